//! Now: one interface per (account, subnet, set of groups), shared by all who use it, and what
//! happens when it does not fit (aws-facts 2.5).

use super::{
    Assumptions, Capacity, Eni, Holders, Hyperplane, HyperplaneFailure, HyperplaneRow, Index, QuotaUse, SourceState, VersionState,
};
use crate::network::{Attachment, Holder, Role, Topology};
use crate::rules;
use std::collections::HashMap;
use std::rc::Rc;

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

/// One attached version, or one event source, with its keys.
struct Use<'a> {
    order: u64,
    holder: Holder,
    /// The place of the function; `None`: an event source.
    function: Option<u32>,
    account: u32,
    attachment: &'a Attachment,
    /// Whether a role may keep it from making interfaces.
    role: Role,
    /// Connections of all its environments; 0 unless it carries the concurrency.
    connections: u64,
}

fn uses<'a>(topology: &'a Topology, assumptions: &Assumptions, accounts: &mut Vec<Rc<str>>) -> Vec<Use<'a>> {
    let mut uses = Vec::with_capacity(topology.functions.len());
    let mut last = 0usize;
    for (number, function) in topology.functions.iter().enumerate() {
        let same = |account: &Rc<str>| Rc::ptr_eq(account, &function.account) || *account == function.account;
        if !accounts.get(last).is_some_and(same) {
            last = accounts.iter().position(same).unwrap_or_else(|| {
                accounts.push(Rc::clone(&function.account));
                accounts.len() - 1
            });
        }
        let carrier = function.carrier.min(function.versions.len().saturating_sub(1));
        for (place, config) in function.versions.iter().enumerate() {
            let Some(attachment) = &config.attachment else { continue };
            let runs = if place == carrier { function.concurrency_or(assumptions.concurrency) } else { 0 };
            uses.push(Use {
                order: config.order,
                holder: Holder::Version { function: function.key, version: place as u32 },
                function: Some(number as u32),
                account: last as u32,
                attachment,
                role: function.role,
                connections: runs.saturating_mul(assumptions.connections_per_environment),
            });
        }
    }
    for source in topology.event_sources.iter() {
        let account = topology.account_of(source);
        let known = accounts.iter().position(|known| *known == account).unwrap_or_else(|| {
            accounts.push(account);
            accounts.len() - 1
        });
        uses.push(Use {
            order: source.order,
            holder: Holder::EventSource(source.key),
            function: None,
            account: known as u32,
            attachment: &source.attachment,
            role: Role::InOrder,
            connections: 0,
        });
    }
    if !uses.is_sorted_by_key(|one| one.order) {
        uses.sort_by_key(|one| one.order);
    }
    uses
}

pub(super) fn compute(topology: &Topology, index: &Index, capacity: &[Capacity], assumptions: &Assumptions) -> Hyperplane {
    let mut accounts = Vec::new();
    let uses = uses(topology, assumptions, &mut accounts);
    let row_count = capacity.len();
    let mut places = Places::new(accounts.len().saturating_mul(index.columns).saturating_mul(row_count));
    let mut enis: Vec<Eni> = Vec::new();
    let mut rows: Vec<HyperplaneRow> = vec![HyperplaneRow::default(); row_count];
    let mut free: Vec<Option<u64>> = capacity.iter().map(Capacity::room).collect();
    let limit = assumptions.eni_quota.saturating_sub(assumptions.other_enis);
    let per_interface = assumptions.limits.connections_per_interface;
    let mut quota = vec![0u64; index.vpcs];
    // Connections of the holders that did not fail, per key.
    let mut live: Vec<u64> = Vec::new();
    let mut versions = Vec::with_capacity(uses.len());
    let mut sources = Vec::new();
    let mut subnets = Vec::new();
    let mut keys: Vec<u32> = Vec::new();
    for one in &uses {
        let attachment = one.attachment;
        let Some(column) = index.column(attachment.set) else { continue };
        index.rows_of(attachment, &mut subnets);
        let (each, rest) = match subnets.len() as u64 {
            0 => continue,
            many => (one.connections / many, one.connections % many),
        };
        let share = |j: usize| each + u64::from((j as u64) < rest);
        keys.clear();
        for (j, row) in subnets.iter().enumerate() {
            let key = (u64::from(one.account) * index.columns as u64 + u64::from(column)) * row_count as u64 + u64::from(*row);
            let place = places.place(key, enis.len() as u32);
            if place as usize == enis.len() {
                let subnet = capacity.get(*row as usize).map_or(crate::network::SubnetKey(0), |room| room.subnet);
                enis.push(Eni {
                    account: one.account,
                    row: *row,
                    subnet,
                    set: attachment.set,
                    interfaces: 0,
                    created: 0,
                    connections: 0,
                    place: None,
                    holders: Holders::default(),
                    failure: None,
                });
                live.push(0);
                if let Some(row) = rows.get_mut(*row as usize) {
                    row.enis.push(place);
                }
            }
            if let Some(eni) = enis.get_mut(place as usize) {
                eni.holders.push(one.holder);
                eni.connections = eni.connections.saturating_add(share(j));
            }
            keys.push(place);
        }
        let vpc = subnets.first().and_then(|row| index.row_vpc.get(*row as usize)).copied().unwrap_or(0);
        let is_new = |place: &&u32| enis.get(**place as usize).is_some_and(|eni| eni.created == 0);
        let full = |place: &u32| {
            let row = enis.get(*place as usize).map_or(0, |eni| eni.row);
            free.get(row as usize).is_some_and(|left| *left == Some(0))
        };
        let new = keys.iter().filter(is_new).count() as u64;
        let used = quota.get_mut(vpc as usize);
        let failure = if subnets.iter().any(|row| index.is_row_missing(*row)) {
            Some(HyperplaneFailure::InvalidSubnet)
        } else if index.is_set_missing(attachment.set) {
            Some(HyperplaneFailure::InvalidSecurityGroup)
        } else if new > 0 && one.role != Role::InOrder {
            Some(HyperplaneFailure::InsufficientRolePermissions)
        } else if keys.iter().filter(is_new).any(full) {
            Some(HyperplaneFailure::SubnetOutOfIpAddresses)
        } else if new > 0 && used.as_ref().is_some_and(|used| **used + new > limit) {
            Some(HyperplaneFailure::EniLimitExceeded)
        } else {
            None
        };
        match (one.holder, one.function) {
            (Holder::Version { version, .. }, Some(function)) => versions.push(VersionState { function, version, failure }),
            (Holder::EventSource(source), _) => sources.push(SourceState { source, failure }),
            (Holder::Version { .. }, None) => {}
        }
        if let (None, Some(used)) = (failure, used) {
            *used += new;
        }
        for (j, place) in keys.iter().enumerate() {
            let Some(eni) = enis.get_mut(*place as usize) else { continue };
            match failure {
                Some(_) if eni.created == 0 => eni.failure = eni.failure.or(failure),
                Some(_) => {}
                None => {
                    if eni.created == 0 {
                        eni.created = 1;
                        eni.failure = None;
                        let left = free.get_mut(eni.row as usize);
                        if let Some(Some(left)) = left {
                            *left -= 1;
                        }
                        if let Some(row) = rows.get_mut(eni.row as usize) {
                            eni.place = Some(row.created);
                            row.created += 1;
                        }
                    }
                    if let Some(live) = live.get_mut(*place as usize) {
                        *live = live.saturating_add(share(j));
                    }
                }
            }
        }
    }
    // Interfaces over one per key appear at run time, as room allows: after all versions.
    for (eni, live) in enis.iter_mut().zip(&live) {
        eni.interfaces = rules::interfaces_for(eni.connections, per_interface);
        let vpc = index.row_vpc.get(eni.row as usize).copied().unwrap_or(0);
        if let (true, Some(row), Some(left), Some(used)) =
            (eni.created > 0, rows.get_mut(eni.row as usize), free.get_mut(eni.row as usize), quota.get_mut(vpc as usize))
        {
            let wanted = rules::interfaces_for(*live, per_interface) - 1;
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
        accounts,
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
