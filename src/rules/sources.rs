//! The sources of the rules.

use super::Source;

const fn source(title: &'static str, url: &'static str, dated: &'static str) -> Source {
    Source { title, url: Some(url), dated }
}

/// When the sources were last read.
pub const CHECKED: &str = "2026-11-21";
/// The world of today, as the rules describe it.
pub(super) const TODAY: &str = "2026-11";
/// The last weeks of the old model.
pub(super) const OLD: &str = "2019-09";

const HISTORY: &str = "https://github.com/awsdocs/aws-lambda-developer-guide";
const MODELS: &str = "https://github.com/boto/botocore";

pub(super) const DG_2017: Source = source("AWS Lambda Developer Guide, vpc.md", HISTORY, "2017-12-12");
pub(super) const DG_2017_CONCURRENT: Source =
    source("AWS Lambda Developer Guide, concurrent-executions.md (removed 2018-06-01)", HISTORY, "2017-12-12");
pub(super) const DG_2017_INVOKE: Source = source("AWS Lambda Developer Guide, API_Invoke", HISTORY, "2017-12-12");
pub(super) const DG_2018_SCALING: Source = source("AWS Lambda Developer Guide, scaling.md", HISTORY, "2018-09-25");
pub(super) const DG_2019: Source = source("AWS Lambda Developer Guide, vpc.md, 2017-12 to 2019-09", HISTORY, "2019-09-05");
pub(super) const DG_2021: Source = source("AWS Lambda Developer Guide, “foundation-networking”", HISTORY, "2021-11-12");
pub(super) const CUR_VPC: Source = source(
    "AWS Lambda Developer Guide, Giving Lambda functions access to resources in an Amazon VPC",
    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
    CHECKED,
);
pub(super) const CUR_QUOTA: Source = source(
    "AWS Lambda Developer Guide, Lambda quotas",
    "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    CHECKED,
);
pub(super) const CUR_CONC: Source = source(
    "AWS Lambda Developer Guide, Understanding Lambda function scaling",
    "https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html",
    CHECKED,
);
pub(super) const CUR_TROUBLE: Source = source(
    "AWS Lambda Developer Guide, Troubleshoot networking issues in Lambda",
    "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-networking.html",
    CHECKED,
);
pub(super) const CUR_STATES: Source = source(
    "AWS Lambda Developer Guide, Lambda function states",
    "https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html",
    CHECKED,
);
pub(super) const CUR_MSK: Source = source(
    "AWS Lambda Developer Guide, Using Lambda with Amazon MSK",
    "https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html",
    CHECKED,
);
pub(super) const MODEL_LAMBDA: Source = source("AWS service model, lambda 2015-03-31 (botocore)", MODELS, "2026-08-07");
pub(super) const MODEL_EC2: Source = source("AWS service model, ec2 2016-11-15 (botocore)", MODELS, "2026-08-07");
pub(super) const FINDER: Source = source(
    "awslabs/aws-support-tools, findEniAssociations",
    "https://github.com/awslabs/aws-support-tools/tree/master/Lambda/FindEniMappings",
    "2026-07-16",
);
pub(super) const VPC_SIZING: Source = source(
    "Amazon VPC User Guide, Subnet sizing",
    "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    "2023-04",
);
pub(super) const VPC_BLOCKS: Source = source(
    "Amazon VPC User Guide, VPC CIDR blocks",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
    "2023-04",
);
pub(super) const VPC_LIMITS: Source = source(
    "Amazon VPC User Guide, Amazon VPC quotas",
    "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    "2023-04",
);
pub(super) const VPC_LIMITS_2018: Source =
    Source { title: "Amazon VPC User Guide, quotas, 2018-09 to 2019-10", url: None, dated: "2019-10" };
pub(super) const VPC_NAU: Source = source(
    "Amazon VPC User Guide, Network Address Usage",
    "https://docs.aws.amazon.com/vpc/latest/userguide/network-address-usage.html",
    "2023-04",
);
pub(super) const VPC_SHARING: Source = source(
    "Amazon VPC User Guide, Share your VPC",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing.html",
    "2023-04",
);
pub(super) const VPC_GROUPS: Source = source(
    "Amazon VPC User Guide, Security groups",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
    "2023-04",
);
pub(super) const BLOG_2019: Source = Source {
    title: "AWS Compute Blog, “Announcing improved VPC networking for AWS Lambda functions”, its rollout list",
    url: None,
    dated: "2019-09-03",
};
pub(super) const PFISTER: Source = Source { title: "An error text quoted at derekpfister.com", url: None, dated: "2021" };
pub(super) const HANDS_ON: Source =
    Source { title: "SCSK engineer blog, the VPC Lambda hands-on (measured: 251 to 249)", url: None, dated: CHECKED };
pub(super) const ACTION_72: Source =
    source("appleboy/lambda-action, issue 72 (error text)", "https://github.com/appleboy/lambda-action/issues/72", CHECKED);
pub(super) const TERRAFORM_31520: Source = source(
    "hashicorp/terraform-provider-aws, issue 31520",
    "https://github.com/hashicorp/terraform-provider-aws/issues/31520",
    "2023-05",
);
pub(super) const QUESTIONS: Source =
    Source { title: "Answers on Q&A sites (10 × 1 GB = 3.33 → 4)", url: None, dated: CHECKED };
pub(super) const COLD_STARTS: Source =
    Source { title: "Measurements by third parties (zrzka.org, over 10 s and up to 15 s)", url: None, dated: "2016" };
