//! Texts of the quick sizing.

use super::{Lang, N};
use crate::model::{SizingField, SizingProblem};

crate::texts! {
    title { ja: "かんたん見積り", en: "Quick sizing" }
    subtitle {
        ja: "入力するとすぐに答えが変わります。あとから盤面で細かく直せます。",
        en: "The answer follows what you type. Refine it on the board afterwards."
    }
    board_title(functions: N, subnets: N, sets: N) {
        ja: "見積り：{functions} 関数 × {subnets} サブネット × {sets} SG",
        en: "Sizing: {functions} functions × {subnets} subnets × {sets} SGs"
    }
    questions { ja: "条件", en: "What you have" }
    f_functions { ja: "関数", en: "Functions" }
    f_sets { ja: "SG の組", en: "SG sets" }
    f_subnets { ja: "サブネット（AZ）", en: "Subnets (AZs)" }
    f_prefix { ja: "プレフィックス", en: "Prefix" }
    f_concurrency { ja: "同時実行数／関数", en: "Concurrency per function" }
    f_memory { ja: "メモリ（MB）", en: "Memory (MB)" }
    f_connections { ja: "接続数／実行環境", en: "Connections per environment" }
    f_occupied { ja: "ほかの使用者", en: "Other occupants" }
    f_growth { ja: "SG の組の増加", en: "Growth in SG sets" }
    f_headroom { ja: "余裕", en: "Headroom" }
    h_sets { ja: "異なる組の数", en: "How many distinct ones" }
    h_sets_follow { ja: "関数ごとに別の組", en: "One for each function" }
    h_occupied { ja: "サブネットごとのアドレス数", en: "Addresses in each subnet" }
    h_growth { ja: "見込む期間の合計", en: "Over the whole period" }
    prefix_option(prefix: u8, usable: N) { ja: "/{prefix}　{usable} 個", en: "/{prefix} · {usable} usable" }
    outside(least: N, most: N) { ja: "{least}〜{most} の整数にしてください", en: "Enter a whole number from {least} to {most}" }
    more_sets(functions: N) { ja: "SG の組は関数の数（{functions}）以下にしてください", en: "At most as many sets as functions ({functions})" }
    occupants(prefix: u8, usable: N) {
        ja: "/{prefix} で使えるのは {usable} 個です。{usable} 以下にするか、広いプレフィックスを選んでください",
        en: "A /{prefix} has {usable} usable addresses: enter at most {usable}, or choose a larger subnet"
    }
    blocks(prefix: u8, most: N) {
        ja: "1 つの VPC（IPv4 ブロックは 5 個まで）に /{prefix} のサブネットは {most} 個までです",
        en: "One VPC (5 IPv4 blocks) holds at most {most} subnets of /{prefix}"
    }
}

crate::texts! {
    none { ja: "–", en: "–" }
    up_to(n: N) { ja: "最大 {n}", en: "up to {n}" }
    count(n: N) { ja: "{n} 個", en: "{n} ENIs" }
    one { ja: "1 個", en: "1 ENI" }
    mend_first { ja: "印の付いた項目を直すと答えが出ます", en: "Correct the marked fields to get an answer" }
    by_formula { ja: "AWS の式", en: "AWS’s formula" }
    by_environment { ja: "実行環境ごとに 1 つ", en: "One per environment" }
    room { ja: "使えるアドレス", en: "Addresses to use" }
    refused { ja: "入らない", en: "Do not fit" }
    highest { ja: "入る同時実行数", en: "Concurrency that fits" }
    highest_formula { ja: "AWS の式なら", en: "by AWS’s formula" }
    highest_environment { ja: "実行環境ごとに 1 つなら", en: "one per environment" }
    per_function(n: N) { ja: "{n}／関数", en: "{n} each" }
    unbounded(n: N) { ja: "{n} 以上", en: "{n} or more" }
    per_subnet { ja: "サブネットごと", en: "In each subnet" }
    fullest { ja: "最も多いサブネット", en: "In the fullest subnet" }
    free { ja: "空き／サブネット", en: "Free in each subnet" }
    sets_fit { ja: "入る SG の組", en: "SG sets that fit" }
    bound_addresses { ja: "アドレスの数まで", en: "limited by addresses" }
    bound_quota { ja: "VPC の ENI の上限まで", en: "limited by the VPC’s quota" }
    smallest { ja: "これで足りる最小のプレフィックス（AZ ごと）", en: "Smallest prefix that still works (per AZ)" }
    before { ja: "以前", en: "Before" }
    now { ja: "現在", en: "Now" }
    usable(n: N) { ja: "{n} 個", en: "{n} usable" }
    too_large { ja: "足りません", en: "none" }
    lacks_smaller(prefix: u8, usable: N, missing: N) { ja: "/{prefix}（{usable} 個）では {missing} 個足りません", en: "/{prefix} ({usable}) lacks {missing}" }
    lacks_chosen(prefix: u8, usable: N, missing: N) { ja: "選んだ /{prefix}（{usable} 個）では {missing} 個足りません", en: "The chosen /{prefix} ({usable}) lacks {missing}" }
    least_of_all { ja: "/28 は AWS で最小のサブネットです", en: "/28 is the smallest subnet AWS allows" }
    many_blocks(subnets: N, prefix: u8, most: N) {
        ja: "/{prefix} のサブネットは 1 つの VPC に {most} 個までで、{subnets} 個は入りません",
        en: "One VPC holds {most} subnets of /{prefix}, not {subnets}"
    }
    quota { ja: "VPC の ENI の上限", en: "ENIs of the VPC" }
    quota_of(used: N, limit: N) { ja: "{used} / {limit}", en: "{used} / {limit}" }
    percent(number: &str) { ja: "{number}%", en: "{number}%" }
    connections_fit(most: N, arithmetic: &str, each: N) {
        ja: "接続はサブネットと SG の組ごとに最大 {most}（{arithmetic}）。{each} を超えるまで ENI は増えません。",
        en: "At most {most} connections on a pair of subnet and SG set ({arithmetic}). No more ENIs until it passes {each}."
    }
    connections_extra(most: N, arithmetic: &str, each: N, interfaces: N) {
        ja: "接続はサブネットと SG の組ごとに最大 {most}（{arithmetic}）。{each} を超えるので、ENI は最大 {interfaces} 個ずつ必要です。",
        en: "At most {most} connections on a pair of subnet and SG set ({arithmetic}). That is over {each}: up to {interfaces} ENIs for a pair."
    }
}

crate::texts! {
    why { ja: "この答えの理由と仮定を見る", en: "See why, and what is assumed" }
    figures { ja: "計算", en: "Arithmetic" }
    assumed { ja: "仮定", en: "Assumptions" }
    rule(id: &str) { ja: "ルール {id}", en: "rule {id}" }
    w_room { ja: "使えるアドレス（全サブネット）", en: "Addresses to use, all subnets" }
    w_per_subnet { ja: "サブネットごとの ENI（現在）", en: "ENIs in each subnet, now" }
    w_sets { ja: "入る SG の組（現在）", en: "SG sets that fit, now" }
    w_now_prefix { ja: "必要なアドレス／サブネット（現在）", en: "Addresses wanted in each subnet, now" }
    w_before_prefix { ja: "必要なアドレス／サブネット（以前）", en: "Addresses wanted in each subnet, before" }
    w_highest_other { ja: "入る同時実行数（以前、もう一つの見積り）", en: "Highest concurrency that fits, before, by the other estimate" }
    w_quota { ja: "VPC の ENI", en: "ENIs of the VPC" }
    a_same { ja: "関数はすべて同じ条件で、SG の組に均等に分かれ、どの関数もすべてのサブネットを使うとします", en: "All functions are alike, spread evenly over the SG sets, and each uses every subnet" }
    a_growth { ja: "増加と余裕はあなたが入力した値です。増加は「現在」の SG の組だけに掛かり、「以前」の必要数には掛かりません", en: "Growth and headroom are the values you entered. Growth multiplies the SG sets of Now, not what Before needs" }
    a_quota(limit: N, others: N) { ja: "VPC の ENI の上限 {limit} と、ほかのサービスの ENI {others} は、今の盤面の仮定です", en: "The quota of {limit} ENIs and the {others} ENIs of other services are those of the present board" }
    a_region(limit: N) { ja: "以前のリージョンの上限 {limit} は、今の盤面の仮定です", en: "The Region’s quota of {limit} in those days is that of the present board" }
    copy { ja: "答えをコピー", en: "Copy the answer" }
    make { ja: "盤面にする", en: "Make it the board" }
    stays { ja: "数値はこのページの中だけで計算します。", en: "All of it is computed inside this page." }
    c_item { ja: "項目", en: "Item" }
    c_needed { ja: "必要な ENI", en: "ENIs needed" }
    c_prefix { ja: "最小のプレフィックス", en: "Smallest prefix" }
    c_wanted { ja: "必要なアドレス／サブネット", en: "Addresses wanted in each subnet" }
    brief(before: &str, now: &str, prefix: &str) { ja: "以前 {before} → 現在 {now}・{prefix}", en: "Before {before} → now {now} · {prefix}" }
    told(before: &str, now: &str, prefix: &str) {
        ja: "以前 {before}、現在 {now}。足りる最小のプレフィックスは、現在 {prefix}。",
        en: "Before {before}, now {now}. Smallest prefix that works now: {prefix}."
    }
}

/// What a field is called.
pub fn field(lang: Lang, field: SizingField) -> &'static str {
    match field {
        SizingField::Functions => f_functions(lang),
        SizingField::Sets => f_sets(lang),
        SizingField::Subnets => f_subnets(lang),
        SizingField::Prefix => f_prefix(lang),
        SizingField::Concurrency => f_concurrency(lang),
        SizingField::Memory => f_memory(lang),
        SizingField::Connections => f_connections(lang),
        SizingField::Occupied => f_occupied(lang),
        SizingField::Growth => f_growth(lang),
        SizingField::Headroom => f_headroom(lang),
    }
}

/// Why a field's value is refused, and what would do.
pub fn problem(lang: Lang, problem: SizingProblem) -> String {
    match problem {
        SizingProblem::Outside { least, most } => outside(lang, N(least), N(most)),
        SizingProblem::MoreSets(functions) => more_sets(lang, N(functions)),
        SizingProblem::Occupants { prefix, usable } => occupants(lang, prefix, N(usable)),
        SizingProblem::Blocks { prefix, most } => blocks(lang, prefix, N(most)),
    }
}

/// So many ENIs, as the headline of a panel.
pub fn enis(lang: Lang, n: u64) -> String {
    if n == 1 { one(lang).to_owned() } else { count(lang, N(n)) }
}
