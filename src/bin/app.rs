//! Thin end.

fn main() {}
