//! A figure is a value together with how it came about.

/// What a number in a derivation stands for. `text` names each in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Label {
    /// How many functions.
    Functions,
    /// Concurrent executions of one function.
    Concurrency,
    /// Connections per execution environment.
    ConnectionsPerEnvironment,
    /// Connections on one key.
    Connections,
    /// Connections one interface carries.
    ConnectionsPerInterface,
    /// Memory in MB, at most 3,008.
    MemoryMb,
    /// MB per GB times the 3 GB of the formula: 3,072.
    MbPerInterface,
    /// How many subnets.
    Subnets,
    /// How many sets of security groups.
    GroupSets,
    /// Keys: subnet and set of security groups, in use.
    Keys,
    /// Interfaces needed.
    Needed,
    /// Interfaces created.
    Created,
    /// Addresses of a block.
    Addresses,
    /// Addresses AWS reserves.
    Reserved,
    /// Addresses others hold.
    Occupied,
    /// Addresses usable.
    Usable,
    /// Addresses in use.
    Used,
    /// Extra interfaces over one per key.
    Extra,
    /// Functions that failed.
    Failed,
    /// Interfaces that came in by fail-over.
    CameIn,
    /// Interfaces that left by fail-over.
    WentOut,
    /// What was refused.
    Refused,
    /// What was wanted here at first.
    Demand,
    /// Everything that is not shown by itself.
    Rest,
    /// Seconds.
    Seconds,
    /// Interfaces of a key.
    Interfaces,
    /// Requests per second.
    Requests,
    /// Milliseconds a request takes.
    Duration,
    /// Milliseconds of a second.
    Milliseconds,
    /// Requests an execution environment answers in a second.
    RequestsPerEnvironment,
    /// Per cent.
    Percent,
    /// A hundred per cent.
    Hundred,
    /// The global concurrency.
    Global,
    /// Before: needed.
    NeededBefore,
    /// Now: needed.
    NeededNow,
    /// Addresses Lambda may use.
    Room,
    /// The highest concurrency that fits, found by trying.
    HighestFitting,
    /// Functions that share.
    Sharing,
    /// Event sources that share.
    Pollers,
    /// Interfaces of other services.
    OtherEnis,
    /// Network address units of one function.
    NauEach,
    /// Network address units of a VPC.
    NauLimit,
    /// The quota of a VPC.
    Quota,
    /// One more.
    OneMore,
    /// Concurrency of the account.
    AccountLimit,
    /// Reserved concurrency.
    ReservedConcurrency,
    /// Concurrency that always stays unreserved.
    UnreservedLeast,
    /// Provisioned concurrency.
    ProvisionedConcurrency,
    /// Rules of a group.
    Rules,
    /// Security groups.
    Groups,
    /// The Region's quota of network interfaces in 2019.
    RegionQuota,
    /// Interfaces of one set: in a subnet, or in all.
    PerSet,
    /// Refused because its function never starts.
    Barred,
    /// What the columns that are drawn show.
    Drawn,
    /// Concurrency that does not follow the slider.
    FixedConcurrency,
}

/// An assumption: not AWS's word, and editable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Assumption {
    /// One ENI per execution environment (an upper bound).
    PerEnvironment,
    /// The formula's result is rounded up.
    RoundedUp,
    /// Executions spread evenly over a function's subnets, with fail-over (aws-facts 1.1).
    EvenSpread,
    /// Connections per execution environment.
    ConnectionsPerEnvironment,
    /// Connections split evenly over the function's subnets.
    EvenConnections,
    /// A version that fails creates none of its new keys (aws-facts 2.5).
    AllOrNothing,
    /// Extra interfaces are made after all versions, as room allows.
    ExtraAfterwards,
    /// Hyperplane ENIs per VPC (a quota the account can raise).
    EniQuota,
    /// Concurrency entered by the user.
    ConcurrencyByUser,
    /// A subnet without a known block has unbounded room.
    UnboundedSubnet,
    /// Seconds a legacy ENI took to attach.
    AttachDelay,
}

/// An integer expression over named values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// A named value.
    Value(Label, u64),
    /// The sum of all; 0 for none.
    Sum(Vec<Expr>),
    /// The product of all; 1 for none.
    Product(Vec<Expr>),
    /// The first less the second, not below 0.
    Minus(Box<Expr>, Box<Expr>),
    /// The first over the second, rounded up; 0 over 0 is 0.
    CeilDiv(Box<Expr>, Box<Expr>),
    /// The first over the second, rounded down; 0 over 0 is 0.
    FloorDiv(Box<Expr>, Box<Expr>),
    /// The larger.
    Max(Box<Expr>, Box<Expr>),
    /// The first over the second in tenths, rounded half up; 0 over 0 is 0. Only as a whole.
    Tenths(Box<Expr>, Box<Expr>),
    /// The first over the second, rounded half up; 0 over 0 is 0. Only as a whole.
    Round(Box<Expr>, Box<Expr>),
}

/// `a` over `b` in parts of `1 / scale`, rounded half up.
fn rounded(a: u64, b: u64, scale: u128) -> u64 {
    let (a, b) = (u128::from(a) * scale, u128::from(b));
    if b == 0 { 0 } else { u64::try_from((a * 2 + b) / (b * 2)).unwrap_or(u64::MAX) }
}

impl Expr {
    /// The number the expression comes to. Saturates instead of overflowing.
    pub fn evaluate(&self) -> u64 {
        match self {
            Self::Value(_, value) => *value,
            Self::Sum(parts) => parts.iter().fold(0, |sum, part| sum.saturating_add(part.evaluate())),
            Self::Product(parts) => parts.iter().fold(1, |product, part| product.saturating_mul(part.evaluate())),
            Self::Minus(a, b) => a.evaluate().saturating_sub(b.evaluate()),
            Self::CeilDiv(a, b) => match b.evaluate() {
                0 => 0,
                divisor => a.evaluate().div_ceil(divisor),
            },
            Self::FloorDiv(a, b) => a.evaluate().checked_div(b.evaluate()).unwrap_or(0),
            Self::Max(a, b) => a.evaluate().max(b.evaluate()),
            Self::Tenths(a, b) => rounded(a.evaluate(), b.evaluate(), 10),
            Self::Round(a, b) => rounded(a.evaluate(), b.evaluate(), 1),
        }
    }
}

/// A value with its derivation. The value **is** what the expression comes to: there is no other
/// way to make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    value: u64,
    rule: &'static str,
    expr: Expr,
    assumptions: Vec<Assumption>,
}

impl Figure {
    /// A figure by the rule of this id (see [`super::rule`]).
    pub fn new(rule: &'static str, expr: Expr, assumptions: &[Assumption]) -> Self {
        Self { value: expr.evaluate(), rule, expr, assumptions: assumptions.to_vec() }
    }

    /// The value.
    pub fn value(&self) -> u64 {
        self.value
    }

    /// Whether the value counts tenths.
    pub fn in_tenths(&self) -> bool {
        matches!(self.expr, Expr::Tenths(..))
    }

    /// The id of its rule.
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// The arithmetic, with the values put in.
    pub fn expr(&self) -> &Expr {
        &self.expr
    }

    /// What it takes for granted.
    pub fn assumptions(&self) -> &[Assumption] {
        &self.assumptions
    }
}
