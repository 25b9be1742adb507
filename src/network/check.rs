//! AWS's bounds on what may exist, and the errors that say which one was broken.

use super::{Cidr, CidrError};
use std::rc::Rc;

/// AWS's bounds. Sources: Lambda API model (lists), Lambda quotas (memory); see `rules`.
pub mod limits {
    /// Subnets of one function, at most.
    pub const SUBNETS_PER_FUNCTION: usize = 16;
    /// Security groups of one function, at most.
    pub const GROUPS_PER_FUNCTION: usize = 5;
    /// Memory of a function in MB, least and most.
    pub const MEMORY_MB: std::ops::RangeInclusive<u64> = 128..=10_240;
    /// Concurrency a user may enter (ours, not AWS's).
    pub const CONCURRENCY_MAX: u64 = 1_000_000;
    /// Characters of a name (function names: AWS's own bound).
    pub const NAME_MAX: usize = 64;
    /// Characters of an alias (API model).
    pub const ALIAS_MAX: usize = 128;
    /// Percent of the slider (ours).
    pub const PERCENT: std::ops::RangeInclusive<u64> = 1..=100_000;
    /// Requests a second (ours).
    pub const REQUESTS_MAX: u64 = 10_000_000;
    /// Duration of a request in ms: AWS's longest timeout.
    pub const DURATION_MS: std::ops::RangeInclusive<u64> = 1..=900_000;
    /// IPv4 blocks of one VPC, unless the account raised it.
    pub const CIDRS_PER_VPC: usize = 5;
    /// Prefixes of a VPC's or subnet's block.
    pub const PREFIX: std::ops::RangeInclusive<u8> = 16..=28;
}

/// Why an edit or an imported element is refused. The texts are in `text`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum NetworkError {
    /// No name, or only blanks.
    NameEmpty,
    /// A name over 64 characters; how many it has.
    NameTooLong(usize),
    /// Two functions (or subnets, or groups) of one name.
    NameTaken(Rc<str>),
    /// More than 16 subnets; how many.
    TooManySubnets(usize),
    /// More than 5 security groups; how many.
    TooManyGroups(usize),
    /// Subnets without security groups.
    SubnetsWithoutGroups,
    /// Security groups without subnets.
    GroupsWithoutSubnets,
    /// Subnets, or subnets and groups, of two VPCs: the names of both.
    TwoVpcs(Rc<str>, Rc<str>),
    /// Memory outside 128 to 10,240 MB.
    Memory(u64),
    /// Concurrency over 1,000,000.
    Concurrency(u64),
    /// Not a whole number from 0 up: the text as typed.
    NotANumber(Rc<str>),
    /// The block's text is wrong.
    Cidr(CidrError),
    /// The block lies outside the VPC's blocks.
    OutsideVpc {
        /// The block.
        cidr: Cidr,
        /// The VPC's blocks.
        vpc: Rc<[Cidr]>,
    },
    /// The block overlaps a subnet's.
    Overlaps {
        /// The block.
        cidr: Cidr,
        /// The other subnet's label.
        other: Rc<str>,
        /// The other subnet's block.
        other_cidr: Cidr,
    },
    /// An equal set of security groups is on the board already.
    SetExists(Rc<str>),
    /// The set is used by a function, so its column stays.
    SetInUse(Rc<str>),
    /// What the edit names is gone.
    Gone,
    /// The subnet holds functions: the subnet, and whom.
    SubnetInUse {
        /// The subnet's label.
        subnet: Rc<str>,
        /// The functions' names.
        functions: Rc<str>,
    },
    /// More other occupants than usable addresses.
    Occupants {
        /// How many occupants.
        occupied: u64,
        /// How many addresses may be used.
        usable: u64,
    },
    /// Occupants and the ENIs of today do not fit into half a subnet.
    HalfTooSmall {
        /// The lower half.
        half: Cidr,
        /// Other occupants.
        occupied: u64,
        /// ENIs of today: one for each set and account.
        enis: u64,
        /// Addresses of the half that may be used.
        usable: u64,
    },
    /// Two subnets that cannot be one, and why.
    NotJoinable {
        /// One's label.
        a: Rc<str>,
        /// The other's label.
        b: Rc<str>,
        /// Why.
        why: JoinProblem,
    },
    /// `Ipv6AllowedForDualStack` needs dual-stack subnets only; this one has IPv4 only.
    NotDualStack {
        /// The function's name.
        function: Rc<str>,
        /// The subnet's label.
        subnet: Rc<str>,
    },
    /// Only a version in a VPC has that setting: the function's name.
    NotAttached(Rc<str>),
    /// Not an alias's name: letters, digits, `-` and `_`, not digits alone.
    AliasName(Rc<str>),
    /// `$LATEST` is not deleted.
    LatestStays,
    /// A version to which aliases point: the version, the aliases.
    VersionHasAlias {
        /// The version.
        version: Rc<str>,
        /// The aliases' names.
        aliases: Rc<str>,
    },
    /// Percent outside 1 to 100,000.
    Percent(u64),
    /// Over 10,000,000 requests a second.
    Requests(u64),
    /// A duration outside 1 to 900,000 ms.
    Duration(u64),
    /// The block overlaps another one of the VPC.
    CidrOverlaps {
        /// The block.
        cidr: Cidr,
        /// The VPC's block.
        other: Cidr,
    },
    /// More than 5 blocks of one VPC; how many.
    TooManyCidrs(usize),
    /// AWS does not let such a block beside the primary one.
    Restricted {
        /// The block.
        cidr: Cidr,
        /// The VPC's block it does not go with; `None`: with none.
        primary: Option<Cidr>,
    },
    /// A subnet lies in the block.
    CidrInUse {
        /// The block.
        cidr: Cidr,
        /// The subnet's label.
        subnet: Rc<str>,
    },
    /// The VPC's first block is not taken away.
    PrimaryStays(Cidr),
    /// Not a number of equal subnets that the block can be split into; the most.
    SplitParts {
        /// How many were wanted.
        parts: u64,
        /// How many a split to /28 gives.
        most: u64,
    },
    /// More concurrency provisioned than reserved.
    Provisioned {
        /// How much is provisioned.
        provisioned: u64,
        /// How much is reserved.
        reserved: u64,
    },
    /// More than 1,000 rules of one security group; how many.
    TooManyRules(usize),
    /// A range of ports whose first is over its last.
    Ports(u16, u16),
    /// Not a rule's text: as typed.
    RuleText(Rc<str>),
    /// An assumption or a limit outside its range.
    OutOfRange {
        /// What was typed.
        value: u64,
        /// The least.
        least: u64,
        /// The most.
        most: u64,
    },
    /// No zone, or more zones than subnets.
    SplitZones {
        /// How many zones.
        zones: u64,
        /// How many subnets.
        parts: u64,
    },
}

/// Why two subnets cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum JoinProblem {
    /// They are in two VPCs.
    Vpc,
    /// They are in two zones.
    Zone,
    /// Their blocks are of two sizes, or unknown.
    Size,
    /// They are not the two halves of one block.
    Apart,
}

impl From<CidrError> for NetworkError {
    fn from(error: CidrError) -> Self {
        Self::Cidr(error)
    }
}
