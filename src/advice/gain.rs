//! What a change gains: figures of both boards, and what it needs while it is under way.

use super::Change;
use crate::model::{Comparison, Eni, Metric};
use crate::network::{SetKey, SubnetKey, VpcKey};
use crate::rules::Figure;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// A subnet's addresses in use Now, before and after the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowGain {
    /// The subnet.
    pub subnet: SubnetKey,
    /// In use as the board stands.
    pub from: Figure,
    /// In use after the change.
    pub to: Figure,
}

/// Old and new interfaces together: old ones are deleted up to 20 minutes after the last use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overlap {
    /// New interfaces that are made beside the old ones.
    pub new: u64,
    /// Subnets without the room for them, and how many addresses are missing.
    pub short: Vec<(SubnetKey, u64)>,
    /// VPCs whose quota has not the room for them, and by how many.
    pub over_quota: Vec<(VpcKey, u64)>,
}

impl Overlap {
    /// Whether there is room for both.
    pub fn fits(&self) -> bool {
        self.short.is_empty() && self.over_quota.is_empty()
    }

    fn of(before: &Comparison, after: &Comparison) -> Self {
        // The account's number, because places of accounts may differ between the two.
        fn key<'a>(of: &'a Comparison, eni: &Eni) -> (&'a str, SubnetKey, SetKey) {
            (of.hyperplane.accounts.get(eni.account as usize).map_or("", |account| account), eni.subnet, eni.set)
        }
        let made: HashSet<_> = before.hyperplane.enis.iter().filter(|eni| eni.created > 0).map(|eni| key(before, eni)).collect();
        let mut rows: BTreeMap<SubnetKey, u64> = BTreeMap::new();
        for eni in after.hyperplane.enis.iter().filter(|eni| eni.created > 0 && !made.contains(&key(after, eni))) {
            *rows.entry(eni.subnet).or_default() += 1;
        }
        // Room by the new blocks and the new quota, less what the old board made.
        let rooms: HashMap<SubnetKey, Option<u64>> =
            after.capacity.iter().map(|capacity| (capacity.subnet, capacity.room())).collect();
        let places: HashMap<SubnetKey, (Option<u64>, VpcKey)> = before
            .topology
            .subnets
            .iter()
            .zip(&before.hyperplane.rows)
            .map(|(subnet, row)| {
                let room = rooms.get(&subnet.key).copied().flatten();
                (subnet.key, (room.map(|room| room.saturating_sub(row.created)), subnet.vpc))
            })
            .collect();
        let mut short = Vec::new();
        let mut vpcs: BTreeMap<VpcKey, u64> = BTreeMap::new();
        for (subnet, new) in &rows {
            let Some((free, vpc)) = places.get(subnet) else { continue };
            if let Some(missing) = free.and_then(|free| new.checked_sub(free)).filter(|missing| *missing > 0) {
                short.push((*subnet, missing));
            }
            *vpcs.entry(*vpc).or_default() += new;
        }
        let limit = after.assumptions.eni_quota;
        let limits: HashMap<VpcKey, u64> =
            before.hyperplane.quota.iter().map(|quota| (quota.vpc, limit.saturating_sub(quota.used))).collect();
        let over_quota = vpcs
            .iter()
            .filter_map(|(vpc, new)| {
                let over = new.saturating_sub(*limits.get(vpc)?);
                (over > 0).then_some((*vpc, over))
            })
            .collect();
        Self { new: rows.values().sum(), short, over_quota }
    }
}

/// What a change gains, in figures of the board before and after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gain {
    /// Now: interfaces needed.
    pub enis: (Figure, Figure),
    /// Now: interfaces created.
    pub created: (Figure, Figure),
    /// Now: functions that fail.
    pub failed: (Figure, Figure),
    /// Before: refused.
    pub refused: (Figure, Figure),
    /// Subnets whose addresses in use Now change, in row order.
    pub rows: Vec<RowGain>,
    /// Each VPC's use of its quota, where that or the quota changes: before, after, the quota after.
    pub quota: Vec<(VpcKey, u64, u64, u64)>,
    /// What it needs while it is under way.
    pub overlap: Overlap,
}

impl Gain {
    /// The gain of a change; `None`: it cannot be made, or changes nothing.
    pub fn of(before: &Comparison, change: &Change) -> Option<Self> {
        let (topology, assumptions) = change.apply(&before.topology, &before.assumptions).ok()?;
        if topology == *before.topology && assumptions == before.assumptions {
            return None;
        }
        let after = Comparison::new(Rc::new(topology), assumptions);
        Self::between(before, &after)
    }

    /// The gain from one board to another.
    pub fn between(before: &Comparison, after: &Comparison) -> Option<Self> {
        let both = |metric: Metric| Some((before.figure(metric)?, after.figure(metric)?));
        let made = |of: &Comparison| -> HashMap<SubnetKey, u64> {
            of.topology.subnets.iter().zip(&of.hyperplane.rows).map(|(subnet, row)| (subnet.key, row.created)).collect()
        };
        let (was, is) = (made(before), made(after));
        let differs = |subnet: &&SubnetKey| was.get(subnet) != is.get(subnet) && is.contains_key(subnet);
        let keys: Vec<SubnetKey> = before.topology.subnets.iter().map(|subnet| subnet.key).collect();
        let rows = keys
            .iter()
            .filter(differs)
            .filter_map(|subnet| {
                let (from, to) = both(Metric::CreatedHyperplane(*subnet))?;
                Some(RowGain { subnet: *subnet, from, to })
            })
            .collect();
        let quota = before
            .hyperplane
            .quota
            .iter()
            .zip(&after.hyperplane.quota)
            .filter(|(from, to)| (from.used, from.limit) != (to.used, to.limit))
            .map(|(from, to)| (from.vpc, from.used, to.used, to.limit))
            .collect();
        Some(Self {
            enis: both(Metric::HyperplaneEnis)?,
            created: both(Metric::HyperplaneCreated)?,
            failed: both(Metric::FunctionsFailed)?,
            refused: both(Metric::LegacyRefused)?,
            rows,
            quota,
            overlap: Overlap::of(before, after),
        })
    }
}
