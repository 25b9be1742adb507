//! Figures of one function, version, subnet, set or VPC, as the inspector shows them.

use super::figures::{eni_of, holders, minus, needed_by, row_of, value};
use super::{Comparison, Eni, Metric};
use crate::network::{FunctionKey, Holder, SetKey, SubnetKey, VpcKey};
use crate::rules::{self, Assumption, Expr, Figure, Label};
use std::collections::HashSet;

const EVEN: [Assumption; 2] = [Assumption::ConnectionsPerEnvironment, Assumption::EvenConnections];
const FIT: [Assumption; 3] = [Assumption::AllOrNothing, Assumption::ExtraAfterwards, Assumption::EniQuota];

/// Interfaces of these keys: the keys, and what is extra for connections.
fn interfaces<'a>(enis: impl Iterator<Item = &'a Eni>) -> Figure {
    let (keys, all) = enis.fold((0u64, 0u64), |(keys, all), eni| (keys + 1, all.saturating_add(eni.interfaces)));
    let base = value(Label::Keys, keys);
    match all.saturating_sub(keys) {
        0 => Figure::new("hyperplane-key", base, &[]),
        extra => Figure::new("hyperplane-key", Expr::Sum(vec![base, value(Label::Extra, extra)]), &EVEN),
    }
}

/// Keys of a subnet that were made, or not, less those of the busiest sets, which have columns of their own.
fn folded(comparison: &Comparison, subnet: SubnetKey, drawn: u32, made: bool) -> Option<Figure> {
    let topology = &comparison.topology;
    let vpc = topology.subnet(subnet)?.vpc;
    let users = topology.users_of_sets();
    let busiest = topology.busiest_sets(vpc, &users).into_iter();
    let shown: HashSet<SetKey> = busiest.take(drawn as usize).map(|set| set.key).collect();
    let row = comparison.hyperplane.rows.get(row_of(comparison, subnet)?)?;
    let keys = row.enis.iter().filter_map(|at| comparison.hyperplane.enis.get(*at as usize));
    let (all, own) = keys
        .filter(|eni| (eni.created > 0) == made)
        .fold((0u64, 0u64), |(all, own), eni| (all + 1, own + u64::from(shown.contains(&eni.set))));
    Some(Figure::new("hyperplane-key", minus(value(Label::Keys, all), value(Label::Drawn, own)), &FIT))
}

/// What a function got Before, subnet by subnet.
fn created(comparison: &Comparison, function: FunctionKey) -> Option<Expr> {
    let at = comparison.topology.function_at(function)?;
    let shares = comparison.legacy.rows.iter().flat_map(|row| &row.shares);
    let own = shares.filter(|share| share.function as usize == at && share.created > 0);
    Some(Expr::Sum(own.map(|share| value(Label::Created, share.created)).collect()))
}

/// Interfaces made in a VPC, and those of other services.
fn quota_used(comparison: &Comparison, vpc: VpcKey) -> Option<Expr> {
    comparison.topology.vpc(vpc)?;
    let rows = comparison.topology.subnets.iter().zip(&comparison.hyperplane.rows);
    let made = rows.filter(|(subnet, row)| subnet.vpc == vpc && row.created > 0);
    let mut parts: Vec<Expr> = made.map(|(_, row)| value(Label::Created, row.created)).collect();
    match comparison.assumptions.other_enis {
        0 => {}
        others => parts.push(value(Label::OtherEnis, others)),
    }
    Some(Expr::Sum(parts))
}

fn wanted(comparison: &Comparison, subnet: SubnetKey, label: Label, what: impl Fn(usize) -> Option<u64>) -> Option<Expr> {
    let row = row_of(comparison, subnet)?;
    let own = value(label, what(row)?);
    Some(match comparison.topology.subnets.get(row)?.occupied {
        0 => own,
        others => Expr::Sum(vec![own, value(Label::Occupied, others)]),
    })
}

pub(super) fn figure(comparison: &Comparison, metric: Metric) -> Option<Figure> {
    let (topology, enis) = (&comparison.topology, &comparison.hyperplane.enis);
    let spread = [Assumption::EvenSpread];
    Some(match metric {
        Metric::FunctionEnis(function) => {
            topology.function(function)?;
            interfaces(enis.iter().filter(|eni| holders(eni).contains(&function)))
        }
        Metric::FunctionAlone(function) => {
            topology.function(function)?;
            // An event source that holds the interface keeps it when the function goes.
            let own =
                |eni: &&Eni| !eni.holders.is_empty() && eni.holders.iter().all(|holder| holder.function() == Some(function));
            interfaces(enis.iter().filter(own))
        }
        Metric::VersionEnis(function, version) => {
            topology.function(function)?.versions.get(version as usize)?;
            let own = Holder::Version { function, version };
            interfaces(enis.iter().filter(|eni| eni.holders.contains(&own)))
        }
        Metric::VersionAlone(function, version) => {
            topology.function(function)?.versions.get(version as usize)?;
            let own = Holder::Version { function, version };
            interfaces(enis.iter().filter(|eni| !eni.holders.is_empty() && eni.holders.iter().all(|holder| *holder == own)))
        }
        Metric::MoreSubnets(subnet) => {
            let row = row_of(comparison, subnet)?;
            let refused = value(Label::Refused, comparison.legacy.rows.get(row)?.refused);
            let for_room = match comparison.barred_in(row) {
                0 => refused,
                barred => minus(refused, value(Label::Barred, barred)),
            };
            let usable = value(Label::Usable, comparison.capacity.get(row)?.usable?.max(1));
            Figure::new("legacy-spread", Expr::CeilDiv(Box::new(for_room), Box::new(usable)), &spread)
        }
        Metric::FoldedMade(subnet, drawn) => folded(comparison, subnet, drawn, true)?,
        Metric::FoldedNot(subnet, drawn) => folded(comparison, subnet, drawn, false)?,
        Metric::FunctionCreated(function) => Figure::new("legacy-spread", created(comparison, function)?, &spread),
        Metric::FunctionRefused(function) => {
            let needed = needed_by(comparison, function, comparison.legacy.estimate)?.value();
            let got = created(comparison, function)?.evaluate();
            Figure::new("legacy-spread", minus(value(Label::Needed, needed), value(Label::Created, got)), &spread)
        }
        Metric::EniCapacity(subnet, set) => {
            let many = value(Label::Interfaces, eni_of(comparison, subnet, set)?.interfaces);
            let each = value(Label::ConnectionsPerInterface, comparison.assumptions.limits.connections_per_interface);
            Figure::new("hyperplane-connections", Expr::Product(vec![many, each]), &[])
        }
        Metric::SubnetSize(subnet) => {
            let size = topology.subnet(subnet)?.cidr?.size();
            let usable = minus(value(Label::Addresses, size), value(Label::Reserved, rules::RESERVED_PER_SUBNET));
            Figure::new("subnet-usable", usable, &[])
        }
        Metric::WantedLegacy(subnet) => {
            let demand = |row: usize| comparison.legacy.rows.get(row).map(|row| row.demand);
            Figure::new("legacy-spread", wanted(comparison, subnet, Label::Demand, demand)?, &spread)
        }
        Metric::WantedHyperplane(subnet) => {
            let needed = |row: usize| comparison.hyperplane.rows.get(row).map(|row| row.needed);
            Figure::new("hyperplane-key", wanted(comparison, subnet, Label::Needed, needed)?, &EVEN)
        }
        Metric::FunctionsIn(subnet) => {
            topology.subnet(subnet)?;
            let many = topology.functions_in(subnet).count() as u64;
            Figure::new("versions-pin-enis", value(Label::Functions, many), &[])
        }
        Metric::SetEnis(set) => {
            topology.set(set)?;
            interfaces(enis.iter().filter(|eni| eni.set == set))
        }
        Metric::SetFunctions(set) => {
            topology.set(set)?;
            let uses = |version: &crate::network::Version| version.attachment.as_ref().is_some_and(|at| at.set == set);
            let many = topology.functions.iter().filter(|function| function.versions.iter().any(uses)).count() as u64;
            Figure::new("versions-pin-enis", value(Label::Functions, many), &[])
        }
        Metric::QuotaUsed(vpc) => Figure::new("hyperplane-quota", quota_used(comparison, vpc)?, &FIT),
        Metric::QuotaLeft(vpc) => {
            let limit = comparison.hyperplane.quota.iter().find(|quota| quota.vpc == vpc)?.limit;
            let used = quota_used(comparison, vpc)?;
            Figure::new("hyperplane-quota", minus(value(Label::Quota, limit), used), &[Assumption::EniQuota])
        }
        _ => return None,
    })
}
