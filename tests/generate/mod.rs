//! Generated topologies: small, deterministic, the same everywhere.

use eni_lens::model::{Assumptions, Estimate};
use eni_lens::network::{Alias, Cidr, Concurrency, Function, Subnet, Topology, Version, VersionLabel};

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
