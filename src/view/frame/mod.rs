//! What frames the board: top bar, comparison strip, function tray and dock.

mod bad_link;
mod banner;
mod dock;
mod pick;
mod strip;
mod top_bar;
mod tray;

pub use super::Props;
pub use bad_link::BadLinkBanner;
pub use banner::Banner;
pub use dock::Dock;
pub use pick::PickBar;
pub use strip::Strip;
pub use top_bar::TopBar;
pub use tray::{Filter, Tray, chosen};
