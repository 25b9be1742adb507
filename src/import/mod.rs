//! Real input: the AWS CLI's JSON, read into plain data and a list of problems with their places.
//!
//! Runs in the worker and in the command line. Never panics, never drops silently, keeps no
//! environment variable and no unknown field. [`Imported`] crosses from the worker to the page.

mod board;
mod join;
pub(crate) mod json;
pub(crate) mod notes;
pub(crate) mod read;
mod shape;

use crate::network::{Cidr, GroupRule, NetworkError, Topology};
use notes::Notes;
use read::At;
use serde::{Deserialize, Serialize};
use shape::{Items, Reader};
use std::borrow::Cow;

/// One file as it was dropped, pasted or named.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SourceFile {
    /// Its name, for messages.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a file was recognised as, by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FileKind {
    /// `aws lambda list-functions`.
    ListFunctions,
    /// `aws ec2 describe-subnets`.
    DescribeSubnets,
    /// `aws ec2 describe-security-groups`.
    DescribeSecurityGroups,
    /// `aws ec2 describe-network-interfaces`.
    DescribeNetworkInterfaces,
    /// `aws ec2 describe-vpcs`.
    DescribeVpcs,
}

/// One file that was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSummary {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// How many elements it lists.
    pub items: u64,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Part of the input could not be used.
    Error,
    /// The result may differ from the account.
    Warning,
    /// Good to know.
    Info,
}

/// Where in a file. Lines and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The line.
    pub line: u64,
    /// The column, in characters.
    pub column: u64,
}

/// Something the import has to say. `kind` carries what the text in `text::import` needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// Where it was first seen; `None`: it concerns the files as a whole.
    pub place: Option<Place>,
    /// How many places have it.
    pub count: u64,
}

/// What belongs where something else stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Expected {
    /// A text, with whole characters only.
    Text,
    /// A whole number from 0 up.
    Number,
    /// A list.
    List,
    /// An object.
    Object,
    /// `true` or `false`.
    Flag,
}

/// What may be wrong with a file that says it is a board of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BoardProblem {
    /// A field that the format does not have.
    UnknownField(String),
    /// A field twice in one object, or beside one that says the same.
    FieldTwice(String),
    /// A section of a later release: read over.
    Reserved(String),
    /// A newer version of the format; its number.
    Newer(u64),
    /// A field that has to be there.
    Missing(String),
    /// A value of another type.
    WrongType {
        /// The field.
        field: String,
        /// What belongs there.
        expected: Expected,
    },
    /// It names something that is not in the file.
    NotThere {
        /// The field.
        field: String,
        /// What it names.
        id: String,
    },
    /// What it says is forbidden.
    Refused {
        /// The element.
        subject: String,
        /// Why.
        error: NetworkError,
    },
    /// A board beside other files: the file's name.
    NotAlone(String),
}

/// The kinds of problem. More may be added; the texts and mends are in `text::import`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemKind {
    /// No file, or a file without content.
    Empty,
    /// Over the limit: what is limited, the limit.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// All files together are over the limit; none was read.
    TooLargeInAll {
        /// The limit in bytes.
        limit: u64,
    },
    /// More files in one drop than allowed; none was read.
    TooManyFiles {
        /// The limit.
        limit: u64,
    },
    /// More function versions than allowed; nothing was taken.
    TooManyVersions {
        /// The limit.
        limit: u64,
    },
    /// Not UTF-8 text.
    NotText,
    /// The JSON ends too early.
    CutOff,
    /// Not JSON; the parser's own words.
    NotJson(String),
    /// Nested deeper than any AWS output.
    TooDeep,
    /// JSON of another shape; the top-level names found.
    UnknownShape(Vec<String>),
    /// The same file twice: counted once.
    SameFileTwice(String),
    /// Two files (or pages) say different things of one element. The first one's word was kept; of
    /// a subnet's VPC, the word of `describe-subnets`.
    Contradiction {
        /// The element.
        subject: String,
        /// What differs.
        property: String,
    },
    /// An element without what makes it one; it was left out.
    Incomplete {
        /// The element, as far as it is named.
        subject: String,
        /// What is missing or of another type.
        property: String,
        /// What belongs there.
        expected: Expected,
    },
    /// A value of another type; the element was kept without it.
    BadValue {
        /// The element.
        subject: String,
        /// What is of another type.
        property: String,
        /// What belongs there.
        expected: Expected,
    },
    /// The same element twice with the same content (pages that overlap): counted once.
    Duplicate {
        /// The first such element.
        subject: String,
    },
    /// A function name over 64 characters; the first 64 were kept.
    NameTooLong {
        /// The name's beginning.
        subject: String,
    },
    /// No MemorySize: 128 MB, Lambda's default, was taken.
    NoMemory {
        /// The first such function version.
        subject: String,
    },
    /// A subnet without an IPv4 block; it counts as unbounded.
    Ipv6Only {
        /// The subnet.
        subnet: String,
    },
    /// A function names subnets that are not in the files: they count as unbounded.
    SubnetNotInFiles {
        /// The subnets.
        subnet: String,
        /// How many functions name it.
        functions: u64,
    },
    /// A subnet's block is not IPv4 text as AWS writes it, or outside /16 to /28.
    BadCidr {
        /// The subnet.
        subject: String,
        /// The text.
        text: String,
    },
    /// 17 subnets or more; the version was left out.
    TooManySubnets {
        /// The function version.
        subject: String,
        /// How many.
        count: u64,
    },
    /// 6 security groups or more; the version was left out.
    TooManyGroups {
        /// The function version.
        subject: String,
        /// How many.
        count: u64,
    },
    /// Subnets without groups; the version was left out.
    SubnetsWithoutGroups(String),
    /// Groups without subnets; the version was left out.
    GroupsWithoutSubnets(String),
    /// Subnets of two VPCs; the version was left out.
    TwoVpcs(String),
    /// Memory outside 128 to 10,240 MB; kept at the nearest bound.
    Memory {
        /// The function version.
        subject: String,
        /// What the file says.
        memory_mb: u64,
    },
    /// More of Lambda's own ENIs and free addresses than the subnet has: others counted as 0.
    NegativeOccupants {
        /// The subnet.
        subject: String,
        /// By how many.
        by: u64,
    },
    /// An interface lies in a subnet no file describes.
    InterfaceInUnknownSubnet {
        /// The subnet.
        subnet: String,
    },
    /// An interface's address lies outside its subnet's block; only the count is used.
    AddressOutsideSubnet {
        /// The interface.
        interface: String,
    },
    /// A Lambda interface that no function version of the files uses.
    InterfaceWithoutFunction {
        /// The interface.
        interface: String,
    },
    /// No AvailableIpAddressCount: others counted from the interfaces listed, else 0.
    NoAvailableCount {
        /// The subnets concerned.
        subnets: u64,
        /// How many others were counted.
        others: u64,
    },
    /// Functions on capacity providers (Managed Instances): no Hyperplane users.
    ManagedInstances {
        /// How many.
        functions: u64,
    },
    /// Functions without a VPC configuration: they have no ENI in an account.
    OutsideVpc {
        /// How many versions.
        versions: u64,
    },
    /// A page of a longer list: `NextMarker` or `NextToken` is set and no further page was given.
    MorePages {
        /// The token's name.
        token: String,
    },
    /// A file that says it is a board of ours.
    Board(BoardProblem),
}

impl ProblemKind {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Empty
            | Self::TooLarge { .. }
            | Self::TooLargeInAll { .. }
            | Self::TooManyFiles { .. }
            | Self::TooManyVersions { .. }
            | Self::NotText
            | Self::CutOff
            | Self::NotJson(_)
            | Self::TooDeep
            | Self::UnknownShape(_)
            | Self::Incomplete { .. }
            | Self::BadCidr { .. }
            | Self::TooManySubnets { .. }
            | Self::TooManyGroups { .. }
            | Self::SubnetsWithoutGroups(_)
            | Self::GroupsWithoutSubnets(_)
            | Self::TwoVpcs(_) => Severity::Error,
            Self::Contradiction { .. }
            | Self::BadValue { .. }
            | Self::NameTooLong { .. }
            | Self::SubnetNotInFiles { .. }
            | Self::Ipv6Only { .. }
            | Self::Memory { .. }
            | Self::NegativeOccupants { .. }
            | Self::InterfaceInUnknownSubnet { .. }
            | Self::AddressOutsideSubnet { .. }
            | Self::MorePages { .. } => Severity::Warning,
            Self::Board(BoardProblem::Reserved(_)) => Severity::Info,
            Self::Board(_) => Severity::Error,
            Self::SameFileTwice(_)
            | Self::Duplicate { .. }
            | Self::NoMemory { .. }
            | Self::InterfaceWithoutFunction { .. }
            | Self::NoAvailableCount { .. }
            | Self::ManagedInstances { .. }
            | Self::OutsideVpc { .. } => Severity::Info,
        }
    }

    /// Whether it makes a whole file (or the drop) unusable: the command line ends with it.
    pub fn is_fatal(&self) -> bool {
        matches!(
            self,
            Self::Empty
                | Self::TooLarge { .. }
                | Self::TooLargeInAll { .. }
                | Self::TooManyFiles { .. }
                | Self::TooManyVersions { .. }
                | Self::NotText
                | Self::CutOff
                | Self::NotJson(_)
                | Self::TooDeep
                | Self::UnknownShape(_)
        )
    }
}

/// A VPC read from files. No blocks: the files do not say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedVpc {
    /// AWS's id.
    pub id: String,
    /// The `Name` tag.
    pub name: Option<String>,
    /// The owner's account.
    pub account: String,
    /// The Region.
    pub region: String,
    /// The IPv4 blocks, primary first.
    pub cidrs: Vec<Cidr>,
}

/// A subnet read from files, or only named by a function (`described` false).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedSubnet {
    /// AWS's id.
    pub id: String,
    /// The `Name` tag.
    pub name: Option<String>,
    /// Its VPC, by place.
    pub vpc: u32,
    /// Its block.
    pub cidr: Option<Cidr>,
    /// The Availability Zone.
    pub az: Option<String>,
    /// Addresses that others hold.
    pub occupied: u64,
    /// Whether a `describe-subnets` file holds it.
    pub described: bool,
    /// Whether it has an IPv6 block beside the IPv4 one.
    pub dual_stack: bool,
}

/// A security group read from files, or only named by a function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedGroup {
    /// AWS's id.
    pub id: String,
    /// The group's name.
    pub name: Option<String>,
    /// Its VPC, by place.
    pub vpc: u32,
    /// Its outbound rules in a few words, for example `0.0.0.0/0`.
    pub egress: Option<String>,
    /// Its rules, where the files say them.
    pub rules: Option<Vec<GroupRule>>,
}

/// One configuration read from files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedVersion {
    /// `$LATEST` or a number.
    pub label: String,
    /// Memory in MB.
    pub memory_mb: u64,
    /// Subnets and set, by place; `None` outside a VPC.
    pub vpc: Option<(Vec<u32>, u32)>,
    /// Place in the order of appearance over all files.
    pub order: u64,
    /// `Ipv6AllowedForDualStack`.
    pub dual_stack: bool,
}

/// A function read from files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedFunction {
    /// Its name.
    pub name: String,
    /// Its ARN without a version.
    pub arn: Option<String>,
    /// Its account.
    pub account: String,
    /// Its configurations in order of appearance.
    pub versions: Vec<ImportedVersion>,
}

/// What the files say, all together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Imported {
    /// The files understood.
    pub files: Vec<FileSummary>,
    /// The VPCs in order of appearance.
    pub vpcs: Vec<ImportedVpc>,
    /// The subnets in row order: described ones in their order, then those only named.
    pub subnets: Vec<ImportedSubnet>,
    /// The security groups.
    pub groups: Vec<ImportedGroup>,
    /// The distinct sets in use: sorted, unique places of groups.
    pub sets: Vec<Vec<u32>>,
    /// The functions with at least one version in a VPC, in order of appearance.
    pub functions: Vec<ImportedFunction>,
    /// Functions, in or out of a VPC.
    pub functions_total: u64,
    /// Versions, in or out of a VPC.
    pub versions_total: u64,
    /// Versions in a VPC.
    pub versions_in_vpc: u64,
    /// Functions with no version in a VPC.
    pub functions_outside_vpc: u64,
    /// Versions outside a VPC.
    pub versions_outside_vpc: u64,
    /// Versions left out because of a problem.
    pub versions_left_out: u64,
    /// Functions that name at least one subnet which is not in the files.
    pub functions_with_unknown_subnets: u64,
    /// Functions on capacity providers.
    pub managed_instances: u64,
    /// What there is to say.
    pub problems: Vec<Problem>,
}

impl Imported {
    /// A board of what was read.
    pub fn topology(&self) -> Topology {
        self.add_to(&Topology::default())
    }

    /// `base` with what was read added. Elements of equal AWS id are one, and the imported word
    /// wins where it says something. A function whose ARN is on the board (where the files give
    /// no ARN: whose name and account are) takes the place of that one; nothing is there twice.
    pub fn add_to(&self, base: &Topology) -> Topology {
        board::add(self, base)
    }

    /// The problems that make a file unusable.
    pub fn fatal(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.kind.is_fatal())
    }
}

/// How large an input may be. The default is what the product promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub file: u64,
    /// Bytes of all files.
    pub total: u64,
    /// Files in one drop.
    pub files: u64,
    /// Function versions in all.
    pub versions: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file: 256 << 20, total: 512 << 20, files: 200, versions: 100_000 }
    }
}

/// What an import goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How large the input may be.
    pub limits: Limits,
    /// The Region where the files do not say.
    pub region: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { limits: Limits::default(), region: "ap-northeast-1".into() }
    }
}

/// Reads the files, in any order, recognised by shape.
pub fn import(files: &[SourceFile]) -> Imported {
    import_with(files, &Options::default())
}

/// As [`import`], with other limits or another default Region.
pub fn import_with(files: &[SourceFile], options: &Options) -> Imported {
    let mut notes = Notes::default();
    let limits = options.limits;
    let size = |file: &SourceFile| file.bytes.len() as u64;
    if files.is_empty() {
        notes.say(ProblemKind::Empty, None);
    } else if files.len() as u64 > limits.files {
        notes.say(ProblemKind::TooManyFiles { limit: limits.files }, None);
    } else if files.iter().map(size).sum::<u64>() > limits.total {
        notes.say(ProblemKind::TooLargeInAll { limit: limits.total }, None);
    } else {
        return read_all(files, options, notes);
    }
    Imported { problems: notes.finish(files, &[]), ..Imported::default() }
}

fn read_all(files: &[SourceFile], options: &Options, mut notes: Notes) -> Imported {
    let mut texts: Vec<Cow<'_, str>> = Vec::with_capacity(files.len());
    for (number, file) in files.iter().enumerate() {
        let at = |byte| Some(At { file: number, byte });
        let twin = files.iter().take(number).find(|other| other.bytes == file.bytes);
        let text = if file.bytes.len() as u64 > options.limits.file {
            Err((ProblemKind::TooLarge { limit: options.limits.file }, 0))
        } else if let Some(twin) = twin {
            Err((ProblemKind::SameFileTwice(twin.name.clone()), 0))
        } else {
            read::decode(&file.bytes).map_err(|byte| {
                // Places are counted in the text that could be read.
                texts.push(String::from_utf8_lossy(&file.bytes).into_owned().into());
                (ProblemKind::NotText, byte)
            })
        };
        match text {
            Ok(text) => texts.push(text),
            Err((kind, byte)) => {
                notes.say(kind, at(byte));
                texts.resize(number + 1, Cow::Borrowed(""));
            }
        }
    }
    let skip: Vec<bool> = (0..files.len()).map(|number| notes.speaks_of_file(number)).collect();
    let mut items = Items::default();
    let mut summaries = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        if skip.get(number) == Some(&true) {
            continue;
        }
        match read::documents(text) {
            Err((kind, byte)) => notes.say(kind, Some(At { file: number, byte })),
            Ok(documents) => {
                let mut reader = Reader { file: number, text, notes: &mut notes, counts: [None; 5] };
                for document in documents {
                    reader.document(document, &mut items);
                }
                summaries.extend(reader.summaries().map(|(kind, items)| FileSummary {
                    name: files.get(number).map(|file| file.name.clone()).unwrap_or_default(),
                    kind,
                    items,
                }));
            }
        }
    }
    let mut imported = if items.functions.len() as u64 > options.limits.versions {
        notes.say(ProblemKind::TooManyVersions { limit: options.limits.versions }, None);
        Imported::default()
    } else {
        join::join(items, options, &mut notes)
    };
    imported.files = summaries;
    imported.problems = notes.finish(files, &texts);
    imported
}
