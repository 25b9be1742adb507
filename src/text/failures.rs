//! AWS's names for what fails: one plain sentence on each, and what to do. The names themselves are never translated.

use super::Lang;

crate::texts! {
    m_subnet_out { ja: "指定したサブネットに、新しい ENI のための空きアドレスがありません", en: "A configured subnet has no free address for a new ENI" }
    d_subnet_out {
        ja: "サブネットを広げるか、空きを増やすか、すでに ENI がある SG の組に揃えます",
        en: "Enlarge the subnet, free addresses, or use an SG set that has its ENIs already"
    }
    m_eni_limit { ja: "VPC の Hyperplane ENI の上限を超えます", en: "The VPC’s limit of Hyperplane ENIs would be exceeded" }
    d_eni_limit {
        ja: "SG の組をまとめるか、上限の引き上げを申請します。すでにある ENI は共有できます",
        en: "Merge SG sets or request a higher limit; ENIs that exist can be shared"
    }
    m_subnet { ja: "指定したサブネットがありません（削除済み、または ID の誤り）", en: "A configured subnet does not exist: deleted, or a wrong id" }
    d_subnet { ja: "存在するサブネットを指定し直します", en: "Choose subnets that exist" }
    m_group {
        ja: "指定したセキュリティグループがありません（削除済み、または ID の誤り）",
        en: "A configured security group does not exist: deleted, or a wrong id"
    }
    d_group { ja: "存在するセキュリティグループを指定し直します", en: "Choose security groups that exist" }
    m_role {
        ja: "実行ロールの権限が足りず、Lambda が新しい ENI を作れません",
        en: "The execution role does not let Lambda create the new ENI"
    }
    d_role {
        ja: "ロールに AWSLambdaVPCAccessExecutionRole と同じ EC2 の権限を付けるか、ロールを作り直します",
        en: "Give the role the EC2 permissions of AWSLambdaVPCAccessExecutionRole, or choose another role"
    }
    m_failed { ja: "関数を作成できず、呼び出せません", en: "The function was not created and cannot be invoked" }
    d_failed { ja: "原因を取り除いてから、関数を削除して作り直します", en: "Remove the cause, then delete the function and create it again" }
    m_address_limit {
        ja: "指定したどのサブネットにも空きアドレスがなく、実行が始まりません（HTTP 502）",
        en: "No configured subnet has a free address left, so executions do not start (HTTP 502)"
    }
    d_address_limit {
        ja: "サブネットを広げるか増やすか、同時実行を減らします",
        en: "Use larger or more subnets, or run fewer executions at once"
    }
    m_region { ja: "リージョンの ENI の上限（2019 年）に達し、実行が始まりません（HTTP 502）", en: "The Region’s ENI limit of 2019 is reached, so executions do not start (HTTP 502)" }
    d_region { ja: "同時実行を減らすか、上限の引き上げを申請します", en: "Run fewer executions at once, or request a higher limit" }
    m_access {
        ja: "実行ロールの権限が足りず、実行環境の ENI を作れません（HTTP 502）",
        en: "The execution role does not let Lambda create the environments’ ENIs (HTTP 502)"
    }
    m_subnet_id { ja: "指定したサブネットがなく、実行が始まりません（HTTP 502）", en: "A configured subnet does not exist, so executions do not start (HTTP 502)" }
    m_group_id {
        ja: "指定したセキュリティグループがなく、実行が始まりません（HTTP 502）",
        en: "A configured security group does not exist, so executions do not start (HTTP 502)"
    }
}

type Words = fn(Lang) -> &'static str;

/// Every name with its sentence and its mend.
const TABLE: [(&str, Words, Words); 11] = [
    ("InvalidSubnet", m_subnet, d_subnet),
    ("InvalidSecurityGroup", m_group, d_group),
    ("InsufficientRolePermissions", m_role, d_role),
    ("SubnetOutOfIPAddresses", m_subnet_out, d_subnet_out),
    ("EniLimitExceeded", m_eni_limit, d_eni_limit),
    ("Failed", m_failed, d_failed),
    ("InvalidSubnetIDException", m_subnet_id, d_subnet),
    ("InvalidSecurityGroupIDException", m_group_id, d_group),
    ("EC2AccessDeniedException", m_access, d_role),
    ("SubnetIPAddressLimitReachedException", m_address_limit, d_address_limit),
    ("ENILimitReachedException", m_region, d_region),
];

/// Every name in the table: those of Now first.
pub fn codes() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(code, ..)| *code)
}

fn find(code: &str) -> Option<&'static (&'static str, Words, Words)> {
    TABLE.iter().find(|(known, ..)| *known == code)
}

/// What a name means, in one plain sentence; empty for a name that is not in the table.
pub fn meaning(lang: Lang, code: &str) -> &'static str {
    find(code).map_or("", |(_, meaning, _)| meaning(lang))
}

/// What to do about it; empty for a name that is not in the table.
pub fn mend(lang: Lang, code: &str) -> &'static str {
    find(code).map_or("", |(_, _, mend)| mend(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{HyperplaneFailure, LegacyFailure};

    #[test]
    fn every_failure_of_the_model_is_in_the_table_in_both_languages() {
        let now = [
            HyperplaneFailure::InvalidSubnet,
            HyperplaneFailure::InvalidSecurityGroup,
            HyperplaneFailure::InsufficientRolePermissions,
            HyperplaneFailure::SubnetOutOfIpAddresses,
            HyperplaneFailure::EniLimitExceeded,
        ];
        let before = [
            LegacyFailure::InvalidSubnetId,
            LegacyFailure::InvalidSecurityGroupId,
            LegacyFailure::Ec2AccessDenied,
            LegacyFailure::SubnetIpAddressLimitReached,
            LegacyFailure::EniLimitReached,
        ];
        let modelled: Vec<&str> = now.map(HyperplaneFailure::code).into_iter().chain(before.map(LegacyFailure::code)).collect();
        for code in modelled.iter().copied().chain(codes()) {
            for words in [meaning, mend] {
                let (ja, en) = (words(Lang::Ja, code), words(Lang::En, code));
                assert!(!ja.is_empty() && !en.is_empty() && ja != en, "{code}");
                assert!(!ja.ends_with('。') && !en.ends_with('.'), "no full stop on one sentence: {code}");
            }
        }
        assert_eq!(codes().count(), modelled.len() + 1, "and the state Failed");
        assert_eq!(meaning(Lang::En, "Unheard"), "");
    }
}
