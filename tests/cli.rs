//! The command line as other programs use it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const FIXTURES: [&str; 5] =
    ["list-functions", "describe-subnets", "describe-security-groups", "describe-network-interfaces", "describe-vpcs"];

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(format!("{name}.json")).to_string_lossy().into_owned()
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eni-lens"));
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C");
    command
}

fn run(args: &[&str]) -> Output {
    program().args(args).output().unwrap()
}

fn with_input(args: &[&str], input: &[u8]) -> Output {
    let mut child = program().args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(args: &[&str]) -> Value {
    let files: Vec<String> = FIXTURES.map(fixture).to_vec();
    let mut all = vec!["report"];
    all.extend(args);
    all.extend(files.iter().map(String::as_str));
    let output = run(&all);
    assert_eq!(code(&output), 0, "{}", err(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_report_in_a_pipe_is_json_with_the_contracts_figures() {
    let report = json(&[]);
    assert_eq!(report["schema"], 1);
    let sources: Vec<&str> = report["sources"].as_array().unwrap().iter().map(|s| s["format"].as_str().unwrap()).collect();
    assert_eq!(sources, ["aws-cli"; 5]);
    assert_eq!(report["functions_outside_vpc"], 2);
    assert_eq!(report["managed_instances"], 1);
    // Two subnets x two sets, and one that is only named.
    assert_eq!((&report["hyperplane"]["needed"], &report["hyperplane"]["created"]), (&5.into(), &5.into()));
    let functions: Vec<String> =
        report["functions"].as_array().unwrap().iter().map(|f| format!("{}:{}", f["name"], f["version"])).collect();
    assert_eq!(functions.len(), 5);
    let first = &report["functions"][0];
    assert_eq!((&first["name"], &first["version"]), (&"orders-api".into(), &"$LATEST".into()));
    assert_eq!(first["subnets"], serde_json::json!(["subnet-0a0000000000000a1", "subnet-0b0000000000000b2"]));
    assert_eq!((&first["state"], &first["reason"]), (&"Active".into(), &Value::Null));
    let concurrency: Vec<u64> =
        report["functions"].as_array().unwrap().iter().map(|f| f["concurrency"].as_u64().unwrap()).collect();
    assert_eq!(concurrency, [1, 0, 0, 1, 1], "carried by $LATEST");
    let both =
        report["hyperplane"]["enis"].as_array().unwrap().iter().find(|eni| eni["security_groups"].as_array().unwrap().len() == 2);
    assert_eq!(both.unwrap()["held_by"], serde_json::json!(["orders-api:1", "report-batch:$LATEST"]));
    assert_eq!(report["hyperplane"]["quota"], serde_json::json!([{"vpc": "vpc-0aa11bb22cc33dd44", "used": 5, "limit": 500}]));
    // Before: three functions at $LATEST.
    assert_eq!((&report["legacy"]["needed"], &report["legacy"]["refused"]), (&3.into(), &0.into()));
    assert_eq!(report["legacy"]["estimate"], "per-environment");
    let row = &report["subnets"][0];
    assert_eq!((&row["id"], &row["usable"], &row["other"]), (&"subnet-0b0000000000000b2".into(), &251.into(), &9.into()));
    assert_eq!(row["hyperplane"], serde_json::json!({"used": 2, "free": 240}));
    let named = &report["subnets"][3];
    assert_eq!((&named["cidr"], &named["usable"], &named["hyperplane"]["free"]), (&Value::Null, &Value::Null, &Value::Null));
    let findings: Vec<&str> = report["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
    assert!(findings.contains(&"unknown-capacity") && findings.contains(&"import-subnet-not-in-files"), "{findings:?}");
    assert_eq!(report["unresolved"], serde_json::json!([]));
    assert!(!report.to_string().contains("SECRET"));
}

#[test]
fn options_change_what_is_computed_and_are_listed_as_assumptions() {
    let report = json(&[
        "--concurrency",
        "300",
        "--connections=400",
        "--eni-quota",
        "3",
        "--other-enis=1",
        "--legacy",
        "memory-formula",
        "--legacy-region-quota",
        "350",
    ]);
    let set = &report["assumptions"];
    assert_eq!((&set["concurrency"], &set["connections-per-environment"]), (&300.into(), &400.into()));
    assert_eq!((&set["eni-quota"], &set["other-enis"], &set["legacy-region-quota"]), (&3.into(), &1.into(), &350.into()));
    assert_eq!(report["legacy"]["estimate"], "memory-formula");
    // ceil(300 x 256 / 3072) + ceil(300 x 1024 / 3072) + ceil(300 x 128 / 3072)
    assert_eq!((&report["legacy"]["needed"], &report["legacy"]["other_estimate_needed"]), (&(25 + 100 + 13).into(), &900.into()));
    let over = report["findings"].as_array().unwrap().iter().find(|f| f["code"] == "EniLimitExceeded").unwrap();
    assert_eq!((&over["severity"], &over["subject"]), (&"error".into(), &"vpc-0aa11bb22cc33dd44".into()));
    let quiet = json(&["--concurrency", "300"]);
    let first =
        quiet["findings"].as_array().unwrap().iter().any(|f| f["code"] == "legacy-region-quota" && f["severity"] == "info");
    assert!(first, "{}", quiet["findings"]);
}

#[test]
fn gates_end_with_one() {
    let subnets = fixture("describe-subnets");
    let functions = fixture("list-functions");
    // private-a: 49 others and two of ours of 251, 20.31 %.
    let pass = run(&["report", "--fail-above", "21", &functions, &subnets]);
    assert_eq!(code(&pass), 0, "{}", err(&pass));
    let fail = run(&["report", "--fail-above", "20", &functions, &subnets]);
    assert_eq!(code(&fail), 1);
    assert!(err(&fail).contains("20.31 %"), "{}", err(&fail));
    assert!(serde_json::from_slice::<Value>(&fail.stdout).is_ok(), "the report is there all the same");
    let quota = run(&["report", "--fail-above", "99", "--eni-quota", "3", &functions, &subnets]);
    assert_eq!(code(&quota), 1);
    assert_eq!(code(&run(&["report", "--strict", &functions, &subnets])), 0, "the AWS CLI's output leaves nothing unresolved");
}

#[test]
fn standard_input_is_a_file() {
    let functions = std::fs::read(fixture("list-functions")).unwrap();
    let output = with_input(&["report", "-", &fixture("describe-subnets")], &functions);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&report["sources"][0]["file"], &report["hyperplane"]["needed"]), (&"-".into(), &5.into()));
    assert_eq!(code(&run(&["report", "-", "-"])), 2);
}

#[test]
fn bad_input_ends_with_two_and_a_place() {
    let cut = with_input(&["report", "-"], b"{\"Functions\": [\n {");
    assert_eq!((code(&cut), out(&cut).as_str()), (2, ""));
    assert!(err(&cut).contains("-:2:2: The JSON is cut off"), "{}", err(&cut));
    let shape = with_input(&["report", "--lang", "ja", "-"], b"{\"Resources\": {}}");
    assert_eq!(code(&shape), 2);
    assert!(err(&shape).contains("-:1:1: AWS CLI の一覧ではありません"), "{}", err(&shape));
    let absent = run(&["report", "no-such-file.json"]);
    assert_eq!(code(&absent), 2);
    assert!(err(&absent).contains("no-such-file.json"));
    assert_eq!(code(&with_input(&["report", "-"], b"")), 2);
}

#[test]
fn wrong_usage_ends_with_two_and_names_the_nearest() {
    for (args, word) in [
        (vec!["reprot", "x"], "report"),
        (vec!["who", "x"], "did you mean"),
        (vec!["report", "--concurency", "3", "x"], "--concurrency"),
        (vec!["report", "--eni-qouta=3", "x"], "--eni-quota"),
        (vec!["--vresion"], "--version"),
        (vec!["report", "--concurrency", "-1", "x"], "1,000,000"),
        (vec!["report", "--concurrency", "1000001", "x"], "1,000,000"),
        (vec!["report", "--concurrency", "+1", "x"], "whole number"),
        (vec!["report", "--legacy", "both", "x"], "per-environment"),
        (vec!["report", "--lang", "fr", "x"], "en, ja"),
        (vec!["report", "--format", "csv", "x"], "Not yet"),
        (vec!["report", "--format"], "needs a value"),
        (vec!["report", "--strict=1", "x"], "takes no value"),
        (vec!["report"], "file"),
        (vec![], "command"),
    ] {
        let output = run(&args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert!(err(&output).contains(word), "{args:?}: {}", err(&output));
        assert!(out(&output).is_empty());
    }
    let help = run(&["--help"]);
    assert_eq!(code(&help), 0);
    for option in [
        "--legacy",
        "--concurrency",
        "--connections",
        "--eni-quota",
        "--other-enis",
        "--fail-above",
        "--legacy-region-quota",
        "--region",
        "--strict",
        "--lang",
        "--format",
    ] {
        assert!(out(&help).contains(option), "{option}");
    }
    assert_eq!(out(&run(&["--version"])), format!("eni-lens {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn text_is_a_table_in_the_language_asked_for() {
    let (functions, subnets) = (fixture("list-functions"), fixture("describe-subnets"));
    let en = run(&["report", "--format", "text", &functions, &subnets]);
    let text = out(&en);
    assert!(text.starts_with("6 functions, 3 in a VPC, 4 subnets, 2 SG sets; 1 function names"), "{text}");
    assert!(text.contains("Now: 5 ENIs needed, 5 created"), "{text}");
    assert!(text.lines().any(|line| line.starts_with("private-c") && line.contains("10.0.2.0/24")), "{text}");
    let mut command = program();
    let ja = command.env("LANG", "ja_JP.UTF-8").args(["report", "--format", "text", &functions, &subnets]).output().unwrap();
    assert!(out(&ja).starts_with("関数 6 個（うち VPC に接続 3 個）"), "{}", out(&ja));
}

#[test]
fn link_prints_what_the_page_opens() {
    use eni_lens::link;
    let files: Vec<String> = FIXTURES.map(fixture).to_vec();
    let with = |options: &[&str]| {
        let mut all = vec!["link"];
        all.extend(options);
        all.extend(files.iter().map(String::as_str));
        run(&all)
    };
    let plain = with(&[]);
    assert_eq!(code(&plain), 0, "{}", err(&plain));
    let text = out(&plain);
    assert!(text.starts_with("#v1.") && text.ends_with('\n') && text.lines().count() == 1, "{text}");
    let board = link::open(text.trim()).unwrap();
    let report = json(&[]);
    let figures = eni_lens::model::Comparison::new(board.topology.clone(), board.assumptions.clone());
    assert_eq!(report["hyperplane"]["needed"], figures.hyperplane.needed, "{report}");
    assert_eq!(board.assumptions.concurrency, 1);
    let asked = with(&["--base", "https://example.org/lens/", "--concurrency", "300", "--legacy=memory-formula"]);
    let url = out(&asked);
    let board = link::open(url.strip_prefix("https://example.org/lens/").unwrap()).unwrap();
    assert_eq!(board.assumptions.concurrency, 300);
    assert_eq!(board.assumptions.estimate, eni_lens::model::Estimate::MemoryFormula);
    assert_eq!(out(&with(&[])), text, "the same files, the same characters");
    // Gates hold as in a report.
    let above = with(&["--fail-above", "0"]);
    assert_eq!(code(&above), 1);
    assert!(out(&above).starts_with("#v1."));
    // Only link has a base, and it says so.
    let wrong = run(&["report", "--base", "https://example.org/", &files[0]]);
    assert_eq!(code(&wrong), 2);
    let wrong = with(&["--bas", "x"]);
    assert_eq!(code(&wrong), 2);
    assert!(err(&wrong).contains("--base"), "{}", err(&wrong));
    assert_eq!(code(&with(&["--base", "https://example.org/#x"])), 2);
    let wrong = run(&["lnk"]);
    assert!(err(&wrong).contains("link"), "{}", err(&wrong));
}

#[test]
fn link_takes_a_saved_board() {
    use eni_lens::link::{self, file};
    let kept = link::open(include_str!("fixtures/links/v1-named.txt").lines().next().unwrap()).unwrap();
    let text = file::write(&kept);
    let output = with_input(&["link", "-"], text.as_bytes());
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(link::open(out(&output).trim()), Ok(kept));
    let reserved = text.replacen("\"version\": 1,", "\"version\": 1, \"clock\": {},", 1);
    let output = with_input(&["link", "-"], reserved.as_bytes());
    assert_eq!(code(&output), 0);
    assert!(err(&output).contains("clock"), "{}", err(&output));
    let broken = text.replacen("\"vpcs\"", "\"vpc\"", 1);
    let output = with_input(&["link", "-"], broken.as_bytes());
    assert_eq!((code(&output), out(&output)), (2, String::new()));
    assert!(err(&output).contains("-:15:3: "), "{}", err(&output));
}

/// As much of JSON Schema as the contract uses.
fn check(schema: &Value, value: &Value, path: &str) {
    if let Some(constant) = schema.get("const") {
        assert_eq!(value, constant, "{path}");
    }
    if let Some(allowed) = schema.get("enum").and_then(Value::as_array) {
        assert!(allowed.contains(value), "{path}: {value}");
    }
    let is = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "null" => value.is_null(),
        other => panic!("{other} is not known to this check"),
    };
    match schema.get("type") {
        Some(Value::String(kind)) => assert!(is(kind), "{path}: {value}"),
        Some(Value::Array(kinds)) => assert!(kinds.iter().any(|kind| is(kind.as_str().unwrap())), "{path}: {value}"),
        _ => {}
    }
    for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
        assert!(value.get(name.as_str().unwrap()).is_some(), "{path}: {name} is missing");
    }
    if let (Some(Value::Object(properties)), Value::Object(fields)) = (schema.get("properties"), value) {
        for (name, field) in fields {
            let part = properties.get(name).unwrap_or_else(|| panic!("{path}: {name} is not in the contract"));
            check(part, field, &format!("{path}/{name}"));
        }
    }
    if let (Some(items), Value::Array(elements)) = (schema.get("items"), value) {
        elements.iter().enumerate().for_each(|(at, element)| check(items, element, &format!("{path}/{at}")));
    }
}

#[test]
fn the_report_is_what_the_schema_says() {
    let folder = std::env::var_os("ENI_LENS_CONTRACTS").map_or_else(|| PathBuf::from("../shared/contracts"), PathBuf::from);
    let Ok(schema) = std::fs::read(folder.join("report.schema.json")) else {
        eprintln!("skipped: {} holds no schema (set ENI_LENS_CONTRACTS)", folder.display());
        return;
    };
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    check(&schema, &json(&[]), "");
    check(&schema, &json(&["--concurrency", "1000", "--eni-quota", "2", "--lang", "ja"]), "");
}
