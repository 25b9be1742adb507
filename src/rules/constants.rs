//! AWS's constants and the formulas over them. Each names the rule that declares its source.

/// Connections one Hyperplane ENI carries (rule `hyperplane-connections`).
pub const CONNECTIONS_PER_INTERFACE: u64 = 65_000;
/// Memory beyond which the formula of 2019 knew no function, in MB (rule `legacy-memory-formula`).
pub const LEGACY_MEMORY_MAX_MB: u64 = 3_008;
/// MB to one interface in the formula of 2019: 3 GB (rule `legacy-memory-formula`).
pub const LEGACY_MB_PER_INTERFACE: u64 = 3_072;
/// Addresses AWS keeps in every subnet (rule `subnet-usable`).
pub const RESERVED_PER_SUBNET: u64 = 5;
/// Hyperplane ENIs per VPC, unless the account raised it (rule `hyperplane-quota`).
pub const ENI_QUOTA: u64 = 500;
/// The Region's least quota of network interfaces in 2019 (rule `legacy-region-quota`).
pub const REGION_QUOTA_2019_LEAST: u64 = 350;
/// Interfaces to one On-Demand instance of the limit of 2019 (rule `legacy-region-quota`).
pub const REGION_QUOTA_2019_PER_INSTANCE: u64 = 5;
/// On-Demand instances of a new account in 2019 (rule `legacy-region-quota`).
pub const ON_DEMAND_LIMIT_2019: u64 = 20;
/// Network interfaces per Region today, unless the account raised it (rule `region-eni-quota`).
pub const REGION_ENI_QUOTA: u64 = 5_000;
/// Concurrent executions of an account in a Region, unless raised (rule `account-concurrency`).
pub const ACCOUNT_CONCURRENCY: u64 = 1_000;
/// Concurrency that always stays unreserved (rule `concurrency-reserved`).
pub const UNRESERVED_LEAST: u64 = 100;
/// Network address units of one function in a VPC (rule `network-address-usage`).
pub const NAU_PER_FUNCTION: u64 = 6;
/// Network address units of a VPC, unless raised (rule `network-address-usage`).
pub const NAU_PER_VPC: u64 = 64_000;
/// Network address units of a VPC, raised as far as it goes (rule `network-address-usage`).
pub const NAU_PER_VPC_RAISED: u64 = 256_000;
/// Rules of a security group in one direction, unless raised (rule `sg-rules`).
pub const RULES_PER_GROUP: u64 = 60;
/// Security groups of a function, at most (rule `sg-per-function`).
pub const GROUPS_PER_FUNCTION: u64 = 5;
/// Subnets of a function, at most (rule `function-subnets`).
pub const SUBNETS_PER_FUNCTION: u64 = 16;
/// Use of a subnet or of the quota above which advice says so, in per cent (rule `advice-subnet-use`).
pub const ADVICE_USE_PERCENT: u64 = 80;
/// How many times more free addresses one subnet has than another before advice says so (rule `advice-uneven-zones`).
pub const UNEVEN_TIMES: u64 = 4;

/// Addresses of a block of `size` that anyone may use: size less the five reserved.
pub fn usable(size: u64) -> u64 {
    size.saturating_sub(RESERVED_PER_SUBNET)
}

/// Interfaces for one key: `max(1, ceil(connections / 65,000))`, with what one interface carries
/// (0 counts as 1).
pub fn interfaces_for(connections: u64, per_interface: u64) -> u64 {
    connections.div_ceil(per_interface.max(1)).max(1)
}

/// Network address units of so many functions in a VPC.
pub fn nau(functions: u64) -> u64 {
    functions.saturating_mul(NAU_PER_FUNCTION)
}

/// Functions that so many network address units hold.
pub fn functions_by_nau(units: u64) -> u64 {
    units / NAU_PER_FUNCTION
}

/// Concurrency that may be reserved in all: what must stay unreserved is left out.
pub fn most_reservable(account: u64, unreserved_least: u64) -> u64 {
    account.saturating_sub(unreserved_least)
}

/// The n-th set that no longer fits when each takes `each` interfaces of `room`; `each` 0 counts as 1.
pub fn first_beyond(room: u64, each: u64) -> u64 {
    room / each.max(1) + 1
}

/// AWS's formula of 2019, rounded up: `ceil(concurrency x min(MB, 3008) / 1024 / 3)`.
pub fn legacy_enis_by_formula(concurrency: u64, memory_mb: u64) -> u64 {
    concurrency.saturating_mul(memory_mb.min(LEGACY_MEMORY_MAX_MB)).div_ceil(LEGACY_MB_PER_INTERFACE)
}

/// The highest concurrency whose need by the formula is at most `interfaces`:
/// `floor(interfaces x 3 / (MB / 1024))`. 0 MB counts as 1.
pub fn legacy_highest_concurrency(interfaces: u64, memory_mb: u64) -> u64 {
    interfaces.saturating_mul(LEGACY_MB_PER_INTERFACE) / memory_mb.clamp(1, LEGACY_MEMORY_MAX_MB)
}

/// The On-Demand limit that gives a quota of 2019; of the least quota, that of a new account: 20.
pub fn on_demand_2019(quota: u64) -> u64 {
    if quota <= REGION_QUOTA_2019_LEAST { ON_DEMAND_LIMIT_2019 } else { quota / REGION_QUOTA_2019_PER_INSTANCE }
}

/// The Region's quota of network interfaces in 2019: `max(350, 5 x On-Demand limit)`.
pub fn region_quota_2019(on_demand_limit: u64) -> u64 {
    on_demand_limit.saturating_mul(REGION_QUOTA_2019_PER_INSTANCE).max(REGION_QUOTA_2019_LEAST)
}
