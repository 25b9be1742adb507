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
    /// Percent of the board's slider, at most (ours).
    pub const PERCENT_MAX: u64 = 1_000_000;
    /// Requests a second, at most (ours).
    pub const REQUESTS_MAX: u64 = 10_000_000;
    /// Milliseconds one request may take, at most: Lambda's own 15 minutes.
    pub const DURATION_MS_MAX: u64 = 900_000;
    /// Characters of a name (function names: AWS's own bound).
    pub const NAME_MAX: usize = 64;
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
}

impl From<CidrError> for NetworkError {
    fn from(error: CidrError) -> Self {
        Self::Cidr(error)
    }
}
