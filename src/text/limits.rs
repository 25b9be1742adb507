//! Texts of limits: what is used of each, and where it is changed.

use super::{Lang, N};
use crate::model::LimitName;

crate::texts! {
    title { ja: "上限", en: "Limits" }
    edit { ja: "編集", en: "Edit" }
    enis_per_vpc { ja: "VPC の ENI", en: "ENIs per VPC" }
    enis_of(vpc: &str) { ja: "VPC の ENI（{vpc}）", en: "ENIs per VPC, {vpc}" }
    addresses(subnet: &str) { ja: "アドレス（{subnet}）", en: "Addresses, {subnet}" }
    region { ja: "リージョンのネットワークインターフェイス", en: "Network interfaces per Region" }
    region_of(region: &str) { ja: "ネットワークインターフェイス（{region}）", en: "Network interfaces, {region}" }
    connections { ja: "ENI あたりの接続（最多の組）", en: "Connections per ENI, the fullest pair" }
    nau { ja: "NAU（関数ごとに 6）", en: "NAU (6 per function)" }
    nau_of(vpc: &str) { ja: "NAU（{vpc}、関数ごとに 6）", en: "NAU, {vpc} (6 per function)" }
    rules_out(group: &str) { ja: "アウトバウンドルール（{group}）", en: "Outbound rules, {group}" }
    rules_in(group: &str) { ja: "インバウンドルール（{group}）", en: "Inbound rules, {group}" }
    groups { ja: "関数の SG（最多）", en: "SGs per function, the most" }
    subnets { ja: "関数のサブネット（最多）", en: "Subnets per function, the most" }
    account { ja: "アカウントの同時実行数", en: "Account concurrency" }
    reserved { ja: "予約された同時実行数", en: "Reserved concurrency" }
    provisioned { ja: "プロビジョニング済み同時実行数", en: "Provisioned concurrency" }
    on_the_slider { ja: "スライダーでアカウントの上限に達する値:", en: "On the slider the account is full at:" }
    unreserved { ja: "予約されていない同時実行数", en: "Unreserved concurrency" }
    left(n: N) { ja: "残り {n}", en: "{n} left" }
    over(n: N) { ja: "{n} 超過", en: "{n} over" }
    of(limit: N) { ja: "/ {limit}", en: "/ {limit}" }
    region_hint { ja: "Lambda の分だけです。ほかのサービスの分は数えていません", en: "Lambda’s part only: what other services have is not counted" }
    no_longer { ja: "入らなくなる関数", en: "No longer fits" }
    no_longer_hint {
        ja: "どの関数にも自分だけの SG があり、VPC のすべてのサブネットを使う場合",
        en: "When every function has its own SG and uses all subnets of the VPC"
    }
    nth_quota { ja: "ENI の上限", en: "by the ENI quota" }
    nth_addresses { ja: "アドレス", en: "by addresses" }
    nth_nau { ja: "NAU に入る関数", en: "functions by NAU" }
    nth(n: &str) { ja: "{n} 個目", en: "the {n}" }
    more(n: N) { ja: "ほかに {n} サブネット", en: "and {n} more subnets" }
    on_demand { ja: "オンデマンド上限から計算", en: "From an On-Demand limit" }
    on_demand_hint { ja: "max(350, 5 × 上限)。既定の上限は 20 でした", en: "max(350, 5 × limit); the limit was 20 by default" }
}

crate::texts! {
    l_connections { ja: "ENI あたりの接続", en: "Connections per ENI" }
    l_connections_why { ja: "超えると Lambda が同じ組に ENI を追加します", en: "Beyond it Lambda makes another ENI for the same pair" }
    l_region { ja: "リージョンのネットワークインターフェイス", en: "Network interfaces per Region" }
    l_region_why { ja: "引き上げを申請できます。2019 年 12 月より前は 350 からでした", en: "Can be raised on request; from 350 before December 2019" }
    l_unreserved { ja: "必ず予約されずに残る同時実行数", en: "Concurrency that stays unreserved" }
    l_unreserved_why { ja: "AWS は 100 を残します。新しいアカウントでは 50 や 10 の例があります", en: "AWS keeps 100; 50 or 10 were seen in new accounts" }
    l_nau { ja: "VPC の NAU", en: "NAU per VPC" }
    l_nau_why { ja: "関数ごとに 6。256,000 まで引き上げられます", en: "6 per function; can be raised to 256,000" }
    l_rules { ja: "SG のルール（方向ごと）", en: "Rules per SG, each direction" }
    l_rules_why { ja: "インバウンド 60、アウトバウンド 60。引き上げられます", en: "60 inbound and 60 outbound; can be raised" }
    l_groups { ja: "関数の SG", en: "SGs per function" }
    l_groups_why { ja: "API の上限は 5 です", en: "The API takes 5 at most" }
    l_subnets { ja: "関数のサブネット", en: "Subnets per function" }
    l_subnets_why { ja: "API の上限は 16 です", en: "The API takes 16 at most" }
}

/// A limit's name and its reason, with older values.
pub fn edited(lang: Lang, name: LimitName) -> (&'static str, &'static str) {
    match name {
        LimitName::ConnectionsPerInterface => (l_connections(lang), l_connections_why(lang)),
        LimitName::RegionInterfaces => (l_region(lang), l_region_why(lang)),
        LimitName::UnreservedLeast => (l_unreserved(lang), l_unreserved_why(lang)),
        LimitName::NauPerVpc => (l_nau(lang), l_nau_why(lang)),
        LimitName::RulesPerGroup => (l_rules(lang), l_rules_why(lang)),
        LimitName::GroupsPerFunction => (l_groups(lang), l_groups_why(lang)),
        LimitName::SubnetsPerFunction => (l_subnets(lang), l_subnets_why(lang)),
    }
}

/// The n-th: `167th`, `2nd`, `251 個目`.
pub fn ordinal(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Ja => nth(lang, &N(n).to_string()),
        Lang::En => {
            let ending = match (n % 100, n % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                _ => "th",
            };
            nth(lang, &format!("{}{ending}", N(n)))
        }
    }
}
