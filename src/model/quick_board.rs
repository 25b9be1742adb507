//! The board of a quick sizing.

use super::quick_sizing::{Sizing, size};
use super::{Assumptions, Board, Title};
use crate::network::{Attachment, Cidr, Concurrency, SetKey, SubnetKey, Topology, UNKNOWN_ACCOUNT, Version, VersionLabel};
use std::net::Ipv4Addr;

/// Where the first block begins: 10.0.0.0.
const FIRST: u64 = 10 << 24;
/// Addresses of a /16.
const BLOCK: u64 = 1 << 16;
/// The Region where nothing else is known.
const REGION: &str = "ap-northeast-1";

fn block(first: u64, prefix: u8) -> Option<Cidr> {
    Cidr::new(Ipv4Addr::from(u32::try_from(first).ok()?), prefix)
}

/// Letters of a Region's zones as most accounts see them.
fn letters(region: &str) -> &'static [char] {
    match region {
        // Zone b is closed to newer accounts.
        "ap-northeast-1" => &['a', 'c', 'd'],
        "us-east-1" => &['a', 'b', 'c', 'd', 'e', 'f'],
        _ => &['a', 'b', 'c'],
    }
}

/// `fn-01`, and wider where there are more than 99.
fn numbered(stem: &str, number: u64, of: u64) -> String {
    let width = of.to_string().len().max(2);
    format!("{stem}-{number:0width$}")
}

impl Sizing {
    /// The board, in the account and Region of the first VPC of `beside`, by `assumptions` with the
    /// sizing's own concurrency and connections. `None`: a field does not hold.
    pub fn board(&self, title: Title, beside: &Topology, assumptions: &Assumptions) -> Option<Board> {
        if !self.is_sound() {
            return None;
        }
        let known = beside.vpcs.get(0);
        let region = known.map(|vpc| &*vpc.region).filter(|region| !region.is_empty()).unwrap_or(REGION);
        let account = known.map_or(UNKNOWN_ACCOUNT, |vpc| &*vpc.account);
        let mut topology = Topology::default();
        let blocks = (self.subnets * size(self.prefix)).div_ceil(BLOCK);
        let cidrs: Vec<Cidr> = (0..blocks).filter_map(|at| block(FIRST + at * BLOCK, 16)).collect();
        let vpc = topology.add_vpc("vpc-new", None, account, region, &cidrs);
        let letters = letters(region);
        let zones = (1u64..).flat_map(|turn| letters.iter().map(move |letter| (turn, *letter)));
        let subnets: Vec<SubnetKey> = (0..self.subnets)
            .zip(zones)
            .map(|(at, (turn, letter))| {
                let name = if turn == 1 { format!("private-{letter}") } else { format!("private-{letter}{turn}") };
                let cidr = block(FIRST + at * size(self.prefix), self.prefix);
                let zone = format!("{region}{letter}");
                topology.add_subnet_unchecked(vpc, &name, Some(&name), cidr, Some(&zone), self.occupied)
            })
            .collect();
        let sets: Vec<SetKey> = (1..=self.sets)
            .map(|number| {
                let name = numbered("sg", number, self.sets);
                let group = topology.add_group(vpc, &name, Some(&name), None);
                topology.add_set_unchecked(vpc, vec![group])
            })
            .collect();
        for (number, set) in (1..=self.functions).zip(sets.iter().cycle()) {
            let order = topology.next_order();
            let attachment = Some(Attachment { subnets: subnets.as_slice().into(), set: *set });
            let version =
                Version { label: VersionLabel::Latest, memory_mb: self.memory_mb, attachment, order, dual_stack: false };
            let name = numbered("fn", number, self.functions);
            topology.add_function_unchecked(&name, None, account, Concurrency::Global, 0, vec![version]);
        }
        let assumptions =
            Assumptions { concurrency: self.concurrency, connections_per_environment: self.connections, ..assumptions.clone() };
        Some(Board { title, topology: topology.into(), assumptions })
    }
}
