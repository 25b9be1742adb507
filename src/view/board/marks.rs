//! What of a drag or a selection concerns one row: small, so that other rows are not drawn again.

use crate::network::{FunctionKey, SetKey, SubnetKey, VpcKey};
use crate::state::{Selection, Source, Target};

/// The marks of one row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// The function that is held.
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
    /// The marks of the row of `subnet` in `vpc`.
    pub fn of_row(held: Option<(Source, Option<Target>)>, subnet: SubnetKey, vpc: VpcKey, selected: &Selection) -> Self {
        let selected = selected.clone();
        let Some((source, target)) = held else { return Self { selected, ..Self::default() } };
        let mut mark = Self { source: Some(source.function()), selected, ..Self::default() };
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
