//! The engine against the naive second implementation, over generated topologies. The generator
//! is small and deterministic, so that a failing number is the same everywhere.
#![allow(clippy::unwrap_used, missing_docs)]

mod generate;
mod naive;

use eni_lens::model::{Assumptions, Comparison, Eni, LegacyRow};
use eni_lens::network::{Holder, Topology};
use generate::{generate, generate_whole};
use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

const TOPOLOGIES: u64 = if cfg!(target_arch = "wasm32") { 2_000 } else { 10_000 };

fn engine(topology: &Topology, assumptions: &Assumptions) -> naive::Outcome {
    let found = Comparison::new(Rc::new(topology.clone()), assumptions.clone());
    let before = |row: &LegacyRow| naive::Before {
        demand: row.demand,
        created: row.created,
        refused: row.refused,
        by_quota: row.refused_by_quota,
        barred: row.barred.total(),
        codes: row.barred.failures().map(|failure| failure.code()).collect(),
        came_in: row.failover_in,
        went_out: row.failover_out,
        free: row.free,
        shares: row.shares.iter().map(|share| (share.function as usize, share.created, share.refused)).collect(),
    };
    let eni = |eni: &Eni| {
        let groups = &topology.set(eni.set).unwrap().members;
        let names = groups.iter().map(|group| topology.group(*group).unwrap().id.to_string()).collect();
        let key = (found.hyperplane.accounts[eni.account as usize].to_string(), eni.row as usize, names);
        let holders = eni.holders.iter().map(|holder| match holder {
            Holder::Version { function, version } => (topology.function_at(*function).unwrap(), *version as usize),
            Holder::EventSource(key) => {
                (naive::SOURCE, topology.event_sources.iter().position(|source| source.key == *key).unwrap())
            }
        });
        let found = naive::Eni {
            interfaces: eni.interfaces,
            created: eni.created,
            connections: eni.connections,
            holders: holders.collect(),
            failure: eni.failure.map(|failure| failure.code()),
            place: eni.place,
        };
        (key, found)
    };
    assert_eq!(found.hyperplane.needed, found.hyperplane.rows.iter().map(|row| row.needed).sum::<u64>());
    naive::Outcome {
        before: found.legacy.rows.iter().map(before).collect(),
        functions: found.legacy.functions.iter().map(|f| (f.needed, f.created)).collect(),
        now: found.hyperplane.rows.iter().map(|row| (row.needed, row.created)).collect(),
        versions: found.hyperplane.versions.iter().map(|v| v.failure.map(|f| f.code())).collect(),
        sources: found.hyperplane.sources.iter().map(|s| s.failure.map(|f| f.code())).collect(),
        enis: found.hyperplane.enis.iter().map(eni).collect(),
        quota: found.hyperplane.quota.iter().map(|quota| quota.used).collect(),
    }
}

#[test]
fn both_implementations_agree() {
    let (mut refused, mut failed, mut extra, mut over, mut by_quota, mut mixed) = (0, 0, 0, 0, 0, 0);
    let (mut barred, mut pollers) = (0, 0);
    for seed in 1..=TOPOLOGIES {
        // Every other board has roles, event sources and things that are missing, too.
        let (topology, assumptions) = if seed.is_multiple_of(2) { generate_whole(seed) } else { generate(seed) };
        let expected = naive::outcome(&topology, &assumptions);
        assert_eq!(engine(&topology, &assumptions), expected, "topology {seed}: {assumptions:?}");
        refused += u64::from(expected.before.iter().any(|row| row.refused > 0));
        failed += u64::from(expected.versions.iter().any(Option::is_some));
        extra += u64::from(expected.now.iter().any(|row| row.0 > row.1));
        over += u64::from(expected.before.iter().any(|row| row.came_in > 0));
        let quota = expected.before.iter().map(|row| row.by_quota).sum::<u64>();
        by_quota += u64::from(quota > 0);
        mixed += u64::from(quota > 0 && expected.before.iter().any(|row| row.refused > row.by_quota + row.barred));
        barred += u64::from(expected.before.iter().any(|row| row.barred > 0));
        pollers += u64::from(!expected.sources.is_empty());
    }
    // The generator must reach the hard cases, or agreement says little.
    let least = TOPOLOGIES / 20;
    let reached = [refused, failed, extra, over, by_quota, barred, pollers];
    assert!(reached.iter().all(|count| *count > least) && mixed > least / 10, "reached {reached:?}, both reasons {mixed}");
}
