//! What fails, what could be better, what each mend gains: to be tried out and made.

use super::super::focus;
use super::super::parts::{Icon, Same, Shape};
use crate::advice::{Change, Finding, World, findings};
use crate::model::Comparison;
use crate::scene::checks::{Card, Checks, Keep, OfferCard, RuleLine, Who, merge_offer};
use crate::state::{AdviceMsg, AppState, Inspected, Msg};
use crate::text::{Lang, N, advice as text, failures, rules, why};
use std::rc::Rc;
use yew::prelude::*;

/// Functions above which the findings wait until the slider is let go.
const LIVE: usize = 100;

/// What was found, and on which board.
type Found = (Rc<Comparison>, Rc<Vec<Finding>>);

/// The checks of the board, while the inspector is open: once for each change.
#[hook]
pub fn use_checks(state: &Rc<AppState>) -> Option<Rc<Checks>> {
    let kept = use_mut_ref(|| None::<Found>);
    let lang = state.ui.lang;
    let found = state.ui.inspector.is_some().then(|| {
        let sliding = state.comparison.assumptions != state.board().assumptions;
        let waits = sliding && state.topology().functions.len() > LIVE;
        let usable = |(of, _): &&Found| {
            Rc::ptr_eq(of, &state.comparison) || (waits && Rc::ptr_eq(&of.topology, &state.comparison.topology))
        };
        let known = kept.borrow().as_ref().filter(usable).cloned();
        known.unwrap_or_else(|| {
            let fresh = (Rc::clone(&state.comparison), Rc::new(findings(&state.comparison)));
            *kept.borrow_mut() = Some(fresh.clone());
            fresh
        })
    });
    let words = use_memo((found.as_ref().map(|(_, list)| Same(Rc::clone(list))), lang), |_| {
        found.as_ref().map(|(of, list)| Rc::new(Checks::new(of, lang, list)))
    });
    (*words).clone()
}

/// What the tab gets.
#[derive(Clone, Properties)]
pub struct ChecksProps {
    /// The state.
    pub state: Rc<AppState>,
    /// Where messages go.
    pub dispatch: Callback<Msg>,
    /// Its heading, which gets the focus.
    pub heading: NodeRef,
    /// What is found.
    pub checks: Rc<Checks>,
}

impl PartialEq for ChecksProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && Rc::ptr_eq(&self.checks, &other.checks)
    }
}

/// The tab.
#[component]
pub fn Pane(props: &ChecksProps) -> Html {
    let ChecksProps { state, dispatch, heading, checks } = props;
    let lang = state.ui.lang;
    let current = state.ui.advice.trial.as_ref().map(|trial| trial.change.clone());
    let card = |card: &Card| {
        html! {
            <CardView key={card.key.clone()} {lang} card={card.clone()} comparison={Same(Rc::clone(&state.comparison))}
                current={current.clone()} dispatch={dispatch.clone()} heading={heading.clone()} />
        }
    };
    let pinned = state.ui.advice.baseline.is_some();
    let pin = {
        let dispatch = dispatch.clone();
        let msg = if pinned { AdviceMsg::Unpin } else { AdviceMsg::Pin };
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Advice(msg.clone())))
    };
    let title = match checks.count() {
        0 => text::title_none(lang).to_owned(),
        many => text::title(lang, N(many)),
    };
    html! {
        <>
            <div class="insp-title"><h2 id="inspector-title" tabindex="-1" ref={heading.clone()}>{ title }</h2></div>
            <section class="check-part" aria-labelledby="checks-failures">
                <h3 id="checks-failures">{ text::failures(lang) }</h3>
                <div class="check-list">{ for checks.failures.iter().map(card) }</div>
                if checks.failures.is_empty() { <p class="hint">{ text::no_failure(lang) }</p> }
            </section>
            <section class="check-part" aria-labelledby="checks-advice">
                <div class="insp-h"><h3 id="checks-advice">{ text::advice(lang) }</h3>
                    if checks.advice.len() > 1 { <small>{ text::order(lang) }</small> }
                </div>
                <div class="check-list">{ for checks.advice.iter().map(card) }</div>
                if checks.count() == 0 { <p class="hint">{ text::nothing(lang) }</p> }
            </section>
            { super::limits::section(state, dispatch) }
            <section class="check-part">
                <button type="button" class="button" onclick={pin}>{ if pinned { text::unpin_item(lang) } else { text::pin(lang) } }</button>
                if !pinned { <p class="hint">{ text::pin_hint(lang) }</p> }
            </section>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct CardProps {
    lang: Lang,
    card: Card,
    comparison: Same<Comparison>,
    current: Option<Change>,
    dispatch: Callback<Msg>,
    heading: NodeRef,
}

/// One finding.
#[component]
fn CardView(props: &CardProps) -> Html {
    let CardProps { lang, card, comparison, dispatch, .. } = props;
    let lang = *lang;
    let keep = use_state_eq(|| card.keep.map(|keep| keep.keep));
    // The board is another one: what was chosen for the last one may be out of its bounds.
    {
        let (keep, first) = (keep.clone(), card.keep);
        use_effect_with(card.keep, move |_| keep.set(first.map(|keep| keep.keep)));
    }
    let chosen = card.keep.zip(*keep).filter(|(bounds, keep)| bounds.keep != *keep && (1..=bounds.most).contains(keep));
    let other = use_memo((Same(Rc::clone(&comparison.0)), chosen, lang), |(_, chosen, lang)| {
        chosen.and_then(|(bounds, keep)| merge_offer(&comparison.0, *lang, bounds.vpc, keep))
    });
    let offers: Vec<OfferCard> = match &*other {
        Some(other) => vec![other.clone()],
        None => card.offers.clone(),
    };
    let id = format!("check-{}", card.key);
    let bad = card.fails.is_some();
    html! {
        <article class={classes!("check", bad.then_some("is-bad"))} aria-labelledby={id.clone()}>
            <div class="check-head">
                if bad { <span class="check-mark" aria-hidden="true">{ "✕" }</span> }
                <h4 {id} class="check-title">
                    if let Some(World::Before | World::Now) = card.fails { <span class="check-world">{ world(lang, card.fails) }</span>{ " " } }
                    { title(card) }
                    if let Some(code) = card.code { { " " }<code class="check-code" lang="en">{ code }</code> }
                </h4>
                if let Some(code) = card.code {
                    <button type="button" class="tool check-copy" data-copy={code} aria-label={text::copy_code(lang, code)} title={text::copy_code(lang, code)}><Icon shape={Shape::Copy} /></button>
                }
            </div>
            if let Some(code) = card.code { <p class="check-plain">{ failures::meaning(lang, code) }</p><p>{ failures::mend(lang, code) }</p> }
            { who(card, dispatch, lang) }
            if !card.text.is_empty() { <p class="check-text">{ card.text.join(if lang == Lang::Ja { "" } else { " " }) }</p> }
            if let Some(bounds) = card.keep { { stepper(props, bounds, &keep) } }
            <div class="check-offers">{ for offers.iter().enumerate().map(|(at, offer)| offer_view(props, at, offer)) }</div>
            { reason(card, &offers, lang) }
        </article>
    }
}

fn world(lang: Lang, world: Option<World>) -> &'static str {
    match world {
        Some(World::Now) => text::f_now(lang),
        _ => text::f_before(lang),
    }
}

fn title(card: &Card) -> Html {
    match (&card.fails, &*card.who) {
        (Some(World::Before), _) => html! {},
        (Some(_), [one]) if card.more == 0 => {
            html! { <><span class="badge">{ one.badge.clone() }</span>{ " " }{ one.name.clone() }</> }
        }
        _ => html! { <>{ card.title.clone() }</> },
    }
}

/// Functions the finding names, each leading to its details.
fn who(card: &Card, dispatch: &Callback<Msg>, lang: Lang) -> Html {
    if card.who.is_empty() || (card.fails.is_some() && card.who.len() == 1 && card.more == 0) {
        return html! {};
    }
    let one = |at: usize, who: &Who| {
        let (dispatch, function) = (dispatch.clone(), who.function);
        let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Inspect(Some(Inspected::Function(function)))));
        html! { <li key={at}><button type="button" class="check-who" {onclick} title={who.name.clone()} aria-label={format!("{} {}", who.badge, who.name)}><span class="badge">{ who.badge.clone() }</span></button></li> }
    };
    html! {
        <ul class="check-whos">{ for card.who.iter().enumerate().map(|(at, who)| one(at, who)) }
            if card.more > 0 { <li key="more">{ text::more(lang, N(card.more)) }</li> }
        </ul>
    }
}

fn stepper(props: &CardProps, bounds: Keep, keep: &UseStateHandle<Option<u64>>) -> Html {
    let lang = props.lang;
    let value = (**keep).unwrap_or(bounds.keep).clamp(1, bounds.most);
    let to = |next: Option<u64>| {
        let keep = keep.clone();
        Callback::from(move |_: MouseEvent| {
            if next.is_some() {
                keep.set(next);
            }
        })
    };
    let fewer = value.checked_sub(1).filter(|next| *next >= 1);
    let more = Some(value + 1).filter(|next| *next <= bounds.most);
    let off = |next: Option<u64>| next.is_none().then_some("true");
    html! {
        <div class="check-keep" role="group" aria-label={text::keep(lang)}>
            <span>{ text::keep(lang) }</span>
            <button type="button" class="step" aria-label={text::keep_fewer(lang)} aria-disabled={off(fewer)} onclick={to(fewer)}>{ "−" }</button>
            <output aria-live="polite">{ N(value).to_string() }</output>
            <button type="button" class="step" aria-label={text::keep_more(lang)} aria-disabled={off(more)} onclick={to(more)}>{ "＋" }</button>
        </div>
    }
}

fn offer_view(props: &CardProps, at: usize, offer: &OfferCard) -> Html {
    let lang = props.lang;
    let current = props.current.as_ref() == Some(&offer.change);
    let act = |msg: AdviceMsg, heads: bool| {
        let (dispatch, heading) = (props.dispatch.clone(), props.heading.clone());
        Callback::from(move |_: MouseEvent| {
            // The card may go with the change: the focus waits at the heading.
            if heads {
                focus::focus_in_place(&heading);
            }
            dispatch.emit(Msg::Advice(msg.clone()));
        })
    };
    let preview = if current { AdviceMsg::Back } else { AdviceMsg::Preview(offer.change.clone()) };
    html! {
        <div key={at} class="check-offer">
            if offer.deed != props.card.title { <p class="check-deed">{ offer.deed.clone() }</p> }
            if !offer.chips.is_empty() {
                <ul class="check-chips">{ for offer.chips.iter().enumerate().map(|(at, chip)| html! { <li key={at}>{ chip.clone() }</li> }) }</ul>
            }
            if !offer.notes.is_empty() {
                <ul class="check-notes">{ for offer.notes.iter().enumerate().map(|(at, note)| html! { <li key={at}>{ note.clone() }</li> }) }</ul>
            }
            if !offer.rules.is_empty() { { rules(lang, &offer.rules) } }
            <div class="check-acts">
                <button type="button" class="button" aria-pressed={current.to_string()} aria-label={text::preview_of(lang, &offer.deed)} onclick={act(preview, false)}>{ text::preview(lang) }</button>
                <button type="button" class="button" aria-label={text::apply_of(lang, &offer.deed)} onclick={act(AdviceMsg::Apply(offer.change.clone()), true)}>{ text::apply(lang) }</button>
            </div>
        </div>
    }
}

fn rules(lang: Lang, lines: &[RuleLine]) -> Html {
    let line = |at: usize, line: &RuleLine| {
        html! {
            <tr key={at}>
                <th scope="row">{ line.set.clone() }if line.stays { { " " }<small>{ text::stays(lang) }</small> }</th>
                <td>if let Some(egress) = &line.egress { <code>{ egress.clone() }</code> } else { { text::unknown_rules(lang) } }</td>
            </tr>
        }
    };
    html! {
        <details class="check-more"><summary>{ text::show_rules(lang, N(lines.len() as u64)) }</summary>
            <table class="insp-table">
                <thead><tr><th scope="col">{ text::of_set(lang) }</th><th scope="col">{ text::of_egress(lang) }</th></tr></thead>
                <tbody>{ for lines.iter().enumerate().map(|(at, one)| line(at, one)) }</tbody>
            </table>
        </details>
    }
}

/// The rule it goes by, and the arithmetic of each gain.
fn reason(card: &Card, offers: &[OfferCard], lang: Lang) -> Html {
    let Some(rule) = card.rule else { return html! {} };
    let lines = offers.iter().flat_map(|offer| &offer.arithmetic);
    html! {
        <details class="check-more"><summary>{ text::why(lang) }</summary>
            <ul class="check-notes">
                { for lines.enumerate().map(|(at, line)| html! { <li key={at}>{ line.clone() }</li> }) }
            </ul>
            <p class="check-rule" data-rule={rule.id}>{ text::rule(lang) }{ ": " }<code lang="en">{ rule.id }</code><br />
                <code lang="en">{ rule.formula }</code><br />
                <a href={format!("./{}#{}", rules::file(lang), rule.id)}>{ why::rules_page(lang) }</a></p>
        </details>
    }
}
