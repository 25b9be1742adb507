//! "Why this number": a small dialog at the figure, or pinned in the inspector.

use super::parts::{Icon, Shape, why_stop};
use super::rules_page::marks;
use super::{Props, focus};
use crate::model::Metric;
use crate::scene::source::{self, Words};
use crate::scene::why::{Control, Explanation, Other, Token, explain};
use crate::state::{AppState, Inspected, Msg};
use crate::text::terms::colon;
use crate::text::{rules, why as text};
use std::rc::Rc;
use yew::prelude::*;

/// The open "why", if there is one.
#[component]
pub fn Why(props: &Props) -> Html {
    let (state, dispatch) = (&props.state, &props.dispatch);
    let (place, own, heading) = (use_node_ref(), use_node_ref(), use_node_ref());
    let metric = state.ui.why;
    let opener = use_mut_ref(|| None);
    // Placed before it is focused, and after every change of what it says.
    {
        let own = own.clone();
        use_effect(move || {
            if let Some(metric) = metric {
                focus::place_by(&format!("[data-why='{metric}']:not(#why *), [data-metric='{metric}']"), &own);
            }
        });
    }
    {
        let (place, heading, opener) = (place.clone(), heading.clone(), opener.clone());
        let last = use_mut_ref(|| None::<Metric>);
        use_effect_with(metric, move |metric| {
            let before = last.replace(*metric);
            match (before, metric) {
                (_, Some(_)) => {
                    if let Some(element) = focus::focused_outside(&place) {
                        *opener.borrow_mut() = Some(element);
                    }
                    focus::focus_in_place(&heading);
                }
                (Some(_), None) => focus::give_back(&place, opener.borrow_mut().take()),
                (None, None) => {}
            }
        });
    }
    let onkeydown = use_callback(dispatch.clone(), |event: KeyboardEvent, dispatch| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            dispatch.emit(Msg::Why(None));
        }
    });
    html! {
        <div ref={place} class="why-place">
            if let Some(metric) = metric {
                <div ref={own} id="why" class="why" role="dialog" aria-labelledby="why-title" {onkeydown}>{ panel(state, dispatch, &heading, metric, false) }</div>
            }
        </div>
    }
}

/// The rule and its source.
fn source(state: &AppState, rule: &str) -> Html {
    let lang = state.ui.lang;
    let told = match source::words(state, rule) {
        Words::Loading => return html! { <p>{ text::loading(lang) }</p> },
        Words::Failed => return html! { <p>{ text::no_rules(lang) }</p> },
        Words::Rule(told) => told,
    };
    let sources = told.sources.iter().enumerate().map(|(at, source)| {
        let title = match &source.url {
            Some(url) => html! { <a href={url.clone()} target="_blank" rel="noopener noreferrer" lang="en">{ source.title.clone() }<span class="vh">{ text::new_tab(lang) }</span></a> },
            None => html! { <span lang="en">{ source.title.clone() }</span> },
        };
        html! { <p key={at}>{ text::source(lang) }{ colon(lang) }{ title }{ " · " }{ rules::dated(lang, &source.dated) }</p> }
    });
    html! {
        <>
            <p class="why-rule">{ told.statement.clone() }</p>
            <p class="why-general"><code>{ told.formula.clone() }</code></p>
            <p>{ told.more.clone() }</p>
            <p class="why-sure">{ marks(told.confidence) }<b>{ rules::confidence_words(lang, told.confidence) }</b>{ " · " }{ told.times(lang) }</p>
            { for sources }
        </>
    }
}

/// What is said of a figure. `pinned`: it stays where it is, with the inspector's own head.
pub fn panel(state: &Rc<AppState>, dispatch: &Callback<Msg>, heading: &NodeRef, metric: Metric, pinned: bool) -> Html {
    let lang = state.ui.lang;
    let Some(why) = explain(&state.comparison, lang, metric) else { return html! {} };
    let send = |msg: Msg| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(msg.clone()))
    };
    let (plain, marked) = source::lines(state, why.rule);
    let title_id = if pinned { "inspector-title" } else { "why-title" };
    html! {
        <>
            <div class="why-head">
                <h2 id={title_id} tabindex="-1" ref={heading.clone()}>{ text::why(lang, &why.value) }</h2>
                if !pinned {
                    <button type="button" class="tool" data-pin="" aria-label={text::pin(lang)} title={text::pin(lang)} onclick={send(Msg::Inspect(Some(Inspected::Why(metric))))}><Icon shape={Shape::Pin} /></button>
                    <button type="button" class="tool" aria-label={text::close(lang)} title={text::close(lang)} onclick={send(Msg::Why(None))}><Icon shape={Shape::Cross} /></button>
                }
            </div>
            <p class="why-name">{ why.name }</p>
            <p class="why-formula">{ for why.formula.iter().enumerate().map(|(at, token)| piece(at, token, &why, dispatch, heading)) }
                <span class="why-result">{ if metric == Metric::Ratio { " ≈ " } else { " = " } }<b>{ why.shown.clone() }</b></span>
            </p>
            <ul class="why-steps">{ for why.steps.iter().enumerate().map(|(at, step)| html! { <li key={at}>{ step.clone() }</li> }) }</ul>
            if let Some(Other { name, value, estimate, asked }) = &why.other {
                <p class="why-other"><span>{ *name }{ " " }{ why_stop(*asked, "", value.clone()) }</span>{ " " }
                    <button type="button" class="link" onclick={send(Msg::SetEstimate(*estimate))}>{ text::switch(lang) }</button>
                </p>
            }
            <div class="why-source" aria-live="polite">{ source(state, why.rule) }</div>
            <div class="why-foot">
                <a class="link" href={source::href(lang, why.rule)} target="_blank" data-rule={why.rule}>{ text::rules_page(lang) }<span class="vh">{ text::new_tab(lang) }</span></a>
                <button type="button" class="link" onclick={send(Msg::Inspect(Some(Inspected::Assumptions)))}>{ text::edit_assumptions(lang) }</button>
                <button type="button" class="link" data-copy={why.plain(lang, &plain)}>{ text::copy_text(lang) }</button>
                <button type="button" class="link" data-copy={why.markdown(lang, &marked)}>{ text::copy_markdown(lang) }</button>
            </div>
        </>
    }
}

fn piece(at: usize, token: &Token, why: &Explanation, dispatch: &Callback<Msg>, node: &NodeRef) -> Html {
    match token {
        Token::Sign(sign) => html! { <span key={at} class="why-sign">{ sign.clone() }</span> },
        Token::Value { name, number, control } => {
            let words = html! { <>{ *name }{ " " }<b>{ number.clone() }</b></> };
            match *control {
                None => html! { <span key={at} class="why-value">{ words }</span> },
                Some(control) => {
                    let (dispatch, node, metric) = (dispatch.clone(), node.clone(), why.metric);
                    let onclick = Callback::from(move |_: MouseEvent| go(control, metric, &dispatch, &node));
                    html! { <button key={at} type="button" class="why-value is-link" {onclick}>{ words }</button> }
                }
            }
        }
    }
}

/// Leads to where a value is changed.
fn go(control: Control, metric: Metric, dispatch: &Callback<Msg>, node: &NodeRef) {
    let open = |inspected: Inspected| dispatch.emit(Msg::Inspect(Some(inspected)));
    match control {
        Control::Slider => focus::focus_by(node, "#concurrency"),
        Control::Tray => focus::focus_by(node, ".tray-cards [tabindex='0'], #tray"),
        Control::Board => focus::focus_by(node, "#board [tabindex='0'], #board"),
        Control::Assumptions => open(Inspected::Assumptions),
        Control::Subnet(subnet) => open(Inspected::Subnet(subnet)),
        Control::Function(function) => open(Inspected::Function(function)),
    }
    // A value that is changed right here leaves the reason open, to see it follow.
    let stays = matches!(control, Control::Slider) && metric != Metric::WaitHyperplane;
    if !stays {
        dispatch.emit(Msg::Why(None));
    }
}
