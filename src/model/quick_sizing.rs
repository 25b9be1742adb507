//! Quick sizing: what a few numbers come to in both worlds, in closed form. The board made of the
//! same numbers computes the same (`tests/sizing.rs`).

use super::{Assumptions, Estimate, Fit};
use crate::network::limits;
use crate::rules::{self, Assumption, Expr, Figure, Label};

/// Functions of a quick sizing, at most (ours).
pub const FUNCTIONS_MAX: u64 = 5_000;
/// Connections per environment, at most (ours).
pub const CONNECTIONS_MAX: u64 = 1_000_000;
/// Growth and headroom in percent, at most (ours).
pub const PERCENT_MAX: u64 = 1_000;
/// Addresses of a /16, the largest block of a VPC.
const BLOCK: u64 = 1 << 16;

/// What is asked: every function of the same shape, every subnet of the same size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sizing {
    /// How many functions.
    pub functions: u64,
    /// How many distinct sets of security groups they use.
    pub sets: u64,
    /// Subnets of every function, one in each zone.
    pub subnets: u64,
    /// Prefix of every subnet.
    pub prefix: u8,
    /// Concurrent executions of every function.
    pub concurrency: u64,
    /// Memory of every function, in MB.
    pub memory_mb: u64,
    /// Connections per execution environment.
    pub connections: u64,
    /// Addresses that others hold in every subnet.
    pub occupied: u64,
    /// Growth of the SG sets over the period, in percent.
    pub growth: u64,
    /// Headroom on top, in percent.
    pub headroom: u64,
}

impl Default for Sizing {
    fn default() -> Self {
        Self {
            functions: 12,
            sets: 12,
            subnets: 2,
            prefix: 24,
            concurrency: 300,
            memory_mb: 128,
            connections: 1,
            occupied: 40,
            growth: 0,
            headroom: 30,
        }
    }
}

/// A field of the form, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SizingField {
    /// [`Sizing::functions`].
    Functions,
    /// [`Sizing::sets`].
    Sets,
    /// [`Sizing::subnets`].
    Subnets,
    /// [`Sizing::prefix`].
    Prefix,
    /// [`Sizing::concurrency`].
    Concurrency,
    /// [`Sizing::memory_mb`].
    Memory,
    /// [`Sizing::connections`].
    Connections,
    /// [`Sizing::occupied`].
    Occupied,
    /// [`Sizing::growth`].
    Growth,
    /// [`Sizing::headroom`].
    Headroom,
}

impl SizingField {
    /// All of them, in the form's order.
    pub const ALL: [Self; 10] = [
        Self::Functions,
        Self::Sets,
        Self::Subnets,
        Self::Prefix,
        Self::Concurrency,
        Self::Memory,
        Self::Connections,
        Self::Occupied,
        Self::Growth,
        Self::Headroom,
    ];

    /// What may be entered, whatever the other fields say.
    pub fn range(self) -> (u64, u64) {
        match self {
            Self::Functions | Self::Sets => (1, FUNCTIONS_MAX),
            Self::Subnets => (1, limits::SUBNETS_PER_FUNCTION as u64),
            Self::Prefix => (u64::from(*limits::PREFIX.start()), u64::from(*limits::PREFIX.end())),
            Self::Concurrency => (1, limits::CONCURRENCY_MAX),
            Self::Memory => (*limits::MEMORY_MB.start(), *limits::MEMORY_MB.end()),
            Self::Connections => (0, CONNECTIONS_MAX),
            Self::Occupied => (0, usable(*limits::PREFIX.start())),
            Self::Growth | Self::Headroom => (0, PERCENT_MAX),
        }
    }
}

/// Why a field's value is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizingProblem {
    /// Not a whole number within these bounds.
    Outside {
        /// The least.
        least: u64,
        /// The most.
        most: u64,
    },
    /// More sets than functions: so many functions.
    MoreSets(u64),
    /// More other occupants than the subnet has addresses.
    Occupants {
        /// The prefix.
        prefix: u8,
        /// Its usable addresses.
        usable: u64,
    },
    /// More subnets of this size than the blocks of one VPC hold.
    Blocks {
        /// The prefix.
        prefix: u8,
        /// How many fit.
        most: u64,
    },
}

/// Usable addresses of a subnet of this prefix.
pub fn usable(prefix: u8) -> u64 {
    rules::usable(size(prefix))
}

pub(super) fn size(prefix: u8) -> u64 {
    1u64 << 32u8.saturating_sub(prefix)
}

/// Subnets of this prefix that the blocks of one VPC hold.
pub fn subnets_in_vpc(prefix: u8) -> u64 {
    limits::CIDRS_PER_VPC as u64 * (BLOCK / size(prefix).min(BLOCK))
}

/// What bounds the number of sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetsBound {
    /// Addresses of a subnet.
    Addresses,
    /// The VPC's quota of ENIs.
    Quota,
}

/// The smallest prefix, with how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrefixAnswer {
    /// Addresses wanted in each subnet.
    pub wanted: Figure,
    /// What holds them.
    pub fit: Fit,
    /// The largest prefix that does not, and how many addresses it lacks: proof that `fit` is the
    /// smallest. `None`: /28 holds them.
    pub next_smaller: Option<(u8, u64)>,
    /// How many addresses the chosen prefix lacks.
    pub lacks: u64,
}

impl PrefixAnswer {
    fn of(expr: Expr, assumptions: &[Assumption], chosen: u8) -> Self {
        let wanted = Figure::new("sizing-prefix", expr, assumptions);
        let fit = Fit::of(wanted.value());
        let lacks = |prefix: u8| wanted.value().saturating_sub(usable(prefix));
        let smaller = fit.prefix.map_or(*limits::PREFIX.start(), |(prefix, _)| prefix + 1);
        let next_smaller = limits::PREFIX.contains(&smaller).then(|| (smaller, lacks(smaller)));
        Self { fit, next_smaller, lacks: lacks(chosen), wanted }
    }
}

/// What a sizing comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizingAnswer {
    /// Which estimate `before` is by.
    pub estimate: Estimate,
    /// Before: ENIs needed.
    pub before: Figure,
    /// Before: ENIs needed by the other estimate.
    pub other: Figure,
    /// Addresses that Lambda may use, in all subnets.
    pub room: Figure,
    /// Before: executions (or ENIs) that do not fit.
    pub refused: Figure,
    /// Before: the highest concurrency of each function that fits; `None`: nothing bounds it up to
    /// what may be entered.
    pub highest: Option<Figure>,
    /// The same by the other estimate.
    pub other_highest: Option<Figure>,
    /// Now: ENIs needed.
    pub now: Figure,
    /// Now: ENIs in the fullest subnet.
    pub per_subnet: Figure,
    /// Now: addresses left in the fullest subnet.
    pub free: Figure,
    /// Now: ENIs that do not fit.
    pub missing: Figure,
    /// Now: SG sets that fit, each used by as many functions as the largest is.
    pub sets_fit: Figure,
    /// What bounds them.
    pub sets_bound: SetsBound,
    /// Now: the smallest prefix.
    pub now_prefix: PrefixAnswer,
    /// Before: the smallest prefix.
    pub before_prefix: PrefixAnswer,
    /// Now: ENIs of the VPC, those of other services included.
    pub quota_used: Figure,
    /// The VPC's quota.
    pub quota: u64,
    /// Connections one interface carries.
    pub per_interface: u64,
    /// Connections of the busiest pair of subnet and set.
    pub connections: Figure,
    /// ENIs of the busiest pair.
    pub interfaces: u64,
}

fn value(label: Label, value: u64) -> Expr {
    Expr::Value(label, value)
}

fn minus(a: Expr, b: Expr) -> Expr {
    Expr::Minus(Box::new(a), Box::new(b))
}

fn ceil_div(a: Expr, b: Expr) -> Expr {
    Expr::CeilDiv(Box::new(a), Box::new(b))
}

fn floor_div(a: Expr, b: Expr) -> Expr {
    Expr::FloorDiv(Box::new(a), Box::new(b))
}

/// A hundred percent and so many on top.
fn with(percent: u64) -> Expr {
    value(Label::Percent, 100 + percent)
}

/// Now, per subnet and set: how many sets are of the larger size, how many subnets of the busier
/// kind, and how many interfaces each needs.
struct Keys {
    /// (subnets, (sets, interfaces of a key), (sets, interfaces of a key)), the busier subnets first.
    rows: [(u64, [(u64, u64); 2]); 2],
    /// Connections of the busiest key.
    most: u64,
}

impl Keys {
    fn of(sizing: &Sizing, per_interface: u64) -> Self {
        let (sets, subnets) = (sizing.sets.max(1), sizing.subnets.max(1));
        let runs = sizing.concurrency.saturating_mul(sizing.connections);
        let (few, larger) = (sizing.functions / sets, sizing.functions % sets);
        let (each, busier) = (runs / subnets, runs % subnets);
        let key = |functions: u64, each: u64| rules::interfaces_for(functions.saturating_mul(each), per_interface);
        let row = |each: u64| [(larger, key(few + 1, each)), (sets - larger, key(few, each))];
        let most = sizing.functions.div_ceil(sets).saturating_mul(runs.div_ceil(subnets));
        Self { rows: [(busier, row(each + 1)), (subnets - busier, row(each))], most }
    }

    fn in_row((_, kinds): &(u64, [(u64, u64); 2])) -> u64 {
        kinds.iter().map(|(sets, interfaces)| sets * interfaces).sum()
    }

    fn total(&self) -> u64 {
        self.rows.iter().map(|row| row.0 * Self::in_row(row)).sum()
    }

    /// In the fullest subnet.
    fn fullest(&self) -> u64 {
        self.rows.iter().filter(|row| row.0 > 0).map(Self::in_row).max().unwrap_or(0)
    }

    /// Of the largest set: interfaces in the fullest subnet, and in all.
    fn of_largest_set(&self) -> (u64, u64) {
        let largest = |kinds: &[(u64, u64); 2]| kinds.iter().filter(|(sets, _)| *sets > 0).map(|kind| kind.1).max().unwrap_or(1);
        let rows = || self.rows.iter().filter(|row| row.0 > 0).map(|row| (row.0, largest(&row.1)));
        (rows().map(|row| row.1).max().unwrap_or(1), rows().map(|row| row.0 * row.1).sum())
    }

    /// What the engine creates where `made` sets fit: their keys, then the extra interfaces in the
    /// order of sets and subnets, as addresses and quota allow. In all, and in the fullest subnet.
    fn created(&self, made: u64, room: u64, quota: u64) -> (u64, u64) {
        let [(busier, busy), (calmer, calm)] = self.rows;
        let subnets = busier + calmer;
        let mut left: Vec<u64> = vec![room.saturating_sub(made); usize::try_from(subnets).unwrap_or(0)];
        let mut quota = quota.saturating_sub(made * subnets);
        let start = quota;
        if self.total() > self.count() {
            for set in 0..made {
                for (at, left) in left.iter_mut().enumerate() {
                    let kinds = if (at as u64) < busier { busy } else { calm };
                    let [(larger, more), (_, less)] = kinds;
                    let extra = (if set < larger { more } else { less }).saturating_sub(1).min(*left).min(quota);
                    *left -= extra;
                    quota -= extra;
                }
            }
        }
        let least = left.iter().copied().min().unwrap_or(0);
        (made * subnets + (start - quota), room.saturating_sub(least))
    }

    /// Pairs of subnet and set.
    fn count(&self) -> u64 {
        self.rows.iter().map(|row| row.0 * row.1.iter().map(|kind| kind.0).sum::<u64>()).sum()
    }
}

impl Sizing {
    /// What is wrong with a field's value, beside the others' as they are.
    pub fn problem(&self, field: SizingField) -> Option<SizingProblem> {
        let (least, most) = field.range();
        let given = match field {
            SizingField::Functions => self.functions,
            SizingField::Sets => self.sets,
            SizingField::Subnets => self.subnets,
            SizingField::Prefix => u64::from(self.prefix),
            SizingField::Concurrency => self.concurrency,
            SizingField::Memory => self.memory_mb,
            SizingField::Connections => self.connections,
            SizingField::Occupied => self.occupied,
            SizingField::Growth => self.growth,
            SizingField::Headroom => self.headroom,
        };
        if !(least..=most).contains(&given) {
            return Some(SizingProblem::Outside { least, most });
        }
        let prefix = self.prefix;
        match field {
            SizingField::Sets if given > self.functions => Some(SizingProblem::MoreSets(self.functions)),
            SizingField::Occupied if given > usable(prefix) => Some(SizingProblem::Occupants { prefix, usable: usable(prefix) }),
            SizingField::Subnets if given > subnets_in_vpc(prefix) => {
                Some(SizingProblem::Blocks { prefix, most: subnets_in_vpc(prefix) })
            }
            _ => None,
        }
    }

    /// Whether every field holds.
    pub fn is_sound(&self) -> bool {
        SizingField::ALL.into_iter().all(|field| self.problem(field).is_none())
    }

    /// What it comes to by the assumptions of a board; concurrency and connections are the sizing's
    /// own. `None`: a field does not hold.
    pub fn answer(&self, assumptions: &Assumptions) -> Option<SizingAnswer> {
        self.is_sound().then(|| self.compute(assumptions))
    }

    /// Needed Before by an estimate.
    fn need(&self, estimate: Estimate) -> Figure {
        let functions = value(Label::Functions, self.functions);
        let runs = value(Label::Concurrency, self.concurrency);
        match estimate {
            Estimate::PerEnvironment => Figure::new(
                "legacy-per-environment",
                Expr::Product(vec![functions, runs]),
                &[Assumption::PerEnvironment, Assumption::ConcurrencyByUser],
            ),
            Estimate::MemoryFormula => {
                let memory = value(Label::MemoryMb, self.memory_mb.min(rules::LEGACY_MEMORY_MAX_MB));
                let each =
                    ceil_div(Expr::Product(vec![runs, memory]), value(Label::MbPerInterface, rules::LEGACY_MB_PER_INTERFACE));
                Figure::new(
                    "legacy-memory-formula",
                    Expr::Product(vec![functions, each]),
                    &[Assumption::RoundedUp, Assumption::ConcurrencyByUser],
                )
            }
        }
    }

    /// The highest concurrency of each function that fits into `room` interfaces.
    fn highest(&self, estimate: Estimate, room: Expr) -> Option<Figure> {
        let each = floor_div(room, value(Label::Functions, self.functions));
        let (expr, by) = match estimate {
            Estimate::PerEnvironment => (each, Assumption::PerEnvironment),
            Estimate::MemoryFormula => {
                let memory = self.memory_mb.min(rules::LEGACY_MEMORY_MAX_MB);
                let mb = value(Label::MbPerInterface, rules::LEGACY_MB_PER_INTERFACE);
                (floor_div(Expr::Product(vec![each, mb]), value(Label::MemoryMb, memory)), Assumption::RoundedUp)
            }
        };
        let figure = Figure::new("sizing-concurrency", expr, &[by, Assumption::EvenSpread]);
        (figure.value() < limits::CONCURRENCY_MAX).then_some(figure)
    }

    /// Room of one subnet: `size - 5 - others`.
    fn subnet_room(&self) -> Expr {
        let usable = minus(value(Label::Addresses, size(self.prefix)), value(Label::Reserved, rules::RESERVED_PER_SUBNET));
        if self.occupied == 0 { usable } else { minus(usable, value(Label::Occupied, self.occupied)) }
    }

    /// `ceil((what x (1 + growth) + others) x (1 + headroom))`, in whole percents so that it is
    /// rounded once: everything is `subnets` x 100 x 100 times as large until the end.
    fn prefix(&self, what: Expr, subnets: u64, growth: Option<u64>, assumptions: &[Assumption]) -> PrefixAnswer {
        let hundred = || value(Label::Hundred, 100);
        let over = |mut factors: Vec<Expr>| {
            if subnets > 1 {
                factors.push(value(Label::Subnets, subnets));
            }
            Expr::Product(factors)
        };
        let grown = Expr::Product(vec![what, growth.map_or_else(hundred, with)]);
        let others = over(vec![value(Label::Occupied, self.occupied), hundred()]);
        let all = Expr::Product(vec![Expr::Sum(vec![grown, others]), with(self.headroom)]);
        PrefixAnswer::of(ceil_div(all, over(vec![hundred(), hundred()])), assumptions, self.prefix)
    }

    /// What the ENIs of a subnet are called: one for each set, or more.
    fn row_label(&self, per_subnet: &Figure) -> Label {
        if per_subnet.value() == self.sets { Label::GroupSets } else { Label::Needed }
    }

    fn compute(&self, assumptions: &Assumptions) -> SizingAnswer {
        let estimate = assumptions.estimate;
        let (subnets, sets) = (value(Label::Subnets, self.subnets), value(Label::GroupSets, self.sets));
        let each = self.subnet_room().evaluate();
        let room = Figure::new("subnet-usable", Expr::Product(vec![subnets.clone(), self.subnet_room()]), &[]);
        // Before: a function may use every subnet, so only the sum counts.
        let bound = assumptions.region_quota_2019.filter(|quota| *quota < room.value());
        let bounded = || match bound {
            Some(quota) => value(Label::RegionQuota, quota),
            None => value(Label::Room, room.value()),
        };
        let (before, other) = (self.need(estimate), self.need(estimate.other()));
        let refused = minus(value(Label::Needed, before.value()), bounded());

        // Now: one key for each subnet and set.
        let keys = Keys::of(self, assumptions.limits.connections_per_interface);
        let even = [Assumption::ConnectionsPerEnvironment, Assumption::EvenConnections];
        let with_extra = |base: Expr, plain: u64, all: u64| match all - plain {
            0 => base,
            extra => Expr::Sum(vec![base, value(Label::Extra, extra)]),
        };
        let pairs = Expr::Product(vec![subnets, sets.clone()]);
        let now = Figure::new("hyperplane-key", with_extra(pairs, keys.count(), keys.total()), &even);
        let per_subnet = Figure::new("hyperplane-key", with_extra(sets, self.sets, keys.fullest()), &even);
        let quota = assumptions.eni_quota.saturating_sub(assumptions.other_enis);
        let made = self.sets.min(each).min(quota / self.subnets.max(1));
        let (created, used) = keys.created(made, each, quota);
        let fit = [Assumption::AllOrNothing, Assumption::ExtraAfterwards, Assumption::EniQuota];
        let missing = minus(value(Label::Needed, now.value()), value(Label::Created, created));
        let (in_row, in_all) = keys.of_largest_set();
        let by_addresses = match in_row {
            1 => self.subnet_room(),
            many => floor_div(self.subnet_room(), value(Label::PerSet, many)),
        };
        let left = match assumptions.other_enis {
            0 => value(Label::Quota, assumptions.eni_quota),
            others => minus(value(Label::Quota, assumptions.eni_quota), value(Label::OtherEnis, others)),
        };
        let of_set = if in_all == self.subnets { Label::Subnets } else { Label::PerSet };
        let by_quota = floor_div(left, value(of_set, in_all));
        let (sets_fit, sets_bound) = if by_quota.evaluate() < by_addresses.evaluate() {
            (by_quota, SetsBound::Quota)
        } else {
            (by_addresses, SetsBound::Addresses)
        };
        let quota_used = match assumptions.other_enis {
            0 => value(Label::Needed, now.value()),
            others => Expr::Sum(vec![value(Label::Needed, now.value()), value(Label::OtherEnis, others)]),
        };
        let runs = Expr::Product(vec![
            value(Label::Concurrency, self.concurrency),
            value(Label::ConnectionsPerEnvironment, self.connections),
        ]);
        let share = if self.subnets > 1 { ceil_div(runs, value(Label::Subnets, self.subnets)) } else { runs };
        let largest = value(Label::Sharing, self.functions.div_ceil(self.sets.max(1)));
        SizingAnswer {
            estimate,
            refused: Figure::new("legacy-spread", refused, &[Assumption::EvenSpread]),
            highest: self.highest(estimate, bounded()),
            other_highest: self.highest(estimate.other(), bounded()),
            free: Figure::new("subnet-usable", minus(self.subnet_room(), value(Label::Used, used)), &fit),
            missing: Figure::new("hyperplane-fit", missing, &fit),
            sets_fit: Figure::new("sizing-sets", sets_fit, &fit),
            sets_bound,
            now_prefix: self.prefix(value(self.row_label(&per_subnet), per_subnet.value()), 1, Some(self.growth), &even),
            before_prefix: self.prefix(value(Label::Needed, before.value()), self.subnets, None, before.assumptions()),
            quota_used: Figure::new("hyperplane-quota", quota_used, &[Assumption::EniQuota]),
            quota: assumptions.eni_quota,
            per_interface: assumptions.limits.connections_per_interface,
            connections: Figure::new("hyperplane-connections", Expr::Product(vec![largest, share]), &even),
            interfaces: rules::interfaces_for(keys.most, assumptions.limits.connections_per_interface),
            before,
            other,
            room,
            now,
            per_subnet,
        }
    }
}
