//! Saved boards: save as, open, rename, delete; and the question before everything is deleted.

use super::modal::{Cancel, Modal, TextField};
use super::settings::Close;
use crate::state::keep::{NameProblem, SavedBoard, check_name};
use crate::state::{AppState, KeepMsg, Msg, NoticeKind, Title};
use crate::text::{Lang, N, dialogs, keep as text};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Properties)]
pub struct KeptProps {
    pub state: Rc<AppState>,
    pub dispatch: Callback<Msg>,
}

impl PartialEq for KeptProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

fn problem_words(lang: Lang, problem: NameProblem, renames: bool) -> String {
    match problem {
        NameProblem::Empty => text::name_empty(lang).to_owned(),
        NameProblem::TooLong(length) => text::name_too_long(lang, N(length)),
        NameProblem::Taken if renames => text::name_taken_rename(lang).to_owned(),
        NameProblem::Taken => text::name_taken(lang).to_owned(),
    }
}

/// Saves the board under a name; a name that is taken is asked about.
#[component]
pub fn SaveAs(props: &KeptProps) -> Html {
    let KeptProps { state, dispatch } = props.clone();
    let lang = state.ui.lang;
    let own = match &state.board().title {
        Title::Named(name) => name.to_string(),
        _ => String::new(),
    };
    let name = use_state(|| own);
    let problem = use_state(|| None::<NameProblem>);
    let on_text = {
        let (name, problem) = (name.clone(), problem.clone());
        Callback::from(move |typed: String| {
            name.set(typed);
            problem.set(None);
        })
    };
    let submit = {
        let (state, dispatch, name, problem) = (state.clone(), dispatch.clone(), name.clone(), problem.clone());
        Callback::from(move |()| match check_name(&state.ui.keep, &name, None) {
            Ok(name) => dispatch.emit(Msg::Keep(KeepMsg::SaveAs(name))),
            // Asked once: the same button now replaces.
            Err(NameProblem::Taken) if *problem == Some(NameProblem::Taken) => {
                dispatch.emit(Msg::Keep(KeepMsg::SaveAs(name.trim().into())));
            }
            Err(found) => problem.set(Some(found)),
        })
    };
    let can = state.ui.keep.settings.keep;
    let footer = html! {
        <>
            <Cancel {lang} dispatch={dispatch.clone()} />
            if can {
                <button type="submit" class="button is-main">
                    { if *problem == Some(NameProblem::Taken) { text::replace(lang) } else { text::save(lang) } }
                </button>
            }
        </>
    };
    html! {
        <Modal {lang} title={html! { { text::save_as(lang) } }} subtitle={html! { { text::save_as_hint(lang) } }} {footer} {dispatch} on_submit={submit} class="is-small">
            if can {
                <TextField name="board-name" label={text::board_name(lang)} value={(*name).clone()} {on_text} first=true
                    problem={(*problem).map(|problem| problem_words(lang, problem, false))} />
            } else {
                <p class="note">{ text::keeping_is_off(lang) }</p>
            }
        </Modal>
    }
}

#[derive(PartialEq, Properties)]
struct RowProps {
    lang: Lang,
    board: SavedBoard,
    on_rename: Callback<Rc<str>>,
    dispatch: Callback<Msg>,
}

/// One saved board and what can be done with it.
#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { lang, board, .. } = props;
    let lang = *lang;
    let send = |msg: KeepMsg| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Keep(msg.clone())))
    };
    let rename = {
        let (on_rename, name) = (props.on_rename.clone(), Rc::clone(&board.name));
        Callback::from(move |_: MouseEvent| on_rename.emit(Rc::clone(&name)))
    };
    let detail = match board.functions {
        1 => text::board_detail_one(lang, &board.saved),
        functions => text::board_detail(lang, N(functions), &board.saved),
    };
    let name = &board.name;
    html! {
        <li class="saved" data-board={name.to_string()}>
            <div class="saved-main"><b>{ name.as_ref() }</b><small>{ detail }</small></div>
            <button type="button" class="button" aria-label={text::open_board(lang, name)} onclick={send(KeepMsg::Open(Rc::clone(name)))}>{ text::open(lang) }</button>
            <button type="button" class="button" aria-label={text::rename_board(lang, name)} onclick={rename}>{ text::rename(lang) }</button>
            <button type="button" class="button" aria-label={text::delete_board(lang, name)} onclick={send(KeepMsg::Delete(Rc::clone(name)))}>{ text::delete(lang) }</button>
        </li>
    }
}

/// The saved boards.
#[component]
pub fn Boards(props: &KeptProps) -> Html {
    let KeptProps { state, dispatch } = props.clone();
    let lang = state.ui.lang;
    let keep = &state.ui.keep;
    let renaming = use_state(|| None::<Rc<str>>);
    let name = use_state(String::new);
    let problem = use_state(|| None::<NameProblem>);
    let on_rename = {
        let (renaming, name, problem) = (renaming.clone(), name.clone(), problem.clone());
        use_callback((), move |old: Rc<str>, ()| {
            name.set(old.to_string());
            problem.set(None);
            renaming.set(Some(old));
        })
    };
    let on_text = {
        let (name, problem) = (name.clone(), problem.clone());
        Callback::from(move |typed: String| {
            name.set(typed);
            problem.set(None);
        })
    };
    let submit = {
        let (state, dispatch) = (state.clone(), dispatch.clone());
        let (renaming, name, problem) = (renaming.clone(), name.clone(), problem.clone());
        Callback::from(move |()| {
            let Some(old) = &*renaming else { return };
            match check_name(&state.ui.keep, &name, Some(old)) {
                Ok(new) => {
                    dispatch.emit(Msg::Keep(KeepMsg::Rename(Rc::clone(old), new)));
                    renaming.set(None);
                }
                Err(found) => problem.set(Some(found)),
            }
        })
    };
    let deleted = state.ui.notice.as_ref().and_then(|notice| match &notice.kind {
        NoticeKind::BoardDeleted(name) => Some(Rc::clone(name)),
        _ => None,
    });
    let undo = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Keep(KeepMsg::Undelete)))
    };
    let stop = {
        let renaming = renaming.clone();
        Callback::from(move |_: MouseEvent| renaming.set(None))
    };
    let footer = match &*renaming {
        Some(_) => html! {
            <>
                <button key="stop" type="button" class="button" onclick={stop}>{ dialogs::cancel(lang) }</button>
                <button key="rename" type="submit" class="button is-main">{ text::rename_done(lang) }</button>
            </>
        },
        None => html! {
            <>
                <span key="note" class="modal-note">{ text::open_undo(lang) }</span>
                <Close key="close" {lang} dispatch={dispatch.clone()} />
            </>
        },
    };
    let body = match (&*renaming, &keep.boards) {
        (Some(old), _) => html! {
            <TextField key={format!("rename{old}")} name="new-name" label={text::board_name(lang)} value={(*name).clone()} {on_text} first=true
                problem={(*problem).map(|problem| problem_words(lang, problem, true))} />
        },
        (None, None) => html! { <p key="reading" class="reading" aria-busy="true">{ text::reading(lang) }</p> },
        (None, Some(boards)) if boards.is_empty() => html! { <p key="none" class="reading">{ text::no_boards(lang) }</p> },
        (None, Some(boards)) => html! {
            <ul key="boards" class="saved-list">
                { for boards.iter().map(|board| html! {
                    <Row key={board.name.to_string()} {lang} board={board.clone()} on_rename={on_rename.clone()} dispatch={dispatch.clone()} />
                }) }
            </ul>
        },
    };
    html! {
        <Modal {lang} title={html! { { text::boards(lang) } }} {footer} {dispatch} on_submit={submit}>
            <div class="saved-said" role="status">
                if let Some(name) = deleted {
                    <p class="note">{ text::notice_deleted(lang, &name) }{ " " }
                        <button type="button" class="link" onclick={undo}>{ dialogs::undo(lang) }</button></p>
                }
            </div>
            <div>{ body }</div>
        </Modal>
    }
}

/// Asks before everything is deleted.
#[component]
pub fn DeleteAll(props: &KeptProps) -> Html {
    let KeptProps { state, dispatch } = props.clone();
    let lang = state.ui.lang;
    let onclick = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Keep(KeepMsg::DeleteAll)))
    };
    let footer = html! {
        <>
            <Cancel {lang} dispatch={dispatch.clone()} />
            <button type="button" class="button is-danger" {onclick}>{ text::delete_all_do(lang) }</button>
        </>
    };
    html! {
        <Modal {lang} title={html! { { text::delete_all_title(lang) } }} {footer} {dispatch} class="is-small">
            <p class="paragraph">{ text::delete_all_text(lang) }</p>
        </Modal>
    }
}
