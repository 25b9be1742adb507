//! What a rule is: a constant or a formula, whose word it is, and how sure.

use serde::{Deserialize, Serialize};

/// How sure a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// AWS's own text or service model.
    Aws,
    /// A copy or a quotation of AWS's word, or a maintainer's.
    Secondary,
    /// Follows from AWS's text by logic.
    Derived,
    /// A third party's observation.
    Observed,
    /// Ours: AWS does not say. Editable where it is a number.
    Assumption,
}

impl Confidence {
    /// All, the surest first.
    pub const ALL: [Self; 5] = [Self::Aws, Self::Secondary, Self::Derived, Self::Observed, Self::Assumption];

    /// Filled marks, of three.
    pub fn marks(self) -> u8 {
        match self {
            Self::Aws => 3,
            Self::Secondary | Self::Derived => 2,
            Self::Observed => 1,
            Self::Assumption => 0,
        }
    }

    /// Its name for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::Secondary => "copy",
            Self::Derived => "derived",
            Self::Observed => "observed",
            Self::Assumption => "assumption",
        }
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Today: Hyperplane.
    Now,
    /// Until 2019.
    Before,
    /// Subnets and VPCs.
    Subnets,
    /// Limits.
    Limits,
    /// Concurrency.
    Concurrency,
    /// Security groups.
    SecurityGroups,
    /// What advice goes by.
    Advice,
    /// Failures.
    Failures,
}

impl Group {
    /// All, in the order of the page.
    pub const ALL: [Self; 8] = [
        Self::Now,
        Self::Before,
        Self::Subnets,
        Self::Limits,
        Self::Concurrency,
        Self::SecurityGroups,
        Self::Advice,
        Self::Failures,
    ];

    /// Its name for programs and in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Before => "before",
            Self::Subnets => "subnets",
            Self::Limits => "limits",
            Self::Concurrency => "concurrency",
            Self::SecurityGroups => "security-groups",
            Self::Advice => "advice",
            Self::Failures => "failures",
        }
    }
}

/// Where a rule is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: &'static str,
    /// Its address, if it has one.
    pub url: Option<&'static str>,
    /// Its date.
    pub dated: &'static str,
}

/// A constant or a formula with its source. Its statement is a text: `text::rules`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its id, stable.
    pub id: &'static str,
    /// What it is about.
    pub group: Group,
    /// The formula in plain characters.
    pub formula: &'static str,
    /// The numbers it declares, each by the name it has in the sources of the model (or would have).
    pub constants: &'static [(&'static str, u64)],
    /// Where it is written; none: nowhere, it is ours.
    pub sources: &'static [Source],
    /// How sure.
    pub confidence: Confidence,
    /// The world it describes; not the date of its source.
    pub as_of: &'static str,
    /// Older values, and since or until when.
    pub older: &'static [(&'static str, &'static str)],
}
