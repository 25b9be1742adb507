//! Every edit of the inspector: what it does, what it refuses, and that undo takes it back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod generate;

use eni_lens::import::{SourceFile, import};
use eni_lens::model::{Assumptions, Comparison, Estimate};
use eni_lens::network::{
    Cidr, CidrError, Concurrency, EventSourceKey, EventSourceKind, FunctionKey, GroupKey, JoinProblem, NetworkError, Role,
    SetKey, SubnetKey, Topology, VersionLabel, VpcKey, default_board_topology,
};
use eni_lens::state::{AppState, AssumptionEdit, Board, Edit, History, Inspected, Msg, SetChoice, Theme, Title, update};
use eni_lens::text::Lang;
use generate::{Numbers, generate};
use proptest::prelude::*;
use std::rc::Rc;

const VPC: VpcKey = VpcKey(0);
const A: SubnetKey = SubnetKey(0);
const C: SubnetKey = SubnetKey(1);
const FULL: SetKey = SetKey(0);
const INNER: SetKey = SetKey(1);
const ONE: FunctionKey = FunctionKey(0);
const TWO: FunctionKey = FunctionKey(1);
const LATEST: VersionLabel = VersionLabel::Latest;

fn v(number: &str) -> VersionLabel {
    VersionLabel::Published(number.into())
}

fn block(text: &str) -> Cidr {
    Cidr::parse(text).unwrap()
}

fn after(edits: &[Edit]) -> Topology {
    let mut topology = default_board_topology();
    for edit in edits {
        topology = edit.apply(&topology).unwrap_or_else(|error| panic!("{edit:?}: {error:?}"));
    }
    topology
}

/// Runs the edit through the page: the refusal is the one expected, and the board is the same in memory.
#[track_caller]
fn refused(topology: &Topology, edit: Edit, why: NetworkError) {
    assert_eq!(edit.apply(topology), Err(why));
    let mut state = AppState::start(Lang::En, Theme::Auto);
    let board = Board { title: Title::Empty, topology: Rc::new(topology.clone()), assumptions: Assumptions::default() };
    state.comparison = Rc::new(Comparison::new(Rc::clone(&board.topology), board.assumptions.clone()));
    state.history = History::new(board);
    let state = Rc::new(state);
    let next = update(&state, Msg::Edit(edit));
    assert!(Rc::ptr_eq(next.topology(), state.topology()) && !next.history.can_undo());
    assert!(next.ui.notice.is_some(), "and it is said");
}

fn cidrs(topology: &Topology) -> Vec<String> {
    topology.subnets.iter().map(|subnet| format!("{} {}", subnet.label(), subnet.cidr.unwrap())).collect()
}

fn enis(topology: &Topology) -> u64 {
    Comparison::new(Rc::new(topology.clone()), Assumptions::default()).hyperplane.created
}

#[test]
fn a_subnets_fields() {
    let board = after(&[
        Edit::RenameSubnet(A, " web ".into()),
        Edit::SetCidr(A, "10.0.1.0/25".into()),
        Edit::SetZone(A, "ap-northeast-1d".into()),
        Edit::SetOccupied(A, 123),
        Edit::SetSubnetDualStack(A, true),
    ]);
    let subnet = board.subnet(A).unwrap();
    assert_eq!(
        (&*subnet.label(), subnet.cidr, subnet.az.as_deref()),
        ("web", Some(block("10.0.1.0/25")), Some("ap-northeast-1d"))
    );
    assert_eq!((subnet.occupied, subnet.dual_stack), (123, true));
    assert_eq!(after(&[Edit::SetZone(A, " ".into())]).subnet(A).unwrap().az, None);

    let name = |name: &str| Edit::RenameSubnet(A, name.into());
    refused(&board, name(""), NetworkError::NameEmpty);
    refused(&board, name("PrivateSubnet-1c"), NetworkError::NameTaken("PrivateSubnet-1c".into()));
    refused(&board, name(&"x".repeat(65)), NetworkError::NameTooLong(65));
    let cidr = |cidr: &str| Edit::SetCidr(A, cidr.into());
    refused(&board, cidr("10.0.1.7/24"), NetworkError::Cidr(CidrError::HostBits(block("10.0.1.0/24"))));
    refused(&board, cidr("10.0.1.0/29"), NetworkError::Cidr(CidrError::OutsideAwsBounds(29)));
    refused(
        &board,
        cidr("10.1.0.0/24"),
        NetworkError::OutsideVpc { cidr: block("10.1.0.0/24"), vpc: [block("10.0.0.0/16")].into() },
    );
    let other_cidr = block("10.0.2.0/24");
    refused(
        &board,
        cidr("10.0.2.0/25"),
        NetworkError::Overlaps { cidr: block("10.0.2.0/25"), other: "PrivateSubnet-1c".into(), other_cidr },
    );
    refused(&board, cidr("10.0.1.0/26"), NetworkError::Occupants { occupied: 123, usable: 59 });
    assert!(cidr("10.0.1.0/24").apply(&board).is_ok(), "it may overlap itself");
    refused(&board, Edit::SetOccupied(A, 124), NetworkError::Occupants { occupied: 124, usable: 123 });
    refused(&board, Edit::SetOccupied(SubnetKey(9), 1), NetworkError::Gone);
}

#[test]
fn a_subnet_goes_only_when_nobody_lives_there() {
    let board = default_board_topology();
    let functions = "test-lambda-01, test-lambda-02, test-lambda-03".into();
    refused(&board, Edit::DeleteSubnet(A), NetworkError::SubnetInUse { subnet: "PrivateSubnet-1a".into(), functions });
    // A published version keeps its interfaces too.
    let mut edits = vec![Edit::Publish(ONE)];
    edits.extend([0, 1, 2].map(|key| Edit::Detach(FunctionKey(key))));
    let board = after(&edits);
    let functions = "test-lambda-01".into();
    refused(&board, Edit::DeleteSubnet(A), NetworkError::SubnetInUse { subnet: "PrivateSubnet-1a".into(), functions });
    edits.push(Edit::DetachVersion(ONE, v("1")));
    edits.push(Edit::DeleteSubnet(A));
    assert_eq!(cidrs(&after(&edits)), ["PrivateSubnet-1c 10.0.2.0/24"]);
}

#[test]
fn halving_keeps_who_lives_there_in_the_lower_half_and_joining_is_its_inverse() {
    let board = after(&[Edit::SetOccupied(A, 20), Edit::Halve(A)]);
    assert_eq!(
        cidrs(&board),
        ["PrivateSubnet-1a 10.0.1.0/25", "PrivateSubnet-1a-2 10.0.1.128/25", "PrivateSubnet-1c 10.0.2.0/24"]
    );
    let new = board.neighbour(A).unwrap();
    assert_eq!((new.az.as_deref(), new.occupied, board.functions_in(new.key).count()), (Some("ap-northeast-1a"), 0, 0));
    assert_eq!((board.subnet(A).unwrap().occupied, enis(&board)), (20, 4));

    // Functions of both halves live in the whole.
    let upper = new.key;
    let moved = Edit::Attach(ONE, [upper].into(), SetChoice::Existing(FULL)).apply(&board).unwrap();
    let joined = Edit::Join(upper, A).apply(&moved).unwrap();
    assert_eq!(cidrs(&joined), ["PrivateSubnet-1a 10.0.1.0/24", "PrivateSubnet-1c 10.0.2.0/24"]);
    assert_eq!(*joined.function(ONE).unwrap().attachment().unwrap().subnets, [A]);
    assert_eq!(joined.subnet(A).unwrap().occupied, 20);

    refused(
        &after(&[Edit::SetOccupied(A, 122)]),
        Edit::Halve(A),
        NetworkError::HalfTooSmall { half: block("10.0.1.0/25"), occupied: 122, enis: 2, usable: 123 },
    );
    let small = after(&[Edit::SetCidr(A, "10.0.1.0/28".into())]);
    refused(&small, Edit::Halve(A), NetworkError::Cidr(CidrError::OutsideAwsBounds(29)));
}

#[test]
fn only_two_halves_of_one_block_in_one_zone_join() {
    let not = |why| NetworkError::NotJoinable { a: "PrivateSubnet-1a".into(), b: "PrivateSubnet-1c".into(), why };
    let zone = Edit::SetZone(C, "ap-northeast-1a".into());
    refused(&default_board_topology(), Edit::Join(A, C), not(JoinProblem::Zone));
    refused(&after(std::slice::from_ref(&zone)), Edit::Join(A, C), not(JoinProblem::Apart));
    refused(&after(&[zone.clone(), Edit::SetCidr(C, "10.0.2.0/25".into())]), Edit::Join(A, C), not(JoinProblem::Size));
    refused(
        &default_board_topology(),
        Edit::Join(A, A),
        NetworkError::NotJoinable { a: "PrivateSubnet-1a".into(), b: "PrivateSubnet-1a".into(), why: JoinProblem::Apart },
    );
    let aligned = after(&[zone, Edit::SetCidr(C, "10.0.0.0/24".into()), Edit::Join(A, C)]);
    assert_eq!(cidrs(&aligned), ["PrivateSubnet-1c 10.0.0.0/23"]);
    assert_eq!(enis(&aligned), 2, "the rows became one: two sets, two ENIs");
}

#[test]
fn a_groups_and_a_sets_fields() {
    let (full, inner) = (GroupKey(0), GroupKey(1));
    let board = after(&[
        Edit::RenameGroup(full, "out".into()),
        Edit::SetEgress(full, "10.1.0.0/16".into()),
        Edit::SetMembers { set: FULL, members: [full].into(), new_groups: ["db".into()].into() },
    ]);
    assert_eq!(board.set_label(FULL), "out + db");
    assert_eq!(board.group(full).unwrap().egress.as_deref(), Some("10.1.0.0/16"));
    assert_eq!(enis(&board), 4, "a set changes for everybody who uses it");
    let members = |groups: &[GroupKey]| Edit::SetMembers { set: FULL, members: groups.into(), new_groups: [].into() };
    refused(&board, members(&[]), NetworkError::SubnetsWithoutGroups);
    refused(&board, members(&[inner, inner]), NetworkError::SetExists("outbound-vpc-sg".into()));
    refused(&board, Edit::RenameGroup(full, "outbound-vpc-sg".into()), NetworkError::NameTaken("outbound-vpc-sg".into()));
    let six: Rc<[Rc<str>]> = ["a", "b", "c", "d", "e", "f"].map(Into::into).into();
    refused(&board, Edit::SetMembers { set: FULL, members: [].into(), new_groups: six }, NetworkError::TooManyGroups(6));
}

#[test]
fn versions_and_aliases() {
    let board =
        after(&[Edit::Publish(ONE), Edit::SetMemory(ONE, 512), Edit::Publish(ONE), Edit::AddAlias(ONE, "prod".into(), v("1"))]);
    let function = board.function(ONE).unwrap();
    let memory: Vec<_> = function.versions.iter().map(|version| (version.label.as_str(), version.memory_mb)).collect();
    assert_eq!(memory, [("$LATEST", 512), ("1", 128), ("2", 512)]);
    let newest = function.versions.last().unwrap().order;
    assert!(board.functions.iter().flat_map(|f| f.versions.iter()).all(|version| version.order <= newest), "created last");

    // Golden case 8: $LATEST [s2], v1 [s1], v2 [s1].
    let other = Edit::AttachVersion(ONE, LATEST, [A, C].into(), SetChoice::Existing(INNER)).apply(&board).unwrap();
    let alone = Edit::Delete(TWO).apply(&other).and_then(|b| Edit::Delete(FunctionKey(2)).apply(&b)).unwrap();
    let gone = |board: &Topology, n| Edit::DeleteVersion(ONE, v(n)).apply(board).unwrap();
    let unaliased = Edit::PointAlias(ONE, "prod".into(), LATEST).apply(&alone).unwrap();
    let (first, second) = (gone(&unaliased, "1"), gone(&gone(&unaliased, "1"), "2"));
    assert_eq!((enis(&alone), enis(&first), enis(&second)), (4, 4, 2));

    refused(
        &board,
        Edit::DeleteVersion(ONE, v("1")),
        NetworkError::VersionHasAlias { version: "1".into(), aliases: "prod".into() },
    );
    refused(&board, Edit::DeleteVersion(ONE, LATEST), NetworkError::LatestStays);
    refused(&board, Edit::AddAlias(ONE, "prod".into(), LATEST), NetworkError::NameTaken("prod".into()));
    refused(&board, Edit::AddAlias(ONE, "1".into(), LATEST), NetworkError::AliasName("1".into()));
    refused(&board, Edit::AddAlias(ONE, "a b".into(), LATEST), NetworkError::AliasName("a b".into()));
    refused(&board, Edit::AddAlias(ONE, "x".into(), v("9")), NetworkError::Gone);
    refused(&board, Edit::PointAlias(ONE, "x".into(), LATEST), NetworkError::Gone);
    refused(&board, Edit::SetVersionMemory(ONE, v("1"), 127), NetworkError::Memory(127));
    assert!(Edit::RemoveAlias(ONE, "prod".into()).apply(&board).unwrap().function(ONE).unwrap().aliases.is_empty());
}

#[test]
fn the_carrier_stays_the_same_version_when_another_goes() {
    let board = after(&[Edit::Publish(ONE), Edit::Publish(ONE), Edit::SetCarrier(ONE, v("2"))]);
    let carrier = |board: &Topology| board.function(ONE).unwrap().carrier().unwrap().label.clone();
    assert_eq!(carrier(&board), v("2"));
    assert_eq!(carrier(&Edit::DeleteVersion(ONE, v("1")).apply(&board).unwrap()), v("2"));
    assert_eq!(carrier(&Edit::DeleteVersion(ONE, v("2")).apply(&board).unwrap()), LATEST);
    refused(&board, Edit::SetCarrier(ONE, v("7")), NetworkError::Gone);
}

/// Golden case 35: dual-stack on A (dual) and B (IPv4 only): the flag is invalid; IPv4 uses 2.
#[test]
fn golden_35_dual_stack_needs_dual_stack_subnets_only() {
    let alone = after(&[Edit::Delete(TWO), Edit::Delete(FunctionKey(2)), Edit::SetSubnetDualStack(A, true)]);
    let not = NetworkError::NotDualStack { function: "test-lambda-01".into(), subnet: "PrivateSubnet-1c".into() };
    refused(&alone, Edit::SetDualStack(ONE, LATEST, true), not.clone());
    assert_eq!(enis(&alone), 2);
    let both = Edit::SetSubnetDualStack(C, true).apply(&alone).unwrap();
    let speaks = Edit::SetDualStack(ONE, LATEST, true).apply(&both).unwrap();
    assert_eq!(enis(&speaks), 2, "and IPv6 takes no further IPv4 address");
    refused(&speaks, Edit::SetSubnetDualStack(C, false), not.clone());
    let only_a = Edit::Attach(ONE, [A].into(), SetChoice::Existing(FULL)).apply(&speaks).unwrap();
    let plain = Edit::SetSubnetDualStack(C, false).apply(&only_a).unwrap();
    refused(&plain, Edit::Attach(ONE, [A, C].into(), SetChoice::Existing(FULL)), not);
    let out = Edit::Detach(ONE).apply(&plain).unwrap();
    assert!(!out.function(ONE).unwrap().carrier().unwrap().dual_stack);
    refused(&out, Edit::SetDualStack(ONE, LATEST, true), NetworkError::NotAttached("test-lambda-01".into()));
}

/// Golden case 37: 200 rps x 0.5 s; 20,000 x 0.05; 30,000 x 0.02.
#[test]
fn golden_37_requests_a_second_need_at_least_a_tenth() {
    let need = |requests_per_second, duration_ms| {
        let rate = Concurrency::Rate { requests_per_second, duration_ms };
        after(&[Edit::SetConcurrency(ONE, rate)]).function(ONE).unwrap().concurrency_or(300)
    };
    assert_eq!([need(200, 500), need(20_000, 50), need(30_000, 20)], [100, 2_000, 3_000]);
    let board = default_board_topology();
    let set = |concurrency| Edit::SetConcurrency(ONE, concurrency);
    let rate = |requests_per_second, duration_ms| set(Concurrency::Rate { requests_per_second, duration_ms });
    refused(&board, rate(10_000_001, 1), NetworkError::Requests(10_000_001));
    refused(&board, rate(1, 0), NetworkError::Duration(0));
    refused(&board, rate(1, 900_001), NetworkError::Duration(900_001));
    refused(&board, rate(10_000, 900_000), NetworkError::Concurrency(9_000_000));
    refused(&board, set(Concurrency::Relative(0)), NetworkError::Percent(0));
    refused(&board, set(Concurrency::Relative(100_001)), NetworkError::Percent(100_001));
    refused(&board, set(Concurrency::Own(1_000_001)), NetworkError::Concurrency(1_000_001));
    assert_eq!(after(&[set(Concurrency::Relative(150))]).function(ONE).unwrap().concurrency_or(301), 452);
    assert_eq!(Concurrency::Relative(100_000).at(1_000_000), 1_000_000, "never beyond what may be entered");
}

#[test]
fn a_vpcs_blocks_follow_awss_table() {
    let board = after(&[Edit::RenameVpc(VPC, "main".into()), Edit::AddCidr(VPC, "100.64.0.0/16".into())]);
    assert_eq!(*board.vpc(VPC).unwrap().cidrs, [block("10.0.0.0/16"), block("100.64.0.0/16")]);
    let add = |cidr: &str| Edit::AddCidr(VPC, cidr.into());
    let beside = |cidr: &str| NetworkError::Restricted { cidr: block(cidr), primary: Some(block("10.0.0.0/16")) };
    for cidr in ["172.16.0.0/16", "192.168.0.0/20", "198.19.0.0/16"] {
        refused(&board, add(cidr), beside(cidr));
    }
    refused(&board, add("169.254.0.0/16"), NetworkError::Restricted { cidr: block("169.254.0.0/16"), primary: None });
    refused(&board, add("10.0.8.0/24"), NetworkError::CidrOverlaps { cidr: block("10.0.8.0/24"), other: block("10.0.0.0/16") });
    refused(&board, add("10.2.0.0/15"), NetworkError::Cidr(CidrError::OutsideAwsBounds(15)));
    let five = ["10.2.0.0/16", "10.3.0.0/16", "8.8.8.0/24"].iter().fold(board.clone(), |b, cidr| add(cidr).apply(&b).unwrap());
    refused(&five, add("10.4.0.0/16"), NetworkError::TooManyCidrs(6));
    refused(&board, Edit::RemoveCidr(VPC, block("10.0.0.0/16")), NetworkError::PrimaryStays(block("10.0.0.0/16")));
    assert_eq!(Edit::RemoveCidr(VPC, block("100.64.0.0/16")).apply(&board).unwrap().vpc(VPC).unwrap().cidrs.len(), 1);
    let used =
        Edit::AddSubnet { vpc: VPC, name: "cg".into(), cidr: "100.64.1.0/24".into(), az: "".into() }.apply(&board).unwrap();
    refused(
        &used,
        Edit::RemoveCidr(VPC, block("100.64.0.0/16")),
        NetworkError::CidrInUse { cidr: block("100.64.0.0/16"), subnet: "cg".into() },
    );

    // The other primaries of the table.
    for (primary, no, yes) in [
        ("10.1.0.0/16", "10.0.0.0/16", "10.2.0.0/16"),
        ("172.20.0.0/16", "172.31.0.0/16", "172.21.0.0/16"),
        ("172.20.0.0/16", "10.0.0.0/16", "100.64.0.0/16"),
        ("192.168.0.0/16", "172.16.0.0/16", "100.127.0.0/16"),
        ("198.19.0.0/20", "192.168.0.0/16", "198.19.16.0/20"),
        ("100.64.0.0/16", "10.0.0.0/16", "100.65.0.0/16"),
        ("8.8.0.0/16", "192.168.0.0/16", "9.9.0.0/16"),
    ] {
        let board = after(&[Edit::AddVpc("second".into(), primary.into())]);
        let vpc = board.vpcs.iter().last().unwrap().key;
        refused(
            &board,
            Edit::AddCidr(vpc, no.into()),
            NetworkError::Restricted { cidr: block(no), primary: Some(block(primary)) },
        );
        assert!(Edit::AddCidr(vpc, yes.into()).apply(&board).is_ok(), "{yes} beside {primary}");
    }
    refused(&board, Edit::AddVpc("main".into(), "10.9.0.0/16".into()), NetworkError::NameTaken("main".into()));
    refused(
        &board,
        Edit::AddVpc("x".into(), "10.9.0.1/16".into()),
        NetworkError::Cidr(CidrError::HostBits(block("10.9.0.0/16"))),
    );
}

#[test]
fn a_block_is_cut_into_equal_subnets_zone_after_zone() {
    let zones: Rc<[Rc<str>]> = ["ap-northeast-1c".into(), "ap-northeast-1d".into()].into();
    let split =
        |cidr: &str, parts, zones: &Rc<[Rc<str>]>| Edit::Split { vpc: VPC, cidr: cidr.into(), parts, zones: Rc::clone(zones) };
    let board = after(&[split("10.0.16.0/22", 4, &zones)]);
    assert_eq!(
        cidrs(&board).get(2..).unwrap(),
        [
            "PrivateSubnet-1c-2 10.0.16.0/24",
            "PrivateSubnet-1d 10.0.17.0/24",
            "PrivateSubnet-1c-3 10.0.18.0/24",
            "PrivateSubnet-1d-2 10.0.19.0/24"
        ]
    );
    assert_eq!(after(&[split("10.0.16.0/24", 16, &zones)]).subnets.iter().last().unwrap().cidr, Some(block("10.0.16.240/28")));
    let (before, other_cidr) = (default_board_topology(), block("10.0.1.0/24"));
    refused(
        &before,
        split("10.0.0.0/22", 4, &zones),
        NetworkError::Overlaps { cidr: block("10.0.0.0/22"), other: "PrivateSubnet-1a".into(), other_cidr },
    );
    refused(&before, split("10.0.16.0/24", 3, &zones), NetworkError::SplitParts { parts: 3, most: 16 });
    refused(&before, split("10.0.16.0/24", 32, &zones), NetworkError::SplitParts { parts: 32, most: 16 });
    refused(&before, split("10.0.16.0/24", 0, &zones), NetworkError::SplitParts { parts: 0, most: 16 });
    refused(&before, split("10.0.16.0/24", 1, &zones), NetworkError::SplitZones { zones: 2, parts: 1 });
    refused(&before, split("10.0.16.0/24", 2, &[" ".into()].into()), NetworkError::SplitZones { zones: 0, parts: 2 });
}

#[test]
fn the_next_prefix_that_fits() {
    let compare = |concurrency, edits: &[Edit]| {
        Comparison::new(Rc::new(after(edits)), Assumptions { concurrency, ..Assumptions::default() })
    };
    let (before, now) = compare(300, &[]).next_prefixes(0).unwrap();
    assert_eq!((before.wanted, before.prefix, now.wanted, now.prefix), (450, Some((23, 507)), 2, Some((28, 11))));
    let (before, now) = compare(300, &[Edit::SetOccupied(A, 58)]).next_prefixes(0).unwrap();
    assert_eq!((before.prefix, now.wanted, now.prefix), (Some((22, 1_019)), 60, Some((25, 123))));
    assert_eq!(compare(50_000, &[]).next_prefixes(0).unwrap().0.prefix, None, "not even a /16");
    assert_eq!(compare(1, &[]).next_prefixes(9), None);
}

#[test]
fn an_import_says_what_is_dual_stack() {
    let files = [
        (
            "f.json",
            r#"{"Functions": [{"FunctionName": "f", "FunctionArn": "arn:aws:lambda:ap-northeast-1:111111111111:function:f", "Version": "$LATEST", "MemorySize": 128,
            "VpcConfig": {"SubnetIds": ["s-1"], "SecurityGroupIds": ["g-1"], "VpcId": "vpc-1", "Ipv6AllowedForDualStack": true}}]}"#,
        ),
        (
            "s.json",
            r#"{"Subnets": [
            {"SubnetId": "s-1", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "ap-northeast-1a", "AvailableIpAddressCount": 250,
             "Ipv6CidrBlockAssociationSet": [{"Ipv6CidrBlock": "fd00::/64", "Ipv6CidrBlockState": {"State": "associated"}}]},
            {"SubnetId": "s-2", "VpcId": "vpc-1", "CidrBlock": "10.0.2.0/24", "AvailabilityZone": "ap-northeast-1c", "AvailableIpAddressCount": 251,
             "Ipv6CidrBlockAssociationSet": [{"Ipv6CidrBlock": "fd00:1::/64", "Ipv6CidrBlockState": {"State": "disassociated"}}]}]}"#,
        ),
    ];
    let files: Vec<SourceFile> = files.map(|(name, text)| SourceFile { name: name.into(), bytes: text.as_bytes().into() }).into();
    let board = import(&files).topology();
    let dual: Vec<_> = board.subnets.iter().map(|subnet| subnet.dual_stack).collect();
    assert_eq!(dual, [true, false]);
    assert!(board.functions.iter().all(|function| function.versions.iter().all(|version| version.dual_stack)));
}

#[test]
fn the_inspector_closes_when_what_it_shows_is_gone() {
    let start = Rc::new(AppState::start(Lang::En, Theme::Auto));
    let run = |msgs: &[Msg]| msgs.iter().fold(Rc::clone(&start), |state, msg| update(&state, msg.clone()));
    let shown = |inspected, edit: Edit| run(&[Msg::Inspect(Some(inspected)), Msg::Edit(edit)]).ui.inspector;
    let (function, eni) = (Inspected::Function(ONE), Inspected::Eni(A, FULL));
    assert_eq!(shown(function, Edit::Delete(ONE)), None);
    assert_eq!(shown(function, Edit::Delete(TWO)), Some(function));
    assert_eq!(shown(eni, Edit::Detach(ONE)), None, "the ENI went with its last user");
    assert_eq!(shown(eni, Edit::Detach(TWO)), Some(eni));
    let other = [Msg::Inspect(Some(Inspected::Vpc(VPC))), Msg::LoadEmpty];
    assert_eq!(run(&other).ui.inspector, None, "another board's keys name other things");
    assert_eq!(run(&[Msg::LoadEmpty, Msg::Inspect(Some(Inspected::Vpc(VPC))), Msg::Undo]).ui.inspector, None);
    assert_eq!(run(&[Msg::Inspect(Some(Inspected::Set(SetKey(9))))]).ui.inspector, None);
    assert_eq!(run(&[Msg::Inspect(Some(function)), Msg::Inspect(None)]).ui.inspector, None);
}

#[test]
fn every_assumption_is_one_step_and_can_be_reset() {
    let start = Rc::new(AppState::start(Lang::En, Theme::Auto));
    let edits = [
        AssumptionEdit::EniQuota(250),
        AssumptionEdit::OtherEnis(12),
        AssumptionEdit::ConnectionsPerEnvironment(1_000_000),
        AssumptionEdit::AttachDelay(14),
        AssumptionEdit::RegionQuota2019(Some(350)),
        AssumptionEdit::AccountConcurrency(3_000),
        AssumptionEdit::Estimate(Estimate::MemoryFormula),
    ];
    let mut state = Rc::clone(&start);
    for edit in edits {
        let next = update(&state, Msg::Assume(edit));
        assert_ne!(next.board().assumptions, state.board().assumptions, "{edit:?}");
        assert_eq!(next.comparison.assumptions, next.board().assumptions, "the figures follow");
        assert_eq!(update(&next, Msg::Undo).board(), state.board());
        assert!(
            Rc::ptr_eq(update(&next, Msg::Assume(edit)).history.present(), next.history.present()),
            "the same again is no step"
        );
        state = next;
    }
    let reset = update(&state, Msg::Assume(AssumptionEdit::ResetAll));
    assert_eq!(reset.board().assumptions, start.board().assumptions, "the slider stays");
    let over = update(&start, Msg::Assume(AssumptionEdit::EniQuota(u64::MAX)));
    assert_eq!(over.board().assumptions.eni_quota, 100_000, "AWS raises it to thousands");
}

/// Some edit, of any kind; many of them are refused.
fn random_edit(topology: &Topology, r: &mut Numbers) -> Edit {
    let subnet = SubnetKey(r.below(7) as u32);
    let other = topology.neighbour(subnet).map_or(SubnetKey(r.below(7) as u32), |other| other.key);
    let function = FunctionKey(r.below(9) as u32);
    let group = GroupKey(r.below(5) as u32);
    let set = SetKey(r.below(6) as u32);
    let vpc = VpcKey(r.below(3) as u32);
    let name: Rc<str> = ["a", "b", "prod", "live", "1", ""][r.below(6) as usize].into();
    let cidr: Rc<str> =
        ["10.0.1.0/25", "10.0.4.0/22", "100.64.0.0/24", "10.0.0.0/28", "10.0.8.0/24", "x"][r.below(6) as usize].into();
    let version = [LATEST, v("1"), v("2")][r.below(3) as usize].clone();
    let on = r.below(2) == 0;
    let source = EventSourceKey(r.below(3) as u32);
    let kind = EventSourceKind::ALL[r.below(4) as usize];
    match r.below(44) {
        0 => Edit::RenameSubnet(subnet, name),
        1 => Edit::SetCidr(subnet, cidr),
        2 => Edit::SetZone(subnet, name),
        3 => Edit::SetOccupied(subnet, r.below(30)),
        4 | 5 => Edit::SetSubnetDualStack(subnet, on),
        6 => Edit::DeleteSubnet(subnet),
        7 | 8 => Edit::Halve(subnet),
        9 | 10 => Edit::Join(subnet, other),
        11 => Edit::RenameGroup(group, name),
        12 => Edit::SetEgress(group, name),
        13 => Edit::SetMembers { set, members: [group].into(), new_groups: [].into() },
        14 => Edit::AddAlias(function, name, version),
        15 => Edit::RemoveAlias(function, name),
        16 => Edit::PointAlias(function, name, version),
        17 | 18 => Edit::Publish(function),
        19 => Edit::DeleteVersion(function, version),
        20 => Edit::SetCarrier(function, version),
        21 => Edit::SetVersionMemory(function, version, 100 + r.below(400)),
        22 => Edit::AttachVersion(function, version, [subnet].into(), SetChoice::Existing(set)),
        23 => Edit::DetachVersion(function, version),
        24 | 25 => Edit::SetDualStack(function, version, on),
        26 => Edit::RenameVpc(vpc, name),
        27 => Edit::AddCidr(vpc, cidr),
        28 => Edit::AddVpc(name, cidr),
        29 => Edit::Split { vpc, cidr, parts: 1 << r.below(3), zones: ["z-1a".into()].into() },
        30 => Edit::SetConcurrency(function, Concurrency::Relative(1 + r.below(400))),
        31 => Edit::SetRole(function, [Role::InOrder, Role::LacksPermission, Role::Deleted][r.below(3) as usize]),
        32 => Edit::SetReserved(function, on.then(|| r.below(90))),
        33 => Edit::SetProvisioned(function, r.below(90)),
        34 | 35 => Edit::Move(function, r.below(6) as usize),
        36 => Edit::SetSubnetMissing(subnet, on),
        37 => Edit::SetGroupMissing(group, on),
        38 => Edit::SetGroupRules(group, on.then(|| ["tcp 443 10.0.0.0/8".parse().unwrap()].into())),
        39 | 40 => Edit::AddEventSource { name, kind, function, subnets: [subnet].into(), set: SetChoice::Existing(set) },
        41 => {
            let (subnets, set) = ([subnet].into(), SetChoice::Existing(set));
            Edit::SetEventSource { source, name, kind, function, subnets, set }
        }
        42 => Edit::DeleteEventSource(source),
        _ => Edit::RemoveCidr(vpc, block("100.64.0.0/24")),
    }
}

/// What every board is at any time.
fn check_whole(topology: &Topology) {
    for function in topology.functions.iter() {
        assert!(function.carrier < function.versions.len());
        for alias in function.aliases.iter() {
            assert!(function.version(&alias.version).is_some(), "an alias points nowhere");
        }
        for version in function.versions.iter() {
            let Some(attachment) = &version.attachment else { continue };
            assert!(attachment.subnets.is_sorted() && !attachment.subnets.is_empty());
            let vpc = topology.set(attachment.set).unwrap().vpc;
            for subnet in attachment.subnets.iter() {
                let subnet = topology.subnet(*subnet).unwrap();
                assert_eq!(subnet.vpc, vpc);
                assert!(subnet.dual_stack || !version.dual_stack);
            }
        }
    }
    for source in topology.event_sources.iter() {
        assert!(topology.function(source.function).is_some(), "an event source invokes nobody");
        let vpc = topology.set(source.attachment.set).unwrap().vpc;
        assert!(source.attachment.subnets.iter().all(|subnet| topology.subnet(*subnet).unwrap().vpc == vpc));
    }
    let orders = topology.orders();
    assert!(orders.windows(2).all(|pair| pair[0] < pair[1]), "an order is taken twice: {orders:?}");
    let subnets: Vec<_> = topology.subnets.iter().collect();
    for (at, one) in subnets.iter().enumerate() {
        for other in subnets.iter().skip(at + 1).filter(|other| other.vpc == one.vpc) {
            assert!(!one.cidr.zip(other.cidr).is_some_and(|(a, b)| a.overlaps(b)), "{one:?} and {other:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn undo_after_do_is_the_identity_and_a_refusal_changes_nothing(seed: u64) {
        let mut r = Numbers(seed | 1);
        let mut state = Rc::new(AppState::start(Lang::Ja, Theme::Auto));
        for _ in 0..40 {
            let edit = random_edit(state.topology(), &mut r);
            let outcome = edit.apply(state.topology());
            let next = update(&state, Msg::Edit(edit.clone()));
            match outcome {
                Err(_) => prop_assert!(Rc::ptr_eq(next.topology(), state.topology())),
                Ok(after) if after == **state.topology() => prop_assert_eq!(next.history.can_undo(), state.history.can_undo()),
                Ok(after) => {
                    prop_assert_eq!(&**next.topology(), &after);
                    let back = update(&next, Msg::Undo);
                    prop_assert_eq!(back.board(), state.board(), "{:?}", &edit);
                    prop_assert_eq!(&back.comparison, &state.comparison);
                    let again = update(&back, Msg::Redo);
                    prop_assert_eq!(again.board(), next.board());
                }
            }
            check_whole(next.topology());
            state = next;
        }
    }

    #[test]
    fn halving_and_joining_on_generated_boards_keeps_every_address_of_others(seed: u64) {
        let (topology, _) = generate(seed);
        for subnet in topology.subnets.iter() {
            let Ok(cut) = Edit::Halve(subnet.key).apply(&topology) else { continue };
            prop_assert_eq!(cut.subnets.len(), topology.subnets.len() + 1);
            let other = cut.neighbour(subnet.key).unwrap().key;
            let whole = Edit::Join(subnet.key, other).apply(&cut).unwrap();
            prop_assert_eq!(&whole.subnets, &topology.subnets);
            prop_assert_eq!(&whole.functions, &topology.functions);
        }
    }
}
