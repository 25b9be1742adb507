//! The dock: concurrency, always on screen.

use super::Props;
use crate::network::{NetworkError, limits};
use crate::scene::dock::{self, AccountTick};
use crate::state::Msg;
use crate::text::terms::{self, Term};
use crate::text::{Lang, N, errors, inspector, rules, ui, why};
use crate::view::parts::Same;
use crate::view::terms::{TermList, term};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The controls at the foot of the page.
#[component]
pub fn Dock(props: &Props) -> Html {
    let Props { state, dispatch, .. } = props;
    let lang = state.ui.lang;
    let value = state.comparison.assumptions.concurrency;
    let tick = use_memo(Same(Rc::clone(&state.comparison)), |both| dock::account_tick(&both.0));
    html! {
        <footer id="dock" class="dock" tabindex="-1" aria-label={ui::controls(lang)}>
            <Concurrency {lang} {value} tick={*tick} dispatch={dispatch.clone()} />
            <div class="dock-side">
                <p class="dock-terms">
                    <TermList {lang} />
                    <a href={format!("./{}", rules::file(lang))} target="_blank">{ why::rules_page(lang) }<span class="vh">{ why::new_tab(lang) }</span></a>
                </p>
                <p class="disclaimer">{ ui::disclaimer(lang) }</p>
            </div>
        </footer>
    }
}

#[derive(PartialEq, Properties)]
struct ConcurrencyProps {
    lang: Lang,
    value: u64,
    tick: AccountTick,
    dispatch: Callback<Msg>,
}

/// What a key on the slider asks for.
fn by_key(key: &str, value: u64) -> Option<u64> {
    Some(match key {
        "ArrowRight" | "ArrowUp" => dock::nudged(value, true),
        "ArrowLeft" | "ArrowDown" => dock::nudged(value, false),
        "PageUp" => dock::doubled(value),
        "PageDown" => dock::halved(value),
        "Home" => 1,
        "End" => dock::TOP,
        _ => return None,
    })
}

/// Slider, steps, field and presets for one number.
#[component]
fn Concurrency(props: &ConcurrencyProps) -> Html {
    let ConcurrencyProps { lang, value, tick, dispatch } = props;
    let (lang, value) = (*lang, *value);
    // A key that is held moves the figures; letting go makes it one step to undo.
    let held = use_mut_ref(|| None::<u64>);
    let oninput = use_callback(dispatch.clone(), |event: InputEvent, dispatch| {
        let field: HtmlInputElement = event.target_unchecked_into();
        if let Some(position) = dock::typed(&field.value()) {
            dispatch.emit(Msg::SlideConcurrency(dock::value_at(position)));
        }
    });
    let onchange = use_callback(dispatch.clone(), |event: Event, dispatch| {
        let field: HtmlInputElement = event.target_unchecked_into();
        if let Some(position) = dock::typed(&field.value()) {
            dispatch.emit(Msg::SetConcurrency(dock::snap(dock::value_at(position))));
        }
    });
    let onkeydown = {
        let held = held.clone();
        use_callback((value, dispatch.clone()), move |event: KeyboardEvent, (value, dispatch)| {
            if let Some(next) = by_key(&event.key(), *value) {
                event.prevent_default();
                *held.borrow_mut() = Some(next);
                dispatch.emit(Msg::SlideConcurrency(next));
            }
        })
    };
    let settle = {
        let held = held.clone();
        use_callback(dispatch.clone(), move |(), dispatch| {
            let next = held.borrow_mut().take();
            if let Some(next) = next {
                dispatch.emit(Msg::SetConcurrency(next));
            }
        })
    };
    let onkeyup = settle.reform(|_: KeyboardEvent| ());
    let onblur = settle.reform(|_: FocusEvent| ());
    let less = use_callback((value, dispatch.clone()), |_: MouseEvent, (value, dispatch)| {
        dispatch.emit(Msg::SetConcurrency(dock::stepped(*value, false)));
    });
    let more = use_callback((value, dispatch.clone()), |_: MouseEvent, (value, dispatch)| {
        dispatch.emit(Msg::SetConcurrency(dock::stepped(*value, true)));
    });
    html! {
        <div class="dock-concurrency">
            <div class="dock-labels">
                <label class="dock-label" for="concurrency">{ ui::concurrency(lang) }</label>
                <span class="dock-term">{ term(Term::Concurrency, terms::what_is(lang)) }</span>
                <span id="account-note" class="dock-note" role="status">if tick.beyond { { inspector::beyond_account(lang, N(tick.limit)) } }</span>
            </div>
            <div class="dock-row">
                <button type="button" class="step" aria-label={ui::fewer_executions(lang)} onclick={less}>{ "−" }</button>
                <span class="slider-box"><input id="concurrency" class="slider" type="range" min="0" max={dock::LAST.to_string()} step="1"
                    value={dock::position_of(value).to_string()} aria-valuetext={ui::concurrency_text(lang, N(value))}
                    aria-describedby="account-note" {oninput} {onchange} {onkeydown} {onkeyup} {onblur} />{ tick_mark(lang, tick) }</span>
                <button type="button" class="step" aria-label={ui::more_executions(lang)} onclick={more}>{ "＋" }</button>
                <NumberField {lang} {value} tick={*tick} dispatch={dispatch.clone()} />
            </div>
            <div class="presets" role="group" aria-label={ui::concurrency_presets(lang)}>
                { for dock::PRESETS.map(|preset| html! {
                    <Preset key={preset} value={preset} pressed={preset == value} dispatch={dispatch.clone()} />
                }) }
            </div>
        </div>
    }
}

/// The account's limit as a tick on the track.
fn tick_mark(lang: Lang, tick: &AccountTick) -> Html {
    let Some(at) = tick.at.filter(|at| (1..=dock::TOP).contains(at)) else { return html! {} };
    let x = dock::position_of(at).to_string();
    html! {
        <svg class={classes!("slider-tick", tick.beyond.then_some("is-beyond"))} viewBox={format!("0 0 {} 10", dock::LAST)} preserveAspectRatio="none" aria-hidden="true">
            <title>{ inspector::account_tick(lang, N(at), N(tick.limit)) }</title>
            <line x1={x.clone()} x2={x} y1="0" y2="10" vector-effect="non-scaling-stroke" />
        </svg>
    }
}

/// The field: takes what the slider does not reach, from 0 to 1,000,000.
#[component]
fn NumberField(props: &ConcurrencyProps) -> Html {
    let lang = props.lang;
    let draft = use_state_eq(|| None::<String>);
    let problem = draft.as_ref().and_then(|text| match dock::typed(text) {
        None => Some(NetworkError::NotANumber(text.as_str().into())),
        Some(value) if value > limits::CONCURRENCY_MAX => Some(NetworkError::Concurrency(value)),
        Some(_) => None,
    });
    let read = |text: &str| dock::typed(text).filter(|value| *value <= limits::CONCURRENCY_MAX);
    let oninput = {
        let draft = draft.setter();
        use_callback(props.dispatch.clone(), move |event: InputEvent, dispatch| {
            let field: HtmlInputElement = event.target_unchecked_into();
            let text = field.value();
            if let Some(value) = read(&text) {
                dispatch.emit(Msg::SlideConcurrency(value));
            }
            draft.set(Some(text));
        })
    };
    let onchange = {
        let draft = draft.setter();
        use_callback(props.dispatch.clone(), move |event: Event, dispatch| {
            let field: HtmlInputElement = event.target_unchecked_into();
            // What is not a number stays in the field beside its message.
            if let Some(value) = read(&field.value()) {
                dispatch.emit(Msg::SetConcurrency(value));
                draft.set(None);
            }
        })
    };
    let onkeydown = {
        let draft = draft.setter();
        use_callback((props.value, props.dispatch.clone()), move |event: KeyboardEvent, (value, dispatch)| {
            let size = if event.shift_key() { 10 } else { 1 };
            let next = match event.key().as_str() {
                "ArrowUp" => dock::added(*value, size),
                "ArrowDown" => value.saturating_sub(size),
                "Escape" => *value,
                _ => return,
            };
            event.prevent_default();
            draft.set(None);
            dispatch.emit(Msg::SetConcurrency(next));
        })
    };
    let shown = draft.as_ref().cloned().unwrap_or_else(|| N(props.value).to_string());
    html! {
        <div class="number">
            <input class="field number-field" type="text" inputmode="numeric" autocomplete="off" value={shown}
                aria-label={ui::concurrency_field(lang)} aria-invalid={problem.is_some().then_some("true")}
                aria-describedby={problem.is_some().then_some("concurrency-problem")} {oninput} {onchange} {onkeydown} />
            <div class="number-problem" role="alert">
                if let Some(problem) = &problem {
                    <p id="concurrency-problem" class="field-problem">{ errors::network(lang, problem) }</p>
                }
            </div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct PresetProps {
    value: u64,
    pressed: bool,
    dispatch: Callback<Msg>,
}

/// One value that is often wanted.
#[component]
fn Preset(props: &PresetProps) -> Html {
    let onclick = use_callback((props.value, props.dispatch.clone()), |_: MouseEvent, (value, dispatch)| {
        dispatch.emit(Msg::SetConcurrency(*value));
    });
    html! {
        <button type="button" class="preset" aria-pressed={props.pressed.to_string()} {onclick}>
            { N(props.value).to_string() }
        </button>
    }
}
