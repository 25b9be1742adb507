//! Texts of links, files and the Share dialog.

use super::{Lang, N, errors};
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
