//! Texts of the dialogs and notices.

use super::N;

crate::texts! {
    close { ja: "閉じる", en: "Close" }
    cancel { ja: "キャンセル", en: "Cancel" }
    attach_title { ja: "割り当て", en: "Attach" }
    attach { ja: "割り当てる", en: "Attach" }
    detach { ja: "割り当てを解除", en: "Detach" }
    not_attached { ja: "未割り当て", en: "Not attached" }
    follows(n: N) { ja: "同時実行 {n}（スライダーに従う）", en: "concurrency {n} (follows the slider)" }
    own(n: N) { ja: "同時実行 {n}（この関数の値）", en: "concurrency {n} (its own)" }
    set_legend { ja: "セキュリティグループの組（1 つ）", en: "Security group set (one)" }
    now_enis { ja: "現在の ENI", en: "ENIs now" }
    new_set { ja: "新しい組…", en: "New set…" }
    new_set_hint { ja: "SG を 1〜5 個選ぶ", en: "Choose 1 to 5 SGs" }
    used_by(names: &str) { ja: "{names} が使用", en: "used by {names}" }
    unused { ja: "未使用", en: "unused" }
    groups_legend { ja: "組に入れる SG", en: "SGs in the set" }
    new_group { ja: "新しい SG の名前", en: "Name of a new SG" }
    new_group_hint { ja: "既存の SG だけで組むなら空のまま", en: "Leave empty to use existing SGs only" }
    same_set(set: &str) { ja: "順序は関係ありません：この組は {set} としてすでにあります。それを使います", en: "Order does not matter: this set is on the board as {set} and will be used" }
    subnets_legend { ja: "サブネット", en: "Subnets" }
    free_legend { ja: "空きアドレス（以前 → 現在）", en: "Free addresses (before → now)" }
    free_pair(before: &str, now: &str) { ja: "以前 {before}、現在 {now}", en: "before {before}, now {now}" }
    result { ja: "結果", en: "Result" }
    before { ja: "以前（〜2019年）", en: "Before (until 2019)" }
    now { ja: "現在（Hyperplane）", en: "Now (Hyperplane)" }
    shared { ja: "（共有）", en: " (shared)" }
    price_shared(d: &str) { ja: "{d} 共有", en: "{d} shared" }
    price_new(d: &str) { ja: "{d} 新規", en: "{d} new" }
    totals(from: N, to: N) { ja: "{from} → {to}", en: "{from} → {to}" }
    up_to_totals(from: N, to: N) { ja: "最大 {from} → {to}", en: "up to {from} → {to}" }
    do_not_fit(n: N) { ja: "うち {n} 個が入らない", en: "{n} of them do not fit" }
    other_formula(d: &str) { ja: "AWS の式では {d}", en: "by AWS’s formula {d}" }
    other_environments(d: &str) { ja: "実行環境ごとなら {d}", en: "per environment {d}" }
    would_fail(n: N) { ja: "失敗する関数：{n}", en: "functions that fail: {n}" }
    same_as_drag { ja: "ドラッグしても同じ結果です", en: "Dragging gives the same result" }
    no_change { ja: "変更はありません", en: "No change" }
    all_fits { ja: "すべて入ります", en: "All of it fits" }
    function_title { ja: "関数の設定", en: "Function" }
    name { ja: "名前", en: "Name" }
    memory { ja: "メモリ（MB）", en: "Memory (MB)" }
    concurrency { ja: "同時実行数", en: "Concurrency" }
    follow_slider { ja: "スライダーに従う", en: "Follows the slider" }
    own_value { ja: "この関数の値", en: "A value of its own" }
    save { ja: "保存", en: "Save" }
    add { ja: "追加", en: "Add" }
    add_functions_title { ja: "関数を追加", en: "Add functions" }
    add_functions_hint { ja: "1 行に 1 つ。空行は無視します", en: "One name a line; empty lines are skipped" }
    names { ja: "関数の名前", en: "Function names" }
    subnet_title { ja: "サブネットを追加", en: "Add a subnet" }
    cidr { ja: "CIDR（IPv4、/16〜/28）", en: "CIDR (IPv4, /16 to /28)" }
    zone { ja: "アベイラビリティーゾーン", en: "Availability Zone" }
    take_it(cidr: &str) { ja: "{cidr} にする", en: "Use {cidr}" }
    set_title { ja: "SG の組を追加", en: "Add an SG set" }
    set_title_for(function: &str) { ja: "{function} に新しい SG の組", en: "A new SG set for {function}" }
    in_vpc(vpc: &str) { ja: "VPC：{vpc}", en: "VPC: {vpc}" }
    import_title { ja: "アカウントを読み込む", en: "Import an account" }
    stays_here { ja: "ファイルはこのページの中だけで読みます。外部には送信しません", en: "Files are read inside this page. Nothing is sent anywhere" }
    mend_first { ja: "上の指摘を直すと、ここに結果が表示されます", en: "The result stands here once the point above is mended" }
    drop_here { ja: "ファイルをここへドロップ（ページのどこでも可）", en: "Drop files here, or anywhere on the page" }
    drop_hint { ja: "まとめて置けます。順番もファイル名も自由です", en: "Several at once, in any order, under any name" }
    file_limits(file: N, files: N, all: N) {
        ja: "1 ファイル {file} MB、1 回に {files} ファイル・{all} MB まで",
        en: "Up to {file} MB a file; {files} files and {all} MB at a time"
    }
    commands_hint { ja: "読み取り権限だけで動きます。CloudShell にも貼れます", en: "Read permissions are enough. CloudShell takes them too" }
    copy_all(n: N) { ja: "{n} 行をコピー", en: "Copy {n} lines" }
    brings_functions { ja: "関数とバージョン", en: "functions and versions" }
    brings_subnets { ja: "CIDR と空き", en: "CIDR and free addresses" }
    brings_groups { ja: "名前と送信ルール", en: "names and outbound rules" }
    brings_interfaces { ja: "実在の ENI", en: "the ENIs there are" }
    brings_vpcs { ja: "VPC の範囲", en: "the VPC’s blocks" }
    import_next {
        ja: "同時実行数は AWS のファイルに含まれないため、次の画面でたずねます。盤面はまだ変わりません",
        en: "Concurrency is not in AWS’s files: the next step asks for it. The board does not change yet"
    }
    choose_files { ja: "ファイルを選ぶ…", en: "Choose files…" }
    paste_label { ja: "または JSON を貼り付け", en: "Or paste JSON" }
    read_paste { ja: "貼り付けた JSON を読む", en: "Read what was pasted" }
    commands { ja: "AWS CLI で書き出すコマンド", en: "Commands that export it with the AWS CLI" }
    needed { ja: "必須", en: "Needed" }
    optional { ja: "任意", en: "Optional" }
    copy { ja: "コピー", en: "Copy" }
    copy_command(name: &str) { ja: "{name} のコマンドをコピー", en: "Copy the {name} command" }
    leave_out { ja: "環境変数を書き出さない --query を付ける", en: "Add a --query that leaves environment variables out" }
    reading(n: N) { ja: "{n} 個のファイルを読んでいます…", en: "Reading {n} files…" }
    files_read(n: N) { ja: "{n} 個のファイルを読みました", en: "{n} files read" }
    file_read { ja: "1 個のファイルを読みました", en: "1 file read" }
    nothing_usable { ja: "使える内容がありませんでした", en: "Nothing usable was found" }
    not_changed { ja: "盤面はまだ変わっていません。外部には何も送信していません", en: "The board has not changed yet. Nothing was sent anywhere" }
    tile_functions { ja: "関数", en: "functions" }
    tile_versions(n: N) { ja: "バージョン {n}", en: "with {n} versions" }
    tile_in_vpc { ja: "VPC 内のバージョン", en: "versions in a VPC" }
    tile_outside(n: N) { ja: "VPC 外の {n} は含めません", en: "{n} outside are left out" }
    tile_sets { ja: "SG の組", en: "SG sets" }
    tile_groups(n: N) { ja: "セキュリティグループ {n}", en: "of {n} security groups" }
    tile_subnets { ja: "サブネット", en: "subnets" }
    tile_vpcs(n: N, region: &str) { ja: "VPC {n}、{region}", en: "{n} VPCs, {region}" }
    tile_vpc(region: &str) { ja: "VPC 1、{region}", en: "1 VPC, {region}" }
    tile_enis { ja: "現在必要な ENI", en: "ENIs needed now" }
    tile_created(n: N) { ja: "作成できるのは {n}", en: "{n} can be made" }
    worst(n: N, subnet: &str) { ja: "{subnet} に ENI {n} 個が入りません", en: "{n} ENIs do not fit in {subnet}" }
    worst_detail(wanted: N, usable: N, created: N, needed: N, failed: N) {
        ja: "必要なアドレス {wanted}、使えるのは {usable}。{needed} 個のうち {created} 個だけ作成でき、{failed} 個の関数が失敗します：",
        en: "It wants {wanted} addresses of {usable}. Only {created} of the {needed} can be made; {failed} functions fail with"
    }
    findings(n: N) { ja: "気づいた点 {n} 件", en: "{n} findings" }
    finding { ja: "気づいた点 1 件", en: "1 finding" }
    more_findings(n: N) { ja: "ほかの {n} 件は「詳細をコピー」に含まれます", en: "{n} more are in “Copy details”" }
    copy_details { ja: "詳細をコピー", en: "Copy details" }
    column_severity { ja: "重さ", en: "Severity" }
    column_place { ja: "ファイルと場所", en: "File and place" }
    column_what { ja: "内容", en: "What" }
    column_mend { ja: "対処", en: "Mend" }
    concurrency_per_function { ja: "関数ごとの同時実行数", en: "Concurrency per function" }
    not_in_files(c: N, before: N, other: N) {
        ja: "ファイルには含まれません。あなたの入力として扱います。{c} のとき以前は最大 {before}（AWS の式：{other}）",
        en: "Not in these files; marked as entered by you. At {c}: before, up to {before} (AWS’s formula: {other})"
    }
    less { ja: "減らす", en: "Less" }
    more { ja: "増やす", en: "More" }
    undo_back { ja: "「元に戻す」で今の盤面に戻れます", en: "Undo brings the present board back" }
    add_to_board { ja: "盤面に追加する", en: "Add to the board" }
    replace_board { ja: "盤面を置き換える", en: "Replace the board" }
    other_files { ja: "ほかのファイルを選ぶ…", en: "Choose other files…" }
    worker_failed { ja: "読み込みの処理を開始できませんでした。ページを再読み込みして、もう一度お試しください", en: "The reader could not be started. Reload the page and try again" }
    undo { ja: "元に戻す", en: "Undo" }
    notice_deleted(name: &str) { ja: "{name} を削除しました", en: "Deleted {name}" }
    several_blank { ja: "空欄のものは変更しません", en: "What is left blank stays as it is" }
    notice_deleted_many(n: N) { ja: "関数 {n} 個を削除しました", en: "Deleted {n} functions" }
    notice_detached_many(n: N) { ja: "関数 {n} 個の割り当てを解除しました", en: "Detached {n} functions" }
    notice_detached(name: &str) { ja: "{name} の割り当てを解除しました", en: "Detached {name}" }
    notice_replaced(n: N) { ja: "盤面を置き換えました（関数 {n} 個）", en: "Replaced the board ({n} functions)" }
    notice_added(n: N) { ja: "盤面に追加しました（関数 {n} 個）", en: "Added to the board ({n} functions)" }
    notice_one_zone(name: &str) { ja: "{name}：1 つの AZ だけ。2 つ以上を推奨", en: "{name}: one AZ only; two or more recommended" }
    notices { ja: "お知らせ", en: "Notices" }
    notice_copied { ja: "コピーしました", en: "Copied" }
    notice_copy_failed { ja: "クリップボードに書き込めませんでした", en: "The clipboard could not be written" }
}
