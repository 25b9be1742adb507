//! What is kept, as far as the state knows it: names, settings, boards opened and brought back.

use eni_lens::import::Imported;
use eni_lens::network::FunctionKey;
use eni_lens::state::keep::{NameProblem, OtherTab, SavedBoard, Trouble, check_name};
use eni_lens::state::{
    AppState, Board, Dialog, Edit, ImportState, KeepMsg, KeptDialog, Msg, NoticeKind, Settings, Theme, Title, update,
};
use eni_lens::text::Lang;
use std::rc::Rc;

fn start() -> Rc<AppState> {
    Rc::new(AppState::start(Lang::En, Theme::Auto))
}

fn keep(state: &Rc<AppState>, msg: KeepMsg) -> Rc<AppState> {
    update(state, Msg::Keep(msg))
}

fn notice(state: &AppState) -> Option<&NoticeKind> {
    state.ui.notice.as_ref().map(|notice| &notice.kind)
}

fn saved(name: &str) -> SavedBoard {
    SavedBoard { name: name.into(), functions: 3, saved: "2026-11-21 10:00".into() }
}

#[test]
fn a_name_is_trimmed_and_bounded_and_asks_before_it_replaces() {
    let state = keep(&start(), KeepMsg::Boards([saved("plan")].into()));
    let check = |name: &str, own| check_name(&state.ui.keep, name, own);
    assert_eq!(check("  next ", None), Ok("next".into()));
    assert_eq!(check(" \t", None), Err(NameProblem::Empty));
    assert_eq!(check(&"名".repeat(64), None), Ok("名".repeat(64).into()));
    assert_eq!(check(&"名".repeat(65), None), Err(NameProblem::TooLong(65)));
    assert_eq!(check("plan", None), Err(NameProblem::Taken));
    assert_eq!(check("plan", Some("plan")), Ok("plan".into()));
    assert_eq!(check("plan", Some("other")), Err(NameProblem::Taken));
}

#[test]
fn saving_names_the_board_and_is_no_step_of_its_own() {
    let state = update(&start(), Msg::Open(Dialog::Kept(KeptDialog::SaveAs)));
    let state = keep(&state, KeepMsg::Saved("plan".into()));
    assert_eq!(state.board().title, Title::Named("plan".into()));
    assert!(!state.history.can_undo());
    assert_eq!(state.ui.dialog, None);
    assert_eq!(notice(&state), Some(&NoticeKind::BoardSaved("plan".into())));
}

#[test]
fn an_opened_board_can_be_taken_back() {
    let before = update(&start(), Msg::Edit(Edit::Delete(FunctionKey(0))));
    let board = Rc::new(Board { title: Title::Named("plan".into()), ..Board::article() });
    let opened = keep(&before, KeepMsg::Opened(board));
    assert_eq!(opened.topology().functions.len(), 3);
    assert_eq!(opened.comparison.legacy.needed, 900);
    assert_eq!(notice(&opened), Some(&NoticeKind::BoardOpened));
    let back = update(&opened, Msg::Undo);
    assert_eq!(back.board(), before.board());
}

#[test]
fn a_board_from_the_start_has_no_past() {
    let named = Board { title: Title::Named("plan".into()), ..Board::empty() };
    let state = AppState::start(Lang::Ja, Theme::Dark).with_board(named.clone());
    assert_eq!(*state.board(), named);
    assert_eq!(state.comparison.legacy.needed, 0);
    assert!(!state.history.can_undo());
}

#[test]
fn an_import_that_is_not_to_be_kept_switches_keeping_off() {
    let read = |kept: Option<bool>| {
        let state = update(&start(), Msg::Open(Dialog::Import(ImportState::Waiting)));
        let state = update(&state, Msg::ImportStarted(1));
        let state = update(&state, Msg::ImportRead(Rc::new(Imported::default())));
        kept.map_or(Rc::clone(&state), |kept| keep(&state, KeepMsg::ImportKept(kept)))
    };
    assert!(read(None).ui.keep.import_kept, "kept unless the user says otherwise");
    assert!(update(&read(None), Msg::ImportReplace).ui.keep.settings.keep);
    assert!(!update(&read(Some(false)), Msg::ImportReplace).ui.keep.settings.keep);
    assert!(!update(&read(Some(false)), Msg::ImportAdd).ui.keep.settings.keep);
    assert!(update(&read(Some(false)), Msg::CloseDialog).ui.keep.settings.keep, "only with the import");
}

#[test]
fn trouble_is_told_once() {
    let state = keep(&start(), KeepMsg::Trouble(Trouble::Blocked));
    assert_eq!(notice(&state), Some(&NoticeKind::NotKept(Trouble::Blocked)));
    let state = update(&state, Msg::DismissNotice);
    let again = keep(&state, KeepMsg::Trouble(Trouble::Blocked));
    assert_eq!(notice(&again), None);
    let full = keep(&again, KeepMsg::Trouble(Trouble::Full));
    assert_eq!(notice(&full), Some(&NoticeKind::NotKept(Trouble::Full)));
    let works = keep(&full, KeepMsg::Kept);
    assert_eq!(works.ui.keep.trouble, None);
}

#[test]
fn another_tab_is_told_until_decided() {
    let state = keep(&start(), KeepMsg::Other(OtherTab::Holds));
    assert_eq!(state.ui.keep.other, Some(OtherTab::Holds));
    let aside = keep(&state, KeepMsg::Aside);
    assert_eq!((aside.ui.keep.other, aside.ui.keep.aside), (None, true));
    let mine = keep(&aside, KeepMsg::TakeOver);
    assert_eq!((mine.ui.keep.other, mine.ui.keep.aside), (None, false));
    let taken = keep(&mine, KeepMsg::Other(OtherTab::Took));
    assert_eq!(taken.ui.keep.other, Some(OtherTab::Took));
}

#[test]
fn deleting_everything_leaves_the_board_and_the_settings_of_a_first_visit() {
    let odd = Settings { still: true, keys: false, patterns: true, keep: false };
    let state = keep(&start(), KeepMsg::Settings(odd));
    assert_eq!(state.ui.keep.settings, odd);
    let state = keep(&state, KeepMsg::Boards([saved("plan")].into()));
    let wiped = keep(&state, KeepMsg::Wiped);
    assert_eq!(wiped.ui.keep.settings, Settings::default());
    assert_eq!(wiped.ui.keep.boards, None);
    assert_eq!(wiped.board(), state.board());
    assert_eq!(notice(&wiped), Some(&NoticeKind::Wiped));
}

#[test]
fn a_deleted_board_can_be_brought_back() {
    let state = keep(&start(), KeepMsg::Deleted("plan".into()));
    assert_eq!(notice(&state), Some(&NoticeKind::BoardDeleted("plan".into())));
    let back = keep(&state, KeepMsg::Undelete);
    assert_eq!((notice(&back), back.ui.keep.deleted.clone()), (None, None));
}
