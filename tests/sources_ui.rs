//! Event sources, roles, the order of creation and rules as the page shows and tells them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use eni_lens::model::Comparison;
use eni_lens::network::{
    EventSourceKey, EventSourceKind, FunctionKey, GroupKey, GroupRule, NetworkError, Role, SetKey, SubnetKey,
};
use eni_lens::scene::board::{BoardScene, Look, Names};
use eni_lens::scene::inspector::{self, Tab};
use eni_lens::scene::strip::Strip;
use eni_lens::scene::{sources, tray};
use eni_lens::state::{AppState, Edit, Inspected, Msg, NoticeKind, SetChoice, Theme, check_edit, suggested_event_source, update};
use eni_lens::text::{Lang, failures};
use std::collections::HashMap;
use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

const ONE: FunctionKey = FunctionKey(0);
const TWO: FunctionKey = FunctionKey(1);
const THREE: FunctionKey = FunctionKey(2);
const A: SubnetKey = SubnetKey(0);
const C: SubnetKey = SubnetKey(1);
const FULL: SetKey = SetKey(0);

fn start() -> Rc<AppState> {
    update(&Rc::new(AppState::start(Lang::En, Theme::Auto)), Msg::SetConcurrency(1))
}

fn after(state: &Rc<AppState>, edits: impl IntoIterator<Item = Edit>) -> Rc<AppState> {
    edits.into_iter().fold(Rc::clone(state), |state, edit| update(&state, Msg::Edit(edit)))
}

fn board(comparison: &Comparison) -> BoardScene {
    let state = start();
    BoardScene::new(comparison, &Names::new(comparison), &Look::of(&state))
}

fn notice(state: &AppState) -> Option<&NoticeKind> {
    state.ui.notice.as_ref().map(|notice| &notice.kind)
}

#[test]
fn golden_34_by_two_presses() {
    let base = update(&start(), Msg::LoadArticle);
    let third =
        Edit::AddSubnet { vpc: eni_lens::network::VpcKey(0), name: "d".into(), cidr: "10.0.3.0/24".into(), az: "".into() };
    let all: Rc<[SubnetKey]> = [A, C, SubnetKey(2)].into();
    let base = after(
        &base,
        [Edit::Delete(TWO), Edit::Delete(THREE), third, Edit::Attach(ONE, Rc::clone(&all), SetChoice::Existing(FULL))],
    );
    let added = update(&base, Msg::AddEventSource(ONE));
    assert_eq!(added.comparison.hyperplane.needed, 6, "fn[f] + MSK[k] on three subnets");
    let source = EventSourceKey(0);
    assert_eq!(added.ui.inspector, Some(Inspected::EventSource(source)), "what was added is shown");
    assert_eq!(&*added.ui.speech.polite, "Added the event source msk. 6 ENIs in total.");
    let pane = sources::source(&added.comparison, source).unwrap();
    assert_eq!((&*pane.name, pane.kind, pane.set_label.as_str()), ("msk", EventSourceKind::Msk, "msk-sg"));
    assert_eq!((pane.enis.len(), pane.alone, pane.subnets.len()), (3, 3, 3));
    let both = after(&added, [Edit::Attach(ONE, all, SetChoice::Existing(pane.set))]);
    assert_eq!(both.comparison.hyperplane.needed, 3, "both [k]");
    let pane = sources::source(&both.comparison, source).unwrap();
    assert_eq!((pane.alone, pane.enis[0].others.as_str()), (0, "01"));
    let undone = update(&update(&both, Msg::Undo), Msg::Undo);
    assert_eq!(undone.comparison.hyperplane.needed, 3);
    assert_eq!(undone.ui.inspector, None, "what is gone is not shown");
    assert_eq!(&*undone.ui.speech.polite, "Undid: adding msk.");
}

#[test]
fn pollers_stand_in_cells_cards_and_panes() {
    let state = update(&start(), Msg::AddEventSource(ONE));
    let edit = Edit::SetEventSource {
        source: EventSourceKey(0),
        name: "orders".into(),
        kind: EventSourceKind::DocumentDb,
        function: ONE,
        subnets: [A].into(),
        set: SetChoice::Existing(FULL),
    };
    let state = after(&state, [edit]);
    assert_eq!(&*state.ui.speech.polite, "Changed the event source orders. 4 ENIs in total.");
    let scene = board(&state.comparison);
    let cells = &scene.groups[0].rows[0].cells;
    let eni = cells[0].eni.as_ref().unwrap();
    assert_eq!((eni.functions, eni.pollers, eni.users(), eni.chips.len()), (1, 1, 2, 1));
    assert_eq!((&*eni.sources[0].name, eni.sources[0].kind), ("orders", "Amazon DocumentDB"));
    assert_eq!(scene.groups[0].rows[1].cells[0].eni.as_ref().unwrap().pollers, 0);
    let pane = inspector::eni(&state.comparison, A, FULL).unwrap();
    assert_eq!((pane.functions, pane.sources.len()), (1, 1));
    let card = tray::card(state.topology(), 0, &HashMap::new()).unwrap();
    assert_eq!(card.sources, 1);
    let tabs = inspector::tabs(&state.comparison, Inspected::EventSource(EventSourceKey(0)));
    assert_eq!(tabs[0], (Tab::Function, Some(Inspected::Function(ONE))));
    assert_eq!(tabs[1], (Tab::Eni, Some(Inspected::Eni(A, FULL))));
    let gone = after(&state, [Edit::DeleteEventSource(EventSourceKey(0))]);
    assert_eq!(notice(&gone), Some(&NoticeKind::Deleted("orders".into())), "with Undo");
    assert_eq!(gone.ui.inspector, None);
    assert_eq!(update(&gone, Msg::Undo).topology(), state.topology());
}

#[test]
fn functions_never_hide_all_pollers_of_a_cell() {
    let mut state = start();
    let names: Rc<[Rc<str>]> = (0..9).map(|n| format!("more-{n}").into()).collect();
    state = after(&state, [Edit::AddFunctions(names)]);
    let keys: Vec<FunctionKey> = state.topology().functions.iter().map(|function| function.key).collect();
    for key in keys {
        state = after(&state, [Edit::Attach(key, [A, C].into(), SetChoice::Existing(FULL))]);
    }
    for n in 0..3 {
        let add = Edit::AddEventSource {
            name: format!("q{n}").into(),
            kind: EventSourceKind::Mq,
            function: ONE,
            subnets: [A].into(),
            set: SetChoice::Existing(FULL),
        };
        state = after(&state, [add]);
    }
    let scene = board(&state.comparison);
    let eni = scene.groups[0].rows[0].cells[0].eni.as_ref().unwrap();
    assert_eq!((eni.chips.len(), eni.sources.len(), eni.more, eni.pollers), (4, 2, 9, 3));
}

#[test]
fn a_suggestion_for_a_function_in_no_vpc_takes_all_subnets_and_free_names() {
    let state = after(&start(), [Edit::AddFunctions(["loose".into()].into())]);
    let loose = FunctionKey(3);
    let state = update(&update(&state, Msg::AddEventSource(loose)), Msg::AddEventSource(loose));
    let names: Vec<_> = state.topology().event_sources.iter().map(|source| source.name.to_string()).collect();
    assert_eq!(names, ["msk", "msk-2"]);
    let places: Vec<usize> = state.topology().event_sources.iter().map(|source| source.attachment.subnets.len()).collect();
    assert_eq!(places, [2, 2]);
    assert_eq!(state.comparison.hyperplane.needed, 4 + 2 * 2);
    let empty = update(&state, Msg::LoadEmpty);
    let empty = after(&empty, [Edit::AddFunctions(["f".into()].into())]);
    let function = empty.topology().functions.get(0).unwrap().key;
    let refused = update(&empty, Msg::AddEventSource(function));
    assert_eq!(notice(&refused), Some(&NoticeKind::Refused(NetworkError::GroupsWithoutSubnets)));
    assert!(check_edit(&empty, &suggested_event_source(empty.topology(), function)).is_err());
}

#[test]
fn a_new_group_lets_all_out_and_nothing_in() {
    let state = update(&start(), Msg::AddEventSource(ONE));
    let group = state.topology().groups.iter().last().unwrap().clone();
    assert_eq!(group.rules.as_deref(), Some([GroupRule::all_out()].as_slice()));
    assert_eq!((group.outbound().as_deref(), group.rule_counts()), (Some("0.0.0.0/0"), Some((1, 0))));
}

#[test]
fn the_column_says_what_the_rules_say() {
    let group = GroupKey(0);
    let egress = |state: &AppState| board(&state.comparison).groups[0].columns[0].egress.clone();
    let state = start();
    assert_eq!(egress(&state).as_deref(), Some("0.0.0.0/0"), "the words, while the rules are unknown");
    let rules = |lines: &[&str]| -> Option<Rc<[GroupRule]>> { Some(lines.iter().map(|line| line.parse().unwrap()).collect()) };
    let two = rules(&["tcp 443 10.0.0.0/16", "udp 53 10.0.0.2/32", "tcp 80 10.0.0.0/16"]);
    let state = after(&state, [Edit::SetGroupRules(group, two)]);
    assert_eq!(egress(&state).as_deref(), Some("10.0.0.0/16, 10.0.0.2/32"));
    assert_eq!(&*state.ui.speech.polite, "Rules of outbound-full-sg: 3 out, 0 in.");
    let fewer = after(&state, [Edit::SetGroupRules(group, rules(&["tcp 443 10.0.0.0/16", "tcp 80 10.0.0.0/16"]))]);
    assert_eq!(notice(&fewer), Some(&NoticeKind::Deleted("udp 53 10.0.0.2/32".into())), "with Undo");
    let none = after(&fewer, [Edit::SetGroupRules(group, Some([].into()))]);
    assert_eq!(egress(&none).as_deref(), Some(""), "nothing gets out");
    let many = rules(&["all 10.0.0.0/16", "all 10.1.0.0/16", "all 10.2.0.0/16", "all 10.3.0.0/16"]);
    let many = after(&none, [Edit::SetGroupRules(group, many)]);
    assert_eq!(egress(&many).as_deref(), Some("10.0.0.0/16, 10.1.0.0/16, 10.2.0.0/16, …"));
}

#[test]
fn a_line_is_read_strictly_and_says_what_would_do() {
    for bad in [
        "",
        "tcp",
        "tcp 443",
        "tcp 1-2",
        "tcp x 10.0.0.0/16",
        "tcp 70000 10.0.0.0/16",
        "tcp 2-1 10.0.0.0/16",
        "a b c d",
        "tpc 443 10.0.0.0/16",
        "tcp 443 10.0.0.0/33",
        "tcp 443 10.0.0.256/32",
        "300 10.0.0.0/16",
    ] {
        assert!(bad.parse::<GroupRule>().is_err(), "{bad}");
    }
    for (good, label) in [
        ("TCP 443 10.0.0.0/16", "tcp 443 10.0.0.0/16"),
        ("all 0.0.0.0/0", "all 0.0.0.0/0"),
        ("-1 sg-0123", "all sg-0123"),
        ("udp 53-54 pl-1", "udp 53-54 pl-1"),
        ("tcp 443 ::/0", "tcp 443 ::/0"),
        ("50 10.0.0.1/32", "50 10.0.0.1/32"),
    ] {
        assert_eq!(good.parse::<GroupRule>().unwrap().label(), label);
    }
    let host_bits = "tcp 443 10.0.0.1/16".parse::<GroupRule>();
    assert!(matches!(host_bits, Err(NetworkError::Cidr(_))), "{host_bits:?}");
}

#[test]
fn every_failure_is_on_the_board_with_its_name() {
    let scene_of = |edits: Vec<Edit>| {
        let state = after(&start(), edits);
        (board(&state.comparison), Strip::of(&state).codes)
    };
    let (scene, codes) = scene_of(vec![Edit::SetSubnetMissing(A, true)]);
    assert_eq!(codes, ["InvalidSubnetIDException", "InvalidSubnet"]);
    assert_eq!((scene.groups[0].rows[0].missing, scene.groups[0].rows[1].missing), (true, false));
    assert_eq!((scene.barred, scene.failed), (3, 3));
    let (scene, codes) = scene_of(vec![Edit::SetGroupMissing(GroupKey(1), true)]);
    assert_eq!(codes, ["InvalidSecurityGroupIDException", "InvalidSecurityGroup"]);
    assert_eq!(scene.groups[0].columns[0].missing, None);
    assert_eq!(scene.groups[0].columns[1].missing.as_deref(), Some("outbound-vpc-sg"));
    let row = &scene.groups[0].rows[0];
    assert_eq!(
        row.barred_names,
        [("InvalidSecurityGroupIDException", "03".into())],
        "one ENI each: 03 wants it here, 02 in the other subnet"
    );
    let (scene, codes) = scene_of(vec![Edit::SetRole(ONE, Role::Deleted), Edit::SetRole(THREE, Role::LacksPermission)]);
    // 03 shares the ENI that 02 makes, and today nothing of it fails.
    assert_eq!(codes, ["EC2AccessDeniedException", "InsufficientRolePermissions"]);
    assert_eq!((scene.barred, scene.failed), (2, 1));
    for code in codes {
        assert!(!failures::meaning(Lang::Ja, code).is_empty(), "{code}");
    }
}

#[test]
fn what_is_barred_is_not_called_out_of_addresses() {
    let state = after(&start(), [Edit::SetRole(ONE, Role::Deleted)]);
    let row = Rc::clone(&board(&state.comparison).groups[0].rows[0]);
    assert_eq!((row.refused, row.barred, row.is_full_before(), row.more_subnets), (1, 1, false, 0));
    let barred: Vec<_> = row.segments.iter().map(|segment| segment.barred).collect();
    assert_eq!(barred[0], Some("EC2AccessDeniedException"));
    assert_eq!(&*state.ui.speech.polite, "Execution role of test-lambda-01: Deleted.");
    assert_eq!(&*state.ui.speech.assertive, "test-lambda-01 failed to create: InsufficientRolePermissions.");
    let back = after(&state, [Edit::SetRole(ONE, Role::InOrder)]);
    assert_eq!(&*back.ui.speech.polite, "Execution role of test-lambda-01: In order. test-lambda-01 can be created again.");
    // Shared today: only Before it starts nothing.
    let shares = after(&start(), [Edit::SetRole(THREE, Role::LacksPermission)]);
    assert_eq!(&*shares.ui.speech.assertive, "test-lambda-03 cannot start in the before model. EC2AccessDeniedException.");
    let undone = update(&shares, Msg::Undo);
    assert_eq!(&*undone.ui.speech.polite, "Undid: changing test-lambda-03.");
}

#[test]
fn the_order_decides_who_fails_and_says_so() {
    // One address left in each subnet: two sets want it.
    let state = after(&start(), [Edit::SetOccupied(A, 250), Edit::SetOccupied(C, 250)]);
    let failing = |state: &AppState| -> Vec<FunctionKey> {
        [ONE, TWO, THREE].into_iter().filter(|key| sources::standing(&state.comparison, *key).unwrap().now.is_some()).collect()
    };
    assert_eq!(failing(&state), [TWO, THREE]);
    let moved = after(&state, [Edit::Move(THREE, 0)]);
    assert_eq!(failing(&moved), [ONE]);
    let stands = sources::standing(&moved.comparison, THREE).unwrap();
    assert_eq!((stands.place, stands.of), (1, 3));
    assert_eq!(
        &*moved.ui.speech.polite,
        "test-lambda-03 is now number 1 of 3 to be created. Functions that fail: 1. test-lambda-02 can be created again."
    );
    assert_eq!(&*moved.ui.speech.assertive, "test-lambda-01 failed to create: SubnetOutOfIPAddresses.");
    let undone = update(&moved, Msg::Undo);
    assert!(undone.ui.speech.polite.starts_with("Undid: moving test-lambda-03 in the order of creation."));
    assert_eq!(failing(&undone), [TWO, THREE]);
    let again = update(&undone, Msg::Redo);
    assert!(again.ui.speech.polite.starts_with("Redid: moving test-lambda-03 in the order of creation."));
    // Where nothing changes there is no step.
    assert!(Rc::ptr_eq(&after(&again, [Edit::Move(THREE, 0)]), &again) || !again.history.can_redo());
}

#[test]
fn an_event_source_that_fails_is_told_where_it_stands() {
    let state = after(&start(), [Edit::SetOccupied(A, 249)]);
    let state = update(&state, Msg::AddEventSource(ONE));
    let pane = sources::source(&state.comparison, EventSourceKey(0)).unwrap();
    assert_eq!(pane.failure, Some("SubnetOutOfIPAddresses"));
    let scene = board(&state.comparison);
    assert_eq!((scene.failed, scene.sources_failed), (0, 1));
    assert!(Strip::of(&state).codes.contains(&"SubnetOutOfIPAddresses"));
    let cell = scene.groups[0].rows[0].cells.last().unwrap().eni.as_ref().unwrap();
    assert_eq!((cell.failure, cell.sources[0].failure), (Some("SubnetOutOfIPAddresses"), Some("SubnetOutOfIPAddresses")));
    let line = &sources::standing(&state.comparison, ONE).unwrap().sources[0];
    assert_eq!((&*line.name, line.failure), ("msk", Some("SubnetOutOfIPAddresses")));
}

#[test]
fn reserved_and_provisioned_are_told_and_bounded() {
    let state = after(&start(), [Edit::SetReserved(ONE, Some(50))]);
    assert_eq!(&*state.ui.speech.polite, "test-lambda-01 has 50 executions reserved.");
    let over = after(&state, [Edit::SetProvisioned(ONE, 51)]);
    assert_eq!(notice(&over), Some(&NoticeKind::Refused(NetworkError::Provisioned { provisioned: 51, reserved: 50 })));
    let state = after(&over, [Edit::SetProvisioned(ONE, 20)]);
    let stands = sources::standing(&state.comparison, ONE).unwrap();
    assert_eq!((stands.reserved, stands.provisioned), (Some(50), 20));
    let none = after(&state, [Edit::SetProvisioned(ONE, 0), Edit::SetReserved(ONE, None)]);
    assert_eq!(&*none.ui.speech.polite, "test-lambda-01 has none reserved.");
}
