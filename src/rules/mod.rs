//! AWS's constants and formulas as data, and figures that carry their derivation.

mod constants;
mod figure;
mod rule;
mod sources;
mod table;

pub use constants::*;
pub use figure::{Assumption, Expr, Figure, Label};
pub use rule::{Confidence, Group, Rule, Source};
pub use sources::CHECKED;
pub use table::{RULES, rule_by_id};
