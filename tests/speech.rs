//! What is spoken after a change: results, in both worlds, never the motion.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]
use eni_lens::import::{SourceFile, import};
use eni_lens::network::{FunctionKey, SetKey, SubnetKey, VpcKey};
use eni_lens::state::{AppState, Edit, Msg, SetChoice, Theme, update};
use eni_lens::text::Lang;
use std::rc::Rc;

const FIRST: FunctionKey = FunctionKey(0);
const SECOND: FunctionKey = FunctionKey(1);
const FULL: SetKey = SetKey(0);
const BOTH: [SubnetKey; 2] = [SubnetKey(0), SubnetKey(1)];

fn start(concurrency: u64) -> Rc<AppState> {
    set(&Rc::new(AppState::start(Lang::En, Theme::Auto)), concurrency)
}

/// The slider is released there and rests.
fn set(state: &Rc<AppState>, concurrency: u64) -> Rc<AppState> {
    update(&update(state, Msg::SetConcurrency(concurrency)), Msg::Rested)
}

fn said(state: &AppState) -> (&str, &str) {
    (&state.ui.speech.polite, &state.ui.speech.assertive)
}

#[test]
fn a_slider_that_was_dragged_says_on_release_that_a_subnet_ran_out_and_that_it_has_room_again() {
    let low = start(1);
    let number = low.ui.speech.number;
    let moving = update(&update(&low, Msg::SlideConcurrency(150)), Msg::SlideConcurrency(300));
    assert_eq!(moving.ui.speech.number, number, "the motion is not spoken");
    let high = set(&moving, 300);
    assert_eq!(
        said(&high),
        (
            "Concurrency 300. Before: 900 ENIs needed, 398 cannot start. Now: 4 ENIs.",
            "PrivateSubnet-1a is out of IP addresses in the before model. SubnetIPAddressLimitReachedException."
        )
    );
    let back = set(&update(&high, Msg::SlideConcurrency(1)), 1);
    let (polite, assertive) = said(&back);
    assert!(polite.starts_with("Concurrency 1. "), "{polite}");
    assert!(polite.contains("PrivateSubnet-1a has free addresses again: "), "{polite}");
    assert_eq!(assertive, "", "nothing got worse");
}

#[test]
fn a_subnet_that_stays_full_is_not_announced_again() {
    let higher = set(&start(300), 3_000);
    assert!(said(&higher).0.starts_with("Concurrency 3,000. "));
    assert_eq!(said(&higher).1, "");
}

#[test]
fn undo_and_redo_name_what_they_did() {
    let undo = |edit: Edit| update(&update(&start(1), Msg::Edit(edit)), Msg::Undo);
    let cases = [
        (Edit::AddFunctions(["new".into()].into()), "adding new"),
        (Edit::AddFunctions(["a".into(), "b".into()].into()), "adding 2 functions"),
        (Edit::Delete(FIRST), "deleting test-lambda-01"),
        (Edit::Detach(FIRST), "detaching test-lambda-01"),
        (Edit::Attach(SECOND, BOTH.into(), SetChoice::Existing(FULL)), "attaching test-lambda-02"),
        (Edit::SetMemory(FIRST, 512), "changing test-lambda-01"),
        (Edit::AddSubnet { vpc: VpcKey(0), name: "third".into(), cidr: "10.0.3.0/24".into(), az: "".into() }, "adding third"),
    ];
    for (edit, action) in cases {
        let undone = undo(edit);
        assert_eq!(said(&undone).0, format!("Undid: {action}."));
        assert_eq!(said(&update(&undone, Msg::Redo)).0, format!("Redid: {action}."));
    }
    let slid = set(&start(1), 2);
    assert_eq!(said(&update(&slid, Msg::Undo)).0, "Undid: setting concurrency to 2.");
    assert_eq!(said(&update(&update(&start(1), Msg::LoadEmpty), Msg::Undo)).0, "Undid: loading a board.");
}

#[test]
fn a_board_that_replaces_another_offers_undo_and_says_so() {
    let empty = update(&start(1), Msg::LoadEmpty);
    assert_eq!(said(&empty).0, "Replaced the board (0 functions)");
    assert!(empty.ui.notice.is_some());
    assert!(update(&empty, Msg::LoadEmpty).ui.notice == empty.ui.notice, "nothing was replaced");
    let article = update(&empty, Msg::LoadArticle);
    assert_eq!(said(&article).0, "Replaced the board (3 functions)");
}

#[test]
fn an_attach_that_changes_nothing_says_so_and_a_refused_one_says_why() {
    let before = start(1);
    let same = update(&before, Msg::Edit(Edit::Attach(FIRST, BOTH.into(), SetChoice::Existing(FULL))));
    assert_eq!(said(&same).0, "No change. test-lambda-01 is already there.");
    let refused = update(&before, Msg::Edit(Edit::Attach(FIRST, [].into(), SetChoice::Existing(FULL))));
    assert_eq!(
        said(&refused).0,
        eni_lens::text::errors::network(Lang::En, &eni_lens::network::NetworkError::GroupsWithoutSubnets)
    );
    assert!(refused.ui.notice.is_some());
}

#[test]
fn a_copy_made_by_a_drop_is_said_with_its_own_name() {
    let copied = update(&start(1), Msg::Edit(Edit::DuplicateTo(FIRST, BOTH.into(), SetChoice::Existing(FULL))));
    let name = &copied.topology().functions.iter().last().unwrap().name;
    assert!(said(&copied).0.starts_with(&format!("Attached {name} to PrivateSubnet-1a, outbound-full-sg. ")));
}

#[test]
fn an_import_says_what_was_imported_not_what_is_on_the_board() {
    let files = [
        SourceFile { name: "f".into(), bytes: include_bytes!("fixtures/list-functions.json").as_slice().into() },
        SourceFile { name: "s".into(), bytes: include_bytes!("fixtures/describe-subnets.json").as_slice().into() },
    ];
    let imported = Rc::new(import(&files));
    let read = update(&start(1), Msg::ImportRead(Rc::clone(&imported)));
    let warnings = imported.problems.iter().filter(|problem| problem.kind.severity() != eni_lens::import::Severity::Info).count();
    let expected = format!(
        "Imported {} functions, {} subnets, {} security group sets. {warnings} warnings.",
        imported.functions.len(),
        imported.subnets.len(),
        imported.sets.len(),
    );
    for msg in [Msg::ImportAdd, Msg::ImportReplace] {
        assert_eq!(said(&update(&read, msg)), (expected.as_str(), ""));
    }
}

#[test]
fn steps_in_a_row_are_told_once_when_the_slider_rests() {
    let low = start(1);
    let number = low.ui.speech.number;
    let stepped = [2, 300, 301].into_iter().fold(low, |state, c| update(&state, Msg::SetConcurrency(c)));
    assert_eq!(stepped.ui.speech.number, number, "not on the way");
    let rested = update(&stepped, Msg::Rested);
    assert_eq!(rested.ui.speech.number, number + 1);
    let (polite, assertive) = said(&rested);
    assert!(polite.starts_with("Concurrency 301. "), "{polite}");
    assert!(assertive.contains("SubnetIPAddressLimitReachedException"), "what ran out on the way is told: {assertive}");
    assert!(Rc::ptr_eq(&update(&rested, Msg::Rested), &rested));
}
