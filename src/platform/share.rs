//! The address of the page: boards that come in by it. And links, QR codes and files that go out.

use super::files::{copy, on, target};
use super::{Store, worker};
use crate::link::{self, file::Answer};
use crate::model::Board;
use crate::scene;
use crate::state::{AppState, BadLink, Coming, Dialog, LinkFault, Msg, Qr, ShareOptions, Theme, update};
use crate::text::Lang;
use gloo::events::EventListener;
use gloo::utils::{document, window};
use js_sys::{Array, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, ShareData, Url};

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The page's address without a fragment.
fn page() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split_once('#').map_or(href.clone(), |(page, _)| page.to_owned())
}

/// Whether the address holds a board that the worker reads.
pub(super) fn is_coming() -> bool {
    link::parts(&hash()).is_json()
}

/// Shows another fragment; the browser's history has no new entry and nobody is told.
fn show(fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("{}{fragment}", page())));
    }
}

fn refused(raw: &str, fault: LinkFault) -> Msg {
    Msg::LinkRefused(Rc::new(BadLink { raw: raw.into(), fault }))
}

fn opened(hash: &str) -> Msg {
    match link::open(link::parts(hash).payload) {
        Ok(board) => Msg::LinkOpened(Rc::new(board)),
        Err(error) => refused(hash, LinkFault::Link(error)),
    }
}

/// The state to start from, with what the address says.
pub(super) fn start(mut state: AppState) -> AppState {
    state.ui.links.page = page().into();
    state.ui.links.can_share = Reflect::has(window().navigator().as_ref(), &"share".into()).unwrap_or(false);
    let hash = hash();
    let parts = link::parts(&hash);
    if parts.is_json() {
        state.ui.coming = Coming::Board;
    } else if parts.is_board() {
        state = AppState::clone(&update(&Rc::new(state), opened(&hash)));
        // What the page opens with is not said: it is read from the top.
        state.ui.speech = Default::default();
    }
    state
}

/// A board in the JSON form: the worker reads it, and the address gets the short form.
fn open_json(store: &Rc<Store>, hash: String) {
    let name = crate::text::link::link_label(store.state().ui.lang);
    let store = Rc::clone(store);
    worker::read_link(link::parts(&hash.clone()).payload, name, move |answer| {
        store.dispatch(match answer {
            None => refused(&hash, LinkFault::Worker),
            Some(Err(error)) => refused(&hash, LinkFault::Link(error)),
            Some(Ok(Answer::Imported(imported))) => match imported.problems.into_iter().next() {
                Some(problem) => refused(&hash, LinkFault::Json(problem)),
                None => refused(&hash, LinkFault::Worker),
            },
            Some(Ok(Answer::Board { payload, .. })) => {
                let msg = opened(&payload);
                if matches!(msg, Msg::LinkOpened(_)) {
                    let options = hash.split_once('&').map(|(_, options)| format!("&{options}")).unwrap_or_default();
                    show(&format!("#{payload}{options}"));
                }
                msg
            }
        });
    });
}

/// Another fragment was typed, pasted or gone back to.
fn changed(store: &Rc<Store>) {
    let hash = hash();
    let parts = link::parts(&hash);
    if !parts.is_board() {
        return;
    }
    if let Some(lang) = parts.lang.and_then(|tag| Lang::ALL.into_iter().find(|lang| lang.tag() == tag)) {
        store.dispatch(Msg::SetLang(lang));
    }
    match parts.theme {
        Some("light") => store.dispatch(Msg::SetTheme(Theme::Light)),
        Some("dark") => store.dispatch(Msg::SetTheme(Theme::Dark)),
        _ => {}
    }
    if parts.is_json() { open_json(store, hash) } else { store.dispatch(opened(&hash)) }
}

/// Copies the board's link; where there is none, the dialog says why.
pub(super) fn copy_link(store: &Rc<Store>) {
    let state = store.state();
    let options = match &state.ui.dialog {
        Some(Dialog::Share(options)) => *options,
        _ => ShareOptions::default(),
    };
    match state.link(options) {
        Ok(link) => copy(store, &link, Msg::LinkCopied),
        Err(_) => store.dispatch(Msg::Open(Dialog::Share(options))),
    }
}

/// Hands the link to another app. That the user thinks better of it is no fault.
fn share_with(state: &AppState) {
    let Some(Dialog::Share(options)) = &state.ui.dialog else { return };
    let Ok(link) = state.link(*options) else { return };
    let data = ShareData::new();
    data.set_title(&scene::share::title(state));
    data.set_url(&link);
    let shared = window().navigator().share_with_data(&data);
    spawn_local(async move {
        let _ = JsFuture::from(shared).await;
    });
}

/// Offers a text as a download.
fn download(name: &str, text: &str) -> Option<()> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let anchor: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // Firefox reads the blob a little after the click.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}

fn save(store: &Rc<Store>) {
    let state = store.state();
    let name = scene::share::file_name(&state);
    let store = Rc::clone(store);
    worker::board_file(&link::encode(state.board()), move |text| {
        if text.and_then(|text| download(&name, &text)).is_none() {
            store.dispatch(Msg::SaveFailed);
        }
    });
}

pub(super) fn listen(store: &Rc<Store>) {
    let s = Rc::clone(store);
    EventListener::new(&window(), "hashchange", move |_: &Event| changed(&s)).forget();
    let s = Rc::clone(store);
    on("click", move |event| {
        let Some(button) = target(event, "[data-share]") else { return };
        match button.get_attribute("data-share").as_deref() {
            Some("with") => share_with(&s.state()),
            Some("save") => save(&s),
            _ => {}
        }
    });
    // The board that the address says: once it is edited, the address would bring the old one back.
    let shown: RefCell<Option<Rc<Board>>> = RefCell::new(None);
    if link::parts(&hash()).is_board() {
        *shown.borrow_mut() = Some(Rc::clone(store.state().history.present()));
    }
    let asked: RefCell<Rc<str>> = RefCell::new("".into());
    let weak = Rc::downgrade(store);
    store.on_change(move |before, after| {
        let board = after.history.present();
        if !Rc::ptr_eq(before.history.present(), board) {
            let edited = shown.borrow().as_ref().is_some_and(|shown| !Rc::ptr_eq(shown, board));
            let fragment = hash();
            let of_board = link::parts(&fragment).is_board();
            let is_its_own = of_board && link::open(link::parts(&fragment).payload).is_ok_and(|known| known == **board);
            if is_its_own {
                *shown.borrow_mut() = Some(Rc::clone(board));
            } else if edited || (of_board && after.ui.coming == Coming::Nothing) {
                *shown.borrow_mut() = None;
                if of_board {
                    show("");
                }
            }
        }
        let Some(Dialog::Share(options)) = &after.ui.dialog else { return };
        let (Ok(text), Some(store)) = (after.link(*options), weak.upgrade()) else { return };
        if *text == **asked.borrow() {
            return;
        }
        let text: Rc<str> = text.into();
        *asked.borrow_mut() = Rc::clone(&text);
        worker::qr_code(&Rc::clone(&text), move |modules| store.dispatch(Msg::QrDrawn(Rc::new(Qr { text, modules }))));
    });
    if is_coming() {
        open_json(store, hash());
    }
}
