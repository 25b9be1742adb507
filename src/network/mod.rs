//! What exists: VPCs, subnets, security groups and their sets, functions and their versions.
//!
//! Pure data. A [`Topology`] is persistent: cloning it costs a few pointers, and an edit allocates
//! in proportion to what changed (see [`PList`]).

mod blocks;
mod builder;
mod check;
mod cidr;
mod element;
mod plist;
mod sources;
mod subnets;
mod topology;
mod versions;

pub use blocks::zone_suffix;
pub use builder::Builder;
pub use check::{JoinProblem, NetworkError, limits};
pub use cidr::{Cidr, CidrError, ReservedRole};
pub use element::*;
pub use plist::PList;
pub use topology::{Topology, UNKNOWN_ACCOUNT, default_board_topology};
