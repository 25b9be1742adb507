//! The components: props in, Html and messages out, no arithmetic.

pub mod advice;
mod board;
pub mod dialogs;
mod drag_copy;
pub mod focus;
pub mod frame;
pub mod inspector;
pub mod parts;
mod poller;
mod root;
pub mod rules_page;
pub mod terms;
pub mod why;

pub use root::{Props, Root, Sight};
