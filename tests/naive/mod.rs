//! A second implementation, deliberately naive, written from the facts on AWS: names in maps, one
//! interface at a time.

use eni_lens::model::{Assumptions, Estimate};
use eni_lens::network::{Attachment, Role, Topology};
use std::collections::{BTreeMap, BTreeSet};

/// What both implementations must agree on.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Before, per row.
    pub before: Vec<Before>,
    /// Before, per function: needed, created.
    pub functions: Vec<(u64, u64)>,
    /// Now, per row: needed, created.
    pub now: Vec<(u64, u64)>,
    /// Now, per version in order of creation: AWS's code of its failure.
    pub versions: Vec<Option<&'static str>>,
    /// Now, per event source in order of creation: the code.
    pub sources: Vec<Option<&'static str>>,
    /// Now, every key.
    pub enis: BTreeMap<Key, Eni>,
    /// Now, per VPC: interfaces of its quota in use, others' included.
    pub quota: Vec<u64>,
}

/// Before, of one row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Before {
    pub demand: u64,
    pub created: u64,
    pub refused: u64,
    /// Of those, by functions whose part here the quota kept from an address that was free.
    pub by_quota: u64,
    /// Of those, by functions that start nothing whatever room there is, with AWS's codes of why.
    pub barred: u64,
    pub codes: BTreeSet<&'static str>,
    pub came_in: u64,
    pub went_out: u64,
    pub free: Option<u64>,
    /// Per function that made or wanted any: its place, created, refused.
    pub shares: Vec<(usize, u64, u64)>,
}

/// Now, of one key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Eni {
    pub interfaces: u64,
    pub created: u64,
    pub connections: u64,
    /// In order of creation: the function's place and the version's; an event source is [`SOURCE`] and its place.
    pub holders: Vec<(usize, usize)>,
    /// Why nobody could make it.
    pub failure: Option<&'static str>,
    /// How many interfaces its subnet had when its first was made.
    pub place: Option<u64>,
}

/// Stands for a function where an event source holds.
pub const SOURCE: usize = usize::MAX;

/// Account, row, names of groups.
pub type Key = (String, usize, BTreeSet<String>);

pub fn outcome(topology: &Topology, assumptions: &Assumptions) -> Outcome {
    let subnets: Vec<_> = topology.subnets.iter().collect();
    let room: Vec<Option<u64>> = subnets
        .iter()
        .map(|s| s.cidr.map(|c| (1u64 << (32 - c.prefix())).saturating_sub(5).saturating_sub(s.occupied)))
        .collect();
    let row = |key| subnets.iter().position(|s| s.key == key).unwrap();
    let rows_of = |keys: &[_]| keys.iter().map(|key| row(*key)).collect::<BTreeSet<usize>>().into_iter().collect::<Vec<_>>();

    let gone = |attachment: &Attachment| {
        let subnets = attachment.subnets.iter().any(|key| topology.subnet(*key).unwrap().missing);
        let members = &topology.set(attachment.set).unwrap().members;
        (subnets, members.iter().any(|key| topology.group(*key).unwrap().missing))
    };

    // Before.
    let mut whys = Vec::new();
    let mut functions = Vec::new();
    let mut demand: Vec<BTreeMap<usize, u64>> = Vec::new();
    let mut turn = 0;
    for function in topology.functions.iter() {
        let carrier = &function.versions[function.carrier];
        let (mut needed, mut own) = (0, BTreeMap::new());
        whys.push(carrier.attachment.as_ref().and_then(|attachment| match (gone(attachment), function.role) {
            ((true, _), _) => Some("InvalidSubnetIDException"),
            ((_, true), _) => Some("InvalidSecurityGroupIDException"),
            (_, Role::LacksPermission | Role::Deleted) => Some("EC2AccessDeniedException"),
            (_, Role::InOrder) => None,
        }));
        if let Some(attachment) = &carrier.attachment {
            let runs = function.concurrency_or(assumptions.concurrency);
            needed = match assumptions.estimate {
                Estimate::PerEnvironment => runs,
                Estimate::MemoryFormula => (runs * carrier.memory_mb.min(3008)).div_ceil(1024 * 3),
            };
            let rows = rows_of(&attachment.subnets);
            for n in 0..needed {
                // One at a time: the remainder starts at the function's turn, as everything before it.
                let at = rows[((n + turn) % rows.len() as u64) as usize];
                *own.entry(at).or_insert(0) += 1;
            }
            turn += u64::from(needed > 0);
        }
        functions.push((needed, 0));
        demand.push(own);
    }
    // Who starts nothing asks for no address.
    let asked: Vec<BTreeMap<usize, u64>> = demand
        .iter()
        .zip(&whys)
        .map(|(own, why)| own.iter().map(|(at, n)| (*at, if why.is_some() { 0 } else { *n })).collect())
        .collect();
    let mut granted = asked.clone();
    for (at, free) in room.iter().enumerate() {
        let total: u64 = asked.iter().filter_map(|own| own.get(&at)).sum();
        let Some(free) = free.filter(|free| total > *free) else { continue };
        let mut left = free;
        for own in &mut granted {
            if let Some(n) = own.get_mut(&at) {
                *n = *n * free / total;
                left -= *n;
            }
        }
        let mut order: Vec<usize> =
            (0..demand.len()).filter(|f| asked[*f].get(&at).is_some_and(|_| whys[*f].is_none())).collect();
        order.sort_by_key(|f| (std::cmp::Reverse(asked[*f][&at] * free % total), *f));
        for f in order.into_iter().take(left as usize) {
            *granted[f].get_mut(&at).unwrap() += 1;
        }
    }
    let account_of = |at: usize| {
        let vpc = topology.vpc(subnets[at].vpc).unwrap();
        format!("{}/{}", vpc.account, vpc.region)
    };
    let quota = assumptions.region_quota_2019.unwrap_or(u64::MAX);
    let mut spent: BTreeMap<String, u64> = BTreeMap::new();
    let mut barred = BTreeSet::new();
    for (f, own) in granted.iter_mut().enumerate() {
        for (at, n) in own {
            let spent = spent.entry(account_of(*at)).or_insert(0);
            if *n > quota - *spent {
                barred.insert((f, *at));
            }
            *n = (*n).min(quota - *spent);
            *spent += *n;
        }
    }
    let mut before = vec![Before::default(); room.len()];
    for (f, own) in granted.iter().enumerate() {
        for (at, n) in own {
            before[*at].created += n;
            before[*at].demand += demand[f][at];
        }
    }
    for (f, own) in demand.iter().enumerate() {
        functions[f].1 = granted[f].values().sum();
        let rows = match own.is_empty() {
            true => Vec::new(),
            false => rows_of(&topology.functions.get(f).unwrap().attachment().unwrap().subnets),
        };
        let mut made: BTreeMap<usize, u64> = granted[f].clone();
        let mut lost: BTreeMap<usize, u64> = BTreeMap::new();
        for (from, wanted) in own {
            if let Some(why) = whys[f] {
                lost.insert(*from, *wanted);
                before[*from].barred += wanted;
                before[*from].codes.extend((*wanted > 0).then_some(why));
                continue;
            }
            for _ in granted[f][from]..*wanted {
                let open = |to: &usize| to != from && room[*to].is_none_or(|room| before[*to].created < room);
                let left = |to: &usize| spent.get(&account_of(*to)).copied().unwrap_or(0) < quota;
                if rows.iter().any(|to| open(to) && !left(to)) {
                    barred.insert((f, *from));
                }
                match rows.iter().copied().find(|to| open(to) && left(to)) {
                    Some(to) => {
                        before[to].created += 1;
                        before[to].came_in += 1;
                        before[*from].went_out += 1;
                        functions[f].1 += 1;
                        *made.entry(to).or_insert(0) += 1;
                        *spent.entry(account_of(to)).or_insert(0) += 1;
                    }
                    None => *lost.entry(*from).or_insert(0) += 1,
                }
            }
        }
        for at in rows {
            let (made, lost) = (made.get(&at).copied().unwrap_or(0), lost.get(&at).copied().unwrap_or(0));
            before[at].refused += lost;
            before[at].by_quota += if barred.contains(&(f, at)) { lost } else { 0 };
            if made + lost > 0 {
                before[at].shares.push((f, made, lost));
            }
        }
    }
    for (at, room) in room.iter().enumerate() {
        before[at].free = room.map(|room| room - before[at].created);
    }

    // Now.
    let mut all = Vec::new();
    for (number, function) in topology.functions.iter().enumerate() {
        for (place, version) in function.versions.iter().enumerate() {
            let Some(attachment) = &version.attachment else { continue };
            let runs = if place == function.carrier { function.concurrency_or(assumptions.concurrency) } else { 0 };
            let groups = &topology.set(attachment.set).unwrap().members;
            let set: BTreeSet<String> = groups.iter().map(|g| topology.group(*g).unwrap().id.to_string()).collect();
            let rows = rows_of(&attachment.subnets);
            let mut shares = vec![0u64; rows.len()];
            let total = runs * assumptions.connections_per_environment;
            for (j, share) in shares.iter_mut().enumerate() {
                *share = total / rows.len() as u64 + u64::from((j as u64) < total % rows.len() as u64);
            }
            let keys: Vec<Key> = rows.iter().map(|at| (function.account.to_string(), *at, set.clone())).collect();
            all.push((version.order, (number, place), keys, shares, gone(attachment), function.role == Role::InOrder));
        }
    }
    for (place, source) in topology.event_sources.iter().enumerate() {
        let account = topology.function(source.function).unwrap().account.to_string();
        let groups = &topology.set(source.attachment.set).unwrap().members;
        let set: BTreeSet<String> = groups.iter().map(|g| topology.group(*g).unwrap().id.to_string()).collect();
        let rows = rows_of(&source.attachment.subnets);
        let keys: Vec<Key> = rows.iter().map(|at| (account.clone(), *at, set.clone())).collect();
        let shares = vec![0; keys.len()];
        all.push((source.order, (SOURCE, place), keys, shares, gone(&source.attachment), true));
    }
    all.sort_by_key(|one| one.0);
    let used_in_vpc = |created: &[u64], at: usize| -> u64 {
        (0..subnets.len()).filter(|other| subnets[*other].vpc == subnets[at].vpc).map(|other| created[other]).sum()
    };
    let (mut made, mut created) = (Vec::<Key>::new(), vec![0u64; room.len()]);
    let (mut enis, mut live) = (BTreeMap::<Key, Eni>::new(), BTreeMap::<Key, u64>::new());
    let mut order_of_keys = Vec::<Key>::new();
    let (mut versions, mut sources) = (Vec::new(), Vec::new());
    let limit = assumptions.eni_quota.saturating_sub(assumptions.other_enis);
    for (_, holder, keys, shares, gone, role) in &all {
        let fresh: Vec<&Key> = keys.iter().filter(|key| !made.contains(key)).collect();
        let full = fresh.iter().any(|key| room[key.1].is_some_and(|room| created[key.1] + 1 > room));
        let failure = if gone.0 {
            Some("InvalidSubnet")
        } else if gone.1 {
            Some("InvalidSecurityGroup")
        } else if fresh.is_empty() {
            None
        } else if !role {
            Some("InsufficientRolePermissions")
        } else if full {
            Some("SubnetOutOfIPAddresses")
        } else if used_in_vpc(&created, fresh[0].1) + fresh.len() as u64 > limit {
            Some("EniLimitExceeded")
        } else {
            None
        };
        for (key, share) in keys.iter().zip(shares) {
            if !order_of_keys.contains(key) {
                order_of_keys.push(key.clone());
            }
            let eni = enis.entry(key.clone()).or_default();
            eni.connections += share;
            eni.holders.push(*holder);
            if failure.is_none() {
                *live.entry(key.clone()).or_insert(0) += share;
                if !made.contains(key) {
                    made.push(key.clone());
                    (eni.created, eni.place, eni.failure) = (1, Some(created[key.1]), None);
                    created[key.1] += 1;
                }
            } else if eni.created == 0 && eni.failure.is_none() {
                // The first reason is told.
                eni.failure = failure;
            }
        }
        if holder.0 == SOURCE { &mut sources } else { &mut versions }.push(failure);
    }
    let interfaces = |connections: u64| 1.max(connections.div_ceil(assumptions.limits.connections_per_interface));
    for key in order_of_keys.iter().filter(|key| made.contains(key)) {
        for _ in 1..interfaces(live[key]) {
            if room[key.1].is_none_or(|room| created[key.1] < room) && used_in_vpc(&created, key.1) < limit {
                created[key.1] += 1;
                enis.get_mut(key).unwrap().created += 1;
            }
        }
    }
    let mut needed = vec![0; room.len()];
    for (key, eni) in &mut enis {
        eni.interfaces = interfaces(eni.connections);
        needed[key.1] += eni.interfaces;
    }
    let quota = topology
        .vpcs
        .iter()
        .map(|vpc| {
            (0..subnets.len()).filter(|at| subnets[*at].vpc == vpc.key).map(|at| created[at]).sum::<u64>()
                + assumptions.other_enis
        })
        .collect();
    Outcome { before, functions, now: needed.into_iter().zip(created).collect(), versions, sources, enis, quota }
}
