//! Texts of links, files and the Share dialog.

use super::{Lang, N, errors};
use crate::import::BoardProblem;
use crate::link::{LINK_MAX, LinkError};

crate::texts! {
    empty { ja: "リンクに盤面が入っていません。もう一度コピーしてください", en: "The link holds no board: copy it once more" }
    cut { ja: "リンクが途中で切れています。全体をコピーし直してください", en: "The link is cut off: copy all of it" }
    foreign { ja: "ENI Lens のリンクではありません。共有で作ったリンクを開いてください", en: "This is not a link of ENI Lens: open one made with Share" }
    newer { ja: "新しい版の ENI Lens で作られたリンクです。ページを再読み込みして新しい版で開いてください", en: "A newer ENI Lens made this link: reload the page to get that version" }
    too_long(characters: N, most: N) {
        ja: "リンクに入るのは {most} 文字までです（これは {characters} 文字）。ファイルで渡してください",
        en: "A link carries at most {most} characters (this one: {characters}): use a file instead"
    }
    too_big { ja: "リンクに入る大きさを超えています。ファイルで渡してください", en: "The board is larger than a link may carry: use a file instead" }
    damaged { ja: "リンクの文字が変わっています。もう一度コピーしてください", en: "Characters of the link have changed: copy it once more" }
    invalid(what: &str) { ja: "リンクの内容を使えません。{what}", en: "What the link says does not hold: {what}" }
}

crate::texts! {
    share { ja: "共有", en: "Share" }
    share_open { ja: "共有…", en: "Share…" }
    not_sent { ja: "サーバーには送信しません。", en: "Not sent to a server." }
    not_sent_detail {
        ja: "盤面は # より後ろに入っていて、ブラウザーはその部分を送りません。リンクを知っている人は盤面を読めます。",
        en: "The board is in the part after #, which browsers do not send. Whoever has the link can read the board."
    }
    link_label { ja: "リンク", en: "Link" }
    copy { ja: "コピー", en: "Copy" }
    characters(count: N) { ja: "{count} 文字", en: "{count} characters" }
    safe { ja: "2,000 文字以内なら、チャットでも切れません", en: "under 2,000, safe in chat tools" }
    unsafe_length { ja: "2,000 文字を超えると、チャットやメールで切れることがあります。ファイルなら切れません", en: "Over 2,000: chat and mail tools may cut it. A file is not cut" }
    include { ja: "リンクに含める", en: "Include in the link" }
    include_lang { ja: "表示の言語", en: "Language" }
    include_lang_hint { ja: "なければ、開く人の言語になります", en: "otherwise the reader’s own" }
    include_theme { ja: "配色", en: "Theme" }
    include_theme_hint { ja: "なければ、開く人の設定になります", en: "otherwise the reader’s own" }
    include_theme_auto { ja: "今は自動です。明るい・暗いを選ぶと含められます", en: "Automatic now: choose light or dark to include it" }
    qr_name { ja: "このリンクの QR コード", en: "QR code of this link" }
    qr_hint { ja: "スマートフォンで読み取ると、同じ盤面が開きます", en: "Scan to open the same board on a phone" }
    qr_long { ja: "QR コードには長すぎます", en: "Too long for a QR code" }
    qr_drawing { ja: "QR コードを作っています", en: "Drawing the QR code" }
    qr_large { ja: "大きく表示", en: "Show large" }
    qr_small { ja: "小さく表示", en: "Show small" }
    large_note { ja: "大きな盤面は、リンクの代わりにファイルで渡せます", en: "A large board travels as a file instead" }
    save_file { ja: "ファイルに保存", en: "Save as a file" }
    open_file { ja: "ファイルを開く…", en: "Open file…" }
    share_with { ja: "アプリで共有…", en: "Share with…" }
    close { ja: "閉じる", en: "Close" }
    notice_link_copied { ja: "リンクをコピーしました", en: "Link copied" }
    notice_opened { ja: "ファイルの盤面を開きました", en: "Opened the board of the file" }
    notice_save_failed { ja: "ファイルを作れませんでした。もう一度試してください", en: "The file could not be made: try once more" }
    said_copied { ja: "リンクをコピーしました。", en: "Link copied." }
    said_opened(functions: N, subnets: N, sets: N) {
        ja: "盤面を開きました：関数 {functions}、サブネット {subnets}、SG の組 {sets}。",
        en: "Board opened: functions {functions}, subnets {subnets}, SG sets {sets}."
    }
    bad_title { ja: "リンクを読み取れませんでした", en: "This link could not be read" }
    bad_instead { ja: "代わりに、これまでの盤面を表示しています", en: "The board that was here is shown instead" }
    bad_raw { ja: "リンクの文字列", en: "The link’s text" }
    bad_copy { ja: "文字列をコピー", en: "Copy the raw text" }
    bad_worker { ja: "読み取るプログラムが動きませんでした。ページを再読み込みしてください", en: "The program that reads it did not start: reload the page" }
}

crate::texts! {
    expected_flag { ja: "true か false", en: "true or false" }
    board_unknown_field(field: &str) { ja: "「{field}」という項目は盤面ファイルにありません", en: "A board file has no field “{field}”" }
    board_unknown_field_mend { ja: "項目を消すか、docs/board-format.md の名前に直してください", en: "Take it out, or use a name of docs/board-format.md" }
    board_field_twice(field: &str) { ja: "「{field}」が 2 回あります", en: "“{field}” is said twice" }
    board_field_twice_mend { ja: "1 つにしてください", en: "Keep one of them" }
    board_reserved(section: &str) { ja: "「{section}」はこの版では読まない部分です。盤面には入りません", en: "“{section}” is a section this version does not read: it is not on the board" }
    board_reserved_mend { ja: "この部分も要るときは、新しい版で開いてください", en: "Open the file with a newer version if you need it" }
    board_newer(version: N) { ja: "盤面ファイルの版は {version} で、ここで読めるのは 1 です", en: "The board file has version {version}; this program reads 1" }
    board_newer_mend { ja: "ページを再読み込みして新しい版で開いてください", en: "Reload the page to get a newer version" }
    board_missing(field: &str) { ja: "「{field}」がありません", en: "“{field}” is missing" }
    board_missing_mend(field: &str) { ja: "「{field}」を加えてください", en: "Add “{field}”" }
    board_wrong_type(field: &str) { ja: "「{field}」の値の型が違います", en: "The value of “{field}” is of another type" }
    board_wrong_type_mend(field: &str, expected: &str) { ja: "「{field}」を{expected}にしてください", en: "Make “{field}” {expected}" }
    board_not_there(field: &str, id: &str) { ja: "「{field}」が指す「{id}」はファイルにありません", en: "“{field}” names “{id}”, which is not in the file" }
    board_not_there_mend(id: &str) { ja: "「{id}」を加えるか、つづりを直してください", en: "Add “{id}” or correct the spelling" }
    board_refused(subject: &str) { ja: "「{subject}」は使えません", en: "“{subject}” does not hold" }
    board_not_alone(file: &str) { ja: "{file} は盤面で、ほかのファイルと一緒には開けません", en: "{file} is a whole board and cannot be read together with other files" }
    board_not_alone_mend { ja: "盤面のファイルだけを開いてください", en: "Open the board’s file alone" }
}

/// The name of a problem of board files, for other programs.
pub const fn board_id(problem: &BoardProblem) -> &'static str {
    match problem {
        BoardProblem::UnknownField(_) => "board-unknown-field",
        BoardProblem::FieldTwice(_) => "board-field-twice",
        BoardProblem::Reserved(_) => "board-reserved-section",
        BoardProblem::Newer(_) => "board-newer",
        BoardProblem::Missing(_) => "board-missing-field",
        BoardProblem::WrongType { .. } => "board-wrong-type",
        BoardProblem::NotThere { .. } => "board-names-nothing",
        BoardProblem::Refused { .. } => "board-refused",
        BoardProblem::NotAlone(_) => "board-not-alone",
    }
}

/// What is the matter with a board file.
pub fn board_what(lang: Lang, problem: &BoardProblem) -> String {
    match problem {
        BoardProblem::UnknownField(field) => board_unknown_field(lang, field),
        BoardProblem::FieldTwice(field) => board_field_twice(lang, field),
        BoardProblem::Reserved(section) => board_reserved(lang, section),
        BoardProblem::Newer(version) => board_newer(lang, N(*version)),
        BoardProblem::Missing(field) => board_missing(lang, field),
        BoardProblem::WrongType { field, .. } => board_wrong_type(lang, field),
        BoardProblem::NotThere { field, id } => board_not_there(lang, field, id),
        BoardProblem::Refused { subject, .. } => board_refused(lang, subject),
        BoardProblem::NotAlone(file) => board_not_alone(lang, file),
    }
}

/// What to do about it.
pub fn board_mend(lang: Lang, problem: &BoardProblem) -> String {
    match problem {
        BoardProblem::UnknownField(_) => board_unknown_field_mend(lang).to_owned(),
        BoardProblem::FieldTwice(_) => board_field_twice_mend(lang).to_owned(),
        BoardProblem::Reserved(_) => board_reserved_mend(lang).to_owned(),
        BoardProblem::Newer(_) => board_newer_mend(lang).to_owned(),
        BoardProblem::Missing(field) => board_missing_mend(lang, field),
        BoardProblem::WrongType { field, expected } => {
            board_wrong_type_mend(lang, field, super::import::expected(lang, *expected))
        }
        BoardProblem::NotThere { id, .. } => board_not_there_mend(lang, id),
        BoardProblem::Refused { error, .. } => errors::network(lang, error),
        BoardProblem::NotAlone(_) => board_not_alone_mend(lang).to_owned(),
    }
}

/// Why a text is no board, naming the mend.
pub fn error(lang: Lang, error: &LinkError) -> String {
    match error {
        LinkError::Empty => empty(lang).to_owned(),
        LinkError::Cut => cut(lang).to_owned(),
        LinkError::Foreign => foreign(lang).to_owned(),
        LinkError::Newer => newer(lang).to_owned(),
        LinkError::TooLong { characters } => too_long(lang, N(*characters as u64), N(LINK_MAX as u64)),
        LinkError::TooBig => too_big(lang).to_owned(),
        LinkError::Damaged => damaged(lang).to_owned(),
        LinkError::Invalid(error) => invalid(lang, &errors::network(lang, error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::NetworkError;

    #[test]
    fn every_error_speaks_both_languages() {
        let errors = [
            LinkError::Empty,
            LinkError::Cut,
            LinkError::Foreign,
            LinkError::Newer,
            LinkError::TooLong { characters: 40_000 },
            LinkError::TooBig,
            LinkError::Damaged,
            LinkError::Invalid(NetworkError::Memory(64)),
        ];
        for wrong in errors {
            let (ja, en) = (error(Lang::Ja, &wrong), error(Lang::En, &wrong));
            assert!(!ja.is_empty() && !en.is_empty() && ja != en, "{wrong:?}");
        }
        assert!(error(Lang::En, &LinkError::TooLong { characters: 40_000 }).contains("40,000"));
    }
}
