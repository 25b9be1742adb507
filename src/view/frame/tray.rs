//! The function tray: cards to drag from, menus that do the same, and the field that adds.

use super::Props;
use crate::model::Comparison;
use crate::network::{FunctionKey, NetworkError, Topology};
use crate::scene::tray::{self, Card, Window};
use crate::state::{AppState, Dialog, Drag, DragMsg, Edit, Hand, Inspected, Msg, Point, Select, Source, Target};
use crate::text::{Lang, N, errors, inspector, sources, ui};
use crate::view::focus;
use crate::view::parts::{Entry, Icon, Menu, Same, Shape};
use crate::view::poller;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The functions of the board.
#[component]
pub fn Tray(props: &Props) -> Html {
    let Props { state, dispatch, .. } = props;
    let lang = state.ui.lang;
    let topology: &Rc<Topology> = state.topology();
    let both: &Rc<Comparison> = &state.comparison;
    let matching = use_memo((Same(Rc::clone(topology)), Rc::clone(&state.ui.filter)), |(topology, filter)| {
        tray::matching(&topology.0, filter)
    });
    let failures = use_memo(Same(Rc::clone(both)), |both| tray::failures(&both.0));
    let count = topology.functions.len();
    let rows = count > tray::ROWS_ABOVE;
    let window = Window::of(matching.len(), &state.ui.viewport);
    let lifted = match &state.drag {
        Drag::Lifted { source: Source::Card(key), .. } => Some(*key),
        _ => None,
    };
    // Under a pointer lies the outline that follows it.
    let over = !state.drag.follows_pointer() && matches!(&state.drag, Drag::Lifted { target: Some(Target::Tray), .. });
    let dragging = matches!(state.drag, Drag::Lifted { .. });
    let cards = matching.get(window.first..window.end).unwrap_or_default().iter().filter_map(|at| {
        let card = tray::card(topology, *at, &failures)?;
        let key = card.key;
        Some(html! {
            <CardView key={key.0} card={Rc::new(card)} {lang} {rows} selected={state.ui.selected.contains(key)}
                source={lifted == Some(key)} menu={state.ui.menu == Some(key)} dispatch={dispatch.clone()} />
        })
    });
    let shown = if matching.len() == count {
        ui::function_count(lang, N(count as u64))
    } else {
        ui::function_count_of(lang, N(matching.len() as u64), N(count as u64))
    };
    let spacer = |px: u64| html! { <svg class="spacer" width="1" height={px.to_string()} aria-hidden="true"></svg> };
    html! {
        <aside id="tray" class={classes!("tray", rows.then_some("is-rows"), dragging.then_some("is-target"), over.then_some("is-over"))}
            tabindex="-1" aria-labelledby="tray-title" data-drop={Target::Tray.to_string()}>
            <div class="tray-head">
                <h2 id="tray-title">{ ui::functions(lang) }</h2>
                <span class="tray-count" role="status">{ shown }</span>
            </div>
            <div class="tray-filter">
                if rows { <Filter label={ui::filter(lang)} filter={state.ui.filter.to_string()} dispatch={dispatch.clone()} /> }
            </div>
            <div class="tray-list" data-scroller="cards" data-row-height={tray::ROW_HEIGHT.to_string()}>
                <div class="tray-space">{ spacer(window.above) }</div>
                <div class="tray-cards" role="grid" aria-labelledby="tray-title" aria-multiselectable="true">{ for cards }</div>
                <p id="card-help" class="vh">{ ui::card_help(lang) }</p>
                <div class="tray-space">{ spacer(window.below) }</div>
                <p class="tray-none">if matching.is_empty() && count > 0 { { ui::no_match(lang) } }</p>
            </div>
            <Adding state={state.clone()} dispatch={dispatch.clone()} />
            <p class="hint">
                if count == 0 { { ui::paste_hint(lang) } } else {
                    { ui::hint_drag(lang) }<br />{ ui::hint_or(lang) }{ " " }<kbd>{ "⋯" }</kbd>{ " " }{ ui::hint_menu(lang) }
                }
            </p>
            <p class="disclaimer">{ ui::disclaimer(lang) }</p>
        </aside>
    }
}

/// A filter field.
#[derive(PartialEq, Properties)]
pub struct FilterProps {
    /// What it filters, as its name and placeholder.
    pub label: AttrValue,
    /// The filter now.
    pub filter: String,
    /// Where the next one goes.
    pub dispatch: Callback<Msg>,
}

/// The filter. A text that an input method is still composing is not a filter yet.
#[component]
pub fn Filter(props: &FilterProps) -> Html {
    let send = |field: &HtmlInputElement, dispatch: &Callback<Msg>| dispatch.emit(Msg::Filter(field.value().into()));
    let oninput = use_callback(props.dispatch.clone(), move |event: InputEvent, dispatch| {
        if !event.is_composing() {
            send(&event.target_unchecked_into(), dispatch);
        }
    });
    // The key that ends a composition comes after the last input event of it.
    let onkeyup = use_callback((props.filter.clone(), props.dispatch.clone()), move |event: KeyboardEvent, (known, dispatch)| {
        let field: HtmlInputElement = event.target_unchecked_into();
        if !event.is_composing() && field.value() != *known {
            send(&field, dispatch);
        }
    });
    let onchange =
        use_callback(props.dispatch.clone(), move |event: Event, dispatch| send(&event.target_unchecked_into(), dispatch));
    html! {
        <div class="search">
            <Icon shape={Shape::Search} />
            <input class="field" type="search" autocomplete="off" spellcheck="false" value={props.filter.clone()}
                aria-label={props.label.clone()} placeholder={props.label.clone()} {oninput} {onkeyup} {onchange} />
        </div>
    }
}

#[derive(Properties)]
struct CardProps {
    card: Rc<Card>,
    lang: Lang,
    rows: bool,
    selected: bool,
    source: bool,
    menu: bool,
    dispatch: Callback<Msg>,
}

impl PartialEq for CardProps {
    fn eq(&self, other: &Self) -> bool {
        self.card == other.card
            && (self.lang, self.rows, self.selected, self.source, self.menu)
                == (other.lang, other.rows, other.selected, other.source, other.menu)
            && self.dispatch == other.dispatch
    }
}

fn press(key: FunctionKey, event: &PointerEvent, grip: bool) -> Option<Msg> {
    let hand = match event.pointer_type().as_str() {
        "mouse" => Hand::Mouse,
        "pen" => Hand::Pen,
        "touch" => Hand::Touch,
        _ => return None,
    };
    let at = Point { x: event.client_x(), y: event.client_y() };
    (event.button() == 0).then_some(Msg::Drag(DragMsg::Press { source: Source::Card(key), hand, at, grip }))
}

/// What a click on a card or a chip means: with Ctrl or Cmd one more, by a key its details; else
/// it is picked, and the next click says where it goes (the same again leaves it). (A range, with Shift, needs the order of the
/// cards: the platform knows it.)
pub fn chosen(source: Source, event: &MouseEvent) -> Msg {
    let key = source.function();
    if event.ctrl_key() || event.meta_key() {
        Msg::SelectMore(Select::Toggle(key))
    } else if event.detail() == 0 {
        Msg::Inspect(Some(Inspected::Function(key)))
    } else {
        Msg::Pick(Some(source))
    }
}

/// One function.
#[component]
fn CardView(props: &CardProps) -> Html {
    let CardProps { card, lang, rows, selected, source, menu, dispatch } = props;
    let (lang, key) = (*lang, card.key);
    let onpointerdown = use_callback((key, dispatch.clone()), |event: PointerEvent, (key, dispatch)| {
        if let Some(msg) = press(*key, &event, false) {
            dispatch.emit(msg);
        }
    });
    let on_grip = use_callback((key, dispatch.clone()), |event: PointerEvent, (key, dispatch)| {
        if let Some(msg) = press(*key, &event, true) {
            event.stop_propagation();
            dispatch.emit(msg);
        }
    });
    let onclick = use_callback((key, dispatch.clone()), |event: MouseEvent, (key, dispatch)| {
        event.stop_propagation();
        dispatch.emit(chosen(Source::Card(*key), &event));
    });
    let on_menu = use_callback((key, dispatch.clone()), |open: bool, (key, dispatch)| {
        dispatch.emit(Msg::Menu(open.then_some(*key)));
    });
    let attached = card.set.is_some();
    let entries = use_memo((lang, key, attached), |(lang, key, attached)| {
        let (lang, key) = (*lang, *key);
        Rc::<[Entry]>::from([
            Entry::new(ui::attach(lang), Msg::Open(Dialog::Attach { function: key, subnet: None })),
            Entry::new(inspector::details_item(lang), Msg::Inspect(Some(Inspected::Function(key)))),
            Entry::new(ui::configure(lang), Msg::Open(Dialog::Function(key))),
            Entry::new(sources::add_source(lang), Msg::AddEventSource(key)),
            Entry::new(ui::duplicate(lang), Msg::Edit(Edit::Duplicate(key))),
            Entry::new(ui::detach(lang), Msg::Edit(Edit::Detach(key))).enabled(*attached),
            Entry::new(ui::delete(lang), Msg::Edit(Edit::Delete(key))).danger(),
        ])
    });
    let where_to = match (&card.set, card.subnets) {
        (None, _) => ui::memory_only(lang, N(card.memory_mb)),
        (Some(_), 1) => ui::subnet_memory(lang, N(card.memory_mb)),
        (Some(_), subnets) => ui::subnets_memory(lang, N(subnets), N(card.memory_mb)),
    };
    let said = ui::card_name(lang, &card.name, &card.badge, card.set.as_deref().unwrap_or(ui::unattached(lang)), &where_to);
    let class = classes!(
        "card",
        rows.then_some("is-row"),
        selected.then_some("is-selected"),
        source.then_some("is-source"),
        (!attached).then_some("is-loose"),
        menu.then_some("has-menu"),
    );
    html! {
        <div {class} role="row" data-card={key.0.to_string()} data-function={card.name.to_string()} {onpointerdown}>
            <span class="grip" data-grip="" title={ui::drag_handle(lang)} aria-hidden="true" onpointerdown={on_grip}>
                <Icon shape={Shape::Grip} />
            </span>
            <span class="contents" role="gridcell" aria-selected={selected.to_string()}>
                <button type="button" class="card-name" tabindex="-1" data-stop="" aria-label={said} aria-describedby="card-help" {onclick}>
                    <span class="badge" data-text={card.badge.clone()} aria-hidden="true"></span><span class="name-text" title={card.name.to_string()}>{ card.name.to_string() }</span>
                </button>
            </span>
            <span class="contents" role="gridcell"><Menu name={ui::actions_of(lang, &card.name)} label={ui::actions_of(lang, &card.name)} class="card-more" open={*menu}
                on_open={on_menu} entries={Rc::clone(&*entries)} dispatch={dispatch.clone()} is_stop={true}><Icon shape={Shape::More} /></Menu></span>
            <span class="card-meta" role="gridcell">
                <span class="card-set">{ card.set.clone().unwrap_or_else(|| ui::unattached(lang).to_owned()) }</span>
                <span class="card-where">{ where_to }</span>
            </span>
            <span class="card-marks" role="gridcell">
                if let Some(own) = card.own {
                    <span class="mark" title={ui::own_concurrency(lang, N(own))}>
                        <span aria-hidden="true">{ format!("= {}", N(own)) }</span><span class="vh">{ ui::own_concurrency(lang, N(own)) }</span>
                    </span>
                }
                if card.versions > 0 {
                    <span class="mark" title={ui::versions(lang, N(card.versions))}>
                        <span aria-hidden="true">{ format!("v ×{}", N(card.versions)) }</span><span class="vh">{ ui::versions(lang, N(card.versions)) }</span>
                    </span>
                }
                if card.sources > 0 {
                    <span class="mark" title={sources::plus_words(lang, card.sources)}>{ poller::mark() }
                        <span aria-hidden="true">{ format!("+{}", N(card.sources)) }</span><span class="vh">{ sources::plus_words(lang, card.sources) }</span>
                    </span>
                }
                if let Some(code) = card.failed {
                    <span class="mark is-failed" title={ui::failed(lang, code)}>
                        <span aria-hidden="true">{ "✕" }</span><span class="vh">{ ui::failed(lang, code) }</span>
                    </span>
                }
            </span>
        </div>
    }
}

#[derive(Properties)]
struct AddingProps {
    state: Rc<AppState>,
    dispatch: Callback<Msg>,
}

impl PartialEq for AddingProps {
    fn eq(&self, other: &Self) -> bool {
        // Only the names on the board and the language show here.
        Rc::ptr_eq(self.state.topology(), other.state.topology())
            && self.state.ui.lang == other.state.ui.lang
            && self.dispatch == other.dispatch
    }
}

/// The button that becomes a field: Enter adds and stays for the next name, several pasted lines add
/// several.
#[component]
fn Adding(props: &AddingProps) -> Html {
    let lang = props.state.ui.lang;
    let open = use_state_eq(|| false);
    let problem = use_state_eq(|| None::<NetworkError>);
    let (field, button) = (use_node_ref(), use_node_ref());
    // The first render must not take the focus.
    let was_open = use_mut_ref(|| false);
    {
        let (field, button) = (field.clone(), button.clone());
        use_effect_with(*open, move |open| {
            if *open {
                focus::focus(&field);
            } else if *was_open.borrow() {
                focus::focus(&button);
            }
            *was_open.borrow_mut() = *open;
        });
    }
    let add = {
        let (state, dispatch, problem) = (props.state.clone(), props.dispatch.clone(), problem.setter());
        move |names: Vec<Rc<str>>| {
            let refused = tray::adding_fails(&state, &names);
            let accepted = refused.is_none();
            problem.set(refused);
            if accepted {
                dispatch.emit(Msg::Edit(Edit::AddFunctions(names.into())));
            }
            accepted
        }
    };
    let onsubmit = {
        let (add, field) = (add.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if add(tray::names(&focus::text(&field))) {
                focus::clear(&field);
            }
            focus::focus(&field);
        })
    };
    let onpaste = Callback::from(move |event: Event| {
        let text = focus::pasted(&event);
        let names = tray::names(&text);
        // One name goes into the field as ever: the user may want to change it.
        if names.len() > 1 {
            event.prevent_default();
            add(names);
        }
    });
    let show = use_callback((), {
        let open = open.setter();
        move |_: MouseEvent, ()| open.set(true)
    });
    let hide = {
        let (open, problem) = (open.setter(), problem.setter());
        move || {
            problem.set(None);
            open.set(false);
        }
    };
    let onkeydown = {
        let hide = hide.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                event.stop_propagation();
                hide();
            }
        })
    };
    let onclose = Callback::from(move |_: MouseEvent| hide());
    html! {
        <div class="adding">
            if *open {
                <form class="add-form" {onsubmit}>
                    <label class="add-label" for="add-name">{ ui::function_name(lang) }</label>
                    <div class="add-row">
                        <input id="add-name" ref={&field} class="field" type="text" autocomplete="off" spellcheck="false"
                            aria-invalid={problem.is_some().then_some("true")} aria-describedby="add-problem add-hint"
                            {onkeydown} {onpaste} />
                        <button type="submit" class="button">{ ui::add(lang) }</button>
                        <button type="button" class="tool" aria-label={ui::close(lang)} onclick={onclose}><Icon shape={Shape::Cross} /></button>
                    </div>
                    <p id="add-problem" class="field-problem" role="alert">
                        if let Some(problem) = &*problem { { errors::network(lang, problem) } }
                    </p>
                    <p id="add-hint" class="hint">{ ui::paste_hint(lang) }</p>
                </form>
            } else {
                <button type="button" ref={&button} class="add" onclick={show}>{ ui::add_function(lang) }</button>
            }
        </div>
    }
}
