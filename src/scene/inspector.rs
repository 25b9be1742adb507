//! What the inspector shows, as data.

use crate::model::{Assumptions, Comparison, Eni, Estimate, Fit, LimitName};
use crate::network::{
    Cidr, Concurrency, EventSourceKey, Function, FunctionKey, GroupKey, GroupRule, Holder, ReservedRole, SetKey, SubnetKey,
    Topology, Version, VersionLabel, VpcKey,
};
use crate::state::{AssumptionEdit, Inspected};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Functions up to which the highest fitting concurrency is looked for: some 20 runs of Before.
const SMALL: usize = 1_000;
/// ENIs of one subnet that get a line of their own in its table.
const LINES: u64 = 24;
/// Functions or holders named in one list.
pub const NAMED: usize = 60;
/// The first address Lambda may get.
const FIRST: u64 = 4;

/// The tabs of the inspector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tab {
    /// A function.
    Function,
    /// An interface.
    Eni,
    /// A subnet.
    Subnet,
    /// A set of security groups.
    Set,
    /// A VPC.
    Vpc,
    /// The assumptions.
    Assumptions,
    /// What fails, what could be better, and the limits.
    Checks,
    /// An event source: only while it is shown.
    EventSource,
    /// Why a figure is what it is: only while that is shown.
    Why,
}

impl Tab {
    /// The tab on which something stands.
    pub fn of(inspected: Inspected) -> Self {
        match inspected {
            Inspected::Function(_) => Self::Function,
            Inspected::Eni(..) => Self::Eni,
            Inspected::Subnet(_) => Self::Subnet,
            Inspected::Set(_) => Self::Set,
            Inspected::Vpc(_) => Self::Vpc,
            Inspected::EventSource(_) => Self::EventSource,
            Inspected::Assumptions => Self::Assumptions,
            Inspected::Checks => Self::Checks,
            Inspected::Why(_) => Self::Why,
        }
    }
}

/// Every tab with what it would show: what belongs to the thing shown, else the first of the board.
pub fn tabs(comparison: &Comparison, shown: Inspected) -> [(Tab, Option<Inspected>); 7] {
    let topology = &comparison.topology;
    let first_holder = |eni: &Eni| eni.holders.iter().find_map(Holder::function);
    let eni_where = |choose: &dyn Fn(&Eni) -> bool| comparison.hyperplane.enis.iter().find(|eni| choose(eni));
    let eni = match shown {
        Inspected::Function(key) => {
            let holds = |holder: &Holder| matches!(holder, Holder::Version { function, .. } if *function == key);
            eni_where(&|eni| eni.holders.iter().any(holds))
        }
        Inspected::Eni(subnet, set) => eni_where(&|eni| (eni.subnet, eni.set) == (subnet, set)),
        Inspected::Subnet(subnet) => eni_where(&|eni| eni.subnet == subnet),
        Inspected::Set(set) => eni_where(&|eni| eni.set == set),
        Inspected::Vpc(vpc) => eni_where(&|eni| topology.set(eni.set).is_some_and(|set| set.vpc == vpc)),
        Inspected::EventSource(key) => eni_where(&|eni| eni.holders.contains(&Holder::EventSource(key))),
        Inspected::Assumptions | Inspected::Checks | Inspected::Why(_) => comparison.hyperplane.enis.first(),
    };
    let function = match shown {
        Inspected::Function(key) => Some(key),
        Inspected::EventSource(key) => topology.event_source(key).map(|source| source.function),
        _ => eni.and_then(first_holder).or_else(|| topology.functions.get(0).map(|function| function.key)),
    };
    let subnet = match shown {
        Inspected::Subnet(key) => Some(key),
        Inspected::Vpc(vpc) => topology.subnets.iter().find(|subnet| subnet.vpc == vpc).map(|subnet| subnet.key),
        _ => eni.map(|eni| eni.subnet).or_else(|| topology.subnets.get(0).map(|subnet| subnet.key)),
    };
    let set = match shown {
        Inspected::Set(key) => Some(key),
        Inspected::Vpc(vpc) => topology.sets.iter().find(|set| set.vpc == vpc).map(|set| set.key),
        _ => eni.map(|eni| eni.set).or_else(|| topology.sets.get(0).map(|set| set.key)),
    };
    let vpc = match shown {
        Inspected::Vpc(key) => Some(key),
        Inspected::Set(key) => topology.set(key).map(|set| set.vpc),
        _ => subnet
            .and_then(|key| topology.subnet(key))
            .map(|subnet| subnet.vpc)
            .or_else(|| topology.vpcs.get(0).map(|vpc| vpc.key)),
    };
    [
        (Tab::Function, function.map(Inspected::Function)),
        (Tab::Eni, eni.map(|eni| Inspected::Eni(eni.subnet, eni.set))),
        (Tab::Subnet, subnet.map(Inspected::Subnet)),
        (Tab::Set, set.map(Inspected::Set)),
        (Tab::Vpc, vpc.map(Inspected::Vpc)),
        (Tab::Assumptions, Some(Inspected::Assumptions)),
        (Tab::Checks, Some(Inspected::Checks)),
    ]
}

pub(super) fn badge(function: &Function) -> String {
    format!("{:02}", function.badge())
}

/// One version of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLine {
    /// Which.
    pub label: VersionLabel,
    /// As a reader sees it: `$LATEST`, `v2`.
    pub tag: Rc<str>,
    /// Memory in MB.
    pub memory_mb: u64,
    /// Its set; `None`: not attached.
    pub set: Option<SetKey>,
    /// Its set's label.
    pub set_label: String,
    /// Its subnets.
    pub subnets: Rc<[SubnetKey]>,
    /// Whether it may speak IPv6.
    pub dual_stack: bool,
    /// Whether all its subnets could.
    pub can_dual_stack: bool,
    /// Whether it carries the concurrency.
    pub carrier: bool,
    /// The aliases that point to it, joined.
    pub aliases: String,
    /// ENIs it uses Now.
    pub enis: u64,
    /// Of those, how many nobody else holds: deleting the version frees them.
    pub alone: u64,
    /// Why it failed.
    pub failure: Option<&'static str>,
}

/// A subnet to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The subnet.
    pub key: SubnetKey,
    /// Its label.
    pub label: Rc<str>,
    /// Free Now; `None`: unbounded.
    pub free: Option<u64>,
}

/// A set to choose: its VPC's name where there are several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetLine {
    /// The set.
    pub key: SetKey,
    /// Its VPC.
    pub vpc: VpcKey,
    /// What a reader calls it.
    pub label: String,
}

/// A function.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionPane {
    /// Its key.
    pub key: FunctionKey,
    /// Its badge.
    pub badge: String,
    /// Its name.
    pub name: Rc<str>,
    /// Whether a version is in a VPC.
    pub attached: bool,
    /// Why a version failed, if one did.
    pub failure: Option<&'static str>,
    /// Before: needed, created, needed by the other estimate.
    pub before: (u64, u64, u64),
    /// The estimate of the first two.
    pub estimate: Estimate,
    /// Now: ENIs it uses.
    pub now: u64,
    /// Now: of those, how many only it holds.
    pub alone: u64,
    /// Badges of the functions it shares with, joined.
    pub shared_with: String,
    /// Its concurrency as set.
    pub concurrency: Concurrency,
    /// What that comes to.
    pub effective: u64,
    /// The slider.
    pub global: u64,
    /// Whether ten requests a second for each environment decide, not the duration.
    pub by_requests: bool,
    /// Its versions, in order of creation.
    pub versions: Vec<VersionLine>,
    /// Its aliases: name, version.
    pub aliases: Vec<(Rc<str>, VersionLabel)>,
    /// The sets to choose from.
    pub sets: Vec<SetLine>,
}

fn tag(label: &VersionLabel) -> Rc<str> {
    match label {
        VersionLabel::Latest => label.as_str().into(),
        VersionLabel::Published(number) => format!("v{number}").into(),
    }
}

/// The badges of these functions, at most a dozen.
fn badges(topology: &Topology, keys: &BTreeSet<FunctionKey>) -> String {
    const MOST: usize = 12;
    let mut names: Vec<String> = keys.iter().take(MOST).filter_map(|key| topology.function(*key)).map(badge).collect();
    if keys.len() > MOST {
        names.push("…".to_owned());
    }
    names.join(", ")
}

/// A function as the inspector shows it.
pub fn function(comparison: &Comparison, key: FunctionKey) -> Option<FunctionPane> {
    let topology = &comparison.topology;
    let at = topology.function_at(key)?;
    let found = topology.functions.get(at)?;
    let held: Vec<&Eni> =
        comparison.hyperplane.enis.iter().filter(|eni| eni.holders.iter().any(|holder| holder.function() == Some(key))).collect();
    let others: BTreeSet<FunctionKey> =
        held.iter().flat_map(|eni| eni.holders.iter().filter_map(Holder::function)).filter(|other| *other != key).collect();
    let alone = held.iter().filter(|eni| eni.holders.iter().all(|holder| holder.function() == Some(key)));
    let carrier = found.carrier_place();
    let failure = |place: usize| {
        let states = comparison.hyperplane.versions.iter();
        states
            .filter(|state| state.function as usize == at && state.version as usize == place)
            .find_map(|state| state.failure)
            .map(|failure| failure.code())
    };
    let versions = found.versions.iter().enumerate().map(|(place, version)| {
        let own = Holder::Version { function: key, version: place as u32 };
        let used: Vec<&&Eni> = held.iter().filter(|eni| eni.holders.contains(&own)).collect();
        version_line(comparison, found, version, place == carrier, (&used, own), failure(place))
    });
    let versions: Vec<VersionLine> = versions.collect();
    let before = comparison.legacy.functions.get(at);
    let global = comparison.assumptions.concurrency;
    let effective = found.concurrency_or(global);
    let by_requests = match found.concurrency {
        Concurrency::Rate { requests_per_second, duration_ms } => {
            effective > 0 && u128::from(requests_per_second) * u128::from(duration_ms) <= u128::from(effective - 1) * 1_000
        }
        _ => false,
    };
    Some(FunctionPane {
        key,
        badge: badge(found),
        name: Rc::clone(&found.name),
        attached: found.versions.iter().any(|version| version.attachment.is_some()),
        failure: versions.iter().find_map(|version| version.failure),
        before: before.map_or((0, 0, 0), |before| (before.needed, before.created, before.other_needed)),
        estimate: comparison.legacy.estimate,
        now: held.iter().map(|eni| eni.interfaces).sum(),
        alone: alone.map(|eni| eni.interfaces).sum(),
        shared_with: badges(topology, &others),
        concurrency: found.concurrency,
        effective,
        global,
        by_requests,
        versions,
        aliases: found.aliases.iter().map(|alias| (Rc::clone(&alias.name), alias.version.clone())).collect(),
        sets: set_lines(topology),
    })
}

fn version_line(
    comparison: &Comparison,
    function: &Function,
    version: &Version,
    carrier: bool,
    (used, own): (&[&&Eni], Holder),
    failure: Option<&'static str>,
) -> VersionLine {
    let topology = &comparison.topology;
    let subnets: Rc<[SubnetKey]> = version.attachment.as_ref().map_or_else(|| [].into(), |at| Rc::clone(&at.subnets));
    let set = version.attachment.as_ref().map(|at| at.set);
    let aliases: Vec<&str> =
        function.aliases.iter().filter(|alias| alias.version == version.label).map(|alias| &*alias.name).collect();
    VersionLine {
        label: version.label.clone(),
        tag: tag(&version.label),
        memory_mb: version.memory_mb,
        set,
        set_label: set.map(|set| topology.set_label(set)).unwrap_or_default(),
        can_dual_stack: !subnets.is_empty()
            && subnets.iter().all(|key| topology.subnet(*key).is_some_and(|subnet| subnet.dual_stack)),
        subnets,
        dual_stack: version.dual_stack,
        carrier,
        aliases: aliases.join(", "),
        enis: used.iter().map(|eni| eni.interfaces).sum(),
        alone: used.iter().filter(|eni| eni.holders.iter().all(|holder| *holder == own)).map(|eni| eni.interfaces).sum(),
        failure,
    }
}

pub(super) fn set_lines(topology: &Topology) -> Vec<SetLine> {
    let several = topology.vpcs.len() > 1;
    let line = |set: &crate::network::GroupSet| {
        let mut label = topology.set_label(set.key);
        if several && let Some(vpc) = topology.vpc(set.vpc) {
            label.push_str(&format!(" · {}", vpc.name.as_ref().unwrap_or(&vpc.id)));
        }
        SetLine { key: set.key, vpc: set.vpc, label }
    };
    topology.sets.iter().map(line).collect()
}

/// The subnets of a VPC to tick, in row order.
pub fn places(comparison: &Comparison, vpc: VpcKey) -> Vec<Place> {
    let rows = comparison.topology.subnets.iter().zip(&comparison.hyperplane.rows);
    rows.filter(|(subnet, _)| subnet.vpc == vpc)
        .map(|(subnet, row)| Place { key: subnet.key, label: subnet.label(), free: row.free })
        .collect()
}

/// Who holds an interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolderLine {
    /// The function.
    pub function: FunctionKey,
    /// Its badge.
    pub badge: String,
    /// Its name.
    pub name: Rc<str>,
    /// Its version as a reader sees it.
    pub version: Rc<str>,
    /// Whether this version carries the concurrency.
    pub carrier: bool,
}

/// An interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EniPane {
    /// The subnet.
    pub subnet: SubnetKey,
    /// The set.
    pub set: SetKey,
    /// The subnet's label.
    pub subnet_label: Rc<str>,
    /// The set's label.
    pub set_label: String,
    /// The owner's account.
    pub account: Rc<str>,
    /// An illustrative address of the first one.
    pub address: Option<String>,
    /// Interfaces needed.
    pub interfaces: u64,
    /// Interfaces created.
    pub created: u64,
    /// Connections of all holders.
    pub connections: u64,
    /// Connections the interfaces carry.
    pub capacity: u64,
    /// Why it was not made.
    pub failure: Option<&'static str>,
    /// Who holds it, in order of creation, as many as are named.
    pub holders: Vec<HolderLine>,
    /// Holders beyond those.
    pub more: u64,
    /// Distinct functions that hold it.
    pub functions: u64,
    /// Whether published versions alone keep it: no `$LATEST` and no event source uses it.
    pub by_versions_only: bool,
    /// The event sources whose pollers use it: key, name, kind.
    pub sources: Vec<(EventSourceKey, Rc<str>, &'static str)>,
}

/// The interface of a subnet and a set.
pub fn eni(comparison: &Comparison, subnet: SubnetKey, set: SetKey) -> Option<EniPane> {
    let topology = &comparison.topology;
    let row = topology.subnet_at(subnet)?;
    let found = comparison.eni_at(row, set)?;
    let place = topology.subnets.get(row)?;
    let line = |holder: &Holder| {
        let Holder::Version { function, version } = holder else { return None };
        let function = topology.function(*function)?;
        let label = &function.versions.get(*version as usize)?.label;
        let carrier = function.carrier().is_some_and(|carrier| carrier.label == *label);
        Some(HolderLine {
            function: function.key,
            badge: badge(function),
            name: Rc::clone(&function.name),
            version: tag(label),
            carrier,
        })
    };
    let latest = |holder: &Holder| {
        let Holder::Version { function, version } = holder else { return true };
        let function = topology.function(*function);
        function.and_then(|f| f.versions.get(*version as usize)).is_some_and(|version| version.label == VersionLabel::Latest)
    };
    Some(EniPane {
        subnet,
        set,
        subnet_label: place.label(),
        set_label: topology.set_label(set),
        account: comparison.hyperplane.accounts.get(found.account as usize).cloned().unwrap_or_default(),
        address: found.place.and_then(|at| place.cidr?.address(FIRST + at)).map(|address| address.to_string()),
        interfaces: found.interfaces,
        created: found.created,
        connections: found.connections,
        capacity: found.interfaces.saturating_mul(comparison.assumptions.limits.connections_per_interface),
        failure: found.failure.map(|failure| failure.code()),
        holders: found.holders.iter().filter_map(line).take(NAMED).collect(),
        more: found.holders.iter().filter_map(Holder::function).count().saturating_sub(NAMED) as u64,
        functions: found.holders.iter().filter_map(Holder::function).collect::<BTreeSet<_>>().len() as u64,
        by_versions_only: !found.holders.iter().any(latest),
        sources: found
            .holders
            .iter()
            .filter_map(|holder| match holder {
                Holder::EventSource(key) => topology.event_source(*key),
                Holder::Version { .. } => None,
            })
            .map(|source| (source.key, Rc::clone(&source.name), source.kind.as_str()))
            .collect(),
    })
}

/// What an address is used for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Use {
    /// By AWS.
    Reserved(ReservedRole),
    /// So many ENIs.
    Enis(u64),
    /// One Hyperplane ENI: its holders' badges, its set.
    Eni(String, String),
    /// So many other occupants.
    Others(u64),
    /// So many free.
    Free(u64),
}

/// A line of a subnet's table: addresses that are used alike in both worlds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressLine {
    /// The first address, and the last one where there are several.
    pub range: String,
    /// Before.
    pub before: Use,
    /// Now.
    pub now: Use,
}

/// A subnet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubnetPane {
    /// Its key.
    pub key: SubnetKey,
    /// Its VPC.
    pub vpc: VpcKey,
    /// Its label.
    pub label: Rc<str>,
    /// AWS's id.
    pub id: Rc<str>,
    /// Its block.
    pub cidr: Option<Cidr>,
    /// Its zone.
    pub az: Rc<str>,
    /// Zones on the board.
    pub zones: Vec<Rc<str>>,
    /// Other occupants.
    pub occupied: u64,
    /// Whether it has IPv6 too.
    pub dual_stack: bool,
    /// Addresses that may be used; `None`: unbounded.
    pub usable: Option<u64>,
    /// Before: used by Lambda, refused.
    pub before: (u64, u64),
    /// Before: free.
    pub before_free: Option<u64>,
    /// Now: used by Lambda, not made.
    pub now: (u64, u64),
    /// Now: free.
    pub now_free: Option<u64>,
    /// The next prefix that fits, Before and Now.
    pub fits: (Fit, Fit),
    /// The highest concurrency at which Before refuses nothing on the whole board.
    pub highest: Option<u64>,
    /// Further sets that fit here Now, and those the VPC's quota leaves.
    pub more_sets: Option<(u64, u64)>,
    /// What stands before the addresses of the table: `10.0.1.`; empty: they are written whole.
    pub stem: String,
    /// Its table of addresses.
    pub addresses: Vec<AddressLine>,
    /// The subnet with which it can be joined.
    pub neighbour: Option<(SubnetKey, Rc<str>)>,
    /// Functions that live here.
    pub functions: u64,
}

/// A subnet as the inspector shows it.
pub fn subnet(comparison: &Comparison, key: SubnetKey) -> Option<SubnetPane> {
    let topology = &comparison.topology;
    let row = topology.subnet_at(key)?;
    let found = topology.subnets.get(row)?;
    let (before, now) = (comparison.legacy.rows.get(row)?, comparison.hyperplane.rows.get(row)?);
    let usable = comparison.capacity.get(row)?.usable;
    let small = topology.functions.len() <= SMALL;
    let quota = comparison.hyperplane.quota.iter().find(|quota| quota.vpc == found.vpc);
    let left = quota.map_or(0, |quota| quota.limit.saturating_sub(quota.used));
    let zones: BTreeSet<Rc<str>> = topology.subnets.iter().filter_map(|subnet| subnet.az.clone()).collect();
    let (stem, addresses) = found.cidr.map(|cidr| addresses(comparison, row, cidr)).unwrap_or_default();
    Some(SubnetPane {
        key,
        vpc: found.vpc,
        label: found.label(),
        id: Rc::clone(&found.id),
        cidr: found.cidr,
        az: found.az.clone().unwrap_or_default(),
        zones: zones.into_iter().collect(),
        occupied: found.occupied,
        dual_stack: found.dual_stack,
        usable,
        before: (before.created, before.refused),
        before_free: before.free,
        now: (now.created, now.needed.saturating_sub(now.created)),
        now_free: now.free,
        fits: comparison.next_prefixes(row)?,
        highest: small.then(|| comparison.highest_fitting_concurrency()).flatten(),
        more_sets: now.free.map(|free| (free, left)),
        stem,
        addresses,
        neighbour: topology.neighbour(key).map(|other| (other.key, other.label())),
        functions: topology.functions_in(key).count() as u64,
    })
}

/// The table of a subnet's addresses: as the boxes of the board fill, from .4 upward.
fn addresses(comparison: &Comparison, row: usize, cidr: Cidr) -> (String, Vec<AddressLine>) {
    let (Some(before), Some(now)) = (comparison.legacy.rows.get(row), comparison.hyperplane.rows.get(row)) else {
        return Default::default();
    };
    let occupied = comparison.capacity.get(row).map_or(0, |capacity| capacity.occupied);
    let last = cidr.size().saturating_sub(1);
    let mut enis: Vec<(u64, &Eni)> = now
        .enis
        .iter()
        .filter_map(|at| comparison.hyperplane.enis.get(*at as usize))
        .filter_map(|eni| Some((FIRST + eni.place?, eni)))
        .filter(|(at, _)| *at < FIRST + LINES)
        .collect();
    enis.sort_unstable_by_key(|(at, _)| *at);
    let (old_end, new_end) = (FIRST + before.created, FIRST + now.created);
    let mut cuts: BTreeSet<u64> =
        [0, 1, 2, 3, FIRST, old_end, new_end, old_end + occupied, new_end + occupied, last, last + 1].into();
    cuts.extend(enis.iter().flat_map(|(at, _)| [*at, at + 1]));
    let cuts: Vec<u64> = cuts.into_iter().filter(|cut| *cut <= last + 1).collect();
    let stem = if cidr.prefix() >= 24 {
        let first = cidr.first().octets();
        let [a, b, c, _] = first;
        format!("{a}.{b}.{c}.")
    } else {
        String::new()
    };
    let address = |at: u64| {
        let text = cidr.address(at).map(|address| address.to_string()).unwrap_or_default();
        match text.strip_prefix(stem.as_str()) {
            Some(rest) if !stem.is_empty() => format!(".{rest}"),
            _ => text,
        }
    };
    let lines = cuts.iter().zip(cuts.iter().skip(1)).map(|(from, to)| {
        let (from, to) = (*from, *to);
        let count = to - from;
        let what = |end: u64| match cidr.reserved(from) {
            Some(role) => Use::Reserved(role),
            None if from < end => Use::Enis(count),
            None if from < end + occupied => Use::Others(count),
            None => Use::Free(count),
        };
        let now = match (what(new_end), enis.iter().find(|(at, _)| *at == from)) {
            (Use::Enis(1), Some((_, eni))) => {
                let holders: BTreeSet<FunctionKey> = eni.holders.iter().filter_map(Holder::function).collect();
                Use::Eni(badges(&comparison.topology, &holders), comparison.topology.set_label(eni.set))
            }
            (other, _) => other,
        };
        let range = if count == 1 { address(from) } else { format!("{} – {}", address(from), address(to - 1)) };
        AddressLine { range, before: what(old_end), now }
    });
    let lines = lines.collect();
    (stem, lines)
}

/// A group that is or may be in a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupLine {
    /// The group.
    pub key: GroupKey,
    /// Its name.
    pub label: Rc<str>,
    /// Its outbound rules in a few words.
    pub egress: Rc<str>,
    /// Whether it is in the set.
    pub member: bool,
    /// Whether AWS knows it no more.
    pub missing: bool,
    /// Its rules, where they are known.
    pub rules: Option<Rc<[GroupRule]>>,
}

/// A set of security groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetPane {
    /// Its key.
    pub key: SetKey,
    /// Its label.
    pub label: String,
    /// The groups of its VPC, members first.
    pub groups: Vec<GroupLine>,
    /// Functions with a version that uses it: key, badge, name.
    pub functions: Vec<(FunctionKey, String, Rc<str>)>,
    /// Functions beyond those named.
    pub more: u64,
    /// ENIs it has Now.
    pub enis: u64,
    /// The subnets where it has them.
    pub subnets: Vec<(SubnetKey, Rc<str>)>,
}

/// A set as the inspector shows it.
pub fn set(comparison: &Comparison, key: SetKey) -> Option<SetPane> {
    let topology = &comparison.topology;
    let found = topology.set(key)?;
    let mut groups: Vec<GroupLine> = topology
        .groups
        .iter()
        .filter(|group| group.vpc == found.vpc)
        .map(|group| GroupLine {
            key: group.key,
            label: group.label(),
            egress: group.outbound().unwrap_or_default(),
            member: found.members.contains(&group.key),
            missing: group.missing,
            rules: group.rules.clone(),
        })
        .collect();
    groups.sort_by_key(|group| !group.member);
    let uses = |version: &Version| version.attachment.as_ref().is_some_and(|attachment| attachment.set == key);
    let users: Vec<&Function> = topology.functions.iter().filter(|function| function.versions.iter().any(uses)).collect();
    let enis: Vec<&Eni> = comparison.hyperplane.enis.iter().filter(|eni| eni.set == key).collect();
    let subnets = enis.iter().filter_map(|eni| Some((eni.subnet, topology.subnets.get(eni.row as usize)?.label())));
    Some(SetPane {
        key,
        label: topology.set_label(key),
        groups,
        functions: users.iter().take(NAMED).map(|f| (f.key, badge(f), Rc::clone(&f.name))).collect(),
        more: users.len().saturating_sub(NAMED) as u64,
        enis: enis.iter().map(|eni| eni.interfaces).sum(),
        subnets: subnets.collect(),
    })
}

/// A VPC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VpcPane {
    /// Its key.
    pub key: VpcKey,
    /// What a reader calls it.
    pub label: Rc<str>,
    /// AWS's id.
    pub id: Rc<str>,
    /// Its account and Region.
    pub place: String,
    /// Its blocks, primary first.
    pub cidrs: Rc<[Cidr]>,
    /// Hyperplane ENIs used, and the quota.
    pub quota: (u64, u64),
    /// Its subnets.
    pub subnets: Vec<(SubnetKey, Rc<str>, Option<Cidr>)>,
    /// A free block to split, where one is left.
    pub free: Option<Cidr>,
    /// Its zones, as a split would take them.
    pub zones: String,
    /// The other VPCs.
    pub others: Vec<(VpcKey, Rc<str>)>,
    /// A free name for a new VPC.
    pub new_name: String,
}

/// A VPC as the inspector shows it.
pub fn vpc(comparison: &Comparison, key: VpcKey) -> Option<VpcPane> {
    let topology = &comparison.topology;
    let found = topology.vpc(key)?;
    let label = |vpc: &crate::network::Vpc| vpc.name.clone().unwrap_or_else(|| Rc::clone(&vpc.id));
    let own = || topology.subnets.iter().filter(|subnet| subnet.vpc == key);
    let zones: BTreeSet<Rc<str>> = own().filter_map(|subnet| subnet.az.clone()).collect();
    let zones: Vec<&str> = zones.iter().map(|zone| &**zone).collect();
    let quota = comparison.hyperplane.quota.iter().find(|quota| quota.vpc == key);
    let taken = |name: &str| topology.vpcs.iter().any(|vpc| &*vpc.id == name || vpc.name.as_deref() == Some(name));
    Some(VpcPane {
        key,
        label: label(found),
        id: Rc::clone(&found.id),
        place: format!("{} · {}", found.account, found.region),
        cidrs: Rc::clone(&found.cidrs),
        quota: quota.map_or((0, comparison.assumptions.eni_quota), |quota| (quota.used, quota.limit)),
        subnets: own().map(|subnet| (subnet.key, subnet.label(), subnet.cidr)).collect(),
        free: free_block(topology, key, &found.cidrs),
        zones: zones.join(", "),
        others: topology.vpcs.iter().filter(|vpc| vpc.key != key).map(|vpc| (vpc.key, label(vpc))).collect(),
        new_name: (2u64..).map(|n| format!("vpc-{n}")).find(|name| !taken(name)).unwrap_or_default(),
    })
}

/// The first free block: a /22, else a /24, else a /28.
fn free_block(topology: &Topology, vpc: VpcKey, cidrs: &[Cidr]) -> Option<Cidr> {
    [22u8, 24, 28].into_iter().find_map(|prefix| {
        let step = 1u64 << (32 - u64::from(prefix));
        cidrs.iter().filter(|whole| whole.prefix() <= prefix).find_map(|whole| {
            let blocks = (0..whole.size() / step).filter_map(|n| Cidr::new(whole.address(n * step)?, prefix));
            // A VPC full of subnets is not searched for ever.
            blocks.take(512).find(|block| topology.check_block(vpc, *block, &[]).is_ok())
        })
    })
}

/// An assumption that is a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assumption {
    /// Connections per execution environment.
    Connections,
    /// Seconds a legacy ENI took to attach.
    AttachDelay,
    /// Hyperplane ENIs per VPC.
    EniQuota,
    /// Those that other services use.
    OtherEnis,
    /// Concurrent executions of the account.
    AccountConcurrency,
    /// The Region's quota of 2019.
    RegionQuota,
    /// A further limit.
    Limit(LimitName),
}

impl Assumption {
    /// All, in the order of the page.
    pub const ALL: [Self; 13] = [
        Self::Connections,
        Self::AttachDelay,
        Self::EniQuota,
        Self::OtherEnis,
        Self::AccountConcurrency,
        Self::Limit(LimitName::UnreservedLeast),
        Self::Limit(LimitName::ConnectionsPerInterface),
        Self::Limit(LimitName::SubnetsPerFunction),
        Self::Limit(LimitName::GroupsPerFunction),
        Self::Limit(LimitName::RegionInterfaces),
        Self::Limit(LimitName::NauPerVpc),
        Self::Limit(LimitName::RulesPerGroup),
        Self::RegionQuota,
    ];

    /// The edit that sets it; `None` switches off what can be off.
    pub fn edit(self, value: Option<u64>) -> AssumptionEdit {
        let number = value.unwrap_or(0);
        match self {
            Self::Connections => AssumptionEdit::ConnectionsPerEnvironment(number),
            Self::AttachDelay => AssumptionEdit::AttachDelay(number),
            Self::EniQuota => AssumptionEdit::EniQuota(number),
            Self::OtherEnis => AssumptionEdit::OtherEnis(number),
            Self::AccountConcurrency => AssumptionEdit::AccountConcurrency(number),
            Self::RegionQuota => AssumptionEdit::RegionQuota2019(value),
            Self::Limit(name) => AssumptionEdit::Limit(name, number),
        }
    }

    fn of(self, assumptions: &Assumptions) -> Option<u64> {
        match self {
            Self::Connections => Some(assumptions.connections_per_environment),
            Self::AttachDelay => Some(assumptions.attach_delay_s),
            Self::EniQuota => Some(assumptions.eni_quota),
            Self::OtherEnis => Some(assumptions.other_enis),
            Self::AccountConcurrency => Some(assumptions.account_concurrency),
            Self::RegionQuota => assumptions.region_quota_2019,
            Self::Limit(name) => Some(name.of(&assumptions.limits)),
        }
    }
}

/// One assumption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AssumptionLine {
    /// Which.
    pub which: Assumption,
    /// Its value; `None`: off.
    pub value: Option<u64>,
    /// Its default; `None`: off.
    pub default: Option<u64>,
}

impl AssumptionLine {
    /// Whether it is not as it was at first.
    pub fn changed(&self) -> bool {
        self.value != self.default
    }
}

/// The assumptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssumptionsPane {
    /// The estimate in force.
    pub estimate: Estimate,
    /// ENIs needed Before, one per environment and by AWS's formula.
    pub needed: (u64, u64),
    /// The numbers.
    pub lines: Vec<AssumptionLine>,
    /// How many are changed, the estimate among them.
    pub changed: u64,
}

/// The assumptions as the inspector shows them.
pub fn assumptions(comparison: &Comparison) -> AssumptionsPane {
    let (now, default) = (&comparison.assumptions, Assumptions::default());
    let lines: Vec<AssumptionLine> =
        Assumption::ALL.map(|which| AssumptionLine { which, value: which.of(now), default: which.of(&default) }).into();
    let (needed, other) = (comparison.legacy.needed, comparison.legacy.other_needed);
    let estimate = now.estimate;
    AssumptionsPane {
        estimate,
        needed: if estimate == Estimate::PerEnvironment { (needed, other) } else { (other, needed) },
        changed: lines.iter().filter(|line| line.changed()).count() as u64 + u64::from(estimate != default.estimate),
        lines,
    }
}
