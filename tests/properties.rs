//! What holds for every board.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

mod generate;

use eni_lens::model::{Assumptions, Comparison, Metric};
use eni_lens::network::{Concurrency, GroupKey, NetworkError, Topology, limits};
use eni_lens::state::{Edit, SetChoice};
use generate::{Numbers, generate, generate_whole};
use proptest::prelude::*;
use std::rc::Rc;

fn compare(topology: &Topology, assumptions: &Assumptions) -> Comparison {
    Comparison::new(Rc::new(topology.clone()), assumptions.clone())
}

fn shuffled<T: Clone>(items: &[T], numbers: &mut Numbers) -> Vec<T> {
    let mut rest = items.to_vec();
    let mut out = Vec::new();
    while !rest.is_empty() {
        let at = numbers.below(rest.len() as u64) as usize;
        out.push(rest.remove(at));
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn order_and_duplicates_of_groups_and_subnets_change_nothing(seed: u64) {
        let (topology, assumptions) = generate(seed);
        let mut numbers = Numbers(seed | 1);
        let before = compare(&topology, &assumptions);
        let mut changed = topology.clone();
        for function in topology.functions.iter() {
            let Some(attachment) = function.attachment() else { continue };
            let set = topology.set(attachment.set).unwrap();
            let mut groups: Vec<GroupKey> = shuffled(&set.members, &mut numbers);
            groups.extend(groups.clone());
            let mut subnets = shuffled(&attachment.subnets, &mut numbers);
            subnets.extend(subnets.clone());
            let choice = SetChoice::New { vpc: set.vpc, members: groups.into(), new_groups: [].into() };
            match Edit::Attach(function.key, subnets.into(), choice).apply(&changed) {
                Ok(next) => changed = next,
                // Some generated functions speak IPv6 where an edit would not allow it, as accounts may.
                Err(NetworkError::NotDualStack { .. }) => {}
                Err(other) => prop_assert!(false, "{other:?}"),
            }
        }
        prop_assert_eq!(&changed, &topology);
        prop_assert_eq!(compare(&changed, &assumptions), before);
    }

    #[test]
    fn the_order_of_functions_changes_no_total_where_nothing_fails(seed: u64) {
        let (topology, assumptions) = generate(seed);
        let mut other = topology.clone();
        let functions: Vec<_> = topology.functions.iter().cloned().collect();
        other.functions = shuffled(&functions, &mut Numbers(seed | 1)).into_iter().collect();
        let (a, b) = (compare(&topology, &assumptions), compare(&other, &assumptions));
        prop_assert_eq!((a.legacy.needed, a.legacy.other_needed), (b.legacy.needed, b.legacy.other_needed));
        prop_assert_eq!(a.hyperplane.needed, b.hyperplane.needed);
        if a.legacy.refused == 0 && b.legacy.refused == 0 {
            prop_assert_eq!(a.legacy.created, b.legacy.created);
        }
        prop_assert_eq!(a.hyperplane.created, b.hyperplane.created, "Now follows the order of creation, not of the board");
        prop_assert_eq!(a.hyperplane.functions_failed, b.hyperplane.functions_failed);
    }

    #[test]
    fn adding_a_function_never_lowers_what_is_needed(seed: u64) {
        let (topology, assumptions) = generate(seed);
        let mut more = topology.clone();
        let Some(last) = more.functions.len().checked_sub(1) else { return Ok(()) };
        let model = Rc::clone(more.functions.get(last).unwrap());
        more.duplicate(model.key).unwrap();
        let (a, b) = (compare(&topology, &assumptions), compare(&more, &assumptions));
        prop_assert!(b.legacy.needed >= a.legacy.needed);
        prop_assert!(b.legacy.other_needed >= a.legacy.other_needed);
        prop_assert!(b.hyperplane.needed >= a.hyperplane.needed);
    }

    #[test]
    fn addresses_are_conserved_in_both_worlds(seed: u64) {
        let (topology, assumptions) = generate_whole(seed);
        let found = compare(&topology, &assumptions);
        let (legacy, hyperplane) = (&found.legacy, &found.hyperplane);
        prop_assert_eq!(legacy.created + legacy.refused, legacy.needed);
        prop_assert!(hyperplane.created <= hyperplane.needed);
        for ((capacity, before), now) in found.capacity.iter().zip(&legacy.rows).zip(&hyperplane.rows) {
            if let Some(usable) = capacity.usable {
                prop_assert_eq!(before.created + capacity.occupied + before.free.unwrap(), usable);
                prop_assert_eq!(now.created + capacity.occupied + now.free.unwrap(), usable);
            }
            prop_assert_eq!(before.created + before.refused, before.demand + before.failover_in - before.failover_out);
            prop_assert_eq!(before.shares.iter().map(|share| share.created).sum::<u64>(), before.created);
            prop_assert_eq!(before.shares.iter().map(|share| share.refused).sum::<u64>(), before.refused);
        }
        prop_assert_eq!(hyperplane.enis.iter().map(|eni| eni.interfaces).sum::<u64>(), hyperplane.needed);
        prop_assert_eq!(hyperplane.enis.iter().map(|eni| eni.created).sum::<u64>(), hyperplane.created);
        for quota in &hyperplane.quota {
            prop_assert!(quota.used <= quota.limit.max(assumptions.other_enis));
        }
    }

    #[test]
    fn every_figure_comes_to_the_value_shown(seed: u64) {
        let (topology, assumptions) = generate(seed);
        let found = compare(&topology, &assumptions);
        let figure = |metric| found.figure(metric).map(|figure| (figure.value(), figure.expr().evaluate()));
        let same = |value: u64| Some((value, value));
        prop_assert_eq!(figure(Metric::LegacyNeeded), same(found.legacy.needed));
        prop_assert_eq!(figure(Metric::LegacyOtherEstimate), same(found.legacy.other_needed));
        prop_assert_eq!(figure(Metric::LegacyCreated), same(found.legacy.created));
        prop_assert_eq!(figure(Metric::LegacyRefused), same(found.legacy.refused));
        prop_assert_eq!(figure(Metric::HyperplaneEnis), same(found.hyperplane.needed));
        prop_assert_eq!(figure(Metric::HyperplaneCreated), same(found.hyperplane.created));
        prop_assert_eq!(figure(Metric::FunctionsFailed), same(found.hyperplane.functions_failed));
        prop_assert_eq!(figure(Metric::IpsUsable), same(found.capacity.iter().filter_map(|capacity| capacity.room()).sum()));
        for row in 0..found.capacity.len() {
            let at = found.capacity[row].subnet;
            prop_assert_eq!(figure(Metric::FreeLegacy(at)), found.legacy.rows[row].free.and_then(same));
            prop_assert_eq!(figure(Metric::FreeHyperplane(at)), found.hyperplane.rows[row].free.and_then(same));
            prop_assert_eq!(figure(Metric::Refused(at)), same(found.legacy.rows[row].refused));
        }
        for metric in [Metric::LegacyNeeded, Metric::HyperplaneEnis, Metric::HyperplaneCreated, Metric::IpsUsable, Metric::LegacyRefused] {
            let rule = found.figure(metric).unwrap().rule();
            prop_assert!(eni_lens::rules::rule_by_id(rule).is_some(), "no rule {rule}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn the_highest_fitting_concurrency_fits_and_the_next_does_not(seed: u64) {
        let (topology, assumptions) = generate(seed);
        let follows = topology.functions.iter().any(|f| f.concurrency == Concurrency::Global && f.attachment().is_some());
        let refused = |concurrency| compare(&topology, &Assumptions { concurrency, ..assumptions.clone() }).legacy.refused;
        match compare(&topology, &assumptions).highest_fitting_concurrency() {
            Some(most) => {
                prop_assert_eq!(refused(most), 0);
                prop_assert!(refused(most + 1) > 0);
            }
            None => prop_assert!(!follows || refused(1) > 0 || refused(limits::CONCURRENCY_MAX) == 0),
        }
    }
}
