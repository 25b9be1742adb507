//! The share link's payload: one codec for the page and the command line. Also the form in which
//! boards are kept in the browser.

use crate::model::Board;

/// Why a text is no board. The texts are in `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// Neither `#v1.` nor anything else this project ever made.
    Foreign,
}

/// The payload of a board: `v1.` and base64url, canonical.
pub fn encode(_board: &Board) -> String {
    String::new()
}

/// The board of a payload (`v1.…`, with or without a leading `#`).
///
/// # Errors
/// The text is cut, foreign, newer, too long or contradicts AWS's bounds.
pub fn decode(_text: &str) -> Result<Board, LinkError> {
    Err(LinkError::Foreign)
}
