//! The state: what a drop means, that cancelling leaves no trace, that undo goes back.

#![allow(clippy::unwrap_used, clippy::panic)]

use eni_lens::model::Estimate;
use eni_lens::network::{Cidr, FunctionKey, NetworkError, SetKey, SubnetKey, Topology};
use eni_lens::state::{
    AppState, Dialog, Drag, DragMsg, Edit, Hand, Modifiers, Msg, NoticeKind, Point, PreviewKind, SetChoice, Source, Target,
    Theme, update,
};
use eni_lens::text::Lang;
use std::rc::Rc;

const FIRST: FunctionKey = FunctionKey(0);
const SECOND: FunctionKey = FunctionKey(1);
const FULL: SetKey = SetKey(0);
const INNER: SetKey = SetKey(1);
const A: SubnetKey = SubnetKey(0);
const C: SubnetKey = SubnetKey(1);

const PRICE: Msg = Msg::Drag(DragMsg::Price);

fn start() -> Rc<AppState> {
    Rc::new(AppState::start(Lang::En, Theme::Auto))
}

fn run(state: &Rc<AppState>, msgs: impl IntoIterator<Item = Msg>) -> Rc<AppState> {
    msgs.into_iter().fold(Rc::clone(state), |state, msg| update(&state, msg))
}

fn lift(source: Source) -> Vec<Msg> {
    vec![
        Msg::Drag(DragMsg::Press { source, hand: Hand::Mouse, at: Point { x: 10, y: 10 }, grip: false }),
        Msg::Drag(DragMsg::Move { at: Point { x: 20, y: 10 }, over: None, modifiers: Modifiers::default() }),
    ]
}

fn over(target: Target, modifiers: Modifiers) -> Msg {
    Msg::Drag(DragMsg::Move { at: Point { x: 300, y: 300 }, over: Some(target), modifiers })
}

fn hover(state: &Rc<AppState>, source: Source, target: Target, modifiers: Modifiers) -> Rc<AppState> {
    let mut msgs = lift(source);
    msgs.push(over(target, modifiers));
    msgs.push(PRICE);
    run(state, msgs)
}

fn drop(state: &Rc<AppState>, source: Source, target: Target, modifiers: Modifiers) -> Rc<AppState> {
    update(&hover(state, source, target, modifiers), Msg::Drag(DragMsg::Release))
}

fn kind(state: &AppState) -> PreviewKind {
    match &state.drag {
        Drag::Lifted { preview: Some(preview), .. } => preview.kind.clone(),
        other => panic!("no preview: {other:?}"),
    }
}

fn deltas(state: &AppState) -> (i64, i64) {
    match &state.drag {
        Drag::Lifted { preview: Some(preview), .. } => (preview.legacy_delta, preview.hyperplane_delta),
        other => panic!("no preview: {other:?}"),
    }
}

fn place(topology: &Topology, function: FunctionKey) -> Option<(Vec<SubnetKey>, SetKey)> {
    let attachment = topology.function(function)?.attachment()?;
    Some((attachment.subnets.to_vec(), attachment.set))
}

const PLAIN: Modifiers = Modifiers { ctrl: false, alt: false };
const CTRL: Modifiers = Modifiers { ctrl: true, alt: false };
const ALT: Modifiers = Modifiers { ctrl: false, alt: true };

/// The state but for what was said of it.
fn silent(state: &AppState) -> AppState {
    let mut state = state.clone();
    state.ui.speech = Default::default();
    state
}

#[test]
fn the_start_is_the_article_at_300() {
    let state = start();
    let c = &state.comparison;
    assert_eq!((c.legacy.needed, c.legacy.created, c.legacy.refused, c.legacy.other_needed), (900, 502, 398, 39));
    assert_eq!((c.hyperplane.needed, c.hyperplane.created), (4, 4));
    let free: Vec<_> = c.hyperplane.rows.iter().map(|row| row.free).collect();
    assert_eq!(free, [Some(249), Some(249)]);
}

#[test]
fn a_chip_onto_another_set_changes_the_set_in_all_subnets_and_the_preview_says_so() {
    let hovering = hover(&start(), Source::Card(FIRST), Target::Cell(A, INNER), PLAIN);
    assert_eq!(kind(&hovering), PreviewKind::ChangeSet(2));
    assert_eq!(deltas(&hovering), (0, -2));
    let dropped = update(&hovering, Msg::Drag(DragMsg::Release));
    assert_eq!(place(dropped.topology(), FIRST), Some((vec![A, C], INNER)));
    assert_eq!(dropped.comparison.hyperplane.needed, 2);
    let free: Vec<_> = dropped.comparison.hyperplane.rows.iter().map(|row| row.free).collect();
    assert_eq!(free, [Some(250), Some(250)]);
}

#[test]
fn each_way_of_cancelling_leaves_the_same_state_in_memory() {
    let before = start();
    for source in [Source::Card(FIRST), Source::Chip(FIRST, A)] {
        let hovering = hover(&before, source, Target::Cell(A, INNER), PLAIN);
        assert_ne!(hovering.drag, Drag::Idle);
        let cancelled = update(&hovering, Msg::Drag(DragMsg::Cancel));
        assert!(cancelled.ui.speech.polite.starts_with("Cancelled. test-lambda-01 is back in "));
        assert_eq!(silent(&cancelled), *before);
        assert!(Rc::ptr_eq(cancelled.history.present(), before.history.present()));
        assert!(Rc::ptr_eq(&cancelled.comparison, &before.comparison));
        let outside = run(
            &hovering,
            [Msg::Drag(DragMsg::Move { at: Point::default(), over: None, modifiers: PLAIN }), Msg::Drag(DragMsg::Release)],
        );
        assert_eq!(silent(&outside), *before);
    }
}

#[test]
fn a_press_lifts_only_after_four_pixels_but_at_once_on_the_grip() {
    let press =
        |grip| Msg::Drag(DragMsg::Press { source: Source::Card(FIRST), hand: Hand::Mouse, at: Point { x: 0, y: 0 }, grip });
    let moved = |x| Msg::Drag(DragMsg::Move { at: Point { x, y: 0 }, over: None, modifiers: PLAIN });
    assert!(matches!(run(&start(), [press(false), moved(3)]).drag, Drag::Pressed { .. }));
    assert!(matches!(run(&start(), [press(false), moved(4)]).drag, Drag::Lifted { .. }));
    assert!(matches!(run(&start(), [press(true)]).drag, Drag::Lifted { .. }));
    let clicked = run(&start(), [press(false), Msg::Drag(DragMsg::Release)]);
    assert_eq!(*clicked, *start());
}

#[test]
fn an_unattached_card_takes_one_cell_or_all_subnets_of_a_column() {
    let state = run(&start(), [Msg::Edit(Edit::AddFunctions(["report-batch".into()].into()))]);
    let new = FunctionKey(3);
    let cell = hover(&state, Source::Card(new), Target::Cell(A, INNER), PLAIN);
    assert_eq!((kind(&cell), deltas(&cell)), (PreviewKind::Attach, (300, 0)));
    let column = hover(&state, Source::Card(new), Target::Column(INNER), PLAIN);
    assert_eq!((kind(&column), deltas(&column)), (PreviewKind::Attach, (300, 0)));
    let dropped = update(&column, Msg::Drag(DragMsg::Release));
    assert_eq!(place(dropped.topology(), new), Some((vec![A, C], INNER)));
    let row = drop(&state, Source::Card(new), Target::Row(A), PLAIN);
    assert_eq!(row.ui.dialog, Some(Dialog::Attach { function: new, subnet: Some(A) }));
    assert!(Rc::ptr_eq(row.history.present(), state.history.present()));
    let one = drop(&state, Source::Card(new), Target::Cell(C, FULL), PLAIN);
    assert_eq!(one.ui.notice.as_ref().map(|n| &n.kind), Some(&NoticeKind::OneZoneOnly("report-batch".into())));
}

#[test]
fn a_chip_moves_between_subnets_and_ctrl_keeps_the_old_one() {
    let one = run(&start(), [Msg::Edit(Edit::Attach(FIRST, [A].into(), SetChoice::Existing(FULL)))]);
    let moving = hover(&one, Source::Chip(FIRST, A), Target::Cell(C, FULL), PLAIN);
    assert_eq!((kind(&moving), deltas(&moving)), (PreviewKind::MoveSubnet, (0, 0)));
    let moved = update(&moving, Msg::Drag(DragMsg::Release));
    assert_eq!(place(moved.topology(), FIRST), Some((vec![C], FULL)));
    let kept = drop(&one, Source::Chip(FIRST, A), Target::Cell(C, FULL), CTRL);
    assert_eq!(place(kept.topology(), FIRST), Some((vec![A, C], FULL)));
    let card = drop(&one, Source::Card(FIRST), Target::Cell(C, FULL), PLAIN);
    assert_eq!(place(card.topology(), FIRST), Some((vec![A, C], FULL)));
    let row = drop(&one, Source::Card(FIRST), Target::Row(C), PLAIN);
    assert_eq!(place(row.topology(), FIRST), Some((vec![A, C], FULL)));
}

#[test]
fn alt_takes_only_this_pair_and_ctrl_on_a_cell_copies() {
    let pair = drop(&start(), Source::Card(FIRST), Target::Cell(C, INNER), ALT);
    assert_eq!(place(pair.topology(), FIRST), Some((vec![C], INNER)));
    let copied = drop(&start(), Source::Card(FIRST), Target::Cell(C, INNER), CTRL);
    assert_eq!(place(copied.topology(), FIRST), Some((vec![A, C], FULL)));
    let copy = copied.topology().functions.iter().last().cloned().unwrap();
    assert_eq!((&*copy.name, place(copied.topology(), copy.key)), ("test-lambda-01-2", Some((vec![C], INNER))));
}

#[test]
fn letting_go_before_the_price_is_known_does_and_says_the_same() {
    for (target, modifiers) in [(Target::Column(INNER), PLAIN), (Target::Cell(C, INNER), CTRL), (Target::Cell(A, FULL), PLAIN)] {
        let mut msgs = lift(Source::Card(FIRST));
        msgs.extend([over(target, modifiers), Msg::Drag(DragMsg::Release)]);
        let early = run(&start(), msgs);
        let late = drop(&start(), Source::Card(FIRST), target, modifiers);
        assert!(early.topology() == late.topology());
        assert_eq!((&early.drag, &early.ui), (&late.drag, &late.ui));
    }
}

#[test]
fn the_tray_detaches_what_came_from_elsewhere_and_leaves_a_card_let_go_where_it_was_taken() {
    let chip = hover(&start(), Source::Chip(SECOND, A), Target::Tray, PLAIN);
    assert_eq!((kind(&chip), deltas(&chip)), (PreviewKind::Detach(1), (-300, 0)));
    let detached = update(&chip, Msg::Drag(DragMsg::Release));
    assert_eq!(place(detached.topology(), SECOND), None);
    assert_eq!(detached.ui.notice.as_ref().map(|n| &n.kind), Some(&NoticeKind::Detached("test-lambda-02".into())));

    let press =
        Msg::Drag(DragMsg::Press { source: Source::Card(FIRST), hand: Hand::Mouse, at: Point { x: 0, y: 0 }, grip: true });
    let home = run(&start(), [press.clone(), over(Target::Tray, PLAIN), PRICE]);
    assert_eq!(kind(&home), PreviewKind::NoChange);
    let back = run(&start(), [press, over(Target::Cell(A, FULL), PLAIN), over(Target::Tray, PLAIN), PRICE]);
    assert_eq!(kind(&back), PreviewKind::Detach(0));
}

#[test]
fn a_new_set_asks_by_dialog_and_shows_its_price_before() {
    let hovering = hover(&start(), Source::Card(SECOND), Target::NewSet(eni_lens::network::VpcKey(0)), PLAIN);
    assert_eq!((kind(&hovering), deltas(&hovering)), (PreviewKind::NewSet, (0, 2)));
    let dropped = update(&hovering, Msg::Drag(DragMsg::Release));
    assert!(matches!(dropped.ui.dialog, Some(Dialog::AddSet { function: Some(SECOND), .. })));
    assert!(Rc::ptr_eq(dropped.history.present(), start().history.present()) || dropped.topology() == start().topology());
}

#[test]
fn another_vpcs_set_is_refused_with_both_names() {
    let mut state = AppState::clone(&start());
    let mut board = eni_lens::state::Board::clone(state.board());
    let mut topology = Topology::clone(&board.topology);
    let whole = Cidr::subnet("10.9.0.0/16").unwrap();
    let vpc = topology.add_vpc("vpc-b", None, "000000000000", "ap-northeast-1", &[whole]);
    let subnet = topology.add_subnet(vpc, "b-1", "10.9.1.0/24", "ap-northeast-1a").unwrap();
    let group = topology.add_group_named(vpc, "b-sg").unwrap();
    let set = topology.intern_set(&[group]).unwrap();
    board.topology = Rc::new(topology);
    state.history = eni_lens::state::History::new(board);
    let state = Rc::new(state);
    for target in [Target::Cell(subnet, set), Target::Column(set), Target::Row(subnet), Target::NewSet(vpc)] {
        let hovering = hover(&state, Source::Card(FIRST), target, PLAIN);
        assert_eq!(kind(&hovering), PreviewKind::Refused(NetworkError::TwoVpcs("vpc-s000".into(), "vpc-b".into())));
        let dropped = update(&hovering, Msg::Drag(DragMsg::Release));
        assert!(Rc::ptr_eq(dropped.history.present(), state.history.present()));
        assert!(matches!(dropped.ui.notice.as_ref().map(|n| &n.kind), Some(NoticeKind::Refused(NetworkError::TwoVpcs(..)))));
    }
}

#[test]
fn the_slider_moves_figures_at_once_and_history_only_on_release() {
    let sliding = run(&start(), [Msg::SlideConcurrency(1), Msg::SlideConcurrency(3_000)]);
    assert_eq!((sliding.comparison.legacy.needed, sliding.comparison.hyperplane.needed), (9_000, 4));
    assert!(!sliding.history.can_undo());
    let released = update(&sliding, Msg::SetConcurrency(3_000));
    let undone = update(&released, Msg::Undo);
    assert_eq!(undone.comparison.legacy.needed, 900);
    assert!(!undone.history.can_undo());
}

#[test]
fn undo_and_redo_go_through_every_kind_of_edit() {
    let edits = [
        Msg::Edit(Edit::AddFunctions(["b".into(), "c".into()].into())),
        Msg::Edit(Edit::Rename(FIRST, "関数".into())),
        Msg::Edit(Edit::SetMemory(FIRST, 512)),
        Msg::SetConcurrency(10),
        Msg::SetEstimate(Estimate::MemoryFormula),
        Msg::Edit(Edit::Duplicate(SECOND)),
        Msg::Edit(Edit::Delete(SECOND)),
        Msg::Edit(Edit::Detach(FIRST)),
        Msg::Edit(Edit::AddSubnet {
            vpc: eni_lens::network::VpcKey(0),
            name: "n".into(),
            cidr: "10.0.3.0/28".into(),
            az: "".into(),
        }),
        Msg::LoadEmpty,
    ];
    let first = start();
    let mut states = vec![Rc::clone(&first)];
    for edit in edits {
        let next = update(states.last().unwrap(), edit);
        states.push(next);
    }
    let mut state = Rc::clone(states.last().unwrap());
    for earlier in states.iter().rev().skip(1) {
        state = update(&state, Msg::Undo);
        assert_eq!(state.board(), earlier.board());
        assert_eq!(state.comparison, earlier.comparison);
    }
    assert!(!state.history.can_undo());
    for later in states.iter().skip(1) {
        state = update(&state, Msg::Redo);
        assert_eq!(state.board(), later.board());
    }
    assert!(!state.history.can_redo());
}

#[test]
fn a_refused_edit_leaves_the_board_and_says_why() {
    let vpc = eni_lens::network::VpcKey(0);
    let subnet = |cidr: &str| Edit::AddSubnet { vpc, name: "x".into(), cidr: cidr.into(), az: "".into() };
    let cases = [
        (Edit::Rename(FIRST, " ".into()), NetworkError::NameEmpty),
        (Edit::Rename(FIRST, "あ".repeat(65).into()), NetworkError::NameTooLong(65)),
        (Edit::Rename(FIRST, "test-lambda-02".into()), NetworkError::NameTaken("test-lambda-02".into())),
        (Edit::SetMemory(FIRST, 127), NetworkError::Memory(127)),
        (Edit::SetMemory(FIRST, 10_241), NetworkError::Memory(10_241)),
        (
            subnet("10.1.0.0/24"),
            NetworkError::OutsideVpc {
                cidr: Cidr::subnet("10.1.0.0/24").unwrap(),
                vpc: [Cidr::subnet("10.0.0.0/16").unwrap()].into(),
            },
        ),
        (
            subnet("10.0.1.128/25"),
            NetworkError::Overlaps {
                cidr: Cidr::subnet("10.0.1.128/25").unwrap(),
                other: "PrivateSubnet-1a".into(),
                other_cidr: Cidr::subnet("10.0.1.0/24").unwrap(),
            },
        ),
        (Edit::Attach(FIRST, [].into(), SetChoice::Existing(FULL)), NetworkError::GroupsWithoutSubnets),
        (
            Edit::Attach(FIRST, [A].into(), SetChoice::New { vpc, members: [].into(), new_groups: [].into() }),
            NetworkError::SubnetsWithoutGroups,
        ),
        (
            Edit::Attach(
                FIRST,
                [A].into(),
                SetChoice::New { vpc, members: [].into(), new_groups: ["1", "2", "3", "4", "5", "6"].map(Into::into).into() },
            ),
            NetworkError::TooManyGroups(6),
        ),
        (
            Edit::AddSet(SetChoice::New { vpc, members: [eni_lens::network::GroupKey(0)].into(), new_groups: [].into() }),
            NetworkError::SetExists("outbound-full-sg".into()),
        ),
        (Edit::RemoveSet(FULL), NetworkError::SetInUse("outbound-full-sg".into())),
    ];
    for (edit, error) in cases {
        let before = start();
        let after = update(&before, Msg::Edit(edit.clone()));
        assert!(Rc::ptr_eq(before.history.present(), after.history.present()), "{edit:?}");
        assert_eq!(after.ui.notice.as_ref().map(|n| &n.kind), Some(&NoticeKind::Refused(error)), "{edit:?}");
    }
}

#[test]
fn seventeen_subnets_are_refused_and_sixteen_are_not() {
    let mut state = start();
    for n in 0..15 {
        let edit = Edit::AddSubnet {
            vpc: eni_lens::network::VpcKey(0),
            name: format!("s{n}").into(),
            cidr: format!("10.0.{}.0/24", 10 + n).into(),
            az: "".into(),
        };
        state = update(&state, Msg::Edit(edit));
    }
    let all: Vec<SubnetKey> = state.topology().subnets.iter().map(|subnet| subnet.key).collect();
    assert_eq!(all.len(), 17);
    let refused = update(&state, Msg::Edit(Edit::Attach(FIRST, all.clone().into(), SetChoice::Existing(FULL))));
    assert_eq!(refused.ui.notice.as_ref().map(|n| &n.kind), Some(&NoticeKind::Refused(NetworkError::TooManySubnets(17))));
    let done = update(&state, Msg::Edit(Edit::Attach(FIRST, all[..16].into(), SetChoice::Existing(FULL))));
    assert_eq!(place(done.topology(), FIRST).map(|(subnets, _)| subnets.len()), Some(16));
    assert_eq!(
        kind(&hover(&state, Source::Card(FIRST), Target::Column(FULL), PLAIN)),
        PreviewKind::Refused(NetworkError::TooManySubnets(17))
    );
}

#[test]
fn a_hundred_steps_over_ten_thousand_functions_share_nearly_everything() {
    let mut topology = Topology::clone(start().topology());
    for n in 0..10_000 {
        topology.add_function_unchecked(&format!("f{n}"), None, "000000000000", Default::default(), 0, Vec::new());
    }
    for step in 0..100u32 {
        let edit = Edit::SetMemory(FunctionKey(step * 97), 256 + u64::from(step));
        let next = edit.apply(&topology).unwrap();
        assert_eq!(next.functions.unshared_with(&topology.functions), 1);
        assert!(next.subnets.ptr_eq(&topology.subnets) && next.sets.ptr_eq(&topology.sets));
        topology = next;
    }
}
