//! Figures with their derivation: expression trees over the values that were computed with.

use super::{Comparison, Estimate, Metric};
use crate::rules::{self, Assumption, Expr, Figure, Label};
use std::collections::BTreeMap;

fn value(label: Label, value: u64) -> Expr {
    Expr::Value(label, value)
}

fn minus(a: Expr, b: Expr) -> Expr {
    Expr::Minus(Box::new(a), Box::new(b))
}

/// What is needed by an estimate: equal functions as one product, so that 10,000 of them make a
/// short sum.
fn needed(comparison: &Comparison, estimate: Estimate) -> Figure {
    let mut classes: BTreeMap<(u64, u64), u64> = BTreeMap::new();
    for function in comparison.topology.functions.iter() {
        if let Some(carrier) = function.carrier().filter(|carrier| carrier.attachment.is_some()) {
            let concurrency = function.concurrency_or(comparison.assumptions.concurrency);
            let memory = match estimate {
                Estimate::PerEnvironment => 0,
                Estimate::MemoryFormula => carrier.memory_mb.min(rules::LEGACY_MEMORY_MAX_MB),
            };
            *classes.entry((concurrency, memory)).or_default() += 1;
        }
    }
    let terms = classes
        .into_iter()
        .map(|((concurrency, memory), count)| {
            let runs = value(Label::Concurrency, concurrency);
            let each = match estimate {
                Estimate::PerEnvironment => runs,
                Estimate::MemoryFormula => Expr::CeilDiv(
                    Box::new(Expr::Product(vec![runs, value(Label::MemoryMb, memory)])),
                    Box::new(value(Label::MbPerInterface, rules::LEGACY_MB_PER_INTERFACE)),
                ),
            };
            Expr::Product(vec![value(Label::Functions, count), each])
        })
        .collect();
    match estimate {
        Estimate::PerEnvironment => {
            Figure::new("legacy-per-environment", Expr::Sum(terms), &[Assumption::PerEnvironment, Assumption::ConcurrencyByUser])
        }
        Estimate::MemoryFormula => {
            Figure::new("legacy-memory-formula", Expr::Sum(terms), &[Assumption::RoundedUp, Assumption::ConcurrencyByUser])
        }
    }
}

fn keys(comparison: &Comparison) -> Expr {
    let enis = &comparison.hyperplane.enis;
    let extra = enis.iter().map(|eni| eni.interfaces - 1).sum();
    let count = enis.len() as u64;
    let mut subnets: Vec<u32> = enis.iter().map(|eni| eni.row).collect();
    subnets.sort_unstable();
    subnets.dedup();
    let mut sets: Vec<(u32, u32)> = enis.iter().map(|eni| (eni.account, eni.set.0)).collect();
    sets.sort_unstable();
    sets.dedup();
    let (subnets, sets) = (subnets.len() as u64, sets.len() as u64);
    let base = if subnets * sets == count {
        Expr::Product(vec![value(Label::Subnets, subnets), value(Label::GroupSets, sets)])
    } else {
        value(Label::Keys, count)
    };
    if extra == 0 { base } else { Expr::Sum(vec![base, value(Label::Extra, extra)]) }
}

fn room(comparison: &Comparison, row: u32) -> Option<Expr> {
    let subnet = comparison.topology.subnets.get(row as usize)?;
    let capacity = comparison.capacity.get(row as usize)?;
    Some(Expr::Minus(
        Box::new(minus(value(Label::Addresses, subnet.cidr?.size()), value(Label::Reserved, rules::RESERVED_PER_SUBNET))),
        Box::new(value(Label::Occupied, capacity.occupied)),
    ))
}

pub(super) fn figure(comparison: &Comparison, metric: Metric) -> Option<Figure> {
    let (legacy, hyperplane) = (&comparison.legacy, &comparison.hyperplane);
    let spread = [Assumption::EvenSpread];
    let fit = [Assumption::AllOrNothing, Assumption::ExtraAfterwards, Assumption::EniQuota];
    let rows = |label: Label, values: Vec<u64>| Expr::Sum(values.into_iter().map(|n| value(label, n)).collect());
    Some(match metric {
        Metric::LegacyNeeded => needed(comparison, legacy.estimate),
        Metric::LegacyOtherEstimate => needed(comparison, legacy.estimate.other()),
        Metric::LegacyCreated | Metric::IpsUsedLegacy => {
            Figure::new("legacy-spread", rows(Label::Created, legacy.rows.iter().map(|row| row.created).collect()), &spread)
        }
        Metric::LegacyRefused => Figure::new(
            "legacy-spread",
            minus(value(Label::Needed, legacy.needed), value(Label::Created, legacy.created)),
            &spread,
        ),
        Metric::HyperplaneEnis => {
            Figure::new("hyperplane-key", keys(comparison), &[Assumption::ConnectionsPerEnvironment, Assumption::EvenConnections])
        }
        Metric::HyperplaneCreated | Metric::IpsUsedHyperplane => {
            Figure::new("hyperplane-fit", rows(Label::Created, hyperplane.rows.iter().map(|row| row.created).collect()), &fit)
        }
        Metric::FunctionsFailed => Figure::new("hyperplane-fit", value(Label::Failed, hyperplane.functions_failed), &fit),
        Metric::IpsUsable => {
            let known = (0..comparison.capacity.len() as u32).filter_map(|row| room(comparison, row)).collect();
            Figure::new("subnet-usable", Expr::Sum(known), &[Assumption::UnboundedSubnet])
        }
        Metric::FreeLegacy(row) => {
            let created = legacy.rows.get(row as usize)?.created;
            Figure::new("subnet-usable", minus(room(comparison, row)?, value(Label::Used, created)), &spread)
        }
        Metric::FreeHyperplane(row) => {
            let created = hyperplane.rows.get(row as usize)?.created;
            Figure::new("subnet-usable", minus(room(comparison, row)?, value(Label::Used, created)), &fit)
        }
        Metric::Refused(row) => {
            let found = legacy.rows.get(row as usize)?;
            let wanted = Expr::Sum(vec![value(Label::Needed, found.demand), value(Label::Needed, found.failover_in)]);
            let gone = Expr::Sum(vec![value(Label::Created, found.created), value(Label::Created, found.failover_out)]);
            Figure::new("legacy-spread", minus(wanted, gone), &spread)
        }
    })
}
