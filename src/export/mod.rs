//! What leaves the product: the report that programs read, and the same as a plain text table. And the rules.

pub mod report;
pub mod rules;
mod table;

pub use report::{Input, Report, Source, report};
pub use table::table;
