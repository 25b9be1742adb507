//! Quick sizing: a few fields, and the answer beside them at once.

use super::super::focus;
use super::modal::{Cancel, Modal};
use crate::model::{Assumptions, SizingField, usable};
use crate::network::limits;
use crate::scene::sizing::{AnswerView, FieldView, Line, PrefixRow, answer, fields, read};
use crate::state::{Msg, SizingForm, SizingMsg};
use crate::text::{Lang, N, dialogs, sizing as text};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct QuickProps {
    pub lang: Lang,
    pub form: SizingForm,
    /// Those of the present board.
    pub assumptions: Assumptions,
    pub dispatch: Callback<Msg>,
}

#[derive(PartialEq, Properties)]
struct FieldProps {
    lang: Lang,
    view: FieldView,
    dispatch: Callback<Msg>,
}

fn typed(field: SizingField, text: String) -> Msg {
    Msg::Sizing(SizingMsg::Typed(field, text.into()))
}

/// A number, or the prefix. Enter goes on to the next field; on the last one it submits.
#[component]
fn SizingInput(props: &FieldProps) -> Html {
    let FieldView { field, name, label, hint, unit, typed: value, problem } = props.view.clone();
    let id = format!("sizing-{name}");
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let oninput = use_callback((field, props.dispatch.clone()), |event: InputEvent, (field, dispatch)| {
        dispatch.emit(typed(*field, focus::typed(&event)));
    });
    let onchange = use_callback((field, props.dispatch.clone()), |event: Event, (field, dispatch)| {
        dispatch.emit(typed(*field, focus::chosen(&event)));
    });
    let onkeydown = use_callback((), |event: KeyboardEvent, ()| {
        if event.key() != "Enter" || event.ctrl_key() || event.meta_key() {
            return;
        }
        // An input method's Enter takes what it composed and nothing more.
        if event.is_composing() || focus::next_field(&event) {
            event.prevent_default();
        }
    });
    let onfocus = use_callback((), |event: FocusEvent, ()| focus::select_all(&event));
    let described = match (hint.is_some(), problem.is_some()) {
        (true, true) => Some(format!("{problem_id} {hint_id}")),
        (true, false) => Some(hint_id.clone()),
        (false, true) => Some(problem_id.clone()),
        (false, false) => None,
    };
    let invalid = problem.is_some().then_some("true");
    let control = if field == SizingField::Prefix {
        let options = limits::PREFIX.map(|prefix| {
            let chosen = *value == *prefix.to_string();
            html! { <option key={prefix} value={prefix.to_string()} selected={chosen}>{ text::prefix_option(props.lang, prefix, N(usable(prefix))) }</option> }
        });
        html! { <select id={id.clone()} {name} class="field" {onchange}>{ for options }</select> }
    } else {
        html! {
            <span class={classes!("sizing-number", unit.map(|_| "has-unit"))}>
                <input id={id.clone()} {name} class="field is-number" type="text" inputmode="numeric" autocomplete="off" spellcheck="false" enterkeyhint="next"
                    autofocus={field == SizingField::Functions} value={AttrValue::from(value)} aria-invalid={invalid} aria-describedby={described} {oninput} {onkeydown} {onfocus} />
                <span class="sizing-unit" aria-hidden="true">{ unit.unwrap_or_default() }</span>
            </span>
        }
    };
    html! {
        <div class="labelled sizing-field">
            <label for={id}>{ label }if let Some(unit) = unit { <span class="vh">{ " (" }{ unit }{ ")" }</span> }</label>
            { control }
            <div class="sizing-words">
                <p id={problem_id} class="field-problem">{ problem.unwrap_or_default() }</p>
                <p id={hint_id} class="hint">{ hint.unwrap_or_default() }</p>
            </div>
        </div>
    }
}

fn lines(lines: &[Line]) -> Html {
    let each = lines.iter().map(|line| {
        html! {
            <div key={line.id} class="sizing-line" data-sizing={line.id}>
                <dt>{ line.label }if let Some(note) = line.note { <small>{ note }</small> }</dt>
                <dd class={classes!(line.bad.then_some("is-bad"))}>{ line.value.clone() }</dd>
            </div>
        }
    });
    html! { <dl class="sizing-lines">{ for each }</dl> }
}

fn prefix(row: &PrefixRow) -> Html {
    let class = classes!("sizing-prefix", if row.is_now { "is-now" } else { "is-before" }, row.bad.then_some("is-bad"));
    html! {
        <div key={row.is_now.to_string()} {class} data-sizing={if row.is_now { "now-prefix" } else { "before-prefix" }}>
            <b class="sizing-world">{ row.world }</b>
            <code class="sizing-formula">{ row.formula.clone() }<b>{ row.wanted.clone() }</b></code>
            <b class="sizing-result">{ row.prefix.clone() }</b>
            <span class="sizing-usable">{ row.usable.clone() }</span>
            <span class="sizing-note">{ row.note.clone() }</span>
        </div>
    }
}

fn reasons(lang: Lang, view: &AnswerView) -> Html {
    let figures = view.why.iter().enumerate().map(|(at, why)| {
        html! { <div key={at}><dt>{ why.name }</dt><dd><code>{ why.line.clone() }</code><small>{ text::rule(lang, why.rule) }</small></dd></div> }
    });
    let assumed = view.assumptions.iter().enumerate().map(|(at, line)| html! { <li key={at}>{ line.clone() }</li> });
    html! {
        <div class="sizing-reasons" id="sizing-reasons">
            <h3>{ text::figures(lang) }</h3>
            <dl>{ for figures }</dl>
            <h3>{ text::assumed(lang) }</h3>
            <ul>{ for assumed }</ul>
        </div>
    }
}

/// The dialog.
#[component]
pub fn Quick(props: &QuickProps) -> Html {
    let QuickProps { lang, form, assumptions, dispatch } = props;
    let lang = *lang;
    let reading = read(form);
    let views = fields(lang, form, &reading);
    let view = answer(lang, form, &reading, assumptions);
    let open = use_state_eq(|| false);
    // Told when a field is left or committed, not at every key.
    let (typing, told) = (use_state_eq(|| false), use_mut_ref(String::new));
    if !*typing {
        told.replace(view.told.clone());
    }
    let (on_key, on_rest) = {
        let (key, rest) = (typing.setter(), typing.setter());
        (Callback::from(move |_: InputEvent| key.set(true)), Callback::from(move |_: Event| rest.set(false)))
    };
    let body = use_node_ref();
    let shown = *open && view.there;
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let submit = {
        let (dispatch, body, sizing) = (dispatch.clone(), body.clone(), reading.sizing);
        Callback::from(move |()| match sizing {
            Some(sizing) => dispatch.emit(Msg::Sizing(SizingMsg::Make(sizing))),
            None => focus::focus_by(&body, ".sizing [aria-invalid]"),
        })
    };
    let footer = html! {
        <>
            <span class="modal-note">{ text::stays(lang) }</span>
            <button type="button" class="button" data-copy={AttrValue::from(view.copy.clone())} disabled={!view.there}>{ text::copy(lang) }</button>
            <Cancel {lang} dispatch={dispatch.clone()} />
            <button type="submit" class="button is-main">{ text::make(lang) }</button>
        </>
    };
    let inputs = views.into_iter().map(|field| {
        let name = field.name;
        html! { <SizingInput key={name} {lang} view={field} dispatch={dispatch.clone()} /> }
    });
    html! {
        <Modal {lang} title={html! { { text::title(lang) } }} subtitle={html! { { text::subtitle(lang) } }} {footer} dispatch={dispatch.clone()} on_submit={submit} class="is-sizing">
            <div ref={body} class="sizing" oninput={on_key} onchange={on_rest}>
                <div class="sizing-fields" role="group" aria-label={text::questions(lang)}>{ for inputs }</div>
                <div class={classes!("sizing-answer", (!view.there).then_some("is-waiting"))}>
                    <div class="panels">
                        <section class="panel is-before"><h3>{ dialogs::before(lang) }</h3><p class="panel-big" data-sizing="before">{ view.before.clone() }</p>{ lines(&view.before_lines) }</section>
                        <section class="panel is-now"><h3>{ dialogs::now(lang) }</h3><p class="panel-big" data-sizing="now">{ view.now.clone() }</p>{ lines(&view.now_lines) }</section>
                    </div>
                    <section class="sizing-prefixes"><h3>{ text::smallest(lang) }</h3>{ for view.prefixes.iter().map(prefix) }</section>
                    <section class={classes!("sizing-quota", view.quota.bad.then_some("is-bad"))}>
                        <p class="sizing-quota-words" data-sizing="quota"><span>{ text::quota(lang) }</span><b>{ view.quota.words.clone() }</b><span>{ view.quota.percent.clone() }</span></p>
                        <svg class="sizing-bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="sizing-bar-all" width="1000" height="8" /><rect class="sizing-bar-used" width={view.quota.fill.to_string()} height="8" />
                        </svg>
                        <p class="sizing-connections" data-sizing="connections">{ view.connections.clone() }</p>
                    </section>
                    <button type="button" class="link sizing-why" aria-expanded={shown.to_string()} aria-controls={shown.then_some("sizing-reasons")} disabled={!view.there} onclick={toggle}>{ text::why(lang) }</button>
                    if shown { { reasons(lang, &view) } }
                </div>
                <p class="sizing-brief" aria-hidden="true">{ view.brief.clone() }</p>
                <p class="vh" role="status" id="sizing-told">{ told.borrow().clone() }</p>
            </div>
        </Modal>
    }
}
