//! What a change is told as: one sentence for a result, never for the motion.

use super::{AppState, Drag, Edit, Msg, PreviewKind, Source};
use crate::network::FunctionKey;
use crate::text::{N, speech};
use std::rc::Rc;

/// Fills the live regions after `msg` led from `before` to `after`.
pub(super) fn speak(before: &AppState, after: &mut AppState, msg: &Msg) {
    let polite = polite(before, after, msg);
    let assertive = assertive(before, after);
    if polite.is_none() && assertive.is_none() {
        return;
    }
    after.ui.speech.number += 1;
    after.ui.speech.polite = polite.unwrap_or_default().into();
    after.ui.speech.assertive = assertive.unwrap_or_default().into();
}

fn name(state: &AppState, key: FunctionKey) -> Rc<str> {
    state.topology().function(key).map_or_else(|| "".into(), |function| Rc::clone(&function.name))
}

fn changed(before: &AppState, after: &AppState) -> bool {
    !Rc::ptr_eq(before.history.present(), after.history.present())
}

fn polite(before: &AppState, after: &AppState, msg: &Msg) -> Option<String> {
    let lang = after.ui.lang;
    let lifted = match (&before.drag, &after.drag) {
        (Drag::Lifted { source, preview, .. }, Drag::Idle) => Some((*source, preview.clone())),
        _ => None,
    };
    match msg {
        Msg::SetConcurrency(_) | Msg::SetEstimate(_) if changed(before, after) => {
            let c = &after.comparison;
            let (needed, refused) = (N(c.legacy.needed), N(c.legacy.refused));
            Some(speech::slider(lang, N(c.assumptions.concurrency), needed, refused, N(c.hyperplane.needed)))
        }
        Msg::Undo if changed(before, after) => Some(speech::undone(lang).to_owned()),
        Msg::Redo if changed(before, after) => Some(speech::redone(lang).to_owned()),
        Msg::Edit(edit) if changed(before, after) => result(before, after, edit),
        Msg::ImportReplace | Msg::ImportAdd if changed(before, after) => {
            let t = after.topology();
            let warnings = after.comparison.hyperplane.functions_failed;
            Some(speech::imported(
                lang,
                N(t.functions.len() as u64),
                N(t.subnets.len() as u64),
                N(t.sets.len() as u64),
                N(warnings),
            ))
        }
        Msg::Drag(_) => {
            let (source, preview) = lifted?;
            if changed(before, after) {
                let edit = preview.as_ref()?.edit.as_ref()?;
                return result(before, after, edit);
            }
            if after.ui.dialog.is_some() {
                return None;
            }
            let function = name(before, source.function());
            match preview.map(|preview| preview.kind.clone()) {
                Some(PreviewKind::NoChange) => Some(speech::no_change(lang, &function)),
                Some(PreviewKind::Refused(error)) => Some(crate::text::errors::network(lang, &error)),
                _ => Some(speech::cancelled(lang, &function, &place(before, source))),
            }
        }
        _ => None,
    }
}

fn place(state: &AppState, source: Source) -> String {
    match source {
        Source::Card(_) => speech::tray(state.ui.lang).to_owned(),
        Source::Chip(_, subnet) => state.topology().subnet(subnet).map(|subnet| subnet.label().to_string()).unwrap_or_default(),
    }
}

/// The result of an edit that took effect.
fn result(before: &AppState, after: &AppState, edit: &Edit) -> Option<String> {
    let lang = after.ui.lang;
    match edit {
        Edit::Attach(function, ..) => {
            let found = after.topology().function(*function)?;
            let attachment = found.attachment()?;
            let row = after.topology().subnets.iter().position(|subnet| attachment.subnets.first() == Some(&subnet.key))?;
            let label = after.topology().subnets.get(row)?.label();
            let free = after.comparison.hyperplane.rows.get(row)?.free.unwrap_or(0);
            let set = after.topology().set_label(attachment.set);
            let total = after.comparison.hyperplane.created;
            Some(speech::dropped(lang, &found.name, &label, &set, N(total), N(free)))
        }
        Edit::Detach(function) => {
            let function_name = name(before, *function);
            match before.comparison.shared_with(*function) {
                0 => Some(speech::detached_goes(lang, &function_name)),
                others => Some(speech::detached_kept(lang, &function_name, N(others))),
            }
        }
        _ => None,
    }
}

/// The first subnet that ran out Before, or the first function that failed Now, by this change.
fn assertive(before: &AppState, after: &AppState) -> Option<String> {
    if Rc::ptr_eq(&before.comparison, &after.comparison)
        || !Rc::ptr_eq(before.topology(), after.topology()) && before.topology().subnets.len() != after.topology().subnets.len()
    {
        return None;
    }
    let lang = after.ui.lang;
    let failed = |state: &AppState| state.comparison.hyperplane.functions_failed;
    if failed(after) > failed(before) {
        let state = after.comparison.hyperplane.versions.iter().find(|version| version.failure.is_some())?;
        let function = after.topology().functions.get(state.function as usize)?;
        return Some(speech::failed(lang, &function.name, state.failure?.code()));
    }
    let rows = before.comparison.legacy.rows.iter().zip(&after.comparison.legacy.rows);
    let (row, _) = rows.enumerate().find(|(_, (old, new))| old.refused == 0 && new.refused > 0)?;
    Some(speech::exhausted(lang, &after.topology().subnets.get(row)?.label()))
}
