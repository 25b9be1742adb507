//! Texts of the frame: top bar, strip, tray and dock.

use super::{Lang, N};

crate::texts! {
    page_title {
        ja: "ENI Lens：VPC Lambda の ENI、以前と現在",
        en: "ENI Lens: ENIs of VPC-attached Lambda, before and now",
    }
    pasted { ja: "貼り付け", en: "pasted text" }
    product { ja: "ENI Lens", en: "ENI Lens" }
    skips { ja: "ページ内の移動", en: "On this page" }
    skip_board { ja: "盤面へ移動", en: "Skip to board" }
    skip_functions { ja: "関数へ移動", en: "Skip to functions" }
    skip_controls { ja: "操作へ移動", en: "Skip to controls" }
    scenario_menu { ja: "盤面を選ぶ", en: "Choose a board" }
    article_item { ja: "記事の例", en: "Article example" }
    empty_item { ja: "空の盤面", en: "Empty board" }
    import_item { ja: "読み込む…", en: "Import…" }
    sizing_item { ja: "かんたん見積り…", en: "Quick sizing…" }
    title_article(functions: N, subnets: N, sets: N) {
        ja: "記事の例：{functions} 関数 × {subnets} サブネット × {sets} SG",
        en: "Article example: {functions} functions × {subnets} subnets × {sets} SGs"
    }
    title_imported(functions: N, region: &str) {
        ja: "読み込んだ盤面：{region} の {functions} 関数",
        en: "Imported: {functions} functions in {region}"
    }
    title_imported_nowhere(functions: N) { ja: "読み込んだ盤面：{functions} 関数", en: "Imported: {functions} functions" }
    title_empty { ja: "新しい盤面", en: "New board" }
    undo { ja: "元に戻す", en: "Undo" }
    redo { ja: "やり直す", en: "Redo" }
    import { ja: "読み込む…", en: "Import…" }
    language { ja: "言語", en: "Language" }
    more { ja: "その他の操作", en: "More actions" }
    theme_auto { ja: "テーマ：システムに合わせる", en: "Theme: as the system" }
    theme_light { ja: "テーマ：ライト", en: "Theme: light" }
    theme_dark { ja: "テーマ：ダーク", en: "Theme: dark" }

    strip { ja: "以前と現在の比較", en: "Before and now compared" }
    measure { ja: "項目", en: "Measure" }
    before { ja: "以前", en: "Before" }
    now { ja: "現在", en: "Now" }
    basis { ja: "根拠", en: "Basis" }
    enis_needed { ja: "必要な ENI の数", en: "ENIs needed" }
    ips_used { ja: "IP アドレスの使用", en: "IP addresses used" }
    all_subnets { ja: "（全サブネット）", en: " (all subnets)" }
    ips_used_short { ja: "IP 使用", en: "IPs used" }
    cannot_start { ja: "起動できない実行", en: "Executions that cannot start" }
    cannot_start_short { ja: "起動不可", en: "Refused" }
    eni_wait { ja: "コールドスタートの ENI 待ち", en: "ENI wait in a cold start" }
    eni_wait_short { ja: "ENI 待ち", en: "ENI wait" }
    up_to { ja: "最大", en: "up to" }
    aws_formula { ja: "AWS の式では", en: "AWS’s formula" }
    per_environment { ja: "実行環境ごとなら", en: "one per environment" }
    switch_estimate { ja: "この見積りに切り替える", en: "switch to this estimate" }
    made { ja: "作成", en: "made" }
    ratio_times(times: &str) { ja: "{times} 分の 1", en: "{times}×" }
    fewer { ja: "", en: "fewer" }
    ratio_same { ja: "同数", en: "same" }
    now_more(count: N) { ja: "現在が ＋{count}", en: "Now +{count}" }
    now_fewer(count: N) { ja: "現在が −{count}", en: "Now −{count}" }
    failing_functions { ja: "関数", en: "functions" }
    failing_function { ja: "関数", en: "function" }
    before_product(functions: N, concurrency: N) {
        ja: "以前 = 関数 {functions} × 同時実行 {concurrency}",
        en: "Before = {functions} functions × {concurrency}"
    }
    before_product_one(concurrency: N) { ja: "以前 = 関数 1 × 同時実行 {concurrency}", en: "Before = 1 function × {concurrency}" }
    before_memory(functions: N, concurrency: N, memory: N) {
        ja: "以前 = 関数 {functions} × ⌈{concurrency} × {memory} ÷ 3,072 MB⌉",
        en: "Before = {functions} functions × ⌈{concurrency} × {memory} ÷ 3,072 MB⌉"
    }
    before_memory_one(concurrency: N, memory: N) {
        ja: "以前 = 関数 1 × ⌈{concurrency} × {memory} ÷ 3,072 MB⌉",
        en: "Before = 1 function × ⌈{concurrency} × {memory} ÷ 3,072 MB⌉"
    }
    before_sum(functions: N) { ja: "以前 = Σ 同時実行（{functions} 関数）", en: "Before = Σ concurrency ({functions} functions)" }
    before_sum_memory(functions: N) {
        ja: "以前 = Σ ⌈同時実行 × メモリ ÷ 3,072 MB⌉（{functions} 関数）",
        en: "Before = Σ ⌈concurrency × memory ÷ 3,072 MB⌉ ({functions} functions)"
    }
    now_product(subnets: &str, sets: &str) { ja: "現在 = サブネット {subnets} × SG の組 {sets}", en: "Now = {subnets} × {sets}" }
    now_keys(keys: N) { ja: "現在 = 使われている組 {keys}", en: "Now = {keys} pairs in use" }
    now_keys_extra(keys: N, extra: N) {
        ja: "現在 = 使われている組 {keys} ＋ 65,000 接続超の追加 {extra}",
        en: "Now = {keys} pairs in use + {extra} over 65,000 connections"
    }
    nothing_yet { ja: "関数とサブネットを置くと計算します", en: "Put functions and subnets on the board to compute" }
    usable_each(size: N, usable: N) {
        ja: "{size} − AWS 予約 5 = {usable}／サブネット",
        en: "{size} − 5 reserved = {usable} usable each"
    }
    usable_sum(subnets: N) { ja: "{subnets} サブネットの合計（各 −5）", en: "Sum of {subnets} subnets, 5 reserved in each" }
    usable_occupied(subnets: N, occupied: N) {
        ja: "{subnets} サブネットの合計（各 −5、ほかが {occupied} 使用中）",
        en: "Sum of {subnets} subnets, less 5 each and {occupied} held by others"
    }
    no_subnet { ja: "サブネットはまだありません", en: "No subnet yet" }
    no_limit { ja: "上限には達していません", en: "No limit reached" }
    seconds_about(seconds: N) { ja: "≈{seconds} 秒", en: "≈{seconds} s" }
    seconds_zero { ja: "0 秒", en: "0 s" }
    per_execution { ja: "実行ごと", en: "per new execution" }
    per_eni { ja: "新しい ENI ごと", en: "per new ENI" }
    at_invoke { ja: "呼び出し時", en: "at invoke" }
    paid_at_create { ja: "現在は関数の作成時に Pending で数分", en: "Paid at create: Pending, several minutes" }
    minimum_width { ja: "最小の幅で描いています", en: "Drawn at minimum width" }
    none_dash { ja: "–", en: "–" }
    after_drop { ja: "ここで放すと", en: "after this drop" }
    calculating { ja: "計算しています…", en: "Loading…" }

    functions { ja: "Lambda 関数", en: "Lambda functions" }
    function_count(count: N) { ja: "{count} 件", en: "{count}" }
    function_count_of(shown: N, count: N) { ja: "{count} 件中 {shown} 件", en: "{shown} of {count}" }
    filter { ja: "関数名か SG で絞り込む", en: "Filter by name or SG" }
    no_match { ja: "一致する関数はありません", en: "No function matches" }
    subnets_memory(subnets: N, memory: N) { ja: "{subnets} サブネット · {memory} MB", en: "{subnets} subnets · {memory} MB" }
    subnet_memory(memory: N) { ja: "1 サブネット · {memory} MB", en: "1 subnet · {memory} MB" }
    memory_only(memory: N) { ja: "{memory} MB", en: "{memory} MB" }
    unattached { ja: "未割り当て", en: "Not attached" }
    own_concurrency(count: N) { ja: "同時実行数 {count}（スライダーに従わない）", en: "Concurrency {count}, not the slider’s" }
    versions(count: N) { ja: "公開バージョン {count} 個", en: "{count} published versions" }
    failed(code: &str) { ja: "作成できません：{code}", en: "Cannot be created: {code}" }
    drag_handle { ja: "ドラッグして割り当てる", en: "Drag to attach" }
    actions_of(name: &str) { ja: "{name} の操作", en: "Actions for {name}" }
    attach { ja: "割り当て…", en: "Attach to…" }
    configure { ja: "名前・メモリ・同時実行数…", en: "Name, memory and concurrency…" }
    duplicate { ja: "複製", en: "Duplicate" }
    detach { ja: "VPC から外す", en: "Detach from VPC" }
    delete { ja: "削除", en: "Delete" }
    add_function { ja: "＋ 関数を追加", en: "+ Add function" }
    function_name { ja: "関数の名前", en: "Function name" }
    add { ja: "追加", en: "Add" }
    close { ja: "閉じる", en: "Close" }
    paste_hint { ja: "名前を改行で区切って貼り付けると、まとめて追加できます", en: "Paste several names, one on each line, to add them all" }
    hint_drag { ja: "カードを SG の列へドラッグ", en: "Drag a card onto an SG column" }
    hint_or { ja: "または", en: "or" }
    card_help { ja: "Space でつかみます。Shift+F10 で操作メニュー。", en: "Space lifts it. Shift+F10 opens its actions." }
    card_name(name: &str, badge: &str, set: &str, rest: &str) {
        ja: "{name}、関数 {badge}、{set}、{rest}。",
        en: "{name}, function {badge}, {set}, {rest}."
    }
    pick_bar { ja: "選択した関数", en: "Selected functions" }
    pick_one { ja: "選択中：", en: "Selected:" }
    pick_many(n: N) { ja: "関数 {n} 個を選択中", en: "{n} functions selected" }
    pick_hint { ja: "割り当て先をタップ", en: "Tap where to attach it" }
    several { ja: "メモリと同時実行数…", en: "Memory and concurrency…" }
    cancel { ja: "キャンセル", en: "Cancel" }
    hint_menu { ja: "→「割り当て…」", en: "→ “Attach to…”" }

    controls { ja: "シミュレーションの操作", en: "Simulation controls" }
    concurrency { ja: "同時実行数（関数ごと）", en: "Concurrent executions (per function)" }
    concurrency_field { ja: "同時実行数を入力", en: "Concurrent executions, as a number" }
    concurrency_presets { ja: "同時実行数の候補", en: "Common values" }
    concurrency_text(count: N) { ja: "{count} 同時実行／関数", en: "{count} concurrent executions per function" }
    fewer_executions { ja: "同時実行数を減らす", en: "Fewer executions" }
    more_executions { ja: "同時実行数を増やす", en: "More executions" }
    disclaimer {
        ja: "ENI Lens は AWS とは関係のない独立したツールです。数値は公開資料に基づく計算モデルです",
        en: "ENI Lens is independent and not affiliated with AWS. Figures are a model based on public documentation"
    }

}

/// `1 subnet`, `2 subnets`: for a formula, where Japanese needs the number only.
pub fn subnets(lang: Lang, count: u64) -> String {
    match lang {
        Lang::Ja => N(count).to_string(),
        Lang::En if count == 1 => "1 subnet".to_owned(),
        Lang::En => format!("{} subnets", N(count)),
    }
}

/// `1 SG set`, `2 SG sets`: for a formula, where Japanese needs the number only.
pub fn sets(lang: Lang, count: u64) -> String {
    match lang {
        Lang::Ja => N(count).to_string(),
        Lang::En if count == 1 => "1 SG set".to_owned(),
        Lang::En => format!("{} SG sets", N(count)),
    }
}

/// A change: `＋300`, `−2`, `±0`.
pub fn change(lang: Lang, delta: i64) -> String {
    let size = N(delta.unsigned_abs());
    match (delta.signum(), lang) {
        (1, Lang::Ja) => format!("＋{size}"),
        (1, Lang::En) => format!("+{size}"),
        (-1, _) => format!("−{size}"),
        _ => "±0".to_owned(),
    }
}
