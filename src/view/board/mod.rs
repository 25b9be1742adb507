//! The board: one grid for each VPC, both worlds side by side in every row.

mod head;
mod legend;
mod marks;
mod row;

use super::Props;
use super::advice::Difference;
use super::parts::Same;
use crate::network::VpcKey;
use crate::scene::baseline::Diff;
use crate::scene::board::{BoardScene, COLUMN_WIDTH, Group, Look, Names, ROW_HEIGHT};
use crate::state::{Dialog, Drag, Hand, ImportState, Inspected, Msg, Preview, Selection, SizingForm, Source, Target};
use crate::text::{Lang, N, board as text, inspector, ui};
use head::Head;
use legend::Legend;
use marks::Mark;
use row::RowView;
use std::rc::Rc;
use yew::prelude::*;

/// What is dragged, over what, at what price.
#[derive(Clone, PartialEq)]
struct Held {
    source: Source,
    target: Option<Target>,
    preview: Option<Rc<Preview>>,
}

fn held(drag: &Drag) -> Option<Held> {
    match drag {
        Drag::Lifted { source, target, preview, hand, .. } => Some(Held {
            source: *source,
            // What a pointer is over is marked over the board (`platform::drag`): its rows are not drawn for it.
            target: target.filter(|_| matches!(hand, Hand::Keyboard | Hand::Tap)),
            preview: preview.clone(),
        }),
        _ => None,
    }
}

/// The board.
#[component]
pub fn Board(props: &Props) -> Html {
    let state = &props.state;
    let lang = state.ui.lang;
    let names = use_memo(Same(Rc::clone(&state.comparison)), |_| Names::new(&state.comparison));
    let scene = use_memo((Same(Rc::clone(&state.comparison)), Look::of(state)), |(_, look)| {
        BoardScene::new(&state.comparison, &names, look)
    });
    let Difference(diff) = use_context::<Difference>().unwrap_or_default();
    let held = held(&state.drag);
    let several = scene.groups.len() > 1;
    let compact = scene.groups.iter().any(|group| group.compact);
    let groups = scene.groups.iter().enumerate().map(|(place, group)| {
        html! {
            <VpcGroup key={group.vpc.0} diff={diff.clone()} scene={Rc::clone(&scene)} {place} {lang} {several} held={held.clone()}
                filter={AttrValue::from(state.ui.filter.clone())} unfolded={state.ui.unfolded} row_height={state.ui.viewport.row_height}
                selected={state.ui.selected.clone()} dispatch={props.dispatch.clone()} />
        }
    });
    let class = classes!("board", compact.then_some("is-compact"), (!state.ui.selected.is_empty()).then_some("has-selection"));
    html! {
        <section id="board" tabindex="-1" {class} aria-label={text::board(lang)}>
            if scene.is_empty {
                <Empty {lang} vpc={scene.groups.first().map(|group| group.vpc)} dispatch={props.dispatch.clone()} />
            }
            { for groups }
            <Legend {lang} {compact} units={scene.has_units} pollers={!state.topology().event_sources.is_empty()} others={scene.groups.iter().any(|g| g.rows.iter().any(|row| row.occupied > 0))} />
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct EmptyProps {
    lang: Lang,
    vpc: Option<VpcKey>,
    dispatch: Callback<Msg>,
}

#[component]
fn Empty(props: &EmptyProps) -> Html {
    let send = |msg: Msg| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(msg.clone()))
    };
    html! {
        <div class="board-empty">
            <p>{ text::empty_board(props.lang) }</p>
            <div class="board-empty-actions">
                <button type="button" class="button is-main" onclick={send(Msg::LoadArticle)}>{ text::start_article(props.lang) }</button>
                <button type="button" class="button" onclick={send(Msg::Open(Dialog::Import(ImportState::Waiting)))}>
                    { text::start_import(props.lang) }
                </button>
                <button type="button" class="button" onclick={send(Msg::Open(Dialog::Sizing(SizingForm::default())))}>
                    { ui::sizing_item(props.lang) }
                </button>
            </div>
        </div>
    }
}

#[derive(Properties)]
struct GroupProps {
    scene: Rc<BoardScene>,
    diff: Option<Rc<Diff>>,
    place: usize,
    lang: Lang,
    several: bool,
    held: Option<Held>,
    filter: AttrValue,
    unfolded: bool,
    row_height: u32,
    selected: Selection,
    dispatch: Callback<Msg>,
}

impl PartialEq for GroupProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
            && self.diff == other.diff
            && (self.place, self.lang, self.several, self.unfolded, self.row_height)
                == (other.place, other.lang, other.several, other.unfolded, other.row_height)
            && self.selected == other.selected
            && self.held == other.held
            && self.filter == other.filter
            && self.dispatch == other.dispatch
    }
}

/// What of the head is under the pointer.
fn over_head(held: Option<&Held>) -> Option<Target> {
    held?.target.filter(|target| matches!(target, Target::Column(_) | Target::NewSet(_)))
}

fn spacer(rows: u64, row_height: u32) -> Html {
    if rows == 0 {
        return html! {};
    }
    html! { <svg class="spacer" width="1" height={(rows * u64::from(row_height)).to_string()} aria-hidden="true"></svg> }
}

#[component]
fn VpcGroup(props: &GroupProps) -> Html {
    let Some(group) = props.scene.groups.get(props.place) else { return html! {} };
    let group: &Group = group;
    let lang = props.lang;
    let rows = group.rows.iter().enumerate().map(|(at, row)| {
        let mark =
            Mark::of_row(props.held.as_ref().map(|held| (held.source, held.target)), row, group.vpc, &props.selected);
        html! {
            <RowView key={row.subnet.0} row={Rc::clone(row)} diff={props.diff.as_ref().and_then(|diff| diff.rows.get(&row.subnet).cloned())} {lang} {mark} compact={group.compact} vpc={group.vpc}
                first={at == 0 && group.hidden_rows.0 == 0} only={group.row_count == 1} fits={props.scene.fits_up_to}
                index={group.hidden_rows.0 + at as u64 + 3} hidden={group.hidden_columns} dispatch={props.dispatch.clone()} />
        }
    });
    let add = {
        let (dispatch, vpc) = (props.dispatch.clone(), group.vpc);
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Open(Dialog::AddSubnet(vpc))))
    };
    let inspect = {
        let (dispatch, vpc) = (props.dispatch.clone(), group.vpc);
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Inspect(Some(Inspected::Vpc(vpc)))))
    };
    let class = classes!(
        "vpc",
        group.compact.then_some("is-compact"),
        (group.columns.len() > 4 && !group.compact).then_some("is-wide"),
        (props.unfolded && group.compact).then_some("is-unfolded"),
        (!group.groups.is_empty()).then_some("has-matrix"),
        (group.columns.len() > 2 && !group.compact).then_some("has-three")
    );
    html! {
        <div {class}>
            if props.several || group.over_quota {
                <div class="vpc-head">
                    <button type="button" class="vpc-name" onclick={inspect} aria-label={inspector::open_vpc(lang, &group.title)}>{ AttrValue::from(group.title.clone()) }</button>
                    <code>{ AttrValue::from(group.cidrs.clone()) }</code>
                    if group.over_quota {
                        <span class="quota is-over">
                            { text::over_quota(lang, N(group.quota.0), N(group.quota.1)) }{ " " }<code>{ "EniLimitExceeded" }</code>
                        </span>
                    } else {
                        <span class="quota">{ text::quota(lang, N(group.quota.0), N(group.quota.1)) }</span>
                    }
                </div>
            }
            if props.place == 0 && group.row_count > 0 { { head::board_status(&props.scene, lang, &props.dispatch) } }
            if group.row_count > 0 {
                <div class="grid" role="grid" aria-label={text::grid_name(lang, &group.title)} data-scroller="board"
                    aria-rowcount={(group.row_count + 2).to_string()}
                    data-row-height={group.compact.then(|| ROW_HEIGHT.to_string())}
                    data-column-width={group.compact.then(|| COLUMN_WIDTH.to_string())}>
                    <Head scene={Rc::clone(&props.scene)} place={props.place} {lang} over={over_head(props.held.as_ref())} preview={props.held.as_ref().and_then(|held| held.preview.clone())}
                        filter={props.filter.clone()} unfolded={props.unfolded} dispatch={props.dispatch.clone()} />
                    <div class="rows" role="rowgroup">
                        if group.compact {
                            <span class="spine-text ground-label" aria-hidden="true">
                                <b>{ text::ground(lang) }</b><span>{ text::ground_runs(lang) }</span>
                            </span>
                        }
                        { spacer(group.hidden_rows.0, props.row_height) }
                        // A list of its own: beside what has no key its rows would be matched by place, and all drawn anew.
                        { rows.collect::<Html>() }
                        { spacer(group.hidden_rows.1, props.row_height) }
                    </div>
                </div>
            }
            <button type="button" class="add-subnet" onclick={add}>{ "＋ " }{ text::add_subnet(lang) }</button>
        </div>
    }
}
