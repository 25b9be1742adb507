//! What goes wrong on a board, what could be better, and what each mend would gain: computed by
//! really making the change and comparing both boards.

mod better;
mod blocks;
mod change;
mod failures;
mod gain;
mod merge;
mod sets;

pub use change::{Change, Deed, Merge};
pub use gain::{Gain, Overlap, RowGain};
pub use merge::{Plan, merge_to, sets_in_use};
pub use sets::{SetRules, rules_of, set_rules};

use crate::model::Comparison;
use crate::network::{FunctionKey, SetKey, SubnetKey, VersionLabel, VpcKey};
use std::rc::Rc;

/// Functions above which fewer gains are computed at once: each is a whole comparison.
const LARGE: usize = 1_000;
/// Gains computed at once, below and above that.
const GAINS: (u32, u32) = (24, 6);
/// Findings of one kind.
const OF_A_KIND: usize = 6;

/// Before or Now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum World {
    /// Until 2019.
    Before,
    /// Hyperplane.
    Now,
}

/// A version of a function.
pub type VersionKey = (FunctionKey, VersionLabel);

/// What is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Versions that fail Now, all for one reason in one place.
    FailsNow {
        /// AWS's code.
        code: &'static str,
        /// Who fails, in order of creation.
        versions: Rc<[VersionKey]>,
        /// Subnets without a free address for a new key, where that is the reason.
        subnets: Rc<[SubnetKey]>,
        /// The VPC.
        vpc: Option<VpcKey>,
    },
    /// Executions that cannot start Before.
    RefusedBefore {
        /// AWS's exception.
        code: &'static str,
        /// How many.
        refused: u64,
        /// Where.
        subnets: Rc<[SubnetKey]>,
    },
    /// Sets of one VPC whose groups let out the same: merging them changes no rule.
    SameRules {
        /// Who stays.
        into: SetKey,
        /// Who is merged into it.
        from: Rc<[SetKey]>,
    },
    /// Many sets of one group each, each used by one function: what the CDK makes by default.
    OwnGroups {
        /// The VPC.
        vpc: VpcKey,
        /// How many sets, and functions.
        sets: u64,
        /// How many different rules, as far as they are known.
        rules: u64,
        /// How many sets the offer leaves.
        keep: u64,
    },
    /// Several sets of a VPC that could be fewer.
    ManySets {
        /// The VPC.
        vpc: VpcKey,
        /// How many sets.
        sets: u64,
        /// How many different rules, as far as they are known.
        rules: u64,
        /// How many sets the offer leaves.
        keep: u64,
    },
    /// Functions in one Availability Zone only.
    OneZone {
        /// The VPC.
        vpc: VpcKey,
        /// Which.
        functions: Rc<[FunctionKey]>,
        /// Of those, how many in one subnet only.
        one_subnet: u64,
    },
    /// A subnet that is nearly full.
    SubnetUse {
        /// In which world.
        world: World,
        /// Which.
        subnet: SubnetKey,
        /// Addresses in use, other occupants included.
        used: u64,
        /// Addresses usable.
        usable: u64,
        /// The longest prefix that keeps it below the mark; `None`: not even /16.
        prefix: Option<u8>,
    },
    /// A VPC's quota that is nearly used up.
    QuotaUse {
        /// The VPC.
        vpc: VpcKey,
        /// In use.
        used: u64,
        /// The quota.
        limit: u64,
    },
    /// Published versions that alone keep interfaces.
    UnneededVersions {
        /// Which.
        versions: Rc<[VersionKey]>,
        /// How many interfaces only they hold.
        enis: u64,
    },
    /// A VPC whose subnets in use differ much in free addresses.
    UnevenZones {
        /// The VPC.
        vpc: VpcKey,
        /// The subnet with the fewest, and how many.
        least: (SubnetKey, u64),
        /// The subnet with the most, and how many.
        most: (SubnetKey, u64),
    },
    /// Replacing every set at once has no room while old and new interfaces both exist.
    Overlap {
        /// The VPC.
        vpc: VpcKey,
        /// Subnets that would be too small: interfaces at the peak, addresses for them.
        subnets: Rc<[(SubnetKey, u64, u64)]>,
        /// The quota, where it would not do: at the peak, the quota.
        quota: Option<(u64, u64)>,
    },
    /// The Region's quota of 2019 is off, and would have stopped the board first.
    RegionQuota {
        /// The quota tried.
        quota: u64,
        /// Interfaces it would have allowed.
        created: u64,
        /// Interfaces the addresses allow.
        without: u64,
    },
}

impl Kind {
    /// Whether something fails, rather than could be better.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::FailsNow { .. } | Self::RefusedBefore { .. })
    }

    /// The id of the rule it goes by.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::FailsNow { code: "EniLimitExceeded", .. } => "hyperplane-quota",
            Self::FailsNow { code: "InsufficientRolePermissions", .. }
            | Self::RefusedBefore { code: "EC2AccessDeniedException", .. } => "role-permissions",
            Self::FailsNow { code: "InvalidSubnet", .. } => "failure-invalid-subnet",
            Self::FailsNow { code: "InvalidSecurityGroup", .. } => "failure-invalid-security-group",
            Self::RefusedBefore { code: "InvalidSubnetIDException", .. } => "failure-invalid-subnet-id",
            Self::RefusedBefore { code: "InvalidSecurityGroupIDException", .. } => "failure-invalid-security-group-id",
            Self::FailsNow { .. } => "hyperplane-fit",
            Self::RefusedBefore { code: "ENILimitReachedException", .. } | Self::RegionQuota { .. } => "legacy-region-quota",
            Self::RefusedBefore { .. } => "legacy-spread",
            Self::SameRules { .. } | Self::ManySets { .. } => "advice-merge",
            Self::OwnGroups { .. } => "advice-own-group",
            Self::OneZone { .. } => "advice-one-zone",
            Self::SubnetUse { .. } => "advice-subnet-use",
            Self::QuotaUse { .. } => "advice-quota-use",
            Self::UnneededVersions { .. } => "advice-unneeded-version",
            Self::UnevenZones { .. } => "advice-uneven-zones",
            Self::Overlap { .. } => "advice-overlap",
        }
    }
}

/// A mend that can be tried and made.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What it does.
    pub change: Change,
    /// What that gains; `None`: not computed on a board of this size.
    pub gain: Option<Gain>,
}

/// Something found on a board.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What.
    pub kind: Kind,
    /// What could be done, the best first.
    pub offers: Vec<Offer>,
}

/// Computes gains while the board's size allows it.
struct Pricer<'a> {
    comparison: &'a Comparison,
    left: u32,
}

impl Pricer<'_> {
    /// The change with its gain; `None`: it cannot be made.
    fn offer(&mut self, change: Change) -> Option<Offer> {
        if self.left == 0 {
            return Some(Offer { change, gain: None });
        }
        self.left -= 1;
        let gain = Gain::of(self.comparison, &change)?;
        Some(Offer { change, gain: Some(gain) })
    }
}

/// Everything found on the board: failures first, then advice in the order of the design.
pub fn findings(comparison: &Comparison) -> Vec<Finding> {
    let large = comparison.topology.functions.len() > LARGE;
    let mut pricer = Pricer { comparison, left: if large { GAINS.1 } else { GAINS.0 } };
    let mut found = failures::now(&mut pricer);
    found.extend(failures::before(&mut pricer));
    better::find(&mut pricer, &mut found);
    found
}
