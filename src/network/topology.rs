//! The topology: what a board is made of, and the checked ways to change it.

use super::*;
use std::rc::Rc;

/// Everything on a board. Order is meaning: subnets are rows, sets are columns, functions are in
/// board order, and [`Version::order`] is the order of creation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Topology {
    /// The VPCs.
    pub vpcs: PList<Vpc>,
    /// The subnets in row order.
    pub subnets: PList<Subnet>,
    /// The security groups.
    pub groups: PList<SecurityGroup>,
    /// The sets of security groups, in column order, each once.
    pub sets: PList<GroupSet>,
    /// The functions in board order.
    pub functions: PList<Function>,
    /// The event sources whose pollers hold interfaces.
    pub event_sources: PList<EventSource>,
    /// The next number for a key or an order; one counter, so that nothing is ever reused.
    next: Counters,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Counters {
    vpc: u32,
    subnet: u32,
    group: u32,
    set: u32,
    function: u32,
    event_source: u32,
    order: u64,
}

/// The account number shown where the input names none.
pub const UNKNOWN_ACCOUNT: &str = "000000000000";

pub(super) fn checked_name(name: &str) -> Result<Rc<str>, NetworkError> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(NetworkError::NameEmpty),
        long if long > limits::NAME_MAX => Err(NetworkError::NameTooLong(long)),
        _ => Ok(name.into()),
    }
}

/// Whether a concurrency is within its bounds.
fn check_concurrency(concurrency: Concurrency) -> Result<(), NetworkError> {
    let bounds = match concurrency {
        Concurrency::Global | Concurrency::Own(_) => Ok(()),
        Concurrency::Relative(percent) if !limits::PERCENT.contains(&percent) => Err(NetworkError::Percent(percent)),
        Concurrency::Rate { requests_per_second, .. } if requests_per_second > limits::REQUESTS_MAX => {
            Err(NetworkError::Requests(requests_per_second))
        }
        Concurrency::Rate { duration_ms, .. } if !limits::DURATION_MS.contains(&duration_ms) => {
            Err(NetworkError::Duration(duration_ms))
        }
        Concurrency::Relative(_) | Concurrency::Rate { .. } => Ok(()),
    };
    bounds?;
    // What follows the slider is bounded where the slider's value is known.
    match concurrency.at(0) {
        many if many > limits::CONCURRENCY_MAX => Err(NetworkError::Concurrency(many)),
        _ => Ok(()),
    }
}

impl Topology {
    /// The VPC of this key.
    pub fn vpc(&self, key: VpcKey) -> Option<&Vpc> {
        self.vpcs.iter().find(|vpc| vpc.key == key)
    }

    /// The subnet of this key.
    pub fn subnet(&self, key: SubnetKey) -> Option<&Subnet> {
        self.subnets.iter().find(|subnet| subnet.key == key)
    }

    /// The security group of this key.
    pub fn group(&self, key: GroupKey) -> Option<&SecurityGroup> {
        self.groups.iter().find(|group| group.key == key)
    }

    /// The set of this key.
    pub fn set(&self, key: SetKey) -> Option<&GroupSet> {
        self.sets.iter().find(|set| set.key == key)
    }

    /// The function of this key.
    pub fn function(&self, key: FunctionKey) -> Option<&Function> {
        let at = self.function_at(key)?;
        self.functions.get(at).map(Rc::as_ref)
    }

    /// Where the function of this key stands in board order.
    pub fn function_at(&self, key: FunctionKey) -> Option<usize> {
        self.functions.iter().position(|function| function.key == key)
    }

    /// What a reader calls a set: its members' names joined by ` + `.
    pub fn set_label(&self, key: SetKey) -> String {
        let Some(set) = self.set(key) else {
            return String::new();
        };
        let names: Vec<Rc<str>> = set.members.iter().filter_map(|group| Some(self.group(*group)?.label())).collect();
        names.join(" + ")
    }

    /// Adds a VPC as it is; the caller has checked its blocks.
    pub fn add_vpc(&mut self, id: &str, name: Option<&str>, account: &str, region: &str, cidrs: &[Cidr]) -> VpcKey {
        let key = VpcKey(self.next.vpc);
        self.next.vpc += 1;
        self.vpcs.push(Vpc {
            key,
            id: id.into(),
            name: name.map(Into::into),
            account: account.into(),
            region: region.into(),
            cidrs: cidrs.into(),
        });
        key
    }

    /// Adds a subnet as it is: for inputs that may lack a block or lie outside their VPC's.
    pub fn add_subnet_unchecked(
        &mut self,
        vpc: VpcKey,
        id: &str,
        name: Option<&str>,
        cidr: Option<Cidr>,
        az: Option<&str>,
        occupied: u64,
    ) -> SubnetKey {
        let key = SubnetKey(self.next.subnet);
        self.next.subnet += 1;
        self.subnets.push(Subnet {
            key,
            id: id.into(),
            name: name.map(Into::into),
            vpc,
            cidr,
            az: az.map(Into::into),
            occupied,
            dual_stack: false,
            missing: false,
        });
        key
    }

    /// Adds a subnet that a user describes.
    ///
    /// # Errors
    /// The block is malformed, outside /16 to /28, outside the VPC or overlaps another subnet; the
    /// name is empty, too long or taken.
    pub fn add_subnet(&mut self, vpc: VpcKey, name: &str, cidr: &str, az: &str) -> Result<SubnetKey, NetworkError> {
        let name = checked_name(name)?;
        let block = Cidr::subnet(cidr)?;
        let owner = self.vpc(vpc).ok_or(NetworkError::Gone)?;
        if !owner.cidrs.is_empty() && !owner.cidrs.iter().any(|whole| whole.contains(block)) {
            return Err(NetworkError::OutsideVpc { cidr: block, vpc: Rc::clone(&owner.cidrs) });
        }
        for other in self.subnets.iter().filter(|other| other.vpc == vpc) {
            if let Some(other_cidr) = other.cidr
                && other_cidr.overlaps(block)
            {
                return Err(NetworkError::Overlaps { cidr: block, other: other.label(), other_cidr });
            }
        }
        if self.subnets.iter().any(|other| other.id == name || other.name.as_ref() == Some(&name)) {
            return Err(NetworkError::NameTaken(name));
        }
        let az = az.trim();
        Ok(self.add_subnet_unchecked(vpc, &name, Some(&name), Some(block), (!az.is_empty()).then_some(az), 0))
    }

    /// Adds a security group as it is.
    pub fn add_group(&mut self, vpc: VpcKey, id: &str, name: Option<&str>, egress: Option<&str>) -> GroupKey {
        let key = GroupKey(self.next.group);
        self.next.group += 1;
        self.groups.push(SecurityGroup {
            key,
            id: id.into(),
            name: name.map(Into::into),
            vpc,
            egress: egress.map(Into::into),
            rules: None,
            missing: false,
        });
        key
    }

    /// Adds a security group that a user names, with the rules of a new one.
    ///
    /// # Errors
    /// The name is empty, too long or taken in this VPC.
    pub fn add_group_named(&mut self, vpc: VpcKey, name: &str) -> Result<GroupKey, NetworkError> {
        let name = checked_name(name)?;
        if self.groups.iter().any(|other| other.vpc == vpc && other.label() == name) {
            return Err(NetworkError::NameTaken(name));
        }
        let key = self.add_group(vpc, &name, Some(&name), None);
        // As AWS makes a group: nothing in, everything out.
        self.set_group_rules(key, Some([GroupRule::all_out()].into()))?;
        Ok(key)
    }

    /// The set of these groups: the one on the board, else a new column. Order and duplicates do
    /// not matter.
    ///
    /// # Errors
    /// No group, more than 5 distinct ones, or groups of two VPCs.
    pub fn intern_set(&mut self, groups: &[GroupKey]) -> Result<SetKey, NetworkError> {
        let mut members = groups.to_vec();
        members.sort_unstable();
        members.dedup();
        let first = *members.first().ok_or(NetworkError::SubnetsWithoutGroups)?;
        if members.len() > limits::GROUPS_PER_FUNCTION {
            return Err(NetworkError::TooManyGroups(members.len()));
        }
        let vpc = self.group(first).ok_or(NetworkError::Gone)?.vpc;
        for member in &members {
            let other = self.group(*member).ok_or(NetworkError::Gone)?.vpc;
            if other != vpc {
                return Err(self.two_vpcs(vpc, other));
            }
        }
        if let Some(known) = self.sets.iter().find(|set| *set.members == *members) {
            return Ok(known.key);
        }
        Ok(self.add_set_unchecked(vpc, members))
    }

    /// Adds a set known to be new, of sorted, unique members of `vpc`. For bulk building: the
    /// caller keeps its own index of sets.
    pub fn add_set_unchecked(&mut self, vpc: VpcKey, members: Vec<GroupKey>) -> SetKey {
        let key = SetKey(self.next.set);
        self.next.set += 1;
        self.sets.push(GroupSet { key, vpc, members: members.into() });
        key
    }

    /// An attachment to these subnets with this set. Duplicate subnets count once.
    ///
    /// # Errors
    /// No subnet, more than 16, or subnets and set not all of one VPC.
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
        let vpc = self.set(set).ok_or(NetworkError::Gone)?.vpc;
        for subnet in &unique {
            let other = self.subnet(*subnet).ok_or(NetworkError::Gone)?.vpc;
            if other != vpc {
                return Err(self.two_vpcs(vpc, other));
            }
        }
        Ok(Attachment { subnets: unique.into(), set })
    }

    /// The error that two VPCs do not go together, with their names.
    pub fn two_vpcs(&self, a: VpcKey, b: VpcKey) -> NetworkError {
        let id = |key| self.vpc(key).map_or_else(|| Rc::from(""), |vpc| vpc.name.clone().unwrap_or_else(|| Rc::clone(&vpc.id)));
        NetworkError::TwoVpcs(id(a), id(b))
    }

    pub(super) fn next_event_source(&mut self) -> u32 {
        let number = self.next.event_source;
        self.next.event_source += 1;
        number
    }

    /// The next place in the order of creation.
    pub fn next_order(&mut self) -> u64 {
        let order = self.next.order;
        self.next.order += 1;
        order
    }

    /// Adds a function as it is; `versions` carry orders from [`Topology::next_order`]. An empty
    /// list becomes one unattached `$LATEST` of 128 MB.
    pub fn add_function_unchecked(
        &mut self,
        name: &str,
        arn: Option<&str>,
        account: &str,
        concurrency: Concurrency,
        carrier: usize,
        mut versions: Vec<Version>,
    ) -> FunctionKey {
        let key = FunctionKey(self.next.function);
        self.next.function += 1;
        if versions.is_empty() {
            let order = self.next_order();
            versions.push(Version { label: VersionLabel::Latest, memory_mb: 128, attachment: None, order, dual_stack: false });
        }
        self.functions.push(Function {
            key,
            name: name.into(),
            arn: arn.map(Into::into),
            account: account.into(),
            concurrency,
            carrier,
            versions: versions.into(),
            aliases: [].into(),
            role: Role::InOrder,
            reserved: None,
            provisioned: 0,
        });
        key
    }

    /// Adds a function as it is, under a key of its own.
    pub(super) fn push_function(&mut self, function: Function) -> FunctionKey {
        let key = FunctionKey(self.next.function);
        self.next.function += 1;
        self.functions.push(Function { key, ..function });
        key
    }

    /// Gives every version's order its place in `orders`; new ones come after them.
    pub(crate) fn renumber_orders(&mut self, orders: &std::collections::BTreeMap<u64, u64>) {
        let renumber = |version: &Version| Version {
            order: orders.get(&version.order).copied().unwrap_or(version.order),
            ..version.clone()
        };
        self.functions = self
            .functions
            .iter()
            .map(|function| Function { versions: function.versions.iter().map(renumber).collect(), ..function.clone() })
            .collect();
        let place = |order: u64| orders.get(&order).copied().unwrap_or(order);
        self.event_sources =
            self.event_sources.iter().map(|source| EventSource { order: place(source.order), ..source.clone() }).collect();
        self.next.order = orders.len() as u64;
    }

    /// Lets new orders begin at `next`.
    pub(super) fn skip_orders(&mut self, next: u64) {
        self.next.order = self.next.order.max(next);
    }

    /// Adds an unattached function of 128 MB, in the account of the first VPC.
    ///
    /// # Errors
    /// The name is empty, too long or taken.
    pub fn add_function(&mut self, name: &str) -> Result<FunctionKey, NetworkError> {
        let name = self.free_function_name(name, None)?;
        let account = self.vpcs.get(0).map_or_else(|| UNKNOWN_ACCOUNT.into(), |vpc| Rc::clone(&vpc.account));
        Ok(self.add_function_unchecked(&name, None, &account, Concurrency::Global, 0, Vec::new()))
    }

    fn free_function_name(&self, name: &str, own: Option<FunctionKey>) -> Result<Rc<str>, NetworkError> {
        let name = checked_name(name)?;
        if self.functions.iter().any(|other| other.name == name && Some(other.key) != own) {
            return Err(NetworkError::NameTaken(name));
        }
        Ok(name)
    }

    pub(super) fn change(&mut self, key: FunctionKey, change: impl FnOnce(&mut Function)) -> Result<(), NetworkError> {
        let at = self.function_at(key).ok_or(NetworkError::Gone)?;
        let mut function = self.functions.get(at).map(|f| Function::clone(f)).ok_or(NetworkError::Gone)?;
        change(&mut function);
        self.functions.set(at, function);
        Ok(())
    }

    /// Gives a function another name.
    ///
    /// # Errors
    /// The name is empty, too long or taken; the function is gone.
    pub fn rename(&mut self, key: FunctionKey, name: &str) -> Result<(), NetworkError> {
        let name = self.free_function_name(name, Some(key))?;
        self.change(key, |function| function.name = name)
    }

    /// Sets the memory of the version that carries the concurrency.
    ///
    /// # Errors
    /// Outside 128 to 10,240 MB; the function is gone.
    pub fn set_memory(&mut self, key: FunctionKey, memory_mb: u64) -> Result<(), NetworkError> {
        if !limits::MEMORY_MB.contains(&memory_mb) {
            return Err(NetworkError::Memory(memory_mb));
        }
        self.change_carrier(key, |version| version.memory_mb = memory_mb)
    }

    /// Sets or clears a function's own concurrency.
    ///
    /// # Errors
    /// Over 1,000,000, or what it is computed from is out of bounds; the function is gone.
    pub fn set_concurrency(&mut self, key: FunctionKey, concurrency: Concurrency) -> Result<(), NetworkError> {
        check_concurrency(concurrency)?;
        self.change(key, |function| function.concurrency = concurrency)
    }

    /// Attaches the carrying version, or detaches it with `None`.
    ///
    /// # Errors
    /// As [`Topology::attach_version`].
    pub fn attach(&mut self, key: FunctionKey, to: Option<(&[SubnetKey], SetKey)>) -> Result<(), NetworkError> {
        let label =
            self.function(key).and_then(Function::carrier).map(|version| version.label.clone()).ok_or(NetworkError::Gone)?;
        self.attach_version(key, &label, to)
    }

    fn change_carrier(&mut self, key: FunctionKey, change: impl FnOnce(&mut Version)) -> Result<(), NetworkError> {
        self.change(key, |function| {
            let carrier = function.carrier_place();
            let mut versions = function.versions.to_vec();
            if let Some(version) = versions.get_mut(carrier) {
                change(version);
            }
            function.versions = versions.into();
        })
    }

    /// Adds a copy under a free name, created last, with `$LATEST` configured as the original's
    /// carrier (a copy has published nothing yet).
    ///
    /// # Errors
    /// The function is gone.
    pub fn duplicate(&mut self, key: FunctionKey) -> Result<FunctionKey, NetworkError> {
        let original = self.function(key).cloned().ok_or(NetworkError::Gone)?;
        let carrier = original.carrier().cloned().ok_or(NetworkError::Gone)?;
        let taken: std::collections::HashSet<Rc<str>> = self.functions.iter().map(|f| Rc::clone(&f.name)).collect();
        let name = (2u64..)
            .map(|n| {
                let suffix = format!("-{n}");
                let keep = limits::NAME_MAX - suffix.chars().count();
                original.name.chars().take(keep).chain(suffix.chars()).collect::<String>()
            })
            .find(|name| !taken.contains(name.as_str()))
            .ok_or(NetworkError::Gone)?;
        let order = self.next_order();
        let version = Version { label: VersionLabel::Latest, order, ..carrier };
        Ok(self.add_function_unchecked(&name, None, &original.account, original.concurrency, 0, vec![version]))
    }

    /// Takes a set's column away.
    ///
    /// # Errors
    /// A version uses it; it is gone.
    pub fn remove_set(&mut self, key: SetKey) -> Result<(), NetworkError> {
        let at = self.sets.iter().position(|set| set.key == key).ok_or(NetworkError::Gone)?;
        let uses = |version: &Version| version.attachment.as_ref().is_some_and(|attachment| attachment.set == key);
        let polled = self.event_sources.iter().any(|source| source.attachment.set == key);
        if polled || self.functions.iter().any(|function| function.versions.iter().any(uses)) {
            return Err(NetworkError::SetInUse(self.set_label(key).into()));
        }
        self.sets.remove(at);
        Ok(())
    }

    /// Gives every function that `choose` picks a concurrency, in one pass.
    pub fn set_concurrency_where(&mut self, concurrency: Concurrency, choose: impl Fn(&Function) -> bool) {
        self.functions = self
            .functions
            .iter()
            .map(|function| {
                let mut function = function.clone();
                if choose(&function) {
                    function.concurrency = concurrency;
                }
                function
            })
            .collect();
    }

    /// Takes a function off the board, and with it the event sources that invoke it.
    ///
    /// # Errors
    /// The function is gone.
    pub fn delete_function(&mut self, key: FunctionKey) -> Result<(), NetworkError> {
        let at = self.function_at(key).ok_or(NetworkError::Gone)?;
        self.functions.remove(at);
        if self.event_sources.iter().any(|source| source.function == key) {
            self.event_sources = self.event_sources.iter().filter(|source| source.function != key).cloned().collect();
        }
        Ok(())
    }

    /// Every place in the order of creation that is taken, rising.
    pub fn orders(&self) -> Vec<u64> {
        let versions = self.functions.iter().flat_map(|function| function.versions.iter().map(|version| version.order));
        let mut orders: Vec<u64> = versions.chain(self.event_sources.iter().map(|source| source.order)).collect();
        orders.sort_unstable();
        orders
    }
}

/// The hands-on of S000: two /24 subnets, two security groups, three functions of 128 MB.
pub fn default_board_topology() -> Topology {
    let mut topology = Topology::default();
    let block = |text: &str| Cidr::subnet(text).ok();
    let whole: Vec<Cidr> = block("10.0.0.0/16").into_iter().collect();
    let vpc = topology.add_vpc("vpc-s000", None, UNKNOWN_ACCOUNT, "ap-northeast-1", &whole);
    let subnets =
        [("PrivateSubnet-1a", "10.0.1.0/24", "ap-northeast-1a"), ("PrivateSubnet-1c", "10.0.2.0/24", "ap-northeast-1c")]
            .map(|(name, cidr, az)| topology.add_subnet_unchecked(vpc, name, Some(name), block(cidr), Some(az), 0));
    let sets = [("outbound-full-sg", "0.0.0.0/0"), ("outbound-vpc-sg", "10.0.0.0/16")].map(|(name, egress)| {
        let group = topology.add_group(vpc, name, Some(name), Some(egress));
        topology.add_set_unchecked(vpc, vec![group])
    });
    let [full, inner] = sets;
    for (name, set) in [("test-lambda-01", full), ("test-lambda-02", inner), ("test-lambda-03", inner)] {
        let order = topology.next_order();
        let attachment = Some(Attachment { subnets: subnets.into(), set });
        let version = Version { label: VersionLabel::Latest, memory_mb: 128, attachment, order, dual_stack: false };
        topology.add_function_unchecked(name, None, UNKNOWN_ACCOUNT, Concurrency::Global, 0, vec![version]);
    }
    topology
}
