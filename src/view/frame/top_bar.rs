//! The top bar.

use super::Props;
use crate::scene::words;
use crate::state::{AdviceMsg, AppState, Dialog, ImportState, Inspected, KeptDialog, Msg, ShareOptions, SizingForm, Theme};
use crate::text::{Lang, advice, inspector, keep, link, rules, ui, why};
use crate::view::parts::{Entry, Icon, Menu, Shape};
use std::rc::Rc;
use yew::prelude::*;

fn next_theme(theme: Theme) -> Theme {
    match theme {
        Theme::Auto => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Auto,
    }
}

fn title(state: &AppState) -> String {
    let topology = state.topology();
    let (functions, subnets, sets) = (topology.functions.len(), topology.subnets.len(), topology.sets.len());
    words::title(state.ui.lang, &state.board().title, functions as u64, subnets as u64, sets as u64)
}

const fn kept(dialog: KeptDialog) -> Msg {
    Msg::Open(Dialog::Kept(dialog))
}

const SHARE: Msg = Msg::Open(Dialog::Share(ShareOptions { lang: false, theme: false }));
const IMPORT: Msg = Msg::Open(Dialog::Import(ImportState::Waiting));

/// The bar at the head: the board's title and menu, undo and redo, import, language and theme.
#[component]
pub fn TopBar(props: &Props) -> Html {
    let Props { state, dispatch, .. } = props;
    let lang = state.ui.lang;
    let (can_undo, can_redo) = (state.history.can_undo(), state.history.can_redo());
    let more = use_state_eq(|| false);
    let on_more = use_callback((), {
        let more = more.setter();
        move |open: bool, _| more.set(open)
    });
    let on_scenario = use_callback(dispatch.clone(), |open: bool, dispatch| dispatch.emit(Msg::ScenarioMenu(open)));
    let import = use_callback(dispatch.clone(), |_: MouseEvent, dispatch| dispatch.emit(IMPORT));
    let share = use_callback(dispatch.clone(), |_: MouseEvent, dispatch| dispatch.emit(SHARE));
    let undo = use_callback(dispatch.clone(), |_: MouseEvent, dispatch| dispatch.emit(Msg::Undo));
    let redo = use_callback(dispatch.clone(), |_: MouseEvent, dispatch| dispatch.emit(Msg::Redo));
    let theme = use_callback((dispatch.clone(), state.ui.theme), |_: MouseEvent, (dispatch, theme)| {
        dispatch.emit(Msg::SetTheme(next_theme(*theme)));
    });
    let scenarios: Rc<[Entry]> = Rc::from([
        Entry::new(ui::article_item(lang), Msg::LoadArticle),
        Entry::new(ui::empty_item(lang), Msg::LoadEmpty),
        Entry::new(ui::import_item(lang), IMPORT),
        Entry::new(ui::sizing_item(lang), Msg::Open(Dialog::Sizing(SizingForm::default()))),
        Entry::new(inspector::vpc_item(lang), Msg::Inspect(state.topology().vpcs.get(0).map(|vpc| Inspected::Vpc(vpc.key))))
            .enabled(!state.topology().vpcs.is_empty()),
        Entry::new(inspector::assumptions_item(lang), Msg::Inspect(Some(Inspected::Assumptions))),
        Entry::new(advice::item(lang), Msg::Inspect(Some(Inspected::Checks))),
        match state.ui.advice.baseline {
            None => Entry::new(advice::pin(lang), Msg::Advice(AdviceMsg::Pin)),
            Some(_) => Entry::new(advice::unpin_item(lang), Msg::Advice(AdviceMsg::Unpin)),
        },
        Entry::link(why::rules_page(lang), format!("./{}", rules::file(lang))),
        Entry::new(keep::save_as_item(lang), kept(KeptDialog::SaveAs)),
        Entry::new(keep::boards_item(lang), kept(KeptDialog::Boards)),
        Entry::new(keep::settings_item(lang), kept(KeptDialog::Settings)),
        Entry::new(keep::shortcuts_item(lang), kept(KeptDialog::Shortcuts)),
    ]);
    let others: Rc<[Entry]> = Rc::from([
        Entry::new(ui::undo(lang), Msg::Undo).enabled(can_undo),
        Entry::new(ui::redo(lang), Msg::Redo).enabled(can_redo),
        Entry::new(ui::import(lang), IMPORT),
        Entry::new(words::theme(lang, state.ui.theme), Msg::SetTheme(next_theme(state.ui.theme))),
        Entry::new(keep::settings_item(lang), kept(KeptDialog::Settings)),
        Entry::new(keep::shortcuts_item(lang), kept(KeptDialog::Shortcuts)),
    ]);
    let off = |can: bool| (!can).then_some("true");
    html! {
        <>
            <nav class="skips" aria-label={ui::skips(lang)}>
                <a class="skip" href="#board">{ ui::skip_board(lang) }</a>
                <a class="skip" href="#tray">{ ui::skip_functions(lang) }</a>
                <a class="skip" href="#dock">{ ui::skip_controls(lang) }</a>
            </nav>
            <header class="top">
                <div class="logo">
                    <svg class="logo-mark" width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
                        <path class="fill-before" d="M2 3h2q1 0 1 1v2q0 1-1 1H2q-1 0-1-1V4q0-1 1-1zm5.5 0h2q1 0 1 1v2q0 1-1 1h-2q-1 0-1-1V4q0-1 1-1zM2 8.5h2q1 0 1 1v2q0 1-1 1H2q-1 0-1-1v-2q0-1 1-1zm5.5 0h2q1 0 1 1v2q0 1-1 1h-2q-1 0-1-1v-2q0-1 1-1zM2 14h2q1 0 1 1v2q0 1-1 1H2q-1 0-1-1v-2q0-1 1-1zm5.5 0h2q1 0 1 1v2q0 1-1 1h-2q-1 0-1-1v-2q0-1 1-1zM2 19.5h2q1 0 1 1v2q0 1-1 1H2q-1 0-1-1v-2q0-1 1-1zm5.5 0h2q1 0 1 1v2q0 1-1 1h-2q-1 0-1-1v-2q0-1 1-1z" />
                        <rect class="fill-now" x="14.5" y="3" width="10" height="20.5" rx="2.5" />
                    </svg>
                    <span class="logo-name">{ ui::product(lang) }</span>
                </div>
                <h1 class="title">
                    <Menu name={ui::scenario_menu(lang)} class="title-button" open={state.ui.scenario_menu}
                        on_open={on_scenario} entries={scenarios} dispatch={dispatch.clone()}>
                        <span class="title-text">{ title(state) }</span>
                        <Icon shape={Shape::Down} />
                    </Menu>
                </h1>
                <div class="top-space"></div>
                <button type="button" class="tool is-wide" aria-label={ui::undo(lang)} title={ui::undo(lang)}
                    aria-disabled={off(can_undo)} onclick={undo}><Icon shape={Shape::Undo} /></button>
                <button type="button" class="tool is-wide" aria-label={ui::redo(lang)} title={ui::redo(lang)}
                    aria-disabled={off(can_redo)} onclick={redo}><Icon shape={Shape::Redo} /></button>
                <button type="button" class="tool is-wide" onclick={import}>{ ui::import(lang) }</button>
                <button type="button" class="tool is-main" aria-haspopup="dialog" onclick={share}>{ link::share(lang) }</button>
                <div class="seg" role="group" aria-label={ui::language(lang)}>
                    { for Lang::ALL.map(|choice| html! {
                        <LangButton key={choice.tag()} {choice} current={lang} dispatch={dispatch.clone()} />
                    }) }
                </div>
                <button type="button" class="tool is-wide" aria-label={words::theme(lang, state.ui.theme)}
                    title={words::theme(lang, state.ui.theme)} onclick={theme}><Icon shape={Shape::Theme} /></button>
                <div class="is-narrow">
                    <Menu name={ui::more(lang)} label={ui::more(lang)} class="tool" open={*more} on_open={on_more}
                        entries={others} dispatch={dispatch.clone()}><Icon shape={Shape::More} /></Menu>
                </div>
            </header>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct LangButtonProps {
    choice: Lang,
    current: Lang,
    dispatch: Callback<Msg>,
}

/// One language of the switch, written in itself.
#[component]
fn LangButton(props: &LangButtonProps) -> Html {
    let onclick = use_callback((props.choice, props.dispatch.clone()), |_: MouseEvent, (choice, dispatch)| {
        dispatch.emit(Msg::SetLang(*choice));
    });
    let name = match props.choice {
        Lang::Ja => "日本語",
        Lang::En => "EN",
    };
    html! {
        <button type="button" lang={props.choice.tag()} aria-pressed={(props.choice == props.current).to_string()} {onclick}>
            { name }
        </button>
    }
}
