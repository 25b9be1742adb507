//! What is told and shown of event sources, roles, the order of creation and rules of groups.

use super::{AppState, Edit, Inspected, NoticeKind, SetChoice};
use crate::model::Comparison;
use crate::network::{EventSource, EventSourceKind, FunctionKey, GroupKey, SubnetKey, Topology, VpcKey, limits};
use crate::text::{Lang, N, sources as text, speech};
use std::collections::HashSet;
use std::rc::Rc;

/// An event source for a function, ready to be changed: an MSK cluster in the function's subnets
/// with a group of its own. Without subnets of its own: in those of the first VPC that has any.
pub fn suggested_event_source(topology: &Topology, function: FunctionKey) -> Edit {
    let own: Option<Rc<[SubnetKey]>> =
        topology.function(function).and_then(|function| function.attachment()).map(|place| Rc::clone(&place.subnets));
    let vpc_of = |subnet: &SubnetKey| topology.subnet(*subnet).map(|subnet| subnet.vpc);
    let vpc = own
        .as_ref()
        .and_then(|subnets| subnets.first().and_then(vpc_of))
        .or_else(|| topology.subnets.get(0).map(|subnet| subnet.vpc))
        .unwrap_or(VpcKey(0));
    let subnets = own.unwrap_or_else(|| {
        let all = topology.subnets.iter().filter(|subnet| subnet.vpc == vpc).map(|subnet| subnet.key);
        all.take(limits::SUBNETS_PER_FUNCTION).collect()
    });
    let kind = EventSourceKind::Msk;
    let taken = |name: &str| topology.event_sources.iter().any(|source| &*source.name == name);
    let name = free(kind.id(), taken);
    let set = new_set(topology, vpc, &name);
    Edit::AddEventSource { name, kind, function, subnets, set }
}

/// A set of one new group, called after an event source.
pub fn new_set(topology: &Topology, vpc: VpcKey, source: &str) -> SetChoice {
    let taken = |name: &str| topology.groups.iter().any(|group| group.vpc == vpc && &*group.label() == name);
    let stem: String = source.chars().take(limits::NAME_MAX.saturating_sub(8)).collect();
    SetChoice::New { vpc, members: [].into(), new_groups: [free(&format!("{stem}-sg"), taken)].into() }
}

fn free(stem: &str, taken: impl Fn(&str) -> bool) -> Rc<str> {
    let names = (1u64..).map(|n| if n == 1 { stem.to_owned() } else { format!("{stem}-{n}") });
    names.into_iter().find(|name| !taken(name)).unwrap_or_default().into()
}

/// The edit that puts an event source elsewhere and leaves the rest of it.
pub fn moved_event_source(source: &EventSource, subnets: Rc<[SubnetKey]>, set: SetChoice) -> Edit {
    Edit::SetEventSource {
        source: source.key,
        name: Rc::clone(&source.name),
        kind: source.kind,
        function: source.function,
        subnets,
        set,
    }
}

impl AppState {
    /// A new event source is shown, so that it can be changed at once.
    pub(super) fn show_added(&mut self, edit: &Edit) {
        if let Edit::AddEventSource { .. } = edit
            && let Some(added) = self.topology().event_sources.iter().last()
        {
            self.ui.inspector = Some(Inspected::EventSource(added.key));
        }
    }

    /// A rule that was taken away can be had back.
    pub(super) fn rules_changed(&mut self, before: &Topology, group: GroupKey) {
        let of = |topology: &Topology| topology.group(group).and_then(|group| group.rules.clone());
        let (old, new) = (of(before).unwrap_or_default(), of(self.topology()).unwrap_or_default());
        let gone = old.iter().find(|rule| !new.contains(rule));
        match gone.filter(|_| new.len() < old.len()) {
            Some(rule) => self.notify(NoticeKind::Deleted(rule.label().into())),
            None => self.ui.notice = None,
        }
    }
}

/// What such an edit is told as.
pub(super) fn said(before: &AppState, after: &AppState, edit: &Edit) -> Option<String> {
    let lang = after.ui.lang;
    let topology = after.topology();
    let name = |key: &FunctionKey| topology.function(*key).map(|function| Rc::clone(&function.name));
    let total = N(after.comparison.hyperplane.created);
    match edit {
        Edit::SetRole(key, role) => Some(text::said_role(lang, &name(key)?, text::role_words(lang, *role))),
        Edit::SetReserved(key, None) => Some(text::said_unreserved(lang, &name(key)?)),
        Edit::SetReserved(key, Some(n)) => Some(text::said_reserved(lang, &name(key)?, N(*n))),
        Edit::SetProvisioned(key, n) => Some(text::said_provisioned(lang, &name(key)?, N(*n))),
        Edit::Move(key, _) => {
            let place = topology.function_at(*key)? as u64 + 1;
            let failed = N(after.comparison.hyperplane.functions_failed);
            Some(text::said_moved(lang, &name(key)?, N(place), N(topology.functions.len() as u64), failed))
        }
        Edit::SetSubnetMissing(key, missing) => Some(existence(lang, &topology.subnet(*key)?.label(), *missing)),
        Edit::SetGroupMissing(key, missing) => Some(existence(lang, &topology.group(*key)?.label(), *missing)),
        Edit::SetGroupRules(key, _) if before.ui.notice == after.ui.notice || after.ui.notice.is_none() => {
            let group = topology.group(*key)?;
            let (out, into) = group.rule_counts()?;
            Some(text::said_rules(lang, &group.label(), N(out), N(into)))
        }
        Edit::AddEventSource { .. } => added(after),
        Edit::SetEventSource { name, .. } => Some(text::said_changed(lang, name, total)),
        _ => None,
    }
}

/// What was added last.
pub(super) fn added(after: &AppState) -> Option<String> {
    let source = after.topology().event_sources.iter().last()?;
    Some(text::said_added(after.ui.lang, &source.name, N(after.comparison.hyperplane.created)))
}

fn existence(lang: Lang, name: &str, missing: bool) -> String {
    if missing { text::said_missing(lang, name) } else { text::said_there(lang, name) }
}

/// What led from one board to the next, where the order of functions or an event source did.
pub(super) fn action(lang: Lang, was: &Topology, is: &Topology) -> Option<String> {
    if was.functions.len() == is.functions.len() {
        let mut pairs = was.functions.iter().map(|f| f.key).zip(is.functions.iter().map(|f| f.key)).enumerate();
        if let Some((at, (old, new))) = pairs.find(|(_, (old, new))| old != new) {
            // Either one went from here to later, or one came here from later.
            let left = was.functions.get(at + 1).is_some_and(|next| next.key == new);
            let moved = is.function(if left { old } else { new })?;
            return Some(text::action_order(lang, &moved.name));
        }
        if was.functions.iter().ne(is.functions.iter()) {
            return None;
        }
    } else {
        return None;
    }
    let missing = |from: &Topology, other: &Topology| {
        from.event_sources.iter().find(|source| other.event_source(source.key).is_none()).map(|source| Rc::clone(&source.name))
    };
    if let Some(added) = missing(is, was) {
        return Some(speech::action_add(lang, &added));
    }
    if let Some(gone) = missing(was, is) {
        return Some(speech::action_delete(lang, &gone));
    }
    let mut pairs = was.event_sources.iter().zip(is.event_sources.iter());
    pairs.find(|(old, new)| old != new).map(|(old, _)| speech::action_configure(lang, &old.name))
}

/// The first function that is barred Before and was not.
pub(super) fn newly_barred(lang: Lang, old: &Comparison, new: &Comparison) -> Option<String> {
    let of = |comparison: &Comparison| -> HashSet<FunctionKey> {
        let barred = comparison.legacy.functions.iter().filter(|function| function.barred.is_some() && function.needed > 0);
        barred.map(|function| function.function).collect()
    };
    if new.barred_functions() == 0 {
        return None;
    }
    let was = of(old);
    let found = new.legacy.functions.iter().find(|f| f.barred.is_some() && f.needed > 0 && !was.contains(&f.function))?;
    let name = new.topology.function(found.function).map(|function| Rc::clone(&function.name))?;
    Some(text::said_barred(lang, &name, found.barred?.code()))
}

/// The first function that failed Now and does not any more.
pub(super) fn works_again(lang: Lang, old: &Comparison, new: &Comparison) -> Option<String> {
    if old.hyperplane.functions_failed == 0 {
        return None;
    }
    let of = |comparison: &Comparison| -> Vec<FunctionKey> {
        let failed = comparison.hyperplane.versions.iter().filter(|state| state.failure.is_some());
        failed.filter_map(|state| Some(comparison.topology.functions.get(state.function as usize)?.key)).collect()
    };
    let still: HashSet<FunctionKey> = of(new).into_iter().collect();
    let found = of(old).into_iter().find(|key| !still.contains(key))?;
    let function = new.topology.function(found)?;
    let attached = function.versions.iter().any(|version| version.attachment.is_some());
    attached.then(|| text::said_works(lang, &function.name))
}
