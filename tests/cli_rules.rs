//! `eni-lens rules` as other programs use it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg(not(target_arch = "wasm32"))]

use eni_lens::rules::{CHECKED, RULES};
use serde_json::Value;
use std::process::{Command, Output};

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eni-lens"));
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C");
    command.args(args).output().unwrap()
}

fn out(args: &[&str]) -> String {
    let output = run(args);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn in_a_pipe_all_rules_are_json() {
    let all: Value = serde_json::from_str(&out(&["rules"])).unwrap();
    assert_eq!(all["checked"], CHECKED);
    let rules = all["rules"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    for (rule, known) in rules.iter().zip(RULES) {
        assert_eq!(rule["id"], known.id);
        for text in ["group", "statement", "more", "formula", "confidence", "as_of"] {
            assert!(rule[text].as_str().is_some_and(|text| !text.is_empty()), "{}: {text}", known.id);
        }
        for source in rule["sources"].as_array().unwrap() {
            assert!(source["dated"].as_str().is_some_and(|dated| dated.starts_with("20")), "{}", known.id);
        }
    }
}

#[test]
fn one_rule_by_its_id_in_the_language_asked_for() {
    let one: Value = serde_json::from_str(&out(&["rules", "hyperplane-quota", "--lang", "ja", "--format", "json"])).unwrap();
    let rules = one["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 1);
    assert_eq!(rules[0]["statement"], "VPC あたりの Hyperplane ENI の上限");
    assert_eq!(rules[0]["constants"]["ENI_QUOTA"], serde_json::json!([500]));
    assert_eq!(rules[0]["older"][0]["value"], "250");
    let plain = out(&["rules", "--format=text", "subnet-usable"]);
    assert!(
        plain.contains("2^(32 − prefix) − 5") && plain.contains("dated 2023-04") && plain.contains("as of 2026-11"),
        "{plain}"
    );
    assert!(!plain.contains("hyperplane-key"), "{plain}");
}

#[test]
fn markdown_has_a_heading_for_each_rule() {
    for lang in ["en", "ja"] {
        let text = out(&["rules", "--format", "markdown", "--lang", lang]);
        for rule in RULES {
            assert!(text.contains(&format!("\n### {}\n", rule.id)), "{}", rule.id);
        }
        assert!(text.contains("](https://docs.aws.amazon.com/"), "sources are links");
    }
    assert!(out(&["rules", "--format", "text", "--lang", "ja"]).starts_with("ルールと出典\n"));
}

#[test]
fn wrong_usage_ends_with_two_and_names_the_nearest() {
    for (args, says) in [
        (&["rules", "hyperplane-kee"][..], "Unknown rule hyperplane-kee; did you mean hyperplane-key?"),
        (&["rules", "--formt", "json"], "did you mean --format?"),
        (&["rules", "--format", "csv"], "text, json, markdown"),
        (&["rules", "--format"], "--format needs a value"),
        (&["rules", "hyperplane-key", "subnet-usable"], "at most one rule id"),
        (&["rule"], "did you mean rules?"),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.contains(says), "{args:?}: {message}");
        assert!(output.stdout.is_empty());
    }
}
