//! The generated account of 1,000 versions, and one of our own that is always there.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use eni_lens::export::{Input, Report, report};
use eni_lens::import::{Imported, ProblemKind, SourceFile, import};
use eni_lens::model::{Assumptions, Comparison};
use eni_lens::text::{Lang, import as texts};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::rc::Rc;

fn read(folder: &std::path::Path, names: &[&str]) -> Vec<SourceFile> {
    let file = |name: &&str| SourceFile { name: (*name).into(), bytes: std::fs::read(folder.join(name)).unwrap() };
    names.iter().map(file).collect()
}

fn computed(imported: &Imported) -> (Comparison, Report) {
    let comparison = Comparison::new(Rc::new(imported.topology()), Assumptions::default());
    let made = report(&comparison, &Input::of(imported, Lang::En));
    (comparison, made)
}

fn texts_of(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// `arn:…:function:NAME:VERSION` as `NAME:VERSION`.
fn short(arn: &str) -> String {
    arn.rsplitn(3, ':').take(2).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(":")
}

#[test]
fn inventory_1000_gives_its_expected_figures() {
    let root = std::env::var_os("ENI_LENS_CASES").map_or_else(|| PathBuf::from("../shared/cases"), PathBuf::from);
    let folder = root.join("inventory-1000");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not here (set ENI_LENS_CASES)", folder.display());
        return;
    }
    let files = read(
        &folder,
        &["list-functions.json", "describe-subnets.json", "describe-security-groups.json", "describe-network-interfaces.json"],
    );
    let expected: Value = serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let imported = import(&files);
    let (comparison, report) = computed(&imported);

    // The independent reading.
    assert_eq!(json!(imported.versions_outside_vpc), expected["functions_without_vpc"]);
    assert_eq!(json!(report.functions_outside_vpc), expected["functions_without_vpc"]);
    let versions: BTreeMap<String, (Vec<String>, Vec<String>)> = report
        .functions
        .iter()
        .map(|row| (format!("{}:{}", row.name, row.version), (row.subnets.clone(), row.security_groups.clone())))
        .collect();
    let listed: BTreeMap<String, (Vec<String>, Vec<String>)> = expected["functions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (short(row["name"].as_str().unwrap()), (texts_of(&row["subnets"]), texts_of(&row["security_groups"]))))
        .collect();
    assert_eq!(versions.len(), 857);
    assert_eq!(versions, listed);
    let sorted = |mut list: Vec<String>| {
        list.sort_unstable();
        list
    };
    let pairs: BTreeMap<(String, Vec<String>), Vec<String>> = report
        .hyperplane
        .enis
        .iter()
        .map(|eni| ((eni.subnet.clone(), eni.security_groups.clone()), eni.held_by.clone()))
        .collect();
    let listed: BTreeMap<(String, Vec<String>), Vec<String>> = expected["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| {
            let holders = texts_of(&pair["functions"]).iter().map(|arn| short(arn)).collect();
            ((pair["subnet"].as_str().unwrap().to_owned(), texts_of(&pair["security_groups"])), sorted(holders))
        })
        .collect();
    assert_eq!(pairs, listed);
    assert_eq!(json!(report.hyperplane.needed), expected["hyperplane_enis"]);
    for (room, row) in comparison.capacity.iter().zip(&comparison.hyperplane.rows) {
        let id = &*comparison.topology.subnet(room.subnet).unwrap().id;
        assert_eq!(json!(row.needed), expected["per_subnet"][id], "{id}");
        assert_eq!(json!(room.usable), expected["subnets"][id]["usable"], "{id}");
    }

    // What the case's words add.
    assert_eq!((imported.functions_total, imported.versions_total, imported.versions_in_vpc), (338, 1_000, 857));
    assert_eq!((imported.sets.len(), imported.subnets.len(), imported.groups.len(), imported.functions.len()), (40, 8, 6, 305));
    assert_eq!((report.hyperplane.needed, report.hyperplane.created), (244, 209));
    assert_eq!(comparison.hyperplane.functions_failed, 77);
    assert_eq!((report.legacy.needed, report.legacy.functions.len(), report.legacy.other_estimate_needed), (288, 288, 288));
    let others: BTreeMap<&str, u64> =
        report.subnets.iter().filter(|row| row.other > 0).map(|row| (row.cidr.as_deref().unwrap(), row.other)).collect();
    assert_eq!(others, BTreeMap::from([("10.0.0.0/22", 1), ("10.0.28.0/26", 1)]));
    let place = |find: fn(&ProblemKind) -> bool| {
        let problem = imported.problems.iter().find(|problem| find(&problem.kind)).unwrap();
        (problem.count, problem.place.as_ref().unwrap().line)
    };
    assert_eq!(place(|kind| matches!(kind, ProblemKind::AddressOutsideSubnet { .. })), (211, 14));
    assert_eq!(place(|kind| matches!(kind, ProblemKind::InterfaceInUnknownSubnet { .. })).0, 1);
    assert_eq!(place(|kind| matches!(kind, ProblemKind::InterfaceWithoutFunction { .. })).0, 1);
    assert_eq!(place(|kind| matches!(kind, ProblemKind::NoAvailableCount { others: 2, .. })).0, 8);
    assert_eq!(texts::summary(Lang::En, &imported), "338 functions, 305 in a VPC, 8 subnets, 40 SG sets");
    let out = report.findings.iter().find(|finding| finding.code == "SubnetOutOfIPAddresses").unwrap();
    assert_eq!((out.severity, &*out.subject), ("error", "subnet-81e3c29b62179273c"));
    assert!(out.message.contains("29 wanted, 11 there") && out.message.ends_with("77"), "{}", out.message);
}

/// An account like a real one, from a small generator: the numbers are worked out beside it.
struct Generated {
    files: Vec<SourceFile>,
    keys: BTreeSet<(String, Vec<String>)>,
    attached: u64,
    latest_attached: u64,
}

fn generate(functions: u32, subnets: u32, sets: u32) -> Generated {
    let mut seed = 7u64;
    let mut random = move |below: u32| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) % u64::from(below)) as u32
    };
    let subnet = |n: u32| format!("subnet-{n:017x}");
    let group_set = |n: u32| vec![format!("sg-{:017x}", n / 2), format!("sg-{:017x}", 1_000 + n)];
    let (mut keys, mut attached, mut latest_attached) = (BTreeSet::new(), 0, 0);
    let mut list = Vec::new();
    for n in 0..functions {
        for version in 0..1 + random(3) {
            let label = if version == 0 { "$LATEST".to_owned() } else { version.to_string() };
            let mut row = json!({
                "FunctionName": format!("fn-{n:05}"),
                "FunctionArn": format!("arn:aws:lambda:us-east-1:123456789012:function:fn-{n:05}:{label}"),
                "Runtime": "python3.13", "Role": "arn:aws:iam::123456789012:role/r", "MemorySize": 128 + 64 * random(40),
                "Version": label, "Environment": {"Variables": {"TOKEN": "SECRET"}}, "Layers": [], "Architectures": ["arm64"],
            });
            if random(10) > 0 {
                let first = random(subnets);
                let theirs: BTreeSet<String> = (0..1 + random(3)).map(|step| subnet((first + step) % subnets)).collect();
                let mut groups = group_set(random(sets));
                keys.extend(theirs.iter().map(|subnet| (subnet.clone(), groups.clone())));
                if random(2) == 0 {
                    groups.reverse();
                }
                attached += 1;
                latest_attached += u64::from(version == 0);
                row["VpcConfig"] =
                    json!({"SubnetIds": theirs, "SecurityGroupIds": groups, "VpcId": "vpc-1", "Ipv6AllowedForDualStack": false});
            }
            list.push(row);
        }
    }
    let rows: Vec<Value> = (0..subnets)
        .map(|n| json!({"SubnetId": subnet(n), "VpcId": "vpc-1", "CidrBlock": format!("10.{}.{}.0/24", n / 256, n % 256), "AvailabilityZone": "us-east-1a"}))
        .collect();
    let file = |name: &str, value: Value| SourceFile { name: name.into(), bytes: serde_json::to_vec_pretty(&value).unwrap() };
    let files = vec![file("f.json", json!({"Functions": list})), file("s.json", json!({"Subnets": rows}))];
    Generated { files, keys, attached, latest_attached }
}

#[test]
fn a_generated_account_gives_the_keys_it_was_made_of() {
    let made = generate(300, 8, 20);
    let imported = import(&made.files);
    let (comparison, report) = computed(&imported);
    let keys: BTreeSet<(String, Vec<String>)> =
        report.hyperplane.enis.iter().map(|eni| (eni.subnet.clone(), eni.security_groups.clone())).collect();
    assert_eq!(keys, made.keys);
    assert_eq!(report.hyperplane.needed, made.keys.len() as u64);
    assert_eq!(report.hyperplane.created, report.hyperplane.needed, "8 x /24 have room for 20 sets");
    assert_eq!((imported.versions_in_vpc, report.functions.len() as u64), (made.attached, made.attached));
    assert_eq!(report.legacy.needed, made.latest_attached);
    assert_eq!(comparison.hyperplane.functions_failed, 0);
}

#[test]
fn ten_thousand_functions_are_read_whole() {
    let made = generate(10_000, 200, 500);
    let start = std::time::Instant::now();
    let imported = import(&made.files);
    let board = imported.topology();
    eprintln!("10,000 functions, {} versions: {:?}", imported.versions_total, start.elapsed());
    assert_eq!((board.functions.len(), board.subnets.len(), board.sets.len()), (imported.functions.len(), 200, 500));
    assert_eq!(imported.functions_total, 10_000);
    assert_eq!(imported.versions_in_vpc, made.attached);
}
