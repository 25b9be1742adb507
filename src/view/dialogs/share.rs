//! Share: the board's link, what it includes, its QR code, and its file.

use super::super::Props;
use super::modal::{Cancel, Modal};
use crate::scene::share::{Code, share};
use crate::state::{Msg, ShareOptions, theme_word};
use crate::text::{Lang, N, link as text};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ShareProps {
    pub options: ShareOptions,
    pub page: Props,
}

#[derive(PartialEq, Properties)]
struct ChoiceProps {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    on: bool,
    #[prop_or_default]
    off_limits: bool,
    next: ShareOptions,
    dispatch: Callback<Msg>,
}

/// One thing that may travel with the board.
#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let onchange = {
        let (dispatch, next) = (props.dispatch.clone(), props.next);
        Callback::from(move |_: Event| dispatch.emit(Msg::ShareWith(next)))
    };
    html! {
        <label class="share-choice">
            <input type="checkbox" name={props.name} checked={props.on} disabled={props.off_limits} {onchange} />
            <span>{ props.label }<small>{ props.hint }</small></span>
        </label>
    }
}

/// The file input that every part of the page shares: what is chosen is read by the platform.
fn open_file(lang: Lang) -> Html {
    html! {
        <label class="button share-open">{ text::open_file(lang) }
            <input type="file" class="vh" accept=".json,application/json" data-import="files" />
        </label>
    }
}

/// The dialog.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let Props { state, dispatch, .. } = &props.page;
    let (lang, options) = (state.ui.lang, props.options);
    let large = use_state_eq(|| false);
    let toggle = {
        let large = large.clone();
        Callback::from(move |_: MouseEvent| large.set(!*large))
    };
    let shown = share(state, options);
    let fixed = theme_word(state.ui.theme).is_some();
    let too_large = shown.link.is_err();
    let footer = html! {
        <>
            <span class="modal-note">{ text::large_note(lang) }</span>
            { open_file(lang) }
            <button type="button" class={classes!("button", too_large.then_some("is-main"))} data-share="save">{ text::save_file(lang) }</button>
            if state.ui.links.can_share && !too_large {
                <button type="button" class="button" data-share="with">{ text::share_with(lang) }</button>
            }
            <Cancel {lang} label={text::close(lang)} dispatch={dispatch.clone()} />
        </>
    };
    let code = match &shown.code {
        Code::Coming => html! { <p class="hint" role="status">{ text::qr_drawing(lang) }</p> },
        Code::Without => html! { <p class="hint">{ text::qr_long(lang) }</p> },
        Code::Drawn(size, path) => html! {
            <>
                <svg class="qr" role="img" aria-label={text::qr_name(lang)} viewBox={format!("0 0 {size} {size}")} shape-rendering="crispEdges">
                    <rect class="qr-light" width={size.to_string()} height={size.to_string()} /><path class="qr-dark" d={path.clone()} />
                </svg>
                <p class="hint">{ text::qr_hint(lang) }</p>
                <button type="button" class="button" aria-pressed={large.to_string()} onclick={toggle}>
                    { if *large { text::qr_small(lang) } else { text::qr_large(lang) } }
                </button>
            </>
        },
    };
    let body = match &shown.link {
        Err(error) => html! { <p class="share-warning" role="alert">{ text::error(lang, error) }</p> },
        Ok(link) => html! {
            <div class={classes!("share-parts", large.then_some("is-large"))}>
                <div class="share-main">
                    <div class="labelled">
                        <label for="share-link">{ text::link_label(lang) }</label>
                        <div class="share-line">
                            <input id="share-link" class="field mono-field" type="text" readonly=true value={AttrValue::from(link.clone())} />
                            <button type="button" class="button is-main" autofocus=true data-copy={AttrValue::from(link.clone())} data-link="">{ text::copy(lang) }</button>
                        </div>
                        <div class="share-length"><span>{ text::characters(lang, N(shown.characters)) }</span>
                            <span>{ if shown.long { "" } else { text::safe(lang) } }</span></div>
                        <svg class="share-bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="share-bar-all" width="1000" height="8" /><rect class="share-bar-used" width={shown.fill.to_string()} height="8" />
                        </svg>
                        if shown.long { <p class="share-warning">{ text::unsafe_length(lang) }</p> }
                    </div>
                    <fieldset class="choices">
                        <legend>{ text::include(lang) }</legend>
                        <div class="share-choices">
                            <Choice name="share-lang" label={text::include_lang(lang)} hint={text::include_lang_hint(lang)} on={options.lang}
                                next={ShareOptions { lang: !options.lang, ..options }} dispatch={dispatch.clone()} />
                            <Choice name="share-theme" label={text::include_theme(lang)}
                                hint={if fixed { text::include_theme_hint(lang) } else { text::include_theme_auto(lang) }}
                                on={options.theme && fixed} off_limits={!fixed}
                                next={ShareOptions { theme: !options.theme, ..options }} dispatch={dispatch.clone()} />
                        </div>
                    </fieldset>
                </div>
                <div class="share-code">{ code }</div>
            </div>
        },
    };
    html! {
        <Modal {lang} title={html! { { text::share(lang) } }} dispatch={dispatch.clone()} class="is-share" {footer}>
            <p class="share-lock"><b>{ text::not_sent(lang) }</b>{ " " }{ text::not_sent_detail(lang) }</p>
            { body }
        </Modal>
    }
}
