//! Figures with their derivation: expression trees over the values that were computed with.

use super::{Comparison, Eni, Estimate, Metric};
use crate::network::{Concurrency, Function, FunctionKey, Holder, SetKey, SubnetKey};
use crate::rules::{self, Assumption, Expr, Figure, Label};
use std::collections::{BTreeMap, HashSet};

pub(super) fn value(label: Label, value: u64) -> Expr {
    Expr::Value(label, value)
}

pub(super) fn minus(a: Expr, b: Expr) -> Expr {
    Expr::Minus(Box::new(a), Box::new(b))
}

fn ceil_div(a: Expr, b: Expr) -> Expr {
    Expr::CeilDiv(Box::new(a), Box::new(b))
}

/// What one function needs by an estimate: its concurrency, or AWS's formula over it.
fn need(estimate: Estimate, concurrency: u64, memory: u64) -> Expr {
    let runs = value(Label::Concurrency, concurrency);
    match estimate {
        Estimate::PerEnvironment => runs,
        Estimate::MemoryFormula => ceil_div(
            Expr::Product(vec![runs, value(Label::MemoryMb, memory.min(rules::LEGACY_MEMORY_MAX_MB))]),
            value(Label::MbPerInterface, rules::LEGACY_MB_PER_INTERFACE),
        ),
    }
}

fn by_estimate(estimate: Estimate, expr: Expr) -> Figure {
    match estimate {
        Estimate::PerEnvironment => {
            Figure::new("legacy-per-environment", expr, &[Assumption::PerEnvironment, Assumption::ConcurrencyByUser])
        }
        Estimate::MemoryFormula => {
            Figure::new("legacy-memory-formula", expr, &[Assumption::RoundedUp, Assumption::ConcurrencyByUser])
        }
    }
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
    let terms = classes.into_iter().map(|((concurrency, memory), count)| {
        Expr::Product(vec![value(Label::Functions, count), need(estimate, concurrency, memory)])
    });
    by_estimate(estimate, Expr::Sum(terms.collect()))
}

pub(super) fn needed_by(comparison: &Comparison, key: FunctionKey, estimate: Estimate) -> Option<Figure> {
    let function = comparison.topology.function(key)?;
    let Some(carrier) = function.carrier().filter(|carrier| carrier.attachment.is_some()) else {
        return Some(by_estimate(estimate, value(Label::Needed, 0)));
    };
    let concurrency = function.concurrency_or(comparison.assumptions.concurrency);
    Some(by_estimate(estimate, need(estimate, concurrency, carrier.memory_mb)))
}

fn concurrency(function: &Function, global: u64) -> Figure {
    let most = crate::network::limits::CONCURRENCY_MAX;
    let expr = match function.concurrency {
        Concurrency::Global => value(Label::Global, global),
        Concurrency::Own(own) => value(Label::Concurrency, own),
        Concurrency::Relative(percent) => {
            let exact = ceil_div(
                Expr::Product(vec![value(Label::Global, global), value(Label::Percent, percent)]),
                value(Label::Hundred, 100),
            );
            if exact.evaluate() > most { value(Label::Concurrency, most) } else { exact }
        }
        Concurrency::Rate { requests_per_second, duration_ms } => Expr::Max(
            Box::new(ceil_div(
                Expr::Product(vec![value(Label::Requests, requests_per_second), value(Label::Duration, duration_ms)]),
                value(Label::Milliseconds, 1_000),
            )),
            Box::new(ceil_div(
                value(Label::Requests, requests_per_second),
                value(Label::RequestsPerEnvironment, crate::network::REQUESTS_PER_ENVIRONMENT_SECOND),
            )),
        ),
    };
    Figure::new("concurrency-rate", expr, &[Assumption::ConcurrencyByUser])
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

pub(super) fn row_of(comparison: &Comparison, subnet: SubnetKey) -> Option<usize> {
    comparison.capacity.iter().position(|room| room.subnet == subnet)
}

/// Addresses of a block less the reserved and what others hold.
fn room(comparison: &Comparison, row: usize) -> Option<Expr> {
    let subnet = comparison.topology.subnets.get(row)?;
    let occupied = comparison.capacity.get(row)?.occupied;
    let usable = minus(value(Label::Addresses, subnet.cidr?.size()), value(Label::Reserved, rules::RESERVED_PER_SUBNET));
    Some(if occupied == 0 { usable } else { minus(usable, value(Label::Occupied, occupied)) })
}

/// The same over all subnets whose block is known: equal ones as one product.
fn all_room(comparison: &Comparison) -> Expr {
    let mut classes: Vec<(Expr, u64)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for row in 0..comparison.capacity.len() {
        let Some(expr) = room(comparison, row) else { continue };
        let size = comparison.topology.subnets.get(row).and_then(|subnet| subnet.cidr).map(|cidr| cidr.size());
        let class = (size, comparison.capacity.get(row).map(|room| room.occupied));
        let place = *places.entry(class).or_insert(classes.len());
        match classes.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => classes.push((expr, 1)),
        }
    }
    let term = |(expr, count): (Expr, u64)| {
        if count == 1 { expr } else { Expr::Product(vec![value(Label::Subnets, count), expr]) }
    };
    Expr::Sum(classes.into_iter().map(term).collect())
}

pub(super) fn holders(eni: &Eni) -> HashSet<FunctionKey> {
    eni.holders.iter().filter_map(Holder::function).collect()
}

pub(super) fn eni_of(comparison: &Comparison, subnet: SubnetKey, set: SetKey) -> Option<&Eni> {
    comparison.eni_at(row_of(comparison, subnet)?, set)
}

/// Connections of a key: of each holder its concurrency times the connections of an environment,
/// split evenly over its subnets; the first of them get what is left over.
fn connections(comparison: &Comparison, eni: &Eni) -> Expr {
    let each = comparison.assumptions.connections_per_environment;
    let mut classes: BTreeMap<(u64, u64, bool), u64> = BTreeMap::new();
    for holder in &eni.holders {
        let Holder::Version { function, version } = holder else { continue };
        let Some(function) = comparison.topology.function(*function) else { continue };
        if function.carrier_place() != *version as usize {
            continue;
        }
        let Some(attachment) = function.versions.get(*version as usize).and_then(|version| version.attachment.as_ref()) else {
            continue;
        };
        let rows: Vec<SubnetKey> =
            comparison.capacity.iter().map(|room| room.subnet).filter(|subnet| attachment.subnets.contains(subnet)).collect();
        let runs = function.concurrency_or(comparison.assumptions.concurrency);
        let many = rows.len() as u64;
        let rest = runs.saturating_mul(each).checked_rem(many).unwrap_or(0);
        let place = rows.iter().position(|subnet| *subnet == eni.subnet).unwrap_or(0) as u64;
        *classes.entry((runs, many, place < rest)).or_default() += 1;
    }
    let terms = classes.into_iter().map(|((runs, many, more), count)| {
        let all = Expr::Product(vec![value(Label::Concurrency, runs), value(Label::ConnectionsPerEnvironment, each)]);
        let share = match many {
            1 => all,
            _ if more => ceil_div(all, value(Label::Subnets, many)),
            _ => Expr::FloorDiv(Box::new(all), Box::new(value(Label::Subnets, many))),
        };
        if count == 1 { share } else { Expr::Product(vec![value(Label::Functions, count), share]) }
    });
    Expr::Sum(terms.collect())
}

/// Room over functions, where that is what the search comes to; else what it found.
fn highest(comparison: &Comparison, found: u64) -> Expr {
    let attached: Vec<&Function> = comparison.topology.functions.iter().filter(|f| f.attachment().is_some()).collect();
    let room: Option<u64> = comparison.capacity.iter().map(super::Capacity::room).sum();
    let functions = attached.len() as u64;
    match room {
        Some(room) if functions > 0 && room / functions == found => {
            Expr::FloorDiv(Box::new(value(Label::Room, room)), Box::new(value(Label::Functions, functions)))
        }
        _ => value(Label::HighestFitting, found),
    }
}

/// What of a figure that is one of a subnet's.
fn of_row(comparison: &Comparison, metric: Metric, subnet: SubnetKey) -> Option<Figure> {
    let row = row_of(comparison, subnet)?;
    let (before, now) = (comparison.legacy.rows.get(row)?, comparison.hyperplane.rows.get(row)?);
    let spread = [Assumption::EvenSpread];
    let fit = [Assumption::AllOrNothing, Assumption::ExtraAfterwards, Assumption::EniQuota];
    let wanted = || {
        let demand = value(Label::Demand, before.demand);
        match before.failover_in {
            0 => demand,
            came => Expr::Sum(vec![demand, value(Label::CameIn, came)]),
        }
    };
    let less = |from: Expr, label: Label, what: u64| if what == 0 { from } else { minus(from, value(label, what)) };
    Some(match metric {
        Metric::CreatedLegacy(_) => {
            let left = less(wanted(), Label::WentOut, before.failover_out);
            Figure::new("legacy-spread", less(left, Label::Refused, before.refused), &spread)
        }
        Metric::Refused(_) => {
            let left = less(wanted(), Label::WentOut, before.failover_out);
            Figure::new("legacy-spread", minus(left, value(Label::Created, before.created)), &spread)
        }
        Metric::FreeLegacy(_) => {
            Figure::new("subnet-usable", minus(room(comparison, row)?, value(Label::Used, before.created)), &spread)
        }
        Metric::FreeHyperplane(_) => {
            Figure::new("subnet-usable", minus(room(comparison, row)?, value(Label::Used, now.created)), &fit)
        }
        Metric::Usable(_) => Figure::new("subnet-usable", room(comparison, row)?, &[]),
        Metric::MissingHyperplane(_) => {
            Figure::new("hyperplane-fit", minus(value(Label::Needed, now.needed), value(Label::Created, now.created)), &fit)
        }
        Metric::CreatedHyperplane(_) => {
            let made = now.enis.iter().filter_map(|at| comparison.hyperplane.enis.get(*at as usize));
            let keys = made.filter(|eni| eni.created > 0).count() as u64;
            let keys_made = value(Label::Keys, keys);
            let expr = match now.created.saturating_sub(keys) {
                0 => keys_made,
                extra => Expr::Sum(vec![keys_made, value(Label::Extra, extra)]),
            };
            Figure::new("hyperplane-fit", expr, &fit)
        }
        Metric::Share(_, function) => {
            let at = comparison.topology.function_at(function)?;
            let share = before.shares.iter().find(|share| share.function as usize == at)?;
            let expr = match share.refused {
                0 => value(Label::Created, share.created),
                refused => Expr::Sum(vec![value(Label::Created, share.created), value(Label::Refused, refused)]),
            };
            Figure::new("legacy-spread", expr, &spread)
        }
        _ => return None,
    })
}

/// Concurrency of all functions, attached or not: equal ones as one product.
fn of_account(comparison: &Comparison) -> Expr {
    let mut classes: BTreeMap<u64, u64> = BTreeMap::new();
    for function in comparison.topology.functions.iter() {
        *classes.entry(function.concurrency_or(comparison.assumptions.concurrency)).or_default() += 1;
    }
    let term = |(runs, count)| Expr::Product(vec![value(Label::Functions, count), value(Label::Concurrency, runs)]);
    Expr::Sum(classes.into_iter().map(term).collect())
}

/// Where the account that is full first is full: its limit less what does not follow the slider, over those
/// who do.
fn account_tick(comparison: &Comparison) -> Option<Expr> {
    let global = comparison.assumptions.concurrency;
    // Of each account: what is fixed; what follows, in per cent of one function.
    let mut accounts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for function in comparison.topology.functions.iter() {
        let (fixed, followers) = accounts.entry(&function.account).or_default();
        match function.concurrency {
            Concurrency::Global => *followers += 100,
            Concurrency::Relative(percent) => *followers = followers.saturating_add(percent),
            own => *fixed = fixed.saturating_add(own.at(global)),
        }
    }
    let full = |(fixed, followers): (u64, u64)| {
        let limit = value(Label::AccountLimit, comparison.assumptions.account_concurrency);
        let left = if fixed == 0 { limit } else { minus(limit, value(Label::FixedConcurrency, fixed)) };
        let (left, by) = match followers % 100 {
            0 => (left, value(Label::Functions, followers / 100)),
            _ => (Expr::Product(vec![left, value(Label::Hundred, 100)]), value(Label::Percent, followers)),
        };
        Expr::FloorDiv(Box::new(left), Box::new(by))
    };
    accounts.into_values().filter(|(_, followers)| *followers > 0).map(full).min_by_key(Expr::evaluate)
}

/// What of a figure that is one of a limit's.
fn of_limit(comparison: &Comparison, metric: Metric) -> Option<Figure> {
    let (assumptions, topology) = (&comparison.assumptions, &comparison.topology);
    let reserved = || {
        let values = topology.functions.iter().filter_map(|function| function.reserved);
        Expr::Sum(values.map(|value| Expr::Value(Label::ReservedConcurrency, value)).collect())
    };
    let by_user = [Assumption::ConcurrencyByUser];
    let quota = [Assumption::EniQuota];
    let account = || value(Label::AccountLimit, assumptions.account_concurrency);
    let versions = || topology.functions.iter().flat_map(|function| function.versions.iter());
    let attachments = || versions().filter_map(|version| version.attachment.as_ref());
    Some(match metric {
        Metric::RegionUsed(vpc) => {
            Figure::new("region-eni-quota", value(Label::Created, comparison.made_in_region_of(vpc)?), &[])
        }
        Metric::NauUsed(vpc) => {
            topology.vpc(vpc)?;
            let functions = value(Label::Functions, comparison.functions_in_vpc(vpc));
            Figure::new(
                "network-address-usage",
                Expr::Product(vec![functions, value(Label::NauEach, rules::NAU_PER_FUNCTION)]),
                &[],
            )
        }
        Metric::NauMost(vpc) => {
            topology.vpc(vpc)?;
            let limit = value(Label::NauLimit, assumptions.limits.nau_per_vpc);
            let each = value(Label::NauEach, rules::NAU_PER_FUNCTION);
            Figure::new("network-address-usage", Expr::FloorDiv(Box::new(limit), Box::new(each)), &[])
        }
        Metric::BeyondQuota(vpc) => {
            let subnets = topology.subnets.iter().filter(|subnet| subnet.vpc == vpc).count() as u64;
            let limit = value(Label::Quota, assumptions.eni_quota);
            let left = match assumptions.other_enis {
                0 => limit,
                others => minus(limit, value(Label::OtherEnis, others)),
            };
            let fit = Expr::FloorDiv(Box::new(left), Box::new(value(Label::Subnets, Some(subnets).filter(|some| *some > 0)?)));
            Figure::new("hyperplane-quota", Expr::Sum(vec![fit, value(Label::OneMore, 1)]), &quota)
        }
        Metric::BeyondAddresses(vpc) => {
            let room = value(Label::Room, comparison.least_room(vpc)?);
            Figure::new("hyperplane-fit", Expr::Sum(vec![room, value(Label::OneMore, 1)]), &[Assumption::AllOrNothing])
        }
        Metric::AccountTick => Figure::new("account-concurrency", account_tick(comparison)?, &by_user),
        Metric::AccountUsed => Figure::new("account-concurrency", of_account(comparison), &by_user),
        Metric::Reserved => Figure::new("concurrency-reserved", reserved(), &by_user),
        Metric::MostReservable => {
            let least = value(Label::UnreservedLeast, assumptions.limits.unreserved_least);
            Figure::new("concurrency-reserved", minus(account(), least), &[])
        }
        Metric::Unreserved => Figure::new("concurrency-reserved", minus(account(), reserved()), &by_user),
        Metric::Provisioned => {
            let values = topology.functions.iter().map(|function| function.provisioned).filter(|some| *some > 0);
            let sum = Expr::Sum(values.map(|some| value(Label::ProvisionedConcurrency, some)).collect());
            Figure::new("concurrency-provisioned", sum, &by_user)
        }
        Metric::RulesOut(group) | Metric::RulesIn(group) => {
            let inbound = matches!(metric, Metric::RulesIn(_));
            let group = topology.group(group).filter(|group| group.rules.is_some())?;
            Figure::new("sg-rules", value(Label::Rules, super::limits::rules_of(group, inbound)), &[])
        }
        Metric::MostGroups => {
            let sizes = attachments().filter_map(|place| Some(topology.set(place.set)?.members.len() as u64));
            Figure::new("sg-per-function", value(Label::Groups, sizes.max()?), &[])
        }
        Metric::MostSubnets => {
            let sizes = attachments().map(|place| place.subnets.len() as u64);
            Figure::new("function-subnets", value(Label::Subnets, sizes.max()?), &[])
        }
        _ => return None,
    })
}

pub(super) fn figure(comparison: &Comparison, metric: Metric) -> Option<Figure> {
    let (legacy, hyperplane) = (&comparison.legacy, &comparison.hyperplane);
    let spread = [Assumption::EvenSpread];
    let fit = [Assumption::AllOrNothing, Assumption::ExtraAfterwards, Assumption::EniQuota];
    let even = [Assumption::ConnectionsPerEnvironment, Assumption::EvenConnections];
    let rows = |values: Vec<u64>| Expr::Sum(values.into_iter().map(|n| value(Label::Created, n)).collect());
    let attached = hyperplane.needed > 0 || legacy.needed > 0;
    Some(match metric {
        Metric::LegacyNeeded => needed(comparison, legacy.estimate),
        Metric::LegacyOtherEstimate => needed(comparison, legacy.estimate.other()),
        Metric::LegacyCreated | Metric::IpsUsedLegacy => {
            Figure::new("legacy-spread", rows(legacy.rows.iter().map(|row| row.created).collect()), &spread)
        }
        Metric::LegacyRefused => Figure::new(
            "legacy-spread",
            minus(value(Label::Needed, legacy.needed), value(Label::Created, legacy.created)),
            &spread,
        ),
        Metric::HyperplaneEnis => Figure::new("hyperplane-key", keys(comparison), &even),
        Metric::HyperplaneCreated | Metric::IpsUsedHyperplane => {
            Figure::new("hyperplane-fit", rows(hyperplane.rows.iter().map(|row| row.created).collect()), &fit)
        }
        Metric::FunctionsFailed => Figure::new("hyperplane-fit", value(Label::Failed, hyperplane.functions_failed), &fit),
        Metric::IpsUsable => Figure::new("subnet-usable", all_room(comparison), &[Assumption::UnboundedSubnet]),
        Metric::WaitLegacy => {
            let delay = attached.then_some(comparison.assumptions.attach_delay_s)?;
            Figure::new("legacy-attach-delay", value(Label::Seconds, delay), &[Assumption::AttachDelay])
        }
        Metric::WaitHyperplane => {
            let none = attached.then_some(0)?;
            Figure::new("hyperplane-created-early", value(Label::Seconds, none), &[])
        }
        Metric::Ratio => {
            let (before, now) = (legacy.needed, hyperplane.needed);
            let (a, b) = (Box::new(value(Label::NeededBefore, before)), Box::new(value(Label::NeededNow, now)));
            let tenths = Expr::Tenths(a.clone(), b.clone());
            let in_tenths = (now > 0).then(|| tenths.evaluate()).filter(|tenths| *tenths > 10)?;
            Figure::new(
                "hyperplane-key",
                if in_tenths < 100 { tenths } else { Expr::Round(a, b) },
                &[Assumption::EvenConnections],
            )
        }
        Metric::HighestConcurrency => {
            let found = comparison.highest_fitting_concurrency()?;
            Figure::new("legacy-spread", highest(comparison, found), &spread)
        }
        Metric::Interfaces(subnet, set) => {
            let eni = eni_of(comparison, subnet, set)?;
            let many = ceil_div(
                value(Label::Connections, eni.connections),
                value(Label::ConnectionsPerInterface, comparison.assumptions.limits.connections_per_interface.max(1)),
            );
            Figure::new("hyperplane-connections", Expr::Max(Box::new(value(Label::Interfaces, 1)), Box::new(many)), &even)
        }
        Metric::Connections(subnet, set) => {
            let eni = eni_of(comparison, subnet, set)?;
            let assumptions = [Assumption::ConnectionsPerEnvironment, Assumption::EvenConnections, Assumption::ConcurrencyByUser];
            Figure::new("hyperplane-connections", connections(comparison, eni), &assumptions)
        }
        Metric::Sharing(subnet, set) => {
            let eni = eni_of(comparison, subnet, set)?;
            let functions = value(Label::Sharing, holders(eni).len() as u64);
            let pollers = eni.holders.iter().filter(|holder| holder.function().is_none()).count() as u64;
            let expr = match pollers {
                0 => functions,
                pollers => Expr::Sum(vec![functions, value(Label::Pollers, pollers)]),
            };
            Figure::new("hyperplane-key", expr, &[])
        }
        Metric::FunctionNeeded(function) => needed_by(comparison, function, legacy.estimate)?,
        Metric::FunctionOther(function) => needed_by(comparison, function, legacy.estimate.other())?,
        Metric::FunctionConcurrency(function) => {
            concurrency(comparison.topology.function(function)?, comparison.assumptions.concurrency)
        }
        Metric::FreeLegacy(subnet)
        | Metric::FreeHyperplane(subnet)
        | Metric::Refused(subnet)
        | Metric::CreatedLegacy(subnet)
        | Metric::CreatedHyperplane(subnet)
        | Metric::MissingHyperplane(subnet)
        | Metric::Usable(subnet)
        | Metric::Share(subnet, _) => of_row(comparison, metric, subnet)?,
        other => super::details::figure(comparison, other).or_else(|| of_limit(comparison, other))?,
    })
}
