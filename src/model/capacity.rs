//! A subnet's room: size less AWS's five, less what others hold.

use super::Capacity;
use crate::network::Topology;
use crate::rules;

pub(super) fn of(topology: &Topology) -> Vec<Capacity> {
    topology
        .subnets
        .iter()
        .map(|subnet| {
            let usable = subnet.cidr.map(|cidr| rules::usable(cidr.size()));
            let occupied = usable.map_or(subnet.occupied, |usable| subnet.occupied.min(usable));
            Capacity { subnet: subnet.key, usable, occupied }
        })
        .collect()
}
