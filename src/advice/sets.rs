//! What sets of security groups let out, as far as the board knows.

use crate::network::{SetKey, Topology};
use std::rc::Rc;

/// A set beside what it lets out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetRules {
    /// The set.
    pub set: SetKey,
    /// What a reader calls it.
    pub label: Rc<str>,
    /// Its outbound rules, sorted, each once; `None` where a group's are unknown.
    pub egress: Option<Vec<Rc<str>>>,
}

/// What a set lets out: the rules of all its groups together. `None`: of one of them it is unknown.
pub fn rules_of(topology: &Topology, set: SetKey) -> Option<Vec<Rc<str>>> {
    let members = &topology.set(set)?.members;
    let mut rules = Vec::new();
    for member in members.iter() {
        let group = topology.group(*member)?;
        match &group.rules {
            Some(known) => rules.extend(known.iter().filter(|rule| !rule.inbound).map(|rule| Rc::from(rule.label()))),
            None => rules.push(group.egress.clone()?),
        }
    }
    rules.sort_unstable();
    rules.dedup();
    Some(rules)
}

/// These sets side by side.
pub fn set_rules(topology: &Topology, sets: &[SetKey]) -> Vec<SetRules> {
    let of = |set: &SetKey| SetRules { set: *set, label: topology.set_label(*set).into(), egress: rules_of(topology, *set) };
    sets.iter().map(of).collect()
}
