//! Generated topologies: small, deterministic, the same everywhere.

use eni_lens::model::{Assumptions, Estimate, Limits};
use eni_lens::network::{
    Alias, Cidr, Concurrency, EventSourceKind, Function, GroupRule, Role, Subnet, Topology, Version, VersionLabel,
};

/// A small deterministic source of numbers.
pub struct Numbers(pub u64);

impl Numbers {
    /// From 0 to below `n` (xorshift).
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }
}

/// A topology and assumptions: several VPCs, accounts and versions, unknown blocks, tiny subnets,
/// quotas, many connections.
pub fn generate(seed: u64) -> (Topology, Assumptions) {
    let mut r = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut topology = Topology::default();
    let mut places = Vec::new();
    for v in 0..=r.below(3) {
        let account = ["1", "2"][r.below(2) as usize];
        let vpc = topology.add_vpc(&format!("v{v}"), None, account, "ap-northeast-1", &[]);
        let subnets: Vec<_> = (0..=r.below(4))
            .map(|n| {
                let prefix = [28, 28, 27, 26, 24][r.below(5) as usize];
                let cidr = if r.below(8) == 0 { None } else { Cidr::new([10, v as u8, n as u8, 0].into(), prefix) };
                let occupied = [0, 0, 3, 9, 11, 40][r.below(6) as usize];
                topology.add_subnet_unchecked(vpc, &format!("s{v}-{n}"), None, cidr, None, occupied)
            })
            .collect();
        let groups: Vec<_> = (0..=r.below(3)).map(|n| topology.add_group(vpc, &format!("g{v}-{n}"), None, None)).collect();
        places.push((subnets, groups));
    }
    let mut left = Vec::new();
    for f in 0..r.below(14) {
        let (subnets, groups) = &places[r.below(places.len() as u64) as usize];
        let versions: Vec<_> = (0..=r.below(3))
            .map(|n| {
                let pick: Vec<_> = (0..=r.below(4)).map(|_| subnets[r.below(subnets.len() as u64) as usize]).collect();
                let set: Vec<_> = (0..=r.below(2)).map(|_| groups[r.below(groups.len() as u64) as usize]).collect();
                let set = topology.intern_set(&set).unwrap();
                let attachment = (r.below(6) > 0).then(|| topology.attachment(&pick, set).unwrap());
                let label = if n == 0 { VersionLabel::Latest } else { VersionLabel::Published(n.to_string().into()) };
                let memory_mb = [128, 512, 1024, 3008, 10_240][r.below(5) as usize];
                Version { label, memory_mb, attachment, order: topology.next_order(), dual_stack: false }
            })
            .collect();
        left.push((f, versions));
        if r.below(3) == 0 {
            // Board order and order of creation are two things.
            left.reverse();
        }
    }
    for (f, mut versions) in left {
        let concurrency = match r.below(8) {
            0..4 => Concurrency::Global,
            4 | 5 => Concurrency::Own(r.below(60)),
            6 => Concurrency::Relative(r.below(300)),
            _ => Concurrency::Rate { requests_per_second: r.below(200), duration_ms: r.below(900) },
        };
        versions.iter_mut().for_each(|version| version.dual_stack = r.below(6) == 0);
        let carrier = r.below(versions.len() as u64) as usize;
        let account = ["1", "2"][r.below(2) as usize];
        let name = format!("f{f}");
        let arn = match r.below(4) {
            0 => Some(format!("arn:aws:lambda:ap-northeast-1:{account}:function:{name}")),
            1 => Some(format!("arn:aws:lambda:eu-west-3:{account}:function:{name}")),
            _ => None,
        };
        let aliases: Vec<Alias> = (0..r.below(3))
            .map(|n| {
                let version = versions[r.below(versions.len() as u64) as usize].label.clone();
                Alias { name: ["live", "beta"][n as usize].into(), version }
            })
            .collect();
        topology.add_function_unchecked(&name, arn.as_deref(), account, concurrency, carrier, versions);
        let at = topology.functions.len() - 1;
        let added = topology.functions.get(at).map(|function| Function::clone(function)).unwrap();
        topology.functions.set(at, Function { aliases: aliases.into(), ..added });
    }
    for at in 0..topology.subnets.len() {
        if r.below(4) == 0 {
            let subnet = topology.subnets.get(at).map(|subnet| Subnet::clone(subnet)).unwrap();
            topology.subnets.set(at, Subnet { dual_stack: true, ..subnet });
        }
    }
    let assumptions = Assumptions {
        estimate: [Estimate::PerEnvironment, Estimate::MemoryFormula][r.below(2) as usize],
        concurrency: r.below(40),
        connections_per_environment: [0, 1, 20, 5_000][r.below(4) as usize],
        eni_quota: [3, 8, 20, 500][r.below(4) as usize],
        other_enis: [0, 0, 2, 5][r.below(4) as usize],
        region_quota_2019: [None, None, Some(10), Some(50)][r.below(4) as usize],
        ..Assumptions::default()
    };
    (topology, assumptions)
}

/// The same with all that may stand beside it: roles, what is missing, rules, reserved concurrency, event
/// sources, other limits.
#[allow(dead_code, reason = "not every test that generates boards needs it")]
pub fn generate_whole(seed: u64) -> (Topology, Assumptions) {
    let (mut topology, mut assumptions) = generate(seed);
    let mut r = Numbers(seed.wrapping_mul(0xD1B5_4A32_D192_ED03) | 1);
    for function in topology.functions.clone().iter() {
        match r.below(8) {
            0 => topology.set_role(function.key, Role::LacksPermission).unwrap(),
            1 => topology.set_role(function.key, Role::Deleted).unwrap(),
            _ => {}
        }
        if r.below(4) == 0 {
            topology.set_reserved(function.key, Some(r.below(50))).unwrap();
        }
        if function.reserved.is_none() && r.below(6) == 0 {
            let most = topology.function(function.key).unwrap().reserved.unwrap_or(60);
            topology.set_provisioned(function.key, r.below(most + 1)).unwrap();
        }
    }
    for subnet in topology.subnets.clone().iter() {
        topology.set_subnet_missing(subnet.key, r.below(10) == 0).unwrap();
    }
    for group in topology.groups.clone().iter() {
        topology.set_group_missing(group.key, r.below(12) == 0).unwrap();
        if r.below(3) == 0 {
            let rules: Vec<GroupRule> = (0..r.below(4))
                .map(|_| GroupRule {
                    inbound: r.below(2) == 0,
                    protocol: ["tcp", "udp", "-1", "50"][r.below(4) as usize].into(),
                    ports: [None, Some((443, 443)), Some((1024, 65_535))][r.below(3) as usize],
                    peer: ["0.0.0.0/0", "10.0.0.0/16", "sg-1", "pl-1"][r.below(4) as usize].into(),
                })
                .collect();
            topology.set_group_rules(group.key, Some(rules.into())).unwrap();
        }
    }
    for n in 0..r.below(4) {
        let (functions, sets) = (topology.functions.len() as u64, topology.sets.len() as u64);
        if functions == 0 || sets == 0 {
            break;
        }
        let function = topology.functions.get(r.below(functions) as usize).unwrap().key;
        let set = topology.sets.get(r.below(sets) as usize).unwrap().clone();
        let rows: Vec<_> =
            topology.subnets.iter().filter(|subnet| subnet.vpc == set.vpc && r.below(2) == 0).map(|subnet| subnet.key).collect();
        if !rows.is_empty() {
            let kind = EventSourceKind::ALL[r.below(4) as usize];
            topology.add_event_source(&format!("source-{n}"), kind, function, &rows, set.key).unwrap();
        }
    }
    if let Some(key) = topology.functions.get(0).map(|function| function.key)
        && r.below(2) == 0
    {
        topology.move_function(key, r.below(topology.functions.len() as u64) as usize).unwrap();
    }
    if r.below(3) == 0 {
        assumptions.limits = Limits {
            connections_per_interface: [1, 100, 65_000][r.below(3) as usize],
            nau_per_vpc: 256_000,
            ..Limits::default()
        };
    }
    (topology, assumptions)
}
