//! How long both worlds take to compute, as a table. Not a test: nothing fails here.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, dead_code)]

use eni_lens::link;
use eni_lens::model::{Assumptions, Board, Comparison, Metric, Title};
use eni_lens::network::{FunctionKey, SetKey, SubnetKey, VpcKey};
use eni_lens::scene::why::explain;
use eni_lens::text::Lang;
use std::hint::black_box;
use std::rc::Rc;
use std::time::Instant;

#[path = "../tests/large/mod.rs"]
mod large;
#[path = "../tests/naive/mod.rs"]
mod naive;

use large::board;

/// The median time of a call, in microseconds.
fn median(mut call: impl FnMut(), runs: usize) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            call();
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    println!("{:<58}{:>10}{:>10}{:>10}", "recompute both worlds", "ms", "goal", "naive x");
    let cases = [
        ("10,000 functions x 4 of 4 subnets, 500 SG sets", board(10_000, 4, 4, 500), 50, 5.0),
        ("10,000 functions x 4 of 200 subnets, 500 SG sets", board(10_000, 200, 4, 500), 50, 5.0),
        ("600 functions x 3 of 6 subnets, 40 SG sets", board(600, 6, 3, 40), 10, 0.5),
    ];
    for (name, topology, concurrency, goal) in cases {
        let topology = Rc::new(topology);
        let assumptions = Assumptions { concurrency, ..Assumptions::default() };
        let fast = median(
            || {
                black_box(Comparison::new(Rc::clone(&topology), assumptions.clone()));
            },
            41,
        );
        let slow = median(
            || {
                black_box(naive::outcome(&topology, &assumptions));
            },
            3,
        );
        println!("{name:<58}{:>10.2}{goal:>10.1}{:>10.0}", fast / 1e3, slow / fast);
    }
    let topology = Rc::new(board(600, 6, 3, 40));
    let board = Board { title: Title::Empty, topology, assumptions: Assumptions::default() };
    let text = link::encode(&board);
    println!("\n{:<58}{:>10}{:>10}", "link of 600 functions", "ms", "goal");
    let write = median(|| drop(black_box(link::encode(&board))), 101);
    println!("{:<58}{:>10.2}{:>10.1}", format!("encode ({} characters)", text.len()), write / 1e3, 1.0);
    let read = median(|| drop(black_box(link::open(&text))), 101);
    println!("{:<58}{:>10.2}{:>10.1}", "decode and check", read / 1e3, 2.0);
    // Short names, so that as many functions fit as a link carries.
    let most = (1..)
        .map(|n| n * 100)
        .take_while(|n| link::fragment(&Board { topology: Rc::new(board_of(*n)), ..board.clone() }).is_ok());
    let most = most.last().unwrap_or(0);
    let text = link::encode(&Board { topology: Rc::new(board_of(most)), ..board });
    let read = median(|| drop(black_box(link::open(&text))), 21);
    println!("{:<58}{:>10.2}{:>10.1}", format!("decode and check the largest link ({most} functions)"), read / 1e3, 100.0);
    explanations();
}

/// The longest that a reason takes to say: every figure of the headline, and those of the fullest subnet,
/// set and function.
fn explanations() {
    let topology = Rc::new(board(600, 6, 3, 40));
    let comparison = Comparison::new(Rc::clone(&topology), Assumptions { concurrency: 2, ..Assumptions::default() });
    let (subnet, set, function) = (SubnetKey(0), SetKey(0), FunctionKey(0));
    let figures = [
        Metric::LegacyNeeded,
        Metric::LegacyOtherEstimate,
        Metric::LegacyRefused,
        Metric::HyperplaneEnis,
        Metric::HyperplaneCreated,
        Metric::IpsUsable,
        Metric::Ratio,
        Metric::HighestConcurrency,
        Metric::FunctionsFailed,
        Metric::CreatedLegacy(subnet),
        Metric::FreeHyperplane(subnet),
        Metric::Share(subnet, function),
        Metric::Connections(subnet, set),
        Metric::Sharing(subnet, set),
        Metric::FunctionEnis(function),
        Metric::FunctionAlone(function),
        Metric::SetEnis(set),
        Metric::QuotaUsed(VpcKey(0)),
    ];
    let slowest = figures
        .map(|metric| (median(|| drop(black_box(explain(&comparison, Lang::En, metric))), 21), metric))
        .into_iter()
        .max_by(|a, b| a.0.total_cmp(&b.0));
    println!("\n{:<58}{:>10}{:>10}", "why, 600 functions", "ms", "goal");
    if let Some((time, metric)) = slowest {
        println!("{:<58}{:>10.2}{:>10.1}", format!("explanation of the heaviest figure ({metric})"), time / 1e3, 5.0);
    }
}

fn board_of(functions: u32) -> eni_lens::network::Topology {
    board(functions, 16, 16, 40)
}
