//! Asks the worker what is too heavy for the page: files, JSON, QR codes. The JavaScript side is `host.js`.

use crate::link::LinkError;
use crate::link::file::Answer;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

// Each calls `done` once: with the answer, or with nothing when there is none or the worker failed.
#[wasm_bindgen(module = "/src/platform/host.js")]
extern "C" {
    #[wasm_bindgen(js_name = readFiles)]
    fn ask_for_files(files: &Array, done: &JsValue);
    #[wasm_bindgen(js_name = readLink)]
    fn ask_for_link(payload: &str, name: &str, done: &JsValue);
    #[wasm_bindgen(js_name = boardFile)]
    fn ask_for_board_file(payload: &str, done: &JsValue);
    #[wasm_bindgen(js_name = qrCode)]
    fn ask_for_qr_code(text: &str, done: &JsValue);
}

fn once(done: impl FnOnce(JsValue) + 'static) -> JsValue {
    Closure::once_into_js(done)
}

fn bytes(answer: &JsValue) -> Option<Vec<u8>> {
    answer.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// Lets the worker read `files` (name and content; the buffers are moved away) and calls `done`
/// once. The worker starts with the first question and stays.
pub fn read_files(files: Vec<(String, ArrayBuffer)>, done: impl FnOnce(Result<Answer, ()>) + 'static) {
    let list: Array = files.into_iter().map(|(name, bytes)| Array::of2(&name.into(), &bytes)).collect();
    ask_for_files(&list, &once(move |answer| done(bytes(&answer).and_then(|bytes| postcard::from_bytes(&bytes).ok()).ok_or(()))));
}

/// Lets the worker read a `json.…` fragment; `name` is what its places name.
pub fn read_link(payload: &str, name: &str, done: impl FnOnce(Option<Result<Answer, LinkError>>) + 'static) {
    let done = once(move |answer| done(bytes(&answer).and_then(|bytes| postcard::from_bytes(&bytes).ok())));
    ask_for_link(payload, name, &done);
}

/// The JSON text of a board's payload.
pub fn board_file(payload: &str, done: impl FnOnce(Option<String>) + 'static) {
    ask_for_board_file(payload, &once(move |answer| done(answer.as_string())));
}

/// The squares of a text's QR code; `None`: the text is too long for one, or the worker failed.
pub fn qr_code(text: &str, done: impl FnOnce(Option<Rc<[u8]>>) + 'static) {
    ask_for_qr_code(text, &once(move |answer| done(bytes(&answer).map(Into::into))));
}
