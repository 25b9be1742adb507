//! A board as a JSON file: for people and for other programs. `docs/board-format.md` describes it.
//!
//! Runs in the worker and the command line; the page's own module carries none of it.

use super::{LinkError, decode, encode, json_text, open};
use crate::import::json::{list, number, text};
use crate::import::notes::Notes;
use crate::import::read::{At, documents, offset_of, utf8};
use crate::import::{BoardProblem, Expected, Imported, Problem, ProblemKind, SourceFile};
use crate::model::{Assumptions, Board, Estimate, Limits, Title};
use crate::network::{
    Alias, Attachment, Builder, Cidr, Concurrency, EventSource, EventSourceKey, EventSourceKind, Function, FunctionKey, GroupKey,
    GroupRule, NetworkError, Role, SetKey, Subnet, SubnetKey, Topology, UNKNOWN_ACCOUNT, Version, VersionLabel, VpcKey,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::rc::Rc;

/// What the field `format` says.
pub const FORMAT: &str = "eni-lens-board";
/// What the field `version` says.
pub const VERSION: u64 = 1;
/// Bytes of a file, at most.
pub const FILE_MAX: u64 = 16 << 20;
/// Sections that later releases fill; read over, and said so.
pub const RESERVED: [&str; 3] = ["clock", "network", "policies"];

/// What a program answers to files that were handed to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// They describe an account, or nothing usable.
    Imported(Imported),
    /// A board: its payload, and what there is to say of the file.
    Board {
        /// `v1.…`, of any length.
        payload: String,
        /// Nothing worse than information.
        problems: Vec<Problem>,
    },
}

/// A board file, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The board, if nothing is wrong.
    pub board: Option<Board>,
    /// What there is to say, with places.
    pub problems: Vec<Problem>,
}

/// Reads files of either kind: one board, or what describes an account.
pub fn answer(files: &[SourceFile]) -> Answer {
    let Some(at) = files.iter().position(|file| is_board(&file.bytes)) else {
        return Answer::Imported(crate::import::import(files));
    };
    let problems = match (files, files.get(at)) {
        ([file], _) => {
            let opened = read(file);
            if let Some(board) = opened.board {
                return Answer::Board { payload: encode(&board), problems: opened.problems };
            }
            opened.problems
        }
        (_, Some(file)) => {
            let mut notes = Notes::default();
            notes.say(ProblemKind::Board(BoardProblem::NotAlone(file.name.clone())), None);
            notes.finish(files, &[])
        }
        _ => Vec::new(),
    };
    Answer::Imported(Imported { problems, ..Imported::default() })
}

/// The JSON text of a payload that was kept.
///
/// # Errors
/// As [`decode`].
pub fn json_of(payload: &str) -> Result<String, LinkError> {
    decode(payload).map(|board| write(&board))
}

/// What a `json.…` fragment says, as if it were a file of that name.
///
/// # Errors
/// It is no base64url of a text.
pub fn answer_link(payload: &str, name: &str) -> Result<Answer, LinkError> {
    let bytes = json_text(payload)?.into_bytes();
    let opened = read(&SourceFile { name: name.to_owned(), bytes });
    Ok(match opened.board {
        // What such a link makes is bounded as any link.
        Some(board) => {
            let payload = encode(&board);
            open(&payload)?;
            Answer::Board { payload, problems: opened.problems }
        }
        None => Answer::Imported(Imported { problems: opened.problems, ..Imported::default() }),
    })
}

/// Whether a file claims to be a board.
pub fn is_board(bytes: &[u8]) -> bool {
    let quoted = format!("\"{FORMAT}\"");
    let start = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
    let near = |text: &str| text.find(&quoted).is_some_and(|at| at < 400);
    if bytes.len() as u64 > FILE_MAX {
        return near(&String::from_utf8_lossy(start));
    }
    let Ok(whole) = utf8(bytes) else {
        return near(&String::from_utf8_lossy(start));
    };
    if !whole.contains(&quoted) {
        return false;
    }
    match documents(&whole) {
        Ok(found) => found.iter().any(|raw| {
            let format = crate::import::json::fields(raw, &["format"]).and_then(|[format]| format);
            format.and_then(text).is_some_and(|format| format == FORMAT)
        }),
        // A broken one is told from the rest by where the word stands.
        Err(_) => near(&whole),
    }
}

// ---- Writing ----

#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u64,
    title: FileTitle<'a>,
    assumptions: FileAssumptions<'a>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    limits: BTreeMap<&'a str, u64>,
    vpcs: Vec<FileVpc<'a>>,
    subnets: Vec<FileSubnet<'a>>,
    security_groups: Vec<FileGroup<'a>>,
    sets: Vec<FileSet<'a>>,
    functions: Vec<FileFunction<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    event_sources: Vec<FileSource<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum FileTitle<'a> {
    Named(&'a str),
    Preset { preset: &'a str },
    Imported { imported: u64, region: &'a str },
}

#[derive(Serialize)]
struct FileAssumptions<'a> {
    estimate: &'a str,
    concurrency: u64,
    connections_per_environment: u64,
    eni_quota: u64,
    other_enis: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    region_quota_2019: Option<u64>,
    attach_delay_s: u64,
    account_concurrency: u64,
}

#[derive(Serialize)]
struct FileVpc<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    account: &'a str,
    region: &'a str,
    cidrs: Vec<String>,
}

#[derive(Serialize)]
struct FileSubnet<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    vpc: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cidr: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    az: Option<&'a str>,
    #[serde(skip_serializing_if = "is_zero")]
    occupied: u64,
    #[serde(skip_serializing_if = "is_false")]
    dual_stack: bool,
    #[serde(skip_serializing_if = "is_false")]
    missing: bool,
}

#[derive(Serialize)]
struct FileGroup<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    vpc: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    egress: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<Vec<FileRule<'a>>>,
    #[serde(skip_serializing_if = "is_false")]
    missing: bool,
}

#[derive(Serialize)]
struct FileRule<'a> {
    #[serde(skip_serializing_if = "is_false")]
    inbound: bool,
    protocol: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ports: Option<[u16; 2]>,
    peer: &'a str,
}

#[derive(Serialize)]
struct FileSource<'a> {
    name: &'a str,
    kind: &'a str,
    /// Its function, by place from 1: names are not unique over Regions.
    function: u64,
    subnets: Vec<Rc<str>>,
    security_groups: Vec<Rc<str>>,
    created: u64,
}

#[derive(Serialize)]
struct FileSet<'a> {
    vpc: &'a str,
    security_groups: Vec<Rc<str>>,
}

#[derive(Serialize)]
struct FileFunction<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    arn: Option<&'a str>,
    account: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    concurrency: Option<FileConcurrency>,
    versions: Vec<FileVersion<'a>>,
    carrier: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<FileAlias<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reserved_concurrency: Option<u64>,
    #[serde(skip_serializing_if = "is_zero")]
    provisioned_concurrency: u64,
}

#[derive(Serialize)]
#[serde(untagged)]
enum FileConcurrency {
    Own(u64),
    Relative { percent: u64 },
    Rate { requests_per_second: u64, duration_ms: u64 },
}

#[derive(Serialize)]
struct FileVersion<'a> {
    version: &'a str,
    memory_mb: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    subnets: Option<Vec<Rc<str>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    security_groups: Option<Vec<Rc<str>>>,
    #[serde(skip_serializing_if = "is_false")]
    dual_stack: bool,
    created: u64,
}

#[derive(Serialize)]
struct FileAlias<'a> {
    name: &'a str,
    version: &'a str,
}

fn is_zero(value: &u64) -> bool {
    *value == 0
}

fn is_false(value: &bool) -> bool {
    !value
}

/// An id that is the name is left out.
fn id_of<'a>(id: &'a str, name: Option<&str>) -> Option<&'a str> {
    Some(id).filter(|id| name != Some(id))
}

/// The JSON text of a board.
pub fn write(board: &Board) -> String {
    let topology = &*board.topology;
    let vpcs: HashMap<VpcKey, &str> = topology.vpcs.iter().map(|vpc| (vpc.key, &*vpc.id)).collect();
    let vpc = |key: VpcKey| vpcs.get(&key).copied().unwrap_or_default();
    let subnets: HashMap<SubnetKey, (usize, &Rc<str>)> =
        topology.subnets.iter().enumerate().map(|(at, subnet)| (subnet.key, (at, &subnet.id))).collect();
    let groups: HashMap<GroupKey, (usize, &Rc<str>)> =
        topology.groups.iter().enumerate().map(|(at, group)| (group.key, (at, &group.id))).collect();
    let members = |keys: &[GroupKey]| -> Vec<Rc<str>> {
        let mut found: Vec<_> = keys.iter().filter_map(|key| groups.get(key)).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, id)| Rc::clone(id)).collect()
    };
    let sets: HashMap<SetKey, Vec<Rc<str>>> = topology.sets.iter().map(|set| (set.key, members(&set.members))).collect();
    let orders = topology.orders();
    let created = |order: u64| orders.binary_search(&order).map_or(0, |at| at as u64 + 1);
    let rows = |keys: &[SubnetKey]| -> Vec<Rc<str>> {
        let mut rows: Vec<_> = keys.iter().filter_map(|key| subnets.get(key)).collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, id)| Rc::clone(id)).collect()
    };
    let version = |version: &'_ Version| {
        let attached = version
            .attachment
            .as_ref()
            .map(|attachment| (rows(&attachment.subnets), sets.get(&attachment.set).cloned().unwrap_or_default()));
        (attached, created(version.order))
    };
    let a = &board.assumptions;
    let file = File {
        format: FORMAT,
        version: VERSION,
        title: match &board.title {
            Title::Article => FileTitle::Preset { preset: "article" },
            Title::Empty => FileTitle::Preset { preset: "empty" },
            Title::Imported(imported, region) => FileTitle::Imported { imported: *imported, region },
            Title::Named(name) => FileTitle::Named(name),
        },
        assumptions: FileAssumptions {
            estimate: match a.estimate {
                Estimate::PerEnvironment => "per-environment",
                Estimate::MemoryFormula => "memory-formula",
            },
            concurrency: a.concurrency,
            connections_per_environment: a.connections_per_environment,
            eni_quota: a.eni_quota,
            other_enis: a.other_enis,
            region_quota_2019: a.region_quota_2019,
            attach_delay_s: a.attach_delay_s,
            account_concurrency: a.account_concurrency,
        },
        limits: changed_limits(&a.limits),
        vpcs: topology
            .vpcs
            .iter()
            .map(|vpc| FileVpc {
                id: id_of(&vpc.id, vpc.name.as_deref()),
                name: vpc.name.as_deref(),
                account: &vpc.account,
                region: &vpc.region,
                cidrs: vpc.cidrs.iter().map(Cidr::to_string).collect(),
            })
            .collect(),
        subnets: topology
            .subnets
            .iter()
            .map(|subnet| FileSubnet {
                id: id_of(&subnet.id, subnet.name.as_deref()),
                name: subnet.name.as_deref(),
                vpc: vpc(subnet.vpc),
                cidr: subnet.cidr.map(|cidr| cidr.to_string()),
                az: subnet.az.as_deref(),
                occupied: subnet.occupied,
                dual_stack: subnet.dual_stack,
                missing: subnet.missing,
            })
            .collect(),
        security_groups: topology
            .groups
            .iter()
            .map(|group| FileGroup {
                id: id_of(&group.id, group.name.as_deref()),
                name: group.name.as_deref(),
                vpc: vpc(group.vpc),
                egress: group.egress.as_deref(),
                rules: group.rules.as_deref().map(|rules| rules.iter().map(rule).collect()),
                missing: group.missing,
            })
            .collect(),
        sets: topology.sets.iter().map(|set| FileSet { vpc: vpc(set.vpc), security_groups: members(&set.members) }).collect(),
        functions: topology
            .functions
            .iter()
            .map(|function| FileFunction {
                name: &function.name,
                arn: function.arn.as_deref(),
                account: &function.account,
                concurrency: match function.concurrency {
                    Concurrency::Global => None,
                    Concurrency::Own(own) => Some(FileConcurrency::Own(own)),
                    Concurrency::Relative(percent) => Some(FileConcurrency::Relative { percent }),
                    Concurrency::Rate { requests_per_second, duration_ms } => {
                        Some(FileConcurrency::Rate { requests_per_second, duration_ms })
                    }
                },
                versions: function
                    .versions
                    .iter()
                    .map(|one| {
                        let (attached, created) = version(one);
                        let (subnets, security_groups) = attached.unzip();
                        FileVersion {
                            version: one.label.as_str(),
                            memory_mb: one.memory_mb,
                            subnets,
                            security_groups,
                            dual_stack: one.dual_stack,
                            created,
                        }
                    })
                    .collect(),
                carrier: function.carrier().map_or("", |carrier| carrier.label.as_str()),
                aliases: function
                    .aliases
                    .iter()
                    .map(|alias| FileAlias { name: &alias.name, version: alias.version.as_str() })
                    .collect(),
                role: role_word(function.role),
                reserved_concurrency: function.reserved,
                provisioned_concurrency: function.provisioned,
            })
            .collect(),
        event_sources: topology
            .event_sources
            .iter()
            .map(|source| FileSource {
                name: &source.name,
                kind: source.kind.id(),
                function: topology.function_at(source.function).map_or(0, |at| at as u64 + 1),
                subnets: rows(&source.attachment.subnets),
                security_groups: sets.get(&source.attachment.set).cloned().unwrap_or_default(),
                created: created(source.order),
            })
            .collect(),
    };
    // Strings, numbers and lists only: nothing of it can fail.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

fn rule(rule: &GroupRule) -> FileRule<'_> {
    let ports = rule.ports.map(|(first, last)| [first, last]);
    FileRule { inbound: rule.inbound, protocol: &rule.protocol, ports, peer: &rule.peer }
}

/// What a role is called in a file; the usual one has no word.
fn role_word(role: Role) -> Option<&'static str> {
    match role {
        Role::InOrder => None,
        Role::LacksPermission => Some("lacks-permission"),
        Role::Deleted => Some("deleted"),
    }
}

/// Limits by their names in a file.
fn limit_slots(limits: &mut Limits) -> [(&'static str, &mut u64); 7] {
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
        ("connections_per_eni", connections_per_interface),
        ("network_interfaces_per_region", region_interfaces),
        ("unreserved_concurrency_floor", unreserved_least),
        ("nau_per_vpc", nau_per_vpc),
        ("rules_per_security_group", rules_per_group),
        ("security_groups_per_function", groups_per_function),
        ("subnets_per_function", subnets_per_function),
    ]
}

/// The limits that are not the usual ones.
fn changed_limits(limits: &Limits) -> BTreeMap<&'static str, u64> {
    let (mut own, mut usual) = (*limits, Limits::default());
    let pairs = limit_slots(&mut own).into_iter().zip(limit_slots(&mut usual));
    pairs.filter(|((_, own), (_, usual))| own != usual).map(|((name, own), _)| (name, *own)).collect()
}

// ---- Reading ----

/// Reads a board file.
pub fn read(file: &SourceFile) -> Opened {
    let mut notes = Notes::default();
    let files = std::slice::from_ref(file);
    let at = |byte| Some(At { file: 0, byte });
    let failed = |notes: Notes, text: Cow<'_, str>| Opened { board: None, problems: notes.finish(files, &[text]) };
    if file.bytes.len() as u64 > FILE_MAX {
        notes.say(ProblemKind::TooLarge { limit: FILE_MAX }, at(0));
        return failed(notes, "".into());
    }
    let whole = match utf8(&file.bytes) {
        Ok(whole) => whole,
        Err(byte) => {
            notes.say(ProblemKind::NotText, at(byte));
            return failed(notes, String::from_utf8_lossy(&file.bytes).into_owned().into());
        }
    };
    let board = match documents(&whole).as_deref() {
        Err((kind, byte)) => {
            notes.say(kind.clone(), at(*byte));
            None
        }
        Ok([only]) => {
            let mut reader = Reader { text: &whole, notes: &mut notes, failed: false };
            let board = reader.board(only).ok();
            board.filter(|_| !reader.failed)
        }
        Ok(several) => {
            let second = several.get(1).map_or(0, |raw| offset_of(&whole, raw.get()));
            notes.say(ProblemKind::NotJson("trailing characters".into()), at(second));
            None
        }
    };
    Opened { board, problems: notes.finish(files, &[whole]) }
}

/// What was said stands in the notes.
struct Stop;

struct Reader<'a, 'n> {
    text: &'a str,
    notes: &'n mut Notes,
    failed: bool,
}

/// An object's fields by name.
struct Fields<'a> {
    raw: &'a RawValue,
    found: Vec<(Cow<'a, str>, &'a RawValue)>,
}

impl<'a> Fields<'a> {
    /// The value; `null` is as good as none.
    fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.found.iter().find(|(known, _)| known == name).map(|(_, raw)| *raw).filter(|raw| raw.get() != "null")
    }
}

/// All fields of an object, keys raw.
fn entries(raw: &RawValue) -> Option<Vec<(&RawValue, &RawValue)>> {
    struct Entries;
    impl<'de> serde::de::Visitor<'de> for Entries {
        type Value = Vec<(&'de RawValue, &'de RawValue)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut found = Vec::new();
            while let Some(entry) = map.next_entry::<&RawValue, &RawValue>()? {
                found.push(entry);
            }
            Ok(found)
        }
    }
    if !raw.get().starts_with('{') {
        return None;
    }
    serde::Deserializer::deserialize_map(&mut serde_json::Deserializer::from_str(raw.get()), Entries).ok()
}

type Read<T> = Result<T, Stop>;

impl<'a> Reader<'a, '_> {
    fn say(&mut self, what: BoardProblem, raw: &RawValue) -> Stop {
        // After the first error, what is missing is so because of it.
        let follows = matches!(what, BoardProblem::NotThere { .. } | BoardProblem::Missing(_) | BoardProblem::Refused { .. });
        if self.failed && follows {
            return Stop;
        }
        let kind = ProblemKind::Board(what);
        self.failed |= kind.severity() == crate::import::Severity::Error;
        self.notes.say(kind, Some(At { file: 0, byte: offset_of(self.text, raw.get()) }));
        Stop
    }

    fn wrong(&mut self, field: &str, expected: Expected, raw: &RawValue) -> Stop {
        self.say(BoardProblem::WrongType { field: field.to_owned(), expected }, raw)
    }

    fn refused<T>(&mut self, subject: &str, result: Result<T, NetworkError>, raw: &RawValue) -> Read<T> {
        result.map_err(|error| self.say(BoardProblem::Refused { subject: subject.to_owned(), error }, raw))
    }

    /// The fields of an object; every one that is not `known` is said.
    fn object(&mut self, field: &str, raw: &'a RawValue, known: &[&str]) -> Read<Fields<'a>> {
        let Some(all) = entries(raw) else { return Err(self.wrong(field, Expected::Object, raw)) };
        let mut found: Vec<(Cow<'a, str>, &'a RawValue)> = Vec::with_capacity(all.len());
        for (key, value) in all {
            let Some(name) = text(key) else {
                self.say(BoardProblem::UnknownField(key.get().to_owned()), key);
                continue;
            };
            if found.iter().any(|(other, _)| *other == name) {
                self.say(BoardProblem::FieldTwice(name.into_owned()), key);
            } else if known.contains(&&*name) {
                found.push((name, value));
            } else if field.is_empty() && RESERVED.contains(&&*name) {
                self.say(BoardProblem::Reserved(name.into_owned()), key);
            } else {
                self.say(BoardProblem::UnknownField(name.chars().take(64).collect()), key);
            }
        }
        Ok(Fields { raw, found })
    }

    fn text_in(&mut self, name: &str, raw: &'a RawValue) -> Read<Cow<'a, str>> {
        text(raw).ok_or(()).map_err(|()| self.wrong(name, Expected::Text, raw))
    }

    fn text(&mut self, fields: &Fields<'a>, name: &str) -> Read<Option<Cow<'a, str>>> {
        fields.get(name).map(|raw| self.text_in(name, raw)).transpose()
    }

    fn number(&mut self, fields: &Fields<'a>, name: &str) -> Read<Option<u64>> {
        let Some(raw) = fields.get(name) else { return Ok(None) };
        number(raw).map(Some).ok_or(()).map_err(|()| self.wrong(name, Expected::Number, raw))
    }

    fn flag(&mut self, fields: &Fields<'a>, name: &str) -> Read<bool> {
        match fields.get(name).map(|raw| (raw, raw.get())) {
            None | Some((_, "false")) => Ok(false),
            Some((_, "true")) => Ok(true),
            Some((raw, _)) => Err(self.wrong(name, Expected::Flag, raw)),
        }
    }

    fn list(&mut self, fields: &Fields<'a>, name: &str) -> Read<Vec<&'a RawValue>> {
        let Some(raw) = fields.get(name) else { return Ok(Vec::new()) };
        list(raw).ok_or(()).map_err(|()| self.wrong(name, Expected::List, raw))
    }

    fn needed<T>(&mut self, fields: &Fields<'a>, name: &str, value: Option<T>) -> Read<T> {
        value.ok_or(()).map_err(|()| self.say(BoardProblem::Missing(name.to_owned()), fields.raw))
    }

    /// Id and name: one of them is enough, and then it is the id.
    fn id(&mut self, fields: &Fields<'a>) -> Read<(Cow<'a, str>, Option<Cow<'a, str>>)> {
        let name = self.text(fields, "name")?;
        let id = self.text(fields, "id")?.or_else(|| name.clone());
        Ok((self.needed(fields, "id", id)?, name))
    }

    fn board(&mut self, raw: &'a RawValue) -> Read<Board> {
        let known = [
            "format",
            "version",
            "title",
            "assumptions",
            "limits",
            "vpcs",
            "subnets",
            "security_groups",
            "sets",
            "functions",
            "event_sources",
        ];
        // The version first: of a newer file, no field is blamed.
        let head = crate::import::json::fields(raw, &["format", "version"]).unwrap_or_default();
        let [format, version] = head;
        if format.and_then(text).is_none_or(|format| format != FORMAT) {
            return Err(self.say(BoardProblem::Missing("format".into()), format.unwrap_or(raw)));
        }
        match version.map(|raw| (raw, number(raw))) {
            None => return Err(self.say(BoardProblem::Missing("version".into()), raw)),
            Some((_, Some(VERSION))) => {}
            Some((raw, Some(newer))) if newer > VERSION => return Err(self.say(BoardProblem::Newer(newer), raw)),
            Some((raw, _)) => return Err(self.wrong("version", Expected::Number, raw)),
        }
        let fields = self.object("", raw, &known)?;
        let mut assumptions = match fields.get("assumptions") {
            None => Assumptions::default(),
            Some(raw) => self.assumptions(raw)?,
        };
        if let Some(raw) = fields.get("limits") {
            self.limits(raw, &mut assumptions)?;
        }
        let mut places = Places::default();
        let mut builder = Builder::default();
        self.vpcs(&fields, &mut builder, &mut places)?;
        self.subnets(&fields, &mut builder, &mut places)?;
        self.groups(&fields, &mut builder, &mut places)?;
        self.sets(&fields, &mut builder, &mut places)?;
        let functions = self.functions(&fields, &mut builder, &mut places)?;
        self.event_sources(&fields, &mut builder, &mut places)?;
        let title = match fields.get("title") {
            None => Title::Imported(functions, places.regions.first().cloned().unwrap_or_else(|| "".into())),
            Some(raw) => self.title(raw)?,
        };
        Ok(Board { title, topology: Rc::new(canonical(builder.finish())), assumptions })
    }

    fn title(&mut self, raw: &'a RawValue) -> Read<Title> {
        if let Some(name) = text(raw) {
            return Ok(Title::Named(name.as_ref().into()));
        }
        let fields = self.object("title", raw, &["preset", "imported", "region"])?;
        let preset = self.text(&fields, "preset")?;
        let imported = self.number(&fields, "imported")?;
        let region = self.text(&fields, "region")?.unwrap_or_default();
        match (preset.as_deref(), imported) {
            (Some("article"), None) => Ok(Title::Article),
            (Some("empty"), None) => Ok(Title::Empty),
            (None, Some(count)) => Ok(Title::Imported(count, region.as_ref().into())),
            _ => Err(self.wrong("title", Expected::Text, raw)),
        }
    }

    fn assumptions(&mut self, raw: &'a RawValue) -> Read<Assumptions> {
        let known = [
            "estimate",
            "concurrency",
            "connections_per_environment",
            "eni_quota",
            "other_enis",
            "region_quota_2019",
            "attach_delay_s",
            "account_concurrency",
        ];
        let fields = self.object("assumptions", raw, &known)?;
        let estimate = match (self.text(&fields, "estimate")?.as_deref(), fields.get("estimate")) {
            (None | Some("per-environment"), _) => Estimate::PerEnvironment,
            (Some("memory-formula"), _) => Estimate::MemoryFormula,
            (Some(other), raw) => {
                return Err(
                    self.say(BoardProblem::NotThere { field: "estimate".into(), id: other.into() }, raw.unwrap_or(fields.raw))
                );
            }
        };
        let mut set = Assumptions { estimate, ..Assumptions::default() };
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
        } = &mut set;
        for (name, slot) in [
            ("concurrency", concurrency),
            ("connections_per_environment", connections_per_environment),
            ("eni_quota", eni_quota),
            ("other_enis", other_enis),
            ("attach_delay_s", attach_delay_s),
            ("account_concurrency", account_concurrency),
        ] {
            if let Some(value) = self.number(&fields, name)? {
                *slot = value;
            }
        }
        *region_quota_2019 = self.number(&fields, "region_quota_2019")?;
        let checked = super::v1::checked_assumptions(&set);
        self.refused("assumptions", checked, raw)?;
        Ok(set)
    }

    fn limits(&mut self, raw: &'a RawValue, assumptions: &mut Assumptions) -> Read<()> {
        let mut names = Limits::default();
        let known = limit_slots(&mut names).map(|(name, _)| name);
        let fields = self.object("limits", raw, &known)?;
        for (name, slot) in limit_slots(&mut assumptions.limits) {
            if let Some(value) = self.number(&fields, name)? {
                *slot = value;
            }
        }
        let checked = super::v1::checked_assumptions(assumptions);
        self.refused("limits", checked, raw)
    }

    fn vpcs(&mut self, fields: &Fields<'a>, builder: &mut Builder, places: &mut Places) -> Read<()> {
        for raw in self.list(fields, "vpcs")? {
            let one = self.object("vpcs", raw, &["id", "name", "account", "region", "cidrs"])?;
            let (id, name) = self.id(&one)?;
            let account = self.text(&one, "account")?.unwrap_or(UNKNOWN_ACCOUNT.into());
            let region = self.text(&one, "region")?.unwrap_or_default();
            let mut cidrs = Vec::new();
            for raw in self.list(&one, "cidrs")? {
                cidrs.push(self.cidr("cidrs", raw, &id)?);
            }
            let key = builder.vpc(&id, name.as_deref(), &account, &region, &cidrs);
            let key = self.refused(&id, key, raw)?;
            places.vpcs.insert(id.as_ref().into(), key);
            places.account.get_or_insert_with(|| account.as_ref().into());
            places.regions.push(region.as_ref().into());
        }
        Ok(())
    }

    fn cidr(&mut self, name: &str, raw: &'a RawValue, subject: &str) -> Read<Cidr> {
        let text = self.text_in(name, raw)?;
        self.refused(subject, Cidr::subnet(&text).map_err(NetworkError::from), raw)
    }

    /// The VPC a thing is in; where there is only one, that one.
    fn vpc(&mut self, fields: &Fields<'a>, places: &Places) -> Read<VpcKey> {
        let Some(raw) = fields.get("vpc") else {
            let only = Some(VpcKey(0)).filter(|_| places.vpcs.len() == 1);
            return self.needed(fields, "vpc", only);
        };
        let id = self.text_in("vpc", raw)?;
        let known = places.vpcs.get(&*id).copied();
        known.ok_or(()).map_err(|()| self.say(BoardProblem::NotThere { field: "vpc".into(), id: id.into_owned() }, raw))
    }

    fn subnets(&mut self, fields: &Fields<'a>, builder: &mut Builder, places: &mut Places) -> Read<()> {
        for raw in self.list(fields, "subnets")? {
            let one = self.object("subnets", raw, &["id", "name", "vpc", "cidr", "az", "occupied", "dual_stack", "missing"])?;
            let (id, name) = self.id(&one)?;
            let vpc = self.vpc(&one, places)?;
            let cidr = one.get("cidr").map(|raw| self.cidr("cidr", raw, &id)).transpose()?;
            let subnet = Subnet {
                key: SubnetKey(0),
                id: id.as_ref().into(),
                name: name.as_deref().map(Into::into),
                vpc,
                cidr,
                az: self.text(&one, "az")?.as_deref().map(Into::into),
                occupied: self.number(&one, "occupied")?.unwrap_or(0),
                dual_stack: self.flag(&one, "dual_stack")?,
                missing: self.flag(&one, "missing")?,
            };
            let key = self.refused(&id, builder.subnet(&subnet), raw)?;
            places.subnets.insert(subnet.id, (key, vpc));
        }
        Ok(())
    }

    fn groups(&mut self, fields: &Fields<'a>, builder: &mut Builder, places: &mut Places) -> Read<()> {
        for raw in self.list(fields, "security_groups")? {
            let one = self.object("security_groups", raw, &["id", "name", "vpc", "egress", "rules", "missing"])?;
            let (id, name) = self.id(&one)?;
            let vpc = self.vpc(&one, places)?;
            let egress = self.text(&one, "egress")?;
            let key = self.refused(&id, builder.group(vpc, &id, name.as_deref(), egress.as_deref()), raw)?;
            if one.get("rules").is_some() {
                let rules = self.rules(&one)?;
                self.refused(&id, builder.group_rules(key, rules), raw)?;
            }
            if self.flag(&one, "missing")? {
                self.refused(&id, builder.group_missing(key), raw)?;
            }
            places.groups.insert((vpc, id.as_ref().into()), key);
        }
        Ok(())
    }

    fn rules(&mut self, fields: &Fields<'a>) -> Read<Rc<[GroupRule]>> {
        let mut rules = Vec::new();
        for raw in self.list(fields, "rules")? {
            let one = self.object("rules", raw, &["inbound", "protocol", "ports", "peer"])?;
            let protocol = self.text(&one, "protocol")?;
            let protocol = self.needed(&one, "protocol", protocol)?;
            let peer = self.text(&one, "peer")?;
            let peer = self.needed(&one, "peer", peer)?;
            let ports = match one.get("ports") {
                None => None,
                Some(raw) => {
                    let port = |raw: &&RawValue| number(raw).and_then(|port| u16::try_from(port).ok());
                    match list(raw).unwrap_or_default().iter().map(port).collect::<Option<Vec<u16>>>().as_deref() {
                        Some([first, last]) => Some((*first, *last)),
                        _ => return Err(self.wrong("ports", Expected::List, raw)),
                    }
                }
            };
            let (protocol, peer) = (protocol.as_ref().into(), peer.as_ref().into());
            rules.push(GroupRule { inbound: self.flag(&one, "inbound")?, protocol, ports, peer });
        }
        Ok(rules.into())
    }

    fn role(&mut self, fields: &Fields<'a>) -> Read<Role> {
        let Some(raw) = fields.get("role") else { return Ok(Role::InOrder) };
        let word = self.text_in("role", raw)?;
        let known = [Role::LacksPermission, Role::Deleted].into_iter().find(|role| role_word(*role) == Some(&*word));
        match known.or(Some(Role::InOrder).filter(|_| word == "in-order")) {
            Some(role) => Ok(role),
            None => Err(self.not_there("role", &word, raw)),
        }
    }

    fn event_sources(&mut self, fields: &Fields<'a>, builder: &mut Builder, places: &mut Places) -> Read<()> {
        for raw in self.list(fields, "event_sources")? {
            let known = ["name", "kind", "function", "subnets", "security_groups", "created"];
            let one = self.object("event_sources", raw, &known)?;
            let name = self.text(&one, "name")?;
            let name = self.needed(&one, "name", name)?;
            let word = self.text(&one, "kind")?;
            let word = self.needed(&one, "kind", word)?;
            let Some(kind) = EventSourceKind::ALL.into_iter().find(|kind| kind.id() == &*word) else {
                return Err(self.not_there("kind", &word, raw));
            };
            let (at, id) = match one.get("function") {
                Some(raw) if raw.get().starts_with('"') => {
                    let name = self.text_in("function", raw)?;
                    (places.functions.iter().position(|known| **known == *name), name.into_owned())
                }
                _ => {
                    let number = self.number(&one, "function")?;
                    let number = self.needed(&one, "function", number)?;
                    (number.checked_sub(1).map(|at| at as usize), number.to_string())
                }
            };
            let Some(at) = at.filter(|at| *at < places.functions.len()) else {
                return Err(self.not_there("function", &id, raw));
            };
            let (rows, groups) = (self.list(&one, "subnets")?, self.list(&one, "security_groups")?);
            let attachment = self.attachment(&one, &rows, &groups, builder, places)?;
            let order = match self.number(&one, "created")? {
                Some(order) => order,
                None => builder.next_order().max(1),
            };
            let (key, function) = (EventSourceKey(0), FunctionKey(at as u32));
            let source = EventSource { key, name: name.as_ref().into(), kind, function, attachment, order };
            self.refused(&name, builder.event_source(source), raw)?;
        }
        Ok(())
    }

    fn members(&mut self, raws: &[&'a RawValue], vpc: VpcKey, places: &Places) -> Read<Vec<GroupKey>> {
        let mut members = Vec::with_capacity(raws.len());
        for raw in raws {
            let id = self.text_in("security_groups", raw)?;
            let Some(key) = places.groups.get(&(vpc, id.as_ref().into())) else {
                return Err(self.say(BoardProblem::NotThere { field: "security_groups".into(), id: id.into_owned() }, raw));
            };
            members.push(*key);
        }
        members.sort_unstable();
        members.dedup();
        Ok(members)
    }

    fn sets(&mut self, fields: &Fields<'a>, builder: &mut Builder, places: &mut Places) -> Read<()> {
        for raw in self.list(fields, "sets")? {
            let one = self.object("sets", raw, &["vpc", "security_groups"])?;
            let vpc = self.vpc(&one, places)?;
            let list = self.list(&one, "security_groups")?;
            let members = self.members(&list, vpc, places)?;
            let key = self.refused("sets", builder.set(&members), raw)?;
            places.sets.insert(members, key);
        }
        Ok(())
    }

    fn functions(&mut self, fields: &Fields<'a>, builder: &mut Builder, places: &mut Places) -> Read<u64> {
        let known = [
            "name",
            "arn",
            "account",
            "concurrency",
            "versions",
            "carrier",
            "aliases",
            "memory_mb",
            "subnets",
            "security_groups",
            "dual_stack",
            "created",
            "role",
            "reserved_concurrency",
            "provisioned_concurrency",
        ];
        let raws = self.list(fields, "functions")?;
        let mut next = 1;
        for raw in &raws {
            let one = self.object("functions", raw, &known)?;
            let name = self.text(&one, "name")?;
            let name = self.needed(&one, "name", name)?;
            let account = match self.text(&one, "account")? {
                Some(account) => account.as_ref().into(),
                None => places.account.clone().unwrap_or_else(|| UNKNOWN_ACCOUNT.into()),
            };
            let versions = match one.get("versions") {
                // Without a list, the function itself is its one configuration.
                None => vec![self.version(&one, builder, places, next)?],
                Some(raw) => {
                    let short = ["memory_mb", "subnets", "security_groups", "dual_stack", "created"];
                    if let Some((field, raw)) = one.found.iter().find(|(field, _)| short.contains(&&**field)) {
                        return Err(self.say(BoardProblem::FieldTwice(field.clone().into_owned()), raw));
                    }
                    let list = list(raw).ok_or(()).map_err(|()| self.wrong("versions", Expected::List, raw))?;
                    let known = ["version", "memory_mb", "subnets", "security_groups", "dual_stack", "created"];
                    let mut versions = Vec::with_capacity(list.len());
                    for raw in list {
                        let one = self.object("versions", raw, &known)?;
                        versions.push(self.version(&one, builder, places, next + versions.len() as u64)?);
                    }
                    versions
                }
            };
            next += versions.len() as u64;
            let place = |label: &str| versions.iter().position(|version| version.label.as_str() == label);
            let carrier = match (self.text(&one, "carrier")?, one.get("carrier")) {
                (Some(label), Some(raw)) => match place(&label) {
                    Some(at) => at,
                    None => return Err(self.not_there("carrier", &label, raw)),
                },
                _ => place(VersionLabel::Latest.as_str()).unwrap_or(0),
            };
            let mut aliases = Vec::new();
            for raw in self.list(&one, "aliases")? {
                let alias = self.object("aliases", raw, &["name", "version"])?;
                let name = self.text(&alias, "name")?;
                let name = self.needed(&alias, "name", name)?;
                let version = self.text(&alias, "version")?;
                let version = self.needed(&alias, "version", version)?;
                let Some(found) = place(&version).and_then(|at| versions.get(at)) else {
                    return Err(self.not_there("version", &version, raw));
                };
                aliases.push(Alias { name: name.as_ref().into(), version: found.label.clone() });
            }
            let function = Function {
                key: FunctionKey(0),
                name: name.as_ref().into(),
                arn: self.text(&one, "arn")?.as_deref().map(Into::into),
                account,
                concurrency: self.concurrency(&one)?,
                carrier,
                versions: versions.into(),
                aliases: aliases.into(),
                role: self.role(&one)?,
                reserved: self.number(&one, "reserved_concurrency")?,
                provisioned: self.number(&one, "provisioned_concurrency")?.unwrap_or(0),
            };
            self.refused(&name, builder.function(&function), raw)?;
            places.functions.push(function.name);
        }
        Ok(raws.len() as u64)
    }

    fn not_there(&mut self, field: &str, id: &str, raw: &RawValue) -> Stop {
        self.say(BoardProblem::NotThere { field: field.to_owned(), id: id.to_owned() }, raw)
    }

    fn concurrency(&mut self, fields: &Fields<'a>) -> Read<Concurrency> {
        let Some(raw) = fields.get("concurrency") else { return Ok(Concurrency::Global) };
        if let Some(own) = number(raw) {
            return Ok(Concurrency::Own(own));
        }
        if !raw.get().starts_with('{') {
            return Err(self.wrong("concurrency", Expected::Number, raw));
        }
        let one = self.object("concurrency", raw, &["percent", "requests_per_second", "duration_ms"])?;
        let percent = self.number(&one, "percent")?;
        let (requests, duration) = (self.number(&one, "requests_per_second")?, self.number(&one, "duration_ms")?);
        match (percent, requests, duration) {
            (Some(percent), None, None) => Ok(Concurrency::Relative(percent)),
            (None, Some(requests_per_second), Some(duration_ms)) => Ok(Concurrency::Rate { requests_per_second, duration_ms }),
            (None, Some(_), None) => Err(self.say(BoardProblem::Missing("duration_ms".into()), raw)),
            (None, None, Some(_)) => Err(self.say(BoardProblem::Missing("requests_per_second".into()), raw)),
            _ => Err(self.say(BoardProblem::Missing("percent".into()), raw)),
        }
    }

    fn version(&mut self, one: &Fields<'a>, builder: &mut Builder, places: &mut Places, created: u64) -> Read<Version> {
        let label = match self.text(one, "version")?.as_deref() {
            None | Some("$LATEST") => VersionLabel::Latest,
            Some(number) => VersionLabel::Published(number.into()),
        };
        let (rows, groups) = (self.list(one, "subnets")?, self.list(one, "security_groups")?);
        let attachment = if rows.is_empty() && groups.is_empty() {
            None
        } else {
            Some(self.attachment(one, &rows, &groups, builder, places)?)
        };
        Ok(Version {
            label,
            memory_mb: self.number(one, "memory_mb")?.unwrap_or(128),
            attachment,
            order: self.number(one, "created")?.unwrap_or(created),
            dual_stack: self.flag(one, "dual_stack")?,
        })
    }

    fn attachment(
        &mut self,
        one: &Fields<'a>,
        rows: &[&'a RawValue],
        groups: &[&'a RawValue],
        builder: &mut Builder,
        places: &mut Places,
    ) -> Read<Attachment> {
        let mut keys = Vec::with_capacity(rows.len());
        let mut vpc = None;
        for raw in rows {
            let id = self.text_in("subnets", raw)?;
            let Some((key, owner)) = places.subnets.get(&*id).copied() else {
                return Err(self.not_there("subnets", &id, raw));
            };
            vpc.get_or_insert(owner);
            keys.push(key);
        }
        let owner = self.refused("subnets", vpc.ok_or(NetworkError::GroupsWithoutSubnets), one.raw)?;
        let members = self.members(groups, owner, places)?;
        let set = match places.sets.get(&members) {
            Some(set) => *set,
            // A set that is used needs no word of its own: it is a column all the same.
            None => {
                let key = self.refused("security_groups", builder.set(&members), one.raw)?;
                places.sets.insert(members, key);
                key
            }
        };
        self.refused("subnets", builder.attachment(&keys, set), one.raw)
    }
}

/// What was read so far, by id.
#[derive(Default)]
struct Places {
    vpcs: HashMap<Rc<str>, VpcKey>,
    account: Option<Rc<str>>,
    regions: Vec<Rc<str>>,
    subnets: HashMap<Rc<str>, (SubnetKey, VpcKey)>,
    groups: HashMap<(VpcKey, Rc<str>), GroupKey>,
    sets: HashMap<Vec<GroupKey>, SetKey>,
    functions: Vec<Rc<str>>,
}

/// Orders as ranks from 0, as a link has them.
fn canonical(mut topology: Topology) -> Topology {
    let orders: BTreeMap<u64, u64> = topology.orders().into_iter().zip(0..).collect();
    topology.renumber_orders(&orders);
    topology
}
