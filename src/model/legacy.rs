//! Before: an interface per execution environment, or by AWS's formula, spread over subnets as
//! aws-facts 1.1 lays down.

use super::dealt::Deal;
use super::index::{Attached, User};
use super::{Assumptions, Barred, Capacity, Estimate, Index, Legacy, LegacyFailure, LegacyFunction, LegacyRow, Share};
use crate::network::{Role, Topology};
use crate::rules;
use std::ops::Range;
use std::rc::Rc;

/// Interfaces a function needs by an estimate.
pub(super) fn demand(estimate: Estimate, concurrency: u64, memory_mb: u64) -> u64 {
    match estimate {
        Estimate::PerEnvironment => concurrency,
        Estimate::MemoryFormula => rules::legacy_enis_by_formula(concurrency, memory_mb),
    }
}

/// Why no execution of a function starts at all.
fn barred(index: &Index, one: &Attached) -> Option<LegacyFailure> {
    if index.is_any_missing(index.rows(one)) {
        Some(LegacyFailure::InvalidSubnetId)
    } else if index.is_set_missing(one.column) {
        Some(LegacyFailure::InvalidSecurityGroupId)
    } else if one.role() != Role::InOrder {
        Some(LegacyFailure::Ec2AccessDenied)
    } else {
        None
    }
}

/// One function that starts something: its place, and the version of it that runs.
struct Starter<'a> {
    function: u32,
    one: &'a Attached<'a>,
}

/// Who gets and is refused how much: by row, and found by function.
struct Spread<'a> {
    functions: Vec<LegacyFunction>,
    starters: Vec<Starter<'a>>,
    rows: &'a [u32],
    /// Where the share of each of `rows` lies.
    share_at: Vec<u32>,
    /// By row. What is refused is at first all that is wanted.
    shares: Deal<Share>,
    /// Of each share: whether the Region's quota kept it from an address that was free. Empty without a quota.
    cut: Vec<bool>,
    /// Free addresses by row.
    free: Vec<Option<u64>>,
    /// The result, by row.
    result: Vec<LegacyRow>,
    has_barred: bool,
}

pub(super) fn compute(
    topology: &Topology,
    index: &Index,
    capacity: &[Capacity],
    assumptions: &Assumptions,
    global: u64,
) -> Legacy {
    let mut spread = Spread::new(topology, index, capacity, assumptions, global);
    for row in 0..capacity.len() {
        spread.grant(row);
    }
    let mut budget = Budget::new(topology, assumptions.region_quota_2019);
    if assumptions.region_quota_2019.is_some() {
        spread.cut(&mut budget);
    }
    if spread.free.iter().any(|left| *left != Some(0)) {
        spread.fail_over(&mut budget);
    }
    spread.total(assumptions.estimate)
}

/// `free x demand / total`, and what is left of it.
fn divided(free: u64, demand: u64, total: u64) -> (u64, u64) {
    if let Some(product) = free.checked_mul(demand) {
        return (product / total, product % total);
    }
    let (product, total) = (u128::from(free) * u128::from(demand), u128::from(total));
    ((product / total) as u64, (product % total) as u64)
}

impl<'a> Spread<'a> {
    /// Step 1: what each function wants, spread over its rows.
    fn new(topology: &Topology, index: &'a Index<'a>, capacity: &[Capacity], assumptions: &Assumptions, global: u64) -> Self {
        let estimate = assumptions.estimate;
        let entry = |key| LegacyFunction { function: key, needed: 0, other_needed: 0, created: 0, barred: None };
        let mut functions: Vec<LegacyFunction> = Vec::with_capacity(topology.functions.len());
        functions.extend(topology.functions.iter().map(|function| entry(function.key)));
        let mut starters: Vec<Starter<'a>> = Vec::with_capacity(functions.len());
        let mut most = vec![0; capacity.len()];
        let mut has_barred = false;
        for one in &index.attached {
            let (Some(carried), User::Version(_, function, _)) = (one.carries(), one.user) else { continue };
            let Some(entry) = functions.get_mut(function as usize) else { continue };
            let concurrency = carried.concurrency_or(global);
            let memory_mb = carried.carrier().map_or(0, |version| version.memory_mb);
            entry.needed = demand(estimate, concurrency, memory_mb);
            entry.other_needed = demand(estimate.other(), concurrency, memory_mb);
            entry.barred = barred(index, one);
            has_barred |= entry.barred.is_some();
            if entry.needed == 0 || one.span().is_empty() {
                continue;
            }
            for row in index.rows(one) {
                if let Some(most) = most.get_mut(*row as usize) {
                    *most += 1;
                }
            }
            starters.push(Starter { function, one });
        }
        let mut shares = Deal::new(&most, Share { function: 0, created: 0, refused: 0 });
        let mut share_at = vec![u32::MAX; index.rows_used.len()];
        for (turn, starter) in starters.iter().enumerate() {
            let needed = functions.get(starter.function as usize).map_or(0, |entry| entry.needed);
            let k = starter.one.span().len() as u64;
            let (each, rest, turn) = (needed / k, needed % k, turn as u64 % k);
            let own = share_at.get_mut(starter.one.span()).unwrap_or_default();
            for ((j, at), row) in (0u64..).zip(own).zip(index.rows(starter.one)) {
                // The remainder goes to the subnets j with (j - i) mod k < r.
                let first_of_turn = if j < turn { j + k - turn } else { j - turn };
                let demand = each + u64::from(first_of_turn < rest);
                *at = shares.give(*row, Share { function: starter.function, created: 0, refused: demand });
            }
        }
        let cut = vec![false; if assumptions.region_quota_2019.is_some() { share_at.len() } else { 0 }];
        let free = capacity.iter().map(Capacity::room).collect();
        let result = vec![LegacyRow::default(); capacity.len()];
        Self { functions, starters, rows: &index.rows_used, share_at, shares, cut, free, result, has_barred }
    }

    fn barred(&self, function: u32) -> Option<LegacyFailure> {
        self.functions.get(function as usize).and_then(|entry| entry.barred)
    }

    /// Step 2: a row with more demand than free addresses grants in proportion, largest remainder
    /// first, ties in board order.
    fn grant(&mut self, row: usize) {
        let (Some(free), Some(result)) = (self.free.get_mut(row), self.result.get_mut(row)) else { return };
        let functions = &self.functions;
        let has_barred = self.has_barred;
        let may_start = |share: &Share| {
            !has_barred || functions.get(share.function as usize).is_none_or(|function| function.barred.is_none())
        };
        let (_, own) = self.shares.of(row);
        let sum = |sum: u64, share: &Share| sum.saturating_add(share.refused);
        result.demand = own.iter().fold(0, sum);
        let open = own.iter().filter(|share| may_start(share)).fold(0, sum);
        let Some(room) = free.filter(|free| open > *free) else {
            for share in own.iter_mut().filter(|share| may_start(share)) {
                share.created = std::mem::take(&mut share.refused);
            }
            *free = free.map(|free| free - open);
            return;
        };
        let mut left = room;
        let mut remainders = Vec::with_capacity(own.len());
        for (n, share) in own.iter_mut().enumerate().filter(|(_, share)| may_start(share)) {
            let (whole, rest) = divided(room, share.refused, open);
            share.created = whole;
            share.refused -= whole;
            left -= whole;
            remainders.push((rest, n as u32));
        }
        // Fewer than there are shares with a remainder.
        let left = left as usize;
        if left > 0 && left < remainders.len() {
            remainders.select_nth_unstable_by(left - 1, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        }
        for (_, n) in remainders.iter().take(left) {
            if let Some(share) = own.get_mut(*n as usize) {
                share.created += 1;
                share.refused -= 1;
            }
        }
        *free = Some(0);
    }

    /// Gives back what the Region's quota does not let a function have.
    fn cut(&mut self, budget: &mut Budget) {
        for part in self.starters.iter().flat_map(|starter| starter.one.span()) {
            let (Some(row), Some(at)) = (self.rows.get(part), self.share_at.get(part)) else { continue };
            let (Some(share), Some(cut)) = (self.shares.at(*at), self.cut.get_mut(*at as usize)) else { continue };
            let over = share.created - budget.take(*row, share.created);
            share.created -= over;
            share.refused += over;
            *cut = over > 0;
            if let Some(Some(left)) = self.free.get_mut(*row as usize) {
                *left += over;
            }
        }
    }

    /// Step 3: what was not granted tries the function's other subnets, in row order.
    fn fail_over(&mut self, budget: &mut Budget) {
        for starter in std::mem::take(&mut self.starters) {
            let rows = self.rows.get(starter.one.span()).unwrap_or_default();
            let has_room = |row: &u32| self.free.get(*row as usize).is_some_and(|left| *left != Some(0));
            if rows.iter().any(has_room) && self.barred(starter.function).is_none() {
                self.fail_over_of(starter.one.span(), budget);
            }
        }
    }

    fn fail_over_of(&mut self, span: Range<usize>, budget: &mut Budget) {
        let place = |part: usize| Some((*self.rows.get(part)?, *self.share_at.get(part)?));
        let own: Vec<(u32, u32)> = span.filter_map(place).collect();
        for (home, from) in &own {
            let mut open = self.shares.at(*from).map_or(0, |share| share.refused);
            for (row, to) in own.iter().filter(|(_, to)| to != from) {
                if open == 0 {
                    break;
                }
                let Some(slot) = self.free.get_mut(*row as usize) else { continue };
                let wanted = slot.map_or(open, |left| left.min(open));
                let taken = budget.take(*row, wanted);
                if let Some(left) = slot {
                    *left -= taken;
                }
                open -= taken;
                if let (Some(share), Some(row)) = (self.shares.at(*to), self.result.get_mut(*row as usize)) {
                    share.created += taken;
                    row.failover_in += taken;
                }
                if let (Some(share), Some(row)) = (self.shares.at(*from), self.result.get_mut(*home as usize)) {
                    share.refused -= taken;
                    row.failover_out += taken;
                }
                if let Some(cut) = self.cut.get_mut(*from as usize) {
                    *cut |= taken < wanted;
                }
            }
        }
    }

    /// The sums by function, by row and over the board.
    fn total(mut self, estimate: Estimate) -> Legacy {
        for (place, row) in self.result.iter_mut().enumerate() {
            row.free = self.free.get(place).copied().flatten();
            let (start, own) = self.shares.of(place);
            let cut = self.cut.get(start as usize..).unwrap_or_default();
            for (n, share) in own.iter().enumerate() {
                row.created += share.created;
                row.refused += share.refused;
                if cut.get(n) == Some(&true) {
                    row.refused_by_quota += share.refused;
                }
                let Some(entry) = self.functions.get_mut(share.function as usize) else { continue };
                entry.created += share.created;
                if let Some(failure) = entry.barred {
                    row.barred.add(failure, share.refused);
                }
            }
            self.shares.keep(place, |share| share.created > 0 || share.refused > 0);
        }
        for (row, shares) in self.result.iter_mut().zip(self.shares.done()) {
            row.shares = shares;
        }
        let (functions, rows) = (self.functions, self.result);
        let needed = functions.iter().map(|entry| entry.needed).sum();
        let created: u64 = functions.iter().map(|entry| entry.created).sum();
        let mut legacy = Legacy {
            estimate,
            needed,
            created,
            refused: needed - created,
            other_needed: functions.iter().map(|entry| entry.other_needed).sum(),
            refused_by_quota: rows.iter().map(|row| row.refused_by_quota).sum(),
            barred: rows.iter().fold(Barred::default(), |sum, row| sum.plus(row.barred)),
            failure: None,
            functions,
            rows,
        };
        legacy.failure = legacy.failures().last();
        legacy
    }
}

/// The Region's quota of 2019, per account and Region of the subnets.
struct Budget {
    left: Vec<u64>,
    of_row: Vec<u32>,
}

impl Budget {
    fn new(topology: &Topology, quota: Option<u64>) -> Self {
        let Some(quota) = quota else { return Self { left: Vec::new(), of_row: Vec::new() } };
        let mut regions: Vec<(Rc<str>, Rc<str>)> = Vec::new();
        let of_row = topology
            .subnets
            .iter()
            .map(|subnet| {
                let key = topology
                    .vpc(subnet.vpc)
                    .map_or_else(|| ("".into(), "".into()), |vpc| (Rc::clone(&vpc.account), Rc::clone(&vpc.region)));
                regions.iter().position(|known| *known == key).unwrap_or_else(|| {
                    regions.push(key);
                    regions.len() - 1
                }) as u32
            })
            .collect();
        Self { left: vec![quota; regions.len()], of_row }
    }

    fn take(&mut self, row: u32, wanted: u64) -> u64 {
        let Some(left) = self.of_row.get(row as usize).and_then(|region| self.left.get_mut(*region as usize)) else {
            return wanted;
        };
        let taken = wanted.min(*left);
        *left -= taken;
        taken
    }
}
