//! Edits of the work, each one undo step.

use crate::network::{Concurrency, FunctionKey, GroupKey, NetworkError, SetKey, SubnetKey, Topology, VpcKey};
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
    /// Attaches all of these to the same subnets and the same set.
    AttachMany(Rc<[FunctionKey]>, Rc<[SubnetKey]>, SetChoice),
    /// Several edits as one step: all or none.
    Together(Rc<[Edit]>),
}

impl Edit {
    /// The topology after this edit; the given one is left as it was.
    ///
    /// # Errors
    /// What AWS or the board forbids; nothing has changed then.
    pub fn apply(&self, topology: &Topology) -> Result<Topology, NetworkError> {
        let mut next = topology.clone();
        match self {
            Self::AddFunctions(names) => {
                for name in names.iter() {
                    next.add_function(name)?;
                }
            }
            Self::Rename(function, name) => next.rename(*function, name)?,
            Self::SetMemory(function, memory_mb) => next.set_memory(*function, *memory_mb)?,
            Self::SetConcurrency(function, concurrency) => next.set_concurrency(*function, *concurrency)?,
            Self::Configure { function, name, memory_mb, concurrency } => {
                next.rename(*function, name)?;
                next.set_memory(*function, *memory_mb)?;
                next.set_concurrency(*function, *concurrency)?;
            }
            Self::Duplicate(function) => {
                next.duplicate(*function)?;
            }
            Self::DuplicateTo(function, subnets, set) => {
                let set = set.resolve(&mut next)?;
                let copy = next.duplicate(*function)?;
                next.attach(copy, Some((subnets, set)))?;
            }
            Self::Delete(function) => next.delete_function(*function)?,
            Self::Attach(function, subnets, set) => {
                let set = set.resolve(&mut next)?;
                next.attach(*function, Some((subnets, set)))?;
            }
            Self::Detach(function) => next.attach(*function, None)?,
            Self::AddSubnet { vpc, name, cidr, az } => {
                next.add_subnet(*vpc, name, cidr, az)?;
            }
            Self::AddSet(choice) => {
                let known = next.sets.len();
                let set = choice.resolve(&mut next)?;
                if next.sets.len() == known {
                    return Err(NetworkError::SetExists(next.set_label(set).into()));
                }
            }
            Self::RemoveSet(set) => next.remove_set(*set)?,
            Self::AttachMany(functions, subnets, set) => {
                let set = set.resolve(&mut next)?;
                for function in functions.iter() {
                    next.attach(*function, Some((subnets, set)))?;
                }
            }
            Self::Together(edits) => {
                for edit in edits.iter() {
                    next = edit.apply(&next)?;
                }
            }
        }
        Ok(next)
    }
}

impl SetChoice {
    /// The set's key, made where it is not on the board yet.
    ///
    /// # Errors
    /// As [`Topology::add_group_named`] and [`Topology::intern_set`].
    pub fn resolve(&self, topology: &mut Topology) -> Result<SetKey, NetworkError> {
        match self {
            Self::Existing(set) => topology.set(*set).map(|set| set.key).ok_or(NetworkError::Gone),
            Self::New { vpc, members, new_groups } => {
                let mut all = members.to_vec();
                if let Some(stranger) =
                    members.iter().find(|group| topology.group(**group).is_some_and(|group| group.vpc != *vpc))
                {
                    let other = topology.group(*stranger).map_or(*vpc, |group| group.vpc);
                    return Err(topology.two_vpcs(*vpc, other));
                }
                for name in new_groups.iter() {
                    all.push(topology.add_group_named(*vpc, name)?);
                }
                topology.intern_set(&all)
            }
        }
    }
}
