//! A short message at the edge of the page. It never takes the focus; the live regions say it.

use super::super::Props;
use super::super::parts::{Icon, Shape};
use crate::state::{Msg, NoticeKind, notice_words};
use crate::text::dialogs as text;
use yew::prelude::*;

/// The notice, with Undo where something was destroyed.
#[component]
pub fn Notices(props: &Props) -> Html {
    let lang = props.state.ui.lang;
    let send = |msg: Msg| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(msg.clone()))
    };
    html! {
        <div class="notices">
            if let Some(notice) = &props.state.ui.notice {
                <div key={notice.number} class="notice">
                    <span>{ notice_words(lang, &notice.kind) }</span>
                    if matches!(notice.kind, NoticeKind::Deleted(_) | NoticeKind::Detached(_) | NoticeKind::Replaced(_) | NoticeKind::Added(_)
                        | NoticeKind::DeletedMany(_) | NoticeKind::DetachedMany(_)) {
                        <button type="button" class="notice-undo" onclick={send(Msg::Undo)}>{ text::undo(lang) }</button>
                    }
                    <button type="button" class="notice-close" aria-label={text::close(lang)} onclick={send(Msg::DismissNotice)}><Icon shape={Shape::Cross} /></button>
                </div>
            }
        </div>
    }
}
