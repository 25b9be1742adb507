//! Version 1 of the payload, as bytes. `docs/board-format.md` describes it; once released it never
//! changes: what comes later goes into sections at the end.

use super::bytes::{Reader, Writer, crc32, within};
use super::{LinkError, sections};
use crate::model::{Assumptions, Board, Estimate, Title};
use crate::network::{
    Alias, Attachment, Builder, Cidr, Concurrency, Function, FunctionKey, GroupKey, NetworkError, Role, SetKey, Subnet,
    SubnetKey, Topology, UNKNOWN_ACCOUNT, Version, VersionLabel, VpcKey, limits,
};
use std::net::Ipv4Addr;
use std::rc::Rc;

/// Assumptions are at most this (what the command line allows too).
const MOST: u64 = 1_000_000_000;
/// Memory of a function that says nothing.
const MEMORY_MB: u64 = 128;

/// Up to so many subnets on the board, those of an attachment are one mask.
const MASKED: usize = 32;

// The zones of a VPC's own Region are one number: 1 is `a`.
const LETTERS: u64 = 26;

// A function's head.
const SAME: u64 = 1;
const NEW: u64 = 2;
const KNOWN: u64 = 3;
const MEMORY: u64 = 1 << 2;
const ARN_DERIVED: u64 = 1 << 3;
const ARN_GIVEN: u64 = 1 << 4;
const VERSIONS: u64 = 1 << 5;
const MORE: u64 = 1 << 6;
// A version's head, beside the attachment and the memory.
const DUAL_STACK: u64 = 1 << 3;
const ORDER: u64 = 1 << 4;
const PUBLISHED: u64 = 1 << 5;

/// Keys to places.
pub(super) struct Places(Vec<u32>, usize);

impl Places {
    pub(super) fn of(keys: Vec<u32>) -> Self {
        let mut table = vec![0; keys.iter().max().map_or(0, |most| *most as usize + 1)];
        let count = keys.len();
        for (key, place) in keys.into_iter().zip(0..) {
            if let Some(slot) = table.get_mut(key as usize) {
                *slot = place;
            }
        }
        Self(table, count)
    }

    pub(super) fn get(&self, key: u32) -> u32 {
        self.0.get(key as usize).copied().unwrap_or(0)
    }
}

/// The length of the body, the body, its checksum.
pub(super) fn encode(board: &Board) -> Vec<u8> {
    let mut writer = Writer::new();
    write(&mut writer, board);
    let body = writer.bytes;
    let mut whole = Writer::new();
    whole.number(body.len() as u64);
    whole.bytes.extend_from_slice(&body);
    whole.bytes.extend(crc32(&body).to_le_bytes());
    whole.bytes
}

/// The board of these bytes, not yet known to be in canonical form.
pub(super) fn decode(bytes: &[u8], memory: usize) -> Result<Board, LinkError> {
    let mut whole = Reader::new(bytes, memory);
    let length = whole.number().map_err(|_| if bytes.len() < 10 { LinkError::Cut } else { LinkError::Damaged })?;
    let head = bytes.len() - whole.rest_len();
    let there = bytes.len() as u64;
    let wanted = length.saturating_add(head as u64).saturating_add(4);
    if there < wanted {
        return Err(LinkError::Cut);
    }
    let body = whole.take(length)?;
    let sum = whole.take(4)?;
    if !whole.is_empty() || sum != crc32(body).to_le_bytes() {
        return Err(LinkError::Damaged);
    }
    let mut reader = Reader::new(body, memory);
    read(&mut reader)
}

fn write(writer: &mut Writer, board: &Board) {
    let Board { title, topology, assumptions } = board;
    match title {
        Title::Article => writer.number(0),
        Title::Empty => writer.number(1),
        Title::Imported(count, region) => {
            writer.number(2);
            writer.number(*count);
            writer.word_after(region, 0);
        }
        Title::Named(name) => {
            writer.number(3);
            writer.text(name);
        }
    }
    write_assumptions(writer, assumptions);
    write_places(writer, topology);
    let orders = write_functions(writer, topology);
    sections::write(writer, board, &orders);
}

fn write_assumptions(writer: &mut Writer, assumptions: &Assumptions) {
    let Assumptions {
        estimate,
        concurrency,
        connections_per_environment,
        eni_quota,
        other_enis,
        region_quota_2019,
        attach_delay_s,
        account_concurrency,
        limits: _,
    } = assumptions;
    let usual = Assumptions::default();
    let values = [
        (*concurrency != usual.concurrency).then_some(*concurrency),
        (*connections_per_environment != usual.connections_per_environment).then_some(*connections_per_environment),
        (*eni_quota != usual.eni_quota).then_some(*eni_quota),
        (*other_enis != usual.other_enis).then_some(*other_enis),
        *region_quota_2019,
        (*attach_delay_s != usual.attach_delay_s).then_some(*attach_delay_s),
        (*account_concurrency != usual.account_concurrency).then_some(*account_concurrency),
    ];
    let formula = u64::from(*estimate == Estimate::MemoryFormula);
    writer.number(values.iter().zip(1..).fold(formula, |mask, (value, bit)| mask | u64::from(value.is_some()) << bit));
    values.into_iter().flatten().for_each(|value| writer.number(value));
}

/// Whether every assumption is within what may be entered.
pub(super) fn checked_assumptions(assumptions: &Assumptions) -> Result<(), NetworkError> {
    let Assumptions {
        estimate: _,
        concurrency,
        connections_per_environment,
        eni_quota,
        other_enis,
        region_quota_2019,
        attach_delay_s,
        account_concurrency,
        limits,
    } = assumptions;
    let rest = [connections_per_environment, eni_quota, other_enis, attach_delay_s, account_concurrency];
    let mut limits = *limits;
    let more = sections::values(&mut limits).map(|value| &*value);
    let over = rest.into_iter().chain(more).chain(region_quota_2019).find(|value| **value > MOST);
    match over.or(Some(concurrency).filter(|value| **value > crate::network::limits::CONCURRENCY_MAX)) {
        Some(value) => Err(NetworkError::Concurrency(*value)),
        None => Ok(()),
    }
}

fn read_assumptions(reader: &mut Reader<'_>) -> Result<Assumptions, LinkError> {
    let mask = reader.number()?;
    if mask >> 8 != 0 {
        return Err(LinkError::Newer);
    }
    let mut assumptions = Assumptions::default();
    if mask & 1 == 1 {
        assumptions.estimate = Estimate::MemoryFormula;
    }
    let mut value = |bit: u32| if mask >> bit & 1 == 0 { Ok(None) } else { reader.number().map(Some) };
    let Assumptions {
        estimate: _,
        concurrency,
        connections_per_environment,
        eni_quota,
        other_enis,
        region_quota_2019,
        attach_delay_s,
        account_concurrency,
        limits: _,
    } = &mut assumptions;
    let set = |slot: &mut u64, value: Option<u64>| *slot = value.unwrap_or(*slot);
    set(concurrency, value(1)?);
    set(connections_per_environment, value(2)?);
    set(eni_quota, value(3)?);
    set(other_enis, value(4)?);
    *region_quota_2019 = value(5)?;
    set(attach_delay_s, value(6)?);
    set(account_concurrency, value(7)?);
    checked_assumptions(&assumptions)?;
    Ok(assumptions)
}

/// A block: its prefix + 1 (0: none), then the bytes that the prefix reaches into.
fn write_cidr(writer: &mut Writer, cidr: Option<Cidr>) {
    let Some(cidr) = cidr else { return writer.number(0) };
    writer.number(u64::from(cidr.prefix()) + 1);
    let bytes = cidr.first().octets();
    writer.bytes.extend(bytes.into_iter().take(usize::from(cidr.prefix()).div_ceil(8)));
}

fn read_cidr(reader: &mut Reader<'_>) -> Result<Option<Cidr>, LinkError> {
    let prefix = match reader.number()? {
        0 => return Ok(None),
        head => u8::try_from(head - 1).ok().filter(|prefix| *prefix <= 32).ok_or(LinkError::Damaged)?,
    };
    let given = reader.take(u64::from(prefix).div_ceil(8))?;
    let bits = (0..4).fold(0u32, |bits, at| bits << 8 | u32::from(given.get(at).copied().unwrap_or(0)));
    let cidr = Cidr::new(Ipv4Addr::from(bits), prefix).filter(|cidr| u32::from(cidr.first()) == bits);
    cidr.map(Some).ok_or(LinkError::Damaged)
}

fn zone(az: &str, region: &str) -> Option<u64> {
    match az.strip_prefix(region)?.as_bytes() {
        [letter @ b'a'..=b'z'] if !region.is_empty() => Some(u64::from(letter - b'a') + 1),
        _ => None,
    }
}

fn write_places(writer: &mut Writer, topology: &Topology) {
    let vpcs = Places::of(topology.vpcs.iter().map(|vpc| vpc.key.0).collect());
    let vpc_at = |key: VpcKey| u64::from(vpcs.get(key.0));
    writer.number(topology.vpcs.len() as u64);
    for vpc in topology.vpcs.iter() {
        writer.text(&vpc.id);
        writer.name(vpc.name.as_deref(), &vpc.id);
        writer.word_after(&vpc.account, 0);
        writer.word_after(&vpc.region, 0);
        writer.number(vpc.cidrs.len() as u64);
        vpc.cidrs.iter().for_each(|cidr| write_cidr(writer, Some(*cidr)));
    }
    writer.number(topology.subnets.len() as u64);
    for subnet in topology.subnets.iter() {
        writer.text(&subnet.id);
        writer.name(subnet.name.as_deref(), &subnet.id);
        writer.number(vpc_at(subnet.vpc) << 2 | u64::from(subnet.occupied > 0) << 1 | u64::from(subnet.dual_stack));
        write_cidr(writer, subnet.cidr);
        let region = topology.vpc(subnet.vpc).map_or("", |vpc| &vpc.region);
        match &subnet.az {
            None => writer.number(0),
            Some(az) => match zone(az, region) {
                Some(letter) => writer.number(letter),
                None => writer.word_after(az, LETTERS + 1),
            },
        }
        if subnet.occupied > 0 {
            writer.number(subnet.occupied);
        }
    }
    writer.number(topology.groups.len() as u64);
    for group in topology.groups.iter() {
        writer.text(&group.id);
        writer.name(group.name.as_deref(), &group.id);
        writer.number(vpc_at(group.vpc));
        match &group.egress {
            None => writer.number(0),
            Some(egress) => writer.word_after(egress, 1),
        }
    }
    let groups = Places::of(topology.groups.iter().map(|group| group.key.0).collect());
    writer.number(topology.sets.len() as u64);
    for set in topology.sets.iter() {
        let members = set.members.iter().map(|group| groups.get(group.0));
        write_rising(writer, members.collect(), limits::GROUPS_PER_FUNCTION as u64);
    }
}

/// 1 to `most` rising numbers: the first together with the count, then the gaps.
pub(super) fn write_rising(writer: &mut Writer, mut numbers: Vec<u32>, most: u64) {
    numbers.sort_unstable();
    let count = numbers.len() as u64;
    let mut last = None;
    for number in numbers.into_iter().map(u64::from) {
        match last {
            None => writer.number(number * most + (count - 1)),
            Some(last) => writer.number(number - last - 1),
        }
        last = Some(number);
    }
}

pub(super) fn read_rising(reader: &mut Reader<'_>, most: u64, places: usize) -> Result<Vec<u32>, LinkError> {
    let head = reader.number()?;
    let mut numbers = vec![within(head / most, places)?];
    for _ in 0..head % most {
        let last = numbers.last().copied().map_or(0, u64::from);
        let gap = reader.number()?;
        numbers.push(within(last.saturating_add(gap).saturating_add(1), places)?);
    }
    Ok(numbers)
}

fn derived_arn(region: &str, account: &str, name: &str) -> String {
    format!("arn:aws:lambda:{region}:{account}:function:{name}")
}

/// What both sides remember while they go through the functions.
struct Memory {
    account: Rc<str>,
    region: Rc<str>,
    memory_mb: u64,
    order: u64,
    attachment: Option<usize>,
}

impl Memory {
    fn new(topology: &Topology) -> Self {
        let first = topology.vpcs.get(0);
        Self {
            account: first.map_or_else(|| UNKNOWN_ACCOUNT.into(), |vpc| Rc::clone(&vpc.account)),
            region: first.map_or_else(|| "".into(), |vpc| Rc::clone(&vpc.region)),
            memory_mb: MEMORY_MB,
            order: 0,
            attachment: None,
        }
    }
}

struct Attachments<'a> {
    /// Sorted, each with its place in the order of appearance.
    known: Vec<(&'a Attachment, usize)>,
    subnets: Places,
    sets: Places,
}

impl<'a> Attachments<'a> {
    /// The two bits of a head, and what to write for them.
    fn head(&mut self, attachment: Option<&'a Attachment>, memory: &mut Memory) -> (u64, Option<usize>) {
        let Some(attachment) = attachment else { return (0, None) };
        let next = self.known.len();
        let order = |known: &Attachment| known.set.cmp(&attachment.set).then_with(|| known.subnets.cmp(&attachment.subnets));
        let at = match self.known.binary_search_by(|(known, _)| order(known)) {
            Ok(found) => self.known.get(found).map_or(next, |(_, at)| *at),
            Err(place) => {
                self.known.insert(place, (attachment, next));
                next
            }
        };
        let bits = if memory.attachment == Some(at) {
            SAME
        } else if at == next {
            NEW
        } else {
            KNOWN
        };
        memory.attachment = Some(at);
        (bits, Some(at))
    }

    fn write(&self, writer: &mut Writer, bits: u64, at: Option<usize>, attachment: Option<&Attachment>) {
        match (bits, at, attachment) {
            (NEW, _, Some(attachment)) => {
                writer.number(u64::from(self.sets.get(attachment.set.0)));
                let rows = attachment.subnets.iter().map(|subnet| self.subnets.get(subnet.0));
                if self.subnets.1 <= MASKED {
                    writer.number(rows.fold(0u64, |mask, row| mask | 1 << row));
                } else {
                    write_rising(writer, rows.collect(), limits::SUBNETS_PER_FUNCTION as u64);
                }
            }
            (KNOWN, Some(at), _) => writer.number(at as u64),
            _ => {}
        }
    }
}

/// Writes the functions; answers the event sources' ranks in the order of creation.
fn write_functions(writer: &mut Writer, topology: &Topology) -> Vec<u64> {
    let versions = topology.functions.iter().flat_map(|function| function.versions.iter()).map(|version| version.order);
    let sources = topology.event_sources.iter().map(|source| source.order);
    let mut orders: Vec<(u64, usize)> = versions.chain(sources).zip(0..).collect();
    orders.sort_unstable();
    let mut ranks = vec![0u64; orders.len()];
    for ((_, at), rank) in orders.into_iter().zip(0..) {
        if let Some(slot) = ranks.get_mut(at) {
            *slot = rank;
        }
    }
    let mut ranks = ranks.into_iter();
    let mut memory = Memory::new(topology);
    let mut attachments = Attachments {
        known: Vec::new(),
        subnets: Places::of(topology.subnets.iter().map(|subnet| subnet.key.0).collect()),
        sets: Places::of(topology.sets.iter().map(|set| set.key.0).collect()),
    };
    writer.number(topology.functions.len() as u64);
    for function in topology.functions.iter() {
        writer.text(&function.name);
        let own: Vec<u64> = ranks.by_ref().take(function.versions.len()).collect();
        let simple = match (&*function.versions, own.as_slice()) {
            ([version], [order]) => {
                version.label == VersionLabel::Latest
                    && !version.dual_stack
                    && *order == memory.order
                    && function.aliases.is_empty()
                    && function.carrier == 0
            }
            _ => false,
        };
        let arn = match &function.arn {
            None => 0,
            Some(arn) if **arn == derived_arn(&memory.region, &function.account, &function.name) => ARN_DERIVED,
            Some(_) => ARN_GIVEN,
        };
        let more = function.concurrency != Concurrency::Global || function.account != memory.account;
        let mut head = arn | if more { MORE } else { 0 };
        let mut attached = (0, None);
        let only = function.versions.first().filter(|_| simple);
        if let Some(version) = only {
            attached = attachments.head(version.attachment.as_ref(), &mut memory);
            head |= attached.0 | if version.memory_mb == memory.memory_mb { 0 } else { MEMORY };
        } else {
            head |= VERSIONS;
        }
        writer.number(head);
        if more {
            write_more(writer, function, &mut memory);
        }
        if let (ARN_GIVEN, Some(arn)) = (arn, &function.arn) {
            writer.text(arn);
        }
        if let Some(version) = only {
            if version.memory_mb != memory.memory_mb {
                writer.number(version.memory_mb);
                memory.memory_mb = version.memory_mb;
            }
            attachments.write(writer, attached.0, attached.1, version.attachment.as_ref());
            memory.order += 1;
        } else {
            write_versions(writer, function, &own, &mut attachments, &mut memory);
        }
    }
    ranks.collect()
}

/// Account and concurrency.
fn write_more(writer: &mut Writer, function: &Function, memory: &mut Memory) {
    let kind = match function.concurrency {
        Concurrency::Global => 0,
        Concurrency::Own(_) => 1,
        Concurrency::Relative(_) => 2,
        Concurrency::Rate { .. } => 3,
    };
    let other = function.account != memory.account;
    writer.number(kind | u64::from(other) << 2);
    if other {
        writer.word_after(&function.account, 0);
        memory.account = Rc::clone(&function.account);
    }
    match function.concurrency {
        Concurrency::Global => {}
        Concurrency::Own(value) | Concurrency::Relative(value) => writer.number(value),
        Concurrency::Rate { requests_per_second, duration_ms } => {
            writer.number(requests_per_second);
            writer.number(duration_ms);
        }
    }
}

fn write_versions<'a>(
    writer: &mut Writer,
    function: &'a Function,
    orders: &[u64],
    attachments: &mut Attachments<'a>,
    memory: &mut Memory,
) {
    let place = |label: &VersionLabel| function.versions.iter().position(|version| version.label == *label);
    let aliases: Vec<(&Alias, usize)> =
        function.aliases.iter().filter_map(|alias| Some((alias, place(&alias.version)?))).collect();
    writer.number(function.versions.len() as u64);
    writer.number(function.carrier_place() as u64);
    writer.number(aliases.len() as u64);
    for (version, order) in function.versions.iter().zip(orders) {
        let (bits, at) = attachments.head(version.attachment.as_ref(), memory);
        let flag = |on: bool, flag: u64| if on { flag } else { 0 };
        let published = matches!(version.label, VersionLabel::Published(_));
        writer.number(
            bits | flag(version.memory_mb != memory.memory_mb, MEMORY)
                | flag(version.dual_stack, DUAL_STACK)
                | flag(*order != memory.order, ORDER)
                | flag(published, PUBLISHED),
        );
        if let VersionLabel::Published(number) = &version.label {
            // A number as AWS writes them is one; 0: some other text.
            match number.parse::<u64>() {
                Ok(value) if (1..u64::MAX).contains(&value) && value.to_string() == **number => writer.number(value),
                _ => {
                    writer.number(0);
                    writer.text(number);
                }
            }
        }
        if version.memory_mb != memory.memory_mb {
            writer.number(version.memory_mb);
            memory.memory_mb = version.memory_mb;
        }
        if *order != memory.order {
            writer.number(*order);
        }
        memory.order = order + 1;
        attachments.write(writer, bits, at, version.attachment.as_ref());
    }
    for (alias, version) in aliases {
        writer.text(&alias.name);
        writer.number(version as u64);
    }
}

fn read(reader: &mut Reader<'_>) -> Result<Board, LinkError> {
    let title = match reader.number()? {
        0 => Title::Article,
        1 => Title::Empty,
        2 => Title::Imported(reader.number()?, reader.word()?),
        3 => Title::Named(reader.text()?.into()),
        _ => return Err(LinkError::Newer),
    };
    let mut assumptions = read_assumptions(reader)?;
    let mut builder = Builder::default();
    let mut known = Read::default();
    read_places(reader, &mut builder, &mut known)?;
    let functions = read_functions(reader, &mut builder, &known)?;
    let counts = sections::Counts { subnets: known.subnets, groups: known.groups, sets: known.sets, functions };
    sections::read(reader, &mut builder, &mut assumptions, counts)?;
    Ok(Board { title, topology: Rc::new(builder.finish()), assumptions })
}

/// What was read before the functions.
#[derive(Default)]
struct Read {
    regions: Vec<Rc<str>>,
    account: Option<Rc<str>>,
    subnets: usize,
    groups: usize,
    sets: usize,
}

fn read_places(reader: &mut Reader<'_>, builder: &mut Builder, known: &mut Read) -> Result<(), LinkError> {
    for _ in 0..reader.number()? {
        reader.charge(size_of::<crate::network::Vpc>())?;
        let id = reader.text()?;
        let name = reader.name(&id)?;
        let (account, region) = (reader.word()?, reader.word()?);
        let mut cidrs = Vec::new();
        for _ in 0..reader.number()? {
            reader.charge(size_of::<Cidr>())?;
            cidrs.push(read_cidr(reader)?.ok_or(LinkError::Damaged)?);
        }
        builder.vpc(&id, name.as_deref(), &account, &region, &cidrs)?;
        known.account.get_or_insert(account);
        known.regions.push(region);
    }
    let vpcs = known.regions.len();
    for _ in 0..reader.number()? {
        reader.charge(size_of::<Subnet>())?;
        let id = reader.text()?;
        let name = reader.name(&id)?;
        let head = reader.number()?;
        let vpc = within(head >> 2, vpcs)?;
        let cidr = read_cidr(reader)?;
        let az: Option<Rc<str>> = match reader.number()? {
            0 => None,
            letter @ 1..=LETTERS => {
                let region = known.regions.get(vpc as usize).map_or("", |region| &**region);
                reader.charge(region.len() + 1)?;
                let letter = u8::try_from(letter - 1).map_err(|_| LinkError::Damaged)?;
                Some(format!("{region}{}", char::from(b'a' + letter)).into())
            }
            word => Some(reader.word_of(word - LETTERS - 1)?),
        };
        let occupied = if head & 2 == 2 { reader.number()? } else { 0 };
        builder.subnet(&Subnet {
            key: SubnetKey(0),
            id: id.into(),
            name: name.map(Into::into),
            vpc: VpcKey(vpc),
            cidr,
            az,
            occupied,
            dual_stack: head & 1 == 1,
            missing: false,
        })?;
        known.subnets += 1;
    }
    let mut groups = 0;
    for _ in 0..reader.number()? {
        reader.charge(size_of::<crate::network::SecurityGroup>())?;
        let id = reader.text()?;
        let name = reader.name(&id)?;
        let vpc = reader.place(vpcs)?;
        let egress = match reader.number()? {
            0 => None,
            head => Some(reader.word_of(head - 1)?),
        };
        builder.group(VpcKey(vpc), &id, name.as_deref(), egress.as_deref())?;
        groups += 1;
    }
    known.groups = groups;
    for _ in 0..reader.number()? {
        reader.charge(size_of::<crate::network::GroupSet>())?;
        let members = read_rising(reader, limits::GROUPS_PER_FUNCTION as u64, groups)?;
        builder.set(&members.into_iter().map(GroupKey).collect::<Vec<_>>())?;
        known.sets += 1;
    }
    Ok(())
}

/// The attachments read so far, and the memory of the writer.
struct Attached<'k> {
    list: Vec<Attachment>,
    known: &'k Read,
    memory: Memory,
}

impl Attached<'_> {
    fn read(&mut self, reader: &mut Reader<'_>, builder: &Builder, bits: u64) -> Result<Option<Attachment>, LinkError> {
        let at = match bits {
            0 => return Ok(None),
            SAME => self.memory.attachment.ok_or(LinkError::Damaged)?,
            NEW => {
                let set = reader.place(self.known.sets)?;
                let rows = if self.known.subnets <= MASKED {
                    let mask = reader.number()?;
                    if mask >> self.known.subnets != 0 {
                        return Err(LinkError::Damaged);
                    }
                    (0..MASKED as u32).filter(|row| mask >> row & 1 == 1).collect()
                } else {
                    read_rising(reader, limits::SUBNETS_PER_FUNCTION as u64, self.known.subnets)?
                };
                reader.charge(rows.len() * 4 + size_of::<Attachment>())?;
                let rows: Vec<SubnetKey> = rows.into_iter().map(SubnetKey).collect();
                self.list.push(builder.attachment(&rows, SetKey(set))?);
                self.list.len() - 1
            }
            _ => reader.place(self.list.len())? as usize,
        };
        self.memory.attachment = Some(at);
        self.list.get(at).cloned().map(Some).ok_or(LinkError::Damaged)
    }

    fn memory_mb(&mut self, reader: &mut Reader<'_>, head: u64) -> Result<u64, LinkError> {
        if head & MEMORY != 0 {
            self.memory.memory_mb = reader.number()?;
        }
        Ok(self.memory.memory_mb)
    }
}

fn read_functions(reader: &mut Reader<'_>, builder: &mut Builder, known: &Read) -> Result<usize, LinkError> {
    let memory = Memory {
        account: known.account.clone().unwrap_or_else(|| UNKNOWN_ACCOUNT.into()),
        region: known.regions.first().cloned().unwrap_or_else(|| "".into()),
        memory_mb: MEMORY_MB,
        order: 0,
        attachment: None,
    };
    let mut attached = Attached { list: Vec::new(), known, memory };
    let mut count = 0;
    for _ in 0..reader.number()? {
        reader.charge(size_of::<Function>())?;
        let name: Rc<str> = reader.text()?.into();
        let head = reader.number()?;
        if head >> 7 != 0 {
            return Err(LinkError::Newer);
        }
        let concurrency = if head & MORE == 0 { Concurrency::Global } else { read_more(reader, &mut attached.memory)? };
        let account = Rc::clone(&attached.memory.account);
        let arn: Option<Rc<str>> = match (head & ARN_DERIVED != 0, head & ARN_GIVEN != 0) {
            (false, false) => None,
            (true, false) => {
                let arn = derived_arn(&attached.memory.region, &account, &name);
                reader.charge(arn.len())?;
                Some(arn.into())
            }
            (false, true) => Some(reader.text()?.into()),
            (true, true) => return Err(LinkError::Damaged),
        };
        let (versions, carrier, aliases) = if head & VERSIONS == 0 {
            reader.charge(size_of::<Version>())?;
            let memory_mb = attached.memory_mb(reader, head)?;
            let attachment = attached.read(reader, builder, head & 3)?;
            let order = attached.memory.order;
            attached.memory.order += 1;
            (vec![Version { label: VersionLabel::Latest, memory_mb, attachment, order, dual_stack: false }], 0, Vec::new())
        } else {
            read_versions(reader, builder, &mut attached)?
        };
        builder.function(&Function {
            key: FunctionKey(0),
            name,
            arn,
            account,
            concurrency,
            carrier,
            versions: versions.into(),
            aliases: aliases.into(),
            role: Role::InOrder,
            reserved: None,
            provisioned: 0,
        })?;
        count += 1;
    }
    Ok(count)
}

fn read_more(reader: &mut Reader<'_>, memory: &mut Memory) -> Result<Concurrency, LinkError> {
    let more = reader.number()?;
    if more >> 3 != 0 {
        return Err(LinkError::Newer);
    }
    if more & 4 != 0 {
        memory.account = reader.word()?;
    }
    Ok(match more & 3 {
        0 => Concurrency::Global,
        1 => Concurrency::Own(reader.number()?),
        2 => Concurrency::Relative(reader.number()?),
        _ => Concurrency::Rate { requests_per_second: reader.number()?, duration_ms: reader.number()? },
    })
}

type Versions = (Vec<Version>, usize, Vec<Alias>);

fn read_versions(reader: &mut Reader<'_>, builder: &Builder, attached: &mut Attached<'_>) -> Result<Versions, LinkError> {
    let (count, carrier, alias_count) = (reader.number()?, reader.number()?, reader.number()?);
    let mut versions: Vec<Version> = Vec::new();
    for _ in 0..count {
        reader.charge(size_of::<Version>())?;
        let head = reader.number()?;
        if head >> 6 != 0 {
            return Err(LinkError::Newer);
        }
        let label = if head & PUBLISHED == 0 {
            VersionLabel::Latest
        } else {
            match reader.number()? {
                0 => VersionLabel::Published(reader.text()?.into()),
                number => VersionLabel::Published(number.to_string().into()),
            }
        };
        let memory_mb = attached.memory_mb(reader, head)?;
        let order = if head & ORDER == 0 { attached.memory.order } else { reader.number()? };
        attached.memory.order = order.checked_add(1).ok_or(LinkError::Damaged)?;
        let attachment = attached.read(reader, builder, head & 3)?;
        versions.push(Version { label, memory_mb, attachment, order, dual_stack: head & DUAL_STACK != 0 });
    }
    let mut aliases = Vec::new();
    for _ in 0..alias_count {
        reader.charge(size_of::<Alias>())?;
        let name = reader.text()?.into();
        let at = reader.place(versions.len())? as usize;
        let version = versions.get(at).map(|version| version.label.clone()).ok_or(LinkError::Damaged)?;
        aliases.push(Alias { name, version });
    }
    let carrier = within(carrier, versions.len())? as usize;
    Ok((versions, carrier, aliases))
}
