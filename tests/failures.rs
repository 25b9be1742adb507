//! Failures by AWS's own names, each on a board that reaches it; event sources; the order of creation.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

mod generate;

use eni_lens::model::{Assumptions, Comparison, HyperplaneFailure, LegacyFailure};
use eni_lens::network::{
    Attachment, Cidr, Concurrency, EventSourceKind, FunctionKey, GroupKey, Holder, Role, SetKey, SubnetKey, Topology,
    UNKNOWN_ACCOUNT, Version, VersionLabel, VpcKey,
};
use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// One VPC with so many subnets of one prefix, and what is put on it.
struct Board {
    topology: Topology,
    vpc: VpcKey,
    subnets: Vec<SubnetKey>,
    assumptions: Assumptions,
}

impl Board {
    fn new(prefix: u8, subnets: u8) -> Self {
        let mut topology = Topology::default();
        let vpc = topology.add_vpc("vpc-1", None, UNKNOWN_ACCOUNT, "ap-northeast-1", &[]);
        let block = |n: u8| Cidr::new([10, 0, n, 0].into(), prefix);
        let subnets =
            (0..subnets).map(|n| topology.add_subnet_unchecked(vpc, &format!("s{n}"), None, block(n), None, 0)).collect();
        Self { topology, vpc, subnets, assumptions: Assumptions::default() }
    }

    fn set(&mut self, name: &str) -> (GroupKey, SetKey) {
        let group = self.topology.add_group(self.vpc, name, Some(name), None);
        (group, self.topology.intern_set(&[group]).unwrap())
    }

    fn function(&mut self, name: &str, subnets: &[SubnetKey], set: SetKey) -> FunctionKey {
        let order = self.topology.next_order();
        let attachment = Some(Attachment { subnets: subnets.into(), set });
        let version = Version { label: VersionLabel::Latest, memory_mb: 128, attachment, order, dual_stack: false };
        self.topology.add_function_unchecked(name, None, UNKNOWN_ACCOUNT, Concurrency::Global, 0, vec![version])
    }

    fn everywhere(&mut self, name: &str, set: SetKey) -> FunctionKey {
        let all = self.subnets.clone();
        self.function(name, &all, set)
    }

    fn compare(&self) -> Comparison {
        Comparison::new(Rc::new(self.topology.clone()), self.assumptions.clone())
    }
}

fn codes(comparison: &Comparison) -> Vec<Option<&'static str>> {
    comparison.hyperplane.versions.iter().map(|state| state.failure.map(HyperplaneFailure::code)).collect()
}

#[test]
fn a_missing_subnet_is_invalid_subnet() {
    let mut board = Board::new(24, 2);
    let (_, set) = board.set("a");
    board.everywhere("f", set);
    let first = board.subnets[..1].to_vec();
    board.function("g", &first, set);
    board.topology.set_subnet_missing(board.subnets[1], true).unwrap();
    let found = board.compare();
    assert_eq!(codes(&found), [Some("InvalidSubnet"), None]);
    assert_eq!((found.hyperplane.needed, found.hyperplane.created), (2, 1));
    // Before, the same function starts nothing; the other one does.
    assert_eq!(found.legacy.functions[0].barred, Some(LegacyFailure::InvalidSubnetId));
    assert_eq!(found.legacy.failure.map(LegacyFailure::code), Some("InvalidSubnetIDException"));
    assert_eq!((found.legacy.needed, found.legacy.created, found.legacy.refused), (2, 1, 1));
}

#[test]
fn a_missing_group_is_invalid_security_group() {
    let mut board = Board::new(24, 2);
    let ((group, gone), (_, there)) = (board.set("a"), board.set("b"));
    board.everywhere("f", gone);
    board.everywhere("g", there);
    board.topology.set_group_missing(group, true).unwrap();
    let found = board.compare();
    assert_eq!(codes(&found), [Some("InvalidSecurityGroup"), None]);
    assert_eq!(found.legacy.failures().collect::<Vec<_>>(), [LegacyFailure::InvalidSecurityGroupId]);
    assert_eq!(found.legacy.failures().next().unwrap().code(), "InvalidSecurityGroupIDException");
}

#[test]
fn a_role_matters_only_where_an_interface_is_made() {
    for role in [Role::LacksPermission, Role::Deleted] {
        let mut board = Board::new(24, 2);
        let ((_, a), (_, b)) = (board.set("a"), board.set("b"));
        board.everywhere("first", a);
        let shares = board.everywhere("shares", a);
        let alone = board.everywhere("alone", b);
        board.topology.set_role(shares, role).unwrap();
        board.topology.set_role(alone, role).unwrap();
        let found = board.compare();
        assert_eq!(codes(&found), [None, None, Some("InsufficientRolePermissions")], "{role:?}");
        assert_eq!(found.hyperplane.functions_failed, 1);
        // Before, every new environment made an interface: neither starts any.
        let barred: Vec<_> = found.legacy.functions.iter().map(|function| function.barred).collect();
        assert_eq!(barred, [None, Some(LegacyFailure::Ec2AccessDenied), Some(LegacyFailure::Ec2AccessDenied)]);
        assert_eq!(LegacyFailure::Ec2AccessDenied.code(), "EC2AccessDeniedException");
    }
}

#[test]
fn a_full_subnet_blocks_a_new_key_today_and_was_failed_over_before() {
    let mut board = Board::new(28, 2);
    let other = board.subnets[1];
    board.topology.set_occupied(board.subnets[0], 11).unwrap();
    let (_, set) = board.set("a");
    board.everywhere("f", set);
    board.assumptions.concurrency = 4;
    let found = board.compare();
    assert_eq!(codes(&found), [Some("SubnetOutOfIPAddresses")]);
    assert_eq!((found.hyperplane.needed, found.hyperplane.created), (2, 0));
    assert_eq!((found.legacy.created, found.legacy.refused), (4, 0), "all four run in the other subnet");
    let row = found.capacity.iter().position(|room| room.subnet == other).unwrap();
    assert_eq!(found.legacy.rows[row].failover_in, 2);
}

#[test]
fn the_quota_is_eni_limit_exceeded() {
    let mut board = Board::new(24, 2);
    for n in 0..3 {
        let (_, set) = board.set(&format!("sg{n}"));
        board.everywhere(&format!("f{n}"), set);
    }
    board.assumptions.eni_quota = 5;
    assert_eq!(codes(&board.compare()), [None, None, Some("EniLimitExceeded")]);
    board.assumptions.other_enis = 2;
    assert_eq!(codes(&board.compare()), [None, Some("EniLimitExceeded"), Some("EniLimitExceeded")]);
}

#[test]
fn before_names_the_region_quota_and_the_addresses() {
    let mut board = Board::new(28, 1);
    let (_, set) = board.set("a");
    board.everywhere("f", set);
    board.assumptions.concurrency = 12;
    assert_eq!(board.compare().legacy.failure.map(LegacyFailure::code), Some("SubnetIPAddressLimitReachedException"));
    board.assumptions.region_quota_2019 = Some(10);
    assert_eq!(board.compare().legacy.failure.map(LegacyFailure::code), Some("ENILimitReachedException"));
}

/// Golden case 34.
#[test]
fn golden_34_pollers_use_the_source_s_subnets_and_groups() {
    let mut board = Board::new(24, 3);
    let ((_, f), (_, k)) = (board.set("f"), board.set("k"));
    let function = board.everywhere("fn", f);
    let all = board.subnets.clone();
    let source = board.topology.add_event_source("orders", EventSourceKind::Msk, function, &all, k).unwrap();
    let apart = board.compare();
    assert_eq!(apart.hyperplane.needed, 6);
    assert_eq!(apart.hyperplane.enis.iter().filter(|eni| *eni.holders == [Holder::EventSource(source)]).count(), 3);
    board.topology.attach(function, Some((&all, k))).unwrap();
    let shared = board.compare();
    assert_eq!(shared.hyperplane.needed, 3);
    assert!(shared.hyperplane.enis.iter().all(|eni| eni.holders.len() == 2));
    // The function leaves: the pollers hold their interfaces.
    board.topology.attach(function, None).unwrap();
    assert_eq!(board.compare().hyperplane.needed, 3);
    // And nothing of it counts as concurrency, before or now.
    assert_eq!(board.compare().legacy.needed, 0);
    board.topology.delete_function(function).unwrap();
    assert_eq!(board.compare().hyperplane.needed, 0, "a function's event sources go with it");
}

#[test]
fn an_event_source_that_does_not_fit_is_told_without_failing_a_function() {
    let mut board = Board::new(28, 1);
    board.topology.set_occupied(board.subnets[0], 10).unwrap();
    let ((_, f), (_, k)) = (board.set("f"), board.set("k"));
    let function = board.everywhere("fn", f);
    let all = board.subnets.clone();
    board.topology.add_event_source("orders", EventSourceKind::Mq, function, &all, k).unwrap();
    let found = board.compare();
    assert_eq!(codes(&found), [None]);
    assert_eq!(found.hyperplane.functions_failed, 0);
    assert_eq!(found.hyperplane.sources[0].failure, Some(HyperplaneFailure::SubnetOutOfIpAddresses));
    assert_eq!((found.hyperplane.needed, found.hyperplane.created), (2, 1));
}

#[test]
fn who_is_created_first_decides_who_fails() {
    let mut board = Board::new(28, 1);
    board.topology.set_occupied(board.subnets[0], 9).unwrap();
    let keys: Vec<FunctionKey> = (0..3)
        .map(|n| {
            let (_, set) = board.set(&format!("sg{n}"));
            board.everywhere(&format!("f{n}"), set)
        })
        .collect();
    let failed = |board: &Board| -> Vec<FunctionKey> {
        let found = board.compare();
        let states = found.hyperplane.versions.iter().filter(|state| state.failure.is_some());
        states.map(|state| found.topology.functions.get(state.function as usize).unwrap().key).collect()
    };
    assert_eq!(failed(&board), [keys[2]]);
    board.topology.move_function(keys[2], 0).unwrap();
    assert_eq!(failed(&board), [keys[1]]);
    let order: Vec<FunctionKey> = board.topology.functions.iter().map(|function| function.key).collect();
    assert_eq!(order, [keys[2], keys[0], keys[1]]);
    board.topology.move_function(keys[2], 9).unwrap();
    assert_eq!(failed(&board), [keys[2]]);
    assert_eq!(board.topology.orders(), [0, 1, 2]);
}

#[test]
fn a_move_takes_all_versions_along_and_stays_before_its_new_neighbour() {
    let mut board = Board::new(24, 1);
    let (_, set) = board.set("a");
    let (a, b) = (board.everywhere("a", set), board.everywhere("b", set));
    board.topology.publish_version(b).unwrap();
    board.topology.publish_version(a).unwrap();
    board.topology.move_function(b, 0).unwrap();
    let orders = |key| board.topology.function(key).unwrap().versions.iter().map(|v| v.order).collect::<Vec<_>>();
    assert_eq!((orders(b), orders(a)), (vec![0, 1], vec![2, 3]));
}

#[test]
fn reserved_and_provisioned_concurrency_go_together() {
    let mut board = Board::new(24, 1);
    let (_, set) = board.set("a");
    let key = board.everywhere("f", set);
    board.topology.set_reserved(key, Some(10)).unwrap();
    assert!(board.topology.set_provisioned(key, 11).is_err());
    board.topology.set_provisioned(key, 10).unwrap();
    assert!(board.topology.set_reserved(key, Some(9)).is_err());
    // It changes no interface.
    assert_eq!(board.compare().hyperplane.needed, 1);
}

#[test]
fn what_is_in_use_by_an_event_source_stays() {
    let mut board = Board::new(28, 2);
    let ((_, f), (_, k)) = (board.set("f"), board.set("k"));
    let function = board.function("fn", &[board.subnets[0]], f);
    let second = board.subnets[1];
    board.topology.add_event_source("orders", EventSourceKind::Kafka, function, &[second], k).unwrap();
    assert!(board.topology.remove_set(k).is_err());
    assert!(board.topology.delete_subnet(second).is_err());
    assert!(board.topology.add_event_source("orders", EventSourceKind::Kafka, function, &[second], k).is_err(), "one name once");
}
