//! The dialogs as markup: names, roles and figures, in both languages.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]
use eni_lens::import::{SourceFile, import};
use eni_lens::network::{FunctionKey, NetworkError, SubnetKey, VpcKey};
use eni_lens::state::{AppState, Dialog, Edit, ImportState, Msg, NoticeKind, Theme, update};
use eni_lens::text::Lang;
use eni_lens::view::Props;
use eni_lens::view::dialogs::Dialogs;
use std::rc::Rc;
use yew::Callback;

const FIRST: FunctionKey = FunctionKey(0);

fn start(lang: Lang) -> Rc<AppState> {
    Rc::new(AppState::start(lang, Theme::Auto))
}

fn render(state: &Rc<AppState>) -> String {
    let renderer = yew::LocalServerRenderer::<Dialogs>::with_props(Props::new(Rc::clone(state), Callback::noop()));
    futures::executor::block_on(renderer.hydratable(false).render())
}

fn open(lang: Lang, dialog: Dialog) -> String {
    render(&update(&start(lang), Msg::Open(dialog)))
}

fn attach(function: u32) -> Dialog {
    Dialog::Attach { function: FunctionKey(function), subnet: None }
}

/// What a reader sees, without tags.
fn words(html: &str) -> String {
    let mut inside = false;
    let text: String = html
        .chars()
        .filter_map(|c| match c {
            '<' => {
                inside = true;
                Some(' ')
            }
            '>' => {
                inside = false;
                None
            }
            other => (!inside).then_some(other),
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
}

#[test]
fn the_live_regions_are_there_and_empty_at_load() {
    for lang in Lang::ALL {
        let html = render(&start(lang));
        assert_eq!(html.matches("aria-live=\"polite\"").count(), 1);
        assert_eq!(html.matches("aria-live=\"assertive\"").count(), 1);
        assert_eq!(words(&html), "");
        assert!(!html.contains("<dialog"));
    }
}

#[test]
fn every_dialog_is_named_in_its_language_and_keeps_the_policy() {
    let dialogs = [
        (attach(0), "割り当て", "Attach"),
        (Dialog::Function(FIRST), "関数の設定", "Function"),
        (Dialog::AddFunction, "関数を追加", "Add functions"),
        (Dialog::AddSubnet(VpcKey(0)), "サブネットを追加", "Add a subnet"),
        (Dialog::AddSet { vpc: VpcKey(0), function: None }, "SG の組を追加", "Add an SG set"),
        (Dialog::Import(ImportState::Waiting), "アカウントを読み込む", "Import an account"),
        (Dialog::Import(ImportState::Reading(2)), "2 個のファイルを読んでいます", "Reading 2 files"),
        (Dialog::Import(ImportState::WorkerFailed), "もう一度お試しください", "Reload the page and try again"),
    ];
    for (dialog, ja, en) in dialogs {
        let pages = [open(Lang::Ja, dialog.clone()), open(Lang::En, dialog)];
        has(&words(&pages[0]), &[ja, "キャンセル"]);
        has(&words(&pages[1]), &[en, "Cancel"]);
        for html in pages {
            assert!(!html.contains("style="), "{html}");
            has(&html, &["aria-labelledby=\"modal-title\"", "id=\"modal-title\""]);
        }
    }
}

#[test]
fn attach_shows_every_price_and_both_results() {
    let attached = open(Lang::En, attach(0));
    assert_eq!(attached.matches("name=\"set\"").count(), 3, "two sets and a new one");
    assert_eq!(attached.matches("name=\"subnet\"").count(), 2);
    has(&words(&attached), &["Detach", "outbound-full-sg", "outbound-vpc-sg", "New set…", "+0 new", "No change"]);

    let mut state = update(&start(Lang::En), Msg::Edit(Edit::AddFunctions(["report-batch".into()].into())));
    let new = state.topology().functions.iter().last().unwrap().key;
    state = update(&state, Msg::Open(Dialog::Attach { function: new, subnet: None }));
    let html = render(&state);
    let text = words(&html);
    has(&text, &["report-batch", "+0 shared", "+2 new", "up to 900 → 1,200", "300 of them do not fit", "4 → 4"]);
    has(&text, &["SubnetIPAddressLimitReachedException", "by AWS’s formula +13", "10.0.1.4", "+04"]);
    assert!(!text.contains("Detach"), "there is nothing to detach");
    assert_eq!(html.matches("type=\"checkbox\"").count(), html.matches(" checked").count() - 1, "all subnets, one set");
}

#[test]
fn a_choice_that_is_refused_has_no_price_and_says_why() {
    let mut state = start(Lang::En);
    for n in 0..16 {
        let cidr = format!("10.0.{}.0/24", 10 + n);
        let edit = Edit::AddSubnet { vpc: VpcKey(0), name: format!("s{n}").into(), cidr: cidr.into(), az: "".into() };
        state = update(&state, Msg::Edit(edit));
    }
    let all: Vec<SubnetKey> = state.topology().subnets.iter().map(|subnet| subnet.key).take(16).collect();
    let set = state.topology().sets.iter().next().unwrap().key;
    state = update(&state, Msg::Edit(Edit::Attach(FIRST, all.into(), eni_lens::state::SetChoice::Existing(set))));
    let last = state.topology().subnets.iter().last().unwrap().key;
    state = update(&state, Msg::Open(Dialog::Attach { function: FIRST, subnet: Some(last) }));
    let text = words(&render(&state));
    has(&text, &["At most 16 subnets (chosen: 17): choose fewer"]);
    assert!(!text.contains(" shared") && !text.contains(" new "), "{text}");
}

#[test]
fn every_field_has_a_label_and_a_place_for_its_problem() {
    let subnet = open(Lang::Ja, Dialog::AddSubnet(VpcKey(0)));
    let function = open(Lang::En, Dialog::Function(FIRST));
    for (html, fields) in [(&subnet, vec!["name", "cidr", "az"]), (&function, vec!["name", "memory"])] {
        for field in fields {
            has(
                html,
                &[
                    &format!("for=\"field-{field}\""),
                    &format!("id=\"field-{field}\""),
                    &format!("name=\"{field}\""),
                    &format!("aria-describedby=\"field-{field}-problem\""),
                    &format!("id=\"field-{field}-problem\""),
                ],
            );
        }
    }
    has(&subnet, &["<datalist", "ap-northeast-1a", "ap-northeast-1c"]);
    has(&words(&function), &["Follows the slider (300)", "Save"]);
}

#[test]
fn the_import_shows_the_commands_to_copy() {
    let html = open(Lang::En, Dialog::Import(ImportState::Waiting));
    let attributes = ["data-import=\"files\"", "data-import=\"paste\"", "data-import=\"read\"", "multiple"];
    has(&html, &attributes);
    assert_eq!(html.matches("data-copy=").count(), 6, "each of the five, and all together");
    has(
        &words(&html),
        &[
            "aws lambda list-functions --function-version ALL",
            "aws ec2 describe-subnets --output json",
            "Needed",
            "Optional",
            "Nothing is sent anywhere",
            "Up to 256 MB a file; 200 files and 512 MB at a time",
            "functions and versions",
            "Copy 5 lines",
        ],
    );
}

#[test]
fn what_was_read_is_told_before_anything_changes() {
    let file = |name: &str, bytes: &[u8]| SourceFile { name: name.into(), bytes: bytes.into() };
    let files = [
        file("functions.json", include_bytes!("fixtures/list-functions.json")),
        file("subnets.json", include_bytes!("fixtures/describe-subnets.json")),
    ];
    for (lang, parts) in [
        (Lang::Ja, ["2 個のファイルを読みました", "盤面に追加する", "盤面を置き換える", "関数ごとの同時実行数"]),
        (Lang::En, ["2 files read", "Add to the board", "Replace the board", "Concurrency per function"]),
    ] {
        let before = start(lang);
        let read = update(&before, Msg::ImportRead(Rc::new(import(&files))));
        has(&words(&render(&read)), &parts);
        assert!(Rc::ptr_eq(before.history.present(), read.history.present()));
    }
    let broken = Rc::new(import(&[file("broken.json", b"{\n  \"Functions\": [")]));
    let text = words(&render(&update(&start(Lang::En), Msg::ImportRead(broken))));
    has(&text, &["Nothing usable was found", "broken.json", "Choose other files…"]);
    assert!(!text.contains("Replace the board"));
}

#[test]
fn more_findings_than_are_listed_are_counted() {
    let files: Vec<SourceFile> =
        (0..130).map(|n| SourceFile { name: format!("{n}.json"), bytes: format!("{{\"x\": {n}").into_bytes() }).collect();
    let imported = Rc::new(import(&files));
    let html = render(&update(&start(Lang::En), Msg::ImportRead(Rc::clone(&imported))));
    let listed = html.split("<tbody>").nth(1).unwrap_or_default().matches("<tr").count();
    assert_eq!((listed, imported.problems.len()), (100, 130));
    has(&words(&html), &["30 more are in “Copy details”"]);
}

#[test]
fn a_notice_offers_undo_only_where_something_was_destroyed() {
    let deleted = update(&start(Lang::Ja), Msg::Edit(Edit::Delete(FIRST)));
    has(&words(&render(&deleted)), &["test-lambda-01 を削除しました", "元に戻す"]);
    let refused = update(&start(Lang::En), Msg::Edit(Edit::SetMemory(FIRST, 64)));
    assert_eq!(refused.ui.notice.as_ref().map(|notice| &notice.kind), Some(&NoticeKind::Refused(NetworkError::Memory(64))));
    let html = render(&refused);
    has(&words(&html), &["Memory is 128 to 10,240 MB (given: 64)"]);
    assert!(!html.contains("notice-undo"));
}
