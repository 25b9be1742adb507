//! Limits: what is used of each, what may be entered, and the page's words.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

mod generate;
mod large;

use eni_lens::model::{Assumptions, Comparison, LimitName, LimitUse, Limited, Limits};
use eni_lens::network::{GroupRule, NetworkError};
use eni_lens::scene::inspector::Assumption;
use eni_lens::scene::limits::limits;
use eni_lens::state::{AppState, AssumptionEdit, Edit, Msg, Theme, update};
use eni_lens::text::{Lang, limits as text};
use std::rc::Rc;

fn start() -> Rc<AppState> {
    Rc::new(AppState::start(Lang::En, Theme::Auto))
}

fn used(comparison: &Comparison, choose: impl Fn(Limited) -> bool) -> LimitUse {
    comparison.limits(8).into_iter().find(|line| choose(line.limited)).unwrap()
}

#[test]
fn the_article_s_board_uses_little() {
    let state = start();
    let board = &state.comparison;
    let quota = used(board, |limited| matches!(limited, Limited::EnisPerVpc(_)));
    assert_eq!((quota.used, quota.limit, quota.per_mille()), (4, 500, 8));
    let addresses = used(board, |limited| matches!(limited, Limited::Addresses(_)));
    assert_eq!((addresses.used, addresses.limit), (2, 251));
    let nau = used(board, |limited| matches!(limited, Limited::Nau(_)));
    assert_eq!((nau.used, nau.limit), (18, 64_000));
    let account = used(board, |limited| limited == Limited::Account);
    assert_eq!((account.used, account.limit), (900, 1_000));
    assert!(account.is_close());
    let region = used(board, |limited| matches!(limited, Limited::RegionInterfaces(_)));
    assert_eq!((region.used, region.limit), (4, 5_000));
    let connections = used(board, |limited| matches!(limited, Limited::Connections(..)));
    assert_eq!((connections.used, connections.limit), (300, 65_000));
    assert_eq!(used(board, |limited| limited == Limited::SubnetsPerFunction).used, 2);
    assert_eq!(used(board, |limited| limited == Limited::GroupsPerFunction).used, 1);
    // Nothing is reserved, no rules are known: no line.
    let absent = |limited| matches!(limited, Limited::Reserved | Limited::Provisioned | Limited::Rules { .. });
    assert!(!board.limits(8).iter().any(|line| absent(line.limited)));
}

#[test]
fn every_line_is_a_figure_in_both_languages() {
    for seed in 0..200 {
        let (topology, assumptions) = generate::generate_whole(seed);
        let board = Comparison::new(Rc::new(topology), assumptions);
        for line in board.limits(8) {
            assert_eq!(board.figure(line.metric).unwrap().value(), line.used, "{seed}: {line:?}");
        }
        for lang in Lang::ALL {
            let pane = limits(&board, lang);
            assert!(pane.lines.iter().all(|line| !line.name.is_empty() && line.percent.ends_with('%')), "{seed}");
        }
    }
}

#[test]
fn other_services_share_the_quota() {
    let state = update(&start(), Msg::Assume(AssumptionEdit::OtherEnis(450)));
    let quota = used(&state.comparison, |limited| matches!(limited, Limited::EnisPerVpc(_)));
    assert_eq!(quota.used, 454);
    let pane = limits(&state.comparison, Lang::En);
    assert!(pane.lines[0].close && !pane.lines[0].full);
    // (500 - 450) / 2 subnets: the 26th function with its own set.
    let nth: Vec<&str> = pane.beyond[0].nth.iter().map(|(_, _, nth)| nth.as_str()).collect();
    assert_eq!(nth, ["the 252nd", "the 26th"]);
    let ja: Vec<String> = limits(&state.comparison, Lang::Ja).beyond[0].nth.iter().map(|(_, _, nth)| nth.clone()).collect();
    assert_eq!(ja, ["252 個目", "26 個目"]);
}

#[test]
fn rules_are_counted_in_each_direction() {
    let state = start();
    let group = state.topology().groups.get(0).unwrap().key;
    let rule = |inbound| GroupRule { inbound, ..("tcp 443 10.0.0.0/16".parse().unwrap()) };
    let rules: Rc<[GroupRule]> = [rule(false), rule(false), rule(true)].into();
    let state = update(&state, Msg::Edit(Edit::SetGroupRules(group, Some(rules))));
    let out = used(&state.comparison, |limited| limited == Limited::Rules { group, inbound: false });
    let inward = used(&state.comparison, |limited| limited == Limited::Rules { group, inbound: true });
    assert_eq!((out.used, out.limit, inward.used), (2, 60, 1));
}

#[test]
fn what_is_absurd_is_refused_with_its_range() {
    let refused = |edit: AssumptionEdit, least, most| {
        let value = edit.value().unwrap();
        assert_eq!(edit.check(), Err(NetworkError::OutOfRange { value, least, most }), "{edit:?}");
    };
    refused(AssumptionEdit::EniQuota(0), 1, 100_000);
    refused(AssumptionEdit::EniQuota(100_001), 1, 100_000);
    refused(AssumptionEdit::RegionQuota2019(Some(0)), 1, 1_000_000);
    refused(AssumptionEdit::AttachDelay(3_601), 0, 3_600);
    refused(AssumptionEdit::Limit(LimitName::NauPerVpc, 256_001), 1, 256_000);
    refused(AssumptionEdit::Limit(LimitName::SubnetsPerFunction, 17), 1, 16);
    refused(AssumptionEdit::Limit(LimitName::GroupsPerFunction, 6), 1, 5);
    for name in LimitName::ALL.iter().copied() {
        let default = name.of(&Limits::default());
        assert!(name.range().contains(&default), "{name:?}");
        assert_eq!(AssumptionEdit::Limit(name, default).check(), Ok(()));
    }
    // What comes by another way than a field is clamped, never taken as it is.
    let state = update(&start(), Msg::Assume(AssumptionEdit::Limit(LimitName::GroupsPerFunction, 9)));
    assert_eq!(state.board().assumptions.limits.groups_per_function, 5);
}

#[test]
fn every_limit_is_edited_one_undo_step_each_and_reset() {
    let state = start();
    for which in Assumption::ALL {
        let value = which.edit(Some(3));
        let next = update(&state, Msg::Assume(value));
        assert_ne!(next.board().assumptions, state.board().assumptions, "{which:?}");
        let back = update(&next, Msg::Undo);
        assert_eq!(back.board().assumptions, state.board().assumptions, "{which:?}");
        let reset = update(&next, Msg::Assume(AssumptionEdit::ResetAll));
        assert_eq!(reset.board().assumptions, Assumptions { concurrency: 300, ..Assumptions::default() }, "{which:?}");
    }
}

#[test]
fn ordinals_in_both_languages() {
    let words = [1, 2, 3, 4, 11, 12, 13, 21, 84, 112, 167, 1_001].map(|n| text::ordinal(Lang::En, n));
    let expected = ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "84th", "112th", "167th", "1,001st"];
    assert_eq!(words.map(|word| word.trim_start_matches("the ").to_owned()), expected);
}

#[test]
fn a_large_board_names_only_the_fullest() {
    let board = Comparison::new(Rc::new(large::board(10_000, 200, 4, 500)), Assumptions::default());
    let pane = limits(&board, Lang::En);
    assert_eq!(pane.lines.iter().filter(|line| line.id == "addresses").count(), 4);
    assert_eq!(pane.more, 196);
}
