//! A poller's mark and chip: another shape than a function's, and never dragged.

use crate::scene::sources::SourceChip;
use crate::state::{Inspected, Msg};
use crate::text::{Lang, sources as text};
use yew::prelude::*;

/// The mark: two stacked records. A picture only, the name stands beside it.
pub fn mark() -> Html {
    html! {
        <svg class="poller-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2.5 3.5h8l3 2-3 2h-8zM2.5 9h8l3 2-3 2h-8z" />
        </svg>
    }
}

/// AWS's name without the vendor's, where there is little room.
fn short(kind: &'static str) -> &'static str {
    kind.rsplit(' ').next().unwrap_or(kind)
}

/// What a poller's chip gets.
#[derive(PartialEq, Properties)]
pub struct PollerProps {
    /// The event source.
    pub chip: SourceChip,
    /// The language.
    pub lang: Lang,
    /// Where messages go.
    pub dispatch: Callback<Msg>,
}

/// The chip: a press opens the event source.
#[component]
pub fn Poller(props: &PollerProps) -> Html {
    let SourceChip { key, name, kind, failure } = &props.chip;
    let onclick = use_callback((*key, props.dispatch.clone()), |event: MouseEvent, (key, dispatch)| {
        event.stop_propagation();
        dispatch.emit(Msg::Inspect(Some(Inspected::EventSource(*key))));
    });
    let class = classes!("chip", "poller", failure.map(|_| "is-failed"));
    html! {
        <button type="button" {class} tabindex="-1" data-poller={key.0.to_string()} {onclick}
            title={text::open_source(props.lang, name, kind)}>
            { mark() }
            <span class="chip-name">{ AttrValue::from(name.clone()) }</span>
            <span class="tag" lang="en">{ short(kind) }</span>
            if failure.is_some() { <span class="bad">{ "✕" }</span> }
        </button>
    }
}
