//! The Share dialog as data: the link, how long it is, its QR code; and the names of files.

use super::words;
use crate::link::{LINK_SAFE, LinkError};
use crate::state::{AppState, ShareOptions};
use std::fmt::Write;
use std::rc::Rc;

/// What the dialog shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The link, or why there is none.
    pub link: Result<Rc<str>, LinkError>,
    /// How many characters it has.
    pub characters: u64,
    /// Whether chat tools may cut it.
    pub long: bool,
    /// How full the bar up to that length is, in thousandths.
    pub fill: u64,
    /// The QR code.
    pub code: Code,
}

/// The QR code's state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// It is being drawn.
    Coming,
    /// The link is too long for one, or there is no link.
    Without,
    /// Its size with the quiet zone, and one path of all dark squares.
    Drawn(u64, String),
}

/// Squares of quiet zone on every side, which readers need.
const QUIET: usize = 4;

/// What the dialog shows with these options.
pub fn share(state: &AppState, options: ShareOptions) -> Share {
    let link = state.link(options).map(Rc::<str>::from);
    let characters = link.as_ref().map_or(0, |link| link.chars().count() as u64);
    let code = match (&link, &state.ui.links.qr) {
        (Err(_), _) => Code::Without,
        (Ok(link), Some(qr)) if qr.text == *link => match qr.modules.as_deref().and_then(path) {
            Some((size, path)) => Code::Drawn(size, path),
            None => Code::Without,
        },
        _ => Code::Coming,
    };
    let safe = LINK_SAFE as u64;
    Share { link, characters, long: characters > safe, fill: (characters * 1_000 / safe).min(1_000), code }
}

/// The side of a square of squares, and the path of the dark ones, run by run.
fn path(modules: &[u8]) -> Option<(u64, String)> {
    let side = modules.len().isqrt();
    if side == 0 || side * side != modules.len() {
        return None;
    }
    let mut path = String::new();
    for (y, row) in modules.chunks(side).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&1) {
                let (x, y, length) = (x + QUIET, y + QUIET, run.len());
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            x += run.len();
        }
    }
    Some(((side + 2 * QUIET) as u64, path))
}

/// What the board is called.
pub fn title(state: &AppState) -> String {
    let topology = state.topology();
    let [functions, subnets, sets] =
        [topology.functions.len(), topology.subnets.len(), topology.sets.len()].map(|count| count as u64);
    words::title(state.ui.lang, &state.board().title, functions, subnets, sets)
}

/// A file's name of the board: letters and digits of its title, everything else a dash.
pub fn file_name(state: &AppState) -> String {
    let mut name = String::from("eni-lens");
    let title = title(state);
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words {
        if name.chars().count() + word.chars().count() > 60 {
            break;
        }
        name.push('-');
        name.push_str(word);
    }
    name + ".json"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Title;
    use crate::state::{Msg, Qr, Theme, update};
    use crate::text::Lang;

    #[test]
    fn dark_squares_are_runs_within_a_quiet_zone() {
        assert_eq!(path(&[1, 1, 0, 1]), Some((10, "M4 4h2v1h-2zM5 5h1v1h-1z".to_owned())));
        assert_eq!(path(&[1, 1, 0]), None);
        assert_eq!(path(&[]), None);
    }

    #[test]
    fn the_code_shown_is_that_of_the_link_shown() {
        let mut state = AppState::start(Lang::Ja, Theme::Dark);
        state.ui.links.page = "https://example.org/".into();
        let plain = share(&state, ShareOptions::default());
        let link = plain.link.clone().unwrap();
        assert!(link.starts_with("https://example.org/#v1.") && plain.characters == link.len() as u64);
        assert_eq!((plain.code, plain.long), (Code::Coming, false));
        let qr = Qr { text: Rc::clone(&link), modules: Some([1].into()) };
        let state = update(&Rc::new(state), Msg::QrDrawn(Rc::new(qr)));
        assert!(matches!(share(&state, ShareOptions::default()).code, Code::Drawn(9, _)));
        let both = share(&state, ShareOptions { lang: true, theme: true });
        assert_eq!(*both.link.unwrap(), *format!("{link}&lang=ja&theme=dark"));
        assert_eq!(both.code, Code::Coming, "another link, another code");
    }

    #[test]
    fn names_of_files_hold_nothing_a_file_system_minds() {
        let mut state = AppState::start(Lang::En, Theme::Auto);
        let named = |state: &mut AppState, name: &str| {
            let board = crate::model::Board { title: Title::Named(name.into()), ..crate::model::Board::clone(state.board()) };
            state.history.push(board);
            file_name(state)
        };
        assert_eq!(named(&mut state, "../a:b\\c\u{0}*?"), "eni-lens-a-b-c.json");
        assert_eq!(named(&mut state, "本番 2026"), "eni-lens-本番-2026.json");
        assert_eq!(named(&mut state, "<>"), "eni-lens.json");
    }
}
