//! Where keys can take what they have lifted, in the order of the grid.

use super::{Source, Target};
use crate::network::{SetKey, SubnetKey, Topology, VpcKey};

/// A key's way from one target to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// To the left in the grid; left of a subnet lies the tray.
    Left,
    /// To the right in the grid.
    Right,
    /// One row up; above the first lie the columns' heads.
    Up,
    /// One row down.
    Down,
    /// The next in reading order: columns' heads, cells, subnets, the new set, the tray.
    Next,
    /// The one before.
    Previous,
    /// The first.
    First,
    /// The last.
    Last,
}

/// One VPC's part of the grid.
struct Part {
    vpc: VpcKey,
    rows: Vec<SubnetKey>,
    columns: Vec<SetKey>,
}

fn parts(topology: &Topology) -> Vec<Part> {
    topology
        .vpcs
        .iter()
        .map(|vpc| Part {
            vpc: vpc.key,
            rows: topology.subnets.iter().filter(|subnet| subnet.vpc == vpc.key).map(|subnet| subnet.key).collect(),
            columns: topology.sets.iter().filter(|set| set.vpc == vpc.key).map(|set| set.key).collect(),
        })
        .filter(|part| !part.rows.is_empty())
        .collect()
}

/// All targets in reading order.
fn all(topology: &Topology) -> Vec<Target> {
    let mut found = Vec::new();
    for part in parts(topology) {
        found.extend(part.columns.iter().map(|set| Target::Column(*set)));
        for row in &part.rows {
            found.extend(part.columns.iter().map(|set| Target::Cell(*row, *set)));
        }
        found.extend(part.rows.iter().map(|row| Target::Row(*row)));
        found.push(Target::NewSet(part.vpc));
    }
    found.push(Target::Tray);
    found
}

/// How many targets there are.
pub fn target_count(topology: &Topology) -> u64 {
    let parts = parts(topology);
    let cells = parts.iter().map(|part| {
        let (rows, columns) = (part.rows.len() as u64, part.columns.len() as u64);
        rows * columns + rows + columns + 1
    });
    cells.sum::<u64>() + 1
}

/// A place in the grid of one VPC: row 0 holds the columns' heads, column 0 the subnets.
fn place(part: &Part, target: Target) -> Option<(usize, usize)> {
    let row = |subnet: SubnetKey| part.rows.iter().position(|other| *other == subnet).map(|at| at + 1);
    let column = |set: SetKey| part.columns.iter().position(|other| *other == set).map(|at| at + 1);
    match target {
        Target::Cell(subnet, set) => Some((row(subnet)?, column(set)?)),
        Target::Column(set) => Some((0, column(set)?)),
        Target::Row(subnet) => Some((row(subnet)?, 0)),
        Target::NewSet(vpc) => (vpc == part.vpc).then_some((0, part.columns.len() + 1)),
        Target::Tray => None,
    }
}

fn at(part: &Part, row: usize, column: usize) -> Target {
    let set = column.checked_sub(1).and_then(|column| part.columns.get(column));
    let subnet = row.checked_sub(1).and_then(|row| part.rows.get(row));
    match (subnet, set) {
        (Some(subnet), Some(set)) => Target::Cell(*subnet, *set),
        (None, Some(set)) => Target::Column(*set),
        (Some(subnet), None) if column == 0 => Target::Row(*subnet),
        _ => Target::NewSet(part.vpc),
    }
}

/// The target a step leads to from `from`, or from where `source` stands; `None`: the step leads nowhere.
pub(super) fn next(topology: &Topology, source: Source, from: Option<Target>, step: Step) -> Option<Target> {
    let home = match source {
        Source::Chip(function, subnet) => {
            topology.function(function).and_then(|function| function.attachment()).map(|place| Target::Cell(subnet, place.set))
        }
        Source::Card(_) => None,
    };
    match step {
        Step::First => all(topology).first().copied(),
        Step::Last => all(topology).last().copied(),
        Step::Next | Step::Previous => {
            let all = all(topology);
            let now = from.or(home).and_then(|target| all.iter().position(|other| *other == target));
            let count = all.len();
            let to = match (now, step) {
                (None, Step::Next) => 0,
                (None, _) => count.checked_sub(1)?,
                (Some(now), Step::Next) => (now + 1) % count,
                (Some(now), _) => (now + count - 1) % count,
            };
            all.get(to).copied()
        }
        Step::Left | Step::Right | Step::Up | Step::Down => {
            let parts = parts(topology);
            let Some(now) = from.or(home) else { return all(topology).first().copied() };
            let Some((which, (row, column))) =
                parts.iter().enumerate().find_map(|(which, part)| Some((which, place(part, now)?)))
            else {
                // From the tray every way leads into the grid.
                let part = parts.first()?;
                return Some(at(part, usize::from(!part.columns.is_empty()), 1));
            };
            let part = parts.get(which)?;
            let (last_row, last_column) = (part.rows.len(), part.columns.len());
            match step {
                Step::Left if column == 0 || (row == 0 && column == 1) => Some(Target::Tray),
                Step::Left => Some(at(part, row, column - 1)),
                Step::Right if row == 0 && column > last_column => None,
                Step::Right if column >= last_column => Some(Target::NewSet(part.vpc)),
                Step::Right => Some(at(part, row, column + 1)),
                Step::Up if row == 0 => {
                    let above = which.checked_sub(1).and_then(|above| parts.get(above))?;
                    Some(at(above, above.rows.len(), column.min(above.columns.len())))
                }
                Step::Up if column == 0 && row == 1 => Some(at(part, 0, 1)),
                Step::Up => Some(at(part, row - 1, column)),
                Step::Down if row == last_row => {
                    let below = parts.get(which + 1)?;
                    Some(at(below, 0, column.clamp(1, below.columns.len() + 1)))
                }
                Step::Down if row == 0 && column > last_column => Some(at(part, 1, last_column)),
                _ => Some(at(part, row + 1, column)),
            }
        }
    }
}
