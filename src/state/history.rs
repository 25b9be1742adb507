//! Undo as a list of states: each shares all it did not change with its neighbours.

use super::Board;
use std::rc::Rc;

/// Steps kept.
const DEPTH: usize = 100;

/// Past, present and future boards.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    past: Rc<Vec<Rc<Board>>>,
    present: Rc<Board>,
    future: Rc<Vec<Rc<Board>>>,
}

impl History {
    /// A history without a past.
    pub fn new(board: Board) -> Self {
        Self { past: Rc::default(), present: Rc::new(board), future: Rc::default() }
    }

    /// The board now.
    pub fn present(&self) -> &Rc<Board> {
        &self.present
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Goes on to `board`. The oldest step falls off after 100.
    pub fn push(&mut self, board: Board) {
        let past = Rc::make_mut(&mut self.past);
        if past.len() == DEPTH {
            past.remove(0);
        }
        past.push(std::mem::replace(&mut self.present, Rc::new(board)));
        self.future = Rc::default();
    }

    /// Puts `board` in place of the present one: no step of its own.
    pub fn replace(&mut self, board: Board) {
        self.present = Rc::new(board);
    }

    /// Back one step; whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(board) = Rc::make_mut(&mut self.past).pop() else {
            return false;
        };
        Rc::make_mut(&mut self.future).push(std::mem::replace(&mut self.present, board));
        true
    }

    /// Forward one step; whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(board) = Rc::make_mut(&mut self.future).pop() else {
            return false;
        };
        Rc::make_mut(&mut self.past).push(std::mem::replace(&mut self.present, board));
        true
    }
}
