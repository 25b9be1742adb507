//! Edits of the work, each one undo step.

use crate::network::{
    Cidr, Concurrency, EventSourceKey, EventSourceKind, FunctionKey, GroupKey, GroupRule, NetworkError, Role, SetKey, SubnetKey,
    Topology, VersionLabel, VpcKey,
};
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
    /// Another name of a subnet.
    RenameSubnet(SubnetKey, Rc<str>),
    /// Another block of a subnet, as typed.
    SetCidr(SubnetKey, Rc<str>),
    /// Another zone of a subnet, as typed.
    SetZone(SubnetKey, Rc<str>),
    /// How many addresses of a subnet others hold.
    SetOccupied(SubnetKey, u64),
    /// Whether a subnet has IPv6 too.
    SetSubnetDualStack(SubnetKey, bool),
    /// Takes an empty subnet away.
    DeleteSubnet(SubnetKey),
    /// Cuts a subnet in two.
    Halve(SubnetKey),
    /// Makes one subnet of two halves.
    Join(SubnetKey, SubnetKey),
    /// Another name of a security group.
    RenameGroup(GroupKey, Rc<str>),
    /// Where a group lets traffic out, in a few words.
    SetEgress(GroupKey, Rc<str>),
    /// Other members of a set, for everybody who uses it; groups of new names are made.
    SetMembers {
        /// The set.
        set: SetKey,
        /// Groups on the board.
        members: Rc<[GroupKey]>,
        /// Names of groups to be made.
        new_groups: Rc<[Rc<str>]>,
    },
    /// A new alias of a function: its name, the version it points to.
    AddAlias(FunctionKey, Rc<str>, VersionLabel),
    /// Takes an alias away.
    RemoveAlias(FunctionKey, Rc<str>),
    /// Points an alias to another version.
    PointAlias(FunctionKey, Rc<str>, VersionLabel),
    /// Publishes a version.
    Publish(FunctionKey),
    /// Deletes a published version.
    DeleteVersion(FunctionKey, VersionLabel),
    /// Chooses the version that carries the concurrency.
    SetCarrier(FunctionKey, VersionLabel),
    /// Another memory of a version, in MB.
    SetVersionMemory(FunctionKey, VersionLabel, u64),
    /// Attaches a version to exactly these subnets and this set.
    AttachVersion(FunctionKey, VersionLabel, Rc<[SubnetKey]>, SetChoice),
    /// Takes a version out of its VPC.
    DetachVersion(FunctionKey, VersionLabel),
    /// Lets a version speak IPv6 to the outside, or not.
    SetDualStack(FunctionKey, VersionLabel, bool),
    /// Another name of a VPC.
    RenameVpc(VpcKey, Rc<str>),
    /// A secondary block of a VPC, as typed.
    AddCidr(VpcKey, Rc<str>),
    /// Takes a secondary block from a VPC.
    RemoveCidr(VpcKey, Cidr),
    /// A new VPC: its name, its block as typed.
    AddVpc(Rc<str>, Rc<str>),
    /// Says what a function's execution role allows.
    SetRole(FunctionKey, Role),
    /// Reserves concurrency, or no more.
    SetReserved(FunctionKey, Option<u64>),
    /// How much concurrency is provisioned.
    SetProvisioned(FunctionKey, u64),
    /// Moves a function to this place in board order and in the order of creation.
    Move(FunctionKey, usize),
    /// Whether AWS knows a subnet no more.
    SetSubnetMissing(SubnetKey, bool),
    /// Whether AWS knows a security group no more.
    SetGroupMissing(GroupKey, bool),
    /// The rules of a security group; `None`: unknown.
    SetGroupRules(GroupKey, Option<Rc<[GroupRule]>>),
    /// A new event source.
    AddEventSource {
        /// What the source is called.
        name: Rc<str>,
        /// What it is.
        kind: EventSourceKind,
        /// Whom it invokes.
        function: FunctionKey,
        /// The source's subnets.
        subnets: Rc<[SubnetKey]>,
        /// The source's groups.
        set: SetChoice,
    },
    /// Another name, kind, function or place of an event source.
    SetEventSource {
        /// Which.
        source: EventSourceKey,
        /// What the source is called.
        name: Rc<str>,
        /// What it is.
        kind: EventSourceKind,
        /// Whom it invokes.
        function: FunctionKey,
        /// The source's subnets.
        subnets: Rc<[SubnetKey]>,
        /// The source's groups.
        set: SetChoice,
    },
    /// Takes an event source off the board.
    DeleteEventSource(EventSourceKey),
    /// Cuts a free block of a VPC into equal subnets.
    Split {
        /// The VPC.
        vpc: VpcKey,
        /// The block, as typed.
        cidr: Rc<str>,
        /// How many subnets.
        parts: u64,
        /// Their zones, in turn.
        zones: Rc<[Rc<str>]>,
    },
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
            Self::RenameSubnet(subnet, name) => next.rename_subnet(*subnet, name)?,
            Self::SetCidr(subnet, cidr) => next.set_cidr(*subnet, cidr)?,
            Self::SetZone(subnet, az) => next.set_zone(*subnet, az)?,
            Self::SetOccupied(subnet, occupied) => next.set_occupied(*subnet, *occupied)?,
            Self::SetSubnetDualStack(subnet, dual_stack) => next.set_subnet_dual_stack(*subnet, *dual_stack)?,
            Self::DeleteSubnet(subnet) => next.delete_subnet(*subnet)?,
            Self::Halve(subnet) => {
                next.halve(*subnet)?;
            }
            Self::Join(a, b) => {
                next.join(*a, *b)?;
            }
            Self::RenameGroup(group, name) => next.rename_group(*group, name)?,
            Self::SetEgress(group, egress) => next.set_egress(*group, egress)?,
            Self::SetMembers { set, members, new_groups } => {
                let vpc = next.set(*set).map(|set| set.vpc).ok_or(NetworkError::Gone)?;
                let mut all = members.to_vec();
                for name in new_groups.iter() {
                    all.push(next.add_group_named(vpc, name)?);
                }
                next.set_members(*set, &all)?;
            }
            Self::AddAlias(function, name, version) => next.add_alias(*function, name, version)?,
            Self::RemoveAlias(function, name) => next.remove_alias(*function, name)?,
            Self::PointAlias(function, name, version) => next.point_alias(*function, name, version)?,
            Self::Publish(function) => {
                next.publish_version(*function)?;
            }
            Self::DeleteVersion(function, version) => next.delete_version(*function, version)?,
            Self::SetCarrier(function, version) => next.set_carrier(*function, version)?,
            Self::SetVersionMemory(function, version, memory_mb) => next.set_version_memory(*function, version, *memory_mb)?,
            Self::AttachVersion(function, version, subnets, set) => {
                let set = set.resolve(&mut next)?;
                next.attach_version(*function, version, Some((subnets, set)))?;
            }
            Self::DetachVersion(function, version) => next.attach_version(*function, version, None)?,
            Self::SetDualStack(function, version, dual_stack) => next.set_dual_stack(*function, version, *dual_stack)?,
            Self::RenameVpc(vpc, name) => next.rename_vpc(*vpc, name)?,
            Self::AddCidr(vpc, cidr) => next.add_cidr(*vpc, cidr)?,
            Self::RemoveCidr(vpc, cidr) => next.remove_cidr(*vpc, *cidr)?,
            Self::AddVpc(name, cidr) => {
                next.add_vpc_named(name, cidr)?;
            }
            Self::SetRole(function, role) => next.set_role(*function, *role)?,
            Self::SetReserved(function, reserved) => next.set_reserved(*function, *reserved)?,
            Self::SetProvisioned(function, provisioned) => next.set_provisioned(*function, *provisioned)?,
            Self::Move(function, to) => next.move_function(*function, *to)?,
            Self::SetSubnetMissing(subnet, missing) => next.set_subnet_missing(*subnet, *missing)?,
            Self::SetGroupMissing(group, missing) => next.set_group_missing(*group, *missing)?,
            Self::SetGroupRules(group, rules) => next.set_group_rules(*group, rules.clone())?,
            Self::AddEventSource { name, kind, function, subnets, set } => {
                let set = set.resolve(&mut next)?;
                next.add_event_source(name, *kind, *function, subnets, set)?;
            }
            Self::SetEventSource { source, name, kind, function, subnets, set } => {
                let set = set.resolve(&mut next)?;
                next.set_event_source(*source, name, *kind, *function, subnets, set)?;
            }
            Self::DeleteEventSource(source) => next.delete_event_source(*source)?,
            Self::Split { vpc, cidr, parts, zones } => next.split(*vpc, cidr, *parts, zones)?,
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
