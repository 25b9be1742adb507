//! Mouse, finger, keys and taps drive one machine: the same wish by any of them ends in the same state.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use eni_lens::network::{FunctionKey, SetKey, SubnetKey, VpcKey};
use eni_lens::state::{
    AppState, Drag, DragMsg, Hand, Modifiers, Msg, Point, Select, Source, Step, Target, Theme, target_count, update,
};
use eni_lens::text::Lang;
use proptest::prelude::*;
use std::rc::Rc;

const PLAIN: Modifiers = Modifiers { ctrl: false, alt: false };

fn run(state: &Rc<AppState>, msgs: impl IntoIterator<Item = DragMsg>) -> Rc<AppState> {
    msgs.into_iter().fold(Rc::clone(state), |state, msg| update(&state, Msg::Drag(msg)))
}

fn target_of(state: &AppState) -> Option<Target> {
    match &state.drag {
        Drag::Lifted { target, .. } => *target,
        _ => None,
    }
}

/// One wish: what is taken, where it goes, and whether it is let go there or given up.
fn by_hand(state: &Rc<AppState>, hand: Hand, source: Source, target: Target, drop: bool) -> Rc<AppState> {
    let far = Point { x: 400, y: 300 };
    let end = if drop { DragMsg::Release } else { DragMsg::Cancel };
    let press = DragMsg::Press { source, hand, at: Point::default(), grip: false };
    let over = |over| DragMsg::Move { at: far, over, modifiers: PLAIN };
    match hand {
        Hand::Mouse | Hand::Pen => run(state, [press, over(None), over(Some(target)), DragMsg::Price, end]),
        Hand::Touch => run(state, [press, DragMsg::Hold, over(None), over(Some(target)), end]),
        Hand::Tap => {
            let picked = update(state, Msg::Pick(Some(source)));
            run(&picked, [over(Some(target)), end])
        }
        Hand::Keyboard => {
            let mut lifted = run(state, [press]);
            let mut steps = 0;
            while target_of(&lifted) != Some(target) {
                lifted = run(&lifted, [DragMsg::Step(Step::Next)]);
                steps += 1;
                assert!(steps <= target_count(state.topology()), "keys reach {target}");
            }
            run(&lifted, [end])
        }
    }
}

fn sources() -> impl Strategy<Value = Source> {
    prop_oneof![
        (0..3u32).prop_map(|function| Source::Card(FunctionKey(function))),
        (0..3u32, 0..2u32).prop_map(|(function, subnet)| Source::Chip(FunctionKey(function), SubnetKey(subnet))),
    ]
}

fn targets() -> impl Strategy<Value = Target> {
    prop_oneof![
        (0..2u32, 0..2u32).prop_map(|(subnet, set)| Target::Cell(SubnetKey(subnet), SetKey(set))),
        (0..2u32).prop_map(|set| Target::Column(SetKey(set))),
        (0..2u32).prop_map(|subnet| Target::Row(SubnetKey(subnet))),
        Just(Target::NewSet(VpcKey(0))),
        Just(Target::Tray),
    ]
}

proptest! {
    #[test]
    fn every_hand_comes_to_the_same(script in prop::collection::vec((sources(), targets(), any::<bool>()), 1..12)) {
        let start = Rc::new(AppState::start(Lang::En, Theme::Auto));
        let hands = [Hand::Mouse, Hand::Pen, Hand::Touch, Hand::Keyboard, Hand::Tap];
        let ends: Vec<Rc<AppState>> = hands
            .iter()
            .map(|hand| {
                script.iter().fold(Rc::clone(&start), |state, (source, target, drop)| {
                    let after = by_hand(&state, *hand, *source, *target, *drop);
                    // A dialog that asks first is closed by each alike.
                    let after = update(&after, Msg::CloseDialog);
                    update(&after, Msg::Select(None))
                })
            })
            .collect();
        for (hand, end) in hands.iter().zip(&ends).skip(1) {
            prop_assert!(end.topology() == ends[0].topology(), "{hand:?}");
            prop_assert_eq!(&end.drag, &ends[0].drag);
            prop_assert_eq!(end.ui.notice.as_ref().map(|n| &n.kind), ends[0].ui.notice.as_ref().map(|n| &n.kind));
            prop_assert_eq!(end.history.can_undo(), ends[0].history.can_undo());
        }
    }

    #[test]
    fn arrows_stay_on_targets_and_reach_each_of_them(steps in prop::collection::vec(0..8usize, 0..60)) {
        let all = [Step::Left, Step::Right, Step::Up, Step::Down, Step::Next, Step::Previous, Step::First, Step::Last];
        let start = Rc::new(AppState::start(Lang::En, Theme::Auto));
        let press = DragMsg::Press { source: Source::Card(FunctionKey(0)), hand: Hand::Keyboard, at: Point::default(), grip: false };
        let mut state = run(&start, [press]);
        for step in steps {
            state = run(&state, [DragMsg::Step(all[step])]);
            prop_assert!(target_of(&state).is_some());
            prop_assert!(!state.drag.awaits_price(), "keys get the price at once");
        }
    }
}

#[test]
fn arrows_move_as_the_grid_lies() {
    let start = Rc::new(AppState::start(Lang::En, Theme::Auto));
    let chip = Source::Chip(FunctionKey(0), SubnetKey(0));
    let press = DragMsg::Press { source: chip, hand: Hand::Keyboard, at: Point::default(), grip: false };
    let (full, inner) = (SetKey(0), SetKey(1));
    let (a, c) = (SubnetKey(0), SubnetKey(1));
    let way = [
        (Step::Right, Target::Cell(a, inner)),
        (Step::Down, Target::Cell(c, inner)),
        (Step::Down, Target::Cell(c, inner)),
        (Step::Left, Target::Cell(c, full)),
        (Step::Left, Target::Row(c)),
        (Step::Up, Target::Row(a)),
        (Step::Left, Target::Tray),
        (Step::Right, Target::Cell(a, full)),
        (Step::Up, Target::Column(full)),
        (Step::Right, Target::Column(inner)),
        (Step::Right, Target::NewSet(VpcKey(0))),
        (Step::First, Target::Column(full)),
        (Step::Previous, Target::Tray),
    ];
    let mut state = run(&start, [press]);
    for (step, target) in way {
        state = run(&state, [DragMsg::Step(step)]);
        assert_eq!(target_of(&state), Some(target), "{step:?}");
    }
}

#[test]
fn a_finger_that_moves_before_it_rests_scrolls_and_holds_nothing() {
    let start = Rc::new(AppState::start(Lang::En, Theme::Auto));
    let press = DragMsg::Press { source: Source::Card(FunctionKey(0)), hand: Hand::Touch, at: Point::default(), grip: false };
    let little = DragMsg::Move { at: Point { x: 3, y: 3 }, over: None, modifiers: PLAIN };
    let far = DragMsg::Move { at: Point { x: 0, y: 6 }, over: None, modifiers: PLAIN };
    assert!(matches!(run(&start, [press, little, DragMsg::Hold]).drag, Drag::Lifted { hand: Hand::Touch, .. }));
    assert_eq!(run(&start, [press, far, DragMsg::Hold]).drag, Drag::Idle);
    assert_eq!(run(&start, [press, DragMsg::Release]).drag, Drag::Idle);
}

#[test]
fn what_is_selected_goes_together_in_one_step_and_comes_back_in_one() {
    let start = Rc::new(AppState::start(Lang::En, Theme::Auto));
    let both = update(&start, Msg::SelectMore(Select::These([FunctionKey(1), FunctionKey(2)].into())));
    let moved = by_hand(&both, Hand::Mouse, Source::Card(FunctionKey(2)), Target::Column(SetKey(0)), true);
    let sets: Vec<SetKey> = moved.topology().functions.iter().map(|f| f.attachment().unwrap().set).collect();
    assert_eq!(sets, [SetKey(0); 3]);
    assert!(update(&moved, Msg::Undo).topology() == start.topology());
}
