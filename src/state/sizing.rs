//! The form of a quick sizing: what was typed, and the board that it makes.

use super::{AppState, NoticeKind, Title};
use crate::model::{Sizing, SizingField};
use crate::text::{N, sizing as text};
use std::rc::Rc;

/// What stands in the fields, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizingForm {
    typed: [Rc<str>; SizingField::ALL.len()],
    /// Whether the number of sets follows the number of functions: until it is typed.
    pub sets_follow: bool,
}

impl Default for SizingForm {
    fn default() -> Self {
        let start = Sizing::default();
        let numbers = [
            start.functions,
            start.sets,
            start.subnets,
            u64::from(start.prefix),
            start.concurrency,
            start.memory_mb,
            start.connections,
            start.occupied,
            start.growth,
            start.headroom,
        ];
        Self { typed: numbers.map(|number| N(number).to_string().into()), sets_follow: true }
    }
}

impl SizingForm {
    /// What stands in a field.
    pub fn typed(&self, field: SizingField) -> Rc<str> {
        self.typed.get(field as usize).cloned().unwrap_or_default()
    }

    fn put(&mut self, field: SizingField, text: Rc<str>) {
        if let Some(typed) = self.typed.get_mut(field as usize) {
            *typed = text;
        }
    }

    /// The form after something was typed.
    #[must_use]
    pub fn with(&self, field: SizingField, text: &Rc<str>) -> Self {
        let mut next = self.clone();
        next.put(field, Rc::clone(text));
        match field {
            SizingField::Functions if self.sets_follow => next.put(SizingField::Sets, Rc::clone(text)),
            SizingField::Sets => next.sets_follow = false,
            _ => {}
        }
        next
    }
}

/// What can happen in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SizingMsg {
    /// Something was typed into a field.
    Typed(SizingField, Rc<str>),
    /// The board of these numbers takes the present one's place: one undo step. Nothing happens
    /// where a number does not hold.
    Make(Sizing),
}

impl AppState {
    pub(super) fn sizing(&mut self, msg: SizingMsg) {
        match msg {
            SizingMsg::Typed(field, text) => {
                if let Some(super::Dialog::Sizing(form)) = &mut self.ui.dialog {
                    *form = form.with(field, &text);
                }
            }
            SizingMsg::Make(sizing) => self.make_sized(&sizing),
        }
    }

    fn make_sized(&mut self, sizing: &Sizing) {
        let name = text::board_title(self.ui.lang, N(sizing.functions), N(sizing.subnets), N(sizing.sets));
        let present = self.board();
        let Some(board) = sizing.board(Title::Named(name.into()), &present.topology, &present.assumptions) else { return };
        self.history.push(board);
        self.ui.dialog = None;
        self.look_at_all();
        self.ui.inspector = None;
        self.board_changed();
        self.notify(NoticeKind::Replaced(sizing.functions));
    }
}
