//! What was read, put on a board.

use super::{Imported, ImportedFunction};
use crate::network::{
    Alias, Attachment, Cidr, Concurrency, Function, GroupKey, SetKey, Subnet, SubnetKey, Topology, Version, VersionLabel, VpcKey,
};
use std::collections::HashMap;
use std::rc::Rc;

pub(super) fn add(imported: &Imported, base: &Topology) -> Topology {
    let mut board = base.clone();

    let known: HashMap<Rc<str>, (usize, VpcKey)> =
        base.vpcs.iter().enumerate().map(|(at, vpc)| (Rc::clone(&vpc.id), (at, vpc.key))).collect();
    let vpcs: Vec<VpcKey> = imported
        .vpcs
        .iter()
        .map(|vpc| match known.get(&*vpc.id) {
            Some((at, key)) => {
                if let Some(old) = base.vpcs.get(*at) {
                    let mut new = old.as_ref().clone();
                    new.name = vpc.name.as_deref().map(Into::into).or(new.name);
                    new.account = vpc.account.as_str().into();
                    new.region = vpc.region.as_str().into();
                    if !vpc.cidrs.is_empty() {
                        new.cidrs = vpc.cidrs.as_slice().into();
                    }
                    if new != **old {
                        board.vpcs.set(*at, new);
                    }
                }
                *key
            }
            None => board.add_vpc(&vpc.id, vpc.name.as_deref(), &vpc.account, &vpc.region, &vpc.cidrs),
        })
        .collect();
    let vpc = |place: u32| vpcs.get(place as usize).copied().unwrap_or(VpcKey(0));

    let known: HashMap<Rc<str>, (usize, SubnetKey)> =
        base.subnets.iter().enumerate().map(|(at, subnet)| (Rc::clone(&subnet.id), (at, subnet.key))).collect();
    let rows: Vec<(SubnetKey, VpcKey)> = imported
        .subnets
        .iter()
        .map(|row| {
            let owner = vpc(row.vpc);
            match known.get(&*row.id) {
                Some((at, key)) => {
                    let old = base.subnets.get(*at);
                    if let Some(old) = old.filter(|_| row.described) {
                        let new = Subnet {
                            key: *key,
                            id: Rc::clone(&old.id),
                            name: row.name.as_deref().map(Into::into).or_else(|| old.name.clone()),
                            vpc: owner,
                            cidr: row.cidr.or(old.cidr),
                            az: row.az.as_deref().map(Into::into).or_else(|| old.az.clone()),
                            occupied: row.occupied,
                            dual_stack: row.dual_stack,
                            missing: false,
                        };
                        if new != **old {
                            board.subnets.set(*at, new);
                        }
                        return (*key, owner);
                    }
                    (*key, old.map_or(owner, |old| old.vpc))
                }
                None => {
                    let cidr: Option<Cidr> = row.cidr;
                    let key =
                        board.add_subnet_unchecked(owner, &row.id, row.name.as_deref(), cidr, row.az.as_deref(), row.occupied);
                    let at = board.subnets.len() - 1;
                    if let Some(made) = board.subnets.get(at).filter(|_| row.dual_stack).map(|made| Subnet::clone(made)) {
                        board.subnets.set(at, Subnet { dual_stack: true, ..made });
                    }
                    (key, owner)
                }
            }
        })
        .collect();

    let known: HashMap<Rc<str>, (usize, GroupKey)> =
        base.groups.iter().enumerate().map(|(at, group)| (Rc::clone(&group.id), (at, group.key))).collect();
    let groups: Vec<GroupKey> = imported
        .groups
        .iter()
        .map(|group| match known.get(&*group.id) {
            Some((at, key)) => {
                if let Some(old) = base.groups.get(*at) {
                    let mut new = old.as_ref().clone();
                    new.name = group.name.as_deref().map(Into::into).or(new.name);
                    new.egress = group.egress.as_deref().map(Into::into).or(new.egress);
                    new.rules = group.rules.as_deref().map(Into::into).or(new.rules);
                    new.missing = false;
                    new.vpc = vpc(group.vpc);
                    if new != **old {
                        board.groups.set(*at, new);
                    }
                }
                *key
            }
            None => {
                let key = board.add_group(vpc(group.vpc), &group.id, group.name.as_deref(), group.egress.as_deref());
                if let Some(rules) = &group.rules {
                    // What is too much for a board is left out: the words on outbound rules stay.
                    let _ = board.set_group_rules(key, Some(rules.as_slice().into()));
                }
                key
            }
        })
        .collect();

    let mut known: HashMap<Rc<[GroupKey]>, SetKey> = base.sets.iter().map(|set| (Rc::clone(&set.members), set.key)).collect();
    let sets: Vec<SetKey> = imported
        .sets
        .iter()
        .map(|set| {
            let mut members: Vec<GroupKey> = set.iter().filter_map(|place| groups.get(*place as usize).copied()).collect();
            members.sort_unstable();
            members.dedup();
            if let Some(key) = known.get(members.as_slice()) {
                return *key;
            }
            let owner =
                set.first().and_then(|place| imported.groups.get(*place as usize)).map_or(VpcKey(0), |group| vpc(group.vpc));
            let key = board.add_set_unchecked(owner, members.clone());
            known.insert(members.into(), key);
            key
        })
        .collect();

    add_functions(imported, base, &mut board, &rows, &sets);
    board
}

fn add_functions(imported: &Imported, base: &Topology, board: &mut Topology, rows: &[(SubnetKey, VpcKey)], sets: &[SetKey]) {
    let mut by_arn: HashMap<Rc<str>, usize> = HashMap::new();
    let mut by_name: HashMap<(Rc<str>, Rc<str>), usize> = HashMap::new();
    for (at, function) in base.functions.iter().enumerate() {
        if let Some(arn) = &function.arn {
            by_arn.insert(Rc::clone(arn), at);
        }
        by_name.entry((Rc::clone(&function.account), Rc::clone(&function.name))).or_insert(at);
    }
    // Orders over the whole board: those of the files, after everything that is there.
    let mut orders: Vec<u64> = imported.functions.iter().flat_map(|f| f.versions.iter().map(|v| v.order)).collect();
    orders.sort_unstable();
    orders.dedup();
    let orders: HashMap<u64, u64> = orders.into_iter().map(|order| (order, board.next_order())).collect();

    let texts = |id: &str| -> Rc<str> { id.into() };
    for function in &imported.functions {
        let versions: Vec<Version> = function
            .versions
            .iter()
            .map(|version| Version {
                label: if version.label == "$LATEST" {
                    VersionLabel::Latest
                } else {
                    VersionLabel::Published(version.label.as_str().into())
                },
                memory_mb: version.memory_mb,
                attachment: version.vpc.as_ref().and_then(|(places, set)| attachment(places, *set, rows, sets)),
                order: orders.get(&version.order).copied().unwrap_or(version.order),
                dual_stack: version.dual_stack,
            })
            .collect();
        let carrier = carrier(function);
        let there = match &function.arn {
            Some(arn) => by_arn.get(arn.as_str()).copied(),
            None => by_name.get(&(texts(&function.account), texts(&function.name))).copied(),
        };
        match there.and_then(|at| Some((at, base.functions.get(at)?))) {
            Some((at, old)) => {
                let kept = |alias: &&Alias| versions.iter().any(|version| version.label == alias.version);
                let aliases: Vec<Alias> = old.aliases.iter().filter(kept).cloned().collect();
                let new = Function {
                    key: old.key,
                    name: function.name.as_str().into(),
                    arn: function.arn.as_deref().map(Into::into).or_else(|| old.arn.clone()),
                    account: function.account.as_str().into(),
                    concurrency: old.concurrency,
                    carrier,
                    versions: versions.into(),
                    aliases: aliases.into(),
                    role: old.role,
                    reserved: old.reserved,
                    provisioned: old.provisioned,
                };
                board.functions.set(at, new);
            }
            None => {
                let (name, arn, account) = (&function.name, function.arn.as_deref(), &function.account);
                board.add_function_unchecked(name, arn, account, Concurrency::Global, carrier, versions);
            }
        }
    }
}

/// `$LATEST` carries the concurrency where it is known, else the first version.
fn carrier(function: &ImportedFunction) -> usize {
    function.versions.iter().position(|version| version.label == "$LATEST").unwrap_or(0)
}

fn attachment(places: &[u32], set: u32, rows: &[(SubnetKey, VpcKey)], sets: &[SetKey]) -> Option<Attachment> {
    let mut subnets: Vec<SubnetKey> = places.iter().filter_map(|place| Some(rows.get(*place as usize)?.0)).collect();
    subnets.sort_unstable();
    subnets.dedup();
    (!subnets.is_empty()).then_some(())?;
    Some(Attachment { subnets: subnets.into(), set: sets.get(set as usize).copied()? })
}
