//! Keys that work everywhere.

use super::Store;
use crate::state::{Dialog, Msg};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Whether keys typed at `target` are text.
fn is_field(target: Option<web_sys::EventTarget>) -> bool {
    target.and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|element| {
        element.matches("input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select").unwrap_or(false)
    })
}

pub(super) fn listen(store: &Rc<Store>) {
    let store = Rc::clone(store);
    let listener = move |event: &web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let elsewhere = !matches!(store.state().ui.dialog, None | Some(Dialog::Share(_)));
        if command && !event.is_composing() && !event.shift_key() && !elsewhere && event.key().eq_ignore_ascii_case("s") {
            event.prevent_default();
            return super::share::copy_link(&store);
        }
        if !command || event.is_composing() || is_field(event.target()) || store.state().ui.dialog.is_some() {
            return;
        }
        let msg = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Msg::Undo,
            ("z", true) | ("y", false) => Msg::Redo,
            _ => return,
        };
        event.prevent_default();
        store.dispatch(msg);
    };
    EventListener::new_with_options(&window(), "keydown", EventListenerOptions::enable_prevent_default(), listener).forget();
}
