//! The page's state: one value, one message type, one total `update`.

pub mod drag;
pub mod edit;
mod history;
pub mod keep;
mod message;
mod share;
mod speak;
mod update;

pub use crate::model::{Board, Title};
pub use drag::{Drag, DragMsg, Hand, Modifiers, Point, Preview, PreviewKind, Source, Target};
pub use edit::{Edit, SetChoice};
pub use history::History;
pub use keep::{Keep, KeepMsg, KeptDialog, Settings};
pub use message::{AppState, Coming, Dialog, ImportState, Msg, Notice, NoticeKind, Speech, Theme, Ui, Viewport};
pub use share::{BadLink, LinkFault, Links, Qr, ShareOptions, theme_word};
pub use update::{check_edit, preview_edit, update};
