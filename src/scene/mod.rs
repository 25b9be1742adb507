//! What the screen shows, as data: all arithmetic of the view, without a line of markup.

pub mod attach;
pub mod baseline;
pub mod board;
pub mod checks;
pub mod dock;
pub mod import;
pub mod inspector;
pub mod limits;
pub mod share;
pub mod sizing;
pub mod source;
pub mod sources;
pub mod strip;
pub mod tray;
pub mod waffle;
pub mod why;
pub mod window;
pub mod words;
