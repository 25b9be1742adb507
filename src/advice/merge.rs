//! Which sets to merge so that few interfaces are left: the best partition of a few sets; of more,
//! a greedy one that is improved step by step.
//!
//! A set's interfaces are pairs of (account, subnet). Those of `$LATEST` move to the set merged
//! into and join what is there; those of published versions stay until the versions are deleted.

use super::change::Merge;
use super::rules_of;
use crate::model::Comparison;
use crate::network::{FunctionKey, Holder, SetKey, VersionLabel, VpcKey};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Sets up to which every partition is looked at: 3^10 parts of subsets for each group.
const EXACT: usize = 10;
/// Sets of one VPC up to which every pair is compared; beyond it sets with equal places go first.
const PAIRS: usize = 512;
/// Sets up to which a plan is improved by moving single sets, and by exchanging two.
const MOVES: usize = 64;
const SWAPS: usize = 24;

/// A set of places.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn insert(&mut self, at: usize) {
        let (word, bit) = (at / 64, at % 64);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << bit;
        }
    }

    fn join(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own |= other;
        }
    }

    fn count(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// How many places are in one of both.
    fn count_with(&self, other: &Self) -> u64 {
        let (long, short) = if self.0.len() >= other.0.len() { (&self.0, &other.0) } else { (&other.0, &self.0) };
        let word = |(at, word): (usize, &u64)| u64::from((word | short.get(at).copied().unwrap_or(0)).count_ones());
        long.iter().enumerate().map(word).sum()
    }
}

/// One set with its places.
struct Unit {
    set: SetKey,
    moves: Bits,
    stays: Bits,
    stay_count: u64,
    functions: u64,
    rules: Option<Rc<[Rc<str>]>>,
}

fn units(comparison: &Comparison, vpc: VpcKey) -> Vec<Unit> {
    let topology = &comparison.topology;
    let latest: HashMap<FunctionKey, Option<usize>> =
        topology.functions.iter().map(|function| (function.key, function.version_at(&VersionLabel::Latest))).collect();
    let mut places: HashMap<(u32, u32), usize> = HashMap::new();
    let mut units: Vec<Unit> = topology
        .sets
        .iter()
        .filter(|set| set.vpc == vpc)
        .map(|set| Unit {
            set: set.key,
            moves: Bits::default(),
            stays: Bits::default(),
            stay_count: 0,
            functions: 0,
            rules: rules_of(topology, set.key).map(Into::into),
        })
        .collect();
    let at: HashMap<SetKey, usize> = units.iter().enumerate().map(|(at, unit)| (unit.set, at)).collect();
    let mut users: HashSet<(SetKey, FunctionKey)> = HashSet::new();
    for eni in &comparison.hyperplane.enis {
        let Some(unit) = at.get(&eni.set).and_then(|at| units.get_mut(*at)) else { continue };
        let next = places.len();
        let place = *places.entry((eni.account, eni.row)).or_insert(next);
        for holder in &eni.holders {
            let (function, movable) = match holder {
                Holder::Version { function, version } => {
                    (*function, latest.get(function).copied().flatten() == Some(*version as usize))
                }
                // Pollers stay with their source's groups.
                Holder::EventSource(_) => {
                    unit.stays.insert(place);
                    continue;
                }
            };
            if movable {
                unit.moves.insert(place)
            } else {
                unit.stays.insert(place)
            }
            if users.insert((eni.set, function)) {
                unit.functions += 1;
            }
        }
    }
    units.retain(|unit| unit.functions > 0);
    for unit in &mut units {
        unit.stay_count = unit.stays.count();
    }
    units
}

/// Units that become one.
#[derive(Clone)]
struct Group {
    members: Vec<usize>,
    moves: Bits,
    stay_sum: u64,
    /// The member merged into.
    into: usize,
    cost: u64,
}

struct Table(Vec<Unit>);

impl Table {
    fn cost_into(&self, moves: &Bits, stay_sum: u64, into: usize) -> u64 {
        self.0.get(into).map_or(0, |unit| moves.count_with(&unit.stays) + stay_sum - unit.stay_count)
    }

    fn group(&self, members: Vec<usize>) -> Group {
        let mut moves = Bits::default();
        let mut stay_sum = 0;
        for unit in members.iter().filter_map(|at| self.0.get(*at)) {
            moves.join(&unit.moves);
            stay_sum += unit.stay_count;
        }
        let functions = |at: usize| self.0.get(at).map_or(0, |unit| unit.functions);
        let best = members.iter().map(|at| (self.cost_into(&moves, stay_sum, *at), u64::MAX - functions(*at), *at)).min();
        let (cost, _, into) = best.unwrap_or_default();
        Group { members, moves, stay_sum, into, cost }
    }

    /// What becoming one saves, trying both ends as the one merged into; and whether they let out
    /// the same.
    fn saving(&self, a: &Group, b: &Group) -> (u64, bool) {
        let mut moves = a.moves.clone();
        moves.join(&b.moves);
        let stay_sum = a.stay_sum + b.stay_sum;
        let cost = self.cost_into(&moves, stay_sum, a.into).min(self.cost_into(&moves, stay_sum, b.into));
        let rules = |group: &Group| self.0.get(group.into).and_then(|unit| unit.rules.clone());
        let alike = rules(a).is_some_and(|own| rules(b) == Some(own));
        ((a.cost + b.cost).saturating_sub(cost), alike)
    }

    /// Merges the pair that saves most until `keep` are left.
    fn greedy(&self, mut groups: Vec<Option<Group>>, keep: usize) -> Vec<Group> {
        let mut left = groups.iter().flatten().count();
        let best_of = |groups: &[Option<Group>], at: usize| -> Option<((u64, bool), usize)> {
            let own = groups.get(at)?.as_ref()?;
            let rest = groups.iter().enumerate().skip(at + 1);
            let prices = rest.filter_map(|(other, group)| Some((self.saving(own, group.as_ref()?), other)));
            prices.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))
        };
        let mut best: Vec<_> = (0..groups.len()).map(|at| best_of(&groups, at)).collect();
        while left > keep {
            let top = best.iter().enumerate().filter_map(|(at, best)| Some((best.as_ref()?.0, at, best.as_ref()?.1)));
            let Some((_, a, b)) = top.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1))) else { break };
            let members: Vec<usize> =
                [a, b].iter().filter_map(|at| groups.get_mut(*at)?.take()).flat_map(|group| group.members).collect();
            if let Some(slot) = groups.get_mut(a) {
                *slot = Some(self.group(members));
            }
            left -= 1;
            for at in 0..groups.len() {
                let stale = best.get(at).is_some_and(|found| found.as_ref().is_some_and(|(_, other)| *other == a || *other == b));
                let fresh = if at == a || at == b || stale {
                    best_of(&groups, at)
                } else if at < a {
                    let known = best.get(at).copied().flatten();
                    let own = groups.get(at).and_then(Option::as_ref).zip(groups.get(a).and_then(Option::as_ref));
                    let new = own.map(|(own, merged)| (self.saving(own, merged), a));
                    known.into_iter().chain(new).max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))
                } else {
                    continue;
                };
                if let Some(slot) = best.get_mut(at) {
                    *slot = fresh;
                }
            }
        }
        groups.into_iter().flatten().collect()
    }

    /// Every set its own group; too many: those with equal places together first.
    fn start(&self, keep: usize) -> Vec<Option<Group>> {
        let own = |at: usize| Some(self.group(vec![at]));
        if self.0.len() <= PAIRS {
            return (0..self.0.len()).map(own).collect();
        }
        let mut alike: Vec<Vec<usize>> = Vec::new();
        let mut known: HashMap<(&Bits, &Bits), usize> = HashMap::new();
        for (at, unit) in self.0.iter().enumerate() {
            let next = alike.len();
            let place = *known.entry((&unit.moves, &unit.stays)).or_insert(next);
            match alike.get_mut(place) {
                Some(members) => members.push(at),
                None => alike.push(vec![at]),
            }
        }
        // The largest save most; as many as are to be merged, never more.
        alike.sort_by_key(|members| {
            let first = members.first().and_then(|at| self.0.get(*at));
            std::cmp::Reverse(first.map_or(0, |unit| unit.moves.count()))
        });
        let mut to_merge = self.0.len().saturating_sub(keep);
        let mut groups = Vec::new();
        for members in alike {
            let take = to_merge.min(members.len() - 1);
            to_merge -= take;
            let (one, rest) = members.split_at(take + 1);
            groups.push(Some(self.group(one.to_vec())));
            groups.extend(rest.iter().map(|at| own(*at)));
        }
        groups
    }

    /// The best partition into `keep` groups: over the subsets, one group after the other.
    fn exact(&self, keep: usize) -> Vec<Group> {
        let full = 1usize << self.0.len();
        let members = |mask: usize| (0..self.0.len()).filter(|at| mask >> at & 1 == 1).collect::<Vec<usize>>();
        let costs: Vec<u64> = (0..full).map(|mask| self.group(members(mask)).cost).collect();
        let cost = |mask: usize| costs.get(mask).copied().unwrap_or(0);
        // `parts[n][mask]`: of the best partition into n + 1 groups, the one with the lowest set.
        let mut best = costs.clone();
        let mut parts: Vec<Vec<usize>> = vec![(0..full).collect()];
        for _ in 1..keep.min(self.0.len()) {
            let (mut next, mut chosen) = (vec![u64::MAX; full], vec![0; full]);
            for mask in 1..full {
                let low = mask & mask.wrapping_neg();
                let (mut least, mut first) = (u64::MAX, 0);
                let mut part = (mask - 1) & mask;
                while part > 0 {
                    let sum = cost(part).saturating_add(best.get(mask ^ part).copied().unwrap_or(u64::MAX));
                    if part & low > 0 && sum < least {
                        (least, first) = (sum, part);
                    }
                    part = (part - 1) & mask;
                }
                if let (Some(value), Some(part)) = (next.get_mut(mask), chosen.get_mut(mask)) {
                    (*value, *part) = (least, first);
                }
            }
            best = next;
            parts.push(chosen);
        }
        let mut groups = Vec::new();
        let mut left = full - 1;
        for chosen in parts.iter().rev() {
            let part = chosen.get(left).copied().unwrap_or(0);
            if part > 0 {
                groups.push(self.group(members(part)));
                left ^= part;
            }
        }
        groups
    }

    /// One group that grows from `seed`, by what costs least, until `keep` groups are left.
    fn grown(&self, seed: usize, keep: usize) -> Vec<Group> {
        let mut one = self.group(vec![seed]);
        let mut rest: Vec<usize> = (0..self.0.len()).filter(|at| *at != seed).collect();
        while rest.len() + 1 > keep.max(1) {
            let cost = |at: usize| {
                let joined = self.group(one.members.iter().copied().chain([at]).collect());
                joined.cost.saturating_sub(self.group(vec![at]).cost)
            };
            let Some((place, at)) = rest.iter().copied().enumerate().min_by_key(|(_, at)| cost(*at)) else { break };
            rest.remove(place);
            one = self.group(one.members.iter().copied().chain([at]).collect());
        }
        std::iter::once(one).chain(rest.into_iter().map(|at| self.group(vec![at]))).collect()
    }

    /// The best of several starts, each improved.
    fn tried(&self, keep: usize) -> Vec<Group> {
        let mut best = self.greedy(self.start(keep), keep);
        if self.0.len() > MOVES {
            return best;
        }
        self.improve(&mut best);
        let total = |groups: &[Group]| groups.iter().map(|group| group.cost).sum::<u64>();
        for seed in 0..if self.0.len() <= SWAPS { self.0.len() } else { 0 } {
            let mut other = self.grown(seed, keep);
            self.improve(&mut other);
            if total(&other) < total(&best) {
                best = other;
            }
        }
        best
    }

    /// Moves and exchanges single sets while that saves interfaces.
    fn improve(&self, groups: &mut [Group]) {
        for _ in 0..self.0.len() * 4 {
            let better = self.move_one(groups) || (self.0.len() <= SWAPS && self.swap_two(groups));
            if !better {
                break;
            }
        }
    }

    fn exchange(&self, groups: &mut [Group], (from, to): (usize, usize), out: Option<usize>, back: Option<usize>) -> bool {
        let (Some(a), Some(b)) = (groups.get(from), groups.get(to)) else { return false };
        let swap = |members: &[usize], out: Option<usize>, new: Option<usize>| {
            self.group(members.iter().copied().filter(|at| Some(*at) != out).chain(new).collect())
        };
        let (next_a, next_b) = (swap(&a.members, out, back), swap(&b.members, back, out));
        let better = next_a.cost + next_b.cost < a.cost + b.cost;
        if better {
            for (at, group) in [(from, next_a), (to, next_b)] {
                if let Some(slot) = groups.get_mut(at) {
                    *slot = group;
                }
            }
        }
        better
    }

    fn move_one(&self, groups: &mut [Group]) -> bool {
        for from in 0..groups.len() {
            let members = groups.get(from).map(|group| group.members.clone()).unwrap_or_default();
            if members.len() < 2 {
                continue;
            }
            for at in members {
                for to in (0..groups.len()).filter(|to| *to != from) {
                    if self.exchange(groups, (from, to), Some(at), None) {
                        return true;
                    }
                }
            }
        }
        false
    }

    fn swap_two(&self, groups: &mut [Group]) -> bool {
        for from in 0..groups.len() {
            for to in from + 1..groups.len() {
                let of = |at: usize| groups.get(at).map(|group| group.members.clone()).unwrap_or_default();
                let (a, b) = (of(from), of(to));
                for (one, other) in a.iter().flat_map(|one| b.iter().map(move |other| (*one, *other))) {
                    if self.exchange(groups, (from, to), Some(one), Some(other)) {
                        return true;
                    }
                }
            }
        }
        false
    }
}

/// Which sets become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The merges; none where nothing is to be done.
    pub merges: Rc<[Merge]>,
    /// Sets left to functions that can move.
    pub sets: u64,
    /// Pairs of subnet and set left in this VPC.
    pub keys: u64,
}

/// How many sets of the VPC are in use.
pub fn sets_in_use(comparison: &Comparison, vpc: VpcKey) -> u64 {
    let topology = &comparison.topology;
    let of_vpc: HashSet<SetKey> = topology.sets.iter().filter(|set| set.vpc == vpc).map(|set| set.key).collect();
    let used: HashSet<SetKey> = comparison.hyperplane.enis.iter().map(|eni| eni.set).filter(|set| of_vpc.contains(set)).collect();
    used.len() as u64
}

/// The merges that leave `keep` sets of this VPC, at least one, with few interfaces.
pub fn merge_to(comparison: &Comparison, vpc: VpcKey, keep: u64) -> Plan {
    let table = Table(units(comparison, vpc));
    let keep = usize::try_from(keep).unwrap_or(usize::MAX).max(1);
    let count = table.0.len();
    let mut groups = match count {
        _ if count <= keep => (0..count).map(|at| table.group(vec![at])).collect(),
        ..=EXACT => table.exact(keep),
        _ => table.tried(keep),
    };
    groups.sort_by_key(|group| group.into);
    let set = |at: &usize| table.0.get(*at).map(|unit| unit.set);
    let merges = groups
        .iter()
        .filter(|group| group.members.len() > 1)
        .filter_map(|group| {
            let mut members = group.members.clone();
            members.sort_unstable();
            let from = members.iter().filter(|at| **at != group.into).filter_map(set).collect();
            Some(Merge { from, into: set(&group.into)? })
        })
        .collect();
    Plan { merges, sets: groups.len() as u64, keys: groups.iter().map(|group| group.cost).sum() }
}
