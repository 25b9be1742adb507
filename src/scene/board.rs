//! The board as data: rows, columns, cells, and what of a large one is drawn.

use super::sources::{self, SourceChip};
use super::waffle::{Ghost, Waffle, squares_and_unit};
use crate::model::{Comparison, Eni, Estimate, HyperplaneFailure, LegacyFailure, Metric};
use crate::network::{FunctionKey, Holder, SetKey, SubnetKey, Topology, VersionLabel, Vpc, VpcKey};
use crate::state::{AppState, Viewport};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Sets of one VPC above which its part of the board is compact.
pub const COMPACT_ABOVE: usize = 8;
/// Rows above which the board is compact, and above which only those in sight are drawn.
pub const WINDOW_ABOVE: usize = 24;
/// Height of a compact row in CSS px; the style sheet draws it so.
pub const ROW_HEIGHT: u64 = 72;
/// Width of a compact column in CSS px; the style sheet draws it so.
pub const COLUMN_WIDTH: u64 = 32;
/// Functions up to which the highest fitting concurrency is looked for: some 20 runs of Before.
const SMALL: usize = 1_000;
/// Chips drawn in one cell.
const CHIPS: usize = 6;
/// Segments drawn in one split bar.
const SEGMENTS: usize = 4;
/// Distinct groups up to which the heads of compact columns are a dot matrix.
const MATRIX: usize = 8;

/// One column of the Now pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The set.
    pub set: SetKey,
    /// Its members' names.
    pub label: Rc<str>,
    /// Its outbound rules in a few words; empty: nothing gets out.
    pub egress: Option<Rc<str>>,
    /// Names of its groups that AWS knows no more.
    pub missing: Option<Rc<str>>,
    /// Functions with a version that uses it.
    pub functions: u64,
    /// Which of [`Group::groups`] it holds, for the dot matrix.
    pub dots: Vec<bool>,
}

/// Columns folded into one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// How many sets.
    pub sets: u64,
    /// The most functions that one of them has.
    pub most: u64,
    /// Whether a filter picked the columns.
    pub filtered: bool,
}

/// A chip: one holder of an ENI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// The function.
    pub function: FunctionKey,
    /// Its badge.
    pub badge: Rc<str>,
    /// Its name.
    pub name: Rc<str>,
    /// A published version's tag: `v3`.
    pub version: Option<Rc<str>>,
    /// Whether this is the version a drag would move.
    pub carrier: bool,
    /// Why the version failed.
    pub failure: Option<&'static str>,
}

/// One cell: a subnet and a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The set.
    pub set: SetKey,
    /// The set's label.
    pub label: Rc<str>,
    /// The interface; `None`: no ENI.
    pub eni: Option<CellEni>,
}

impl Cell {
    /// Whether a chip of this function stands in it.
    pub fn shows(&self, function: FunctionKey) -> bool {
        self.eni.as_ref().is_some_and(|eni| eni.chips.iter().any(|chip| chip.function == function))
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellEni {
    /// Interfaces needed.
    pub interfaces: u64,
    /// Interfaces created.
    pub created: u64,
    /// An illustrative address.
    pub address: Option<Rc<str>>,
    /// Connections of all holders.
    pub connections: u64,
    /// Distinct functions that hold it.
    pub functions: u64,
    /// The first functions among its holders.
    pub chips: Vec<Chip>,
    /// The first pollers among its holders.
    pub sources: Vec<SourceChip>,
    /// Event sources whose pollers hold it.
    pub pollers: u64,
    /// Holders beyond those.
    pub more: u64,
    /// Why it was not made.
    pub failure: Option<&'static str>,
}

impl CellEni {
    /// Functions and event sources that use it.
    pub fn users(&self) -> u64 {
        self.functions + self.pollers
    }
}

/// One segment of the split bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The function.
    pub function: FunctionKey,
    /// Its badge.
    pub badge: Rc<str>,
    /// Created and refused together.
    pub count: u64,
    /// Its share of the bar in fortieths, at least 1.
    pub share: u64,
    /// Why none of it starts, whatever room there is.
    pub barred: Option<&'static str>,
}

/// What stands in the folded columns of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Folded {
    /// ENIs made.
    pub made: u64,
    /// ENIs not made.
    pub not: u64,
    /// How many busiest sets have columns of their own; `None` where a filter picked the columns.
    pub drawn: Option<u32>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The subnet.
    pub subnet: SubnetKey,
    /// AWS's id.
    pub id: Rc<str>,
    /// What a reader calls it.
    pub label: Rc<str>,
    /// The id in short, where the label does not say it.
    pub short_id: Option<Rc<str>>,
    /// The block.
    pub cidr: Option<Rc<str>>,
    /// The prefix, for "needs n more".
    pub prefix: Option<u8>,
    /// The zone.
    pub az: Option<Rc<str>>,
    /// Addresses Lambda may use; `None`: unbounded.
    pub usable: Option<u64>,
    /// Addresses others hold.
    pub occupied: u64,
    /// Addresses to a square.
    pub unit: u64,
    /// Before: the box.
    pub before: Option<Waffle>,
    /// Before: what does not fit.
    pub ghost: Option<Ghost>,
    /// Before: interfaces made.
    pub created: u64,
    /// Before: refused.
    pub refused: u64,
    /// Of those, refused because their function is barred.
    pub barred: u64,
    /// Why functions are barred here: AWS's name, their badges.
    pub barred_names: Vec<(&'static str, Rc<str>)>,
    /// Whether AWS knows the subnet no more.
    pub missing: bool,
    /// Before: free.
    pub free_before: Option<u64>,
    /// More subnets of this size that would be needed.
    pub more_subnets: u64,
    /// Before: who made what.
    pub segments: Vec<Segment>,
    /// Functions beyond those.
    pub more_segments: u64,
    /// Now: the box.
    pub now: Option<Waffle>,
    /// Now: interfaces made.
    pub used_now: u64,
    /// Now: interfaces wanted.
    pub wanted_now: u64,
    /// Now: free.
    pub free_now: Option<u64>,
    /// Now: the cells drawn.
    pub cells: Vec<Cell>,
    /// Now: what stands in the folded columns.
    pub folded: Option<Folded>,
    /// Now: why a cell of this row was not made.
    pub failure: Option<&'static str>,
}

impl Row {
    /// Whether the room Before is used up and more is wanted.
    pub fn is_full_before(&self) -> bool {
        self.free_before == Some(0) && self.created + self.refused > 0
    }

    /// Now: interfaces wanted beyond the addresses Lambda may use here.
    pub fn missing_now(&self) -> u64 {
        self.usable.map_or(0, |usable| self.wanted_now.saturating_sub(usable - self.occupied))
    }
}

/// The part of the board that belongs to one VPC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The VPC.
    pub vpc: VpcKey,
    /// What it is called.
    pub title: Rc<str>,
    /// Its blocks.
    pub cidrs: Rc<str>,
    /// Hyperplane ENIs in it, and the quota.
    pub quota: (u64, u64),
    /// Whether a version failed at the quota.
    pub over_quota: bool,
    /// The columns drawn.
    pub columns: Vec<Column>,
    /// Columns before and after those drawn (a wide board that was unfolded).
    pub hidden_columns: (u64, u64),
    /// The folded columns.
    pub fold: Option<Fold>,
    /// All columns.
    pub column_count: u64,
    /// Names of the groups for a dot matrix; empty: vertical names.
    pub groups: Vec<Rc<str>>,
    /// The rows drawn.
    pub rows: Vec<Rc<Row>>,
    /// Rows before and after those drawn.
    pub hidden_rows: (u64, u64),
    /// All rows.
    pub row_count: u64,
    /// Whether cells are small.
    pub compact: bool,
}

/// The whole board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardScene {
    /// One part for each VPC.
    pub groups: Vec<Group>,
    /// Whether nothing is attached anywhere and no subnet stands.
    pub is_empty: bool,
    /// Which estimate is drawn.
    pub estimate: Estimate,
    /// Before: refused in all.
    pub refused: u64,
    /// Before: AWS's names for why.
    pub legacy_failures: Vec<LegacyFailure>,
    /// Before: functions that are barred.
    pub barred: u64,
    /// Now: functions that failed.
    pub failed: u64,
    /// Now: event sources that failed.
    pub sources_failed: u64,
    /// The highest concurrency per function that fits Before; only where everything fits.
    pub fits_up_to: Option<u64>,
    /// Whether any row has more than one address to a square.
    pub has_units: bool,
}

/// What of the interface decides how the board is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The filter.
    pub filter: Rc<str>,
    /// Whether folded columns are unfolded.
    pub unfolded: bool,
    /// What is in sight.
    pub viewport: Viewport,
}

impl Look {
    /// As the state says.
    pub fn of(state: &AppState) -> Self {
        let Viewport { first_card, cards, .. } = Viewport::default();
        // Which cards are in sight is the tray's.
        let viewport = Viewport { first_card, cards, ..state.ui.viewport };
        Self { filter: state.ui.sifted.clone(), unfolded: state.ui.unfolded, viewport }
    }

    /// What of it decides which columns are drawn.
    fn at_columns(&self) -> Self {
        let Viewport { first_row, rows, row_height, .. } = Viewport::default();
        Self { viewport: Viewport { first_row, rows, row_height, ..self.viewport }, ..self.clone() }
    }
}

/// A name shortened in its middle: tails carry the difference.
pub fn shortened(name: &str, most: usize) -> String {
    let count = name.chars().count();
    if count <= most {
        return name.to_owned();
    }
    let tail = most / 2;
    let head = most.saturating_sub(tail + 1);
    name.chars().take(head).chain(['…']).chain(name.chars().skip(count - tail)).collect()
}

/// What is looked up while drawing, put together once for each comparison: scrolling a large board
/// must not go through all of its functions.
#[derive(Debug, Default)]
pub struct Names {
    badges: HashMap<FunctionKey, usize>,
    failures: HashMap<(u32, u32), HyperplaneFailure>,
    users: HashMap<SetKey, HashSet<FunctionKey>>,
    fits_up_to: Option<u64>,
    /// What was put together for the columns last drawn: rows that stay in sight are not put together anew.
    kept: RefCell<Kept>,
}

/// Columns and rows as they were drawn last.
#[derive(Debug, Default)]
struct Kept {
    look: Option<Look>,
    columns: HashMap<VpcKey, Rc<Columns>>,
    rows: HashMap<usize, Rc<Row>>,
}

impl Names {
    /// The look-ups of a comparison.
    pub fn new(comparison: &Comparison) -> Self {
        let topology = &comparison.topology;
        let small = topology.functions.len() <= SMALL && topology.subnets.len() <= WINDOW_ABOVE;
        Self {
            badges: topology.functions.iter().enumerate().map(|(at, function)| (function.key, at)).collect(),
            failures: comparison
                .hyperplane
                .versions
                .iter()
                .filter_map(|state| Some(((state.function, state.version), state.failure?)))
                .collect(),
            users: topology.users_of_sets(),
            fits_up_to: if comparison.legacy.refused == 0 && small { comparison.highest_fitting_concurrency() } else { None },
            kept: RefCell::default(),
        }
    }

    /// The columns of a VPC, kept while the look at them is the same.
    fn columns(&self, topology: &Topology, vpc: VpcKey, compact: bool, look: &Look) -> Rc<Columns> {
        let mut kept = self.kept.borrow_mut();
        let look_at_columns = look.at_columns();
        if kept.look.as_ref() != Some(&look_at_columns) {
            *kept = Kept { look: Some(look_at_columns), ..Kept::default() };
        }
        let found = || Rc::new(columns(topology, vpc, self, compact, look));
        Rc::clone(kept.columns.entry(vpc).or_insert_with(found))
    }

    /// A row, kept while the columns are the same.
    fn row(&self, comparison: &Comparison, at: usize, columns: &Columns, compact: bool) -> Option<Rc<Row>> {
        if let Some(row) = self.kept.borrow().rows.get(&at) {
            return Some(Rc::clone(row));
        }
        let row = Rc::new(row(comparison, self, at, columns, compact)?);
        self.kept.borrow_mut().rows.insert(at, Rc::clone(&row));
        Some(row)
    }
}

fn chip(topology: &Topology, names: &Names, holder: &Holder) -> Option<Chip> {
    let Holder::Version { function, version } = holder else { return None };
    let at = *names.badges.get(function)?;
    let found = topology.functions.get(at)?;
    let label = &found.versions.get(*version as usize)?.label;
    Some(Chip {
        function: *function,
        badge: format!("{:02}", found.badge()).into(),
        name: Rc::clone(&found.name),
        version: match label {
            VersionLabel::Latest => None,
            VersionLabel::Published(number) => Some(format!("v{number}").into()),
        },
        carrier: *version as usize == found.carrier,
        failure: names.failures.get(&(at as u32, *version)).map(|failure| failure.code()),
    })
}

fn functions_of(eni: &Eni) -> u64 {
    let distinct: HashSet<FunctionKey> = eni.holders.iter().filter_map(Holder::function).collect();
    distinct.len() as u64
}

/// The columns of one VPC: as the board has them, or in compact form the busiest first.
#[derive(Debug)]
struct Columns {
    drawn: Vec<Column>,
    hidden: (u64, u64),
    folded: HashSet<SetKey>,
    fold: Option<Fold>,
    count: u64,
    groups: Vec<Rc<str>>,
}

fn columns(topology: &Topology, vpc: VpcKey, names: &Names, compact: bool, look: &Look) -> Columns {
    let wanted = look.filter.trim().to_lowercase();
    let labels_of: HashMap<_, Rc<str>> = topology.groups.iter().map(|group| (group.key, group.label())).collect();
    let matches = |key: FunctionKey| {
        let function = names.badges.get(&key).and_then(|at| topology.functions.get(*at));
        function.is_some_and(|function| function.name.to_lowercase().contains(&wanted))
    };
    let hit = |set: SetKey, label: &str| {
        wanted.is_empty()
            || label.to_lowercase().contains(&wanted)
            || names.users.get(&set).is_some_and(|functions| functions.iter().any(|key| matches(*key)))
    };
    let mut members: Vec<_> = topology.sets.iter().filter(|set| set.vpc == vpc).collect();
    let mut distinct: Vec<_> = members.iter().flat_map(|set| set.members.iter().copied()).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let matrix = compact && distinct.len() <= MATRIX;
    let count_of = |set: SetKey| names.users.get(&set).map_or(0, |functions| functions.len() as u64);
    if compact {
        members = topology.busiest_sets(vpc, &names.users);
    }
    let mut all: Vec<Column> = members
        .into_iter()
        .map(|set| {
            let labels: Vec<Rc<str>> = set.members.iter().filter_map(|group| labels_of.get(group).cloned()).collect();
            let egress = match &*set.members {
                [only] => topology.group(*only).and_then(|group| group.outbound()),
                _ => None,
            };
            Column {
                set: set.key,
                label: labels.join(" + ").into(),
                missing: sources::missing_groups(topology, set, &labels_of),
                egress,
                functions: count_of(set.key),
                dots: if matrix { distinct.iter().map(|group| set.members.contains(group)).collect() } else { Vec::new() },
            }
        })
        .filter(|column| !compact || hit(column.set, &column.label))
        .collect();
    let count = all.len() as u64;
    let mut folded = HashSet::new();
    let mut fold = None;
    let mut hidden = (0, 0);
    let room = look.viewport.fit_columns.max(4) as usize;
    if compact && all.len() > room && !look.unfolded {
        let rest = all.split_off(room);
        fold = Some(Fold {
            sets: rest.len() as u64,
            most: rest.iter().map(|column| column.functions).max().unwrap_or(0),
            filtered: !wanted.is_empty(),
        });
        folded = rest.into_iter().map(|column| column.set).collect();
    } else if compact && all.len() > room {
        let first = (look.viewport.first_column as usize).min(all.len());
        let last = (first + (look.viewport.columns as usize).max(room)).min(all.len());
        hidden = (first as u64, (all.len() - last) as u64);
        all = all.drain(first..last).collect();
    }
    let groups = if matrix { distinct.iter().filter_map(|group| labels_of.get(group).cloned()).collect() } else { Vec::new() };
    Columns { drawn: all, hidden, folded, fold, count, groups }
}

impl BoardScene {
    /// The board of both worlds.
    pub fn new(comparison: &Comparison, names: &Names, look: &Look) -> Self {
        let topology = &comparison.topology;
        let many_rows = topology.subnets.len() > WINDOW_ABOVE;
        let mut above = 0usize;
        let groups: Vec<Group> = topology
            .vpcs
            .iter()
            .enumerate()
            .map(|(place, vpc)| {
                let rows: Vec<usize> =
                    topology.subnets.iter().enumerate().filter(|(_, subnet)| subnet.vpc == vpc.key).map(|(at, _)| at).collect();
                let sets = topology.sets.iter().filter(|set| set.vpc == vpc.key).count();
                let compact = sets > COMPACT_ABOVE || many_rows;
                let columns = names.columns(topology, vpc.key, compact, look);
                let (first, last) = if many_rows {
                    let first = (look.viewport.first_row as usize).saturating_sub(above).min(rows.len());
                    let end =
                        (look.viewport.first_row as usize + look.viewport.rows as usize).saturating_sub(above).min(rows.len());
                    (first, end.max(first))
                } else {
                    (0, rows.len())
                };
                above += rows.len();
                let drawn = rows.get(first..last).unwrap_or_default();
                let drawn = drawn.iter().filter_map(|row| names.row(comparison, *row, &columns, compact)).collect();
                let quota = comparison.hyperplane.quota.get(place).map_or((0, 0), |quota| (quota.used, quota.limit));
                Group {
                    vpc: vpc.key,
                    title: vpc.name.clone().unwrap_or_else(|| Rc::clone(&vpc.id)),
                    cidrs: cidrs(vpc),
                    quota,
                    over_quota: over_quota(comparison, vpc.key),
                    columns: columns.drawn.clone(),
                    hidden_columns: columns.hidden,
                    fold: columns.fold.clone(),
                    column_count: columns.count,
                    groups: columns.groups.clone(),
                    hidden_rows: (first as u64, (rows.len() - last) as u64),
                    row_count: rows.len() as u64,
                    rows: drawn,
                    compact,
                }
            })
            .collect();
        let legacy = &comparison.legacy;
        Self {
            is_empty: topology.subnets.is_empty(),
            estimate: legacy.estimate,
            refused: legacy.refused,
            legacy_failures: legacy.failures().collect(),
            barred: comparison.barred_functions(),
            failed: comparison.hyperplane.functions_failed,
            sources_failed: comparison.hyperplane.sources.iter().filter(|state| state.failure.is_some()).count() as u64,
            fits_up_to: names.fits_up_to,
            has_units: topology.subnets.iter().any(|subnet| subnet.cidr.is_some_and(|cidr| squares_and_unit(cidr.size()).1 > 1)),
            groups,
        }
    }
}

fn cidrs(vpc: &Vpc) -> Rc<str> {
    let blocks: Vec<String> = vpc.cidrs.iter().map(ToString::to_string).collect();
    blocks.join(", ").into()
}

fn over_quota(comparison: &Comparison, vpc: VpcKey) -> bool {
    let topology = &comparison.topology;
    comparison
        .hyperplane
        .enis
        .iter()
        .filter(|eni| eni.failure == Some(HyperplaneFailure::EniLimitExceeded))
        .any(|eni| topology.subnets.get(eni.row as usize).is_some_and(|subnet| subnet.vpc == vpc))
}

fn row(comparison: &Comparison, names: &Names, at: usize, columns: &Columns, compact: bool) -> Option<Row> {
    let topology = &comparison.topology;
    let subnet = topology.subnets.get(at)?;
    let capacity = comparison.capacity.get(at)?;
    let before = comparison.legacy.rows.get(at)?;
    let now = comparison.hyperplane.rows.get(at)?;
    let enis: HashMap<SetKey, &Eni> = now
        .enis
        .iter()
        .rev()
        .filter_map(|place| comparison.hyperplane.enis.get(*place as usize))
        .map(|eni| (eni.set, eni))
        .collect();
    let size = subnet.cidr.map(|cidr| cidr.size());
    let label = subnet.label();
    let total: u64 = before.shares.iter().map(|share| share.created + share.refused).sum();
    let segments = before
        .shares
        .iter()
        .take(if compact { 0 } else { SEGMENTS })
        .filter_map(|share| {
            let function = topology.functions.get(share.function as usize)?;
            let count = share.created + share.refused;
            Some(Segment {
                function: function.key,
                badge: format!("{:02}", function.badge()).into(),
                count,
                share: (count * 40 / total.max(1)).clamp(1, 40),
                barred: comparison.legacy.functions.get(share.function as usize)?.barred.map(|failure| failure.code()),
            })
        })
        .collect();
    let cells = columns
        .drawn
        .iter()
        .map(|column| Cell {
            set: column.set,
            label: Rc::clone(&column.label),
            eni: enis.get(&column.set).map(|eni| {
                let (sources, pollers) = sources::chips(comparison, eni, if compact { 0 } else { CHIPS });
                let room = if compact { 0 } else { CHIPS - sources.len() };
                let chips: Vec<Chip> = eni.holders.iter().filter_map(|holder| chip(topology, names, holder)).take(room).collect();
                CellEni {
                    interfaces: eni.interfaces,
                    created: eni.created,
                    address: eni
                        .place
                        .and_then(|place| subnet.cidr?.address(4 + place))
                        .map(|address| address.to_string().into()),
                    connections: eni.connections,
                    functions: functions_of(eni),
                    more: (eni.holders.len() as u64).saturating_sub((chips.len() + sources.len()) as u64),
                    chips,
                    sources,
                    pollers,
                    failure: eni.failure.map(|failure| failure.code()),
                }
            }),
        })
        .collect();
    let folded = columns.fold.as_ref().map(|fold| {
        let hidden = enis.values().filter(|eni| columns.folded.contains(&eni.set));
        let (made, all) = hidden.fold((0, 0), |(made, all), eni| (made + u64::from(eni.created > 0), all + 1));
        Folded { made, not: all - made, drawn: (!fold.filtered).then_some(columns.drawn.len() as u32) }
    });
    let usable = capacity.usable;
    let barred = comparison.barred_in(at);
    Some(Row {
        subnet: subnet.key,
        id: Rc::clone(&subnet.id),
        short_id: (*label != *subnet.id).then(|| shortened(&subnet.id, 14).into()),
        cidr: subnet.cidr.map(|cidr| cidr.to_string().into()),
        prefix: subnet.cidr.map(|cidr| cidr.prefix()),
        label,
        az: subnet.az.clone(),
        usable,
        occupied: capacity.occupied,
        unit: size.map_or(1, |size| squares_and_unit(size).1),
        before: size.map(|size| Waffle::new(size, before.created, capacity.occupied, false)),
        ghost: size.filter(|_| before.refused > 0).map(|size| Ghost::new(size, before.refused)),
        created: before.created,
        refused: before.refused,
        free_before: before.free,
        barred,
        barred_names: sources::barred_names(comparison, at),
        missing: subnet.missing,
        more_subnets: comparison.figure(Metric::MoreSubnets(subnet.key)).map_or(0, |figure| figure.value()),
        segments,
        more_segments: if compact { 0 } else { (before.shares.len() as u64).saturating_sub(SEGMENTS as u64) },
        now: size.map(|size| Waffle::new(size, now.created, capacity.occupied, !compact)),
        used_now: now.created,
        wanted_now: now.needed,
        free_now: now.free,
        cells,
        folded,
        failure: enis.values().find_map(|eni| eni.failure).map(|failure| failure.code()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{AppState, Theme};
    use crate::text::Lang;

    fn scene(state: &AppState) -> BoardScene {
        BoardScene::new(&state.comparison, &Names::new(&state.comparison), &Look::of(state))
    }

    #[test]
    fn the_articles_board_has_two_rows_of_two_cells() {
        let board = scene(&AppState::start(Lang::En, Theme::Auto));
        let [group] = board.groups.as_slice() else { panic!("one group") };
        assert_eq!((group.rows.len(), group.columns.len(), group.compact), (2, 2, false));
        for row in &group.rows {
            assert_eq!((row.created, row.refused, row.free_now), (251, 199, Some(249)));
            let counts: Vec<u64> = row.segments.iter().map(|segment| segment.count).collect();
            assert_eq!(counts, [150, 150, 150]);
            assert_eq!(counts.iter().sum::<u64>(), row.created + row.refused);
        }
        let first = &group.rows[0];
        let addresses: Vec<_> = first.cells.iter().filter_map(|cell| cell.eni.as_ref()?.address.clone()).collect();
        assert_eq!(addresses.iter().map(|a| &**a).collect::<Vec<_>>(), ["10.0.1.4", "10.0.1.5"]);
        assert_eq!(first.cells[1].eni.as_ref().map(|eni| (eni.functions, eni.connections)), Some((2, 300)));
        assert_eq!(board.fits_up_to, None);
    }

    #[test]
    fn headroom_is_told_where_everything_fits() {
        let state =
            crate::state::update(&Rc::new(AppState::start(Lang::En, Theme::Auto)), crate::state::Msg::SetConcurrency(100));
        assert_eq!(scene(&state).fits_up_to, Some(167));
    }

    #[test]
    fn many_sets_fold_and_only_rows_in_sight_are_drawn() {
        let mut topology = Topology::clone(AppState::start(Lang::En, Theme::Auto).topology());
        let vpc = VpcKey(0);
        let mut rows = Vec::new();
        for n in 0..100u32 {
            rows.push(topology.add_subnet_unchecked(vpc, &format!("s{n}"), None, None, None, 0));
        }
        for n in 0..60u32 {
            let group = topology.add_group(vpc, &format!("sg{n}"), None, None);
            let set = topology.add_set_unchecked(vpc, vec![group]);
            let function = topology.add_function(&format!("f{n}")).unwrap();
            topology.attach(function, Some((&rows[..2], set))).unwrap();
        }
        let comparison = Comparison::new(Rc::new(topology), Default::default());
        let mut look = Look { filter: "".into(), unfolded: false, viewport: Viewport::default() };
        let board = BoardScene::new(&comparison, &Names::new(&comparison), &look);
        let group = &board.groups[0];
        assert!(group.compact && group.groups.is_empty());
        assert_eq!(group.columns.len() as u64 + group.fold.as_ref().map_or(0, |fold| fold.sets), 62);
        assert_eq!((group.rows.len() as u64 + group.hidden_rows.1, group.row_count), (102, 102));
        assert!(group.rows.len() < 40);
        assert_eq!(group.columns[0].functions, 2, "the busiest first");
        look.filter = "sg59".into();
        assert_eq!(BoardScene::new(&comparison, &Names::new(&comparison), &look).groups[0].columns.len(), 1);
        look.filter = "f59".into();
        assert_eq!(BoardScene::new(&comparison, &Names::new(&comparison), &look).groups[0].columns.len(), 1);
    }

    #[test]
    fn names_are_shortened_in_the_middle() {
        assert_eq!(shortened("test-lambda-02", 10), "test…da-02");
        assert_eq!(shortened("short", 10), "short");
    }
}
