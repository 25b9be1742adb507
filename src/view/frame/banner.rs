//! A line below the top bar: another tab has this page, or nothing is kept. No line when all is well.

use super::Props;
use crate::state::keep::OtherTab;
use crate::state::{Dialog, KeepMsg, KeptDialog, Msg};
use crate::text::keep as text;
use yew::prelude::*;

/// The line and what can be done about it.
#[component]
pub fn Banner(props: &Props) -> Html {
    let lang = props.state.ui.lang;
    let keep = &props.state.ui.keep;
    let button = |class: &'static str, words: &'static str, msg: Msg| {
        let dispatch = props.dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(msg.clone()));
        html! { <button type="button" {class} {onclick}>{ words }</button> }
    };
    let line = match (keep.other, keep.settings.keep) {
        (Some(other), true) => html! {
            <div key="other" class="banner is-told">
                <p>{ if other == OtherTab::Holds { text::tab_holds(lang) } else { text::tab_took(lang) } }</p>
                <div class="banner-actions">
                    { button("button is-main", text::take_over(lang), Msg::Keep(KeepMsg::TakeOver)) }
                    { button("button", text::open_theirs(lang), Msg::Keep(KeepMsg::OpenTheirs)) }
                    { button("button", text::keep_aside(lang), Msg::Keep(KeepMsg::Aside)) }
                </div>
            </div>
        },
        (_, false) => html! {
            <div key="off" class="banner">
                <p>{ text::hint_off(lang) }</p>
                { button("link", text::change(lang), Msg::Open(Dialog::Kept(KeptDialog::Settings))) }
            </div>
        },
        (None, true) if keep.aside => html! {
            <div key="aside" class="banner">
                <p>{ text::hint_aside(lang) }</p>
                { button("link", text::take_over(lang), Msg::Keep(KeepMsg::TakeOver)) }
            </div>
        },
        _ => html! {},
    };
    html! { <div class="banners" role="status" aria-label={text::notes(lang)}>{ line }</div> }
}
