//! What the rules say, and the page "Rules and sources". Large and rarely wanted, so the app's module
//! holds none of the statements: it loads them, told by [`all`], as data.

use super::Lang;
use crate::rules::{Confidence, Group, RULES, Rule};
use serde::{Deserialize, Serialize};

crate::texts! {
    title { ja: "ルールと出典", en: "Rules and sources" }
    page_title { ja: "ルールと出典 · ENI Lens", en: "Rules and sources · ENI Lens" }
    checked(date: &str) { ja: "画面の数はすべてこれらのルールから計算しています。{date} に確認しました。", en: "Every figure on the screen is computed from these rules. Checked on {date}." }
    not_aws { ja: "ENI Lens は AWS の製品ではありません。AWS が述べていないことは仮定として示しています。", en: "ENI Lens is not an AWS product. What AWS does not say is shown as an assumption." }
    find { ja: "ルールを探す", en: "Find a rule" }
    found(count: &str, all: &str) { ja: "{all} 件中 {count} 件", en: "{count} of {all} rules" }
    none_found { ja: "当てはまるルールはありません", en: "No rule matches" }
    print { ja: "印刷", en: "Print" }
    back { ja: "ボードへ", en: "To the board" }
    skip { ja: "ルールへ移動", en: "Skip to the rules" }
    description { ja: "ENI Lens の計算のルールと、その出典、日付、確かさ", en: "The rules ENI Lens computes by, with source, date and confidence" }
    groups { ja: "分類", en: "Groups" }
    everything { ja: "すべて", en: "All" }
    confidence { ja: "確かさ", en: "Confidence" }
    language { ja: "言語", en: "Language" }
    dated(date: &str) { ja: "{date} 付け", en: "dated {date}" }
    as_of(date: &str) { ja: "{date} 時点", en: "as of {date}" }
    older(values: &str) { ja: "以前の値：{values}", en: "older values: {values}" }
    ours { ja: "ENI Lens の仮定", en: "ENI Lens’s own" }
    link_to(id: &str) { ja: "ルール {id} へのリンク", en: "Link to rule {id}" }
    unknown_rule(id: &str) { ja: "ルール {id} はありません", en: "Unknown rule {id}" }
    one_id_only { ja: "ルールの id は 1 つだけ指定できます", en: "Name at most one rule id" }
}

crate::texts! {
    g_now { ja: "現在（Hyperplane）", en: "Now (Hyperplane)" }
    g_before { ja: "以前（〜2019年）", en: "Before (until 2019)" }
    g_subnets { ja: "サブネットと VPC", en: "Subnets and VPC" }
    g_limits { ja: "上限", en: "Limits" }
    g_concurrency { ja: "同時実行", en: "Concurrency" }
    g_groups { ja: "セキュリティグループ", en: "Security groups" }
    g_advice { ja: "アドバイス", en: "Advice" }
    g_failures { ja: "失敗", en: "Failures" }
    c_aws { ja: "AWS の文書", en: "AWS’s own text" }
    c_copy { ja: "写しまたは引用", en: "a copy or quotation" }
    c_derived { ja: "AWS の文書から導いたもの", en: "follows from AWS’s text" }
    c_observed { ja: "第三者の観察", en: "a third party’s observation" }
    c_assumption { ja: "仮定", en: "an assumption" }
}

/// The file of the page "Rules and sources" in a language.
pub fn file(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "rules.html",
        Lang::Ja => "rules.ja.html",
    }
}

/// What a group of rules is called.
pub fn group(lang: Lang, group: Group) -> &'static str {
    match group {
        Group::Now => g_now(lang),
        Group::Before => g_before(lang),
        Group::Subnets => g_subnets(lang),
        Group::Limits => g_limits(lang),
        Group::Concurrency => g_concurrency(lang),
        Group::SecurityGroups => g_groups(lang),
        Group::Advice => g_advice(lang),
        Group::Failures => g_failures(lang),
    }
}

/// How sure, in words.
pub fn confidence_words(lang: Lang, confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Aws => c_aws(lang),
        Confidence::Secondary => c_copy(lang),
        Confidence::Derived => c_derived(lang),
        Confidence::Observed => c_observed(lang),
        Confidence::Assumption => c_assumption(lang),
    }
}

/// Statements of rules by id, and beside each a line that says more: values, what to do.
macro_rules! statements {
    ($($id:literal $says:ident { $($a:tt)* } $more:ident { $($b:tt)* })*) => {
        $(crate::texts! { $says { $($a)* } $more { $($b)* } })*

        /// What the rule of this id says, and the line that says more.
        pub fn statement(lang: Lang, id: &str) -> Option<(&'static str, &'static str)> {
            Some(match id {
                $($id => ($says(lang), $more(lang)),)*
                _ => return None,
            })
        }
    };
}

statements! {
    "hyperplane-key" key { ja: "アカウント、サブネット、SG の組ごとに ENI を 1 つ作り、共有します", en: "One ENI for each account, subnet and SG set, shared by all functions that have them" }
        key_more { ja: "SG の組は順番も重複も関係なく、集合として比べます", en: "A set of SGs is compared as a whole: order and duplicates do not matter" }
    "hyperplane-connections" connections { ja: "1 つの ENI は 65,000 接続までです。超えると Lambda が ENI を増やします", en: "65,000 connections per ENI; beyond it Lambda adds one" }
        connections_more { ja: "増やせないときにどうなるかは、AWS の文書にありません", en: "What happens when the extra ENI cannot be made is not stated" }
    "hyperplane-even-connections" even { ja: "接続は関数のサブネットに均等に分かれるとします", en: "Connections are split evenly over a function’s subnets" }
        even_more { ja: "実行環境あたりの接続数は初期値 1。編集できます", en: "Connections per environment: 1 by default, editable" }
    "hyperplane-one-address" one_address { ja: "Hyperplane ENI は 1 つにつき IPv4 アドレスを 1 つ使います", en: "A Hyperplane ENI takes one IPv4 address" }
        one_address_more { ja: "実測：/24 のサブネットで ENI 2 つ、空きは 251 から 249 に", en: "Measured: two ENIs in a /24, free addresses 251 to 249" }
    "hyperplane-every-subnet" every_subnet { ja: "新しい組には、設定したサブネットすべてに空きアドレスが必要です", en: "A new pair needs a free address in every configured subnet" }
        every_subnet_more { ja: "以前は、空きのあるほかのサブネットへ移って動きました", en: "Before, executions went over to another subnet with room" }
    "hyperplane-fit" fit { ja: "版は作成順に扱い、新しい ENI を 1 つでも作れない版は失敗して 1 つも作りません", en: "Versions in order of creation; one that cannot have every new ENI fails and makes none" }
        fit_more { ja: "65,000 接続を超えた分の ENI は、すべての版の後に空きがあれば作られるとします", en: "ENIs for connections over 65,000 come after all versions, as room allows" }
    "hyperplane-created-early" early { ja: "ENI は関数の作成時か VPC 設定の変更時に作られ、呼び出し時には待ちません", en: "ENIs are made when the function is created or its VPC settings change, not when it is invoked" }
        early_more { ja: "数分かかり、その間の状態は Pending です", en: "It takes several minutes, in state Pending" }
    "hyperplane-account" account { ja: "ENI はアカウントを越えて共有されません。共有サブネットでも、使う側のアカウントがそれぞれ持ちます", en: "ENIs are never shared across accounts: in a shared subnet each participant has its own" }
        account_more { ja: "IP アドレスは共有サブネットから使われます", en: "Their addresses come from the shared subnet" }
    "versions-pin-enis" versions { ja: "公開した版は自分の VPC 設定を持ち続け、使う版が 1 つでもあれば ENI は消えません", en: "A published version keeps its own VPC settings: an ENI stays while any version uses it" }
        versions_more { ja: "エイリアス、予約済み同時実行、プロビジョニングされた同時実行は ENI を増やしません", en: "Aliases, reserved and provisioned concurrency add no ENI" }
    "event-source-enis" pollers { ja: "MSK、MQ、Kafka、DocumentDB のポーラーは、ソースのサブネットと SG の ENI を使います。あれば共有し、なければ作ります", en: "Pollers of MSK, MQ, Kafka and DocumentDB use ENIs on the source’s subnets and SGs: shared where there are some, else new" }
        pollers_more { ja: "関数の VPC 設定はイベントソースマッピングに影響しません", en: "The function’s VPC settings do not affect the event source mapping" }
    "hyperplane-update" update { ja: "VPC 設定の変更中は、古い ENI と新しい ENI の両方があります", en: "While VPC settings change, the old and the new ENIs both exist" }
        update_more { ja: "失敗すると、前の設定のまま残ります", en: "If the change fails, the former settings stay" }
    "hyperplane-delete" delete { ja: "最後の利用者がいなくなった ENI は、20 分以内に削除されます", en: "An ENI without users is deleted within 20 minutes" }
        delete_more { ja: "24 時間残っていれば、手動で削除するか AWS サポートに相談します", en: "Still there after 24 hours: delete it by hand or ask AWS Support" }
    "hyperplane-idle" idle { ja: "14 日間使われない ENI は回収され、関数は Inactive になります", en: "An ENI unused for 14 days is reclaimed and its functions become Inactive" }
        idle_more { ja: "次の呼び出しは失敗し、ENI ができるまで Pending です。ENI をほかの関数が使い続けているときは不明です", en: "The next invocation fails, then Pending until there is one again. Unknown: when another function keeps the ENI alive" }
    "hyperplane-recreated" recreated { ja: "Lambda は負荷分散や正常性確認のために ENI を削除して作り直すことがあります", en: "Lambda may delete and recreate ENIs to balance load or after health checks" }
        recreated_more { ja: "サブネットに余裕を残してください。いくつ必要かは公開されていません", en: "Keep spare addresses in each subnet; how many is not published" }
    "role-permissions" role { ja: "実行ロールの EC2 権限は ENI の作成と管理にだけ必要で、呼び出しには要りません", en: "The role’s EC2 permissions are needed to create and manage ENIs, not to invoke" }
        role_more { ja: "先にロールを削除すると、Lambda は ENI を削除できません", en: "If the role is deleted first, Lambda cannot delete the ENI" }
    "lists-together" together { ja: "サブネットと SG は、両方とも指定するか両方とも空にします", en: "Subnets and SGs are given both or neither" }
        together_more { ja: "1 つの関数が属せる VPC は 1 つです", en: "A function is in one VPC only" }
    "ipv6-dual-stack" ipv6 { ja: "IPv6 で送信できるのは、関数のサブネットがすべてデュアルスタックのときだけです", en: "Outbound IPv6 only if all subnets of the function are dual-stack" }
        ipv6_more { ja: "その場合も ENI は IPv4 アドレスを 1 つ使います。この設定が ENI を分けるかどうかは不明です", en: "An ENI still takes one IPv4 address. Whether the setting splits ENIs is unknown" }
    "legacy-per-environment" per_environment { ja: "以前の上限の見積り：実行環境ごとに ENI を 1 つ", en: "Upper bound before: one ENI per execution environment" }
        per_environment_more { ja: "3 × 300 = 900。「同時実行ごとに IP を 1 つ」という記述は 2018-06-01 に削除されました", en: "3 × 300 = 900. “Each concurrent execution consumes one IP” was removed on 2018-06-01" }
    "legacy-memory-formula" formula { ja: "AWS が示した以前の目安式（おおよその値）", en: "AWS’s formula of the old model (approximate)" }
        formula_more { ja: "128 MB で 300 なら 13。2019-09-10 に削除されました", en: "13 at 128 MB and 300. Removed on 2019-09-10" }
    "legacy-rounding" rounding { ja: "目安式の結果は切り上げます", en: "The formula’s result is rounded up" }
        rounding_more { ja: "端数の扱いは公開されたことがありません", en: "No rule was ever published" }
    "legacy-no-sharing" no_sharing { ja: "目安式は関数ごとに計算して合計し、関数の間で ENI を共有しません", en: "The formula is per function and summed: no sharing between functions" }
        no_sharing_more { ja: "AWS は共有について何も述べていませんでした", en: "AWS said nothing of sharing" }
    "legacy-memory-cap" memory_cap { ja: "2020 年 12 月まで、関数のメモリは 3,008 MB まででした", en: "Until December 2020 a function had at most 3,008 MB" }
        memory_cap_more { ja: "それを超える関数は、以前の計算では 3,008 MB として扱います", en: "A larger function is counted as 3,008 MB before" }
    "legacy-address" old_address { ja: "以前の ENI も、1 つにつきプライベート IPv4 アドレスを 1 つ使いました", en: "An ENI of the old model took one private IPv4 address" }
        old_address_more { ja: "サブネットには ENI の数だけ空きアドレスが必要でした", en: "Subnets had to have as many free addresses as ENIs" }
    "legacy-spread" spread { ja: "以前の ENI は関数のサブネットに均等に分けます", en: "ENIs of the old model are spread evenly over a function’s subnets" }
        spread_more { ja: "AWS はサブネットの選び方を公開していません", en: "AWS never published how a subnet was chosen" }
    "legacy-failover" failover { ja: "以前は、空きのないサブネットを避けて、ほかのサブネットで動けました", en: "Before, a function could run in another subnet where one had no address left" }
        failover_more { ja: "起動できないのは、設定したサブネットすべてに空きがないときです", en: "Refused only when all configured subnets are full" }
    "legacy-attach-delay" delay { ja: "以前の ENI の取り付けには約 10 秒かかるとします", en: "Attaching an ENI took about 10 seconds before" }
        delay_more { ja: "AWS は値を公開していません。編集できます", en: "AWS never published a value: editable" }
    "legacy-cold-start" cold_start { ja: "以前の VPC 内のコールドスタートは、10 秒を超えることがありました", en: "Cold starts in a VPC could take more than 10 seconds before" }
        cold_start_more { ja: "10 秒から 15 秒が測定されています", en: "10 to 15 seconds were measured" }
    "legacy-created-late" late { ja: "以前の ENI は呼び出し時、スケールアウトのたびに作られました", en: "ENIs of the old model were made at invocation, at each scale-out" }
        late_more { ja: "実行が終わってから削除までには遅れがあり、その長さは公開されていません", en: "Deleted some time after the execution; how long was never published" }
    "legacy-rollout" rollout { ja: "切り替えはリージョンごとに 2019 年 9 月から行われました", en: "Regions were switched over one by one from September 2019" }
        rollout_more { ja: "東京、オハイオ、フランクフルトは 2019-09-27、バージニア北部とオレゴンは 2019-11-25", en: "Tokyo, Ohio, Frankfurt on 2019-09-27; N. Virginia, Oregon on 2019-11-25" }
    "subnet-usable" usable { ja: "サブネットで使えるアドレスの数", en: "Usable addresses of a subnet" }
        usable_more { ja: "/24 = 251、/28 = 11", en: "/24 = 251, /28 = 11" }
    "subnet-reserved" reserved { ja: "AWS は各サブネットのアドレスを 5 つ予約します", en: "AWS reserves five addresses in each subnet" }
        reserved_more { ja: "ネットワーク、VPC ルーター、DNS、将来の利用、ブロードキャスト", en: "Network, VPC router, DNS, future use, broadcast" }
    "block-prefix" prefix { ja: "VPC とサブネットの IPv4 ブロックは /16 から /28 までです", en: "IPv4 blocks of a VPC or subnet are /16 to /28" }
        prefix_more { ja: "/16 は 65,531、/28 は 11 アドレスを使えます", en: "/16 has 65,531 usable addresses, /28 has 11" }
    "vpc-blocks" blocks { ja: "VPC の IPv4 ブロックは 5 つまでで、重なってはいけません", en: "A VPC has up to five IPv4 blocks, and none may overlap" }
        blocks_more { ja: "上限は 50 まで引き上げられます。サブネットも重なってはいけません", en: "Can be raised to 50. Subnets must not overlap either" }
    "vpc-restricted-blocks" restricted { ja: "10.0.0.0/8、172.16.0.0/12、192.168.0.0/16 のブロックは 1 つの VPC に混ぜられません", en: "Blocks of 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 cannot be mixed in one VPC" }
        restricted_more { ja: "100.64.0.0/10 は加えられます。198.19.0.0/16 と 169.254.0.0/16 は加えられません", en: "100.64.0.0/10 may be added; 198.19.0.0/16 and 169.254.0.0/16 may not" }
    "subnet-other-users" others { ja: "EFS、RDS Proxy、インターフェイスエンドポイント、NAT も同じサブネットのアドレスを使います", en: "EFS, RDS Proxy, interface endpoints and NAT take addresses of the same subnet" }
        others_more { ja: "ボードでは、サブネットごとに数を入力します", en: "On the board: a number for each subnet" }
    "hyperplane-quota" quota { ja: "VPC あたりの Hyperplane ENI の上限", en: "Hyperplane ENIs per VPC" }
        quota_more { ja: "500（編集可）。EFS などと共有し、引き上げられます（L-9FEE3D26）。古い資料では 250", en: "500 (editable), shared with EFS and others, adjustable (L-9FEE3D26). 250 in older material" }
    "region-eni-quota" region { ja: "リージョンあたりのネットワークインターフェイスの上限（現在）", en: "Network interfaces per Region, today" }
        region_more { ja: "5,000。引き上げられます", en: "5,000, adjustable" }
    "legacy-region-quota" old_region { ja: "リージョンあたりのネットワークインターフェイスの上限（2019 年）", en: "Network interfaces per Region in 2019" }
        old_region_more { ja: "オンデマンドの上限が 20 なら 350、71 なら 355。アカウントによるので初期状態ではオフ", en: "350 at an On-Demand limit of 20, 355 at 71. Off by default: it depended on the account" }
    "network-address-usage" nau { ja: "関数 1 つは VPC の NAU を 6 使います", en: "A function counts 6 NAU of its VPC" }
        nau_more { ja: "上限 64,000（256,000 まで引き上げ可）：関数 10,666（42,666）まで。ENI の共有では減りません", en: "64,000 (up to 256,000): 10,666 functions (42,666). Sharing ENIs does not lower it" }
    "sizing-prefix" sizing_prefix { ja: "足りる最小のプレフィックス：SG の組の増加とほかの使用者に余裕を掛け、切り上げます", en: "The smallest prefix that still works: SG sets with their growth and other users, with headroom, rounded up once" }
        sizing_prefix_more { ja: "12 組、増加なし、ほかに 40、余裕 30 % なら 68 で /25。以前は、必要な ENI をサブネットで割ります", en: "12 sets, no growth, 40 others, 30 % headroom: 68, so /25. Before: the ENIs needed, split over the subnets" }
    "sizing-sets" sizing_sets { ja: "入る SG の組の数は、アドレスと VPC の ENI の上限の小さいほうで決まります", en: "How many SG sets fit: by addresses or by the VPC’s quota of ENIs, whichever is less" }
        sizing_sets_more { ja: "組ごとに、どのサブネットでもアドレスを 1 つ使います", en: "Each set takes one address in every subnet" }
    "sizing-concurrency" sizing_concurrency { ja: "以前に入る最大の同時実行数は、使えるアドレスを関数で割った値です", en: "The highest concurrency that fitted before: usable addresses over functions" }
        sizing_concurrency_more { ja: "目安式なら、さらに 3 GB ÷ メモリを掛けます", en: "By the formula, times 3 GB over the memory" }
    "function-subnets" function_subnets { ja: "1 つの関数のサブネットは 16 までです", en: "A function has at most 16 subnets" }
        function_subnets_more { ja: "2 つ以上のアベイラビリティーゾーンが推奨されています", en: "Two Availability Zones or more are recommended" }
    "function-size" size { ja: "関数のメモリとタイムアウトの範囲", en: "Memory and timeout of a function" }
        size_more { ja: "128〜10,240 MB、900 秒まで", en: "128 to 10,240 MB, at most 900 seconds" }
    "input-bounds" bounds { ja: "入力欄が受け付ける範囲", en: "What the fields take" }
        bounds_more { ja: "計算があふれないための、ENI Lens の範囲です", en: "ENI Lens’s own bounds, so that no figure overflows" }
    "concurrency-rate" rate { ja: "同時実行数は、毎秒のリクエスト数 × 処理時間です", en: "Concurrency is requests per second times duration" }
        rate_more { ja: "毎秒 200 × 0.5 秒 = 100。1 つの実行環境は同時に 1 つのリクエストを処理します", en: "200 per second × 0.5 s = 100. One environment serves one request at a time" }
    "concurrency-request-cap" request_cap { ja: "1 つの実行環境は毎秒 10 リクエストまでです", en: "An execution environment takes at most 10 requests per second" }
        request_cap_more { ja: "毎秒 20,000 × 0.05 秒 = 1,000 でも、2,000 が必要です", en: "20,000 per second × 0.05 s = 1,000, and yet 2,000 are needed" }
    "account-concurrency" account_limit { ja: "アカウントの同時実行の上限（リージョンごと）", en: "Concurrent executions of an account, per Region" }
        account_limit_more { ja: "1,000（編集可）。新しいアカウントではもっと低いことがあります", en: "1,000 (editable); lower in new accounts" }
    "concurrency-reserved" reserved_runs { ja: "予約しても、100 は予約されていない分として残ります", en: "100 always stay unreserved" }
        reserved_runs_more { ja: "1,000 のうち予約できるのは 900 まで。0 を予約すると実行を止めます", en: "Of 1,000 at most 900 can be reserved; reserving 0 stops the function" }
    "concurrency-provisioned" provisioned { ja: "プロビジョニングされた同時実行はアカウントの上限に数え、予約を超えられません", en: "Provisioned concurrency counts against the account’s limit and cannot exceed the reserved" }
        provisioned_more { ja: "毎分 6,000 実行環境まで", en: "At most 6,000 environments per minute" }
    "concurrency-scaling" scaling { ja: "関数ごとに 10 秒で 1,000 実行環境まで増えます", en: "Each function grows by up to 1,000 environments in 10 seconds" }
        scaling_more { ja: "5,000 までは 40〜50 秒", en: "5,000 after 40 to 50 seconds" }
    "sg-per-function" sg_count { ja: "1 つの関数の SG は 5 つまでです", en: "A function has at most five SGs" }
        sg_count_more { ja: "5 つでも SG の組は 1 つなので、サブネットごとの ENI は 1 つです", en: "Five of them are still one set: one ENI per subnet" }
    "sg-rules" sg_rules { ja: "SG のルールは、インバウンド 60 とアウトバウンド 60 までです", en: "An SG has up to 60 inbound and 60 outbound rules" }
        sg_rules_more { ja: "IPv4 と IPv6 は別々に数えます。ENI ごとに SG × ルールは 1,000 まで", en: "Counted separately for IPv4 and IPv6. Per ENI, SGs × rules up to 1,000" }
    "sg-inbound" sg_inbound { ja: "関数の SG のインバウンドルールは評価されません", en: "Inbound rules of a function’s SGs are not evaluated" }
        sg_inbound_more { ja: "接続は Lambda の VPC からあなたの VPC への向きだけです。応答はステートフルに通ります", en: "Connections go from Lambda’s VPC to yours only; responses are stateful" }
    "sg-event-sources" sg_sources { ja: "例外：ポーラーはソースの SG を使うので、その SG 自身からのブローカーのポートを許可します", en: "The exception: pollers use the source’s SG, which must let in the broker’s port from itself" }
        sg_sources_more { ja: "アウトバウンドは 443 とブローカーのポート", en: "Outbound: 443 and the broker’s port" }
    "sg-new" sg_new { ja: "新しい SG にはインバウンドルールがなく、アウトバウンドはすべて許可です", en: "A new SG has no inbound rule and allows everything outbound" }
        sg_new_more { ja: "ほかの SG の参照は 1 ルール、プレフィックスリストは最大エントリ数と数えます", en: "A reference to an SG counts as one rule, a prefix list as its most entries" }
    "sg-change-blocked" sg_blocked { ja: "Lambda の ENI の SG は手動で変更できません", en: "The SGs of a Lambda ENI cannot be changed by hand" }
        sg_blocked_more { ja: "関数の VPC 設定を変えてください", en: "Change the function’s VPC settings instead" }
    "advice-merge" advice_merge { ja: "SG の組をまとめると、関数は同じ ENI を共有します", en: "Functions moved to one SG set share its ENIs" }
        advice_merge_more { ja: "公開した版の設定は変えられないので、削除するまで自分の ENI を使い続けます", en: "Published versions cannot be changed: they keep their ENIs until they are deleted" }
    "advice-own-group" advice_own_group { ja: "関数ごとに SG を作ると、関数とサブネットの数だけ ENI ができます", en: "An SG for each function makes an ENI for each function and subnet" }
        advice_own_group_more { ja: "CDK の既定の動作です", en: "This is what the CDK does by default" }
    "advice-one-zone" advice_one_zone { ja: "2 つ以上のアベイラビリティーゾーンのサブネットが推奨されています", en: "Subnets in two Availability Zones or more are recommended" }
        advice_one_zone_more { ja: "1 つのゾーンだけでは、その障害で関数も止まります", en: "With one zone only, its failure stops the function" }
    "advice-subnet-use" advice_subnet_use { ja: "アドレスの使用が 80 % を超えるサブネットを知らせます", en: "A subnet with over 80 % of its addresses in use is pointed out" }
        advice_subnet_use_more { ja: "AWS の基準ではなく、ENI Lens の目安です", en: "ENI Lens’s own threshold, not AWS’s" }
    "advice-quota-use" advice_quota_use { ja: "VPC の ENI の上限の 80 % を超えた使用を知らせます", en: "Use of over 80 % of the VPC’s quota of ENIs is pointed out" }
        advice_quota_use_more { ja: "AWS の基準ではなく、ENI Lens の目安です", en: "ENI Lens’s own threshold, not AWS’s" }
    "advice-unneeded-version" advice_version { ja: "公開した版だけが使う ENI は、その版を削除するとなくなります", en: "ENIs that published versions alone hold go when these versions are deleted" }
        advice_version_more { ja: "エイリアスや同時実行を受ける版は対象にしません", en: "Versions with an alias or with the concurrency are left alone" }
    "advice-uneven-zones" advice_uneven { ja: "空きアドレスの数がサブネットの間で 4 倍以上違うときに知らせます", en: "Subnets whose free addresses differ fourfold or more are pointed out" }
        advice_uneven_more { ja: "1 つでも空きのないサブネットがあると、新しい組は作れません", en: "A single full subnet blocks a new pair" }
    "advice-overlap" advice_overlap { ja: "SG を変えている間は、古い ENI と新しい ENI の両方にアドレスが必要です", en: "While SGs change, old and new ENIs both need addresses" }
        advice_overlap_more { ja: "古い ENI は 20 分以内に削除されます", en: "The old ones are deleted within 20 minutes" }
    "failure-subnet-out-of-ip-addresses" f_subnet { ja: "サブネットに空きアドレスがなく、関数を作成または更新できません", en: "A subnet has no address left: the function cannot be created or updated" }
        f_subnet_more { ja: "空きのあるサブネットにする、SG の組をまとめる、ほかの使用者を移す", en: "Take a subnet with room, merge SG sets, or move other users away" }
    "failure-eni-limit-exceeded" f_limit { ja: "VPC の Hyperplane ENI の上限に達しました", en: "The VPC’s quota of Hyperplane ENIs is used up" }
        f_limit_more { ja: "SG の組をまとめるか、上限の引き上げを申請する", en: "Merge SG sets, or request a higher quota" }
    "failure-invalid-subnet" f_invalid_subnet { ja: "設定したサブネットがありません", en: "A configured subnet does not exist" }
        f_invalid_subnet_more { ja: "関数の VPC 設定で、あるサブネットを選ぶ", en: "Choose an existing subnet in the function’s VPC settings" }
    "failure-invalid-security-group" f_invalid_group { ja: "設定した SG がありません", en: "A configured SG does not exist" }
        f_invalid_group_more { ja: "関数の VPC 設定で、ある SG を選ぶ", en: "Choose an existing SG in the function’s VPC settings" }
    "failure-insufficient-role-permissions" f_role { ja: "実行ロールに ENI を作る権限がないか、ロールが削除されています", en: "The role lacks the permissions to make ENIs, or is deleted" }
        f_role_more { ja: "ルール role-permissions のアクションを許可する。すでにある ENI での呼び出しには影響しません", en: "Allow the actions of rule role-permissions. Invocations over existing ENIs are not affected" }
    "failure-state-failed" f_state { ja: "関数の作成に失敗すると、状態は Failed になります", en: "A function whose creation fails is in state Failed" }
        f_state_more { ja: "原因を直し、関数を削除して作り直す", en: "Mend the cause, then delete the function and create it again" }
    "failure-subnet-ip-address-limit-reached" f_old_subnet { ja: "以前：設定したサブネットすべてに空きアドレスがなく、呼び出しが失敗しました（HTTP 502）", en: "Before: no configured subnet had an address left, so the invocation failed (HTTP 502)" }
        f_old_subnet_more { ja: "サブネットを広げるか増やす、または同時実行数を抑える", en: "Larger or more subnets, or less concurrency" }
    "failure-eni-limit-reached" f_old_limit { ja: "以前：リージョンのネットワークインターフェイスの上限に達し、呼び出しが失敗しました（HTTP 502）", en: "Before: the Region’s quota of network interfaces was used up (HTTP 502)" }
        f_old_limit_more { ja: "上限の引き上げを申請するか、同時実行数を抑える", en: "Request a higher quota, or less concurrency" }
    "failure-ec2-access-denied" f_old_access { ja: "以前：実行ロールに ENI を作る権限がなく、呼び出しが失敗しました（HTTP 502）", en: "Before: the role lacked the permissions to make ENIs (HTTP 502)" }
        f_old_access_more { ja: "CreateNetworkInterface、DescribeNetworkInterfaces、DeleteNetworkInterface を許可する", en: "Allow CreateNetworkInterface, DescribeNetworkInterfaces and DeleteNetworkInterface" }
    "failure-invalid-subnet-id" f_old_subnet_id { ja: "以前：設定したサブネットがなく、呼び出しが失敗しました（HTTP 502）", en: "Before: a configured subnet did not exist (HTTP 502)" }
        f_old_subnet_id_more { ja: "関数の VPC 設定で、あるサブネットを選ぶ", en: "Choose an existing subnet in the function’s VPC settings" }
    "failure-invalid-security-group-id" f_old_group_id { ja: "以前：設定した SG がなく、呼び出しが失敗しました（HTTP 502）", en: "Before: a configured SG did not exist (HTTP 502)" }
        f_old_group_id_more { ja: "関数の VPC 設定で、ある SG を選ぶ", en: "Choose an existing SG in the function’s VPC settings" }
    "failure-ec2-throttled" f_old_throttled { ja: "以前：ENI を作る速さが EC2 API の制限に達し、呼び出しが失敗しました（HTTP 502）", en: "Before: ENIs were made faster than EC2’s API allowed (HTTP 502)" }
        f_old_throttled_more { ja: "再試行する。毎分 500 の増加に足りなければ引き上げを申請する、とありました。制限の値は公開されていません", en: "Retry; ask for more where 500 more per minute were not reached. The limit itself was never published" }
}

/// A source as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceText {
    /// Its title.
    pub title: String,
    /// Its address, if it has one.
    pub url: Option<String>,
    /// Its date.
    pub dated: String,
}

/// A rule in one language, whole: what the page loads and the command line prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleText {
    /// Its id.
    pub id: String,
    /// What it says.
    pub statement: String,
    /// What more there is to say: values, what to do.
    pub more: String,
    /// The formula.
    pub formula: String,
    /// Where it is written.
    pub sources: Vec<SourceText>,
    /// How sure.
    pub confidence: Confidence,
    /// The world it describes.
    pub as_of: String,
    /// Older values, each with its time.
    pub older: Vec<(String, String)>,
}

impl RuleText {
    /// The line of dates: `as of 2026-11 · older values: 250 (2020-02-24 –)`.
    pub fn times(&self, lang: Lang) -> String {
        let mut line = as_of(lang, &self.as_of);
        if !self.older.is_empty() {
            let values: Vec<String> = self.older.iter().map(|(value, when)| format!("{value} ({when})")).collect();
            line.push_str(" · ");
            line.push_str(&older(lang, &values.join(", ")));
        }
        line
    }
}

/// A rule in a language.
pub fn told(lang: Lang, rule: &Rule) -> RuleText {
    let (statement, more) = statement(lang, rule.id).unwrap_or_default();
    let source = |source: &crate::rules::Source| SourceText {
        title: source.title.to_owned(),
        url: source.url.map(ToOwned::to_owned),
        dated: source.dated.to_owned(),
    };
    RuleText {
        id: rule.id.to_owned(),
        statement: statement.to_owned(),
        more: more.to_owned(),
        formula: rule.formula.to_owned(),
        sources: rule.sources.iter().map(source).collect(),
        confidence: rule.confidence,
        as_of: rule.as_of.to_owned(),
        older: rule.older.iter().map(|(value, when)| ((*value).to_owned(), (*when).to_owned())).collect(),
    }
}

/// Every rule in a language, in the order of the page.
pub fn all(lang: Lang) -> Vec<RuleText> {
    RULES.iter().map(|rule| told(lang, rule)).collect()
}
