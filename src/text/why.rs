//! Texts of "why this number": what figures, values and assumptions are called.

use super::Lang;
use crate::model::Metric;
use crate::rules::{Assumption, Label};

crate::texts! {
    why(number: &str) { ja: "なぜ {number} なのか", en: "Why {number}" }
    open { ja: "この数の理由", en: "Why this number" }
    formula { ja: "計算", en: "Arithmetic" }
    steps { ja: "前提", en: "What it takes for granted" }
    source { ja: "出典", en: "Source" }
    rule { ja: "ルール", en: "Rule" }
    edit_assumptions { ja: "仮定を編集", en: "Edit assumptions" }
    copy_text { ja: "テキストでコピー", en: "Copy as text" }
    copy_markdown { ja: "Markdown でコピー", en: "Copy as Markdown" }
    pin { ja: "開いたままにする", en: "Keep open" }
    close { ja: "閉じる", en: "Close" }
    change_here { ja: "この値を変える", en: "Change this value" }
    other_estimate(name: &str, number: &str) { ja: "{name}：{number}", en: "{name}: {number}" }
    other_formula { ja: "AWS が 2019 年に示した目安式では", en: "By AWS’s approximate formula of 2019" }
    other_bound { ja: "実行環境ごとに 1 つなら最大", en: "With one per execution environment, up to" }
    switch { ja: "この見積りに切り替える", en: "Switch to this estimate" }
    rules_page { ja: "ルールと出典", en: "Rules and sources" }
    new_tab { ja: "（新しいタブ）", en: " (new tab)" }
    no_rules { ja: "出典を読み込めませんでした", en: "The sources could not be loaded" }
    loading { ja: "出典を読み込み中…", en: "Loading the source…" }
    up_to(number: &str) { ja: "最大 {number}", en: "up to {number}" }
    about_seconds(number: &str) { ja: "≈{number} 秒", en: "≈{number} s" }
    exactly_seconds(number: &str) { ja: "{number} 秒", en: "{number} s" }
    failing(who: &str, code: &str) { ja: "{who}：{code}", en: "{who}: {code}" }
}

crate::texts! {
    m_legacy_needed { ja: "必要な ENI の数（以前）", en: "ENIs needed, before" }
    m_legacy_created { ja: "作成された ENI（以前）", en: "ENIs created, before" }
    m_legacy_refused { ja: "起動できない実行（以前）", en: "Executions that cannot start, before" }
    m_legacy_other { ja: "必要な ENI の数（以前、もう一つの見積り）", en: "ENIs needed, before, by the other estimate" }
    m_enis { ja: "必要な ENI の数（現在）", en: "ENIs needed, now" }
    m_created { ja: "作成された ENI（現在）", en: "ENIs created, now" }
    m_failed { ja: "失敗する関数（現在）", en: "Functions that fail, now" }
    m_used_legacy { ja: "使用中の IP アドレス（以前）", en: "IP addresses used, before" }
    m_used { ja: "使用中の IP アドレス（現在）", en: "IP addresses used, now" }
    m_usable { ja: "使用できる IP アドレス", en: "Usable IP addresses" }
    m_free_legacy { ja: "空き IP アドレス（以前）", en: "Free IP addresses, before" }
    m_free { ja: "空き IP アドレス（現在）", en: "Free IP addresses, now" }
    m_missing { ja: "入らない ENI（現在）", en: "ENIs that do not fit, now" }
    m_share { ja: "この関数の分（以前）", en: "This function’s part, before" }
    m_wait_legacy { ja: "コールドスタートの ENI 待ち（以前）", en: "ENI wait in a cold start, before" }
    m_wait { ja: "コールドスタートの ENI 待ち（現在）", en: "ENI wait in a cold start, now" }
    m_ratio { ja: "以前と現在の比", en: "Before compared with now" }
    m_highest { ja: "入る同時実行数（以前）", en: "Highest concurrency that fits, before" }
    m_interfaces { ja: "この組の ENI", en: "ENIs of this pair" }
    m_connections { ja: "この組の接続", en: "Connections of this pair" }
    m_sharing { ja: "共有する関数とイベントソース", en: "Functions and event sources that share it" }
    m_function_needed { ja: "この関数が必要とする ENI（以前）", en: "ENIs this function needs, before" }
    m_function_other { ja: "この関数が必要とする ENI（以前、もう一つの見積り）", en: "ENIs this function needs, before, by the other estimate" }
    m_function_enis { ja: "この関数が使う ENI（現在）", en: "ENIs this function uses, now" }
    m_quota_used { ja: "VPC の ENI の上限のうち使用中", en: "ENIs of the VPC’s quota in use" }
    m_region_used { ja: "リージョンのネットワークインターフェイスのうち Lambda の分", en: "Lambda’s network interfaces in the Region" }
    m_nau_used { ja: "VPC の NAU のうち関数の分", en: "NAU of the VPC that functions use" }
    m_nau_most { ja: "NAU の上限に入る関数の数", en: "Functions that the NAU quota holds" }
    m_beyond_quota { ja: "上限に入らなくなる関数（SG が別々の場合）", en: "The function that no longer fits the quota, each with its own SG" }
    m_beyond_addresses { ja: "アドレスに入らなくなる関数（SG が別々の場合）", en: "The function that no longer fits the addresses, each with its own SG" }
    m_account_used { ja: "全関数の同時実行数", en: "Concurrency of all functions" }
    m_reserved { ja: "予約された同時実行数", en: "Reserved concurrency" }
    m_most_reservable { ja: "予約できる同時実行数", en: "Concurrency that may be reserved" }
    m_unreserved { ja: "予約されていない同時実行数", en: "Unreserved concurrency" }
    m_provisioned { ja: "プロビジョニング済み同時実行数", en: "Provisioned concurrency" }
    m_rules_out { ja: "アウトバウンドルールの数", en: "Outbound rules" }
    m_rules_in { ja: "インバウンドルールの数", en: "Inbound rules" }
    m_most_groups { ja: "1 つの関数の SG の数（最多）", en: "SGs of one function, at most" }
    m_most_subnets { ja: "1 つの関数のサブネットの数（最多）", en: "Subnets of one function, at most" }
    m_function_alone { ja: "この関数だけが使う ENI（現在）", en: "ENIs only this function uses, now" }
    m_function_created { ja: "この関数の作成された ENI（以前）", en: "ENIs this function got, before" }
    m_function_refused { ja: "この関数の起動できない実行（以前）", en: "Executions of this function that cannot start, before" }
    m_version_enis { ja: "このバージョンが使う ENI（現在）", en: "ENIs this version uses, now" }
    m_capacity { ja: "この組の ENI で張れる接続", en: "Connections the ENIs of this pair carry" }
    m_size { ja: "このサブネットで使えるアドレス", en: "Usable addresses of this subnet" }
    m_wanted_legacy { ja: "必要なアドレス（以前）", en: "Addresses wanted, before" }
    m_wanted { ja: "必要なアドレス（現在）", en: "Addresses wanted, now" }
    m_functions_in { ja: "このサブネットを使う関数", en: "Functions in this subnet" }
    m_set_enis { ja: "この SG の組の ENI（現在）", en: "ENIs of this SG set, now" }
    m_set_functions { ja: "この SG の組を使う関数", en: "Functions that use this SG set" }
    m_version_alone { ja: "このバージョンだけが使う ENI。削除すると空きます（現在）", en: "ENIs only this version uses: deleting it frees them, now" }
    m_more_subnets { ja: "入りきらない分に要る同じ大きさのサブネット（以前）", en: "Subnets of this size for what does not fit, before" }
    m_folded_made { ja: "まとめた列の ENI（現在）", en: "ENIs in the folded columns, now" }
    m_folded_not { ja: "まとめた列で作れない ENI（現在）", en: "ENIs not made in the folded columns, now" }
    m_account_tick { ja: "アカウントの同時実行を使い切る値", en: "Where the account’s concurrency is used up" }
    m_quota_left { ja: "VPC の ENI の枠の残り", en: "Left of the VPC’s quota of ENIs" }
    m_function_concurrency { ja: "この関数の同時実行数", en: "Concurrency of this function" }
}

crate::texts! {
    l_functions { ja: "関数", en: "functions" }
    l_concurrency { ja: "同時実行", en: "concurrency" }
    l_per_environment { ja: "接続／実行環境", en: "connections per environment" }
    l_connections { ja: "接続", en: "connections" }
    l_per_interface { ja: "接続／ENI", en: "connections per ENI" }
    l_memory { ja: "メモリ MB", en: "memory MB" }
    l_mb_per_interface { ja: "MB／ENI", en: "MB per ENI" }
    l_subnets { ja: "サブネット", en: "subnets" }
    l_sets { ja: "SG の組", en: "SG sets" }
    l_keys { ja: "サブネットと SG の組の対", en: "pairs of subnet and SG set" }
    l_needed { ja: "必要", en: "needed" }
    l_created { ja: "作成", en: "created" }
    l_addresses { ja: "アドレス", en: "addresses" }
    l_reserved { ja: "AWS 予約", en: "reserved by AWS" }
    l_occupied { ja: "ほかの使用者", en: "held by others" }
    l_usable { ja: "使用可能", en: "usable" }
    l_used { ja: "使用", en: "used" }
    l_extra { ja: "接続のための追加", en: "extra for connections" }
    l_failed { ja: "失敗", en: "failed" }
    l_came { ja: "切り替えで来た", en: "came by fail-over" }
    l_went { ja: "切り替えで出た", en: "left by fail-over" }
    l_refused { ja: "入らない", en: "refused" }
    l_demand { ja: "最初の割り当て", en: "first wanted here" }
    l_rest { ja: "残りの合計", en: "all the rest" }
    l_seconds { ja: "秒", en: "seconds" }
    l_interfaces { ja: "最少", en: "at least" }
    l_requests { ja: "リクエスト／秒", en: "requests per second" }
    l_duration { ja: "処理時間 ms", en: "duration ms" }
    l_milliseconds { ja: "ms／秒", en: "ms per second" }
    l_requests_each { ja: "リクエスト／秒・実行環境", en: "requests per second and environment" }
    l_percent { ja: "割合 %", en: "per cent" }
    l_hundred { ja: "%", en: "%" }
    l_global { ja: "全体の同時実行", en: "global concurrency" }
    l_before { ja: "以前", en: "before" }
    l_now { ja: "現在", en: "now" }
    l_room { ja: "使えるアドレス", en: "addresses to use" }
    l_highest { ja: "試して見つけた最大", en: "highest found by trying" }
    l_other_enis { ja: "ほかのサービスの ENI", en: "ENIs of other services" }
    l_nau_each { ja: "NAU／関数", en: "NAU per function" }
    l_nau_limit { ja: "VPC の NAU", en: "NAU of the VPC" }
    l_quota { ja: "VPC の ENI の上限", en: "ENI quota of the VPC" }
    l_one_more { ja: "次の", en: "one more" }
    l_account_limit { ja: "アカウントの同時実行", en: "concurrency of the account" }
    l_reserved_concurrency { ja: "予約", en: "reserved" }
    l_unreserved_least { ja: "必ず残る分", en: "always unreserved" }
    l_provisioned_concurrency { ja: "プロビジョニング済み", en: "provisioned" }
    l_rules { ja: "ルール", en: "rules" }
    l_groups { ja: "SG", en: "SGs" }
    l_sharing { ja: "関数", en: "functions" }
    l_pollers { ja: "イベントソース", en: "event sources" }
    l_region_quota { ja: "当時のリージョンの上限", en: "quota of the Region then" }
    l_barred { ja: "動けない関数の分", en: "of functions that cannot run" }
    l_drawn { ja: "列に表示した分", en: "in the columns shown" }
    l_fixed { ja: "固定した同時実行", en: "fixed concurrency" }
    l_per_set { ja: "SG の組ごとの ENI", en: "ENIs of an SG set" }
}

crate::texts! {
    a_per_environment { ja: "実行環境ごとに ENI を 1 つ使うとします（上限の見積り）", en: "One ENI per execution environment: an upper bound" }
    a_rounded { ja: "AWS の式は端数の扱いを定めていません。切り上げます", en: "AWS’s formula says nothing of fractions: rounded up" }
    a_spread { ja: "実行はサブネットに均等に分け、空きがなければほかのサブネットへ移します。AWS は方法を公開していません", en: "Executions are spread evenly over the subnets, and go to others where one is full: AWS never published how" }
    a_connections { ja: "実行環境あたりの接続数は編集できる仮定です", en: "Connections per environment are an assumption you can edit" }
    a_even_connections { ja: "接続は関数のサブネットに均等に分かれるとします", en: "Connections are split evenly over the function’s subnets" }
    a_all_or_nothing { ja: "新しい組の ENI が 1 つでも作れない版は失敗し、新しい ENI を作りません", en: "A version that cannot have every new ENI fails and creates none of them" }
    a_extra { ja: "65,000 接続を超えた分の ENI は、すべての版の後に、空きがあれば作られるとします", en: "ENIs for connections over 65,000 come after all versions, as room allows" }
    a_quota { ja: "VPC の ENI の上限は引き上げられるので、編集できます", en: "The quota of ENIs per VPC can be raised, so you can edit it" }
    a_by_user { ja: "同時実行数はあなたが入力した値です", en: "The concurrency is the value you entered" }
    a_unbounded { ja: "CIDR が分からないサブネットは数えません", en: "Subnets without a known CIDR are not counted" }
    of_whole(part: &str, whole: &str, percent: &str) { ja: "割合: {part} ÷ {whole} = {percent}", en: "Share: {part} ÷ {whole} = {percent}" }
    a_delay { ja: "ENI の取り付け時間は AWS の値ではなく、編集できます", en: "How long attaching took is no value of AWS: you can edit it" }
}

/// What a figure is called.
pub fn metric(lang: Lang, metric: Metric) -> &'static str {
    let name = match metric {
        Metric::LegacyNeeded => m_legacy_needed,
        Metric::LegacyCreated | Metric::CreatedLegacy(_) => m_legacy_created,
        Metric::LegacyRefused | Metric::Refused(_) => m_legacy_refused,
        Metric::LegacyOtherEstimate => m_legacy_other,
        Metric::HyperplaneEnis => m_enis,
        Metric::HyperplaneCreated | Metric::CreatedHyperplane(_) => m_created,
        Metric::FunctionsFailed => m_failed,
        Metric::IpsUsedLegacy => m_used_legacy,
        Metric::IpsUsedHyperplane => m_used,
        Metric::IpsUsable | Metric::Usable(_) => m_usable,
        Metric::FreeLegacy(_) => m_free_legacy,
        Metric::FreeHyperplane(_) => m_free,
        Metric::MissingHyperplane(_) => m_missing,
        Metric::Share(..) => m_share,
        Metric::WaitLegacy => m_wait_legacy,
        Metric::WaitHyperplane => m_wait,
        Metric::Ratio => m_ratio,
        Metric::HighestConcurrency => m_highest,
        Metric::Interfaces(..) => m_interfaces,
        Metric::Connections(..) => m_connections,
        Metric::Sharing(..) => m_sharing,
        Metric::FunctionNeeded(_) => m_function_needed,
        Metric::FunctionOther(_) => m_function_other,
        Metric::FunctionEnis(_) => m_function_enis,
        Metric::FunctionConcurrency(_) => m_function_concurrency,
        Metric::QuotaUsed(_) => m_quota_used,
        Metric::RegionUsed(_) => m_region_used,
        Metric::NauUsed(_) => m_nau_used,
        Metric::NauMost(_) => m_nau_most,
        Metric::BeyondQuota(_) => m_beyond_quota,
        Metric::BeyondAddresses(_) => m_beyond_addresses,
        Metric::AccountUsed => m_account_used,
        Metric::Reserved => m_reserved,
        Metric::MostReservable => m_most_reservable,
        Metric::Unreserved => m_unreserved,
        Metric::Provisioned => m_provisioned,
        Metric::RulesOut(_) => m_rules_out,
        Metric::RulesIn(_) => m_rules_in,
        Metric::MostGroups => m_most_groups,
        Metric::MostSubnets => m_most_subnets,
        Metric::FunctionAlone(_) => m_function_alone,
        Metric::FunctionCreated(_) => m_function_created,
        Metric::FunctionRefused(_) => m_function_refused,
        Metric::VersionEnis(..) => m_version_enis,
        Metric::EniCapacity(..) => m_capacity,
        Metric::SubnetSize(_) => m_size,
        Metric::WantedLegacy(_) => m_wanted_legacy,
        Metric::WantedHyperplane(_) => m_wanted,
        Metric::FunctionsIn(_) => m_functions_in,
        Metric::SetEnis(_) => m_set_enis,
        Metric::SetFunctions(_) => m_set_functions,
        Metric::QuotaLeft(_) => m_quota_left,
        Metric::VersionAlone(..) => m_version_alone,
        Metric::MoreSubnets(_) => m_more_subnets,
        Metric::FoldedMade(..) => m_folded_made,
        Metric::FoldedNot(..) => m_folded_not,
        Metric::AccountTick => m_account_tick,
    };
    name(lang)
}

/// What a value in a formula is called. Never holds a digit: the values are the only numbers.
pub fn label(lang: Lang, label: Label) -> &'static str {
    let name = match label {
        Label::Functions => l_functions,
        Label::Concurrency => l_concurrency,
        Label::ConnectionsPerEnvironment => l_per_environment,
        Label::Connections => l_connections,
        Label::ConnectionsPerInterface => l_per_interface,
        Label::MemoryMb => l_memory,
        Label::MbPerInterface => l_mb_per_interface,
        Label::Subnets => l_subnets,
        Label::GroupSets => l_sets,
        Label::Keys => l_keys,
        Label::Needed => l_needed,
        Label::Created => l_created,
        Label::Addresses => l_addresses,
        Label::Reserved => l_reserved,
        Label::Occupied => l_occupied,
        Label::Usable => l_usable,
        Label::Used => l_used,
        Label::Extra => l_extra,
        Label::Failed => l_failed,
        Label::CameIn => l_came,
        Label::WentOut => l_went,
        Label::Refused => l_refused,
        Label::Demand => l_demand,
        Label::Rest => l_rest,
        Label::Seconds => l_seconds,
        Label::Interfaces => l_interfaces,
        Label::Requests => l_requests,
        Label::Duration => l_duration,
        Label::Milliseconds => l_milliseconds,
        Label::RequestsPerEnvironment => l_requests_each,
        Label::Percent => l_percent,
        Label::Hundred => l_hundred,
        Label::Global => l_global,
        Label::NeededBefore => l_before,
        Label::NeededNow => l_now,
        Label::Room => l_room,
        Label::HighestFitting => l_highest,
        Label::Sharing => l_sharing,
        Label::Pollers => l_pollers,
        Label::OtherEnis => l_other_enis,
        Label::NauEach => l_nau_each,
        Label::NauLimit => l_nau_limit,
        Label::Quota => l_quota,
        Label::OneMore => l_one_more,
        Label::AccountLimit => l_account_limit,
        Label::ReservedConcurrency => l_reserved_concurrency,
        Label::UnreservedLeast => l_unreserved_least,
        Label::ProvisionedConcurrency => l_provisioned_concurrency,
        Label::Rules => l_rules,
        Label::Groups => l_groups,
        Label::RegionQuota => l_region_quota,
        Label::PerSet => l_per_set,
        Label::Barred => l_barred,
        Label::Drawn => l_drawn,
        Label::FixedConcurrency => l_fixed,
    };
    name(lang)
}

/// What an assumption says.
pub fn assumption(lang: Lang, assumption: Assumption) -> &'static str {
    let words = match assumption {
        Assumption::PerEnvironment => a_per_environment,
        Assumption::RoundedUp => a_rounded,
        Assumption::EvenSpread => a_spread,
        Assumption::ConnectionsPerEnvironment => a_connections,
        Assumption::EvenConnections => a_even_connections,
        Assumption::AllOrNothing => a_all_or_nothing,
        Assumption::ExtraAfterwards => a_extra,
        Assumption::EniQuota => a_quota,
        Assumption::ConcurrencyByUser => a_by_user,
        Assumption::UnboundedSubnet => a_unbounded,
        Assumption::AttachDelay => a_delay,
    };
    words(lang)
}
