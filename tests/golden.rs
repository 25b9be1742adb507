//! The golden cases of the facts on AWS (section 11) by number, and the rows of section 1.1.
//! They run natively and, under `wasm-bindgen-test`, in the browser's 32-bit world.
#![allow(clippy::unwrap_used, missing_docs)]

use eni_lens::model::{Assumptions, Comparison, Estimate, HyperplaneFailure, LegacyFailure, Metric};
use eni_lens::network::{
    Cidr, Concurrency, GroupKey, SubnetKey, Topology, Version, VersionLabel, VpcKey, default_board_topology,
};
use eni_lens::rules;
use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

struct Board {
    topology: Topology,
    vpc: VpcKey,
    subnets: Vec<SubnetKey>,
    groups: Vec<GroupKey>,
}

/// Subnets given as (prefix, occupied).
fn board(subnets: &[(u8, u64)], groups: usize) -> Board {
    let mut topology = Topology::default();
    let vpc = topology.add_vpc("vpc", None, "111111111111", "ap-northeast-1", &[]);
    let subnets = subnets
        .iter()
        .enumerate()
        .map(|(n, (prefix, occupied))| {
            let block = Cidr::new([10, n as u8, 0, 0].into(), *prefix);
            topology.add_subnet_unchecked(vpc, &format!("s{n}"), None, block, None, *occupied)
        })
        .collect();
    let groups = (0..groups).map(|n| topology.add_group(vpc, &format!("g{n}"), None, None)).collect();
    Board { topology, vpc, subnets, groups }
}

impl Board {
    fn version(&mut self, number: Option<&str>, memory_mb: u64, groups: &[usize], subnets: &[usize]) -> Version {
        let groups: Vec<_> = groups.iter().map(|n| self.groups[*n]).collect();
        let subnets: Vec<_> = subnets.iter().map(|n| self.subnets[*n]).collect();
        let set = self.topology.intern_set(&groups).unwrap();
        let attachment = Some(self.topology.attachment(&subnets, set).unwrap());
        let label = number.map_or(VersionLabel::Latest, |number| VersionLabel::Published(number.into()));
        Version { label, memory_mb, attachment, order: self.topology.next_order(), dual_stack: false }
    }

    fn add(&mut self, account: &str, concurrency: u64, versions: Vec<Version>) {
        let name = format!("f{}", self.topology.functions.len());
        self.topology.add_function_unchecked(&name, None, account, Concurrency::Own(concurrency), 0, versions);
    }

    fn function(&mut self, memory_mb: u64, concurrency: u64, groups: &[usize], subnets: &[usize]) {
        let version = self.version(None, memory_mb, groups, subnets);
        self.add("111111111111", concurrency, vec![version]);
    }

    fn compare(&self, change: impl FnOnce(&mut Assumptions)) -> Comparison {
        let mut assumptions = Assumptions::default();
        change(&mut assumptions);
        Comparison::new(Rc::new(self.topology.clone()), assumptions)
    }

    fn enis(&self) -> u64 {
        self.compare(|_| ()).hyperplane.created
    }

    fn formula(&self) -> Comparison {
        self.compare(|a| a.estimate = Estimate::MemoryFormula)
    }
}

fn free(comparison: &Comparison) -> Vec<Option<u64>> {
    comparison.hyperplane.rows.iter().map(|row| row.free).collect()
}

#[test]
fn case_01_to_03_hands_on() {
    let compare = |gone: &[usize]| {
        let mut topology = default_board_topology();
        for at in gone.iter().rev() {
            topology.functions.remove(*at);
        }
        let assumptions = Assumptions { concurrency: 100, estimate: Estimate::MemoryFormula, ..Assumptions::default() };
        Comparison::new(Rc::new(topology), assumptions)
    };
    for (gone, enis, left, legacy) in
        [(&[][..], 4, 249, 15), (&[0, 1][..], 2, 250, 5), (&[0][..], 2, 250, 10), (&[1][..], 4, 249, 10)]
    {
        let found = compare(gone);
        assert_eq!((found.hyperplane.created, found.legacy.needed), (enis, legacy), "without {gone:?}");
        assert_eq!(free(&found), [Some(left), Some(left)], "without {gone:?}");
    }
}

#[test]
fn case_04_to_11_keys() {
    type Row = (u32, &'static [(&'static [usize], &'static [usize])], u64);
    let rows: &[Row] = &[
        (4, &[(&[0, 1], &[0, 1]), (&[1, 0], &[0, 1])], 2),
        (5, &[(&[0], &[0, 1]), (&[1], &[0, 1]), (&[0, 1], &[0, 1])], 6),
        (6, &[(&[0, 0], &[0]), (&[0], &[0])], 1),
        (7, &[(&[0], &[0, 1]), (&[0], &[1, 2])], 3),
        (9, &[(&[0], &[0, 1])], 2),
    ];
    for (case, functions, expected) in rows {
        let mut board = board(&[(24, 0); 3], 2);
        for (groups, subnets) in *functions {
            board.function(128, 500, groups, subnets);
        }
        assert_eq!(board.enis(), *expected, "case {case}");
    }
    let (mut each, mut one) = (board(&[(24, 0); 3], 10), board(&[(24, 0); 3], 1));
    for n in 0..10 {
        each.function(1024, 3, &[n], &[0, 1, 2]);
        one.function(1024, 3, &[0], &[0, 1, 2]);
    }
    assert_eq!((each.enis(), one.enis()), (30, 3), "cases 10 and 11");
    assert_eq!(free(&each.compare(|_| ())), [Some(241); 3], "case 10");
    assert_eq!((each.formula().legacy.needed, one.formula().legacy.needed), (10, 10), "case 11: Before unchanged");
}

#[test]
fn case_08_versions() {
    for (kept, expected) in [(3, 4), (2, 4), (1, 2)] {
        let mut board = board(&[(24, 0); 2], 2);
        let all = [
            board.version(None, 128, &[1], &[0, 1]),
            board.version(Some("2"), 128, &[0], &[0, 1]),
            board.version(Some("1"), 128, &[0], &[0, 1]),
        ];
        board.add("111111111111", 1, all.into_iter().take(kept).collect());
        assert_eq!(board.enis(), expected, "case 8 with {kept} versions");
    }
}

#[test]
fn case_12_13_46_small_subnets() {
    for (case, prefix, occupied, fits) in [(12, 28, 0, 11), (13, 28, 3, 8), (46, 27, 15, 12)] {
        let mut board = board(&[(prefix, occupied)], fits as usize + 1);
        for n in 0..fits as usize {
            board.function(128, 1, &[n], &[0]);
        }
        let full = board.compare(|_| ());
        assert_eq!((full.hyperplane.created, full.hyperplane.functions_failed), (fits, 0), "case {case}");
        assert_eq!(full.legacy.created, fits, "case {case}");
        board.function(128, 1, &[fits as usize], &[0]);
        let over = board.compare(|_| ());
        assert_eq!((over.hyperplane.needed, over.hyperplane.created), (fits + 1, fits), "case {case}");
        let last = over.hyperplane.versions.last().unwrap().failure;
        assert_eq!(last, Some(HyperplaneFailure::SubnetOutOfIpAddresses), "case {case}");
    }
}

#[test]
fn case_14_quota() {
    for (sets, quota, failed) in [(83, 250, 0), (84, 250, 1), (84, 500, 0), (166, 500, 0), (167, 500, 1)] {
        let mut board = board(&[(24, 0); 3], sets);
        for n in 0..sets {
            board.function(128, 1, &[n], &[0, 1, 2]);
        }
        let found = board.compare(|a| a.eni_quota = quota).hyperplane;
        assert_eq!(found.functions_failed, failed, "{sets} sets at {quota}");
        let reason = (failed > 0).then_some(HyperplaneFailure::EniLimitExceeded);
        assert_eq!(found.versions.last().unwrap().failure, reason, "{sets} sets at {quota}");
    }
}

#[test]
fn case_15_16_connections() {
    for (connections, expected) in [(0, 1), (1, 1), (65_000, 1), (65_001, 2), (130_000, 2), (130_001, 3)] {
        let mut board = board(&[(24, 0)], 1);
        board.function(128, connections, &[0], &[0]);
        assert_eq!(board.enis(), expected, "case 15: {connections}");
    }
    let mut board = board(&[(24, 0); 2], 1);
    board.function(128, 200_000, &[0], &[0, 1]);
    assert_eq!(board.compare(|_| ()).hyperplane.rows.iter().map(|r| r.created).collect::<Vec<_>>(), [2, 2], "case 16");
}

#[test]
fn case_17_18_formula() {
    for (memory, expected, stopped) in
        [(128, 42, false), (512, 167, false), (1024, 334, false), (1536, 500, true), (2048, 667, true), (3008, 980, true)]
    {
        let mut board = board(&[(20, 0); 2], 1);
        board.function(memory, 1000, &[0], &[0, 1]);
        let found = board.formula();
        assert_eq!((found.legacy.needed, found.hyperplane.created), (expected, 2), "case 17: {memory} MB");
        let limited = board.compare(|a| {
            a.estimate = Estimate::MemoryFormula;
            a.region_quota_2019 = Some(350);
        });
        let failure = stopped.then_some(LegacyFailure::EniLimitReached);
        let found = (limited.legacy.created, limited.legacy.failures().next());
        assert_eq!(found, (expected.min(350), failure), "case 18: {memory} MB");
    }
}

#[test]
fn case_19_to_22_bounds() {
    let highest = [128, 512, 1024, 1536, 3008].map(|memory| rules::legacy_highest_concurrency(350, memory));
    assert_eq!(highest, [8400, 2100, 1050, 700, 357], "case 19");
    assert_eq!([20, 70, 71, 200].map(rules::region_quota_2019), [350, 350, 355, 1000], "case 20");
    for (case, prefix, memory, peak, need, room, left, max) in
        [(21, 26, 512, 1000, 167, 118, 58, 708), (22, 28, 1024, 100, 34, 22, 10, 66)]
    {
        let mut board = board(&[(prefix, 0); 2], 1);
        board.function(memory, peak, &[0], &[0, 1]);
        let found = board.formula();
        assert_eq!((found.legacy.needed, found.legacy.created), (need, room), "case {case}");
        let reasons: Vec<_> = found.legacy.failures().collect();
        assert_eq!(reasons, [LegacyFailure::SubnetIpAddressLimitReached], "case {case}");
        assert_eq!((found.hyperplane.created, free(&found)), (2, vec![Some(left); 2]), "case {case}");
        assert_eq!(rules::legacy_highest_concurrency(room, memory), max, "case {case}");
    }
}

/// The quota is a Region's: another Region's subnets may run out of addresses all the same.
#[test]
fn each_row_says_why_it_refused() {
    let mut topology = Topology::default();
    for (n, (region, prefix)) in [("ap-northeast-1", 20), ("eu-west-3", 28), ("eu-west-3", 24)].into_iter().enumerate() {
        let vpc = topology.add_vpc(&format!("vpc-{n}"), None, "111111111111", region, &[]);
        let block = Cidr::new([10, n as u8, 0, 0].into(), prefix);
        let subnet = topology.add_subnet_unchecked(vpc, &format!("s{n}"), None, block, None, 0);
        let group = topology.add_group(vpc, &format!("g{n}"), None, None);
        let set = topology.intern_set(&[group]).unwrap();
        let attachment = Some(topology.attachment(&[subnet], set).unwrap());
        let version =
            Version { label: VersionLabel::Latest, memory_mb: 128, attachment, order: topology.next_order(), dual_stack: false };
        let runs = Concurrency::Own(if n == 2 { 100 } else { 500 });
        topology.add_function_unchecked(&format!("f{n}"), None, "111111111111", runs, 0, vec![version]);
    }
    let assumptions = Assumptions { region_quota_2019: Some(350), ..Assumptions::default() };
    let found = Comparison::new(Rc::new(topology), assumptions).legacy;
    let rows: Vec<_> = found.rows.iter().map(|row| (row.created, row.refused, row.failures().collect::<Vec<_>>())).collect();
    let (addresses, quota) = (LegacyFailure::SubnetIpAddressLimitReached, LegacyFailure::EniLimitReached);
    assert_eq!(rows, [(350, 150, vec![quota]), (11, 489, vec![addresses]), (100, 0, vec![])]);
    assert_eq!(found.failures().collect::<Vec<_>>(), [addresses, quota]);
    assert_eq!((found.refused, found.refused_by_quota), (639, 150));
}

#[test]
fn case_23_to_25_formula_per_function() {
    let needed = |functions: &[(u64, u64)]| {
        let mut board = board(&[(20, 0); 2], 1);
        for (memory, peak) in functions {
            board.function(*memory, *peak, &[0], &[0, 1]);
        }
        board.formula().legacy.needed
    };
    assert_eq!(needed(&[(512, 100), (1024, 50), (3008, 10)]), 44, "case 23");
    assert_eq!((needed(&[(1024, 10)]), needed(&[(2048, 100)])), (4, 67), "case 24");
    let each = [(128, 1), (128, 24), (128, 25), (1024, 3), (1024, 4)].map(|one| needed(&[one]));
    assert_eq!(each, [1, 1, 2, 1, 2], "case 25");
}

#[test]
fn case_32_33_many_subnets_and_two_accounts() {
    let mut wide = board(&[(24, 0); 16], 5);
    wide.function(128, 1, &[0, 1, 2, 3, 4], &(0..16).collect::<Vec<_>>());
    assert_eq!(wide.enis(), 16, "case 32");
    let mut shared = board(&[(24, 0); 2], 2);
    for (account, group) in [("111111111111", 0), ("222222222222", 1)] {
        let version = shared.version(None, 128, &[group], &[0, 1]);
        shared.add(account, 1, vec![version]);
    }
    assert_eq!(shared.enis(), 4, "case 33");
    let mut same = board(&[(24, 0); 2], 1);
    for account in ["111111111111", "222222222222"] {
        let version = same.version(None, 128, &[0], &[0, 1]);
        same.add(account, 1, vec![version]);
    }
    assert_eq!(same.enis(), 4, "the account is part of the key even where the set is one");
    assert_eq!(same.vpc, VpcKey(0));
}

#[test]
fn case_36_address_units_and_39_reserved() {
    let mut hundred = board(&[(24, 0); 2], 1);
    (0..100).for_each(|_| hundred.function(128, 1, &[0], &[0, 1]));
    let vpc = hundred.vpc;
    let found = hundred.compare(|_| ());
    assert_eq!(found.figure(Metric::NauUsed(vpc)).unwrap().value(), 600, "case 36");
    for (limit, most) in [(64_000, 10_666), (256_000, 42_666)] {
        let found = hundred.compare(|a| a.limits.nau_per_vpc = limit);
        assert_eq!(found.figure(Metric::NauMost(vpc)).unwrap().value(), most, "case 36");
        assert_eq!(rules::functions_by_nau(limit), most, "case 36");
    }
    assert_eq!(rules::nau(100), 600, "case 36");
    let mut one = board(&[(24, 0)], 1);
    one.function(128, 1, &[0], &[0]);
    let key = one.topology.functions.get(0).unwrap().key;
    one.topology.set_reserved(key, Some(400)).unwrap();
    let found = one.compare(|_| ());
    let value = |metric| found.figure(metric).unwrap().value();
    assert_eq!((value(Metric::MostReservable), value(Metric::Reserved), value(Metric::Unreserved)), (900, 400, 600), "case 39");
}

#[test]
fn story_t1_the_article() {
    let assumptions = Assumptions { concurrency: 300, ..Assumptions::default() };
    let mut topology = default_board_topology();
    let found = Comparison::new(Rc::new(topology.clone()), assumptions.clone());
    assert_eq!((found.hyperplane.created, free(&found)), (4, vec![Some(249); 2]), "T1");
    topology.functions.remove(1);
    topology.functions.remove(0);
    let found = Comparison::new(Rc::new(topology), assumptions);
    assert_eq!((found.hyperplane.created, free(&found)), (2, vec![Some(250); 2]), "T1, 01 and 02 deleted");
}

#[test]
fn story_t2_the_old_world() {
    let at = |concurrency: u64, quota: Option<u64>| {
        let mut board = board(&[(24, 0); 2], 1);
        board.function(1536, concurrency, &[0], &[0, 1]);
        board.compare(|a| {
            a.estimate = Estimate::MemoryFormula;
            a.region_quota_2019 = quota;
        })
    };
    let found = at(1_000, None);
    assert_eq!((found.legacy.needed, found.legacy.refused, found.hyperplane.created), (500, 0, 2), "T2");
    let left: Vec<_> = found.legacy.rows.iter().map(|row| (row.created, row.free)).collect();
    assert_eq!(left, [(250, Some(1)); 2], "T2");
    assert_eq!((at(1_004, None).legacy.needed, at(1_004, None).legacy.failure), (502, None), "T2 at 1,004");
    let failure = at(1_005, None).legacy.failure;
    assert_eq!(failure, Some(LegacyFailure::SubnetIpAddressLimitReached), "T2 at 1,005");
    assert_eq!(at(700, Some(350)).legacy.failure, None, "T2 with the quota");
    assert_eq!(at(701, Some(350)).legacy.failure, Some(LegacyFailure::EniLimitReached), "T2 with the quota");
}

#[test]
fn story_t3_one_group_per_function() {
    let mut each = board(&[(26, 0); 3], 80);
    (0..80).for_each(|n| each.function(128, 1, &[n], &[0, 1, 2]));
    let found = each.compare(|_| ()).hyperplane;
    assert_eq!((found.needed, found.created, found.functions_failed), (240, 177, 21), "T3");
    let first = found.versions.iter().find(|state| state.failure.is_some()).unwrap();
    assert_eq!((first.function + 1, first.failure), (60, Some(HyperplaneFailure::SubnetOutOfIpAddresses)), "T3: the 60th");
    let mut merged = board(&[(26, 0); 3], 4);
    (0..80).for_each(|n| merged.function(128, 1, &[n % 4], &[0, 1, 2]));
    let found = merged.compare(|_| ()).hyperplane;
    assert_eq!((found.created, found.rows.iter().map(|row| row.created).collect::<Vec<_>>()), (12, vec![4; 3]), "T3, merged");
}

#[test]
fn story_s1_two_subnets_three_sets() {
    for concurrency in [0, 1, 300, 10_000] {
        let mut board = board(&[(24, 0); 2], 3);
        (0..3).for_each(|n| board.function(128, concurrency, &[n], &[0, 1]));
        let found = board.compare(|_| ()).hyperplane;
        assert_eq!((found.created, found.rows[0].created), (6, 3), "S1 at {concurrency}");
    }
}

#[test]
fn story_s4_the_quota_of_many_teams() {
    for (subnets, quota, nth) in [(3, 500, 167), (3, 250, 84), (2, 500, 251), (2, 250, 126)] {
        let board = board(&vec![(22, 0); subnets], 1);
        let found = board.compare(|a| a.eni_quota = quota);
        let beyond = found.figure(Metric::BeyondQuota(board.vpc)).unwrap().value();
        assert_eq!((beyond, rules::first_beyond(quota, subnets as u64)), (nth, nth), "S4: {subnets} subnets at {quota}");
        // The board agrees: the one before fits, that one does not.
        let mut full = self::board(&vec![(22, 0); subnets], nth as usize);
        let all: Vec<usize> = (0..subnets).collect();
        (0..nth as usize).for_each(|n| full.function(128, 1, &[n], &all));
        let found = full.compare(|a| a.eni_quota = quota).hyperplane;
        assert_eq!(found.functions_failed, 1, "S4: {subnets} subnets at {quota}");
        assert_eq!(found.versions.last().unwrap().failure, Some(HyperplaneFailure::EniLimitExceeded));
    }
}

#[test]
fn story_a3_sockets() {
    for (subnets, each, all) in [(2, 2, 4), (3, 1, 3)] {
        let mut board = board(&vec![(24, 0); subnets], 1);
        let rows: Vec<usize> = (0..subnets).collect();
        board.function(128, 3_000, &[0], &rows);
        let found = board.compare(|a| a.connections_per_environment = 50).hyperplane;
        assert_eq!(found.created, all, "A3: {subnets} subnets");
        assert!(found.enis.iter().all(|eni| eni.interfaces == each), "A3: {subnets} subnets");
    }
}

#[test]
fn an_edited_limit_of_connections_counts() {
    let mut board = board(&[(24, 0)], 1);
    board.function(128, 1_000, &[0], &[0]);
    assert_eq!(board.compare(|a| a.limits.connections_per_interface = 500).hyperplane.created, 2);
    assert_eq!(rules::interfaces_for(1_000, 0), 1_000, "0 counts as 1");
}

#[test]
fn rows_a_b_c_of_the_spread() {
    let rows = |board: &Board| -> Vec<(u64, u64)> {
        board.compare(|_| ()).legacy.rows.iter().map(|row| (row.created, row.refused)).collect()
    };
    let (mut a, mut b) = (board(&[(24, 0); 2], 1), board(&[(24, 0); 2], 1));
    for _ in 0..3 {
        a.function(128, 300, &[0], &[0, 1]);
        b.function(128, 1, &[0], &[0, 1]);
    }
    assert_eq!(rows(&a), [(251, 199), (251, 199)], "row a");
    assert_eq!(rows(&b), [(2, 0), (1, 0)], "row b");
    let mut c = board(&[(28, 0), (24, 0)], 1);
    c.function(128, 100, &[0], &[0, 1]);
    c.function(128, 20, &[0], &[0]);
    assert_eq!(rows(&c), [(11, 17), (92, 0)], "row c");
    let shares = &c.compare(|_| ()).legacy.rows[0].shares;
    let split: Vec<_> = shares.iter().map(|share| (share.function, share.created, share.refused)).collect();
    assert_eq!(split, [(0, 8, 0), (1, 3, 17)], "row c: who");
}
