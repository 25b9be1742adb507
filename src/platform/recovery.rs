//! What happens when the app stops by a fault of its own: a page that needs it no more.

use gloo::events::EventListener;
use gloo::utils::window;
use std::cell::RefCell;
use std::panic::PanicHookInfo;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/platform/recovery.js")]
extern "C" {
    fn recover(details: &str);
}

/// What a test puts into the address, so that the event below is listened to.
const TEST_MARK: &str = "#panic-test";
/// What a test sends to the window.
const TEST_EVENT: &str = "eni-lens-panic";

/// The message and the place, without what may come from the board: the standard library quotes
/// texts between backticks.
fn details(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let words = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let words = words.unwrap_or("panicked").split(['`', '"', '\n']).next().unwrap_or_default();
    let place = info.location().map(|at| format!("{}:{}:{}", at.file(), at.line(), at.column())).unwrap_or_default();
    format!("{words}\n{place} · eni-lens {}", env!("CARGO_PKG_VERSION"))
}

/// Shows the recovery page when anything panics. Call before anything else.
pub fn watch() {
    // Yew sets a hook of its own unless it is given one.
    yew::set_custom_panic_hook(Box::new(|info| recover(&details(info))));
    // A fault on demand, for tests: the address and a script are needed, so nobody meets it by chance.
    if window().location().hash().is_ok_and(|hash| hash == TEST_MARK) {
        EventListener::new(&window(), TEST_EVENT, |_| {
            let cell = RefCell::new(());
            let _held = cell.borrow_mut();
            let _ = cell.borrow_mut();
        })
        .forget();
    }
}
