//! The copy of a card that follows the pointer. Always in the page, so that it can be placed
//! before it is filled; the platform moves it.

use super::Props;
use crate::scene::words;
use crate::state::{Drag, Hand};
use yew::prelude::*;

/// The copy.
#[component]
pub fn DragCopy(props: &Props) -> Html {
    let state = &props.state;
    let held = match &state.drag {
        Drag::Lifted { source, hand: Hand::Mouse | Hand::Pen | Hand::Touch, .. } => state.topology().function(source.function()),
        _ => None,
    };
    let price = match &state.drag {
        Drag::Lifted { preview: Some(preview), .. } => Some(words::pill(state.ui.lang, preview)),
        _ => None,
    };
    // What the board that a drop leads to is computed by.
    let reasons = match &state.drag {
        Drag::Lifted { preview: Some(preview), .. } => words::reasons(state.ui.lang, preview),
        _ => None,
    };
    let [before, now] = reasons.unwrap_or_default();
    let part = |class: &'static str, words: Option<String>| {
        html! { <span class={classes!(class, words.is_none().then_some("is-none"))}>{ words.unwrap_or_default() }</span> }
    };
    html! {
        <>
        // The outline of what a pointer is over with it: its fill and four edges.
        <div id="drop-mark" class="drop-mark" aria-hidden="true"><i class="is-fill"></i><i></i><i></i><i></i><i></i></div>
        <div id="drag-copy" class="drag-copy" aria-hidden="true">
            if let Some(function) = held {
                <div class="drag-copy-card">
                    <span class="badge">{ format!("{:02}", function.badge()) }</span>
                    <b class="name">{ AttrValue::from(function.name.clone()) }</b>
                </div>
                // Always there while something is held: what comes and goes is laid out with all of the page's layers.
                { part("drop-pill", price) }
                { part("drop-why", before) }
                { part("drop-why", now) }
            }
        </div>
        </>
    }
}
