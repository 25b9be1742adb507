//! What is picked or selected, and what can be done with it without dragging.

use super::Props;
use crate::scene::{tray::badge, words};
use crate::state::{Dialog, Drag, Edit, Hand, Inspected, Msg};
use crate::text::{N, inspector, ui};
use yew::prelude::*;

/// The bar over the dock. Always in the page, so that it can appear without moving anything.
#[component]
pub fn PickBar(props: &Props) -> Html {
    let Props { state, dispatch, .. } = props;
    let lang = state.ui.lang;
    let many = state.ui.selected.len();
    let picked = state.drag.picked().map(|source| source.function()).or_else(|| state.ui.selected.keys().first().copied());
    let shown = (many > 1 || state.drag.picked().is_some()).then_some(picked).flatten();
    let found = shown.and_then(|key| state.topology().function(key));
    let send = |msg: Msg| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(msg.clone()))
    };
    let reasons = match &state.drag {
        Drag::Lifted { hand: Hand::Keyboard | Hand::Tap, preview: Some(preview), .. } => words::reasons(lang, preview),
        _ => None,
    };
    html! {
        <div id="pick" class="pick" role="group" aria-label={ui::pick_bar(lang)}>
            if let Some(reasons) = reasons {
                <div class="pick-price">{ for reasons.into_iter().flatten().enumerate().map(|(at, line)| html! { <p key={at}>{ line }</p> }) }</div>
            }
            if let Some(function) = found {
                <p class="pick-what">
                    if many > 1 {
                        <b>{ ui::pick_many(lang, N(many as u64)) }</b>
                    } else {
                        <span>{ ui::pick_one(lang) }</span><span class="badge">{ badge(function) }</span><b>{ AttrValue::from(function.name.clone()) }</b>
                        <span class="pick-hint">{ ui::pick_hint(lang) }</span>
                    }
                </p>
                <div class="pick-actions">
                    <button type="button" class="button" onclick={send(Msg::Open(Dialog::Attach { function: function.key, subnet: None }))}>{ ui::attach(lang) }</button>
                    if many > 1 {
                        <button type="button" class="button" onclick={send(Msg::Open(Dialog::Several))}>{ ui::several(lang) }</button>
                    }
                    if state.ui.selected.keys().iter().any(|key| state.topology().function(*key).is_some_and(|f| f.attachment().is_some())) {
                        <button type="button" class="button" onclick={send(Msg::Edit(state.for_selection(Edit::Detach(function.key))))}>{ ui::detach(lang) }</button>
                    }
                    if many > 1 {
                        <button type="button" class="button" onclick={send(Msg::Edit(state.for_selection(Edit::Delete(function.key))))}>{ ui::delete(lang) }</button>
                    }
                    if many == 1 {
                        <button type="button" class="button" onclick={send(Msg::Inspect(Some(Inspected::Function(function.key))))}>{ inspector::details_item(lang) }</button>
                    }
                    <button type="button" class="button" onclick={send(Msg::Pick(None))}>{ ui::cancel(lang) }</button>
                </div>
            }
        </div>
    }
}
