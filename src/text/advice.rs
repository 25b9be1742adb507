//! Texts of the checks: what fails, what could be better, previews, and the baseline.

use super::{Lang, N};
use crate::advice::Deed;

crate::texts! {
    tab { ja: "チェック", en: "Checks" }
    tab_count(n: N) { ja: "チェック {n}", en: "Checks {n}" }
    item { ja: "チェック…", en: "Checks…" }
    title(n: N) { ja: "チェック {n} 件", en: "Checks: {n}" }
    title_none { ja: "チェック", en: "Checks" }
    failures { ja: "失敗", en: "Failures" }
    advice { ja: "助言", en: "Advice" }
    limits { ja: "上限", en: "Limits" }
    order { ja: "同じルールが先", en: "same rules first" }
    nothing { ja: "失敗も助言もありません", en: "Nothing fails, and there is no advice" }
    no_failure { ja: "失敗はありません", en: "Nothing fails" }
    open(words: &str) { ja: "{words}。チェックを開く", en: "{words}. Open the checks" }
    copy_code(code: &str) { ja: "{code} をコピー", en: "Copy {code}" }
    preview { ja: "プレビュー", en: "Preview" }
    apply { ja: "適用", en: "Apply" }
    preview_of(deed: &str) { ja: "プレビュー：{deed}", en: "Preview: {deed}" }
    apply_of(deed: &str) { ja: "適用：{deed}", en: "Apply: {deed}" }
    back { ja: "戻る", en: "Back" }
    not_yet { ja: "まだ適用していません", en: "Not applied yet" }
    preview_bar { ja: "プレビュー", en: "Preview" }
    why { ja: "理由", en: "Why" }
    rule { ja: "ルール", en: "Rule" }
    source { ja: "出典", en: "Source" }
    arithmetic(what: &str, from: &str, to: &str) { ja: "{what}：{from} → {to}", en: "{what}: {from} → {to}" }
    more(n: N) { ja: "ほか {n}", en: "+{n} more" }
    keep { ja: "残す SG の組", en: "SG sets left" }
    keep_fewer { ja: "SG の組を 1 つ減らす", en: "One SG set fewer" }
    keep_more { ja: "SG の組を 1 つ増やす", en: "One SG set more" }
    show_rules(n: N) { ja: "送信ルールを並べて見る（{n} 組）", en: "Compare the outbound rules ({n} sets)" }
    of_set { ja: "SG の組", en: "SG set" }
    of_egress { ja: "送信先", en: "Outbound to" }
    unknown_rules { ja: "不明", en: "unknown" }
    stays { ja: "残る組", en: "stays" }
}

crate::texts! {
    d_merge_into(n: N, set: &str) { ja: "SG の組 {n} 個を {set} にまとめる", en: "Merge {n} SG sets into {set}" }
    d_merge_one(set: &str) { ja: "SG の組 1 個を {set} にまとめる", en: "Merge 1 SG set into {set}" }
    d_merge_to(n: N, keep: N) { ja: "SG の組 {n} 個を {keep} 個にまとめる", en: "Merge {n} SG sets into {keep}" }
    d_widen(subnet: &str, prefix: u8) { ja: "{subnet} を /{prefix} に広げる", en: "Widen {subnet} to /{prefix}" }
    d_reach(n: N, subnet: &str) { ja: "関数 {n} 個に {subnet} を加える", en: "Add {subnet} to {n} functions" }
    d_reach_one(subnet: &str) { ja: "関数 1 個に {subnet} を加える", en: "Add {subnet} to 1 function" }
    d_delete(n: N) { ja: "公開バージョン {n} 個を削除する", en: "Delete {n} published versions" }
    d_delete_one { ja: "公開バージョン 1 個を削除する", en: "Delete 1 published version" }
    d_quota(n: N) { ja: "VPC の ENI の上限を {n} に引き上げる", en: "Raise the ENIs per VPC to {n}" }
    d_region(n: N) { ja: "2019 年のリージョン上限 {n} をオンにする", en: "Turn on the Region quota of 2019: {n}" }
    d_concurrency(n: N) { ja: "同時実行数を {n} にする", en: "Set the concurrency to {n}" }
}

/// What a change is called.
pub fn deed(lang: Lang, deed: &Deed) -> String {
    match deed {
        Deed::MergeInto(1, set) => d_merge_one(lang, set),
        Deed::MergeInto(many, set) => d_merge_into(lang, N(*many), set),
        Deed::MergeTo(many, keep) => d_merge_to(lang, N(*many), N(*keep)),
        Deed::Widen(subnet, prefix) => d_widen(lang, subnet, *prefix),
        Deed::Reach(1, subnet) => d_reach_one(lang, subnet),
        Deed::Reach(many, subnet) => d_reach(lang, N(*many), subnet),
        Deed::DeleteVersions(1) => d_delete_one(lang).to_owned(),
        Deed::DeleteVersions(many) => d_delete(lang, N(*many)),
        Deed::EniQuota(quota) => d_quota(lang, N(*quota)),
        Deed::RegionQuota(quota) => d_region(lang, N(*quota)),
        Deed::Concurrency(many) => d_concurrency(lang, N(*many)),
    }
}

crate::texts! {
    applied(deed: &str) { ja: "適用しました：{deed}", en: "Applied: {deed}" }
    said_preview(deed: &str, result: &str) {
        ja: "プレビュー：{deed}。{result}まだ適用していません。",
        en: "Preview: {deed}. {result} Not applied yet."
    }
    said_back { ja: "プレビューを終えました。盤面は変わっていません。", en: "Preview closed. The board is unchanged." }
    said_applied(deed: &str, result: &str) { ja: "適用しました：{deed}。{result}", en: "Applied: {deed}. {result}" }
    said_enis(from: N, to: N) { ja: "現在の ENI は {from} 個から {to} 個。", en: "ENIs now: {from} to {to}." }
    said_fail(from: N, to: N) { ja: "失敗する関数は {from} 個から {to} 個。", en: "Functions that fail: {from} to {to}." }
    said_refused(from: N, to: N) { ja: "以前に起動できない実行は {from} 件から {to} 件。", en: "Refused before: {from} to {to}." }
    said_pinned { ja: "この盤面を基準に固定しました。", en: "This board is pinned as the baseline." }
    said_unpinned { ja: "基準の固定を外しました。", en: "The baseline is unpinned." }
}

crate::texts! {
    f_full(subnets: &str) {
        ja: "{subnets} に、新しい組のための空きアドレスがありません。以前は空いているサブネットに回りましたが、現在は設定したすべてのサブネットに空きが必要です。",
        en: "{subnets}: no free address for a new pair. Before, it would have gone to another subnet; now every configured subnet needs one."
    }
    f_quota(vpc: &str, used: N, limit: N) {
        ja: "{vpc} の ENI は {used} / {limit} です。新しい組の ENI をすべて作れないバージョンは失敗します。",
        en: "{vpc} uses {used} of {limit} ENIs. A version that cannot have all its new ENIs fails."
    }
    f_again { ja: "失敗した関数は、空きを作ってから削除して作り直します。", en: "A failed function is deleted and created again once there is room." }
    f_refused(n: N, subnets: &str) {
        ja: "{n} 件の実行が起動できません。足りないサブネット：{subnets}。",
        en: "{n} executions cannot start. Too small: {subnets}."
    }
    f_region(n: N) { ja: "{n} 件の実行が起動できません。", en: "{n} executions cannot start." }
    f_before { ja: "以前", en: "Before" }
    f_now { ja: "現在", en: "Now" }
    f_versions(n: N) { ja: "{n} 個のバージョン", en: "{n} versions" }
}

crate::texts! {
    t_own { ja: "関数ごとに SG が 1 つ（CDK の既定）", en: "One SG per function (the CDK default)" }
    t_many { ja: "SG の組を減らす", en: "Fewer SG sets" }
    t_zone { ja: "1 つの AZ だけ", en: "One Availability Zone only" }
    t_use_now(subnet: &str, percent: &str) { ja: "{subnet}：現在 {percent} 使用", en: "{subnet}: {percent} used now" }
    t_use_before(subnet: &str, percent: &str) { ja: "{subnet}：以前なら {percent} 使用", en: "{subnet}: {percent} used before" }
    t_quota(vpc: &str, percent: &str) { ja: "{vpc}：ENI の上限の {percent}", en: "{vpc}: {percent} of the ENI quota" }
    t_versions { ja: "公開バージョンだけが使う ENI", en: "ENIs that only published versions keep" }
    t_uneven { ja: "AZ の偏り", en: "Uneven AZs" }
    t_overlap { ja: "SG を変えるときの余裕", en: "Room for a change of SGs" }
    t_region { ja: "2019 年のリージョン上限", en: "Region quota of 2019" }

    x_same(names: &str, into: &str) { ja: "{names} の送信ルールは {into} と同じです。", en: "{names}: the same outbound rules as {into}." }
    x_own(n: N, rules: N) { ja: "{n} 個の関数に自分だけの SG があります。送信ルールは {rules} 種類です。", en: "{n} functions have a group of their own; {rules} different rules." }
    x_many(n: N, rules: N) { ja: "SG の組は {n} 個、送信ルールは {rules} 種類です。", en: "{n} SG sets, {rules} different rules." }
    x_differ { ja: "ルールが変わります：関数は、まとめた先の組のルールで送信します。", en: "Rules change: functions send by the rules of the set they are merged into." }
    x_unknown { ja: "送信ルールが不明な組があります。まとめる前に確かめてください。", en: "Some rules are unknown: check them before merging." }
    x_latest { ja: "移るのは $LATEST だけです。公開バージョンは変更できず、削除するまで自分の ENI を使い続けます。", en: "Only $LATEST moves. Published versions cannot be changed and keep their ENIs until deleted." }
    x_zone(n: N) { ja: "{n} 個の関数のサブネットが 1 つの AZ にしかありません。", en: "{n} functions have subnets in one AZ only." }
    x_zone_one(n: N) { ja: "うち {n} 個はサブネットが 1 つだけです。", en: "{n} of them have one subnet." }
    x_zone_cost { ja: "AZ を増やすと、その分 ENI も増えます。", en: "Another AZ costs another ENI for each set." }
    x_zone_none { ja: "この VPC には、別の AZ のサブネットがありません。追加してください。", en: "This VPC has no subnet in another AZ: add one." }
    x_use(used: N, usable: N) { ja: "{used} / {usable} アドレス。", en: "{used} of {usable} addresses." }
    x_use_prefix(prefix: u8) { ja: "/{prefix} なら 80 % 以下です。", en: "A /{prefix} keeps it at 80 % or less." }
    x_use_none { ja: "/16 でも 80 % を超えます。", en: "Not even a /16 keeps it at 80 %." }
    x_no_block(prefix: u8) { ja: "この VPC に空いている /{prefix} はありません。CIDR を追加してください。", en: "The VPC has no free /{prefix}: add a CIDR." }
    x_cidr { ja: "AWS ではサブネットの CIDR を変えられません。新しいサブネットを作って移します。", en: "AWS cannot resize a subnet: make a new one and move the functions." }
    x_quota(used: N, limit: N) { ja: "{used} / {limit} 個。EFS などと共有する枠です。", en: "{used} of {limit}, shared with EFS and others." }
    x_quota_ask { ja: "引き上げは Service Quotas で申請します。", en: "Request the increase in Service Quotas." }
    x_versions(n: N, enis: N) { ja: "{n} 個の公開バージョンが、ほかに誰も使わない ENI を {enis} 個使っています。エイリアスはありません。", en: "{n} published versions without an alias keep {enis} ENIs nobody else needs." }
    x_uneven(most: &str, many: N, least: &str, few: N) {
        ja: "空きは {most} に {many} 個、{least} に {few} 個です。",
        en: "{most} has {many} free, {least} {few}."
    }
    x_uneven_most(n: N) { ja: "両方を使う SG の組は、あと {n} 個しか入りません。", en: "At most {n} more SG sets that use both." }
    x_uneven_full { ja: "両方を使う新しい SG の組は入りません。", en: "No new SG set that uses both fits." }
    x_overlap { ja: "SG を替えると、古い ENI は最大 20 分残ります。すべての組を一度に替えると：", en: "Old ENIs stay up to 20 minutes after a change of SGs. To replace every set at once:" }
    x_overlap_subnet(subnet: &str, peak: N, room: N) { ja: "{subnet} に {peak} 個必要、使えるのは {room} 個。", en: "{subnet} needs {peak}, has room for {room}." }
    x_overlap_quota(peak: N, limit: N) { ja: "VPC の上限 {limit} に対して {peak} 個。", en: "{peak} against the VPC’s quota of {limit}." }
    x_region(quota: N, made: N, without: N) {
        ja: "{quota} なら {made} 個で止まり、アドレスで作れる {without} 個より先に止めていました。",
        en: "At {quota} it would have stopped this board at {made} ENIs, before its addresses did at {without}."
    }
    x_region_off { ja: "アカウントで違う値なので、既定ではオフです。", en: "Off by default: it differed by account." }

    g_enis(change: &str, from: N, to: N) { ja: "ENI {change}（{from} → {to}）", en: "{change} ENIs ({from} → {to})" }
    g_each(change: &str) { ja: "サブネットごとに {change} アドレス", en: "{change} addresses per subnet" }
    g_each_one(change: &str) { ja: "サブネットごとに {change} アドレス", en: "{change} address per subnet" }
    g_in(change: &str, subnet: &str) { ja: "{subnet} は {change} アドレス", en: "{change} in {subnet}" }
    g_between(from: &str, to: &str) { ja: "サブネットごとに {from}〜{to} アドレス", en: "{from} to {to} addresses per subnet" }
    g_quota(from: N, to: N, limit: N) { ja: "VPC の ENI {from} → {to} / {limit}", en: "VPC quota {from} → {to} of {limit}" }
    g_failed(from: N, to: N) { ja: "失敗 {from} → {to}", en: "fail {from} → {to}" }
    g_refused(from: N, to: N) { ja: "以前の起動不可 {from} → {to}", en: "refused before {from} → {to}" }
    g_mended { ja: "失敗がなくなります。", en: "Nothing fails then." }
    o_fits(n: N) { ja: "切り替えの間、新しい ENI {n} 個が最大 20 分重なります。空きは足ります。", en: "{n} new ENIs overlap the old ones for up to 20 minutes: there is room." }
    o_none { ja: "まとめる先の ENI はすでにあり、切り替えの間も増えません。", en: "The ENIs merged into exist already: none is added meanwhile." }
    o_short(subnet: &str, n: N) { ja: "古い ENI が消えるまで（最大 20 分）、{subnet} のアドレスが {n} 個足りません。", en: "Until the old ENIs are gone (up to 20 minutes) {subnet} is short of addresses: {n}." }
    o_quota(vpc: &str, n: N) { ja: "古い ENI が消えるまで（最大 20 分）、{vpc} の上限を {n} 個超えます。", en: "Until the old ENIs are gone (up to 20 minutes) {vpc} is over its quota by {n}." }
}

crate::texts! {
    baseline { ja: "基準", en: "Baseline" }
    baseline_is(title: &str) { ja: "基準：{title}", en: "Baseline: {title}" }
    pin { ja: "この盤面を基準に固定", en: "Pin this board as the baseline" }
    pin_hint { ja: "以後の変更との差を、比較欄と盤面に表示します", en: "Strip and board then show the difference to it" }
    unpin { ja: "固定を外す", en: "Unpin" }
    unpin_item { ja: "基準の固定を外す", en: "Unpin the baseline" }
    no_difference { ja: "差はありません", en: "No difference" }
    against { ja: "基準との差", en: "against the baseline" }
    diff(change: &str) { ja: "Δ {change}", en: "Δ {change}" }
    diff_before(change: &str) { ja: "以前 {change}", en: "Before {change}" }
    diff_now(change: &str) { ja: "現在 {change}", en: "Now {change}" }
    is_new { ja: "追加", en: "new" }
    is_gone { ja: "消えた", en: "gone" }
    came_subnets(names: &str) { ja: "追加されたサブネット：{names}", en: "New subnets: {names}" }
    went_subnets(names: &str) { ja: "なくなったサブネット：{names}", en: "Subnets gone: {names}" }
    came_sets(names: &str) { ja: "追加された SG の組：{names}", en: "New SG sets: {names}" }
    went_sets(names: &str) { ja: "なくなった SG の組：{names}", en: "SG sets gone: {names}" }
    cell_new { ja: "基準にはない ENI です。", en: "New against the baseline." }
    cell_gone { ja: "基準にはあった ENI です。", en: "Gone against the baseline." }
    list_and(first: &str, more: N) { ja: "{first} ほか {more}", en: "{first} and {more} more" }
}
