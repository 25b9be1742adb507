//! Rules as data: every number the model computes with is declared by one, every figure names one,
//! and every rule has a check of what it says, here, by its id.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod large;

use eni_lens::advice::{Kind, findings};
use eni_lens::model::{Assumptions, Board, Comparison, Estimate, HyperplaneFailure, LegacyFailure, Metric, Sizing};
use eni_lens::network::{Cidr, Concurrency, EventSourceKind, Topology, limits};
use eni_lens::rules::{self, Confidence, Group, RULES, Rule, rule_by_id};
use eni_lens::text::{Lang, rules as text};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

fn rule(id: &str) -> &'static Rule {
    rule_by_id(id).unwrap_or_else(|| panic!("no rule {id}"))
}

/// The number a rule declares under a name.
fn number(id: &str, name: &str) -> u64 {
    let found = rule(id).constants.iter().find(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("{id} declares no {name}")).1
}

fn article(concurrency: u64, estimate: Estimate) -> Comparison {
    let board = Board::article();
    let assumptions = Assumptions { concurrency, estimate, ..board.assumptions };
    Comparison::new(board.topology, assumptions)
}

fn board(functions: u32, subnets: u32, per: u32, sets: u32) -> Comparison {
    Comparison::new(Rc::new(large::board(functions, subnets, per, sets)), Assumptions::default())
}

/// Small subnets, one set to a function: the failures of both worlds.
fn full() -> Comparison {
    let mut topology = Topology::default();
    let block = Cidr::subnet("10.0.0.0/28").ok();
    let vpc = topology.add_vpc("vpc-1", None, "123456789012", "eu-west-1", &[]);
    topology.add_subnet_unchecked(vpc, "subnet-1", None, block, None, 11);
    let group = topology.add_group(vpc, "sg-1", None, None);
    topology.add_set_unchecked(vpc, vec![group]);
    let from = large::board(1, 1, 1, 1);
    topology.functions = from.functions;
    Comparison::new(Rc::new(topology), Assumptions::default())
}

/// What one rule says, by the model where the model computes it.
type Check = fn();

/// A failure's code stands in its rule, with what to do in both languages.
fn failure(id: &str, code: &str) {
    let rule = rule(id);
    assert_eq!((rule.formula, rule.group), (code, Group::Failures));
    for lang in Lang::ALL {
        assert!(!text::statement(lang, id).unwrap().1.is_empty(), "{id} does not say what to do");
    }
}

fn legacy_failure(id: &str, code: &str) {
    failure(id, code);
    assert_eq!(number(id, "HTTP_STATUS"), 502);
    assert_eq!(rule(id).as_of, "2019-09");
}

fn says(id: &str, formula: &str, confidence: Confidence) {
    assert_eq!((rule(id).formula, rule(id).confidence), (formula, confidence), "{id}");
}

const CHECKS: &[(&str, Check)] = &[
    ("hyperplane-key", || assert_eq!(article(300, Estimate::PerEnvironment).hyperplane.needed, 4)),
    ("hyperplane-connections", || {
        let most = number("hyperplane-connections", "CONNECTIONS_PER_INTERFACE");
        let of = |connections| rules::interfaces_for(connections, most);
        assert_eq!([of(0), of(1), of(most), of(most + 1), of(2 * most), of(2 * most + 1)], [1, 1, 1, 2, 2, 3]);
    }),
    ("hyperplane-even-connections", || {
        let board = article(300, Estimate::PerEnvironment);
        let each: Vec<u64> = board.hyperplane.enis.iter().map(|eni| eni.connections).collect();
        assert_eq!(each.iter().sum::<u64>(), 900);
        assert_eq!(
            number("hyperplane-even-connections", "DEFAULT_CONNECTIONS_PER_ENVIRONMENT"),
            Assumptions::default().connections_per_environment
        );
        assert!(each.iter().all(|connections| *connections == 150 || *connections == 300), "{each:?}");
    }),
    ("hyperplane-one-address", || {
        let board = article(300, Estimate::PerEnvironment);
        assert!(board.hyperplane.rows.iter().all(|row| row.free == Some(249)));
    }),
    ("hyperplane-every-subnet", || {
        assert_eq!(full().hyperplane.versions[0].failure, Some(HyperplaneFailure::SubnetOutOfIpAddresses));
    }),
    ("hyperplane-fit", || assert_eq!(full().hyperplane.created, 0)),
    ("hyperplane-created-early", || {
        let wait = article(300, Estimate::PerEnvironment).figure(Metric::WaitHyperplane).unwrap().value();
        assert_eq!(wait, number("hyperplane-created-early", "WAIT_AT_INVOKE_S"));
    }),
    ("hyperplane-account", || {
        let mut topology = large::board(2, 2, 2, 1);
        let other = |(at, function): (usize, &eni_lens::network::Function)| eni_lens::network::Function {
            account: if at == 0 { function.account.clone() } else { "999999999999".into() },
            ..function.clone()
        };
        topology.functions = topology.functions.iter().enumerate().map(other).collect();
        assert_eq!(Comparison::new(Rc::new(topology), Assumptions::default()).hyperplane.needed, 4);
    }),
    ("versions-pin-enis", || assert_eq!(rule("versions-pin-enis").group, Group::Now)),
    ("event-source-enis", || {
        says("event-source-enis", "key of a poller = (subnet of the source, SGs of the source)", Confidence::Aws);
    }),
    ("hyperplane-update", || says("hyperplane-update", "during a change: keys(old) ∪ keys(new)", Confidence::Derived)),
    ("hyperplane-delete", || assert_eq!(number("hyperplane-delete", "DELETE_MINUTES"), 20)),
    ("hyperplane-idle", || assert_eq!(number("hyperplane-idle", "IDLE_DAYS"), 14)),
    ("hyperplane-recreated", || says("hyperplane-recreated", "spare addresses: not stated", Confidence::Aws)),
    ("role-permissions", || assert_eq!(rule("role-permissions").formula.split(", ").count(), 6)),
    ("lists-together", || says("lists-together", "subnets = ∅ ⇔ SGs = ∅", Confidence::Secondary)),
    ("ipv6-dual-stack", || says("ipv6-dual-stack", "IPv6 only if every subnet is dual-stack", Confidence::Aws)),
    ("legacy-per-environment", || assert_eq!(article(300, Estimate::PerEnvironment).legacy.needed, 900)),
    ("legacy-memory-formula", || {
        let id = "legacy-memory-formula";
        assert_eq!(article(300, Estimate::MemoryFormula).legacy.needed, 39);
        let each = [128, 512, 1_024, 1_536, 2_048, 3_008].map(|mb| rules::legacy_enis_by_formula(1_000, mb));
        assert_eq!(each, [42, 167, 334, 500, 667, 980]);
        assert_eq!(number(id, "MB_PER_GB") * number(id, "LEGACY_GB_PER_INTERFACE"), rules::LEGACY_MB_PER_INTERFACE);
    }),
    ("legacy-rounding", || {
        assert_eq!((rules::legacy_enis_by_formula(10, 1_024), rules::legacy_enis_by_formula(100, 2_048)), (4, 67));
        assert_eq!(rule("legacy-rounding").confidence, Confidence::Assumption);
    }),
    ("legacy-no-sharing", || assert_eq!(board(2, 1, 1, 1).legacy.needed, 2)),
    ("legacy-memory-cap", || {
        assert_eq!(rules::legacy_enis_by_formula(1_000, 10_240), rules::legacy_enis_by_formula(1_000, 3_008));
    }),
    ("legacy-address", || assert_eq!(article(100, Estimate::PerEnvironment).legacy.rows[0].free, Some(251 - 150))),
    ("legacy-spread", || {
        let rows: Vec<u64> = article(1, Estimate::PerEnvironment).legacy.rows.iter().map(|row| row.created).collect();
        assert_eq!(rows, [2, 1], "three functions with one each: remainders rotate");
    }),
    ("legacy-failover", || {
        let board = article(300, Estimate::PerEnvironment);
        assert_eq!((board.legacy.created, board.legacy.refused), (502, 398));
    }),
    ("legacy-attach-delay", || {
        assert_eq!(number("legacy-attach-delay", "DEFAULT_ATTACH_DELAY_S"), Assumptions::default().attach_delay_s);
    }),
    ("legacy-cold-start", || assert_eq!(rule("legacy-cold-start").confidence, Confidence::Observed)),
    ("legacy-created-late", || says("legacy-created-late", "created at invocation, at scale-out", Confidence::Aws)),
    ("legacy-rollout", || assert!(rule("legacy-rollout").formula.starts_with("2019-09-27 to 2020-08-05"))),
    ("subnet-usable", || {
        let usable = |prefix: u32| rules::usable(1 << (number("subnet-usable", "IPV4_BITS") as u32 - prefix));
        assert_eq!([16, 20, 22, 23, 24, 25, 26, 27, 28].map(usable), [65_531, 4_091, 1_019, 507, 251, 123, 59, 27, 11]);
    }),
    ("subnet-reserved", || {
        let block = Cidr::subnet("10.0.1.0/28").unwrap();
        let reserved: Vec<u64> = (0..block.size()).filter(|at| block.reserved(*at).is_some()).collect();
        assert_eq!(reserved, [0, 1, 2, 3, 15]);
        assert_eq!(number("subnet-reserved", "RESERVED_PER_SUBNET"), 5);
    }),
    ("block-prefix", || assert_eq!(limits::PREFIX, 16..=28)),
    ("vpc-blocks", || {
        assert_eq!(number("vpc-blocks", "CIDRS_PER_VPC"), limits::CIDRS_PER_VPC as u64);
        assert_eq!(number("vpc-blocks", "CIDRS_PER_VPC_RAISED"), 50);
    }),
    ("vpc-restricted-blocks", || {
        says("vpc-restricted-blocks", "10/8, 172.16/12 and 192.168/16 do not mix", Confidence::Aws);
    }),
    ("subnet-other-users", || {
        let board = board(1, 1, 1, 1);
        assert_eq!(board.capacity[0].room(), Some(1_019 - 3));
    }),
    ("hyperplane-quota", || {
        assert_eq!(Assumptions::default().eni_quota, number("hyperplane-quota", "ENI_QUOTA"));
        assert_eq!(rule("hyperplane-quota").older[0].0, "250");
        let board = board(167, 3, 3, 167);
        assert_eq!((board.hyperplane.created, board.hyperplane.needed), (498, 501));
        assert_eq!(board.hyperplane.versions[166].failure, Some(HyperplaneFailure::EniLimitExceeded));
    }),
    ("region-eni-quota", || assert_eq!(number("region-eni-quota", "REGION_ENI_QUOTA"), 5_000)),
    ("legacy-region-quota", || {
        assert_eq!([20, 70, 71, 200].map(rules::region_quota_2019), [350, 350, 355, 1_000]);
        assert_eq!(number("legacy-region-quota", "ON_DEMAND_LIMIT_2019"), 20);
        let most = [128, 512, 1_024, 1_536, 3_008].map(|mb| rules::legacy_highest_concurrency(350, mb));
        assert_eq!(most, [8_400, 2_100, 1_050, 700, 357]);
    }),
    ("network-address-usage", || {
        let of = |name| number("network-address-usage", name);
        let each = of("NAU_PER_FUNCTION");
        assert_eq!((100 * each, of("NAU_PER_VPC") / each, of("NAU_PER_VPC_RAISED") / each), (600, 10_666, 42_666));
    }),
    ("sizing-prefix", || {
        let answer = Sizing::default().answer(&Assumptions::default()).unwrap();
        assert_eq!((answer.now_prefix.wanted.value(), answer.now_prefix.fit.prefix.map(|fit| fit.0)), (68, Some(25)));
    }),
    ("sizing-sets", || {
        let answer = Sizing::default().answer(&Assumptions::default()).unwrap();
        assert_eq!(answer.sets_fit.value(), 211, "251 less 40 others");
    }),
    ("sizing-concurrency", || {
        let answer = Sizing::default().answer(&Assumptions::default()).unwrap();
        assert_eq!(answer.highest.unwrap().value(), 35, "(211 x 2) over 12 functions");
    }),
    ("function-subnets", || {
        assert_eq!(limits::SUBNETS_PER_FUNCTION as u64, number("function-subnets", "SUBNETS_PER_FUNCTION"));
    }),
    ("function-size", || assert_eq!((limits::MEMORY_MB, limits::DURATION_MS), (128..=10_240, 1..=900_000))),
    ("input-bounds", || assert_eq!(number("input-bounds", "CONCURRENCY_MAX"), limits::CONCURRENCY_MAX)),
    ("concurrency-rate", || {
        assert_eq!(Concurrency::Rate { requests_per_second: 200, duration_ms: 500 }.at(1), 100);
    }),
    ("concurrency-request-cap", || {
        let at = |requests_per_second, duration_ms| Concurrency::Rate { requests_per_second, duration_ms }.at(1);
        assert_eq!((at(20_000, 50), at(30_000, 20)), (2_000, 3_000));
    }),
    ("account-concurrency", || {
        assert_eq!(number("account-concurrency", "ACCOUNT_CONCURRENCY"), Assumptions::default().account_concurrency);
    }),
    ("concurrency-reserved", || {
        let limit = number("account-concurrency", "ACCOUNT_CONCURRENCY");
        assert_eq!(limit - number("concurrency-reserved", "UNRESERVED_LEAST"), 900);
    }),
    ("concurrency-provisioned", || assert_eq!(number("concurrency-provisioned", "PROVISIONED_PER_MINUTE"), 6_000)),
    ("concurrency-scaling", || {
        let of = |name| number("concurrency-scaling", name);
        let steps = 5_000 / of("SCALE_STEP");
        assert_eq!(((steps - 1) * of("SCALE_STEP_S"), steps * of("SCALE_STEP_S")), (40, 50));
    }),
    ("sg-per-function", || assert_eq!(limits::GROUPS_PER_FUNCTION as u64, number("sg-per-function", "GROUPS_PER_FUNCTION"))),
    ("sg-rules", || assert_eq!((number("sg-rules", "RULES_PER_GROUP"), number("sg-rules", "GROUPS_TIMES_RULES")), (60, 1_000))),
    ("sg-inbound", || assert_eq!(rule("sg-inbound").confidence, Confidence::Derived)),
    ("sg-event-sources", || {
        let ports: Vec<u64> = EventSourceKind::ALL.iter().flat_map(|kind| kind.ports()).map(|port| u64::from(*port)).collect();
        let declared: BTreeSet<u64> = rule("sg-event-sources").constants.iter().map(|(_, port)| *port).collect();
        assert_eq!(ports.into_iter().collect::<BTreeSet<_>>(), declared);
        assert!(declared.iter().all(|port| rule("sg-event-sources").formula.contains(&port.to_string())));
    }),
    ("sg-new", || says("sg-new", "in: none; out: everything", Confidence::Aws)),
    ("sg-change-blocked", || says("sg-change-blocked", "OperationNotPermitted", Confidence::Aws)),
    ("advice-merge", || {
        let board = board(4, 2, 2, 4);
        let merged = findings(&board).into_iter().find(|found| matches!(found.kind, Kind::OwnGroups { .. })).unwrap();
        let gain = merged.offers[0].gain.as_ref().unwrap();
        assert_eq!((gain.enis.0.value(), gain.enis.1.value()), (8, 2), "four sets in two subnets become one");
    }),
    ("advice-own-group", || {
        let found = findings(&board(4, 2, 2, 4));
        assert!(found.iter().any(|found| found.kind.rule() == "advice-own-group"));
        assert!(!findings(&board(4, 2, 2, 1)).iter().any(|found| found.kind.rule() == "advice-own-group"));
    }),
    ("advice-one-zone", || assert!(findings(&board(1, 1, 1, 1)).iter().any(|found| found.kind.rule() == "advice-one-zone"))),
    ("advice-subnet-use", || assert_eq!(number("advice-subnet-use", "ADVICE_USE_PERCENT"), rules::ADVICE_USE_PERCENT)),
    ("advice-quota-use", || {
        assert_eq!(number("advice-quota-use", "ADVICE_USE_PERCENT"), rules::ADVICE_USE_PERCENT);
        let board = board(160, 3, 3, 160);
        assert!(findings(&board).iter().any(|found| found.kind.rule() == "advice-quota-use"), "480 of 500");
    }),
    ("advice-unneeded-version", || says("advice-unneeded-version", "ENIs held by published versions alone", Confidence::Derived)),
    ("advice-uneven-zones", || assert_eq!(number("advice-uneven-zones", "UNEVEN_TIMES"), rules::UNEVEN_TIMES)),
    ("advice-overlap", || assert_eq!(rule("advice-overlap").confidence, Confidence::Derived)),
    ("failure-subnet-out-of-ip-addresses", || {
        failure("failure-subnet-out-of-ip-addresses", HyperplaneFailure::SubnetOutOfIpAddresses.code());
    }),
    ("failure-eni-limit-exceeded", || failure("failure-eni-limit-exceeded", HyperplaneFailure::EniLimitExceeded.code())),
    ("failure-invalid-subnet", || failure("failure-invalid-subnet", "InvalidSubnet")),
    ("failure-invalid-security-group", || failure("failure-invalid-security-group", "InvalidSecurityGroup")),
    ("failure-insufficient-role-permissions", || {
        failure("failure-insufficient-role-permissions", "InsufficientRolePermissions");
    }),
    ("failure-state-failed", || failure("failure-state-failed", "Failed")),
    ("failure-subnet-ip-address-limit-reached", || {
        legacy_failure("failure-subnet-ip-address-limit-reached", LegacyFailure::SubnetIpAddressLimitReached.code());
    }),
    ("failure-eni-limit-reached", || legacy_failure("failure-eni-limit-reached", LegacyFailure::EniLimitReached.code())),
    ("failure-ec2-access-denied", || legacy_failure("failure-ec2-access-denied", "EC2AccessDeniedException")),
    ("failure-invalid-subnet-id", || legacy_failure("failure-invalid-subnet-id", "InvalidSubnetIDException")),
    ("failure-invalid-security-group-id", || {
        legacy_failure("failure-invalid-security-group-id", "InvalidSecurityGroupIDException")
    }),
    ("failure-ec2-throttled", || {
        legacy_failure("failure-ec2-throttled", "EC2ThrottledException");
        assert_eq!(number("failure-ec2-throttled", "SCALE_PER_MINUTE_2018"), 500);
    }),
];

#[test]
fn every_rule_has_a_check_and_every_check_a_rule() {
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(rules.len(), RULES.len(), "an id stands twice");
    let checked: BTreeSet<&str> = CHECKS.iter().map(|(id, _)| *id).collect();
    assert_eq!(rules.difference(&checked).collect::<Vec<_>>(), Vec::<&&str>::new(), "rules without a check in CHECKS");
    assert_eq!(checked.difference(&rules).collect::<Vec<_>>(), Vec::<&&str>::new(), "checks without a rule");
    for (id, check) in CHECKS {
        println!("{id}");
        check();
    }
}

#[test]
fn every_rule_is_told_in_both_languages_with_its_source() {
    for rule in RULES {
        assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", rule.id);
        assert!(!rule.formula.is_empty() && !rule.as_of.is_empty(), "{}", rule.id);
        assert!(!rule.sources.is_empty() || rule.confidence == Confidence::Assumption, "{}: no source", rule.id);
        for lang in Lang::ALL {
            let (statement, more) = text::statement(lang, rule.id).unwrap_or_else(|| panic!("{} says nothing", rule.id));
            assert!(!statement.is_empty() && !more.is_empty(), "{}", rule.id);
            assert!(!statement.ends_with('.'), "{}: a full stop on a single sentence", rule.id);
        }
        assert_ne!(text::statement(Lang::En, rule.id), text::statement(Lang::Ja, rule.id));
        for source in rule.sources {
            assert!(source.url.is_none_or(|url| url.starts_with("https://")), "{}", rule.id);
            assert!(source.dated.starts_with("20"), "{}: no date", rule.id);
        }
    }
    assert_eq!(text::all(Lang::Ja).len(), RULES.len());
    let count = RULES.len();
    assert!((40..=80).contains(&count), "{count}");
}

#[test]
fn marks_are_those_of_the_confidence() {
    assert_eq!(Confidence::ALL.map(Confidence::marks), [3, 2, 2, 1, 0]);
    let with = |confidence| RULES.iter().filter(|rule| rule.confidence == confidence).count();
    assert!(Confidence::ALL.into_iter().all(|confidence| with(confidence) > 0));
    assert!(Group::ALL.into_iter().all(|group| RULES.iter().any(|rule| rule.group == group)));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(directory: &Path, found: &mut Vec<(String, String)>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let name = path.strip_prefix(root().join("src")).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The code of a file: no comments, no tests, no texts between quotes.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    let mut out = String::new();
    for line in text.lines() {
        let mut quoted = false;
        for c in line.split("//").next().unwrap_or("").chars() {
            if c == '"' {
                quoted = !quoted;
            } else if !quoted {
                out.push(c);
            }
        }
        out.push('\n');
    }
    out
}

/// The whole numbers a piece of code writes: `65_000`, not the 64 of `u64`, nor the 0 of `pair.0`.
fn literals(code: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut rest = code.chars().peekable();
    while let Some(c) = rest.next() {
        if !c.is_ascii_digit() || before.is_alphanumeric() || before == '_' || (before == '.' && !code.contains("..")) {
            before = c;
            continue;
        }
        let mut word = String::from(c);
        while let Some(next) = rest.peek().copied().filter(|next| next.is_alphanumeric() || *next == '_') {
            word.push(next);
            rest.next();
        }
        let plain: String = word.chars().filter(|c| *c != '_').collect();
        let value = match plain.strip_prefix("0x") {
            Some(hex) => u64::from_str_radix(hex, 16).ok(),
            None => plain.trim_end_matches(|c: char| c.is_alphabetic()).trim_end_matches("u64").parse().ok(),
        };
        found.extend(value);
        before = '0';
    }
    found
}

/// All numbers that rules declare, by name.
fn declared() -> BTreeMap<&'static str, BTreeSet<u64>> {
    let mut all: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
    for (name, value) in RULES.iter().flat_map(|rule| rule.constants) {
        all.entry(name).or_default().insert(*value);
    }
    all
}

#[test]
fn every_constant_of_the_model_is_declared_by_a_rule() {
    let declared = declared();
    let mut files = Vec::new();
    for room in ["network", "rules", "model"] {
        sources(&root().join("src").join(room), &mut files);
    }
    let mut seen = 0;
    for (file, text) in files.iter().filter(|(file, _)| !file.ends_with("rules/table.rs")) {
        let code = code(text);
        for (at, _) in code.match_indices("pub const ") {
            let item = &code[at + "pub const ".len()..];
            let Some((name, rest)) = item.split_once(':') else { continue };
            let Some((kind, value)) = rest.split_once(';').and_then(|(item, _)| item.split_once(" = ")) else { continue };
            let whole = ["u64", "usize", "u8", "u32", "RangeInclusive"].iter().any(|known| kind.contains(known));
            // Lists and functions are no numbers.
            if !whole || name.contains('(') || kind.contains('[') || kind.contains('&') {
                continue;
            }
            seen += 1;
            let numbers: BTreeSet<u64> = literals(value).into_iter().collect();
            let known = declared.get(name.trim());
            assert!(
                known.is_some_and(|known| *known == numbers),
                "{file}: {name} is {numbers:?}, and the rules declare {known:?}: name it in `constants` of its rule in src/rules/table.rs"
            );
        }
    }
    assert!(seen >= 15, "the reader of constants sees only {seen}");
}

/// Numbers that say nothing of AWS: how an address is built, how data is laid out, how a figure is rounded.
const STRUCTURE: &[(&str, &[u64], &str)] = &[
    ("network/cidr.rs", &[3, 4, 9, 8, 32, 255], "octets and bits of an IPv4 address"),
    (
        "network/blocks.rs",
        &[8, 12, 15, 19, 24, 26, 31, 32, 168, 169, 172, 192, 198, 254],
        "the ranges that rule vpc-restricted-blocks names, letters of zones",
    ),
    ("network/builder.rs", &[8, 17, 256], "the shape of AWS's ids, the longest text a board holds"),
    ("network/subnets.rs", &[32], "bits of an address"),
    ("network/plist.rs", &[32, 64], "leaves of the persistent list"),
    ("model/hyperplane.rs", &[22], "a table's size"),
    ("model/limits.rs", &[10], "per cent and per mille"),
    ("model/quick_board.rs", &[24], "octets of an IPv4 address"),
    ("model/quick_sizing.rs", &[12, 24, 30, 40, 300], "what the form starts with"),
    ("model/sizing.rs", &[32], "bits of an address"),
    ("rules/figure.rs", &[10], "tenths"),
];

#[test]
fn the_model_writes_no_number_that_no_rule_declares() {
    let numbers: BTreeSet<u64> = declared().into_values().flatten().collect();
    let mut files = Vec::new();
    for room in ["network", "rules", "model"] {
        sources(&root().join("src").join(room), &mut files);
    }
    let skipped = ["rules/table.rs", "rules/rule.rs"];
    let mut wrong = Vec::new();
    for (file, text) in files.iter().filter(|(file, _)| !skipped.contains(&file.as_str())) {
        let allowed = STRUCTURE.iter().find(|(known, ..)| known == file).map_or(&[][..], |(_, numbers, _)| *numbers);
        for line in code(text).lines() {
            for literal in literals(line) {
                // 0, 1 and 2 count and halve.
                if literal > 2 && !numbers.contains(&literal) && !allowed.contains(&literal) {
                    wrong.push(format!("{file}: {literal} in `{}`", line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "no rule declares these numbers:\n{}", wrong.join("\n"));
}

#[test]
fn the_readers_of_the_sources_read_them() {
    assert_eq!(literals("let x: u64 = 65_000 + a.0 - b2;"), [65_000]);
    assert_eq!(literals("128..=10_240"), [128, 10_240]);
    assert!(code("let a = 7; // 9\nlet s = \"11\";\n#[cfg(test)] mod t { 13 }").contains('7'));
    assert_eq!(literals(&code("let a = 7; // 9\nlet s = \"11\";\n#[cfg(test)] mod t { 13 }")), [7]);
}

#[test]
fn every_figure_names_a_rule() {
    let mut files = Vec::new();
    for room in ["model", "scene", "state"] {
        sources(&root().join("src").join(room), &mut files);
    }
    let mut seen = 0;
    for (file, text) in &files {
        for (at, mark) in text.match_indices("Figure::new(") {
            let rest = text[at + mark.len()..].trim_start();
            let Some(id) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) else { continue };
            seen += 1;
            assert!(rule_by_id(id).is_some(), "{file}: no rule {id}");
        }
    }
    assert!(seen > 10, "the reader of figures sees only {seen}");
}
