//! From bytes to JSON documents, and from byte offsets to lines and columns.

use super::{Place, ProblemKind, SourceFile};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Brackets within brackets, at most. AWS's own output stays under 12.
pub(crate) const DEPTH: usize = 100;

/// Where something stands: a file by its place in the drop, a byte in its decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    pub(crate) file: usize,
    pub(crate) byte: usize,
}

/// The text of a file: UTF-8 with or without a mark, or UTF-16 (Windows PowerShell's `>`).
/// The error is the byte at which it stops being text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, odd) = rest.as_chunks::<2>();
        if !odd.is_empty() {
            return Err(rest.len());
        }
        char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<String, _>>().map(Cow::Owned).map_err(|_| 0)
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).map(Cow::Borrowed).map_err(|e| e.valid_up_to()),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        // JSON starts with an ASCII character: a zero beside it tells UTF-16 without a mark.
        [first, 0, ..] if *first != 0 => wide(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => wide(bytes, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|e| e.valid_up_to()),
    }
}

/// As [`decode`], for other rooms.
pub(crate) fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    decode(bytes)
}

/// The JSON documents of a text, one after the other.
pub(crate) fn documents(text: &str) -> Result<Vec<&RawValue>, (ProblemKind, usize)> {
    if text.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\0').is_empty() {
        return Err((ProblemKind::Empty, 0));
    }
    if let Some(at) = super::json::too_deep(text, DEPTH) {
        return Err((ProblemKind::TooDeep, at));
    }
    serde_json::Deserializer::from_str(text).into_iter::<&RawValue>().collect::<Result<Vec<_>, _>>().map_err(|error| {
        let kind = if error.is_eof() { ProblemKind::CutOff } else { ProblemKind::NotJson(words(&error)) };
        (kind, offset(text, error.line(), error.column()))
    })
}

/// The parser's words without its place, which is given on its own.
fn words(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.split_once(" at line ").map_or(words.clone(), |(words, _)| words.to_owned())
}

/// The byte of a line (from 1) and a column in bytes (from 1, 0: before the first).
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = match line.saturating_sub(2) {
        _ if line < 2 => 0,
        skip => text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').nth(skip).map_or(0, |(at, _)| at + 1),
    };
    start.saturating_add(column.saturating_sub(1)).min(text.len())
}

/// Where `part` starts within `whole`, of which it is a slice.
pub(crate) fn offset_of(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

/// Lines and columns of many places, in one walk over each text.
pub(crate) fn places(files: &[SourceFile], texts: &[Cow<'_, str>], wanted: BTreeSet<At>) -> Vec<(At, Place)> {
    let mut found = Vec::with_capacity(wanted.len());
    let mut current = usize::MAX;
    let mut walk: Option<std::iter::Peekable<std::str::CharIndices<'_>>> = None;
    let (mut line, mut column) = (1u64, 1u64);
    for at in wanted {
        if at.file != current {
            current = at.file;
            (line, column) = (1, 1);
            walk = texts.get(at.file).map(|text| text.char_indices().peekable());
        }
        if let Some(walk) = &mut walk {
            while let Some((_, char)) = walk.next_if(|(byte, _)| *byte < at.byte) {
                if char == '\n' {
                    line += 1;
                    column = 1;
                } else {
                    column += 1;
                }
            }
        }
        let file = files.get(at.file).map(|file| file.name.clone()).unwrap_or_default();
        found.push((at, Place { file, line, column }));
    }
    found
}
