//! What real files and bad files come to.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use eni_lens::import::*;
use eni_lens::network::{Concurrency, Topology, VersionLabel, default_board_topology};
use eni_lens::text::{Lang, import as texts};
use std::rc::Rc;

const NAMES: [&str; 5] =
    ["list-functions", "describe-subnets", "describe-security-groups", "describe-network-interfaces", "describe-vpcs"];

fn file(name: &str, text: impl AsRef<[u8]>) -> SourceFile {
    SourceFile { name: name.into(), bytes: text.as_ref().to_vec() }
}

fn fixture(name: &str) -> SourceFile {
    let text: &[u8] = match name {
        "list-functions" => include_bytes!("fixtures/list-functions.json"),
        "describe-subnets" => include_bytes!("fixtures/describe-subnets.json"),
        "describe-security-groups" => include_bytes!("fixtures/describe-security-groups.json"),
        "describe-network-interfaces" => include_bytes!("fixtures/describe-network-interfaces.json"),
        _ => include_bytes!("fixtures/describe-vpcs.json"),
    };
    file(&format!("{name}.json"), text)
}

fn account() -> Vec<SourceFile> {
    NAMES.map(fixture).to_vec()
}

fn kinds(imported: &Imported) -> Vec<&ProblemKind> {
    imported.problems.iter().map(|problem| &problem.kind).collect()
}

fn one(text: &str) -> Imported {
    import(&[file("in.json", text)])
}

/// The only problem of a text.
fn only(text: impl AsRef<[u8]>) -> Problem {
    let imported = import(&[file("in.json", text)]);
    assert_eq!(imported.problems.len(), 1, "{:?}", imported.problems);
    imported.problems[0].clone()
}

fn at(problem: &Problem) -> (u64, u64) {
    let place = problem.place.as_ref().expect("a place");
    (place.line, place.column)
}

fn function(extra: &str) -> String {
    format!(r#"{{"FunctionName": "f", "Version": "$LATEST", "MemorySize": 128{extra}}}"#)
}

fn functions(list: &[String]) -> String {
    format!(r#"{{"Functions": [{}]}}"#, list.join(","))
}

fn in_vpc(name: &str, subnets: &[&str], groups: &[&str]) -> String {
    let quoted = |ids: &[&str]| ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(",");
    format!(
        r#"{{"FunctionName": "{name}", "FunctionArn": "arn:aws:lambda:eu-west-1:1:function:{name}", "Version": "$LATEST",
        "MemorySize": 128, "VpcConfig": {{"SubnetIds": [{}], "SecurityGroupIds": [{}], "VpcId": "vpc-1"}}}}"#,
        quoted(subnets),
        quoted(groups)
    )
}

fn subnet(id: &str, vpc: &str, cidr: &str, available: u64) -> String {
    format!(r#"{{"SubnetId": "{id}", "VpcId": "{vpc}", "CidrBlock": "{cidr}", "AvailableIpAddressCount": {available}}}"#)
}

fn subnets(list: &[String]) -> String {
    format!(r#"{{"Subnets": [{}]}}"#, list.join(","))
}

#[test]
fn a_whole_account_is_read() {
    let imported = import(&account());
    assert_eq!(imported.functions_total, 6);
    assert_eq!(imported.versions_total, 8);
    assert_eq!(imported.versions_in_vpc, 5);
    assert_eq!(imported.versions_outside_vpc, 2);
    assert_eq!(imported.functions_outside_vpc, 2);
    assert_eq!(imported.managed_instances, 1);
    let names: Vec<&str> = imported.functions.iter().map(|function| &*function.name).collect();
    assert_eq!(names, ["orders-api", "report-batch", "legacy-sync"]);
    let labels: Vec<&str> = imported.functions[0].versions.iter().map(|version| &*version.label).collect();
    assert_eq!(labels, ["$LATEST", "1", "2"]);
    assert_eq!(imported.functions[0].arn.as_deref(), Some("arn:aws:lambda:ap-northeast-1:111122223333:function:orders-api"));
    assert_eq!(imported.sets.len(), 2, "the order of groups makes no other set");

    // Rows: as describe-subnets has them, unused ones too, then those only named.
    let rows: Vec<_> = imported.subnets.iter().map(|row| (row.name.as_deref(), row.occupied, row.described)).collect();
    // 251 - 240 - 2 of Lambda's; 251 - 200 - 2; 11 - 11.
    assert_eq!(rows, [(Some("private-c"), 9, true), (Some("private-a"), 49, true), (Some("spare-d"), 0, true), (None, 0, false)]);
    assert_eq!(imported.subnets[3].cidr, None);
    assert_eq!(imported.vpcs.len(), 1);
    let vpc = &imported.vpcs[0];
    assert_eq!((&*vpc.account, &*vpc.region, vpc.name.as_deref()), ("111122223333", "ap-northeast-1", Some("shop")));
    let blocks: Vec<String> = vpc.cidrs.iter().map(ToString::to_string).collect();
    assert_eq!(blocks, ["10.0.0.0/16", "10.1.0.0/16"]);
    assert_eq!(imported.groups[1].egress.as_deref(), Some("0.0.0.0/0"));
    assert_eq!(
        texts::summary(Lang::En, &imported),
        "6 functions, 3 in a VPC, 4 subnets, 2 SG sets; 1 function names a subnet that is not in the files; \
         1 function on Managed Instances not counted"
    );
    assert!(imported.fatal().next().is_none());
}

#[test]
fn the_order_of_files_changes_nothing_but_their_list() {
    let mut backwards = account();
    backwards.reverse();
    let (mut a, mut b) = (import(&account()), import(&backwards));
    a.files.sort_by(|x, y| x.name.cmp(&y.name));
    b.files.sort_by(|x, y| x.name.cmp(&y.name));
    assert_eq!(a, b);
}

#[test]
fn no_secret_is_kept_anywhere() {
    let text = String::from_utf8(account()[0].bytes.clone()).unwrap();
    assert!(text.contains("SECRET-PASSWORD-7f3a") && text.contains("\\ud800"), "the fixture holds what must vanish");
    let mut files = account();
    // A broken element beside the secrets, so that problems have something to say.
    files.push(file("broken.json", text.replace("\"MemorySize\": 256", "\"MemorySize\": \"SECRET-MEMORY\"")));
    let imported = import(&files);
    let board = imported.topology();
    let comparison = eni_lens::model::Comparison::new(Rc::new(board.clone()), eni_lens::model::Assumptions::default());
    let report = eni_lens::export::report(&comparison, &eni_lens::export::Input::of(&imported, Lang::En));
    let everything = [
        format!("{imported:?} {board:?} {report:?}"),
        serde_json::to_string(&imported).unwrap(),
        serde_json::to_string(&report).unwrap(),
        String::from_utf8_lossy(&postcard::to_allocvec(&imported).unwrap()).into_owned(),
        imported.problems.iter().map(|problem| texts::in_one_line(Lang::Ja, problem)).collect(),
    ];
    for secret in ["SECRET", "DB_PASSWORD", "API_KEY", "Environment", "role/app", "app.handler"] {
        assert!(everything.iter().all(|text| !text.contains(secret)), "{secret}");
    }
}

#[test]
fn what_crosses_from_the_worker_is_what_was_read() {
    let imported = import(&account());
    let bytes = postcard::to_allocvec(&imported).unwrap();
    assert_eq!(postcard::from_bytes::<Imported>(&bytes).unwrap(), imported);
}

#[test]
fn the_board_has_the_files_order_and_keeps_what_was_there() {
    let imported = import(&account());
    let board = imported.topology();
    assert_eq!((board.functions.len(), board.subnets.len(), board.sets.len(), board.vpcs.len()), (3, 4, 2, 1));
    let orders: Vec<u64> = board.functions.iter().flat_map(|f| f.versions.iter().map(|v| v.order)).collect();
    assert_eq!(orders, [0, 1, 2, 3, 4]);
    assert!(board.functions.iter().all(|f| f.concurrency == Concurrency::Global && f.carrier == 0));

    let base = default_board_topology();
    let added = imported.add_to(&base);
    assert_eq!(added.functions.len(), base.functions.len() + 3);
    assert_eq!(added.functions.iter().take(3).collect::<Vec<_>>(), base.functions.iter().collect::<Vec<_>>());
    let last = base.functions.iter().flat_map(|f| f.versions.iter().map(|v| v.order)).max().unwrap();
    assert!(added.functions.iter().skip(3).flat_map(|f| f.versions.iter()).all(|v| v.order > last));

    // Once more: nothing is there twice.
    let again = imported.add_to(&added);
    assert_eq!((again.functions.len(), again.subnets.len(), again.sets.len()), (6, 6, 4));
    assert_eq!((again.vpcs.len(), again.groups.len()), (2, 4));
    let keys = |board: &Topology| board.functions.iter().map(|f| f.key).collect::<Vec<_>>();
    assert_eq!(keys(&again), keys(&added));
}

#[test]
fn an_imported_function_replaces_its_older_self_and_keeps_the_users_concurrency() {
    let old = one(&functions(&[in_vpc("f", &["s-1"], &["g-1"])])).topology();
    let mut board = old.clone();
    let key = board.functions.iter().next().unwrap().key;
    board.set_concurrency(key, Concurrency::Own(7)).unwrap();
    let new = one(&functions(&[in_vpc("f", &["s-1", "s-2"], &["g-2"])])).add_to(&board);
    assert_eq!(new.functions.len(), 1);
    let function = new.functions.iter().next().unwrap();
    assert_eq!((function.key, function.concurrency), (key, Concurrency::Own(7)));
    assert_eq!(function.attachment().unwrap().subnets.len(), 2);
    // A describe-subnets file that comes later fills in what was only named.
    let filled = one(&subnets(&[subnet("s-1", "vpc-1", "10.0.0.0/24", 251)])).add_to(&new);
    assert_eq!(filled.subnets.len(), 2);
    assert_eq!(filled.subnets.iter().next().unwrap().cidr.unwrap().to_string(), "10.0.0.0/24");
}

#[test]
fn versions_carry_their_own_configuration_and_latest_the_concurrency() {
    let version = |label: &str, groups: &str| {
        format!(
            r#"{{"FunctionName":"f","FunctionArn":"arn:aws:lambda:eu-west-1:1:function:f:{label}","MemorySize":128,
            "VpcConfig":{{"SubnetIds":["s-1"],"SecurityGroupIds":[{groups}],"VpcId":"vpc-1"}}}}"#
        )
    };
    let board = one(&functions(&[version("1", "\"a\""), version("$LATEST", "\"b\""), version("2", "\"a\"")])).topology();
    let function = board.functions.iter().next().unwrap();
    assert_eq!(function.carrier, 1);
    let labels: Vec<&VersionLabel> = function.versions.iter().map(|version| &version.label).collect();
    assert_eq!(labels, [&VersionLabel::Published("1".into()), &VersionLabel::Latest, &VersionLabel::Published("2".into())]);
    assert_eq!(board.sets.len(), 2);
    let no_latest = one(&functions(&[version("3", "\"a\""), version("4", "\"b\"")])).topology();
    assert_eq!(no_latest.functions.iter().next().unwrap().carrier, 0);
}

#[test]
fn pages_come_in_any_wrapping() {
    let (f, g) = (in_vpc("f", &["s-1"], &["g"]), in_vpc("g", &["s-1"], &["g"]));
    let token = |list: &str| list.replacen('{', r#"{"NextMarker": "x", "#, 1);
    let (first, last) = (token(&functions(std::slice::from_ref(&f))), functions(std::slice::from_ref(&g)));
    let wrapped = [
        vec![file("1", &first), file("2", &last)],
        vec![file("1", &last), file("2", &first)],
        vec![file("all", format!("{first}\n{last}"))],
        vec![file("all", format!("[{first},{last}]"))],
        vec![file("all", format!("[{f},{g}]"))],
        vec![file("all", format!("[[{f}],[{g}]]"))],
        vec![file("1", &f), file("2", &g)],
        vec![file("1", format!(r#"{{"Configuration": {f}, "Code": {{}}}}"#)), file("2", &g)],
        vec![file("all", format!(r#"{{"status_code": 200, "data": {}}}"#, functions(&[f.clone(), g.clone()])))],
    ];
    for files in wrapped {
        let imported = import(&files);
        assert_eq!(imported.functions.len(), 2, "{files:?}");
        assert!(!kinds(&imported).iter().any(|kind| matches!(kind, ProblemKind::MorePages { .. })), "{files:?}");
        assert_eq!(imported.files.iter().map(|file| file.items).sum::<u64>(), 2);
    }
    let half = one(&first);
    assert!(kinds(&half).contains(&&ProblemKind::MorePages { token: "NextMarker".into() }));
    let overlap = import(&[file("1", &first), file("2", functions(&[f, g]))]);
    assert_eq!(overlap.functions.len(), 2);
    assert!(kinds(&overlap).contains(&&ProblemKind::Duplicate { subject: "f:$LATEST".into() }));
}

#[test]
fn text_comes_in_every_encoding_windows_writes() {
    let text = functions(&[in_vpc("関数", &["s"], &["g"])]);
    let wide = |mark: &[u8], unit: fn(u16) -> [u8; 2]| [mark.to_vec(), text.encode_utf16().flat_map(unit).collect()].concat();
    for bytes in [
        text.clone().into_bytes(),
        [b"\xEF\xBB\xBF".to_vec(), text.clone().into_bytes()].concat(),
        wide(b"\xFF\xFE", u16::to_le_bytes),
        wide(b"\xFE\xFF", u16::to_be_bytes),
        wide(b"", u16::to_le_bytes),
    ] {
        let imported = import(&[file("in", bytes)]);
        assert_eq!(imported.functions.first().map(|function| &*function.name), Some("関数"));
    }
    assert_eq!(only(b"{\"Functions\": \xFF\xFF}").kind, ProblemKind::NotText);
}

#[test]
fn bad_json_is_named_with_its_place() {
    assert_eq!(only("").kind, ProblemKind::Empty);
    assert_eq!(only(" \n ").kind, ProblemKind::Empty);
    assert_eq!(only("[]").kind, ProblemKind::Empty);
    assert_eq!(import(&[]).problems[0].kind, ProblemKind::Empty);

    let cut = only("{\"Functions\": [\n  {\"FunctionName\": \"f\"");
    assert_eq!(cut.kind, ProblemKind::CutOff);
    assert_eq!(at(&cut).0, 2);

    let wrong = only("{\"関数\": 1,\n \"関数\": }");
    assert!(matches!(&wrong.kind, ProblemKind::NotJson(words) if words == "expected value"), "{wrong:?}");
    assert_eq!(at(&wrong), (2, 8), "columns count characters");

    let deep = only("[".repeat(200_000));
    assert_eq!((deep.kind.clone(), at(&deep)), (ProblemKind::TooDeep, (1, 101)));

    for text in ["{}", "3", "\"text\"", "{\"Resources\": {}, \"Outputs\": 1}", "[1, 2]", "{\"Functions\": {\"f\": 1}}"] {
        assert!(matches!(only(text).kind, ProblemKind::UnknownShape(_)), "{text}");
    }
    assert_eq!(only("{\"Resources\": {}}").kind, ProblemKind::UnknownShape(vec!["Resources".into()]));
    // One bad file does not take the good one with it.
    let both = import(&[file("bad", "{"), file("good", functions(&[in_vpc("f", &["s"], &["g"])]))]);
    assert_eq!((both.functions.len(), both.fatal().count()), (1, 1));
}

#[test]
fn limits_refuse_before_reading() {
    let limits = Limits { file: 100, total: 150, files: 2, versions: 1 };
    let with = |files: &[SourceFile]| import_with(files, &Options { limits, ..Options::default() });
    let sized = |name: &str, size: usize| file(name, " ".repeat(size));
    assert_eq!(with(&[sized("a", 101)]).problems[0].kind, ProblemKind::TooLarge { limit: 100 });
    assert_eq!(with(&[sized("a", 80), sized("b", 80)]).problems[0].kind, ProblemKind::TooLargeInAll { limit: 150 });
    let three = [sized("a", 1), sized("b", 1), sized("c", 1)];
    assert_eq!(with(&three).problems[0].kind, ProblemKind::TooManyFiles { limit: 2 });
    let many = with(&[file("a", r#"[{"FunctionName":"a"},{"FunctionName":"b"}]"#)]);
    assert_eq!(many.problems[0].kind, ProblemKind::TooManyVersions { limit: 1 });
    assert_eq!((many.functions_total, many.functions.len()), (0, 0));
    assert_eq!(Limits::default(), Limits { file: 256 << 20, total: 512 << 20, files: 200, versions: 100_000 });
    assert!(texts::what(Lang::En, &ProblemKind::TooLarge { limit: 256 << 20 }).contains("256 MB"));
}

#[test]
fn a_lone_surrogate_matters_only_where_it_is_kept() {
    let harmless = one(&functions(&[in_vpc("f", &["s"], &["g"]).replacen(
        '{',
        r#"{"Environment": {"V\ud800": "\ud800"}, "x\udfff": 1, "#,
        1,
    )]));
    assert_eq!(harmless.functions.len(), 1);
    assert!(!kinds(&harmless).iter().any(|kind| kind.severity() == Severity::Error));
    let name = one("{\"Functions\": [{\"FunctionName\": \"a\\ud800\", \"Version\": \"1\"}]}");
    let problem = &name.problems[0];
    assert!(matches!(&problem.kind, ProblemKind::Incomplete { property, .. } if property == "FunctionName"), "{problem:?}");
    assert_eq!(at(problem), (1, 33));
    let id = one(&functions(&[in_vpc("f", &["s\\udc00"], &["g"])]));
    assert!(matches!(&id.problems[0].kind, ProblemKind::Incomplete { property, .. } if property == "SubnetIds"));
    assert_eq!((id.functions.len(), id.versions_left_out), (0, 1));
}

#[test]
fn the_same_file_twice_counts_once() {
    let text = functions(&[in_vpc("f", &["s"], &["g"])]);
    let twice = import(&[file("a.json", &text), file("b.json", &text)]);
    assert_eq!(twice.functions.len(), 1);
    let problem = twice.problems.iter().find(|problem| problem.kind == ProblemKind::SameFileTwice("a.json".into())).unwrap();
    assert_eq!(problem.place.as_ref().unwrap().file, "b.json");
    assert_eq!(twice.files.len(), 1);
}

#[test]
fn files_that_contradict_each_other_say_so_and_the_first_stands() {
    let contradiction = |a: String, b: String| {
        let imported = import(&[file("a.json", a), file("b.json", b)]);
        let found = imported.problems.iter().find_map(|problem| match &problem.kind {
            ProblemKind::Contradiction { subject, property } => Some((subject.clone(), property.clone())),
            _ => None,
        });
        (found.expect("a contradiction"), imported)
    };
    let ((subject, property), imported) =
        contradiction(subnets(&[subnet("s", "vpc-1", "10.0.0.0/24", 250)]), subnets(&[subnet("s", "vpc-1", "10.0.1.0/24", 250)]));
    assert_eq!((&*subject, &*property), ("s", "CidrBlock"));
    assert_eq!(imported.subnets[0].cidr.unwrap().to_string(), "10.0.0.0/24");
    let ((subject, property), imported) =
        contradiction(functions(&[in_vpc("f", &["s"], &["g"])]), functions(&[in_vpc("f", &["s"], &["h"])]));
    assert_eq!((&*subject, &*property), ("f:$LATEST", "SecurityGroupIds"));
    assert_eq!(imported.groups.iter().map(|group| &*group.id).collect::<Vec<_>>(), ["g"]);
    let ((subject, property), imported) =
        contradiction(functions(&[in_vpc("f", &["s"], &["g"])]), subnets(&[subnet("s", "vpc-9", "10.0.0.0/24", 250)]));
    assert_eq!((&*subject, &*property), ("f:$LATEST", "VpcId"));
    assert_eq!(imported.vpcs.iter().map(|vpc| &*vpc.id).collect::<Vec<_>>(), ["vpc-9"]);
}

#[test]
fn versions_aws_would_not_have_are_left_out_and_named() {
    let ids = |prefix: &str, count: usize| (0..count).map(|n| format!("{prefix}{n}")).collect::<Vec<_>>();
    let refs = |ids: &[String]| -> String {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        functions(&[in_vpc("f", &ids, &["g"])])
    };
    let left_out = |text: String, expected: ProblemKind| {
        let imported = one(&text);
        assert!(kinds(&imported).contains(&&expected), "{:?}", imported.problems);
        assert_eq!((imported.functions.len(), imported.versions_left_out, imported.functions_outside_vpc), (0, 1, 0));
        assert_eq!(expected.severity(), Severity::Error);
    };
    let f = || "f:$LATEST".to_owned();
    left_out(refs(&ids("s", 17)), ProblemKind::TooManySubnets { subject: f(), count: 17 });
    assert_eq!(one(&refs(&ids("s", 16))).functions.len(), 1);
    left_out(
        functions(&[in_vpc("f", &["s"], &["1", "2", "3", "4", "5", "6"])]),
        ProblemKind::TooManyGroups { subject: f(), count: 6 },
    );
    assert_eq!(one(&functions(&[in_vpc("f", &["s", "s"], &["1", "2", "3", "4", "5", "1"])])).functions.len(), 1);
    left_out(functions(&[in_vpc("f", &["s"], &[])]), ProblemKind::SubnetsWithoutGroups(f()));
    left_out(functions(&[in_vpc("f", &[], &["g"])]), ProblemKind::GroupsWithoutSubnets(f()));
    let two = import(&[
        file("f", functions(&[in_vpc("f", &["a", "b"], &["g"])])),
        file("s", subnets(&[subnet("a", "vpc-1", "10.0.0.0/24", 251), subnet("b", "vpc-2", "10.1.0.0/24", 251)])),
    ]);
    assert!(kinds(&two).contains(&&ProblemKind::TwoVpcs(f())));
    assert_eq!(two.functions.len(), 0);
    let typed = one(&functions(&[in_vpc("f", &["s"], &["g"]).replace("[\"s\"]", "\"s\"")]));
    let problem = &typed.problems[0];
    assert_eq!(texts::mend(Lang::Ja, &problem.kind), "SubnetIds を配列にしてください");
    assert_eq!(typed.versions_left_out, 1);
}

#[test]
fn no_vpc_configuration_has_many_spellings() {
    for config in [
        "",
        r#", "VpcConfig": null"#,
        r#", "VpcConfig": {}"#,
        r#", "VpcConfig": {"SubnetIds": [], "SecurityGroupIds": [], "VpcId": ""}"#,
    ] {
        let imported = one(&functions(&[function(config)]));
        assert_eq!(
            (imported.functions.len(), imported.functions_outside_vpc, imported.versions_outside_vpc),
            (0, 1, 1),
            "{config}"
        );
        assert_eq!(kinds(&imported), [&ProblemKind::OutsideVpc { versions: 1 }]);
    }
    let managed = one(&functions(&[function(r#", "CapacityProviderConfig": {"x": 1}, "VpcConfig": {}"#)]));
    assert_eq!((managed.managed_instances, managed.functions_outside_vpc), (1, 0));
}

#[test]
fn memory_is_kept_within_its_bounds() {
    let memory = |value: &str| {
        let imported = one(&functions(&[in_vpc("f", &["s"], &["g"]).replace("\"MemorySize\": 128", value)]));
        (imported.functions[0].versions[0].memory_mb, imported)
    };
    for (text, kept) in [("127", 128), ("10241", 10_240), ("0", 128)] {
        let (memory_mb, imported) = memory(&format!("\"MemorySize\": {text}"));
        assert_eq!(memory_mb, kept);
        assert!(kinds(&imported).iter().any(|kind| matches!(kind, ProblemKind::Memory { .. })));
    }
    for text in ["-1", "\"256\"", "1.5", "1e99", "99999999999999999999"] {
        let (memory_mb, imported) = memory(&format!("\"MemorySize\": {text}"));
        assert_eq!(memory_mb, 128);
        assert!(kinds(&imported).iter().any(|kind| matches!(kind, ProblemKind::BadValue { .. })), "{text}");
    }
    assert!(kinds(&memory("\"Timeout\": 3").1).iter().any(|kind| matches!(kind, ProblemKind::NoMemory { .. })));
}

#[test]
fn blocks_are_read_strictly_and_a_bad_one_counts_as_unbounded() {
    for (text, mend) in
        [("10.0.0.5/24", "Use the network address: 10.0.0.0/24"), ("10.0.0.0/29", ""), ("fd00::/64", ""), ("010.0.0.0/24", "")]
    {
        let imported = one(&subnets(&[subnet("s", "vpc-1", text, 3)]));
        assert_eq!(imported.subnets[0].cidr, None);
        let problem = imported.problems.iter().find(|problem| matches!(problem.kind, ProblemKind::BadCidr { .. })).expect(text);
        assert!(texts::mend(Lang::En, &problem.kind).contains(mend));
    }
    let ipv6 = one(r#"{"Subnets": [{"SubnetId": "s", "VpcId": "v", "Ipv6Native": true, "AvailableIpAddressCount": 0}]}"#);
    assert_eq!((ipv6.subnets[0].cidr, kinds(&ipv6)), (None, vec![&ProblemKind::Ipv6Only { subnet: "s".into() }]));
}

#[test]
fn other_occupants_are_what_is_left() {
    let asked = functions(&[in_vpc("f", &["s"], &["g"]), in_vpc("h", &["s"], &["g"]), in_vpc("k", &["s"], &["i"])]);
    let eni = |n: u32, subnet: &str, kind: &str, text: &str| {
        format!(
            r#"{{"NetworkInterfaceId": "eni-{n}", "SubnetId": "{subnet}", "VpcId": "vpc-1", "InterfaceType": "{kind}", "Description": "{text}"}}"#
        )
    };
    let interfaces = |list: &[String]| format!(r#"{{"NetworkInterfaces": [{}]}}"#, list.join(","));
    let occupied = |available: Option<u64>, listed: Option<String>| {
        let mut text = subnet("s", "vpc-1", "10.0.0.0/24", available.unwrap_or(0));
        if available.is_none() {
            text = text.replace(", \"AvailableIpAddressCount\": 0", "");
        }
        let mut files = vec![file("f", &asked), file("s", subnets(&[text]))];
        files.extend(listed.map(|text| file("i", text)));
        let imported = import(&files);
        (imported.subnets[0].occupied, imported)
    };
    // Without the interfaces: Lambda's own are the two keys these functions need.
    assert_eq!(occupied(Some(200), None).0, 49);
    // With them: those that are Lambda's by type, by description.
    let listed = [
        eni(1, "s", "lambda", ""),
        eni(2, "s", "interface", "AWS Lambda VPC ENI-x"),
        eni(3, "s", "interface", "arn:aws:lambda:x"),
        eni(4, "s", "interface", "RDS"),
    ];
    assert_eq!(occupied(Some(200), Some(interfaces(&listed))).0, 48);
    // Interfaces of another VPC say nothing on this one.
    let elsewhere = eni(1, "t", "interface", "x").replace("vpc-1", "vpc-2");
    assert_eq!(occupied(Some(200), Some(interfaces(&[elsewhere]))).0, 49);
    // No count: the listed ones that are not Lambda's, else none.
    assert_eq!(occupied(None, Some(interfaces(&listed))).0, 1);
    let (none, imported) = occupied(None, None);
    assert_eq!(none, 0);
    assert!(kinds(&imported).contains(&&ProblemKind::NoAvailableCount { subnets: 1, others: 0 }));
    let (none, imported) = occupied(Some(250), None);
    assert_eq!(none, 0);
    assert!(kinds(&imported).contains(&&ProblemKind::NegativeOccupants { subject: "s".into(), by: 1 }));
}

#[test]
fn accounts_and_regions_come_from_arns_and_zones() {
    let shared = import(&[
        file("f", functions(&[in_vpc("f", &["s"], &["g"])])),
        file(
            "s",
            r#"{"Subnets": [{"SubnetId": "s", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24", "OwnerId": "2", "AvailabilityZone": "us-west-2-lax-1a"}]}"#,
        ),
    ]);
    assert_eq!((&*shared.functions[0].account, &*shared.vpcs[0].account, &*shared.vpcs[0].region), ("1", "2", "us-west-2"));
    let told = one(&functions(&[in_vpc("f", &["s"], &["g"])]));
    assert_eq!((&*told.vpcs[0].account, &*told.vpcs[0].region), ("1", "eu-west-1"));
    let bare = |options: &Options| {
        let text = r#"[{"FunctionName": "f", "VpcConfig": {"SubnetIds": ["s"], "SecurityGroupIds": ["g"]}}]"#;
        import_with(&[file("f", text)], options)
    };
    let imported = bare(&Options::default());
    assert_eq!((&*imported.vpcs[0].account, &*imported.vpcs[0].region), ("000000000000", "ap-northeast-1"));
    assert_eq!(bare(&Options { region: "eu-north-1".into(), ..Options::default() }).vpcs[0].region, "eu-north-1");
}

#[test]
fn equal_problems_are_one_with_a_count() {
    let outside = |n: u32| {
        format!(
            r#"{{"NetworkInterfaceId": "eni-{n}", "SubnetId": "s", "InterfaceType": "interface", "PrivateIpAddress": "9.9.9.9"}}"#
        )
    };
    let list: Vec<String> = (0..211).map(outside).collect();
    let imported = import(&[
        file("s", subnets(&[subnet("s", "v", "10.0.0.0/24", 0)])),
        file("i", format!("{{\"NetworkInterfaces\": [\n{}]}}", list.join(",\n"))),
    ]);
    let problem = imported.problems.iter().find(|p| matches!(p.kind, ProblemKind::AddressOutsideSubnet { .. })).unwrap();
    assert_eq!((problem.count, at(problem)), (211, (2, 100)));
    assert_eq!(texts::place(Lang::En, problem), "211 places · first at line 2");
}

#[test]
fn every_problem_has_a_text_and_a_mend_in_both_languages() {
    let s = String::new;
    let all = [
        ProblemKind::Empty,
        ProblemKind::TooLarge { limit: 1 << 20 },
        ProblemKind::TooLargeInAll { limit: 1 << 20 },
        ProblemKind::TooManyFiles { limit: 1 },
        ProblemKind::TooManyVersions { limit: 1 },
        ProblemKind::NotText,
        ProblemKind::CutOff,
        ProblemKind::NotJson(s()),
        ProblemKind::TooDeep,
        ProblemKind::UnknownShape(vec![]),
        ProblemKind::SameFileTwice(s()),
        ProblemKind::Contradiction { subject: s(), property: s() },
        ProblemKind::Incomplete { subject: s(), property: s(), expected: Expected::List },
        ProblemKind::BadValue { subject: s(), property: s(), expected: Expected::Number },
        ProblemKind::SubnetNotInFiles { subnet: s(), functions: 4 },
        ProblemKind::BadCidr { subject: s(), text: s() },
        ProblemKind::MorePages { token: s() },
    ];
    for kind in all {
        for text in [texts::what, texts::mend] {
            let (ja, en) = (text(Lang::Ja, &kind), text(Lang::En, &kind));
            assert!(!ja.is_empty() && !en.is_empty() && ja != en, "{kind:?}");
            assert!(en.is_ascii() && !ja.is_ascii(), "{kind:?}: {en} / {ja}");
            assert!(!en.ends_with('.') && !ja.ends_with('。'));
        }
        assert!(texts::code(&kind).starts_with("import-"));
    }
}

mod any_bytes {
    use super::*;
    use proptest::prelude::*;

    fn check(files: &[SourceFile]) {
        let imported = import(files);
        let board = imported.add_to(&default_board_topology());
        let rows = board.subnets.len();
        assert!(
            board
                .functions
                .iter()
                .flat_map(|f| f.versions.iter())
                .filter_map(|v| v.attachment.as_ref())
                .all(|a| { (1..=16).contains(&a.subnets.len()) && a.subnets.len() <= rows && board.set(a.set).is_some() })
        );
        for problem in &imported.problems {
            assert!(!texts::in_one_line(Lang::Ja, problem).is_empty());
        }
        let bytes = postcard::to_allocvec(&imported).unwrap();
        assert_eq!(postcard::from_bytes::<Imported>(&bytes).unwrap(), imported);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_makes_it_panic(which in 0usize..5, cut in any::<prop::sample::Index>(), changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(&b"\0\"\\{}[],:0-9aeu\xFF\xC3 \n"[..])), 0..6), cut_it in any::<bool>()) {
            let mut files = account();
            let bytes = &mut files[which].bytes;
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if cut_it {
                let end = cut.index(bytes.len());
                bytes.truncate(end);
            }
            check(&files);
        }

        #[test]
        fn values_of_any_type_are_survived(which in 0usize..5, field in any::<prop::sample::Index>(), value in prop::sample::select(vec!["null", "[]", "{}", "-1", "1e400", "\"\"", "\"\\ud800\"", "[[1]]", "[null]", "true", "18446744073709551616"])) {
            let mut files = account();
            let text = String::from_utf8(files[which].bytes.clone()).unwrap();
            let colons: Vec<usize> = text.match_indices("\": ").map(|(at, _)| at + 3).collect();
            let start = colons[field.index(colons.len())];
            let raw: &serde_json::value::RawValue = serde_json::Deserializer::from_str(&text[start..]).into_iter().next().unwrap().unwrap();
            files[which].bytes = format!("{}{value}{}", &text[..start], &text[start + raw.get().len()..]).into_bytes();
            check(&files);
        }

        #[test]
        fn any_bytes_at_all(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            check(&[file("x", bytes)]);
        }
    }
}
