//! The page in a real browser, without the rest of the site.

#![cfg(all(target_arch = "wasm32", feature = "app"))]
#![allow(clippy::unwrap_used)]

use eni_lens::import::Imported;
use eni_lens::state::{AppState, Theme};
use eni_lens::text::Lang;
use eni_lens::view::{Props, Root};
use gloo::utils::document;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use yew::Callback;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_page_mounts_over_its_first_paint() {
    let root = document().create_element("div").unwrap();
    root.append_child(&document().create_element("p").unwrap()).unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    let state = Rc::new(AppState::start(Lang::En, Theme::Auto));
    yew::Renderer::<Root>::with_root_and_props(root.clone(), Props::new(state, Callback::noop())).render();
    // Rendering runs in microtasks.
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&JsValue::NULL)).await.unwrap();
    assert!(root.query_selector("main").unwrap().is_some(), "the page stands");
    assert!(root.query_selector(":scope > p").unwrap().is_none(), "the first paint is gone");
}

#[wasm_bindgen_test]
fn what_the_worker_says_arrives_whole() {
    // Counts beyond 32 bits: usize has 32 here, the counts must not.
    let sent = Imported { functions_total: u64::MAX, versions_total: 1 << 40, ..Imported::default() };
    let bytes = postcard::to_allocvec(&sent).unwrap();
    assert_eq!(postcard::from_bytes::<Imported>(&bytes).unwrap(), sent);
}
