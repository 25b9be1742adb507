//! The quick sizing as data: fields with their problems, the answer in words and in arithmetic.

use super::dock;
use crate::model::{Assumptions, Estimate, PrefixAnswer, SetsBound, Sizing, SizingAnswer, SizingField, SizingProblem};
use crate::model::{subnets_in_vpc, usable};
use crate::rules::{Expr, Figure, Label};
use crate::state::SizingForm;
use crate::text::{Lang, N, dialogs, sizing as text, why};
use std::rc::Rc;

/// What stands in the form, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The numbers, if all hold.
    pub sizing: Option<Sizing>,
    /// What is wrong with which field, in the form's order.
    pub problems: Vec<(SizingField, SizingProblem)>,
}

/// Reads a number as people type it; a percent sign is let through where percents are asked.
fn number(field: SizingField, typed: &str) -> Option<u64> {
    let typed = match field {
        SizingField::Growth | SizingField::Headroom => typed.trim().trim_end_matches(['%', '％']),
        _ => typed,
    };
    dock::typed(typed)
}

/// Reads the form.
pub fn read(form: &SizingForm) -> Reading {
    let given = |field: SizingField| number(field, &form.typed(field));
    // What is no number must not make another field wrong.
    let or = |field: SizingField, otherwise: u64| given(field).unwrap_or(otherwise);
    let sizing = Sizing {
        functions: or(SizingField::Functions, SizingField::Functions.range().1),
        sets: or(SizingField::Sets, 1),
        subnets: or(SizingField::Subnets, 1),
        prefix: u8::try_from(or(SizingField::Prefix, 16)).unwrap_or(0),
        concurrency: or(SizingField::Concurrency, 1),
        memory_mb: or(SizingField::Memory, 128),
        connections: or(SizingField::Connections, 0),
        occupied: or(SizingField::Occupied, 0),
        growth: or(SizingField::Growth, 0),
        headroom: or(SizingField::Headroom, 0),
    };
    let problem = |field: SizingField| match given(field) {
        Some(_) => sizing.problem(field),
        None => {
            let (least, most) = field.range();
            Some(SizingProblem::Outside { least, most })
        }
    };
    let problems: Vec<_> = SizingField::ALL.into_iter().filter_map(|field| Some((field, problem(field)?))).collect();
    Reading { sizing: problems.is_empty().then_some(sizing), problems }
}

/// A field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// Which.
    pub field: SizingField,
    /// Its name in the page.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// A word more.
    pub hint: Option<&'static str>,
    /// What stands behind the number.
    pub unit: Option<&'static str>,
    /// What was typed.
    pub typed: Rc<str>,
    /// Why that is refused.
    pub problem: Option<String>,
}

/// The fields in the form's order.
pub fn fields(lang: Lang, form: &SizingForm, reading: &Reading) -> Vec<FieldView> {
    let of = |field: SizingField| {
        let (name, hint, unit) = match field {
            SizingField::Functions => ("functions", None, None),
            SizingField::Sets if form.sets_follow => ("sets", Some(text::h_sets_follow(lang)), None),
            SizingField::Sets => ("sets", Some(text::h_sets(lang)), None),
            SizingField::Subnets => ("subnets", None, None),
            SizingField::Prefix => ("prefix", None, None),
            SizingField::Concurrency => ("concurrency", None, None),
            SizingField::Memory => ("memory", None, None),
            SizingField::Connections => ("connections", None, None),
            SizingField::Occupied => ("occupied", Some(text::h_occupied(lang)), None),
            SizingField::Growth => ("growth", Some(text::h_growth(lang)), Some("%")),
            SizingField::Headroom => ("headroom", None, Some("%")),
        };
        let problem = reading.problems.iter().find(|(of, _)| *of == field);
        let problem = problem.map(|(_, problem)| text::problem(lang, *problem));
        FieldView { field, name, label: text::field(lang, field), hint, unit, typed: form.typed(field), problem }
    };
    SizingField::ALL.into_iter().map(of).collect()
}

/// A line of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The figure's name in the page.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// A word more.
    pub note: Option<&'static str>,
    /// Its value.
    pub value: String,
    /// Whether something does not fit.
    pub bad: bool,
}

/// A world's smallest prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrefixRow {
    /// Whether it is Now's.
    pub is_now: bool,
    /// Which world, in words.
    pub world: &'static str,
    /// The arithmetic, up to its equals sign.
    pub formula: String,
    /// What it comes to.
    pub wanted: String,
    /// The prefix.
    pub prefix: String,
    /// Its usable addresses.
    pub usable: String,
    /// What smaller ones lack.
    pub note: String,
    /// Whether the chosen prefix is too small, or none is large enough.
    pub bad: bool,
}

/// The VPC's quota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaBar {
    /// "24 / 500".
    pub words: String,
    /// "4.8%".
    pub percent: String,
    /// Filled part of the bar, of 1,000.
    pub fill: u64,
    /// Whether it is used up.
    pub bad: bool,
}

/// A figure with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// What it is called.
    pub name: &'static str,
    /// "functions 12 × concurrency 300 = 3,600".
    pub line: String,
    /// The rule's id.
    pub rule: &'static str,
}

/// What the form comes to. Where a field does not hold every value is a dash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerView {
    /// Whether there is an answer.
    pub there: bool,
    /// The headline of Before.
    pub before: String,
    /// Its lines.
    pub before_lines: Vec<Line>,
    /// The headline of Now.
    pub now: String,
    /// Its lines.
    pub now_lines: Vec<Line>,
    /// The smallest prefixes, Now first.
    pub prefixes: Vec<PrefixRow>,
    /// The quota.
    pub quota: QuotaBar,
    /// On the connections, one sentence or two.
    pub connections: String,
    /// Every figure's arithmetic.
    pub why: Vec<Why>,
    /// What it takes for granted.
    pub assumptions: Vec<String>,
    /// All of it as a text with a table in Markdown.
    pub copy: String,
    /// In a few words.
    pub brief: String,
    /// In a sentence, for those who listen.
    pub told: String,
}

/// `1.3` of 30 percent: a hundred percent and so many on top.
fn factor(percent: u64) -> String {
    let (whole, rest) = ((100 + percent) / 100, (100 + percent) % 100);
    if rest.is_multiple_of(10) { format!("{whole}.{}", rest / 10) } else { format!("{whole}.{rest:02}") }
}

/// The arithmetic of a prefix: `ceil((12 × 1.0 + 40) × 1.3)`. With a language, each value by its name.
fn prefix_arithmetic(sizing: &Sizing, needed: u64, is_now: bool, names: Option<Lang>) -> String {
    let named = |label: Label, number: u64| match names {
        Some(lang) => format!("{} {}", why::label(lang, label), N(number)),
        None => N(number).to_string(),
    };
    let what = if is_now {
        format!(
            "{} × {}",
            named(if needed == sizing.sets { Label::GroupSets } else { Label::Needed }, needed),
            factor(sizing.growth)
        )
    } else if sizing.subnets > 1 {
        format!("{} ÷ {}", named(Label::Needed, needed), named(Label::Subnets, sizing.subnets))
    } else {
        named(Label::Needed, needed)
    };
    format!("ceil(({what} + {}) × {})", named(Label::Occupied, sizing.occupied), factor(sizing.headroom))
}

/// An expression in signs; with a language, each value by its name.
fn arithmetic(expr: &Expr, names: Option<Lang>) -> String {
    let wrapped = |expr: &Expr| match expr {
        Expr::Sum(parts) if parts.len() > 1 => format!("({})", arithmetic(expr, names)),
        Expr::Minus(..) => format!("({})", arithmetic(expr, names)),
        _ => arithmetic(expr, names),
    };
    let join = |parts: &[Expr], sign: &str, each: &dyn Fn(&Expr) -> String| parts.iter().map(each).collect::<Vec<_>>().join(sign);
    let over = |a: &Expr, b: &Expr| {
        let tight = if matches!(b, Expr::Product(_)) { format!("({})", arithmetic(b, names)) } else { wrapped(b) };
        format!("{} ÷ {tight}", wrapped(a))
    };
    match expr {
        Expr::Value(label, value) => match names {
            Some(lang) => format!("{} {}", why::label(lang, *label), N(*value)),
            None => N(*value).to_string(),
        },
        Expr::Sum(parts) => join(parts, " + ", &|part| arithmetic(part, names)),
        Expr::Product(parts) => join(parts, " × ", &wrapped),
        Expr::Minus(a, b) if a.evaluate() < b.evaluate() => {
            format!("max(0, {} − {})", arithmetic(a, names), wrapped(b))
        }
        Expr::Minus(a, b) => format!("{} − {}", arithmetic(a, names), wrapped(b)),
        Expr::CeilDiv(a, b) => format!("ceil({})", over(a, b)),
        Expr::FloorDiv(a, b) => format!("floor({})", over(a, b)),
        Expr::Max(a, b) => format!("max({}, {})", arithmetic(a, names), arithmetic(b, names)),
        Expr::Tenths(a, b) | Expr::Round(a, b) => over(a, b),
    }
}

/// Per mille of a quota, rounded half up.
fn per_mille(used: u64, limit: u64) -> Option<u64> {
    used.saturating_mul(2_000).saturating_add(limit).checked_div(limit.saturating_mul(2))
}

fn bounded(lang: Lang, estimate: Estimate, number: u64) -> String {
    match estimate {
        Estimate::PerEnvironment if number > 0 => text::up_to(lang, N(number)),
        _ => N(number).to_string(),
    }
}

fn highest(lang: Lang, figure: Option<&Figure>) -> String {
    match figure {
        Some(figure) => text::per_function(lang, N(figure.value())),
        None => text::unbounded(lang, N(crate::network::limits::CONCURRENCY_MAX)),
    }
}

fn prefix_row(lang: Lang, sizing: &Sizing, answer: &SizingAnswer, is_now: bool) -> PrefixRow {
    let (one, needed, world) = if is_now {
        (&answer.now_prefix, answer.per_subnet.value(), text::now(lang))
    } else {
        (&answer.before_prefix, answer.before.value(), text::before(lang))
    };
    PrefixRow {
        is_now,
        world,
        formula: format!("{} = ", prefix_arithmetic(sizing, needed, is_now, None)),
        wanted: N(one.wanted.value()).to_string(),
        prefix: one.fit.prefix.map_or_else(|| text::too_large(lang).to_owned(), |(prefix, _)| format!("/{prefix}")),
        usable: one.fit.prefix.map(|(_, room)| text::usable(lang, N(room))).unwrap_or_default(),
        note: prefix_note(lang, sizing, one),
        bad: one.lacks > 0,
    }
}

/// What the chosen prefix lacks; else what the next smaller one does.
fn prefix_note(lang: Lang, sizing: &Sizing, one: &PrefixAnswer) -> String {
    let short = match one.next_smaller {
        _ if one.lacks > 0 => text::lacks_chosen(lang, sizing.prefix, N(usable(sizing.prefix)), N(one.lacks)),
        Some((prefix, lacks)) => text::lacks_smaller(lang, prefix, N(usable(prefix)), N(lacks)),
        None => text::least_of_all(lang).to_owned(),
    };
    match one.fit.prefix {
        Some((prefix, _)) if subnets_in_vpc(prefix) < sizing.subnets => {
            let many = text::many_blocks(lang, N(sizing.subnets), prefix, N(subnets_in_vpc(prefix)));
            format!("{short} · {many}")
        }
        _ => short,
    }
}

fn panels(lang: Lang, found: Option<&(Sizing, SizingAnswer)>, estimate: Estimate) -> (Vec<Line>, Vec<Line>) {
    let answer = found.map(|(_, answer)| answer);
    let say = |words: &dyn Fn(&SizingAnswer) -> String| answer.map_or_else(|| text::none(lang).to_owned(), words);
    let plain = |figure: &Figure| N(figure.value()).to_string();
    let line = |id, label, value: String| Line { id, label, note: None, value, bad: false };
    let (other, other_highest) = match estimate {
        Estimate::PerEnvironment => (text::by_formula(lang), text::highest_formula(lang)),
        Estimate::MemoryFormula => (text::by_environment(lang), text::highest_environment(lang)),
    };
    let refused = say(&|a| bounded(lang, a.estimate, a.refused.value()));
    let uneven = found.is_some_and(|(sizing, a)| a.now.value() != a.per_subnet.value() * sizing.subnets);
    let bound = answer.map(|a| match a.sets_bound {
        SetsBound::Addresses => text::bound_addresses(lang),
        SetsBound::Quota => text::bound_quota(lang),
    });
    let before = vec![
        line("other", other, say(&|a| bounded(lang, a.estimate.other(), a.other.value()))),
        line("room", text::room(lang), say(&|a| plain(&a.room))),
        Line { bad: answer.is_some_and(|a| a.refused.value() > 0), ..line("refused", text::refused(lang), refused) },
        line("highest", text::highest(lang), say(&|a| highest(lang, a.highest.as_ref()))),
        line("other-highest", other_highest, say(&|a| highest(lang, a.other_highest.as_ref()))),
    ];
    let now = vec![
        line("per-subnet", if uneven { text::fullest(lang) } else { text::per_subnet(lang) }, say(&|a| plain(&a.per_subnet))),
        line("free", text::free(lang), say(&|a| plain(&a.free))),
        Line {
            bad: answer.is_some_and(|a| a.missing.value() > 0),
            ..line("missing", text::refused(lang), say(&|a| plain(&a.missing)))
        },
        Line { note: bound, ..line("sets-fit", text::sets_fit(lang), say(&|a| plain(&a.sets_fit))) },
    ];
    (before, now)
}

fn whys(lang: Lang, sizing: &Sizing, answer: &SizingAnswer) -> Vec<Why> {
    let of = |name: &'static str, figure: &Figure| Why {
        name,
        line: format!("{} = {}", arithmetic(figure.expr(), Some(lang)), N(figure.value())),
        rule: figure.rule(),
    };
    let of_prefix = |name: &'static str, one: &PrefixAnswer, needed: u64, is_now: bool| Why {
        name,
        line: format!("{} = {}", prefix_arithmetic(sizing, needed, is_now, Some(lang)), N(one.wanted.value())),
        rule: one.wanted.rule(),
    };
    let mut all = vec![
        of(why::m_legacy_needed(lang), &answer.before),
        of(why::m_legacy_other(lang), &answer.other),
        of(text::w_room(lang), &answer.room),
        of(why::m_legacy_refused(lang), &answer.refused),
    ];
    all.extend(answer.highest.iter().map(|figure| of(why::m_highest(lang), figure)));
    all.extend(answer.other_highest.iter().map(|figure| of(text::w_highest_other(lang), figure)));
    all.extend([
        of_prefix(text::w_before_prefix(lang), &answer.before_prefix, answer.before.value(), false),
        of(why::m_enis(lang), &answer.now),
        of(text::w_per_subnet(lang), &answer.per_subnet),
        of(why::m_free(lang), &answer.free),
        of(why::m_missing(lang), &answer.missing),
        of(text::w_sets(lang), &answer.sets_fit),
        of_prefix(text::w_now_prefix(lang), &answer.now_prefix, answer.per_subnet.value(), true),
        of(text::w_quota(lang), &answer.quota_used),
        of(why::m_connections(lang), &answer.connections),
    ]);
    all
}

fn assumed(lang: Lang, assumptions: &Assumptions, answer: &SizingAnswer) -> Vec<String> {
    let figures = [&answer.before, &answer.other, &answer.refused, &answer.now, &answer.missing];
    let mut all: Vec<&'static str> = vec![text::a_same(lang), text::a_growth(lang)];
    for assumption in figures.into_iter().flat_map(Figure::assumptions) {
        let words = why::assumption(lang, *assumption);
        if !all.contains(&words) {
            all.push(words);
        }
    }
    let quota = text::a_quota(lang, N(assumptions.eni_quota), N(assumptions.other_enis));
    let region = assumptions.region_quota_2019.map(|limit| text::a_region(lang, N(limit)));
    all.into_iter().map(str::to_owned).chain([quota]).chain(region).collect()
}

/// The answer to paste: a few lines, then a table.
fn copied(lang: Lang, form: &[FieldView], view: &AnswerView) -> String {
    let given: Vec<String> = form
        .iter()
        .map(|field| match field.field {
            SizingField::Prefix => format!("{} /{}", field.label, field.typed),
            _ => format!("{} {}{}", field.label, field.typed, field.unit.unwrap_or_default()),
        })
        .collect();
    let mut lines = vec![text::title(lang).to_owned(), given.join(" · "), view.told.clone(), String::new()];
    let mut row = |name: &str, before: &str, now: &str| lines.push(format!("| {name} | {before} | {now} |"));
    row(text::c_item(lang), dialogs::before(lang), dialogs::now(lang));
    row("---", "---:", "---:");
    row(text::c_needed(lang), &view.before, &view.now);
    for line in &view.before_lines {
        row(line.label, &line.value, "");
    }
    for line in &view.now_lines {
        let name = line.note.map_or_else(|| line.label.to_owned(), |note| format!("{} ({note})", line.label));
        row(&name, "", &line.value);
    }
    if let [now, before] = view.prefixes.as_slice() {
        row(text::c_wanted(lang), &format!("{}{}", before.formula, before.wanted), &format!("{}{}", now.formula, now.wanted));
        row(text::c_prefix(lang), &format!("{} ({})", before.prefix, before.usable), &format!("{} ({})", now.prefix, now.usable));
    }
    row(text::quota(lang), "", &format!("{} ({})", view.quota.words, view.quota.percent));
    lines.push(String::new());
    lines.extend(view.assumptions.iter().map(|line| format!("- {line}")));
    lines.join("\n")
}

/// The answer to a reading by the assumptions of the present board.
pub fn answer(lang: Lang, form: &SizingForm, reading: &Reading, assumptions: &Assumptions) -> AnswerView {
    let found = reading.sizing.and_then(|sizing| Some((sizing, sizing.answer(assumptions)?)));
    let none = || text::none(lang).to_owned();
    let (before_lines, now_lines) = panels(lang, found.as_ref(), assumptions.estimate);
    let Some((sizing, answer)) = found else {
        let row = |is_now: bool, world| PrefixRow {
            is_now,
            world,
            formula: String::new(),
            wanted: none(),
            prefix: none(),
            usable: String::new(),
            note: String::new(),
            bad: false,
        };
        return AnswerView {
            there: false,
            before: none(),
            before_lines,
            now: none(),
            now_lines,
            prefixes: vec![row(true, text::now(lang)), row(false, text::before(lang))],
            quota: QuotaBar { words: none(), percent: String::new(), fill: 0, bad: false },
            connections: text::mend_first(lang).to_owned(),
            why: Vec::new(),
            assumptions: Vec::new(),
            copy: String::new(),
            brief: text::mend_first(lang).to_owned(),
            told: text::mend_first(lang).to_owned(),
        };
    };
    let (used, limit) = (answer.quota_used.value(), answer.quota);
    let share = per_mille(used, limit);
    let quota = QuotaBar {
        words: text::quota_of(lang, N(used), N(limit)),
        percent: share.map(|share| text::percent(lang, &format!("{}.{}", N(share / 10), share % 10))).unwrap_or_default(),
        fill: share.unwrap_or(1_000).min(1_000),
        bad: used >= limit,
    };
    let most = N(answer.connections.value());
    let (line, each) = (arithmetic(answer.connections.expr(), None), N(answer.per_interface));
    let connections = match answer.interfaces {
        0 | 1 => text::connections_fit(lang, most, &line, each),
        many => text::connections_extra(lang, most, &line, each, N(many)),
    };
    let before = bounded(lang, answer.estimate, answer.before.value());
    let now = text::enis(lang, answer.now.value());
    let prefixes = vec![prefix_row(lang, &sizing, &answer, true), prefix_row(lang, &sizing, &answer, false)];
    let prefix = prefixes.first().map(|row| row.prefix.clone()).unwrap_or_default();
    let mut view = AnswerView {
        there: true,
        brief: text::brief(lang, &before, &now, &prefix),
        told: text::told(lang, &before, &now, &prefix),
        before,
        before_lines,
        now,
        now_lines,
        prefixes,
        quota,
        connections,
        why: whys(lang, &sizing, &answer),
        assumptions: assumed(lang, assumptions, &answer),
        copy: String::new(),
    };
    view.copy = copied(lang, &fields(lang, form, reading), &view);
    view
}
