//! Advice in the page's state: a preview leaves no trace, taking it is one step, a baseline stays.

#![allow(clippy::unwrap_used, clippy::panic)]

use eni_lens::advice::{Change, Kind, findings};
use eni_lens::link;
use eni_lens::model::Board;
use eni_lens::network::{FunctionKey, SetKey, SubnetKey};
use eni_lens::scene::baseline::{Diff, Mark};
use eni_lens::scene::checks::Checks;
use eni_lens::state::{
    AdviceMsg, AppState, AssumptionEdit, Dialog, DragMsg, Edit, Hand, ImportState, Inspected, Msg, NoticeKind, Point, SetChoice,
    Source, Theme, Ui, update,
};
use eni_lens::text::Lang;
use std::rc::Rc;

const FIRST: FunctionKey = FunctionKey(0);
const FULL: SetKey = SetKey(0);
const INNER: SetKey = SetKey(1);
const A: SubnetKey = SubnetKey(0);
const C: SubnetKey = SubnetKey(1);

fn start(lang: Lang) -> Rc<AppState> {
    Rc::new(AppState::start(lang, Theme::Auto))
}

fn run(state: &Rc<AppState>, msgs: impl IntoIterator<Item = Msg>) -> Rc<AppState> {
    msgs.into_iter().fold(Rc::clone(state), |state, msg| update(&state, msg))
}

fn advise(state: &Rc<AppState>, msg: AdviceMsg) -> Rc<AppState> {
    update(state, Msg::Advice(msg))
}

/// Every change that the board's findings offer.
fn offers(state: &AppState) -> Vec<Change> {
    findings(&state.comparison).into_iter().flat_map(|finding| finding.offers).map(|offer| offer.change).collect()
}

fn merge() -> Change {
    Change::Merge([eni_lens::advice::Merge { from: [FULL].into(), into: INNER }].into())
}

/// The state without what was said.
fn silent(state: &AppState) -> AppState {
    AppState { ui: Ui { speech: Default::default(), unsaid: None, ..Ui::clone(&state.ui) }.into(), ..state.clone() }
}

#[test]
fn a_preview_shows_the_board_as_it_would_be_and_leaves_no_trace() {
    let state = run(&start(Lang::En), [Msg::Inspect(Some(Inspected::Checks))]);
    let all = offers(&state);
    assert!(all.len() >= 4, "{all:?}");
    for change in all {
        let shown = advise(&state, AdviceMsg::Preview(change.clone()));
        let (topology, assumptions) = change.apply(state.topology(), &state.board().assumptions).unwrap();
        assert_eq!((&*shown.shown().topology, &shown.shown().assumptions), (&topology, &assumptions));
        assert!(Rc::ptr_eq(&shown.as_shown().comparison, shown.shown()));
        assert_eq!(
            (shown.history.clone(), &shown.comparison),
            (state.history.clone(), &state.comparison),
            "the work is as it was"
        );
        assert!(shown.ui.speech.polite.contains("Not applied yet"), "{:?}", shown.ui.speech);
        let back = advise(&shown, AdviceMsg::Back);
        assert_eq!(silent(&back), silent(&state));
        assert_eq!(link::fragment(back.board()), link::fragment(state.board()), "byte for byte");
        assert_eq!(&*back.ui.speech.polite, "Preview closed. The board is unchanged.");
    }
}

#[test]
fn whatever_changes_the_work_leaves_the_preview_first() {
    let state = start(Lang::En);
    let shown = advise(&state, AdviceMsg::Preview(merge()));
    assert!(shown.ui.advice.trial.is_some());
    let press = DragMsg::Press { source: Source::Card(FIRST), hand: Hand::Mouse, at: Point::default(), grip: false };
    let leaving = [
        Msg::SetConcurrency(10),
        Msg::SlideConcurrency(10),
        Msg::Edit(Edit::Detach(FIRST)),
        Msg::Undo,
        Msg::Redo,
        Msg::Drag(press),
        Msg::Pick(Some(Source::Card(FIRST))),
        Msg::Open(Dialog::Import(ImportState::Waiting)),
        Msg::LoadEmpty,
        Msg::Inspect(Some(Inspected::Subnet(A))),
        Msg::Assume(AssumptionEdit::EniQuota(10)),
        Msg::Advice(AdviceMsg::Apply(merge())),
    ];
    for msg in leaving {
        let left = update(&shown, msg.clone());
        assert!(left.ui.advice.trial.is_none(), "{msg:?}");
        let without = update(&state, msg.clone());
        assert_eq!(silent(&left).history, silent(&without).history, "and then does what it does: {msg:?}");
    }
    for msg in
        [Msg::SetLang(Lang::Ja), Msg::Filter("x".into()), Msg::Sift, Msg::Unfold(true), Msg::DismissNotice, Msg::Inspect(None)]
    {
        assert!(update(&shown, msg.clone()).ui.advice.trial.is_some(), "{msg:?}");
    }
    let other = advise(&shown, AdviceMsg::Preview(Change::Concurrency(167)));
    assert_eq!(other.shown().assumptions.concurrency, 167, "another preview takes the place of the first");
    assert_eq!(other.shown().topology, state.comparison.topology);
}

#[test]
fn taking_advice_is_one_step_and_undo_gives_the_board_back() {
    for lang in Lang::ALL {
        let state = start(lang);
        for change in offers(&state) {
            let taken = advise(&advise(&state, AdviceMsg::Preview(change.clone())), AdviceMsg::Apply(change.clone()));
            assert!(taken.ui.advice.trial.is_none() && taken.history.can_undo());
            assert!(matches!(taken.ui.notice.as_ref().unwrap().kind, NoticeKind::Advised(_)));
            assert!(!taken.ui.speech.polite.is_empty());
            let (topology, assumptions) = change.apply(state.topology(), &state.board().assumptions).unwrap();
            assert_eq!((&**taken.topology(), &taken.board().assumptions), (&topology, &assumptions));
            let undone = update(&taken, Msg::Undo);
            assert_eq!((undone.board(), &undone.comparison), (state.board(), &state.comparison));
            assert!(!undone.history.can_undo(), "one step");
        }
        let twice = run(&state, [Msg::Advice(AdviceMsg::Apply(merge())), Msg::Advice(AdviceMsg::Apply(merge()))]);
        assert!(matches!(twice.ui.notice.as_ref().unwrap().kind, NoticeKind::Refused(_)), "what it names is gone");
    }
}

#[test]
fn every_finding_has_words_in_both_languages() {
    let state = start(Lang::En);
    let found = findings(&state.comparison);
    let [ja, en] = Lang::ALL.map(|lang| Checks::new(&state.comparison, lang, &found));
    assert_eq!((ja.count(), en.count()), (found.len() as u64, found.len() as u64));
    for (one, other) in ja.failures.iter().chain(&ja.advice).zip(en.failures.iter().chain(&en.advice)) {
        assert!(!one.title.is_empty() && one.title != other.title, "{one:?}");
        assert!(!one.text.is_empty() && one.text != other.text);
        assert_eq!(one.code, other.code);
        assert!(one.rule.is_some());
    }
    let merge = &en.advice[0].offers[0];
    assert_eq!(merge.chips, ["−2 ENIs (4 → 2)", "−1 address per subnet", "VPC quota 4 → 2 of 500"]);
    assert_eq!(merge.rules.len(), 2, "the rules differ, and stand side by side");
    assert!(merge.notes.iter().any(|note| note.starts_with("Rules change")));
    assert_eq!(merge.arithmetic, ["ENIs needed, now: subnets 2 × SG sets 2 = 4 → subnets 2 × SG sets 1 = 2"]);
    assert!(matches!(&found[0].kind, Kind::RefusedBefore { .. }));
}

fn diff(state: &AppState) -> Diff {
    Diff::new(&state.ui.advice.baseline.as_ref().unwrap().comparison, state.shown())
}

#[test]
fn the_baseline_stays_through_edits_undo_and_other_boards() {
    let pinned = advise(&start(Lang::En), AdviceMsg::Pin);
    assert!(diff(&pinned).is_nothing());
    assert_eq!(&*pinned.ui.speech.polite, "This board is pinned as the baseline.");
    let moved = update(&pinned, Msg::Edit(Edit::Attach(FIRST, [A, C].into(), SetChoice::Existing(INNER))));
    let moved = update(&moved, Msg::SetConcurrency(400));
    let found = diff(&moved);
    assert_eq!((found.totals.needed, found.totals.now, found.totals.refused), (300, -2, 300));
    for subnet in [A, C] {
        let row = &found.rows[&subnet];
        assert_eq!((row.used_before, row.free_before, row.used_now, row.free_now), (0, 0, -1, 1));
        assert_eq!((row.cells.get(&FULL), row.cells.get(&INNER), row.is_new), (Some(&Mark::Gone), None, false));
    }
    let back = run(&moved, [Msg::Undo, Msg::Undo]);
    assert!(diff(&back).is_nothing(), "undo does not move the baseline");
    let preview = advise(&pinned, AdviceMsg::Preview(merge()));
    assert_eq!(diff(&preview).totals.now, -2, "a preview is compared as well");
    assert_eq!(diff(&preview).went.1, ["outbound-full-sg".into()]);
    let other = update(&moved, Msg::LoadEmpty);
    let found = diff(&other);
    assert_eq!(found.went.0.len(), 2, "both subnets are gone: {found:?}");
    assert_eq!((found.totals.needed, found.totals.now), (-900, -4));
    let again = update(&other, Msg::LoadArticle);
    assert!(diff(&again).is_nothing(), "the same ids are the same things");
    let free = advise(&again, AdviceMsg::Unpin);
    assert!(free.ui.advice.baseline.is_none());
}

#[test]
fn a_board_that_came_by_a_file_is_matched_by_ids() {
    let state = advise(&start(Lang::En), AdviceMsg::Pin);
    let bytes = link::encode(state.board());
    let mut copy: Board = link::decode(&bytes).unwrap();
    // The same places under other keys, and one function less.
    let mut topology = eni_lens::network::Topology::clone(&copy.topology);
    let spare = topology.add_vpc("vpc-other", None, "000000000000", "ap-northeast-1", &[]);
    topology.add_subnet_unchecked(spare, "subnet-new", None, None, None, 0);
    topology.delete_function(FIRST).unwrap();
    copy.topology = Rc::new(topology);
    let opened = update(&state, Msg::FileOpened(Rc::new(copy), Rc::from([])));
    let found = diff(&opened);
    assert_eq!(found.came.0, ["subnet-new".into()]);
    assert!(found.went.0.is_empty() && found.went.1.is_empty());
    assert_eq!((found.totals.needed, found.totals.now), (-300, -2));
    assert_eq!(found.rows.values().filter(|row| row.is_new).count(), 1);
}
