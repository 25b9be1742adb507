//! A change of the board as data, and the one place where it is made.

use crate::model::Assumptions;
use crate::network::{
    Attachment, Cidr, Function, FunctionKey, NetworkError, SetKey, SubnetKey, Topology, Version, VersionLabel, limits,
};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Sets whose functions move to another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Who is merged.
    pub from: Rc<[SetKey]>,
    /// Into which.
    pub into: SetKey,
}

/// A change that advice offers: one undo step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Moves every `$LATEST` of the merged sets. Published versions are immutable and stay.
    Merge(Rc<[Merge]>),
    /// Another block for a subnet.
    Widen(SubnetKey, Cidr),
    /// One more subnet for the `$LATEST` of these functions.
    Reach(Rc<[FunctionKey]>, SubnetKey),
    /// Deletes published versions.
    DeleteVersions(Rc<[super::VersionKey]>),
    /// Another quota of Hyperplane ENIs per VPC.
    EniQuota(u64),
    /// The Region's quota of 2019.
    RegionQuota(u64),
    /// Another concurrency for all that follow the slider.
    Concurrency(u64),
}

/// What a change is called: names from the board it was made on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// So many sets merged into this one.
    MergeInto(u64, Rc<str>),
    /// So many sets become so many.
    MergeTo(u64, u64),
    /// A subnet gets this prefix.
    Widen(Rc<str>, u8),
    /// So many functions also in this subnet.
    Reach(u64, Rc<str>),
    /// So many published versions deleted.
    DeleteVersions(u64),
    /// The quota of ENIs per VPC.
    EniQuota(u64),
    /// The Region's quota of 2019.
    RegionQuota(u64),
    /// The concurrency.
    Concurrency(u64),
}

impl Change {
    /// The board after it.
    ///
    /// # Errors
    /// As the edits it is made of; what it names is gone.
    pub fn apply(&self, topology: &Topology, assumptions: &Assumptions) -> Result<(Topology, Assumptions), NetworkError> {
        let mut next = topology.clone();
        let mut assumed = assumptions.clone();
        match self {
            Self::Merge(merges) => merge(&mut next, merges)?,
            Self::Widen(subnet, block) => next.set_cidr(*subnet, &block.to_string())?,
            Self::Reach(functions, subnet) => reach(&mut next, functions, *subnet)?,
            Self::DeleteVersions(versions) => {
                for (function, label) in versions.iter() {
                    next.delete_version(*function, label)?;
                }
            }
            Self::EniQuota(quota) => assumed.eni_quota = (*quota).min(limits::CONCURRENCY_MAX),
            Self::RegionQuota(quota) => assumed.region_quota_2019 = Some((*quota).min(limits::CONCURRENCY_MAX)),
            Self::Concurrency(many) => assumed.concurrency = (*many).min(limits::CONCURRENCY_MAX),
        }
        Ok((next, assumed))
    }

    /// What it is called.
    pub fn deed(&self, topology: &Topology) -> Deed {
        let label = |subnet: &SubnetKey| topology.subnet(*subnet).map(|subnet| subnet.label()).unwrap_or_default();
        match self {
            Self::Merge(merges) => {
                let merged: u64 = merges.iter().map(|merge| merge.from.len() as u64).sum();
                match &**merges {
                    [one] => Deed::MergeInto(merged, topology.set_label(one.into).into()),
                    many => Deed::MergeTo(merged + many.len() as u64, many.len() as u64),
                }
            }
            Self::Widen(subnet, block) => Deed::Widen(label(subnet), block.prefix()),
            Self::Reach(functions, subnet) => Deed::Reach(functions.len() as u64, label(subnet)),
            Self::DeleteVersions(versions) => Deed::DeleteVersions(versions.len() as u64),
            Self::EniQuota(quota) => Deed::EniQuota(*quota),
            Self::RegionQuota(quota) => Deed::RegionQuota(*quota),
            Self::Concurrency(many) => Deed::Concurrency(*many),
        }
    }
}

fn is_latest(version: &Version) -> bool {
    version.label == VersionLabel::Latest
}

/// The function with its `$LATEST` attached elsewhere; `None`: nothing changes.
fn moved(function: &Function, to: impl Fn(&Attachment) -> Option<Attachment>) -> Option<Function> {
    let at = function.versions.iter().position(is_latest)?;
    let attachment = to(function.versions.get(at)?.attachment.as_ref()?)?;
    let mut versions = function.versions.to_vec();
    versions.get_mut(at)?.attachment = Some(attachment);
    Some(Function { versions: versions.into(), ..function.clone() })
}

fn merge(topology: &mut Topology, merges: &[Merge]) -> Result<(), NetworkError> {
    let mut vpcs = HashMap::new();
    for set in topology.sets.iter() {
        vpcs.insert(set.key, set.vpc);
    }
    let mut targets: HashMap<SetKey, SetKey> = HashMap::new();
    for one in merges {
        let vpc = *vpcs.get(&one.into).ok_or(NetworkError::Gone)?;
        for from in one.from.iter() {
            let own = *vpcs.get(from).ok_or(NetworkError::Gone)?;
            if own != vpc {
                return Err(topology.two_vpcs(own, vpc));
            }
            targets.insert(*from, one.into);
        }
    }
    let mut changed = Vec::new();
    let mut used: HashSet<SetKey> = HashSet::new();
    for (at, function) in topology.functions.iter().enumerate() {
        let next =
            moved(function, |place| Some(Attachment { subnets: Rc::clone(&place.subnets), set: *targets.get(&place.set)? }));
        let versions = next.as_ref().unwrap_or(function).versions.iter();
        used.extend(versions.filter_map(|version| Some(version.attachment.as_ref()?.set)));
        changed.extend(next.map(|next| (at, next)));
    }
    for (at, next) in changed {
        topology.functions.set(at, next);
    }
    // A column that nobody uses any more goes.
    for set in targets.keys().filter(|set| !used.contains(set)) {
        let at = topology.sets.iter().position(|other| other.key == *set);
        if let Some(at) = at {
            topology.sets.remove(at);
        }
    }
    Ok(())
}

fn reach(topology: &mut Topology, functions: &[FunctionKey], subnet: SubnetKey) -> Result<(), NetworkError> {
    topology.subnet(subnet).ok_or(NetworkError::Gone)?;
    for key in functions {
        let place = topology
            .function(*key)
            .and_then(|function| function.version(&VersionLabel::Latest)?.attachment.clone())
            .ok_or(NetworkError::Gone)?;
        let subnets: Vec<SubnetKey> = place.subnets.iter().copied().chain([subnet]).collect();
        topology.attach_version(*key, &VersionLabel::Latest, Some((&subnets, place.set)))?;
    }
    Ok(())
}
