//! What the frame shows: the strip's data, and the markup that programs and readers get.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]
use eni_lens::model::Estimate;
use eni_lens::scene::strip::{BeforeFormula, NowFormula, Ratio, Strip, Usable};
use eni_lens::state::{AppState, Msg, Theme, update};
use eni_lens::text::Lang;
use std::rc::Rc;

fn start() -> Rc<AppState> {
    Rc::new(AppState::start(Lang::Ja, Theme::Auto))
}

#[test]
fn the_default_strip() {
    let strip = Strip::of(&start());
    assert_eq!((strip.needed, strip.created, strip.refused, strip.other), (900, 502, 398, 39));
    assert_eq!((strip.now, strip.now_created, strip.failed), (4, 4, 0));
    assert_eq!((strip.used_before, strip.used_now, strip.usable), (502, 4, 502));
    assert!(strip.up_to && strip.full_before && !strip.full_now && !strip.one_line);
    assert_eq!(strip.ratio.times().as_deref(), Some("225"));
    assert_eq!(strip.before_formula, BeforeFormula::Product { functions: 3, concurrency: 300, memory_mb: None });
    assert_eq!(strip.now_formula, NowFormula::Product { subnets: 2, sets: 2 });
    assert_eq!(strip.usable_formula, Usable::Each { size: 256, usable: 251 });
    assert_eq!(strip.codes, ["SubnetIPAddressLimitReachedException"]);
    assert_eq!((strip.bars.created.as_str(), strip.bars.refused.as_deref()), ("55.77%", Some("44.22%")));
    assert_eq!(strip.wait_s, Some(10));
}

#[test]
fn the_strip_is_honest_where_now_is_worse() {
    let strip = Strip::of(&update(&start(), Msg::SetConcurrency(1)));
    assert_eq!((strip.needed, strip.now, strip.ratio), (3, 4, Ratio::NowMore(1)));
    assert!(strip.codes.is_empty() && strip.bars.refused.is_none() && strip.refused_share.is_none());
}

#[test]
fn the_other_estimate_changes_places_with_the_headline() {
    let strip = Strip::of(&update(&start(), Msg::SetEstimate(Estimate::MemoryFormula)));
    assert_eq!((strip.needed, strip.other, strip.refused, strip.up_to), (39, 900, 0, false));
    assert_eq!(strip.ratio.times().as_deref(), Some("9.8"));
    assert_eq!(strip.before_formula, BeforeFormula::Product { functions: 3, concurrency: 300, memory_mb: Some(128) });
}

#[test]
fn an_empty_board_claims_nothing() {
    let strip = Strip::of(&update(&start(), Msg::LoadEmpty));
    assert_eq!((strip.needed, strip.now, strip.usable, strip.ratio), (0, 0, 0, Ratio::Nothing));
    assert_eq!((strip.wait_s, strip.usable_formula), (None, Usable::NoSubnet));
    assert_eq!((strip.before_formula, strip.now_formula), (BeforeFormula::Nothing, NowFormula::Nothing));
    assert!(!strip.bars.before && !strip.bars.any_now);
}

#[cfg(feature = "prerender")]
mod markup {
    use super::*;
    use eni_lens::view::{Props, frame};
    use yew::prelude::*;

    #[component]
    fn Frame(props: &Props) -> Html {
        let Props { state, dispatch, .. } = props.clone();
        html! {
            <>
                <frame::TopBar state={state.clone()} dispatch={dispatch.clone()} />
                <frame::Strip state={state.clone()} dispatch={dispatch.clone()} />
                <frame::Tray state={state.clone()} dispatch={dispatch.clone()} />
                <frame::Dock {state} {dispatch} />
            </>
        }
    }

    fn render(state: Rc<AppState>) -> String {
        let renderer = yew::LocalServerRenderer::<Frame>::with_props(Props::new(state, Callback::noop()));
        futures::executor::block_on(renderer.hydratable(false).render())
    }

    const METRICS: [(&str, &str); 10] = [
        ("legacy-needed", "900"),
        ("legacy-created", "502"),
        ("legacy-refused", "398"),
        ("legacy-other-estimate", "39"),
        ("hyperplane-enis", "4"),
        ("hyperplane-created", "4"),
        ("functions-failed", "0"),
        ("ips-used-legacy", "502"),
        ("ips-used-hyperplane", "4"),
        ("ips-usable", "502"),
    ];

    #[test]
    fn every_figure_stands_in_the_page_once_with_its_integer() {
        let html = render(start());
        for (metric, value) in METRICS {
            assert_eq!(html.matches(&format!("data-metric=\"{metric}\"")).count(), 1, "{metric}");
            let integer = html.contains(&format!("data-metric=\"{metric}\" data-value=\"{value}\""))
                || html.contains(&format!("data-value=\"{value}\" data-metric=\"{metric}\""));
            assert!(integer, "{metric} is not {value}");
        }
        let empty = render(update(&start(), Msg::LoadEmpty));
        for (metric, _) in METRICS {
            assert_eq!(empty.matches(&format!("data-metric=\"{metric}\"")).count(), 1, "{metric} on an empty board");
        }
    }

    #[test]
    fn the_policy_against_inline_styles_holds() {
        assert!(!render(start()).contains("style="));
    }

    #[test]
    fn only_the_cards_in_sight_are_drawn() {
        let mut state = AppState::clone(&start());
        let mut board = eni_lens::state::Board::clone(state.board());
        let mut topology = eni_lens::network::Topology::clone(&board.topology);
        for number in 0..500 {
            topology.add_function(&format!("fn-{number}")).unwrap();
        }
        board.topology = Rc::new(topology);
        state.history = eni_lens::state::History::new(board);
        let html = render(Rc::new(state));
        assert_eq!(html.matches("data-card=").count(), 40);
        assert!(html.contains("height=\"20372\""), "463 rows of 44 px stand for the rest");
    }
}
