//! Figures by name, as programs and the page's own buttons know them.

use super::Metric;
use crate::network::{FunctionKey, GroupKey, SetKey, SubnetKey, VpcKey};
use std::fmt;
use std::str::FromStr;

impl Metric {
    /// Its name without keys: `legacy-needed`.
    pub fn name(self) -> &'static str {
        match self {
            Self::LegacyNeeded => "legacy-needed",
            Self::LegacyCreated => "legacy-created",
            Self::LegacyRefused => "legacy-refused",
            Self::LegacyOtherEstimate => "legacy-other-estimate",
            Self::HyperplaneEnis => "hyperplane-enis",
            Self::HyperplaneCreated => "hyperplane-created",
            Self::FunctionsFailed => "functions-failed",
            Self::IpsUsedLegacy => "ips-used-legacy",
            Self::IpsUsedHyperplane => "ips-used-hyperplane",
            Self::IpsUsable => "ips-usable",
            Self::FreeLegacy(_) => "free-legacy",
            Self::FreeHyperplane(_) => "free-hyperplane",
            Self::Refused(_) => "refused",
            Self::CreatedLegacy(_) => "created-legacy",
            Self::CreatedHyperplane(_) => "created-hyperplane",
            Self::MissingHyperplane(_) => "missing-hyperplane",
            Self::Usable(_) => "usable",
            Self::Share(..) => "share",
            Self::WaitLegacy => "wait-legacy",
            Self::WaitHyperplane => "wait-hyperplane",
            Self::Ratio => "ratio",
            Self::HighestConcurrency => "highest-concurrency",
            Self::Interfaces(..) => "interfaces",
            Self::Connections(..) => "connections",
            Self::Sharing(..) => "sharing",
            Self::FunctionNeeded(_) => "function-needed",
            Self::FunctionOther(_) => "function-other",
            Self::FunctionEnis(_) => "function-enis",
            Self::FunctionConcurrency(_) => "function-concurrency",
            Self::QuotaUsed(_) => "quota-used",
            Self::RegionUsed(_) => "region-used",
            Self::NauUsed(_) => "nau-used",
            Self::NauMost(_) => "nau-most",
            Self::BeyondQuota(_) => "beyond-quota",
            Self::BeyondAddresses(_) => "beyond-addresses",
            Self::AccountUsed => "account-used",
            Self::Reserved => "reserved",
            Self::MostReservable => "most-reservable",
            Self::Unreserved => "unreserved",
            Self::Provisioned => "provisioned",
            Self::RulesOut(_) => "rules-out",
            Self::RulesIn(_) => "rules-in",
            Self::MostGroups => "most-groups",
            Self::MostSubnets => "most-subnets",
            Self::FunctionAlone(_) => "function-alone",
            Self::FunctionCreated(_) => "function-created",
            Self::FunctionRefused(_) => "function-refused",
            Self::VersionEnis(..) => "version-enis",
            Self::VersionAlone(..) => "version-alone",
            Self::MoreSubnets(_) => "more-subnets",
            Self::FoldedMade(..) => "folded-made",
            Self::FoldedNot(..) => "folded-not",
            Self::AccountTick => "account-tick",
            Self::EniCapacity(..) => "eni-capacity",
            Self::SubnetSize(_) => "subnet-size",
            Self::WantedLegacy(_) => "wanted-legacy",
            Self::WantedHyperplane(_) => "wanted-hyperplane",
            Self::FunctionsIn(_) => "functions-in",
            Self::SetEnis(_) => "set-enis",
            Self::SetFunctions(_) => "set-functions",
            Self::QuotaLeft(_) => "quota-left",
        }
    }

    fn keys(self) -> (Option<u32>, Option<u32>) {
        match self {
            Self::FreeLegacy(subnet)
            | Self::FreeHyperplane(subnet)
            | Self::Refused(subnet)
            | Self::CreatedLegacy(subnet)
            | Self::CreatedHyperplane(subnet)
            | Self::MissingHyperplane(subnet)
            | Self::Usable(subnet) => (Some(subnet.0), None),
            Self::SubnetSize(subnet)
            | Self::WantedLegacy(subnet)
            | Self::WantedHyperplane(subnet)
            | Self::FunctionsIn(subnet) => (Some(subnet.0), None),
            Self::EniCapacity(subnet, set) => (Some(subnet.0), Some(set.0)),
            Self::FunctionAlone(function) | Self::FunctionCreated(function) | Self::FunctionRefused(function) => {
                (Some(function.0), None)
            }
            Self::VersionEnis(function, version) | Self::VersionAlone(function, version) => (Some(function.0), Some(version)),
            Self::MoreSubnets(subnet) => (Some(subnet.0), None),
            Self::FoldedMade(subnet, drawn) | Self::FoldedNot(subnet, drawn) => (Some(subnet.0), Some(drawn)),
            Self::SetEnis(set) | Self::SetFunctions(set) => (Some(set.0), None),
            Self::QuotaLeft(vpc) => (Some(vpc.0), None),
            Self::Share(subnet, function) => (Some(subnet.0), Some(function.0)),
            Self::Interfaces(subnet, set) | Self::Connections(subnet, set) | Self::Sharing(subnet, set) => {
                (Some(subnet.0), Some(set.0))
            }
            Self::FunctionNeeded(function)
            | Self::FunctionOther(function)
            | Self::FunctionEnis(function)
            | Self::FunctionConcurrency(function) => (Some(function.0), None),
            Self::QuotaUsed(vpc)
            | Self::RegionUsed(vpc)
            | Self::NauUsed(vpc)
            | Self::NauMost(vpc)
            | Self::BeyondQuota(vpc)
            | Self::BeyondAddresses(vpc) => (Some(vpc.0), None),
            Self::RulesOut(group) | Self::RulesIn(group) => (Some(group.0), None),
            _ => (None, None),
        }
    }
}

/// The name and the keys: `share:2:7`.
impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        let (first, second) = self.keys();
        for key in [first, second].into_iter().flatten() {
            write!(f, ":{key}")?;
        }
        Ok(())
    }
}

/// Not the name of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownMetric;

impl FromStr for Metric {
    type Err = UnknownMetric;

    fn from_str(text: &str) -> Result<Self, UnknownMetric> {
        let mut parts = text.split(':');
        let name = parts.next().unwrap_or_default();
        let mut key = || parts.next().and_then(|part| part.parse::<u32>().ok());
        let (first, second) = (key(), key());
        let (a, b) = (first.unwrap_or_default(), second.unwrap_or_default());
        let (subnet, set, function) = (SubnetKey(a), SetKey(b), FunctionKey(a));
        let (vpc, group) = (VpcKey(a), GroupKey(a));
        let metric = match name {
            "legacy-needed" => Self::LegacyNeeded,
            "legacy-created" => Self::LegacyCreated,
            "legacy-refused" => Self::LegacyRefused,
            "legacy-other-estimate" => Self::LegacyOtherEstimate,
            "hyperplane-enis" => Self::HyperplaneEnis,
            "hyperplane-created" => Self::HyperplaneCreated,
            "functions-failed" => Self::FunctionsFailed,
            "ips-used-legacy" => Self::IpsUsedLegacy,
            "ips-used-hyperplane" => Self::IpsUsedHyperplane,
            "ips-usable" => Self::IpsUsable,
            "free-legacy" => Self::FreeLegacy(subnet),
            "free-hyperplane" => Self::FreeHyperplane(subnet),
            "refused" => Self::Refused(subnet),
            "created-legacy" => Self::CreatedLegacy(subnet),
            "created-hyperplane" => Self::CreatedHyperplane(subnet),
            "missing-hyperplane" => Self::MissingHyperplane(subnet),
            "usable" => Self::Usable(subnet),
            "share" => Self::Share(subnet, FunctionKey(b)),
            "wait-legacy" => Self::WaitLegacy,
            "wait-hyperplane" => Self::WaitHyperplane,
            "ratio" => Self::Ratio,
            "highest-concurrency" => Self::HighestConcurrency,
            "interfaces" => Self::Interfaces(subnet, set),
            "connections" => Self::Connections(subnet, set),
            "sharing" => Self::Sharing(subnet, set),
            "function-needed" => Self::FunctionNeeded(function),
            "function-other" => Self::FunctionOther(function),
            "function-enis" => Self::FunctionEnis(function),
            "function-concurrency" => Self::FunctionConcurrency(function),
            "quota-used" => Self::QuotaUsed(vpc),
            "region-used" => Self::RegionUsed(vpc),
            "nau-used" => Self::NauUsed(vpc),
            "nau-most" => Self::NauMost(vpc),
            "beyond-quota" => Self::BeyondQuota(vpc),
            "beyond-addresses" => Self::BeyondAddresses(vpc),
            "account-used" => Self::AccountUsed,
            "reserved" => Self::Reserved,
            "most-reservable" => Self::MostReservable,
            "unreserved" => Self::Unreserved,
            "provisioned" => Self::Provisioned,
            "rules-out" => Self::RulesOut(group),
            "rules-in" => Self::RulesIn(group),
            "most-groups" => Self::MostGroups,
            "most-subnets" => Self::MostSubnets,
            "function-alone" => Self::FunctionAlone(function),
            "function-created" => Self::FunctionCreated(function),
            "function-refused" => Self::FunctionRefused(function),
            "version-enis" => Self::VersionEnis(function, b),
            "version-alone" => Self::VersionAlone(function, b),
            "more-subnets" => Self::MoreSubnets(subnet),
            "folded-made" => Self::FoldedMade(subnet, b),
            "folded-not" => Self::FoldedNot(subnet, b),
            "account-tick" => Self::AccountTick,
            "eni-capacity" => Self::EniCapacity(subnet, set),
            "subnet-size" => Self::SubnetSize(subnet),
            "wanted-legacy" => Self::WantedLegacy(subnet),
            "wanted-hyperplane" => Self::WantedHyperplane(subnet),
            "functions-in" => Self::FunctionsIn(subnet),
            "set-enis" => Self::SetEnis(SetKey(a)),
            "set-functions" => Self::SetFunctions(SetKey(a)),
            "quota-left" => Self::QuotaLeft(VpcKey(a)),
            _ => return Err(UnknownMetric),
        };
        // The keys it needs and no others.
        if metric.keys() == (first, second) && parts.next().is_none() { Ok(metric) } else { Err(UnknownMetric) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back() {
        let (s, g, f) = (SubnetKey(3), SetKey(5), FunctionKey(7));
        let (v, k) = (VpcKey(9), GroupKey(11));
        let all = [
            Metric::LegacyNeeded,
            Metric::LegacyCreated,
            Metric::LegacyRefused,
            Metric::LegacyOtherEstimate,
            Metric::HyperplaneEnis,
            Metric::HyperplaneCreated,
            Metric::FunctionsFailed,
            Metric::IpsUsedLegacy,
            Metric::IpsUsedHyperplane,
            Metric::IpsUsable,
            Metric::FreeLegacy(s),
            Metric::FreeHyperplane(s),
            Metric::Refused(s),
            Metric::CreatedLegacy(s),
            Metric::CreatedHyperplane(s),
            Metric::MissingHyperplane(s),
            Metric::Usable(s),
            Metric::Share(s, f),
            Metric::WaitLegacy,
            Metric::WaitHyperplane,
            Metric::Ratio,
            Metric::HighestConcurrency,
            Metric::Interfaces(s, g),
            Metric::Connections(s, g),
            Metric::Sharing(s, g),
            Metric::FunctionNeeded(f),
            Metric::FunctionOther(f),
            Metric::FunctionEnis(f),
            Metric::FunctionConcurrency(f),
            Metric::QuotaUsed(v),
            Metric::RegionUsed(v),
            Metric::NauUsed(v),
            Metric::NauMost(v),
            Metric::BeyondQuota(v),
            Metric::BeyondAddresses(v),
            Metric::AccountUsed,
            Metric::Reserved,
            Metric::MostReservable,
            Metric::Unreserved,
            Metric::Provisioned,
            Metric::RulesOut(k),
            Metric::RulesIn(k),
            Metric::MostGroups,
            Metric::MostSubnets,
            Metric::FunctionAlone(f),
            Metric::FunctionCreated(f),
            Metric::FunctionRefused(f),
            Metric::VersionEnis(f, 2),
            Metric::VersionAlone(f, 2),
            Metric::MoreSubnets(s),
            Metric::FoldedMade(s, 13),
            Metric::FoldedNot(s, 13),
            Metric::AccountTick,
            Metric::EniCapacity(s, g),
            Metric::SubnetSize(s),
            Metric::WantedLegacy(s),
            Metric::WantedHyperplane(s),
            Metric::FunctionsIn(s),
            Metric::SetEnis(g),
            Metric::SetFunctions(g),
            Metric::QuotaLeft(VpcKey(9)),
        ];
        for metric in all {
            assert_eq!(metric.to_string().parse(), Ok(metric), "{metric}");
        }
        for wrong in ["", "legacy-needed:1", "free-legacy", "free-legacy:x", "share:1", "share:1:2:3", "LegacyNeeded"] {
            assert_eq!(wrong.parse::<Metric>(), Err(UnknownMetric), "{wrong}");
        }
    }
}
