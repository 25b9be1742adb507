//! Quick sizing: the answer is what the board made of the same numbers computes; the numbers of the
//! stories, by their labels; bad input of every field.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use eni_lens::model::{
    Assumptions, Board, Comparison, Estimate, HyperplaneFailure, LegacyFailure, SetsBound, Sizing, SizingAnswer, SizingField,
    SizingProblem, Title, subnets_in_vpc, usable,
};
use eni_lens::network::Topology;
use proptest::prelude::*;

fn assumptions() -> Assumptions {
    Assumptions::default()
}

fn answer(sizing: Sizing) -> SizingAnswer {
    sizing.answer(&assumptions()).expect("a sound sizing")
}

fn board(sizing: Sizing, by: &Assumptions) -> Board {
    sizing.board(Title::Empty, &Topology::default(), by).expect("a sound sizing")
}

fn compare(sizing: Sizing, by: &Assumptions) -> Comparison {
    let board = board(sizing, by);
    Comparison::new(board.topology, board.assumptions)
}

/// Nothing but the fields of the stories: one function, no other occupants, no growth, no headroom.
fn bare() -> Sizing {
    Sizing { functions: 1, sets: 1, occupied: 0, headroom: 0, ..Sizing::default() }
}

fn highest(answer: &SizingAnswer) -> (Option<u64>, Option<u64>) {
    let value = |figure: &Option<eni_lens::rules::Figure>| figure.as_ref().map(|figure| figure.value());
    (value(&answer.highest), value(&answer.other_highest))
}

#[test]
fn the_picture_of_the_design() {
    let found = answer(Sizing::default());
    assert_eq!((found.before.value(), found.other.value(), found.room.value(), found.refused.value()), (3_600, 156, 422, 3_178));
    assert_eq!(highest(&found), (Some(35), Some(840)));
    assert_eq!((found.now.value(), found.per_subnet.value(), found.free.value(), found.missing.value()), (24, 12, 199, 0));
    assert_eq!((found.sets_fit.value(), found.sets_bound), (211, SetsBound::Addresses));
    assert_eq!((found.quota_used.value(), found.quota, found.connections.value(), found.interfaces), (24, 500, 150, 1));
    let now = &found.now_prefix;
    assert_eq!((now.wanted.value(), now.fit.prefix, now.next_smaller, now.lacks), (68, Some((25, 123)), Some((26, 9)), 0));
    let before = &found.before_prefix;
    assert_eq!((before.wanted.value(), before.fit.prefix), (2_392, Some((20, 4_091))));
    assert_eq!((before.next_smaller, before.lacks), (Some((21, 349)), 2_141));
}

#[test]
fn a2_twelve_sets_forty_others_thirty_percent_are_68_addresses_a_25() {
    let of = |growth, headroom| answer(Sizing { growth, headroom, prefix: 26, ..Sizing::default() }).now_prefix;
    let plain = of(0, 30);
    assert_eq!((plain.wanted.value(), plain.fit.prefix), (68, Some((25, 123))));
    assert_eq!((plain.next_smaller, plain.lacks), (Some((26, 9)), 9), "/26 (59) lacks 9");
    // (12 x 1.05 + 40) x 1.3 = 68.38, rounded once.
    assert_eq!(of(5, 30).wanted.value(), 69);
    // (12 x 1.5 + 40) x 1.33 = 77.14.
    assert_eq!(of(50, 33).wanted.value(), 78);
    assert_eq!(of(100, 0).wanted.value(), 64);
    assert_eq!(of(0, 0).fit.prefix, Some((26, 59)));
}

#[test]
fn a3_connections_split_over_more_subnets_need_fewer_enis() {
    let of = |subnets| {
        let found = answer(Sizing { subnets, concurrency: 3_000, connections: 50, ..bare() });
        (found.connections.value(), found.interfaces, found.now.value(), found.per_subnet.value())
    };
    assert_eq!(of(2), (75_000, 2, 4, 2));
    assert_eq!(of(3), (50_000, 1, 3, 1));
}

#[test]
fn s1_two_subnets_three_sets_whatever_the_concurrency() {
    for concurrency in [1, 100, 20_000] {
        let found = answer(Sizing { functions: 7, sets: 3, concurrency, ..bare() });
        assert_eq!((found.now.value(), found.per_subnet.value()), (6, 3));
    }
}

#[test]
fn s4_own_sg_each_the_167th_function_is_one_too_many() {
    let of = |functions, subnets, eni_quota| {
        let sizing = Sizing { functions, sets: functions, subnets, ..bare() };
        let found = sizing.answer(&Assumptions { eni_quota, ..assumptions() }).unwrap();
        (found.now.value(), found.sets_fit.value(), found.sets_bound, found.missing.value())
    };
    let quota = SetsBound::Quota;
    assert_eq!(of(166, 3, 500), (498, 166, quota, 0));
    assert_eq!(of(167, 3, 500), (501, 166, quota, 3));
    assert_eq!([of(83, 3, 250), of(84, 3, 250)], [(249, 83, quota, 0), (252, 83, quota, 3)]);
    assert_eq!([of(600, 2, 500).1, of(600, 2, 250).1, of(600, 3, 250).1], [250, 125, 83]);
}

#[test]
fn t2_one_function_of_1536_mb_in_two_24() {
    let by = |region_quota_2019| Assumptions { estimate: Estimate::MemoryFormula, region_quota_2019, ..assumptions() };
    let of = |concurrency, quota| Sizing { memory_mb: 1_536, concurrency, ..bare() }.answer(&by(quota)).unwrap();
    let found = of(1_000, None);
    assert_eq!((found.before.value(), found.refused.value(), found.now.value()), (500, 0, 2));
    assert_eq!(found.highest.as_ref().map(|figure| figure.value()), Some(1_004));
    assert_eq!([of(1_004, None).refused.value(), of(1_005, None).refused.value()], [0, 1]);
    assert_eq!(of(1_000, Some(350)).highest.map(|figure| figure.value()), Some(700));
    assert_eq!([of(700, Some(350)).refused.value(), of(701, Some(350)).refused.value()], [0, 1]);
}

#[test]
fn t3_eighty_sets_in_three_26() {
    let sizing = Sizing { functions: 80, sets: 80, subnets: 3, prefix: 26, ..bare() };
    let found = answer(sizing);
    assert_eq!((found.now.value(), found.per_subnet.value(), found.sets_fit.value()), (240, 80, 59));
    assert_eq!((found.sets_bound, found.missing.value()), (SetsBound::Addresses, 240 - 3 * 59));
    let merged = answer(Sizing { sets: 4, ..sizing });
    assert_eq!((merged.now.value(), merged.per_subnet.value(), merged.missing.value()), (12, 4, 0));
}

#[test]
fn golden_17_19_21_22_and_the_table_of_concurrency_1000() {
    let need = |memory_mb| answer(Sizing { concurrency: 1_000, memory_mb, ..bare() });
    let by_memory = [(128, 42), (512, 167), (1_024, 334), (1_536, 500), (1_769, 576), (3_008, 980)];
    for (memory, enis) in by_memory {
        assert_eq!((need(memory).other.value(), need(memory).now.value()), (enis, 2), "{memory} MB");
    }
    let quota = Assumptions { region_quota_2019: Some(350), ..assumptions() };
    for (memory_mb, most) in [(128, 8_400), (512, 2_100), (1_024, 1_050), (1_536, 700), (3_008, 357)] {
        let found = Sizing { memory_mb, prefix: 20, ..bare() }.answer(&quota).unwrap();
        assert_eq!(found.other_highest.map(|figure| figure.value()), Some(most), "golden 19, {memory_mb} MB");
    }
    let two_26 = answer(Sizing { prefix: 26, memory_mb: 512, ..bare() });
    let two_28 = answer(Sizing { prefix: 28, memory_mb: 1_024, ..bare() });
    assert_eq!((highest(&two_26).1, highest(&two_28).1), (Some(708), Some(66)), "golden 21 and 22");
}

#[test]
fn usable_addresses_of_the_stories() {
    let table = [(28, 11), (27, 27), (26, 59), (25, 123), (24, 251), (23, 507), (22, 1_019), (20, 4_091)];
    for (prefix, addresses) in table {
        assert_eq!(usable(prefix), addresses);
    }
}

/// Any sound sizing, small enough to try out on a board.
fn sizings() -> impl Strategy<Value = Sizing> {
    let shape = (1u64..40, 1u64..40, 1u64..17, 24u8..=28);
    let load = (
        prop_oneof![1u64..40, 100u64..3_000, Just(20_000)],
        prop_oneof![Just(128u64), 128u64..4_000],
        prop_oneof![0u64..3, Just(50), Just(4_000)],
    );
    (shape, load, 0u64..300, 0u64..120, 0u64..120).prop_map(|(shape, load, occupied, growth, headroom)| {
        let (functions, sets, subnets, prefix) = shape;
        let (concurrency, memory_mb, connections) = load;
        Sizing {
            functions,
            sets: sets.min(functions),
            subnets,
            prefix,
            concurrency,
            memory_mb,
            connections,
            occupied: occupied.min(usable(prefix)),
            growth,
            headroom,
        }
    })
}

fn assumed() -> impl Strategy<Value = Assumptions> {
    let quotas = (prop_oneof![Just(500u64), 0u64..80], prop_oneof![Just(0u64), 0u64..40]);
    (any::<bool>(), quotas, prop_oneof![Just(None), (0u64..400).prop_map(Some)]).prop_map(
        |(formula, (eni_quota, other_enis), region_quota_2019)| Assumptions {
            estimate: if formula { Estimate::MemoryFormula } else { Estimate::PerEnvironment },
            eni_quota,
            other_enis,
            region_quota_2019,
            ..Assumptions::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_answer_is_what_the_board_computes(sizing in sizings(), by in assumed()) {
        let found = sizing.answer(&by).unwrap();
        let board = compare(sizing, &by);
        let (legacy, now) = (&board.legacy, &board.hyperplane);
        prop_assert_eq!((found.before.value(), found.other.value()), (legacy.needed, legacy.other_needed));
        prop_assert_eq!(found.refused.value(), legacy.refused);
        prop_assert_eq!(found.room.value(), board.capacity.iter().filter_map(|room| room.room()).sum::<u64>());
        prop_assert_eq!((found.now.value(), found.missing.value()), (now.needed, now.needed - now.created));
        prop_assert_eq!(Some(found.per_subnet.value()), now.rows.iter().map(|row| row.needed).max());
        prop_assert_eq!(Some(found.free.value()), now.rows.iter().filter_map(|row| row.free).min());
        prop_assert_eq!(Some(found.connections.value()), now.enis.iter().map(|eni| eni.connections).max());
        prop_assert_eq!(Some(found.interfaces), now.enis.iter().map(|eni| eni.interfaces).max());
        prop_assert_eq!((found.quota_used.value(), found.quota), (now.needed + by.other_enis, now.quota[0].limit));
        prop_assert_eq!(legacy.estimate, found.estimate);
    }

    #[test]
    fn the_prefix_holds_and_the_next_smaller_does_not(sizing in sizings()) {
        let found = sizing.answer(&assumptions()).unwrap();
        for one in [&found.now_prefix, &found.before_prefix] {
            let wanted = one.wanted.value();
            prop_assert!(one.fit.prefix.is_none_or(|(prefix, room)| room >= wanted && usable(prefix) == room));
            if let Some((prefix, lacks)) = one.next_smaller {
                prop_assert_eq!(usable(prefix) + lacks, wanted);
                prop_assert!(lacks > 0);
            }
            prop_assert_eq!(one.lacks, wanted.saturating_sub(usable(sizing.prefix)));
        }
        // Without growth and headroom the boards themselves say it.
        let plain = Sizing { growth: 0, headroom: 0, ..sizing };
        let many = Assumptions { eni_quota: 100_000, ..assumptions() };
        let found = plain.answer(&many).unwrap();
        let fits = |prefix: u8, before: bool| {
            let sizing = Sizing { prefix, ..plain };
            if !sizing.is_sound() {
                return None;
            }
            let board = compare(sizing, &many);
            Some(if before { board.legacy.refused == 0 } else { board.hyperplane.needed == board.hyperplane.created })
        };
        for (one, before) in [(&found.now_prefix, false), (&found.before_prefix, true)] {
            if let Some((prefix, _)) = one.fit.prefix {
                prop_assert!(fits(prefix, before).is_none_or(|fits| fits), "/{} does not hold", prefix);
            }
            if let Some((prefix, _)) = one.next_smaller {
                prop_assert!(fits(prefix, before).is_none_or(|fits| !fits), "/{} holds too", prefix);
            }
        }
    }

    #[test]
    fn one_set_more_than_fits_does_not_fit(sizing in sizings(), by in assumed()) {
        let found = sizing.answer(&by).unwrap();
        let each = sizing.functions.div_ceil(sizing.sets);
        let missing = |sets: u64| {
            let board = compare(Sizing { sets, functions: sets * each, ..sizing }, &by);
            let codes: Vec<_> = board.hyperplane.versions.iter().filter_map(|version| version.failure).collect();
            (board.hyperplane.needed - board.hyperplane.created, codes)
        };
        let fit = found.sets_fit.value();
        if fit > 0 {
            prop_assert_eq!(missing(fit), (0, Vec::new()));
        }
        let (lacking, codes) = missing(fit + 1);
        prop_assert!(lacking > 0);
        if found.interfaces == 1 {
            let code = match found.sets_bound {
                SetsBound::Addresses => HyperplaneFailure::SubnetOutOfIpAddresses,
                SetsBound::Quota => HyperplaneFailure::EniLimitExceeded,
            };
            prop_assert_eq!(codes.first(), Some(&code));
        }
    }

    #[test]
    fn the_highest_concurrency_refuses_nothing_and_one_more_refuses_something(sizing in sizings(), by in assumed()) {
        let found = sizing.answer(&by).unwrap();
        let other = Assumptions { estimate: by.estimate.other(), ..by.clone() };
        for (figure, by) in [(&found.highest, &by), (&found.other_highest, &other)] {
            let most = figure.as_ref().map(|figure| figure.value());
            prop_assert_eq!(compare(sizing, by).highest_fitting_concurrency(), most.filter(|most| *most > 0));
            let Some(most) = most else { continue };
            if most > 0 {
                prop_assert_eq!(compare(Sizing { concurrency: most, ..sizing }, by).legacy.refused, 0);
            }
            let over = compare(Sizing { concurrency: most + 1, ..sizing }, by).legacy;
            prop_assert!(over.refused > 0 && over.failure.is_some());
        }
    }
}

#[test]
fn the_board_is_as_the_form_says() {
    let by = Assumptions { eni_quota: 250, other_enis: 7, attach_delay_s: 3, ..assumptions() };
    let sizing = Sizing { functions: 5, sets: 2, subnets: 4, connections: 9, memory_mb: 512, ..Sizing::default() };
    let made = board(sizing, &by);
    assert_eq!(made.assumptions, Assumptions { concurrency: 300, connections_per_environment: 9, ..by });
    let topology = &made.topology;
    let subnets: Vec<_> =
        topology.subnets.iter().map(|s| (s.label(), s.cidr.unwrap().to_string(), s.az.clone().unwrap(), s.occupied)).collect();
    let expected = [
        ("private-a", "10.0.0.0/24", "ap-northeast-1a"),
        ("private-c", "10.0.1.0/24", "ap-northeast-1c"),
        ("private-d", "10.0.2.0/24", "ap-northeast-1d"),
        ("private-a2", "10.0.3.0/24", "ap-northeast-1a"),
    ];
    assert_eq!(subnets, expected.map(|(name, cidr, az)| (name.into(), cidr.into(), az.into(), 40)));
    let functions: Vec<_> = topology
        .functions
        .iter()
        .map(|f| (&*f.name, f.carrier().unwrap().memory_mb, topology.set_label(f.attachment().unwrap().set)))
        .collect();
    let expected = [("fn-01", "sg-01"), ("fn-02", "sg-02"), ("fn-03", "sg-01"), ("fn-04", "sg-02"), ("fn-05", "sg-01")];
    assert_eq!(functions, expected.map(|(name, set)| (name, 512, set.to_owned())));
    assert_eq!(topology.vpcs.get(0).unwrap().cidrs.iter().map(ToString::to_string).collect::<Vec<_>>(), ["10.0.0.0/16"]);
}

#[test]
fn a_board_beside_another_is_in_its_region_and_account() {
    let mut beside = Topology::default();
    beside.add_vpc("vpc-1", None, "123456789012", "us-east-1", &[]);
    let made = Sizing::default().board(Title::Empty, &beside, &assumptions()).unwrap();
    let vpc = made.topology.vpcs.get(0).unwrap();
    assert_eq!((&*vpc.account, &*vpc.region), ("123456789012", "us-east-1"));
    assert_eq!(
        made.topology.subnets.iter().filter_map(|subnet| subnet.az.clone()).collect::<Vec<_>>(),
        ["us-east-1a".into(), "us-east-1b".into()]
    );
    assert!(made.topology.functions.iter().all(|function| &*function.account == "123456789012"));
}

#[test]
fn large_subnets_take_further_blocks_up_to_five() {
    for (prefix, most) in [(16, 5), (17, 10), (18, 20), (24, 1_280), (28, 20_480)] {
        assert_eq!(subnets_in_vpc(prefix), most);
    }
    let of = |subnets, prefix| Sizing { subnets, prefix, occupied: 0, ..Sizing::default() };
    let blocks = |sizing| board(sizing, &assumptions()).topology.vpcs.get(0).unwrap().cidrs.len();
    assert_eq!([(16, 18), (10, 17), (5, 16), (16, 28)].map(|(subnets, prefix)| blocks(of(subnets, prefix))), [4, 5, 5, 1]);
    assert_eq!(of(6, 16).problem(SizingField::Subnets), Some(SizingProblem::Blocks { prefix: 16, most: 5 }));
    assert_eq!(of(11, 17).problem(SizingField::Subnets), Some(SizingProblem::Blocks { prefix: 17, most: 10 }));
    assert!(of(6, 16).answer(&assumptions()).is_none());
    // What is built is what an edit would let one build.
    let made = board(of(10, 17), &assumptions());
    let mut topology = Topology::default();
    let vpc = topology.add_vpc_named("x", "10.0.0.0/16").unwrap();
    for block in made.topology.vpcs.get(0).unwrap().cidrs.iter().skip(1) {
        topology.add_cidr(vpc, &block.to_string()).unwrap();
    }
    for subnet in made.topology.subnets.iter() {
        topology.add_subnet(vpc, &subnet.label(), &subnet.cidr.unwrap().to_string(), "").unwrap();
    }
}

#[test]
fn a_board_travels_in_a_link_and_a_file() {
    let large = Sizing { functions: 120, sets: 101, subnets: 16, prefix: 18, ..Sizing::default() };
    for sizing in [Sizing::default(), large] {
        let made = sizing.board(Title::Named("x".into()), &Topology::default(), &assumptions()).unwrap();
        let fragment = eni_lens::link::fragment(&made).unwrap();
        let back = eni_lens::link::open(eni_lens::link::parts(&format!("#{fragment}")).payload);
        assert_eq!(back.unwrap(), made);
    }
}

#[test]
fn every_field_refuses_what_is_out_of_its_range() {
    let change = |field: SizingField, to: u64| {
        let mut sizing = Sizing { functions: 5_000, sets: 1, prefix: 16, subnets: 1, ..Sizing::default() };
        match field {
            SizingField::Functions => sizing.functions = to,
            SizingField::Sets => sizing.sets = to,
            SizingField::Subnets => (sizing.subnets, sizing.prefix, sizing.occupied) = (to, 28, 0),
            SizingField::Prefix => sizing.prefix = u8::try_from(to).unwrap(),
            SizingField::Concurrency => sizing.concurrency = to,
            SizingField::Memory => sizing.memory_mb = to,
            SizingField::Connections => sizing.connections = to,
            SizingField::Occupied => sizing.occupied = to,
            SizingField::Growth => sizing.growth = to,
            SizingField::Headroom => sizing.headroom = to,
        }
        sizing
    };
    for field in SizingField::ALL {
        let (least, most) = field.range();
        for fine in [least, most] {
            if field == SizingField::Prefix && fine == 28 {
                continue;
            }
            assert_eq!(change(field, fine).problem(field), None, "{field:?} {fine}");
            assert!(change(field, fine).answer(&assumptions()).is_some(), "{field:?} {fine}");
        }
        for wrong in least.checked_sub(1).into_iter().chain([most + 1]) {
            assert_eq!(change(field, wrong).problem(field), Some(SizingProblem::Outside { least, most }), "{field:?} {wrong}");
            assert!(change(field, wrong).answer(&assumptions()).is_none());
            assert!(change(field, wrong).board(Title::Empty, &Topology::default(), &assumptions()).is_none());
        }
    }
    let more = Sizing { functions: 5, sets: 6, ..Sizing::default() };
    assert_eq!(more.problem(SizingField::Sets), Some(SizingProblem::MoreSets(5)));
    let full = Sizing { prefix: 28, occupied: 12, ..Sizing::default() };
    assert_eq!(full.problem(SizingField::Occupied), Some(SizingProblem::Occupants { prefix: 28, usable: 11 }));
}

#[test]
fn the_ends_of_the_ranges_do_not_overflow() {
    let most = Sizing {
        functions: 5_000,
        sets: 5_000,
        subnets: 5,
        prefix: 16,
        concurrency: 1_000_000,
        memory_mb: 10_240,
        connections: 1_000_000,
        occupied: 65_531,
        growth: 1_000,
        headroom: 1_000,
    };
    let found = answer(most);
    assert_eq!(
        (found.before.value(), found.before_prefix.fit.prefix, found.before_prefix.next_smaller.unwrap().0),
        (5_000_000_000, None, 16)
    );
    assert_eq!((found.sets_fit.value(), found.free.value(), highest(&found).0), (0, 0, Some(0)));
    let empty = answer(Sizing { connections: 0, ..bare() });
    assert_eq!((empty.now.value(), empty.connections.value()), (2, 0));
    assert!(answer(Sizing { prefix: 16, subnets: 5, memory_mb: 128, ..bare() }).other_highest.is_none(), "nothing bounds it");
    assert_eq!(LegacyFailure::SubnetIpAddressLimitReached.code(), "SubnetIPAddressLimitReachedException");
}
