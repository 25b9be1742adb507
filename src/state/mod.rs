//! The page's state: one value, one message type, one total `update`.

mod advise;
mod book;
pub mod drag;
pub mod edit;
mod history;
mod inspect;
pub mod keep;
mod message;
mod selection;
mod share;
mod shared;
mod sizing;
mod sources;
mod speak;
mod targets;
mod update;

pub use crate::model::{Board, Title};
pub use advise::{AdviceMsg, Advised, Pinned, Trial};
pub use book::RuleBook;
pub use drag::{Drag, DragMsg, Hand, Modifiers, Point, Preview, PreviewKind, Source, Target};
pub use edit::{Edit, SetChoice};
pub use history::History;
pub use inspect::{AssumptionEdit, Inspected};
pub use keep::{Keep, KeepMsg, KeptDialog, Settings};
pub use message::{AppState, Coming, Dialog, ImportState, Msg, Notice, NoticeKind, Speech, Theme, Ui, Viewport};
pub use selection::{Select, Selection};
pub use share::{BadLink, LinkFault, Links, Qr, ShareOptions, theme_word};
pub use shared::Shared;
pub use sizing::{SizingForm, SizingMsg};
pub use sources::{moved_event_source, new_set, suggested_event_source};
pub use speak::{notice_words, pill};
pub use targets::{Step, target_count};
pub use update::{check_edit, preview_edit, update};
