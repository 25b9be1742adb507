//! Limits: what is used of each. They are edited among the assumptions.

use crate::model::Metric;
use crate::scene::limits::{Beyond, Line, limits};
use crate::state::{AppState, Inspected, Msg};
use crate::text::{Lang, N, limits as text};
use crate::view::parts::{why, why_stop};
use yew::prelude::*;

/// The section with every limit.
pub fn section(state: &AppState, dispatch: &Callback<Msg>) -> Html {
    let lang = state.ui.lang;
    let pane = limits(&state.comparison, lang);
    let edit = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Inspect(Some(Inspected::Assumptions))))
    };
    html! {
        <section class="check-part limits" id="limits">
            <div class="insp-h"><h3>{ text::title(lang) }</h3><button type="button" class="link" onclick={edit}>{ text::edit(lang) }</button></div>
            <ul class="limit-lines">{ for pane.lines.iter().map(|line| limit(lang, line, pane.account_tick)) }</ul>
            if pane.more > 0 { <p class="hint">{ text::more(lang, N(pane.more)) }</p> }
            if let Some(left) = pane.unreserved {
                <p class="limit-line" data-limit="unreserved"><span class="limit-name">{ text::unreserved(lang) }</span>{ why_stop(Metric::Unreserved, "", N(left).to_string()) }</p>
            }
            if !pane.beyond.is_empty() {
                <div class="limit-beyond"><h4>{ text::no_longer(lang) }</h4><p class="hint">{ text::no_longer_hint(lang) }</p>
                    { for pane.beyond.iter().enumerate().map(|(at, beyond)| no_longer(at, beyond)) }
                </div>
            }
        </section>
    }
}

fn limit(lang: Lang, line: &Line, account_tick: Option<u64>) -> Html {
    let full = line.full.then_some("is-full");
    let max = line.limit.max(1);
    html! {
        <li key={line.metric.to_string()} class="limit" data-limit={line.id} data-used={line.used.to_string()} data-of={line.limit.to_string()}>
            <div class="limit-line">
                <span class="limit-name">{ line.name.clone() }</span>
                <span class="limit-used">{ why_stop(line.metric, if line.full { "is-bad" } else { "" }, N(line.used).to_string()) }{ " " }{ text::of(lang, N(line.limit)) }</span>
                <span class={classes!("limit-percent", line.close.then_some("is-close"))}>{ why(line.metric, "is-words", line.percent.clone(), html! {}) }</span>
            </div>
            if line.metric == Metric::AccountUsed {
                if let Some(at) = account_tick { <p class="hint">{ text::on_the_slider(lang) }{ " " }{ why_stop(Metric::AccountTick, "is-words", N(at).to_string()) }</p> }
            }
            <progress class={classes!("insp-bar", full)} max={max.to_string()} value={line.used.min(max).to_string()} aria-label={line.name.clone()}></progress>
            if let Some(hint) = line.hint { <p class="hint">{ hint }</p> }
        </li>
    }
}

fn no_longer(at: usize, beyond: &Beyond) -> Html {
    html! {
        <p key={at} class="limit-nth">
            if let Some(vpc) = &beyond.vpc { <span>{ vpc.clone() }{ ": " }</span> }
            { for beyond.nth.iter().map(|(word, metric, nth)| html! {
                <span key={metric.name()} class="limit-one">{ why_stop(*metric, "", nth.clone()) }{ " " }{ *word }</span>
            }) }
        </p>
    }
}
