//! Texts of what is kept in the browser: saved boards, settings, other tabs, the keys, recovery.

use super::N;

crate::texts! {
    notice_saved(name: &str) { ja: "「{name}」として保存しました", en: "Saved as “{name}”" }
    notice_opened { ja: "別の盤面を開きました", en: "Opened another board" }
    notice_deleted(name: &str) { ja: "保存した盤面「{name}」を削除しました", en: "Deleted the saved board “{name}”" }
    notice_wiped { ja: "このブラウザーに保存したものをすべて削除しました", en: "Everything stored in this browser is deleted" }
    not_kept_blocked {
        ja: "盤面はこのブラウザーに保存されません：ストレージが使えません（プライベートモードまたは設定）",
        en: "Not kept in this browser: its storage is closed (private mode or a setting)",
    }
    not_kept_full {
        ja: "盤面はこのブラウザーに保存されません：ストレージがいっぱいです",
        en: "Not kept in this browser: its storage is full",
    }
    not_readable { ja: "保存されていた盤面を読めませんでした", en: "The board that was kept could not be read" }

    tab_holds {
        ja: "このページは別のタブでも開いています。このタブの変更は保存されません。",
        en: "This page is open in another tab too. Changes in this tab are not saved.",
    }
    tab_took {
        ja: "別のタブが保存を引き継ぎました。このタブの変更はもう保存されません。",
        en: "Another tab has taken over. Changes in this tab are no longer saved.",
    }
    take_over { ja: "このタブで引き継ぐ", en: "Take over here" }
    keep_aside { ja: "保存せずに続ける", en: "Go on without saving" }
    open_theirs { ja: "別のタブの盤面を開く", en: "Open the other tab’s board" }
    notes { ja: "保存についてのお知らせ", en: "About saving" }
    hint_off { ja: "このブラウザーには保存していません", en: "Not kept in this browser" }
    hint_aside { ja: "このタブは保存していません", en: "This tab is not saved" }
    change { ja: "変更…", en: "Change…" }

    keep_import { ja: "このブラウザーに保存する", en: "Keep in this browser" }
    keep_import_hint {
        ja: "外すと、設定で戻すまで何も保存しません",
        en: "Without it nothing is stored until you change that in the settings",
    }

    save_as_item { ja: "名前を付けて保存…", en: "Save as…" }
    boards_item { ja: "保存した盤面…", en: "Saved boards…" }
    settings_item { ja: "設定…", en: "Settings…" }
    shortcuts_item { ja: "キー操作…", en: "Keyboard shortcuts…" }

    save_as { ja: "名前を付けて保存", en: "Save as" }
    save_as_hint { ja: "このブラウザーの中に保存します。外部には送信しません", en: "Stored in this browser. Nothing is sent anywhere" }
    board_name { ja: "盤面の名前", en: "Name of the board" }
    save { ja: "保存", en: "Save" }
    replace { ja: "置き換える", en: "Replace" }
    name_empty { ja: "名前を入力してください", en: "Enter a name" }
    name_too_long(length: N) { ja: "名前は 64 文字までです（今は {length} 文字）", en: "A name has up to 64 characters; this one has {length}" }
    name_taken { ja: "この名前の盤面がすでにあります。置き換えますか？", en: "A saved board has this name. Replace it?" }
    name_taken_rename { ja: "この名前の盤面がすでにあります", en: "A saved board has this name" }
    keeping_is_off {
        ja: "保存は設定でオフになっています",
        en: "Keeping boards is switched off in the settings",
    }

    boards { ja: "保存した盤面", en: "Saved boards" }
    reading { ja: "読み込んでいます…", en: "Reading…" }
    no_boards { ja: "保存した盤面はまだありません", en: "No boards have been saved yet" }
    board_detail(functions: N, saved: &str) { ja: "関数 {functions} 個 · {saved}", en: "{functions} functions · {saved}" }
    board_detail_one(saved: &str) { ja: "関数 1 個 · {saved}", en: "1 function · {saved}" }
    open { ja: "開く", en: "Open" }
    open_board(name: &str) { ja: "「{name}」を開く", en: "Open “{name}”" }
    rename { ja: "名前を変更…", en: "Rename…" }
    rename_board(name: &str) { ja: "「{name}」の名前を変更…", en: "Rename “{name}”…" }
    rename_done { ja: "変更", en: "Rename" }
    delete { ja: "削除", en: "Delete" }
    delete_board(name: &str) { ja: "「{name}」を削除", en: "Delete “{name}”" }
    open_undo { ja: "「元に戻す」で今の盤面に戻れます", en: "Undo brings the present board back" }

    settings { ja: "設定", en: "Settings" }
    language { ja: "言語", en: "Language" }
    theme { ja: "テーマ", en: "Theme" }
    as_system { ja: "システムに合わせる", en: "As the system" }
    light { ja: "ライト", en: "Light" }
    dark { ja: "ダーク", en: "Dark" }
    motion { ja: "動き", en: "Motion" }
    reduced { ja: "減らす", en: "Reduced" }
    single_keys { ja: "1 文字のショートカット", en: "Single-key shortcuts" }
    single_keys_hint { ja: "l、t、1〜6、?。入力欄では働きません", en: "l, t, 1 to 6 and ?; never while you type" }
    patterns { ja: "常に模様を付ける", en: "Patterns always on" }
    patterns_hint { ja: "以前・現在・拒否を色だけに頼らず示します", en: "Before, now and refused differ by more than colour" }
    keep_boards { ja: "盤面をこのブラウザーに保存", en: "Keep boards in this browser" }
    keep_boards_hint {
        ja: "変更のたびに保存し、再読み込みで復元します。外部には送信しません",
        en: "Saved after every change and restored when you reload. Nothing is sent anywhere",
    }
    delete_all { ja: "ここに保存したものをすべて削除…", en: "Delete everything stored here…" }
    delete_all_title { ja: "すべて削除しますか？", en: "Delete everything?" }
    delete_all_text {
        ja: "このページがこのブラウザーに保存したもの（現在の盤面、保存した盤面、設定）をすべて削除します。元に戻せません。今表示している盤面は閉じるまで残ります。",
        en: "Everything this page stored in this browser goes: the present board, the saved boards and the settings. This cannot be undone. The board on the screen stays until you close it.",
    }
    delete_all_do { ja: "すべて削除", en: "Delete everything" }

    shortcuts { ja: "キー操作", en: "Keyboard shortcuts" }
    shortcuts_off { ja: "1 文字のショートカットは設定でオフになっています", en: "Single-key shortcuts are switched off in the settings" }
    in_tray { ja: "関数", en: "Functions" }
    in_lifted { ja: "つかんでいるとき", en: "While lifted" }
    in_board { ja: "盤面", en: "Board" }
    in_concurrency { ja: "同時実行数", en: "Concurrency" }
    in_everywhere { ja: "どこでも", en: "Everywhere" }
    key_cards { ja: "カードを移動", en: "move between cards" }
    key_card_menu { ja: "操作メニュー", en: "menu of actions" }
    key_inspect { ja: "詳細を開く", en: "details" }
    key_lift { ja: "つかむ", en: "lift" }
    key_rename { ja: "名前を変更", en: "rename" }
    key_delete { ja: "削除（元に戻せます）", en: "delete (can be undone)" }
    key_select_more { ja: "選択を広げる", en: "extend the selection" }
    key_select_all { ja: "すべて選択", en: "select all" }
    key_targets { ja: "割り当て先を移動", en: "move between targets" }
    key_ends { ja: "最初／最後の割り当て先", en: "first or last target" }
    key_drop { ja: "割り当てる", en: "drop" }
    key_cancel { ja: "キャンセル", en: "cancel" }
    key_cells { ja: "セルを移動", en: "move between cells" }
    key_into { ja: "チップに入る／出る", en: "into the chips, back out" }
    key_lift_chip { ja: "チップをつかむ", en: "lift a chip" }
    key_step { ja: "1 段階ずつ", en: "one step" }
    key_double { ja: "2 倍／半分", en: "double or halve" }
    key_limits { ja: "最小／最大", en: "least or most" }
    key_presets { ja: "同時実行数のプリセット", en: "concurrency presets" }
    key_undo { ja: "元に戻す", en: "undo" }
    key_redo { ja: "やり直す", en: "redo" }
    key_link { ja: "共有リンクをコピー", en: "copy the share link" }
    key_help { ja: "この一覧", en: "this list" }
    key_language { ja: "言語を切り替える", en: "switch the language" }
    key_theme { ja: "テーマを切り替える", en: "switch the theme" }

    stopped_title { ja: "ENI Lens が停止しました", en: "ENI Lens has stopped" }
    stopped_text {
        ja: "ページ側の不具合です。入力した内容のせいではありません。",
        en: "This is a fault of the page, not of what you entered.",
    }
    stopped_saved { ja: "最後に保存した盤面", en: "The last saved board" }
    stopped_kept { ja: "このブラウザーに残っています。", en: "It is still in this browser." }
    stopped_none {
        ja: "このブラウザーに保存された盤面はありません。",
        en: "No board is stored in this browser.",
    }
    stopped_open { ja: "この盤面を開く", en: "Open this board" }
    stopped_file { ja: "ファイルに保存", en: "Save it as a file" }
    stopped_before { ja: "最後の編集なしで開く", en: "Open without the last edit" }
    stopped_fresh { ja: "記事の例から始める", en: "Start with the article’s example" }
    stopped_details { ja: "詳細（報告用）", en: "Details (for a report)" }
    stopped_not_sent {
        ja: "自動では何も送信しません。盤面は含まれません。",
        en: "Nothing is sent by itself. The board is not part of it.",
    }
}
