//! A function's name, memory and concurrency; and functions by name.

use super::super::focus;
use super::modal::{Cancel, Modal, TextField};
use crate::network::{Concurrency, FunctionKey, NetworkError, limits};
use crate::scene::tray;
use crate::state::{AppState, Edit, Msg, check_edit};
use crate::text::{N, dialogs as text, errors};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Properties)]
pub struct FunctionProps {
    pub function: FunctionKey,
    pub state: Rc<AppState>,
    pub dispatch: Callback<Msg>,
}

impl PartialEq for FunctionProps {
    fn eq(&self, other: &Self) -> bool {
        self.function == other.function && Rc::ptr_eq(&self.state, &other.state)
    }
}

#[derive(Clone, PartialEq)]
struct Form {
    name: String,
    memory: String,
    own: bool,
    concurrency: String,
}

/// A whole number as people type it: `1,234`.
pub fn number(text: &str) -> Result<u64, NetworkError> {
    let clean: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '_')).collect();
    clean.parse().map_err(|_| NetworkError::NotANumber(text.into()))
}

impl Form {
    fn edit(&self, function: FunctionKey) -> Result<Edit, (&'static str, NetworkError)> {
        let memory_mb = number(&self.memory).map_err(|error| ("memory", error))?;
        let concurrency = if self.own {
            let own = number(&self.concurrency).map_err(|error| ("concurrency", error))?;
            if own > limits::CONCURRENCY_MAX {
                return Err(("concurrency", NetworkError::Concurrency(own)));
            }
            Concurrency::Own(own)
        } else {
            Concurrency::Global
        };
        Ok(Edit::Configure { function, name: self.name.as_str().into(), memory_mb, concurrency })
    }
}

/// The dialog of one function.
#[component]
pub fn FunctionDialog(props: &FunctionProps) -> Html {
    let FunctionProps { function, state, dispatch } = props.clone();
    let lang = state.ui.lang;
    let global = state.board().assumptions.concurrency;
    let form = use_state(|| {
        let found = state.topology().function(function);
        let own = found.and_then(|found| match found.concurrency {
            Concurrency::Global => None,
            own => Some(own.at(global)),
        });
        Form {
            name: found.map(|found| found.name.to_string()).unwrap_or_default(),
            memory: found.and_then(|found| found.carrier()).map(|carrier| carrier.memory_mb.to_string()).unwrap_or_default(),
            own: own.is_some(),
            concurrency: own.unwrap_or(global).to_string(),
        }
    });
    let problem = use_state(|| None::<(&'static str, NetworkError)>);
    let submit = {
        let (form, problem, state, dispatch) = (form.clone(), problem.clone(), state.clone(), dispatch.clone());
        Callback::from(move |()| {
            let checked = form.edit(function).and_then(|edit| {
                check_edit(&state, &edit).map(|()| edit).map_err(|error| {
                    let field = if matches!(error, NetworkError::Memory(_)) { "memory" } else { "name" };
                    (field, error)
                })
            });
            match checked {
                Ok(edit) => {
                    dispatch.emit(Msg::Edit(edit));
                    dispatch.emit(Msg::CloseDialog);
                }
                Err(found) => problem.set(Some(found)),
            }
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
    let own = |own: bool| {
        let form = form.clone();
        Callback::from(move |_: Event| form.set(Form { own, ..(*form).clone() }))
    };
    let footer = html! {
        <>
            <Cancel {lang} dispatch={dispatch.clone()} />
            <button type="submit" class="button is-main">{ text::save(lang) }</button>
        </>
    };
    html! {
        <Modal {lang} title={html! { { text::function_title(lang) } }} {footer} {dispatch} on_submit={submit} class="is-small">
            <TextField name="name" label={text::name(lang)} value={form.name.clone()} on_text={set(|form, text| form.name = text)} problem={words("name")} first=true />
            <TextField name="memory" label={text::memory(lang)} value={form.memory.clone()} on_text={set(|form, text| form.memory = text)} problem={words("memory")} numeric=true />
            <fieldset class="choices">
                <legend>{ text::concurrency(lang) }</legend>
                <label class="choice"><input type="radio" name="follows" checked={!form.own} onchange={own(false)} />
                    <span>{ text::follow_slider(lang) }{ format!(" ({})", N(global)) }</span></label>
                <label class="choice"><input type="radio" name="follows" checked={form.own} onchange={own(true)} /><span>{ text::own_value(lang) }</span></label>
                if form.own {
                    <TextField name="concurrency" label={text::concurrency(lang)} value={form.concurrency.clone()}
                        on_text={set(|form, text| form.concurrency = text)} problem={words("concurrency")} numeric=true />
                }
            </fieldset>
        </Modal>
    }
}

#[derive(Clone, Properties)]
pub struct AddProps {
    pub state: Rc<AppState>,
    pub dispatch: Callback<Msg>,
}

impl PartialEq for AddProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// Functions by name, one a line.
#[component]
pub fn AddFunctions(props: &AddProps) -> Html {
    let AddProps { state, dispatch } = props.clone();
    let lang = state.ui.lang;
    let names = use_state(String::new);
    let problem = use_state(|| None::<NetworkError>);
    let submit = {
        let (names, problem, state, dispatch) = (names.clone(), problem.clone(), state.clone(), dispatch.clone());
        Callback::from(move |()| {
            let list: Vec<Rc<str>> = tray::names(&names);
            let edit = Edit::AddFunctions(list.into());
            let empty = matches!(&edit, Edit::AddFunctions(names) if names.is_empty());
            match if empty { Err(NetworkError::NameEmpty) } else { check_edit(&state, &edit) } {
                Ok(()) => dispatch.emit(Msg::Edit(edit)),
                Err(error) => problem.set(Some(error)),
            }
        })
    };
    let oninput = {
        let names = names.clone();
        Callback::from(move |event: InputEvent| names.set(focus::typed(&event)))
    };
    let footer = html! {
        <>
            <Cancel {lang} dispatch={dispatch.clone()} />
            <button type="submit" class="button is-main">{ text::add(lang) }</button>
        </>
    };
    html! {
        <Modal {lang} title={html! { { text::add_functions_title(lang) } }} {footer} {dispatch} on_submit={submit} class="is-small">
            <div class="labelled">
                <label for="field-names">{ text::names(lang) }</label>
                <textarea id="field-names" class="field area" rows="5" autofocus=true aria-describedby="names-hint names-problem" {oninput} />
                <p id="names-hint" class="hint">{ text::add_functions_hint(lang) }</p>
                <p id="names-problem" class="field-problem" role="alert">{ problem.as_ref().map(|error| errors::network(lang, error)).unwrap_or_default() }</p>
            </div>
        </Modal>
    }
}
