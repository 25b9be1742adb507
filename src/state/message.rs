//! What the page knows and what can happen to it.

use super::keep::{Keep, KeepMsg, KeptDialog, Trouble};
use super::{
    AdviceMsg, Advised, AssumptionEdit, BadLink, Drag, DragMsg, Edit, History, Inspected, Links, Qr, RuleBook, Select, Selection,
    ShareOptions, SizingForm, SizingMsg, Source,
};
use crate::import::{Imported, Problem};
use crate::model::{Board, Comparison, Estimate, Metric};
use crate::network::{FunctionKey, NetworkError, SetKey, SubnetKey, Topology, VpcKey};
use crate::text::Lang;
use crate::text::terms::Term;
use std::rc::Rc;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Whether another board than the default one is on its way while the page starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Coming {
    /// The board shown is the board.
    #[default]
    Nothing,
    /// A link or a saved board is being read: figures are a skeleton, never a false 900.
    Board,
}

/// Where an import stands.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportState {
    /// The dialog waits for files or a paste.
    Waiting,
    /// The worker reads so many files.
    Reading(u64),
    /// Read; nothing on the board has changed yet.
    Read {
        /// What the files say.
        imported: Rc<Imported>,
        /// The board it would make, computed at `concurrency` per function.
        result: Rc<Comparison>,
        /// Concurrency per function, by the user; starts at 1.
        concurrency: u64,
    },
    /// The worker could not be started or died.
    WorkerFailed,
}

/// The dialog that is open.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// Attach a function (design 7.4); `subnet` is ticked to begin with.
    Attach {
        /// The function.
        function: FunctionKey,
        /// A row it was dropped on.
        subnet: Option<SubnetKey>,
    },
    /// Name, memory and concurrency of a function.
    Function(FunctionKey),
    /// Several functions or one, by name.
    AddFunction,
    /// A subnet by name, block and zone.
    AddSubnet(VpcKey),
    /// Memory and concurrency of all selected functions.
    Several,
    /// A new set of security groups in a VPC; attaches `function` to it when given.
    AddSet {
        /// The VPC.
        vpc: VpcKey,
        /// The function that was dropped on `+`.
        function: Option<FunctionKey>,
    },
    /// Import.
    Import(ImportState),
    /// Settings, saved boards, the keys.
    Kept(KeptDialog),
    /// The board's link, its QR code and its file.
    Share(ShareOptions),
    /// Quick sizing.
    Sizing(SizingForm),
}

/// A short message at the edge of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Counts up, so that the same message twice is two.
    pub number: u64,
    /// What it says.
    pub kind: NoticeKind,
}

/// What a notice says; with an Undo button where something was destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeKind {
    /// A function was deleted: its name. Undo.
    Deleted(Rc<str>),
    /// A function was detached: its name. Undo.
    Detached(Rc<str>),
    /// The board was replaced by an import of so many functions. Undo.
    Replaced(u64),
    /// An import of so many functions was added. Undo.
    Added(u64),
    /// The function is in one subnet only: two or more are recommended.
    OneZoneOnly(Rc<str>),
    /// An edit was refused.
    Refused(NetworkError),
    /// Copied to the clipboard.
    Copied,
    /// The clipboard is closed to the page.
    CopyFailed,
    /// So many functions were deleted. Undo.
    DeletedMany(u64),
    /// So many functions were detached. Undo.
    DetachedMany(u64),
    /// The board was saved under this name.
    BoardSaved(Rc<str>),
    /// A saved board or another tab's replaced this one. Undo.
    BoardOpened,
    /// The saved board of this name was deleted. Undo brings it back.
    BoardDeleted(Rc<str>),
    /// Everything stored here was deleted.
    Wiped,
    /// The board is not kept, and why.
    NotKept(Trouble),
    /// The board's link was copied.
    LinkCopied,
    /// A board's file was opened; what there is to say of it. Undo.
    Opened(Rc<[Problem]>),
    /// The board could not be written to a file.
    SaveFailed,
    /// Advice was taken: what it is called. Undo.
    Advised(crate::advice::Deed),
}

/// What the live regions say. `number` counts up so that equal texts are spoken again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speech {
    /// Counts up.
    pub number: u64,
    /// The polite text.
    pub polite: Rc<str>,
    /// The assertive text.
    pub assertive: Rc<str>,
}

/// What of a large board is in sight, in CSS px of the board's own scroller and the page, rounded
/// to whole rows and columns by the platform so that few messages are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewport {
    /// First row to draw.
    pub first_row: u32,
    /// How many rows to draw.
    pub rows: u32,
    /// Height of a row of a large board in CSS px, as the page draws it.
    pub row_height: u32,
    /// First column (set) to draw.
    pub first_column: u32,
    /// How many columns to draw.
    pub columns: u32,
    /// How many compact columns fit without sideways scrolling.
    pub fit_columns: u32,
    /// First tray card to draw.
    pub first_card: u32,
    /// How many tray cards to draw.
    pub cards: u32,
}

impl Default for Viewport {
    fn default() -> Self {
        Self { first_row: 0, rows: 24, row_height: 72, first_column: 0, columns: 40, fit_columns: 20, first_card: 0, cards: 40 }
    }
}

/// What is not part of the work: not undone, not shared.
#[derive(Debug, Clone, PartialEq)]
pub struct Ui {
    /// The language.
    pub lang: Lang,
    /// The theme.
    pub theme: Theme,
    /// Whether another board is on its way.
    pub coming: Coming,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// The function whose menu is open.
    pub menu: Option<FunctionKey>,
    /// Whether the scenario menu is open.
    pub scenario_menu: bool,
    /// The selected functions: their chips are ringed, others dim.
    pub selected: Selection,
    /// Filter of the tray and the columns, as typed.
    pub filter: Rc<str>,
    /// The filter that picked the columns of the board: the one typed, once [`Msg::Sift`] has followed it.
    pub sifted: Rc<str>,
    /// Whether the folded columns of a large board are unfolded.
    pub unfolded: bool,
    /// The last notice, until dismissed.
    pub notice: Option<Notice>,
    /// What the live regions say.
    pub speech: Speech,
    /// What they will say once the slider has rested ([`Msg::Rested`]).
    pub unsaid: Option<Speech>,
    /// What is in sight.
    pub viewport: Viewport,
    /// What the inspector shows; `None`: it is closed.
    pub inspector: Option<Inspected>,
    /// The figure whose "why" stands open.
    pub why: Option<Metric>,
    /// The term whose explanation stands open.
    pub term: Option<Term>,
    /// The rules' words.
    pub rules: RuleBook,
    /// What is kept in the browser, and the settings.
    pub keep: Keep,
    /// Links that came in and go out.
    pub links: Links,
    /// Advice that is tried out, and the pinned baseline.
    pub advice: Advised,
}

/// Everything the page shows, derived data included. Cloning costs a few pointers.
#[derive(Debug, Clone, PartialEq)]
pub struct AppState {
    /// The work: past, present, future.
    pub history: History,
    /// Both worlds of the present board (with the slider's value while it moves).
    pub comparison: Rc<Comparison>,
    /// The drag, whichever hand makes it.
    pub drag: Drag,
    /// The rest.
    pub ui: super::Shared<Ui>,
}

impl AppState {
    /// The present board.
    pub fn board(&self) -> &Board {
        self.history.present()
    }

    /// The present topology.
    pub fn topology(&self) -> &Rc<Topology> {
        &self.board().topology
    }
}

/// All that can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// Another language.
    SetLang(Lang),
    /// Another theme.
    SetTheme(Theme),
    /// The slider moves: figures follow at once, history does not.
    SlideConcurrency(u64),
    /// The slider was released or a number was chosen: one undo step.
    SetConcurrency(u64),
    /// The other estimate as the headline.
    SetEstimate(Estimate),
    /// Change the work: one undo step. A refused edit leaves the board as it was and says why.
    Edit(Edit),
    /// Go back one step.
    Undo,
    /// Go forward one step.
    Redo,
    /// The drag, whichever hand makes it.
    Drag(DragMsg),
    /// The slider has rested for a while: its result is told.
    Rested,
    /// Open a dialog.
    Open(Dialog),
    /// Close the dialog.
    CloseDialog,
    /// Open a function's menu, or close it.
    Menu(Option<FunctionKey>),
    /// Open or close the scenario menu.
    ScenarioMenu(bool),
    /// Select a function, or none.
    Select(Option<FunctionKey>),
    /// Select several.
    SelectMore(Select),
    /// Select what was tapped and wait for the tap on where it goes; `None`, or the same again: neither.
    Pick(Option<Source>),
    /// Filter the tray; the columns follow with [`Msg::Sift`], so that no task has to draw both.
    Filter(Rc<str>),
    /// Pick the columns by the filter.
    Sift,
    /// Unfold or fold the columns of a large board.
    Unfold(bool),
    /// Files were handed to the worker: so many.
    ImportStarted(u64),
    /// The worker has read them.
    ImportRead(Rc<Imported>),
    /// The worker could not be started or died.
    ImportFailed,
    /// Another concurrency per function in the open import.
    ImportConcurrency(u64),
    /// Replace the board by the open import.
    ImportReplace,
    /// Add the open import to the board.
    ImportAdd,
    /// Load the article's board.
    LoadArticle,
    /// Start empty: one VPC, nothing in it.
    LoadEmpty,
    /// Take the notice away.
    DismissNotice,
    /// Say that copying succeeded or not.
    Copied(bool),
    /// Another part of a large board is in sight.
    Viewport(Viewport),
    /// Take a set's column off the board (refused while a function uses it).
    RemoveSet(SetKey),
    /// The other board has arrived or will not come: figures may be shown.
    Arrived,
    /// Add an event source to a function, as suggested, and show it.
    AddEventSource(FunctionKey),
    /// Show something in the inspector, or close it.
    Inspect(Option<Inspected>),
    /// Another value of an assumption: one undo step.
    Assume(AssumptionEdit),
    /// What is kept in the browser.
    Keep(KeepMsg),
    /// A link's board.
    LinkOpened(Rc<Board>),
    /// A link that shows no board.
    LinkRefused(Rc<BadLink>),
    /// Take the banner about a link away.
    DismissLink,
    /// A file's board, and what there is to say of the file.
    FileOpened(Rc<Board>, Rc<[Problem]>),
    /// What the Share dialog puts into the link.
    ShareWith(ShareOptions),
    /// A QR code is there.
    QrDrawn(Rc<Qr>),
    /// Whether the board's link was copied.
    LinkCopied(bool),
    /// The board could not be written to a file.
    SaveFailed,
    /// Explain a term; `None`: no more.
    Term(Option<Term>),
    /// The rules' words are on their way, there, or will not come.
    Rules(RuleBook),
    /// Say why a figure is what it is; `None`: no more.
    Why(Option<Metric>),
    /// The form of a quick sizing.
    Sizing(SizingMsg),
    /// Advice and the baseline.
    Advice(AdviceMsg),
}
