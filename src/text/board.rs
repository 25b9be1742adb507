//! Texts of the board.

use super::{Lang, N};
use crate::model::Estimate;

crate::texts! {
    board { ja: "盤面", en: "Board" }
    grid_name(vpc: &str) { ja: "{vpc} のサブネットと SG の組", en: "Subnets and SG sets of {vpc}" }
    subnets { ja: "サブネット", en: "Subnets" }
    before { ja: "以前（〜2019年）", en: "Before (until 2019)" }
    now { ja: "現在（Hyperplane）", en: "Now (Hyperplane)" }
    before_environments { ja: "実行環境ごとに ENI を 1 つ作成（上限の見積り）", en: "One ENI per execution environment (an upper bound)" }
    before_formula { ja: "AWS の 2019 年の式：同時実行 × メモリ ÷ 3 GB", en: "AWS’s 2019 formula: concurrency × memory ÷ 3 GB" }
    now_rule { ja: "サブネット × SG の組ごとに ENI を 1 つ作り、共有する", en: "One ENI per subnet × SG set, shared" }
    out_of_ips { ja: "IP 枯渇", en: "Out of IPs" }
    over_region_quota { ja: "ENI クォータ超過", en: "Over ENI quota" }
    fits { ja: "収まる", en: "Fits" }
    plenty { ja: "余裕あり", en: "Plenty left" }
    function_fails { ja: "1 個の関数が失敗", en: "1 function fails" }
    functions_fail(n: N) { ja: "{n} 個の関数が失敗", en: "{n} functions fail" }
    egress(to: &str) { ja: "送信 → {to}", en: "outbound → {to}" }
    ip_map { ja: "IP アドレスの使用状況", en: "IP address map" }
    ip_map_short { ja: "IP アドレス", en: "IP addresses" }
    add_set { ja: "SG の組を追加…", en: "Add an SG set…" }
    add_set_short { ja: "新しい SG の組", en: "New SG set" }
    add_subnet { ja: "サブネットを追加…", en: "Add subnet…" }
    remove_set(set: &str) { ja: "SG の組 {set} を盤面から外す", en: "Take SG set {set} off the board" }
    ground { ja: "Lambda サービス VPC", en: "Lambda service VPC" }
    ground_runs { ja: "関数はここで動きます", en: "functions run here" }
    ground_tip {
        ja: "関数はここで動きます。サブネットにあるのは ENI だけです",
        en: "Functions run here; only the ENI is in your subnet"
    }
    eni { ja: "ENI", en: "ENI" }
    eni_shared(n: N) { ja: "ENI · 共有 {n}", en: "ENI · shared by {n}" }
    no_eni { ja: "ENI なし", en: "No ENI" }
    connections { ja: "接続", en: "connections" }
    connections_of(n: N) { ja: "≈{n} / 65,000", en: "≈{n} / 65,000" }
    extra_eni { ja: "接続 65,000 超：ENI を追加", en: "Over 65,000 connections: another ENI" }
    of_usable(usable: N) { ja: " / {usable}", en: " / {usable}" }
    used_word { ja: "使用", en: "used" }
    free_word { ja: "空き", en: "free" }
    does_not_fit(n: N) { ja: "+{n} 入らない", en: "+{n} don’t fit" }
    needs_more(n: N, prefix: u8) { ja: "= /{prefix} があと {n} 個必要", en: "= {n} more /{prefix} needed" }
    boxes_of(n: N) { ja: "1 □ = {n}", en: "1 □ = {n}" }
    headroom(n: N) { ja: "満杯になるのは {n} 同時実行／関数を超えたとき", en: "Full beyond {n} concurrent executions per function" }
    unbounded { ja: "上限不明", en: "unbounded" }
    unbounded_note { ja: "CIDR が不明なので、空きは無制限として数えます", en: "The CIDR is unknown, so its room counts as unbounded" }
    unit_one { ja: "1 マス = 1 IP アドレス", en: "1 square = 1 IP address" }
    unit_many { ja: "1 マスの大きさは行に表示", en: "Square size as printed in each row" }
    unit_short(n: N) { ja: "1 マス = {n}", en: "1 sq = {n}" }
    legend { ja: "凡例", en: "Legend" }
    legend_before { ja: "以前の ENI", en: "Legacy ENI" }
    legend_now { ja: "Hyperplane ENI", en: "Hyperplane ENI" }
    legend_refused { ja: "割り当て不可", en: "Refused" }
    legend_free { ja: "空き", en: "Free" }
    legend_reserved { ja: "AWS 予約（5）", en: "Reserved by AWS (5)" }
    legend_others { ja: "ほかの利用者", en: "Other occupants" }
    legend_ground { ja: "Lambda サービス VPC（関数はここ）", en: "Lambda service VPC (functions are here)" }
    legend_shared { ja: "n 個の関数が共有", en: "shared by n functions" }
    legend_terms { ja: "用語：", en: "Terms:" }
    legend_exact { ja: "個数は正確、位置は例示", en: "Counts exact, positions illustrative" }
    more_functions(n: N) { ja: "ほか {n}", en: "+{n} more" }
    quota(used: N, limit: N) { ja: "ENI {used} / {limit}", en: "{used} / {limit} ENIs" }
    over_quota(used: N, limit: N) { ja: "VPC の ENI {used} / {limit}", en: "ENIs of the VPC {used} / {limit}" }
    wanted_usable(wanted: N, usable: N) {
        ja: "必要 {wanted}、使えるのは {usable}。失敗した関数は、ほかのサブネットにも新しい ENI を作りません",
        en: "{wanted} wanted, {usable} usable. A function that fails makes no new ENI in its other subnets"
    }
    sets_busiest(n: N) { ja: "SG の組 {n}、関数の多い順", en: "{n} SG sets, most functions first" }
    fold(n: N, most: N) { ja: "{n} 組 関数 ≤ {most}", en: "{n} sets, ≤ {most} fns" }
    fold_open(n: N) { ja: "残りの {n} 組を開く", en: "Unfold the other {n} sets" }
    fold_close { ja: "たたむ", en: "Fold" }
    filter_columns { ja: "SG または関数で絞り込む", en: "Filter by SG or function" }
    empty_board { ja: "サブネットがありません。例を開くか、アカウントを読み込むか、サブネットを追加してください", en: "No subnets yet. Open the example, import an account, or add a subnet" }
    start_article { ja: "記事の例", en: "Article example" }
    start_import { ja: "読み込む…", en: "Import…" }
    delta_enis(n: &str) { ja: "ENI {n}", en: "ENI {n}" }
    pill_shared { ja: "ENI +0（共有）", en: "ENI +0 (shared)" }
    pill_move(n: &str) { ja: "1 サブネット移動：ENI {n}", en: "Moves 1 subnet: ENI {n}" }
    pill_change(n: N, d: &str) { ja: "{n} サブネットとも移動：関数の SG は 1 組だけ（ENI {d}）", en: "Moves all {n} subnets: a function has one SG set (ENI {d})" }
    pill_change_one(d: &str) { ja: "SG の組を変更：ENI {d}", en: "Changes the SG set: ENI {d}" }
    pill_new(d: &str) { ja: "新しい SG の組：ENI {d}", en: "New SG set: ENI {d}" }
    pill_copy(d: &str) { ja: "関数をコピー：ENI {d}", en: "Copies the function: ENI {d}" }
    pill_detach(d: &str) { ja: "割り当て解除：ENI {d}（最大 20 分）", en: "Detaches: ENI {d} (up to 20 min)" }
    pill_detach_kept(n: N) { ja: "割り当て解除：ENI −0（ほかの {n} 個が使用中）", en: "Detaches: ENI −0 (still shared by {n})" }
    pill_none { ja: "変更なし", en: "No change" }
    pill_asks { ja: "SG の組を選びます…", en: "Asks for the SG set…" }
    pill_two_vpcs(a: &str, b: &str) { ja: "別の VPC です：{a} と {b}", en: "Another VPC: {a} and {b} do not mix" }
    pill_refused { ja: "ここには置けません", en: "Not possible here" }
    cell_none(subnet: &str, set: &str) { ja: "{subnet}、{set}。ENI なし。", en: "{subnet}, {set}. No ENI." }
    cell_eni(subnet: &str, set: &str, n: N, who: &str) {
        ja: "{subnet}、{set}。Hyperplane ENI {n} 個。{who}",
        en: "{subnet}, {set}. {n} Hyperplane ENI. {who}"
    }
    cell_failed(subnet: &str, set: &str, code: &str) { ja: "{subnet}、{set}。作成できません。{code}。", en: "{subnet}, {set}. Not created. {code}." }
    used_by(n: N) { ja: "{n} 個の関数が使用。", en: "Used by {n} functions." }
    box_before(subnet: &str, usable: N, used: N, refused: N) {
        ja: "{subnet}、以前：{usable} 個中 {used} 個使用、{refused} 個が入りません。",
        en: "{subnet}, before: {used} of {usable} used, {refused} do not fit."
    }
    box_now(subnet: &str, usable: N, used: N, free: N) {
        ja: "{subnet}、現在：{usable} 個中 {used} 個使用、{free} 個空き。",
        en: "{subnet}, now: {used} of {usable} used, {free} free."
    }
    ghost_name(n: N) { ja: "入らない {n} 個", en: "{n} that do not fit" }
}

/// How Before was estimated, for its pane's second line.
pub fn before_rule(lang: Lang, estimate: Estimate) -> &'static str {
    match estimate {
        Estimate::PerEnvironment => before_environments(lang),
        Estimate::MemoryFormula => before_formula(lang),
    }
}

/// A change with its sign: `+300`, `−2`, `+0`.
pub fn signed(delta: i64) -> String {
    let size = N(delta.unsigned_abs());
    if delta < 0 { format!("−{size}") } else { format!("+{size}") }
}
