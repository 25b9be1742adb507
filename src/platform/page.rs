//! What stands on `<html>`, and the settings kept in the browser.

use super::keep;
use crate::state::{AppState, Drag, Hand, Theme};
use crate::text::{Lang, ui};
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, document_element};
use std::cell::RefCell;

const LANG_KEY: &str = "lang";
const THEME_KEY: &str = "theme";

fn theme_name(theme: Theme) -> Option<&'static str> {
    match theme {
        Theme::Auto => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    }
}

pub(super) fn start() -> AppState {
    let html = document_element();
    let lang = Lang::from_tag(&html.get_attribute("lang").unwrap_or_default());
    let theme = match html.get_attribute("data-theme").as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    };
    let mut state = AppState::start(lang, theme);
    state.ui.keep.settings = keep::settings();
    state
}

/// Where the app mounts.
pub fn root() -> Option<web_sys::Element> {
    document().get_element_by_id("app")
}

/// The first render stands: programs and tests wait for this attribute.
pub fn mounted() {
    let html = document_element();
    // A board that the worker still reads keeps its skeleton.
    if !super::share::is_coming() {
        let _ = html.remove_attribute("data-coming");
    }
    let _ = html.set_attribute("data-mounted", "");
}

/// Carries what changed over to the document. A full or closed storage breaks nothing.
pub(super) fn reflect(before: &AppState, after: &AppState) {
    let html = document_element();
    if before.ui.lang != after.ui.lang {
        let _ = html.set_attribute("lang", after.ui.lang.tag());
        document().set_title(ui::page_title(after.ui.lang));
        keep::write(LANG_KEY, Some(after.ui.lang.tag()));
    }
    if before.ui.theme != after.ui.theme {
        match theme_name(after.ui.theme) {
            Some(name) => {
                let _ = html.set_attribute("data-theme", name);
                keep::write(THEME_KEY, Some(name));
            }
            None => {
                let _ = html.remove_attribute("data-theme");
                keep::write(THEME_KEY, None);
            }
        }
    }
    keep::reflect(before.ui.keep.settings, after.ui.keep.settings);
    if before.ui.coming != after.ui.coming && after.ui.coming == crate::state::Coming::Nothing {
        let _ = html.remove_attribute("data-coming");
    }
    let held = |state: &AppState| match &state.drag {
        Drag::Lifted { hand, .. } => Some(*hand),
        _ => None,
    };
    if held(before) != held(after) {
        let _ = match held(after) {
            Some(Hand::Touch) => html.set_attribute("data-dragging", "touch"),
            Some(Hand::Mouse | Hand::Pen) => html.set_attribute("data-dragging", "pointer"),
            Some(Hand::Keyboard | Hand::Tap) | None => html.remove_attribute("data-dragging"),
        };
        outline_targets(held(after).is_some());
    }
}

thread_local! {
    static OUTLINES: RefCell<Option<AnimationFrame>> = const { RefCell::new(None) };
}

/// Has every target outlined, or none: after the frame that shows what was lifted or let go, as on a slow machine both in
/// one frame would be felt.
fn outline_targets(lifted: bool) {
    let frame = request_animation_frame(move |_| {
        let set = move || {
            let html = document_element();
            let _ = if lifted { html.set_attribute("data-lifting", "") } else { html.remove_attribute("data-lifting") };
        };
        Timeout::new(0, set).forget();
    });
    // Whatever was on its way is out of date.
    OUTLINES.with(|held| held.replace(Some(frame)));
}
