//! "Why this number": the formula a reader sees comes to exactly the figure that is shown.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod arithmetic;
mod generate;
mod large;

use eni_lens::model::{Assumptions, Comparison, Estimate, Metric};
use eni_lens::network::{Concurrency, FunctionKey, SetKey, SubnetKey};
use eni_lens::rules::{RULES, rule_by_id};
use eni_lens::scene::inspector;
use eni_lens::scene::why::{Explanation, Token, explain};
use eni_lens::text::Lang;
use proptest::prelude::*;
use std::rc::Rc;

/// What the words before the equals sign come to, as the page would write it after it.
fn read(explanation: &Explanation) -> String {
    let line = explanation.formula_text();
    let (left, _) = line.split_once(" = ").or_else(|| line.split_once(" ≈ ")).expect("a result");
    let (a, b) = arithmetic::evaluate(left);
    let group = |n: i128| eni_lens::text::N(u64::try_from(n).expect("not below 0")).to_string();
    if explanation.shown.contains('.') {
        let tenths = (a * 20 + b).div_euclid(b * 2);
        return format!("{}.{}", group(tenths / 10), tenths % 10);
    }
    if explanation.metric == Metric::Ratio {
        return group((a * 2 + b).div_euclid(b * 2));
    }
    assert_eq!(a % b, 0, "not a whole number: {line}");
    group(a / b)
}

/// Every figure a board has.
fn metrics(board: &Comparison) -> Vec<Metric> {
    let mut all = vec![
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
        Metric::WaitLegacy,
        Metric::WaitHyperplane,
        Metric::Ratio,
        Metric::HighestConcurrency,
    ];
    for subnet in board.topology.subnets.iter().map(|subnet| subnet.key) {
        all.extend([
            Metric::FreeLegacy(subnet),
            Metric::FreeHyperplane(subnet),
            Metric::Refused(subnet),
            Metric::CreatedLegacy(subnet),
            Metric::CreatedHyperplane(subnet),
            Metric::MissingHyperplane(subnet),
            Metric::Usable(subnet),
            Metric::SubnetSize(subnet),
            Metric::WantedLegacy(subnet),
            Metric::WantedHyperplane(subnet),
            Metric::FunctionsIn(subnet),
            Metric::MoreSubnets(subnet),
            Metric::FoldedMade(subnet, 1),
            Metric::FoldedNot(subnet, 1),
        ]);
        all.extend(board.topology.functions.iter().map(|function| Metric::Share(subnet, function.key)));
        for set in board.topology.sets.iter().map(|set| set.key) {
            all.extend([
                Metric::Interfaces(subnet, set),
                Metric::Connections(subnet, set),
                Metric::Sharing(subnet, set),
                Metric::EniCapacity(subnet, set),
            ]);
        }
    }
    for vpc in board.topology.vpcs.iter().map(|vpc| vpc.key) {
        all.extend([
            Metric::QuotaUsed(vpc),
            Metric::RegionUsed(vpc),
            Metric::NauUsed(vpc),
            Metric::NauMost(vpc),
            Metric::BeyondQuota(vpc),
            Metric::BeyondAddresses(vpc),
        ]);
    }
    all.extend([
        Metric::AccountUsed,
        Metric::AccountTick,
        Metric::Reserved,
        Metric::MostReservable,
        Metric::Unreserved,
        Metric::Provisioned,
        Metric::MostGroups,
        Metric::MostSubnets,
    ]);
    for group in board.topology.groups.iter().map(|group| group.key) {
        all.extend([Metric::RulesOut(group), Metric::RulesIn(group)]);
    }
    for function in board.topology.functions.iter().map(|function| function.key) {
        all.extend([
            Metric::FunctionNeeded(function),
            Metric::FunctionOther(function),
            Metric::FunctionEnis(function),
            Metric::FunctionConcurrency(function),
            Metric::FunctionAlone(function),
            Metric::FunctionCreated(function),
            Metric::FunctionRefused(function),
            Metric::VersionEnis(function, 0),
            Metric::VersionEnis(function, 1),
            Metric::VersionAlone(function, 0),
            Metric::VersionAlone(function, 1),
        ]);
    }
    for set in board.topology.sets.iter().map(|set| set.key) {
        all.extend([Metric::SetEnis(set), Metric::SetFunctions(set)]);
    }
    for vpc in board.topology.vpcs.iter().map(|vpc| vpc.key) {
        all.extend([Metric::QuotaUsed(vpc), Metric::QuotaLeft(vpc)]);
    }
    all
}

/// The highest value of the slider at which no account is over its limit by what follows it, by trying.
fn account_full_at(board: &Comparison) -> Option<u64> {
    let limit = u128::from(board.assumptions.account_concurrency);
    let functions: Vec<_> = board.topology.functions.iter().collect();
    functions.iter().any(|function| function.concurrency.follows()).then_some(())?;
    let fits = |at: u64| {
        let mut accounts: std::collections::HashMap<&str, (u128, u128)> = Default::default();
        for function in &functions {
            let (fixed, follows) = accounts.entry(&function.account).or_default();
            match function.concurrency {
                Concurrency::Global => *follows += u128::from(at) * 100,
                Concurrency::Relative(percent) => *follows += u128::from(at) * u128::from(percent),
                own => *fixed += u128::from(own.at(board.assumptions.concurrency)),
            }
        }
        accounts.values().all(|(fixed, follows)| *follows <= limit.saturating_sub(*fixed) * 100)
    };
    let (mut low, mut high) = (0, 1_000_000_000u64);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(middle) { low = middle } else { high = middle - 1 }
    }
    Some(low)
}

/// The figure of the engine's own results, by another way than the derivation.
fn computed(board: &Comparison, metric: Metric) -> Option<u64> {
    let row = |key: SubnetKey| board.capacity.iter().position(|room| room.subnet == key);
    let eni = |subnet: SubnetKey, set: SetKey| board.eni_at(row(subnet)?, set);
    let function = |key: FunctionKey| board.legacy.functions.iter().find(|function| function.function == key);
    match metric {
        Metric::CreatedLegacy(key) => Some(board.legacy.rows[row(key)?].created),
        Metric::Refused(key) => Some(board.legacy.rows[row(key)?].refused),
        Metric::FreeLegacy(key) => board.legacy.rows[row(key)?].free,
        Metric::FreeHyperplane(key) => board.hyperplane.rows[row(key)?].free,
        Metric::CreatedHyperplane(key) => Some(board.hyperplane.rows[row(key)?].created),
        Metric::Usable(key) => board.capacity[row(key)?].room(),
        Metric::Interfaces(subnet, set) => eni(subnet, set).map(|eni| eni.interfaces),
        Metric::Connections(subnet, set) => eni(subnet, set).map(|eni| eni.connections),
        Metric::FunctionNeeded(key) => function(key).map(|function| function.needed),
        Metric::FunctionOther(key) => function(key).map(|function| function.other_needed),
        Metric::FunctionConcurrency(key) => {
            board.topology.function(key).map(|function| function.concurrency_or(board.assumptions.concurrency))
        }
        Metric::FunctionCreated(key) => function(key).map(|function| function.created),
        Metric::FunctionRefused(key) => function(key).map(|function| function.needed - function.created),
        Metric::FunctionEnis(key) => inspector::function(board, key).map(|pane| pane.now),
        Metric::FunctionAlone(key) => inspector::function(board, key).map(|pane| pane.alone),
        Metric::VersionEnis(key, at) => Some(inspector::function(board, key)?.versions.get(at as usize)?.enis),
        Metric::VersionAlone(key, at) => Some(inspector::function(board, key)?.versions.get(at as usize)?.alone),
        Metric::MoreSubnets(key) => {
            let at = row(key)?;
            let short = board.legacy.rows[at].refused - board.barred_in(at);
            Some(short.div_ceil(board.capacity[at].usable?.max(1)))
        }
        // Each key but those of the set that most functions use.
        Metric::FoldedMade(key, 1) | Metric::FoldedNot(key, 1) => {
            let own = board.hyperplane.rows[row(key)?].enis.iter().map(|at| &board.hyperplane.enis[*at as usize]);
            let busiest = board
                .topology
                .busiest_sets(board.topology.subnet(key)?.vpc, &board.topology.users_of_sets())
                .first()
                .map(|set| set.key);
            let made = matches!(metric, Metric::FoldedMade(..));
            Some(own.filter(|eni| Some(eni.set) != busiest && (eni.created > 0) == made).count() as u64)
        }
        Metric::AccountTick => account_full_at(board),
        Metric::EniCapacity(subnet, set) => inspector::eni(board, subnet, set).map(|pane| pane.capacity),
        Metric::Sharing(subnet, set) => inspector::eni(board, subnet, set).map(|pane| pane.functions + pane.sources.len() as u64),
        Metric::SubnetSize(key) => board.capacity[row(key)?].usable,
        Metric::WantedLegacy(key) => Some(board.next_prefixes(row(key)?)?.0.wanted),
        Metric::WantedHyperplane(key) => Some(board.next_prefixes(row(key)?)?.1.wanted),
        Metric::FunctionsIn(key) => inspector::subnet(board, key).map(|pane| pane.functions),
        Metric::SetEnis(key) => inspector::set(board, key).map(|pane| pane.enis),
        Metric::SetFunctions(key) => inspector::set(board, key).map(|pane| pane.functions.len() as u64 + pane.more),
        Metric::QuotaUsed(key) => inspector::vpc(board, key).map(|pane| pane.quota.0),
        Metric::QuotaLeft(key) => inspector::vpc(board, key).map(|pane| pane.quota.1.saturating_sub(pane.quota.0)),
        Metric::HighestConcurrency => board.highest_fitting_concurrency(),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_formula_comes_to_the_figure(seed: u64) {
        let (topology, assumptions) = generate::generate_whole(seed);
        let board = Comparison::new(Rc::new(topology), assumptions);
        for metric in metrics(&board) {
            let Some(figure) = board.figure(metric) else { continue };
            if let Some(value) = computed(&board, metric) {
                prop_assert_eq!(figure.value(), value, "{}", metric);
            }
            for lang in Lang::ALL {
                let why = explain(&board, lang, metric).expect("a figure is explained");
                let shown = why.shown.trim_start_matches('≈').trim_end_matches(['s', '秒', ' ']).to_owned();
                prop_assert_eq!(read(&why), shown, "{}: {}", metric, why.formula_text());
                prop_assert!(rule_by_id(why.rule).is_some(), "{} names no rule: {}", metric, why.rule);
            }
        }
    }
}

#[test]
fn the_headline_says_its_product_and_the_other_estimate() {
    let board = eni_lens::model::Board::article().compare();
    let why = explain(&board, Lang::En, Metric::LegacyNeeded).unwrap();
    assert_eq!(why.formula_text(), "functions 3 × concurrency 300 = 900");
    assert_eq!(why.value, "up to 900");
    let other = why.other.unwrap();
    assert_eq!((other.name, &*other.value), ("By AWS’s approximate formula of 2019", "39"));
    assert_eq!((other.estimate, other.asked), (Estimate::MemoryFormula, Metric::LegacyOtherEstimate));
    let ja = explain(&board, Lang::Ja, Metric::LegacyNeeded).unwrap();
    assert_eq!(ja.formula_text(), "関数 3 × 同時実行 300 = 900");
    let now = explain(&board, Lang::En, Metric::HyperplaneEnis).unwrap();
    assert_eq!(now.formula_text(), "subnets 2 × SG sets 2 = 4");
    let ratio = explain(&board, Lang::En, Metric::Ratio).unwrap();
    assert_eq!(ratio.formula_text(), "before 900 ÷ now 4 ≈ 225");
    let other = explain(&board, Lang::En, Metric::LegacyOtherEstimate).unwrap();
    assert_eq!(other.formula_text(), "functions 3 × ceil(concurrency 300 × memory MB 128 ÷ MB per ENI 3,072) = 39");
    let used = explain(&board, Lang::En, Metric::IpsUsedLegacy).unwrap();
    assert_eq!(used.steps[0], "Share: 502 ÷ 502 = 100%");
    let quota = explain(&board, Lang::Ja, Metric::QuotaUsed(board.topology.vpcs.iter().next().unwrap().key)).unwrap();
    assert_eq!(quota.steps[0], "割合: 4 ÷ 500 = 0.8%");
    let tick = explain(&board, Lang::En, Metric::AccountTick).unwrap();
    assert_eq!(tick.formula_text(), "floor(concurrency of the account 1,000 ÷ functions 3) = 333");
    let subnet = board.topology.subnets.iter().next().unwrap().key;
    let more = explain(&board, Lang::En, Metric::MoreSubnets(subnet)).unwrap();
    assert_eq!(more.formula_text(), "ceil(refused 199 ÷ usable 251) = 1");
    let most = explain(&board, Lang::En, Metric::HighestConcurrency).unwrap();
    assert_eq!(most.formula_text(), "floor(addresses to use 502 ÷ functions 3) = 167");
}

#[test]
fn a_long_sum_is_folded_and_still_exact() {
    let mut topology = large::board(600, 6, 3, 40);
    let with_own = |(at, function): (usize, &eni_lens::network::Function)| eni_lens::network::Function {
        concurrency: eni_lens::network::Concurrency::Own(at as u64 + 1),
        ..function.clone()
    };
    topology.functions = topology.functions.iter().enumerate().map(with_own).collect();
    let board = Comparison::new(Rc::new(topology), Assumptions::default());
    let why = explain(&board, Lang::En, Metric::LegacyNeeded).unwrap();
    assert!(why.formula.len() < 40, "{}", why.formula_text());
    assert!(why.formula_text().contains("all the rest"), "{}", why.formula_text());
    assert_eq!(read(&why), why.shown);
    assert_eq!(board.legacy.needed, 600 * 601 / 2);
}

#[test]
fn names_of_values_hold_no_digit_and_every_rule_is_known() {
    let board = eni_lens::model::Board::article().compare();
    for lang in Lang::ALL {
        for metric in metrics(&board) {
            let Some(why) = explain(&board, lang, metric) else { continue };
            for token in &why.formula {
                if let Token::Value { name, .. } = token {
                    assert!(!name.chars().any(|c| c.is_ascii_digit()), "{name}");
                }
            }
        }
    }
    assert!(!RULES.is_empty());
}

#[test]
fn copies_hold_the_formula_and_the_source() {
    let board = eni_lens::model::Board::article().compare();
    let why = explain(&board, Lang::En, Metric::LegacyNeeded).unwrap();
    let source = ["Rule: x".to_owned()];
    let plain = why.plain(Lang::En, &source);
    assert!(plain.starts_with("ENIs needed, before: up to 900\nfunctions 3 × concurrency 300 = 900\n- "), "{plain}");
    assert!(plain.contains("By AWS’s approximate formula of 2019: 39") && plain.ends_with("Rule: x"), "{plain}");
    let markdown = why.markdown(Lang::En, &source);
    assert!(markdown.contains("`functions 3 × concurrency 300 = 900`"), "{markdown}");
    assert!(markdown.starts_with("**ENIs needed, before: up to 900**\n\n"), "{markdown}");
}
