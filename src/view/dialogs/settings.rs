//! Settings, and the keys.

use super::kept::KeptProps;
use super::modal::Modal;
use crate::state::{Dialog, KeepMsg, KeptDialog, Msg, Settings as Chosen, Theme};
use crate::text::{Lang, keep as text};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
struct OneProps {
    name: &'static str,
    value: &'static str,
    label: &'static str,
    /// The language the label is in, where it is not the page's.
    #[prop_or_default]
    lang: Option<&'static str>,
    checked: bool,
    msg: Msg,
    dispatch: Callback<Msg>,
}

/// One of several.
#[component]
fn One(props: &OneProps) -> Html {
    let onchange =
        use_callback((props.msg.clone(), props.dispatch.clone()), |_: Event, (msg, dispatch)| dispatch.emit(msg.clone()));
    html! {
        <label class="choice" lang={props.lang}>
            <input type="radio" name={props.name} value={props.value} checked={props.checked} {onchange} /><span>{ props.label }</span>
        </label>
    }
}

#[derive(PartialEq, Properties)]
struct SwitchProps {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    checked: bool,
    /// What it sends when it is switched.
    msg: Msg,
    dispatch: Callback<Msg>,
}

/// On or off.
#[component]
fn Switch(props: &SwitchProps) -> Html {
    let onchange =
        use_callback((props.msg.clone(), props.dispatch.clone()), |_: Event, (msg, dispatch)| dispatch.emit(msg.clone()));
    let hint = format!("hint-{}", props.name);
    html! {
        <div class="switch">
            <label class="choice">
                <input type="checkbox" name={props.name} checked={props.checked} aria-describedby={hint.clone()} {onchange} /><span>{ props.label }</span>
            </label>
            <p class="hint" id={hint}>{ props.hint }</p>
        </div>
    }
}

/// The settings: each takes effect at once.
#[component]
pub fn Settings(props: &KeptProps) -> Html {
    let KeptProps { state, dispatch } = props.clone();
    let lang = state.ui.lang;
    let now = state.ui.keep.settings;
    let set = |settings: Chosen| Msg::Keep(KeepMsg::Settings(settings));
    let theme = |theme: Theme, value: &'static str, label: &'static str| {
        html! { <One key={value} name="theme" {value} {label} checked={state.ui.theme == theme} msg={Msg::SetTheme(theme)} dispatch={dispatch.clone()} /> }
    };
    let language = |choice: Lang, label: &'static str| {
        html! { <One key={choice.tag()} name="language" value={choice.tag()} {label} lang={Some(choice.tag())} checked={lang == choice} msg={Msg::SetLang(choice)} dispatch={dispatch.clone()} /> }
    };
    let motion = |still: bool, value: &'static str, label: &'static str| {
        html! { <One key={value} name="motion" {value} {label} checked={now.still == still} msg={set(Chosen { still, ..now })} dispatch={dispatch.clone()} /> }
    };
    let delete = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Open(Dialog::Kept(KeptDialog::DeleteAll))))
    };
    let footer = html! {
        <>
            <button type="button" class="button is-danger modal-note" onclick={delete}>{ text::delete_all(lang) }</button>
            <Close {lang} dispatch={dispatch.clone()} />
        </>
    };
    html! {
        <Modal {lang} title={html! { { text::settings(lang) } }} {footer} dispatch={dispatch.clone()} class="is-small">
            <fieldset class="choices is-row"><legend>{ text::language(lang) }</legend>{ language(Lang::Ja, "日本語") }{ language(Lang::En, "English") }</fieldset>
            <fieldset class="choices is-row"><legend>{ text::theme(lang) }</legend>
                { theme(Theme::Auto, "auto", text::as_system(lang)) }{ theme(Theme::Light, "light", text::light(lang)) }{ theme(Theme::Dark, "dark", text::dark(lang)) }
            </fieldset>
            <fieldset class="choices is-row"><legend>{ text::motion(lang) }</legend>
                { motion(false, "auto", text::as_system(lang)) }{ motion(true, "reduced", text::reduced(lang)) }
            </fieldset>
            <Switch name="keys" label={text::single_keys(lang)} hint={text::single_keys_hint(lang)} checked={now.keys}
                msg={set(Chosen { keys: !now.keys, ..now })} dispatch={dispatch.clone()} />
            <Switch name="patterns" label={text::patterns(lang)} hint={text::patterns_hint(lang)} checked={now.patterns}
                msg={set(Chosen { patterns: !now.patterns, ..now })} dispatch={dispatch.clone()} />
            <Switch name="keep" label={text::keep_boards(lang)} hint={text::keep_boards_hint(lang)} checked={now.keep}
                msg={set(Chosen { keep: !now.keep, ..now })} dispatch={dispatch.clone()} />
        </Modal>
    }
}

#[derive(PartialEq, Properties)]
pub struct CloseProps {
    pub lang: Lang,
    pub dispatch: Callback<Msg>,
}

/// The button of a dialog that has nothing to confirm.
#[component]
pub fn Close(props: &CloseProps) -> Html {
    let onclick = use_callback(props.dispatch.clone(), |_: MouseEvent, dispatch| dispatch.emit(Msg::CloseDialog));
    html! { <button type="button" class="button is-main" {onclick}>{ crate::text::dialogs::close(props.lang) }</button> }
}

/// Keys, and what they do.
type Keys = &'static [(&'static [&'static str], Words)];

/// A text in the page's language.
type Words = fn(Lang) -> &'static str;

/// Where they work, and the keys: design 7.5.
const KEYS: &[(Words, Keys)] = &[
    (
        text::in_everywhere,
        &[
            (&["Ctrl/⌘+Z"], text::key_undo),
            (&["Ctrl/⌘+Y", "Ctrl/⌘+Shift+Z"], text::key_redo),
            (&["Ctrl/⌘+S"], text::key_link),
            (&["F1", "?"], text::key_help),
            (&["l"], text::key_language),
            (&["t"], text::key_theme),
            (&["1–6"], text::key_presets),
        ],
    ),
    (
        text::in_tray,
        &[
            (&["↑", "↓"], text::key_cards),
            (&["Space"], text::key_lift),
            (&["Enter"], text::key_inspect),
            (&["Shift+F10"], text::key_card_menu),
            (&["F2"], text::key_rename),
            (&["Delete"], text::key_delete),
            (&["Shift+↑", "Shift+↓"], text::key_select_more),
            (&["Ctrl/⌘+A"], text::key_select_all),
        ],
    ),
    (
        text::in_lifted,
        &[
            (&["↑", "↓", "←", "→", "Tab"], text::key_targets),
            (&["Home", "End"], text::key_ends),
            (&["Enter", "Space"], text::key_drop),
            (&["Esc"], text::key_cancel),
        ],
    ),
    (
        text::in_board,
        &[
            (&["↑", "↓", "←", "→"], text::key_cells),
            (&["Enter", "Esc"], text::key_into),
            (&["Space"], text::key_lift_chip),
            (&["i"], text::key_inspect),
        ],
    ),
    (
        text::in_concurrency,
        &[(&["←", "→"], text::key_step), (&["PageUp", "PageDown"], text::key_double), (&["Home", "End"], text::key_limits)],
    ),
];

/// The list of keys.
#[component]
pub fn Shortcuts(props: &KeptProps) -> Html {
    let KeptProps { state, dispatch } = props.clone();
    let lang = state.ui.lang;
    let groups = KEYS.iter().enumerate().map(|(at, (place, keys))| {
        let rows = keys.iter().enumerate().map(|(at, (keys, what))| {
            let names = keys.iter().map(|name| html! { <kbd key={*name}>{ name }</kbd> });
            html! { <div key={at} class="key-row"><dt>{ for names }</dt><dd>{ what(lang) }</dd></div> }
        });
        html! { <section key={at} class="key-group"><h3>{ place(lang) }</h3><dl>{ for rows }</dl></section> }
    });
    html! {
        <Modal {lang} title={html! { { text::shortcuts(lang) } }} footer={html! { <Close {lang} dispatch={dispatch.clone()} /> }} {dispatch} class="is-wide">
            if !state.ui.keep.settings.keys { <p key="off" class="note">{ text::shortcuts_off(lang) }</p> }
            <div key="keys" class="key-groups">{ for groups }</div>
        </Modal>
    }
}
