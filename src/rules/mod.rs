//! AWS's constants and formulas as data, and figures that carry their derivation.

mod constants;
mod figure;
mod table;

pub use constants::*;
pub use figure::{Assumption, Expr, Figure, Label};
pub use table::{CHECKED, Confidence, RULES, Rule, rule_by_id};
