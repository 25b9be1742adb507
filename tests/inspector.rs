//! What the inspector shows: figures of one thing in both worlds.
#![allow(clippy::unwrap_used, missing_docs)]

use eni_lens::model::{Assumptions, Comparison, Estimate};
use eni_lens::network::{Concurrency, FunctionKey, SetKey, SubnetKey, VersionLabel, VpcKey, default_board_topology};
use eni_lens::scene::inspector::{self, Tab, Use};
use eni_lens::state::{Edit, Inspected, SetChoice};
use std::rc::Rc;

const A: SubnetKey = SubnetKey(0);
const FULL: SetKey = SetKey(0);
const INNER: SetKey = SetKey(1);
const TWO: FunctionKey = FunctionKey(1);

fn compare(edits: &[Edit]) -> Comparison {
    let mut topology = default_board_topology();
    for edit in edits {
        topology = edit.apply(&topology).unwrap();
    }
    Comparison::new(Rc::new(topology), Assumptions { concurrency: 300, ..Assumptions::default() })
}

#[test]
fn a_function_with_a_version_that_another_set_keeps() {
    let v1 = VersionLabel::Published("1".into());
    let board = compare(&[
        Edit::Publish(TWO),
        Edit::AttachVersion(TWO, v1.clone(), [A, SubnetKey(1)].into(), SetChoice::Existing(FULL)),
        Edit::AddAlias(TWO, "prod".into(), v1),
    ]);
    let pane = inspector::function(&board, TWO).unwrap();
    assert_eq!((pane.badge.as_str(), &*pane.name, pane.failure), ("02", "test-lambda-02", None));
    assert_eq!(pane.before, (300, 168, 13), "as the design's picture has it");
    assert_eq!((pane.now, pane.alone, pane.shared_with.as_str()), (4, 0, "01, 03"));
    let lines: Vec<_> =
        pane.versions.iter().map(|v| (&*v.tag, v.set_label.as_str(), v.enis, v.carrier, v.aliases.as_str())).collect();
    assert_eq!(lines, [("$LATEST", "outbound-vpc-sg", 2, true, ""), ("v1", "outbound-full-sg", 2, false, "prod")]);
    assert!(inspector::function(&board, FunctionKey(9)).is_none());
}

#[test]
fn a_rate_says_when_ten_requests_a_second_decide() {
    let of = |requests_per_second, duration_ms| {
        let board = compare(&[Edit::SetConcurrency(TWO, Concurrency::Rate { requests_per_second, duration_ms })]);
        let pane = inspector::function(&board, TWO).unwrap();
        (pane.effective, pane.by_requests)
    };
    assert_eq!([of(200, 500), of(20_000, 50), of(200, 100), of(0, 5)], [(100, false), (2_000, true), (20, false), (0, false)]);
}

#[test]
fn an_eni_names_its_holders_and_what_keeps_it() {
    let pane = inspector::eni(&compare(&[]), A, INNER).unwrap();
    assert_eq!((pane.address.as_deref(), pane.connections, pane.capacity), (Some("10.0.1.5"), 300, 65_000));
    let names: Vec<_> = pane.holders.iter().map(|holder| (&*holder.name, &*holder.version)).collect();
    assert_eq!(names, [("test-lambda-02", "$LATEST"), ("test-lambda-03", "$LATEST")]);
    assert!(!pane.by_versions_only);
    let kept = compare(&[Edit::Publish(FunctionKey(0)), Edit::Detach(FunctionKey(0))]);
    assert!(inspector::eni(&kept, A, FULL).unwrap().by_versions_only);
    assert!(inspector::eni(&compare(&[Edit::Detach(FunctionKey(0))]), A, FULL).is_none());
}

#[test]
fn a_subnets_table_holds_every_address_once() {
    let board = compare(&[Edit::SetOccupied(A, 20)]);
    let pane = inspector::subnet(&board, A).unwrap();
    assert_eq!((pane.before, pane.usable, pane.now_free), ((231, 219), Some(251), Some(229)));
    assert_eq!(pane.stem, "10.0.1.");
    let lines: Vec<_> = pane.addresses.iter().map(|line| line.range.as_str()).collect();
    assert_eq!(lines, [".0", ".1", ".2", ".3", ".4", ".5", ".6 – .25", ".26 – .234", ".235 – .254", ".255"]);
    let at = |n: usize| (&pane.addresses[n].before, &pane.addresses[n].now);
    assert_eq!(at(5), (&Use::Enis(1), &Use::Eni("02, 03".into(), "outbound-vpc-sg".into())));
    assert_eq!(at(6), (&Use::Enis(20), &Use::Others(20)));
    assert_eq!(at(8), (&Use::Others(20), &Use::Free(20)));
    assert_eq!((pane.fits.0.prefix, pane.fits.1.prefix), (Some((23, 507)), Some((27, 27))));
    assert_eq!(pane.more_sets, Some((229, 496)));
    let large = compare(&[Edit::SetCidr(A, "10.0.128.0/18".into())]);
    let pane = inspector::subnet(&large, A).unwrap();
    assert_eq!((pane.stem.as_str(), pane.addresses.last().unwrap().range.as_str()), ("", "10.0.191.255"));
}

#[test]
fn a_set_and_a_vpc() {
    let board = compare(&[]);
    let pane = inspector::set(&board, INNER).unwrap();
    assert_eq!((pane.label.as_str(), pane.enis, pane.functions.len()), ("outbound-vpc-sg", 2, 2));
    let members: Vec<_> = pane.groups.iter().map(|group| (&*group.label, group.member)).collect();
    assert_eq!(members, [("outbound-vpc-sg", true), ("outbound-full-sg", false)]);
    let pane = inspector::vpc(&board, VpcKey(0)).unwrap();
    assert_eq!((pane.quota, pane.subnets.len()), ((4, 500), 2));
    assert_eq!(pane.free.map(|cidr| cidr.to_string()).as_deref(), Some("10.0.4.0/22"));
    assert_eq!(pane.zones, "ap-northeast-1a, ap-northeast-1c");
}

#[test]
fn assumptions_say_what_is_changed() {
    let topology = Rc::new(default_board_topology());
    let of = |assumptions| inspector::assumptions(&Comparison::new(Rc::clone(&topology), assumptions));
    let first = Assumptions { concurrency: 300, ..Assumptions::default() };
    let pane = of(first.clone());
    assert_eq!((pane.changed, pane.needed), (0, (900, 39)));
    let pane = of(Assumptions { other_enis: 12, estimate: Estimate::MemoryFormula, ..first });
    assert_eq!((pane.changed, pane.needed), (2, (900, 39)));
    let changed: Vec<_> = pane.lines.iter().filter(|line| line.changed()).map(|line| (line.value, line.default)).collect();
    assert_eq!(changed, [(Some(12), Some(0))]);
}

#[test]
fn every_tab_leads_to_what_belongs_together() {
    let board = compare(&[]);
    let to = |shown| inspector::tabs(&board, shown).map(|(_, to)| to);
    assert_eq!(
        to(Inspected::Function(TWO)),
        [
            Some(Inspected::Function(TWO)),
            Some(Inspected::Eni(A, INNER)),
            Some(Inspected::Subnet(A)),
            Some(Inspected::Set(INNER)),
            Some(Inspected::Vpc(VpcKey(0))),
            Some(Inspected::Assumptions),
            Some(Inspected::Checks),
        ]
    );
    let second = Inspected::Subnet(SubnetKey(1));
    assert_eq!(to(second)[1], Some(Inspected::Eni(SubnetKey(1), FULL)));
    for (tab, target) in inspector::tabs(&board, Inspected::Assumptions) {
        assert_eq!(target.map(Tab::of), Some(tab));
    }
    let empty = eni_lens::model::Board::empty();
    let empty = Comparison::new(empty.topology, empty.assumptions);
    assert_eq!(inspector::tabs(&empty, Inspected::Assumptions)[0].1, None);
}
