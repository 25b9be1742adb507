//! Limits of AWS and how much of each the board uses.

use super::{Comparison, Limits, Metric};
use crate::network::{GroupKey, SetKey, SubnetKey, VpcKey};
use crate::rules;
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// A limit with a number of its own that can be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LimitName {
    /// Connections one interface carries.
    ConnectionsPerInterface,
    /// Network interfaces per Region today.
    RegionInterfaces,
    /// Concurrency that always stays unreserved.
    UnreservedLeast,
    /// Network address units per VPC.
    NauPerVpc,
    /// Rules of a security group in one direction.
    RulesPerGroup,
    /// Security groups of a function.
    GroupsPerFunction,
    /// Subnets of a function.
    SubnetsPerFunction,
}

impl LimitName {
    /// All of them, in the order of the page.
    pub const ALL: &'static [Self] = &[
        Self::ConnectionsPerInterface,
        Self::SubnetsPerFunction,
        Self::GroupsPerFunction,
        Self::RegionInterfaces,
        Self::NauPerVpc,
        Self::RulesPerGroup,
        Self::UnreservedLeast,
    ];

    /// What may be entered: AWS's own bound where there is one, else what is not absurd.
    pub fn range(self) -> RangeInclusive<u64> {
        match self {
            Self::ConnectionsPerInterface | Self::RegionInterfaces => 1..=1_000_000,
            Self::UnreservedLeast => 0..=100_000,
            Self::NauPerVpc => 1..=rules::NAU_PER_VPC_RAISED,
            Self::RulesPerGroup => 1..=1_000,
            Self::GroupsPerFunction => 1..=rules::GROUPS_PER_FUNCTION,
            Self::SubnetsPerFunction => 1..=rules::SUBNETS_PER_FUNCTION,
        }
    }

    /// Its value.
    pub fn of(self, limits: &Limits) -> u64 {
        let mut copy = *limits;
        *self.slot(&mut copy)
    }

    /// Gives it another value.
    pub fn set(self, limits: &mut Limits, value: u64) {
        *self.slot(limits) = value;
    }

    fn slot(self, limits: &mut Limits) -> &mut u64 {
        match self {
            Self::ConnectionsPerInterface => &mut limits.connections_per_interface,
            Self::RegionInterfaces => &mut limits.region_interfaces,
            Self::UnreservedLeast => &mut limits.unreserved_least,
            Self::NauPerVpc => &mut limits.nau_per_vpc,
            Self::RulesPerGroup => &mut limits.rules_per_group,
            Self::GroupsPerFunction => &mut limits.groups_per_function,
            Self::SubnetsPerFunction => &mut limits.subnets_per_function,
        }
    }
}

/// What is limited, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limited {
    /// Hyperplane ENIs of a VPC.
    EnisPerVpc(VpcKey),
    /// Addresses of a subnet, Now.
    Addresses(SubnetKey),
    /// Network interfaces in the Region of a VPC, of its account.
    RegionInterfaces(VpcKey),
    /// Connections of the fullest key.
    Connections(SubnetKey, SetKey),
    /// Network address units of a VPC.
    Nau(VpcKey),
    /// Rules of the group that has most, out or in.
    Rules {
        /// The group.
        group: GroupKey,
        /// Whether the inbound ones.
        inbound: bool,
    },
    /// Security groups of the function that has most.
    GroupsPerFunction,
    /// Subnets of the function that has most.
    SubnetsPerFunction,
    /// Concurrency of the account.
    Account,
    /// Reserved concurrency.
    Reserved,
    /// Provisioned concurrency.
    Provisioned,
}

/// How much of a limit is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitUse {
    /// What is limited.
    pub limited: Limited,
    /// The figure that says how much is used.
    pub metric: Metric,
    /// How much is used.
    pub used: u64,
    /// How much may be used.
    pub limit: u64,
}

impl LimitUse {
    /// Per mille used, rounded down; 0 of 0 is 0, more than 0 of 0 is 1,000.
    pub fn per_mille(&self) -> u64 {
        match self.limit {
            0 => u64::from(self.used > 0) * 1_000,
            limit => u64::try_from(u128::from(self.used) * 1_000 / u128::from(limit)).unwrap_or(u64::MAX),
        }
    }

    /// Whether it is used to 80 % or more.
    pub fn is_close(&self) -> bool {
        self.per_mille() >= rules::ADVICE_USE_PERCENT * 10
    }
}

impl Comparison {
    /// Functions with a version in this VPC.
    pub fn functions_in_vpc(&self, vpc: VpcKey) -> u64 {
        let sets: HashSet<SetKey> = self.topology.sets.iter().filter(|set| set.vpc == vpc).map(|set| set.key).collect();
        let inside = |function: &&crate::network::Function| {
            let mut places = function.versions.iter().filter_map(|version| version.attachment.as_ref());
            places.any(|place| sets.contains(&place.set))
        };
        self.topology.functions.iter().filter(inside).count() as u64
    }

    /// Interfaces made in the VPCs of this VPC's account and Region.
    pub(super) fn made_in_region_of(&self, vpc: VpcKey) -> Option<u64> {
        let own = self.topology.vpc(vpc)?;
        let same: HashSet<VpcKey> = self
            .topology
            .vpcs
            .iter()
            .filter(|other| other.region == own.region && other.account == own.account)
            .map(|other| other.key)
            .collect();
        let rows = self.topology.subnets.iter().zip(&self.hyperplane.rows);
        Some(rows.filter(|(subnet, _)| same.contains(&subnet.vpc)).map(|(_, row)| row.created).sum())
    }

    /// The least room of a VPC's subnets; `None`: unbounded, or no subnet.
    pub(super) fn least_room(&self, vpc: VpcKey) -> Option<u64> {
        let rooms = self.topology.subnets.iter().zip(&self.capacity).filter(|(subnet, _)| subnet.vpc == vpc);
        rooms.filter_map(|(_, capacity)| capacity.room()).min()
    }

    /// How much of every limit is used. Of subnets, groups and keys only the fullest `most` are there;
    /// what nobody uses is left out.
    pub fn limits(&self, most: usize) -> Vec<LimitUse> {
        let limits = &self.assumptions.limits;
        let topology = &self.topology;
        let mut all = Vec::new();
        let mut add = |limited, metric, limit| {
            if let Some(figure) = self.figure(metric) {
                all.push(LimitUse { limited, metric, used: figure.value(), limit });
            }
        };
        for vpc in topology.vpcs.iter().take(most) {
            add(Limited::EnisPerVpc(vpc.key), Metric::QuotaUsed(vpc.key), self.assumptions.eni_quota);
        }
        let mut rows: Vec<(u64, usize)> = self
            .capacity
            .iter()
            .zip(&self.hyperplane.rows)
            .enumerate()
            .filter_map(|(at, (capacity, row))| {
                let room = capacity.room()?.max(1);
                Some((row.created.saturating_mul(1_000) / room, at))
            })
            .collect();
        rows.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, at) in rows.into_iter().take(most) {
            if let Some(room) = self.capacity.get(at) {
                let limit = room.room().unwrap_or(0);
                add(Limited::Addresses(room.subnet), Metric::CreatedHyperplane(room.subnet), limit);
            }
        }
        if let Some(eni) = self.hyperplane.enis.iter().max_by_key(|eni| eni.connections) {
            let metric = Metric::Connections(eni.subnet, eni.set);
            add(Limited::Connections(eni.subnet, eni.set), metric, limits.connections_per_interface);
        }
        let mut seen: HashSet<(&str, &str)> = HashSet::new();
        for vpc in topology.vpcs.iter().take(most) {
            if seen.insert((&vpc.account, &vpc.region)) {
                add(Limited::RegionInterfaces(vpc.key), Metric::RegionUsed(vpc.key), limits.region_interfaces);
            }
            add(Limited::Nau(vpc.key), Metric::NauUsed(vpc.key), limits.nau_per_vpc);
        }
        add(Limited::SubnetsPerFunction, Metric::MostSubnets, limits.subnets_per_function);
        add(Limited::GroupsPerFunction, Metric::MostGroups, limits.groups_per_function);
        for inbound in [false, true] {
            let count = |group: &&crate::network::SecurityGroup| rules_of(group, inbound);
            if let Some(group) = topology.groups.iter().filter(|group| group.rules.is_some()).max_by_key(count) {
                let metric = if inbound { Metric::RulesIn(group.key) } else { Metric::RulesOut(group.key) };
                add(Limited::Rules { group: group.key, inbound }, metric, limits.rules_per_group);
            }
        }
        let account = self.assumptions.account_concurrency;
        add(Limited::Account, Metric::AccountUsed, account);
        if topology.functions.iter().any(|function| function.reserved.is_some()) {
            add(Limited::Reserved, Metric::Reserved, rules::most_reservable(account, limits.unreserved_least));
        }
        if topology.functions.iter().any(|function| function.provisioned > 0) {
            add(Limited::Provisioned, Metric::Provisioned, account);
        }
        all
    }
}

/// Rules of a group in one direction; 0 where they are not known.
pub(super) fn rules_of(group: &crate::network::SecurityGroup, inbound: bool) -> u64 {
    group.rules.iter().flat_map(|rules| rules.iter()).filter(|rule| rule.inbound == inbound).count() as u64
}
