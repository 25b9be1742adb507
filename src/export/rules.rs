//! The rules as text, as Markdown and for programs.

use crate::rules::{CHECKED, RULES, Rule};
use crate::text::{Lang, rules as text};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct SourceOut {
    title: &'static str,
    url: Option<&'static str>,
    dated: &'static str,
}

#[derive(Serialize)]
struct Older {
    value: &'static str,
    when: &'static str,
}

#[derive(Serialize)]
struct RuleOut {
    id: &'static str,
    group: &'static str,
    statement: &'static str,
    more: &'static str,
    formula: &'static str,
    constants: BTreeMap<&'static str, Vec<u64>>,
    sources: Vec<SourceOut>,
    confidence: &'static str,
    as_of: &'static str,
    older: Vec<Older>,
}

#[derive(Serialize)]
struct Out {
    checked: &'static str,
    rules: Vec<RuleOut>,
}

fn chosen(id: Option<&str>) -> impl Iterator<Item = &'static Rule> + '_ {
    RULES.iter().filter(move |rule| id.is_none_or(|id| rule.id == id))
}

/// All rules, or the one of this id, as JSON.
pub fn json(lang: Lang, id: Option<&str>) -> Result<String, serde_json::Error> {
    let out = |rule: &'static Rule| {
        let (statement, more) = text::statement(lang, rule.id).unwrap_or_default();
        let mut constants: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        for (name, value) in rule.constants {
            constants.entry(name).or_default().push(*value);
        }
        RuleOut {
            id: rule.id,
            group: rule.group.id(),
            statement,
            more,
            formula: rule.formula,
            constants,
            sources: rule.sources.iter().map(|s| SourceOut { title: s.title, url: s.url, dated: s.dated }).collect(),
            confidence: rule.confidence.id(),
            as_of: rule.as_of,
            older: rule.older.iter().map(|(value, when)| Older { value, when }).collect(),
        }
    };
    serde_json::to_string_pretty(&Out { checked: CHECKED, rules: chosen(id).map(out).collect() })
}

fn sources(lang: Lang, rule: &Rule, link: impl Fn(&str, Option<&str>) -> String) -> Vec<String> {
    let line =
        |source: &crate::rules::Source| format!("{} ({})", link(source.title, source.url), text::dated(lang, source.dated));
    rule.sources.iter().map(line).collect()
}

/// The same to read in a terminal.
pub fn plain(lang: Lang, id: Option<&str>) -> String {
    let mut out = if id.is_none() { format!("{}\n{}\n", text::title(lang), text::checked(lang, CHECKED)) } else { String::new() };
    let mut group = None;
    for rule in chosen(id) {
        if id.is_none() && group != Some(rule.group) {
            group = Some(rule.group);
            out.push_str(&format!("\n{}\n", text::group(lang, rule.group)));
        }
        let told = text::told(lang, rule);
        let words = text::confidence_words(lang, rule.confidence);
        out.push_str(&format!(
            "\n{}\n  {}\n  {}\n  {}\n  {words} · {}\n",
            told.id,
            told.statement,
            told.formula,
            told.more,
            told.times(lang)
        ));
        let with_url = |title: &str, url: Option<&str>| url.map_or_else(|| title.to_owned(), |url| format!("{title}, {url}"));
        for line in sources(lang, rule, with_url) {
            out.push_str(&format!("  {line}\n"));
        }
    }
    out
}

/// The same as Markdown.
pub fn markdown(lang: Lang, id: Option<&str>) -> String {
    let mut out = format!("# {}\n\n{}\n", text::title(lang), text::checked(lang, CHECKED));
    let mut group = None;
    for rule in chosen(id) {
        if group != Some(rule.group) {
            group = Some(rule.group);
            out.push_str(&format!("\n## {}\n", text::group(lang, rule.group)));
        }
        let told = text::told(lang, rule);
        let words = text::confidence_words(lang, rule.confidence);
        out.push_str(&format!("\n### {}\n\n{}\n\n`{}`\n\n{}\n\n", told.id, told.statement, told.formula, told.more));
        out.push_str(&format!("- {words} · {}\n", told.times(lang)));
        let with_url = |title: &str, url: Option<&str>| url.map_or_else(|| title.to_owned(), |url| format!("[{title}]({url})"));
        for line in sources(lang, rule, with_url) {
            out.push_str(&format!("- {line}\n"));
        }
    }
    out
}
