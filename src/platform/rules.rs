//! Loads what the rules say, by language, when a reader first asks why. The JavaScript side is `host.js`.

use super::Store;
use crate::state::{AppState, Inspected, Msg, RuleBook};
use crate::text::Lang;
use crate::text::rules::RuleText;
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

// Calls `done` once: with the bytes, or with nothing when they did not come intact.
#[wasm_bindgen(module = "/src/platform/host.js")]
extern "C" {
    #[wasm_bindgen(js_name = ruleBook)]
    fn ask_for_rule_book(lang: &str, done: &JsValue);
}

/// Which figure's reason is shown, wherever that is.
fn asked(state: &AppState) -> Option<crate::model::Metric> {
    match (state.ui.why, state.ui.inspector) {
        (Some(metric), _) | (None, Some(Inspected::Why(metric))) => Some(metric),
        _ => None,
    }
}

fn read(answer: &JsValue) -> Option<Rc<[RuleText]>> {
    let bytes = answer.dyn_ref::<Uint8Array>()?.to_vec();
    postcard::from_bytes::<Vec<RuleText>>(&bytes).ok().map(Into::into)
}

fn load(store: &Rc<Store>, lang: Lang) {
    store.dispatch(Msg::Rules(RuleBook::Loading));
    let store = Rc::clone(store);
    let done = Closure::once_into_js(move |answer: JsValue| {
        let book = read(&answer).map_or(RuleBook::Failed, |words| RuleBook::Open(lang, words));
        store.dispatch(Msg::Rules(book));
        // The language may have changed meanwhile.
        let now = store.state();
        if asked(&now).is_some() && !now.ui.rules.has(now.ui.lang) && now.ui.rules != RuleBook::Failed {
            load(&store, now.ui.lang);
        }
    });
    ask_for_rule_book(lang.tag(), &done);
}

pub(super) fn listen(store: &Rc<Store>) {
    let weak = Rc::downgrade(store);
    store.on_change(move |before, after| {
        let Some(store) = weak.upgrade() else { return };
        // After a failure the next figure that is asked for tries again.
        let anew = asked(before) != asked(after) || before.ui.lang != after.ui.lang;
        if anew && asked(after).is_some() && !after.ui.rules.has(after.ui.lang) {
            load(&store, after.ui.lang);
        }
    });
}
