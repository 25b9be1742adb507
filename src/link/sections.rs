//! What the payload says after the functions: limits, roles, what is missing, rules, event sources. Only
//! what differs from the usual is written, so that boards of before keep their payloads.

use super::LinkError;
use super::bytes::{Reader, Writer, within};
use super::v1::{Places, checked_assumptions, read_rising, write_rising};
use crate::model::{Assumptions, Board, Limits};
use crate::network::{
    Builder, EventSource, EventSourceKey, EventSourceKind, Function, FunctionKey, GroupKey, GroupRule, Role, SetKey, SubnetKey,
    limits,
};
use std::rc::Rc;

const LIMITS: u64 = 1;
const FUNCTIONS: u64 = 2;
const MISSING: u64 = 3;
const RULES: u64 = 4;
const SOURCES: u64 = 5;
/// Memory that a rule is counted as.
const RULE: usize = size_of::<GroupRule>();

const RESERVED: u64 = 4;
const PROVISIONED: u64 = 8;

const INBOUND: u64 = 1;
const PORTS: u64 = 2;

const ROLES: [Role; 3] = [Role::InOrder, Role::LacksPermission, Role::Deleted];

/// The values of limits in the order in which they are written; never changed but at the end.
pub(super) fn values(limits: &mut Limits) -> [&mut u64; 7] {
    let Limits {
        connections_per_interface,
        region_interfaces,
        unreserved_least,
        nau_per_vpc,
        rules_per_group,
        groups_per_function,
        subnets_per_function,
    } = limits;
    [
        connections_per_interface,
        region_interfaces,
        unreserved_least,
        nau_per_vpc,
        rules_per_group,
        groups_per_function,
        subnets_per_function,
    ]
}

fn section(writer: &mut Writer, tag: u64, write: impl FnOnce(&mut Writer)) {
    let mut body = Writer::new();
    write(&mut body);
    writer.number(tag);
    writer.number(body.bytes.len() as u64);
    writer.bytes.extend_from_slice(&body.bytes);
}

/// Places, each as its distance to the one before.
#[derive(Default)]
struct Steps(Option<u64>);

impl Steps {
    fn write(&mut self, writer: &mut Writer, place: u64) {
        writer.number(self.0.map_or(place, |last| place - last - 1));
        self.0 = Some(place);
    }

    fn read(&mut self, reader: &mut Reader<'_>, count: usize) -> Result<u32, LinkError> {
        let step = reader.number()?;
        let place = self.0.map_or(Some(step), |last| last.checked_add(step)?.checked_add(1)).ok_or(LinkError::Damaged)?;
        self.0 = Some(place);
        within(place, count)
    }
}

fn has_facts(function: &Function) -> bool {
    function.role != Role::InOrder || function.reserved.is_some() || function.provisioned > 0
}

/// Writes what is not the usual. `orders`: the ranks of the event sources.
pub(super) fn write(writer: &mut Writer, board: &Board, orders: &[u64]) {
    let topology = &board.topology;
    let (mut own, mut usual) = (board.assumptions.limits, Limits::default());
    if own != usual {
        section(writer, LIMITS, |writer| {
            let changed: Vec<Option<u64>> =
                values(&mut own).into_iter().zip(values(&mut usual)).map(|(a, b)| (*a != *b).then_some(*a)).collect();
            writer.number(changed.iter().zip(0..).fold(0, |mask, (value, bit)| mask | u64::from(value.is_some()) << bit));
            changed.into_iter().flatten().for_each(|value| writer.number(value));
        });
    }
    let facts = || topology.functions.iter().zip(0..).filter(|(function, _)| has_facts(function));
    if facts().next().is_some() {
        section(writer, FUNCTIONS, |writer| {
            writer.number(facts().count() as u64);
            let mut steps = Steps::default();
            for (function, place) in facts() {
                steps.write(writer, place);
                let role = ROLES.iter().position(|role| *role == function.role).unwrap_or(0) as u64;
                let flag = |on: bool, flag: u64| if on { flag } else { 0 };
                writer.number(role | flag(function.reserved.is_some(), RESERVED) | flag(function.provisioned > 0, PROVISIONED));
                function.reserved.into_iter().for_each(|reserved| writer.number(reserved));
                Some(function.provisioned).filter(|some| *some > 0).into_iter().for_each(|some| writer.number(some));
            }
        });
    }
    let rows: Vec<u64> = topology.subnets.iter().zip(0..).filter(|(subnet, _)| subnet.missing).map(|(_, at)| at).collect();
    let groups: Vec<u64> = topology.groups.iter().zip(0..).filter(|(group, _)| group.missing).map(|(_, at)| at).collect();
    if !rows.is_empty() || !groups.is_empty() {
        section(writer, MISSING, |writer| {
            for places in [rows, groups] {
                writer.number(places.len() as u64);
                let mut steps = Steps::default();
                places.into_iter().for_each(|place| steps.write(writer, place));
            }
        });
    }
    let ruled = || topology.groups.iter().zip(0..).filter_map(|(group, at)| Some((group.rules.as_deref()?, at)));
    if ruled().next().is_some() {
        section(writer, RULES, |writer| {
            writer.number(ruled().count() as u64);
            let mut steps = Steps::default();
            for (rules, place) in ruled() {
                steps.write(writer, place);
                writer.number(rules.len() as u64);
                for rule in rules {
                    let flag = |on: bool, flag: u64| if on { flag } else { 0 };
                    writer.number(flag(rule.inbound, INBOUND) | flag(rule.ports.is_some(), PORTS));
                    writer.word_after(&rule.protocol, 0);
                    if let Some((first, last)) = rule.ports {
                        writer.number(u64::from(first));
                        writer.number(u64::from(last - first));
                    }
                    writer.word_after(&rule.peer, 0);
                }
            }
        });
    }
    if !topology.event_sources.is_empty() {
        section(writer, SOURCES, |writer| {
            let functions = Places::of(topology.functions.iter().map(|function| function.key.0).collect());
            let sets = Places::of(topology.sets.iter().map(|set| set.key.0).collect());
            let subnets = Places::of(topology.subnets.iter().map(|subnet| subnet.key.0).collect());
            writer.number(topology.event_sources.len() as u64);
            for (source, order) in topology.event_sources.iter().zip(orders) {
                writer.text(&source.name);
                writer.number(EventSourceKind::ALL.iter().position(|kind| *kind == source.kind).unwrap_or(0) as u64);
                writer.number(u64::from(functions.get(source.function.0)));
                writer.number(u64::from(sets.get(source.attachment.set.0)));
                let rows = source.attachment.subnets.iter().map(|subnet| subnets.get(subnet.0));
                write_rising(writer, rows.collect(), limits::SUBNETS_PER_FUNCTION as u64);
                writer.number(*order);
            }
        });
    }
}

/// How many of each kind were read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) subnets: usize,
    pub(super) groups: usize,
    pub(super) sets: usize,
    pub(super) functions: usize,
}

/// Reads the sections up to the end. A tag that is not known makes the whole newer.
pub(super) fn read(
    reader: &mut Reader<'_>,
    builder: &mut Builder,
    assumptions: &mut Assumptions,
    counts: Counts,
) -> Result<(), LinkError> {
    let mut last = 0;
    let mut newer = false;
    while !reader.is_empty() {
        let tag = reader.number()?;
        if tag <= last {
            return Err(LinkError::Damaged);
        }
        last = tag;
        let length = reader.number()?;
        let body = reader.take(length)?;
        if !(LIMITS..=SOURCES).contains(&tag) {
            newer = true;
            continue;
        }
        reader.nested(body, |reader| match tag {
            LIMITS => read_limits(reader, assumptions),
            FUNCTIONS => read_functions(reader, builder, counts),
            MISSING => read_missing(reader, builder, counts),
            RULES => read_rules(reader, builder, counts),
            _ => read_sources(reader, builder, counts),
        })?;
    }
    if newer { Err(LinkError::Newer) } else { Ok(()) }
}

fn read_limits(reader: &mut Reader<'_>, assumptions: &mut Assumptions) -> Result<(), LinkError> {
    let mask = reader.number()?;
    let mut slots = values(&mut assumptions.limits);
    if mask >> slots.len() != 0 {
        return Err(LinkError::Newer);
    }
    for (slot, bit) in slots.iter_mut().zip(0..) {
        if mask >> bit & 1 == 1 {
            **slot = reader.number()?;
        }
    }
    checked_assumptions(assumptions)?;
    Ok(())
}

fn read_functions(reader: &mut Reader<'_>, builder: &mut Builder, counts: Counts) -> Result<(), LinkError> {
    let mut steps = Steps::default();
    for _ in 0..reader.number()? {
        let place = steps.read(reader, counts.functions)?;
        let head = reader.number()?;
        if head >> 4 != 0 {
            return Err(LinkError::Newer);
        }
        let role = ROLES.get((head & 3) as usize).copied().ok_or(LinkError::Newer)?;
        let reserved = if head & RESERVED == 0 { None } else { Some(reader.number()?) };
        let provisioned = if head & PROVISIONED == 0 { 0 } else { reader.number()? };
        builder.function_facts(FunctionKey(place), role, reserved, provisioned)?;
    }
    Ok(())
}

fn read_missing(reader: &mut Reader<'_>, builder: &mut Builder, counts: Counts) -> Result<(), LinkError> {
    let mut steps = Steps::default();
    for _ in 0..reader.number()? {
        builder.subnet_missing(SubnetKey(steps.read(reader, counts.subnets)?))?;
    }
    let mut steps = Steps::default();
    for _ in 0..reader.number()? {
        builder.group_missing(GroupKey(steps.read(reader, counts.groups)?))?;
    }
    Ok(())
}

fn read_rules(reader: &mut Reader<'_>, builder: &mut Builder, counts: Counts) -> Result<(), LinkError> {
    let mut steps = Steps::default();
    for _ in 0..reader.number()? {
        let place = steps.read(reader, counts.groups)?;
        let mut rules = Vec::new();
        for _ in 0..reader.number()? {
            reader.charge(RULE)?;
            let head = reader.number()?;
            if head >> 2 != 0 {
                return Err(LinkError::Newer);
            }
            let protocol = reader.word()?;
            let ports = if head & PORTS == 0 {
                None
            } else {
                let first = u16::try_from(reader.number()?).map_err(|_| LinkError::Damaged)?;
                let more = u16::try_from(reader.number()?).map_err(|_| LinkError::Damaged)?;
                Some((first, first.checked_add(more).ok_or(LinkError::Damaged)?))
            };
            rules.push(GroupRule { inbound: head & INBOUND != 0, protocol, ports, peer: reader.word()? });
        }
        builder.group_rules(GroupKey(place), rules.into())?;
    }
    Ok(())
}

fn read_sources(reader: &mut Reader<'_>, builder: &mut Builder, counts: Counts) -> Result<(), LinkError> {
    for _ in 0..reader.number()? {
        reader.charge(size_of::<EventSource>())?;
        let name: Rc<str> = reader.text()?.into();
        let kind = EventSourceKind::ALL.get(reader.number()? as usize).copied().ok_or(LinkError::Newer)?;
        let function = reader.place(counts.functions)?;
        let set = reader.place(counts.sets)?;
        let rows = read_rising(reader, limits::SUBNETS_PER_FUNCTION as u64, counts.subnets)?;
        reader.charge(rows.len() * 4)?;
        let rows: Vec<SubnetKey> = rows.into_iter().map(SubnetKey).collect();
        let attachment = builder.attachment(&rows, SetKey(set))?;
        let order = reader.number()?;
        let key = EventSourceKey(0);
        builder.event_source(EventSource { key, name, kind, function: FunctionKey(function), attachment, order })?;
    }
    Ok(())
}
