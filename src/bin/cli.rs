//! `eni-lens`: the same engine as the page's, for pipelines.

#[path = "../cli/args.rs"]
mod args;

use args::{Command, Format};
use eni_lens::export::{self, Input, report::highest_use};
use eni_lens::import::{Imported, Limits, Options, Place, Problem, ProblemKind, SourceFile, import_with};
use eni_lens::link::{self, file};
use eni_lens::model::{Board, Comparison, Title};
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
        Ok(Command::Report(asked)) => report(*asked, lang).unwrap_or_else(|code| code),
        Ok(Command::Rules { format, id }) => rules(format, id.as_deref(), lang).unwrap_or_else(|code| code),
        Ok(Command::Link { asked, base }) => link_of(*asked, base.as_deref(), lang).unwrap_or_else(|code| code),
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

/// The files named, or the exit code when one cannot be read.
fn files(names: Vec<String>, options: &Options, lang: Lang) -> Result<Vec<SourceFile>, ExitCode> {
    let mut files = Vec::new();
    for name in names {
        match read(&name, options.limits) {
            Ok(bytes) => files.push(SourceFile { name, bytes }),
            Err(Unread::Large) => {
                let kind = ProblemKind::TooLarge { limit: options.limits.file };
                let place = Some(Place { file: name, line: 1, column: 1 });
                return Err(unusable(&[Problem { kind, place, count: 1 }], lang));
            }
            Err(Unread::Io(error)) => {
                eprintln!("eni-lens: {}", texts::cli_unreadable(lang, &name, &error.to_string()));
                return Err(ExitCode::from(UNUSABLE));
            }
        }
    }
    Ok(files)
}

fn options(asked: &args::Report) -> Options {
    let mut options = Options::default();
    if let Some(region) = &asked.region {
        options.region.clone_from(region);
    }
    options
}

fn usable(imported: Imported, lang: Lang) -> Result<Imported, ExitCode> {
    if imported.fatal().next().is_some() {
        let fatal: Vec<Problem> = imported.fatal().cloned().collect();
        return Err(unusable(&fatal, lang));
    }
    Ok(imported)
}

/// Prints the share link of the board that the files make, or of the one board file.
fn link_of(asked: args::Report, base: Option<&str>, lang: Lang) -> Result<ExitCode, ExitCode> {
    let options = options(&asked);
    let files = files(asked.files, &options, lang)?;
    let (board, unresolved) = match &files[..] {
        [file] if file::is_board(&file.bytes) => {
            let opened = file::read(file);
            let Some(board) = opened.board else { return Err(unusable(&opened.problems, lang)) };
            unusable(&opened.problems, lang);
            (board, false)
        }
        _ => {
            let imported = usable(import_with(&files, &options), lang)?;
            let region = imported.vpcs.first().map_or("", |vpc| vpc.region.as_str());
            let title = Title::Imported(imported.functions.len() as u64, region.into());
            let topology = Rc::new(imported.topology());
            let comparison = Comparison::new(Rc::clone(&topology), asked.assumptions.clone());
            let report = export::report(&comparison, &Input::of(&imported, lang));
            (Board { title, topology, assumptions: asked.assumptions }, !report.unresolved.is_empty())
        }
    };
    match link::fragment(&board) {
        Ok(fragment) => print(&format!("{}#{fragment}\n", base.unwrap_or_default())),
        Err(error) => {
            eprintln!("eni-lens: {}", eni_lens::text::link::error(lang, &error));
            return Err(ExitCode::from(UNUSABLE));
        }
    };
    let comparison = Comparison::new(board.topology, board.assumptions);
    Ok(gate(asked.strict && unresolved, asked.fail_above, &comparison, lang))
}

/// The exit code by the gates asked for.
fn gate(unresolved: bool, fail_above: Option<u64>, comparison: &Comparison, lang: Lang) -> ExitCode {
    let mut holds = !unresolved;
    if let (Some(most), Some((subject, share))) = (fail_above, highest_use(comparison))
        && share > most.saturating_mul(100)
    {
        eprintln!("eni-lens: {}", texts::cli_above(lang, &subject, share / 100, share % 100));
        holds = false;
    }
    if holds { ExitCode::SUCCESS } else { ExitCode::from(GATE) }
}

fn default_format() -> Format {
    if std::io::stdout().is_terminal() { Format::Text } else { Format::Json }
}

fn rules(format: Option<Format>, id: Option<&str>, lang: Lang) -> Result<ExitCode, ExitCode> {
    Ok(print(&match format.unwrap_or_else(default_format) {
        Format::Text => export::rules::plain(lang, id),
        Format::Markdown => export::rules::markdown(lang, id),
        Format::Json => match export::rules::json(lang, id) {
            Ok(text) => format!("{text}\n"),
            Err(error) => {
                eprintln!("eni-lens: {error}");
                return Err(ExitCode::from(UNUSABLE));
            }
        },
    }))
}

fn report(asked: args::Report, lang: Lang) -> Result<ExitCode, ExitCode> {
    let options = options(&asked);
    let files = files(asked.files, &options, lang)?;
    let imported = usable(import_with(&files, &options), lang)?;
    drop(files);
    let comparison = Comparison::new(Rc::new(imported.topology()), asked.assumptions);
    let report = export::report(&comparison, &Input::of(&imported, lang));
    match asked.format.unwrap_or_else(default_format) {
        Format::Text | Format::Markdown => print(&export::table(&report, &texts::summary(lang, &imported), lang)),
        Format::Json => match serde_json::to_string_pretty(&report) {
            Ok(text) => print(&format!("{text}\n")),
            Err(error) => {
                eprintln!("eni-lens: {error}");
                return Err(ExitCode::from(UNUSABLE));
            }
        },
    };
    Ok(gate(asked.strict && !report.unresolved.is_empty(), asked.fail_above, &comparison, lang))
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
