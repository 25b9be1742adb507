//! Texts of roles, the order of creation, what AWS knows no more, rules of groups, and event sources.

use super::{Lang, N};
use crate::network::Role;

crate::texts! {
    role { ja: "実行ロール", en: "Execution role" }
    role_in_order { ja: "問題なし", en: "In order" }
    role_lacks { ja: "権限不足", en: "Lacks a permission" }
    role_deleted { ja: "削除済み", en: "Deleted" }
    role_hint {
        ja: "必要なのは ENI を作り管理するときだけで、呼び出しには不要です",
        en: "Needed only to create and manage ENIs, not to invoke"
    }
    role_deleted_hint {
        ja: "削除済みのロールでは、Lambda は ENI を消せません。使う関数がなくなっても ENI が残り、手作業での削除が必要です",
        en: "With the role deleted, Lambda cannot delete the ENI either: it stays after its last user and must be removed by hand"
    }
    reserved { ja: "予約済み同時実行", en: "Reserved concurrency" }
    reserved_hint { ja: "空欄：予約なし", en: "blank: none" }
    provisioned { ja: "プロビジョニング済み同時実行", en: "Provisioned concurrency" }
    provisioned_hint { ja: "予約済みを超えられません。ENI は増えません", en: "at most what is reserved; makes no ENI" }
}

crate::texts! {
    order { ja: "作成順", en: "Order of creation" }
    order_nth(place: &str, of: N) { ja: "{of} 個中 {place} 番目に作成", en: "Created {place} of {of}" }
    order_hint { ja: "先に作る関数が、空きアドレスと上限を先に使います", en: "Who is created first takes addresses and quota first" }
    earlier { ja: "前へ", en: "Earlier" }
    later { ja: "後へ", en: "Later" }
    first { ja: "最初", en: "First" }
    last { ja: "最後", en: "Last" }
    earlier_name(function: &str) { ja: "前へ：{function} を 1 つ先に作成", en: "Earlier: create {function} one place earlier" }
    later_name(function: &str) { ja: "後へ：{function} を 1 つ後に作成", en: "Later: create {function} one place later" }
    first_name(function: &str) { ja: "最初：{function} を最初に作成", en: "First: create {function} before all others" }
    last_name(function: &str) { ja: "最後：{function} を最後に作成", en: "Last: create {function} after all others" }
}

crate::texts! {
    failures { ja: "失敗", en: "Failures" }
    is_before { ja: "以前", en: "Before" }
    is_now { ja: "現在", en: "Now" }
    do_this(mend: &str) { ja: "対処：{mend}", en: "What to do: {mend}" }
    n_refused(n: N) { ja: "+{n} 起動不可", en: "+{n} cannot start" }
    n_cannot_run(n: N) { ja: "起動不可 {n}", en: "{n} cannot start" }
}

crate::texts! {
    missing { ja: "存在しない", en: "does not exist" }
    missing_subnet { ja: "AWS に存在しない", en: "Does not exist at AWS" }
    missing_hint { ja: "削除済み、または ID の誤り", en: "deleted, or a wrong id" }
    missing_set(groups: &str) { ja: "存在しない：{groups}", en: "does not exist: {groups}" }
}

crate::texts! {
    outbound { ja: "送信ルール", en: "Outbound rules" }
    inbound { ja: "受信ルール", en: "Inbound rules" }
    counts(out: N, into: N) { ja: "送信 {out}・受信 {into}", en: "{out} out, {into} in" }
    unknown { ja: "ルールは不明", en: "rules unknown" }
    unknown_hint {
        ja: "ルールは不明で、わかるのは上の宛先だけです。1 件追加すると、そのルールに置き換わります",
        en: "Its rules are not known, only the words above: the first rule added replaces them"
    }
    rule_out_n(group: &str, n: N) { ja: "{group} の送信ルール {n}", en: "{group}: outbound rule {n}" }
    rule_in_n(group: &str, n: N) { ja: "{group} の受信ルール {n}", en: "{group}: inbound rule {n}" }
    add_rule { ja: "ルールを追加", en: "Add a rule" }
    add_out(group: &str) { ja: "{group} に送信ルールを追加", en: "Add an outbound rule to {group}" }
    add_in(group: &str) { ja: "{group} に受信ルールを追加", en: "Add an inbound rule to {group}" }
    rule_form { ja: "例：tcp 443 10.0.0.0/16、all 0.0.0.0/0", en: "such as tcp 443 10.0.0.0/16, or all 0.0.0.0/0" }
    remove_rule(rule: &str) { ja: "ルール {rule} を削除", en: "Remove the rule {rule}" }
    same_rule { ja: "同じルールがすでにあります", en: "That rule is there already" }
    none_out { ja: "ルールなし：どこへも送信できません", en: "No rule: nothing gets out" }
    none_in { ja: "ルールなし", en: "No rule" }
    egress_none { ja: "送信なし", en: "nothing outbound" }
    not_evaluated { ja: "関数には評価されません", en: "not evaluated for the function" }
    not_evaluated_why {
        ja: "V2N は Lambda から VPC への一方向です。関数は Lambda の API からだけ呼び出され、通信の戻りはステートフルなので許可されます",
        en: "V2N goes one way, from Lambda into the VPC: a function is invoked through Lambda’s API only, and answers to what it sent are let in because groups are stateful"
    }
    exceptions { ja: "例外：イベントソースのポーラー", en: "Exception: pollers of event sources" }
    exceptions_why {
        ja: "MSK、Apache Kafka、MQ、DocumentDB のポーラーが使うのは、関数ではなくソース側の SG です。そこには、自分自身の SG からのブローカーのポートの受信が必要です",
        en: "Pollers of MSK, Apache Kafka, MQ and DocumentDB use the source’s SG, not the function’s: it must let in the broker’s ports from itself"
    }
    ports_of(kind: &str, ports: &str) { ja: "{kind}：{ports}", en: "{kind}: {ports}" }
}

crate::texts! {
    tab_source { ja: "イベントソース", en: "Event source" }
    sources { ja: "イベントソース", en: "Event sources" }
    sources_hint { ja: "ポーラーがソース側のサブネットと SG で ENI を使います", en: "their pollers use ENIs on the source’s subnets and SGs" }
    add_source { ja: "イベントソースを追加…", en: "Add an event source…" }
    kind { ja: "種類", en: "Kind" }
    invokes { ja: "呼び出す関数", en: "Function it invokes" }
    place { ja: "ポーラーの場所（ソース側）", en: "Where its pollers are (the source’s)" }
    place_hint { ja: "関数の VPC 設定は関係しません", en: "The function’s VPC settings do not matter" }
    new_set { ja: "新しい SG の組", en: "A new SG set" }
    enis_used(n: N) { ja: "使う ENI {n}", en: "ENIs it uses: {n}" }
    enis_split(alone: N, shared: N) { ja: "自分だけ {alone}、共有 {shared}", en: "{alone} its own, {shared} shared" }
    shared_with(names: &str) { ja: "{names} と共有", en: "shared with {names}" }
    only_own { ja: "ほかに使う関数はありません", en: "nobody else uses it" }
    needs { ja: "ソースの SG に必要なルール", en: "Rules the source’s SG needs" }
    needs_in(ports: &str, group: &str) { ja: "受信 tcp {ports}、{group} 自身から", en: "in: tcp {ports} from {group} itself" }
    needs_out(group: &str) { ja: "送信 tcp 443 と、{group} 自身への同じポート", en: "out: tcp 443, and the same ports to {group} itself" }
    delete_source { ja: "このイベントソースを削除", en: "Delete the event source" }
    open_source(name: &str, kind: &str) { ja: "イベントソース {name}（{kind}）の詳細", en: "Details of the event source {name} ({kind})" }
    plus(n: N) { ja: "+{n} イベントソース", en: "+{n} event sources" }
    plus_one { ja: "+1 イベントソース", en: "+1 event source" }
    cell_also(n: N) { ja: "イベントソース {n} 個のポーラーも使用。", en: "Also used by pollers of {n} event sources." }
    cell_also_one { ja: "イベントソース 1 個のポーラーも使用。", en: "Also used by the pollers of 1 event source." }
    held_by { ja: "使っているポーラー", en: "Pollers that use it" }
    keeps_mixed {
        ja: "使っているバージョンとポーラーがすべて外れるまで残り、その後最大 20 分で削除されます",
        en: "It stays until the last version and the last poller are gone, and is deleted within 20 minutes after"
    }
    sources_fail(n: N) { ja: "{n} 個のイベントソースが失敗", en: "{n} event sources fail" }
    source_failed {
        ja: "イベントソース用のコードは AWS の資料にありません。同じ場所の関数のコードを示します",
        en: "AWS names no code for event sources: this is a function’s in the same place"
    }
    legend { ja: "イベントソースのポーラー", en: "Pollers of an event source" }
}

crate::texts! {
    functions_barred(n: N) { ja: "{n} 個の関数が起動不可", en: "{n} functions cannot start" }
    function_barred { ja: "1 個の関数が起動不可", en: "1 function cannot start" }
    source_fails { ja: "1 個のイベントソースが失敗", en: "1 event source fails" }
    region_quota { ja: "ENI の上限", en: "ENI limit reached" }
    ghost_barred(n: N) { ja: "起動できない {n} 個", en: "{n} that cannot start" }
    box_barred(subnet: &str, usable: N, used: N, refused: N) {
        ja: "{subnet}、以前：{usable} 個中 {used} 個使用、{refused} 個が起動できません。",
        en: "{subnet}, before: {used} of {usable} used, {refused} cannot start."
    }
}

crate::texts! {
    said_role(function: &str, role: &str) { ja: "{function} の実行ロール：{role}。", en: "Execution role of {function}: {role}." }
    said_reserved(function: &str, n: N) { ja: "{function} の予約済み同時実行は {n} です。", en: "{function} has {n} executions reserved." }
    said_unreserved(function: &str) { ja: "{function} の予約をなくしました。", en: "{function} has none reserved." }
    said_provisioned(function: &str, n: N) { ja: "{function} のプロビジョニング済み同時実行は {n} です。", en: "{function} has {n} executions provisioned." }
    said_moved(function: &str, place: N, of: N, failed: N) {
        ja: "{function} を {of} 個中 {place} 番目に作成します。失敗する関数は {failed} 個です。",
        en: "{function} is now number {place} of {of} to be created. Functions that fail: {failed}."
    }
    said_missing(name: &str) { ja: "{name} は AWS に存在しないものとします。", en: "{name} does not exist at AWS." }
    said_there(name: &str) { ja: "{name} は AWS に存在します。", en: "{name} exists at AWS." }
    said_rules(group: &str, out: N, into: N) { ja: "{group} のルール：送信 {out} 件、受信 {into} 件。", en: "Rules of {group}: {out} out, {into} in." }
    said_added(name: &str, total: N) { ja: "イベントソース {name} を追加しました。ENI は合計 {total} 個です。", en: "Added the event source {name}. {total} ENIs in total." }
    said_changed(name: &str, total: N) { ja: "イベントソース {name} を変更しました。ENI は合計 {total} 個です。", en: "Changed the event source {name}. {total} ENIs in total." }
    said_works(function: &str) { ja: "{function} を作成できるようになりました。", en: "{function} can be created again." }
    said_barred(function: &str, code: &str) { ja: "以前の方式で {function} を起動できません。{code}。", en: "{function} cannot start in the before model. {code}." }
    said_region(subnet: &str) {
        ja: "以前の方式で、{subnet} の ENI がリージョンの上限に達しました。ENILimitReachedException。",
        en: "{subnet} gets no more ENIs in the before model. ENILimitReachedException."
    }
    action_order(function: &str) { ja: "{function} の作成順の変更", en: "moving {function} in the order of creation" }
}

/// A role's state in words.
pub fn role_words(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::InOrder => role_in_order(lang),
        Role::LacksPermission => role_lacks(lang),
        Role::Deleted => role_deleted(lang),
    }
}

/// `1st`, `22nd`, `113th`.
pub fn ordinal(n: u64) -> String {
    let end = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{}{end}", N(n))
}

/// When a function is created: `Created 3rd of 12`.
pub fn order_words(lang: Lang, place: u64, of: u64) -> String {
    let place = if lang == Lang::Ja { N(place).to_string() } else { ordinal(place) };
    order_nth(lang, &place, N(of))
}

/// How many event sources a function has, on its card.
pub fn plus_words(lang: Lang, n: u64) -> String {
    if n == 1 { plus_one(lang).to_owned() } else { plus(lang, N(n)) }
}

/// How many functions are barred Before.
pub fn barred_words(lang: Lang, n: u64) -> String {
    if n == 1 { function_barred(lang).to_owned() } else { functions_barred(lang, N(n)) }
}

/// How many event sources fail Now.
pub fn failing_words(lang: Lang, n: u64) -> String {
    if n == 1 { source_fails(lang).to_owned() } else { sources_fail(lang, N(n)) }
}

/// Who uses an interface beside functions, in a cell's name.
pub fn also_words(lang: Lang, n: u64) -> String {
    match n {
        0 => String::new(),
        1 => cell_also_one(lang).to_owned(),
        _ => cell_also(lang, N(n)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_said_as_each_language_says_them() {
        let said: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111, 1_001].map(ordinal).into();
        assert_eq!(said, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "103rd", "111th", "1,001st"]);
        assert_eq!(order_words(Lang::En, 3, 12), "Created 3rd of 12");
        assert_eq!(order_words(Lang::Ja, 3, 12), "12 個中 3 番目に作成");
        assert_eq!(plus_words(Lang::En, 1), "+1 event source");
    }
}
