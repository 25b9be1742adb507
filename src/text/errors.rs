//! Why an edit is refused, and what would do instead.

use super::{Lang, N};
use crate::network::{CidrError, JoinProblem, NetworkError, limits};

crate::texts! {
    name_empty { ja: "名前を入力してください", en: "Enter a name" }
    name_too_long(count: N, most: N) { ja: "名前は {most} 文字までです（今は {count} 文字）", en: "A name has at most {most} characters (this one has {count})" }
    name_taken(name: &str) { ja: "「{name}」はすでにあります。別の名前にしてください", en: "“{name}” is taken: choose another name" }
    too_many_subnets(count: N, most: N) { ja: "サブネットは {most} 個までです（今は {count} 個）。減らしてください", en: "At most {most} subnets (chosen: {count}): choose fewer" }
    too_many_groups(count: N, most: N) {
        ja: "セキュリティグループは {most} 個までです（今は {count} 個）。減らしてください",
        en: "At most {most} security groups (chosen: {count}): choose fewer"
    }
    subnets_without_groups { ja: "セキュリティグループを 1 個以上選んでください", en: "Choose at least one security group" }
    groups_without_subnets { ja: "サブネットを 1 個以上選んでください", en: "Choose at least one subnet" }
    two_vpcs(a: &str, b: &str) {
        ja: "{a} と {b} は別の VPC です。1 つの関数のサブネットと SG は同じ VPC から選んでください",
        en: "{a} and {b} are two VPCs: a function’s subnets and SGs come from one VPC"
    }
    memory(given: N, least: N, most: N) { ja: "メモリは {least}〜{most} MB です（入力：{given}）", en: "Memory is {least} to {most} MB (given: {given})" }
    concurrency(most: N) { ja: "同時実行数は 0〜{most} です", en: "Concurrency is 0 to {most}" }
    not_a_number { ja: "0 以上の整数を入力してください", en: "Enter a whole number from 0 up" }
    outside_vpc(cidr: &str, vpc: &str) {
        ja: "{cidr} は VPC の {vpc} の外にあります。その中のブロックにしてください",
        en: "{cidr} lies outside the VPC’s {vpc}: choose a block inside"
    }
    overlaps(cidr: &str, other: &str, other_cidr: &str) {
        ja: "{cidr} は {other}（{other_cidr}）と重なっています。空いているブロックにしてください",
        en: "{cidr} overlaps {other} ({other_cidr}): choose a free block"
    }
    set_exists(set: &str) {
        ja: "{set} の組はすでにあります。SG の順序は関係ありません",
        en: "The set {set} is on the board already: the order of SGs does not matter"
    }
    set_in_use(set: &str) { ja: "{set} は使われています。先に関数を外してください", en: "{set} is in use: detach its functions first" }
    gone { ja: "すでに盤面にありません", en: "That is no longer on the board" }
    subnet_in_use(subnet: &str, functions: &str) {
        ja: "{subnet} では {functions} が使われています。先に外してください",
        en: "{functions} live in {subnet}: detach them first"
    }
    occupants(occupied: N, usable: N) {
        ja: "{occupied} 個は入りません。使えるのは {usable} 個までです",
        en: "{occupied} do not fit: at most {usable} addresses may be used"
    }
    half_too_small(half: &str, occupied: N, enis: N, usable: N) {
        ja: "{half} で使えるのは {usable} 個です。ほかの利用 {occupied} 個と ENI {enis} 個は入りません",
        en: "{half} has {usable} usable addresses: {occupied} other occupants and {enis} ENIs do not fit"
    }
    join_vpc(a: &str, b: &str) { ja: "{a} と {b} は別の VPC にあります", en: "{a} and {b} are in two VPCs" }
    join_zone(a: &str, b: &str) { ja: "{a} と {b} は別のアベイラビリティーゾーンにあります", en: "{a} and {b} are in two Availability Zones" }
    join_size(a: &str, b: &str) { ja: "{a} と {b} は大きさが違います", en: "{a} and {b} differ in size" }
    join_apart(a: &str, b: &str) { ja: "{a} と {b} は 1 つのブロックの半分どうしではありません", en: "{a} and {b} are not the two halves of one block" }
    not_dual_stack(function: &str, subnet: &str) {
        ja: "{function} の IPv6 には、すべてのサブネットがデュアルスタックであることが必要です。{subnet} は IPv4 だけです",
        en: "IPv6 for {function} needs dual-stack subnets only: {subnet} has IPv4 only"
    }
    not_attached(function: &str) { ja: "{function} は VPC に割り当てられていません。先に割り当ててください", en: "{function} is in no VPC: attach it first" }
    alias_name { ja: "エイリアスに使えるのは英数字、-、_ です（数字だけは不可）", en: "An alias has letters, digits, - and _, and not digits alone" }
    latest_stays { ja: "$LATEST は削除できません", en: "$LATEST cannot be deleted" }
    version_has_alias(version: &str, aliases: &str) {
        ja: "バージョン {version} にはエイリアス {aliases} が向いています。先に向け直してください",
        en: "The alias {aliases} points to version {version}: point it elsewhere first"
    }
    percent(least: N, most: N) { ja: "倍率は {least}〜{most} % です", en: "Percent is {least} to {most}" }
    requests(most: N) { ja: "1 秒あたりのリクエストは 0〜{most} です", en: "Requests per second are 0 to {most}" }
    duration(least: N, most: N) { ja: "実行時間は {least}〜{most} ms です", en: "Duration is {least} to {most} ms" }
    cidr_overlaps(cidr: &str, other: &str) { ja: "{cidr} はこの VPC の {other} と重なっています", en: "{cidr} overlaps the VPC’s {other}" }
    too_many_cidrs(most: N) { ja: "VPC の CIDR は {most} 個までです", en: "A VPC has at most {most} CIDRs" }
    restricted(cidr: &str, primary: &str) {
        ja: "AWS では {primary} の VPC に {cidr} を追加できません。10.0.0.0/8 内や 100.64.0.0/10 など、組み合わせられる範囲にしてください",
        en: "AWS does not add {cidr} to a VPC of {primary}: choose a range that goes with it, such as 100.64.0.0/10"
    }
    restricted_always(cidr: &str) { ja: "{cidr} は VPC に使えません", en: "{cidr} cannot be used in a VPC" }
    cidr_in_use(cidr: &str, subnet: &str) { ja: "{cidr} には {subnet} があります。先に削除してください", en: "{subnet} lies in {cidr}: delete it first" }
    primary_stays(cidr: &str) { ja: "{cidr} は最初の CIDR なので削除できません", en: "{cidr} is the primary CIDR and stays" }
    split_parts(most: N) { ja: "分割の数は 2 の累乗（1〜{most}）です", en: "The number of subnets is a power of two from 1 to {most}" }
    split_zones(parts: N) { ja: "アベイラビリティーゾーンは 1〜{parts} 個です", en: "Name 1 to {parts} Availability Zones" }
    provisioned(provisioned: N, reserved: N) {
        ja: "プロビジョニング済み {provisioned} が予約 {reserved} を超えています。予約以下にしてください",
        en: "{provisioned} provisioned is more than {reserved} reserved: provision at most what is reserved"
    }
    too_many_rules(count: N) { ja: "1 つの SG のルールは 1,000 個までです（今は {count} 個）", en: "At most 1,000 rules in one SG (this one has {count})" }
    ports(first: u16, last: u16) { ja: "ポート {first}-{last} は逆です。{last}-{first} としてください", en: "Ports {first}-{last} run backwards: write {last}-{first}" }
    rule_text(text: &str) {
        ja: "「{text}」はルールとして読めません。tcp 443 10.0.0.0/16 のように入力してください",
        en: "“{text}” is no rule: write it like tcp 443 10.0.0.0/16"
    }
    out_of_range(least: N, most: N) { ja: "{least}〜{most} の値を入力してください", en: "Enter a value from {least} to {most}" }
    cidr_empty { ja: "CIDR を入力してください（例：10.0.3.0/24）", en: "Enter a CIDR, for example 10.0.3.0/24" }
    cidr_shape { ja: "10.0.3.0/24 の形で入力してください", en: "Write it like 10.0.3.0/24" }
    cidr_ipv6 { ja: "IPv4 の CIDR を入力してください（例：10.0.3.0/24）", en: "IPv4 is meant here, for example 10.0.3.0/24" }
    cidr_zeros(clean: &str) { ja: "先頭の 0 を除いて {clean} としてください", en: "Leave out leading zeros: {clean}" }
    cidr_octet { ja: "各数は 255 までです", en: "Each number is at most 255" }
    cidr_prefix { ja: "プレフィックスは /16〜/28 です", en: "The prefix is /16 to /28" }
    cidr_host_bits(network: &str) { ja: "ホスト部が 0 ではありません。ネットワークアドレスは {network} です", en: "Host bits are set: the network address is {network}" }
    cidr_bounds(prefix: u8) { ja: "/{prefix} は使えません。AWS のサブネットは /16〜/28 です", en: "/{prefix} does not work: AWS’s subnets are /16 to /28" }
}

/// What is wrong with an edit, naming the mend.
pub fn network(lang: Lang, error: &NetworkError) -> String {
    match error {
        NetworkError::NameEmpty => name_empty(lang).to_owned(),
        NetworkError::NameTooLong(count) => name_too_long(lang, N(*count as u64), N(limits::NAME_MAX as u64)),
        NetworkError::NameTaken(name) => name_taken(lang, name),
        NetworkError::TooManySubnets(count) => too_many_subnets(lang, N(*count as u64), N(limits::SUBNETS_PER_FUNCTION as u64)),
        NetworkError::TooManyGroups(count) => too_many_groups(lang, N(*count as u64), N(limits::GROUPS_PER_FUNCTION as u64)),
        NetworkError::SubnetsWithoutGroups => subnets_without_groups(lang).to_owned(),
        NetworkError::GroupsWithoutSubnets => groups_without_subnets(lang).to_owned(),
        NetworkError::TwoVpcs(a, b) => two_vpcs(lang, a, b),
        NetworkError::Memory(given) => memory(lang, N(*given), N(*limits::MEMORY_MB.start()), N(*limits::MEMORY_MB.end())),
        NetworkError::Concurrency(_) => concurrency(lang, N(limits::CONCURRENCY_MAX)),
        NetworkError::NotANumber(_) => not_a_number(lang).to_owned(),
        NetworkError::Cidr(error) => cidr(lang, error),
        NetworkError::OutsideVpc { cidr, vpc } => {
            let blocks: Vec<String> = vpc.iter().map(ToString::to_string).collect();
            outside_vpc(lang, &cidr.to_string(), &blocks.join(", "))
        }
        NetworkError::Overlaps { cidr, other, other_cidr } => overlaps(lang, &cidr.to_string(), other, &other_cidr.to_string()),
        NetworkError::SetExists(set) => set_exists(lang, set),
        NetworkError::SetInUse(set) => set_in_use(lang, set),
        NetworkError::Gone => gone(lang).to_owned(),
        NetworkError::SubnetInUse { subnet, functions } => subnet_in_use(lang, subnet, functions),
        NetworkError::Occupants { occupied, usable } => occupants(lang, N(*occupied), N(*usable)),
        NetworkError::HalfTooSmall { half, occupied, enis, usable } => {
            half_too_small(lang, &half.to_string(), N(*occupied), N(*enis), N(*usable))
        }
        NetworkError::NotJoinable { a, b, why } => match why {
            JoinProblem::Vpc => join_vpc(lang, a, b),
            JoinProblem::Zone => join_zone(lang, a, b),
            JoinProblem::Size => join_size(lang, a, b),
            JoinProblem::Apart => join_apart(lang, a, b),
        },
        NetworkError::NotDualStack { function, subnet } => not_dual_stack(lang, function, subnet),
        NetworkError::NotAttached(function) => not_attached(lang, function),
        NetworkError::AliasName(_) => alias_name(lang).to_owned(),
        NetworkError::LatestStays => latest_stays(lang).to_owned(),
        NetworkError::VersionHasAlias { version, aliases } => version_has_alias(lang, version, aliases),
        NetworkError::Percent(_) => percent(lang, N(*limits::PERCENT.start()), N(*limits::PERCENT.end())),
        NetworkError::Requests(_) => requests(lang, N(limits::REQUESTS_MAX)),
        NetworkError::Duration(_) => duration(lang, N(*limits::DURATION_MS.start()), N(*limits::DURATION_MS.end())),
        NetworkError::CidrOverlaps { cidr, other } => cidr_overlaps(lang, &cidr.to_string(), &other.to_string()),
        NetworkError::TooManyCidrs(_) => too_many_cidrs(lang, N(limits::CIDRS_PER_VPC as u64)),
        NetworkError::Restricted { cidr, primary: Some(primary) } => restricted(lang, &cidr.to_string(), &primary.to_string()),
        NetworkError::Restricted { cidr, primary: None } => restricted_always(lang, &cidr.to_string()),
        NetworkError::CidrInUse { cidr, subnet } => cidr_in_use(lang, &cidr.to_string(), subnet),
        NetworkError::PrimaryStays(cidr) => primary_stays(lang, &cidr.to_string()),
        NetworkError::SplitParts { most, .. } => split_parts(lang, N(*most)),
        NetworkError::SplitZones { parts, .. } => split_zones(lang, N(*parts)),
        NetworkError::Provisioned { provisioned: many, reserved } => provisioned(lang, N(*many), N(*reserved)),
        NetworkError::TooManyRules(count) => too_many_rules(lang, N(*count as u64)),
        NetworkError::Ports(first, last) => ports(lang, *first, *last),
        NetworkError::RuleText(text) => rule_text(lang, text),
        NetworkError::OutOfRange { least, most, .. } => out_of_range(lang, N(*least), N(*most)),
    }
}

/// What is wrong with a block, naming the mend.
pub fn cidr(lang: Lang, error: &CidrError) -> String {
    match error {
        CidrError::Empty => cidr_empty(lang).to_owned(),
        CidrError::Shape => cidr_shape(lang).to_owned(),
        CidrError::Ipv6 => cidr_ipv6(lang).to_owned(),
        CidrError::LeadingZeros(clean) => cidr_zeros(lang, clean),
        CidrError::Octet => cidr_octet(lang).to_owned(),
        CidrError::Prefix => cidr_prefix(lang).to_owned(),
        CidrError::HostBits(network) => cidr_host_bits(lang, &network.to_string()),
        CidrError::OutsideAwsBounds(prefix) => cidr_bounds(lang, *prefix),
    }
}

/// The text that would do instead, where it is known.
pub fn offer(error: &NetworkError) -> Option<String> {
    match error {
        NetworkError::Cidr(CidrError::HostBits(network)) => Some(network.to_string()),
        NetworkError::Cidr(CidrError::LeadingZeros(clean)) => Some(clean.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Cidr;

    #[test]
    fn every_error_speaks_both_languages_and_names_its_subject() {
        let block = Cidr::subnet("10.0.3.0/24").unwrap();
        let cidrs = [
            CidrError::Empty,
            CidrError::Shape,
            CidrError::Ipv6,
            CidrError::LeadingZeros("10.0.3.0/24".into()),
            CidrError::Octet,
            CidrError::Prefix,
            CidrError::HostBits(block),
            CidrError::OutsideAwsBounds(29),
        ];
        let mut errors = vec![
            NetworkError::NameEmpty,
            NetworkError::NameTooLong(65),
            NetworkError::NameTaken("a".into()),
            NetworkError::TooManySubnets(17),
            NetworkError::TooManyGroups(6),
            NetworkError::SubnetsWithoutGroups,
            NetworkError::GroupsWithoutSubnets,
            NetworkError::TwoVpcs("vpc-a".into(), "vpc-b".into()),
            NetworkError::Memory(64),
            NetworkError::Concurrency(1_000_001),
            NetworkError::NotANumber("x".into()),
            NetworkError::OutsideVpc { cidr: block, vpc: [block].into() },
            NetworkError::Overlaps { cidr: block, other: "x".into(), other_cidr: block },
            NetworkError::SetExists("a + b".into()),
            NetworkError::SetInUse("a".into()),
            NetworkError::Gone,
            NetworkError::SubnetInUse { subnet: "s".into(), functions: "f".into() },
            NetworkError::Occupants { occupied: 12, usable: 11 },
            NetworkError::HalfTooSmall { half: block, occupied: 1, enis: 2, usable: 3 },
            NetworkError::NotDualStack { function: "f".into(), subnet: "s".into() },
            NetworkError::NotAttached("f".into()),
            NetworkError::AliasName("1".into()),
            NetworkError::LatestStays,
            NetworkError::VersionHasAlias { version: "1".into(), aliases: "prod".into() },
            NetworkError::Percent(0),
            NetworkError::Requests(10_000_001),
            NetworkError::Duration(0),
            NetworkError::CidrOverlaps { cidr: block, other: block },
            NetworkError::TooManyCidrs(6),
            NetworkError::Restricted { cidr: block, primary: Some(block) },
            NetworkError::Restricted { cidr: block, primary: None },
            NetworkError::CidrInUse { cidr: block, subnet: "s".into() },
            NetworkError::PrimaryStays(block),
            NetworkError::SplitParts { parts: 3, most: 16 },
            NetworkError::SplitZones { zones: 0, parts: 2 },
        ];
        for why in [JoinProblem::Vpc, JoinProblem::Zone, JoinProblem::Size, JoinProblem::Apart] {
            errors.push(NetworkError::NotJoinable { a: "a".into(), b: "b".into(), why });
        }
        errors.extend(cidrs.map(NetworkError::Cidr));
        for error in errors {
            let (ja, en) = (network(Lang::Ja, &error), network(Lang::En, &error));
            assert!(!ja.is_empty() && !en.is_empty() && ja != en, "{error:?}");
        }
        assert!(network(Lang::En, &NetworkError::Memory(64)).contains("128 to 10,240 MB (given: 64)"));
        assert_eq!(offer(&NetworkError::Cidr(CidrError::HostBits(block))), Some("10.0.3.0/24".into()));
    }
}
