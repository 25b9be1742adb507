//! Before: an interface per execution environment, or by AWS's formula, spread over subnets as
//! aws-facts 1.1 lays down.

use super::{Assumptions, Barred, Capacity, Estimate, Index, Legacy, LegacyFailure, LegacyFunction, LegacyRow, Share};
use crate::network::{Function, Role, SetKey, Topology};
use crate::rules;
use std::collections::HashMap;
use std::rc::Rc;

/// What one function wants and gets in one row.
#[derive(Clone, Copy, Default)]
struct Part {
    row: u32,
    demand: u64,
    granted: u64,
    came_in: u64,
    went_out: u64,
    /// Nothing of it is granted, whatever room there is.
    barred: bool,
    /// Whether the Region's quota kept it from an address that was free.
    cut: bool,
}

/// Interfaces a function needs by an estimate.
pub(super) fn demand(estimate: Estimate, concurrency: u64, memory_mb: u64) -> u64 {
    match estimate {
        Estimate::PerEnvironment => concurrency,
        Estimate::MemoryFormula => rules::legacy_enis_by_formula(concurrency, memory_mb),
    }
}

/// Why no execution of a function starts at all.
fn barred(index: &Index, function: &Function, rows: &[u32], set: SetKey) -> Option<LegacyFailure> {
    if rows.iter().any(|row| index.is_row_missing(*row)) {
        Some(LegacyFailure::InvalidSubnetId)
    } else if index.is_set_missing(set) {
        Some(LegacyFailure::InvalidSecurityGroupId)
    } else if function.role != Role::InOrder {
        Some(LegacyFailure::Ec2AccessDenied)
    } else {
        None
    }
}

pub(super) fn compute(
    topology: &Topology,
    index: &Index,
    capacity: &[Capacity],
    assumptions: &Assumptions,
    global: u64,
) -> Legacy {
    let estimate = assumptions.estimate;
    let mut functions = Vec::with_capacity(topology.functions.len());
    let mut parts: Vec<Part> = Vec::with_capacity(topology.functions.len() * 2);
    let mut ends: Vec<u32> = Vec::with_capacity(topology.functions.len());
    let mut rows = Vec::new();
    let mut turn = 0u64;
    for function in topology.functions.iter() {
        let mut entry = LegacyFunction { function: function.key, needed: 0, other_needed: 0, created: 0, barred: None };
        if let Some(carrier) = function.carrier()
            && let Some(attachment) = &carrier.attachment
        {
            index.rows_of(attachment, &mut rows);
            let concurrency = function.concurrency_or(global);
            entry.needed = demand(estimate, concurrency, carrier.memory_mb);
            entry.other_needed = demand(estimate.other(), concurrency, carrier.memory_mb);
            entry.barred = barred(index, function, &rows, attachment.set);
            let barred = entry.barred.is_some();
            if entry.needed > 0 && !rows.is_empty() {
                let k = rows.len() as u64;
                let (each, rest) = (entry.needed / k, entry.needed % k);
                for (j, row) in rows.iter().enumerate() {
                    // Step 1: the remainder goes to the subnets j with (j - i) mod k < r.
                    let first_of_turn = (j as u64 + k - turn % k) % k;
                    parts.push(Part { row: *row, demand: each + u64::from(first_of_turn < rest), barred, ..Part::default() });
                }
                turn += 1;
            }
        }
        functions.push(entry);
        ends.push(parts.len() as u32);
    }

    let mut free: Vec<Option<u64>> = capacity.iter().map(Capacity::room).collect();
    let mut wanted = vec![0u64; capacity.len()];
    let mut open = vec![0u64; capacity.len()];
    for part in &parts {
        if let (Some(sum), Some(open)) = (wanted.get_mut(part.row as usize), open.get_mut(part.row as usize)) {
            *sum = sum.saturating_add(part.demand);
            *open = open.saturating_add(if part.barred { 0 } else { part.demand });
        }
    }
    grant(&mut parts, &open, &free);
    let mut budget = Budget::new(topology, assumptions.region_quota_2019);
    for_each_function(&mut parts, &ends, |own| {
        for part in own {
            let granted = part.granted;
            part.granted = budget.take(part.row, granted);
            part.cut = part.granted < granted;
        }
    });
    for part in &parts {
        if let Some(Some(left)) = free.get_mut(part.row as usize) {
            *left = left.saturating_sub(part.granted);
        }
    }
    for_each_function(&mut parts, &ends, |own| fail_over(own, &mut free, &mut budget));

    let mut result_rows: Vec<LegacyRow> =
        wanted.iter().map(|demand| LegacyRow { demand: *demand, ..LegacyRow::default() }).collect();
    let mut start = 0;
    for (number, (entry, end)) in functions.iter_mut().zip(&ends).enumerate() {
        for part in parts.get(start..*end as usize).unwrap_or_default() {
            let created = part.granted + part.came_in;
            let refused = part.demand - part.granted - part.went_out;
            entry.created += created;
            if let Some(row) = result_rows.get_mut(part.row as usize) {
                row.created += created;
                row.refused += refused;
                row.refused_by_quota += if part.cut { refused } else { 0 };
                if let Some(failure) = entry.barred {
                    row.barred.add(failure, refused);
                }
                row.failover_in += part.came_in;
                row.failover_out += part.went_out;
                if created + refused > 0 {
                    row.shares.push(Share { function: number as u32, created, refused });
                }
            }
        }
        start = *end as usize;
    }
    for (row, left) in result_rows.iter_mut().zip(&free) {
        row.free = *left;
    }
    let needed = functions.iter().map(|entry| entry.needed).sum();
    let created: u64 = functions.iter().map(|entry| entry.created).sum();
    let refused = needed - created;
    let refused_by_quota: u64 = result_rows.iter().map(|row| row.refused_by_quota).sum();
    let mut legacy = Legacy {
        estimate,
        needed,
        created,
        refused,
        other_needed: functions.iter().map(|entry| entry.other_needed).sum(),
        refused_by_quota,
        barred: result_rows.iter().fold(Barred::default(), |sum, row| sum.plus(row.barred)),
        failure: None,
        functions,
        rows: result_rows,
    };
    legacy.failure = legacy.failures().last();
    legacy
}

fn for_each_function(parts: &mut [Part], ends: &[u32], mut visit: impl FnMut(&mut [Part])) {
    let mut start = 0;
    for end in ends {
        if let Some(own) = parts.get_mut(start..*end as usize)
            && !own.is_empty()
        {
            visit(own);
        }
        start = *end as usize;
    }
}

/// Step 2: a row with more demand than free addresses grants in proportion, largest remainder
/// first, ties in board order.
fn grant(parts: &mut [Part], wanted: &[u64], free: &[Option<u64>]) {
    let short = |row: u32| {
        let (wanted, free) = (wanted.get(row as usize).copied().unwrap_or(0), free.get(row as usize).copied().flatten());
        free.filter(|free| wanted > *free)
    };
    let mut remainders: HashMap<u32, Vec<(u64, u32)>> = HashMap::new();
    for (place, part) in parts.iter_mut().enumerate() {
        match short(part.row) {
            _ if part.barred => {}
            None => part.granted = part.demand,
            Some(free) => {
                let total = u128::from(wanted.get(part.row as usize).copied().unwrap_or(1).max(1));
                let product = u128::from(free) * u128::from(part.demand);
                part.granted = (product / total) as u64;
                remainders.entry(part.row).or_default().push(((product % total) as u64, place as u32));
            }
        }
    }
    for (row, mut list) in remainders {
        let granted: u64 = list.iter().filter_map(|(_, place)| parts.get(*place as usize)).map(|part| part.granted).sum();
        let left = short(row).unwrap_or(0).saturating_sub(granted) as usize;
        if left == 0 {
            continue;
        }
        if left < list.len() {
            list.select_nth_unstable_by(left - 1, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        }
        for (_, place) in list.iter().take(left) {
            if let Some(part) = parts.get_mut(*place as usize) {
                part.granted += 1;
            }
        }
    }
}

/// Step 3: what was not granted tries the function's other subnets, in row order.
fn fail_over(own: &mut [Part], free: &mut [Option<u64>], budget: &mut Budget) {
    // A function is barred as a whole.
    if own.first().is_some_and(|part| part.barred) {
        return;
    }
    for from in 0..own.len() {
        let Some(mut open) = own.get(from).map(|part| part.demand - part.granted) else { continue };
        for to in 0..own.len() {
            if open == 0 {
                break;
            }
            let Some(row) = own.get(to).map(|part| part.row).filter(|_| to != from) else { continue };
            let Some(slot) = free.get_mut(row as usize) else { continue };
            let wanted = slot.map_or(open, |left| left.min(open));
            let taken = budget.take(row, wanted);
            if let Some(left) = slot {
                *left -= taken;
            }
            open -= taken;
            if let Some(part) = own.get_mut(to) {
                part.came_in += taken;
            }
            if let Some(part) = own.get_mut(from) {
                part.went_out += taken;
                part.cut |= taken < wanted;
            }
        }
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
