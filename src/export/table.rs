//! The report as plain text for a terminal.

use super::Report;
use crate::text::{Lang, N, import as texts};

/// How wide a terminal shows a text: CJK characters take two cells.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c as u32 >= 0x1100 && !(0x2000..0x2E80).contains(&(c as u32)) { 2 } else { 1 }).sum()
}

/// Control characters of foreign names never reach the terminal.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

/// The whole report as text.
pub fn table(report: &Report, summary: &str, lang: Lang) -> String {
    let mut out = format!("{}\n\n", plain(summary));
    let now = &report.hyperplane;
    let before = &report.legacy;
    out.push_str(&texts::table_now(lang, N(now.needed), N(now.created)));
    out.push('\n');
    out.push_str(&texts::table_before(lang, before.estimate, N(before.needed), N(before.created), N(before.refused)));
    out.push('\n');
    out.push_str(&texts::table_other(lang, N(before.other_estimate_needed)));
    out.push_str("\n\n");

    let number = |value: Option<u64>| value.map_or_else(|| "–".to_owned(), |value| N(value).to_string());
    let mut rows: Vec<Vec<String>> = vec![texts::table_head(lang).split('|').map(str::to_owned).collect()];
    rows.extend(report.subnets.iter().map(|row| {
        vec![
            plain(row.name.as_deref().unwrap_or(&row.id)),
            row.cidr.clone().unwrap_or_else(|| "–".into()),
            number(row.usable),
            N(row.other).to_string(),
            N(row.hyperplane.used).to_string(),
            number(row.hyperplane.free),
            N(row.legacy.used).to_string(),
            number(row.legacy.free),
            N(row.legacy.refused).to_string(),
        ]
    }));
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> =
        (0..columns).map(|at| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0)).collect();
    for row in &rows {
        let mut line = String::new();
        for (at, (cell, whole)) in row.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(whole.saturating_sub(width(cell)));
            // Names to the left, numbers to the right.
            line.push_str(&if at < 2 { format!("{cell}{pad}  ") } else { format!("{pad}{cell}  ") });
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    if !report.findings.is_empty() {
        out.push('\n');
        for finding in &report.findings {
            out.push_str(&format!("{:<7}  {}  {}\n", finding.severity, finding.code, plain(&finding.message)));
        }
    }
    out
}
