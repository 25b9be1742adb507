//! Why a number is what it is: its formula with the values put in, what it takes for granted.

use super::{limits, strip};
use crate::model::{Comparison, Estimate, Metric};
use crate::network::{FunctionKey, SubnetKey};
use crate::rules::{Expr, Figure, Label};
use crate::text::{Lang, N, why as text};

/// Terms of a sum that are shown by themselves; the others stand as one.
const TERMS: usize = 5;
/// Failed functions that are named.
const NAMED: usize = 5;

/// Where a value is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// The slider.
    Slider,
    /// The assumptions.
    Assumptions,
    /// The list of functions.
    Tray,
    /// A subnet's tab.
    Subnet(SubnetKey),
    /// A function's tab.
    Function(FunctionKey),
    /// The board.
    Board,
}

/// A piece of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// Signs and brackets.
    Sign(String),
    /// A value with its name, and where it is changed.
    Value {
        /// What it is.
        name: &'static str,
        /// How much.
        number: String,
        /// Where it is changed; `None`: nowhere.
        control: Option<Control>,
    },
}

/// What the other estimate of Before says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: String,
    /// The estimate to switch to.
    pub estimate: Estimate,
    /// The figure with its own reason.
    pub asked: Metric,
}

/// Why a number is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Which figure.
    pub metric: Metric,
    /// Its value as the page shows it, without "up to".
    pub shown: String,
    /// The same in words: "up to 900".
    pub value: String,
    /// What the figure is called.
    pub name: &'static str,
    /// The formula.
    pub formula: Vec<Token>,
    /// One line each: what it takes for granted, who failed.
    pub steps: Vec<String>,
    /// The other estimate of Before.
    pub other: Option<Other>,
    /// The rule's id.
    pub rule: &'static str,
}

/// How tightly a sign binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bind {
    Sum,
    Product,
    Tight,
}

struct Writer<'a> {
    lang: Lang,
    metric: Metric,
    comparison: &'a Comparison,
    out: Vec<Token>,
}

impl Writer<'_> {
    fn sign(&mut self, text: &str) {
        match self.out.last_mut() {
            Some(Token::Sign(last)) => last.push_str(text),
            _ => self.out.push(Token::Sign(text.to_owned())),
        }
    }

    fn control(&self, label: Label) -> Option<Control> {
        let assumptions = &self.comparison.assumptions;
        let function = match self.metric {
            Metric::FunctionNeeded(key)
            | Metric::FunctionOther(key)
            | Metric::FunctionRefused(key)
            | Metric::FunctionConcurrency(key) => Some(key),
            _ => None,
        };
        let subnet = match self.metric {
            Metric::FreeLegacy(key)
            | Metric::FreeHyperplane(key)
            | Metric::Usable(key)
            | Metric::SubnetSize(key)
            | Metric::WantedLegacy(key)
            | Metric::WantedHyperplane(key) => Some(key),
            _ => None,
        };
        match label {
            Label::Concurrency | Label::Global => match function {
                Some(key) if self.comparison.topology.function(key).is_some_and(|function| !function.concurrency.follows()) => {
                    Some(Control::Function(key))
                }
                _ => Some(Control::Slider),
            },
            Label::Functions | Label::Sharing | Label::Failed => Some(Control::Tray),
            Label::Subnets | Label::GroupSets | Label::Keys => Some(Control::Board),
            Label::MemoryMb | Label::Requests | Label::Duration | Label::Percent => {
                Some(function.map_or(Control::Tray, Control::Function))
            }
            Label::Addresses | Label::Occupied => Some(subnet.map_or(Control::Board, Control::Subnet)),
            Label::ConnectionsPerEnvironment | Label::OtherEnis | Label::Quota => Some(Control::Assumptions),
            Label::Seconds if assumptions.attach_delay_s > 0 && self.metric == Metric::WaitLegacy => Some(Control::Assumptions),
            _ => None,
        }
    }

    /// Writes `expr`, in brackets where what is around it binds tighter.
    fn write(&mut self, expr: &Expr, around: Bind) {
        let brackets = |own: Bind| own < around;
        match expr {
            Expr::Value(label, value) => {
                let control = self.control(*label);
                self.out.push(Token::Value { name: text::label(self.lang, *label), number: N(*value).to_string(), control });
            }
            Expr::Sum(parts) | Expr::Product(parts) if parts.len() == 1 => {
                for part in parts {
                    self.write(part, around);
                }
            }
            Expr::Sum(parts) if parts.is_empty() => self.sign("0"),
            Expr::Product(parts) if parts.is_empty() => self.sign("1"),
            Expr::Sum(parts) => self.list(parts, " + ", Bind::Sum, brackets(Bind::Sum)),
            Expr::Product(parts) => self.list(parts, " × ", Bind::Product, brackets(Bind::Product)),
            Expr::Minus(a, b) if a.evaluate() < b.evaluate() => self.call("max", &[&Expr::Sum(Vec::new())], Some((a, " − ", b))),
            Expr::Minus(a, b) => {
                let wrapped = brackets(Bind::Sum);
                self.open(wrapped);
                self.write(a, Bind::Sum);
                self.sign(" − ");
                self.write(b, Bind::Product);
                self.close(wrapped);
            }
            Expr::CeilDiv(_, b) | Expr::FloorDiv(_, b) | Expr::Tenths(_, b) | Expr::Round(_, b) if b.evaluate() == 0 => {
                self.sign("0")
            }
            Expr::CeilDiv(a, b) => self.call("ceil", &[], Some((a, " ÷ ", b))),
            Expr::FloorDiv(a, b) => self.call("floor", &[], Some((a, " ÷ ", b))),
            Expr::Tenths(a, b) | Expr::Round(a, b) => {
                self.write(a, Bind::Product);
                self.sign(" ÷ ");
                self.write(b, Bind::Tight);
            }
            Expr::Max(a, b) => self.call("max", &[a, b], None),
        }
    }

    fn list(&mut self, parts: &[Expr], between: &str, bind: Bind, wrapped: bool) {
        self.open(wrapped);
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.sign(between);
            }
            self.write(part, bind);
        }
        self.close(wrapped);
    }

    fn call(&mut self, name: &str, arguments: &[&Expr], last: Option<(&Expr, &str, &Expr)>) {
        self.sign(name);
        self.sign("(");
        for (at, argument) in arguments.iter().enumerate() {
            if at > 0 {
                self.sign(", ");
            }
            self.write(argument, Bind::Sum);
        }
        if let Some((a, sign, b)) = last {
            if !arguments.is_empty() {
                self.sign(", ");
            }
            let bind = if sign == " ÷ " { (Bind::Product, Bind::Tight) } else { (Bind::Sum, Bind::Product) };
            self.write(a, bind.0);
            self.sign(sign);
            self.write(b, bind.1);
        }
        self.sign(")");
    }

    fn open(&mut self, wrapped: bool) {
        if wrapped {
            self.sign("(");
        }
    }

    fn close(&mut self, wrapped: bool) {
        if wrapped {
            self.sign(")");
        }
    }
}

/// A long sum with its last terms as one.
fn folded(expr: &Expr) -> Expr {
    match expr {
        Expr::Sum(parts) if parts.len() > TERMS + 1 => {
            let (first, rest) = parts.split_at(TERMS);
            let rest = rest.iter().fold(0u64, |sum, part| sum.saturating_add(part.evaluate()));
            let mut parts: Vec<Expr> = first.to_vec();
            parts.push(Expr::Value(Label::Rest, rest));
            Expr::Sum(parts)
        }
        other => other.clone(),
    }
}

/// The value as the page writes it.
fn number(lang: Lang, metric: Metric, figure: &Figure) -> String {
    let value = figure.value();
    match metric {
        Metric::WaitLegacy => text::about_seconds(lang, &N(value).to_string()),
        Metric::WaitHyperplane => text::exactly_seconds(lang, &N(value).to_string()),
        _ if figure.in_tenths() => format!("{}.{}", N(value / 10), value % 10),
        _ => N(value).to_string(),
    }
}

fn is_bound(comparison: &Comparison, metric: Metric, value: u64) -> bool {
    let by_environment = |estimate| estimate == Estimate::PerEnvironment && value > 0;
    match metric {
        Metric::LegacyNeeded | Metric::LegacyRefused | Metric::IpsUsedLegacy | Metric::FunctionNeeded(_) | Metric::Ratio => {
            by_environment(comparison.legacy.estimate)
        }
        Metric::LegacyOtherEstimate | Metric::FunctionOther(_) => by_environment(comparison.legacy.estimate.other()),
        _ => false,
    }
}

fn other(comparison: &Comparison, lang: Lang, metric: Metric) -> Option<Other> {
    let (asked, estimate) = match metric {
        Metric::LegacyNeeded
        | Metric::LegacyCreated
        | Metric::LegacyRefused
        | Metric::IpsUsedLegacy
        | Metric::Ratio
        | Metric::FreeLegacy(_)
        | Metric::CreatedLegacy(_)
        | Metric::Refused(_)
        | Metric::Share(..)
        | Metric::WantedLegacy(_)
        | Metric::HighestConcurrency => (Metric::LegacyOtherEstimate, comparison.legacy.estimate.other()),
        Metric::LegacyOtherEstimate => (Metric::LegacyNeeded, comparison.legacy.estimate),
        Metric::FunctionNeeded(key) | Metric::FunctionCreated(key) | Metric::FunctionRefused(key) => {
            (Metric::FunctionOther(key), comparison.legacy.estimate.other())
        }
        _ => return None,
    };
    let value = comparison.figure(asked)?.value();
    let name = match estimate {
        Estimate::MemoryFormula => text::other_formula(lang),
        Estimate::PerEnvironment => text::other_bound(lang),
    };
    Some(Other { name, value: N(value).to_string(), estimate, asked })
}

/// Who fails, with AWS's names.
fn failures(comparison: &Comparison, lang: Lang) -> Vec<String> {
    let failed = comparison.hyperplane.versions.iter().filter_map(|version| {
        let function = comparison.topology.functions.get(version.function as usize)?;
        Some(text::failing(lang, &function.name, version.failure?.code()))
    });
    failed.take(NAMED).collect()
}

/// A figure as a part of its whole, where the page says so in per cent.
fn share(comparison: &Comparison, metric: Metric, part: u64) -> Option<(u64, String)> {
    let bounded = || comparison.capacity.iter().all(|row| row.usable.is_some());
    match metric {
        Metric::IpsUsedLegacy | Metric::IpsUsedHyperplane => {
            let usable = comparison.figure(Metric::IpsUsable).filter(|_| bounded())?.value();
            Some((usable, strip::percent(part, usable)?))
        }
        Metric::LegacyRefused if part > 0 => {
            let needed = comparison.legacy.needed;
            Some((needed, strip::percent(part, needed)?))
        }
        _ => {
            let used = comparison.limits(limits::MOST).into_iter().find(|used| used.metric == metric)?;
            Some((used.limit, limits::percent(&used)))
        }
    }
}

/// The formula of a figure and its value, as the page writes them.
fn written(comparison: &Comparison, lang: Lang, metric: Metric, figure: &Figure) -> (Vec<Token>, String) {
    let mut writer = Writer { lang, metric, comparison, out: Vec::new() };
    writer.write(&folded(figure.expr()), Bind::Sum);
    (writer.out, number(lang, metric, figure))
}

/// A formula as one line.
fn line(metric: Metric, formula: &[Token], shown: &str) -> String {
    let mut line = String::new();
    for token in formula {
        match token {
            Token::Sign(sign) => line.push_str(sign),
            Token::Value { name, number, .. } => {
                line.push_str(name);
                line.push(' ');
                line.push_str(number);
            }
        }
    }
    let equals = if matches!(metric, Metric::Ratio) { " ≈ " } else { " = " };
    format!("{line}{equals}{shown}")
}

/// Why this figure is what it is. `None`: there is no such figure on the board.
pub fn explain(comparison: &Comparison, lang: Lang, metric: Metric) -> Option<Explanation> {
    let figure = comparison.figure(metric)?;
    let (formula, shown) = written(comparison, lang, metric, &figure);
    let value = if is_bound(comparison, metric, figure.value()) { text::up_to(lang, &shown) } else { shown.clone() };
    let mut steps: Vec<String> = Vec::new();
    if metric == Metric::FunctionsFailed {
        steps.extend(failures(comparison, lang));
    }
    if let Some((whole, percent)) = share(comparison, metric, figure.value()) {
        steps.push(text::of_whole(lang, &shown, &N(whole).to_string(), &percent));
    }
    steps.extend(figure.assumptions().iter().map(|assumption| text::assumption(lang, *assumption).to_owned()));
    Some(Explanation {
        metric,
        shown,
        value,
        name: text::metric(lang, metric),
        formula,
        steps,
        other: other(comparison, lang, metric),
        rule: figure.rule(),
    })
}

/// The arithmetic of a figure as one line: what a preview says of the board it leads to. Asked at every new
/// target of a drag, so nothing else of the reason is put together.
pub fn formula(comparison: &Comparison, lang: Lang, metric: Metric) -> Option<String> {
    let figure = comparison.figure(metric)?;
    let (formula, shown) = written(comparison, lang, metric, &figure);
    Some(line(metric, &formula, &shown))
}

impl Explanation {
    /// The formula as one line: `functions 3 × concurrency 300 = 900`.
    pub fn formula_text(&self) -> String {
        line(self.metric, &self.formula, &self.shown)
    }

    /// All of it, to paste into a plain text. `source`: the rule's statement and source, if known.
    pub fn plain(&self, lang: Lang, source: &[String]) -> String {
        let mut lines = vec![format!("{}: {}", self.name, self.value), self.formula_text()];
        lines.extend(self.steps.iter().map(|step| format!("- {step}")));
        lines.extend(self.other.iter().map(|other| text::other_estimate(lang, other.name, &other.value)));
        lines.extend(source.iter().cloned());
        lines.join("\n")
    }

    /// The same as Markdown.
    pub fn markdown(&self, lang: Lang, source: &[String]) -> String {
        let mut lines = vec![
            format!("**{}: {}**", self.name, self.value),
            String::new(),
            format!("`{}`", self.formula_text()),
            String::new(),
        ];
        lines.extend(self.steps.iter().map(|step| format!("- {step}")));
        lines.extend(self.other.iter().map(|other| format!("- {}", text::other_estimate(lang, other.name, &other.value))));
        lines.extend(source.iter().map(|line| format!("- {line}")));
        lines.join("\n")
    }
}
