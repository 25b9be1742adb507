//! The report for programs: the figures of one [`Comparison`], the same that the page shows.

use crate::import::{FileKind, Imported, Problem, Severity};
use crate::model::{Comparison, Estimate, HyperplaneFailure, LegacyFailure};
use crate::network::{Function, FunctionKey, Holder, SetKey, Subnet, SubnetKey, Vpc, VpcKey};
use crate::text::{Lang, N, import as texts};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The default Region quota of 2019 for an account with few instances (aws-facts §1).
pub const REGION_QUOTA_2019: u64 = 350;

/// What the comparison does not hold: where it came from.
#[derive(Debug, Clone)]
pub struct Input<'a> {
    /// The files.
    pub sources: Vec<Source>,
    /// Versions outside a VPC.
    pub functions_outside_vpc: u64,
    /// Functions on capacity providers.
    pub managed_instances: u64,
    /// What the import had to say.
    pub problems: &'a [Problem],
    /// The language of the messages.
    pub lang: Lang,
}

impl<'a> Input<'a> {
    /// The input of a report on imported files.
    pub fn of(imported: &'a Imported, lang: Lang) -> Self {
        let mut sources: Vec<Source> = Vec::new();
        for file in &imported.files {
            let format = match file.kind {
                FileKind::ListFunctions
                | FileKind::DescribeSubnets
                | FileKind::DescribeSecurityGroups
                | FileKind::DescribeNetworkInterfaces
                | FileKind::DescribeVpcs => "aws-cli",
            };
            if !sources.iter().any(|known| known.file == file.name) {
                sources.push(Source { file: file.name.clone(), format });
            }
        }
        Self {
            sources,
            functions_outside_vpc: imported.versions_outside_vpc,
            managed_instances: imported.managed_instances,
            problems: &imported.problems,
            lang,
        }
    }
}

/// A file of the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its name.
    pub file: String,
    /// Its format, as the contract names it.
    pub format: &'static str,
}

/// A value of an assumption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// On or off; off is `null` where a number would stand.
    Flag(bool),
    /// A number; `None`: off.
    Number(Option<u64>),
    /// A word.
    Word(&'static str),
}

/// The whole report, in the contract's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The version of the format.
    pub schema: u64,
    /// By rule id, with its value.
    pub assumptions: BTreeMap<&'static str, Value>,
    /// The files.
    pub sources: Vec<Source>,
    /// Every version in a VPC, in order of creation.
    pub functions: Vec<VersionRow>,
    /// Versions outside a VPC.
    pub functions_outside_vpc: u64,
    /// Functions on capacity providers.
    pub managed_instances: u64,
    /// The new world.
    pub hyperplane: HyperplanePart,
    /// The old world.
    pub legacy: LegacyPart,
    /// In row order.
    pub subnets: Vec<SubnetRow>,
    /// What to look at, the worst first.
    pub findings: Vec<Finding>,
    /// Expressions without a value: the AWS CLI's output has none.
    pub unresolved: Vec<()>,
}

/// One version in a VPC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionRow {
    /// The function's name.
    pub name: String,
    /// `$LATEST` or a number.
    pub version: String,
    /// The ARN without the version.
    pub arn: Option<String>,
    /// Sorted, unique.
    pub subnets: Vec<String>,
    /// Sorted, unique.
    pub security_groups: Vec<String>,
    /// Memory in MB.
    pub memory_mb: u64,
    /// Executions at once: the function's where this version carries them, else 0.
    pub concurrency: u64,
    /// `Active` or `Failed`.
    pub state: &'static str,
    /// AWS's `StateReasonCode`.
    pub reason: Option<&'static str>,
}

/// The new world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HyperplanePart {
    /// Interfaces all versions ask for.
    pub needed: u64,
    /// Interfaces made.
    pub created: u64,
    /// Every key, in order of creation.
    pub enis: Vec<EniRow>,
    /// Every VPC.
    pub quota: Vec<QuotaRow>,
}

/// One key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EniRow {
    /// The subnet's id.
    pub subnet: String,
    /// Sorted, unique.
    pub security_groups: Vec<String>,
    /// Interfaces needed.
    pub interfaces: u64,
    /// Connections of all holders.
    pub connections: u64,
    /// `name:version`, sorted.
    pub held_by: Vec<String>,
}

/// A VPC's quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuotaRow {
    /// The VPC's id.
    pub vpc: Option<String>,
    /// Created, and those of other services.
    pub used: u64,
    /// The quota.
    pub limit: u64,
}

/// The old world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LegacyPart {
    /// Which estimate.
    pub estimate: &'static str,
    /// Interfaces needed.
    pub needed: u64,
    /// Interfaces made.
    pub created: u64,
    /// `needed - created`.
    pub refused: u64,
    /// What the other estimate says is needed.
    pub other_estimate_needed: u64,
    /// Every function whose carrying version is in a VPC, in board order.
    pub functions: Vec<LegacyRow>,
}

/// One function in the old world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LegacyRow {
    /// The function's name.
    pub name: String,
    /// The version that carries the concurrency.
    pub version: String,
    /// Interfaces needed.
    pub needed: u64,
}

/// One subnet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubnetRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// Its VPC's id.
    pub vpc: Option<String>,
    /// Its zone.
    pub az: Option<String>,
    /// Its block; `None` when the input does not say.
    pub cidr: Option<String>,
    /// Size less the five reserved.
    pub usable: Option<u64>,
    /// Addresses others hold.
    pub other: u64,
    /// The new world.
    pub hyperplane: Room,
    /// The old world.
    pub legacy: LegacyRoom,
}

/// A subnet's room now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Room {
    /// Addresses Lambda uses.
    pub used: u64,
    /// Addresses left; `None`: unbounded.
    pub free: Option<u64>,
}

/// A subnet's room before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LegacyRoom {
    /// Addresses Lambda uses.
    pub used: u64,
    /// Addresses left; `None`: unbounded.
    pub free: Option<u64>,
    /// Refused, counted here.
    pub refused: u64,
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// For programs; AWS's own code where there is one.
    pub code: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// What it is about: an id or a name; empty for the whole input.
    pub subject: String,
    /// For people.
    pub message: String,
}

/// The contract's word for an estimate.
pub const fn estimate_word(estimate: Estimate) -> &'static str {
    match estimate {
        Estimate::PerEnvironment => "per-environment",
        Estimate::MemoryFormula => "memory-formula",
    }
}

/// Lookups by key: a board of 10,000 functions is walked once.
struct Names<'a> {
    vpcs: HashMap<VpcKey, &'a Vpc>,
    subnets: HashMap<SubnetKey, &'a Subnet>,
    sets: HashMap<SetKey, Vec<String>>,
    functions: HashMap<FunctionKey, &'a Function>,
}

impl<'a> Names<'a> {
    fn of(comparison: &'a Comparison) -> Self {
        let board = &comparison.topology;
        let groups: HashMap<_, _> = board.groups.iter().map(|group| (group.key, &group.id)).collect();
        let members = |keys: &[crate::network::GroupKey]| {
            let ids: BTreeSet<String> = keys.iter().filter_map(|key| Some(groups.get(key)?.to_string())).collect();
            ids.into_iter().collect()
        };
        Self {
            vpcs: board.vpcs.iter().map(|vpc| (vpc.key, vpc)).collect(),
            subnets: board.subnets.iter().map(|subnet| (subnet.key, subnet)).collect(),
            sets: board.sets.iter().map(|set| (set.key, members(&set.members))).collect(),
            functions: board.functions.iter().map(|function| (function.key, function)).collect(),
        }
    }

    fn set(&self, key: SetKey) -> Vec<String> {
        self.sets.get(&key).cloned().unwrap_or_default()
    }

    fn subnet(&self, key: SubnetKey) -> String {
        self.subnets.get(&key).map(|subnet| subnet.id.to_string()).unwrap_or_default()
    }

    fn vpc(&self, key: VpcKey) -> Option<String> {
        self.vpcs.get(&key).map(|vpc| vpc.id.to_string())
    }

    fn holder(&self, holder: Holder) -> Option<String> {
        match holder {
            Holder::Version { function, version } => {
                let function = self.functions.get(&function)?;
                Some(format!("{}:{}", function.name, function.versions.get(version as usize)?.label.as_str()))
            }
            // Pollers hold no function's version: the contract lists those only.
            Holder::EventSource(_) => None,
        }
    }
}

/// The report on a comparison.
pub fn report(comparison: &Comparison, input: &Input<'_>) -> Report {
    let names = Names::of(comparison);
    let board = &comparison.topology;
    let (now, before) = (&comparison.hyperplane, &comparison.legacy);
    let functions: Vec<&Function> = board.functions.iter().collect();

    let rows = now.versions.iter().filter_map(|state| {
        let function = functions.get(state.function as usize)?;
        let version = function.versions.get(state.version as usize)?;
        let attachment = version.attachment.as_ref()?;
        let subnets: BTreeSet<String> = attachment.subnets.iter().map(|key| names.subnet(*key)).collect();
        let carries = function.carrier().is_some_and(|carrier| std::ptr::eq(carrier, version));
        let concurrency = if carries { function.concurrency_or(comparison.assumptions.concurrency) } else { 0 };
        Some(VersionRow {
            name: function.name.to_string(),
            version: version.label.as_str().to_owned(),
            arn: function.arn.as_deref().map(str::to_owned),
            subnets: subnets.into_iter().collect(),
            security_groups: names.set(attachment.set),
            memory_mb: version.memory_mb,
            concurrency,
            state: if state.failure.is_some() { "Failed" } else { "Active" },
            reason: state.failure.map(HyperplaneFailure::code),
        })
    });
    let enis = now.enis.iter().map(|eni| {
        let mut held_by: Vec<String> = eni.holders.iter().filter_map(|holder| names.holder(*holder)).collect();
        held_by.sort_unstable();
        EniRow {
            subnet: names.subnet(eni.subnet),
            security_groups: names.set(eni.set),
            interfaces: eni.interfaces,
            connections: eni.connections,
            held_by,
        }
    });
    let quota = now.quota.iter().map(|quota| QuotaRow { vpc: names.vpc(quota.vpc), used: quota.used, limit: quota.limit });
    let legacy_functions = before.functions.iter().filter_map(|row| {
        let function = names.functions.get(&row.function)?;
        let carrier = function.carrier().filter(|carrier| carrier.attachment.is_some())?;
        Some(LegacyRow { name: function.name.to_string(), version: carrier.label.as_str().to_owned(), needed: row.needed })
    });
    let subnets = comparison.capacity.iter().enumerate().filter_map(|(at, room)| {
        let subnet = names.subnets.get(&room.subnet)?;
        let (now, before) = (now.rows.get(at)?, before.rows.get(at)?);
        Some(SubnetRow {
            id: subnet.id.to_string(),
            name: subnet.name.as_deref().map(str::to_owned),
            vpc: names.vpc(subnet.vpc),
            az: subnet.az.as_deref().map(str::to_owned),
            cidr: subnet.cidr.map(|cidr| cidr.to_string()),
            usable: room.usable,
            other: room.occupied,
            hyperplane: Room { used: now.created, free: now.free },
            legacy: LegacyRoom { used: before.created, free: before.free, refused: before.refused },
        })
    });
    Report {
        schema: 1,
        assumptions: assumptions(comparison),
        sources: input.sources.clone(),
        functions: rows.collect(),
        functions_outside_vpc: input.functions_outside_vpc,
        managed_instances: input.managed_instances,
        hyperplane: HyperplanePart { needed: now.needed, created: now.created, enis: enis.collect(), quota: quota.collect() },
        legacy: LegacyPart {
            estimate: estimate_word(before.estimate),
            needed: before.needed,
            created: before.created,
            refused: before.refused,
            other_estimate_needed: before.other_needed,
            functions: legacy_functions.collect(),
        },
        subnets: subnets.collect(),
        findings: findings(comparison, &names, input),
        unresolved: Vec::new(),
    }
}

fn assumptions(comparison: &Comparison) -> BTreeMap<&'static str, Value> {
    let set = &comparison.assumptions;
    let mut all = BTreeMap::from([
        ("legacy-estimate", Value::Word(estimate_word(set.estimate))),
        ("legacy-region-quota", Value::Number(set.region_quota_2019)),
        ("concurrency", Value::Number(Some(set.concurrency))),
        ("connections-per-environment", Value::Number(Some(set.connections_per_environment))),
        ("eni-quota", Value::Number(Some(set.eni_quota))),
        ("other-enis", Value::Number(Some(set.other_enis))),
        ("account-concurrency", Value::Number(Some(set.account_concurrency))),
        ("connections-per-eni", Value::Number(Some(set.limits.connections_per_interface))),
        ("network-interfaces-per-region", Value::Number(Some(set.limits.region_interfaces))),
        ("nau-per-vpc", Value::Number(Some(set.limits.nau_per_vpc))),
        ("rules-per-security-group", Value::Number(Some(set.limits.rules_per_group))),
        ("security-groups-per-function", Value::Number(Some(set.limits.groups_per_function))),
        ("subnets-per-function", Value::Number(Some(set.limits.subnets_per_function))),
        ("unreserved-concurrency", Value::Number(Some(set.limits.unreserved_least))),
        ("even-spread", Value::Flag(true)),
        ("even-connections", Value::Flag(true)),
        ("all-or-nothing", Value::Flag(true)),
        ("extra-afterwards", Value::Flag(true)),
        ("rounded-up", Value::Flag(true)),
        ("concurrency-carrier", Value::Word("$LATEST")),
    ]);
    let unbounded = comparison.capacity.iter().filter(|room| room.usable.is_none()).count() as u64;
    if unbounded > 0 {
        all.insert("unbounded-subnets", Value::Number(Some(unbounded)));
    }
    all
}

const fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

fn findings(comparison: &Comparison, names: &Names<'_>, input: &Input<'_>) -> Vec<Finding> {
    let lang = input.lang;
    let mut found: Vec<(Severity, &'static str, String, String)> = Vec::new();
    let (now, before) = (&comparison.hyperplane, &comparison.legacy);

    let mut failed: BTreeMap<&'static str, BTreeSet<u32>> = BTreeMap::new();
    for state in &now.versions {
        if let Some(failure) = state.failure {
            failed.entry(failure.code()).or_default().insert(state.function);
        }
    }
    let failed = |failure: HyperplaneFailure| N(failed.get(failure.code()).map_or(0, BTreeSet::len) as u64);
    for (room, row) in comparison.capacity.iter().zip(&now.rows) {
        let id = names.subnet(room.subnet);
        match room.room() {
            Some(free) if row.needed > free => {
                let failure = HyperplaneFailure::SubnetOutOfIpAddresses;
                let message = texts::out_of_addresses(lang, &id, N(row.needed), N(free), failed(failure));
                found.push((Severity::Error, failure.code(), id, message));
            }
            None => {
                let message = texts::unknown_capacity(lang, &id);
                found.push((Severity::Warning, "unknown-capacity", id, message));
            }
            Some(_) => {}
        }
    }
    let functions: Vec<&Function> = comparison.topology.functions.iter().collect();
    let over: BTreeSet<VpcKey> = now
        .versions
        .iter()
        .filter(|state| state.failure == Some(HyperplaneFailure::EniLimitExceeded))
        .filter_map(|state| {
            let version = functions.get(state.function as usize)?.versions.get(state.version as usize)?;
            Some(names.subnets.get(version.attachment.as_ref()?.subnets.first()?)?.vpc)
        })
        .collect();
    for vpc in over {
        let failure = HyperplaneFailure::EniLimitExceeded;
        let id = names.vpc(vpc).unwrap_or_default();
        let message = texts::eni_limit(lang, &id, N(comparison.assumptions.eni_quota), failed(failure));
        found.push((Severity::Error, failure.code(), id, message));
    }
    for failure in before.failures() {
        let message = match failure {
            LegacyFailure::SubnetIpAddressLimitReached => {
                texts::legacy_out_of_addresses(lang, N(before.needed), N(before.refused_by_addresses()))
            }
            LegacyFailure::EniLimitReached => {
                let quota = comparison.assumptions.region_quota_2019.unwrap_or(REGION_QUOTA_2019);
                texts::legacy_quota(lang, N(quota), N(before.refused_by_quota))
            }
            LegacyFailure::InvalidSubnetId | LegacyFailure::InvalidSecurityGroupId | LegacyFailure::Ec2AccessDenied => {
                let barred = before.functions.iter().filter(|function| function.barred == Some(failure)).count() as u64;
                texts::legacy_barred(lang, N(barred))
            }
        };
        found.push((Severity::Info, failure.code(), String::new(), message));
    }
    for failure in [
        HyperplaneFailure::InvalidSubnet,
        HyperplaneFailure::InvalidSecurityGroup,
        HyperplaneFailure::InsufficientRolePermissions,
    ] {
        let many = failed(failure);
        if many.0 > 0 {
            found.push((Severity::Error, failure.code(), String::new(), texts::barred(lang, many)));
        }
    }
    if comparison.assumptions.region_quota_2019.is_none() {
        let mut regions: BTreeMap<&str, u64> = BTreeMap::new();
        for (room, row) in comparison.capacity.iter().zip(&before.rows) {
            if let Some(vpc) = names.subnets.get(&room.subnet).and_then(|subnet| names.vpcs.get(&subnet.vpc)) {
                *regions.entry(&vpc.region).or_default() += row.created;
            }
        }
        for (region, created) in regions.into_iter().filter(|(_, created)| *created > REGION_QUOTA_2019) {
            let message = texts::legacy_quota_first(lang, region, N(REGION_QUOTA_2019), N(created));
            found.push((Severity::Info, "legacy-region-quota", region.to_owned(), message));
        }
    }
    for problem in input.problems {
        let severity = problem.kind.severity();
        let subject = texts::subject(&problem.kind).to_owned();
        found.push((severity, texts::code(&problem.kind), subject, texts::in_one_line(lang, problem)));
    }
    found.sort_by_key(|(severity, ..)| *severity);
    found
        .into_iter()
        .map(|(severity, code, subject, message)| Finding { code, severity: severity_word(severity), subject, message })
        .collect()
}

/// The highest use under Hyperplane, in hundredths of a percent: of a subnet's usable addresses
/// (others included) or of a VPC's quota. Counts what is **needed**: a board that does not fit is
/// over 100 %.
pub fn highest_use(comparison: &Comparison) -> Option<(String, u64)> {
    let names = Names::of(comparison);
    let share = |used: u64, of: u64| match of {
        0 if used == 0 => 0,
        0 => u64::MAX,
        _ => u64::try_from(u128::from(used) * 10_000 / u128::from(of)).unwrap_or(u64::MAX),
    };
    let mut needed: BTreeMap<VpcKey, u64> = BTreeMap::new();
    let mut uses: Vec<(String, u64)> = Vec::new();
    for (room, row) in comparison.capacity.iter().zip(&comparison.hyperplane.rows) {
        if let Some(subnet) = names.subnets.get(&room.subnet) {
            *needed.entry(subnet.vpc).or_default() += row.needed;
        }
        if let Some(usable) = room.usable {
            uses.push((names.subnet(room.subnet), share(room.occupied.saturating_add(row.needed), usable)));
        }
    }
    let others = comparison.assumptions.other_enis;
    uses.extend(comparison.hyperplane.quota.iter().map(|quota| {
        let used = needed.get(&quota.vpc).copied().unwrap_or(0).saturating_add(others).max(quota.used);
        (names.vpc(quota.vpc).unwrap_or_default(), share(used, quota.limit))
    }));
    uses.into_iter().max_by_key(|(_, share)| *share)
}
