//! A second implementation, deliberately naive, written from the facts on AWS: names in maps, one
//! interface at a time.

use eni_lens::model::{Assumptions, Estimate};
use eni_lens::network::Topology;
use std::collections::{BTreeMap, BTreeSet};

/// What both implementations must agree on.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Before, per row: created, refused.
    pub before: Vec<(u64, u64)>,
    /// Before, per function: needed, created.
    pub functions: Vec<(u64, u64)>,
    /// Now, per row: needed, created.
    pub now: Vec<(u64, u64)>,
    /// Now, per version in order of creation: AWS's code of its failure.
    pub versions: Vec<Option<&'static str>>,
}

type Key = (String, usize, BTreeSet<String>);

pub fn outcome(topology: &Topology, assumptions: &Assumptions) -> Outcome {
    let subnets: Vec<_> = topology.subnets.iter().collect();
    let room: Vec<Option<u64>> = subnets
        .iter()
        .map(|s| s.cidr.map(|c| (1u64 << (32 - c.prefix())).saturating_sub(5).saturating_sub(s.occupied)))
        .collect();
    let row = |key| subnets.iter().position(|s| s.key == key).unwrap();
    let rows_of = |keys: &[_]| keys.iter().map(|key| row(*key)).collect::<BTreeSet<usize>>().into_iter().collect::<Vec<_>>();

    // Before.
    let mut functions = Vec::new();
    let mut demand: Vec<BTreeMap<usize, u64>> = Vec::new();
    let mut turn = 0;
    for function in topology.functions.iter() {
        let carrier = &function.versions[function.carrier];
        let (mut needed, mut own) = (0, BTreeMap::new());
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
    let mut granted = demand.clone();
    for (at, free) in room.iter().enumerate() {
        let total: u64 = demand.iter().filter_map(|own| own.get(&at)).sum();
        let Some(free) = free.filter(|free| total > *free) else { continue };
        let mut left = free;
        for own in &mut granted {
            if let Some(n) = own.get_mut(&at) {
                *n = *n * free / total;
                left -= *n;
            }
        }
        let mut order: Vec<usize> = (0..demand.len()).filter(|f| demand[*f].contains_key(&at)).collect();
        order.sort_by_key(|f| (std::cmp::Reverse(demand[*f][&at] * free % total), *f));
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
    for own in &mut granted {
        for (at, n) in own {
            let spent = spent.entry(account_of(*at)).or_insert(0);
            *n = (*n).min(quota - *spent);
            *spent += *n;
        }
    }
    let mut created: Vec<u64> = (0..room.len()).map(|at| granted.iter().filter_map(|own| own.get(&at)).sum()).collect();
    let mut refused = vec![0; room.len()];
    for (f, own) in demand.iter().enumerate() {
        functions[f].1 = granted[f].values().sum();
        for (from, wanted) in own {
            for _ in granted[f][from]..*wanted {
                let to = rows_of(&topology.functions.get(f).unwrap().attachment().unwrap().subnets)
                    .into_iter()
                    .filter(|to| to != from && room[*to].is_none_or(|room| created[*to] < room))
                    .find(|to| spent.get(&account_of(*to)).copied().unwrap_or(0) < quota);
                match to {
                    Some(to) => {
                        created[to] += 1;
                        functions[f].1 += 1;
                        *spent.entry(account_of(to)).or_insert(0) += 1;
                    }
                    None => refused[*from] += 1,
                }
            }
        }
    }
    let before = created.into_iter().zip(refused).collect();

    // Now.
    let mut all = Vec::new();
    for function in topology.functions.iter() {
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
            all.push((version.order, keys, shares));
        }
    }
    all.sort_by_key(|one| one.0);
    let used_in_vpc = |created: &[u64], at: usize| -> u64 {
        (0..subnets.len()).filter(|other| subnets[*other].vpc == subnets[at].vpc).map(|other| created[other]).sum()
    };
    let (mut made, mut created) = (Vec::<Key>::new(), vec![0u64; room.len()]);
    let (mut asked, mut live) = (BTreeMap::<Key, u64>::new(), BTreeMap::<Key, u64>::new());
    let mut order_of_keys = Vec::<Key>::new();
    let mut versions = Vec::new();
    let limit = assumptions.eni_quota.saturating_sub(assumptions.other_enis);
    for (_, keys, shares) in &all {
        let fresh: Vec<&Key> = keys.iter().filter(|key| !made.contains(key)).collect();
        let full = fresh.iter().any(|key| room[key.1].is_some_and(|room| created[key.1] + 1 > room));
        let failure = if fresh.is_empty() {
            None
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
            *asked.entry(key.clone()).or_insert(0) += share;
            if failure.is_none() {
                *live.entry(key.clone()).or_insert(0) += share;
                if !made.contains(key) {
                    made.push(key.clone());
                    created[key.1] += 1;
                }
            }
        }
        versions.push(failure);
    }
    let interfaces = |connections: u64| 1.max(connections.div_ceil(65_000));
    for key in order_of_keys.iter().filter(|key| made.contains(key)) {
        for _ in 1..interfaces(live[key]) {
            if room[key.1].is_none_or(|room| created[key.1] < room) && used_in_vpc(&created, key.1) < limit {
                created[key.1] += 1;
            }
        }
    }
    let mut needed = vec![0; room.len()];
    for (key, connections) in &asked {
        needed[key.1] += interfaces(*connections);
    }
    Outcome { before, functions, now: needed.into_iter().zip(created).collect(), versions }
}
