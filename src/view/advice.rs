//! The bars below the top bar: a change that is tried out, and the pinned baseline.

use super::parts::Same;
use super::{Props, focus};
use crate::scene::baseline::{Diff, Totals};
use crate::scene::words;
use crate::state::{AdviceMsg, AppState, Msg, Pinned, Trial};
use crate::text::{Lang, N, advice as text, ui};
use std::rc::Rc;
use yew::prelude::*;

/// What differs from the baseline, for all who draw it; `None`: no baseline.
#[derive(Clone, PartialEq, Default)]
pub struct Difference(pub Option<Rc<Diff>>);

/// The difference to the baseline, computed once for each pair of boards.
#[hook]
pub fn use_difference(shown: &Rc<AppState>) -> Difference {
    let baseline = shown.ui.advice.baseline.clone();
    let key = (Same(Rc::clone(&shown.comparison)), baseline.clone().map(Same));
    let diff =
        use_memo(key, |_| Difference(baseline.as_ref().map(|pinned| Rc::new(Diff::new(&pinned.comparison, &shown.comparison)))));
    (*diff).clone()
}

/// A change against the baseline: a sign and a figure, never a colour alone. None: nothing changed.
pub fn delta(lang: Lang, change: i64) -> Html {
    if change == 0 {
        return html! {};
    }
    html! {
        <span class="diff" title={text::against(lang)}>{ text::diff(lang, &ui::change(lang, change)) }<span class="vh">{ " " }{ text::against(lang) }</span></span>
    }
}

/// The bars. Always in the page, so that they can appear without a new place in the tree.
#[component]
pub fn Bars(props: &Props) -> Html {
    let Props { state, dispatch, .. } = props;
    let lang = state.ui.lang;
    let Difference(diff) = use_context::<Difference>().unwrap_or_default();
    let (place, heading) = (use_node_ref(), use_node_ref());
    let opener = use_mut_ref(|| None);
    let trial = state.ui.advice.trial.clone();
    {
        let (place, heading, opener) = (place.clone(), heading.clone(), opener.clone());
        let is_first = use_mut_ref(|| true);
        use_effect_with(trial.clone().map(Same), move |shown| {
            let first = is_first.replace(false);
            match shown {
                Some(_) => {
                    if let Some(element) = focus::focused_outside(&place) {
                        *opener.borrow_mut() = Some(element);
                    }
                    focus::focus_in_place(&heading);
                }
                None if first => {}
                None => focus::give_back(&place, opener.borrow_mut().take()),
            }
        });
    }
    html! {
        <div ref={place} class={classes!("advice-bars", trial.is_some().then_some("is-sticky"))}>
            <div class="advice-place">
                if let Some(trial) = trial { { preview(lang, &trial, dispatch, &heading) } }
            </div>
            <div class="advice-place">
                if let (Some(pinned), Some(diff)) = (&state.ui.advice.baseline, &diff) { { baseline(lang, pinned, diff, dispatch) } }
            </div>
        </div>
    }
}

fn send(dispatch: &Callback<Msg>, msg: AdviceMsg) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Advice(msg.clone())))
}

fn preview(lang: Lang, trial: &Trial, dispatch: &Callback<Msg>, heading: &NodeRef) -> Html {
    let deed = text::deed(lang, &trial.deed);
    html! {
        <section id="preview" class="advice-bar is-preview" aria-labelledby="preview-title">
            <p id="preview-title" tabindex="-1" ref={heading.clone()}><b>{ text::preview_of(lang, &deed) }</b></p>
            <span class="preview-note">{ text::not_yet(lang) }</span>
            <div class="advice-acts">
                <button type="button" class="button is-main" onclick={send(dispatch, AdviceMsg::Apply(trial.change.clone()))}>{ text::apply(lang) }</button>
                <button type="button" class="button" onclick={send(dispatch, AdviceMsg::Back)}>{ text::back(lang) }</button>
            </div>
        </section>
    }
}

/// Each headline figure with a difference: its name, both worlds.
fn totals(lang: Lang, totals: &Totals) -> Vec<(&'static str, String)> {
    let pair = |before: i64, now: i64| {
        let before = (before != 0).then(|| text::diff_before(lang, &ui::change(lang, before)));
        let now = (now != 0).then(|| text::diff_now(lang, &ui::change(lang, now)));
        before.into_iter().chain(now).collect::<Vec<_>>().join(" / ")
    };
    let all = [
        (ui::enis_needed(lang), pair(totals.needed, totals.now)),
        (ui::ips_used_short(lang), pair(totals.used_before, totals.used_now)),
        (ui::cannot_start_short(lang), pair(totals.refused, totals.failed)),
    ];
    all.into_iter().filter(|(_, words)| !words.is_empty()).collect()
}

fn names(lang: Lang, names: &[Rc<str>]) -> String {
    let between = if lang == Lang::Ja { "、" } else { ", " };
    let shown = names.get(..4.min(names.len())).unwrap_or_default().join(between);
    match names.len().saturating_sub(4) {
        0 => shown,
        more => text::list_and(lang, &shown, N(more as u64)),
    }
}

fn baseline(lang: Lang, pinned: &Pinned, diff: &Diff, dispatch: &Callback<Msg>) -> Html {
    let topology = &pinned.board.topology;
    let counts = [topology.functions.len(), topology.subnets.len(), topology.sets.len()].map(|count| count as u64);
    let title = words::title(lang, &pinned.board.title, counts[0], counts[1], counts[2]);
    let changes = totals(lang, &diff.totals);
    let lists = [
        (&diff.came.0, text::came_subnets as fn(Lang, &str) -> String),
        (&diff.went.0, text::went_subnets),
        (&diff.came.1, text::came_sets),
        (&diff.went.1, text::went_sets),
    ];
    let lists = lists.into_iter().filter(|(list, _)| !list.is_empty()).map(|(list, say)| say(lang, &names(lang, list)));
    html! {
        <section id="baseline" class="advice-bar is-baseline" aria-label={text::baseline(lang)}>
            <p><b>{ text::baseline_is(lang, &title) }</b></p>
            <ul class="baseline-diffs">
                { for changes.iter().map(|(name, words)| html! { <li key={*name}><span>{ *name }</span>{ " " }<b class="diff">{ words.clone() }</b></li> }) }
                { for lists.enumerate().map(|(at, words)| html! { <li key={at}>{ words }</li> }) }
                if diff.is_nothing() { <li key="none">{ text::no_difference(lang) }</li> }
            </ul>
            <div class="advice-acts">
                <button type="button" class="button" onclick={send(dispatch, AdviceMsg::Unpin)}>{ text::unpin(lang) }</button>
            </div>
        </section>
    }
}
