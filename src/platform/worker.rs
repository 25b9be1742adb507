//! Hands files to the worker and gets back what they say. The JavaScript side is `host.js`.

use crate::import::Imported;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(module = "/src/platform/host.js")]
extern "C" {
    /// Calls `done` once: with the answer's bytes, or with nothing when the worker failed.
    #[wasm_bindgen(js_name = importFiles)]
    fn import_in_worker(files: &Array, done: &JsValue);
}

/// Lets the worker read `files` (name and content; the buffers are moved away) and calls `done`
/// once. The worker starts with the first import and stays.
pub fn import_files(files: Vec<(String, ArrayBuffer)>, done: impl FnOnce(Result<Rc<Imported>, ()>) + 'static) {
    let list: Array = files.into_iter().map(|(name, bytes)| Array::of2(&name.into(), &bytes)).collect();
    let done = Closure::once_into_js(move |answer: JsValue| {
        let bytes = answer.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
        let imported = bytes.and_then(|bytes| postcard::from_bytes::<Imported>(&bytes).ok());
        done(imported.map(Rc::new).ok_or(()));
    });
    import_in_worker(&list, &done);
}
