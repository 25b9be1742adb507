//! What does not fail and could be better.

use super::blocks::{block_for, prefix_for};
use super::failures::is_published;
use super::{Change, Finding, Kind, Merge, OF_A_KIND, Pricer, VersionKey, World, merge_to, rules_of, sets_in_use};
use crate::model::{Comparison, LegacyFailure};
use crate::network::{FunctionKey, Holder, SetKey, Subnet, SubnetKey, VersionLabel, VpcKey};
use crate::rules::{ADVICE_USE_PERCENT, REGION_QUOTA_2019_LEAST, UNEVEN_TIMES};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// Sets of one group each from which on they look like a habit.
const OWN_GROUPS: u64 = 3;

/// A set, its functions, its column.
type SetUse = (SetKey, usize, usize);
/// A function of one zone, where that is known, and how many subnets it has.
type InZone = (FunctionKey, Option<Rc<str>>, usize);

/// Whether so much of the whole is more than the mark.
fn is_high(part: u64, whole: u64) -> bool {
    whole > 0 && u128::from(part) * 100 > u128::from(whole) * u128::from(ADVICE_USE_PERCENT)
}

/// Addresses so that `used` of them are at most the mark.
fn with_headroom(used: u64) -> u64 {
    used.saturating_mul(100).div_ceil(ADVICE_USE_PERCENT)
}

/// Whether no subnet of the VPC, nor its quota, is used above the mark.
pub(super) fn is_roomy(comparison: &Comparison, vpc: VpcKey) -> bool {
    let rows = comparison.topology.subnets.iter().zip(comparison.capacity.iter().zip(&comparison.hyperplane.rows));
    let high = |(capacity, row): (&crate::model::Capacity, &crate::model::HyperplaneRow)| {
        capacity.usable.is_some_and(|usable| is_high(capacity.occupied + row.created, usable))
    };
    let subnets = rows.filter(|(subnet, _)| subnet.vpc == vpc).all(|(_, both)| !high(both));
    let quota = comparison.hyperplane.quota.iter().find(|quota| quota.vpc == vpc);
    subnets && quota.is_none_or(|quota| !is_high(quota.used, quota.limit))
}

/// How many sets every subnet in use, and the quota, hold below the mark, if each were in every one.
pub(super) fn sets_with_room(comparison: &Comparison, vpc: VpcKey) -> u64 {
    let mark = |whole: u64| u64::try_from(u128::from(whole) * u128::from(ADVICE_USE_PERCENT) / 100).unwrap_or(u64::MAX);
    let rows = comparison.topology.subnets.iter().zip(comparison.capacity.iter().zip(&comparison.hyperplane.rows));
    let in_use: Vec<_> = rows.filter(|(subnet, (_, row))| subnet.vpc == vpc && !row.enis.is_empty()).collect();
    let by_subnet = in_use.iter().filter_map(|(_, (room, _))| Some(mark(room.usable?).saturating_sub(room.occupied))).min();
    let assumptions = &comparison.assumptions;
    let quota = mark(assumptions.eni_quota).saturating_sub(assumptions.other_enis) / (in_use.len() as u64).max(1);
    by_subnet.unwrap_or(u64::MAX).min(quota).max(1)
}

/// Sets of the VPC that let out the same, each class as one merge into its most used member.
pub(super) fn same_rules(comparison: &Comparison, vpc: VpcKey) -> Option<Rc<[Merge]>> {
    let merges: Vec<Merge> = classes(comparison, vpc)
        .into_iter()
        .filter_map(|class| {
            let into = class.iter().max_by(|a, b| a.1.cmp(&b.1).then(b.2.cmp(&a.2)))?.0;
            let from: Rc<[SetKey]> = class.iter().map(|(set, ..)| *set).filter(|set| *set != into).collect();
            (!from.is_empty()).then_some(Merge { from, into })
        })
        .collect();
    (!merges.is_empty()).then(|| merges.into())
}

/// Sets in use by what they let out, where that is known: each with its functions and its column.
fn classes(comparison: &Comparison, vpc: VpcKey) -> Vec<Vec<SetUse>> {
    let users = users(comparison);
    let mut classes: BTreeMap<Vec<Rc<str>>, Vec<SetUse>> = BTreeMap::new();
    let sets = comparison.topology.sets.iter().enumerate().filter(|(_, set)| set.vpc == vpc);
    for (column, set) in sets {
        let (Some(functions), Some(rules)) = (users.get(&set.key), rules_of(&comparison.topology, set.key)) else { continue };
        classes.entry(rules).or_default().push((set.key, functions.len(), column));
    }
    let mut classes: Vec<_> = classes.into_values().collect();
    classes.sort_by_key(|class| class.first().map_or(0, |(_, _, column)| *column));
    classes
}

/// Who uses which set.
fn users(comparison: &Comparison) -> HashMap<SetKey, HashSet<FunctionKey>> {
    let mut users: HashMap<SetKey, HashSet<FunctionKey>> = HashMap::new();
    for function in comparison.topology.functions.iter() {
        for place in function.versions.iter().filter_map(|version| version.attachment.as_ref()) {
            users.entry(place.set).or_default().insert(function.key);
        }
    }
    users
}

/// How many different outbound rules the sets in use have; unknown ones each count.
fn different_rules(comparison: &Comparison, sets: &[SetKey]) -> u64 {
    let mut known = HashSet::new();
    let mut unknown = 0;
    for set in sets {
        match rules_of(&comparison.topology, *set) {
            Some(rules) => {
                known.insert(rules);
            }
            None => unknown += 1,
        }
    }
    known.len() as u64 + unknown
}

fn saves(offer: &super::Offer) -> bool {
    offer.gain.as_ref().is_none_or(|gain| gain.enis.1.value() < gain.enis.0.value())
}

/// All advice, in the order of the design.
pub(super) fn find(pricer: &mut Pricer, found: &mut Vec<Finding>) {
    let vpcs: Vec<VpcKey> = pricer.comparison.topology.vpcs.iter().map(|vpc| vpc.key).collect();
    for vpc in &vpcs {
        merges_of_alike(pricer, *vpc, found);
    }
    for vpc in &vpcs {
        found.extend(fewer_sets(pricer, *vpc));
    }
    one_zone(pricer, &vpcs, found);
    subnet_use(pricer, World::Now, found);
    subnet_use(pricer, World::Before, found);
    quota_use(pricer, found);
    found.extend(unneeded_versions(pricer));
    for vpc in &vpcs {
        found.extend(uneven_zones(pricer, *vpc));
    }
    for vpc in &vpcs {
        found.extend(overlap(pricer, *vpc));
    }
    found.extend(region_quota(pricer));
}

fn merges_of_alike(pricer: &mut Pricer, vpc: VpcKey, found: &mut Vec<Finding>) {
    let mut new: Vec<Finding> = Vec::new();
    let merges = same_rules(pricer.comparison, vpc);
    for merge in merges.iter().flat_map(|merges| merges.iter()).take(OF_A_KIND) {
        let kind = Kind::SameRules { into: merge.into, from: Rc::clone(&merge.from) };
        let offer = pricer.offer(Change::Merge([merge.clone()].into())).filter(saves);
        new.extend(offer.map(|offer| Finding { kind, offers: vec![offer] }));
    }
    // The most saving one first.
    new.sort_by_key(|finding| {
        let gain = finding.offers.first().and_then(|offer| offer.gain.as_ref());
        std::cmp::Reverse(gain.map_or(0, |gain| gain.enis.0.value().saturating_sub(gain.enis.1.value())))
    });
    found.extend(new);
}

/// The CDK's habit, or several sets that could be fewer.
fn fewer_sets(pricer: &mut Pricer, vpc: VpcKey) -> Option<Finding> {
    let comparison = pricer.comparison;
    let sets = sets_in_use(comparison, vpc);
    if sets < 2 {
        return None;
    }
    let users = users(comparison);
    let in_use: Vec<_> = comparison.topology.sets.iter().filter(|set| set.vpc == vpc && users.contains_key(&set.key)).collect();
    let own = |set: &&&crate::network::GroupSet| {
        set.members.len() == 1 && users.get(&set.key).is_some_and(|functions| functions.len() == 1)
    };
    let own_count = in_use.iter().filter(own).count() as u64;
    let keys: Vec<SetKey> = in_use.iter().map(|set| set.key).collect();
    let rules = different_rules(comparison, &keys);
    let is_habit = own_count >= OWN_GROUPS && own_count * 2 > sets;
    let keep = if is_habit { 1 } else { sets - 1 };
    let offer = pricer.offer(Change::Merge(merge_to(comparison, vpc, keep).merges)).filter(saves)?;
    let kind = if is_habit {
        Kind::OwnGroups { vpc, sets: own_count, rules, keep }
    } else if rules == 1
        && different_rules(comparison, keys.get(..1).unwrap_or_default()) == 1
        && same_rules(comparison, vpc).is_some()
    {
        // All let out the same: that merge is offered already.
        return None;
    } else {
        Kind::ManySets { vpc, sets, rules, keep }
    };
    Some(Finding { kind, offers: vec![offer] })
}

fn one_zone(pricer: &mut Pricer, vpcs: &[VpcKey], found: &mut Vec<Finding>) {
    let comparison = pricer.comparison;
    let topology = &comparison.topology;
    let subnets: HashMap<SubnetKey, &Subnet> = topology.subnets.iter().map(|subnet| (subnet.key, subnet)).collect();
    let mut of_vpc: BTreeMap<VpcKey, Vec<InZone>> = BTreeMap::new();
    for function in topology.functions.iter() {
        let Some(place) = function.version(&VersionLabel::Latest).and_then(|version| version.attachment.as_ref()) else {
            continue;
        };
        let mut zones: Vec<Option<&Rc<str>>> =
            place.subnets.iter().filter_map(|key| subnets.get(key)).map(|subnet| subnet.az.as_ref()).collect();
        let many = zones.len();
        zones.sort_unstable();
        zones.dedup();
        let (Some(first), [zone]) = (place.subnets.first().and_then(|key| subnets.get(key)), &*zones) else { continue };
        // Several subnets of unknown zones may well be in several.
        if zone.is_some() || many == 1 {
            of_vpc.entry(first.vpc).or_default().push((function.key, zone.cloned(), many));
        }
    }
    for vpc in vpcs {
        let Some(functions) = of_vpc.get(vpc) else { continue };
        let zones: HashSet<&Option<Rc<str>>> = functions.iter().map(|(_, zone, _)| zone).collect();
        // The subnet of another zone with most room; functions of different zones go apart.
        let rows = topology.subnets.iter().zip(&comparison.hyperplane.rows).filter(|(subnet, _)| subnet.vpc == *vpc);
        let rows: Vec<_> = rows.collect();
        let mut offers = Vec::new();
        for zone in zones.iter().filter_map(|zone| zone.as_ref()).collect::<std::collections::BTreeSet<_>>() {
            let other = |(subnet, _): &&(&Subnet, &crate::model::HyperplaneRow)| subnet.az.as_ref().is_some_and(|az| az != zone);
            let best = rows.iter().filter(other).max_by_key(|(_, row)| row.free.unwrap_or(u64::MAX));
            let keys: Rc<[FunctionKey]> =
                functions.iter().filter(|(_, own, _)| own.as_ref() == Some(zone)).map(|(key, ..)| *key).collect();
            offers.extend(best.and_then(|(subnet, _)| pricer.offer(Change::Reach(keys, subnet.key))));
        }
        let kind = Kind::OneZone {
            vpc: *vpc,
            functions: functions.iter().map(|(key, ..)| *key).collect(),
            one_subnet: functions.iter().filter(|(.., many)| *many == 1).count() as u64,
        };
        found.push(Finding { kind, offers });
    }
}

fn subnet_use(pricer: &mut Pricer, world: World, found: &mut Vec<Finding>) {
    let comparison = pricer.comparison;
    let topology = &comparison.topology;
    let mut high: Vec<(u64, u64, SubnetKey, Option<u8>)> = Vec::new();
    for (row, (subnet, capacity)) in topology.subnets.iter().zip(&comparison.capacity).enumerate() {
        let (Some(usable), Some(own)) = (capacity.usable, subnet.cidr) else { continue };
        let (Some(before), Some(now)) = (comparison.legacy.rows.get(row), comparison.hyperplane.rows.get(row)) else { continue };
        // What is refused or missing is a failure, told by itself.
        let (made, wanted, fails) = match world {
            World::Before => (before.created, before.demand, before.refused > 0),
            World::Now => (now.created, now.needed, now.needed > now.created),
        };
        let used = made.saturating_add(capacity.occupied);
        if made > 0 && !fails && is_high(used, usable) {
            let wanted = with_headroom(wanted.max(made).saturating_add(capacity.occupied));
            high.push((used, usable, subnet.key, prefix_for(wanted, own.prefix())));
        }
    }
    high.sort_by_key(|(used, usable, ..)| std::cmp::Reverse(u128::from(*used) * 1_000 / u128::from((*usable).max(1))));
    for (used, usable, subnet, prefix) in high.into_iter().take(OF_A_KIND) {
        let block = prefix.and_then(|prefix| block_for(topology, subnet, prefix));
        let offers = block.and_then(|block| pricer.offer(Change::Widen(subnet, block))).into_iter().collect();
        found.push(Finding { kind: Kind::SubnetUse { world, subnet, used, usable, prefix }, offers });
    }
}

fn quota_use(pricer: &mut Pricer, found: &mut Vec<Finding>) {
    let high = pricer.comparison.hyperplane.quota.iter().filter(|quota| is_high(quota.used, quota.limit));
    let fails: HashSet<VpcKey> = found
        .iter()
        .filter_map(|finding| match &finding.kind {
            Kind::FailsNow { code: "EniLimitExceeded", vpc, .. } => *vpc,
            _ => None,
        })
        .collect();
    for quota in high.filter(|quota| !fails.contains(&quota.vpc)) {
        let raised = with_headroom(quota.used).div_ceil(100).saturating_mul(100);
        let offers = pricer.offer(Change::EniQuota(raised)).into_iter().collect();
        found.push(Finding { kind: Kind::QuotaUse { vpc: quota.vpc, used: quota.used, limit: quota.limit }, offers });
    }
}

/// Published versions without an alias and without concurrency that alone hold interfaces.
fn unneeded_versions(pricer: &mut Pricer) -> Option<Finding> {
    let comparison = pricer.comparison;
    let mut idle: HashMap<(FunctionKey, u32), VersionLabel> = HashMap::new();
    for function in comparison.topology.functions.iter() {
        for (place, version) in function.versions.iter().enumerate() {
            let called = place == function.carrier || function.aliases.iter().any(|alias| alias.version == version.label);
            if is_published(&version.label) && !called && function.versions.len() > 1 {
                idle.insert((function.key, place as u32), version.label.clone());
            }
        }
    }
    let mut versions: Vec<VersionKey> = Vec::new();
    let mut known = HashSet::new();
    let mut enis = 0;
    for eni in comparison.hyperplane.enis.iter().filter(|eni| eni.created > 0) {
        let labels: Option<Vec<_>> = eni
            .holders
            .iter()
            .map(|holder| match holder {
                Holder::Version { function, version } => Some((*function, *version, idle.get(&(*function, *version))?.clone())),
                // Pollers need it, whatever versions do.
                Holder::EventSource(_) => None,
            })
            .collect();
        let Some(labels) = labels else { continue };
        enis += eni.created;
        for (function, version, label) in labels {
            if known.insert((function, version)) {
                versions.push((function, label));
            }
        }
    }
    if versions.is_empty() {
        return None;
    }
    let versions: Rc<[VersionKey]> = versions.into();
    let offers = pricer.offer(Change::DeleteVersions(Rc::clone(&versions))).into_iter().collect();
    Some(Finding { kind: Kind::UnneededVersions { versions, enis }, offers })
}

fn uneven_zones(pricer: &mut Pricer, vpc: VpcKey) -> Option<Finding> {
    let comparison = pricer.comparison;
    let topology = &comparison.topology;
    let rows = topology.subnets.iter().zip(&comparison.hyperplane.rows);
    let in_use: Vec<(&Subnet, u64)> = rows
        .filter(|(subnet, row)| subnet.vpc == vpc && !row.enis.is_empty())
        .filter_map(|(subnet, row)| Some((subnet, row.free?)))
        .collect();
    let (small, least) = in_use.iter().min_by_key(|(_, free)| *free)?;
    let (large, most) = in_use.iter().max_by_key(|(_, free)| *free)?;
    let together = |subnets: &[SubnetKey]| subnets.contains(&small.key) && subnets.contains(&large.key);
    let shared = topology
        .functions
        .iter()
        .flat_map(|function| function.versions.iter())
        .filter_map(|version| version.attachment.as_ref())
        .any(|place| together(&place.subnets));
    // Equal blocks that are equally used differ by little: nothing to even out.
    if !shared || most / UNEVEN_TIMES < (*least).max(1) {
        return None;
    }
    let prefix = large.cidr.map(|cidr| cidr.prefix()).filter(|prefix| small.cidr.is_some_and(|own| *prefix < own.prefix()));
    let block = prefix.and_then(|prefix| block_for(topology, small.key, prefix));
    let offers = block.and_then(|block| pricer.offer(Change::Widen(small.key, block))).into_iter().collect();
    Some(Finding { kind: Kind::UnevenZones { vpc, least: (small.key, *least), most: (large.key, *most) }, offers })
}

/// Whether every set could be replaced at once: each new interface beside the old one for a while.
fn overlap(pricer: &mut Pricer, vpc: VpcKey) -> Option<Finding> {
    let comparison = pricer.comparison;
    let rows = comparison.topology.subnets.iter().zip(comparison.capacity.iter().zip(&comparison.hyperplane.rows));
    let mut subnets: Vec<(SubnetKey, u64, u64)> = Vec::new();
    let mut made = 0;
    for (subnet, (capacity, row)) in rows.filter(|(subnet, _)| subnet.vpc == vpc) {
        made += row.created;
        let peak = row.created.saturating_mul(2);
        if let Some(room) = capacity.room().filter(|room| peak > *room && row.created > 0) {
            subnets.push((subnet.key, peak, room));
        }
    }
    let quota = comparison.hyperplane.quota.iter().find(|quota| quota.vpc == vpc)?;
    let peak = quota.used.saturating_add(made);
    let quota = (made > 0 && peak > quota.limit).then_some((peak, quota.limit));
    if subnets.is_empty() && quota.is_none() {
        return None;
    }
    let mut offers = Vec::new();
    for (subnet, peak, room) in subnets.iter().take(1) {
        let own = comparison.topology.subnet(*subnet)?;
        let taken = own.cidr.map_or(0, |cidr| crate::rules::usable(cidr.size())).saturating_sub(*room);
        let block = own
            .cidr
            .and_then(|cidr| block_for(&comparison.topology, *subnet, prefix_for(peak.saturating_add(taken), cidr.prefix())?));
        offers.extend(block.and_then(|block| pricer.offer(Change::Widen(*subnet, block))));
    }
    if let Some((peak, _)) = quota {
        offers.extend(pricer.offer(Change::EniQuota(peak.div_ceil(100).saturating_mul(100))));
    }
    Some(Finding { kind: Kind::Overlap { vpc, subnets: subnets.into(), quota }, offers })
}

fn region_quota(pricer: &mut Pricer) -> Option<Finding> {
    let comparison = pricer.comparison;
    if comparison.assumptions.region_quota_2019.is_some() || comparison.legacy.needed <= REGION_QUOTA_2019_LEAST {
        return None;
    }
    let assumptions =
        crate::model::Assumptions { region_quota_2019: Some(REGION_QUOTA_2019_LEAST), ..comparison.assumptions.clone() };
    let with = Comparison::new(Rc::clone(&comparison.topology), assumptions);
    let stops = with.legacy.failure == Some(LegacyFailure::EniLimitReached) && with.legacy.created < comparison.legacy.created;
    if !stops {
        return None;
    }
    let kind =
        Kind::RegionQuota { quota: REGION_QUOTA_2019_LEAST, created: with.legacy.created, without: comparison.legacy.created };
    let offers = pricer.offer(Change::RegionQuota(REGION_QUOTA_2019_LEAST)).into_iter().collect();
    Some(Finding { kind, offers })
}
