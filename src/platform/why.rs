//! A press on a number opens its reason, on a term its explanation; a press elsewhere closes them.

use super::Store;
use crate::state::Msg;
use crate::text::terms::Term;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::utils::{document, window};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// The term's button that is pressed says so: components draw the same term in several places.
fn mark(pressed: Option<&Element>) {
    if let Ok(Some(last)) = document().query_selector("[data-term][aria-expanded='true']") {
        let _ = last.set_attribute("aria-expanded", "false");
    }
    if let Some(pressed) = pressed {
        let _ = pressed.set_attribute("aria-expanded", "true");
    }
}

fn explain_term(store: &Rc<Store>, element: &Element) {
    let button = element.closest("[data-term]").ok().flatten();
    let open = store.state().ui.term;
    match &button {
        Some(button) => {
            let was = button.get_attribute("aria-expanded").as_deref() == Some("true");
            let term = button.get_attribute("data-term").and_then(|id| Term::by_id(&id)).filter(|_| !was);
            mark(term.is_some().then_some(button));
            // Closed first: the same term of another place is another place.
            store.dispatch(Msg::Term(None));
            store.dispatch(Msg::Term(term));
        }
        None if open.is_some() && element.closest("#term").ok().flatten().is_none() => {
            mark(None);
            store.dispatch(Msg::Term(None));
        }
        None => {}
    }
}

pub(super) fn listen(store: &Rc<Store>) {
    let escaped = Rc::clone(store);
    let on_key = move |event: &web_sys::Event| {
        let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape" && !event.is_composing());
        if escape && escaped.state().ui.term.is_some() {
            event.stop_propagation();
            event.prevent_default();
            mark(None);
            escaped.dispatch(Msg::Term(None));
        }
    };
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&window(), "keydown", options, on_key).forget();
    let store = Rc::clone(store);
    let on_click = move |event: &web_sys::Event| {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        explain_term(&store, &element);
        let open = store.state().ui.why;
        let asked =
            element.closest("[data-why]").ok().flatten().and_then(|number| number.get_attribute("data-why")?.parse().ok());
        match asked {
            // Pressed again, it closes.
            Some(metric) => store.dispatch(Msg::Why((open != Some(metric)).then_some(metric))),
            // Controls change what the reason speaks of, and it follows: they leave it open.
            None if open.is_some() && element.closest("#why, #dock, .notices").ok().flatten().is_none() => {
                store.dispatch(Msg::Why(None));
            }
            None => {}
        }
    };
    // Before the components: what they draw anew may no longer hold what was pressed.
    EventListener::new_with_options(&window(), "click", EventListenerOptions::run_in_capture_phase(), on_click).forget();
}
