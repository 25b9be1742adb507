//! One tab stop for the tray and one for each grid of the board; keys move within.

use super::{Store, drag};
use crate::network::{FunctionKey, SubnetKey};
use crate::scene::tray;
use crate::state::{Dialog, Edit, Inspected, Msg, Select, Source, Target};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::render::request_animation_frame;
use gloo::utils::{document, window};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// The groups with one tab stop each, and what can hold it.
const GROUPS: [(&str, &str); 2] =
    [(".tray-cards", "[data-stop]"), ("#board [role=grid]", "[role=gridcell], [role=columnheader], [role=rowheader], .chip")];

fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn is_drawn(element: &HtmlElement) -> bool {
    let rect = element.get_bounding_client_rect();
    rect.width() > 0.0 && rect.height() > 0.0
}

/// Sees to it that every group can be reached by Tab, at one place.
pub(super) fn settle() {
    let Some(body) = document().body() else { return };
    for (group, items) in GROUPS {
        for root in all(&body, group) {
            let stops = all(&root, "[tabindex='0']");
            let stops: Vec<_> = stops.into_iter().filter(|stop| stop.matches(items).unwrap_or(false)).collect();
            let mut kept = stops.iter().find(|stop| is_drawn(stop)).cloned();
            if kept.is_none() {
                kept = all(&root, items).into_iter().find(is_drawn);
            }
            for stop in stops.iter().filter(|stop| Some(*stop) != kept.as_ref()) {
                stop.set_tab_index(-1);
            }
            if let Some(kept) = kept {
                kept.set_tab_index(0);
            }
        }
    }
}

/// Takes the tab stop to an element of a group and focuses it.
pub(super) fn go(element: &HtmlElement) {
    let group = GROUPS.iter().find_map(|(group, items)| {
        let root = element.closest(group).ok()??;
        element.matches(items).unwrap_or(false).then_some(root)
    });
    if let Some(root) = group {
        for stop in all(&root, "[tabindex='0']") {
            if stop != *element && !stop.matches("input, a[href]").unwrap_or(false) {
                stop.set_tab_index(-1);
            }
        }
        element.set_tab_index(0);
    }
    let _ = element.focus();
    element.scroll_into_view_with_scroll_into_view_options(&{
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        options
    });
}

/// What a card or a chip stands for.
pub(super) fn source_of(element: &Element) -> Option<Source> {
    if let Some(card) = element.closest("[data-card]").ok().flatten() {
        return Some(Source::Card(FunctionKey(card.get_attribute("data-card")?.parse().ok()?)));
    }
    let chip = element.closest("[data-chip]").ok().flatten().filter(|chip| !chip.has_attribute("data-fixed"))?;
    let text = chip.get_attribute("data-chip")?;
    let (function, subnet) = text.split_once(':')?;
    Some(Source::Chip(FunctionKey(function.parse().ok()?), SubnetKey(subnet.parse().ok()?)))
}

/// The functions of the tray in their order, as filtered.
fn order(store: &Rc<Store>) -> Rc<[FunctionKey]> {
    let state = store.state();
    let topology = state.topology();
    let places = tray::matching(topology, &state.ui.filter);
    places.into_iter().filter_map(|at| topology.functions.get(at).map(|function| function.key)).collect()
}

/// A card's neighbour by so many places; the list may have to be scrolled for it first.
fn neighbour(list: &Element, card: &Element, key: &str) -> Option<HtmlElement> {
    let cards = all(list, "[data-card] .card-name");
    let here = cards.iter().position(|other| other.closest("[data-card]").ok().flatten().as_ref() == Some(card))?;
    let to = match key {
        "ArrowUp" => here.checked_sub(1)?,
        "ArrowDown" => here + 1,
        "Home" => 0,
        _ => cards.len().checked_sub(1)?,
    };
    cards.get(to).cloned()
}

fn in_tray(store: &Rc<Store>, event: &KeyboardEvent, element: &Element) -> bool {
    let (Some(list), Some(card)) = (element.closest(".tray-cards").ok().flatten(), element.closest("[data-card]").ok().flatten())
    else {
        return false;
    };
    let Some(Source::Card(function)) = source_of(&card) else { return false };
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    let state = store.state();
    match key.as_str() {
        "ArrowUp" | "ArrowDown" | "Home" | "End" if !command => {
            let Some(next) = neighbour(&list, &card, &key) else { return true };
            if event.shift_key() {
                if state.ui.selected.is_empty() {
                    store.dispatch(Msg::Select(Some(function)));
                }
                if let Some(Source::Card(to)) = source_of(&next) {
                    store.dispatch(Msg::SelectMore(Select::To(to, order(store))));
                }
            }
            go(&next);
        }
        "ArrowRight" | "ArrowLeft" if !command => {
            let to = if key == "ArrowRight" { ".card-more" } else { ".card-name" };
            if let Some(next) = all(&card, to).first() {
                go(next);
            }
        }
        "F2" => store.dispatch(Msg::Open(Dialog::Function(function))),
        "Delete" => store.dispatch(Msg::Edit(state.for_selection(Edit::Delete(function)))),
        "ContextMenu" => open_menu(&card),
        "F10" if event.shift_key() => open_menu(&card),
        "a" | "A" if command => store.dispatch(Msg::SelectMore(Select::These(order(store)))),
        " " if command => store.dispatch(Msg::SelectMore(Select::Toggle(function))),
        _ => return false,
    }
    true
}

fn open_menu(card: &Element) {
    if let Some(more) = all(card, ".card-more").first() {
        more.click();
    }
}

/// The cells of a row of the grid, in their order.
fn cells(row: &Element) -> Vec<HtmlElement> {
    all(row, "[role=gridcell], [role=columnheader], [role=rowheader]").into_iter().filter(is_drawn).collect()
}

fn middle(element: &Element) -> f64 {
    let rect = element.get_bounding_client_rect();
    rect.left() + rect.width() / 2.0
}

/// What the details of a place of the board are about.
fn inspected(store: &Rc<Store>, place: &str) -> Option<Inspected> {
    Some(match Target::parse(place)? {
        Target::Cell(subnet, set) => {
            let state = store.state();
            let row = state.topology().subnets.iter().position(|other| other.key == subnet)?;
            match state.comparison.eni_at(row, set) {
                Some(_) => Inspected::Eni(subnet, set),
                None => Inspected::Subnet(subnet),
            }
        }
        Target::Column(set) => Inspected::Set(set),
        Target::Row(subnet) => Inspected::Subnet(subnet),
        Target::NewSet(vpc) => Inspected::Vpc(vpc),
        Target::Tray => return None,
    })
}

fn in_grid(store: &Rc<Store>, event: &KeyboardEvent, element: &Element) -> bool {
    let Some(grid) = element.closest("#board [role=grid]").ok().flatten() else { return false };
    let Some(cell) = element.closest("[role=gridcell], [role=columnheader], [role=rowheader]").ok().flatten() else {
        return false;
    };
    let Ok(cell) = cell.dyn_into::<HtmlElement>() else { return false };
    let key = event.key();
    if key == "i" && !event.ctrl_key() && !event.meta_key() {
        let place = cell.get_attribute("data-drop").and_then(|place| inspected(store, &place));
        if let Some(place) = place {
            store.dispatch(Msg::Inspect(Some(place)));
        }
        return true;
    }
    let inside = *element != *cell;
    let contents = || all(&cell, "button, input").into_iter().filter(is_drawn).collect::<Vec<_>>();
    if inside {
        let items = contents();
        let Some(here) = items.iter().position(|item| item.contains(Some(element))) else { return false };
        let to = match key.as_str() {
            "Escape" => {
                go(&cell);
                return true;
            }
            "ArrowDown" | "ArrowRight" => here + 1,
            "ArrowUp" | "ArrowLeft" if here > 0 => here - 1,
            "ArrowUp" | "ArrowLeft" => return true,
            "Home" => 0,
            "End" => items.len().saturating_sub(1),
            _ => return false,
        };
        if let Some(next) = items.get(to) {
            go(next);
        }
        return true;
    }
    let Some(Ok(row)) = cell.closest("[role=row]").ok().flatten().map(|row| row.dyn_into::<HtmlElement>()) else { return false };
    let here = cells(&row);
    let Some(at) = here.iter().position(|other| *other == cell) else { return false };
    let rows = || all(&grid, "[role=row]").into_iter().filter(is_drawn).collect::<Vec<_>>();
    let next = match key.as_str() {
        "ArrowLeft" => at.checked_sub(1).and_then(|at| here.get(at).cloned()),
        "ArrowRight" => here.get(at + 1).cloned(),
        "Home" => here.first().cloned(),
        "End" => here.last().cloned(),
        "ArrowUp" | "ArrowDown" => {
            let rows = rows();
            let place = rows.iter().position(|other| *other == row);
            let place = place.and_then(|place| if key == "ArrowUp" { place.checked_sub(1) } else { Some(place + 1) });
            place.and_then(|place| rows.get(place)).and_then(|row| {
                let there = cells(row);
                // Rows of the body are alike; the heads are found by where they stand.
                if there.len() == here.len() {
                    return there.get(at).cloned();
                }
                let x = middle(&cell);
                there.into_iter().min_by(|a, b| (middle(a) - x).abs().total_cmp(&(middle(b) - x).abs()))
            })
        }
        "Enter" => contents().first().cloned(),
        _ => return false,
    };
    if let Some(next) = next {
        go(&next);
    }
    true
}

pub(super) fn listen(store: &Rc<Store>) {
    let keys = Rc::clone(store);
    let listener = move |event: &web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.is_composing() || event.default_prevented() || event.alt_key() || keys.state().drag.follows_pointer() {
            return;
        }
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        if element.matches("input, textarea, select").unwrap_or(false) || element.closest("[role=menu]").ok().flatten().is_some()
        {
            return;
        }
        let plain = !event.ctrl_key() && !event.meta_key() && !event.shift_key();
        let lifts = plain && event.key() == " " && !event.repeat() && element.matches(".card-name, .chip").unwrap_or(false);
        let done = match source_of(&element).filter(|_| lifts) {
            Some(source) => {
                drag::lift_by_key(&keys, source);
                true
            }
            None => in_tray(&keys, event, &element) || in_grid(&keys, event, &element),
        };
        if done {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    EventListener::new_with_options(&window(), "keydown", EventListenerOptions::enable_prevent_default(), listener).forget();
    // Wherever the focus goes inside a group, there its tab stop is.
    EventListener::new(&window(), "focusin", |event| {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
        for (group, items) in GROUPS {
            if let Some(root) = element.closest(group).ok().flatten()
                && element.matches(items).unwrap_or(false)
            {
                for stop in all(&root, "[tabindex='0']") {
                    if stop != element && !stop.matches("input").unwrap_or(false) {
                        stop.set_tab_index(-1);
                    }
                }
                element.set_tab_index(0);
            }
        }
    })
    .forget();
    // A click with Shift on a card selects from the last one to it.
    let clicks = Rc::clone(store);
    let options = EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&window(), "click", options, move |event| {
        let Some(event) = event.dyn_ref::<web_sys::MouseEvent>().filter(|event| event.shift_key()) else { return };
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let name = element.closest(".card-name").ok().flatten();
        if let Some(Source::Card(to)) = name.as_ref().and_then(source_of) {
            event.prevent_default();
            event.stop_propagation();
            clicks.dispatch(Msg::SelectMore(Select::To(to, order(&clicks))));
        }
    })
    .forget();
    settle();
    store.on_redraw(|| {
        request_animation_frame(|_| settle()).forget_after();
    });
}

/// A frame that is let run without anybody holding it.
trait Forget {
    fn forget_after(self);
}

impl Forget for gloo::render::AnimationFrame {
    fn forget_after(self) {
        std::mem::forget(self);
    }
}
