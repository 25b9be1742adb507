//! The only room that touches the browser: events in, storage, focus and files out.

mod drag;
mod files;
mod keep;
mod keys;
mod page;
mod recovery;
mod roving;
mod rules;
mod scroll;
mod share;
mod store;
mod why;
pub mod worker;
mod zones;

pub use page::{mounted, root};
pub use recovery::watch;
pub use store::Store;

use std::rc::Rc;

/// Starts everything that listens to the document. Call once, after the first mount.
pub fn listen(store: &Rc<Store>) {
    keep::listen(store, store.trouble());
    drag::listen(store);
    files::listen(store);
    keys::listen(store);
    roving::listen(store);
    rules::listen(store);
    scroll::listen(store);
    share::listen(store);
    why::listen(store);
}

/// Calls `then` with the store to start from: language and theme as the blocking script wrote them on
/// `<html>` before the first paint, and the board of the address or else the one that was kept in this
/// browser. At once when none was.
pub fn when_ready(then: impl FnOnce(Rc<Store>) + 'static) {
    keep::when_read(share::start(page::start()), |state, trouble| then(Store::starting(state, trouble)));
}
