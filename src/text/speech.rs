//! What the live regions say.

use super::N;

crate::texts! {
    lifted(function: &str, n: N) {
        ja: "{function} をつかみました。矢印キーで割り当て先を選び、Enter キーで割り当て、Esc キーでキャンセルします。割り当て先は {n} か所です。",
        en: "Lifted {function}. Use the arrow keys to choose a subnet and security group, Enter to attach, Escape to cancel. {n} targets."
    }
    lifted_many(n: N, targets: N) {
        ja: "関数 {n} 個をつかみました。矢印キーで割り当て先を選び、Enter キーで割り当て、Esc キーでキャンセルします。割り当て先は {targets} か所です。",
        en: "Lifted {n} functions. Use the arrow keys to choose a subnet and security group, Enter to attach, Escape to cancel. {targets} targets."
    }
    picked(badge: &str, function: &str) {
        ja: "選択中：{badge} {function}。割り当て先を選んでください。",
        en: "Selected: {badge} {function}. Choose where to attach it."
    }
    over_other(place: &str, price: &str) { ja: "{place}。{price}。", en: "{place}. {price}." }
    pair(subnet: &str, sg: &str) { ja: "{subnet}、{sg}", en: "{subnet}, {sg}" }
    all_subnets(sg: &str) { ja: "すべてのサブネット、{sg}", en: "All subnets, {sg}" }
    new_set { ja: "新しい SG の組", en: "New SG set" }
    changed_many(n: N, total: N) {
        ja: "関数 {n} 個を変更しました。ENI は合計 {total} 個です。",
        en: "Changed {n} functions. {total} ENIs in total."
    }
    action_delete_many(n: N) { ja: "関数 {n} 個の削除", en: "deleting {n} functions" }
    action_change_many(n: N) { ja: "関数 {n} 個の変更", en: "changing {n} functions" }
    over_new(subnet: &str, sg: &str, k: N) {
        ja: "{subnet}、{sg}。現在は ENI を 1 個新しく作成。以前なら ENI が {k} 個増えます。",
        en: "{subnet}, {sg}. Creates 1 new ENI now. Before 2019: {k} more ENIs."
    }
    over_shared(subnet: &str, sg: &str, m: N, k: N) {
        ja: "{subnet}、{sg}。既存の ENI を {m} 個の関数と共有。新しい ENI は不要です。以前なら {k} 個増えます。",
        en: "{subnet}, {sg}. Shares the existing ENI with {m} functions. No new ENI. Before 2019: {k} more."
    }
    over_moves_all(sg: &str, function: &str, n: N) {
        ja: "{sg}。{function} のセキュリティグループの組を、{n} サブネットすべてで変更します。",
        en: "{sg}. Changes the security group set of {function} in all {n} subnets."
    }
    over_column(sg: &str, d: N) { ja: "すべてのサブネット、{sg}。現在の ENI は {d} 個増えます。", en: "All subnets, {sg}. {d} new ENIs now." }
    dropped(function: &str, subnet: &str, sg: &str, total: N, free: N) {
        ja: "{function} を {subnet}、{sg} に割り当てました。ENI は合計 {total} 個、{subnet} の空きは {free} 個です。",
        en: "Attached {function} to {subnet}, {sg}. {total} ENIs in total, {free} addresses free in {subnet}."
    }
    no_change(function: &str) { ja: "変更はありません。{function} はすでに割り当て済みです。", en: "No change. {function} is already there." }
    cancelled(function: &str, place: &str) { ja: "キャンセルしました。{function} は {place} に戻りました。", en: "Cancelled. {function} is back in {place}." }
    detached_kept(function: &str, m: N) {
        ja: "{function} の割り当てを解除しました。ほかの {m} 個の関数が使うため、ENI は残ります。",
        en: "Detached {function}. The ENI stays: {m} functions still use it."
    }
    detached_goes(function: &str) {
        ja: "{function} の割り当てを解除しました。ENI は最大 20 分ほどで削除されます。",
        en: "Detached {function}. Lambda deletes the ENI within about 20 minutes."
    }
    slider(c: N, b: N, r: N, n: N) {
        ja: "同時実行数 {c}。以前は ENI が {b} 個必要で、{r} 件が起動できません。現在は {n} 個です。",
        en: "Concurrency {c}. Before: {b} ENIs needed, {r} cannot start. Now: {n} ENIs."
    }
    exhausted(subnet: &str) {
        ja: "以前の方式で {subnet} の IP アドレスが枯渇しました。SubnetIPAddressLimitReachedException。",
        en: "{subnet} is out of IP addresses in the before model. SubnetIPAddressLimitReachedException."
    }
    free_again(subnet: &str, free: N) { ja: "{subnet} に空きができました。{free} 個です。", en: "{subnet} has free addresses again: {free}." }
    failed(function: &str, code: &str) { ja: "{function} を作成できません。{code}。", en: "{function} failed to create: {code}." }
    undone(action: &str) { ja: "元に戻しました：{action}。", en: "Undid: {action}." }
    redone(action: &str) { ja: "やり直しました：{action}。", en: "Redid: {action}." }
    action_add(name: &str) { ja: "{name} の追加", en: "adding {name}" }
    action_add_many(n: N) { ja: "関数 {n} 個の追加", en: "adding {n} functions" }
    action_delete(name: &str) { ja: "{name} の削除", en: "deleting {name}" }
    action_attach(name: &str) { ja: "{name} の割り当て", en: "attaching {name}" }
    action_detach(name: &str) { ja: "{name} の割り当ての解除", en: "detaching {name}" }
    action_configure(name: &str) { ja: "{name} の設定の変更", en: "changing {name}" }
    action_concurrency(c: N) { ja: "同時実行数を {c} に変更", en: "setting concurrency to {c}" }
    action_estimate { ja: "見積もりの切り替え", en: "changing the estimate" }
    action_assumption { ja: "仮定の変更", en: "changing an assumption" }
    action_add_subnets(n: N) { ja: "サブネット {n} 個の追加", en: "adding {n} subnets" }
    action_board { ja: "盤面の読み込み", en: "loading a board" }
    imported(f: N, s: N, g: N, w: N) {
        ja: "関数 {f} 個、サブネット {s} 個、SG の組 {g} 個を読み込みました。警告 {w} 件。",
        en: "Imported {f} functions, {s} subnets, {g} security group sets. {w} warnings."
    }
    tray { ja: "関数の一覧", en: "the function list" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::{En, Ja};

    /// The sentences of the design, word for word.
    #[test]
    fn the_announcements_word_for_word() {
        let (one, two, many) = (N(1), N(2), N(300));
        let code = "SubnetOutOfIPAddresses";
        for (said, en) in [
            (
                lifted(En, "f", N(9)),
                "Lifted f. Use the arrow keys to choose a subnet and security group, Enter to attach, Escape to cancel. 9 targets.",
            ),
            (over_new(En, "s", "g", many), "s, g. Creates 1 new ENI now. Before 2019: 300 more ENIs."),
            (
                over_shared(En, "s", "g", two, many),
                "s, g. Shares the existing ENI with 2 functions. No new ENI. Before 2019: 300 more.",
            ),
            (over_moves_all(En, "g", "f", two), "g. Changes the security group set of f in all 2 subnets."),
            (over_column(En, "g", two), "All subnets, g. 2 new ENIs now."),
            (dropped(En, "f", "s", "g", two, many), "Attached f to s, g. 2 ENIs in total, 300 addresses free in s."),
            (no_change(En, "f"), "No change. f is already there."),
            (cancelled(En, "f", "p"), "Cancelled. f is back in p."),
            (detached_kept(En, "f", two), "Detached f. The ENI stays: 2 functions still use it."),
            (detached_goes(En, "f"), "Detached f. Lambda deletes the ENI within about 20 minutes."),
            (slider(En, N(1_000), many, one, two), "Concurrency 1,000. Before: 300 ENIs needed, 1 cannot start. Now: 2 ENIs."),
            (exhausted(En, "s"), "s is out of IP addresses in the before model. SubnetIPAddressLimitReachedException."),
            (free_again(En, "s", one), "s has free addresses again: 1."),
            (failed(En, "f", code), "f failed to create: SubnetOutOfIPAddresses."),
            (undone(En, "a"), "Undid: a."),
            (redone(En, "a"), "Redid: a."),
            (crate::text::link::said_copied(En).to_owned(), "Link copied."),
            (imported(En, many, two, two, one), "Imported 300 functions, 2 subnets, 2 security group sets. 1 warnings."),
        ] {
            assert_eq!(said, en);
        }
        for (said, ja) in [
            (
                lifted(Ja, "f", N(9)),
                "f をつかみました。矢印キーで割り当て先を選び、Enter キーで割り当て、Esc キーでキャンセルします。割り当て先は 9 か所です。",
            ),
            (over_new(Ja, "s", "g", many), "s、g。現在は ENI を 1 個新しく作成。以前なら ENI が 300 個増えます。"),
            (
                over_shared(Ja, "s", "g", two, many),
                "s、g。既存の ENI を 2 個の関数と共有。新しい ENI は不要です。以前なら 300 個増えます。",
            ),
            (over_moves_all(Ja, "g", "f", two), "g。f のセキュリティグループの組を、2 サブネットすべてで変更します。"),
            (over_column(Ja, "g", two), "すべてのサブネット、g。現在の ENI は 2 個増えます。"),
            (dropped(Ja, "f", "s", "g", two, many), "f を s、g に割り当てました。ENI は合計 2 個、s の空きは 300 個です。"),
            (no_change(Ja, "f"), "変更はありません。f はすでに割り当て済みです。"),
            (cancelled(Ja, "f", "p"), "キャンセルしました。f は p に戻りました。"),
            (detached_kept(Ja, "f", two), "f の割り当てを解除しました。ほかの 2 個の関数が使うため、ENI は残ります。"),
            (detached_goes(Ja, "f"), "f の割り当てを解除しました。ENI は最大 20 分ほどで削除されます。"),
            (
                slider(Ja, N(1_000), many, one, two),
                "同時実行数 1,000。以前は ENI が 300 個必要で、1 件が起動できません。現在は 2 個です。",
            ),
            (exhausted(Ja, "s"), "以前の方式で s の IP アドレスが枯渇しました。SubnetIPAddressLimitReachedException。"),
            (free_again(Ja, "s", one), "s に空きができました。1 個です。"),
            (failed(Ja, "f", code), "f を作成できません。SubnetOutOfIPAddresses。"),
            (undone(Ja, "a"), "元に戻しました：a。"),
            (redone(Ja, "a"), "やり直しました：a。"),
            (crate::text::link::said_copied(Ja).to_owned(), "リンクをコピーしました。"),
            (imported(Ja, many, two, two, one), "関数 300 個、サブネット 2 個、SG の組 2 個を読み込みました。警告 1 件。"),
        ] {
            assert_eq!(said, ja);
        }
    }
}
