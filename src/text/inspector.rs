//! Texts of the inspector.

use super::N;

crate::texts! {
    inspector { ja: "詳細", en: "Details" }
    tabs { ja: "詳細の項目", en: "What to show" }
    close { ja: "詳細を閉じる", en: "Close the details" }
    tab_function { ja: "関数", en: "Function" }
    tab_eni { ja: "ENI", en: "ENI" }
    tab_subnet { ja: "サブネット", en: "Subnet" }
    tab_set { ja: "SG", en: "SG" }
    tab_vpc { ja: "VPC", en: "VPC" }
    tab_assumptions { ja: "仮定", en: "Assumptions" }
    details_item { ja: "詳細…", en: "Details…" }
    assumptions_item { ja: "仮定…", en: "Assumptions…" }
    vpc_item { ja: "VPC…", en: "VPC…" }
    open_subnet(name: &str) { ja: "{name} の詳細", en: "Details of {name}" }
    open_set(name: &str) { ja: "SG の組 {name} の詳細", en: "Details of the SG set {name}" }
    open_vpc(name: &str) { ja: "VPC {name} の詳細", en: "Details of the VPC {name}" }
    open_eni(subnet: &str, set: &str) { ja: "ENI の詳細：{subnet}、{set}", en: "Details of the ENI: {subnet}, {set}" }
}

crate::texts! {
    active { ja: "Active", en: "Active" }
    unattached { ja: "未割り当て", en: "Not attached" }
    before_up_to { ja: "以前：最大", en: "Before: up to" }
    before_formula { ja: "以前：AWS の式", en: "Before: AWS’s formula" }
    before { ja: "以前", en: "Before" }
    now { ja: "現在", en: "Now" }
    now_uses { ja: "現在：使う ENI", en: "Now: ENIs it uses" }
    count(n: N) { ja: "{n} 個", en: "{n}" }
    made(n: N) { ja: "作成 {n}", en: "{n} made" }
    not_fit(n: N) { ja: "入らない {n}", en: "{n} do not fit" }
    by_formula(n: N) { ja: "AWS の式では {n}", en: "by AWS’s formula {n}" }
    by_environment(n: N) { ja: "実行環境ごとなら {n}", en: "per environment {n}" }
    shares(badges: &str) { ja: "{badges} と共有", en: "shared with {badges}" }
    alone(n: N) { ja: "この関数だけの ENI は {n}", en: "{n} only its own" }
    none_used { ja: "ENI を使いません", en: "uses no ENI" }
}

crate::texts! {
    name { ja: "名前", en: "Name" }
    memory { ja: "メモリ", en: "Memory" }
    memory_hint { ja: "128〜10,240 MB", en: "128 to 10,240 MB" }
    concurrency { ja: "同時実行数", en: "Concurrency" }
    mode_slider { ja: "スライダー", en: "Slider" }
    mode_own { ja: "固定", en: "Fixed" }
    mode_relative { ja: "倍率", en: "Percent" }
    mode_rate { ja: "秒間×時間", en: "Rate" }
    follows(n: N) { ja: "スライダーの {n} に従う", en: "Follows the slider’s {n}" }
    own_value { ja: "この関数の値", en: "A value of its own" }
    percent_of(n: N) { ja: "スライダー（{n}）に対する %", en: "Percent of the slider’s {n}" }
    requests { ja: "リクエスト／秒", en: "Requests per second" }
    duration { ja: "1 件の時間（ms）", en: "Duration of one (ms)" }
    comes_to(n: N) { ja: "同時実行 {n}", en: "Comes to {n} executions at once" }
    by_requests {
        ja: "1 つの実行環境は毎秒 10 リクエストまでなので、リクエスト／秒の 10 分の 1 が必要です",
        en: "An environment answers 10 requests a second at most, so a tenth of the requests a second is needed"
    }
    by_duration { ja: "リクエスト／秒 × 時間。1 つの実行環境は毎秒 10 リクエストまで", en: "Requests a second x duration; an environment answers 10 a second at most" }
    set { ja: "SG の組", en: "SG set" }
    set_of(version: &str) { ja: "SG の組とサブネット（{version}）", en: "SG set and subnets ({version})" }
    change { ja: "変更…", en: "Change…" }
    no_set { ja: "VPC に割り当てない", en: "In no VPC" }
    subnets { ja: "サブネット", en: "Subnets" }
    free(n: N) { ja: "{n} 空き", en: "{n} free" }
    unbounded { ja: "上限不明", en: "no bound known" }
    ipv6 { ja: "IPv6（デュアルスタック）", en: "IPv6 (dual-stack)" }
    ipv6_hint { ja: "全サブネットに IPv6 が必要", en: "Needs IPv6 in all its subnets" }
    ipv6_subnet { ja: "IPv6 のブロックもある（デュアルスタック）", en: "Has an IPv6 block too (dual-stack)" }
    versions { ja: "バージョンとエイリアス", en: "Versions and aliases" }
    versions_hint { ja: "どれも ENI を使い続ける", en: "each keeps its ENIs" }
    version_show(version: &str) { ja: "{version} の設定を表示", en: "Show the settings of {version}" }
    carries { ja: "同時実行を受ける", en: "carries the concurrency" }
    aliases(names: &str) { ja: "エイリアス {names}", en: "alias {names}" }
    frees(n: N) { ja: "消すと ENI が {n} 減る", en: "deleting it frees {n}" }
    frees_none { ja: "消しても減りません", en: "deleting it frees none" }
    publish { ja: "バージョンを発行", en: "Publish a version" }
    delete_version(version: &str) { ja: "{version} を削除", en: "Delete {version}" }
    make_carrier(version: &str) { ja: "同時実行を {version} に", en: "Send the concurrency to {version}" }
    new_alias { ja: "新しいエイリアス", en: "New alias" }
    add { ja: "追加", en: "Add" }
    alias_to(alias: &str) { ja: "エイリアス {alias} の向き先", en: "Version of the alias {alias}" }
    delete_alias(alias: &str) { ja: "エイリアス {alias} を削除", en: "Delete the alias {alias}" }
}

crate::texts! {
    pair { ja: "サブネットと SG の組", en: "Subnet and SG set" }
    account(id: &str) { ja: "アカウント {id}", en: "Account {id}" }
    address { ja: "アドレス（例示）", en: "Address (illustrative)" }
    interfaces(n: N) { ja: "ENI {n} 個", en: "{n} ENIs" }
    interface { ja: "ENI 1 個", en: "1 ENI" }
    shared(n: N) { ja: "共有 {n}", en: "shared by {n}" }
    connections { ja: "接続", en: "Connections" }
    about(n: N) { ja: "≈{n}", en: "≈{n}" }
    connections_hint { ja: "ENI 1 個につき 65,000 接続まで。超えると ENI が増えます", en: "65,000 for each ENI; beyond it Lambda adds ENIs" }
    held_by { ja: "使っている関数とバージョン", en: "Functions and versions that use it" }
    more(n: N) { ja: "ほか {n}", en: "+{n} more" }
    keeps { ja: "いつまで残るか", en: "What keeps it alive" }
    keeps_all(n: N) {
        ja: "{n} 個のバージョンがすべて外れるまで残り、その後最大 20 分で削除されます",
        en: "It stays until the last of {n} versions is detached, and is deleted within 20 minutes after"
    }
    keeps_one { ja: "そのバージョンが外れるまで残り、その後最大 20 分で削除されます", en: "It stays until that version is detached, and is deleted within 20 minutes after" }
    keeps_published { ja: "公開バージョンだけが使っています。それを削除するまで残ります", en: "Published versions alone keep it: it stays until they are deleted" }
    life { ja: "Pending → Active → Inactive（14 日間呼び出しなし）→ 削除", en: "Pending → Active → Inactive (14 days without calls) → deleted" }
}

crate::texts! {
    cidr { ja: "CIDR", en: "CIDR" }
    zone { ja: "AZ", en: "AZ" }
    take_it(cidr: &str) { ja: "{cidr} にする", en: "Use {cidr}" }
    of(used: N, usable: N) { ja: "{used} / {usable}", en: "{used} / {usable}" }
    occupants { ja: "ほかの利用", en: "Other occupants" }
    occupants_hint { ja: "EC2、RDS、エンドポイントなど", en: "EC2, RDS, endpoints and so on" }
    fewer { ja: "1 つ減らす", en: "One fewer" }
    more_one { ja: "1 つ増やす", en: "One more" }
    next_prefix { ja: "収まるプレフィックス", en: "Next prefix that fits" }
    prefix(prefix: u8, usable: N) { ja: "/{prefix}（{usable} ≥ ", en: "/{prefix} ({usable} ≥ " }
    wanted(wanted: N) { ja: "必要 {wanted}", en: "{wanted} wanted" }
    end { ja: "）", en: ")" }
    prefix_none { ja: "/16 でも足りません（", en: "Not even /16 (" }
    try_it { ja: "試す", en: "Try it" }
    try_prefix(world: &str, prefix: u8) { ja: "試す：{world}、/{prefix}", en: "Try it: {world}, /{prefix}" }
    holds_now(prefix: u8, n: N) { ja: "盤面全体で、関数ごとに同時実行 {n} まで入ります（今は /{prefix}）", en: "The whole board holds {n} executions per function (now a /{prefix})" }
    more_sets(n: N) { ja: "SG の組をあと {n} 入れられます", en: "Takes {n} more SG sets" }
    quota_leaves(quota: N) { ja: "VPC の枠は残り {quota}", en: "the VPC’s quota leaves {quota}" }
    then { ja: "。", en: "; " }
    addresses { ja: "アドレス", en: "Addresses" }
    illustrative { ja: "個数は正確、位置は例示", en: "counts exact, positions illustrative" }
    reserved_network { ja: "予約：ネットワーク", en: "reserved: network" }
    reserved_router { ja: "予約：VPC ルーター", en: "reserved: VPC router" }
    reserved_dns { ja: "予約：DNS", en: "reserved: DNS" }
    reserved_future { ja: "予約：将来用", en: "reserved: future use" }
    reserved_broadcast { ja: "予約：ブロードキャスト", en: "reserved: broadcast" }
    use_eni { ja: "ENI", en: "ENI" }
    use_enis(n: N) { ja: "ENI × {n}", en: "ENI × {n}" }
    use_others(n: N) { ja: "ほか {n}", en: "{n} others" }
    copy_table { ja: "表をコピー", en: "Copy the table" }
    halve(prefix: u8) { ja: "2 つに分ける（/{prefix} × 2）", en: "Halve (2 × /{prefix})" }
    halve_hint { ja: "今いる関数は前半に残ります", en: "Who lives here stays in the lower half" }
    join(name: &str) { ja: "{name} とつなぐ", en: "Join with {name}" }
    delete { ja: "削除", en: "Delete" }
    lives(n: N) { ja: "関数 {n} 個が使用中", en: "{n} functions live here" }
}

crate::texts! {
    members { ja: "組に入っている SG（1〜5 個）", en: "SGs in the set (1 to 5)" }
    members_hint { ja: "変更は、この組を使うすべての関数に及びます", en: "A change is one for every function that uses the set" }
    new_group { ja: "新しい SG を加える", en: "Add a new SG" }
    group_egress { ja: "送信ルール", en: "Outbound rule" }
    used_by(n: N) { ja: "使っている関数 {n}", en: "Functions that use it: {n}" }
    unused { ja: "使っている関数はありません", en: "No function uses it" }
    enis_now(n: N) { ja: "現在の ENI {n}", en: "ENIs now: {n}" }
    remove_set { ja: "この組を盤面から外す", en: "Take the set off the board" }
}

crate::texts! {
    vpc_place(place: &str) { ja: "{place}", en: "{place}" }
    cidrs { ja: "CIDR（5 個まで）", en: "CIDRs (at most 5)" }
    primary { ja: "最初の CIDR", en: "primary" }
    remove_cidr(cidr: &str) { ja: "{cidr} を外す", en: "Remove {cidr}" }
    new_cidr { ja: "CIDR を追加", en: "Add a CIDR" }
    quota { ja: "Hyperplane ENI の枠", en: "Quota of Hyperplane ENIs" }
    split { ja: "CIDR を等分する", en: "Split a CIDR evenly" }
    split_block { ja: "空いている CIDR", en: "A free CIDR" }
    split_parts { ja: "サブネットの数（2 の累乗）", en: "Subnets (a power of two)" }
    split_zones { ja: "AZ（コンマ区切り、順に割り当て）", en: "AZs (comma-separated, in turn)" }
    split_do { ja: "等分する", en: "Split" }
    other_vpcs { ja: "ほかの VPC", en: "Other VPCs" }
    new_vpc(name: &str) { ja: "VPC {name} を追加（CIDR）", en: "Add the VPC {name} (CIDR)" }
}

crate::texts! {
    estimate { ja: "以前の見積り", en: "Estimate of before" }
    estimate_a { ja: "A 実行環境ごとに 1", en: "A: one per environment" }
    estimate_a_hint { ja: "上限の見積り（既定）", en: "an upper bound (default)" }
    estimate_b { ja: "B AWS の式", en: "B: AWS’s formula" }
    estimate_b_hint { ja: "同時実行 × GB ÷ 3", en: "concurrency × GB ÷ 3" }
    up_to(n: N) { ja: "最大 {n}", en: "up to {n}" }
    assumptions(n: N) { ja: "仮定 {n} 件", en: "{n} assumptions" }
    reset_all(n: N) { ja: "すべて既定に戻す（{n} 件）", en: "Reset all ({n})" }
    reset(name: &str) { ja: "{name}を既定に戻す", en: "Reset: {name}" }
    default_is(value: &str) { ja: "既定は {value}", en: "default {value}" }
    off { ja: "オフ", en: "off" }
    on { ja: "オン", en: "on" }
    a_connections { ja: "接続数／実行環境", en: "Connections per environment" }
    a_connections_why { ja: "1 つの実行環境が同時に開く接続です。AWS の値ではありません", en: "Connections an environment opens at once: not a value of AWS" }
    a_delay { ja: "以前の ENI 取り付け時間（秒）", en: "Attaching an ENI before (s)" }
    a_delay_why { ja: "現場の報告は 5〜15 秒。AWS の値ではありません", en: "Reports say 5 to 15 s: not a value of AWS" }
    a_quota { ja: "VPC の ENI の上限", en: "ENIs per VPC" }
    a_quota_why { ja: "引き上げを申請できます。古い資料では 250 です", en: "Can be raised on request; 250 in older material" }
    a_others { ja: "うち、ほかのサービス", en: "Of those, other services" }
    a_others_why { ja: "EFS などと共有する枠です", en: "A quota shared with EFS and others" }
    a_account { ja: "同時実行の上限", en: "Concurrency of the account" }
    a_account_why { ja: "リージョンごと。新しいアカウントはもっと低い値です", en: "Per Region; lower in new accounts" }
    a_region { ja: "2019 年のリージョン上限", en: "Region quota of 2019" }
    a_region_why { ja: "max(350, 5 × オンデマンド上限)。アカウントで違いました", en: "max(350, 5 × On-Demand limit); differed by account" }
    a_region_value { ja: "上限の値", en: "The quota" }
}

crate::texts! {
    beyond_account(limit: N) { ja: "アカウントの上限 {limit} を超えています", en: "Beyond the account’s limit of {limit}" }
    account_tick(at: N, limit: N) { ja: "関数ごとに {at} で、アカウントの上限 {limit} になります", en: "At {at} per function the account’s limit of {limit} is reached" }
}
