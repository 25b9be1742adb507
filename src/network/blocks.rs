//! Checked changes of VPCs: their names, their blocks, and a block cut into subnets.

use super::topology::checked_name;
use super::*;
use std::rc::Rc;

/// A range by its first address and prefix.
const fn range(a: u8, b: u8, prefix: u8) -> (u32, u8) {
    ((a as u32) << 24 | (b as u32) << 16, prefix)
}

const TEN: (u32, u8) = range(10, 0, 8);
const TEN_0: (u32, u8) = range(10, 0, 16);
const TEN_0_1: (u32, u8) = range(10, 0, 15);
const HOME: (u32, u8) = range(192, 168, 16);
const MIDDLE: (u32, u8) = range(172, 16, 12);
const MIDDLE_31: (u32, u8) = range(172, 31, 16);
const BENCHMARK: (u32, u8) = range(198, 19, 16);
const LINK_LOCAL: (u32, u8) = range(169, 254, 16);

fn within(block: Cidr, range: (u32, u8)) -> bool {
    Cidr::try_from(range).is_ok_and(|range| range.contains(block))
}

fn touches(block: Cidr, range: (u32, u8)) -> bool {
    Cidr::try_from(range).is_ok_and(|range| range.overlaps(block))
}

/// Ranges AWS does not associate with a VPC of this primary block.
/// Source: Amazon VPC User Guide, IPv4 CIDR block association restrictions.
fn restricted_beside(primary: Cidr) -> Vec<(u32, u8)> {
    if within(primary, TEN) {
        let mut ranges = vec![MIDDLE, HOME, BENCHMARK];
        if touches(primary, TEN_0_1) {
            ranges.push(TEN_0);
        }
        ranges
    } else if within(primary, MIDDLE) {
        vec![TEN, HOME, MIDDLE_31, BENCHMARK]
    } else if within(primary, HOME) {
        vec![TEN, MIDDLE, BENCHMARK]
    } else if within(primary, BENCHMARK) {
        vec![TEN, MIDDLE, HOME]
    } else {
        vec![TEN, MIDDLE, HOME, BENCHMARK]
    }
}

/// How a zone ends a subnet's name: `1a` of `ap-northeast-1a`.
pub fn zone_suffix(zone: &str) -> &str {
    zone.rsplit('-').next().unwrap_or(zone)
}

impl Topology {
    fn change_vpc(&mut self, key: VpcKey, change: impl FnOnce(&mut Vpc)) -> Result<(), NetworkError> {
        let at = self.vpcs.iter().position(|vpc| vpc.key == key).ok_or(NetworkError::Gone)?;
        let mut vpc = self.vpcs.get(at).map(|found| Vpc::clone(found)).ok_or(NetworkError::Gone)?;
        change(&mut vpc);
        self.vpcs.set(at, vpc);
        Ok(())
    }

    fn free_vpc_name(&self, name: &str, own: Option<VpcKey>) -> Result<Rc<str>, NetworkError> {
        let name = checked_name(name)?;
        let taken = |other: &Vpc| Some(other.key) != own && (other.id == name || other.name.as_ref() == Some(&name));
        if self.vpcs.iter().any(taken) {
            return Err(NetworkError::NameTaken(name));
        }
        Ok(name)
    }

    /// Gives a VPC another name.
    ///
    /// # Errors
    /// The name is empty, too long or taken; the VPC is gone.
    pub fn rename_vpc(&mut self, key: VpcKey, name: &str) -> Result<(), NetworkError> {
        let name = self.free_vpc_name(name, Some(key))?;
        self.change_vpc(key, |vpc| vpc.name = Some(name))
    }

    /// Adds a VPC that a user describes, in the account and Region of the first one.
    ///
    /// # Errors
    /// The name is empty, too long or taken; the block is malformed, outside /16 to /28 or one that
    /// no VPC may have.
    pub fn add_vpc_named(&mut self, name: &str, cidr: &str) -> Result<VpcKey, NetworkError> {
        let name = self.free_vpc_name(name, None)?;
        let block = Cidr::subnet(cidr)?;
        if touches(block, LINK_LOCAL) {
            return Err(NetworkError::Restricted { cidr: block, primary: None });
        }
        let (account, region) = self.vpcs.get(0).map_or_else(
            || (UNKNOWN_ACCOUNT.into(), "ap-northeast-1".into()),
            |vpc| (Rc::clone(&vpc.account), Rc::clone(&vpc.region)),
        );
        Ok(self.add_vpc(&name, Some(&name), &account, &region, &[block]))
    }

    /// Adds a secondary block to a VPC.
    ///
    /// # Errors
    /// More than 5 blocks; the block is malformed, outside /16 to /28, overlaps one of the VPC's or
    /// is one that AWS does not put beside the primary one; the VPC is gone.
    pub fn add_cidr(&mut self, key: VpcKey, cidr: &str) -> Result<(), NetworkError> {
        let block = Cidr::subnet(cidr)?;
        let vpc = self.vpc(key).ok_or(NetworkError::Gone)?;
        if let Some(other) = vpc.cidrs.iter().find(|other| other.overlaps(block)) {
            return Err(NetworkError::CidrOverlaps { cidr: block, other: *other });
        }
        if touches(block, LINK_LOCAL) {
            return Err(NetworkError::Restricted { cidr: block, primary: None });
        }
        let beside = |primary: &Cidr| restricted_beside(*primary).into_iter().any(|range| touches(block, range));
        if let Some(primary) = vpc.cidrs.first().filter(|primary| beside(primary)) {
            return Err(NetworkError::Restricted { cidr: block, primary: Some(*primary) });
        }
        let count = vpc.cidrs.len() + 1;
        if count > limits::CIDRS_PER_VPC {
            return Err(NetworkError::TooManyCidrs(count));
        }
        self.change_vpc(key, |vpc| vpc.cidrs = vpc.cidrs.iter().copied().chain([block]).collect())
    }

    /// Takes a secondary block from a VPC.
    ///
    /// # Errors
    /// The primary one, or one in which a subnet lies; it is gone.
    pub fn remove_cidr(&mut self, key: VpcKey, block: Cidr) -> Result<(), NetworkError> {
        let vpc = self.vpc(key).ok_or(NetworkError::Gone)?;
        if vpc.cidrs.first() == Some(&block) {
            return Err(NetworkError::PrimaryStays(block));
        }
        if !vpc.cidrs.contains(&block) {
            return Err(NetworkError::Gone);
        }
        let inside = |subnet: &&Subnet| subnet.vpc == key && subnet.cidr.is_some_and(|cidr| cidr.overlaps(block));
        if let Some(subnet) = self.subnets.iter().find(inside) {
            return Err(NetworkError::CidrInUse { cidr: block, subnet: subnet.label() });
        }
        self.change_vpc(key, |vpc| vpc.cidrs = vpc.cidrs.iter().copied().filter(|other| *other != block).collect())
    }

    /// Cuts a free block into equal subnets, zone after zone in turn, named after their zone:
    /// `PrivateSubnet-1a`.
    ///
    /// # Errors
    /// The block is malformed or outside the VPC; a subnet is in the way; the number of parts is no
    /// power of two or too large for /28; no zone, or more zones than parts.
    pub fn split(&mut self, vpc: VpcKey, cidr: &str, parts: u64, zones: &[Rc<str>]) -> Result<(), NetworkError> {
        let whole = Cidr::subnet(cidr)?;
        let most = 1u64 << limits::PREFIX.end().saturating_sub(whole.prefix());
        if !parts.is_power_of_two() || parts > most {
            return Err(NetworkError::SplitParts { parts, most });
        }
        let zones: Vec<Rc<str>> =
            zones.iter().filter(|zone| !zone.trim().is_empty()).map(|zone| checked_name(zone)).collect::<Result<_, _>>()?;
        if zones.is_empty() || zones.len() as u64 > parts {
            return Err(NetworkError::SplitZones { zones: zones.len() as u64, parts });
        }
        self.check_block(vpc, whole, &[])?;
        let size = whole.size() / parts;
        let prefix = whole.prefix() + parts.trailing_zeros() as u8;
        for (part, zone) in (0..parts).zip(zones.iter().cycle()) {
            let block = whole.address(part * size).and_then(|first| Cidr::new(first, prefix));
            let name = self.free_name_like(&format!("PrivateSubnet-{}", zone_suffix(zone)));
            self.add_subnet_unchecked(vpc, &name, Some(&name), block, Some(zone), 0);
        }
        Ok(())
    }
}
