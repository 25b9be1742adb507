//! A short message at the edge of the page. It never takes the focus.

use super::super::Props;
use super::super::parts::{Icon, Shape};
use crate::state::keep::Trouble;
use crate::state::{KeepMsg, Msg, NoticeKind};
use crate::text::{Lang, N, dialogs as text, errors, import, keep, link};
use yew::prelude::*;

fn words(lang: Lang, kind: &NoticeKind) -> String {
    match kind {
        NoticeKind::Deleted(name) => text::notice_deleted(lang, name),
        NoticeKind::Detached(name) => text::notice_detached(lang, name),
        NoticeKind::Replaced(count) => text::notice_replaced(lang, N(*count)),
        NoticeKind::Added(count) => text::notice_added(lang, N(*count)),
        NoticeKind::OneZoneOnly(name) => text::notice_one_zone(lang, name),
        NoticeKind::Refused(error) => errors::network(lang, error),
        NoticeKind::Copied => text::notice_copied(lang).to_owned(),
        NoticeKind::CopyFailed => text::notice_copy_failed(lang).to_owned(),
        NoticeKind::BoardSaved(name) => keep::notice_saved(lang, name),
        NoticeKind::BoardOpened => keep::notice_opened(lang).to_owned(),
        NoticeKind::BoardDeleted(name) => keep::notice_deleted(lang, name),
        NoticeKind::Wiped => keep::notice_wiped(lang).to_owned(),
        NoticeKind::NotKept(Trouble::Blocked) => keep::not_kept_blocked(lang).to_owned(),
        NoticeKind::NotKept(Trouble::Full) => keep::not_kept_full(lang).to_owned(),
        NoticeKind::NotKept(Trouble::Unreadable) => keep::not_readable(lang).to_owned(),
        NoticeKind::LinkCopied => link::notice_link_copied(lang).to_owned(),
        NoticeKind::Opened(problems) => {
            let said = problems.iter().map(|problem| import::what(lang, &problem.kind));
            std::iter::once(link::notice_opened(lang).to_owned()).chain(said).collect::<Vec<_>>().join(" · ")
        }
        NoticeKind::SaveFailed => link::notice_save_failed(lang).to_owned(),
    }
}

/// What its Undo button does, where something was destroyed.
fn undo(kind: &NoticeKind) -> Option<Msg> {
    match kind {
        NoticeKind::Deleted(_)
        | NoticeKind::Detached(_)
        | NoticeKind::Replaced(_)
        | NoticeKind::Added(_)
        | NoticeKind::Opened(_)
        | NoticeKind::BoardOpened => Some(Msg::Undo),
        NoticeKind::BoardDeleted(_) => Some(Msg::Keep(KeepMsg::Undelete)),
        _ => None,
    }
}

/// The notice, with Undo where something was destroyed.
#[component]
pub fn Notices(props: &Props) -> Html {
    let lang = props.state.ui.lang;
    let send = |msg: Msg| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(msg.clone()))
    };
    html! {
        <div class="notices" role="status">
            if let Some(notice) = &props.state.ui.notice {
                <div key={notice.number} class="notice">
                    // A copied link is told by the live region, word for word; here it is only seen.
                    <span aria-hidden={(notice.kind == NoticeKind::LinkCopied).then_some("true")}>{ words(lang, &notice.kind) }</span>
                    if let Some(undo) = undo(&notice.kind).filter(|undo| *undo != Msg::Undo || props.state.history.can_undo()) {
                        <button type="button" class="notice-undo" onclick={send(undo)}>{ text::undo(lang) }</button>
                    }
                    <button type="button" class="notice-close" aria-label={text::close(lang)} onclick={send(Msg::DismissNotice)}><Icon shape={Shape::Cross} /></button>
                </div>
            }
        </div>
    }
}
