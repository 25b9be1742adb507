//! What a change is told as: one sentence for a result, never for the motion.

use super::keep::Trouble;
use super::sources;
use super::{
    AppState, Board, Dialog, Drag, DragMsg, Edit, Hand, ImportState, Msg, NoticeKind, Preview, PreviewKind, Source, Speech,
    Target, target_count,
};
use crate::import::Severity;
use crate::model::Comparison;
use crate::network::{Function, FunctionKey, NetworkError, Subnet, SubnetKey, Topology, Vpc};
use crate::text::{Lang, N, advice, board, dialogs, errors, import, keep, link, sources as sources_text, speech};
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
            | Msg::Sizing(_)
    );
    if changed(before, after) && !other_board {
        let settled = settled(before);
        assertive = got_worse(after.ui.lang, &settled, &after.comparison);
        if let Some(better) = sources::works_again(after.ui.lang, &settled, &after.comparison) {
            polite = Some(polite.map_or_else(|| better.clone(), |first| format!("{first} {better}")));
        }
        if let Some(better) = free_again(after.ui.lang, &settled, &after.comparison) {
            polite = Some(polite.map_or_else(|| better.clone(), |first| format!("{first} {better}")));
        }
    }
    // A notice is told unless the result just told says it already.
    if polite.is_none()
        && before.ui.notice != after.ui.notice
        && let Some(notice) = &after.ui.notice
    {
        polite = Some(notice_words(after.ui.lang, &notice.kind));
    }
    if polite.is_none() && assertive.is_none() {
        return;
    }
    let number = after.ui.speech.number + 1;
    let speech = Speech { number, polite: polite.unwrap_or_default().into(), assertive: assertive.unwrap_or_default().into() };
    if matches!(msg, Msg::SetConcurrency(_)) {
        // What ran out on the way and has not been told yet is told with it, unless it has room again.
        let known = after.ui.unsaid.take().map(|unsaid| unsaid.assertive).unwrap_or_default();
        let worse = after.comparison.legacy.refused > 0 || after.comparison.hyperplane.functions_failed > 0;
        let assertive = if speech.assertive.is_empty() && worse { known } else { speech.assertive };
        after.ui.unsaid = Some(Speech { assertive, ..speech });
    } else {
        after.ui.unsaid = None;
        after.ui.speech = speech;
    }
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
        Msg::SetConcurrency(_) | Msg::SetEstimate(_) | Msg::Assume(_) if changed(before, after) => {
            let c = &after.comparison;
            let (needed, refused) = (N(c.legacy.needed), N(c.legacy.refused));
            Some(speech::slider(lang, N(c.assumptions.concurrency), needed, refused, N(c.hyperplane.needed)))
        }
        Msg::Undo if changed(before, after) => Some(speech::undone(lang, &action(lang, after.board(), before.board()))),
        Msg::Redo if changed(before, after) => Some(speech::redone(lang, &action(lang, before.board(), after.board()))),
        Msg::Edit(edit) if changed(before, after) => result(before, after, edit),
        Msg::AddEventSource(_) if changed(before, after) => sources::added(after),
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
        Msg::Drag(_) | Msg::Pick(_) if matches!(after.drag, Drag::Lifted { hand: Hand::Keyboard | Hand::Tap, .. }) => {
            held(before, after)
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
            let kind = preview.filter(|_| *msg != Msg::Drag(DragMsg::Cancel)).map(|preview| preview.kind.clone());
            match kind {
                Some(PreviewKind::NoChange) => Some(speech::no_change(lang, &function)),
                Some(PreviewKind::Refused(error)) => Some(errors::network(lang, &error)),
                _ => Some(speech::cancelled(lang, &function, &place(before, source))),
            }
        }
        Msg::Advice(advice) => super::advise::said(before, after, advice),
        _ => super::share::said(msg, after),
    }
}

/// What keys or a tap hold and where: told when it changes. A pointer's way is not told.
fn held(before: &AppState, after: &AppState) -> Option<String> {
    let lang = after.ui.lang;
    let Drag::Lifted { source, hand, target, preview, .. } = &after.drag else { return None };
    let function = after.topology().function(source.function())?;
    let (was, known) = match &before.drag {
        Drag::Lifted { hand: was, target, .. } if was == hand => (true, *target),
        _ => (false, None),
    };
    if !was && *hand == Hand::Tap {
        return Some(speech::picked(lang, &format!("{:02}", function.badge()), &function.name));
    }
    if !was {
        let targets = N(target_count(after.topology()));
        return Some(match after.drags_many(*source) {
            true => speech::lifted_many(lang, N(after.ui.selected.len() as u64), targets),
            false => speech::lifted(lang, &function.name, targets),
        });
    }
    if *hand == Hand::Tap {
        return None;
    }
    let (target, preview) = ((*target)?, preview.as_ref()?);
    (known != Some(target)).then(|| over(after, function, target, preview))
}

/// What a drop here would do, in the words of the design.
fn over(state: &AppState, function: &Function, target: Target, preview: &Preview) -> String {
    let (lang, topology) = (state.ui.lang, state.topology());
    let label = |subnet| topology.subnet(subnet).map(|subnet| subnet.label()).unwrap_or_default();
    let own = function.attachment().map(|place| topology.set_label(place.set)).unwrap_or_default();
    let more = N(u64::try_from(preview.legacy_delta).unwrap_or(0));
    let pair = match target {
        Target::Cell(subnet, set) => Some((label(subnet), topology.set_label(set))),
        Target::Row(subnet) => Some((label(subnet), own.clone())),
        _ => None,
    };
    match (&preview.kind, target, pair) {
        (PreviewKind::NoChange, ..) => speech::no_change(lang, &function.name),
        (PreviewKind::Refused(error), ..) => errors::network(lang, error),
        (PreviewKind::ChangeSet(subnets), Target::Cell(_, set) | Target::Column(set), _) => {
            speech::over_moves_all(lang, &topology.set_label(set), &function.name, N(*subnets))
        }
        (PreviewKind::Attach, Target::Column(set), _) if preview.hyperplane_delta >= 0 => {
            speech::over_column(lang, &topology.set_label(set), N(u64::try_from(preview.hyperplane_delta).unwrap_or(0)))
        }
        (PreviewKind::Attach, _, Some((subnet, set))) if preview.hyperplane_delta == 1 && preview.legacy_delta >= 0 => {
            speech::over_new(lang, &subnet, &set, more)
        }
        (PreviewKind::Attach, _, Some((subnet, set))) if preview.hyperplane_delta == 0 && preview.legacy_delta >= 0 => {
            speech::over_shared(lang, &subnet, &set, N(preview.shared_with), more)
        }
        (_, target, pair) => {
            let place = match (target, pair) {
                (_, Some((subnet, set))) if set.is_empty() => subnet.to_string(),
                (_, Some((subnet, set))) => speech::pair(lang, &subnet, &set),
                (Target::Column(set), None) => speech::all_subnets(lang, &topology.set_label(set)),
                (Target::NewSet(_), None) => speech::new_set(lang).to_owned(),
                _ => speech::tray(lang).to_owned(),
            };
            speech::over_other(lang, &place, &pill(lang, preview))
        }
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
        Edit::AttachMany(functions, ..) => {
            Some(speech::changed_many(lang, N(functions.len() as u64), N(after.comparison.hyperplane.created)))
        }
        Edit::Together(edits) => {
            let functions: HashSet<FunctionKey> = edits.iter().filter_map(Edit::subject).collect();
            Some(speech::changed_many(lang, N(functions.len() as u64), N(after.comparison.hyperplane.created)))
        }
        other => sources::said(before, after, other),
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

/// Refused Before for want of an address, by subnet.
fn refused(comparison: &Comparison) -> HashMap<SubnetKey, u64> {
    let rows = comparison.topology.subnets.iter().zip(&comparison.legacy.rows);
    rows.map(|(subnet, row)| (subnet.key, row.refused_by_addresses())).collect()
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
    if let Some(barred) = sources::newly_barred(lang, old, new) {
        return Some(barred);
    }
    let was = refused(old);
    let rows = || new.topology.subnets.iter().zip(&new.legacy.rows);
    let full = rows().find(|(subnet, row)| row.refused_by_addresses() > 0 && was.get(&subnet.key).is_none_or(|was| *was == 0));
    if let Some((subnet, _)) = full {
        return Some(speech::exhausted(lang, &subnet.label()));
    }
    let by_quota = rows().find(|(_, row)| row.refused_by_quota > 0).filter(|_| old.legacy.refused_by_quota == 0);
    by_quota.map(|(subnet, _)| sources_text::said_region(lang, &subnet.label()))
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

fn vpc_label(vpc: &Vpc) -> &str {
    vpc.name.as_deref().unwrap_or(&vpc.id)
}

/// Rows came or went.
fn subnets_action(lang: Lang, was: &Topology, is: &Topology) -> String {
    let missing = |from: &Topology, other: &Topology| -> Vec<Rc<str>> {
        let known: HashSet<SubnetKey> = other.subnets.iter().map(|subnet| subnet.key).collect();
        from.subnets.iter().filter(|subnet| !known.contains(&subnet.key)).map(Subnet::label).collect()
    };
    let (came, went) = (missing(is, was), missing(was, is));
    match (&*came, &*went) {
        ([one], []) => speech::action_add(lang, one),
        ([_, ..], []) => speech::action_add_subnets(lang, N(came.len() as u64)),
        (_, [one, ..]) => speech::action_delete(lang, one),
        ([], []) => speech::action_board(lang).to_owned(),
    }
}

/// What led from `old` to `new`, in a few words.
fn action(lang: Lang, old: &Board, new: &Board) -> String {
    if old.title != new.title {
        return speech::action_board(lang).to_owned();
    }
    let (was, is) = (&old.topology, &new.topology);
    if let Some(words) = sources::action(lang, was, is) {
        return words;
    }
    let mut words = None;
    if is.subnets.len() != was.subnets.len() {
        words = Some(subnets_action(lang, was, is));
    } else if is.functions.len() > was.functions.len() {
        let known: HashSet<FunctionKey> = was.functions.iter().map(|function| function.key).collect();
        words = match is.functions.len() - was.functions.len() {
            1 => is.functions.iter().find(|new| !known.contains(&new.key)).map(|new| speech::action_add(lang, &new.name)),
            many => Some(speech::action_add_many(lang, N(many as u64))),
        };
    } else if is.functions.len() < was.functions.len() {
        let kept: HashSet<FunctionKey> = is.functions.iter().map(|function| function.key).collect();
        words = match was.functions.len() - is.functions.len() {
            1 => was.functions.iter().find(|old| !kept.contains(&old.key)).map(|old| speech::action_delete(lang, &old.name)),
            many => Some(speech::action_delete_many(lang, N(many as u64))),
        };
    } else if let Some((old, new)) =
        was.functions.shared().zip(is.functions.shared()).find(|(old, new)| !Rc::ptr_eq(old, new) && old != new)
    {
        let changed = |(old, new): &(&Rc<Function>, &Rc<Function>)| !Rc::ptr_eq(old, new) && old != new;
        let many = was.functions.shared().zip(is.functions.shared()).filter(changed).count();
        words = Some(match new.attachment() {
            _ if many > 1 => speech::action_change_many(lang, N(many as u64)),
            same if same == old.attachment() => speech::action_configure(lang, &old.name),
            None => speech::action_detach(lang, &old.name),
            Some(_) => speech::action_attach(lang, &old.name),
        });
    } else if let Some((old, _)) = was.subnets.iter().zip(is.subnets.iter()).find(|(old, new)| old != new) {
        words = Some(speech::action_configure(lang, &old.label()));
    } else if is.vpcs.len() > was.vpcs.len() {
        words = is.vpcs.iter().last().map(|new| speech::action_add(lang, vpc_label(new)));
    } else if let Some((old, _)) = was.vpcs.iter().zip(is.vpcs.iter()).find(|(old, new)| old != new) {
        words = Some(speech::action_configure(lang, vpc_label(old)));
    } else if let Some((old, _)) = was.groups.iter().zip(is.groups.iter()).find(|(old, new)| old != new) {
        words = Some(speech::action_configure(lang, &old.label()));
    } else if is.sets.len() > was.sets.len() {
        words = is.sets.iter().last().map(|new| speech::action_add(lang, &is.set_label(new.key)));
    } else if is.sets.len() < was.sets.len() {
        let gone = was.sets.iter().find(|old| is.set(old.key).is_none());
        words = gone.map(|old| speech::action_delete(lang, &was.set_label(old.key)));
    } else if let Some((old, _)) = was.sets.iter().zip(is.sets.iter()).find(|(old, new)| old != new) {
        words = Some(speech::action_configure(lang, &was.set_label(old.key)));
    } else if old.assumptions.concurrency != new.assumptions.concurrency {
        words = Some(speech::action_concurrency(lang, N(new.assumptions.concurrency)));
    } else if old.assumptions.estimate != new.assumptions.estimate {
        words = Some(speech::action_estimate(lang).to_owned());
    } else if old.assumptions != new.assumptions {
        words = Some(speech::action_assumption(lang).to_owned());
    }
    words.unwrap_or_else(|| speech::action_board(lang).to_owned())
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

/// What a notice says.
pub fn notice_words(lang: Lang, kind: &NoticeKind) -> String {
    match kind {
        NoticeKind::Deleted(name) => dialogs::notice_deleted(lang, name),
        NoticeKind::Detached(name) => dialogs::notice_detached(lang, name),
        NoticeKind::Replaced(count) => dialogs::notice_replaced(lang, N(*count)),
        NoticeKind::Added(count) => dialogs::notice_added(lang, N(*count)),
        NoticeKind::OneZoneOnly(name) => dialogs::notice_one_zone(lang, name),
        NoticeKind::Refused(error) => errors::network(lang, error),
        NoticeKind::Copied => dialogs::notice_copied(lang).to_owned(),
        NoticeKind::DeletedMany(count) => dialogs::notice_deleted_many(lang, N(*count)),
        NoticeKind::DetachedMany(count) => dialogs::notice_detached_many(lang, N(*count)),
        NoticeKind::CopyFailed => dialogs::notice_copy_failed(lang).to_owned(),
        NoticeKind::BoardSaved(name) => keep::notice_saved(lang, name),
        NoticeKind::BoardOpened => keep::notice_opened(lang).to_owned(),
        NoticeKind::BoardDeleted(name) => keep::notice_deleted(lang, name),
        NoticeKind::Wiped => keep::notice_wiped(lang).to_owned(),
        NoticeKind::NotKept(Trouble::Blocked) => keep::not_kept_blocked(lang).to_owned(),
        NoticeKind::NotKept(Trouble::Full) => keep::not_kept_full(lang).to_owned(),
        NoticeKind::NotKept(Trouble::Unreadable) => keep::not_readable(lang).to_owned(),
        NoticeKind::LinkCopied => link::notice_link_copied(lang).to_owned(),
        NoticeKind::Opened(problems) => {
            let said = problems.iter().map(|problem| import::what(lang, &problem.kind));
            std::iter::once(link::notice_opened(lang).to_owned()).chain(said).collect::<Vec<_>>().join(" · ")
        }
        NoticeKind::Advised(deed) => advice::applied(lang, &advice::deed(lang, deed)),
        NoticeKind::SaveFailed => link::notice_save_failed(lang).to_owned(),
    }
}
