//! A short message at the edge of the page. It never takes the focus; the live regions say it.

use super::super::Props;
use super::super::parts::{Icon, Shape};
use crate::state::{KeepMsg, Msg, NoticeKind, notice_words};
use crate::text::dialogs as text;
use yew::prelude::*;

/// What its Undo button does, where something was destroyed.
fn undo(kind: &NoticeKind) -> Option<Msg> {
    match kind {
        NoticeKind::Deleted(_)
        | NoticeKind::Detached(_)
        | NoticeKind::DeletedMany(_)
        | NoticeKind::DetachedMany(_)
        | NoticeKind::Replaced(_)
        | NoticeKind::Added(_)
        | NoticeKind::Opened(_)
        | NoticeKind::Advised(_)
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
        <section class="notices" aria-label={text::notices(lang)}>
            if let Some(notice) = &props.state.ui.notice {
                <div key={notice.number} class="notice">
                    // The live region says the words; here they are only seen.
                    <span>{ notice_words(lang, &notice.kind) }</span>
                    if let Some(undo) = undo(&notice.kind).filter(|undo| *undo != Msg::Undo || props.state.history.can_undo()) {
                        <button type="button" class="notice-undo" onclick={send(undo)}>{ text::undo(lang) }</button>
                    }
                    <button type="button" class="notice-close" aria-label={text::close(lang)} onclick={send(Msg::DismissNotice)}><Icon shape={Shape::Cross} /></button>
                </div>
            }
        </section>
    }
}
