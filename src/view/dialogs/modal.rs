//! A native dialog: Esc, the backdrop and the cross close it, the focus goes back.

use super::super::focus;
use super::super::parts::{Icon, Shape};
use crate::state::{Msg, Notice, NoticeKind};
use crate::text::{Lang, dialogs as text};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ModalProps {
    pub lang: Lang,
    /// What stands in its head.
    pub title: Html,
    /// A line below it.
    #[prop_or_default]
    pub subtitle: Html,
    #[prop_or_default]
    pub class: Classes,
    pub dispatch: Callback<Msg>,
    /// What Enter and the main button do; `None`: no form.
    #[prop_or_default]
    pub on_submit: Option<Callback<()>>,
    /// The buttons.
    pub footer: Html,
    pub children: Children,
}

/// The dialog.
#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            focus::show_modal(&node);
            move || focus::close_modal(&node)
        });
    }
    let close = {
        let dispatch = props.dispatch.clone();
        move || dispatch.emit(Msg::CloseDialog)
    };
    let oncancel = {
        let close = close.clone();
        Callback::from(move |event: Event| {
            // A file picker that is closed without a choice says `cancel` too, and that one bubbles.
            if focus::is_backdrop(&event) {
                event.prevent_default();
                close();
            }
        })
    };
    // A text selected with the mouse may end on the backdrop: only a press that began there closes.
    let began_outside = use_mut_ref(|| false);
    let onmousedown = {
        let began_outside = began_outside.clone();
        Callback::from(move |event: MouseEvent| *began_outside.borrow_mut() = focus::is_backdrop(&event))
    };
    let onclick = {
        let close = close.clone();
        Callback::from(move |event: MouseEvent| {
            if began_outside.replace(false) && focus::is_backdrop(&event) {
                close();
            }
        })
    };
    let onclose = Callback::from(move |_: MouseEvent| close());
    let onsubmit = {
        let submit = props.on_submit.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(submit) = &submit {
                submit.emit(());
            }
        })
    };
    // The page below is inert: what is copied in here is confirmed in here.
    let notice = use_context::<Option<Notice>>().flatten();
    let number = notice.as_ref().map_or(0, |notice| notice.number);
    let number_at_start = use_state(|| number);
    let copied = match notice.map(|notice| notice.kind).filter(|_| number != *number_at_start) {
        Some(NoticeKind::Copied) => text::notice_copied(props.lang),
        Some(NoticeKind::LinkCopied) => crate::text::link::said_copied(props.lang),
        Some(NoticeKind::SaveFailed) => crate::text::link::notice_save_failed(props.lang),
        Some(NoticeKind::CopyFailed) => text::notice_copy_failed(props.lang),
        _ => "",
    };
    let inside = html! {
        <>
            <div class="modal-head">
                <h2 id="modal-title">{ props.title.clone() }</h2>
                <div class="modal-sub">{ props.subtitle.clone() }</div>
                <button type="button" class="tool modal-close" aria-label={text::close(props.lang)} onclick={onclose}><Icon shape={Shape::Cross} /></button>
            </div>
            <div class="modal-body">{ props.children.clone() }</div>
            <p class="modal-said" role="status"><span key={number}>{ copied }</span></p>
            <div class="modal-foot">{ props.footer.clone() }</div>
        </>
    };
    html! {
        <dialog ref={node} class={classes!("modal", props.class.clone())} aria-labelledby="modal-title" {oncancel} {onmousedown} {onclick}>
            if props.on_submit.is_some() {
                <form class="modal-form" novalidate=true {onsubmit}>{ inside }</form>
            } else {
                <div class="modal-form">{ inside }</div>
            }
        </dialog>
    }
}

#[derive(PartialEq, Properties)]
pub struct CancelProps {
    pub lang: Lang,
    /// What it says where nothing is cancelled.
    #[prop_or_default]
    pub label: Option<&'static str>,
    pub dispatch: Callback<Msg>,
}

/// The button that closes without doing anything.
#[component]
pub fn Cancel(props: &CancelProps) -> Html {
    let onclick = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::CloseDialog))
    };
    html! { <button type="button" class="button" {onclick}>{ props.label.unwrap_or(text::cancel(props.lang)) }</button> }
}

#[derive(PartialEq, Properties)]
pub struct TextFieldProps {
    pub name: &'static str,
    pub label: &'static str,
    pub value: AttrValue,
    /// Takes what was typed.
    pub on_text: Callback<String>,
    /// What is wrong with it.
    #[prop_or_default]
    pub problem: Option<String>,
    /// A text that would do instead, with its button's words.
    #[prop_or_default]
    pub offer: Option<(String, String)>,
    #[prop_or_default]
    pub first: bool,
    #[prop_or_default]
    pub numeric: bool,
    #[prop_or_default]
    pub mono: bool,
    #[prop_or_default]
    pub options: Vec<AttrValue>,
}

/// A labelled field with its problem and, where one is known, the mend as a button.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let id = format!("field-{}", props.name);
    let problem_id = format!("{id}-problem");
    let list = (!props.options.is_empty()).then(|| format!("{id}-list"));
    let oninput = {
        let on_text = props.on_text.clone();
        Callback::from(move |event: InputEvent| on_text.emit(focus::typed(&event)))
    };
    let take = props.offer.clone().map(|(text, words)| {
        let on_text = props.on_text.clone();
        let onclick = Callback::from(move |_: MouseEvent| on_text.emit(text.clone()));
        html! { <button type="button" class="button offer" {onclick}>{ words }</button> }
    });
    html! {
        <div class="labelled">
            <label for={id.clone()}>{ props.label }</label>
            <input id={id} name={props.name} class={classes!("field", props.mono.then_some("mono-field"))} type="text" autocomplete="off" spellcheck="false"
                inputmode={props.numeric.then_some("numeric")} value={props.value.clone()} autofocus={props.first} list={list.clone()}
                aria-invalid={props.problem.is_some().then_some("true")} aria-describedby={problem_id.clone()} {oninput} />
            if let Some(list) = list {
                <datalist id={list}>{ for props.options.iter().map(|option| html! { <option key={option.to_string()} value={option} /> }) }</datalist>
            }
            <p id={problem_id} class="field-problem" role="alert">{ props.problem.clone().unwrap_or_default() }</p>
            { take.unwrap_or_default() }
        </div>
    }
}
