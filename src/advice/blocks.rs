//! Where a larger block for a subnet would be.

use crate::network::{Cidr, SubnetKey, Topology, limits};
use crate::rules;
use std::net::Ipv4Addr;

/// Blocks tried before the search is given up.
const TRIED: u64 = 4_096;

/// The longest prefix, shorter than `than`, whose usable addresses hold `wanted`.
pub(super) fn prefix_for(wanted: u64, than: u8) -> Option<u8> {
    let usable = |prefix: u8| rules::usable(1u64 << 32u8.saturating_sub(prefix));
    limits::PREFIX.rev().filter(|prefix| *prefix < than).find(|prefix| usable(*prefix) >= wanted)
}

/// A free block of this prefix for the subnet: around the one it has, else the first free one of
/// its VPC.
pub(super) fn block_for(topology: &Topology, subnet: SubnetKey, prefix: u8) -> Option<Cidr> {
    let found = topology.subnet(subnet)?;
    let own = found.cidr?;
    let free = |block: Cidr| topology.check_block(found.vpc, block, &[subnet]).is_ok();
    if let Some(around) = Cidr::new(own.first(), prefix).filter(|block| free(*block)) {
        return Some(around);
    }
    let size = 1u64 << 32u8.saturating_sub(prefix);
    let vpc = topology.vpc(found.vpc)?;
    let blocks = vpc.cidrs.iter().filter(|whole| whole.prefix() <= prefix).flat_map(|whole| {
        let first = u64::from(u32::from(whole.first()));
        (0..(whole.size() / size).min(TRIED)).filter_map(move |n| {
            let at = u32::try_from(first + n * size).ok()?;
            Cidr::new(Ipv4Addr::from(at), prefix)
        })
    });
    blocks.into_iter().find(|block| free(*block))
}
