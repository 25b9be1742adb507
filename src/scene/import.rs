//! The import as data: what to run, and what is worst about what was read.

use crate::model::Comparison;
use std::rc::Rc;

/// One command of the AWS CLI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// What it lists.
    pub name: &'static str,
    /// The whole line.
    pub line: String,
    /// What it brings.
    pub brings: Brings,
    /// Whether an import needs it.
    pub needed: bool,
}

/// What a command brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brings {
    /// Functions and versions.
    Functions,
    /// Blocks and free addresses.
    Subnets,
    /// Names and rules of security groups.
    Groups,
    /// The interfaces there are.
    Interfaces,
    /// Blocks of VPCs.
    Vpcs,
}

/// Takes only what is used out of `list-functions`: no environment variables, no role, no code.
const QUERY: &str = " --query \"{Functions: Functions[].{FunctionName: FunctionName, FunctionArn: FunctionArn, Version: Version, MemorySize: MemorySize, VpcConfig: VpcConfig, CapacityProviderConfig: CapacityProviderConfig}}\"";

/// The commands, with a `--query` that leaves environment variables out or without.
pub fn commands(reduced: bool) -> Vec<Command> {
    let query = if reduced { QUERY } else { "" };
    let command = |name, line: String, brings, needed| Command { name, line, brings, needed };
    let ec2 = |name: &'static str, file: &str, brings, needed| {
        command(name, format!("aws ec2 {name} --output json > {file}.json"), brings, needed)
    };
    vec![
        command(
            "list-functions",
            format!("aws lambda list-functions --function-version ALL{query} --output json > functions.json"),
            Brings::Functions,
            true,
        ),
        ec2("describe-subnets", "subnets", Brings::Subnets, true),
        ec2("describe-security-groups", "groups", Brings::Groups, false),
        ec2("describe-network-interfaces", "interfaces", Brings::Interfaces, false),
        ec2("describe-vpcs", "vpcs", Brings::Vpcs, false),
    ]
}

/// The subnet where most is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worst {
    /// What a reader calls it.
    pub label: Rc<str>,
    /// The block's size.
    pub size: Option<u64>,
    /// Addresses others hold.
    pub occupied: u64,
    /// Interfaces wanted.
    pub wanted: u64,
    /// Interfaces made.
    pub created: u64,
    /// Wanted beyond what the subnet has room for.
    pub missing: u64,
    /// Addresses usable.
    pub usable: u64,
    /// AWS's name for it.
    pub code: &'static str,
}

/// The subnet that wants most beyond its room, if any does.
pub fn worst(comparison: &Comparison) -> Option<Worst> {
    let rows = comparison.topology.subnets.iter().zip(&comparison.capacity).zip(&comparison.hyperplane.rows);
    rows.filter_map(|((subnet, capacity), row)| {
        let room = capacity.room()?;
        let missing = row.needed.checked_sub(room).filter(|missing| *missing > 0)?;
        Some(Worst {
            label: subnet.cidr.map_or_else(|| subnet.label(), |cidr| cidr.to_string().into()),
            size: subnet.cidr.map(|cidr| cidr.size()),
            occupied: capacity.occupied,
            wanted: row.needed,
            created: row.created,
            missing,
            usable: room,
            code: "SubnetOutOfIPAddresses",
        })
    })
    .max_by_key(|worst| worst.missing)
}
