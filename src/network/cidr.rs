//! IPv4 blocks as AWS accepts them: strict text, no host bits.

use ipnetwork::Ipv4Network;
use std::fmt;
use std::net::Ipv4Addr;

/// An IPv4 block without host bits, any prefix from /0 to /32.
///
/// AWS's own bounds for subnets and VPCs (/16 to /28) are checked where one is made of it:
/// see [`Cidr::subnet`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "(u32, u8)", into = "(u32, u8)")]
pub struct Cidr(Ipv4Network);

/// Why a text is no block, with what would be right where that is known.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum CidrError {
    /// Nothing was given.
    Empty,
    /// Not `a.b.c.d/n`.
    Shape,
    /// An IPv6 block where IPv4 is meant.
    Ipv6,
    /// An octet or the prefix has leading zeros; the text without them.
    LeadingZeros(String),
    /// An octet over 255.
    Octet,
    /// A prefix over 32.
    Prefix,
    /// Bits beyond the prefix are set; the network address it belongs to.
    HostBits(Cidr),
    /// A prefix outside /16 to /28.
    OutsideAwsBounds(u8),
}

/// What AWS keeps an address of a subnet for.
/// Source: Amazon VPC User Guide, subnet sizing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReservedRole {
    /// The network address, `.0`.
    Network,
    /// The VPC router, `.1`.
    Router,
    /// DNS, `.2`.
    Dns,
    /// For future use, `.3`.
    Future,
    /// The broadcast address, the last one.
    Broadcast,
}

impl Cidr {
    /// A block from its parts; host bits are cut off. `None` for a prefix over 32.
    pub fn new(address: Ipv4Addr, prefix: u8) -> Option<Self> {
        let network = Ipv4Network::new(address, prefix).ok()?;
        Some(Self(Ipv4Network::new(network.network(), prefix).ok()?))
    }

    /// Reads `a.b.c.d/n`, strictly.
    pub fn parse(text: &str) -> Result<Self, CidrError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(CidrError::Empty);
        }
        if text.contains(':') {
            return Err(CidrError::Ipv6);
        }
        let (address, prefix) = text.split_once('/').ok_or(CidrError::Shape)?;
        let parts: Vec<&str> = address.split('.').collect();
        let digits = |part: &&str| !part.is_empty() && part.len() <= 9 && part.bytes().all(|b| b.is_ascii_digit());
        if parts.len() != 4 || !parts.iter().all(&digits) || !digits(&prefix) {
            return Err(CidrError::Shape);
        }
        let number = |part: &str| part.parse::<u32>().map_err(|_| CidrError::Shape);
        let octets = parts.iter().map(|part| number(part)).collect::<Result<Vec<_>, _>>()?;
        let length = number(prefix)?;
        if octets.iter().any(|octet| *octet > 255) {
            return Err(CidrError::Octet);
        }
        if length > 32 {
            return Err(CidrError::Prefix);
        }
        let padded = |part: &&str| part.len() > 1 && part.starts_with('0');
        if parts.iter().any(&padded) || padded(&prefix) {
            let clean: Vec<String> = octets.iter().map(u32::to_string).collect();
            return Err(CidrError::LeadingZeros(format!("{}/{length}", clean.join("."))));
        }
        let bits = octets.iter().fold(0u32, |bits, octet| bits << 8 | octet);
        let block = Self::new(Ipv4Addr::from(bits), length as u8).ok_or(CidrError::Prefix)?;
        if u32::from(block.first()) != bits {
            return Err(CidrError::HostBits(block));
        }
        Ok(block)
    }

    /// Reads a block for a subnet or a VPC: as [`Cidr::parse`], and /16 to /28.
    pub fn subnet(text: &str) -> Result<Self, CidrError> {
        let block = Self::parse(text)?;
        if !(16..=28).contains(&block.prefix()) {
            return Err(CidrError::OutsideAwsBounds(block.prefix()));
        }
        Ok(block)
    }

    /// The prefix length.
    pub fn prefix(self) -> u8 {
        self.0.prefix()
    }

    /// The network address.
    pub fn first(self) -> Ipv4Addr {
        self.0.network()
    }

    /// How many addresses the block has.
    pub fn size(self) -> u64 {
        1u64 << (32 - u32::from(self.prefix()))
    }

    /// The address `offset` places after the first; `None` beyond the block.
    pub fn address(self, offset: u64) -> Option<Ipv4Addr> {
        if offset >= self.size() {
            return None;
        }
        u32::try_from(u64::from(u32::from(self.first())) + offset).ok().map(Ipv4Addr::from)
    }

    /// What AWS keeps the address at `offset` for, if anything.
    pub fn reserved(self, offset: u64) -> Option<ReservedRole> {
        match offset {
            0 => Some(ReservedRole::Network),
            1 => Some(ReservedRole::Router),
            2 => Some(ReservedRole::Dns),
            3 => Some(ReservedRole::Future),
            last if last + 1 == self.size() => Some(ReservedRole::Broadcast),
            _ => None,
        }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.0.is_supernet_of(other.0)
    }

    /// Whether the two share an address.
    pub fn overlaps(self, other: Self) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// The block of half this prefix's fineness that holds it, one step larger. `None` at /0.
    pub fn next_larger(self) -> Option<Self> {
        Self::new(self.first(), self.prefix().checked_sub(1)?)
    }
}

impl From<Cidr> for (u32, u8) {
    fn from(block: Cidr) -> Self {
        (block.first().into(), block.prefix())
    }
}

impl TryFrom<(u32, u8)> for Cidr {
    type Error = &'static str;

    fn try_from((bits, prefix): (u32, u8)) -> Result<Self, Self::Error> {
        Self::new(bits.into(), prefix).filter(|block| u32::from(block.first()) == bits).ok_or("not a block")
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first(), self.prefix())
    }
}

impl fmt::Debug for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_strictly_and_errors_name_the_mend() {
        let cidr = |text: &str| Cidr::subnet(text).map(|c| c.to_string());
        assert_eq!(cidr(" 10.0.1.0/24 "), Ok("10.0.1.0/24".into()));
        assert_eq!(cidr("10.0.1.5/24"), Err(CidrError::HostBits(Cidr::new([10, 0, 1, 0].into(), 24).unwrap())));
        assert_eq!(cidr("010.0.1.0/24"), Err(CidrError::LeadingZeros("10.0.1.0/24".into())));
        assert_eq!(cidr("10.0.1.0/024"), Err(CidrError::LeadingZeros("10.0.1.0/24".into())));
        assert_eq!(cidr("fd00::/64"), Err(CidrError::Ipv6));
        assert_eq!(cidr("10.0.0.0/29"), Err(CidrError::OutsideAwsBounds(29)));
        assert_eq!(cidr("10.0.0.0/15"), Err(CidrError::OutsideAwsBounds(15)));
        assert_eq!(cidr("10.0.0.256/24"), Err(CidrError::Octet));
        assert_eq!(cidr("10.0.0.0/33"), Err(CidrError::Prefix));
        for bad in ["10.0.0.0", "10.0.0/24", "10.0.0.0/", "a.b.c.d/24", "10.0.0.0/255.255.255.0", "-1.0.0.0/8"] {
            assert_eq!(cidr(bad), Err(CidrError::Shape), "{bad}");
        }
        assert_eq!(cidr(""), Err(CidrError::Empty));
    }

    #[test]
    fn the_five_reserved_addresses_are_known_by_role() {
        let block = Cidr::subnet("10.0.1.0/28").unwrap();
        let roles: Vec<_> = (0..block.size()).filter_map(|at| block.reserved(at).map(|role| (at, role))).collect();
        assert_eq!(
            roles,
            [
                (0, ReservedRole::Network),
                (1, ReservedRole::Router),
                (2, ReservedRole::Dns),
                (3, ReservedRole::Future),
                (15, ReservedRole::Broadcast)
            ]
        );
        assert_eq!(block.address(4), Some([10, 0, 1, 4].into()));
        assert_eq!(block.address(16), None);
    }
}
