//! Now: one interface per (account, subnet, set of groups), shared by all who use it, and what
//! happens when it does not fit (aws-facts 2.5).

use super::dealt::{Deal, Dealt};
use super::index::{Attached, User};
use super::{
    Assumptions, Capacity, Eni, Hyperplane, HyperplaneFailure, HyperplaneRow, Index, QuotaUse, SourceState, VersionState,
};
use crate::network::{FunctionKey, Holder, Role, SubnetKey, Topology};
use crate::rules;
use std::collections::HashMap;

/// Largest dense table of keys; beyond it a map serves.
const DENSE: usize = 1 << 22;

/// Where the key of an account, a column and a row stands among the keys.
enum Places {
    Dense(Vec<u32>),
    Sparse(HashMap<u64, u32>),
}

impl Places {
    fn new(size: usize) -> Self {
        if size <= DENSE { Self::Dense(vec![0; size]) } else { Self::Sparse(HashMap::new()) }
    }

    /// The place, or `next` when the key is new.
    fn place(&mut self, key: u64, next: u32) -> u32 {
        match self {
            Self::Dense(table) => match table.get_mut(key as usize) {
                Some(0) | None => {
                    if let Some(slot) = table.get_mut(key as usize) {
                        *slot = next + 1;
                    }
                    next
                }
                Some(known) => *known - 1,
            },
            Self::Sparse(map) => *map.entry(key).or_insert(next),
        }
    }
}

/// All that needs an interface, in order of creation.
fn in_order<'a>(index: &'a Index<'a>) -> Vec<&'a Attached<'a>> {
    let needs = |one: &&Attached| one.column.is_some() && !one.span().is_empty();
    let mut all: Vec<&Attached> = Vec::with_capacity(index.attached.len());
    all.extend(index.attached.iter().filter(needs));
    if !all.is_sorted_by_key(|one| one.order()) {
        all.sort_by_key(|one| one.order());
    }
    all
}

pub(super) fn compute(topology: &Topology, index: &Index, capacity: &[Capacity], assumptions: &Assumptions) -> Hyperplane {
    let in_order = in_order(index);
    let row_count = capacity.len();
    let mut places = Places::new(index.accounts.len().saturating_mul(index.columns).saturating_mul(row_count));
    let mut enis: Vec<Eni> = Vec::new();
    let mut rows: Vec<HyperplaneRow> = vec![HyperplaneRow::default(); row_count];
    let mut free: Vec<Option<u64>> = capacity.iter().map(Capacity::room).collect();
    let limit = assumptions.eni_quota.saturating_sub(assumptions.other_enis);
    let per_interface = assumptions.limits.connections_per_interface;
    let mut quota = vec![0u64; index.vpcs];
    let nobody = Dealt::default();
    // Per key: its holders, and connections of those that failed.
    let mut many: Vec<u32> = Vec::new();
    let mut lost: Vec<u64> = Vec::new();
    let mut versions = Vec::with_capacity(in_order.len());
    let mut sources = Vec::new();
    // The keys of all, one after the other.
    let mut all_keys: Vec<u32> = Vec::with_capacity(index.rows_used.len());
    for one in &in_order {
        let (Some(column), subnets) = (one.column, index.rows(one)) else { continue };
        let k = subnets.len() as u64;
        let runs = one.carries().map_or(0, |function| function.concurrency_or(assumptions.concurrency));
        let connections = runs.saturating_mul(assumptions.connections_per_environment);
        let (each, rest) = (connections / k, connections % k);
        let share = |j: usize| each + u64::from((j as u64) < rest);
        let first = all_keys.len();
        let (mut new, mut is_full) = (0, false);
        for (j, row) in subnets.iter().enumerate() {
            let key = (u64::from(one.account) * index.columns as u64 + u64::from(column)) * row_count as u64 + u64::from(*row);
            let place = places.place(key, enis.len() as u32);
            if place as usize == enis.len() {
                let subnet = capacity.get(*row as usize).map_or(SubnetKey(0), |room| room.subnet);
                enis.push(Eni {
                    account: one.account,
                    row: *row,
                    subnet,
                    set: one.set,
                    interfaces: 0,
                    created: 0,
                    connections: 0,
                    place: None,
                    holders: nobody.clone(),
                    failure: None,
                });
                many.push(0);
                lost.push(0);
                if let Some(row) = rows.get_mut(*row as usize) {
                    row.enis.push(place);
                }
            }
            if let Some(eni) = enis.get_mut(place as usize) {
                eni.connections = eni.connections.saturating_add(share(j));
                if let Some(many) = many.get_mut(place as usize) {
                    *many += 1;
                }
                if eni.created == 0 {
                    new += 1;
                    is_full |= free.get(*row as usize).is_some_and(|left| *left == Some(0));
                }
            }
            all_keys.push(place);
        }
        let vpc = subnets.first().and_then(|row| index.row_vpc.get(*row as usize)).copied().unwrap_or(0);
        let used = quota.get_mut(vpc as usize);
        let failure = if index.is_any_missing(subnets) {
            Some(HyperplaneFailure::InvalidSubnet)
        } else if index.is_set_missing(one.column) {
            Some(HyperplaneFailure::InvalidSecurityGroup)
        } else if new > 0 && one.role() != Role::InOrder {
            Some(HyperplaneFailure::InsufficientRolePermissions)
        } else if is_full {
            Some(HyperplaneFailure::SubnetOutOfIpAddresses)
        } else if new > 0 && used.as_ref().is_some_and(|used| **used + new > limit) {
            Some(HyperplaneFailure::EniLimitExceeded)
        } else {
            None
        };
        match one.user {
            User::Version(_, function, version) => versions.push(VersionState { function, version, failure }),
            User::Source(source) => sources.push(SourceState { source: source.key, failure }),
        }
        if let (None, Some(used)) = (failure, used) {
            *used += new;
        }
        if new == 0 && failure.is_none() {
            continue;
        }
        for (j, place) in all_keys.get(first..).unwrap_or_default().iter().enumerate() {
            let Some(eni) = enis.get_mut(*place as usize) else { continue };
            if failure.is_some() {
                if eni.created == 0 {
                    eni.failure = eni.failure.or(failure);
                }
                if let Some(lost) = lost.get_mut(*place as usize) {
                    *lost = lost.saturating_add(share(j));
                }
            } else if eni.created == 0 {
                eni.created = 1;
                eni.failure = None;
                if let Some(Some(left)) = free.get_mut(eni.row as usize) {
                    *left -= 1;
                }
                if let Some(row) = rows.get_mut(eni.row as usize) {
                    eni.place = Some(row.created);
                    row.created += 1;
                }
            }
        }
    }
    let mut deal = Deal::new(&many, Holder::Version { function: FunctionKey(0), version: 0 });
    let mut keys = all_keys.as_slice();
    for one in &in_order {
        let own;
        (own, keys) = keys.split_at_checked(one.span().len()).unwrap_or_default();
        for key in own {
            deal.give(*key, one.holder());
        }
    }
    for (eni, holders) in enis.iter_mut().zip(deal.done()) {
        eni.holders = holders;
    }
    // Interfaces over one per key appear at run time, as room allows: after all versions.
    for (eni, lost) in enis.iter_mut().zip(&lost) {
        eni.interfaces = rules::interfaces_for(eni.connections, per_interface);
        let vpc = index.row_vpc.get(eni.row as usize).copied().unwrap_or(0);
        if let (true, Some(row), Some(left), Some(used)) =
            (eni.created > 0, rows.get_mut(eni.row as usize), free.get_mut(eni.row as usize), quota.get_mut(vpc as usize))
        {
            let wanted = rules::interfaces_for(eni.connections.saturating_sub(*lost), per_interface) - 1;
            let extra = wanted.min(left.unwrap_or(u64::MAX)).min(limit.saturating_sub(*used));
            eni.created += extra;
            row.created += extra;
            *used += extra;
            if let Some(left) = left {
                *left -= extra;
            }
        }
        if let Some(row) = rows.get_mut(eni.row as usize) {
            row.needed += eni.interfaces;
        }
    }
    for (row, left) in rows.iter_mut().zip(&free) {
        row.free = *left;
    }
    let mut failed = vec![false; topology.functions.len()];
    for state in versions.iter().filter(|state| state.failure.is_some()) {
        if let Some(slot) = failed.get_mut(state.function as usize) {
            *slot = true;
        }
    }
    Hyperplane {
        accounts: index.accounts.clone(),
        needed: rows.iter().map(|row| row.needed).sum(),
        created: rows.iter().map(|row| row.created).sum(),
        functions_failed: failed.iter().filter(|failed| **failed).count() as u64,
        enis,
        rows,
        versions,
        sources,
        quota: topology
            .vpcs
            .iter()
            .zip(&quota)
            .map(|(vpc, used)| QuotaUse { vpc: vpc.key, used: *used + assumptions.other_enis, limit: assumptions.eni_quota })
            .collect(),
    }
}
