//! What a change is told as: one sentence for a result, never for the motion.

use super::{AppState, Board, Dialog, Drag, Edit, ImportState, Msg, PreviewKind, Source};
use crate::import::Severity;
use crate::model::Comparison;
use crate::network::{Function, FunctionKey, SubnetKey};
use crate::text::{Lang, N, speech};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Fills the live regions after `msg` led from `before` to `after`.
pub(super) fn speak(before: &AppState, after: &mut AppState, msg: &Msg) {
    let mut polite = polite(before, after, msg);
    let mut assertive = None;
    // Another board is told as a whole, not by what differs from the one it replaced.
    let other_board = matches!(
        msg,
        Msg::ImportReplace
            | Msg::ImportAdd
            | Msg::LoadArticle
            | Msg::LoadEmpty
            | Msg::LinkOpened(_)
            | Msg::FileOpened(..)
            | Msg::Keep(_)
    );
    if changed(before, after) && !other_board {
        let settled = settled(before);
        assertive = got_worse(after.ui.lang, &settled, &after.comparison);
        if let Some(better) = free_again(after.ui.lang, &settled, &after.comparison) {
            polite = Some(polite.map_or_else(|| better.clone(), |first| format!("{first} {better}")));
        }
    }
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
        Msg::Undo if changed(before, after) => Some(speech::undone(lang, &action(lang, after.board(), before.board()))),
        Msg::Redo if changed(before, after) => Some(speech::redone(lang, &action(lang, before.board(), after.board()))),
        Msg::Edit(edit) if changed(before, after) => result(before, after, edit),
        // A refused one is told by its notice.
        Msg::Edit(Edit::Attach(function, ..)) if before.ui.notice == after.ui.notice => {
            Some(speech::no_change(lang, &name(before, *function)))
        }
        Msg::ImportReplace | Msg::ImportAdd if changed(before, after) => {
            let Some(Dialog::Import(ImportState::Read { imported, .. })) = &before.ui.dialog else { return None };
            let warnings = imported.problems.iter().filter(|problem| problem.kind.severity() != Severity::Info).count();
            let [f, s, g, w] =
                [imported.functions.len(), imported.subnets.len(), imported.sets.len(), warnings].map(|count| N(count as u64));
            Some(speech::imported(lang, f, s, g, w))
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
        _ => super::share::said(msg, after),
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
        Edit::Attach(..) | Edit::DuplicateTo(..) => {
            let found = match edit {
                Edit::Attach(function, ..) => after.topology().function(*function)?,
                // The copy is the only one that was not there.
                _ => after.topology().functions.iter().rev().find(|new| before.topology().function(new.key).is_none())?,
            };
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

/// Both worlds as they were before a slider moved: while it moves the figures follow it, and its
/// release must be compared with where it came from.
fn settled(before: &AppState) -> Rc<Comparison> {
    let board = before.board();
    if before.comparison.assumptions == board.assumptions {
        return Rc::clone(&before.comparison);
    }
    Rc::new(Comparison::new(Rc::clone(&board.topology), board.assumptions.clone()))
}

/// Functions that fail Now, in order of creation, with AWS's code.
fn failing(comparison: &Comparison) -> impl Iterator<Item = (&Function, &'static str)> {
    comparison.hyperplane.versions.iter().filter_map(|version| {
        let function = comparison.topology.functions.get(version.function as usize)?;
        Some((&**function, version.failure?.code()))
    })
}

/// Refused Before, by subnet.
fn refused(comparison: &Comparison) -> HashMap<SubnetKey, u64> {
    let rows = comparison.topology.subnets.iter().zip(&comparison.legacy.rows);
    rows.map(|(subnet, row)| (subnet.key, row.refused)).collect()
}

/// The first function that fails Now or, if none, the first subnet that ran out Before, which did not.
fn got_worse(lang: Lang, old: &Comparison, new: &Comparison) -> Option<String> {
    let failed: HashSet<FunctionKey> = failing(old).map(|(function, _)| function.key).collect();
    if let Some((function, code)) = failing(new).find(|(function, _)| !failed.contains(&function.key)) {
        return Some(speech::failed(lang, &function.name, code));
    }
    if new.legacy.refused == 0 {
        return None;
    }
    let was = refused(old);
    let mut rows = new.topology.subnets.iter().zip(&new.legacy.rows);
    let (subnet, _) = rows.find(|(subnet, row)| row.refused > 0 && was.get(&subnet.key).is_none_or(|was| *was == 0))?;
    Some(speech::exhausted(lang, &subnet.label()))
}

/// The first subnet that had run out Before and has room again.
fn free_again(lang: Lang, old: &Comparison, new: &Comparison) -> Option<String> {
    if old.legacy.refused == 0 {
        return None;
    }
    let was = refused(old);
    new.topology.subnets.iter().zip(&new.legacy.rows).find_map(|(subnet, row)| {
        let free = row.free.filter(|free| *free > 0 && row.refused == 0)?;
        was.get(&subnet.key).filter(|was| **was > 0)?;
        Some(speech::free_again(lang, &subnet.label(), N(free)))
    })
}

/// What led from `old` to `new`, in a few words.
fn action(lang: Lang, old: &Board, new: &Board) -> String {
    if old.title != new.title {
        return speech::action_board(lang).to_owned();
    }
    let (was, is) = (&old.topology, &new.topology);
    let mut words = None;
    if is.functions.len() > was.functions.len() {
        let known: HashSet<FunctionKey> = was.functions.iter().map(|function| function.key).collect();
        words = match is.functions.len() - was.functions.len() {
            1 => is.functions.iter().find(|new| !known.contains(&new.key)).map(|new| speech::action_add(lang, &new.name)),
            many => Some(speech::action_add_many(lang, N(many as u64))),
        };
    } else if is.functions.len() < was.functions.len() {
        let kept: HashSet<FunctionKey> = is.functions.iter().map(|function| function.key).collect();
        words = was.functions.iter().find(|old| !kept.contains(&old.key)).map(|old| speech::action_delete(lang, &old.name));
    } else if let Some((old, new)) =
        was.functions.shared().zip(is.functions.shared()).find(|(old, new)| !Rc::ptr_eq(old, new) && old != new)
    {
        words = Some(match new.attachment() {
            same if same == old.attachment() => speech::action_configure(lang, &old.name),
            None => speech::action_detach(lang, &old.name),
            Some(_) => speech::action_attach(lang, &old.name),
        });
    } else if is.subnets.len() > was.subnets.len() {
        words = is.subnets.iter().last().map(|new| speech::action_add(lang, &new.label()));
    } else if is.sets.len() > was.sets.len() {
        words = is.sets.iter().last().map(|new| speech::action_add(lang, &is.set_label(new.key)));
    } else if is.sets.len() < was.sets.len() {
        let gone = was.sets.iter().find(|old| is.set(old.key).is_none());
        words = gone.map(|old| speech::action_delete(lang, &was.set_label(old.key)));
    } else if old.assumptions.concurrency != new.assumptions.concurrency {
        words = Some(speech::action_concurrency(lang, N(new.assumptions.concurrency)));
    } else if old.assumptions.estimate != new.assumptions.estimate {
        words = Some(speech::action_estimate(lang).to_owned());
    }
    words.unwrap_or_else(|| speech::action_board(lang).to_owned())
}
