//! Checked changes of event sources, roles, reserved concurrency, the order of creation, and of what
//! AWS knows no more.

use super::topology::checked_name;
use super::*;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Protocols that a rule may name beside numbers.
const PROTOCOLS: [&str; 5] = ["-1", "tcp", "udp", "icmp", "icmpv6"];

/// Rules of one security group, at most (ours; AWS's own bound is a limit the user can edit).
const RULES_MAX: usize = 1_000;

impl Topology {
    /// The event source of this key.
    pub fn event_source(&self, key: EventSourceKey) -> Option<&EventSource> {
        self.event_sources.iter().find(|source| source.key == key)
    }

    /// The account whose interfaces an event source's pollers use: its function's.
    pub fn account_of(&self, source: &EventSource) -> Rc<str> {
        self.function(source.function).map_or_else(|| UNKNOWN_ACCOUNT.into(), |function| Rc::clone(&function.account))
    }

    fn free_source_name(&self, name: &str, own: Option<EventSourceKey>) -> Result<Rc<str>, NetworkError> {
        let name = checked_name(name)?;
        if self.event_sources.iter().any(|other| other.name == name && Some(other.key) != own) {
            return Err(NetworkError::NameTaken(name));
        }
        Ok(name)
    }

    /// Adds an event source as it is, under a key of its own.
    pub(super) fn push_event_source(&mut self, source: EventSource) -> EventSourceKey {
        let key = EventSourceKey(self.next_event_source());
        self.event_sources.push(EventSource { key, ..source });
        key
    }

    /// Adds an event source with its pollers on these subnets and this set, created last.
    ///
    /// # Errors
    /// The name is empty, too long or taken; the function is gone; as [`Topology::attachment`].
    pub fn add_event_source(
        &mut self,
        name: &str,
        kind: EventSourceKind,
        function: FunctionKey,
        subnets: &[SubnetKey],
        set: SetKey,
    ) -> Result<EventSourceKey, NetworkError> {
        let name = self.free_source_name(name, None)?;
        self.function(function).ok_or(NetworkError::Gone)?;
        let attachment = self.attachment(subnets, set)?;
        let order = self.next_order();
        Ok(self.push_event_source(EventSource { key: EventSourceKey(0), name, kind, function, attachment, order }))
    }

    /// Changes an event source: name, kind, function and where its pollers are.
    ///
    /// # Errors
    /// As [`Topology::add_event_source`]; it is gone.
    pub fn set_event_source(
        &mut self,
        key: EventSourceKey,
        name: &str,
        kind: EventSourceKind,
        function: FunctionKey,
        subnets: &[SubnetKey],
        set: SetKey,
    ) -> Result<(), NetworkError> {
        let at = self.event_sources.iter().position(|source| source.key == key).ok_or(NetworkError::Gone)?;
        let name = self.free_source_name(name, Some(key))?;
        self.function(function).ok_or(NetworkError::Gone)?;
        let attachment = self.attachment(subnets, set)?;
        let order = self.event_sources.get(at).map_or(0, |source| source.order);
        self.event_sources.set(at, EventSource { key, name, kind, function, attachment, order });
        Ok(())
    }

    /// Takes an event source off the board.
    ///
    /// # Errors
    /// It is gone.
    pub fn delete_event_source(&mut self, key: EventSourceKey) -> Result<(), NetworkError> {
        let at = self.event_sources.iter().position(|source| source.key == key).ok_or(NetworkError::Gone)?;
        self.event_sources.remove(at);
        Ok(())
    }

    /// Says what a function's execution role allows.
    ///
    /// # Errors
    /// The function is gone.
    pub fn set_role(&mut self, key: FunctionKey, role: Role) -> Result<(), NetworkError> {
        self.change(key, |function| function.role = role)
    }

    /// Reserves concurrency for a function, or no more.
    ///
    /// # Errors
    /// Over 1,000,000, or less than what is provisioned; the function is gone.
    pub fn set_reserved(&mut self, key: FunctionKey, reserved: Option<u64>) -> Result<(), NetworkError> {
        let provisioned = self.function(key).ok_or(NetworkError::Gone)?.provisioned;
        check_reserved(reserved, provisioned)?;
        self.change(key, |function| function.reserved = reserved)
    }

    /// Says how much concurrency of a function is provisioned.
    ///
    /// # Errors
    /// Over 1,000,000, or more than is reserved; the function is gone.
    pub fn set_provisioned(&mut self, key: FunctionKey, provisioned: u64) -> Result<(), NetworkError> {
        let reserved = self.function(key).ok_or(NetworkError::Gone)?.reserved;
        check_reserved(reserved, provisioned)?;
        self.change(key, |function| function.provisioned = provisioned)
    }

    /// Says whether AWS knows a subnet no more.
    ///
    /// # Errors
    /// The subnet is gone from the board.
    pub fn set_subnet_missing(&mut self, key: SubnetKey, missing: bool) -> Result<(), NetworkError> {
        self.change_subnet(key, |subnet| subnet.missing = missing)
    }

    /// Says whether AWS knows a security group no more.
    ///
    /// # Errors
    /// The group is gone from the board.
    pub fn set_group_missing(&mut self, key: GroupKey, missing: bool) -> Result<(), NetworkError> {
        self.change_group(key, |group| group.missing = missing)
    }

    /// Gives a security group its rules; `None`: unknown.
    ///
    /// # Errors
    /// More than 1,000; the group is gone from the board.
    pub fn set_group_rules(&mut self, key: GroupKey, rules: Option<Rc<[GroupRule]>>) -> Result<(), NetworkError> {
        check_rules(rules.as_deref())?;
        self.change_group(key, |group| group.rules = rules)
    }

    /// Moves a function to another place in board order, and with it all its versions in the order
    /// of creation: they come directly before those of the function that stands there now.
    ///
    /// # Errors
    /// The function is gone.
    pub fn move_function(&mut self, key: FunctionKey, to: usize) -> Result<(), NetworkError> {
        let from = self.function_at(key).ok_or(NetworkError::Gone)?;
        let to = to.min(self.functions.len().saturating_sub(1));
        if from == to {
            return Ok(());
        }
        let function = self.functions.get(from).map(|found| Function::clone(found)).ok_or(NetworkError::Gone)?;
        // Who comes next from then on; `None`: nobody.
        let next = self.functions.get(if to > from { to + 1 } else { to }).cloned();
        self.functions.remove(from);
        self.functions.insert(to, function);
        let own: Vec<u64> =
            self.function(key).map(|function| function.versions.iter().map(|v| v.order).collect()).unwrap_or_default();
        let before = next.and_then(|next| next.versions.iter().map(|version| version.order).min());
        let (mut sequence, mut block): (Vec<u64>, Vec<u64>) = self.orders().into_iter().partition(|order| !own.contains(order));
        let at = before.map_or(sequence.len(), |before| sequence.partition_point(|order| *order < before));
        let rest = sequence.split_off(at);
        sequence.append(&mut block);
        sequence.extend(rest);
        let places: BTreeMap<u64, u64> = sequence.into_iter().zip(0..).collect();
        self.renumber_orders(&places);
        Ok(())
    }
}

/// Whether reserved and provisioned concurrency go together (rule `concurrency-provisioned`).
pub(super) fn check_reserved(reserved: Option<u64>, provisioned: u64) -> Result<(), NetworkError> {
    let over = reserved.into_iter().chain([provisioned]).find(|value| *value > limits::CONCURRENCY_MAX);
    match (over, reserved) {
        (Some(over), _) => Err(NetworkError::Concurrency(over)),
        (None, Some(reserved)) if provisioned > reserved => Err(NetworkError::Provisioned { provisioned, reserved }),
        _ => Ok(()),
    }
}

/// Whether the rules of a group are within bounds.
pub(super) fn check_rules(rules: Option<&[GroupRule]>) -> Result<(), NetworkError> {
    let Some(rules) = rules else { return Ok(()) };
    if rules.len() > RULES_MAX {
        return Err(NetworkError::TooManyRules(rules.len()));
    }
    for rule in rules {
        checked_name(&rule.protocol)?;
        checked_name(&rule.peer)?;
        if let Some((first, last)) = rule.ports.filter(|(first, last)| first > last) {
            return Err(NetworkError::Ports(first, last));
        }
    }
    Ok(())
}

impl std::str::FromStr for GroupRule {
    type Err = NetworkError;

    /// `tcp 443 10.0.0.0/16` or `all 0.0.0.0/0`; an outbound rule. Stricter than what AWS may report.
    fn from_str(text: &str) -> Result<Self, NetworkError> {
        let wrong = || NetworkError::RuleText(text.into());
        let words: Vec<&str> = text.split_whitespace().collect();
        let (protocol, ports, peer) = match *words.as_slice() {
            [protocol, peer] => (protocol, None, peer),
            [protocol, ports, peer] => {
                let (first, last) = ports.split_once('-').unwrap_or((ports, ports));
                let port = |text: &str| text.parse::<u16>().map_err(|_| wrong());
                (protocol, Some((port(first)?, port(last)?)), peer)
            }
            _ => return Err(wrong()),
        };
        let protocol = if protocol.eq_ignore_ascii_case("all") { "-1".to_owned() } else { protocol.to_lowercase() };
        if !PROTOCOLS.contains(&protocol.as_str()) && protocol.parse::<u8>().is_err() {
            return Err(wrong());
        }
        // A port where the peer should be, or a block that is none.
        if peer.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return Err(wrong());
        }
        if peer.contains('/') && !peer.contains(':') {
            Cidr::parse(peer)?;
        }
        let rule = Self { inbound: false, protocol: protocol.into(), ports, peer: peer.into() };
        check_rules(Some(std::slice::from_ref(&rule)))?;
        Ok(rule)
    }
}
