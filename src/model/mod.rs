//! Both worlds as functions of one topology and one set of assumptions.
//!
//! The law is in the project's facts on AWS: before Hyperplane an interface per execution
//! environment (or AWS's published formula), now one per (account, subnet, set of groups).
//! Everything is integer arithmetic; the same input gives the same output on every machine.

mod barred;
mod board;
mod capacity;
mod dealt;
mod details;
mod figures;
mod hyperplane;
mod index;
mod legacy;
mod limits;
mod metric;
mod quick_board;
mod quick_sizing;
mod sizing;

pub use board::{Board, Title};
pub use dealt::Dealt;
use index::Index;
pub use limits::{LimitName, LimitUse, Limited};
pub use metric::UnknownMetric;
pub use quick_sizing::{PrefixAnswer, SetsBound, Sizing, SizingAnswer, SizingField, SizingProblem, subnets_in_vpc, usable};
pub use sizing::Fit;

use crate::network::{EventSourceKey, FunctionKey, GroupKey, Holder, SetKey, SubnetKey, Topology, VpcKey};
use crate::rules::{self, Figure};
use std::rc::Rc;

/// Which estimate of the old model. Never mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Estimate {
    /// One ENI per concurrent execution environment: an upper bound. The default.
    #[default]
    PerEnvironment,
    /// AWS's formula: `ceil(concurrency x min(MB, 3008) / 1024 / 3)` per function.
    MemoryFormula,
}

impl Estimate {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::PerEnvironment => Self::MemoryFormula,
            Self::MemoryFormula => Self::PerEnvironment,
        }
    }
}

/// What the user may set and AWS does not say (or lets an account change).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumptions {
    /// Which estimate of Before is the headline.
    pub estimate: Estimate,
    /// Concurrent executions of every function that has no value of its own.
    pub concurrency: u64,
    /// Connections per execution environment.
    pub connections_per_environment: u64,
    /// Hyperplane ENIs per VPC.
    pub eni_quota: u64,
    /// How many of that quota other services use already, in each VPC.
    pub other_enis: u64,
    /// The Region's quota of 2019; off when `None`.
    pub region_quota_2019: Option<u64>,
    /// Seconds a legacy ENI took to attach.
    pub attach_delay_s: u64,
    /// Concurrent executions of the whole account in a Region.
    pub account_concurrency: u64,
    /// Further limits.
    pub limits: Limits,
}

/// Limits that an account may raise, or that a reader may want to see otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections one interface carries.
    pub connections_per_interface: u64,
    /// Network interfaces per Region today.
    pub region_interfaces: u64,
    /// Concurrency that always stays unreserved.
    pub unreserved_least: u64,
    /// Network address units per VPC.
    pub nau_per_vpc: u64,
    /// Rules of a security group in one direction.
    pub rules_per_group: u64,
    /// Security groups of a function.
    pub groups_per_function: u64,
    /// Subnets of a function.
    pub subnets_per_function: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections_per_interface: rules::CONNECTIONS_PER_INTERFACE,
            region_interfaces: rules::REGION_ENI_QUOTA,
            unreserved_least: rules::UNRESERVED_LEAST,
            nau_per_vpc: rules::NAU_PER_VPC,
            rules_per_group: rules::RULES_PER_GROUP,
            groups_per_function: rules::GROUPS_PER_FUNCTION,
            subnets_per_function: rules::SUBNETS_PER_FUNCTION,
        }
    }
}

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            estimate: Estimate::PerEnvironment,
            concurrency: 1,
            connections_per_environment: 1,
            eni_quota: rules::ENI_QUOTA,
            other_enis: 0,
            region_quota_2019: None,
            attach_delay_s: 10,
            account_concurrency: rules::ACCOUNT_CONCURRENCY,
            limits: Limits::default(),
        }
    }
}

/// A subnet's room, the same for both worlds. Rows are in board order everywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capacity {
    /// The subnet.
    pub subnet: SubnetKey,
    /// Size less the five reserved; `None`: unbounded, the block is unknown.
    pub usable: Option<u64>,
    /// Addresses others hold, at most the usable ones.
    pub occupied: u64,
}

impl Capacity {
    /// Addresses Lambda may use; `None`: unbounded.
    pub fn room(&self) -> Option<u64> {
        self.usable.map(|usable| usable.saturating_sub(self.occupied))
    }
}

/// One function's part of one row, Before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The function, by its place in board order.
    pub function: u32,
    /// Interfaces it made in this subnet.
    pub created: u64,
    /// Executions refused here (counted where they were first wanted).
    pub refused: u64,
}

/// One row, Before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LegacyRow {
    /// What step 1 wants here.
    pub demand: u64,
    /// Interfaces made here.
    pub created: u64,
    /// Refused, counted here.
    pub refused: u64,
    /// Of those, the ones the Region's quota of 2019 kept from an address that was free.
    pub refused_by_quota: u64,
    /// Of those, the ones that no room could have started.
    pub barred: Barred,
    /// Came in by fail-over.
    pub failover_in: u64,
    /// Left by fail-over.
    pub failover_out: u64,
    /// Addresses still free; `None`: unbounded.
    pub free: Option<u64>,
    /// Who made what, in board order; functions with neither are left out.
    pub shares: Dealt<Share>,
}

/// Why Before refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LegacyFailure {
    /// `InvalidSubnetIDException`: a subnet is missing.
    InvalidSubnetId,
    /// `InvalidSecurityGroupIDException`: a security group is missing.
    InvalidSecurityGroupId,
    /// `EC2AccessDeniedException`: the execution role lacks a permission, or is deleted.
    Ec2AccessDenied,
    /// `SubnetIPAddressLimitReachedException`.
    SubnetIpAddressLimitReached,
    /// `ENILimitReachedException`: only with the Region quota of 2019 on.
    EniLimitReached,
}

impl LegacyFailure {
    /// AWS's name; never translated.
    pub fn code(self) -> &'static str {
        match self {
            Self::InvalidSubnetId => "InvalidSubnetIDException",
            Self::InvalidSecurityGroupId => "InvalidSecurityGroupIDException",
            Self::Ec2AccessDenied => "EC2AccessDeniedException",
            Self::SubnetIpAddressLimitReached => "SubnetIPAddressLimitReachedException",
            Self::EniLimitReached => "ENILimitReachedException",
        }
    }
}

/// Executions that no room could have started, by why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Barred([u64; 3]);

impl Barred {
    const REASONS: [LegacyFailure; 3] =
        [LegacyFailure::InvalidSubnetId, LegacyFailure::InvalidSecurityGroupId, LegacyFailure::Ec2AccessDenied];

    /// Adds so many of a reason; reasons that are about room count nothing.
    fn add(&mut self, why: LegacyFailure, many: u64) {
        if let Some(slot) = Self::REASONS.iter().position(|reason| *reason == why).and_then(|at| self.0.get_mut(at)) {
            *slot = slot.saturating_add(many);
        }
    }

    fn plus(self, other: Self) -> Self {
        let [a, b, c] = self.0;
        let [d, e, f] = other.0;
        Self([a.saturating_add(d), b.saturating_add(e), c.saturating_add(f)])
    }

    /// How many for this reason.
    pub fn by(self, why: LegacyFailure) -> u64 {
        Self::REASONS.into_iter().zip(self.0).find(|(reason, _)| *reason == why).map_or(0, |(_, many)| many)
    }

    /// How many in all.
    pub fn total(self) -> u64 {
        self.0.iter().sum()
    }

    /// The reasons there are.
    pub fn failures(self) -> impl Iterator<Item = LegacyFailure> {
        Self::REASONS.into_iter().zip(self.0).filter(|(_, many)| *many > 0).map(|(why, _)| why)
    }
}

/// Why so many were refused, of which so many by the quota, and some whatever room there was.
fn reasons(refused: u64, by_quota: u64, barred: Barred) -> impl Iterator<Item = LegacyFailure> {
    let addresses = (refused > by_quota + barred.total()).then_some(LegacyFailure::SubnetIpAddressLimitReached);
    let quota = (by_quota > 0).then_some(LegacyFailure::EniLimitReached);
    barred.failures().chain(addresses).chain(quota)
}

impl LegacyRow {
    /// Why some were refused here: none, one or several reasons.
    pub fn failures(&self) -> impl Iterator<Item = LegacyFailure> {
        reasons(self.refused, self.refused_by_quota, self.barred)
    }

    /// Refused here for this reason.
    pub fn refused_by(&self, why: LegacyFailure) -> u64 {
        match why {
            LegacyFailure::SubnetIpAddressLimitReached => self.refused_by_addresses(),
            LegacyFailure::EniLimitReached => self.refused_by_quota,
            barred => self.barred.by(barred),
        }
    }

    /// Refused here for want of a free address.
    pub fn refused_by_addresses(&self) -> u64 {
        self.refused.saturating_sub(self.refused_by_quota + self.barred.total())
    }
}

impl Legacy {
    /// Why some were refused, on the whole board: none, one or several reasons.
    pub fn failures(&self) -> impl Iterator<Item = LegacyFailure> {
        reasons(self.refused, self.refused_by_quota, self.barred)
    }

    /// Refused on the whole board for this reason.
    pub fn refused_by(&self, why: LegacyFailure) -> u64 {
        match why {
            LegacyFailure::SubnetIpAddressLimitReached => self.refused_by_addresses(),
            LegacyFailure::EniLimitReached => self.refused_by_quota,
            barred => self.barred.by(barred),
        }
    }

    /// Refused on the whole board for want of a free address.
    pub fn refused_by_addresses(&self) -> u64 {
        self.refused.saturating_sub(self.refused_by_quota + self.barred.total())
    }
}

/// One function, Before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LegacyFunction {
    /// The function.
    pub function: FunctionKey,
    /// What it needs by the chosen estimate; 0 when not attached.
    pub needed: u64,
    /// What it needs by the other one.
    pub other_needed: u64,
    /// What it got.
    pub created: u64,
    /// Why every one of its executions is refused, whatever room there is.
    pub barred: Option<LegacyFailure>,
}

/// The old world.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Legacy {
    /// The estimate used.
    pub estimate: Estimate,
    /// Interfaces all functions need.
    pub needed: u64,
    /// Interfaces made.
    pub created: u64,
    /// `needed - created`.
    pub refused: u64,
    /// What the other estimate says is needed.
    pub other_needed: u64,
    /// Of those, the ones the Region's quota of 2019 kept from an address that was free.
    pub refused_by_quota: u64,
    /// Why some were refused, if any: the quota, where it refused any at all. [`Legacy::failures`] names both.
    pub failure: Option<LegacyFailure>,
    /// Of those refused, the ones that no room could have started.
    pub barred: Barred,
    /// In board order, every function.
    pub functions: Vec<LegacyFunction>,
    /// In row order, every subnet.
    pub rows: Vec<LegacyRow>,
}

/// Why a version failed, Now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HyperplaneFailure {
    /// `InvalidSubnet`: a subnet is missing.
    InvalidSubnet,
    /// `InvalidSecurityGroup`: a security group is missing.
    InvalidSecurityGroup,
    /// `InsufficientRolePermissions`: a new interface is needed and the execution role does not allow it.
    InsufficientRolePermissions,
    /// `SubnetOutOfIPAddresses`.
    SubnetOutOfIpAddresses,
    /// `EniLimitExceeded`.
    EniLimitExceeded,
}

impl HyperplaneFailure {
    /// AWS's `StateReasonCode`; never translated.
    pub fn code(self) -> &'static str {
        match self {
            Self::InvalidSubnet => "InvalidSubnet",
            Self::InvalidSecurityGroup => "InvalidSecurityGroup",
            Self::InsufficientRolePermissions => "InsufficientRolePermissions",
            Self::SubnetOutOfIpAddresses => "SubnetOutOfIPAddresses",
            Self::EniLimitExceeded => "EniLimitExceeded",
        }
    }
}

/// One key: (account, subnet, set), with who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eni {
    /// The account, by its place in [`Hyperplane::accounts`].
    pub account: u32,
    /// The subnet, by row.
    pub row: u32,
    /// The subnet.
    pub subnet: SubnetKey,
    /// The set of groups.
    pub set: SetKey,
    /// Interfaces needed: `max(1, ceil(connections / 65,000))`.
    pub interfaces: u64,
    /// Interfaces created, 0 to `interfaces`.
    pub created: u64,
    /// Connections of all holders together.
    pub connections: u64,
    /// The first created interface's place among the row's interfaces (for an illustrative
    /// address: place 0 is the first usable one); `None` when none was created.
    pub place: Option<u64>,
    /// Who holds it, in order of creation.
    pub holders: Dealt<Holder>,
    /// Why it was not made, when no holder could make it.
    pub failure: Option<HyperplaneFailure>,
}

/// One row, Now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HyperplaneRow {
    /// Interfaces needed here.
    pub needed: u64,
    /// Interfaces created here: addresses used by Lambda.
    pub created: u64,
    /// Addresses still free; `None`: unbounded.
    pub free: Option<u64>,
    /// The keys of this row, by place in [`Hyperplane::enis`], in order of creation.
    pub enis: Vec<u32>,
}

/// One attached version, Now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VersionState {
    /// The function, by its place in board order.
    pub function: u32,
    /// The version, by its place among the function's.
    pub version: u32,
    /// Why it failed; `None`: `Active`.
    pub failure: Option<HyperplaneFailure>,
}

/// One event source's pollers, Now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceState {
    /// The event source.
    pub source: EventSourceKey,
    /// Why its interfaces were not all made. AWS names no code for it: the code is that of a function
    /// in the same place.
    pub failure: Option<HyperplaneFailure>,
}

/// A VPC's quota of Hyperplane ENIs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotaUse {
    /// The VPC.
    pub vpc: VpcKey,
    /// Created ENIs plus those of other services.
    pub used: u64,
    /// The quota.
    pub limit: u64,
}

/// The new world.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hyperplane {
    /// The accounts of the functions.
    pub accounts: Vec<Rc<str>>,
    /// Interfaces all versions ask for.
    pub needed: u64,
    /// Interfaces made.
    pub created: u64,
    /// Functions with at least one failed version.
    pub functions_failed: u64,
    /// Every key, in order of creation.
    pub enis: Vec<Eni>,
    /// In row order, every subnet.
    pub rows: Vec<HyperplaneRow>,
    /// Every attached version, in order of creation.
    pub versions: Vec<VersionState>,
    /// Every event source, in order of creation.
    pub sources: Vec<SourceState>,
    /// In board order, every VPC.
    pub quota: Vec<QuotaUse>,
}

/// A figure the screen or a report shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Before: interfaces needed.
    LegacyNeeded,
    /// Before: interfaces created.
    LegacyCreated,
    /// Before: refused.
    LegacyRefused,
    /// Before: needed by the other estimate.
    LegacyOtherEstimate,
    /// Now: interfaces needed.
    HyperplaneEnis,
    /// Now: interfaces created.
    HyperplaneCreated,
    /// Now: functions with at least one failed version.
    FunctionsFailed,
    /// Before: addresses used by Lambda, in all.
    IpsUsedLegacy,
    /// Now: addresses used by Lambda, in all.
    IpsUsedHyperplane,
    /// Addresses Lambda may use, over all subnets whose block is known.
    IpsUsable,
    /// Before: free addresses of this subnet. Unbounded ones have no figure.
    FreeLegacy(SubnetKey),
    /// Now: free addresses of this subnet. Unbounded ones have no figure.
    FreeHyperplane(SubnetKey),
    /// Before: refused in this subnet.
    Refused(SubnetKey),
    /// Before: interfaces made in this subnet.
    CreatedLegacy(SubnetKey),
    /// Now: interfaces made in this subnet.
    CreatedHyperplane(SubnetKey),
    /// Now: interfaces wanted and not made in this subnet.
    MissingHyperplane(SubnetKey),
    /// Addresses of this subnet that Lambda may use.
    Usable(SubnetKey),
    /// Before: what a function has of this subnet, made and refused together.
    Share(SubnetKey, FunctionKey),
    /// Before: seconds a new interface took. `None` when nothing is attached.
    WaitLegacy,
    /// Now: seconds a cold start waits for an interface. `None` when nothing is attached.
    WaitHyperplane,
    /// How many times fewer Now needs, as the strip rounds it. `None` where the strip says otherwise.
    Ratio,
    /// Before: the highest concurrency of those who follow the slider that refuses nothing.
    HighestConcurrency,
    /// Now: interfaces of a key.
    Interfaces(SubnetKey, SetKey),
    /// Now: connections of a key.
    Connections(SubnetKey, SetKey),
    /// Now: functions that share a key.
    Sharing(SubnetKey, SetKey),
    /// Before: interfaces a function needs.
    FunctionNeeded(FunctionKey),
    /// Before: interfaces a function needs by the other estimate.
    FunctionOther(FunctionKey),
    /// Now: interfaces a function uses.
    FunctionEnis(FunctionKey),
    /// Now: interfaces that a function alone uses.
    FunctionAlone(FunctionKey),
    /// Before: interfaces a function got.
    FunctionCreated(FunctionKey),
    /// Before: executions of a function that cannot start.
    FunctionRefused(FunctionKey),
    /// Now: interfaces of a function's version, by its place.
    VersionEnis(FunctionKey, u32),
    /// Now: interfaces that a function's version alone uses, by its place.
    VersionAlone(FunctionKey, u32),
    /// Before: subnets of the same size that would hold what is refused in this one for want of room.
    MoreSubnets(SubnetKey),
    /// Now: keys made in this subnet beyond those of so many busiest sets.
    FoldedMade(SubnetKey, u32),
    /// Now: keys not made in this subnet beyond those of so many busiest sets.
    FoldedNot(SubnetKey, u32),
    /// The slider's value at which the account is full. `None`: nobody follows the slider.
    AccountTick,
    /// Now: connections that a key's interfaces carry.
    EniCapacity(SubnetKey, SetKey),
    /// Addresses of this subnet that anyone may use.
    SubnetSize(SubnetKey),
    /// Before: addresses wanted in this subnet, other occupants included.
    WantedLegacy(SubnetKey),
    /// Now: addresses wanted in this subnet, other occupants included.
    WantedHyperplane(SubnetKey),
    /// Functions with a version in this subnet.
    FunctionsIn(SubnetKey),
    /// Now: interfaces of a set.
    SetEnis(SetKey),
    /// Functions with a version that uses a set.
    SetFunctions(SetKey),
    /// Now: interfaces of a VPC's quota in use.
    QuotaUsed(VpcKey),
    /// Now: interfaces that a VPC's quota leaves.
    QuotaLeft(VpcKey),
    /// A function's concurrency.
    FunctionConcurrency(FunctionKey),
    /// Lambda's interfaces in the Region of a VPC.
    RegionUsed(VpcKey),
    /// Network address units of a VPC that functions use.
    NauUsed(VpcKey),
    /// Functions that the network address units of a VPC hold.
    NauMost(VpcKey),
    /// The n-th function with a set of its own that a VPC's quota no longer holds.
    BeyondQuota(VpcKey),
    /// The n-th function with a set of its own that a VPC's fullest subnet no longer holds.
    BeyondAddresses(VpcKey),
    /// Concurrency of all functions together.
    AccountUsed,
    /// Reserved concurrency of all functions together.
    Reserved,
    /// The most that may be reserved.
    MostReservable,
    /// What is left unreserved.
    Unreserved,
    /// Provisioned concurrency of all functions together.
    Provisioned,
    /// Outbound rules of a group.
    RulesOut(GroupKey),
    /// Inbound rules of a group.
    RulesIn(GroupKey),
    /// Security groups of the function that has most.
    MostGroups,
    /// Subnets of the function that has most.
    MostSubnets,
}

/// Both worlds of one topology.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What was computed from.
    pub topology: Rc<Topology>,
    /// By what assumptions.
    pub assumptions: Assumptions,
    /// In row order.
    pub capacity: Vec<Capacity>,
    /// Before.
    pub legacy: Legacy,
    /// Now.
    pub hyperplane: Hyperplane,
}

impl Comparison {
    /// Computes both worlds.
    pub fn new(topology: Rc<Topology>, assumptions: Assumptions) -> Self {
        let index = Index::new(&topology);
        let capacity = capacity::of(&topology);
        let legacy = legacy::compute(&topology, &index, &capacity, &assumptions, assumptions.concurrency);
        let hyperplane = hyperplane::compute(&topology, &index, &capacity, &assumptions);
        Self { topology, assumptions, capacity, legacy, hyperplane }
    }

    /// The highest concurrency of every function that follows the slider at which Before refuses
    /// nothing, other values as they are. `None` when nobody follows, nothing bounds it up to
    /// 1,000,000, or even 1 is refused. Costs some 20 runs of the old world: ask once per change.
    pub fn highest_fitting_concurrency(&self) -> Option<u64> {
        let index = Index::new(&self.topology);
        let follows = |function: &crate::network::Function| function.concurrency.follows() && function.attachment().is_some();
        if !self.topology.functions.iter().any(follows) {
            return None;
        }
        // Who is barred starts nothing at any concurrency.
        let fits = |concurrency| {
            let legacy = legacy::compute(&self.topology, &index, &self.capacity, &self.assumptions, concurrency);
            legacy.refused == legacy.barred.total()
        };
        let (mut low, mut high) = (1, crate::network::limits::CONCURRENCY_MAX);
        if !fits(low) || fits(high) {
            return None;
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if fits(middle) { low = middle } else { high = middle }
        }
        Some(low)
    }

    /// Whether Now needs more interfaces than Before.
    pub fn now_needs_more(&self) -> bool {
        self.hyperplane.needed > self.legacy.needed
    }

    /// The key of a row and a set, by place in [`Hyperplane::enis`]; the first account's where
    /// several share the row.
    pub fn eni_at(&self, row: usize, set: SetKey) -> Option<&Eni> {
        let row = self.hyperplane.rows.get(row)?;
        row.enis.iter().filter_map(|at| self.hyperplane.enis.get(*at as usize)).find(|eni| eni.set == set)
    }

    /// Now: how many other functions hold a key that this function holds, at most over its keys.
    pub fn shared_with(&self, function: FunctionKey) -> u64 {
        self.hyperplane
            .enis
            .iter()
            .filter(|eni| eni.holders.iter().any(|holder| holder.function() == Some(function)))
            .map(|eni| {
                let others: std::collections::HashSet<FunctionKey> =
                    eni.holders.iter().filter_map(Holder::function).filter(|other| *other != function).collect();
                others.len() as u64
            })
            .max()
            .unwrap_or(0)
    }

    /// The figure with its derivation. `None` for a row that is not there or is unbounded.
    pub fn figure(&self, metric: Metric) -> Option<Figure> {
        figures::figure(self, metric)
    }
}
