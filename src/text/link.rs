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
