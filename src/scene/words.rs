//! Texts for what the state holds: which words, never which letters (those are in `text`).

use crate::network::NetworkError;
use crate::state::{Preview, PreviewKind, Theme, Title};
use crate::text::{Lang, N, board, ui};

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

/// What letting go here would do, in a few words.
pub fn pill(lang: Lang, preview: &Preview) -> String {
    let delta = board::signed(preview.hyperplane_delta);
    match &preview.kind {
        PreviewKind::Attach if preview.hyperplane_delta == 0 => board::pill_shared(lang).to_owned(),
        PreviewKind::Attach => board::delta_enis(lang, &delta),
        PreviewKind::MoveSubnet => board::pill_move(lang, &delta),
        PreviewKind::ChangeSet(1) => board::pill_change_one(lang, &delta),
        PreviewKind::ChangeSet(subnets) => board::pill_change(lang, N(*subnets), &delta),
        PreviewKind::NewSet => board::pill_new(lang, &delta),
        PreviewKind::Duplicate => board::pill_copy(lang, &delta),
        PreviewKind::Detach(others) if preview.hyperplane_delta == 0 => board::pill_detach_kept(lang, N(*others)),
        PreviewKind::Detach(_) => board::pill_detach(lang, &delta),
        PreviewKind::NoChange => board::pill_none(lang).to_owned(),
        PreviewKind::AsksForSet => board::pill_asks(lang).to_owned(),
        PreviewKind::Refused(NetworkError::TwoVpcs(a, b)) => board::pill_two_vpcs(lang, a, b),
        PreviewKind::Refused(_) => board::pill_refused(lang).to_owned(),
    }
}
