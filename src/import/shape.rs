//! What a document is, by its shape, and its elements with the named fields only.
//!
//! `Environment` and every field not named here are skipped by the reader and never built.

use super::json::{self, fields};
use super::notes::Notes;
use super::read::{At, offset_of};
use super::{Expected, FileKind, ProblemKind};
use crate::network::GroupRule;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A text borrowed from the file where it holds no escape.
pub(super) type Text<'a> = Cow<'a, str>;

/// A value with its place.
#[derive(Debug, Clone)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) at: At,
}

/// An ARN's parts that matter.
#[derive(Debug, Clone)]
pub(super) struct Arn<'a> {
    /// Without the version.
    pub(super) base: Text<'a>,
    pub(super) region: String,
    pub(super) account: String,
}

#[derive(Debug)]
pub(super) struct FunctionItem<'a> {
    pub(super) at: At,
    pub(super) name: Text<'a>,
    pub(super) arn: Option<Arn<'a>>,
    pub(super) label: Text<'a>,
    pub(super) memory: Option<Placed<u64>>,
    pub(super) managed: bool,
    pub(super) vpc: VpcItemConfig<'a>,
}

#[derive(Debug, Default)]
pub(super) struct VpcItemConfig<'a> {
    /// A field of another type: the version cannot be used.
    pub(super) unusable: bool,
    pub(super) subnets: Vec<Placed<Text<'a>>>,
    pub(super) groups: Vec<Text<'a>>,
    pub(super) vpc: Option<Text<'a>>,
    /// `Ipv6AllowedForDualStack`.
    pub(super) dual_stack: bool,
}

#[derive(Debug)]
pub(super) struct SubnetItem<'a> {
    pub(super) at: At,
    pub(super) id: Text<'a>,
    pub(super) name: Option<Text<'a>>,
    pub(super) vpc: Option<Text<'a>>,
    pub(super) cidr: Option<Placed<Text<'a>>>,
    /// An IPv6 block is associated.
    pub(super) dual_stack: bool,
    pub(super) az: Option<Text<'a>>,
    pub(super) available: Option<u64>,
    pub(super) account: Option<String>,
    pub(super) region: Option<String>,
}

#[derive(Debug)]
pub(super) struct GroupItem<'a> {
    pub(super) at: At,
    pub(super) id: Text<'a>,
    pub(super) name: Option<Text<'a>>,
    pub(super) vpc: Option<Text<'a>>,
    pub(super) egress: Option<String>,
    pub(super) rules: Option<Vec<GroupRule>>,
}

#[derive(Debug)]
pub(super) struct InterfaceItem<'a> {
    pub(super) at: At,
    pub(super) id: Text<'a>,
    pub(super) subnet: Placed<Text<'a>>,
    pub(super) vpc: Option<Text<'a>>,
    pub(super) groups: Option<Vec<Text<'a>>>,
    pub(super) address: Option<Placed<Text<'a>>>,
    pub(super) lambda: bool,
}

#[derive(Debug)]
pub(super) struct VpcItem<'a> {
    pub(super) at: At,
    pub(super) id: Text<'a>,
    pub(super) name: Option<Text<'a>>,
    pub(super) account: Option<Text<'a>>,
    pub(super) cidrs: Vec<Placed<Text<'a>>>,
}

/// Everything the files list, in order of appearance.
#[derive(Debug, Default)]
pub(super) struct Items<'a> {
    pub(super) functions: Vec<FunctionItem<'a>>,
    pub(super) subnets: Vec<SubnetItem<'a>>,
    pub(super) groups: Vec<GroupItem<'a>>,
    pub(super) interfaces: Vec<InterfaceItem<'a>>,
    pub(super) vpcs: Vec<VpcItem<'a>>,
    /// Pages: what they list, and the token that says there are more.
    pub(super) pages: Vec<(FileKind, Option<(&'static str, At)>)>,
}

/// The keys of AWS's lists.
const LISTS: [(&str, FileKind); 5] = [
    ("Functions", FileKind::ListFunctions),
    ("Subnets", FileKind::DescribeSubnets),
    ("SecurityGroups", FileKind::DescribeSecurityGroups),
    ("NetworkInterfaces", FileKind::DescribeNetworkInterfaces),
    ("Vpcs", FileKind::DescribeVpcs),
];

/// Reads the documents of one file.
pub(super) struct Reader<'a, 'n> {
    pub(super) file: usize,
    pub(super) text: &'a str,
    pub(super) notes: &'n mut Notes,
    /// How many elements of each kind this file gave, in order of [`LISTS`].
    pub(super) counts: [Option<u64>; 5],
}

impl<'a> Reader<'a, '_> {
    fn at(&self, raw: &RawValue) -> At {
        At { file: self.file, byte: offset_of(self.text, raw.get()) }
    }

    /// One document: a page, a list of pages, a `--query`-reduced list, or one function.
    pub(super) fn document(&mut self, raw: &'a RawValue, items: &mut Items<'a>) {
        if !self.value(raw, items, true) {
            let at = self.at(raw);
            let names = json::names(raw, 8).iter().map(|name| short(name)).collect();
            self.notes.say(ProblemKind::UnknownShape(names), Some(at));
        }
    }

    /// What this file listed, and how many.
    pub(super) fn summaries(self) -> impl Iterator<Item = (FileKind, u64)> {
        LISTS.into_iter().zip(self.counts).filter_map(|((_, kind), count)| Some((kind, count?)))
    }

    fn count(&mut self, kind: FileKind, more: u64) {
        let slot = LISTS.iter().position(|(_, list)| *list == kind);
        if let Some(count) = slot.and_then(|slot| self.counts.get_mut(slot)) {
            *count = Some(count.unwrap_or(0) + more);
        }
    }

    fn value(&mut self, raw: &'a RawValue, items: &mut Items<'a>, outer: bool) -> bool {
        if let Some(elements) = json::list(raw) {
            let mut known = false;
            let mut strange = Vec::new();
            for (number, element) in elements.into_iter().enumerate() {
                let nested = outer && element.get().starts_with('[');
                if self.element(element, number, items)
                    || self.page(element, items)
                    || nested && self.value(element, items, false)
                {
                    known = true;
                } else {
                    strange.push((number, element));
                }
            }
            if known {
                for (number, element) in strange {
                    self.incomplete(element, format!("[{number}]"), "FunctionName", Expected::Text);
                }
            } else if strange.is_empty() {
                let at = self.at(raw);
                self.notes.say(ProblemKind::Empty, Some(at));
                known = true;
            }
            return known;
        }
        if self.page(raw, items) {
            return true;
        }
        if let Some([name, config, version, arn]) = fields(raw, &["FunctionName", "VpcConfig", "Version", "FunctionArn"])
            && name.is_some()
            && (config.is_some() || version.is_some() || arn.is_some())
        {
            return self.element(raw, 0, items);
        }
        // `get-function` holds the configuration one step down; recorded answers hold all of it.
        if let Some([configuration, data]) = fields(raw, &["Configuration", "data"])
            && let Some(inner) = configuration.or(data).filter(|inner| outer && json::is_object(inner))
        {
            return self.value(inner, items, data.is_some() && configuration.is_none());
        }
        false
    }

    fn page(&mut self, raw: &'a RawValue, items: &mut Items<'a>) -> bool {
        let Some(lists) = fields(raw, &LISTS.map(|(key, _)| key)) else {
            return false;
        };
        let mut known = false;
        for (raw_list, (key, kind)) in lists.into_iter().zip(LISTS) {
            let Some(elements) = raw_list.and_then(json::list) else {
                continue;
            };
            known = true;
            self.count(kind, 0);
            for (number, element) in elements.into_iter().enumerate() {
                self.one(kind, element, format_args!("{key}[{number}]"), items);
            }
            let token = fields(raw, &["NextMarker", "NextToken"]).and_then(|[marker, token]| {
                marker.map(|at| ("NextMarker", at)).or(token.map(|at| ("NextToken", at))).filter(|(_, at)| at.get() != "\"\"")
            });
            items.pages.push((kind, token.map(|(name, at)| (name, self.at(at)))));
        }
        known
    }

    /// An element of a list without a key: told by its own fields.
    fn element(&mut self, raw: &'a RawValue, number: usize, items: &mut Items<'a>) -> bool {
        let Some([function, arn, interface, subnet, group, vpc, block]) =
            fields(raw, &["FunctionName", "FunctionArn", "NetworkInterfaceId", "SubnetId", "GroupId", "VpcId", "CidrBlock"])
        else {
            return false;
        };
        let kind = if function.or(arn).is_some() {
            FileKind::ListFunctions
        } else if interface.is_some() {
            FileKind::DescribeNetworkInterfaces
        } else if subnet.is_some() {
            FileKind::DescribeSubnets
        } else if group.is_some() {
            FileKind::DescribeSecurityGroups
        } else if vpc.is_some() && block.is_some() {
            FileKind::DescribeVpcs
        } else {
            return false;
        };
        self.one(kind, raw, format_args!("[{number}]"), items);
        true
    }

    fn one(&mut self, kind: FileKind, raw: &'a RawValue, path: std::fmt::Arguments<'_>, items: &mut Items<'a>) {
        self.count(kind, 1);
        if !json::is_object(raw) {
            return self.incomplete(raw, path.to_string(), "{}", Expected::Object);
        }
        match kind {
            FileKind::ListFunctions => items.functions.extend(self.function(raw, path)),
            FileKind::DescribeSubnets => items.subnets.extend(self.subnet(raw, path)),
            FileKind::DescribeSecurityGroups => items.groups.extend(self.group(raw, path)),
            FileKind::DescribeNetworkInterfaces => items.interfaces.extend(self.interface(raw, path)),
            FileKind::DescribeVpcs => items.vpcs.extend(self.vpc(raw, path)),
        }
    }

    fn incomplete(&mut self, raw: &RawValue, subject: String, property: &str, expected: Expected) {
        let at = self.at(raw);
        self.notes.say(ProblemKind::Incomplete { subject, property: property.into(), expected }, Some(at));
    }

    fn ignored(&mut self, raw: &RawValue, subject: &str, property: &str, expected: Expected) {
        let at = self.at(raw);
        self.notes.say(ProblemKind::BadValue { subject: short(subject), property: property.into(), expected }, Some(at));
    }

    /// A text that must be there; without it the element is left out.
    fn needed(
        &mut self,
        whole: &RawValue,
        field: Option<&'a RawValue>,
        path: std::fmt::Arguments<'_>,
        name: &str,
    ) -> Option<Placed<Text<'a>>> {
        match field.and_then(json::text).filter(|text| !text.trim().is_empty()) {
            Some(value) => Some(Placed { value: clipped(value, 256), at: self.at(field.unwrap_or(whole)) }),
            None => {
                self.incomplete(field.unwrap_or(whole), path.to_string(), name, Expected::Text);
                None
            }
        }
    }

    /// A text that may be there; of another type it is ignored, and said.
    fn wanted(&mut self, field: Option<&'a RawValue>, subject: &str, name: &str) -> Option<Text<'a>> {
        let field = field?;
        let text = json::text(field);
        if text.is_none() {
            self.ignored(field, subject, name, Expected::Text);
        }
        text.filter(|text| !text.is_empty()).map(|text| clipped(text, 256))
    }

    fn tag_name(tags: Option<&'a RawValue>) -> Option<Text<'a>> {
        json::list(tags?)?.into_iter().find_map(|tag| {
            let [key, value] = fields(tag, &["Key", "Value"])?;
            (json::text(key?)? == "Name").then_some(())?;
            json::text(value?).filter(|name| !name.trim().is_empty()).map(|name| clipped(name, 256))
        })
    }

    fn function(&mut self, raw: &'a RawValue, path: std::fmt::Arguments<'_>) -> Option<FunctionItem<'a>> {
        let [name_raw, arn, version, memory, vpc, capacity] =
            fields(raw, &["FunctionName", "FunctionArn", "Version", "MemorySize", "VpcConfig", "CapacityProviderConfig"])?;
        let read = arn.and_then(json::text).and_then(function_arn);
        let (arn, arn_name, qualifier) = match read {
            Some((arn, name, qualifier)) => (Some(arn), Some(name), qualifier),
            None => (None, None, None),
        };
        let given = name_raw.and_then(json::text).filter(|name| !name.trim().is_empty());
        let name = match given.or(arn_name.map(Cow::Owned)) {
            Some(value) => Placed { value, at: self.at(name_raw.unwrap_or(raw)) },
            None => return self.needed(raw, name_raw, path, "FunctionName").and(None),
        };
        if name.value.chars().count() > crate::network::limits::NAME_MAX {
            self.notes.say(ProblemKind::NameTooLong { subject: short(&name.value) }, Some(name.at));
        }
        let value = clipped(name.value, crate::network::limits::NAME_MAX);
        let label = match version.and_then(json::text).filter(|label| !label.is_empty()) {
            Some(label) => clipped(label, 64),
            None => qualifier.map_or(Cow::Borrowed("$LATEST"), Cow::Owned),
        };
        let subject = format!("{value}:{label}");
        let memory = match memory.map(|raw| (raw, json::number(raw))) {
            Some((raw, Some(value))) => Some(Placed { value, at: self.at(raw) }),
            Some((raw, None)) => {
                self.ignored(raw, &subject, "MemorySize", Expected::Number);
                None
            }
            None => None,
        };
        let vpc = vpc.map(|raw| self.vpc_config(raw, &subject)).unwrap_or_default();
        let managed = capacity.is_some_and(|raw| json::is_object(raw) && !json::names(raw, 1).is_empty());
        Some(FunctionItem { at: name.at, name: value, arn, label, memory, managed, vpc })
    }

    fn vpc_config(&mut self, raw: &'a RawValue, subject: &str) -> VpcItemConfig<'a> {
        let Some([subnets, groups, vpc, ipv6]) =
            fields(raw, &["SubnetIds", "SecurityGroupIds", "VpcId", "Ipv6AllowedForDualStack"])
        else {
            self.incomplete(raw, short(subject), "VpcConfig", Expected::Object);
            return VpcItemConfig { unusable: true, ..VpcItemConfig::default() };
        };
        let dual_stack = ipv6.is_some_and(json::is_true);
        let mut config = VpcItemConfig { vpc: self.wanted(vpc, subject, "VpcId"), dual_stack, ..VpcItemConfig::default() };
        for (field, property) in [(subnets, "SubnetIds"), (groups, "SecurityGroupIds")] {
            let Some(field) = field else {
                continue;
            };
            let Some(elements) = json::list(field) else {
                self.incomplete(field, short(subject), property, Expected::List);
                config.unusable = true;
                continue;
            };
            for element in elements {
                match json::text(element).filter(|id| !id.trim().is_empty()).map(|id| clipped(id, 256)) {
                    Some(value) if property == "SubnetIds" => config.subnets.push(Placed { value, at: self.at(element) }),
                    Some(value) => config.groups.push(value),
                    None => {
                        self.incomplete(element, short(subject), property, Expected::Text);
                        config.unusable = true;
                    }
                }
            }
        }
        config
    }

    fn subnet(&mut self, raw: &'a RawValue, path: std::fmt::Arguments<'_>) -> Option<SubnetItem<'a>> {
        let [id, tags, vpc, cidr, az, available, owner, arn, ipv6] = fields(
            raw,
            &[
                "SubnetId",
                "Tags",
                "VpcId",
                "CidrBlock",
                "AvailabilityZone",
                "AvailableIpAddressCount",
                "OwnerId",
                "SubnetArn",
                "Ipv6CidrBlockAssociationSet",
            ],
        )?;
        let id = self.needed(raw, id, path, "SubnetId")?;
        let cidr_text = self.wanted(cidr, &id.value, "CidrBlock");
        let available = available.and_then(|raw| {
            let count = json::number(raw);
            if count.is_none() {
                self.ignored(raw, &id.value, "AvailableIpAddressCount", Expected::Number);
            }
            count
        });
        let az = self.wanted(az, &id.value, "AvailabilityZone");
        let arn = arn.and_then(json::text);
        let parts: Vec<&str> = arn.iter().flat_map(|arn| arn.split(':')).collect();
        let part = |at: usize| parts.get(at).filter(|part| !part.is_empty()).map(|part| (*part).to_owned());
        let owner = owner.and_then(json::text).map(Cow::into_owned).filter(|owner| !owner.is_empty());
        Some(SubnetItem {
            at: id.at,
            name: Self::tag_name(tags),
            vpc: self.wanted(vpc, &id.value, "VpcId"),
            cidr: cidr_text.zip(cidr).map(|(value, raw)| Placed { value, at: self.at(raw) }),
            account: owner.or_else(|| part(4)),
            region: part(3).or_else(|| az.as_deref().and_then(region_of_zone)),
            az,
            available,
            dual_stack: ipv6.is_some_and(has_ipv6_block),
            id: id.value,
        })
    }

    fn group(&mut self, raw: &'a RawValue, path: std::fmt::Arguments<'_>) -> Option<GroupItem<'a>> {
        let [id, name, vpc, egress, ingress] =
            fields(raw, &["GroupId", "GroupName", "VpcId", "IpPermissionsEgress", "IpPermissions"])?;
        let id = self.needed(raw, id, path, "GroupId")?;
        let name = self.wanted(name, &id.value, "GroupName");
        let vpc = self.wanted(vpc, &id.value, "VpcId");
        let rules = egress.map(|egress| {
            let mut rules = Vec::new();
            group_rules(egress, false, &mut rules);
            if let Some(ingress) = ingress {
                group_rules(ingress, true, &mut rules);
            }
            rules
        });
        Some(GroupItem { at: id.at, name, vpc, egress: egress.and_then(egress_words), rules, id: id.value })
    }

    fn interface(&mut self, raw: &'a RawValue, path: std::fmt::Arguments<'_>) -> Option<InterfaceItem<'a>> {
        let [id, kind, description, requester, subnet, vpc, groups, address] = fields(
            raw,
            &[
                "NetworkInterfaceId",
                "InterfaceType",
                "Description",
                "RequesterId",
                "SubnetId",
                "VpcId",
                "Groups",
                "PrivateIpAddress",
            ],
        )?;
        let id = self.needed(raw, id, path, "NetworkInterfaceId")?;
        let subnet = self.needed(raw, subnet, format_args!("{}", short(&id.value)), "SubnetId")?;
        let said = |field: Option<&'a RawValue>| field.and_then(json::text).unwrap_or_default();
        let (kind, description, requester) = (said(kind), said(description), said(requester));
        let lambda = kind == "lambda"
            || description.contains("AWS Lambda VPC")
            || description.contains("arn:aws:lambda")
            || (kind.is_empty() || kind == "interface") && requester.contains(":awslambda_");
        let groups = groups.and_then(json::list).map(|groups| {
            groups
                .into_iter()
                .filter_map(|group| fields(group, &["GroupId"]).and_then(|[id]| json::text(id?)))
                .map(|id| clipped(id, 256))
                .collect()
        });
        let address = address.and_then(|raw| Some(Placed { value: json::text(raw)?, at: self.at(raw) }));
        Some(InterfaceItem {
            at: id.at,
            vpc: self.wanted(vpc, &id.value, "VpcId"),
            groups,
            address,
            lambda,
            subnet,
            id: id.value,
        })
    }

    fn vpc(&mut self, raw: &'a RawValue, path: std::fmt::Arguments<'_>) -> Option<VpcItem<'a>> {
        let [id, tags, owner, block, associations] =
            fields(raw, &["VpcId", "Tags", "OwnerId", "CidrBlock", "CidrBlockAssociationSet"])?;
        let id = self.needed(raw, id, path, "VpcId")?;
        let account = self.wanted(owner, &id.value, "OwnerId");
        let mut cidrs = Vec::new();
        let associated = associations.and_then(json::list).unwrap_or_default().into_iter().filter_map(|association| {
            let [block, state] = fields(association, &["CidrBlock", "CidrBlockState"])?;
            let state = state.and_then(|state| fields(state, &["State"]).and_then(|[state]| json::text(state?)));
            // A block on its way out or never taken in is none.
            state.is_none_or(|state| state == "associated" || state == "associating").then_some(block)?
        });
        for raw in block.into_iter().chain(associated) {
            if let Some(value) = self.wanted(Some(raw), &id.value, "CidrBlock")
                && !cidrs.iter().any(|known: &Placed<Text<'_>>| known.value == value)
            {
                cidrs.push(Placed { value, at: self.at(raw) });
            }
        }
        Some(VpcItem { at: id.at, name: Self::tag_name(tags), account, cidrs, id: id.value })
    }
}

/// `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]`: the ARN without the qualifier, the
/// name and the qualifier.
fn function_arn(arn: Text<'_>) -> Option<(Arn<'_>, String, Option<String>)> {
    let parts: Vec<&str> = arn.split(':').collect();
    let [_, _, service, region, account, kind, name, rest @ ..] = parts.as_slice() else {
        return None;
    };
    if *service != "lambda" || *kind != "function" || name.is_empty() {
        return None;
    }
    let (name, region, account) = ((*name).to_owned(), (*region).to_owned(), (*account).to_owned());
    let qualifier = rest.first().filter(|q| !q.is_empty()).map(|q| (*q).chars().take(64).collect());
    let length = parts.iter().take(7).map(|part| part.len() + 1).sum::<usize>().saturating_sub(1);
    let base = match arn {
        Cow::Borrowed(whole) => Cow::Borrowed(whole.get(..length)?),
        Cow::Owned(ref whole) => Cow::Owned(whole.get(..length)?.to_owned()),
    };
    (base.len() <= 512).then_some((Arn { base, region, account }, name, qualifier))
}

/// `ap-northeast-1c` → `ap-northeast-1`, `us-west-2-lax-1a` → `us-west-2`.
pub(super) fn region_of_zone(zone: &str) -> Option<String> {
    let digit = zone.char_indices().zip(zone.chars().skip(1)).find(|((_, dash), next)| *dash == '-' && next.is_ascii_digit());
    let start = digit?.0.0 + 1;
    let digits = zone.get(start..)?.bytes().take_while(u8::is_ascii_digit).count();
    zone.get(..start + digits).map(str::to_owned)
}

/// The targets of a permission: the lists, and the field of each that names one.
const TARGETS: ([&str; 4], [&str; 4]) =
    (["IpRanges", "Ipv6Ranges", "UserIdGroupPairs", "PrefixListIds"], ["CidrIp", "CidrIpv6", "GroupId", "PrefixListId"]);

/// One rule for each target, as AWS counts them. What is malformed is no rule.
fn group_rules(raw: &RawValue, inbound: bool, out: &mut Vec<GroupRule>) {
    for permission in json::list(raw).unwrap_or_default() {
        let Some([protocol, from, to]) = fields(permission, &["IpProtocol", "FromPort", "ToPort"]) else { continue };
        let Some(protocol) = protocol.and_then(json::text) else { continue };
        let port = |raw: Option<&RawValue>| raw.and_then(json::number).and_then(|port| u16::try_from(port).ok());
        let ports = port(from).zip(port(to)).filter(|(first, last)| first <= last && *protocol != *"-1");
        let Some(lists) = fields(permission, &TARGETS.0) else { continue };
        for (list, key) in lists.into_iter().zip(TARGETS.1) {
            for target in list.and_then(json::list).unwrap_or_default() {
                if let Some(peer) = fields(target, &[key]).and_then(|[field]| json::text(field?)).filter(|peer| !peer.is_empty())
                {
                    let (protocol, peer) = (clipped(protocol.clone(), 32), clipped(peer, 64));
                    out.push(GroupRule { inbound, protocol: (*protocol).into(), ports, peer: (*peer).into() });
                }
            }
        }
    }
}

/// Where traffic may go, in a few words.
fn egress_words(raw: &RawValue) -> Option<String> {
    let mut words: Vec<Text<'_>> = Vec::new();
    for rule in json::list(raw)? {
        let Some(lists) = fields(rule, &TARGETS.0) else { continue };
        for (list, key) in lists.into_iter().zip(TARGETS.1) {
            for target in list.and_then(json::list).unwrap_or_default() {
                if let Some(word) = fields(target, &[key]).and_then(|[field]| json::text(field?))
                    && !words.contains(&word)
                    && words.len() <= 3
                {
                    words.push(clipped(word, 64));
                }
            }
        }
    }
    let more = words.len() > 3;
    words.truncate(3);
    (!words.is_empty()).then(|| words.join(", ") + if more { ", …" } else { "" })
}

/// At most `most` characters.
fn clipped(text: Text<'_>, most: usize) -> Text<'_> {
    match text.char_indices().nth(most) {
        None => text,
        Some((end, _)) => match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(..end).unwrap_or(text)),
            Cow::Owned(mut text) => {
                text.truncate(end);
                Cow::Owned(text)
            }
        },
    }
}

/// A subject for a message: never a wall of text.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(96) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

/// Whether a block of the list is associated.
fn has_ipv6_block(raw: &RawValue) -> bool {
    json::list(raw).unwrap_or_default().into_iter().any(|block| {
        let state =
            fields(block, &["Ipv6CidrBlockState"]).and_then(|[state]| fields(state?, &["State"])).and_then(|[state]| state);
        state.and_then(json::text).is_some_and(|state| state == "associated")
    })
}
