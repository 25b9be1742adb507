//! The Attach dialog as data: what can be chosen, at what price, and what it leads to.

use crate::model::Comparison;
use crate::network::{FunctionKey, GroupKey, Holder, SetKey, SubnetKey, Topology, VpcKey, limits};
use crate::state::{AppState, Edit, Preview, PreviewKind, SetChoice, preview_edit};
use std::rc::Rc;

/// Sets up to which each shows its own price.
const PRICED: usize = 40;
/// Functions named under a set.
const NAMED: usize = 6;

/// What is chosen in the dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// An existing set; `None`: a new one.
    pub set: Option<SetKey>,
    /// The VPC of the choice.
    pub vpc: VpcKey,
    /// Groups of the new set.
    pub groups: Vec<GroupKey>,
    /// Name of a group to be made for the new set; blank: none.
    pub new_group: Rc<str>,
    /// The subnets.
    pub subnets: Vec<SubnetKey>,
}

impl Choice {
    /// Where the dialog starts: as the function is, with `subnet` ticked too; an unattached one at
    /// the first set and all subnets of its VPC.
    pub fn start(topology: &Topology, function: FunctionKey, subnet: Option<SubnetKey>) -> Self {
        let now = topology.function(function).and_then(|function| function.attachment().cloned());
        let of_subnet = subnet.and_then(|subnet| topology.subnet(subnet)).map(|subnet| subnet.vpc);
        let vpc = now
            .as_ref()
            .and_then(|attachment| topology.set(attachment.set))
            .map(|set| set.vpc)
            .or(of_subnet)
            .or_else(|| topology.sets.get(0).map(|set| set.vpc))
            .or_else(|| topology.vpcs.get(0).map(|vpc| vpc.key))
            .unwrap_or(VpcKey(0));
        let set = now
            .as_ref()
            .map(|attachment| attachment.set)
            .or_else(|| topology.sets.iter().find(|set| set.vpc == vpc).map(|set| set.key));
        let mut subnets = match (&now, subnet) {
            (Some(attachment), _) => attachment.subnets.to_vec(),
            (None, Some(subnet)) => vec![subnet],
            (None, None) => all_subnets(topology, vpc),
        };
        subnets.extend(subnet.filter(|subnet| !subnets.contains(subnet)));
        Self { set, vpc, groups: Vec::new(), new_group: "".into(), subnets }
    }

    /// The set as an edit takes it.
    pub fn set_choice(&self) -> SetChoice {
        match self.set {
            Some(set) => SetChoice::Existing(set),
            None => {
                let name = self.new_group.trim();
                let new_groups: Vec<Rc<str>> = if name.is_empty() { Vec::new() } else { vec![name.into()] };
                SetChoice::New { vpc: self.vpc, members: self.groups.clone().into(), new_groups: new_groups.into() }
            }
        }
    }

    /// The edit it stands for.
    pub fn edit(&self, function: FunctionKey) -> Edit {
        Edit::Attach(function, self.subnets.clone().into(), self.set_choice())
    }

    /// The same with another set; its VPC's subnets when the VPC changes.
    pub fn with_set(&self, topology: &Topology, set: Option<SetKey>) -> Self {
        let vpc = set.and_then(|set| topology.set(set)).map_or(self.vpc, |set| set.vpc);
        let subnets = if vpc == self.vpc { self.subnets.clone() } else { all_subnets(topology, vpc) };
        Self { set, vpc, subnets, ..self.clone() }
    }

    /// The same with a subnet ticked or not.
    pub fn toggled(&self, subnet: SubnetKey) -> Self {
        let mut subnets: Vec<SubnetKey> = self.subnets.iter().copied().filter(|kept| *kept != subnet).collect();
        if subnets.len() == self.subnets.len() {
            subnets.push(subnet);
        }
        Self { subnets, ..self.clone() }
    }

    /// The same with a group in the new set or not.
    pub fn toggled_group(&self, group: GroupKey) -> Self {
        let mut groups: Vec<GroupKey> = self.groups.iter().copied().filter(|kept| *kept != group).collect();
        if groups.len() == self.groups.len() {
            groups.push(group);
        }
        Self { groups, ..self.clone() }
    }

    /// The set on the board that equals the new one, if any: the order of groups does not matter.
    pub fn equal_set(&self, topology: &Topology) -> Option<SetKey> {
        if self.set.is_some() || !self.new_group.trim().is_empty() || self.groups.is_empty() {
            return None;
        }
        let mut members = self.groups.clone();
        members.sort_unstable();
        topology.sets.iter().find(|set| *set.members == *members).map(|set| set.key)
    }
}

/// The subnets of a VPC in row order, as many as a function may have.
pub fn all_subnets(topology: &Topology, vpc: VpcKey) -> Vec<SubnetKey> {
    topology
        .subnets
        .iter()
        .filter(|subnet| subnet.vpc == vpc)
        .map(|subnet| subnet.key)
        .take(limits::SUBNETS_PER_FUNCTION)
        .collect()
}

/// One set to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetOption {
    /// The set.
    pub key: SetKey,
    /// Its members' names.
    pub label: String,
    /// Its VPC's name, where there are several.
    pub vpc: Option<Rc<str>>,
    /// Outbound rules in a few words.
    pub egress: Option<Rc<str>>,
    /// Badges of functions that use it.
    pub users: String,
    /// Change of the ENIs Now; `None`: not computed.
    pub price: Option<i64>,
}

/// The sets to choose from, in column order.
pub fn set_options(state: &AppState, function: FunctionKey, choice: &Choice) -> Vec<SetOption> {
    let topology = state.topology();
    let several = topology.vpcs.len() > 1;
    let priced = topology.sets.len() <= PRICED;
    topology
        .sets
        .iter()
        .map(|set| {
            let users = topology.functions.iter().filter(|other| other.attachment().is_some_and(|at| at.set == set.key));
            let mut named: Vec<String> = users.map(|other| format!("{:02}", other.badge())).take(NAMED + 1).collect();
            if named.len() > NAMED {
                named.truncate(NAMED);
                named.push("…".to_owned());
            }
            let price = (priced || choice.set == Some(set.key))
                .then(|| price(state, &choice.with_set(topology, Some(set.key)).edit(function)))
                .flatten();
            let egress = match &*set.members {
                [only] => topology.group(*only).and_then(|group| group.outbound()),
                _ => None,
            };
            let vpc = topology.vpc(set.vpc).filter(|_| several).map(|vpc| vpc.name.clone().unwrap_or_else(|| Rc::clone(&vpc.id)));
            SetOption { key: set.key, label: topology.set_label(set.key), vpc, egress, users: named.join(", "), price }
        })
        .collect()
}

/// Change of the ENIs Now by the new set: as chosen, or with a group of its own while another set
/// is chosen. `None`: it cannot be made.
pub fn new_set_price(state: &AppState, function: FunctionKey, choice: &Choice) -> Option<i64> {
    let new = match choice.set {
        None => choice.clone(),
        Some(_) => {
            let new_group = state.suggested_group_name(choice.vpc);
            Choice { set: None, groups: Vec::new(), new_group, ..choice.clone() }
        }
    };
    price(state, &new.edit(function))
}

/// A refused edit has no price: 0 would look like a shared ENI.
fn price(state: &AppState, edit: &Edit) -> Option<i64> {
    let preview = preview_edit(state, edit);
    (!matches!(preview.kind, PreviewKind::Refused(_))).then_some(preview.hyperplane_delta)
}

/// One subnet to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubnetOption {
    /// The subnet.
    pub key: SubnetKey,
    /// What a reader calls it.
    pub label: Rc<str>,
    /// Its block and zone.
    pub detail: String,
    /// Free Before; `None`: unbounded.
    pub before: Option<u64>,
    /// Free Now; `None`: unbounded.
    pub now: Option<u64>,
    /// Whether it is ticked.
    pub chosen: bool,
}

/// The subnets to choose from: those of the choice's VPC, in row order.
pub fn subnet_options(comparison: &Comparison, choice: &Choice) -> Vec<SubnetOption> {
    let topology = &comparison.topology;
    let rows = comparison.legacy.rows.iter().zip(&comparison.hyperplane.rows);
    topology
        .subnets
        .iter()
        .zip(rows)
        .filter(|(subnet, _)| subnet.vpc == choice.vpc)
        .map(|(subnet, (before, now))| {
            let parts = [subnet.cidr.map(|cidr| cidr.to_string()), subnet.az.as_ref().map(ToString::to_string)];
            SubnetOption {
                key: subnet.key,
                label: subnet.label(),
                detail: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
                before: before.free,
                now: now.free,
                chosen: choice.subnets.contains(&subnet.key),
            }
        })
        .collect()
}

/// One rail of the result: an ENI with those who share it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rail {
    /// An illustrative address.
    pub address: Option<String>,
    /// Badges of the others.
    pub others: Vec<String>,
    /// Others beyond those.
    pub more: u64,
    /// Badge of the function that joins.
    pub joins: String,
    /// AWS's code when it was not made.
    pub failure: Option<&'static str>,
}

/// The ENIs that the function would hold after the preview's edit.
pub fn rails(preview: &Preview, function: FunctionKey) -> Vec<Rail> {
    let Some((_, after)) = &preview.after else { return Vec::new() };
    let topology = &after.topology;
    let badge = |key: FunctionKey| topology.function(key).map(|function| format!("{:02}", function.badge()));
    let holds = |holder: &Holder| matches!(holder, Holder::Version { function: key, .. } if *key == function);
    after
        .hyperplane
        .enis
        .iter()
        .filter(|eni| eni.holders.iter().any(holds))
        .take(limits::SUBNETS_PER_FUNCTION)
        .map(|eni| {
            let cidr = topology.subnets.get(eni.row as usize).and_then(|subnet| subnet.cidr);
            let mut others: Vec<FunctionKey> =
                eni.holders.iter().filter_map(Holder::function).filter(|key| *key != function).collect();
            others.dedup();
            Rail {
                address: eni.place.and_then(|place| cidr?.address(4 + place)).map(|address| address.to_string()),
                more: (others.len() as u64).saturating_sub(NAMED as u64),
                others: others.into_iter().take(NAMED).filter_map(badge).collect(),
                joins: badge(function).unwrap_or_default(),
                failure: eni.failure.map(|failure| failure.code()),
            }
        })
        .collect()
}
