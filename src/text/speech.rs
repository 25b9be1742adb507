//! What the live regions say.

use super::N;

crate::texts! {
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
    undone { ja: "元に戻しました。", en: "Undone." }
    redone { ja: "やり直しました。", en: "Redone." }
    imported(f: N, s: N, g: N, w: N) {
        ja: "関数 {f} 個、サブネット {s} 個、SG の組 {g} 個を読み込みました。警告 {w} 件。",
        en: "Imported {f} functions, {s} subnets, {g} security group sets. {w} warnings."
    }
    tray { ja: "関数の一覧", en: "the function list" }
}
