//! Generated large boards, for measuring.

use eni_lens::network::{Attachment, Cidr, Concurrency, SetKey, SubnetKey, Topology, Version, VersionLabel};

/// `functions` functions in `per` of `subnets` subnets each, over `sets` sets.
pub fn board(functions: u32, subnets: u32, per: u32, sets: u32) -> Topology {
    let mut topology = Topology::default();
    let vpc = topology.add_vpc("vpc-1", None, "123456789012", "eu-west-1", &[]);
    for n in 0..subnets {
        let block = Cidr::new((0x0a00_0000 + n * 1024).into(), 22);
        topology.add_subnet_unchecked(vpc, &format!("subnet-{n}"), None, block, Some("eu-west-1a"), 3);
    }
    for n in 0..sets {
        let group = topology.add_group(vpc, &format!("sg-{n}"), None, None);
        topology.add_set_unchecked(vpc, vec![group]);
    }
    for n in 0..functions {
        let mut own: Vec<SubnetKey> = (0..per).map(|k| SubnetKey((n + k * 7) % subnets)).collect();
        own.sort_unstable();
        own.dedup();
        let order = topology.next_order();
        let attachment = Some(Attachment { subnets: own.into(), set: SetKey(n % sets) });
        let version = Version {
            label: VersionLabel::Latest,
            memory_mb: 128 * (1 + u64::from(n % 8)),
            attachment,
            order,
            dual_stack: false,
        };
        topology.add_function_unchecked(&format!("fn-{n}"), None, "123456789012", Concurrency::Global, 0, vec![version]);
    }
    topology
}
