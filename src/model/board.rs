//! A board: what undo goes back to, what is saved and what travels in a link.

use super::Assumptions;
use crate::network::Topology;
use std::rc::Rc;

/// What a board is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// The hands-on of the article.
    Article,
    /// Imported: functions, Region.
    Imported(u64, Rc<str>),
    /// Started empty.
    Empty,
    /// The name it was saved under, or came with.
    Named(Rc<str>),
}

/// One state of the user's work: what undo goes back to. Cloning costs a few pointers.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// What it is called.
    pub title: Title,
    /// What is on it.
    pub topology: Rc<Topology>,
    /// By what assumptions.
    pub assumptions: Assumptions,
}
