//! A press on a number opens its reason; a press elsewhere closes it.

use super::Store;
use crate::state::Msg;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;

pub(super) fn listen(store: &Rc<Store>) {
    let store = Rc::clone(store);
    let on_click = move |event: &web_sys::Event| {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
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
