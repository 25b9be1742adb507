//! The only room that touches the browser: events in, storage, focus and files out.

mod drag;
mod files;
mod keys;
mod page;
mod scroll;
mod share;
mod store;
pub mod worker;

pub use page::{mounted, root};
pub use store::Store;

use std::rc::Rc;

/// Starts everything that listens to the document. Call once, after the first mount.
pub fn listen(store: &Rc<Store>) {
    drag::listen(store);
    files::listen(store);
    keys::listen(store);
    scroll::listen(store);
    share::listen(store);
}

/// The state to start from: language, theme and whether a board is coming, as the blocking script
/// wrote them on `<html>` before the first paint.
pub fn start() -> crate::state::AppState {
    share::start(page::start())
}
