//! Keys to places, once per computation: keys may have gaps, rows and columns have none.

use crate::network::{Attachment, GroupKey, SetKey, SubnetKey, Topology};

const NONE: u32 = u32::MAX;

/// Where each key stands.
pub(super) struct Index {
    rows: Vec<u32>,
    sets: Vec<u32>,
    /// The VPC of each row, by place.
    pub row_vpc: Vec<u32>,
    /// How many VPCs.
    pub vpcs: usize,
    /// How many columns.
    pub columns: usize,
    /// Rows AWS knows no more.
    missing_rows: Vec<bool>,
    /// Columns with a group AWS knows no more.
    missing_sets: Vec<bool>,
}

fn places(keys: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut table = Vec::new();
    for (place, key) in keys.enumerate() {
        let key = key as usize;
        if table.len() <= key {
            table.resize(key + 1, NONE);
        }
        if let Some(slot) = table.get_mut(key) {
            *slot = place as u32;
        }
    }
    table
}

fn missing_sets(topology: &Topology) -> Vec<bool> {
    let gone: Vec<GroupKey> = topology.groups.iter().filter(|group| group.missing).map(|group| group.key).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    topology.sets.iter().map(|set| set.members.iter().any(|member| gone.contains(member))).collect()
}

impl Index {
    pub fn new(topology: &Topology) -> Self {
        let vpcs = places(topology.vpcs.iter().map(|vpc| vpc.key.0));
        Self {
            rows: places(topology.subnets.iter().map(|subnet| subnet.key.0)),
            sets: places(topology.sets.iter().map(|set| set.key.0)),
            row_vpc: topology.subnets.iter().map(|subnet| vpcs.get(subnet.vpc.0 as usize).copied().unwrap_or(0)).collect(),
            vpcs: topology.vpcs.len().max(1),
            columns: topology.sets.len(),
            missing_rows: topology.subnets.iter().map(|subnet| subnet.missing).collect(),
            missing_sets: missing_sets(topology),
        }
    }

    /// Whether a row's subnet is missing.
    pub fn is_row_missing(&self, row: u32) -> bool {
        self.missing_rows.get(row as usize).copied().unwrap_or(false)
    }

    /// Whether a group of a column is missing.
    pub fn is_set_missing(&self, key: SetKey) -> bool {
        let column = self.column(key).and_then(|column| self.missing_sets.get(column as usize));
        column.copied().unwrap_or(false)
    }

    pub fn row(&self, key: SubnetKey) -> Option<u32> {
        self.rows.get(key.0 as usize).copied().filter(|place| *place != NONE)
    }

    pub fn column(&self, key: SetKey) -> Option<u32> {
        self.sets.get(key.0 as usize).copied().filter(|place| *place != NONE)
    }

    /// The rows of an attachment, in row order, each once, into `out`.
    pub fn rows_of(&self, attachment: &Attachment, out: &mut Vec<u32>) {
        out.clear();
        out.extend(attachment.subnets.iter().filter_map(|subnet| self.row(*subnet)));
        if !out.is_sorted() {
            out.sort_unstable();
        }
        out.dedup();
    }
}
