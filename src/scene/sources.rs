//! Roles, the order of creation, and event sources, as the inspector and the board show them.

use super::inspector::{SetLine, badge, set_lines};
use crate::model::{Comparison, Eni};
use crate::network::{
    EventSourceKey, EventSourceKind, FunctionKey, GroupKey, GroupSet, Holder, Role, SetKey, SubnetKey, Topology, VpcKey,
};
use std::collections::HashMap;
use std::rc::Rc;

/// Badges named in one line.
const BADGES: usize = 6;
/// Pollers that get a chip even where functions would fill the cell.
const POLLERS: usize = 2;

/// A poller's chip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceChip {
    /// The event source.
    pub key: EventSourceKey,
    /// Its name.
    pub name: Rc<str>,
    /// AWS's name of what is polled.
    pub kind: &'static str,
    /// Why its interfaces were not all made.
    pub failure: Option<&'static str>,
}

/// The chips of an interface's pollers, and how many pollers hold it; `most` is the cell's room.
pub fn chips(comparison: &Comparison, eni: &Eni, most: usize) -> (Vec<SourceChip>, u64) {
    let keys: Vec<EventSourceKey> = eni
        .holders
        .iter()
        .filter_map(|holder| match holder {
            Holder::EventSource(key) => Some(*key),
            Holder::Version { .. } => None,
        })
        .collect();
    let functions = eni.holders.len() - keys.len();
    let room = most.saturating_sub(functions).max(POLLERS.min(most));
    let chip = |key: &EventSourceKey| {
        let source = comparison.topology.event_source(*key)?;
        let failure = comparison.source_failure(*key);
        Some(SourceChip { key: *key, name: Rc::clone(&source.name), kind: source.kind.as_str(), failure })
    };
    (keys.iter().take(room).filter_map(chip).collect(), keys.len() as u64)
}

/// The names of a set's groups that AWS knows no more.
pub fn missing_groups(topology: &Topology, set: &GroupSet, labels: &HashMap<GroupKey, Rc<str>>) -> Option<Rc<str>> {
    let gone = |key: &GroupKey| topology.group(*key).is_some_and(|group| group.missing);
    let names: Vec<Rc<str>> = set.members.iter().filter(|key| gone(key)).filter_map(|key| labels.get(key).cloned()).collect();
    (!names.is_empty()).then(|| names.join(", ").into())
}

/// Before: why functions are barred in a row: AWS's name, their badges.
pub fn barred_names(comparison: &Comparison, row: usize) -> Vec<(&'static str, Rc<str>)> {
    let functions = &comparison.topology.functions;
    let named = comparison.barred_by_name(row).into_iter().map(|(failure, places)| {
        let mut names: Vec<String> = places.iter().take(BADGES).filter_map(|at| functions.get(*at)).map(|f| badge(f)).collect();
        if places.len() > BADGES {
            names.push("…".to_owned());
        }
        (failure.code(), names.join(", ").into())
    });
    named.collect()
}

/// One event source of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// The event source.
    pub key: EventSourceKey,
    /// Its name.
    pub name: Rc<str>,
    /// What is polled.
    pub kind: EventSourceKind,
    /// Why its interfaces were not all made.
    pub failure: Option<&'static str>,
}

/// A function's role, its place in the order of creation, its failures and its event sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What its execution role allows.
    pub role: Role,
    /// Reserved concurrency.
    pub reserved: Option<u64>,
    /// Provisioned concurrency.
    pub provisioned: u64,
    /// Its place in the order of creation, from 1.
    pub place: u64,
    /// How many functions there are.
    pub of: u64,
    /// Before: AWS's name for why it does not start, or not as often as wanted.
    pub before: Option<&'static str>,
    /// Whether nothing of it starts Before, whatever room there is.
    pub barred: bool,
    /// Now: AWS's name for why a version failed.
    pub now: Option<&'static str>,
    /// Its event sources, in order of creation.
    pub sources: Vec<SourceLine>,
}

/// How a function stands.
pub fn standing(comparison: &Comparison, key: FunctionKey) -> Option<Standing> {
    let topology = &comparison.topology;
    let at = topology.function_at(key)?;
    let function = topology.functions.get(at)?;
    let legacy = comparison.legacy.functions.get(at);
    // Those that are not barred fail for want of room or quota, which is one name for all.
    let want = || comparison.legacy.failures().find(|failure| failure.is_shortage());
    let before = legacy.filter(|legacy| legacy.created < legacy.needed).and_then(|legacy| legacy.barred.or_else(want));
    let mut states = comparison.hyperplane.versions.iter().filter(|state| state.function as usize == at);
    Some(Standing {
        role: function.role,
        reserved: function.reserved,
        provisioned: function.provisioned,
        place: at as u64 + 1,
        of: topology.functions.len() as u64,
        before: before.map(|failure| failure.code()),
        barred: legacy.is_some_and(|legacy| legacy.barred.is_some()),
        now: states.find_map(|state| state.failure).map(|failure| failure.code()),
        sources: topology
            .event_sources
            .iter()
            .filter(|source| source.function == key)
            .map(|source| SourceLine {
                key: source.key,
                name: Rc::clone(&source.name),
                kind: source.kind,
                failure: comparison.source_failure(source.key),
            })
            .collect(),
    })
}

/// An interface an event source uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceEni {
    /// Where.
    pub subnet: SubnetKey,
    /// The subnet's label.
    pub label: Rc<str>,
    /// Badges of functions and names of event sources that share it.
    pub others: String,
    /// Why it was not made.
    pub failure: Option<&'static str>,
}

/// An event source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcePane {
    /// Its key.
    pub key: EventSourceKey,
    /// Its name.
    pub name: Rc<str>,
    /// What is polled.
    pub kind: EventSourceKind,
    /// Whom it invokes.
    pub function: FunctionKey,
    /// Every function to choose from: key, badge and name.
    pub functions: Vec<(FunctionKey, String)>,
    /// Its pollers' VPC.
    pub vpc: VpcKey,
    /// Their subnets.
    pub subnets: Rc<[SubnetKey]>,
    /// Their set.
    pub set: SetKey,
    /// The set's label.
    pub set_label: String,
    /// The sets to choose from.
    pub sets: Vec<SetLine>,
    /// The interfaces it uses.
    pub enis: Vec<SourceEni>,
    /// Of those, how many nobody else uses.
    pub alone: u64,
    /// Why they were not all made.
    pub failure: Option<&'static str>,
}

/// An event source as the inspector shows it.
pub fn source(comparison: &Comparison, key: EventSourceKey) -> Option<SourcePane> {
    let topology = &comparison.topology;
    let found = topology.event_source(key)?;
    let own = Holder::EventSource(key);
    let name = |holder: &Holder| match holder {
        Holder::Version { function, .. } => topology.function(*function).map(badge),
        Holder::EventSource(other) => topology.event_source(*other).map(|source| source.name.to_string()),
    };
    let line = |eni: &Eni| {
        let mut others: Vec<String> = eni.holders.iter().filter(|holder| **holder != own).filter_map(name).collect();
        others.dedup();
        if others.len() > BADGES {
            others.truncate(BADGES);
            others.push("…".to_owned());
        }
        Some(SourceEni {
            subnet: eni.subnet,
            label: topology.subnets.get(eni.row as usize)?.label(),
            others: others.join(", "),
            failure: eni.failure.map(|failure| failure.code()),
        })
    };
    let held = comparison.hyperplane.enis.iter().filter(|eni| eni.holders.contains(&own));
    let enis: Vec<SourceEni> = held.filter_map(line).collect();
    let set = found.attachment.set;
    Some(SourcePane {
        key,
        name: Rc::clone(&found.name),
        kind: found.kind,
        function: found.function,
        functions: topology.functions.iter().map(|f| (f.key, format!("{} {}", badge(f), f.name))).collect(),
        vpc: topology.set(set).map(|set| set.vpc)?,
        subnets: Rc::clone(&found.attachment.subnets),
        set,
        set_label: topology.set_label(set),
        sets: set_lines(topology),
        alone: enis.iter().filter(|eni| eni.others.is_empty()).count() as u64,
        enis,
        failure: comparison.source_failure(key),
    })
}
