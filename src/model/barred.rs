//! Who is refused whatever room there is, row by row and by AWS's name.

use super::{Comparison, LegacyFailure};
use crate::network::EventSourceKey;

impl LegacyFailure {
    /// Whether it is for want of room or quota, which may hit any function.
    pub fn is_shortage(self) -> bool {
        matches!(self, Self::SubnetIpAddressLimitReached | Self::EniLimitReached)
    }
}

impl Comparison {
    /// Before: executions refused in this row because their function is barred.
    pub fn barred_in(&self, row: usize) -> u64 {
        let Some(row) = self.legacy.rows.get(row) else { return 0 };
        let barred = |at: u32| self.legacy.functions.get(at as usize).is_some_and(|function| function.barred.is_some());
        row.shares.iter().filter(|share| barred(share.function)).map(|share| share.refused).sum()
    }

    /// Before: every name in this row, each with the places of its functions in board order.
    pub fn barred_by_name(&self, row: usize) -> Vec<(LegacyFailure, Vec<usize>)> {
        let mut found: Vec<(LegacyFailure, Vec<usize>)> = Vec::new();
        for share in self.legacy.rows.get(row).into_iter().flat_map(|row| &row.shares) {
            let at = share.function as usize;
            let Some(failure) = self.legacy.functions.get(at).and_then(|function| function.barred) else { continue };
            match found.iter_mut().find(|(known, _)| *known == failure) {
                Some((_, places)) => places.push(at),
                None => found.push((failure, vec![at])),
            }
        }
        found
    }

    /// Before: how many functions are barred.
    pub fn barred_functions(&self) -> u64 {
        self.legacy.functions.iter().filter(|function| function.barred.is_some() && function.needed > 0).count() as u64
    }

    /// Now: AWS's name for why an event source's pollers do not get their interfaces.
    pub fn source_failure(&self, key: EventSourceKey) -> Option<&'static str> {
        let state = self.hyperplane.sources.iter().find(|state| state.source == key)?;
        state.failure.map(|failure| failure.code())
    }

    /// AWS's names for all that fails, each once: Before first.
    pub fn failure_codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<&'static str> = self.legacy.failures().map(LegacyFailure::code).collect();
        let now = self.hyperplane.versions.iter().filter_map(|state| state.failure);
        for failure in now.chain(self.hyperplane.sources.iter().filter_map(|state| state.failure)) {
            if !codes.contains(&failure.code()) {
                codes.push(failure.code());
            }
        }
        codes
    }
}
