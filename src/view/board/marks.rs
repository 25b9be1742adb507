//! What of a drag or a selection concerns one row: small, so that other rows are not drawn again.

use crate::network::{FunctionKey, SetKey, VpcKey};
use crate::scene::board::Row;
use crate::state::{Selection, Source, Target};

/// The marks of one row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// The function that is held, where the row shows it.
    pub source: Option<FunctionKey>,
    /// The cell under the pointer.
    pub cell: Option<SetKey>,
    /// The column under the pointer.
    pub column: Option<SetKey>,
    /// The row's head is under the pointer.
    pub head: bool,
    /// The place of a new set is under the pointer.
    pub new_set: bool,
    /// The selected functions.
    pub selected: Selection,
}

impl Mark {
    /// The marks of `row` in `vpc`.
    pub fn of_row(held: Option<(Source, Option<Target>)>, row: &Row, vpc: VpcKey, selected: &Selection) -> Self {
        let selected = selected.clone();
        let Some((source, target)) = held else { return Self { selected, ..Self::default() } };
        let (subnet, held) = (row.subnet, source.function());
        let source = row.cells.iter().any(|cell| cell.shows(held)).then_some(held);
        let mut mark = Self { source, selected, ..Self::default() };
        match target {
            Some(Target::Cell(row, set)) if row == subnet => mark.cell = Some(set),
            Some(Target::Column(set)) => mark.column = Some(set),
            Some(Target::Row(row)) if row == subnet => mark.head = true,
            Some(Target::NewSet(of)) if of == vpc => mark.new_set = true,
            _ => {}
        }
        mark
    }
}
