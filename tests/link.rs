//! The share link: what goes in comes out, in one form only, and nothing hostile gets through.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod generate;
mod large;

use eni_lens::link::{self, LinkError};
use eni_lens::model::{Assumptions, Board, Comparison, Limits, Title};
use eni_lens::network::{
    Concurrency, EventSource, Function, GroupSet, Role, SecurityGroup, Subnet, Topology, Version, VersionLabel,
    default_board_topology,
};
use generate::{Numbers, generate, generate_whole};
use std::collections::HashMap;
use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// A board as plain words, keys replaced by places and orders by ranks: what must not change.
fn plain(board: &Board) -> Vec<String> {
    let t = &board.topology;
    let place = |keys: Vec<u32>| -> HashMap<u32, usize> { keys.into_iter().enumerate().map(|(at, key)| (key, at)).collect() };
    let vpcs = place(t.vpcs.iter().map(|vpc| vpc.key.0).collect());
    let subnets = place(t.subnets.iter().map(|subnet| subnet.key.0).collect());
    let groups = place(t.groups.iter().map(|group| group.key.0).collect());
    let sets = place(t.sets.iter().map(|set| set.key.0).collect());
    let orders = t.orders();
    let sorted = |mut places: Vec<usize>| {
        places.sort_unstable();
        places
    };
    let a = &board.assumptions;
    let counts =
        [a.concurrency, a.connections_per_environment, a.eni_quota, a.other_enis, a.attach_delay_s, a.account_concurrency];
    // Kept fixtures hold these words, so they name fields themselves: a field added later changes none.
    let mut out = vec![format!("{:?} {:?} {counts:?} {:?}", board.title, a.estimate, a.region_quota_2019)];
    out.extend(t.vpcs.iter().map(|v| format!("{} {:?} {} {} {:?}", v.id, v.name, v.account, v.region, v.cidrs)));
    for Subnet { key: _, id, name, vpc, cidr, az, occupied, dual_stack, missing } in t.subnets.iter() {
        out.push(format!("{id} {name:?} {} {cidr:?} {az:?} {occupied} {dual_stack}", vpcs[&vpc.0]));
        out.extend(missing.then(|| format!("{id} is missing")));
    }
    for SecurityGroup { key: _, id, name, vpc, egress, rules, missing } in t.groups.iter() {
        out.push(format!("{id} {name:?} {} {egress:?}", vpcs[&vpc.0]));
        out.extend(missing.then(|| format!("{id} is missing")));
        out.extend(rules.as_ref().map(|rules| format!("{id} {rules:?}")));
    }
    for GroupSet { key: _, vpc, members } in t.sets.iter() {
        out.push(format!("{} {:?}", vpcs[&vpc.0], sorted(members.iter().map(|m| groups[&m.0]).collect())));
    }
    let functions = place(t.functions.iter().map(|function| function.key.0).collect());
    for Function { key: _, name, arn, account, concurrency, carrier, versions, aliases, role, reserved, provisioned } in
        t.functions.iter()
    {
        out.push(format!("{name} {arn:?} {account} {concurrency:?} {carrier} {aliases:?}"));
        if (*role, *reserved, *provisioned) != (Role::InOrder, None, 0) {
            out.push(format!("{name} {role:?} {reserved:?} {provisioned}"));
        }
        for Version { label, memory_mb, attachment, order, dual_stack } in versions.iter() {
            let order = orders.binary_search(order).unwrap();
            let at = attachment.as_ref().map(|a| (sets[&a.set.0], sorted(a.subnets.iter().map(|s| subnets[&s.0]).collect())));
            out.push(format!("{label:?} {memory_mb} {at:?} {order} {dual_stack}"));
        }
    }
    for EventSource { key: _, name, kind, function, attachment, order } in t.event_sources.iter() {
        let rows = sorted(attachment.subnets.iter().map(|s| subnets[&s.0]).collect());
        let order = orders.binary_search(order).unwrap();
        out.push(format!("{name} {kind:?} {} {} {rows:?} {order}", functions[&function.0], sets[&attachment.set.0]));
    }
    if a.limits != Limits::default() {
        out.push(format!("{:?}", a.limits));
    }
    out
}

/// Every figure of both worlds, without keys.
fn figures(board: &Board) -> String {
    let c = Comparison::new(Rc::clone(&board.topology), board.assumptions.clone());
    let enis: Vec<String> = c
        .hyperplane
        .enis
        .iter()
        .map(|e| {
            format!(
                "{} {} {} {} {} {:?} {} {:?}",
                e.account,
                e.row,
                e.interfaces,
                e.created,
                e.connections,
                e.place,
                e.holders.len(),
                e.failure
            )
        })
        .collect();
    let functions: Vec<(u64, u64, u64)> = c.legacy.functions.iter().map(|f| (f.needed, f.other_needed, f.created)).collect();
    let quota: Vec<(u64, u64)> = c.hyperplane.quota.iter().map(|q| (q.used, q.limit)).collect();
    let h = &c.hyperplane;
    let l = &c.legacy;
    let before: Vec<_> = l
        .rows
        .iter()
        .map(|row| {
            let shares: Vec<_> = row.shares.iter().map(|share| (share.function, share.created, share.refused)).collect();
            (row.demand, row.created, row.refused, row.failover_in, row.failover_out, row.free, shares)
        })
        .collect();
    let now: Vec<_> = h.rows.iter().map(|row| (row.needed, row.created, row.free, &row.enis)).collect();
    let versions: Vec<_> = h.versions.iter().map(|v| (v.function, v.version, v.failure)).collect();
    format!(
        "{:?} {before:?} {:?} {now:?} {functions:?} {enis:?} {versions:?} {:?} {quota:?} {:?}",
        (l.needed, l.created, l.refused, l.other_needed, l.failure),
        (h.needed, h.created, h.functions_failed),
        h.accounts,
        c.capacity.iter().map(|room| (room.usable, room.occupied)).collect::<Vec<_>>(),
    )
}

fn generated(seed: u64) -> Board {
    let (topology, assumptions) = if seed.is_multiple_of(2) { generate_whole(seed) } else { generate(seed) };
    let title = match seed % 4 {
        0 => Title::Article,
        1 => Title::Imported(seed, "eu-west-3".into()),
        2 => Title::Empty,
        _ => Title::Named(format!("盤面 {seed}").into()),
    };
    Board { title, topology: Rc::new(topology), assumptions }
}

fn article() -> Board {
    let assumptions = Assumptions { concurrency: 300, ..Assumptions::default() };
    Board { title: Title::Article, topology: Rc::new(default_board_topology()), assumptions }
}

fn of(topology: Topology) -> Board {
    Board { title: Title::Empty, topology: Rc::new(topology), assumptions: Assumptions::default() }
}

const BOARDS: u64 = if cfg!(target_arch = "wasm32") { 500 } else { 10_000 };

#[test]
fn what_goes_in_comes_out_with_every_figure() {
    for seed in 0..BOARDS {
        let board = generated(seed);
        let text = link::encode(&board);
        let back = link::decode(&text).unwrap_or_else(|error| panic!("{seed}: {error:?}"));
        assert_eq!(plain(&back), plain(&board), "{seed}");
        assert_eq!(figures(&back), figures(&board), "{seed}");
        assert_eq!(link::encode(&back), text, "{seed}: one board, one text");
        assert_eq!(link::decode(&text).unwrap(), back, "{seed}");
        if link::fragment(&board).is_ok() {
            assert_eq!(link::open(&format!("#{text}")), Ok(back), "{seed}");
        }
    }
}

#[test]
fn keys_with_gaps_and_rows_out_of_order_come_out_as_places() {
    let mut topology = default_board_topology();
    let keys: Vec<_> = topology.functions.iter().map(|function| function.key).collect();
    topology.duplicate(keys[1]).unwrap();
    topology.delete_function(keys[0]).unwrap();
    let first = topology.subnets.remove(0).unwrap();
    topology.subnets.push(Subnet::clone(&first));
    let board = of(topology);
    let back = link::decode(&link::encode(&board)).unwrap();
    assert_eq!(plain(&back), plain(&board));
    assert_eq!(figures(&back), figures(&board));
    let numbers: Vec<u32> = back.topology.functions.iter().map(|function| function.key.0).collect();
    assert_eq!(numbers, [0, 1, 2]);
    // What is added afterwards collides with nothing.
    let mut next = Topology::clone(&back.topology);
    let added = next.add_function("new").unwrap();
    assert_eq!(added.0, 3);
    let order = next.function(added).unwrap().versions[0].order;
    assert!(back.topology.functions.iter().all(|f| f.versions.iter().all(|v| v.order < order)));
}

#[test]
fn sizes_are_those_of_the_contract() {
    let default = link::fragment(&article()).unwrap();
    assert!(default.len() <= 400, "{} characters: {default}", default.len());
    let mut topology = Topology::default();
    let block = |text: &str| eni_lens::network::Cidr::subnet(text).unwrap();
    let vpc = topology.add_vpc("vpc-0123456789abcdef0", Some("production"), "123456789012", "eu-west-3", &[block("10.0.0.0/16")]);
    let subnets: Vec<_> = (0..6u8)
        .map(|n| {
            let name = format!("private-subnet-num-{n}");
            let az = format!("eu-west-3{}", char::from(b'a' + n % 3));
            topology.add_subnet(vpc, &name, &format!("10.0.{n}.0/24"), &az).unwrap()
        })
        .collect();
    let groups: Vec<_> = (0..6).map(|n| topology.add_group_named(vpc, &format!("security-group-no-{n}")).unwrap()).collect();
    let mut r = Numbers(7);
    for n in 0..50u64 {
        // Twenty characters that repeat nothing.
        let name: String = (0..17).map(|_| char::from(b'a' + r.below(26) as u8)).chain(format!("-{n:02}").chars()).collect();
        let function = topology.add_function(&name).unwrap();
        let pick: Vec<_> = (0..=r.below(6)).map(|_| subnets[r.below(6) as usize]).collect();
        let set = topology.intern_set(&[groups[r.below(6) as usize]]).unwrap();
        topology.attach(function, Some((&pick, set))).unwrap();
        topology.set_memory(function, [128, 512, 1024, 2048][r.below(4) as usize]).unwrap();
        if r.below(2) == 0 {
            topology.set_concurrency(function, Concurrency::Own(r.below(1_000))).unwrap();
        }
    }
    let fifty = link::fragment(&of(topology)).unwrap();
    assert!(fifty.len() <= 2_000, "{} characters", fifty.len());
}

#[test]
fn a_board_too_large_for_a_link_says_so_and_can_still_be_kept() {
    let board = of(large::board(10_000, 200, 4, 500));
    let Err(LinkError::TooLong { characters }) = link::fragment(&board) else { panic!("it fits") };
    let text = link::encode(&board);
    assert_eq!(text.len(), characters + 3);
    assert_eq!(link::open(&text), Err(LinkError::TooLong { characters }));
    assert_eq!(plain(&link::decode(&text).unwrap()), plain(&board));
}

#[test]
fn errors_say_what_happened() {
    let text = link::encode(&article());
    assert_eq!(link::open(""), Err(LinkError::Empty));
    assert_eq!(link::open(" # "), Err(LinkError::Empty));
    for foreign in ["hello", "#board", "v0.AAAA", "w1.AAAA", "v.AAAA", "v1a.AAAA", "https://example.org/", "json.e30"] {
        assert_eq!(link::open(foreign), Err(LinkError::Foreign), "{foreign}");
    }
    assert_eq!(link::open("v2.AAAA"), Err(LinkError::Newer));
    assert_eq!(link::open("#v17.AAAA"), Err(LinkError::Newer));
    for end in ["v1", "v1."].into_iter().chain((4..text.len()).map(|end| &text[..end])) {
        assert_eq!(link::open(end), Err(LinkError::Cut), "{end}");
    }
    assert_eq!(link::open(&format!("{text}A")), Err(LinkError::Damaged));
    assert_eq!(link::open(&text.replace('.', ".é")), Err(LinkError::Damaged));
    assert_eq!(link::open(&format!(" #{text}\n")), Ok(link::decode(&text).unwrap()), "blanks around are harmless");
    assert_eq!(link::open(&format!("v1.{}", "A".repeat(40_000))), Err(LinkError::TooLong { characters: 40_000 }));
}

// What a hostile hand writes: the outer form is right, so that what is inside is looked at.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 })
    })
}

fn base64(bytes: &[u8]) -> String {
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']).collect();
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        (0..=three.len()).for_each(|at| text.push(letters[(bits >> (18 - 6 * at) & 63) as usize]));
    }
    text
}

fn unbase64(text: &str) -> Vec<u8> {
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']).collect();
    let bits: Vec<u8> = text
        .chars()
        .flat_map(|c| {
            let six = letters.iter().position(|l| *l == c).unwrap() as u8;
            (0..6).rev().map(move |bit| six >> bit & 1)
        })
        .collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |value, bit| value << 1 | bit)).collect()
}

fn body_of(text: &str) -> Vec<u8> {
    let bytes = unbase64(text.strip_prefix("v1.").unwrap());
    let head = bytes.iter().position(|byte| *byte < 0x80).unwrap() + 1;
    bytes[head..bytes.len() - 4].to_vec()
}

fn wrapped(body: &[u8]) -> String {
    let mut bytes = Vec::new();
    let mut length = body.len();
    while length >= 0x80 {
        bytes.push(length as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes.extend_from_slice(body);
    bytes.extend(crc(body).to_le_bytes());
    format!("v1.{}", base64(&bytes))
}

#[test]
fn only_one_text_says_a_board() {
    let text = link::encode(&article());
    let body = body_of(&text);
    assert_eq!(wrapped(&body), text, "this test writes the same form");
    // A section nobody knows is of a newer program; a broken one is damage.
    let with = |end: &[u8]| link::open(&wrapped(&[&body[..], end].concat()));
    assert_eq!(with(&[60, 0]), Err(LinkError::Newer));
    assert_eq!(with(&[60, 2, 7, 7, 90, 0]), Err(LinkError::Newer));
    // One that is known says something, and only what is not the usual.
    assert_eq!(with(&[1, 0]), Err(LinkError::Damaged));
    assert_eq!(with(&[1, 1, 0]), Err(LinkError::Damaged));
    assert_eq!(with(&[1, 2, 7]), Err(LinkError::Damaged));
    assert_eq!(with(&[2, 0, 1, 0]), Err(LinkError::Damaged), "tags rise");
    assert_eq!(with(&[0, 0]), Err(LinkError::Damaged));
    // Wherever one byte is changed, either it is refused or it is the one text of another board.
    let mut opened = 0;
    for at in 0..body.len() {
        for change in [1u8, 0x20, 0x80] {
            let mut other = body.clone();
            other[at] ^= change;
            let text = wrapped(&other);
            if let Ok(board) = link::open(&text) {
                assert_eq!(link::encode(&board), text);
                opened += 1;
            }
        }
    }
    assert!(opened > 0, "some changes are boards: names, memory");
    // The last character's unused bits.
    let padded = base64(&unbase64("QQ"));
    assert_eq!(padded, "QQ");
    let bits = (text.len() - 3) % 4;
    if bits != 0 {
        let mut last = text.clone();
        let end = last.pop().unwrap();
        last.push(char::from(end as u8 + 1));
        assert!(link::open(&last).is_err());
    }
}

/// Opens it; a fragment that takes over 100 ms does so every time.
#[cfg(not(target_arch = "wasm32"))]
fn in_time(text: &str) -> Result<Board, LinkError> {
    let mut tries = (0..5).map(|_| {
        let start = std::time::Instant::now();
        (link::open(text), start.elapsed().as_millis() < 100)
    });
    tries.find(|(_, quick)| *quick).unwrap_or_else(|| panic!("over 100 ms: {text}")).0
}

#[cfg(target_arch = "wasm32")]
fn in_time(text: &str) -> Result<Board, LinkError> {
    link::open(text)
}

#[test]
fn ten_thousand_hostile_fragments_do_no_harm() {
    let texts: Vec<String> = (0..200).map(|seed| link::encode(&generated(seed))).collect();
    let bodies: Vec<Vec<u8>> = texts.iter().map(|text| body_of(text)).collect();
    let mut r = Numbers(0x5EED);
    let mut opened = 0;
    for round in 0..BOARDS {
        let text = match round % 5 {
            0 => {
                let bytes: Vec<u8> = (0..r.below(400)).map(|_| r.below(256) as u8).collect();
                if r.below(2) == 0 { wrapped(&bytes) } else { format!("v1.{}", base64(&bytes)) }
            }
            1 => {
                let text = &texts[r.below(200) as usize];
                text[..r.below(text.len() as u64) as usize].to_owned()
            }
            2 => {
                let mut text = texts[r.below(200) as usize].clone().into_bytes();
                let at = r.below(text.len() as u64) as usize;
                text[at] ^= 1 << r.below(7);
                String::from_utf8_lossy(&text).into_owned()
            }
            3 => {
                let mut body = bodies[r.below(200) as usize].clone();
                for _ in 0..=r.below(4) {
                    let at = r.below(body.len() as u64) as usize;
                    match r.below(4) {
                        0 => body[at] = r.below(256) as u8,
                        1 => body[at] = 0xFF,
                        2 => drop(body.remove(at)),
                        _ => body.insert(at, [0, 1, 0x7F, 0x80, 0xFF][r.below(5) as usize]),
                    }
                    if body.is_empty() {
                        body.push(0);
                    }
                }
                wrapped(&body)
            }
            _ => {
                let words = ["<script>alert(1)</script>", "v1.", "json.", "#", "&lang=", "'\"", "\0", "é", "v1.A", "../"];
                (0..r.below(9)).map(|_| words[r.below(10) as usize]).collect()
            }
        };
        let _ = link::decode(&text);
        let found = in_time(&text);
        if let Ok(board) = found {
            opened += 1;
            // It is a board like any other: it computes, and it is the one text of itself.
            let _ = figures(&board);
            assert_eq!(link::encode(&board), text.trim().trim_start_matches('#'), "{text}");
        }
    }
    assert!(opened > 0, "mutated payloads with a right checksum reach the checks");
}

#[test]
fn counts_are_no_allocations_and_what_a_link_makes_is_bounded() {
    // 2^60 VPCs, 2^60 functions, a text of 2^60 characters.
    let huge = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F];
    for start in [&[1u8, 0][..], &[1, 0, 0], &[1, 0, 0, 0], &[1, 0, 0, 0, 0], &[1, 0, 0, 0, 0, 0], &[3], &[1, 0, 1]] {
        assert_eq!(link::open(&wrapped(&[start, &huge].concat())), Err(LinkError::Damaged), "{start:?}");
    }
    // Many functions whose ARN is derived from a long Region: short to write, long to hold.
    let mut topology = Topology::default();
    topology.add_vpc("v", None, "1", &"r".repeat(2_000), &[]);
    for n in 0..2_000 {
        let name = format!("{n}");
        let arn = format!("arn:aws:lambda:{}:1:function:{name}", "r".repeat(2_000));
        let order = topology.next_order();
        let version = Version { label: VersionLabel::Latest, memory_mb: 128, attachment: None, order, dual_stack: false };
        topology.add_function_unchecked(&name, Some(&arn), "1", Concurrency::Global, 0, vec![version]);
    }
    let board = of(topology);
    let text = link::encode(&board);
    assert!(text.len() < 32_768);
    assert_eq!(link::open(&text), Err(LinkError::TooBig));
    assert!(matches!(link::fragment(&board), Err(LinkError::TooLong { .. })), "no link that does not open");
    assert_eq!(plain(&link::decode(&text).unwrap()), plain(&board));
}

#[test]
fn a_board_is_built_by_the_checks_of_an_edit() {
    use eni_lens::network::NetworkError as E;
    let refused = |change: &dyn Fn(&mut Topology)| {
        let mut topology = default_board_topology();
        change(&mut topology);
        match link::decode(&link::encode(&of(topology))) {
            Err(LinkError::Invalid(error)) => error,
            other => panic!("{other:?}"),
        }
    };
    let function = |change: &dyn Fn(&mut Function)| {
        refused(&|topology| {
            let mut first = topology.functions.get(0).map(|f| Function::clone(f)).unwrap();
            change(&mut first);
            topology.functions.set(0, first);
        })
    };
    let subnet = |change: &dyn Fn(&mut Subnet)| {
        refused(&|topology| {
            let mut first = topology.subnets.get(0).map(|s| Subnet::clone(s)).unwrap();
            change(&mut first);
            topology.subnets.set(0, first);
        })
    };
    let version = |change: &dyn Fn(&mut Version)| {
        function(&|function| {
            let mut versions = function.versions.to_vec();
            change(&mut versions[0]);
            function.versions = versions.into();
        })
    };
    let block = |text: &str| eni_lens::network::Cidr::parse(text).ok();
    assert_eq!(function(&|f| f.name = " ".into()), E::NameEmpty);
    assert_eq!(function(&|f| f.name = "x".repeat(65).into()), E::NameTooLong(65));
    assert_eq!(function(&|f| f.name = "test-lambda-02".into()), E::NameTaken("test-lambda-02".into()));
    assert_eq!(function(&|f| f.concurrency = Concurrency::Own(1_000_001)), E::Concurrency(1_000_001));
    assert_eq!(function(&|f| f.concurrency = Concurrency::Relative(u64::MAX)), E::Concurrency(u64::MAX));
    let rate = Concurrency::Rate { requests_per_second: 1, duration_ms: 900_001 };
    assert_eq!(function(&|f| f.concurrency = rate), E::Concurrency(900_001));
    assert_eq!(version(&|v| v.memory_mb = 127), E::Memory(127));
    assert_eq!(version(&|v| v.memory_mb = 10_241), E::Memory(10_241));
    assert_eq!(version(&|v| v.label = VersionLabel::Published("".into())), E::NameEmpty);
    assert!(matches!(subnet(&|s| s.cidr = block("10.0.1.0/29")), E::Cidr(_)));
    assert!(matches!(subnet(&|s| s.cidr = block("10.0.0.0/8")), E::Cidr(_)));
    assert!(matches!(subnet(&|s| s.cidr = block("10.1.1.0/24")), E::OutsideVpc { .. }));
    assert!(matches!(subnet(&|s| s.cidr = block("10.0.0.0/22")), E::Overlaps { .. }));
    assert_eq!(subnet(&|s| s.id = "PrivateSubnet-1c".into()), E::NameTaken("PrivateSubnet-1c".into()));
    assert_eq!(subnet(&|s| s.id = "".into()), E::NameEmpty);
    // What AWS reports is taken as it is, a missing block too.
    let mut topology = default_board_topology();
    let vpc = topology.vpcs.get(0).unwrap().key;
    topology.add_subnet_unchecked(vpc, "subnet-0123456789abcdef0", None, block("172.16.0.0/24"), None, 3);
    topology.add_subnet_unchecked(vpc, "subnet-01234567", None, None, None, 0);
    let board = of(topology);
    assert_eq!(plain(&link::decode(&link::encode(&board)).unwrap()), plain(&board));
}

#[test]
fn a_fragment_is_taken_apart() {
    let parts = link::parts("#v1.AAAA&lang=ja&theme=dark&t=20000&x");
    assert_eq!((parts.payload, parts.lang, parts.theme), ("v1.AAAA", Some("ja"), Some("dark")));
    for board in ["#v1.AAAA", "v1", "#v9.x", "#json.e30", "#json"] {
        assert!(link::parts(board).is_board(), "{board}");
    }
    for anchor in ["", "#", "#board", "#tray", "#v", "#version.1", "#preset.x"] {
        assert!(!link::parts(anchor).is_board(), "{anchor}");
    }
    assert_eq!(link::json_text("json.eyJhIjoxfQ").as_deref(), Ok("{\"a\":1}"));
    assert_eq!(link::json_text("json.eyJhIjoxfQ==").as_deref(), Ok("{\"a\":1}"), "padding of other programs is harmless");
    assert_eq!(link::json_text("json."), Err(LinkError::Cut));
    assert_eq!(link::json_text("json._w"), Err(LinkError::Damaged), "not UTF-8");
}

/// Boards whose links are kept in tests/fixtures/links: made once, they must open for ever.
#[cfg(not(target_arch = "wasm32"))]
mod kept {
    use super::*;
    use eni_lens::model::Estimate;
    use std::fs;
    use std::path::{Path, PathBuf};

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/links")
    }

    fn boards() -> Vec<(&'static str, Board)> {
        let formula = Assumptions {
            estimate: Estimate::MemoryFormula,
            concurrency: 1_234,
            connections_per_environment: 7,
            eni_quota: 250,
            other_enis: 3,
            region_quota_2019: Some(350),
            attach_delay_s: 20,
            account_concurrency: 5_000,
            limits: Limits::default(),
        };
        let named = Board { title: Title::Named("本番 <b>2026</b>".into()), assumptions: formula, ..article() };
        let many = Board { title: Title::Imported(60, "eu-west-3".into()), ..of(large::board(60, 6, 3, 12)) };
        let empty = of(Topology::default());
        let mut all = vec![("article", article()), ("named", named), ("large", many), ("empty", empty)];
        let names = ["generated-1", "generated-2", "generated-3", "generated-4", "generated-5", "generated-6"];
        all.extend(names.into_iter().zip([11, 12, 13, 14, 15, 18].map(generated)));
        all
    }

    /// The link, then what it must say: the board in plain words and its figures.
    fn page(text: &str, board: &Board) -> String {
        format!("{text}\n\n{}\n\n{}\n", plain(board).join("\n"), figures(board))
    }

    #[test]
    fn links_of_every_release_open_with_the_same_figures() {
        if std::env::var_os("ENI_LENS_KEEP_LINKS").is_some() {
            // Only adds: what was kept once is never written again.
            for (name, board) in boards() {
                let path = folder().join(format!("v1-{name}.txt"));
                if !path.exists() {
                    fs::write(path, page(&link::encode(&board), &board)).unwrap();
                }
            }
        }
        let mut opened = 0;
        for entry in fs::read_dir(folder()).unwrap() {
            let path = entry.unwrap().path();
            let kept = fs::read_to_string(&path).unwrap();
            let text = kept.lines().next().unwrap();
            let board = link::open(text).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
            assert_eq!(page(text, &board), kept, "{}", path.display());
            assert_eq!(link::encode(&board), text, "{}", path.display());
            opened += 1;
        }
        assert!(opened >= 10, "{opened}");
    }
}
