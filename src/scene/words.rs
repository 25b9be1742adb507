//! Texts for what the state holds: which words, never which letters (those are in `text`).

use super::why::formula;
use crate::model::Metric;
use crate::state::{Preview, Theme, Title};
use crate::text::terms::colon;
use crate::text::{Lang, N, ui};

/// What the board is called.
pub fn title(lang: Lang, title: &Title, functions: u64, subnets: u64, sets: u64) -> String {
    match title {
        Title::Article => ui::title_article(lang, N(functions), N(subnets), N(sets)),
        Title::Imported(count, region) if region.is_empty() => ui::title_imported_nowhere(lang, N(*count)),
        Title::Imported(count, region) => ui::title_imported(lang, N(*count), region),
        Title::Empty => ui::title_empty(lang).to_owned(),
        Title::Named(name) => name.to_string(),
    }
}

/// The theme in force, as the theme button names it.
pub fn theme(lang: Lang, theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => ui::theme_auto(lang),
        Theme::Light => ui::theme_light(lang),
        Theme::Dark => ui::theme_dark(lang),
    }
}

pub use crate::state::pill;

/// What the board that a drop leads to is computed by: Before's arithmetic and Now's. `None`: nothing
/// changes.
pub fn reasons(lang: Lang, preview: &Preview) -> Option<[Option<String>; 2]> {
    let (_, after) = preview.after.as_ref()?;
    let line = |name: &'static str, metric| formula(after, lang, metric).map(|line| format!("{name}{}{line}", colon(lang)));
    Some([line(ui::before(lang), Metric::LegacyNeeded), line(ui::now(lang), Metric::HyperplaneEnis)])
}
