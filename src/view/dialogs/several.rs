//! Memory and concurrency of all selected functions, in one step.

use super::function::number;
use super::modal::{Cancel, Modal, TextField};
use crate::network::{Concurrency, NetworkError};
use crate::state::{AppState, Edit, Msg, check_edit};
use crate::text::{N, dialogs as text, errors, ui};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Properties)]
pub struct SeveralProps {
    pub state: Rc<AppState>,
    pub dispatch: Callback<Msg>,
}

impl PartialEq for SeveralProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

#[derive(Clone, PartialEq, Default)]
struct Form {
    memory: String,
    concurrency: String,
}

impl Form {
    /// What is left blank stays as it is.
    fn edit(&self, state: &AppState) -> Result<Option<Edit>, (&'static str, NetworkError)> {
        let read = |field: &'static str, typed: &str| match typed.trim() {
            "" => Ok(None),
            typed => number(typed).map(Some).map_err(|error| (field, error)),
        };
        let memory = read("memory", &self.memory)?;
        let concurrency = read("concurrency", &self.concurrency)?;
        let keys = state.ui.selected.keys();
        let check = |field, edit: Edit| check_edit(state, &edit).map_err(|error| (field, error));
        if let (Some(memory), Some(first)) = (memory, keys.first()) {
            check("memory", Edit::SetMemory(*first, memory))?;
        }
        if let (Some(own), Some(first)) = (concurrency, keys.first()) {
            check("concurrency", Edit::SetConcurrency(*first, Concurrency::Own(own)))?;
        }
        let edits = keys.iter().flat_map(|key| {
            let memory = memory.map(|memory| Edit::SetMemory(*key, memory));
            memory.into_iter().chain(concurrency.map(|own| Edit::SetConcurrency(*key, Concurrency::Own(own))))
        });
        let edits: Vec<Edit> = edits.collect();
        Ok((!edits.is_empty()).then(|| Edit::Together(edits.into())))
    }
}

/// The dialog.
#[component]
pub fn Several(props: &SeveralProps) -> Html {
    let SeveralProps { state, dispatch } = props.clone();
    let lang = state.ui.lang;
    let form = use_state(Form::default);
    let problem = use_state(|| None::<(&'static str, NetworkError)>);
    let submit = {
        let (form, problem, state, dispatch) = (form.clone(), problem.clone(), state.clone(), dispatch.clone());
        Callback::from(move |()| match form.edit(&state) {
            Ok(edit) => {
                if let Some(edit) = edit {
                    dispatch.emit(Msg::Edit(edit));
                }
                dispatch.emit(Msg::CloseDialog);
            }
            Err(found) => problem.set(Some(found)),
        })
    };
    let words = |field: &str| problem.as_ref().filter(|(of, _)| *of == field).map(|(_, error)| errors::network(lang, error));
    let set = |change: fn(&mut Form, String)| {
        let form = form.clone();
        Callback::from(move |text: String| {
            let mut next = (*form).clone();
            change(&mut next, text);
            form.set(next);
        })
    };
    let footer = html! {
        <>
            <Cancel {lang} dispatch={dispatch.clone()} />
            <button type="submit" class="button is-main">{ text::save(lang) }</button>
        </>
    };
    let title = ui::pick_many(lang, N(state.ui.selected.len() as u64));
    html! {
        <Modal {lang} title={html! { { title } }} subtitle={html! { { text::several_blank(lang) } }} {footer} {dispatch} on_submit={submit} class="is-small">
            <TextField name="memory" label={text::memory(lang)} value={form.memory.clone()} on_text={set(|form, text| form.memory = text)} problem={words("memory")} numeric=true first=true />
            <TextField name="concurrency" label={text::concurrency(lang)} value={form.concurrency.clone()} on_text={set(|form, text| form.concurrency = text)} problem={words("concurrency")} numeric=true />
        </Modal>
    }
}
