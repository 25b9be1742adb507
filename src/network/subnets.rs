//! Checked changes of subnets, security groups and their sets.

use super::topology::checked_name;
use super::*;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// AWS's five reserved addresses, so that this room can say what fits without naming `rules`.
const RESERVED: u64 = 5;

fn usable(block: Cidr) -> u64 {
    block.size().saturating_sub(RESERVED)
}

impl Topology {
    /// Where the subnet of this key stands in row order.
    pub fn subnet_at(&self, key: SubnetKey) -> Option<usize> {
        self.subnets.iter().position(|subnet| subnet.key == key)
    }

    /// The functions with a version or an event source that uses a set, of every set in use.
    pub fn users_of_sets(&self) -> HashMap<SetKey, HashSet<FunctionKey>> {
        let mut users: HashMap<SetKey, HashSet<FunctionKey>> = HashMap::new();
        for function in self.functions.iter() {
            for attachment in function.versions.iter().filter_map(|version| version.attachment.as_ref()) {
                users.entry(attachment.set).or_default().insert(function.key);
            }
        }
        for source in self.event_sources.iter() {
            users.entry(source.attachment.set).or_default().insert(source.function);
        }
        users
    }

    /// The sets of a VPC, those with most of the `users` ([`Self::users_of_sets`]) first; equal ones in column
    /// order.
    pub fn busiest_sets(&self, vpc: VpcKey, users: &HashMap<SetKey, HashSet<FunctionKey>>) -> Vec<&GroupSet> {
        let mut sets: Vec<&GroupSet> = self.sets.iter().filter(|set| set.vpc == vpc).collect();
        sets.sort_by_key(|set| std::cmp::Reverse(users.get(&set.key).map_or(0, HashSet::len)));
        sets
    }

    pub(super) fn change_subnet(&mut self, key: SubnetKey, change: impl FnOnce(&mut Subnet)) -> Result<(), NetworkError> {
        let at = self.subnet_at(key).ok_or(NetworkError::Gone)?;
        let mut subnet = self.subnets.get(at).map(|found| Subnet::clone(found)).ok_or(NetworkError::Gone)?;
        change(&mut subnet);
        self.subnets.set(at, subnet);
        Ok(())
    }

    fn free_subnet_name(&self, name: &str, own: SubnetKey) -> Result<Rc<str>, NetworkError> {
        let name = checked_name(name)?;
        let taken = |other: &Subnet| other.key != own && (other.id == name || other.name.as_ref() == Some(&name));
        if self.subnets.iter().any(taken) {
            return Err(NetworkError::NameTaken(name));
        }
        Ok(name)
    }

    /// Gives a subnet another name.
    ///
    /// # Errors
    /// The name is empty, too long or taken; the subnet is gone.
    pub fn rename_subnet(&mut self, key: SubnetKey, name: &str) -> Result<(), NetworkError> {
        let name = self.free_subnet_name(name, key)?;
        self.change_subnet(key, |subnet| subnet.name = Some(name))
    }

    /// Whether a block may be a subnet of this VPC beside all others but those in `without`.
    ///
    /// # Errors
    /// It lies outside the VPC's blocks, or overlaps a subnet.
    pub fn check_block(&self, vpc: VpcKey, block: Cidr, without: &[SubnetKey]) -> Result<(), NetworkError> {
        let owner = self.vpc(vpc).ok_or(NetworkError::Gone)?;
        if !owner.cidrs.is_empty() && !owner.cidrs.iter().any(|whole| whole.contains(block)) {
            return Err(NetworkError::OutsideVpc { cidr: block, vpc: Rc::clone(&owner.cidrs) });
        }
        for other in self.subnets.iter().filter(|other| other.vpc == vpc && !without.contains(&other.key)) {
            if let Some(other_cidr) = other.cidr
                && other_cidr.overlaps(block)
            {
                return Err(NetworkError::Overlaps { cidr: block, other: other.label(), other_cidr });
            }
        }
        Ok(())
    }

    /// Gives a subnet another block.
    ///
    /// # Errors
    /// As [`Topology::add_subnet`]; its occupants do not fit; the subnet is gone.
    pub fn set_cidr(&mut self, key: SubnetKey, cidr: &str) -> Result<(), NetworkError> {
        let block = Cidr::subnet(cidr)?;
        let subnet = self.subnet(key).ok_or(NetworkError::Gone)?;
        self.check_block(subnet.vpc, block, &[key])?;
        if subnet.occupied > usable(block) {
            return Err(NetworkError::Occupants { occupied: subnet.occupied, usable: usable(block) });
        }
        self.change_subnet(key, |subnet| subnet.cidr = Some(block))
    }

    /// Puts a subnet into another zone; blank: none is known.
    ///
    /// # Errors
    /// The zone's name is too long; the subnet is gone.
    pub fn set_zone(&mut self, key: SubnetKey, az: &str) -> Result<(), NetworkError> {
        let az = if az.trim().is_empty() { None } else { Some(checked_name(az)?) };
        self.change_subnet(key, |subnet| subnet.az = az)
    }

    /// Says how many addresses others hold.
    ///
    /// # Errors
    /// More than may be used; the subnet is gone.
    pub fn set_occupied(&mut self, key: SubnetKey, occupied: u64) -> Result<(), NetworkError> {
        let subnet = self.subnet(key).ok_or(NetworkError::Gone)?;
        // The largest subnet there is bounds one whose block is unknown.
        let usable = subnet.cidr.map_or((1 << 16) - RESERVED, usable);
        if occupied > usable {
            return Err(NetworkError::Occupants { occupied, usable });
        }
        self.change_subnet(key, |subnet| subnet.occupied = occupied)
    }

    /// Gives a subnet an IPv6 block beside the IPv4 one, or takes it away.
    ///
    /// # Errors
    /// A version in it may speak IPv6, which needs it; the subnet is gone.
    pub fn set_subnet_dual_stack(&mut self, key: SubnetKey, dual_stack: bool) -> Result<(), NetworkError> {
        if !dual_stack {
            self.refuse_ipv6_in(key)?;
        }
        self.change_subnet(key, |subnet| subnet.dual_stack = dual_stack)
    }

    fn refuse_ipv6_in(&self, key: SubnetKey) -> Result<(), NetworkError> {
        let label = self.subnet(key).ok_or(NetworkError::Gone)?.label();
        let speaks = |version: &Version| version.dual_stack && lives_in(version, key);
        match self.functions.iter().find(|function| function.versions.iter().any(speaks)) {
            Some(function) => Err(NetworkError::NotDualStack { function: Rc::clone(&function.name), subnet: label }),
            None => Ok(()),
        }
    }

    /// The functions with a version in this subnet, in board order.
    pub fn functions_in(&self, key: SubnetKey) -> impl Iterator<Item = &Function> {
        self.functions.iter().filter(move |function| function.versions.iter().any(|version| lives_in(version, key)))
    }

    /// Takes a subnet off the board. AWS deletes none that holds an interface.
    ///
    /// # Errors
    /// A version is attached to it; it is gone.
    pub fn delete_subnet(&mut self, key: SubnetKey) -> Result<(), NetworkError> {
        let at = self.subnet_at(key).ok_or(NetworkError::Gone)?;
        let sources = self.event_sources.iter().filter(|source| source.attachment.subnets.contains(&key));
        let names: Vec<&str> =
            self.functions_in(key).map(|function| &*function.name).chain(sources.map(|source| &*source.name)).collect();
        if !names.is_empty() {
            let subnet = self.subnets.get(at).map_or_else(|| "".into(), |subnet| subnet.label());
            return Err(NetworkError::SubnetInUse { subnet, functions: some(&names).into() });
        }
        self.subnets.remove(at);
        Ok(())
    }

    /// Keys of today in a subnet: distinct (account, set) of the versions and event sources in it.
    pub fn keys_in(&self, key: SubnetKey) -> u64 {
        let mut keys: HashSet<(&str, SetKey)> = HashSet::new();
        for function in self.functions.iter() {
            let sets = function.versions.iter().filter(|version| lives_in(version, key)).filter_map(|v| v.attachment.as_ref());
            keys.extend(sets.map(|attachment| (&*function.account, attachment.set)));
        }
        for source in self.event_sources.iter().filter(|source| source.attachment.subnets.contains(&key)) {
            let account = self.function(source.function).map_or(UNKNOWN_ACCOUNT, |function| &*function.account);
            keys.insert((account, source.attachment.set));
        }
        keys.len() as u64
    }

    /// Cuts a subnet in two. Who lives there stays in the lower half; the upper one is a new, empty
    /// subnet of the same zone in the row below.
    ///
    /// # Errors
    /// A /28, or a block that is unknown; occupants and the ENIs of today do not fit into the half.
    pub fn halve(&mut self, key: SubnetKey) -> Result<SubnetKey, NetworkError> {
        let at = self.subnet_at(key).ok_or(NetworkError::Gone)?;
        let subnet = self.subnets.get(at).map(|found| Subnet::clone(found)).ok_or(NetworkError::Gone)?;
        let whole = subnet.cidr.ok_or(NetworkError::Cidr(CidrError::Empty))?;
        let prefix = whole.prefix() + 1;
        let bounds = NetworkError::Cidr(CidrError::OutsideAwsBounds(prefix));
        if !limits::PREFIX.contains(&prefix) {
            return Err(bounds);
        }
        let lower = Cidr::new(whole.first(), prefix).ok_or_else(|| bounds.clone())?;
        let upper = whole.address(lower.size()).and_then(|first| Cidr::new(first, prefix)).ok_or(bounds)?;
        let enis = self.keys_in(key);
        if subnet.occupied + enis > usable(lower) {
            return Err(NetworkError::HalfTooSmall { half: lower, occupied: subnet.occupied, enis, usable: usable(lower) });
        }
        let name = self.free_name_like(&subnet.label());
        self.change_subnet(key, |subnet| subnet.cidr = Some(lower))?;
        let new = self.add_subnet_unchecked(subnet.vpc, &name, Some(&name), Some(upper), subnet.az.as_deref(), 0);
        let made = self
            .subnets
            .remove(self.subnets.len() - 1)
            .map(|made| Subnet { dual_stack: subnet.dual_stack, ..Subnet::clone(&made) });
        if let Some(made) = made {
            self.subnets.insert(at + 1, made);
        }
        Ok(new)
    }

    /// A subnet name that is free: the name itself, else with a number.
    pub(super) fn free_name_like(&self, name: &str) -> Rc<str> {
        let taken: HashSet<Rc<str>> =
            self.subnets.iter().flat_map(|other| [Some(Rc::clone(&other.id)), other.name.clone()]).flatten().collect();
        free_among(&taken, name)
    }

    /// Makes one subnet of two halves of one block. Who lives in either lives in it.
    ///
    /// # Errors
    /// Not two halves of one block, or not of one VPC and zone; the whole lies outside the VPC's
    /// blocks or is larger than /16; a version in it may speak IPv6 and one half cannot.
    pub fn join(&mut self, a: SubnetKey, b: SubnetKey) -> Result<SubnetKey, NetworkError> {
        let (first, second) = (self.subnet(a).cloned(), self.subnet(b).cloned());
        let (Some(first), Some(second)) = (first, second) else { return Err(NetworkError::Gone) };
        let whole =
            joined(&first, &second).map_err(|why| NetworkError::NotJoinable { a: first.label(), b: second.label(), why })?;
        if !limits::PREFIX.contains(&whole.prefix()) {
            return Err(NetworkError::Cidr(CidrError::OutsideAwsBounds(whole.prefix())));
        }
        self.check_block(first.vpc, whole, &[a, b])?;
        let (keep, gone) = if first.cidr.map(Cidr::first) == Some(whole.first()) { (first, second) } else { (second, first) };
        let dual_stack = keep.dual_stack && gone.dual_stack;
        // Only what is dual-stack now can lose it; imported accounts hold what no edit would allow.
        for part in [&keep, &gone].into_iter().filter(|part| part.dual_stack && !dual_stack) {
            self.refuse_ipv6_in(part.key)?;
        }
        let movers: Vec<FunctionKey> = self.functions_in(gone.key).map(|function| function.key).collect();
        for mover in movers {
            self.change(mover, |function| {
                let moved = function.versions.iter().map(|version| moved(version, gone.key, keep.key)).collect();
                function.versions = moved;
            })?;
        }
        if self.event_sources.iter().any(|source| source.attachment.subnets.contains(&gone.key)) {
            let moved = |source: &EventSource| EventSource {
                attachment: moved_to(&source.attachment, gone.key, keep.key),
                ..source.clone()
            };
            self.event_sources = self.event_sources.iter().map(moved).collect();
        }
        if let Some(at) = self.subnet_at(gone.key) {
            self.subnets.remove(at);
        }
        self.change_subnet(keep.key, |subnet| {
            subnet.cidr = Some(whole);
            subnet.occupied = keep.occupied + gone.occupied;
            subnet.dual_stack = dual_stack;
        })?;
        Ok(keep.key)
    }

    /// The subnet with which this one can be joined: the other half of one block, of one zone.
    pub fn neighbour(&self, key: SubnetKey) -> Option<&Subnet> {
        let own = self.subnet(key)?;
        self.subnets.iter().find(|other| other.key != key && joined(own, other).is_ok())
    }

    pub(super) fn change_group(&mut self, key: GroupKey, change: impl FnOnce(&mut SecurityGroup)) -> Result<(), NetworkError> {
        let at = self.groups.iter().position(|group| group.key == key).ok_or(NetworkError::Gone)?;
        let mut group = self.groups.get(at).map(|found| SecurityGroup::clone(found)).ok_or(NetworkError::Gone)?;
        change(&mut group);
        self.groups.set(at, group);
        Ok(())
    }

    /// Gives a security group another name.
    ///
    /// # Errors
    /// The name is empty, too long or taken in this VPC; the group is gone.
    pub fn rename_group(&mut self, key: GroupKey, name: &str) -> Result<(), NetworkError> {
        let name = checked_name(name)?;
        let vpc = self.group(key).ok_or(NetworkError::Gone)?.vpc;
        if self.groups.iter().any(|other| other.key != key && other.vpc == vpc && other.label() == name) {
            return Err(NetworkError::NameTaken(name));
        }
        self.change_group(key, |group| group.name = Some(name))
    }

    /// Says in a few words where a group lets traffic out; blank: unknown.
    ///
    /// # Errors
    /// Too long; the group is gone.
    pub fn set_egress(&mut self, key: GroupKey, egress: &str) -> Result<(), NetworkError> {
        let egress = if egress.trim().is_empty() { None } else { Some(checked_name(egress)?) };
        self.change_group(key, |group| group.egress = egress)
    }

    /// Changes a set for everybody who uses it.
    ///
    /// # Errors
    /// No group, more than 5, or groups of another VPC; an equal set is on the board; it is gone.
    pub fn set_members(&mut self, key: SetKey, groups: &[GroupKey]) -> Result<(), NetworkError> {
        let at = self.sets.iter().position(|set| set.key == key).ok_or(NetworkError::Gone)?;
        let vpc = self.sets.get(at).map(|set| set.vpc).ok_or(NetworkError::Gone)?;
        let mut members = groups.to_vec();
        members.sort_unstable();
        members.dedup();
        if members.is_empty() {
            return Err(NetworkError::SubnetsWithoutGroups);
        }
        if members.len() > limits::GROUPS_PER_FUNCTION {
            return Err(NetworkError::TooManyGroups(members.len()));
        }
        for member in &members {
            let other = self.group(*member).ok_or(NetworkError::Gone)?.vpc;
            if other != vpc {
                return Err(self.two_vpcs(vpc, other));
            }
        }
        if let Some(equal) = self.sets.iter().find(|set| set.key != key && *set.members == *members) {
            return Err(NetworkError::SetExists(self.set_label(equal.key).into()));
        }
        self.sets.set(at, GroupSet { key, vpc, members: members.into() });
        Ok(())
    }
}

/// The name itself where it is free, else with a number that makes it so.
fn free_among(taken: &HashSet<Rc<str>>, name: &str) -> Rc<str> {
    (1u64..)
        .map(|n| {
            let suffix = if n == 1 { String::new() } else { format!("-{n}") };
            let keep = limits::NAME_MAX - suffix.chars().count();
            name.chars().take(keep).chain(suffix.chars()).collect::<String>()
        })
        .find(|name| !taken.contains(name.as_str()))
        .unwrap_or_default()
        .into()
}

/// Whether a version is attached to a subnet.
pub(super) fn lives_in(version: &Version, subnet: SubnetKey) -> bool {
    version.attachment.as_ref().is_some_and(|attachment| attachment.subnets.contains(&subnet))
}

fn moved(version: &Version, from: SubnetKey, to: SubnetKey) -> Version {
    let attachment = version.attachment.as_ref().map(|attachment| moved_to(attachment, from, to));
    Version { attachment, ..version.clone() }
}

fn moved_to(attachment: &Attachment, from: SubnetKey, to: SubnetKey) -> Attachment {
    let mut subnets: Vec<SubnetKey> =
        attachment.subnets.iter().map(|subnet| if *subnet == from { to } else { *subnet }).collect();
    subnets.sort_unstable();
    subnets.dedup();
    Attachment { subnets: subnets.into(), set: attachment.set }
}

fn joined(a: &Subnet, b: &Subnet) -> Result<Cidr, JoinProblem> {
    if a.vpc != b.vpc {
        return Err(JoinProblem::Vpc);
    }
    if a.az != b.az {
        return Err(JoinProblem::Zone);
    }
    let (Some(one), Some(other)) = (a.cidr, b.cidr) else { return Err(JoinProblem::Size) };
    if one.prefix() != other.prefix() {
        return Err(JoinProblem::Size);
    }
    match (one.next_larger(), other.next_larger()) {
        (Some(whole), Some(same)) if whole == same && one != other => Ok(whole),
        _ => Err(JoinProblem::Apart),
    }
}

/// Names, as many as a message can hold.
pub(super) fn some(names: &[&str]) -> String {
    const NAMED: usize = 5;
    let mut text = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        text.push_str(", …");
    }
    text
}
