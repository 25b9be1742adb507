//! Edits of the work, each one undo step.

use crate::network::{Concurrency, FunctionKey, GroupKey, SetKey, SubnetKey, VpcKey};
use std::rc::Rc;

/// An existing set, or one to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetChoice {
    /// A column of the board.
    Existing(SetKey),
    /// Of these groups, of the VPC given, and groups of these new names.
    New {
        /// The VPC.
        vpc: VpcKey,
        /// Groups on the board.
        members: Rc<[GroupKey]>,
        /// Names of groups to be made.
        new_groups: Rc<[Rc<str>]>,
    },
}

/// A change of the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Adds unattached functions of these names.
    AddFunctions(Rc<[Rc<str>]>),
    /// Another name.
    Rename(FunctionKey, Rc<str>),
    /// Another memory, in MB.
    SetMemory(FunctionKey, u64),
    /// A concurrency of its own, or none.
    SetConcurrency(FunctionKey, Concurrency),
    /// Name, memory and concurrency in one step.
    Configure {
        /// The function.
        function: FunctionKey,
        /// Its name.
        name: Rc<str>,
        /// Memory in MB.
        memory_mb: u64,
        /// Concurrency.
        concurrency: Concurrency,
    },
    /// A copy under a free name.
    Duplicate(FunctionKey),
    /// A copy under a free name, attached.
    DuplicateTo(FunctionKey, Rc<[SubnetKey]>, SetChoice),
    /// Takes it off the board.
    Delete(FunctionKey),
    /// Attaches it to exactly these subnets and this set.
    Attach(FunctionKey, Rc<[SubnetKey]>, SetChoice),
    /// Takes it out of its VPC.
    Detach(FunctionKey),
    /// A new row.
    AddSubnet {
        /// The VPC.
        vpc: VpcKey,
        /// Its name.
        name: Rc<str>,
        /// Its block, as typed.
        cidr: Rc<str>,
        /// Its zone, as typed.
        az: Rc<str>,
    },
    /// A new column.
    AddSet(SetChoice),
    /// Takes an unused column away.
    RemoveSet(SetKey),
}
