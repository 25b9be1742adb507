//! Real files of strangers, where a folder with them is named (`ENI_LENS_CORPUS`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use eni_lens::import::{SourceFile, import};
use eni_lens::model::{Assumptions, Comparison};
use std::path::PathBuf;
use std::rc::Rc;

#[test]
fn files_of_the_aws_cli_give_what_an_independent_reading_found() {
    let Some(folder) = std::env::var_os("ENI_LENS_CORPUS").map(PathBuf::from) else {
        eprintln!("skipped: ENI_LENS_CORPUS names no folder");
        return;
    };
    let index = std::fs::read_to_string(folder.join("INDEX.tsv")).unwrap();
    let mut lines = index.lines();
    let head: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let mut checked = 0;
    for line in lines {
        let row: Vec<&str> = line.split('\t').collect();
        let cell = |name: &str| row[head.iter().position(|column| *column == name).unwrap()];
        if cell("format") != "awscli" {
            continue;
        }
        let number = |name: &str| cell(name).parse::<u64>().unwrap();
        let name = cell("file").to_owned();
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        let imported = import(&[SourceFile { name: name.clone(), bytes }]);
        assert_eq!(imported.fatal().count(), 0, "{name}: {:?}", imported.problems);
        assert_eq!(imported.versions_in_vpc, number("functions_vpc"), "{name}");
        assert_eq!(imported.versions_outside_vpc, number("functions_nonvpc"), "{name}");
        let rooms = imported.subnets.iter().filter(|row| row.described).filter_map(|row| row.cidr);
        let sorted = |mut list: Vec<u64>| {
            list.sort_unstable();
            list
        };
        let usable = sorted(rooms.map(|cidr| cidr.size() - 5).collect());
        let listed = cell("usable_ips").split(',').filter_map(|text| text.parse().ok()).collect();
        assert_eq!(usable, sorted(listed), "{name}");
        let comparison = Comparison::new(Rc::new(imported.topology()), Assumptions::default());
        assert_eq!(comparison.hyperplane.needed, number("hyperplane_enis"), "{name}");
        checked += 1;
    }
    assert!(checked > 0, "the index has rows of this format");
}
