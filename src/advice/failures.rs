//! What fails, in both worlds, and what would mend it.

use super::blocks::{block_for, prefix_for};
use super::{Change, Finding, Kind, Offer, Pricer, VersionKey, better, merge_to, sets_in_use};
use crate::model::{Comparison, LegacyFailure};
use crate::network::{SubnetKey, VersionLabel, VpcKey};
use std::collections::HashMap;
use std::rc::Rc;

/// Subnets for which a larger block is offered.
const WIDENED: usize = 2;
/// Functions up to which the highest fitting concurrency is looked for: some 20 runs of Before.
const SMALL: usize = 1_000;

/// One code, the VPC, and the subnets that are full.
type Reason = (&'static str, Option<VpcKey>, Vec<SubnetKey>);

/// Versions that fail Now, those with one reason together.
pub(super) fn now(pricer: &mut Pricer) -> Vec<Finding> {
    let comparison = pricer.comparison;
    let topology = &comparison.topology;
    let rows: HashMap<SubnetKey, (Option<u64>, VpcKey)> = topology
        .subnets
        .iter()
        .zip(&comparison.hyperplane.rows)
        .map(|(subnet, row)| (subnet.key, (row.free, subnet.vpc)))
        .collect();
    let not_made: std::collections::HashSet<(SubnetKey, crate::network::SetKey)> =
        comparison.hyperplane.enis.iter().filter(|eni| eni.created == 0).map(|eni| (eni.subnet, eni.set)).collect();
    let mut order: Vec<(Reason, Vec<VersionKey>)> = Vec::new();
    let mut known: HashMap<Reason, usize> = HashMap::new();
    for state in &comparison.hyperplane.versions {
        let Some(failure) = state.failure else { continue };
        let Some(function) = topology.functions.get(state.function as usize) else { continue };
        let Some(version) = function.versions.get(state.version as usize) else { continue };
        let Some(place) = &version.attachment else { continue };
        let code = failure.code();
        let full = |subnet: &&SubnetKey| {
            not_made.contains(&(**subnet, place.set)) && rows.get(*subnet).is_some_and(|(free, _)| *free == Some(0))
        };
        let subnets: Vec<SubnetKey> =
            if code == "SubnetOutOfIPAddresses" { place.subnets.iter().filter(full).copied().collect() } else { Vec::new() };
        let vpc = place.subnets.first().and_then(|subnet| rows.get(subnet)).map(|(_, vpc)| *vpc);
        let reason = (code, vpc, subnets);
        let at = *known.entry(reason.clone()).or_insert_with(|| {
            order.push((reason, Vec::new()));
            order.len() - 1
        });
        if let Some((_, versions)) = order.get_mut(at) {
            versions.push((function.key, version.label.clone()));
        }
    }
    order
        .into_iter()
        .map(|((code, vpc, subnets), versions)| {
            let offers = mends(pricer, code, vpc, &subnets);
            Finding { kind: Kind::FailsNow { code, versions: versions.into(), subnets: subnets.into(), vpc }, offers }
        })
        .collect()
}

fn mends(pricer: &mut Pricer, code: &str, vpc: Option<VpcKey>, subnets: &[SubnetKey]) -> Vec<Offer> {
    let comparison = pricer.comparison;
    let mut offers = Vec::new();
    if !matches!(code, "SubnetOutOfIPAddresses" | "EniLimitExceeded") {
        return offers;
    }
    if let Some(vpc) = vpc {
        // Merging what lets out the same comes first, where that is enough.
        let alike = better::same_rules(comparison, vpc).into_iter().map(Change::Merge);
        let mended = alike.filter_map(|change| pricer.offer(change)).find(mends_all);
        offers.extend(mended.or_else(|| fewest_merges(pricer, vpc)));
    }
    for subnet in subnets.iter().take(WIDENED) {
        let row = comparison.topology.subnet_at(*subnet);
        let wanted = row
            .and_then(|row| Some(comparison.hyperplane.rows.get(row)?.needed + comparison.topology.subnets.get(row)?.occupied));
        let own = comparison.topology.subnet(*subnet).and_then(|subnet| subnet.cidr);
        let block =
            wanted.zip(own).and_then(|(wanted, own)| block_for(&comparison.topology, *subnet, prefix_for(wanted, own.prefix())?));
        offers.extend(block.and_then(|block| pricer.offer(Change::Widen(*subnet, block))));
    }
    if code == "EniLimitExceeded" {
        let wanted: u64 = vpc.map_or(0, |vpc| needed_in(comparison, vpc)) + comparison.assumptions.other_enis;
        // Quotas are raised in round numbers.
        offers.extend(pricer.offer(Change::EniQuota(wanted.div_ceil(100).saturating_mul(100))));
    }
    offers
}

fn mends_all(offer: &Offer) -> bool {
    offer.gain.as_ref().is_some_and(|gain| gain.failed.1.value() == 0)
}

/// Interfaces wanted in a VPC.
pub(super) fn needed_in(comparison: &Comparison, vpc: VpcKey) -> u64 {
    let rows = comparison.topology.subnets.iter().zip(&comparison.hyperplane.rows);
    rows.filter(|(subnet, _)| subnet.vpc == vpc).map(|(_, row)| row.needed).sum()
}

/// The merge that leaves most sets and lets nothing fail; where one does, with a fifth of every
/// subnet and of the quota left free.
fn fewest_merges(pricer: &mut Pricer, vpc: VpcKey) -> Option<Offer> {
    let comparison = pricer.comparison;
    let sets = sets_in_use(comparison, vpc);
    if sets < 2 || pricer.left == 0 {
        return None;
    }
    if comparison.topology.functions.len() > SMALL {
        return pricer.offer(Change::Merge(merge_to(comparison, vpc, better::sets_with_room(comparison, vpc)).merges));
    }
    let try_out = |keep: u64| {
        let change = Change::Merge(merge_to(comparison, vpc, keep).merges);
        let (topology, assumptions) = change.apply(&comparison.topology, &comparison.assumptions).ok()?;
        let after = Comparison::new(Rc::new(topology), assumptions);
        let fails = after
            .hyperplane
            .enis
            .iter()
            .any(|eni| eni.failure.is_some() && after.topology.set(eni.set).is_some_and(|set| set.vpc == vpc));
        (!fails).then(|| (change, better::is_roomy(&after, vpc)))
    };
    // Fewer sets never fail where more did not: halving finds the edge.
    let most = |roomy: bool| {
        let (mut low, mut high) = (0, sets);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            match try_out(middle) {
                Some((_, has_room)) if has_room || !roomy => low = middle,
                _ => high = middle,
            }
        }
        (low > 0).then_some(low)
    };
    let keep = most(true).or_else(|| most(false)).unwrap_or(1);
    let change = Change::Merge(merge_to(comparison, vpc, keep).merges);
    pricer.offer(change)
}

/// What cannot start Before: one finding for each of AWS's names.
pub(super) fn before(pricer: &mut Pricer) -> Vec<Finding> {
    let failures: Vec<LegacyFailure> = pricer.comparison.legacy.failures().collect();
    failures.into_iter().map(|failure| refused(pricer, failure)).collect()
}

fn refused(pricer: &mut Pricer, failure: LegacyFailure) -> Finding {
    let comparison = pricer.comparison;
    let (legacy, topology) = (&comparison.legacy, &comparison.topology);
    let short = |(_, row): &(&crate::network::Subnet, &crate::model::LegacyRow)| row.refused_by(failure) > 0;
    let rows: Vec<_> = topology.subnets.iter().zip(&legacy.rows).filter(short).collect();
    let subnets: Vec<SubnetKey> = rows.iter().map(|(subnet, _)| subnet.key).collect();
    let mut offers = Vec::new();
    if failure == LegacyFailure::SubnetIpAddressLimitReached {
        for (subnet, row) in rows.iter().take(WIDENED) {
            let wanted = row.demand.saturating_add(subnet.occupied);
            let block = subnet.cidr.and_then(|own| block_for(topology, subnet.key, prefix_for(wanted, own.prefix())?));
            offers.extend(block.and_then(|block| pricer.offer(Change::Widen(subnet.key, block))));
        }
    }
    if failure.is_shortage() && topology.functions.len() <= SMALL {
        let fits = comparison.highest_fitting_concurrency().filter(|fits| *fits < comparison.assumptions.concurrency);
        offers.extend(fits.and_then(|fits| pricer.offer(Change::Concurrency(fits))));
    }
    let refused = legacy.refused_by(failure);
    Finding { kind: Kind::RefusedBefore { code: failure.code(), refused, subnets: subnets.into() }, offers }
}

/// Whether the version is published.
pub(super) fn is_published(label: &VersionLabel) -> bool {
    *label != VersionLabel::Latest
}
