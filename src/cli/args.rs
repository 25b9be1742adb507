//! The command line's words: options, their values, and what is nearest to a word that is none.

use eni_lens::model::{Assumptions, Estimate};
use eni_lens::network::limits::CONCURRENCY_MAX;
use eni_lens::rules::RULES;
use eni_lens::text::{Lang, N, import as texts, rules as rule_texts};

/// No option takes more: counts stay far from overflow.
const MOST: u64 = 1_000_000_000;

const COMMANDS: [&str; 3] = ["report", "link", "rules"];
const OPTIONS: [&str; 13] = [
    "--format",
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
    "--help",
    "--version",
];

/// What `rules` takes.
const RULES_OPTIONS: [&str; 4] = ["--format", "--lang", "--help", "--version"];

/// What `link` takes beside those of `report`.
const LINK_OPTIONS: [&str; 1] = ["--base"];

/// What to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text,
    Json,
    /// Of `rules` only.
    Markdown,
}

/// A `report` as asked for.
#[derive(Debug)]
pub struct Report {
    pub format: Option<Format>,
    pub assumptions: Assumptions,
    pub fail_above: Option<u64>,
    pub region: Option<String>,
    pub strict: bool,
    pub files: Vec<String>,
}

/// What the words ask for.
#[derive(Debug)]
pub enum Command {
    Help,
    Version,
    Report(Box<Report>),
    /// The rules, or the one of this id.
    Rules {
        format: Option<Format>,
        id: Option<String>,
    },
    /// The share link, with the page's URL where one is given.
    Link {
        asked: Box<Report>,
        base: Option<String>,
    },
}

/// The language asked for, so that even a message on a wrong option is in it.
pub fn lang(args: &[String]) -> Option<Lang> {
    let after = args.iter().position(|arg| arg == "--lang").and_then(|at| args.get(at + 1));
    let word = after.map(String::as_str).or_else(|| args.iter().find_map(|arg| arg.strip_prefix("--lang=")))?;
    Lang::ALL.into_iter().find(|lang| lang.tag() == word)
}

/// Reads the words after the program's name.
pub fn parse(args: &[String], lang: Lang) -> Result<Command, String> {
    let mut args = args.iter();
    let mut known: Vec<&str> = OPTIONS.to_vec();
    let mut base = None;
    let link = match args.next().map(String::as_str) {
        None => return Err(texts::cli_no_command(lang).into()),
        Some("--help" | "-h" | "help") => return Ok(Command::Help),
        Some("--version" | "-V") => return Ok(Command::Version),
        Some("report") => false,
        Some("rules") => return rules(args, lang),
        Some("link") => {
            known.extend(LINK_OPTIONS);
            true
        }
        Some(option) if option.starts_with("--") => return Err(unknown_option(lang, option, &known)),
        Some(other) => return Err(texts::cli_unknown_command(lang, other) + &nearest(lang, other, &COMMANDS)),
    };
    let mut report = Report {
        format: None,
        assumptions: Assumptions::default(),
        fail_above: None,
        region: None,
        strict: false,
        files: Vec::new(),
    };
    let mut only_files = false;
    while let Some(arg) = args.next() {
        if only_files || arg == "-" || !arg.starts_with('-') {
            report.files.push(arg.clone());
            continue;
        }
        if arg == "--" {
            only_files = true;
            continue;
        }
        let (option, inline) = match arg.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (arg.as_str(), None),
        };
        if ["--strict", "--help", "-h", "--version", "-V"].contains(&option) {
            if inline.is_some() {
                return Err(texts::cli_takes_no_value(lang, option));
            }
            match option {
                "--strict" => report.strict = true,
                "--help" | "-h" => return Ok(Command::Help),
                _ => return Ok(Command::Version),
            }
            continue;
        }
        if !known.contains(&option) {
            return Err(unknown_option(lang, option, &known));
        }
        let value = inline.or_else(|| args.next().cloned()).ok_or_else(|| texts::cli_no_value(lang, option))?;
        let number = |most: u64| {
            let plain = value.bytes().all(|byte| byte.is_ascii_digit());
            let read = value.parse::<u64>().ok().filter(|number| plain && *number <= most);
            read.ok_or_else(|| texts::cli_bad_number(lang, option, &value, N(most)))
        };
        if option == "--base" {
            // What stands after `#` already would be mixed with the board.
            if value.contains('#') || value.chars().any(|c| c.is_whitespace() || c.is_control()) {
                return Err(texts::cli_bad_word(lang, option, &value, "https://example.org/eni-lens/"));
            }
            base = Some(value);
            continue;
        }
        let word = |known: &str| texts::cli_bad_word(lang, option, &value, known);
        match option {
            "--format" => {
                report.format = match value.as_str() {
                    "text" => Some(Format::Text),
                    "json" => Some(Format::Json),
                    "markdown" | "csv" => return Err(texts::cli_not_yet(lang, &value)),
                    _ => return Err(word("text, json")),
                };
            }
            "--legacy" => {
                report.assumptions.estimate = match value.as_str() {
                    "per-environment" => Estimate::PerEnvironment,
                    "memory-formula" => Estimate::MemoryFormula,
                    _ => return Err(word("per-environment, memory-formula")),
                };
            }
            "--concurrency" => report.assumptions.concurrency = number(CONCURRENCY_MAX)?,
            "--connections" => report.assumptions.connections_per_environment = number(MOST)?,
            "--eni-quota" => report.assumptions.eni_quota = number(MOST)?,
            "--other-enis" => report.assumptions.other_enis = number(MOST)?,
            "--fail-above" => report.fail_above = Some(number(MOST)?),
            "--legacy-region-quota" => report.assumptions.region_quota_2019 = Some(number(MOST)?),
            "--region" => {
                let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                if value.is_empty() || !value.chars().all(known) {
                    return Err(word("ap-northeast-1, us-east-1, …"));
                }
                report.region = Some(value);
            }
            // `--lang`, the last of them: read before everything else.
            _ => {
                if !Lang::ALL.iter().any(|lang| lang.tag() == value) {
                    return Err(word("en, ja"));
                }
            }
        }
    }
    if report.files.is_empty() {
        return Err(texts::cli_no_file(lang).into());
    }
    if report.files.iter().filter(|file| *file == "-").count() > 1 {
        return Err(texts::cli_stdin_once(lang).into());
    }
    let asked = Box::new(report);
    Ok(if link { Command::Link { asked, base } } else { Command::Report(asked) })
}

/// The words after `rules`.
fn rules<'a>(mut args: impl Iterator<Item = &'a String>, lang: Lang) -> Result<Command, String> {
    let (mut format, mut id) = (None, None);
    while let Some(arg) = args.next() {
        let (option, inline) = match arg.split_once('=') {
            Some((option, value)) if arg.starts_with('-') => (option, Some(value.to_owned())),
            _ => (arg.as_str(), None),
        };
        let mut value = || inline.clone().or_else(|| args.next().cloned()).ok_or_else(|| texts::cli_no_value(lang, option));
        match option {
            "--help" | "-h" => return Ok(Command::Help),
            "--version" | "-V" => return Ok(Command::Version),
            "--format" => {
                let value = value()?;
                format = match value.as_str() {
                    "text" => Some(Format::Text),
                    "json" => Some(Format::Json),
                    "markdown" => Some(Format::Markdown),
                    _ => return Err(texts::cli_bad_word(lang, option, &value, "text, json, markdown")),
                };
            }
            "--lang" => {
                let value = value()?;
                if !Lang::ALL.iter().any(|lang| lang.tag() == value) {
                    return Err(texts::cli_bad_word(lang, option, &value, "en, ja"));
                }
            }
            other if other.starts_with('-') => return Err(unknown_option(lang, other, &RULES_OPTIONS)),
            _ if id.is_some() => return Err(rule_texts::one_id_only(lang).into()),
            other => {
                let known: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
                if !known.contains(&other) {
                    return Err(rule_texts::unknown_rule(lang, other) + &nearest(lang, other, &known));
                }
                id = Some(other.to_owned());
            }
        }
    }
    Ok(Command::Rules { format, id })
}

fn unknown_option(lang: Lang, option: &str, known: &[&str]) -> String {
    texts::cli_unknown_option(lang, option) + &nearest(lang, option, known)
}

fn nearest(lang: Lang, given: &str, known: &[&str]) -> String {
    let best = known.iter().min_by_key(|word| distance(given, word));
    best.map(|word| texts::cli_nearest(lang, word)).unwrap_or_default()
}

/// How many characters have to be put in, taken out, changed or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(64).collect();
    let b: Vec<char> = b.chars().collect();
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    let at = |row: Option<&Vec<usize>>, column: usize| row.and_then(|row| row.get(column)).copied().unwrap_or(usize::MAX / 2);
    for (i, from) in a.iter().enumerate() {
        let above = rows.last();
        let mut row = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let changed = at(above, j) + usize::from(from != to);
            let mut best = changed.min(at(above, j + 1) + 1).min(at(Some(&row), j) + 1);
            if let (Some(i), Some(j)) = (i.checked_sub(1), j.checked_sub(1))
                && a.get(i) == Some(to)
                && b.get(j) == Some(from)
            {
                best = best.min(at(rows.get(i), j) + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    at(rows.last(), b.len())
}
