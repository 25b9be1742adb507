//! A topology built element by element out of what was kept or sent, by the same checks as edits.

use super::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// Characters of a tag, an id or an alias, at most (AWS's bound of a tag's value).
const TEXT_MAX: usize = 256;
/// Characters of a version's number, at most.
const LABEL_MAX: usize = 64;

type Arns = Vec<Option<Rc<str>>>;

/// Builds a [`Topology`]. Keys are places: the first subnet is 0, the second 1, ...
///
/// What AWS itself reports is taken as it is (subnets with an id of AWS's form may lie outside the
/// blocks known of their VPC; a block may be unknown); all else is checked as an edit is.
#[derive(Debug, Default)]
pub struct Builder {
    topology: Topology,
    vpc_ids: HashSet<Rc<str>>,
    subnet_ids: HashSet<Rc<str>>,
    group_ids: HashSet<(VpcKey, Rc<str>)>,
    sets: HashSet<Rc<[GroupKey]>>,
    /// ARNs by account and name.
    functions: HashMap<(Rc<str>, Rc<str>), Arns>,
    blocks: BTreeMap<(VpcKey, u64), (Cidr, Rc<str>)>,
    orders: HashSet<u64>,
    next_order: u64,
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
        if !self.vpc_ids.insert(id.into()) {
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
        if !self.subnet_ids.insert(Rc::clone(&subnet.id)) {
            return Err(NetworkError::NameTaken(Rc::clone(&subnet.id)));
        }
        let az = subnet.az.as_deref();
        let key = self.topology.add_subnet_unchecked(subnet.vpc, &subnet.id, name, subnet.cidr, az, subnet.occupied);
        if subnet.dual_stack
            && let Some(added) = self.topology.subnets.get(key.0 as usize).map(|subnet| Subnet::clone(subnet))
        {
            self.topology.subnets.set(key.0 as usize, Subnet { dual_stack: true, ..added });
        }
        Ok(key)
    }

    /// Blocks taken so far do not overlap, so only the neighbours can.
    fn take_block(&mut self, subnet: &Subnet, block: Cidr) -> Result<(), NetworkError> {
        let first = u64::from(u32::from(block.first()));
        let before = self.blocks.range((subnet.vpc, 0)..=(subnet.vpc, first)).next_back();
        let after = self.blocks.range((subnet.vpc, first)..=(subnet.vpc, u64::MAX)).next();
        for (_, (other_cidr, other)) in before.into_iter().chain(after) {
            if other_cidr.overlaps(block) {
                return Err(NetworkError::Overlaps { cidr: block, other: Rc::clone(other), other_cidr: *other_cidr });
            }
        }
        self.blocks.insert((subnet.vpc, first), (block, subnet.label()));
        Ok(())
    }

    /// Adds a security group.
    ///
    /// # Errors
    /// No id, or one that is taken in this VPC.
    pub fn group(&mut self, vpc: VpcKey, id: &str, name: Option<&str>, egress: Option<&str>) -> Result<GroupKey, NetworkError> {
        named(id, name)?;
        self.topology.vpcs.get(vpc.0 as usize).ok_or(NetworkError::Gone)?;
        if !self.group_ids.insert((vpc, id.into())) {
            return Err(NetworkError::NameTaken(id.into()));
        }
        Ok(self.topology.add_group(vpc, id, name, egress))
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
        if !self.sets.insert(members.as_slice().into()) {
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
        let same = self.functions.entry((Rc::clone(&function.account), Rc::clone(&function.name))).or_default();
        if same.iter().any(|arn| arn.is_none() || function.arn.is_none() || *arn == function.arn) {
            return Err(taken());
        }
        same.push(function.arn.clone());
        let mut labels = HashSet::new();
        for version in function.versions.iter() {
            if let VersionLabel::Published(number) = &version.label {
                bounded(number, LABEL_MAX)?;
                if &**number == VersionLabel::Latest.as_str() {
                    return Err(NetworkError::NameTaken(Rc::clone(number)));
                }
            }
            if !limits::MEMORY_MB.contains(&version.memory_mb) {
                return Err(NetworkError::Memory(version.memory_mb));
            }
            if !labels.insert(&version.label) || !self.orders.insert(version.order) {
                return Err(NetworkError::NameTaken(version.label.as_str().into()));
            }
            self.next_order = self.next_order.max(version.order.saturating_add(1));
        }
        if function.carrier >= function.versions.len() {
            return Err(NetworkError::Gone);
        }
        let mut aliases = HashSet::new();
        for alias in function.aliases.iter() {
            bounded(&alias.name, TEXT_MAX)?;
            if !labels.contains(&alias.version) {
                return Err(NetworkError::Gone);
            }
            if !aliases.insert(&alias.name) {
                return Err(NetworkError::NameTaken(Rc::clone(&alias.name)));
            }
        }
        Ok(self.topology.push_function(function.clone()))
    }

    /// The topology.
    pub fn finish(mut self) -> Topology {
        self.topology.skip_orders(self.next_order);
        self.topology
    }
}
