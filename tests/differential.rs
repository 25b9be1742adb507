//! The engine against the naive second implementation, over generated topologies. The generator
//! is small and deterministic, so that a failing number is the same everywhere.
#![allow(clippy::unwrap_used, missing_docs)]

mod generate;
mod naive;

use eni_lens::model::{Assumptions, Comparison};
use eni_lens::network::Topology;
use generate::generate;
use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

const TOPOLOGIES: u64 = if cfg!(target_arch = "wasm32") { 2_000 } else { 10_000 };

fn engine(topology: &Topology, assumptions: &Assumptions) -> naive::Outcome {
    let found = Comparison::new(Rc::new(topology.clone()), assumptions.clone());
    naive::Outcome {
        before: found.legacy.rows.iter().map(|row| (row.created, row.refused)).collect(),
        functions: found.legacy.functions.iter().map(|f| (f.needed, f.created)).collect(),
        now: found.hyperplane.rows.iter().map(|row| (row.needed, row.created)).collect(),
        versions: found.hyperplane.versions.iter().map(|v| v.failure.map(|f| f.code())).collect(),
    }
}

#[test]
fn both_implementations_agree() {
    let (mut refused, mut failed, mut extra) = (0, 0, 0);
    for seed in 1..=TOPOLOGIES {
        let (topology, assumptions) = generate(seed);
        let expected = naive::outcome(&topology, &assumptions);
        assert_eq!(engine(&topology, &assumptions), expected, "topology {seed}: {assumptions:?}");
        refused += u64::from(expected.before.iter().any(|row| row.1 > 0));
        failed += u64::from(expected.versions.iter().any(Option::is_some));
        extra += u64::from(expected.now.iter().any(|row| row.0 > row.1));
    }
    // The generator must reach the hard cases, or agreement says little.
    let least = TOPOLOGIES / 20;
    assert!(refused > least && failed > least && extra > least, "refused {refused}, failed {failed}, short {extra}");
}
