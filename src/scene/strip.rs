//! The comparison strip as data: figures, ratio, bars and the two formulas.

use crate::model::{Comparison, Estimate, Metric};
use crate::network::{Cidr, SetKey, SubnetKey};
use crate::state::{AppState, Drag, PreviewKind};
use crate::text::N;
use std::collections::HashSet;

/// Sets above which the board is drawn compact.
const COMPACT_SETS: usize = 8;

/// Addresses AWS reserves in every subnet.
const RESERVED: u64 = 5;

/// Whether the board is large: the strip is one line then.
pub fn is_compact(state: &AppState) -> bool {
    state.comparison.topology.sets.len() > COMPACT_SETS
}

/// How the two worlds compare, in words a reader can check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ratio {
    /// Nothing to compare.
    Nothing,
    /// Both need the same.
    Same,
    /// Now needs so many more.
    NowMore(u64),
    /// Now needs so many fewer, but less than a tenth: a ratio would read 1.0.
    NowFewer(u64),
    /// So many times fewer, in tenths; whole from 10 up.
    Times {
        /// The whole part.
        whole: u64,
        /// The first decimal, below 10 only.
        tenth: Option<u64>,
    },
}

impl Ratio {
    /// The ratio of `before` to `now`.
    pub fn of(before: u64, now: u64) -> Self {
        if before == 0 && now == 0 {
            return Self::Nothing;
        }
        if before == now {
            return Self::Same;
        }
        if now > before {
            return Self::NowMore(now - before);
        }
        if now == 0 {
            return Self::NowFewer(before);
        }
        let (before, wide) = (u128::from(before), u128::from(now));
        let tenths = (before * 20 + wide) / (2 * wide);
        let narrow = |value: u128| u64::try_from(value).unwrap_or(u64::MAX);
        if tenths <= 10 {
            Self::NowFewer(narrow(before - wide))
        } else if tenths < 100 {
            Self::Times { whole: narrow(tenths / 10), tenth: Some(narrow(tenths % 10)) }
        } else {
            Self::Times { whole: narrow((before * 2 + wide) / (2 * wide)), tenth: None }
        }
    }

    /// The number alone: `225`, `9.8`.
    pub fn times(self) -> Option<String> {
        match self {
            Self::Times { whole, tenth: Some(tenth) } => Some(format!("{whole}.{tenth}")),
            Self::Times { whole, tenth: None } => Some(N(whole).to_string()),
            _ => None,
        }
    }
}

/// A part of a whole in ten-thousandths, as a length in percent for an SVG attribute.
pub fn length(part: u64, whole: u64) -> String {
    let share = if whole == 0 { 0 } else { u128::from(part.min(whole)) * 10_000 / u128::from(whole) };
    format!("{}.{:02}%", share / 100, share % 100)
}

/// A part of a whole for a reader: whole percent from 10 up, one decimal below, `<0.1` for little.
pub fn percent(part: u64, whole: u64) -> Option<String> {
    if whole == 0 {
        return None;
    }
    let tenths = (u128::from(part) * 2_000 + u128::from(whole)) / (2 * u128::from(whole));
    Some(match tenths {
        0 if part == 0 => "0%".into(),
        0 => "<0.1%".into(),
        // Never round up to full, and never down to 100 from over it.
        _ if tenths >= 995 && part < whole => "99%".into(),
        100.. => format!("{}%", (tenths + 5) / 10),
        _ => format!("{}.{}%", tenths / 10, tenths % 10),
    })
}

/// The two bars, on one linear scale from zero. Lengths are SVG percentages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// Before: created, solid.
    pub created: String,
    /// Before: refused, hatched, after the solid part; `None` when nothing is refused.
    pub refused: Option<String>,
    /// Whether Before needs anything: then its bar is at least a mark.
    pub before: bool,
    /// Now: created.
    pub now: String,
    /// Now: what could not be created; `None` when all was.
    pub now_refused: Option<String>,
    /// Whether Now needs anything.
    pub any_now: bool,
    /// Whether Now's true length is below the least that is drawn.
    pub now_at_minimum: bool,
}

/// What Before's figure is a product of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeforeFormula {
    /// No function is attached.
    Nothing,
    /// So many functions at one concurrency.
    Product {
        /// Functions.
        functions: u64,
        /// Concurrency of each.
        concurrency: u64,
        /// Memory of each in MB when the formula uses it (at most 3,008).
        memory_mb: Option<u64>,
    },
    /// The sum over so many functions that differ.
    Sum {
        /// Functions.
        functions: u64,
        /// Whether each term is AWS's formula.
        by_memory: bool,
    },
}

/// What Now's figure is a product of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NowFormula {
    /// No key.
    Nothing,
    /// Every subnet with every set.
    Product {
        /// Subnets in use.
        subnets: u64,
        /// Sets in use.
        sets: u64,
    },
    /// So many keys in use, and interfaces over one for each.
    Keys {
        /// Keys.
        keys: u64,
        /// Further interfaces for connections over 65,000.
        extra: u64,
    },
}

/// How the usable addresses come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usable {
    /// There is no subnet.
    NoSubnet,
    /// All subnets are of one size and nobody else is in them.
    Each {
        /// Addresses of each.
        size: u64,
        /// Less the reserved.
        usable: u64,
    },
    /// They differ.
    Sum {
        /// Subnets with a known block.
        subnets: u64,
        /// Held by others, over all.
        occupied: u64,
    },
}

/// The change a drop would make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delta {
    /// Before: needed.
    pub before: i64,
    /// Before: refused.
    pub refused: i64,
    /// Before by the other estimate: needed.
    pub other: i64,
    /// Now: needed.
    pub now: i64,
}

/// All the strip shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// The estimate of the headline.
    pub estimate: Estimate,
    /// Whether Before's figures are an upper bound that says something (not 0).
    pub up_to: bool,
    /// Before: needed.
    pub needed: u64,
    /// Before: created.
    pub created: u64,
    /// Before: refused.
    pub refused: u64,
    /// Before by the other estimate.
    pub other: u64,
    /// Now: needed.
    pub now: u64,
    /// Now: created.
    pub now_created: u64,
    /// Characters of the two headline figures together, less the one that the second always has:
    /// the longer, the smaller they are set.
    pub digits: usize,
    /// How they compare.
    pub ratio: Ratio,
    /// The bars.
    pub bars: Bars,
    /// Before's formula.
    pub before_formula: BeforeFormula,
    /// Now's formula.
    pub now_formula: NowFormula,
    /// Addresses used Before.
    pub used_before: u64,
    /// Addresses used Now.
    pub used_now: u64,
    /// Addresses usable over all subnets with a known block.
    pub usable: u64,
    /// How they come about.
    pub usable_formula: Usable,
    /// Used of usable, Before; `None` where some subnet is unbounded or there is none.
    pub used_before_share: Option<String>,
    /// Used of usable, Now.
    pub used_now_share: Option<String>,
    /// Whether every usable address is used Before.
    pub full_before: bool,
    /// Whether every usable address is used Now.
    pub full_now: bool,
    /// Refused of needed; `None` when none is.
    pub refused_share: Option<String>,
    /// Functions that fail Now.
    pub failed: u64,
    /// AWS's names for what went wrong: Before first.
    pub codes: Vec<&'static str>,
    /// Seconds a new ENI took Before; `None` when nothing is attached.
    pub wait_s: Option<u64>,
    /// Whether the strip is one line.
    pub one_line: bool,
}

/// A headline figure's value, from the same object that explains it.
fn figure(comparison: &Comparison, metric: Metric) -> u64 {
    comparison.figure(metric).map_or(0, |figure| figure.value())
}

impl Strip {
    /// The strip of this state.
    pub fn of(state: &AppState) -> Self {
        Self::of_comparison(&state.comparison).with_page(state)
    }

    /// The same with what is only the page's: the drop under the pointer, the form.
    pub fn with_page(self, state: &AppState) -> Self {
        Self { one_line: is_compact(state), ..self }
    }

    /// The strip of two worlds, without what is only the page's.
    pub fn of_comparison(both: &Comparison) -> Self {
        let (legacy, hyperplane) = (&both.legacy, &both.hyperplane);
        let usable = figure(both, Metric::IpsUsable);
        let used_before = figure(both, Metric::IpsUsedLegacy);
        let used_now = figure(both, Metric::IpsUsedHyperplane);
        let bounded = both.capacity.iter().all(|row| row.usable.is_some());
        let share = |used| if bounded { percent(used, usable) } else { None };
        let attached = hyperplane.needed > 0 || legacy.needed > 0;
        Self {
            estimate: legacy.estimate,
            up_to: legacy.estimate == Estimate::PerEnvironment && legacy.needed > 0,
            needed: figure(both, Metric::LegacyNeeded),
            created: figure(both, Metric::LegacyCreated),
            refused: figure(both, Metric::LegacyRefused),
            other: figure(both, Metric::LegacyOtherEstimate),
            now: figure(both, Metric::HyperplaneEnis),
            now_created: figure(both, Metric::HyperplaneCreated),
            digits: (N(legacy.needed).to_string().len() + N(hyperplane.needed).to_string().len()).saturating_sub(1),
            ratio: Ratio::of(legacy.needed, hyperplane.needed),
            bars: bars(both, usable),
            before_formula: before_formula(both),
            now_formula: now_formula(both),
            used_before,
            used_now,
            usable,
            usable_formula: usable_formula(both),
            used_before_share: share(used_before),
            used_now_share: share(used_now),
            full_before: bounded && usable > 0 && used_before >= usable,
            full_now: bounded && usable > 0 && used_now >= usable,
            refused_share: if legacy.refused == 0 { None } else { percent(legacy.refused, legacy.needed) },
            failed: figure(both, Metric::FunctionsFailed),
            codes: both.failure_codes(),
            wait_s: attached.then_some(both.assumptions.attach_delay_s),
            one_line: false,
        }
    }
}

/// What the drop under the pointer would change.
pub fn delta(drag: &Drag) -> Option<Delta> {
    let Drag::Lifted { preview: Some(preview), .. } = drag else { return None };
    match preview.kind {
        PreviewKind::NoChange | PreviewKind::AsksForSet | PreviewKind::Refused(_) => None,
        _ => Some(Delta {
            before: preview.legacy_delta,
            refused: preview.refused_delta,
            other: preview.other_delta,
            now: preview.hyperplane_delta,
        }),
    }
}

fn bars(both: &Comparison, usable: u64) -> Bars {
    let (legacy, hyperplane) = (&both.legacy, &both.hyperplane);
    let scale = legacy.needed.max(usable).max(hyperplane.needed);
    let missing = hyperplane.needed.saturating_sub(hyperplane.created);
    Bars {
        created: length(legacy.created, scale),
        refused: (legacy.refused > 0).then(|| length(legacy.refused, scale)),
        before: legacy.needed > 0,
        now: length(hyperplane.created, scale),
        now_refused: (missing > 0).then(|| length(missing, scale)),
        any_now: hyperplane.created > 0,
        // 3 px of the narrowest strip, about 320 px.
        now_at_minimum: u128::from(hyperplane.created) * 107 < u128::from(scale),
    }
}

fn before_formula(both: &Comparison) -> BeforeFormula {
    let by_memory = both.legacy.estimate == Estimate::MemoryFormula;
    let mut first: Option<(u64, u64)> = None;
    let (mut functions, mut alike) = (0u64, true);
    for function in both.topology.functions.iter().filter(|function| function.attachment().is_some()) {
        let concurrency = function.concurrency_or(both.assumptions.concurrency);
        let memory = if by_memory { function.carrier().map_or(0, |version| version.memory_mb.min(3_008)) } else { 0 };
        functions += 1;
        match first {
            None => first = Some((concurrency, memory)),
            Some(known) => alike &= known == (concurrency, memory),
        }
    }
    match first {
        None => BeforeFormula::Nothing,
        Some((concurrency, memory)) if alike => {
            BeforeFormula::Product { functions, concurrency, memory_mb: by_memory.then_some(memory) }
        }
        Some(_) => BeforeFormula::Sum { functions, by_memory },
    }
}

fn now_formula(both: &Comparison) -> NowFormula {
    let enis = &both.hyperplane.enis;
    if enis.is_empty() {
        return NowFormula::Nothing;
    }
    let count = |n: usize| n as u64;
    let keys = count(enis.len());
    let extra = both.hyperplane.needed.saturating_sub(keys);
    let subnets: HashSet<SubnetKey> = enis.iter().map(|eni| eni.subnet).collect();
    let sets: HashSet<SetKey> = enis.iter().map(|eni| eni.set).collect();
    let (subnets, sets) = (count(subnets.len()), count(sets.len()));
    if extra == 0 && subnets.saturating_mul(sets) == keys {
        NowFormula::Product { subnets, sets }
    } else {
        NowFormula::Keys { keys, extra }
    }
}

fn usable_formula(both: &Comparison) -> Usable {
    let blocks: Vec<Option<Cidr>> = both.topology.subnets.iter().map(|subnet| subnet.cidr).collect();
    let sizes: HashSet<u64> = blocks.iter().flatten().map(|cidr| cidr.size()).collect();
    let occupied: u64 = both.capacity.iter().map(|row| row.occupied).fold(0, u64::saturating_add);
    let first = blocks.iter().flatten().next().copied();
    match first {
        None => Usable::NoSubnet,
        Some(cidr) if sizes.len() == 1 && occupied == 0 && blocks.iter().all(Option::is_some) => {
            Usable::Each { size: cidr.size(), usable: cidr.size().saturating_sub(RESERVED) }
        }
        Some(_) => Usable::Sum { subnets: blocks.iter().flatten().count() as u64, occupied },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_never_flatter() {
        assert_eq!(Ratio::of(900, 4).times().as_deref(), Some("225"));
        assert_eq!(Ratio::of(39, 4).times().as_deref(), Some("9.8"));
        assert_eq!(Ratio::of(2_880, 244).times().as_deref(), Some("12"));
        assert_eq!(Ratio::of(9_000, 4).times().as_deref(), Some("2,250"));
        assert_eq!(Ratio::of(3, 4), Ratio::NowMore(1));
        assert_eq!(Ratio::of(0, 4), Ratio::NowMore(4));
        assert_eq!(Ratio::of(4, 4), Ratio::Same);
        assert_eq!(Ratio::of(0, 0), Ratio::Nothing);
        assert_eq!(Ratio::of(102, 100), Ratio::NowFewer(2));
        assert_eq!(Ratio::of(999, 100).times().as_deref(), Some("10"));
        assert!(Ratio::of(u64::MAX, 1).times().is_some());
    }

    #[test]
    fn shares_are_full_only_when_full() {
        assert_eq!(percent(502, 502).as_deref(), Some("100%"));
        assert_eq!(percent(4, 502).as_deref(), Some("0.8%"));
        assert_eq!(percent(398, 900).as_deref(), Some("44%"));
        assert_eq!(percent(39, 502).as_deref(), Some("7.8%"));
        assert_eq!(percent(501, 502).as_deref(), Some("99%"));
        assert_eq!(percent(1, 100_000).as_deref(), Some("<0.1%"));
        assert_eq!(percent(0, 502).as_deref(), Some("0%"));
        assert_eq!(percent(1, 0), None);
    }

    #[test]
    fn lengths_are_linear_and_bounded() {
        assert_eq!(length(502, 900), "55.77%");
        assert_eq!(length(0, 900), "0.00%");
        assert_eq!(length(901, 900), "100.00%");
        assert_eq!(length(1, 0), "0.00%");
    }
}
