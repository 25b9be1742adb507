//! How long both worlds take in the browser's wasm: printed, never judged. What is computed is.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, missing_docs)]

mod large;

use eni_lens::model::{Assumptions, Comparison};
use std::rc::Rc;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn recompute_in_wasm() {
    let now = || web_sys::window().unwrap().performance().unwrap().now();
    for (name, functions, subnets, per, sets) in [
        ("10,000 functions x 4 of 4 subnets, 500 SG sets", 10_000, 4, 4, 500),
        ("10,000 functions x 4 of 200 subnets, 500 SG sets", 10_000, 200, 4, 500),
        ("600 functions x 3 of 6 subnets, 40 SG sets", 600, 6, 3, 40),
    ] {
        let topology = Rc::new(large::board(functions, subnets, per, sets));
        let assumptions = Assumptions { concurrency: 50, ..Assumptions::default() };
        let mut times: Vec<f64> = (0..15)
            .map(|_| {
                let start = now();
                let comparison = Comparison::new(Rc::clone(&topology), assumptions.clone());
                let took = now() - start;
                assert_eq!(comparison.legacy.needed, u64::from(functions) * 50);
                assert_eq!(comparison.legacy.created + comparison.legacy.refused, comparison.legacy.needed);
                took
            })
            .collect();
        times.sort_by(f64::total_cmp);
        console_log!("speed: {name}: {:.2} ms", times[times.len() / 2]);
    }
}
