//! The quick sizing's form: what is typed, what is refused and how, what the answer says, and the
//! board it makes as one step.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod arithmetic;

use eni_lens::model::{Assumptions, Estimate, Sizing, SizingField};
use eni_lens::rules::rule_by_id;
use eni_lens::scene::sizing::{AnswerView, answer, fields, read};
use eni_lens::state::{
    AppState, AssumptionEdit, Dialog, Inspected, Msg, NoticeKind, SizingForm, SizingMsg, Theme, Title, update,
};
use eni_lens::text::{Lang, N};
use proptest::prelude::*;
use std::rc::Rc;

fn form(typed: &[(SizingField, &str)]) -> SizingForm {
    typed.iter().fold(SizingForm::default(), |form, (field, text)| form.with(*field, &(*text).into()))
}

fn view(lang: Lang, form: &SizingForm) -> AnswerView {
    answer(lang, form, &read(form), &Assumptions::default())
}

/// The problems of a form in words, by field.
fn problems(lang: Lang, form: &SizingForm) -> Vec<(&'static str, String)> {
    fields(lang, form, &read(form)).into_iter().filter_map(|field| Some((field.name, field.problem?))).collect()
}

/// What an arithmetic line comes to.
fn comes_to(line: &str) -> String {
    let (a, b) = arithmetic::evaluate(line);
    assert_eq!(a % b, 0, "not a whole number: {line}");
    N(u64::try_from(a / b).unwrap()).to_string()
}

#[test]
fn the_worked_example_says_its_arithmetic() {
    let ja = view(Lang::Ja, &SizingForm::default());
    let [now, before] = ja.prefixes.as_slice() else { panic!("two prefixes") };
    assert_eq!((now.formula.as_str(), now.wanted.as_str(), now.prefix.as_str()), ("ceil((12 × 1.0 + 40) × 1.3) = ", "68", "/25"));
    assert_eq!((now.usable.as_str(), now.note.as_str()), ("123 個", "/26（59 個）では 9 個足りません"));
    assert_eq!((before.formula.as_str(), before.wanted.as_str()), ("ceil((3,600 ÷ 2 + 40) × 1.3) = ", "2,392"));
    assert_eq!((before.prefix.as_str(), before.note.as_str()), ("/20", "選んだ /24（251 個）では 2,141 個足りません"));
    assert_eq!((ja.before.as_str(), ja.now.as_str()), ("最大 3,600", "24 個"));
    assert_eq!((ja.quota.words.as_str(), ja.quota.percent.as_str(), ja.quota.fill), ("24 / 500", "4.8%", 48));
    let en = view(Lang::En, &form(&[(SizingField::Prefix, "26")]));
    assert_eq!((en.prefixes[0].note.as_str(), en.prefixes[0].bad), ("The chosen /26 (59) lacks 9", true));
    assert_eq!((en.before.as_str(), en.now.as_str()), ("up to 3,600", "24 ENIs"));
    let values: Vec<_> =
        ja.before_lines.iter().chain(&ja.now_lines).map(|line| (line.id, line.value.as_str(), line.bad)).collect();
    let expected = [
        ("other", "156", false),
        ("room", "422", false),
        ("refused", "最大 3,178", true),
        ("highest", "35／関数", false),
        ("other-highest", "840／関数", false),
        ("per-subnet", "12", false),
        ("free", "199", false),
        ("missing", "0", false),
        ("sets-fit", "211", false),
    ];
    assert_eq!(values, expected);
}

#[test]
fn numbers_are_read_as_people_type_them() {
    let typed = form(&[
        (SizingField::Functions, " 1,200 "),
        (SizingField::Sets, "３０"),
        (SizingField::Concurrency, "１，０００"),
        (SizingField::Growth, "25 %"),
        (SizingField::Headroom, "１０％"),
    ]);
    let read = read(&typed).sizing.unwrap();
    assert_eq!((read.functions, read.sets, read.concurrency, read.growth, read.headroom), (1_200, 30, 1_000, 25, 10));
}

#[test]
fn the_sets_follow_the_functions_until_they_are_typed() {
    let sets = |form: &SizingForm| read(form).sizing.map(|sizing| sizing.sets);
    let following = form(&[(SizingField::Functions, "600")]);
    assert_eq!((sets(&following), following.sets_follow), (Some(600), true));
    let own = following.with(SizingField::Sets, &"4".into()).with(SizingField::Functions, &"80".into());
    assert_eq!((sets(&own), own.sets_follow), (Some(4), false));
}

#[test]
fn every_field_refuses_bad_input_and_names_the_range() {
    let numbers = SizingField::ALL.into_iter().filter(|field| *field != SizingField::Prefix);
    for field in numbers {
        let (least, most) = field.range();
        for wrong in ["", " ", "x", "-1", "1.5", "1e3", "99999999999999999999", "%", "12 ENI"] {
            let typed = form(&[(SizingField::Sets, "1"), (field, wrong)]);
            for lang in Lang::ALL {
                let found = problems(lang, &typed);
                assert_eq!(found.len(), 1, "{field:?} {wrong:?}: {found:?}");
                let (least, most) = (N(least).to_string(), N(most).to_string());
                assert!(found[0].1.contains(&least) && found[0].1.contains(&most), "{found:?}");
            }
            let blank = view(Lang::En, &typed);
            assert!(!blank.there && blank.before == "–" && blank.now == "–" && blank.copy.is_empty());
            assert!(blank.before_lines.iter().chain(&blank.now_lines).all(|line| line.value == "–"));
        }
    }
    let of = |typed: &[(SizingField, &str)]| problems(Lang::En, &form(typed));
    assert_eq!(of(&[(SizingField::Sets, "13")]), [("sets", "At most as many sets as functions (12)".to_owned())]);
    let full = "A /28 has 11 usable addresses: enter at most 11, or choose a larger subnet";
    assert_eq!(of(&[(SizingField::Prefix, "28")]), [("occupied", full.to_owned())]);
    let blocks = "One VPC (5 IPv4 blocks) holds at most 5 subnets of /16";
    assert_eq!(of(&[(SizingField::Prefix, "16"), (SizingField::Subnets, "6")]), [("subnets", blocks.to_owned())]);
    assert_eq!(
        of(&[(SizingField::Memory, "127"), (SizingField::Subnets, "17")]),
        [
            ("subnets", "Enter a whole number from 1 to 16".to_owned()),
            ("memory", "Enter a whole number from 128 to 10,240".to_owned()),
        ]
    );
}

#[test]
fn the_copy_is_a_text_with_a_table_in_both_languages() {
    for (lang, head, row) in [
        (Lang::En, "Quick sizing\nFunctions 12 · SG sets 12 · ", "| Smallest prefix | /20 (4,091 usable) | /25 (123 usable) |"),
        (Lang::Ja, "かんたん見積り\n関数 12 · SG の組 12 · ", "| 最小のプレフィックス | /20 (4,091 個) | /25 (123 個) |"),
    ] {
        let copy = view(lang, &SizingForm::default()).copy;
        assert!(copy.starts_with(head), "{copy}");
        assert!(copy.lines().any(|line| line == row), "{copy}");
        let table: Vec<_> = copy.lines().filter(|line| line.starts_with('|')).collect();
        assert!(table.iter().all(|line| line.matches('|').count() == 4), "{table:?}");
        assert_eq!(table[1], "| --- | ---: | ---: |");
        assert!(copy.contains("= 68 |") && copy.contains("\n- "), "{copy}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_line_of_arithmetic_comes_to_its_figure(
        shape in (1u64..3_000, 1u64..3_000, 1u64..6, 16u8..=28),
        load in (1u64..5_000, 128u64..4_000, 0u64..200, 0u64..60_000),
        percents in (0u64..300, 0u64..300),
        by in (any::<bool>(), 0u64..600, 0u64..30, prop_oneof![Just(None), (0u64..900).prop_map(Some)]),
    ) {
        let numbers = [
            (SizingField::Functions, shape.0),
            (SizingField::Sets, shape.1.min(shape.0)),
            (SizingField::Subnets, shape.2),
            (SizingField::Prefix, u64::from(shape.3)),
            (SizingField::Concurrency, load.0),
            (SizingField::Memory, load.1),
            (SizingField::Connections, load.2),
            (SizingField::Occupied, load.3.min(eni_lens::model::usable(shape.3))),
            (SizingField::Growth, percents.0),
            (SizingField::Headroom, percents.1),
        ];
        let form = numbers.iter().fold(SizingForm::default(), |form, (field, n)| form.with(*field, &n.to_string().into()));
        let (estimate, eni_quota, other_enis, region_quota_2019) = by;
        let estimate = if estimate { Estimate::PerEnvironment } else { Estimate::MemoryFormula };
        let by = Assumptions { estimate, eni_quota, other_enis, region_quota_2019, ..Assumptions::default() };
        for lang in Lang::ALL {
            let reading = read(&form);
            let view = answer(lang, &form, &reading, &by);
            prop_assert!(view.there);
            for row in &view.prefixes {
                prop_assert_eq!(comes_to(row.formula.trim_end_matches(" = ")), row.wanted.clone(), "{}", row.formula);
            }
            for why in &view.why {
                let (line, value) = why.line.rsplit_once(" = ").unwrap();
                prop_assert_eq!(comes_to(line), value, "{}: {}", why.name, why.line);
                prop_assert!(rule_by_id(why.rule).is_some(), "no rule {}", why.rule);
            }
        }
    }
}

fn start() -> Rc<AppState> {
    Rc::new(AppState::start(Lang::Ja, Theme::Auto))
}

fn run(state: &Rc<AppState>, msgs: impl IntoIterator<Item = Msg>) -> Rc<AppState> {
    msgs.into_iter().fold(Rc::clone(state), |state, msg| update(&state, msg))
}

#[test]
fn making_the_board_is_one_step_with_the_assumptions_of_the_present_one() {
    let before = run(
        &start(),
        [
            Msg::Assume(AssumptionEdit::EniQuota(250)),
            Msg::Inspect(Some(Inspected::Assumptions)),
            Msg::Filter("x".into()),
            Msg::Open(Dialog::Sizing(SizingForm::default())),
        ],
    );
    let typing = update(&before, Msg::Sizing(SizingMsg::Typed(SizingField::Subnets, "3".into())));
    let Some(Dialog::Sizing(form)) = &typing.ui.dialog else { panic!("the dialog is open") };
    let sizing = read(form).sizing.unwrap();
    assert_eq!(sizing, Sizing { subnets: 3, ..Sizing::default() });
    assert!(Rc::ptr_eq(typing.history.present(), before.history.present()), "typing changes no board");
    let made = update(&typing, Msg::Sizing(SizingMsg::Make(sizing)));
    assert_eq!(made.board().title, Title::Named("見積り：12 関数 × 3 サブネット × 12 SG".into()));
    assert_eq!((made.comparison.legacy.needed, made.comparison.hyperplane.needed), (3_600, 36));
    assert_eq!((made.board().assumptions.eni_quota, made.board().assumptions.concurrency), (250, 300));
    assert_eq!((made.ui.dialog.clone(), made.ui.inspector, &*made.ui.filter), (None, None, ""));
    assert_eq!(made.ui.notice.as_ref().map(|notice| &notice.kind), Some(&NoticeKind::Replaced(12)));
    assert_eq!(&*made.ui.speech.polite, "盤面を置き換えました（関数 12 個）");
    assert_eq!(&*made.ui.speech.assertive, "", "another board is told as a whole");
    let back = update(&made, Msg::Undo);
    assert!(Rc::ptr_eq(back.history.present(), before.history.present()));
    let again = update(&back, Msg::Redo);
    assert!(Rc::ptr_eq(again.history.present(), made.history.present()));
}

#[test]
fn numbers_that_do_not_hold_make_no_board_and_closed_forms_take_nothing() {
    let open = update(&start(), Msg::Open(Dialog::Sizing(SizingForm::default())));
    let wrong = Sizing { sets: 13, ..Sizing::default() };
    assert!(Rc::ptr_eq(&update(&open, Msg::Sizing(SizingMsg::Make(wrong))), &open));
    let shut = start();
    assert!(Rc::ptr_eq(&update(&shut, Msg::Sizing(SizingMsg::Typed(SizingField::Sets, "1".into()))), &shut));
}
