//! `eni-lens`: the same engine as the page's, for pipelines.

#[path = "../cli/args.rs"]
mod args;

use args::{Command, Format};
use eni_lens::export::{self, Input, report::highest_use};
use eni_lens::import::{Imported, Limits, Options, Place, Problem, ProblemKind, SourceFile, import_with};
use eni_lens::model::Comparison;
use eni_lens::text::{Lang, import as texts};
use std::io::{IsTerminal, Read, Write};
use std::process::ExitCode;
use std::rc::Rc;

const GATE: u8 = 1;
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
    let lang = args::lang(&words).unwrap_or_else(lang_of_locale);
    match args::parse(&words, lang) {
        Ok(Command::Help) => print(&format!("{}\n", texts::cli_help(lang))),
        Ok(Command::Version) => print(&format!("eni-lens {}\n", env!("CARGO_PKG_VERSION"))),
        Ok(Command::Report(asked)) => report(*asked, lang),
        Err(message) => {
            eprintln!("eni-lens: {message}");
            ExitCode::from(UNUSABLE)
        }
    }
}

fn lang_of_locale() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    set.into_iter().find(|value| !value.is_empty()).map_or(Lang::En, |value| Lang::from_tag(&value))
}

fn print(text: &str) -> ExitCode {
    // A reader that has gone away (`| head`) is no error of ours.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn report(asked: args::Report, lang: Lang) -> ExitCode {
    let mut options = Options::default();
    if let Some(region) = asked.region {
        options.region = region;
    }
    let mut files = Vec::new();
    for name in asked.files {
        match read(&name, options.limits) {
            Ok(bytes) => files.push(SourceFile { name, bytes }),
            Err(Unread::Large) => {
                let kind = ProblemKind::TooLarge { limit: options.limits.file };
                let place = Some(Place { file: name, line: 1, column: 1 });
                return unusable(&[Problem { kind, place, count: 1 }], lang);
            }
            Err(Unread::Io(error)) => {
                eprintln!("eni-lens: {}", texts::cli_unreadable(lang, &name, &error.to_string()));
                return ExitCode::from(UNUSABLE);
            }
        }
    }
    let imported: Imported = import_with(&files, &options);
    drop(files);
    if imported.fatal().next().is_some() {
        let fatal: Vec<Problem> = imported.fatal().cloned().collect();
        return unusable(&fatal, lang);
    }
    let comparison = Comparison::new(Rc::new(imported.topology()), asked.assumptions);
    let report = export::report(&comparison, &Input::of(&imported, lang));
    let default = if std::io::stdout().is_terminal() { Format::Text } else { Format::Json };
    match asked.format.unwrap_or(default) {
        Format::Text => print(&export::table(&report, &texts::summary(lang, &imported), lang)),
        Format::Json => match serde_json::to_string_pretty(&report) {
            Ok(text) => print(&format!("{text}\n")),
            Err(error) => {
                eprintln!("eni-lens: {error}");
                return ExitCode::from(UNUSABLE);
            }
        },
    };
    let mut holds = !asked.strict || report.unresolved.is_empty();
    if let (Some(most), Some((subject, share))) = (asked.fail_above, highest_use(&comparison))
        && share > most.saturating_mul(100)
    {
        eprintln!("eni-lens: {}", texts::cli_above(lang, &subject, share / 100, share % 100));
        holds = false;
    }
    if holds { ExitCode::SUCCESS } else { ExitCode::from(GATE) }
}

fn unusable(problems: &[Problem], lang: Lang) -> ExitCode {
    for problem in problems {
        eprintln!("eni-lens: {}", texts::in_one_line(lang, problem));
    }
    ExitCode::from(UNUSABLE)
}

enum Unread {
    Large,
    Io(std::io::Error),
}

/// The bytes of a file or of standard input; never more than the limit and one.
fn read(name: &str, limits: Limits) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    let most = limits.file.saturating_add(1);
    let read = if name == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(name).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(Unread::Io)?;
    if bytes.len() as u64 > limits.file { Err(Unread::Large) } else { Ok(bytes) }
}
