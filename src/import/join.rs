//! One account out of many lists: functions with their versions, rows, sets, VPCs and what others
//! hold in each subnet.
//!
//! Other occupants of a subnet, in this order:
//! 1. `AvailableIpAddressCount` is there and the block is known: usable − available − Lambda's own.
//!    Lambda's own are the interfaces listed there that are Lambda's, where any interface of that
//!    VPC is listed; else the distinct keys (account, subnet, set) that the versions of these files
//!    need in it. Below 0 it is 0, and said ([`ProblemKind::NegativeOccupants`]).
//! 2. Else the interfaces listed there that are not Lambda's; none listed: 0
//!    ([`ProblemKind::NoAvailableCount`]).
//!
//! An interface is Lambda's when its type is `lambda`, its description holds `AWS Lambda VPC` or
//! `arn:aws:lambda`, or its type is `interface` (or not given) and its requester holds
//! `:awslambda_`. Interfaces count, not their further addresses.
//!
//! A subnet without an IPv4 block (IPv6-only) stays a row, unbounded and reported: it says nothing
//! of room that could be counted, and to drop it would drop the versions that name it.

use super::notes::Notes;
use super::read::At;
use super::shape::{FunctionItem, GroupItem, InterfaceItem, Items, Placed, SubnetItem, Text, VpcItem, short};
use super::{
    FileKind, Imported, ImportedFunction, ImportedGroup, ImportedSubnet, ImportedVersion, ImportedVpc, Options, ProblemKind,
};
use crate::network::{Cidr, CidrError, UNKNOWN_ACCOUNT, limits};
use std::collections::{HashMap, HashSet};
use std::net::Ipv4Addr;

/// The id of the VPC of subnets of which no file says where they are.
const UNKNOWN_VPC: &str = "vpc-unknown";

/// Strings as small numbers, in order of appearance.
#[derive(Default)]
struct Ids<'a> {
    index: HashMap<&'a str, u32>,
    list: Vec<&'a str>,
}

impl<'a> Ids<'a> {
    fn intern(&mut self, id: &'a str) -> u32 {
        let next = self.list.len() as u32;
        let found = *self.index.entry(id).or_insert(next);
        if found == next {
            self.list.push(id);
        }
        found
    }

    fn get(&self, id: &str) -> Option<u32> {
        self.index.get(id).copied()
    }
}

/// What is known of a VPC besides its id.
#[derive(Default)]
struct VpcFacts {
    account: Option<String>,
    region: Option<String>,
}

/// A subnet that is only named: where first, by how many versions, by which functions.
struct Naming {
    first: At,
    versions: u64,
    functions: HashSet<u32>,
}

/// A version that asks for a VPC and has passed the checks of its own lists.
struct Wanting<'a, 'i> {
    item: &'i FunctionItem<'a>,
    /// Distinct, in the order of the file.
    subnets: Vec<u32>,
    /// Sorted, unique.
    groups: Vec<u32>,
}

pub(super) fn join(items: Items<'_>, options: &Options, notes: &mut Notes) -> Imported {
    let mut out = Imported::default();
    pages(&items.pages, notes);

    let vpc_items = once(&items.vpcs, |vpc| (&vpc.id, vpc.at), vpc_differs, notes);
    let subnet_items = once(&items.subnets, |subnet| (&subnet.id, subnet.at), subnet_differs, notes);
    let group_items = once(&items.groups, |group| (&group.id, group.at), group_differs, notes);
    let interfaces = once(&items.interfaces, |one| (&one.id, one.at), interface_differs, notes);

    // Subnets and groups as numbers: described ones first, in their order.
    let mut subnets = Ids::default();
    let mut groups = Ids::default();
    let mut vpcs = Ids::default();
    let mut vpc_of_subnet: Vec<Option<u32>> = Vec::new();
    let mut vpc_of_group: Vec<Option<u32>> = Vec::new();
    for subnet in &subnet_items {
        subnets.intern(&subnet.id);
        vpc_of_subnet.push(subnet.vpc.as_deref().map(|vpc| vpcs.intern(vpc)));
    }
    for group in &group_items {
        groups.intern(&group.id);
    }
    let described = subnets.list.len();

    // Functions, and the versions that want a VPC.
    let identities = identities(&items.functions, options);
    let mut index: HashMap<&Identity<'_>, u32> = HashMap::new();
    let mut owners: Vec<(&FunctionItem<'_>, &Identity<'_>)> = Vec::new();
    let mut seen: HashMap<(u32, &str), &FunctionItem<'_>> = HashMap::new();
    let mut attempts: Vec<(u32, u64, Attempt<'_, '_>)> = Vec::new();
    let mut managed: HashSet<u32> = HashSet::new();
    let mut tried: HashSet<u32> = HashSet::new();
    for (order, (item, identity)) in items.functions.iter().zip(&identities).enumerate() {
        let next = owners.len() as u32;
        let function = *index.entry(identity).or_insert(next);
        if function == next {
            owners.push((item, identity));
        }
        if let Some(first) = seen.get(&(function, &*item.label)) {
            match function_differs(first, item) {
                None => notes.say(ProblemKind::Duplicate { subject: subject(item) }, Some(item.at)),
                Some(property) => {
                    notes.say(ProblemKind::Contradiction { subject: subject(item), property: property.into() }, Some(item.at));
                }
            }
            continue;
        }
        seen.insert((function, &item.label), item);
        out.versions_total += 1;
        if item.managed {
            if managed.insert(function) {
                notes.say(ProblemKind::ManagedInstances { functions: 0 }, Some(item.at));
            }
            continue;
        }
        let attempt = attempt(item, &mut subnets, &mut groups, notes);
        match attempt {
            Attempt::Outside => {
                out.versions_outside_vpc += 1;
                notes.say(ProblemKind::OutsideVpc { versions: 0 }, Some(item.at));
            }
            Attempt::LeftOut => {
                out.versions_left_out += 1;
                tried.insert(function);
            }
            Attempt::Wants(_) => {
                tried.insert(function);
            }
        }
        attempts.push((function, order as u64, attempt));
    }
    vpc_of_subnet.resize(subnets.list.len(), None);
    // A group's VPC comes after the subnets': rows decide the order of VPCs.
    vpc_of_group.resize(groups.list.len(), None);

    place_in_vpcs(&attempts, &mut vpcs, &mut vpc_of_subnet, &mut vpc_of_group, &group_items, described, notes);

    // The versions that hold: one VPC each.
    let mut sets: HashMap<Vec<u32>, u32> = HashMap::new();
    let mut placed: Vec<(u32, ImportedVersion)> = Vec::with_capacity(attempts.len());
    let mut naming: HashMap<u32, Naming> = HashMap::new();
    let mut unknown_naming: HashSet<u32> = HashSet::new();
    for (function, order, attempt) in &attempts {
        let (item, vpc) = match attempt {
            Attempt::LeftOut => continue,
            Attempt::Outside => {
                let Some(item) = items.functions.get(*order as usize) else { continue };
                (item, None)
            }
            Attempt::Wants(wanting) => {
                let of_subnets = wanting.subnets.iter().filter_map(|subnet| at(&vpc_of_subnet, *subnet));
                let of_groups = wanting.groups.iter().filter_map(|group| at(&vpc_of_group, *group));
                let mut theirs: Vec<u32> = of_subnets.chain(of_groups).collect();
                theirs.sort_unstable();
                theirs.dedup();
                if theirs.len() > 1 {
                    notes.say(ProblemKind::TwoVpcs(subject(wanting.item)), Some(wanting.item.at));
                    out.versions_left_out += 1;
                    continue;
                }
                let next = sets.len() as u32;
                let set = *sets.entry(wanting.groups.clone()).or_insert(next);
                if set == next {
                    out.sets.push(wanting.groups.clone());
                }
                for subnet in wanting.subnets.iter().filter(|subnet| **subnet as usize >= described) {
                    let named = wanting.item.vpc.subnets.iter().find(|named| subnets.get(&named.value) == Some(*subnet));
                    let first = named.map_or(wanting.item.at, |named| named.at);
                    let entry = naming.entry(*subnet).or_insert_with(|| Naming { first, versions: 0, functions: HashSet::new() });
                    entry.versions += 1;
                    entry.functions.insert(*function);
                    unknown_naming.insert(*function);
                }
                out.versions_in_vpc += 1;
                (wanting.item, Some((wanting.subnets.clone(), set)))
            }
        };
        let memory_mb = memory(item, vpc.is_some(), notes);
        placed.push((
            *function,
            ImportedVersion {
                label: item.label.to_string(),
                memory_mb,
                dual_stack: vpc.is_some() && item.vpc.dual_stack,
                vpc,
                order: *order,
            },
        ));
    }

    // Functions with at least one version in a VPC.
    let mut by_function: Vec<Vec<ImportedVersion>> = Vec::new();
    by_function.resize_with(owners.len(), Vec::new);
    for (function, version) in placed {
        if let Some(versions) = by_function.get_mut(function as usize) {
            versions.push(version);
        }
    }
    for (number, ((item, identity), versions)) in owners.iter().zip(by_function).enumerate() {
        let number = number as u32;
        out.functions_total += 1;
        if versions.iter().any(|version| version.vpc.is_some()) {
            out.functions.push(ImportedFunction {
                name: item.name.to_string(),
                arn: identity.arn.map(str::to_owned),
                account: identity.account.to_owned(),
                versions,
            });
        } else if !tried.contains(&number) && !managed.contains(&number) {
            out.functions_outside_vpc += 1;
        }
    }
    out.managed_instances = managed.len() as u64;
    out.functions_with_unknown_subnets = unknown_naming.len() as u64;
    notes.amend(|kind| match kind {
        ProblemKind::ManagedInstances { functions } => *functions = out.managed_instances,
        ProblemKind::OutsideVpc { versions } => *versions = out.versions_outside_vpc,
        _ => {}
    });

    // Rows: the described ones, then those that versions of the board name.
    let mut row_of: Vec<Option<u32>> = vec![None; subnets.list.len()];
    let mut rows: Vec<u32> = (0..described as u32).collect();
    let mut named: Vec<(u32, &Naming)> = naming.iter().map(|(subnet, who)| (*subnet, who)).collect();
    named.sort_unstable_by_key(|(subnet, _)| *subnet);
    for (subnet, naming) in named {
        rows.push(subnet);
        let id = subnets.list.get(subnet as usize).copied().unwrap_or_default();
        let kind = ProblemKind::SubnetNotInFiles { subnet: short(id), functions: naming.functions.len() as u64 };
        notes.say_times(kind, Some(naming.first), naming.versions);
    }
    for (row, subnet) in rows.iter().enumerate() {
        if let Some(slot) = row_of.get_mut(*subnet as usize) {
            *slot = Some(row as u32);
        }
    }
    for function in &mut out.functions {
        for version in &mut function.versions {
            if let Some((subnets, _)) = &mut version.vpc {
                *subnets = subnets.iter().filter_map(|subnet| at(&row_of, *subnet)).collect();
            }
        }
    }
    let blocks: Vec<Option<Cidr>> = subnet_items.iter().map(|subnet| block(subnet, notes)).collect();

    // What others hold.
    let keys: HashSet<(u32, u32, &str)> = out
        .functions
        .iter()
        .flat_map(|function| function.versions.iter().map(|version| (&*function.account, version)))
        .filter_map(|(account, version)| Some((account, version.vpc.as_ref()?)))
        .flat_map(|(account, (rows, set))| rows.iter().map(move |row| (*row, *set, account)))
        .collect();
    let mut needed: Vec<u64> = vec![0; rows.len()];
    for (row, _, _) in &keys {
        if let Some(count) = needed.get_mut(*row as usize) {
            *count += 1;
        }
    }
    let used: HashSet<(u32, u32)> = keys.iter().map(|(row, set, _)| (*row, *set)).collect();
    let listed = Listed::of(&interfaces, &subnets, &row_of, rows.len(), &vpc_of_subnet, &vpcs);
    check_interfaces(&interfaces, &items, &subnets, &groups, &row_of, described, &blocks, &sets, &used, notes);
    let mut without_count = (0u64, 0u64, None);
    for (row, subnet) in rows.iter().enumerate() {
        let item = subnet_items.get(*subnet as usize);
        let cidr = blocks.get(*subnet as usize).copied().flatten();
        let others = listed.others.get(row).copied().unwrap_or(0);
        let occupied = match (item.and_then(|item| item.available), cidr) {
            (Some(available), Some(cidr)) => {
                let covered = at(&vpc_of_subnet, *subnet).is_some_and(|vpc| listed.covered.contains(&vpc));
                let own = if covered { &listed.own } else { &needed };
                let taken = available.saturating_add(own.get(row).copied().unwrap_or(0));
                let usable = cidr.size().saturating_sub(5);
                if taken > usable {
                    let id = subnets.list.get(*subnet as usize).copied().unwrap_or_default();
                    let kind = ProblemKind::NegativeOccupants { subject: short(id), by: taken - usable };
                    notes.say(kind, item.map(|item| item.at));
                }
                usable.saturating_sub(taken)
            }
            _ => {
                if let Some(item) = item
                    && item.available.is_none()
                {
                    without_count = (without_count.0 + 1, without_count.1 + others, without_count.2.or(Some(item.at)));
                }
                others
            }
        };
        out.subnets.push(ImportedSubnet {
            id: subnets.list.get(*subnet as usize).map(|id| (*id).to_owned()).unwrap_or_default(),
            name: item.and_then(|item| item.name.as_deref()).map(str::to_owned),
            vpc: at(&vpc_of_subnet, *subnet).unwrap_or(0),
            cidr,
            az: item.and_then(|item| item.az.as_deref()).map(str::to_owned),
            occupied,
            described: item.is_some(),
            dual_stack: item.is_some_and(|item| item.dual_stack),
        });
    }
    if without_count.0 > 0 {
        let kind = ProblemKind::NoAvailableCount { subnets: without_count.0, others: without_count.1 };
        notes.say_times(kind, without_count.2, without_count.0);
    }

    // Groups: the described ones, and those named by versions of the board.
    let mut in_use: HashSet<u32> = out.sets.iter().flatten().copied().collect();
    in_use.extend(0..group_items.len() as u32);
    let mut group_place: Vec<Option<u32>> = vec![None; groups.list.len()];
    for (number, id) in groups.list.iter().enumerate().filter(|(number, _)| in_use.contains(&(*number as u32))) {
        let item = group_items.get(number);
        if let Some(slot) = group_place.get_mut(number) {
            *slot = Some(out.groups.len() as u32);
        }
        out.groups.push(ImportedGroup {
            id: (*id).to_owned(),
            name: item.and_then(|item| item.name.as_deref()).map(str::to_owned),
            vpc: at(&vpc_of_group, number as u32).unwrap_or(0),
            egress: item.and_then(|item| item.egress.clone()),
            rules: item.and_then(|item| item.rules.clone()),
        });
    }
    for set in &mut out.sets {
        *set = set.iter().filter_map(|group| at(&group_place, *group)).collect();
    }

    // VPCs with what is known of them.
    let facts = facts(&vpc_items, &subnet_items, &owners, &attempts, &vpcs, &vpc_of_subnet);
    for vpc in &vpc_items {
        vpcs.intern(&vpc.id);
    }
    let items_by_id: HashMap<&str, &&VpcItem<'_>> = vpc_items.iter().map(|vpc| (&*vpc.id, vpc)).collect();
    let mut facts = facts.into_iter();
    for id in &vpcs.list {
        let known = facts.next().unwrap_or_default();
        let item = items_by_id.get(id);
        let cidrs = item.map(|item| vpc_blocks(item, notes)).unwrap_or_default();
        let owner = item.and_then(|item| item.account.as_deref()).map(str::to_owned);
        out.vpcs.push(ImportedVpc {
            id: (*id).to_owned(),
            name: item.and_then(|item| item.name.as_deref()).map(str::to_owned),
            account: owner.or(known.account).unwrap_or_else(|| UNKNOWN_ACCOUNT.to_owned()),
            region: known.region.unwrap_or_else(|| options.region.clone()),
            cidrs,
        });
    }
    out
}

fn at(list: &[Option<u32>], number: u32) -> Option<u32> {
    list.get(number as usize).copied().flatten()
}

fn subject(item: &FunctionItem<'_>) -> String {
    format!("{}:{}", item.name, item.label)
}

/// A token on as many pages as there are pages: the last page is missing.
fn pages(pages: &[(FileKind, Option<(&'static str, At)>)], notes: &mut Notes) {
    let mut kinds: Vec<FileKind> = Vec::new();
    for (kind, _) in pages {
        if !kinds.contains(kind) {
            kinds.push(*kind);
        }
    }
    for kind in kinds {
        let mut last = None;
        let complete = pages.iter().filter(|(other, _)| *other == kind).any(|(_, token)| {
            last = token.or(last);
            token.is_none()
        });
        if let (false, Some((token, at))) = (complete, last) {
            notes.say(ProblemKind::MorePages { token: token.into() }, Some(at));
        }
    }
}

/// Every element once: the first of each id; the others are said to be duplicates or to differ.
fn once<'i, T>(
    items: &'i [T],
    id: impl Fn(&T) -> (&str, At),
    differs: impl Fn(&T, &T) -> Option<&'static str>,
    notes: &mut Notes,
) -> Vec<&'i T> {
    let mut index: HashMap<String, usize> = HashMap::with_capacity(items.len());
    let mut kept: Vec<&T> = Vec::with_capacity(items.len());
    for item in items {
        let (name, at) = id(item);
        match index.get(name).and_then(|at| kept.get(*at)) {
            None => {
                index.insert(name.to_owned(), kept.len());
                kept.push(item);
            }
            Some(first) => match differs(first, item) {
                None => notes.say(ProblemKind::Duplicate { subject: short(name) }, Some(at)),
                Some(property) => {
                    notes.say(ProblemKind::Contradiction { subject: short(name), property: property.into() }, Some(at));
                }
            },
        }
    }
    kept
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

fn vpc_differs(a: &VpcItem<'_>, b: &VpcItem<'_>) -> Option<&'static str> {
    let blocks = |vpc: &VpcItem<'_>| vpc.cidrs.iter().map(|cidr| cidr.value.to_string()).collect::<Vec<_>>();
    (blocks(a) != blocks(b)).then_some("CidrBlock")
}

fn subnet_differs(a: &SubnetItem<'_>, b: &SubnetItem<'_>) -> Option<&'static str> {
    let block = |subnet: &SubnetItem<'_>| subnet.cidr.as_ref().map(|cidr| cidr.value.to_string());
    if differ(block(a), block(b)) {
        Some("CidrBlock")
    } else if differ(a.vpc.as_ref(), b.vpc.as_ref()) {
        Some("VpcId")
    } else if differ(a.az.as_ref(), b.az.as_ref()) {
        Some("AvailabilityZone")
    } else if differ(a.available, b.available) {
        Some("AvailableIpAddressCount")
    } else {
        None
    }
}

fn group_differs(a: &GroupItem<'_>, b: &GroupItem<'_>) -> Option<&'static str> {
    if differ(a.vpc.as_ref(), b.vpc.as_ref()) {
        Some("VpcId")
    } else if differ(a.name.as_ref(), b.name.as_ref()) {
        Some("GroupName")
    } else {
        None
    }
}

fn interface_differs(a: &InterfaceItem<'_>, b: &InterfaceItem<'_>) -> Option<&'static str> {
    (a.subnet.value != b.subnet.value).then_some("SubnetId")
}

fn function_differs(a: &FunctionItem<'_>, b: &FunctionItem<'_>) -> Option<&'static str> {
    let set = |texts: &mut dyn Iterator<Item = String>| {
        let mut all: Vec<String> = texts.collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let subnets = |item: &FunctionItem<'_>| set(&mut item.vpc.subnets.iter().map(|subnet| subnet.value.to_string()));
    let groups = |item: &FunctionItem<'_>| set(&mut item.vpc.groups.iter().map(ToString::to_string));
    let memory = |item: &FunctionItem<'_>| item.memory.as_ref().map(|memory| memory.value);
    if subnets(a) != subnets(b) {
        Some("SubnetIds")
    } else if groups(a) != groups(b) {
        Some("SecurityGroupIds")
    } else if differ(memory(a), memory(b)) {
        Some("MemorySize")
    } else {
        None
    }
}

/// What makes two elements one function: the ARN without the version; without an ARN the name,
/// which is the ARN's function of that name when there is exactly one.
#[derive(PartialEq, Eq, Hash)]
struct Identity<'i> {
    arn: Option<&'i str>,
    name: &'i str,
    account: &'i str,
}

fn identities<'i>(functions: &'i [FunctionItem<'_>], _: &Options) -> Vec<Identity<'i>> {
    let mut by_name: HashMap<&str, Option<&FunctionItem<'_>>> = HashMap::new();
    for item in functions {
        if let Some(arn) = &item.arn {
            by_name
                .entry(&item.name)
                .and_modify(|known| {
                    if known.is_some_and(|known| known.arn.as_ref().is_some_and(|other| other.base != arn.base)) {
                        *known = None;
                    }
                })
                .or_insert(Some(item));
        }
    }
    functions
        .iter()
        .map(|item| {
            let like = if item.arn.is_some() { item } else { by_name.get(&*item.name).copied().flatten().unwrap_or(item) };
            let account = like.arn.as_ref().map(|arn| &*arn.account).filter(|account| !account.is_empty());
            match &like.arn {
                // The name is part of the ARN; leaving it out here makes the ARN alone decide.
                Some(arn) => Identity { arn: Some(&arn.base), name: "", account: account.unwrap_or(UNKNOWN_ACCOUNT) },
                None => Identity { arn: None, name: &item.name, account: UNKNOWN_ACCOUNT },
            }
        })
        .collect()
}

/// What one version comes to before VPCs are known.
enum Attempt<'a, 'i> {
    Outside,
    LeftOut,
    Wants(Wanting<'a, 'i>),
}

fn attempt<'a, 'i>(
    item: &'i FunctionItem<'a>,
    subnets: &mut Ids<'i>,
    groups: &mut Ids<'i>,
    notes: &mut Notes,
) -> Attempt<'a, 'i> {
    let config = &item.vpc;
    if config.unusable {
        return Attempt::LeftOut;
    }
    let distinct = |texts: &mut dyn Iterator<Item = &'i str>| {
        let mut seen = HashSet::new();
        texts.filter(|text| seen.insert(*text)).collect::<Vec<_>>()
    };
    let named_subnets = distinct(&mut config.subnets.iter().map(|subnet| &*subnet.value));
    let named_groups = distinct(&mut config.groups.iter().map(|group| &**group));
    let problem = match (named_subnets.len(), named_groups.len()) {
        (0, 0) => return Attempt::Outside,
        (0, _) => ProblemKind::GroupsWithoutSubnets(subject(item)),
        (_, 0) => ProblemKind::SubnetsWithoutGroups(subject(item)),
        (many, _) if many > limits::SUBNETS_PER_FUNCTION => {
            ProblemKind::TooManySubnets { subject: subject(item), count: many as u64 }
        }
        (_, many) if many > limits::GROUPS_PER_FUNCTION => {
            ProblemKind::TooManyGroups { subject: subject(item), count: many as u64 }
        }
        _ => {
            let mut members: Vec<u32> = named_groups.into_iter().map(|group| groups.intern(group)).collect();
            members.sort_unstable();
            let subnets = named_subnets.into_iter().map(|subnet| subnets.intern(subnet)).collect();
            return Attempt::Wants(Wanting { item, subnets, groups: members });
        }
    };
    notes.say(problem, Some(item.at));
    Attempt::LeftOut
}

/// Gives every subnet and group a VPC: the described one; else that of the functions that use it
/// (their `VpcId`, or what else they name); else one VPC for all of which no file says it.
fn place_in_vpcs<'i>(
    attempts: &[(u32, u64, Attempt<'_, 'i>)],
    vpcs: &mut Ids<'i>,
    vpc_of_subnet: &mut [Option<u32>],
    vpc_of_group: &mut [Option<u32>],
    group_items: &[&'i GroupItem<'_>],
    described: usize,
    notes: &mut Notes,
) {
    let wanting =
        || attempts.iter().filter_map(|(_, _, attempt)| if let Attempt::Wants(wanting) = attempt { Some(wanting) } else { None });
    for (number, group) in group_items.iter().enumerate() {
        if let (Some(slot), Some(vpc)) = (vpc_of_group.get_mut(number), group.vpc.as_deref()) {
            *slot = Some(vpcs.intern(vpc));
        }
    }
    // Twice: what the first round learns of a subnet helps versions before it in the second.
    for round in 0..2 {
        for one in wanting() {
            let told = one.subnets.iter().filter(|subnet| (**subnet as usize) < described);
            let described_vpc = told.filter_map(|subnet| at(vpc_of_subnet, *subnet)).next();
            let said = one.item.vpc.vpc.as_deref();
            if round == 0
                && let (Some(known), Some(said)) = (described_vpc, said)
                && vpcs.list.get(known as usize) != Some(&said)
            {
                let kind = ProblemKind::Contradiction { subject: subject(one.item), property: "VpcId".into() };
                notes.say(kind, Some(one.item.at));
            }
            let vpc = described_vpc
                .or_else(|| said.map(|said| vpcs.intern(said)))
                .or_else(|| one.subnets.iter().find_map(|subnet| at(vpc_of_subnet, *subnet)))
                .or_else(|| one.groups.iter().find_map(|group| at(vpc_of_group, *group)));
            if let Some(vpc) = vpc {
                for slot in one.subnets.iter().map(|subnet| *subnet as usize) {
                    if let Some(slot) = vpc_of_subnet.get_mut(slot) {
                        slot.get_or_insert(vpc);
                    }
                }
                for slot in one.groups.iter().map(|group| *group as usize) {
                    if let Some(slot) = vpc_of_group.get_mut(slot) {
                        slot.get_or_insert(vpc);
                    }
                }
            }
        }
    }
    if vpc_of_subnet.iter().chain(vpc_of_group.iter()).any(Option::is_none) {
        let unknown = vpcs.intern(UNKNOWN_VPC);
        for slot in vpc_of_subnet.iter_mut().chain(vpc_of_group.iter_mut()) {
            slot.get_or_insert(unknown);
        }
    }
}

fn memory(item: &FunctionItem<'_>, in_vpc: bool, notes: &mut Notes) -> u64 {
    let (least, most) = (*limits::MEMORY_MB.start(), *limits::MEMORY_MB.end());
    match &item.memory {
        Some(Placed { value, .. }) if limits::MEMORY_MB.contains(value) => *value,
        Some(Placed { value, at }) => {
            notes.say(ProblemKind::Memory { subject: subject(item), memory_mb: *value }, Some(*at));
            (*value).clamp(least, most)
        }
        None => {
            if in_vpc {
                notes.say(ProblemKind::NoMemory { subject: subject(item) }, Some(item.at));
            }
            least
        }
    }
}

fn block(subnet: &SubnetItem<'_>, notes: &mut Notes) -> Option<Cidr> {
    let Some(text) = &subnet.cidr else {
        notes.say(ProblemKind::Ipv6Only { subnet: short(&subnet.id) }, Some(subnet.at));
        return None;
    };
    read_block(&subnet.id, text, Cidr::subnet, notes)
}

fn read_block(
    id: &str,
    text: &Placed<Text<'_>>,
    read: impl Fn(&str) -> Result<Cidr, CidrError>,
    notes: &mut Notes,
) -> Option<Cidr> {
    let block = read(&text.value).ok();
    if block.is_none() {
        notes.say(ProblemKind::BadCidr { subject: short(id), text: short(&text.value) }, Some(text.at));
    }
    block
}

fn vpc_blocks(vpc: &VpcItem<'_>, notes: &mut Notes) -> Vec<Cidr> {
    vpc.cidrs.iter().filter_map(|text| read_block(&vpc.id, text, Cidr::subnet, notes)).collect()
}

/// The interfaces listed, per row.
struct Listed {
    /// Those that are not Lambda's.
    others: Vec<u64>,
    /// Lambda's.
    own: Vec<u64>,
    /// The VPCs of which any interface is listed: there the list is taken to be whole.
    covered: HashSet<u32>,
}

impl Listed {
    fn of(
        interfaces: &[&InterfaceItem<'_>],
        subnets: &Ids<'_>,
        row_of: &[Option<u32>],
        rows: usize,
        vpc_of_subnet: &[Option<u32>],
        vpcs: &Ids<'_>,
    ) -> Self {
        let mut listed = Self { others: vec![0; rows], own: vec![0; rows], covered: HashSet::new() };
        for one in interfaces {
            let subnet = subnets.get(&one.subnet.value);
            let vpc = subnet.and_then(|subnet| at(vpc_of_subnet, subnet)).or_else(|| vpcs.get(one.vpc.as_deref()?));
            listed.covered.extend(vpc);
            let counts = if one.lambda { &mut listed.own } else { &mut listed.others };
            if let Some(count) = subnet.and_then(|subnet| at(row_of, subnet)).and_then(|row| counts.get_mut(row as usize)) {
                *count += 1;
            }
        }
        listed
    }
}

#[expect(clippy::too_many_arguments, reason = "one walk over what the rest has worked out")]
fn check_interfaces(
    interfaces: &[&InterfaceItem<'_>],
    items: &Items<'_>,
    subnets: &Ids<'_>,
    groups: &Ids<'_>,
    row_of: &[Option<u32>],
    described: usize,
    blocks: &[Option<Cidr>],
    sets: &HashMap<Vec<u32>, u32>,
    used: &HashSet<(u32, u32)>,
    notes: &mut Notes,
) {
    for one in interfaces {
        let subnet = subnets.get(&one.subnet.value).filter(|subnet| (*subnet as usize) < described);
        if subnet.is_none() && described > 0 {
            let kind = ProblemKind::InterfaceInUnknownSubnet { subnet: short(&one.subnet.value) };
            notes.say(kind, Some(one.subnet.at));
            continue;
        }
        if let Some(address) = &one.address
            && let Some(block) = subnet.and_then(|subnet| blocks.get(subnet as usize).copied().flatten())
            && !address.value.parse::<Ipv4Addr>().ok().and_then(|ip| Cidr::new(ip, 32)).is_some_and(|ip| block.contains(ip))
        {
            notes.say(ProblemKind::AddressOutsideSubnet { interface: short(&one.id) }, Some(address.at));
        }
        if one.lambda
            && !items.functions.is_empty()
            && let Some(names) = &one.groups
        {
            let mut members: Vec<Option<u32>> = names.iter().map(|name| groups.get(name)).collect();
            members.sort_unstable();
            members.dedup();
            let set = members.into_iter().collect::<Option<Vec<u32>>>().and_then(|members| sets.get(&members).copied());
            let row = subnets.get(&one.subnet.value).and_then(|subnet| at(row_of, subnet));
            if !row.zip(set).is_some_and(|key| used.contains(&key)) {
                notes.say(ProblemKind::InterfaceWithoutFunction { interface: short(&one.id) }, Some(one.at));
            }
        }
    }
}

/// Account and Region of each VPC: from its subnets' owner and ARN, else from the first function in it.
fn facts(
    vpc_items: &[&VpcItem<'_>],
    subnet_items: &[&SubnetItem<'_>],
    owners: &[(&FunctionItem<'_>, &Identity<'_>)],
    attempts: &[(u32, u64, Attempt<'_, '_>)],
    vpcs: &Ids<'_>,
    vpc_of_subnet: &[Option<u32>],
) -> Vec<VpcFacts> {
    let mut facts: Vec<VpcFacts> = Vec::new();
    facts.resize_with(vpcs.list.len() + vpc_items.len(), VpcFacts::default);
    let mut learn = |vpc: Option<u32>, account: Option<&str>, region: Option<&str>| {
        if let Some(known) = vpc.and_then(|vpc| facts.get_mut(vpc as usize)) {
            known.account = known.account.take().or(account.map(str::to_owned));
            known.region = known.region.take().or(region.map(str::to_owned));
        }
    };
    for (number, subnet) in subnet_items.iter().enumerate() {
        learn(at(vpc_of_subnet, number as u32), subnet.account.as_deref(), subnet.region.as_deref());
    }
    for (function, _, attempt) in attempts {
        if let Attempt::Wants(wanting) = attempt {
            let arn = wanting.item.arn.as_ref().or_else(|| owners.get(*function as usize)?.0.arn.as_ref());
            let said = |text: &String| !text.is_empty();
            let account = arn.map(|arn| &arn.account).filter(|text| said(text)).map(String::as_str);
            let region = arn.map(|arn| &arn.region).filter(|text| said(text)).map(String::as_str);
            learn(wanting.subnets.first().and_then(|subnet| at(vpc_of_subnet, *subnet)), account, region);
        }
    }
    facts
}
