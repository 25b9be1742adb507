//! What links and files do to the page's state.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use eni_lens::link::{self, LinkError};
use eni_lens::model::{Assumptions, Board, Title};
use eni_lens::network::Topology;
use eni_lens::state::{AppState, BadLink, Coming, Dialog, LinkFault, Msg, NoticeKind, ShareOptions, Theme, update};
use eni_lens::text::Lang;
use std::rc::Rc;

fn start() -> Rc<AppState> {
    Rc::new(AppState::start(Lang::En, Theme::Auto))
}

fn named(name: &str) -> Rc<Board> {
    let topology = Rc::new(Topology::default());
    Rc::new(Board { title: Title::Named(name.into()), topology, assumptions: Assumptions::default() })
}

#[test]
fn a_link_on_an_untouched_page_leaves_nothing_to_undo() {
    let mut state = AppState::clone(&start());
    state.ui.coming = Coming::Board;
    let state = update(&Rc::new(state), Msg::LinkOpened(named("a")));
    assert_eq!(state.board(), &*named("a"));
    assert_eq!(state.ui.coming, Coming::Nothing);
    assert!(!state.history.can_undo());
    assert_eq!(&*state.ui.speech.polite, "Board opened: functions 0, subnets 0, SG sets 0.");
}

#[test]
fn a_link_over_work_can_be_undone() {
    let state = update(&start(), Msg::SetConcurrency(7));
    let state = update(&state, Msg::Open(Dialog::Share(ShareOptions::default())));
    let opened = update(&state, Msg::LinkOpened(named("a")));
    assert_eq!(opened.ui.dialog, None);
    let back = update(&opened, Msg::Undo);
    assert_eq!(back.board(), state.board());
    // The same board once more is no step.
    let again = update(&opened, Msg::LinkOpened(named("a")));
    assert!(Rc::ptr_eq(again.history.present(), opened.history.present()));
}

#[test]
fn a_bad_link_changes_no_board_and_goes_when_dismissed_or_mended() {
    let bad = Rc::new(BadLink { raw: "#v1.x".into(), fault: LinkFault::Link(LinkError::Cut) });
    let state = update(&start(), Msg::LinkRefused(Rc::clone(&bad)));
    assert!(Rc::ptr_eq(&state.comparison, &state.comparison));
    assert_eq!(state.board(), start().board());
    assert_eq!(state.ui.links.bad, Some(bad));
    assert_eq!(update(&state, Msg::DismissLink).ui.links.bad, None);
    assert_eq!(update(&state, Msg::LinkOpened(named("a"))).ui.links.bad, None);
}

#[test]
fn a_copied_link_is_said_word_for_word() {
    for (lang, words) in [(Lang::En, "Link copied."), (Lang::Ja, "リンクをコピーしました。")] {
        let state = update(&update(&start(), Msg::SetLang(lang)), Msg::LinkCopied(true));
        assert_eq!(&*state.ui.speech.polite, words);
        let again = update(&state, Msg::LinkCopied(true));
        assert_eq!(again.ui.speech.number, state.ui.speech.number + 1, "twice is said twice");
        let failed = update(&state, Msg::LinkCopied(false));
        assert_eq!(failed.ui.notice.as_ref().unwrap().kind, NoticeKind::CopyFailed);
    }
}

#[test]
fn a_file_opens_with_what_there_is_to_say() {
    let state = update(&start(), Msg::FileOpened(named("a"), [].into()));
    assert_eq!(state.board(), &*named("a"));
    assert_eq!(state.ui.notice.as_ref().unwrap().kind, NoticeKind::Opened([].into()));
}

#[test]
fn the_link_is_that_of_the_board_as_it_stands() {
    let state = update(&start(), Msg::SetConcurrency(42));
    let link = state.link(ShareOptions::default()).unwrap();
    assert_eq!(link::open(&link).as_ref(), Ok(state.board()));
    assert!(!link.contains("lang"));
    let options = ShareOptions { lang: true, theme: true };
    assert!(state.link(options).unwrap().ends_with("&lang=en"), "an automatic theme is none to send");
}
