//! The elements of a topology. Counts are `u64` everywhere: `usize` has 32 bits on wasm.

use super::Cidr;
use std::rc::Rc;

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);
    )*};
}

keys! {
    /// Names a VPC within one board; never reused.
    VpcKey
    /// Names a subnet within one board; never reused.
    SubnetKey
    /// Names a security group within one board; never reused.
    GroupKey
    /// Names a set of security groups within one board; never reused.
    SetKey
    /// Names a function within one board; never reused. Its number + 1 is the badge.
    FunctionKey
    /// Names an event source within one board; never reused.
    EventSourceKey
}

/// A VPC with its IPv4 blocks; the first is the primary one. Empty blocks: the input does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vpc {
    /// Its key.
    pub key: VpcKey,
    /// AWS's id, or a name where there is none.
    pub id: Rc<str>,
    /// The `Name` tag.
    pub name: Option<Rc<str>>,
    /// The owner's account number.
    pub account: Rc<str>,
    /// The Region, for example `ap-northeast-1`.
    pub region: Rc<str>,
    /// The IPv4 blocks, primary first.
    pub cidrs: Rc<[Cidr]>,
}

/// A subnet: one row of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subnet {
    /// Its key.
    pub key: SubnetKey,
    /// AWS's id, or the name where there is none. Unique on the board.
    pub id: Rc<str>,
    /// The `Name` tag, or the name the user gave.
    pub name: Option<Rc<str>>,
    /// The VPC it is in.
    pub vpc: VpcKey,
    /// Its block; `None` where the input does not say: then its room counts as unbounded.
    pub cidr: Option<Cidr>,
    /// The Availability Zone.
    pub az: Option<Rc<str>>,
    /// Addresses that others hold (instances, endpoints, databases, ...).
    pub occupied: u64,
    /// Whether it has an IPv6 block beside the IPv4 one.
    pub dual_stack: bool,
    /// Whether AWS knows it no more (deleted, or a wrong id): who names it fails.
    pub missing: bool,
}

impl Subnet {
    /// What a reader calls it: the name, else the block, else the id.
    pub fn label(&self) -> Rc<str> {
        match (&self.name, self.cidr) {
            (Some(name), _) => Rc::clone(name),
            (None, Some(cidr)) if self.id.starts_with("subnet-") => cidr.to_string().into(),
            _ => Rc::clone(&self.id),
        }
    }
}

/// A security group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityGroup {
    /// Its key.
    pub key: GroupKey,
    /// AWS's id, or the name where there is none.
    pub id: Rc<str>,
    /// The group's name.
    pub name: Option<Rc<str>>,
    /// The VPC it is in.
    pub vpc: VpcKey,
    /// A few words on its outbound rules, for example `0.0.0.0/0`; `None` where unknown.
    pub egress: Option<Rc<str>>,
    /// Its rules, where the input says them.
    pub rules: Option<Rc<[GroupRule]>>,
    /// Whether AWS knows it no more (deleted, or a wrong id): who names it fails.
    pub missing: bool,
}

/// One rule of a security group, as AWS counts them: one for each range, group or prefix list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct GroupRule {
    /// Whether it lets traffic in; else out.
    pub inbound: bool,
    /// `tcp`, `udp`, `icmp`, a protocol's number, or `-1`: all.
    pub protocol: Rc<str>,
    /// First and last port; `None`: all, or the protocol has none.
    pub ports: Option<(u16, u16)>,
    /// Where from or to: a block, a group's id, a prefix list's id.
    pub peer: Rc<str>,
}

impl GroupRule {
    /// The one rule of a new group: everything out.
    pub fn all_out() -> Self {
        Self { inbound: false, protocol: "-1".into(), ports: None, peer: "0.0.0.0/0".into() }
    }

    /// As a reader sees it: `tcp 443 10.0.0.0/16`.
    pub fn label(&self) -> String {
        let protocol = if &*self.protocol == "-1" { "all" } else { &self.protocol };
        match self.ports {
            Some((first, last)) if first == last => format!("{protocol} {first} {}", self.peer),
            Some((first, last)) => format!("{protocol} {first}-{last} {}", self.peer),
            None => format!("{protocol} {}", self.peer),
        }
    }
}

/// What a function's execution role lets Lambda do with network interfaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// All that is needed.
    #[default]
    InOrder,
    /// It lacks a permission to create interfaces.
    LacksPermission,
    /// It is deleted.
    Deleted,
}

impl SecurityGroup {
    /// The name, else the id.
    pub fn label(&self) -> Rc<str> {
        self.name.clone().unwrap_or_else(|| Rc::clone(&self.id))
    }

    /// Where it lets traffic out in a few words: of its rules where they are known, else as told.
    /// Empty: nowhere; `None`: unknown.
    pub fn outbound(&self) -> Option<Rc<str>> {
        const MOST: usize = 3;
        let Some(rules) = &self.rules else { return self.egress.clone() };
        let mut peers: Vec<&str> = Vec::new();
        for rule in rules.iter().filter(|rule| !rule.inbound) {
            if !peers.contains(&&*rule.peer) && peers.len() <= MOST {
                peers.push(&rule.peer);
            }
        }
        let more = if peers.len() > MOST { ", …" } else { "" };
        peers.truncate(MOST);
        Some((peers.join(", ") + more).into())
    }

    /// How many rules it has out and in; `None`: unknown.
    pub fn rule_counts(&self) -> Option<(u64, u64)> {
        let rules = self.rules.as_ref()?;
        let inbound = rules.iter().filter(|rule| rule.inbound).count() as u64;
        Some(((rules.len() as u64).saturating_sub(inbound), inbound))
    }
}

/// A **set** of security groups: one column of the board. Sorted, unique, 1 to 5 members of one VPC.
/// A topology holds every set at most once, so equal keys mean equal sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupSet {
    /// Its key.
    pub key: SetKey,
    /// The VPC of its members.
    pub vpc: VpcKey,
    /// The members, sorted by key, unique.
    pub members: Rc<[GroupKey]>,
}

/// How many run at once of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Concurrency {
    /// Follows the board's slider.
    #[default]
    Global,
    /// A value of its own, entered by the user.
    Own(u64),
    /// So many percent of the board's slider: follows it at a distance, up to 1,000,000.
    Relative(u64),
    /// What so many requests a second of so long need.
    Rate {
        /// Requests a second.
        requests_per_second: u64,
        /// How long one takes, in ms.
        duration_ms: u64,
    },
}

impl Concurrency {
    /// Executions at once when the slider says `global`, rounded up. Of a rate: requests a second x
    /// duration, but at least a tenth of the requests a second, because AWS lets an execution
    /// environment answer ten a second at most (rule `concurrency-rate`).
    pub fn at(self, global: u64) -> u64 {
        match self {
            Self::Global => global,
            Self::Own(own) => own,
            Self::Relative(percent) => {
                let exact = (u128::from(global) * u128::from(percent)).div_ceil(100);
                u64::try_from(exact).unwrap_or(u64::MAX).min(super::limits::CONCURRENCY_MAX)
            }
            Self::Rate { requests_per_second, duration_ms } => {
                let busy = (u128::from(requests_per_second) * u128::from(duration_ms)).div_ceil(1000);
                u64::try_from(busy).unwrap_or(u64::MAX).max(requests_per_second.div_ceil(REQUESTS_PER_ENVIRONMENT_SECOND))
            }
        }
    }

    /// Whether it changes when the slider moves.
    pub fn follows(self) -> bool {
        matches!(self, Self::Global | Self::Relative(_))
    }
}

/// Requests one execution environment answers in a second, at most (rule `concurrency-rate`).
pub const REQUESTS_PER_ENVIRONMENT_SECOND: u64 = 10;

/// Which configuration: `$LATEST` or a published version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VersionLabel {
    /// `$LATEST`.
    Latest,
    /// A published version's number.
    Published(Rc<str>),
}

impl VersionLabel {
    /// AWS's text for it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Latest => "$LATEST",
            Self::Published(number) => number,
        }
    }
}

/// Where a version's interfaces are: its subnets and its one set of security groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The subnets, a set: sorted by key, unique, 1 to 16, all of one VPC.
    pub subnets: Rc<[SubnetKey]>,
    /// The set of security groups.
    pub set: SetKey,
}

/// One configuration of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// `$LATEST` or a number.
    pub label: VersionLabel,
    /// Memory in MB, 128 to 10,240.
    pub memory_mb: u64,
    /// `None`: not attached to a VPC.
    pub attachment: Option<Attachment>,
    /// Its place in the order of creation over the whole board.
    pub order: u64,
    /// `Ipv6AllowedForDualStack`: it may speak IPv6 to the outside, if all its subnets are dual-stack.
    pub dual_stack: bool,
}

/// A name for a version, that callers use instead of its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// Its name.
    pub name: Rc<str>,
    /// The version it points to: one of the function's.
    pub version: VersionLabel,
}

/// A function with its versions. Concurrency belongs to the function and is carried by one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its key.
    pub key: FunctionKey,
    /// Its name.
    pub name: Rc<str>,
    /// Its ARN without a version, where the input says it.
    pub arn: Option<Rc<str>>,
    /// The account it is in (not always the subnet's: VPCs can be shared).
    pub account: Rc<str>,
    /// How many run at once.
    pub concurrency: Concurrency,
    /// Which of `versions` carries the concurrency.
    pub carrier: usize,
    /// The configurations, never empty, in order of creation.
    pub versions: Rc<[Version]>,
    /// The aliases; they share their version's interfaces.
    pub aliases: Rc<[Alias]>,
    /// What its execution role allows.
    pub role: Role,
    /// Reserved concurrency; `None`: it shares the unreserved rest.
    pub reserved: Option<u64>,
    /// Provisioned concurrency of all its versions together.
    pub provisioned: u64,
}

impl Function {
    /// The badge: order of creation on the board, from 1.
    pub fn badge(&self) -> u64 {
        u64::from(self.key.0) + 1
    }

    /// The version that carries the concurrency.
    pub fn carrier(&self) -> Option<&Version> {
        self.versions.get(self.carrier_place())
    }

    /// The place of the version that carries the concurrency: the first where the one named is not there.
    pub fn carrier_place(&self) -> usize {
        if self.carrier < self.versions.len() { self.carrier } else { 0 }
    }

    /// Where the carrier is attached.
    pub fn attachment(&self) -> Option<&Attachment> {
        self.carrier()?.attachment.as_ref()
    }

    /// Its executions at once, with `global` for those that follow the slider.
    pub fn concurrency_or(&self, global: u64) -> u64 {
        self.concurrency.at(global)
    }
}

/// What an event source mapping polls from within a VPC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventSourceKind {
    /// Amazon MSK.
    Msk,
    /// Self-managed Apache Kafka in a VPC.
    Kafka,
    /// Amazon MQ.
    Mq,
    /// Amazon DocumentDB.
    DocumentDb,
}

impl EventSourceKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Msk, Self::Kafka, Self::Mq, Self::DocumentDb];

    /// AWS's name, never translated.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Msk => "Amazon MSK",
            Self::Kafka => "Apache Kafka",
            Self::Mq => "Amazon MQ",
            Self::DocumentDb => "Amazon DocumentDB",
        }
    }

    /// In files: `msk`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Msk => "msk",
            Self::Kafka => "kafka",
            Self::Mq => "mq",
            Self::DocumentDb => "documentdb",
        }
    }

    /// The broker's ports, to be let in by the source's own security group.
    pub fn ports(self) -> &'static [u16] {
        match self {
            Self::Msk => &[9092, 9094, 9096, 9098],
            Self::Kafka => &[9092],
            Self::Mq => &[61617, 5671],
            Self::DocumentDb => &[27017],
        }
    }
}

/// An event source mapping whose pollers use the **source's** subnets and groups (rule
/// `event-source-enis`): the function's own VPC settings do not matter to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventSource {
    /// Its key.
    pub key: EventSourceKey,
    /// What the source is called. Unique on the board.
    pub name: Rc<str>,
    /// What is polled.
    pub kind: EventSourceKind,
    /// The function that is invoked.
    pub function: FunctionKey,
    /// The source's subnets and set of groups.
    pub attachment: Attachment,
    /// Its place in the order of creation over the whole board.
    pub order: u64,
}

/// Who keeps a Hyperplane ENI alive. Other services join later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holder {
    /// A function's version, by its place in [`Function::versions`].
    Version {
        /// The function.
        function: FunctionKey,
        /// The place among its versions.
        version: u32,
    },
    /// The pollers of an event source.
    EventSource(EventSourceKey),
}

impl Holder {
    /// The function whose version holds; `None`: pollers do.
    pub fn function(&self) -> Option<FunctionKey> {
        match self {
            Self::Version { function, .. } => Some(*function),
            Self::EventSource(_) => None,
        }
    }
}
