//! What the inspector shows, and the assumptions it changes.

use crate::model::{Assumptions, Comparison, Estimate, LimitName, Metric};
use crate::network::{EventSourceKey, FunctionKey, NetworkError, SetKey, SubnetKey, VpcKey, limits};
use std::ops::RangeInclusive;

/// What the inspector shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Inspected {
    /// A function with its versions and aliases.
    Function(FunctionKey),
    /// The interface of a subnet and a set.
    Eni(SubnetKey, SetKey),
    /// A subnet.
    Subnet(SubnetKey),
    /// A set of security groups.
    Set(SetKey),
    /// A VPC.
    Vpc(VpcKey),
    /// An event source.
    EventSource(EventSourceKey),
    /// What the board assumes.
    Assumptions,
    /// Why a figure is what it is.
    Why(Metric),
    /// What fails, what could be better, and the limits.
    Checks,
}

impl Inspected {
    /// Whether it is still on the board.
    pub fn is_there(self, comparison: &Comparison) -> bool {
        let topology = &comparison.topology;
        match self {
            Self::Function(function) => topology.function(function).is_some(),
            Self::Eni(subnet, set) => topology.subnet_at(subnet).is_some_and(|row| comparison.eni_at(row, set).is_some()),
            Self::Subnet(subnet) => topology.subnet(subnet).is_some(),
            Self::Set(set) => topology.set(set).is_some(),
            Self::Vpc(vpc) => topology.vpc(vpc).is_some(),
            Self::EventSource(source) => topology.event_source(source).is_some(),
            Self::Assumptions | Self::Checks => true,
            Self::Why(metric) => comparison.figure(metric).is_some(),
        }
    }
}

/// Another value of an assumption: each one undo step. What is out of bounds becomes the bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssumptionEdit {
    /// Hyperplane ENIs per VPC.
    EniQuota(u64),
    /// How many of them other services use.
    OtherEnis(u64),
    /// Connections per execution environment.
    ConnectionsPerEnvironment(u64),
    /// Seconds a legacy ENI took to attach.
    AttachDelay(u64),
    /// The Region's quota of 2019, or off.
    RegionQuota2019(Option<u64>),
    /// Concurrent executions of the account.
    AccountConcurrency(u64),
    /// Another value of a limit.
    Limit(LimitName, u64),
    /// Which estimate of Before is the headline.
    Estimate(Estimate),
    /// All of them as they were at first; the slider stays.
    ResetAll,
}

impl AssumptionEdit {
    /// The most that may be entered.
    pub const MOST: u64 = limits::CONCURRENCY_MAX;

    /// What may be entered for it; `None`: it is no number.
    pub fn range(self) -> Option<RangeInclusive<u64>> {
        Some(match self {
            Self::EniQuota(_) => 1..=100_000,
            Self::OtherEnis(_) => 0..=100_000,
            Self::ConnectionsPerEnvironment(_) => 0..=1_000_000,
            Self::AttachDelay(_) => 0..=3_600,
            Self::RegionQuota2019(_) | Self::AccountConcurrency(_) => 1..=1_000_000,
            Self::Limit(name, _) => name.range(),
            Self::Estimate(_) | Self::ResetAll => return None,
        })
    }

    /// The number it sets; `None`: it sets none.
    pub fn value(self) -> Option<u64> {
        match self {
            Self::EniQuota(value)
            | Self::OtherEnis(value)
            | Self::ConnectionsPerEnvironment(value)
            | Self::AttachDelay(value)
            | Self::AccountConcurrency(value)
            | Self::Limit(_, value) => Some(value),
            Self::RegionQuota2019(value) => value,
            Self::Estimate(_) | Self::ResetAll => None,
        }
    }

    /// Whether the number is within its range.
    ///
    /// # Errors
    /// It is not: the range.
    pub fn check(self) -> Result<(), NetworkError> {
        match (self.value(), self.range()) {
            (Some(value), Some(range)) if !range.contains(&value) => {
                Err(NetworkError::OutOfRange { value, least: *range.start(), most: *range.end() })
            }
            _ => Ok(()),
        }
    }

    pub(super) fn apply(self, assumptions: &mut Assumptions) {
        let range = self.range().unwrap_or(0..=Self::MOST);
        let most = |value: u64| value.clamp(*range.start(), *range.end());
        match self {
            Self::EniQuota(value) => assumptions.eni_quota = most(value),
            Self::OtherEnis(value) => assumptions.other_enis = most(value),
            Self::ConnectionsPerEnvironment(value) => assumptions.connections_per_environment = most(value),
            Self::AttachDelay(value) => assumptions.attach_delay_s = most(value),
            Self::RegionQuota2019(value) => assumptions.region_quota_2019 = value.map(most),
            Self::AccountConcurrency(value) => assumptions.account_concurrency = most(value),
            Self::Limit(name, value) => name.set(&mut assumptions.limits, most(value)),
            Self::Estimate(estimate) => assumptions.estimate = estimate,
            Self::ResetAll => *assumptions = Assumptions { concurrency: assumptions.concurrency, ..Assumptions::default() },
        }
    }
}
