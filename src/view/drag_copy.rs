//! The copy of a card that follows the pointer. Always in the page, so that it can be placed
//! before it is filled; the platform moves it.

use super::Props;
use crate::model::Metric;
use crate::scene::{why::formula, words};
use crate::state::{Drag, Hand};
use crate::text::terms::colon;
use crate::text::ui;
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
        Drag::Lifted { preview: Some(preview), .. } => preview.after.as_ref().map(|(_, after)| {
            let line = |name: &'static str, metric| {
                formula(after, state.ui.lang, metric).map(|line| format!("{name}{}{line}", colon(state.ui.lang)))
            };
            [line(ui::before(state.ui.lang), Metric::LegacyNeeded), line(ui::now(state.ui.lang), Metric::HyperplaneEnis)]
        }),
        _ => None,
    };
    html! {
        <div id="drag-copy" class="drag-copy" aria-hidden="true">
            if let Some(function) = held {
                <div class="drag-copy-card">
                    <span class="badge">{ format!("{:02}", function.badge()) }</span>
                    <b class="name">{ AttrValue::from(function.name.clone()) }</b>
                </div>
                if let Some(price) = price { <span class="drop-pill">{ price }</span> }
                { for reasons.into_iter().flatten().flatten().enumerate().map(|(at, line)| html! { <span key={at} class="drop-why">{ line }</span> }) }
            }
        </div>
    }
}
