//! Links and files: what came in, what goes out.

use super::{AppState, Coming, Dialog, Msg, NoticeKind, Theme, Title};
use crate::import::Problem;
use crate::link::LinkError;
use crate::model::Board;
use crate::network::Topology;
use std::rc::Rc;

/// Why a link shows no board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkFault {
    /// The text itself.
    Link(LinkError),
    /// What the JSON in it says.
    Json(Problem),
    /// The worker could not be started or died.
    Worker,
}

/// A link that could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLink {
    /// What stood in the address, from `#` on.
    pub raw: Rc<str>,
    /// Why.
    pub fault: LinkFault,
}

/// What the Share dialog puts into the link beside the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ShareOptions {
    /// The page's language.
    pub lang: bool,
    /// The page's theme.
    pub theme: bool,
}

/// A QR code as the worker drew it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// What it says.
    pub text: Rc<str>,
    /// The squares row by row, 1 for a dark one; `None`: the text is too long for one.
    pub modules: Option<Rc<[u8]>>,
}

/// What the page knows of links.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    /// The page's own address without a fragment.
    pub page: Rc<str>,
    /// Whether the browser can hand a link to other apps.
    pub can_share: bool,
    /// The link that could not be opened, until dismissed.
    pub bad: Option<Rc<BadLink>>,
    /// The QR code drawn last.
    pub qr: Option<Rc<Qr>>,
}

/// What of the theme travels in a link.
pub fn theme_word(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::Auto => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    }
}

impl AppState {
    /// The link of the board, as the Share dialog shows it.
    ///
    /// # Errors
    /// The board is too large for a link.
    pub fn link(&self, options: ShareOptions) -> Result<String, LinkError> {
        let mut link = format!("{}#{}", self.ui.links.page, crate::link::fragment(self.board())?);
        if options.lang {
            link.push_str("&lang=");
            link.push_str(self.ui.lang.tag());
        }
        if let Some(theme) = theme_word(self.ui.theme).filter(|_| options.theme) {
            link.push_str("&theme=");
            link.push_str(theme);
        }
        Ok(link)
    }

    pub(super) fn open_link(&mut self, board: &Board) {
        self.ui.coming = Coming::Nothing;
        self.ui.links.bad = None;
        self.show(board);
    }

    pub(super) fn open_file(&mut self, board: &Board, problems: Rc<[Problem]>) {
        self.show(board);
        self.notify(NoticeKind::Opened(problems));
    }

    /// Another board. Where nothing was done yet, nothing is left behind.
    fn show(&mut self, board: &Board) {
        self.ui.dialog = None;
        self.pick_nothing();
        self.ui.notice = None;
        if *self.history.present().as_ref() == *board {
            return;
        }
        self.ui.viewport = super::Viewport::default();
        self.ui.inspector = None;
        if self.history.can_undo()
            || self.history.can_redo()
            || self.board().title != Title::Article
            || *self.board() != Board::article()
        {
            self.load(board.clone());
        } else {
            self.history = super::History::new(board.clone());
            self.board_changed();
        }
    }

    pub(super) fn refuse_link(&mut self, bad: Rc<BadLink>) {
        self.ui.coming = Coming::Nothing;
        self.ui.links.bad = Some(bad);
    }

    pub(super) fn share_with(&mut self, options: ShareOptions) {
        if let Some(Dialog::Share(chosen)) = &mut self.ui.dialog {
            *chosen = options;
        }
    }
}

/// What is said when a board came by a link or a file.
pub(super) fn said(msg: &Msg, after: &AppState) -> Option<String> {
    let lang = after.ui.lang;
    let opened = |topology: &Topology| {
        let counts = [topology.functions.len(), topology.subnets.len(), topology.sets.len()];
        let [f, s, g] = counts.map(|count| crate::text::N(count as u64));
        crate::text::link::said_opened(lang, f, s, g)
    };
    match msg {
        Msg::LinkOpened(_) | Msg::FileOpened(..) => Some(opened(after.topology())),
        Msg::LinkCopied(true) => Some(crate::text::link::said_copied(lang).to_owned()),
        _ => None,
    }
}
