//! Fields that commit what was typed, and keep what is refused beside its reason.

use super::super::focus;
use crate::network::NetworkError;
use crate::scene::dock;
use crate::state::{AppState, Edit, Msg, check_edit};
use crate::text::{Lang, errors, inspector as text};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Why something is refused, and what would do instead where that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    pub words: String,
    pub offer: Option<String>,
}

/// Whether what was typed was taken.
pub type Outcome = Result<(), Refusal>;

/// The refusal in words.
pub fn refusal(lang: Lang, error: &NetworkError) -> Refusal {
    Refusal { words: errors::network(lang, error), offer: errors::offer(error) }
}

/// Sends an edit if it would not be refused.
pub fn send(state: &AppState, dispatch: &Callback<Msg>, edit: Edit) -> Outcome {
    check_edit(state, &edit).map_err(|error| refusal(state.ui.lang, &error))?;
    dispatch.emit(Msg::Edit(edit));
    Ok(())
}

/// Reads a typed number.
pub fn number(lang: Lang, typed: &str) -> Result<u64, Refusal> {
    dock::typed(typed).ok_or_else(|| refusal(lang, &NetworkError::NotANumber(typed.into())))
}

#[derive(PartialEq, Properties)]
pub struct FieldProps {
    /// Its id, unique on the page.
    pub id: AttrValue,
    pub label: AttrValue,
    /// What stands in it until something is typed.
    pub value: AttrValue,
    /// Takes what was typed, or says why not.
    pub commit: Callback<String, Outcome>,
    pub lang: Lang,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// A unit behind it.
    #[prop_or_default]
    pub unit: Option<AttrValue>,
    #[prop_or_default]
    pub numeric: bool,
    #[prop_or_default]
    pub mono: bool,
    /// Label left, field right.
    #[prop_or_default]
    pub row: bool,
    /// Whether the value is not the default.
    #[prop_or_default]
    pub changed: bool,
    #[prop_or_default]
    pub options: Vec<AttrValue>,
    /// What stands beside the field.
    #[prop_or_default]
    pub children: Children,
}

/// A labelled field. It commits on change and on Enter, never while an input method composes.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let draft = use_state_eq(|| None::<String>);
    let problem = use_state_eq(|| None::<Refusal>);
    {
        // The value changed by other hands (undo, another field): what was typed is done with.
        let (draft, problem) = (draft.setter(), problem.setter());
        use_effect_with(props.value.clone(), move |_| {
            draft.set(None);
            problem.set(None);
        });
    }
    let take = {
        let (draft, problem, commit, value) = (draft.setter(), problem.setter(), props.commit.clone(), props.value.clone());
        move |typed: String| {
            if typed == *value {
                draft.set(None);
                problem.set(None);
                return;
            }
            match commit.emit(typed.clone()) {
                Ok(()) => {
                    draft.set(None);
                    problem.set(None);
                }
                Err(found) => {
                    draft.set(Some(typed));
                    problem.set(Some(found));
                }
            }
        }
    };
    let oninput = {
        let draft = draft.setter();
        Callback::from(move |event: InputEvent| draft.set(Some(focus::typed(&event))))
    };
    let onchange = {
        let take = take.clone();
        Callback::from(move |event: Event| take(focus::typed(&event)))
    };
    let onkeydown = {
        let (take, dirty) = (take.clone(), draft.is_some());
        let (draft, problem) = (draft.setter(), problem.setter());
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                event.stop_propagation();
                return;
            }
            match event.key().as_str() {
                "Enter" => {
                    event.prevent_default();
                    take(focus::typed(&event));
                }
                "Escape" if dirty => {
                    event.stop_propagation();
                    draft.set(None);
                    problem.set(None);
                }
                _ => {}
            }
        })
    };
    let offer = problem.as_ref().and_then(|problem| problem.offer.clone()).map(|offer| {
        let (take, words) = (take.clone(), text::take_it(props.lang, &offer));
        let onclick = Callback::from(move |_: MouseEvent| take(offer.clone()));
        html! { <button type="button" class="button offer" {onclick}>{ words }</button> }
    });
    let (hint, wrong) = (format!("{}-hint", props.id), format!("{}-problem", props.id));
    let list = (!props.options.is_empty()).then(|| format!("{}-list", props.id));
    let described = match (&props.hint, problem.is_some()) {
        (Some(_), true) => Some(format!("{wrong} {hint}")),
        (None, true) => Some(wrong.clone()),
        (Some(_), false) => Some(hint.clone()),
        (None, false) => None,
    };
    let shown = draft.as_ref().map_or_else(|| props.value.clone(), |draft| AttrValue::from(draft.clone()));
    let class = classes!("insp-field", props.row.then_some("is-line"), props.changed.then_some("is-changed"));
    html! {
        <div {class}>
            <div class="insp-label">
                <label for={props.id.clone()}>{ &props.label }</label>
                if let Some(words) = &props.hint { <small id={hint}>{ words }</small> }
            </div>
            <div class="insp-input">
                <input id={props.id.clone()} class={classes!("field", props.mono.then_some("mono-field"), props.numeric.then_some("is-number"))}
                    type="text" autocomplete="off" spellcheck="false" inputmode={props.numeric.then_some("numeric")} value={shown} list={list.clone()}
                    aria-invalid={problem.is_some().then_some("true")} aria-describedby={described} {oninput} {onchange} {onkeydown} />
                if let Some(unit) = &props.unit { <span class="insp-unit" aria-hidden="true">{ unit }</span> }
                { props.children.clone() }
            </div>
            if let Some(list) = list {
                <datalist id={list}>{ for props.options.iter().map(|option| html! { <option key={option.to_string()} value={option} /> }) }</datalist>
            }
            <div class="insp-problem" role="alert">
                if let Some(problem) = &*problem { <p id={wrong} class="field-problem">{ &problem.words }</p> }
            </div>
            <div class="insp-offer">{ offer.unwrap_or_default() }</div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub struct AddProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub button: AttrValue,
    /// Takes what was typed, or says why not.
    pub commit: Callback<String, Outcome>,
    pub lang: Lang,
    #[prop_or_default]
    pub mono: bool,
}

/// A field with a button that adds what was typed.
#[component]
pub fn Add(props: &AddProps) -> Html {
    let typed = use_state_eq(String::new);
    let problem = use_state_eq(|| None::<Refusal>);
    let take = {
        let (typed, problem, commit) = (typed.setter(), problem.setter(), props.commit.clone());
        move |words: String| match commit.emit(words) {
            Ok(()) => {
                typed.set(String::new());
                problem.set(None);
            }
            Err(found) => problem.set(Some(found)),
        }
    };
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(focus::typed(&event)))
    };
    let onsubmit = {
        let (take, words) = (take.clone(), (*typed).clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            take(words.clone());
        })
    };
    let offer = problem.as_ref().and_then(|problem| problem.offer.clone()).map(|offer| {
        let (take, words) = (take.clone(), text::take_it(props.lang, &offer));
        let onclick = Callback::from(move |_: MouseEvent| take(offer.clone()));
        html! { <button type="button" class="button offer" {onclick}>{ words }</button> }
    });
    let wrong = format!("{}-problem", props.id);
    html! {
        <form class="insp-field insp-add" novalidate=true {onsubmit}>
            <div class="insp-label"><label for={props.id.clone()}>{ &props.label }</label></div>
            <div class="insp-input">
                <input id={props.id.clone()} class={classes!("field", props.mono.then_some("mono-field"))} type="text" autocomplete="off" spellcheck="false"
                    value={(*typed).clone()} aria-invalid={problem.is_some().then_some("true")} aria-describedby={problem.is_some().then(|| wrong.clone())} {oninput} />
                <button type="submit" class="button">{ &props.button }</button>
            </div>
            <div class="insp-problem" role="alert">
                if let Some(problem) = &*problem { <p id={wrong} class="field-problem">{ &problem.words }</p> }
            </div>
            <div class="insp-offer">{ offer.unwrap_or_default() }</div>
        </form>
    }
}

#[derive(PartialEq, Properties)]
pub struct SwitchProps {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    pub on: bool,
    /// Takes the other position, or says why not.
    pub commit: Callback<bool, Outcome>,
    /// A plain tick instead of a switch.
    #[prop_or_default]
    pub tick: bool,
    /// What stands at its right: not part of what a click switches.
    #[prop_or_default]
    pub children: Children,
}

/// Something that is on or off. What is refused stays as it was, and says why.
#[component]
pub fn Switch(props: &SwitchProps) -> Html {
    let problem = use_state_eq(|| None::<Refusal>);
    let onchange = {
        let (problem, commit, on) = (problem.setter(), props.commit.clone(), props.on);
        Callback::from(move |event: Event| {
            let outcome = commit.emit(!on);
            if outcome.is_err() {
                let field: HtmlInputElement = event.target_unchecked_into();
                field.set_checked(on);
            }
            problem.set(outcome.err());
        })
    };
    let wrong = format!("{}-problem", props.id);
    html! {
        <div class="insp-switch">
            <label class="insp-switch-line">
                <span class="insp-label"><b>{ &props.label }</b>if let Some(hint) = &props.hint { <small>{ hint }</small> }</span>
                <input type="checkbox" id={props.id.clone()} role={(!props.tick).then_some("switch")} class={if props.tick { "tick" } else { "switch" }}
                    checked={props.on} aria-describedby={problem.is_some().then(|| wrong.clone())} {onchange} />
            </label>
            { props.children.clone() }
            <div class="insp-problem" role="alert">
                if let Some(problem) = &*problem { <p id={wrong} class="field-problem">{ &problem.words }</p> }
            </div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub struct ActProps {
    pub label: AttrValue,
    /// Does it, or says why not.
    pub act: Callback<(), Outcome>,
    #[prop_or_default]
    pub danger: bool,
    /// A link's look.
    #[prop_or_default]
    pub plain: bool,
    /// A name that says more than the label.
    #[prop_or_default]
    pub name: Option<AttrValue>,
}

/// A button whose refusal stands below it.
#[component]
pub fn Act(props: &ActProps) -> Html {
    let problem = use_state_eq(|| None::<Refusal>);
    let onclick = {
        let (problem, act) = (problem.setter(), props.act.clone());
        Callback::from(move |_: MouseEvent| problem.set(act.emit(()).err()))
    };
    let class = classes!(if props.plain { "link" } else { "button" }, props.danger.then_some("is-danger"));
    html! {
        <div class="insp-act">
            <button type="button" {class} aria-label={props.name.clone()} {onclick}>{ &props.label }</button>
            <div class="insp-problem" role="alert">
                if let Some(problem) = &*problem { <p class="field-problem">{ &problem.words }</p> }
            </div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub struct SelectProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// Whether the label is for screen readers only.
    #[prop_or_default]
    pub quiet: bool,
    /// Values and words.
    pub options: Vec<(String, AttrValue)>,
    pub chosen: String,
    /// Takes a value, or says why not.
    pub commit: Callback<String, Outcome>,
}

/// A choice of one.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let problem = use_state_eq(|| None::<Refusal>);
    let onchange = {
        let (problem, commit, chosen) = (problem.setter(), props.commit.clone(), props.chosen.clone());
        Callback::from(move |event: Event| {
            let outcome = commit.emit(focus::chosen(&event));
            if outcome.is_err() {
                focus::choose(&event, &chosen);
            }
            problem.set(outcome.err());
        })
    };
    let wrong = format!("{}-problem", props.id);
    let options = props.options.iter().map(|(value, words)| {
        html! { <option key={value.clone()} value={value.clone()} selected={*value == props.chosen}>{ words }</option> }
    });
    html! {
        <div class="insp-field">
            <div class={if props.quiet { "vh" } else { "insp-label" }}><label for={props.id.clone()}>{ &props.label }</label></div>
            <select id={props.id.clone()} class="field insp-select" aria-invalid={problem.is_some().then_some("true")}
                aria-describedby={problem.is_some().then(|| wrong.clone())} {onchange}>{ for options }</select>
            <div class="insp-problem" role="alert">
                if let Some(problem) = &*problem { <p id={wrong} class="field-problem">{ &problem.words }</p> }
            </div>
        </div>
    }
}
