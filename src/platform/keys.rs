//! Keys that work everywhere.

use super::Store;
use crate::scene::dock::PRESETS;
use crate::state::{AdviceMsg, AppState, Dialog, Drag, KeptDialog, Msg, Theme};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What a single key does. `None`: nothing, also where the user wants none.
fn single(event: &KeyboardEvent, state: &AppState) -> Option<Msg> {
    let help = Msg::Open(Dialog::Kept(KeptDialog::Shortcuts));
    let key = event.key();
    if key == "F1" && !event.shift_key() {
        return Some(help);
    }
    if !state.ui.keep.settings.keys || event.repeat() || is_menu(event.target()) {
        return None;
    }
    match key.as_str() {
        // Where `?` is a shifted key, Shift is no modifier.
        "?" => Some(help),
        _ if event.shift_key() => None,
        "l" => Some(Msg::SetLang(state.ui.lang.other())),
        "t" => Some(Msg::SetTheme(match state.ui.theme {
            Theme::Auto => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Auto,
        })),
        digit => {
            let place = digit.parse::<usize>().ok().filter(|_| digit.len() == 1)?.checked_sub(1)?;
            PRESETS.get(place).map(|preset| Msg::SetConcurrency(*preset))
        }
    }
}

/// Whether the event comes from a menu, where letters choose entries.
fn is_menu(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest("[role=menu]").ok().flatten().is_some())
}

/// Whether keys typed at `target` are text.
fn is_field(target: Option<web_sys::EventTarget>) -> bool {
    target.and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|element| {
        element
            .matches("input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]")
            .unwrap_or(false)
    })
}

pub(super) fn listen(store: &Rc<Store>) {
    let store = Rc::clone(store);
    let listener = move |event: &web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let state = store.state();
        let held = event.ctrl_key() || event.meta_key();
        let elsewhere = !matches!(state.ui.dialog, None | Some(Dialog::Share(_)));
        let saves = held && !event.alt_key() && !event.shift_key() && event.key().eq_ignore_ascii_case("s");
        if saves && !event.is_composing() && !elsewhere {
            event.prevent_default();
            return super::share::copy_link(&store);
        }
        if event.default_prevented() || event.is_composing() || is_field(event.target()) || state.ui.dialog.is_some() {
            return;
        }
        // Esc shows the board as it is again.
        if event.key() == "Escape" && state.drag == Drag::Idle && state.ui.advice.trial.is_some() {
            event.prevent_default();
            return store.dispatch(Msg::Advice(AdviceMsg::Back));
        }
        if !held && !event.alt_key() && state.drag == Drag::Idle {
            if let Some(msg) = single(event, &state) {
                event.prevent_default();
                store.dispatch(msg);
            }
            return;
        }
        if !held || event.alt_key() {
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
