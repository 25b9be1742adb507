//! A topology built element by element out of what was kept or sent, by the same checks as edits.

use super::*;
use std::collections::HashMap;
use std::rc::Rc;

/// Characters of a tag, an id or an alias, at most (AWS's bound of a tag's value).
const TEXT_MAX: usize = 256;
/// Characters of a version's number, at most.
const LABEL_MAX: usize = 64;

/// Builds a [`Topology`]. Keys are places: the first subnet is 0, the second 1, ...
///
/// What AWS itself reports is taken as it is (subnets with an id of AWS's form may lie outside the
/// blocks known of their VPC; a block may be unknown); all else is checked as an edit is.
#[derive(Debug, Default)]
pub struct Builder {
    topology: Topology,
    known: Known,
    // Sorted lists rather than maps: every map of another type is more code in the page's module.
    sets: Vec<Rc<[GroupKey]>>,
    blocks: Vec<Block>,
    orders: Vec<u64>,
}

/// A block that is taken: VPC, first address, the block, whose it is.
type Block = (u32, u32, Cidr, Rc<str>);

/// What is taken, under keys that tell kinds of things apart.
#[derive(Debug, Default)]
struct Known(HashMap<Rc<str>, u64>);

impl Known {
    /// Takes a key; whether it was free.
    fn take(&mut self, key: &str) -> bool {
        self.0.insert(key.into(), 0).is_none()
    }

    /// Counts a key; how often it was counted before.
    fn count(&mut self, key: &str) -> u64 {
        let count = self.0.entry(key.into()).or_insert(0);
        *count += 1;
        *count - 1
    }
}

/// Takes a value's place in a sorted list; whether it was free.
fn take_place<T: Ord>(list: &mut Vec<T>, value: T) -> bool {
    // Most come in order.
    if list.last().is_none_or(|last| *last < value) {
        list.push(value);
        return true;
    }
    match list.binary_search(&value) {
        Ok(_) => false,
        Err(at) => {
            list.insert(at, value);
            true
        }
    }
}

fn bounded(text: &str, most: usize) -> Result<(), NetworkError> {
    if text.trim().is_empty() {
        return Err(NetworkError::NameEmpty);
    }
    match text.chars().count() {
        long if long > most => Err(NetworkError::NameTooLong(long)),
        _ => Ok(()),
    }
}

/// An id and a name. Where they are one, a user gave it.
fn named(id: &str, name: Option<&str>) -> Result<(), NetworkError> {
    bounded(id, if name == Some(id) { limits::NAME_MAX } else { TEXT_MAX })?;
    name.map_or(Ok(()), |name| bounded(name, TEXT_MAX))
}

fn aws_bounds(block: Cidr) -> Result<(), NetworkError> {
    if (16..=28).contains(&block.prefix()) { Ok(()) } else { Err(CidrError::OutsideAwsBounds(block.prefix()).into()) }
}

/// `subnet-` and 8 or 17 hexadecimal digits: AWS gave it.
fn is_aws_id(id: &str) -> bool {
    id.strip_prefix("subnet-")
        .is_some_and(|digits| [8, 17].contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

impl Concurrency {
    /// Whether it is within the bounds of what may be entered.
    ///
    /// # Errors
    /// A value over its bound.
    pub fn checked(self) -> Result<Self, NetworkError> {
        let over = match self {
            Self::Global => None,
            Self::Own(own) => Some(own).filter(|own| *own > limits::CONCURRENCY_MAX),
            Self::Relative(percent) => Some(percent).filter(|percent| *percent > *limits::PERCENT.end()),
            Self::Rate { requests_per_second, duration_ms } => {
                let requests = Some(requests_per_second).filter(|requests| *requests > limits::REQUESTS_MAX);
                requests.or(Some(duration_ms).filter(|duration| *duration > *limits::DURATION_MS.end()))
            }
        };
        over.map_or(Ok(self), |over| Err(NetworkError::Concurrency(over)))
    }
}

impl Builder {
    /// Adds a VPC.
    ///
    /// # Errors
    /// No id or one that is taken; blocks outside /16 to /28 or that overlap.
    pub fn vpc(
        &mut self,
        id: &str,
        name: Option<&str>,
        account: &str,
        region: &str,
        cidrs: &[Cidr],
    ) -> Result<VpcKey, NetworkError> {
        named(id, name)?;
        if !self.known.take(&format!("v\0{id}")) {
            return Err(NetworkError::NameTaken(id.into()));
        }
        for (at, block) in cidrs.iter().enumerate() {
            aws_bounds(*block)?;
            if let Some(other) = cidrs.iter().take(at).find(|other| other.overlaps(*block)) {
                return Err(NetworkError::Overlaps { cidr: *block, other: id.into(), other_cidr: *other });
            }
        }
        Ok(self.topology.add_vpc(id, name, account, region, cidrs))
    }

    /// Adds a subnet; its key is not looked at.
    ///
    /// # Errors
    /// No id or one that is taken; a block outside /16 to /28, outside its VPC or over another one.
    pub fn subnet(&mut self, subnet: &Subnet) -> Result<SubnetKey, NetworkError> {
        let name = subnet.name.as_deref();
        named(&subnet.id, name)?;
        if let Some(az) = &subnet.az {
            bounded(az, TEXT_MAX)?;
        }
        let owner = self.topology.vpcs.get(subnet.vpc.0 as usize).ok_or(NetworkError::Gone)?;
        if let Some(block) = subnet.cidr {
            aws_bounds(block)?;
            if !is_aws_id(&subnet.id) {
                if !owner.cidrs.is_empty() && !owner.cidrs.iter().any(|whole| whole.contains(block)) {
                    return Err(NetworkError::OutsideVpc { cidr: block, vpc: Rc::clone(&owner.cidrs) });
                }
                self.take_block(subnet, block)?;
            }
        }
        if !self.known.take(&format!("s\0{}", subnet.id)) {
            return Err(NetworkError::NameTaken(Rc::clone(&subnet.id)));
        }
        let az = subnet.az.as_deref();
        let key = self.topology.add_subnet_unchecked(subnet.vpc, &subnet.id, name, subnet.cidr, az, subnet.occupied);
        if (subnet.dual_stack || subnet.missing)
            && let Some(added) = self.topology.subnets.get(key.0 as usize).map(|subnet| Subnet::clone(subnet))
        {
            self.topology.subnets.set(key.0 as usize, Subnet { dual_stack: subnet.dual_stack, missing: subnet.missing, ..added });
        }
        Ok(key)
    }

    /// Blocks taken so far do not overlap, so only the neighbours can.
    fn take_block(&mut self, subnet: &Subnet, block: Cidr) -> Result<(), NetworkError> {
        let place = (subnet.vpc.0, u32::from(block.first()));
        let at = self.blocks.partition_point(|(vpc, first, ..)| (*vpc, *first) < place);
        for (vpc, _, other_cidr, other) in
            [at.checked_sub(1), Some(at)].into_iter().flatten().filter_map(|at| self.blocks.get(at))
        {
            if *vpc == subnet.vpc.0 && other_cidr.overlaps(block) {
                return Err(NetworkError::Overlaps { cidr: block, other: Rc::clone(other), other_cidr: *other_cidr });
            }
        }
        self.blocks.insert(at, (place.0, place.1, block, subnet.label()));
        Ok(())
    }

    /// Adds a security group.
    ///
    /// # Errors
    /// No id, or one that is taken in this VPC.
    pub fn group(&mut self, vpc: VpcKey, id: &str, name: Option<&str>, egress: Option<&str>) -> Result<GroupKey, NetworkError> {
        named(id, name)?;
        self.topology.vpcs.get(vpc.0 as usize).ok_or(NetworkError::Gone)?;
        if !self.known.take(&format!("g\0{}\0{id}", vpc.0)) {
            return Err(NetworkError::NameTaken(id.into()));
        }
        Ok(self.topology.add_group(vpc, id, name, egress))
    }

    /// Says of a group that was added which rules it has.
    ///
    /// # Errors
    /// A rule that no edit would allow; there is no such group.
    pub fn group_rules(&mut self, key: GroupKey, rules: Rc<[GroupRule]>) -> Result<(), NetworkError> {
        super::sources::check_rules(Some(&rules))?;
        let at = key.0 as usize;
        let group = self.topology.groups.get(at).map(|group| SecurityGroup::clone(group)).ok_or(NetworkError::Gone)?;
        self.topology.groups.set(at, SecurityGroup { rules: Some(rules), ..group });
        Ok(())
    }

    /// Says of a group that was added that AWS knows it no more.
    ///
    /// # Errors
    /// There is no such group.
    pub fn group_missing(&mut self, key: GroupKey) -> Result<(), NetworkError> {
        let at = key.0 as usize;
        let group = self.topology.groups.get(at).map(|group| SecurityGroup::clone(group)).ok_or(NetworkError::Gone)?;
        self.topology.groups.set(at, SecurityGroup { missing: true, ..group });
        Ok(())
    }

    /// Says of a subnet that was added that AWS knows it no more.
    ///
    /// # Errors
    /// There is no such subnet.
    pub fn subnet_missing(&mut self, key: SubnetKey) -> Result<(), NetworkError> {
        let at = key.0 as usize;
        let subnet = self.topology.subnets.get(at).map(|subnet| Subnet::clone(subnet)).ok_or(NetworkError::Gone)?;
        self.topology.subnets.set(at, Subnet { missing: true, ..subnet });
        Ok(())
    }

    /// Says more of a function that was added: its role, its reserved and provisioned concurrency.
    ///
    /// # Errors
    /// More is provisioned than reserved, or either is over its bound; there is no such function.
    pub fn function_facts(
        &mut self,
        key: FunctionKey,
        role: Role,
        reserved: Option<u64>,
        provisioned: u64,
    ) -> Result<(), NetworkError> {
        super::sources::check_reserved(reserved, provisioned)?;
        let at = key.0 as usize;
        let function = self.topology.functions.get(at).map(|function| Function::clone(function)).ok_or(NetworkError::Gone)?;
        self.topology.functions.set(at, Function { role, reserved, provisioned, ..function });
        Ok(())
    }

    /// A place in the order of creation after all that are taken.
    pub fn next_order(&self) -> u64 {
        self.orders.last().map_or(0, |last| last.saturating_add(1))
    }

    /// Adds an event source; its key is not looked at. Its attachment comes from [`Builder::attachment`].
    ///
    /// # Errors
    /// A name that is empty, too long or taken; an order that is taken; its function is not there.
    pub fn event_source(&mut self, source: EventSource) -> Result<EventSourceKey, NetworkError> {
        bounded(&source.name, limits::NAME_MAX)?;
        self.topology.functions.get(source.function.0 as usize).ok_or(NetworkError::Gone)?;
        if !self.known.take(&format!("e\0{}", source.name)) || !take_place(&mut self.orders, source.order) {
            return Err(NetworkError::NameTaken(source.name));
        }
        Ok(self.topology.push_event_source(source))
    }

    /// Adds a set of these groups, sorted and unique.
    ///
    /// # Errors
    /// None or more than 5 groups, groups of two VPCs, or a set that is there.
    pub fn set(&mut self, groups: &[GroupKey]) -> Result<SetKey, NetworkError> {
        let mut members = groups.to_vec();
        members.sort_unstable();
        members.dedup();
        let vpc_of =
            |group: GroupKey| self.topology.groups.get(group.0 as usize).map(|group| group.vpc).ok_or(NetworkError::Gone);
        let first = *members.first().ok_or(NetworkError::SubnetsWithoutGroups)?;
        if members.len() > limits::GROUPS_PER_FUNCTION {
            return Err(NetworkError::TooManyGroups(members.len()));
        }
        let vpc = vpc_of(first)?;
        for member in &members {
            let other = vpc_of(*member)?;
            if other != vpc {
                return Err(self.topology.two_vpcs(vpc, other));
            }
        }
        if !take_place(&mut self.sets, members.as_slice().into()) {
            let names = members.iter().filter_map(|group| Some(self.topology.groups.get(group.0 as usize)?.label()));
            return Err(NetworkError::SetExists(names.collect::<Vec<_>>().join(" + ").into()));
        }
        Ok(self.topology.add_set_unchecked(vpc, members))
    }

    /// An attachment to these subnets with this set.
    ///
    /// # Errors
    /// None or more than 16 subnets, or not all of the set's VPC.
    pub fn attachment(&self, subnets: &[SubnetKey], set: SetKey) -> Result<Attachment, NetworkError> {
        let mut unique = subnets.to_vec();
        unique.sort_unstable();
        unique.dedup();
        if unique.is_empty() {
            return Err(NetworkError::GroupsWithoutSubnets);
        }
        if unique.len() > limits::SUBNETS_PER_FUNCTION {
            return Err(NetworkError::TooManySubnets(unique.len()));
        }
        let vpc = self.topology.sets.get(set.0 as usize).ok_or(NetworkError::Gone)?.vpc;
        for subnet in &unique {
            let other = self.topology.subnets.get(subnet.0 as usize).ok_or(NetworkError::Gone)?.vpc;
            if other != vpc {
                return Err(self.topology.two_vpcs(vpc, other));
            }
        }
        Ok(Attachment { subnets: unique.into(), set })
    }

    /// Adds a function; its key is not looked at. Its attachments come from [`Builder::attachment`].
    ///
    /// # Errors
    /// A name that is empty, too long or taken in its account; a bound of memory or concurrency; no
    /// version, one twice, or an order twice; an alias or a carrier of a version that is not there.
    pub fn function(&mut self, function: &Function) -> Result<FunctionKey, NetworkError> {
        bounded(&function.name, limits::NAME_MAX)?;
        function.concurrency.checked()?;
        let taken = || NetworkError::NameTaken(Rc::clone(&function.name));
        // One name is used once in an account and Region; only an ARN tells Regions apart.
        let name = format!("{}\0{}", function.account, function.name);
        let (others, bare) = (self.known.count(&format!("f\0{name}")), format!("b\0{name}"));
        let free = match &function.arn {
            None => others == 0 && self.known.take(&bare),
            Some(arn) => !self.known.0.contains_key(&*bare) && self.known.take(&format!("a\0{name}\0{arn}")),
        };
        if !free {
            return Err(taken());
        }
        let mut labels = Known::default();
        for version in function.versions.iter() {
            let label = version.label.as_str();
            if matches!(version.label, VersionLabel::Published(_)) {
                bounded(label, LABEL_MAX)?;
            }
            if !limits::MEMORY_MB.contains(&version.memory_mb) {
                return Err(NetworkError::Memory(version.memory_mb));
            }
            if !labels.take(label) || !take_place(&mut self.orders, version.order) {
                return Err(NetworkError::NameTaken(label.into()));
            }
        }
        if function.carrier >= function.versions.len() {
            return Err(NetworkError::Gone);
        }
        let mut aliases = Known::default();
        for alias in function.aliases.iter() {
            bounded(&alias.name, TEXT_MAX)?;
            if !labels.0.contains_key(alias.version.as_str()) {
                return Err(NetworkError::Gone);
            }
            if !aliases.take(&alias.name) {
                return Err(NetworkError::NameTaken(Rc::clone(&alias.name)));
            }
        }
        super::sources::check_reserved(function.reserved, function.provisioned)?;
        Ok(self.topology.push_function(function.clone()))
    }

    /// The topology.
    pub fn finish(mut self) -> Topology {
        self.topology.skip_orders(self.orders.last().map_or(0, |last| last.saturating_add(1)));
        self.topology
    }
}
