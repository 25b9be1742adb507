//! The share link's payload: one codec for the page and the command line. Also the form in which
//! boards are kept in the browser. The layout is in `docs/board-format.md`.

mod base64;
mod bytes;
pub mod file;
mod sections;
mod v1;

use crate::model::Board;
use crate::network::NetworkError;

/// Characters of a payload that travels in a link, at most.
pub const LINK_MAX: usize = 32_768;
/// From so many characters of a whole link on, chat tools may cut it.
pub const LINK_SAFE: usize = 2_000;
/// Bytes of memory that a link may make, at most.
const LINK_MEMORY: usize = 1 << 20;
/// Bytes of memory that a stored board may make, at most: far over 100,000 versions.
const STORED_MEMORY: usize = 256 << 20;

/// Why a text is no board. The texts are in `text::link`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum LinkError {
    /// Nothing is there.
    Empty,
    /// The end is missing.
    Cut,
    /// Neither `#v1.` nor anything else this project ever made.
    Foreign,
    /// A newer version of this project made it.
    Newer,
    /// More characters than a link carries; how many its payload has.
    TooLong {
        /// Characters of the payload.
        characters: usize,
    },
    /// It would make more memory than a link may.
    TooBig,
    /// The checksum does not hold, or it is not in the one form a board has.
    Damaged,
    /// Well-formed, but what it says is forbidden.
    Invalid(NetworkError),
}

impl From<NetworkError> for LinkError {
    fn from(error: NetworkError) -> Self {
        Self::Invalid(error)
    }
}

/// The payload of a board: `v1.` and base64url, canonical. Of any length: for keeping.
pub fn encode(board: &Board) -> String {
    format!("v1.{}", base64::encode(&v1::encode(board)))
}

/// What stands after `#` in a board's link.
///
/// # Errors
/// The board is too large for a link.
pub fn fragment(board: &Board) -> Result<String, LinkError> {
    let text = encode(board);
    let characters = text.len() - 3;
    if characters > LINK_MAX {
        return Err(LinkError::TooLong { characters });
    }
    // What a link makes is bounded too: nobody gets a link that does not open.
    read(&text, LINK_MEMORY).map_err(|_| LinkError::TooLong { characters })?;
    Ok(text)
}

/// The board of a payload that was kept (`v1.…`), of any length.
///
/// # Errors
/// The text is cut, foreign, newer, damaged or contradicts AWS's bounds.
pub fn decode(text: &str) -> Result<Board, LinkError> {
    read(text, STORED_MEMORY)
}

/// The board of a link's payload (`v1.…`, with or without a leading `#`), bounded as a link is.
///
/// # Errors
/// As [`decode`], and too long.
pub fn open(text: &str) -> Result<Board, LinkError> {
    let characters = text.trim().trim_start_matches('#').len().saturating_sub(3);
    if characters > LINK_MAX {
        return Err(LinkError::TooLong { characters });
    }
    read(text, LINK_MEMORY)
}

fn read(text: &str, memory: usize) -> Result<Board, LinkError> {
    let text = text.trim();
    let text = text.strip_prefix('#').unwrap_or(text);
    if text.is_empty() {
        return Err(LinkError::Empty);
    }
    let (version, payload) = text.split_once('.').ok_or(if text == "v1" { LinkError::Cut } else { LinkError::Foreign })?;
    match version.strip_prefix('v') {
        Some("1") => {}
        Some(number) if !number.starts_with('0') && number.parse::<u32>().is_ok() => return Err(LinkError::Newer),
        _ => return Err(LinkError::Foreign),
    }
    let (bytes, whole) = base64::decode(payload).ok_or(LinkError::Damaged)?;
    let board = v1::decode(&bytes, memory)?;
    // One board, one text: what would be written otherwise is refused.
    if !whole || v1::encode(&board) != bytes {
        return Err(LinkError::Damaged);
    }
    Ok(board)
}

/// A fragment in its parts: `v1.…&lang=ja&theme=dark`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts<'a> {
    /// `v1.…`, `json.…` or whatever stands first.
    pub payload: &'a str,
    /// The language asked for.
    pub lang: Option<&'a str>,
    /// The theme asked for.
    pub theme: Option<&'a str>,
}

/// The parts of a fragment, with or without a leading `#`. Options nobody knows are left out.
pub fn parts(fragment: &str) -> Parts<'_> {
    let text = fragment.trim();
    let mut words = text.strip_prefix('#').unwrap_or(text).split('&');
    let mut parts = Parts { payload: words.next().unwrap_or_default(), ..Parts::default() };
    for (name, value) in words.filter_map(|word| word.split_once('=')) {
        match name {
            "lang" => parts.lang = Some(value),
            "theme" => parts.theme = Some(value),
            _ => {}
        }
    }
    parts
}

impl Parts<'_> {
    /// Whether it claims to be a board: an anchor of the page does not.
    pub fn is_board(&self) -> bool {
        let version = self.payload.split_once('.').map_or(self.payload, |(version, _)| version);
        let digits = version.strip_prefix('v').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        self.is_json() || (digits && version.len() > 1)
    }

    /// Whether it is a board as JSON, for programs without this codec.
    pub fn is_json(&self) -> bool {
        self.payload == "json" || self.payload.starts_with("json.")
    }
}

/// The JSON text of a `json.…` payload.
///
/// # Errors
/// Foreign, cut, too long, not base64url or not UTF-8.
pub fn json_text(payload: &str) -> Result<String, LinkError> {
    let text = payload.strip_prefix("json.").ok_or(LinkError::Foreign)?;
    if text.len() > LINK_MAX {
        return Err(LinkError::TooLong { characters: text.len() });
    }
    if text.is_empty() {
        return Err(LinkError::Cut);
    }
    // Other programs may pad; nothing depends on one form here.
    let (bytes, _) = base64::decode(text.trim_end_matches('=')).ok_or(LinkError::Damaged)?;
    String::from_utf8(bytes).map_err(|_| LinkError::Damaged)
}
