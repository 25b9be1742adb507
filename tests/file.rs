//! A board as a JSON file: round trips, refusals with their place, the documented examples.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod generate;

use eni_lens::import::{BoardProblem, Expected, Problem, ProblemKind, Severity, SourceFile};
use eni_lens::link::{self, file};
use eni_lens::model::{Assumptions, Board, Estimate, Title};
use eni_lens::network::{Concurrency, NetworkError, Topology, default_board_topology};
use eni_lens::text::{Lang, import as texts};
use generate::{generate, generate_whole};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::rc::Rc;

fn generated(seed: u64) -> Board {
    let (topology, assumptions) = if seed.is_multiple_of(2) { generate_whole(seed) } else { generate(seed) };
    let title = match seed % 4 {
        0 => Title::Article,
        1 => Title::Imported(seed, "eu-west-3".into()),
        2 => Title::Empty,
        _ => Title::Named(format!("盤面 \"{seed}\" \u{1}").into()),
    };
    Board { title, topology: Rc::new(topology), assumptions }
}

fn source(text: &str) -> SourceFile {
    SourceFile { name: "board.json".into(), bytes: text.as_bytes().to_vec() }
}

fn open(text: &str) -> file::Opened {
    file::read(&source(text))
}

fn board(text: &str) -> Board {
    let opened = open(text);
    opened.board.unwrap_or_else(|| panic!("{:?}", opened.problems))
}

/// The one problem of a board with these lines put before its end, and its place.
fn problem(text: &str) -> (BoardProblem, u64, u64) {
    let opened = open(text);
    assert!(opened.board.is_none(), "{text}");
    let [Problem { kind: ProblemKind::Board(kind), place: Some(place), .. }] = &opened.problems[..] else {
        panic!("{:?}", opened.problems)
    };
    (kind.clone(), place.line, place.column)
}

fn with(lines: &str) -> String {
    format!("{{\"format\": \"eni-lens-board\", \"version\": 1,\n{lines}\n}}")
}

#[test]
fn a_board_comes_back_from_its_file() {
    for seed in 0..2_000 {
        let board = generated(seed);
        let text = file::write(&board);
        let opened = open(&text);
        assert_eq!(opened.problems, [], "{seed}");
        let back = opened.board.unwrap();
        // A link knows keys as places: equal links are equal boards.
        assert_eq!(link::encode(&back), link::encode(&board), "{seed}\n{text}");
        assert_eq!(back, link::decode(&link::encode(&board)).unwrap(), "{seed}");
        assert_eq!(file::write(&back), text, "{seed}");
    }
}

#[test]
fn what_is_left_out_has_its_usual_value() {
    let empty = board("{\"format\": \"eni-lens-board\", \"version\": 1}");
    assert_eq!(empty.assumptions, Assumptions::default());
    assert_eq!(*empty.topology, Topology::default());
    assert_eq!(empty.title, Title::Imported(0, "".into()));
    let text = with(
        r#""title": null, "assumptions": {"estimate": "memory-formula"},
        "vpcs": [{"id": "vpc-1", "account": "1", "region": "eu-west-1"}],
        "subnets": [{"name": "a"}, {"id": "subnet-b", "cidr": "10.0.2.0/24"}],
        "security_groups": [{"name": "app"}, {"name": "db"}],
        "functions": [{"name": "one", "subnets": ["subnet-b", "a"], "security_groups": ["db", "app"], "concurrency": {"percent": 10}},
          {"name": "two", "versions": [{"version": "1", "created": 5}, {"memory_mb": 512}], "aliases": [{"name": "live", "version": "1"}]}]"#,
    );
    let board = board(&text);
    assert_eq!(board.title, Title::Imported(2, "eu-west-1".into()));
    assert_eq!(board.assumptions.estimate, Estimate::MemoryFormula);
    assert_eq!(board.topology.sets.len(), 1, "a set that is used is a column");
    let one = board.topology.functions.get(0).unwrap();
    assert_eq!((one.account.as_ref(), one.concurrency), ("1", Concurrency::Relative(10)));
    assert_eq!(one.attachment().unwrap().subnets.len(), 2);
    let two = board.topology.functions.get(1).unwrap();
    assert_eq!((two.carrier, two.aliases.len()), (1, 1), "$LATEST carries");
    assert_eq!(two.versions[1].order, 1, "created third, but before the fifth");
    assert_eq!(two.versions[0].order, 2);
}

#[test]
fn a_field_nobody_knows_is_refused_with_its_place() {
    let unknown = |field: &str| BoardProblem::UnknownField(field.into());
    assert_eq!(problem(&with("  \"titel\": \"x\"")), (unknown("titel"), 2, 3));
    assert_eq!(problem(&with("\"vpcs\": [{\"id\": \"v\",\n   \"regoin\": \"x\"}]")), (unknown("regoin"), 3, 4));
    assert_eq!(problem(&with("\"assumptions\": {\"concurency\": 3}")), (unknown("concurency"), 2, 17));
    let deep = with("\"functions\": [{\"name\": \"f\", \"versions\": [{\"memory\": 128}]}]");
    assert_eq!(problem(&deep), (unknown("memory"), 2, 43));
    // All of them at once.
    let opened = open(&with("\"a\": 1, \"b\": 2, \"functions\": [{\"name\": \"f\", \"c\": 3}]"));
    assert_eq!(opened.problems.len(), 3);
    for lang in Lang::ALL {
        let line = texts::in_one_line(lang, &opened.problems[0]);
        assert!(line.starts_with("board.json:2:1: ") && line.contains('a'), "{line}");
    }
}

#[test]
fn reserved_sections_are_read_over_and_said() {
    let text = with("\"clock\": {\"at\": 3},\n\"policies\": [1, 2], \"limits\": null, \"network\": {}, \"event_sources\": []");
    let opened = open(&text);
    assert!(opened.board.is_some());
    let said: Vec<(Severity, u64)> =
        opened.problems.iter().map(|problem| (problem.kind.severity(), problem.place.as_ref().unwrap().line)).collect();
    assert_eq!(said, [(Severity::Info, 2), (Severity::Info, 3), (Severity::Info, 3)], "limits and event sources are known");
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let wrong = |field: &str, expected| BoardProblem::WrongType { field: field.into(), expected };
    let missing = |field: &str| BoardProblem::Missing(field.into());
    let nothing = |field: &str, id: &str| BoardProblem::NotThere { field: field.into(), id: id.into() };
    let refused = |subject: &str, error| BoardProblem::Refused { subject: subject.into(), error };
    let vpc = |rest: &str| with(&format!("\"vpcs\": [{{\"id\": \"v\", \"cidrs\": [\"10.0.0.0/16\"]}}],\n{rest}"));
    let cases = [
        (with("\"vpcs\": 3"), wrong("vpcs", Expected::List), 2, 9),
        (with("\"vpcs\": [3]"), wrong("vpcs", Expected::Object), 2, 10),
        (with("\"vpcs\": [{}]"), missing("id"), 2, 10),
        (with("\"title\": 3"), wrong("title", Expected::Object), 2, 10),
        (with("\"title\": {\"preset\": \"x\"}"), wrong("title", Expected::Text), 2, 10),
        (with("\"assumptions\": {\"concurrency\": -1}"), wrong("concurrency", Expected::Number), 2, 32),
        (with("\"assumptions\": {\"concurrency\": 1.5}"), wrong("concurrency", Expected::Number), 2, 32),
        (with("\"assumptions\": {\"estimate\": \"x\"}"), nothing("estimate", "x"), 2, 29),
        (with("\"functions\": [{}]"), missing("name"), 2, 15),
        (with("\"functions\": [{\"name\": \"f\", \"name\": \"g\"}]"), BoardProblem::FieldTwice("name".into()), 2, 29),
        (with("\"functions\": [{\"name\": \"f\", \"subnets\": [\"x\"]}]"), nothing("subnets", "x"), 2, 41),
        (
            with("\"functions\": [{\"name\": \"f\", \"versions\": [], \"memory_mb\": 128}]"),
            BoardProblem::FieldTwice("memory_mb".into()),
            2,
            58,
        ),
        (with("\"subnets\": [{\"name\": \"s\"}]"), missing("vpc"), 2, 13),
        (vpc("\"subnets\": [{\"name\": \"s\", \"vpc\": \"w\"}]"), nothing("vpc", "w"), 3, 34),
        (vpc("\"subnets\": [{\"name\": \"s\", \"dual_stack\": 1}]"), wrong("dual_stack", Expected::Flag), 3, 41),
        (vpc("\"functions\": [{\"name\": \"f\", \"memory_mb\": 64}]"), refused("f", NetworkError::Memory(64)), 3, 15),
        (vpc("\"functions\": [{\"name\": \"f\", \"versions\": []}]"), refused("f", NetworkError::Gone), 3, 15),
        (vpc("\"functions\": [{\"name\": \"f\"}, {\"name\": \"f\"}]"), refused("f", NetworkError::NameTaken("f".into())), 3, 30),
    ];
    for (text, expected, line, column) in cases {
        assert_eq!(problem(&text), (expected, line, column), "{text}");
    }
    let (kind, line, column) = problem(&vpc("\"subnets\": [{\"name\": \"a\", \"cidr\": \"10.0.1.5/24\"}]"));
    assert!(matches!(kind, BoardProblem::Refused { error: NetworkError::Cidr(_), .. }), "{kind:?}");
    assert_eq!((line, column), (3, 35), "the block itself");
    let two = "\"subnets\": [{\"name\": \"a\", \"cidr\": \"10.0.0.0/23\"},\n {\"name\": \"b\", \"cidr\": \"10.0.1.0/24\"}]";
    let (kind, line, column) = problem(&vpc(two));
    assert!(matches!(kind, BoardProblem::Refused { error: NetworkError::Overlaps { .. }, .. }), "{kind:?}");
    assert_eq!((line, column), (4, 2));
    assert_eq!(problem("{\"format\": \"eni-lens-board\", \"version\": 2, \"new\": 1}").0, BoardProblem::Newer(2));
    assert_eq!(problem("{\"format\": \"eni-lens-board\"}").0, missing("version"));
    for (text, kind) in [("{\"format\": \"eni-lens-board\", \"version\": 1", ProblemKind::CutOff), ("", ProblemKind::Empty)] {
        assert_eq!(open(text).problems[0].kind, kind);
    }
    assert!(matches!(open("{\"format\": \"eni-lens-board\",, }").problems[0].kind, ProblemKind::NotJson(_)));
    let big = SourceFile { name: "b".into(), bytes: vec![b' '; (file::FILE_MAX + 1) as usize] };
    assert_eq!(file::read(&big).problems[0].kind, ProblemKind::TooLarge { limit: file::FILE_MAX });
}

#[test]
fn broken_files_do_no_harm() {
    let text = file::write(&generated(5));
    let mut r = generate::Numbers(9);
    for _ in 0..3_000 {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..=r.below(3) {
            let at = r.below(bytes.len() as u64) as usize;
            match r.below(4) {
                0 => bytes[at] = r.below(256) as u8,
                1 => drop(bytes.drain(at..(at + r.below(40) as usize).min(bytes.len()))),
                2 => bytes.insert(at, b"{}[],:\"0-"[r.below(9) as usize]),
                _ => bytes[at] = b"0123456789"[r.below(10) as usize],
            }
        }
        let opened = file::read(&SourceFile { name: "x".into(), bytes });
        match opened.board {
            Some(board) => assert_eq!(link::decode(&link::encode(&board)), Ok(board)),
            None => assert!(!opened.problems.is_empty()),
        }
    }
}

#[test]
fn a_board_among_files_is_recognised_by_its_shape() {
    let text = file::write(&generated(3));
    let list =
        r#"{"Functions": [{"FunctionName": "eni-lens-board", "Environment": {"Variables": {"X": "\"eni-lens-board\""}}}]}"#;
    assert!(file::is_board(text.as_bytes()));
    assert!(file::is_board(format!("\u{feff}{text}").as_bytes()));
    assert!(file::is_board(&text.as_bytes()[..text.len() / 2]), "a cut one too");
    assert!(!file::is_board(list.as_bytes()));
    assert!(!file::is_board(b""));
    match file::answer(&[source(&text)]) {
        file::Answer::Board { payload, problems } => {
            assert_eq!(payload, link::encode(&generated(3)));
            assert_eq!(problems, []);
        }
        file::Answer::Imported(imported) => panic!("{imported:?}"),
    }
    let alone = |files: &[SourceFile]| match file::answer(files) {
        file::Answer::Imported(imported) => imported.problems[0].kind.clone(),
        file::Answer::Board { .. } => panic!("a board"),
    };
    assert_eq!(alone(&[source(list), source(&text)]), ProblemKind::Board(BoardProblem::NotAlone("board.json".into())));
    assert!(matches!(alone(&[source(&with("\"x\": 1"))]), ProblemKind::Board(BoardProblem::UnknownField(_))));
    assert!(matches!(file::answer(&[source(list)]), file::Answer::Imported(_)));
    let payload = link::encode(&generated(3));
    assert_eq!(file::json_of(&payload), Ok(text));
    assert_eq!(file::json_of("v1.AAAA"), Err(link::LinkError::Cut));
}

/// The documented code between ```` ```NAME ```` and ```` ``` ````.
fn example(name: &str) -> String {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/board-format.md")).unwrap();
    let start = text.split(&format!("```{name}\n")).nth(1).unwrap();
    start.split("```").next().unwrap().to_owned()
}

fn opens(url: &str) -> Board {
    let fragment = url.strip_prefix("https://example.org/#").unwrap();
    match file::answer_link(link::parts(fragment).payload, "link") {
        Ok(file::Answer::Board { payload, .. }) => link::open(&payload).unwrap(),
        other => panic!("{other:?}"),
    }
}

fn run(mut command: Command) -> Option<String> {
    match command.output() {
        Ok(done) => {
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            Some(String::from_utf8(done.stdout).unwrap().trim().to_owned())
        }
        Err(error) => {
            eprintln!("skipped: {:?} does not run: {error}", command.get_program());
            None
        }
    }
}

#[test]
fn the_documented_file_opens() {
    let board = board(&example("json"));
    assert_eq!(board.title, Title::Named("Payments".into()));
    assert_eq!(board.topology.functions.len(), 2);
}

#[test]
fn the_documented_python_builds_a_link_that_opens() {
    let mut python = Command::new("python3");
    python.args(["-c", &example("python"), "https://example.org/"]);
    let Some(url) = run(python) else { return };
    let board = opens(&url);
    assert_eq!(board.title, Title::Named("Two functions".into()));
    assert_eq!(board.topology.functions.iter().filter(|f| f.attachment().is_some()).count(), 2);
}

#[test]
fn the_documented_jq_builds_a_link_that_opens() {
    let kept = Board {
        title: Title::Named("名前?>~".into()),
        topology: Rc::new(default_board_topology()),
        assumptions: Assumptions::default(),
    };
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("board-for-jq.json");
    std::fs::write(&path, file::write(&kept)).unwrap();
    let Some(_) = run({
        let mut jq = Command::new("jq");
        jq.arg("--version");
        jq
    }) else {
        return;
    };
    let mut shell = Command::new("sh");
    shell.args(["-c", &example("sh"), "sh", "https://example.org/"]).arg(&path);
    let Some(url) = run(shell) else { return };
    assert_eq!(link::encode(&opens(&url)), link::encode(&kept));
}

/// As much of JSON Schema 2020-12 as the board's schema uses.
fn fits(schema: &Value, value: &Value) -> bool {
    let Some(rules) = schema.as_object() else { return schema == &Value::Bool(true) };
    rules.iter().all(|(rule, by)| match rule.as_str() {
        "$schema" | "$id" | "title" => true,
        "const" => value == by,
        "enum" => by.as_array().unwrap().contains(value),
        "type" => {
            let is = |kind: &Value| match kind.as_str().unwrap() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "integer" => value.is_u64() || value.is_i64(),
                "boolean" => value.is_boolean(),
                "null" => value.is_null(),
                other => panic!("{other}"),
            };
            by.as_array().map_or_else(|| is(by), |kinds| kinds.iter().any(is))
        }
        "anyOf" => by.as_array().unwrap().iter().any(|one| fits(one, value)),
        "properties" => {
            by.as_object().unwrap().iter().all(|(name, field)| value.get(name).is_none_or(|value| fits(field, value)))
        }
        "additionalProperties" => {
            value.as_object().is_none_or(|fields| fields.keys().all(|name| rules["properties"].get(name).is_some()))
        }
        "required" => by.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
        "items" => value.as_array().is_none_or(|items| items.iter().all(|item| fits(by, item))),
        "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= by.as_u64().unwrap()),
        "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= by.as_u64().unwrap()),
        "minLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 >= by.as_u64().unwrap()),
        "maxLength" => value.as_str().is_none_or(|text| text.chars().count() as u64 <= by.as_u64().unwrap()),
        "minimum" => value.as_i64().is_none_or(|number| number >= by.as_i64().unwrap()),
        "maximum" => value.as_i64().is_none_or(|number| number <= by.as_i64().unwrap()),
        "pattern" => value.as_str().is_none_or(link_cidr),
        other => panic!("{other} is not known to this check"),
    })
}

fn link_cidr(text: &str) -> bool {
    eni_lens::network::Cidr::subnet(text).is_ok()
}

#[test]
fn files_are_what_the_schema_says() {
    let schema = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/board.schema.json")).unwrap();
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let of = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    for seed in 0..200 {
        assert!(fits(&schema, &of(&file::write(&generated(seed)))), "{seed}");
    }
    assert!(fits(&schema, &of(&example("json"))));
    let ok = json!({"format": "eni-lens-board", "version": 1, "clock": {"any": "thing"}});
    assert!(fits(&schema, &ok));
    for (name, value) in [
        ("titel", json!("x")),
        ("vpcs", json!([{"id": "v", "regoin": "x"}])),
        ("vpcs", json!([{}])),
        ("functions", json!([{"name": "f", "memory_mb": 64}])),
        ("assumptions", json!({"concurrency": 1_000_001})),
        ("subnets", json!([{"name": "a", "cidr": "10.0.0.0/29"}])),
    ] {
        let mut bad = ok.clone();
        bad[name] = value;
        assert!(!fits(&schema, &bad), "{bad}");
        assert!(open(&bad.to_string()).board.is_none(), "{bad}");
    }
}
