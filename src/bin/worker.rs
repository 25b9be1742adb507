//! The worker's wasm module: imports and other heavy work, away from the page's thread.

use eni_lens::import::SourceFile;
use eni_lens::link::file;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads `files`, a list of `[name, ArrayBuffer]`, and answers the bytes of an `Answer`.
#[wasm_bindgen]
pub fn read_files(files: &Array) -> Result<Vec<u8>, String> {
    let sources: Vec<SourceFile> = files
        .iter()
        .map(|file| {
            let pair: Array = file.unchecked_into();
            SourceFile { name: pair.get(0).as_string().unwrap_or_default(), bytes: Uint8Array::new(&pair.get(1)).to_vec() }
        })
        .collect();
    postcard::to_allocvec(&file::answer(&sources)).map_err(|error| error.to_string())
}

/// Reads a `json.…` fragment and answers the bytes of a `Result<Answer, LinkError>`.
#[wasm_bindgen]
pub fn read_link(payload: &str, name: &str) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(&file::answer_link(payload, name)).map_err(|error| error.to_string())
}

/// The JSON text of a payload; nothing when it is no board.
#[wasm_bindgen]
pub fn board_file(payload: &str) -> Option<String> {
    file::json_of(payload).ok()
}

/// The squares of a QR code row by row, 1 for a dark one; nothing when the text is too long.
#[wasm_bindgen]
pub fn qr_code(text: &str) -> Option<Vec<u8>> {
    let code = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Low).ok()?;
    let size = code.size();
    Some((0..size).flat_map(|y| (0..size).map(move |x| (x, y))).map(|(x, y)| u8::from(code.get_module(x, y))).collect())
}

fn main() {}
