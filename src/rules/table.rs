//! The rules by id: what the model computes with, whose word it is, and how sure.

/// How sure a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// AWS's own text or service model.
    Aws,
    /// A secondary copy or a maintainer's word.
    Secondary,
    /// Derived from AWS's text by logic.
    Derived,
    /// Ours: AWS does not say. Editable where it is a number.
    Assumption,
}

/// A constant or a formula with its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its id, stable.
    pub id: &'static str,
    /// The formula in plain characters.
    pub formula: &'static str,
    /// The source's title.
    pub source: &'static str,
    /// Where it stands, if anywhere public.
    pub url: Option<&'static str>,
    /// The source's date.
    pub dated: &'static str,
    /// How sure.
    pub confidence: Confidence,
}

/// When the sources were last read.
pub const CHECKED: &str = "2026-11-21";

const CUR_VPC: (&str, Option<&str>) = (
    "AWS Lambda Developer Guide, Giving Lambda functions access to resources in an Amazon VPC",
    Some("https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html"),
);
const CUR_QUOTA: (&str, Option<&str>) = (
    "AWS Lambda Developer Guide, Lambda quotas",
    Some("https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"),
);
const CUR_CONC: (&str, Option<&str>) = (
    "AWS Lambda Developer Guide, Understanding Lambda function scaling",
    Some("https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html"),
);
const DG_2019: (&str, Option<&str>) = ("AWS Lambda Developer Guide, vpc.md", None);
const VPC_GUIDE: (&str, Option<&str>) =
    ("Amazon VPC User Guide, Subnet sizing", Some("https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"));
const OURS: (&str, Option<&str>) = ("ENI Lens, assumption", None);

const fn rule(
    id: &'static str,
    formula: &'static str,
    source: (&'static str, Option<&'static str>),
    dated: &'static str,
    confidence: Confidence,
) -> Rule {
    Rule { id, formula, source: source.0, url: source.1, dated, confidence }
}

/// Every rule.
pub const RULES: &[Rule] = &[
    rule("legacy-per-environment", "sum of concurrency", DG_2019, "2017-12-12", Confidence::Assumption),
    rule("legacy-memory-formula", "sum of ceil(concurrency * min(MB, 3008) / 1024 / 3)", DG_2019, "2019-09-05", Confidence::Aws),
    rule("legacy-spread", "even, remainders rotate, fail-over in row order", OURS, CHECKED, Confidence::Assumption),
    rule("legacy-region-quota", "max(350, 5 * On-Demand limit)", VPC_GUIDE, "2018-09", Confidence::Aws),
    rule("legacy-attach-delay", "seconds a new ENI took to attach", OURS, CHECKED, Confidence::Assumption),
    rule(
        "hyperplane-created-early",
        "0: made when the function is created or its VPC settings change",
        CUR_VPC,
        "2021-11-12",
        Confidence::Aws,
    ),
    rule("hyperplane-key", "distinct (account, subnet, set of security groups)", CUR_VPC, "2021-11-12", Confidence::Aws),
    rule("hyperplane-connections", "max(1, ceil(connections / 65000))", CUR_VPC, "2021-11-12", Confidence::Aws),
    rule("hyperplane-fit", "all new keys of a version or none, in order of creation", OURS, CHECKED, Confidence::Assumption),
    rule("hyperplane-quota", "500 per VPC, shared, adjustable (250 in older material)", CUR_QUOTA, CHECKED, Confidence::Aws),
    rule("concurrency-rate", "max(requests/s * duration, requests/s / 10)", CUR_CONC, CHECKED, Confidence::Aws),
    rule("account-concurrency", "1000 per Region, adjustable; lower in new accounts", CUR_QUOTA, CHECKED, Confidence::Aws),
    rule("subnet-usable", "2^(32 - prefix) - 5", VPC_GUIDE, "2023-04", Confidence::Aws),
    // What advice goes by.
    rule(
        "advice-merge",
        "functions of several sets moved to one: distinct (account, subnet) of all of them",
        CUR_VPC,
        "2021-11-12",
        Confidence::Derived,
    ),
    rule("advice-own-group", "functions with a group of their own * subnets", CUR_VPC, "2021-11-12", Confidence::Derived),
    rule("advice-one-zone", "subnets in two Availability Zones or more", CUR_VPC, "2021-11-12", Confidence::Aws),
    rule("advice-subnet-use", "addresses in use > 80 % of the usable ones", OURS, CHECKED, Confidence::Assumption),
    rule("advice-quota-use", "ENIs in use > 80 % of the quota", OURS, CHECKED, Confidence::Assumption),
    rule(
        "advice-unneeded-version",
        "interfaces held by published versions alone, none with an alias or the concurrency",
        CUR_VPC,
        "2021-11-12",
        Confidence::Derived,
    ),
    rule("advice-uneven-zones", "most free addresses >= 4 * fewest", OURS, CHECKED, Confidence::Assumption),
    rule(
        "advice-overlap",
        "old + new interfaces until the old ones are deleted, <= 20 min",
        CUR_VPC,
        "2021-11-12",
        Confidence::Derived,
    ),
];

/// The rule of this id.
pub fn rule_by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
