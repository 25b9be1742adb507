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
/// Use of a subnet or of the quota above which advice says so, in per cent (rule `advice-subnet-use`).
pub const ADVICE_USE_PERCENT: u64 = 80;
/// How many times more free addresses one subnet has than another before advice says so (rule `advice-uneven-zones`).
pub const UNEVEN_TIMES: u64 = 4;

/// Addresses of a block of `size` that anyone may use: size less the five reserved.
pub fn usable(size: u64) -> u64 {
    size.saturating_sub(RESERVED_PER_SUBNET)
}

/// Interfaces for one key: `max(1, ceil(connections / 65,000))`.
pub fn interfaces_for(connections: u64) -> u64 {
    connections.div_ceil(CONNECTIONS_PER_INTERFACE).max(1)
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

/// The Region's quota of network interfaces in 2019: `max(350, 5 x On-Demand limit)`.
pub fn region_quota_2019(on_demand_limit: u64) -> u64 {
    on_demand_limit.saturating_mul(5).max(REGION_QUOTA_2019_LEAST)
}
