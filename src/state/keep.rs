//! What is kept in the browser: settings, named boards, and how it stands with the storage.

use super::{AppState, Board, Dialog, Notice, NoticeKind, Title};
use std::rc::Rc;

/// Characters of a saved board's name, at most.
pub const NAME_MAX: usize = 64;

/// What the user may set besides language and theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Motion is reduced whatever the system says.
    pub still: bool,
    /// Single letters and digits are shortcuts.
    pub keys: bool,
    /// Marks carry patterns besides their colours.
    pub patterns: bool,
    /// Boards are kept in this browser.
    pub keep: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { still: false, keys: true, patterns: false, keep: true }
    }
}

/// Another tab with this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherTab {
    /// It was there first and saves its own board.
    Holds,
    /// It has taken over from this one.
    Took,
}

/// Why a board is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps its storage closed (private mode, settings).
    Blocked,
    /// The storage is full.
    Full,
    /// What was kept cannot be read.
    Unreadable,
}

/// A board that was saved under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedBoard {
    /// Its name, the only one of its kind.
    pub name: Rc<str>,
    /// Functions on it.
    pub functions: u64,
    /// When it was saved, local time.
    pub saved: Rc<str>,
}

/// The dialogs of this matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptDialog {
    /// Settings.
    Settings,
    /// The keys.
    Shortcuts,
    /// Save under a name.
    SaveAs,
    /// The saved boards.
    Boards,
    /// Whether everything is to be deleted.
    DeleteAll,
}

/// How it stands with what is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keep {
    /// The settings.
    pub settings: Settings,
    /// The saved boards, once they are read.
    pub boards: Option<Rc<[SavedBoard]>>,
    /// Another tab about which this one has not decided yet.
    pub other: Option<OtherTab>,
    /// This tab was told to save nothing.
    pub aside: bool,
    /// Why nothing can be kept, once it was said.
    pub trouble: Option<Trouble>,
    /// Whether the open import is to be kept here.
    pub import_kept: bool,
    /// The saved board that was deleted last and can be brought back.
    pub deleted: Option<Rc<str>>,
}

/// What can happen to it. What needs the browser is done by the platform, which answers by another
/// of these messages.
#[derive(Debug, Clone, PartialEq)]
pub enum KeepMsg {
    /// Other settings.
    Settings(Settings),
    /// Keep the open import here or not.
    ImportKept(bool),
    /// The saved boards were read.
    Boards(Rc<[SavedBoard]>),
    /// Save the board under this name, over a saved one that has it.
    SaveAs(Rc<str>),
    /// It was saved under this name.
    Saved(Rc<str>),
    /// Open the saved board of this name.
    Open(Rc<str>),
    /// It was read: one undo step.
    Opened(Rc<Board>),
    /// Another name for a saved board: from, to.
    Rename(Rc<str>, Rc<str>),
    /// Delete the saved board of this name.
    Delete(Rc<str>),
    /// It was deleted.
    Deleted(Rc<str>),
    /// Bring the board that was deleted last back.
    Undelete,
    /// Delete everything that is stored here.
    DeleteAll,
    /// It was deleted.
    Wiped,
    /// There is another tab.
    Other(OtherTab),
    /// This tab saves from now on.
    TakeOver,
    /// This tab saves nothing.
    Aside,
    /// Show the other tab's board here: one undo step.
    OpenTheirs,
    /// Storing failed.
    Trouble(Trouble),
    /// Storing works (again).
    Kept,
}

/// What is wrong with a board's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameProblem {
    /// Nothing in it.
    Empty,
    /// Over 64 characters; how many it has.
    TooLong(u64),
    /// Another saved board has it.
    Taken,
}

/// The name as it is saved, or what is wrong with it. `own`: the name it has now, which is free.
pub fn check_name(keep: &Keep, typed: &str, own: Option<&str>) -> Result<Rc<str>, NameProblem> {
    let name = typed.trim();
    let length = name.chars().count();
    if name.is_empty() {
        return Err(NameProblem::Empty);
    }
    if length > NAME_MAX {
        return Err(NameProblem::TooLong(length as u64));
    }
    let taken = keep.boards.iter().flat_map(|boards| boards.iter()).any(|board| &*board.name == name);
    if taken && own != Some(name) { Err(NameProblem::Taken) } else { Ok(name.into()) }
}

impl AppState {
    /// The same page, started with another board: without a past.
    #[must_use]
    pub fn with_board(self, board: Board) -> Self {
        let comparison = board.compare();
        Self { history: super::History::new(board), comparison, ..self }
    }

    pub(super) fn keep(&mut self, msg: KeepMsg) {
        let keep = &mut self.ui.keep;
        match msg {
            KeepMsg::Settings(settings) => keep.settings = settings,
            KeepMsg::ImportKept(kept) => keep.import_kept = kept,
            KeepMsg::Boards(boards) => keep.boards = Some(boards),
            KeepMsg::Saved(name) => {
                keep.trouble = None;
                if self.board().title != Title::Named(Rc::clone(&name)) {
                    let board = Board { title: Title::Named(Rc::clone(&name)), ..Board::clone(self.board()) };
                    self.history.replace(board);
                }
                self.ui.dialog = None;
                self.say(NoticeKind::BoardSaved(name));
            }
            KeepMsg::Opened(board) => {
                let board = Board::clone(&board);
                self.ui.dialog = None;
                self.replaced_by(board);
                self.say(NoticeKind::BoardOpened);
            }
            KeepMsg::Deleted(name) => {
                keep.deleted = Some(Rc::clone(&name));
                self.say(NoticeKind::BoardDeleted(name));
            }
            KeepMsg::Undelete => {
                keep.deleted = None;
                self.ui.notice = None;
            }
            KeepMsg::Wiped => {
                *keep = Keep { other: keep.other, aside: keep.aside, import_kept: true, ..Keep::default() };
                self.ui.dialog = None;
                self.say(NoticeKind::Wiped);
            }
            KeepMsg::Other(other) => (keep.other, keep.aside) = (Some(other), false),
            KeepMsg::TakeOver => (keep.other, keep.aside) = (None, false),
            KeepMsg::Aside => (keep.other, keep.aside) = (None, true),
            KeepMsg::Trouble(trouble) => {
                if keep.trouble != Some(trouble) {
                    keep.trouble = Some(trouble);
                    self.say(NoticeKind::NotKept(trouble));
                }
            }
            KeepMsg::Kept => keep.trouble = None,
            // The platform does these.
            KeepMsg::SaveAs(_)
            | KeepMsg::Open(_)
            | KeepMsg::Rename(..)
            | KeepMsg::Delete(_)
            | KeepMsg::DeleteAll
            | KeepMsg::OpenTheirs => {}
        }
    }

    /// Another board in place of the present one: one undo step.
    fn replaced_by(&mut self, board: Board) {
        self.look_at_all();
        self.ui.inspector = None;
        self.load(board);
    }

    fn say(&mut self, kind: NoticeKind) {
        let number = self.ui.notice.as_ref().map_or(1, |notice| notice.number + 1);
        self.ui.notice = Some(Notice { number, kind });
    }

    /// What a dialog that opens begins with.
    pub(super) fn opens(&mut self, dialog: &Dialog) {
        if matches!(dialog, Dialog::Import(_)) {
            self.ui.keep.import_kept = self.ui.keep.settings.keep;
        }
    }
}
