//! How large a subnet would have to be.

use super::Comparison;
use crate::network::limits;
use crate::rules;

/// The smallest block that holds so many, with what it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// Addresses wanted, other occupants included.
    pub wanted: u64,
    /// The smallest prefix that holds them, with its usable addresses; `None`: not even /16 does.
    pub prefix: Option<(u8, u64)>,
}

impl Fit {
    pub(super) fn of(wanted: u64) -> Self {
        let holds = |prefix: &u8| usable(*prefix) >= wanted;
        let prefix = limits::PREFIX.rev().find(holds).map(|prefix| (prefix, usable(prefix)));
        Self { wanted, prefix }
    }
}

fn usable(prefix: u8) -> u64 {
    rules::usable(1u64 << 32u8.saturating_sub(prefix))
}

impl Comparison {
    /// The next prefix that fits what Before wants and what Now needs of the subnet in this row,
    /// with those who live there already. `None`: there is no such row.
    pub fn next_prefixes(&self, row: usize) -> Option<(Fit, Fit)> {
        let occupied = self.topology.subnets.get(row)?.occupied;
        let (before, now) = (self.legacy.rows.get(row)?, self.hyperplane.rows.get(row)?);
        Some((Fit::of(before.demand.saturating_add(occupied)), Fit::of(now.needed.saturating_add(occupied))))
    }
}
