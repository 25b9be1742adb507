//! Which functions are selected: one, several or none.

use crate::network::{FunctionKey, Topology};
use std::rc::Rc;

/// The selected functions. Cloning costs a pointer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Sorted, unique.
    keys: Rc<[FunctionKey]>,
    /// Where a range starts: the function chosen last without extending.
    anchor: Option<FunctionKey>,
}

impl Selection {
    /// One function, or none.
    pub fn one(function: Option<FunctionKey>) -> Self {
        Self { keys: function.into_iter().collect(), anchor: function }
    }

    /// These functions; a range would start at the first one given.
    pub fn of(functions: impl IntoIterator<Item = FunctionKey>) -> Self {
        let mut keys: Vec<FunctionKey> = functions.into_iter().collect();
        let anchor = keys.first().copied();
        keys.sort_unstable();
        keys.dedup();
        Self { keys: keys.into(), anchor }
    }

    /// Whether the function is selected.
    pub fn contains(&self, function: FunctionKey) -> bool {
        self.keys.binary_search(&function).is_ok()
    }

    /// The selected functions, in order of their badges.
    pub fn keys(&self) -> &Rc<[FunctionKey]> {
        &self.keys
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The only selected one.
    pub fn only(&self) -> Option<FunctionKey> {
        match *self.keys {
            [one] => Some(one),
            _ => None,
        }
    }

    /// Where a range starts.
    pub fn anchor(&self) -> Option<FunctionKey> {
        self.anchor
    }

    /// With this function if it was not in it, else without it.
    pub fn toggled(&self, function: FunctionKey) -> Self {
        let mut keys = self.keys.to_vec();
        match keys.binary_search(&function) {
            Ok(at) => {
                keys.remove(at);
            }
            Err(at) => keys.insert(at, function),
        }
        Self { keys: keys.into(), anchor: Some(function) }
    }

    /// From the anchor to this function, in the order given.
    pub fn range(&self, to: FunctionKey, order: &[FunctionKey]) -> Self {
        let place = |key| order.iter().position(|other| *other == key);
        let from = self.anchor.and_then(place);
        match (from, place(to)) {
            (Some(from), Some(end)) => {
                let chosen = order.get(from.min(end)..=from.max(end)).unwrap_or_default();
                Self { anchor: self.anchor, ..Self::of(chosen.iter().copied()) }
            }
            _ => Self::one(Some(to)),
        }
    }

    /// Without those that are gone. Itself when none is.
    pub fn kept(&self, topology: &Topology) -> Self {
        if self.is_empty() {
            return self.clone();
        }
        let there: std::collections::HashSet<FunctionKey> = topology.functions.iter().map(|function| function.key).collect();
        if self.keys.iter().all(|key| there.contains(key)) {
            return self.clone();
        }
        Self {
            keys: self.keys.iter().copied().filter(|key| there.contains(key)).collect(),
            anchor: self.anchor.filter(|key| there.contains(key)),
        }
    }
}

/// Another way to select than one function at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Select {
    /// Adds it, or takes it out (Ctrl, Cmd).
    Toggle(FunctionKey),
    /// From the one chosen last to this, in the order given (Shift).
    To(FunctionKey, Rc<[FunctionKey]>),
    /// All of these.
    These(Rc<[FunctionKey]>),
    /// Every function with the set of this one.
    Mates(FunctionKey),
}
