//! AWS's constants and formulas as data, and figures that carry their derivation.

mod figure;

pub use figure::{Assumption, Expr, Figure, Label};
