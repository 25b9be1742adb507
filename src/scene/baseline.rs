//! How a board differs from the pinned one. Subnets and sets are matched by key where the boards
//! have one history, else by id.

use crate::model::Comparison;
use crate::network::{SetKey, SubnetKey, Topology};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// What is different of the headline figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Before: needed.
    pub needed: i64,
    /// Now: needed.
    pub now: i64,
    /// Before: addresses used.
    pub used_before: i64,
    /// Now: addresses used.
    pub used_now: i64,
    /// Before: refused.
    pub refused: i64,
    /// Now: functions that fail.
    pub failed: i64,
}

/// Whether something stands on one of the boards only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Not on the baseline.
    New,
    /// On the baseline alone.
    Gone,
}

/// What is different of one row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowDiff {
    /// Whether the row itself is new.
    pub is_new: bool,
    /// Before: interfaces made.
    pub used_before: i64,
    /// Before: free.
    pub free_before: i64,
    /// Now: interfaces made.
    pub used_now: i64,
    /// Now: free.
    pub free_now: i64,
    /// Cells whose interface came or went.
    pub cells: HashMap<SetKey, Mark>,
}

/// What is different of the board.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diff {
    /// The headline figures.
    pub totals: Totals,
    /// Each row of the board.
    pub rows: HashMap<SubnetKey, Rc<RowDiff>>,
    /// Sets that came.
    pub new_sets: HashSet<SetKey>,
    /// Names of what came and went: subnets, then sets.
    pub came: (Vec<Rc<str>>, Vec<Rc<str>>),
    /// What went.
    pub went: (Vec<Rc<str>>, Vec<Rc<str>>),
}

fn delta(from: u64, to: u64) -> i64 {
    let clip = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    clip(to).saturating_sub(clip(from))
}

fn free(from: Option<u64>, to: Option<u64>) -> i64 {
    from.zip(to).map_or(0, |(from, to)| delta(from, to))
}

/// The ids of a set's groups, sorted.
fn ids(topology: &Topology, members: &[crate::network::GroupKey]) -> Vec<Rc<str>> {
    let mut ids: Vec<Rc<str>> =
        members.iter().filter_map(|member| topology.group(*member)).map(|group| Rc::clone(&group.id)).collect();
    ids.sort_unstable();
    ids
}

/// Each set with the sorted ids of its groups.
fn sets_by_ids(topology: &Topology) -> HashMap<Vec<Rc<str>>, SetKey> {
    topology.sets.iter().map(|set| (ids(topology, &set.members), set.key)).collect()
}

/// Every subnet of `new` with its like on `old`.
fn subnets(old: &Topology, new: &Topology) -> HashMap<SubnetKey, SubnetKey> {
    let by_key: HashMap<SubnetKey, &Rc<str>> = old.subnets.iter().map(|subnet| (subnet.key, &subnet.id)).collect();
    let by_id: HashMap<&Rc<str>, SubnetKey> = old.subnets.iter().map(|subnet| (&subnet.id, subnet.key)).collect();
    let like = |subnet: &crate::network::Subnet| match by_key.get(&subnet.key) {
        Some(id) if **id == subnet.id => Some(subnet.key),
        _ => by_id.get(&subnet.id).copied(),
    };
    new.subnets.iter().filter_map(|subnet| Some((subnet.key, like(subnet)?))).collect()
}

/// Every set of `new` with its like on `old`.
fn sets(old: &Topology, new: &Topology) -> HashMap<SetKey, SetKey> {
    // A key means the same on both only where its VPC is the same one.
    let vpcs: HashSet<_> = old.vpcs.iter().map(|vpc| (vpc.key, Rc::clone(&vpc.id))).collect();
    let kin: HashSet<_> =
        new.vpcs.iter().filter(|vpc| vpcs.contains(&(vpc.key, Rc::clone(&vpc.id)))).map(|vpc| vpc.key).collect();
    let by_key: HashMap<SetKey, crate::network::VpcKey> = old.sets.iter().map(|set| (set.key, set.vpc)).collect();
    let by_ids = sets_by_ids(old);
    let mut taken: HashSet<SetKey> = HashSet::new();
    let mut likes = HashMap::new();
    let mut rest = Vec::new();
    for set in new.sets.iter() {
        if kin.contains(&set.vpc) && by_key.get(&set.key) == Some(&set.vpc) {
            taken.insert(set.key);
            likes.insert(set.key, set.key);
        } else {
            rest.push(set);
        }
    }
    for set in rest {
        if let Some(like) = by_ids.get(&ids(new, &set.members)).filter(|like| !taken.contains(like)) {
            taken.insert(*like);
            likes.insert(set.key, *like);
        }
    }
    likes
}

impl Diff {
    /// What is different from `old` to `new`.
    pub fn new(old: &Comparison, new: &Comparison) -> Self {
        let (was, is) = (&old.topology, &new.topology);
        let (subnet_like, set_like) = (subnets(was, is), sets(was, is));
        let set_back: HashMap<SetKey, SetKey> = set_like.iter().map(|(new, old)| (*old, *new)).collect();
        let mut held: HashMap<SubnetKey, HashSet<SetKey>> = HashMap::new();
        for eni in &old.hyperplane.enis {
            held.entry(eni.subnet).or_default().insert(eni.set);
        }
        let old_rows: HashMap<SubnetKey, usize> = was.subnets.iter().enumerate().map(|(row, subnet)| (subnet.key, row)).collect();
        let mut rows = HashMap::new();
        for (at, subnet) in is.subnets.iter().enumerate() {
            let (Some(before), Some(now)) = (new.legacy.rows.get(at), new.hyperplane.rows.get(at)) else { continue };
            let like = subnet_like.get(&subnet.key);
            let place = like.and_then(|like| old_rows.get(like)).copied();
            let here: HashSet<SetKey> =
                now.enis.iter().filter_map(|at| new.hyperplane.enis.get(*at as usize)).map(|eni| eni.set).collect();
            let nothing = HashSet::new();
            let there = like.and_then(|like| held.get(like)).unwrap_or(&nothing);
            let came = here.iter().filter(|set| set_like.get(set).is_none_or(|like| !there.contains(like)));
            let went = there.iter().filter_map(|old| set_back.get(old)).filter(|set| !here.contains(set));
            let cells = came.map(|set| (*set, Mark::New)).chain(went.map(|set| (*set, Mark::Gone))).collect();
            let old_before = place.and_then(|row| old.legacy.rows.get(row));
            let old_now = place.and_then(|row| old.hyperplane.rows.get(row));
            let diff = RowDiff {
                is_new: place.is_none(),
                used_before: delta(old_before.map_or(0, |row| row.created), before.created),
                free_before: free(old_before.and_then(|row| row.free), before.free),
                used_now: delta(old_now.map_or(0, |row| row.created), now.created),
                free_now: free(old_now.and_then(|row| row.free), now.free),
                cells,
            };
            rows.insert(subnet.key, Rc::new(diff));
        }
        let known_subnets: HashSet<SubnetKey> = subnet_like.values().copied().collect();
        let in_use = |of: &Comparison| -> HashSet<SetKey> { of.hyperplane.enis.iter().map(|eni| eni.set).collect() };
        let old_use = in_use(old);
        let new_sets: HashSet<SetKey> = is.sets.iter().map(|set| set.key).filter(|set| !set_like.contains_key(set)).collect();
        let label = |topology: &Topology, set: SetKey| Rc::from(topology.set_label(set));
        let (then, after) = (&old.legacy, &new.legacy);
        Self {
            totals: Totals {
                needed: delta(then.needed, after.needed),
                now: delta(old.hyperplane.needed, new.hyperplane.needed),
                used_before: delta(then.created, after.created),
                used_now: delta(old.hyperplane.created, new.hyperplane.created),
                refused: delta(then.refused, after.refused),
                failed: delta(old.hyperplane.functions_failed, new.hyperplane.functions_failed),
            },
            came: (
                is.subnets.iter().filter(|s| !subnet_like.contains_key(&s.key)).map(|s| s.label()).collect(),
                is.sets.iter().filter(|set| new_sets.contains(&set.key)).map(|set| label(is, set.key)).collect(),
            ),
            went: (
                was.subnets.iter().filter(|s| !known_subnets.contains(&s.key)).map(|s| s.label()).collect(),
                was.sets
                    .iter()
                    .filter(|set| !set_back.contains_key(&set.key) && old_use.contains(&set.key))
                    .map(|set| label(was, set.key))
                    .collect(),
            ),
            new_sets,
            rows,
        }
    }

    /// Whether nothing that is shown differs.
    pub fn is_nothing(&self) -> bool {
        let lists = [&self.came.0, &self.came.1, &self.went.0, &self.went.1];
        let quiet = |row: &Rc<RowDiff>| {
            RowDiff { cells: HashMap::new(), ..RowDiff::clone(row) } == RowDiff::default() && row.cells.is_empty()
        };
        self.totals == Totals::default() && lists.iter().all(|list| list.is_empty()) && self.rows.values().all(quiet)
    }
}
