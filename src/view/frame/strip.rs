//! The comparison strip: a table of both worlds, laid out as cards.

use super::Props;
use crate::model::{Estimate, Metric};
use crate::scene::baseline::Totals;
use crate::scene::strip::{self, Bars, BeforeFormula, Delta, NowFormula, Ratio, Strip as Scene, Usable};
use crate::state::{AppState, Coming, Msg};
use crate::text::terms::Term;
use crate::text::{Lang, N, advice as text, failures, ui};
use crate::view::advice::{self, Difference};
use crate::view::parts::{Figure, Same, why, why_stop};
use crate::view::terms::with_terms;
use std::rc::Rc;
use yew::prelude::*;

/// The strip's data: the figures once for each comparison, then what the drag adds.
#[hook]
fn use_scene(state: &Rc<AppState>) -> Rc<Scene> {
    let figures = use_memo(Same(Rc::clone(&state.comparison)), |_| Scene::of_comparison(&state.comparison));
    Rc::new(Scene::clone(&figures).with_page(state))
}

/// Both worlds in figures.
#[component]
pub fn Strip(props: &Props) -> Html {
    let Props { state, dispatch, .. } = props;
    let lang = state.ui.lang;
    let scene = use_scene(state);
    let coming = state.ui.coming == Coming::Board;
    let Difference(diff) = use_context::<Difference>().unwrap_or_default();
    let against = diff.map(|diff| diff.totals);
    html! {
        <section id="strip" class={classes!("strip-box", scene.one_line.then_some("is-line"), coming.then_some("is-coming"))}
            aria-labelledby="strip-title">
            <h2 id="strip-title" class="vh">{ ui::strip(lang) }</h2>
            <ContextProvider<Option<Delta>> context={strip::delta(&state.drag)}><Table {lang} {scene} {against} dispatch={dispatch.clone()} /></ContextProvider<Option<Delta>>>
            <div class="vh" role="status">if coming { { ui::calculating(lang) } }</div>
        </section>
    }
}

#[derive(Properties)]
struct TableProps {
    lang: Lang,
    scene: Rc<Scene>,
    /// The difference to the baseline.
    against: Option<Totals>,
    dispatch: Callback<Msg>,
}

impl PartialEq for TableProps {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang
            && self.dispatch == other.dispatch
            && self.against == other.against
            && (Rc::ptr_eq(&self.scene, &other.scene) || self.scene == other.scene)
    }
}

/// One measure to a row. CSS lays the rows out as cards, which takes the table out of the tree in
/// some browsers: the roles put it back.
#[component]
fn Table(props: &TableProps) -> Html {
    let TableProps { lang, scene, against, dispatch } = props;
    let lang = *lang;
    let diff = |pick: fn(&Totals) -> i64| against.as_ref().map(|totals| advice::delta(lang, pick(totals))).unwrap_or_default();
    let worlds = |pick: fn(&Totals) -> i64, world: fn(Lang, &str) -> String| {
        let change = against.as_ref().map(pick).filter(|change| *change != 0);
        html! { if let Some(change) = change { <span class="diff" title={text::against(lang)}>{ text::diff(lang, &world(lang, &ui::change(lang, change))) }<span class="vh">{ " " }{ text::against(lang) }</span></span> } }
    };
    let up_to = |shown: bool| html! { if shown { <span class="up-to">{ ui::up_to(lang) }</span>{ " " } } };
    let world = |name: &'static str, bound: bool| html! { <span class="world"><span class="world-name" aria-hidden="true">{ name }</span>{ up_to(bound) }</span> };
    let column = |name: &'static str| html! { <th scope="col" role="columnheader">{ name }</th> };
    let head = |long: &'static str, rest: &'static str, short: &'static str| {
        html! {
            <th scope="row" role="rowheader" class="kpi-head">
                <span class="long">{ with_terms(lang, long, &[Term::Eni, Term::ColdStart]) }<span class="rest">{ rest }</span></span><span class="short" aria-hidden="true">{ short }</span>
            </th>
        }
    };
    let arrow = html! { <span class="to" aria-hidden="true">{ "→" }</span> };
    // Keys reach its reason by the figure before it.
    let share = |metric: Metric, share: &Option<String>| {
        share
            .as_ref()
            .map(|share| html! { <span class="share">{ " " }{ why(metric, "is-words", format!("({share})"), html! {}) }</span> })
            .unwrap_or_default()
    };
    let refused = scene.refused > 0;
    let before_class = |bad: bool| if bad { "refused" } else { "before" };
    let now_class = |bad: bool| if bad { "refused" } else { "now" };
    let made = |metric: &'static str, value: u64, shown: bool| {
        html! {
            <span class={if shown { "made" } else { "vh" }}>
                { " " }{ ui::made(lang) }{ " " }<Figure {metric} {value} why={shown} />
            </span>
        }
    };
    let wait = |class: &'static str, metric: Metric, words: Option<String>| match words {
        Some(words) => {
            html! { <button type="button" class={classes!("fig", class)} data-why={metric.to_string()} aria-haspopup="dialog">{ words }</button> }
        }
        None => html! { <span class={classes!("fig", class)}>{ ui::none_dash(lang) }</span> },
    };
    let short_of = scene.now_created < scene.now;
    let size = match scene.digits {
        0..=4 => None,
        5..=6 => Some("is-mid"),
        _ => Some("is-long"),
    };
    html! {
        <table class="strip" role="table">
            <caption class="vh">{ ui::strip(lang) }</caption>
            <thead role="rowgroup" class="vh">
                <tr role="row">
                    { column(ui::measure(lang)) }{ column(ui::before(lang)) }{ column(ui::now(lang)) }{ column(ui::basis(lang)) }
                </tr>
            </thead>
            <tbody role="rowgroup">
                <tr role="row" class={classes!("kpi", "hero", size)}>
                    { head(ui::enis_needed(lang), "", ui::enis_needed(lang)) }
                    <td role="cell" class="of-before">
                        <span class="figure">
                            { up_to(scene.up_to) }
                            <Figure why=true metric="legacy-needed" value={scene.needed} class={classes!("big", "before")} />
                            { made("legacy-created", scene.created, false) }
                        </span>
                        <span class="deltas">
                            <Chip {lang} name="before" />
                            <Chip {lang} name="now" />
                            { worlds(|totals| totals.needed, text::diff_before) }{ worlds(|totals| totals.now, text::diff_now) }
                        </span>
                        <Other {lang} estimate={scene.estimate} value={scene.other} idle={scene.needed == 0 && scene.other == 0} dispatch={dispatch.clone()} />
                    </td>
                    <td role="cell" class="of-now">
                        <span class="figure">
                            { arrow.clone() }
                            <Figure why=true metric="hyperplane-enis" value={scene.now} class={classes!("big", now_class(short_of))} />
                            { made("hyperplane-created", scene.now_created, short_of) }
                        </span>
                        <span class="ratio">{ ratio(lang, scene) }</span>
                    </td>
                    <td role="cell" class="basis">
                        { bars(lang, &scene.bars) }
                        <span class="foot"><span>{ before_formula(lang, scene.before_formula) }</span>{ " " }<span>{ with_terms(lang, &now_formula(lang, scene.now_formula), &[Term::Set]) }</span></span>
                    </td>
                </tr>
                <tr role="row" class="kpi is-ips">
                    { head(ui::ips_used(lang), ui::all_subnets(lang), ui::ips_used_short(lang)) }
                    <td role="cell" class="of-before">
                        { world(ui::before(lang), scene.up_to && refused) }
                        <Figure why=true metric="ips-used-legacy" value={scene.used_before} class={before_class(scene.full_before)} />
                        <span class="of">
                            { " / " }<Figure why=true metric="ips-usable" value={scene.usable} class="plain" />{ share(Metric::IpsUsedLegacy, &scene.used_before_share) }{ diff(|totals| totals.used_before) }
                        </span>
                    </td>
                    <td role="cell" class="of-now">
                        { world(ui::now(lang), false) }{ arrow.clone() }
                        <Figure why=true metric="ips-used-hyperplane" value={scene.used_now} class={now_class(scene.full_now)} />
                        <span class="of">{ " / " }{ why_stop(Metric::IpsUsable, "is-words", N(scene.usable).to_string()) }{ share(Metric::IpsUsedHyperplane, &scene.used_now_share) }{ diff(|totals| totals.used_now) }</span>
                    </td>
                    <td role="cell" class="basis"><span class="foot">{ with_terms(lang, &usable(lang, scene.usable_formula), &[Term::Reserved]) }</span></td>
                </tr>
                <tr role="row" class="kpi is-refused">
                    { head(ui::cannot_start(lang), "", ui::cannot_start_short(lang)) }
                    <td role="cell" class="of-before">
                        { world(ui::before(lang), scene.up_to && refused) }
                        <Figure why=true metric="legacy-refused" value={scene.refused} class={before_class(refused)} />
                        <span class="of">
                            { share(Metric::LegacyRefused, &scene.refused_share) }{ diff(|totals| totals.refused) }
                        </span>
                        <Chip {lang} name="refused" />
                    </td>
                    <td role="cell" class="of-now">
                        { world(ui::now(lang), false) }{ arrow.clone() }
                        <Figure why=true metric="functions-failed" value={scene.failed} class={now_class(scene.failed > 0)} />
                        <span class={classes!("of", (scene.failed > 0).then_some("is-kept"))}>
                            if scene.failed > 0 {
                                { " " }{ if scene.failed == 1 { ui::failing_function(lang) } else { ui::failing_functions(lang) } }
                            }
                            { diff(|totals| totals.failed) }
                        </span>
                    </td>
                    <td role="cell" class="basis">
                        <span class="foot">
                            if scene.codes.is_empty() { { ui::no_limit(lang) } } else {
                                { for scene.codes.iter().map(|code| html! {
                                    <span key={*code} class="code-line" title={format!("{} · {}", failures::meaning(lang, code), failures::mend(lang, code))}>
                                        <code lang="en">{ *code }</code><span class="code-words">{ failures::meaning(lang, code) }</span>
                                    </span>
                                }) }
                            }
                        </span>
                    </td>
                </tr>
                <tr role="row" class="kpi is-wait">
                    { head(ui::eni_wait(lang), "", ui::eni_wait_short(lang)) }
                    <td role="cell" class="of-before">
                        { world(ui::before(lang), false) }
                        { wait("before", Metric::WaitLegacy, scene.wait_s.map(|wait| ui::seconds_about(lang, N(wait)))) }
                        <span class="of">
                            if scene.wait_s.is_some() {
                                { " " }{ match scene.estimate {
                                    Estimate::PerEnvironment => ui::per_execution(lang),
                                    Estimate::MemoryFormula => ui::per_eni(lang),
                                } }
                            }
                        </span>
                    </td>
                    <td role="cell" class="of-now">
                        { world(ui::now(lang), false) }{ arrow }
                        { wait("now", Metric::WaitHyperplane, scene.wait_s.map(|_| ui::seconds_zero(lang).to_owned())) }
                        <span class="of">if scene.wait_s.is_some() { { " " }{ ui::at_invoke(lang) } }</span>
                    </td>
                    <td role="cell" class="basis"><span class="foot">{ ui::paid_at_create(lang) }</span></td>
                </tr>
            </tbody>
        </table>
    }
}

#[derive(PartialEq, Properties)]
struct OtherProps {
    lang: Lang,
    estimate: Estimate,
    value: u64,
    idle: bool,
    dispatch: Callback<Msg>,
}

/// The other estimate: always beside the headline, and a press makes it the headline.
#[component]
fn Other(props: &OtherProps) -> Html {
    let OtherProps { lang, estimate, value, idle, dispatch } = props;
    let other = estimate.other();
    let onclick = use_callback((other, dispatch.clone()), |_: MouseEvent, (other, dispatch)| {
        dispatch.emit(Msg::SetEstimate(*other));
    });
    // Nothing to estimate: the figure stays for programs, the choice would change nothing.
    if *idle {
        return html! { <span class="vh"><Figure metric="legacy-other-estimate" value={*value} /></span> };
    }
    let label = match other {
        Estimate::MemoryFormula => ui::aws_formula(*lang),
        Estimate::PerEnvironment => ui::per_environment(*lang),
    };
    html! {
        <button type="button" class="other" title={ui::switch_estimate(*lang)} {onclick}>
            <span class="other-label">{ label }</span>{ " " }
            <span class="other-value">
                if other == Estimate::PerEnvironment { <span class="up-to">{ ui::up_to(*lang) }</span>{ " " } }
                <Figure metric="legacy-other-estimate" value={*value} class="before" />
            </span>
            <span class="vh">{ " " }{ ui::switch_estimate(*lang) }</span>
        </button>
    }
}

#[derive(PartialEq, Properties)]
struct ChipProps {
    lang: Lang,
    name: AttrValue,
}

/// What the drop under the pointer would change, beside the figure it changes.
#[component]
fn Chip(props: &ChipProps) -> Html {
    let delta = use_context::<Option<Delta>>().flatten();
    let (world, change) = match props.name.as_str() {
        "before" => (Some(ui::before(props.lang)), delta.map(|delta| delta.before)),
        "now" => (Some(ui::now(props.lang)), delta.map(|delta| delta.now)),
        _ => (None, delta.map(|delta| delta.refused).filter(|change| *change != 0)),
    };
    let words = change.map(|change| {
        let change = ui::change(props.lang, change);
        world.map_or_else(|| change.clone(), |world| format!("{world} {change}"))
    });
    html! {
        <span class={classes!("delta-place", props.name.clone())}>
            // Always there: what comes and goes has the browser put the layers of the page together anew.
            <span class={classes!("delta", format!("is-{}", props.name), change.is_none().then_some("is-none"))} title={ui::after_drop(props.lang)}>
                { words.unwrap_or_default() }
            </span>
        </span>
    }
}

fn ratio(lang: Lang, scene: &Scene) -> Html {
    match scene.ratio {
        Ratio::Nothing => html! {},
        Ratio::Same => html! { <b>{ ui::ratio_same(lang) }</b> },
        Ratio::NowMore(more) => html! { <b>{ ui::now_more(lang, N(more)) }</b> },
        Ratio::NowFewer(fewer) => html! { <b>{ ui::now_fewer(lang, N(fewer)) }</b> },
        Ratio::Times { .. } => html! {
            <>
                if scene.up_to { <span class="ratio-up-to">{ ui::up_to(lang) }</span>{ " " } }
                { why_stop(Metric::Ratio, "ratio-number", ui::ratio_times(lang, &scene.ratio.times().unwrap_or_default())) }
                { " " }<span>{ ui::fewer(lang) }</span>
            </>
        },
    }
}

/// Two bars from zero on one scale. Percentages, so that the hatching is not stretched.
fn bars(lang: Lang, bars: &Bars) -> Html {
    html! {
        <span class="bars" aria-hidden="true">
            <svg class="bar" width="100%" height="8">
                <defs>
                    <pattern id="strip-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <rect class="fill-refused-tint" width="5" height="5" /><path class="stroke-refused" d="M0 0v5" stroke-width="2.4" />
                    </pattern>
                </defs>
                <rect class="fill-free" width="100%" height="8" rx="2" />
                if let Some(refused) = &bars.refused {
                    <rect x={bars.created.clone()} width={refused.clone()} height="8" fill="url(#strip-hatch)" />
                }
                if bars.before { <rect class="fill-before" width="3" height="8" rx="1.5" /> }
                <rect class="fill-before" width={bars.created.clone()} height="8" rx="2" />
            </svg>
            <svg class="bar" width="100%" height="8">
                if bars.now_at_minimum { <title>{ ui::minimum_width(lang) }</title> }
                <rect class="fill-free" width="100%" height="8" rx="2" />
                if let Some(refused) = &bars.now_refused {
                    <rect x={bars.now.clone()} width={refused.clone()} height="8" fill="url(#strip-hatch)" />
                }
                if bars.any_now { <rect class="fill-now" width="3" height="8" rx="1.5" /> }
                <rect class="fill-now" width={bars.now.clone()} height="8" rx="2" />
            </svg>
        </span>
    }
}

fn before_formula(lang: Lang, formula: BeforeFormula) -> String {
    match formula {
        BeforeFormula::Nothing => ui::nothing_yet(lang).to_owned(),
        BeforeFormula::Product { functions: 1, concurrency, memory_mb: None } => ui::before_product_one(lang, N(concurrency)),
        BeforeFormula::Product { functions, concurrency, memory_mb: None } => {
            ui::before_product(lang, N(functions), N(concurrency))
        }
        BeforeFormula::Product { functions: 1, concurrency, memory_mb: Some(memory) } => {
            ui::before_memory_one(lang, N(concurrency), N(memory))
        }
        BeforeFormula::Product { functions, concurrency, memory_mb: Some(memory) } => {
            ui::before_memory(lang, N(functions), N(concurrency), N(memory))
        }
        BeforeFormula::Sum { functions, by_memory: false } => ui::before_sum(lang, N(functions)),
        BeforeFormula::Sum { functions, by_memory: true } => ui::before_sum_memory(lang, N(functions)),
    }
}

fn now_formula(lang: Lang, formula: NowFormula) -> String {
    match formula {
        NowFormula::Nothing => String::new(),
        NowFormula::Product { subnets, sets } => ui::now_product(lang, &ui::subnets(lang, subnets), &ui::sets(lang, sets)),
        NowFormula::Keys { keys, extra: 0 } => ui::now_keys(lang, N(keys)),
        NowFormula::Keys { keys, extra } => ui::now_keys_extra(lang, N(keys), N(extra)),
    }
}

fn usable(lang: Lang, formula: Usable) -> String {
    match formula {
        Usable::NoSubnet => ui::no_subnet(lang).to_owned(),
        Usable::Each { size, usable } => ui::usable_each(lang, N(size), N(usable)),
        Usable::Sum { subnets, occupied: 0 } => ui::usable_sum(lang, N(subnets)),
        Usable::Sum { subnets, occupied } => ui::usable_occupied(lang, N(subnets), N(occupied)),
    }
}
