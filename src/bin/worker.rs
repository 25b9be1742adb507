//! The worker's wasm module: imports and other heavy work, away from the page's thread.

use eni_lens::import::{SourceFile, import};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads `files`, a list of `[name, ArrayBuffer]`, and answers the bytes of an `Imported`.
#[wasm_bindgen]
pub fn import_files(files: &Array) -> Result<Vec<u8>, String> {
    let sources: Vec<SourceFile> = files
        .iter()
        .map(|file| {
            let pair: Array = file.unchecked_into();
            SourceFile { name: pair.get(0).as_string().unwrap_or_default(), bytes: Uint8Array::new(&pair.get(1)).to_vec() }
        })
        .collect();
    postcard::to_allocvec(&import(&sources)).map_err(|error| error.to_string())
}

fn main() {}
