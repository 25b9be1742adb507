//! The board's columns follow the filter of the tray one message later, and another board is looked at whole.

use eni_lens::scene::board::Look;
use eni_lens::state::{AppState, Msg, Theme, update};
use eni_lens::text::Lang;
use std::rc::Rc;

#[test]
fn the_columns_follow_the_filter_and_another_board_has_none() {
    let start = Rc::new(AppState::start(Lang::En, Theme::Auto));
    let typed = update(&start, Msg::Filter("vpc".into()));
    assert_eq!((&*typed.ui.filter, &*Look::of(&typed).filter), ("vpc", ""), "the tray first");
    let sifted = update(&typed, Msg::Sift);
    assert_eq!(&*Look::of(&sifted).filter, "vpc", "then the columns");
    assert!(Rc::ptr_eq(&update(&sifted, Msg::Sift), &sifted), "once");
    let mut other = sifted.clone();
    for msg in [Msg::LoadEmpty, Msg::LoadArticle] {
        other = update(&update(&update(&other, Msg::Filter("vpc".into())), Msg::Sift), msg);
        assert_eq!((&*other.ui.filter, &*Look::of(&other).filter), ("", ""), "nothing is hidden of another board");
    }
    let cleared = update(&update(&sifted, Msg::Filter("".into())), Msg::Sift);
    assert_eq!(&*Look::of(&cleared).filter, "");
}
