//! Files and texts that come in from anywhere on the page, and texts that go to the clipboard.

use super::{Store, worker};
use crate::link::{self, file::Answer};
use crate::state::{Dialog, ImportState, Msg};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use js_sys::{ArrayBuffer, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, ClipboardEvent, DragEvent, Element, Event, File, FileList, HtmlInputElement, HtmlTextAreaElement};

/// Bytes of one file that are read at the most: one more than allowed, so that the importer sees
/// that it is too large without all of it being in memory.
const READ_AT_MOST: f64 = 256.0 * 1024.0 * 1024.0 + 1.0;

pub(super) fn on(name: &'static str, handler: impl FnMut(&Event) + 'static) {
    EventListener::new_with_options(&document(), name, EventListenerOptions::enable_prevent_default(), handler).forget();
}

fn list(files: Option<FileList>) -> Vec<File> {
    files.map_or_else(Vec::new, |files| (0..files.length()).filter_map(|at| files.get(at)).collect())
}

async fn bytes(file: &File) -> Option<ArrayBuffer> {
    let blob: Blob =
        if file.size() > READ_AT_MOST { file.slice_with_f64_and_f64(0.0, READ_AT_MOST).ok()? } else { file.clone().into() };
    JsFuture::from(blob.array_buffer()).await.ok()?.dyn_into().ok()
}

fn hand_over(store: &Rc<Store>, sources: Vec<(String, ArrayBuffer)>) {
    let store = Rc::clone(store);
    worker::read_files(sources, move |answer| {
        // A dialog closed meanwhile means that the user gave up.
        if !matches!(store.state().ui.dialog, Some(Dialog::Import(ImportState::Reading(_)))) {
            return;
        }
        store.dispatch(match answer {
            Ok(Answer::Imported(imported)) => Msg::ImportRead(Rc::new(imported)),
            // The payload comes from the worker, which has just built it of that board.
            Ok(Answer::Board { payload, problems }) => match link::decode(&payload) {
                Ok(board) => Msg::FileOpened(Rc::new(board), problems.into()),
                Err(_) => Msg::ImportFailed,
            },
            Err(()) => Msg::ImportFailed,
        });
    });
}

fn read_files(store: &Rc<Store>, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    store.dispatch(Msg::ImportStarted(files.len() as u64));
    let store = Rc::clone(store);
    spawn_local(async move {
        let mut sources = Vec::new();
        for file in &files {
            match bytes(file).await {
                Some(buffer) => sources.push((file.name(), buffer)),
                None => return store.dispatch(Msg::ImportFailed),
            }
        }
        hand_over(&store, sources);
    });
}

fn read_text(store: &Rc<Store>, text: &str) {
    store.dispatch(Msg::ImportStarted(1));
    let buffer = Uint8Array::from(text.as_bytes()).buffer();
    let name = crate::text::ui::pasted(store.state().ui.lang);
    hand_over(store, vec![(name.to_owned(), buffer)]);
}

/// Puts a text on the clipboard and says whether that worked.
pub(super) fn copy(store: &Rc<Store>, text: &str, said: fn(bool) -> Msg) {
    let store = Rc::clone(store);
    let copied = window().navigator().clipboard().write_text(text);
    spawn_local(async move {
        let done = JsFuture::from(copied).await.is_ok();
        store.dispatch(said(done));
    });
}

pub(super) fn target(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

pub(super) fn listen(store: &Rc<Store>) {
    let s = Rc::clone(store);
    on("change", move |event| {
        if let Some(input) = target(event, "input[data-import=files]").and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        {
            read_files(&s, list(input.files()));
            input.set_value("");
        }
    });
    let s = Rc::clone(store);
    on("click", move |event| {
        if target(event, "[data-import=read]").is_some() {
            let area = document().query_selector("textarea[data-import=paste]").ok().flatten();
            if let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
                read_text(&s, &area.value());
            }
        } else if let Some(button) = target(event, "[data-copy]") {
            let is_link = button.has_attribute("data-link");
            copy(&s, &button.get_attribute("data-copy").unwrap_or_default(), if is_link { Msg::LinkCopied } else { Msg::Copied });
        }
    });
    let s = Rc::clone(store);
    on("paste", move |event| {
        let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
        let files = list(data.files());
        if !files.is_empty() {
            event.prevent_default();
            return read_files(&s, files);
        }
        let in_field = target(event, "input, textarea").is_some();
        let text = data.get_data("text/plain").unwrap_or_default();
        if !in_field && text.trim_start().starts_with(['{', '[']) {
            event.prevent_default();
            read_text(&s, &text);
        }
    });
    let carries_files = |event: &Event| {
        let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        data.is_some_and(|data| data.types().includes(&"Files".into(), 0))
    };
    on("dragover", move |event| {
        if carries_files(event) {
            event.prevent_default();
        }
    });
    let s = Rc::clone(store);
    on("drop", move |event| {
        if carries_files(event) {
            event.prevent_default();
            let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            read_files(&s, list(data.and_then(|data| data.files())));
        }
    });
}
