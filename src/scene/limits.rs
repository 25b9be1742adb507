//! How much of each limit is used, as lines with their words.

use crate::model::{Comparison, LimitUse, Limited, Metric};
use crate::network::VpcKey;
use crate::text::{Lang, N, limits as text};

/// Subnets and VPCs that get a line of their own.
pub const MOST: usize = 4;

/// One limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// A stable name for programs: `enis-per-vpc`.
    pub id: &'static str,
    /// What is limited.
    pub name: String,
    /// The figure.
    pub metric: Metric,
    /// How much is used.
    pub used: u64,
    /// How much may be used.
    pub limit: u64,
    /// Per cent with a tenth where it is small: `4.8%`.
    pub percent: String,
    /// Whether nothing is left.
    pub full: bool,
    /// Whether 80 % or more is used.
    pub close: bool,
    /// A word on what is counted.
    pub hint: Option<&'static str>,
}

/// When one more no longer fits, in one VPC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beyond {
    /// The VPC, where there are several.
    pub vpc: Option<String>,
    /// By addresses, by the quota: the figure, and its ordinal.
    pub nth: Vec<(&'static str, Metric, String)>,
}

/// All limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pane {
    /// One line for each.
    pub lines: Vec<Line>,
    /// Subnets without a line.
    pub more: u64,
    /// When one more no longer fits.
    pub beyond: Vec<Beyond>,
    /// The slider's value at which the account is full.
    pub account_tick: Option<u64>,
    /// What is left unreserved, where something is reserved.
    pub unreserved: Option<u64>,
}

/// How much of a limit is used, in per cent.
pub fn percent(used: &LimitUse) -> String {
    let per_mille = used.per_mille();
    match per_mille {
        0 if used.used > 0 => "<0.1%".to_owned(),
        0..100 => format!("{}.{}%", per_mille / 10, per_mille % 10),
        _ => format!("{}%", N(per_mille / 10)),
    }
}

fn vpc_label(comparison: &Comparison, key: VpcKey) -> String {
    comparison.topology.vpc(key).map(|vpc| vpc.name.as_ref().unwrap_or(&vpc.id).to_string()).unwrap_or_default()
}

fn name(comparison: &Comparison, lang: Lang, limited: Limited) -> (&'static str, String) {
    let topology = &comparison.topology;
    let several = topology.vpcs.len() > 1;
    let group = |key| topology.group(key).map(|group| group.label()).unwrap_or_default();
    match limited {
        Limited::EnisPerVpc(vpc) if several => ("enis-per-vpc", text::enis_of(lang, &vpc_label(comparison, vpc))),
        Limited::EnisPerVpc(_) => ("enis-per-vpc", text::enis_per_vpc(lang).to_owned()),
        Limited::Addresses(subnet) => {
            let label = topology.subnet(subnet).map(|subnet| subnet.label()).unwrap_or_default();
            ("addresses", text::addresses(lang, &label))
        }
        Limited::RegionInterfaces(vpc) => {
            let region = topology.vpc(vpc).map(|vpc| vpc.region.clone()).filter(|region| !region.is_empty());
            ("region-interfaces", region.map_or_else(|| text::region(lang).to_owned(), |region| text::region_of(lang, &region)))
        }
        Limited::Connections(..) => ("connections", text::connections(lang).to_owned()),
        Limited::Nau(vpc) if several => ("nau", text::nau_of(lang, &vpc_label(comparison, vpc))),
        Limited::Nau(_) => ("nau", text::nau(lang).to_owned()),
        Limited::Rules { group: key, inbound: false } => ("rules-out", text::rules_out(lang, &group(key))),
        Limited::Rules { group: key, inbound: true } => ("rules-in", text::rules_in(lang, &group(key))),
        Limited::GroupsPerFunction => ("groups-per-function", text::groups(lang).to_owned()),
        Limited::SubnetsPerFunction => ("subnets-per-function", text::subnets(lang).to_owned()),
        Limited::Account => ("account", text::account(lang).to_owned()),
        Limited::Reserved => ("reserved", text::reserved(lang).to_owned()),
        Limited::Provisioned => ("provisioned", text::provisioned(lang).to_owned()),
    }
}

/// The limits as the page shows them.
pub fn limits(comparison: &Comparison, lang: Lang) -> Pane {
    let topology = &comparison.topology;
    let lines = comparison.limits(MOST).into_iter().map(|used| {
        let (id, name) = name(comparison, lang, used.limited);
        Line {
            id,
            name,
            metric: used.metric,
            used: used.used,
            limit: used.limit,
            percent: percent(&used),
            full: used.used > 0 && used.used >= used.limit,
            close: used.is_close(),
            hint: matches!(used.limited, Limited::RegionInterfaces(_)).then(|| text::region_hint(lang)),
        }
    });
    let several = topology.vpcs.len() > 1;
    let beyond = topology.vpcs.iter().take(MOST).map(|vpc| {
        let parts = [
            (text::nth_addresses(lang), Metric::BeyondAddresses(vpc.key)),
            (text::nth_quota(lang), Metric::BeyondQuota(vpc.key)),
        ];
        let nth = parts.into_iter().filter_map(|(word, metric)| {
            let value = comparison.figure(metric)?.value();
            Some((word, metric, text::ordinal(lang, value)))
        });
        Beyond { vpc: several.then(|| vpc_label(comparison, vpc.key)), nth: nth.collect() }
    });
    let bounded = comparison.capacity.iter().filter(|capacity| capacity.usable.is_some()).count();
    let reserves = topology.functions.iter().any(|function| function.reserved.is_some());
    Pane {
        lines: lines.collect(),
        more: bounded.saturating_sub(MOST) as u64,
        beyond: beyond.filter(|beyond| !beyond.nth.is_empty()).collect(),
        account_tick: comparison.figure(Metric::AccountTick).map(|figure| figure.value()),
        unreserved: reserves.then(|| comparison.figure(Metric::Unreserved).map(|figure| figure.value())).flatten(),
    }
}
