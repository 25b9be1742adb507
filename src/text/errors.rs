//! Why an edit is refused, and what would do instead.

use super::{Lang, N};
use crate::network::{CidrError, NetworkError, limits};

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
        ];
        errors.extend(cidrs.map(NetworkError::Cidr));
        for error in errors {
            let (ja, en) = (network(Lang::Ja, &error), network(Lang::En, &error));
            assert!(!ja.is_empty() && !en.is_empty() && ja != en, "{error:?}");
        }
        assert!(network(Lang::En, &NetworkError::Memory(64)).contains("128 to 10,240 MB (given: 64)"));
        assert_eq!(offer(&NetworkError::Cidr(CidrError::HostBits(block))), Some("10.0.3.0/24".into()));
    }
}
