//! The checks as data and words: failures, advice, what each mend gains.

use super::strip::percent;
use crate::advice::{Change, Finding, Gain, Kind, Merge, VersionKey, World, merge_to, rules_of, set_rules};
use crate::model::Comparison;
use crate::network::{FunctionKey, SetKey, SubnetKey, Topology, VersionLabel, VpcKey};
use crate::rules::{Expr, Figure, Rule, rule_by_id};
use crate::text::ui::change as signed;
use crate::text::{Lang, N, advice as text, why};
use std::rc::Rc;

/// Functions named in one card.
const NAMED: usize = 12;
/// Subnets or sets named in one sentence.
const LISTED: usize = 3;
/// Sets shown side by side.
const COMPARED: usize = 40;
/// Terms of a sum that are written out.
const TERMS: usize = 4;

/// One who fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The function.
    pub function: FunctionKey,
    /// Its badge.
    pub badge: String,
    /// Its name, with the version where that is published.
    pub name: String,
}

/// A set beside its outbound rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLine {
    /// The set.
    pub set: String,
    /// What it lets out; `None`: unknown.
    pub egress: Option<String>,
    /// Whether it is the one that stays.
    pub stays: bool,
}

/// A mend.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferCard {
    /// The change.
    pub change: Change,
    /// What it is called.
    pub deed: String,
    /// What it gains, in a few words each.
    pub chips: Vec<String>,
    /// What is to be known before.
    pub notes: Vec<String>,
    /// Sets side by side, where their rules differ.
    pub rules: Vec<RuleLine>,
    /// The arithmetic of the gain.
    pub arithmetic: Vec<String>,
}

/// How many sets a merge leaves, to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// The VPC.
    pub vpc: VpcKey,
    /// At first.
    pub keep: u64,
    /// At most.
    pub most: u64,
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Names it among the others.
    pub key: String,
    /// Which world fails; `None`: advice.
    pub fails: Option<World>,
    /// AWS's code.
    pub code: Option<&'static str>,
    /// Its head.
    pub title: String,
    /// What there is to say.
    pub text: Vec<String>,
    /// Who fails.
    pub who: Vec<Who>,
    /// How many more.
    pub more: u64,
    /// What can be done.
    pub offers: Vec<OfferCard>,
    /// How many sets to leave, where that can be chosen.
    pub keep: Option<Keep>,
    /// The rule it goes by.
    pub rule: Option<&'static Rule>,
}

/// Everything found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Checks {
    /// What fails.
    pub failures: Vec<Card>,
    /// What could be better.
    pub advice: Vec<Card>,
}

impl Checks {
    /// How many.
    pub fn count(&self) -> u64 {
        (self.failures.len() + self.advice.len()) as u64
    }

    /// The findings in words.
    pub fn new(comparison: &Comparison, lang: Lang, found: &[Finding]) -> Self {
        let writer = Writer { comparison, topology: &comparison.topology, lang };
        let (failures, advice) = found.iter().enumerate().partition(|(_, finding)| finding.kind.is_failure());
        let cards = |of: Vec<(usize, &Finding)>| of.into_iter().map(|(at, finding)| writer.card(at, finding)).collect();
        Self { failures: cards(failures), advice: cards(advice) }
    }
}

/// The offer that leaves so many sets of a VPC.
pub fn merge_offer(comparison: &Comparison, lang: Lang, vpc: VpcKey, keep: u64) -> Option<OfferCard> {
    let change = Change::Merge(merge_to(comparison, vpc, keep).merges);
    let gain = Gain::of(comparison, &change)?;
    Some(Writer { comparison, topology: &comparison.topology, lang }.offer(&change, Some(&gain)))
}

/// Numbers of a formula without their names: `2 × 12`.
fn plain(expr: &Expr, lang: Lang) -> String {
    let list = |parts: &[Expr], sign: &str| {
        let shown: Vec<String> = parts.iter().take(TERMS).map(|part| plain(part, lang)).collect();
        let more = if parts.len() > TERMS { format!("{sign}…") } else { String::new() };
        format!("{}{more}", shown.join(sign))
    };
    match expr {
        Expr::Value(label, value) => format!("{} {}", why::label(lang, *label), N(*value)),
        Expr::Sum(parts) if parts.is_empty() => "0".to_owned(),
        Expr::Sum(parts) => list(parts, " + "),
        Expr::Product(parts) => list(parts, " × "),
        Expr::Minus(a, b) => format!("{} − {}", plain(a, lang), plain(b, lang)),
        Expr::CeilDiv(a, b) | Expr::FloorDiv(a, b) | Expr::Tenths(a, b) | Expr::Round(a, b) => {
            format!("{} ÷ {}", plain(a, lang), plain(b, lang))
        }
        Expr::Max(a, b) => format!("max({}, {})", plain(a, lang), plain(b, lang)),
    }
}

fn with_value(figure: &Figure, lang: Lang) -> String {
    match figure.expr() {
        Expr::Value(..) => N(figure.value()).to_string(),
        expr => format!("{} = {}", plain(expr, lang), N(figure.value())),
    }
}

fn delta(from: u64, to: u64) -> i64 {
    let clip = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    clip(to).saturating_sub(clip(from))
}

struct Writer<'a> {
    comparison: &'a Comparison,
    topology: &'a Topology,
    lang: Lang,
}

impl Writer<'_> {
    fn list(&self, names: &[Rc<str>]) -> String {
        let between = if self.lang == Lang::Ja { "、" } else { ", " };
        let shown = names.get(..LISTED.min(names.len())).unwrap_or_default().join(between);
        match names.len().saturating_sub(LISTED) {
            0 => shown,
            more => text::list_and(self.lang, &shown, N(more as u64)),
        }
    }

    fn subnet(&self, key: SubnetKey) -> Rc<str> {
        self.topology.subnet(key).map(|subnet| subnet.label()).unwrap_or_default()
    }

    fn subnets(&self, keys: &[SubnetKey]) -> String {
        let names: Vec<Rc<str>> = keys.iter().map(|key| self.subnet(*key)).collect();
        self.list(&names)
    }

    fn set(&self, key: SetKey) -> Rc<str> {
        self.topology.set_label(key).into()
    }

    fn vpc(&self, key: VpcKey) -> Rc<str> {
        self.topology.vpc(key).map(|vpc| vpc.name.clone().unwrap_or_else(|| Rc::clone(&vpc.id))).unwrap_or_default()
    }

    fn who(&self, versions: &[VersionKey]) -> Vec<Who> {
        let one = |(key, label): &VersionKey| {
            let function = self.topology.function(*key)?;
            let name = match label {
                VersionLabel::Latest => function.name.to_string(),
                VersionLabel::Published(number) => format!("{} v{number}", function.name),
            };
            Some(Who { function: *key, badge: format!("{:02}", function.badge()), name })
        };
        versions.iter().take(NAMED).filter_map(one).collect()
    }

    fn chips(&self, gain: &Gain) -> Vec<String> {
        let lang = self.lang;
        let value = |pair: &(Figure, Figure)| (pair.0.value(), pair.1.value());
        let mut chips = Vec::new();
        let (from, to) = value(&gain.enis);
        if from != to {
            chips.push(text::g_enis(lang, &signed(lang, delta(from, to)), N(from), N(to)));
        }
        let rows: Vec<i64> = gain.rows.iter().map(|row| delta(row.from.value(), row.to.value())).collect();
        match (rows.iter().min(), rows.iter().max(), &*gain.rows) {
            (Some(change), _, [one]) => chips.push(text::g_in(lang, &signed(lang, *change), &self.subnet(one.subnet))),
            (Some(least), Some(most), _) if least == most && least.unsigned_abs() == 1 => {
                chips.push(text::g_each_one(lang, &signed(lang, *least)));
            }
            (Some(least), Some(most), _) if least == most => chips.push(text::g_each(lang, &signed(lang, *least))),
            (Some(least), Some(most), _) => {
                chips.push(text::g_between(lang, &signed(lang, *least), &signed(lang, *most)));
            }
            _ => {}
        }
        let (from, to) = value(&gain.failed);
        if from != to {
            chips.push(text::g_failed(lang, N(from), N(to)));
        }
        let (from, to) = value(&gain.refused);
        if from != to {
            chips.push(text::g_refused(lang, N(from), N(to)));
        }
        chips.extend(gain.quota.iter().take(1).map(|(_, from, to, limit)| text::g_quota(lang, N(*from), N(*to), N(*limit))));
        chips
    }

    fn notes(&self, change: &Change, gain: &Gain) -> Vec<String> {
        let lang = self.lang;
        let mut notes = Vec::new();
        if let Change::Merge(merges) = change {
            let differ = |merge: &Merge| {
                let into = rules_of(self.topology, merge.into);
                into.is_none() || merge.from.iter().any(|from| rules_of(self.topology, *from) != into)
            };
            if merges.iter().any(differ) {
                notes.push(text::x_differ(lang).to_owned());
            }
            let sets = merges.iter().flat_map(|merge| merge.from.iter().copied().chain([merge.into]));
            if sets.clone().any(|set| rules_of(self.topology, set).is_none()) {
                notes.push(text::x_unknown(lang).to_owned());
            }
            let moved: std::collections::HashSet<SetKey> = sets.collect();
            let published = |version: &crate::network::Version| {
                version.label != VersionLabel::Latest
                    && version.attachment.as_ref().is_some_and(|place| moved.contains(&place.set))
            };
            if self.topology.functions.iter().any(|function| function.versions.iter().any(published)) {
                notes.push(text::x_latest(lang).to_owned());
            }
            let overlap = &gain.overlap;
            if overlap.fits() {
                notes.push(match overlap.new {
                    0 => text::o_none(lang).to_owned(),
                    new => text::o_fits(lang, N(new)),
                });
            }
        }
        let overlap = &gain.overlap;
        let short = overlap.short.iter().take(LISTED);
        notes.extend(short.map(|(subnet, missing)| text::o_short(lang, &self.subnet(*subnet), N(*missing))));
        notes.extend(overlap.over_quota.iter().take(LISTED).map(|(vpc, over)| text::o_quota(lang, &self.vpc(*vpc), N(*over))));
        if matches!(change, Change::Widen(..)) {
            notes.push(text::x_cidr(lang).to_owned());
        }
        if matches!(change, Change::EniQuota(_)) {
            notes.push(text::x_quota_ask(lang).to_owned());
        }
        notes
    }

    fn rules(&self, change: &Change) -> Vec<RuleLine> {
        let Change::Merge(merges) = change else { return Vec::new() };
        let mut lines = Vec::new();
        for merge in merges.iter() {
            let sets: Vec<SetKey> = std::iter::once(merge.into).chain(merge.from.iter().copied()).collect();
            for rules in set_rules(self.topology, sets.get(..COMPARED.min(sets.len())).unwrap_or_default()) {
                lines.push(RuleLine {
                    set: rules.label.to_string(),
                    egress: rules.egress.map(|egress| egress.join(", ")),
                    stays: rules.set == merge.into,
                });
            }
            if lines.len() >= COMPARED {
                break;
            }
        }
        lines
    }

    fn arithmetic(&self, gain: &Gain) -> Vec<String> {
        let lang = self.lang;
        let mut lines = Vec::new();
        for (metric, (from, to)) in [
            (crate::model::Metric::HyperplaneEnis, &gain.enis),
            (crate::model::Metric::FunctionsFailed, &gain.failed),
            (crate::model::Metric::LegacyRefused, &gain.refused),
        ] {
            if from.value() != to.value() {
                lines.push(text::arithmetic(lang, why::metric(lang, metric), &with_value(from, lang), &with_value(to, lang)));
            }
        }
        lines
    }

    fn offer(&self, change: &Change, gain: Option<&Gain>) -> OfferCard {
        OfferCard {
            change: change.clone(),
            deed: text::deed(self.lang, &change.deed(self.topology)),
            chips: gain.map(|gain| self.chips(gain)).unwrap_or_default(),
            notes: gain.map(|gain| self.notes(change, gain)).unwrap_or_default(),
            rules: self.rules(change),
            arithmetic: gain.map(|gain| self.arithmetic(gain)).unwrap_or_default(),
        }
    }

    fn card(&self, at: usize, finding: &Finding) -> Card {
        let lang = self.lang;
        let kind = &finding.kind;
        let offers: Vec<OfferCard> = finding.offers.iter().map(|offer| self.offer(&offer.change, offer.gain.as_ref())).collect();
        let mut card = Card {
            key: format!("{at}-{}", kind.rule()),
            fails: None,
            code: None,
            title: offers.first().map(|offer| offer.deed.clone()).unwrap_or_default(),
            text: Vec::new(),
            who: Vec::new(),
            more: 0,
            offers,
            keep: None,
            rule: rule_by_id(kind.rule()),
        };
        match kind {
            Kind::FailsNow { code, versions, subnets, vpc } => {
                card.fails = Some(World::Now);
                card.code = Some(code);
                card.who = self.who(versions);
                card.more = (versions.len() as u64).saturating_sub(card.who.len() as u64);
                card.title = match &*card.who {
                    [one] if card.more == 0 => one.name.clone(),
                    _ => text::f_versions(lang, N(versions.len() as u64)),
                };
                let quota = vpc.and_then(|vpc| self.comparison.hyperplane.quota.iter().find(|quota| quota.vpc == vpc));
                match (*code, quota) {
                    ("SubnetOutOfIPAddresses", _) if !subnets.is_empty() => {
                        card.text.push(text::f_full(lang, &self.subnets(subnets)));
                    }
                    ("EniLimitExceeded", Some(quota)) => {
                        card.text.push(text::f_quota(lang, &self.vpc(quota.vpc), N(quota.used), N(quota.limit)));
                    }
                    _ => {}
                }
                card.text.push(text::f_again(lang).to_owned());
            }
            Kind::RefusedBefore { code, refused, subnets } => {
                card.fails = Some(World::Before);
                card.code = Some(code);
                card.title = text::f_before(lang).to_owned();
                card.text.push(match *code {
                    "ENILimitReachedException" => text::f_region(lang, N(*refused)),
                    _ => text::f_refused(lang, N(*refused), &self.subnets(subnets)),
                });
            }
            Kind::SameRules { into, from } => {
                let names: Vec<Rc<str>> = from.iter().map(|set| self.set(*set)).collect();
                card.text.push(text::x_same(lang, &self.list(&names), &self.set(*into)));
                let gain = finding.offers.first().and_then(|offer| offer.gain.as_ref());
                if gain.is_some_and(|gain| gain.failed.0.value() > 0 && gain.failed.1.value() == 0) {
                    card.text.push(text::g_mended(lang).to_owned());
                }
            }
            Kind::OwnGroups { vpc, sets, rules, keep } => {
                card.title = text::t_own(lang).to_owned();
                card.text.push(text::x_own(lang, N(*sets), N(*rules)));
                card.keep = self.keep(*vpc, *keep);
            }
            Kind::ManySets { vpc, sets, rules, keep } => {
                card.title = text::t_many(lang).to_owned();
                card.text.push(text::x_many(lang, N(*sets), N(*rules)));
                card.keep = self.keep(*vpc, *keep);
            }
            Kind::OneZone { functions, one_subnet, .. } => {
                card.title = text::t_zone(lang).to_owned();
                card.text.push(text::x_zone(lang, N(functions.len() as u64)));
                if *one_subnet > 0 {
                    card.text.push(text::x_zone_one(lang, N(*one_subnet)));
                }
                let none = card.offers.is_empty();
                card.text.push(if none { text::x_zone_none(lang) } else { text::x_zone_cost(lang) }.to_owned());
                let versions: Vec<VersionKey> = functions.iter().take(NAMED).map(|key| (*key, VersionLabel::Latest)).collect();
                card.who = self.who(&versions);
                card.more = (functions.len() as u64).saturating_sub(card.who.len() as u64);
            }
            Kind::SubnetUse { world, subnet, used, usable, prefix } => {
                let (label, share) = (self.subnet(*subnet), percent(*used, *usable).unwrap_or_default());
                card.title = match world {
                    World::Now => text::t_use_now(lang, &label, &share),
                    World::Before => text::t_use_before(lang, &label, &share),
                };
                card.text.push(text::x_use(lang, N(*used), N(*usable)));
                card.text.push(match prefix {
                    Some(prefix) if card.offers.is_empty() => text::x_no_block(lang, *prefix),
                    Some(prefix) => text::x_use_prefix(lang, *prefix),
                    None => text::x_use_none(lang).to_owned(),
                });
            }
            Kind::QuotaUse { vpc, used, limit } => {
                card.title = text::t_quota(lang, &self.vpc(*vpc), &percent(*used, *limit).unwrap_or_default());
                card.text.push(text::x_quota(lang, N(*used), N(*limit)));
            }
            Kind::UnneededVersions { versions, enis } => {
                card.title = text::t_versions(lang).to_owned();
                card.text.push(text::x_versions(lang, N(versions.len() as u64), N(*enis)));
                card.who = self.who(versions);
                card.more = (versions.len() as u64).saturating_sub(card.who.len() as u64);
            }
            Kind::UnevenZones { least, most, .. } => {
                card.title = text::t_uneven(lang).to_owned();
                card.text.push(text::x_uneven(lang, &self.subnet(most.0), N(most.1), &self.subnet(least.0), N(least.1)));
                card.text.push(match least.1 {
                    0 => text::x_uneven_full(lang).to_owned(),
                    few => text::x_uneven_most(lang, N(few)),
                });
            }
            Kind::Overlap { subnets, quota, .. } => {
                card.title = text::t_overlap(lang).to_owned();
                card.text.push(text::x_overlap(lang).to_owned());
                for (subnet, peak, room) in subnets.iter().take(LISTED) {
                    card.text.push(text::x_overlap_subnet(lang, &self.subnet(*subnet), N(*peak), N(*room)));
                }
                card.text.extend(quota.map(|(peak, limit)| text::x_overlap_quota(lang, N(peak), N(limit))));
            }
            Kind::RegionQuota { quota, created, without } => {
                card.title = text::t_region(lang).to_owned();
                card.text.push(text::x_region(lang, N(*quota), N(*created), N(*without)));
                card.text.push(text::x_region_off(lang).to_owned());
            }
        }
        card
    }

    fn keep(&self, vpc: VpcKey, keep: u64) -> Option<Keep> {
        let most = crate::advice::sets_in_use(self.comparison, vpc).checked_sub(1)?;
        (most > 1).then_some(Keep { vpc, keep, most })
    }
}
