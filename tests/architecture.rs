//! Keeps the arrows of ARCHITECTURE.md: which room names which, and who may name the browser.

// It reads the sources, which a browser does not have.
#![cfg(not(target_arch = "wasm32"))]
// clippy.toml covers the tests themselves, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A room and the rooms it may name. Whatever is not listed is an arrow against the stream.
const ROOMS: &[(&str, &[&str])] = &[
    ("network", &[]),
    ("rules", &["network"]),
    ("model", &["network", "rules"]),
    ("advice", &["network", "rules", "model"]),
    ("import", &["network"]),
    ("link", &["network", "rules", "model", "import"]),
    // `text` words the types of the rooms before it.
    ("text", &["network", "rules", "model", "advice", "import", "link"]),
    ("export", &["network", "rules", "model", "import", "link", "text"]),
    ("state", &["network", "rules", "model", "advice", "import", "link", "text"]),
    ("scene", &["network", "rules", "model", "advice", "import", "link", "state", "text"]),
    ("view", &["network", "rules", "model", "advice", "import", "link", "export", "state", "scene", "text"]),
    ("cli", &["network", "rules", "model", "import", "link", "export", "text"]),
    ("platform", &["network", "rules", "model", "import", "link", "export", "state", "scene", "text"]),
];

/// Rooms that run natively, in the page and in the worker alike.
const PURE: &[&str] = &["network", "rules", "model", "advice", "import", "link", "export", "text", "state", "scene"];

const BROWSER: &[&str] = &["yew", "web_sys", "gloo", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(directory: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

/// The code without comments: an arrow in prose is none.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// Every name that follows `prefix::` as a path, also within braces: `crate::{a, b::C}`.
fn named(text: &str, prefix: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mark = format!("{prefix}::");
    for (at, _) in text.match_indices(&mark) {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &text[at + mark.len()..];
        let heads: Vec<String> = match rest.strip_prefix('{') {
            Some(list) => top_level(list),
            None => vec![rest.to_owned()],
        };
        for head in heads {
            names.insert(head.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    names
}

/// The parts of a braced list, up to its closing brace.
fn top_level(list: &str) -> Vec<String> {
    let (mut depth, mut parts) = (0_u32, vec![String::new()]);
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(c);
    }
    parts
}

/// Whether `text` names `krate`: as the first part of a path.
fn names_crate(text: &str, krate: &str) -> bool {
    [format!("{krate}::"), format!("use {krate};"), format!("use {krate} as")].iter().any(|mark| {
        text.match_indices(mark.as_str()).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
        })
    })
}

#[test]
fn every_room_names_only_the_rooms_before_it() {
    let names: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    let mut wrong = Vec::new();
    for (room, allowed) in ROOMS {
        for (path, text) in sources(&root().join("src").join(room)) {
            for other in named(&code(&text), "crate") {
                if other != *room && names.contains(other.as_str()) && !allowed.contains(&other.as_str()) {
                    wrong.push(format!("{room} -> {other}: {}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "arrows against the stream:\n{}", wrong.join("\n"));
}

#[test]
fn every_directory_of_src_is_a_known_room() {
    let known: BTreeSet<String> = ROOMS.iter().map(|(room, _)| (*room).to_owned()).chain(["bin".to_owned()]).collect();
    let there: BTreeSet<String> = fs::read_dir(root().join("src"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(there, known);
}

#[test]
fn pure_rooms_name_nothing_of_the_browser() {
    let mut wrong = Vec::new();
    for room in PURE {
        for (path, text) in sources(&root().join("src").join(room)) {
            for krate in BROWSER.iter().filter(|krate| names_crate(&code(&text), krate)) {
                wrong.push(format!("{krate}: {}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn components_take_only_types_of_events_and_their_targets_from_the_browser() {
    let mut wrong = Vec::new();
    for (path, text) in sources(&root().join("src/view")) {
        let code = code(&text);
        for krate in ["gloo", "js_sys", "wasm_bindgen_futures"].iter().filter(|krate| names_crate(&code, krate)) {
            wrong.push(format!("{krate}: {}", path.display()));
        }
        for name in named(&code, "web_sys") {
            let event = name.ends_with("Event") || name == "DataTransfer";
            // How a target takes the focus belongs to the target.
            let target = name.ends_with("Element") || name == "EventTarget" || name == "FocusOptions";
            if !event && !target {
                wrong.push(format!("web_sys::{name}: {}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn components_write_no_style_attribute() {
    for (path, text) in sources(&root().join("src/view")) {
        assert!(!code(&text).contains(" style="), "the policy forbids inline styles: {}", path.display());
    }
}

#[test]
fn only_the_platform_and_the_worker_touch_the_browser() {
    for (path, text) in sources(&root().join("src")) {
        let inside = path.strip_prefix(root().join("src")).unwrap();
        let allowed = inside.starts_with("platform") || inside.starts_with("view") || inside == Path::new("bin/worker.rs");
        if !allowed {
            for krate in ["web_sys", "gloo", "js_sys"] {
                assert!(!names_crate(&code(&text), krate), "{krate}: {}", path.display());
            }
        }
    }
}

#[test]
fn the_reader_of_use_lines_reads_them() {
    let text = "use crate::{network::Cidr, rules::{self, Figure}};\nlet x = crate::model::Y; notcrate::view::Z;";
    let expected: BTreeSet<String> = ["network", "rules", "model"].map(str::to_owned).into();
    assert_eq!(named(text, "crate"), expected);
    assert!(names_crate("use gloo::events;", "gloo"));
    assert!(!names_crate("use my_gloo::events; crate::gloo::x", "gloo"));
}
