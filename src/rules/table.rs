//! The rules by id: what the model computes with, whose word it is, and how sure.

use super::Confidence::{Assumption, Aws, Derived, Observed, Secondary};
use super::Group::{Advice, Before, Concurrency, Failures, Limits, Now, SecurityGroups, Subnets};
use super::sources::*;
use super::{Confidence, Group, Rule, Source};

type Numbers = &'static [(&'static str, u64)];

const fn rule(
    group: Group,
    id: &'static str,
    formula: &'static str,
    constants: Numbers,
    sources: &'static [Source],
    confidence: Confidence,
) -> Rule {
    Rule { id, group, formula, constants, sources, confidence, as_of: TODAY, older: &[] }
}

impl Rule {
    const fn of_2019(self) -> Self {
        Self { as_of: OLD, ..self }
    }

    const fn older(self, older: &'static [(&'static str, &'static str)]) -> Self {
        Self { older, ..self }
    }
}

/// Every rule, in the order of the page.
pub const RULES: &[Rule] = &[
    rule(Now, "hyperplane-key", "key = (account, subnet, sorted set of SGs)", &[], &[DG_2021, FINDER], Aws),
    rule(
        Now,
        "hyperplane-connections",
        "ENIs = max(1, ceil(connections / 65,000))",
        &[("CONNECTIONS_PER_INTERFACE", 65_000)],
        &[DG_2021, CUR_VPC],
        Aws,
    ),
    rule(
        Now,
        "hyperplane-even-connections",
        "connections of a subnet = connections / subnets",
        &[("DEFAULT_CONNECTIONS_PER_ENVIRONMENT", 1)],
        &[],
        Assumption,
    ),
    rule(Now, "hyperplane-one-address", "IPv4 addresses = ENIs", &[], &[HANDS_ON], Secondary),
    rule(Now, "hyperplane-every-subnet", "free(s) ≥ 1 for every subnet s of a new key", &[], &[PFISTER], Derived),
    rule(Now, "hyperplane-fit", "all new keys of a version or none, in order of creation", &[], &[], Assumption),
    rule(Now, "hyperplane-created-early", "wait at invocation = 0 s", &[("WAIT_AT_INVOKE_S", 0)], &[CUR_VPC, DG_2021], Aws),
    rule(Now, "hyperplane-account", "keys of two accounts are two keys", &[], &[DG_2021, VPC_SHARING], Derived),
    rule(Now, "versions-pin-enis", "users(key) = { $LATEST, published versions, event sources }", &[], &[CUR_VPC, FINDER], Aws),
    rule(Now, "event-source-enis", "key of a poller = (subnet of the source, SGs of the source)", &[], &[CUR_MSK], Aws),
    rule(Now, "hyperplane-update", "during a change: keys(old) ∪ keys(new)", &[], &[DG_2021], Derived),
    rule(Now, "hyperplane-delete", "≤ 20 minutes after the last user", &[("DELETE_MINUTES", 20)], &[CUR_VPC], Aws),
    rule(Now, "hyperplane-idle", "every user idle ≥ 14 days", &[("IDLE_DAYS", 14)], &[CUR_VPC], Aws)
        .older(&[("“long period”", "2019"), ("“consecutive weeks”", "2021")]),
    rule(Now, "hyperplane-recreated", "spare addresses: not stated", &[], &[CUR_VPC], Aws),
    rule(
        Now,
        "role-permissions",
        "CreateNetworkInterface, DescribeNetworkInterfaces, DescribeSubnets, DeleteNetworkInterface, AssignPrivateIpAddresses, UnassignPrivateIpAddresses on *",
        &[],
        &[CUR_VPC],
        Aws,
    )
    .older(&[("CreateNetworkInterface, DescribeNetworkInterfaces, DeleteNetworkInterface", "2017 – 2019")]),
    rule(Now, "lists-together", "subnets = ∅ ⇔ SGs = ∅", &[], &[ACTION_72], Secondary),
    rule(Now, "ipv6-dual-stack", "IPv6 only if every subnet is dual-stack", &[], &[CUR_VPC], Aws),
    rule(Before, "legacy-per-environment", "ENIs = Σ concurrency(fn)", &[], &[DG_2017_CONCURRENT], Aws).of_2019(),
    rule(
        Before,
        "legacy-memory-formula",
        "ENIs ≈ Σ concurrency(fn) × (memory in GB / 3 GB)",
        &[("LEGACY_MB_PER_INTERFACE", 3_072), ("MB_PER_GB", 1_024), ("LEGACY_GB_PER_INTERFACE", 3)],
        &[DG_2019],
        Aws,
    )
    .of_2019(),
    rule(Before, "legacy-rounding", "ceil(x)", &[], &[QUESTIONS], Assumption).of_2019(),
    rule(Before, "legacy-no-sharing", "ENIs = Σ ENIs(fn)", &[], &[DG_2019], Derived).of_2019(),
    rule(Before, "legacy-memory-cap", "min(MB, 3,008)", &[("LEGACY_MEMORY_MAX_MB", 3_008)], &[DG_2019, CUR_QUOTA], Aws)
        .of_2019(),
    rule(Before, "legacy-address", "IPv4 addresses = ENIs", &[], &[DG_2017], Aws).of_2019(),
    rule(Before, "legacy-spread", "n div k each; remainders rotate; fail-over in row order", &[], &[], Assumption).of_2019(),
    rule(Before, "legacy-failover", "refused only if Σ free(s) = 0", &[], &[DG_2017, DG_2019], Derived).of_2019(),
    rule(
        Before,
        "legacy-attach-delay",
        "wait ≈ 10 s",
        &[("DEFAULT_ATTACH_DELAY_S", 10)],
        &[],
        Assumption,
    )
    .of_2019(),
    rule(Before, "legacy-cold-start", "10 s to 15 s", &[], &[COLD_STARTS], Observed).of_2019(),
    rule(Before, "legacy-created-late", "created at invocation, at scale-out", &[], &[DG_2017, DG_2019], Aws).of_2019(),
    rule(Before, "legacy-rollout", "2019-09-27 to 2020-08-05, by Region", &[], &[BLOG_2019], Aws).of_2019(),
    rule(Subnets, "subnet-usable", "2^(32 − prefix) − 5", &[("IPV4_BITS", 32)], &[VPC_SIZING], Aws),
    rule(Subnets, "subnet-reserved", "first four and last", &[("RESERVED_PER_SUBNET", 5)], &[VPC_SIZING, MODEL_EC2], Aws),
    rule(Subnets, "block-prefix", "16 ≤ prefix ≤ 28", &[("PREFIX", 16), ("PREFIX", 28)], &[VPC_SIZING, VPC_BLOCKS], Aws),
    rule(
        Subnets,
        "vpc-blocks",
        "blocks ≤ 5, none overlap",
        &[("CIDRS_PER_VPC", 5), ("CIDRS_PER_VPC_RAISED", 50)],
        &[VPC_BLOCKS, VPC_LIMITS],
        Aws,
    ),
    rule(Subnets, "vpc-restricted-blocks", "10/8, 172.16/12 and 192.168/16 do not mix", &[], &[VPC_BLOCKS], Aws),
    rule(Subnets, "subnet-other-users", "room = usable − others", &[], &[VPC_LIMITS], Derived),
    rule(
        Limits,
        "hyperplane-quota",
        "created + others ≤ 500 per VPC",
        &[("ENI_QUOTA", 500)],
        &[CUR_QUOTA],
        Aws,
    )
    .older(&[("250", "2020-02-24 –")]),
    rule(Limits, "region-eni-quota", "interfaces ≤ 5,000 per Region", &[("REGION_ENI_QUOTA", 5_000)], &[VPC_LIMITS], Aws)
        .older(&[("max(350, 5 × On-Demand limit)", "– 2019-12-03")]),
    rule(
        Limits,
        "legacy-region-quota",
        "max(350, 5 × On-Demand limit)",
        &[("REGION_QUOTA_2019_LEAST", 350), ("REGION_QUOTA_2019_PER_INSTANCE", 5), ("ON_DEMAND_LIMIT_2019", 20)],
        &[VPC_LIMITS_2018],
        Aws,
    )
    .of_2019(),
    rule(
        Limits,
        "network-address-usage",
        "NAU = 6 × functions ≤ 64,000",
        &[("NAU_PER_FUNCTION", 6), ("NAU_PER_VPC", 64_000), ("NAU_PER_VPC_RAISED", 256_000)],
        &[VPC_NAU],
        Aws,
    ),
    rule(
        Limits,
        "sizing-prefix",
        "smallest prefix: usable ≥ ceil((SG sets × (1 + growth) + others) × (1 + headroom))",
        &[],
        &[VPC_SIZING, PFISTER],
        Derived,
    ),
    rule(Limits, "sizing-sets", "min(usable − others, floor((quota − other ENIs) / subnets))", &[], &[CUR_QUOTA, PFISTER], Derived),
    rule(
        Before,
        "sizing-concurrency",
        "floor(addresses / functions), by the formula × 3 GB / memory",
        &[],
        &[DG_2019, DG_2017],
        Derived,
    )
    .of_2019(),
    rule(Limits, "function-subnets", "subnets ≤ 16", &[("SUBNETS_PER_FUNCTION", 16)], &[MODEL_LAMBDA], Aws),
    rule(
        Limits,
        "function-size",
        "128 ≤ MB ≤ 10,240; timeout ≤ 900 s",
        &[("MEMORY_MB", 128), ("MEMORY_MB", 10_240), ("DURATION_MS", 1), ("DURATION_MS", 900_000)],
        &[CUR_QUOTA],
        Aws,
    )
    .older(&[("128 – 3,008 MB", "– 2020-12-01"), ("300 s", "– 2018-10")]),
    rule(
        Limits,
        "input-bounds",
        "what a field takes",
        &[
            ("CONCURRENCY_MAX", 1_000_000),
            ("REQUESTS_MAX", 10_000_000),
            ("PERCENT", 1),
            ("PERCENT", 100_000),
            ("NAME_MAX", 64),
            ("ALIAS_MAX", 128),
            ("FUNCTIONS_MAX", 5_000),
            ("CONNECTIONS_MAX", 1_000_000),
            ("PERCENT_MAX", 1_000),
            ("RULES_MAX", 1_000),
            ("LIMIT_MOST", 100_000),
        ],
        &[],
        Assumption,
    ),
    rule(
        Concurrency,
        "concurrency-rate",
        "concurrency = requests/s × duration",
        &[("MS_PER_SECOND", 1_000)],
        &[CUR_CONC, DG_2017],
        Aws,
    ),
    rule(
        Concurrency,
        "concurrency-request-cap",
        "concurrency ≥ requests/s / 10",
        &[("REQUESTS_PER_ENVIRONMENT_SECOND", 10)],
        &[CUR_QUOTA, CUR_CONC],
        Aws,
    ),
    rule(
        Concurrency,
        "account-concurrency",
        "Σ concurrency ≤ 1,000 per Region",
        &[("ACCOUNT_CONCURRENCY", 1_000)],
        &[CUR_QUOTA],
        Aws,
    ),
    rule(
        Concurrency,
        "concurrency-reserved",
        "Σ reserved ≤ limit − 100",
        &[("UNRESERVED_LEAST", 100)],
        &[CUR_CONC],
        Aws,
    ),
    rule(
        Concurrency,
        "concurrency-provisioned",
        "provisioned ≤ reserved; ≤ 6,000 environments per minute",
        &[("PROVISIONED_PER_MINUTE", 6_000)],
        &[CUR_CONC],
        Aws,
    ),
    rule(
        Concurrency,
        "concurrency-scaling",
        "+1,000 environments per 10 s and function",
        &[("SCALE_STEP", 1_000), ("SCALE_STEP_S", 10)],
        &[CUR_CONC],
        Aws,
    )
    .older(&[("3,000 / 1,000 / 500 at once, then +500 per minute", "– 2023-11")]),
    rule(SecurityGroups, "sg-per-function", "SGs ≤ 5", &[("GROUPS_PER_FUNCTION", 5)], &[MODEL_LAMBDA], Aws),
    rule(
        SecurityGroups,
        "sg-rules",
        "60 in + 60 out per SG; SGs × rules ≤ 1,000 per ENI",
        &[("RULES_PER_GROUP", 60), ("GROUPS_TIMES_RULES", 1_000)],
        &[VPC_LIMITS],
        Aws,
    )
    .older(&[("SGs × rules ≤ 300", "– 2019")]),
    rule(SecurityGroups, "sg-inbound", "inbound rules: not evaluated for the function", &[], &[DG_2021], Derived),
    rule(
        SecurityGroups,
        "sg-event-sources",
        "MSK 9092, 9094, 9096, 9098; MQ 61617, 5671; DocumentDB 27017",
        &[
            ("MSK_PORT", 9_092),
            ("MSK_PORT", 9_094),
            ("MSK_PORT", 9_096),
            ("MSK_PORT", 9_098),
            ("MQ_PORT", 61_617),
            ("MQ_PORT", 5_671),
            ("DOCUMENTDB_PORT", 27_017),
        ],
        &[CUR_MSK],
        Aws,
    ),
    rule(SecurityGroups, "sg-new", "in: none; out: everything", &[], &[VPC_GROUPS], Aws),
    rule(SecurityGroups, "sg-change-blocked", "OperationNotPermitted", &[], &[CUR_TROUBLE, TERRAFORM_31520], Aws)
        .older(&[("ModifyNetworkInterfaceAttribute", "– 2023-05")]),
    rule(Advice, "advice-merge", "ENIs after = distinct (account, subnet) of all functions moved", &[], &[DG_2021, FINDER], Derived),
    rule(Advice, "advice-own-group", "functions with an SG of their own × subnets", &[], &[DG_2021], Derived),
    rule(Advice, "advice-one-zone", "subnets in ≥ 2 Availability Zones", &[("ZONES_LEAST", 2)], &[CUR_VPC], Aws),
    rule(Advice, "advice-subnet-use", "used > 80 % of usable", &[("ADVICE_USE_PERCENT", 80)], &[], Assumption),
    rule(Advice, "advice-quota-use", "used > 80 % of the quota", &[("ADVICE_USE_PERCENT", 80)], &[], Assumption),
    rule(Advice, "advice-unneeded-version", "ENIs held by published versions alone", &[], &[CUR_VPC, FINDER], Derived),
    rule(Advice, "advice-uneven-zones", "most free ≥ 4 × fewest free", &[("UNEVEN_TIMES", 4)], &[], Assumption),
    rule(Advice, "advice-overlap", "old + new ENIs until the old ones are deleted", &[], &[DG_2021, CUR_VPC], Derived),
    rule(Failures, "failure-subnet-out-of-ip-addresses", "SubnetOutOfIPAddresses", &[], &[MODEL_LAMBDA], Aws),
    rule(Failures, "failure-eni-limit-exceeded", "EniLimitExceeded", &[], &[MODEL_LAMBDA, CUR_QUOTA], Aws),
    rule(Failures, "failure-invalid-subnet", "InvalidSubnet", &[], &[MODEL_LAMBDA], Aws),
    rule(Failures, "failure-invalid-security-group", "InvalidSecurityGroup", &[], &[MODEL_LAMBDA], Aws),
    rule(Failures, "failure-insufficient-role-permissions", "InsufficientRolePermissions", &[], &[MODEL_LAMBDA, CUR_VPC], Aws),
    rule(Failures, "failure-state-failed", "Failed", &[], &[CUR_STATES, MODEL_LAMBDA], Aws),
    rule(
        Failures,
        "failure-subnet-ip-address-limit-reached",
        "SubnetIPAddressLimitReachedException",
        &[("HTTP_STATUS", 502)],
        &[DG_2017_INVOKE, MODEL_LAMBDA],
        Aws,
    )
    .of_2019(),
    rule(
        Failures,
        "failure-eni-limit-reached",
        "ENILimitReachedException",
        &[("HTTP_STATUS", 502)],
        &[DG_2017_INVOKE, MODEL_LAMBDA],
        Aws,
    )
    .of_2019(),
    rule(
        Failures,
        "failure-ec2-access-denied",
        "EC2AccessDeniedException",
        &[("HTTP_STATUS", 502)],
        &[DG_2017_INVOKE, MODEL_LAMBDA],
        Aws,
    )
    .of_2019(),
    rule(
        Failures,
        "failure-invalid-subnet-id",
        "InvalidSubnetIDException",
        &[("HTTP_STATUS", 502)],
        &[DG_2017_INVOKE, MODEL_LAMBDA],
        Aws,
    )
    .of_2019(),
    rule(
        Failures,
        "failure-invalid-security-group-id",
        "InvalidSecurityGroupIDException",
        &[("HTTP_STATUS", 502)],
        &[DG_2017_INVOKE, MODEL_LAMBDA],
        Aws,
    )
    .of_2019(),
    rule(
        Failures,
        "failure-ec2-throttled",
        "EC2ThrottledException",
        &[("HTTP_STATUS", 502), ("SCALE_PER_MINUTE_2018", 500)],
        &[DG_2018_SCALING, DG_2017_INVOKE],
        Aws,
    )
    .of_2019(),
];

/// The rule of this id.
pub fn rule_by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
