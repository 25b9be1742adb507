//! The two head rows: the panes, then the columns.

use super::super::frame::Filter;
use crate::model::LegacyFailure;
use crate::scene::board::{BoardScene, COLUMN_WIDTH, Column, Group};
use crate::state::{Dialog, Inspected, Msg, Preview, PreviewKind, Target};
use crate::text::{Lang, N, advice, board as text, inspector, sources, ui};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties)]
pub struct HeadProps {
    pub scene: Rc<BoardScene>,
    pub place: usize,
    pub lang: Lang,
    pub over: Option<Target>,
    pub preview: Option<Rc<Preview>>,
    pub filter: AttrValue,
    pub unfolded: bool,
    pub dispatch: Callback<Msg>,
}

impl PartialEq for HeadProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
            && (self.place, self.lang, self.unfolded) == (other.place, other.lang, other.unfolded)
            && self.over == other.over
            && self.preview == other.preview
            && self.filter == other.filter
            && self.dispatch == other.dispatch
    }
}

#[derive(PartialEq, Properties)]
struct PriceProps {
    lang: Lang,
    class: &'static str,
    /// What the drop under the pointer would add; `None`: nothing is held over what has a price.
    change: Option<i64>,
    /// What stands here else.
    children: Html,
}

/// A pane's status, or in its place the price on its way. Both always stand in the page: elements that
/// come and go have the browser put the layers of the whole board together anew.
#[component]
fn Price(props: &PriceProps) -> Html {
    let price = props.change.map(|change| text::delta_enis(props.lang, &text::signed(change)));
    html! {
        <div class={classes!("pane-status", price.is_some().then_some("has-price"))}>
            { props.children.clone() }
            <span class={classes!("pill", "price", props.class)}>{ price.unwrap_or_default() }</span>
        </div>
    }
}

/// What a preview changes in each world.
fn changes(preview: Option<&Rc<Preview>>) -> Option<(i64, i64)> {
    let preview = preview?;
    let has_none = matches!(preview.kind, PreviewKind::AsksForSet | PreviewKind::Refused(_));
    (!has_none).then_some((preview.legacy_delta, preview.hyperplane_delta))
}

/// A pane's status: it opens the checks.
struct Status {
    bad: bool,
    words: String,
    title: String,
}

impl Status {
    /// Before's and Now's.
    fn both(scene: &BoardScene, lang: Lang) -> [Self; 2] {
        let before = match scene.refused {
            0 => Self { bad: false, words: text::fits(lang).to_owned(), title: String::new() },
            _ => {
                let codes: Vec<_> = scene.legacy_failures.iter().map(|failure| failure.code()).collect();
                let words = match *scene.legacy_failures {
                    [LegacyFailure::EniLimitReached] => text::over_region_quota(lang).to_owned(),
                    [..] if scene.legacy_failures.iter().all(|failure| !failure.is_shortage()) => {
                        sources::barred_words(lang, scene.barred)
                    }
                    _ => text::out_of_ips(lang).to_owned(),
                };
                Self { bad: true, words, title: codes.join(" · ") }
            }
        };
        let now = match (scene.failed, scene.sources_failed) {
            (0, 0) => text::plenty(lang).to_owned(),
            (0, sources) => sources::failing_words(lang, sources),
            (1, _) => text::function_fails(lang).to_owned(),
            (many, _) => text::functions_fail(lang, N(many)),
        };
        [before, Self { bad: scene.failed + scene.sources_failed > 0, words: now, title: String::new() }]
    }

    /// `world`: told where it is not clear from the place, and Tab stops at it there.
    fn button(&self, lang: Lang, world: Option<&str>, dispatch: &Callback<Msg>) -> Html {
        let onclick = {
            let dispatch = dispatch.clone();
            Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Inspect(Some(Inspected::Checks))))
        };
        let words = world.map_or_else(|| self.words.clone(), |world| format!("{world}: {}", self.words));
        let (class, sign) = if self.bad { ("is-bad", "✕ ") } else { ("is-good", "✓ ") };
        html! {
            <button type="button" class={classes!("pill", class)} tabindex={world.is_none().then_some("-1")} title={self.title.clone()}
                aria-label={advice::open(lang, &words)} {onclick}>{ sign }{ words }</button>
        }
    }
}

/// Both states where the panes have no heads, on small screens.
pub fn board_status(scene: &BoardScene, lang: Lang, dispatch: &Callback<Msg>) -> Html {
    let [before, now] = Status::both(scene, lang);
    html! {
        <div class="board-status">
            { before.button(lang, Some(ui::before(lang)), dispatch) }{ now.button(lang, Some(ui::now(lang)), dispatch) }
        </div>
    }
}

/// The head of the board.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let lang = props.lang;
    let scene = &props.scene;
    let Some(group) = scene.groups.get(props.place) else { return html! {} };
    let target = props.over;
    let [before, now] = Status::both(scene, lang).map(|status| status.button(lang, None, &props.dispatch));
    let changes = changes(props.preview.as_ref());
    let columns = group.columns.iter().map(|column| {
        let hovered = target == Some(Target::Column(column.set));
        html! {
            <ColumnHead key={column.set.0} column={column.clone()} {lang} compact={group.compact} {hovered} dispatch={props.dispatch.clone()} />
        }
    });
    let rule = text::before_rule(lang, scene.estimate);
    html! {
        <div class="heads" role="rowgroup">
            <div class="head panes" role="row" aria-rowindex="1">
                <div class="corner"></div>
                <div class="before pane-top" role="columnheader" tabindex="-1"><h2>{ text::before(lang) }</h2><Price {lang} class="is-before" change={changes.map(|both| both.0)}>{ before }</Price></div>
                <div class="now pane-top" role="columnheader" tabindex="-1">
                    <h2>{ text::now(lang) }</h2>
                    if group.compact {
                        <Filter label={text::filter_columns(lang)} filter={props.filter.to_string()} dispatch={props.dispatch.clone()} />
                        <span class="pane-rule">{ text::sets_busiest(lang, N(group.column_count)) }</span>
                    } else {
                        <span class="pane-rule">{ text::now_rule(lang) }</span>
                    }
                    <Price {lang} class="is-now" change={changes.map(|both| both.1)}>{ now }</Price>
                </div>
            </div>
            <div class="head columns" role="row" aria-rowindex="2">
                <div class="corner" role="columnheader" tabindex="-1">{ text::subnets(lang) }</div>
                <div class="before" role="columnheader" tabindex="-1"><span class="pane-rule">{ rule }</span></div>
                <div class="now">
                    { matrix_names(group) }
                    <div class="cells">
                        { before_columns(group) }
                        { columns.collect::<Html>() }
                        { after_columns(group) }
                    </div>
                    { folded(group, props) }
                    <NewSetHead {lang} vpc={group.vpc} hovered={target == Some(Target::NewSet(group.vpc))} dispatch={props.dispatch.clone()} />
                    <div class="map" role="columnheader" tabindex="-1">{ if group.compact { text::ip_map_short(lang) } else { text::ip_map(lang) } }</div>
                </div>
            </div>
        </div>
    }
}

fn matrix_names(group: &Group) -> Html {
    if group.groups.is_empty() {
        return html! {};
    }
    let names = group.groups.iter().map(|name| html! { <span key={name.to_string()}>{ AttrValue::from(name.clone()) }</span> });
    html! { <div class="matrix-names" aria-hidden="true">{ for names }</div> }
}

/// Room of the columns left of those drawn.
pub fn before_columns(group: &Group) -> Html {
    column_spacer(group.hidden_columns.0)
}

/// Room of the columns right of those drawn.
pub fn after_columns(group: &Group) -> Html {
    column_spacer(group.hidden_columns.1)
}

/// Room of so many columns.
pub fn column_spacer(columns: u64) -> Html {
    if columns == 0 {
        return html! {};
    }
    html! { <svg class="spacer" height="1" width={(columns * COLUMN_WIDTH).to_string()} aria-hidden="true"></svg> }
}

fn folded(group: &Group, props: &HeadProps) -> Html {
    let lang = props.lang;
    let toggle = |to: bool| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Unfold(to)))
    };
    match &group.fold {
        Some(fold) => html! {
            <div class="fold" role="columnheader" tabindex="-1">
                <button type="button" class="fold-button" tabindex="-1" onclick={toggle(true)} aria-label={text::fold_open(lang, N(fold.sets))}>
                    { "▸ " }{ text::fold(lang, N(fold.sets), N(fold.most)) }
                </button>
            </div>
        },
        None if props.unfolded && group.compact => html! {
            <div class="fold" role="columnheader" tabindex="-1">
                <button type="button" class="fold-button" tabindex="-1" onclick={toggle(false)}>{ "◂ " }{ text::fold_close(lang) }</button>
            </div>
        },
        None => html! {},
    }
}

/// Where a set lets traffic out, in a few words.
fn outbound(lang: Lang, egress: Option<&str>) -> String {
    match egress {
        Some("") => sources::egress_none(lang).to_owned(),
        Some(to) => text::egress(lang, to),
        None => String::new(),
    }
}

#[derive(PartialEq, Properties)]
struct ColumnProps {
    column: Column,
    lang: Lang,
    compact: bool,
    hovered: bool,
    dispatch: Callback<Msg>,
}

#[component]
fn ColumnHead(props: &ColumnProps) -> Html {
    let Column { set, label, egress, missing, functions, dots } = &props.column;
    let lang = props.lang;
    let remove = {
        let (dispatch, set) = (props.dispatch.clone(), *set);
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::RemoveSet(set)))
    };
    let inspect = {
        let (dispatch, set) = (props.dispatch.clone(), *set);
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Inspect(Some(Inspected::Set(set)))))
    };
    let class = classes!("set", props.hovered.then_some("is-over"), missing.is_some().then_some("is-missing"));
    let drop = Target::Column(*set).to_string();
    let gone = missing.as_ref().map(|names| sources::missing_set(lang, names));
    if props.compact {
        let matrix =
            dots.iter().enumerate().map(|(at, on)| html! { <i key={at} class={if *on { "dot is-on" } else { "dot" }}></i> });
        return html! {
            <div {class} role="columnheader" tabindex="-1" data-drop={drop} title={gone.clone().unwrap_or_else(|| label.to_string())}>
                if let Some(gone) = &gone { <span class="set-gone"><span aria-hidden="true">{ "✕" }</span><span class="vh">{ gone }</span></span> }
                if dots.is_empty() {
                    <span class="vertical">{ AttrValue::from(label.clone()) }</span>
                } else {
                    <span class="vh">{ AttrValue::from(label.clone()) }</span>
                    <span class="matrix" aria-hidden="true">{ for matrix }</span>
                }
                <button type="button" class="count" onclick={inspect} aria-label={inspector::open_set(lang, label)}>{ N(*functions).to_string() }</button>
            </div>
        };
    }
    html! {
        <div {class} role="columnheader" tabindex="-1" data-drop={drop}>
            <span class="set-name"><button type="button" class="set-button" tabindex="-1" onclick={inspect} title={inspector::open_set(lang, label)}>{ AttrValue::from(label.clone()) }</button>
                if *functions == 0 {
                    <button type="button" class="remove" tabindex="-1" onclick={remove} aria-label={text::remove_set(lang, label)}>{ "✕" }</button>
                }
            </span>
            <span class="egress">{ gone.map_or_else(|| html! { { outbound(lang, egress.as_deref()) } }, |gone| html! { <b class="bad">{ "✕ " }{ gone }</b> }) }</span>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct NewSetProps {
    lang: Lang,
    vpc: crate::network::VpcKey,
    hovered: bool,
    dispatch: Callback<Msg>,
}

#[component]
fn NewSetHead(props: &NewSetProps) -> Html {
    let onclick = {
        let (dispatch, vpc) = (props.dispatch.clone(), props.vpc);
        Callback::from(move |_: MouseEvent| dispatch.emit(Msg::Open(Dialog::AddSet { vpc, function: None })))
    };
    html! {
        <div class={classes!("new", props.hovered.then_some("is-over"))} role="columnheader" tabindex="-1" data-drop={Target::NewSet(props.vpc).to_string()}>
            <button type="button" class="new-button" tabindex="-1" {onclick} aria-label={text::add_set(props.lang)} title={text::add_set(props.lang)}>{ "＋" }</button>
        </div>
    }
}
