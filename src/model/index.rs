//! Keys to places, once per computation: keys may have gaps, rows and columns have none. And who is
//! attached where, in lists without gaps that both worlds read.

use crate::network::{Attachment, EventSource, Function, GroupKey, Holder, Role, SetKey, SubnetKey, Topology};
use std::ops::Range;
use std::rc::Rc;

const NONE: u32 = u32::MAX;

/// Where each key stands.
pub(super) struct Index<'a> {
    rows: Vec<u32>,
    sets: Vec<u32>,
    /// The VPC of each row, by place.
    pub row_vpc: Vec<u32>,
    /// How many VPCs.
    pub vpcs: usize,
    /// How many columns.
    pub columns: usize,
    /// Rows AWS knows no more; empty: none.
    missing_rows: Vec<bool>,
    /// Columns with a group AWS knows no more; empty: none.
    missing_sets: Vec<bool>,
    /// The accounts of the functions and event sources, in the order they come in.
    pub accounts: Vec<Rc<str>>,
    /// Every attached version in board order, then every event source.
    pub attached: Vec<Attached<'a>>,
    /// The rows of all of them, one after the other.
    pub rows_used: Vec<u32>,
}

/// One attached version, or one event source.
pub(super) struct Attached<'a> {
    /// Who it is.
    pub user: User<'a>,
    /// The account, by its place in [`Index::accounts`].
    pub account: u32,
    /// Its set of groups.
    pub set: SetKey,
    /// The set's column; `None`: the set is not on the board.
    pub column: Option<u32>,
    /// Where its rows stand in [`Index::rows_used`]: in row order, each once.
    rows: (u32, u32),
}

/// Who uses an interface.
#[derive(Clone, Copy)]
pub(super) enum User<'a> {
    /// The n-th function's m-th version.
    Version(&'a Function, u32, u32),
    /// An event source.
    Source(&'a EventSource),
}

impl<'a> Attached<'a> {
    /// Where its rows stand in [`Index::rows_used`].
    pub fn span(&self) -> Range<usize> {
        self.rows.0 as usize..self.rows.1 as usize
    }

    /// Its place in the order of creation.
    pub fn order(&self) -> u64 {
        match self.user {
            User::Version(function, _, version) => function.versions.get(version as usize).map_or(0, |version| version.order),
            User::Source(source) => source.order,
        }
    }

    /// The function, where it carries the function's concurrency.
    pub fn carries(&self) -> Option<&'a Function> {
        match self.user {
            User::Version(function, _, version) => Some(function).filter(|function| version as usize == function.carrier_place()),
            User::Source(_) => None,
        }
    }

    /// What its role lets it do.
    pub fn role(&self) -> Role {
        match self.user {
            User::Version(function, ..) => function.role,
            User::Source(_) => Role::InOrder,
        }
    }

    /// How the interface knows it.
    pub fn holder(&self) -> Holder {
        match self.user {
            User::Version(function, _, version) => Holder::Version { function: function.key, version },
            User::Source(source) => Holder::EventSource(source.key),
        }
    }
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

/// Empty where none is missing.
fn missing_rows(topology: &Topology) -> Vec<bool> {
    let rows: Vec<bool> = topology.subnets.iter().map(|subnet| subnet.missing).collect();
    if rows.contains(&true) { rows } else { Vec::new() }
}

/// Empty where no group is missing.
fn missing_sets(topology: &Topology) -> Vec<bool> {
    let gone: Vec<GroupKey> = topology.groups.iter().filter(|group| group.missing).map(|group| group.key).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    topology.sets.iter().map(|set| set.members.iter().any(|member| gone.contains(member))).collect()
}

impl<'a> Index<'a> {
    pub fn new(topology: &'a Topology) -> Self {
        let vpcs = places(topology.vpcs.iter().map(|vpc| vpc.key.0));
        let mut index = Self {
            rows: places(topology.subnets.iter().map(|subnet| subnet.key.0)),
            sets: places(topology.sets.iter().map(|set| set.key.0)),
            row_vpc: topology.subnets.iter().map(|subnet| vpcs.get(subnet.vpc.0 as usize).copied().unwrap_or(0)).collect(),
            vpcs: topology.vpcs.len().max(1),
            columns: topology.sets.len(),
            missing_rows: missing_rows(topology),
            missing_sets: missing_sets(topology),
            accounts: Vec::new(),
            attached: Vec::with_capacity(topology.functions.len()),
            rows_used: Vec::with_capacity(topology.functions.len() * 2),
        };
        index.attach_all(topology);
        index
    }

    fn attach_all(&mut self, topology: &'a Topology) {
        for (number, function) in topology.functions.iter().enumerate() {
            let account = self.account(&function.account);
            for (place, config) in function.versions.iter().enumerate() {
                if let Some(attachment) = &config.attachment {
                    self.attach(User::Version(function, number as u32, place as u32), account, attachment);
                }
            }
        }
        for source in topology.event_sources.iter() {
            let account = self.account(&topology.account_of(source));
            self.attach(User::Source(source), account, &source.attachment);
        }
    }

    fn attach(&mut self, user: User<'a>, account: u32, attachment: &Attachment) {
        let rows = self.rows_of(attachment);
        self.attached.push(Attached { user, account, set: attachment.set, column: self.column(attachment.set), rows });
    }

    /// The account's place; most often it is the last one's.
    fn account(&mut self, account: &Rc<str>) -> u32 {
        let same = |known: &Rc<str>| Rc::ptr_eq(known, account) || known == account;
        let known = self.attached.last().map(|last| last.account as usize);
        let known = known.filter(|at| self.accounts.get(*at).is_some_and(same));
        let at = known.or_else(|| self.accounts.iter().position(same)).unwrap_or_else(|| {
            self.accounts.push(Rc::clone(account));
            self.accounts.len() - 1
        });
        at as u32
    }

    /// Appends the rows of an attachment, in row order, each once, and tells where they stand.
    fn rows_of(&mut self, attachment: &Attachment) -> (u32, u32) {
        let start = self.rows_used.len();
        let (mut in_order, mut least) = (true, 0);
        for subnet in attachment.subnets.iter() {
            let Some(row) = self.row(*subnet) else { continue };
            in_order &= row >= least;
            least = row + 1;
            self.rows_used.push(row);
        }
        if !in_order {
            let mut rows = self.rows_used.split_off(start);
            rows.sort_unstable();
            rows.dedup();
            self.rows_used.append(&mut rows);
        }
        (start as u32, self.rows_used.len() as u32)
    }

    /// The rows of one, in row order, each once.
    pub fn rows(&self, one: &Attached) -> &[u32] {
        self.rows_used.get(one.span()).unwrap_or_default()
    }

    /// Whether AWS knows one of these subnets no more.
    pub fn is_any_missing(&self, rows: &[u32]) -> bool {
        !self.missing_rows.is_empty() && rows.iter().any(|row| self.is_row_missing(*row))
    }

    /// Whether a row's subnet is missing.
    fn is_row_missing(&self, row: u32) -> bool {
        self.missing_rows.get(row as usize).copied().unwrap_or(false)
    }

    /// Whether a group of a column is missing.
    pub fn is_set_missing(&self, column: Option<u32>) -> bool {
        column.and_then(|column| self.missing_sets.get(column as usize)).copied().unwrap_or(false)
    }

    fn row(&self, key: SubnetKey) -> Option<u32> {
        self.rows.get(key.0 as usize).copied().filter(|place| *place != NONE)
    }

    fn column(&self, key: SetKey) -> Option<u32> {
        self.sets.get(key.0 as usize).copied().filter(|place| *place != NONE)
    }
}
