//! One row: a subnet in both worlds.

use super::head::column_spacer;
use super::marks::Mark;
use crate::model::Metric;
use crate::network::{FunctionKey, SubnetKey, VpcKey};
use crate::scene::baseline::{Mark as Against, RowDiff};
use crate::scene::board::{COLUMN_WIDTH, Cell, CellEni, Chip, Folded, Row, Segment};
use crate::scene::waffle::{Ghost, Waffle};
use crate::state::{DragMsg, Hand, Inspected, Msg, Point, Selection, Source, Target};
use crate::text::{Lang, N, advice, board as text, failures, inspector, sources};
use crate::view::advice::delta;
use crate::view::frame::chosen;
use crate::view::parts::why;
use crate::view::poller::Poller;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties)]
pub struct RowProps {
    pub row: Rc<Row>,
    #[prop_or_default]
    pub diff: Option<Rc<RowDiff>>,
    pub lang: Lang,
    pub mark: Mark,
    pub compact: bool,
    pub vpc: VpcKey,
    pub first: bool,
    pub only: bool,
    pub fits: Option<u64>,
    pub index: u64,
    pub hidden: (u64, u64),
    pub dispatch: Callback<Msg>,
}

impl PartialEq for RowProps {
    fn eq(&self, other: &Self) -> bool {
        (Rc::ptr_eq(&self.row, &other.row) || self.row == other.row)
            && (self.lang, self.compact, self.vpc, self.first, self.only)
                == (other.lang, other.compact, other.vpc, other.first, other.only)
            && self.mark == other.mark
            && self.diff == other.diff
            && (self.fits, self.index, self.hidden) == (other.fits, other.index, other.hidden)
            && self.dispatch == other.dispatch
    }
}

/// A row of the board.
#[component]
pub fn RowView(props: &RowProps) -> Html {
    let RowProps { row, lang, mark, compact, .. } = props;
    let (lang, compact) = (*lang, *compact);
    let az = row.az.clone().unwrap_or_default();
    let cidr = row.cidr.clone().unwrap_or_default();
    let inspect = {
        let (dispatch, subnet) = (props.dispatch.clone(), row.subnet);
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Inspect(Some(Inspected::Subnet(subnet)))))
    };
    let diff = props.diff.as_ref();
    let over_head = mark.head.then_some("is-over");
    let cells = row.cells.iter().enumerate().map(|(at, cell)| {
        html! {
            <CellView key={cell.set.0} row={Rc::clone(row)} {at} {lang} {compact} over={mark.cell == Some(cell.set) || mark.column == Some(cell.set)} against={diff.and_then(|diff| diff.cells.get(&cell.set).copied())}
                source={mark.source.filter(|held| cell.shows(*held))} selected={mark.selected.clone()} dispatch={props.dispatch.clone()} />
        }
    });
    html! {
        <div class={classes!("row", (row.missing_now() > 0).then_some("has-failure"))} role="row" aria-rowindex={props.index.to_string()} data-subnet={row.id.to_string()}>
            <div class={classes!("subnet", over_head)} role="rowheader" tabindex="-1" data-drop={Target::Row(row.subnet).to_string()}>
                <button type="button" class="subnet-name" tabindex="-1" onclick={inspect} title={inspector::open_subnet(lang, &row.label)}>{ AttrValue::from(row.label.clone()) }</button>
                <span class="row-gone">if row.missing { { "✕ " }{ sources::missing_subnet(lang) } }</span>
                if *row.label != *cidr { <code>{ AttrValue::from(cidr.clone()) }</code> }
                <span class="az">{ AttrValue::from(az) }
                    if row.unit > 1 { <span class="unit-short">{ " · " }{ text::unit_short(lang, N(row.unit)) }</span> }
                </span>
                if diff.is_some_and(|diff| diff.is_new) { <span class="cell-mark">{ advice::is_new(lang) }</span> }
                if let Some(id) = &row.short_id { <code class="short-id" title={row.id.to_string()}>{ AttrValue::from(id.clone()) }</code> }
            </div>
            <div class="before" role="gridcell" tabindex="-1">
                <span class="pane-cap">{ text::before(lang) }</span>
                { spine(props) }
                <Before row={Rc::clone(row)} {lang} fits={props.fits} diff={diff.map(|diff| (diff.used_before, diff.free_before)).unwrap_or_default()} selected={mark.selected.clone()} />
            </div>
            <div class="now">
                <span class="pane-cap" aria-hidden="true">{ text::now(lang) }</span>
                { spine(props) }
                <div class="cells" data-fit={compact.then(|| COLUMN_WIDTH.to_string())}>{ column_spacer(props.hidden.0) }{ cells.collect::<Html>() }{ column_spacer(props.hidden.1) }{ edges(props) }</div>
                { row.folded.map(|folded| fold(row.subnet, folded)).unwrap_or_default() }
                <div class={classes!("new", mark.new_set.then_some("is-over"))} role="gridcell" tabindex="-1" data-drop={Target::NewSet(props.vpc).to_string()}>
                    <span class="new-plus" aria-hidden="true">{ "＋" }</span>
                    <span class="vh">{ text::add_set_short(lang) }</span>
                </div>
                <div class="map" role="gridcell" tabindex="-1"><Map row={Rc::clone(row)} {lang} diff={diff.map(|diff| (diff.used_now, diff.free_now)).unwrap_or_default()} /></div>
                if compact && row.missing_now() > 0 {
                    <p class="row-failure"><code>{ row.failure.unwrap_or_default() }</code>{ " " }
                        { row.usable.map(|usable| text::wanted_usable(lang, N(row.wanted_now), N(usable))).unwrap_or_default() }</p>
                } else if compact && row.missing {
                    <p class="row-failure"><code>{ row.failure.unwrap_or_default() }</code>{ " " }{ row.failure.map(|code| failures::meaning(lang, code)).unwrap_or_default() }</p>
                }
            </div>
        </div>
    }
}

/// The sums of the folded columns.
fn fold(subnet: SubnetKey, Folded { made, not, drawn }: Folded) -> Html {
    let sum = |metric: fn(SubnetKey, u32) -> Metric, class: &'static str, words: String| match drawn {
        Some(drawn) => why(metric(subnet, drawn), class, words, html! {}),
        None => html! { <span {class}>{ words }</span> },
    };
    html! {
        <div class="fold" role="gridcell" tabindex="-1">{ sum(Metric::FoldedMade, "", N(made).to_string()) }
            if not > 0 { { sum(Metric::FoldedNot, "bad", format!("✕ {}", N(not))) } }
        </div>
    }
}

/// The edges of all cells, shown while something is held.
fn edges(props: &RowProps) -> Html {
    let count = props.row.cells.len() as u64;
    let (start, step) = if props.compact { (props.hidden.0 * COLUMN_WIDTH, COLUMN_WIDTH) } else { (0, 1) };
    let end = start + count * step;
    // Compact columns have one width; else all share the room, whatever it is.
    let bars: String = (0..=count).map(|at| format!("M{} 0V1", start + at * step)).collect();
    html! {
        <svg class="edges" width={if props.compact { end.to_string() } else { "100%".to_owned() }} viewBox={format!("0 0 {} 1", end.max(1))} preserveAspectRatio="none" aria-hidden="true">
            <path d={format!("M{start} 0H{end}M{start} 1H{end}{bars}")} />
        </svg>
    }
}

/// The ground behind the functions. Its words stand once, in the first row.
fn spine(props: &RowProps) -> Html {
    let words = props.first.then(|| {
        html! {
            <span class={classes!("spine-text", props.only.then_some("is-short"))}>
                <b>{ text::ground(props.lang) }</b><span>{ text::ground_runs(props.lang) }</span>
            </span>
        }
    });
    html! { <div class="spine" aria-hidden="true" title={text::ground_tip(props.lang)}>{ words }</div> }
}

fn waffle(waffle: &Waffle, class: &'static str, name: String) -> Html {
    html! {
        <svg class="waffle" viewBox={format!("0 0 160 {}", waffle.height)} role="img" aria-label={name}>
            <path class="m-free" d={waffle.free.clone()} />
            <path class={class} d={waffle.used.clone()} />
            if !waffle.others.is_empty() { <path class="m-others" d={waffle.others.clone()} /> }
            <path class="m-reserved" d={waffle.reserved.clone()} />
        </svg>
    }
}

fn ghost(found: &Ghost, name: String) -> Html {
    match found {
        Ghost::Crosses { height, path } => html! {
            <div class="ghost"><svg class="waffle" viewBox={format!("0 0 160 {height}")} role="img" aria-label={name}>
                <path class="cross" d={path.clone()} />
            </svg></div>
        },
        Ghost::Boxes { height, frames, fill, more, .. } => html! {
            <div class="ghost is-boxes"><svg class="waffle" viewBox={format!("0 0 160 {height}")} role="img" aria-label={name}>
                <path class="ghost-fill" d={fill.clone()} />
                <path class="ghost-frame" d={frames.clone()} />
                if let Some((x, y, n)) = more {
                    <text class="ghost-more" x={x.to_string()} y={(y + 5).to_string()} text-anchor="middle">{ format!("+{}", N(*n)) }</text>
                }
            </svg></div>
        },
    }
}

#[derive(Properties)]
struct PartProps {
    row: Rc<Row>,
    lang: Lang,
    #[prop_or_default]
    fits: Option<u64>,
    /// Used and free against the baseline.
    #[prop_or_default]
    diff: (i64, i64),
    #[prop_or_default]
    selected: Selection,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.row, &other.row)
            && (self.lang, self.fits, self.diff) == (other.lang, other.fits, other.diff)
            && self.selected == other.selected
    }
}

/// "/ 251 used"
fn used(row: &Row, lang: Lang) -> Html {
    html! {
        <>{ row.usable.map(|usable| text::of_usable(lang, N(usable))).unwrap_or_default() }
            <span class="word">{ format!(" {}", text::used_word(lang)) }</span></>
    }
}

/// Free addresses against the baseline, where the used ones do not say it.
fn free_delta(lang: Lang, (used, free): (i64, i64)) -> Html {
    if free == 0 || free == -used {
        return html! {};
    }
    html! { <span class="row-diff">{ delta(lang, free) }{ free_word(lang) }</span> }
}

fn free_word(lang: Lang) -> Html {
    html! { <>{ format!(" {}", text::free_word(lang)) }</> }
}

/// The Before pane of a row.
#[component]
fn Before(props: &PartProps) -> Html {
    let (row, lang) = (&props.row, props.lang);
    let full = row.is_full_before().then_some("is-full");
    let refused = html! {
        <span class="refused" data-metric="refused" data-value={row.refused.to_string()}>
            if row.refused > 0 { { why(Metric::Refused(row.subnet), "", refused_words(lang, row), html! {}) } }
        </span>
    };
    let (usable, created, refused_count) = (N(row.usable.unwrap_or(0)), N(row.created), N(row.refused));
    let name = if row.barred > 0 {
        sources::box_barred(lang, &row.label, usable, created, refused_count)
    } else {
        text::box_before(lang, &row.label, usable, created, refused_count)
    };
    html! {
        <>
            <div class="boxes">
                <div class="box-part">
                    if let Some(found) = &row.before {
                        <div class={classes!("box", full)}>{ waffle(found, "m-before", name) }</div>
                    } else {
                        <div class="box is-unbounded" title={text::unbounded_note(lang)}>{ text::unbounded(lang) }</div>
                    }
                    <p class="cap">
                        { why(Metric::CreatedLegacy(row.subnet), if full.is_some() { "is-bad" } else { "" }, N(row.created).to_string(), used(row, lang)) }
                        { delta(lang, props.diff.0) }
                        if row.free_before.is_some_and(|free| free > 0) {
                            <span class="free">{ row.free_before.map(|free| why(Metric::FreeLegacy(row.subnet), "", N(free).to_string(), free_word(lang))).unwrap_or_default() }</span>
                        }
                        { free_delta(lang, props.diff) }
                    </p>
                    <span class="vh" data-metric="free-legacy" data-value={row.free_before.map(|free| free.to_string())}></span>
                </div>
                <div class="ghost-part">
                    if let Some(found) = &row.ghost {
                        { ghost(found, if row.barred > 0 { sources::ghost_barred(lang, N(row.refused)) } else { text::ghost_name(lang, N(row.refused)) }) }
                        <p class="cap"><b class="bad">{ refused }</b>
                            if let (Ghost::Boxes { each, .. }, Some(prefix)) = (found, row.prefix) {
                                <span class="needs"><span class="boxes-of">{ text::boxes_of(lang, N(*each)) }</span>if row.more_subnets > 0 { { " " }{ why(Metric::MoreSubnets(row.subnet), "is-words", text::needs_more(lang, N(row.more_subnets), prefix), html! {}) } }</span>
                            }
                        </p>
                    } else {
                        <p class="headroom">
                            { props.fits.map(|most| why(Metric::HighestConcurrency, "is-words", text::headroom(lang, N(most)), html! {})).unwrap_or_default() }
                            { refused }
                        </p>
                    }
                </div>
            </div>
            if !row.segments.is_empty() {
                <div class="tooth" title={text::ground_tip(lang)}>
                    <div class="split">
                        { for row.segments.iter().map(|segment| split(row.subnet, segment, &props.selected)) }
                        if row.more_segments > 0 { <span class="split-more">{ text::more_functions(lang, N(row.more_segments)) }</span> }
                    </div>
                    <ul class="barred">{ for row.barred_names.iter().map(|(code, badges)| barred(lang, code, badges)) }</ul>
                    <span class="tooth-cap">{ text::ground(lang) }</span>
                </div>
            }
        </>
    }
}

/// What Before refuses here: for want of room, or of functions that never start.
fn refused_words(lang: Lang, row: &Row) -> String {
    if row.barred > 0 { sources::n_refused(lang, N(row.refused)) } else { text::does_not_fit(lang, N(row.refused)) }
}

/// AWS's name for why functions start nothing, and which.
fn barred(lang: Lang, code: &'static str, badges: &Rc<str>) -> Html {
    html! {
        <li key={code} title={failures::meaning(lang, code)}>
            <span class="bad" aria-hidden="true">{ "✕ " }</span><b>{ AttrValue::from(badges.clone()) }</b>{ " " }<code class="bad" lang="en">{ code }</code>
            <span class="vh">{ " " }{ failures::meaning(lang, code) }</span>
        </li>
    }
}

fn split(subnet: SubnetKey, segment: &Segment, selected: &Selection) -> Html {
    let class = classes!(
        "segment",
        format!("g{}", segment.share),
        selected.contains(segment.function).then_some("is-selected"),
        segment.barred.map(|_| "is-barred")
    );
    html! {
        <span key={segment.function.0} {class} title={segment.barred.unwrap_or_default()}>
            <span class="badge">{ AttrValue::from(segment.badge.clone()) }</span>
            if segment.barred.is_some() { <span class="bad" aria-hidden="true">{ "✕" }</span> }
            { why(Metric::Share(subnet, segment.function), "", N(segment.count).to_string(), html! {}) }
        </span>
    }
}

/// Who uses an interface, in a cell's name.
fn used_by(lang: Lang, eni: &CellEni) -> String {
    let functions = text::used_by(lang, N(eni.functions));
    match eni.pollers {
        0 => functions,
        pollers => format!("{functions} {}", sources::also_words(lang, pollers)),
    }
}

fn cell_name(lang: Lang, row: &Row, cell: &Cell) -> String {
    match &cell.eni {
        None => text::cell_none(lang, &row.label, &cell.label),
        Some(CellEni { failure: Some(code), .. }) => text::cell_failed(lang, &row.label, &cell.label, code),
        Some(eni) => text::cell_eni(lang, &row.label, &cell.label, N(eni.created), &used_by(lang, eni)),
    }
}

#[derive(Clone, Properties)]
struct CellProps {
    row: Rc<Row>,
    at: usize,
    lang: Lang,
    compact: bool,
    over: bool,
    /// Whether it came or went against the baseline.
    against: Option<Against>,
    source: Option<FunctionKey>,
    selected: Selection,
    dispatch: Callback<Msg>,
}

impl PartialEq for CellProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.row, &other.row)
            && (self.at, self.lang, self.compact, self.over, self.against)
                == (other.at, other.lang, other.compact, other.over, other.against)
            && self.source == other.source
            && self.selected == other.selected
            && self.dispatch == other.dispatch
    }
}

/// A subnet and a set: the ENI of the pair, if there is one.
#[component]
fn CellView(props: &CellProps) -> Html {
    let Some(cell) = props.row.cells.get(props.at) else { return html! {} };
    let drop = Target::Cell(props.row.subnet, cell.set).to_string();
    let name = match props.against {
        None => cell_name(props.lang, &props.row, cell),
        Some(Against::New) => format!("{} {}", cell_name(props.lang, &props.row, cell), advice::cell_new(props.lang)),
        Some(Against::Gone) => format!("{} {}", cell_name(props.lang, &props.row, cell), advice::cell_gone(props.lang)),
    };
    html! {
        <div class={classes!("cell", props.over.then_some("is-over"), (props.against == Some(Against::Gone)).then_some("is-gone"))} role="gridcell" tabindex="-1" data-drop={drop} aria-label={props.compact.then(|| name.clone())}>
            if props.compact { { mini(props, cell) } } else {
                <span class="vh">{ name }</span>
                <CellBody ..CellProps { over: false, ..props.clone() } />
            }
        </div>
    }
}

/// A small cell's content: so little that a component of its own would cost more than drawing it anew.
fn mini(props: &CellProps, cell: &Cell) -> Html {
    let sharing = || Metric::Sharing(props.row.subnet, cell.set).to_string();
    match &cell.eni {
        None if props.against == Some(Against::Gone) => html! { <span class="mini is-gone" aria-hidden="true">{ "−" }</span> },
        None => html! { <span class="mini is-none" aria-hidden="true"></span> },
        Some(CellEni { failure: Some(code), .. }) => {
            html! { <span class="mini is-failed" title={*code} aria-hidden="true">{ "✕" }</span> }
        }
        Some(eni) if eni.pollers > 0 => {
            let new = if props.against == Some(Against::New) { "＋" } else { "" };
            html! { <span class="mini has-pollers" aria-hidden="true" data-why={sharing()}>{ format!("{new}{}+{}", N(eni.functions), N(eni.pollers)) }</span> }
        }
        Some(eni) if props.against == Some(Against::New) => {
            html! { <span class="mini is-new" aria-hidden="true">{ "＋" }{ N(eni.functions).to_string() }</span> }
        }
        // Keys reach it by the pair's details (`i`).
        Some(eni) => html! { <span class="mini" aria-hidden="true" data-why={sharing()}>{ N(eni.functions).to_string() }</span> },
    }
}

/// What stands in a cell: not drawn again when it comes under the pointer.
#[component]
fn CellBody(props: &CellProps) -> Html {
    let lang = props.lang;
    let Some(cell) = props.row.cells.get(props.at) else { return html! {} };
    let Some(eni) = &cell.eni else {
        return html! {
            <>
                <span class="cell-set" aria-hidden="true">{ AttrValue::from(cell.label.clone()) }</span>
                <div class="no-eni" aria-hidden="true">{ text::no_eni(lang) }
                    if props.against == Some(Against::Gone) { <span class="cell-mark is-gone">{ "− " }{ advice::is_gone(lang) }</span> }
                </div>
                <div class="plugs"></div>
            </>
        };
    };
    let title = if eni.users() > 1 { text::eni_shared(lang, N(eni.users())) } else { text::eni(lang).to_owned() };
    let (subnet, set) = (props.row.subnet, cell.set);
    let (failed, double) = (eni.failure.map(|_| "is-failed"), (eni.interfaces > 1).then_some("is-double"));
    let opens = inspector::open_eni(lang, &props.row.label, &cell.label);
    let inspect = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Inspect(Some(Inspected::Eni(subnet, set)))))
    };
    let chips = eni.chips.iter().enumerate().map(|(at, chip)| {
        let tag = if at == 0 {
            html! { <i class="v2n">{ "V2N" }</i> }
        } else {
            html! {}
        };
        html! {
            <div key={format!("{}{}", chip.function.0, chip.version.as_deref().unwrap_or(""))} class="plug">
                { tag }
                <ChipView chip={chip.clone()} subnet={props.row.subnet} held={props.source == Some(chip.function)}
                    selected={props.selected.contains(chip.function)} dispatch={props.dispatch.clone()} />
            </div>
        }
    });
    let pollers = eni.sources.iter().enumerate().map(|(at, chip)| {
        html! {
            <div key={format!("poller{}", chip.key.0)} class="plug">
                if at == 0 && eni.chips.is_empty() { <i class="v2n">{ "V2N" }</i> }
                <Poller chip={chip.clone()} {lang} dispatch={props.dispatch.clone()} />
            </div>
        }
    });
    html! {
        <>
            <span class="cell-set" aria-hidden="true">{ AttrValue::from(cell.label.clone()) }</span>
            <div class={classes!("eni-box", failed, double)}>
                <button type="button" tabindex="-1" onclick={inspect} title={opens.clone()} aria-label={opens} class={classes!("eni", failed, double)}></button>
                <div class={classes!("eni-text", double)}>
                <span class="eni-top"><b>if eni.functions > 1 { { why(Metric::Sharing(subnet, set), "is-words", title, html! {}) } } else { { title } }</b>
                    if eni.interfaces > 1 { <b class="times">{ why(Metric::Interfaces(subnet, set), "is-words", format!("×{}", N(eni.interfaces)), html! {}) }</b> }
                    if let Some(address) = &eni.address { <code>{ AttrValue::from(address.clone()) }</code> }
                </span>
                if props.against == Some(Against::New) { <span class="cell-mark">{ "＋ " }{ advice::is_new(lang) }</span> }
                if let Some(code) = eni.failure {
                    <span class="eni-code">{ "✕ " }<code>{ code }</code></span>
                }
                <span class="eni-foot"><span>{ if eni.interfaces > 1 { text::extra_eni(lang) } else { text::connections(lang) } }</span>
                    <span>{ why(Metric::Connections(subnet, set), "is-words", text::connections_of(lang, N(eni.connections)), html! {}) }</span></span>
                </div>
            </div>
            <div class="plugs" title={text::ground_tip(lang)}>
                { for chips }
                { for pollers }
                if eni.more > 0 { <span class="chip-more">{ text::more_functions(lang, N(eni.more)) }</span> }
                <span class="tooth-cap">{ text::ground(lang) }</span>
            </div>
        </>
    }
}

/// The address box of the Now pane.
#[component]
fn Map(props: &PartProps) -> Html {
    let (row, lang) = (&props.row, props.lang);
    let missing = row.missing_now();
    html! {
        <>
            if let (Some(found), Some(usable)) = (&row.now, row.usable) {
                <div class={classes!("box", (missing > 0).then_some("is-full"))}>
                    { waffle(found, "m-now", text::box_now(lang, &row.label, N(usable), N(row.used_now), N(row.free_now.unwrap_or(0)))) }
                </div>
            } else {
                <div class="box is-unbounded" title={text::unbounded_note(lang)}>{ text::unbounded(lang) }</div>
            }
            <p class="cap">
                { why(Metric::CreatedHyperplane(row.subnet), "", N(row.used_now).to_string(), used(row, lang)) }
                { delta(lang, props.diff.0) }
                <span class="free" data-metric="free-hyperplane" data-value={row.free_now.map(|free| free.to_string())}>
                    if let Some(free) = row.free_now { { why(Metric::FreeHyperplane(row.subnet), "", N(free).to_string(), free_word(lang)) } }
                </span>
                { free_delta(lang, props.diff) }
                if missing > 0 { <b class="bad">{ why(Metric::MissingHyperplane(row.subnet), "", text::does_not_fit(lang, N(missing)), html! {}) }</b> }
            </p>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct ChipProps {
    chip: Chip,
    subnet: SubnetKey,
    held: bool,
    selected: bool,
    dispatch: Callback<Msg>,
}

#[component]
fn ChipView(props: &ChipProps) -> Html {
    let chip = &props.chip;
    let (function, subnet, carrier) = (chip.function, props.subnet, chip.carrier);
    let onpointerdown = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: PointerEvent| {
            let hand = match event.pointer_type().as_str() {
                "mouse" => Hand::Mouse,
                "pen" => Hand::Pen,
                "touch" => Hand::Touch,
                _ => return,
            };
            if event.button() == 0 && carrier {
                let at = Point { x: event.client_x(), y: event.client_y() };
                dispatch.emit(Msg::Drag(DragMsg::Press { source: Source::Chip(function, subnet), hand, at, grip: false }));
            }
        })
    };
    let onclick = {
        let dispatch = props.dispatch.clone();
        let source = if carrier { Source::Chip(function, subnet) } else { Source::Card(function) };
        Callback::from(move |event: MouseEvent| dispatch.emit(chosen(source, &event)))
    };
    let class = classes!(
        "chip",
        props.held.then_some("is-source"),
        props.selected.then_some("is-selected"),
        chip.failure.map(|_| "is-failed")
    );
    html! {
        <button type="button" {class} tabindex="-1" data-chip={format!("{}:{}", function.0, subnet.0)} data-fixed={(!carrier).then_some("")} aria-pressed={props.selected.to_string()}
            {onpointerdown} {onclick} title={chip.failure.unwrap_or_default()}>
            <span class="badge">{ AttrValue::from(chip.badge.clone()) }</span>
            <span class="chip-name">{ AttrValue::from(chip.name.clone()) }</span>
            if let Some(version) = &chip.version { <span class="tag">{ AttrValue::from(version.clone()) }</span> }
            if chip.failure.is_some() { <span class="bad">{ "✕" }</span> }
        </button>
    }
}
