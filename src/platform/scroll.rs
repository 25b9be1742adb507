//! What of a large board is in sight: read from the scrollers' own sizes, told in whole rows.

use super::Store;
use crate::scene::window::{in_sight, next_rows, window_of};
use crate::state::{AppState, Msg, Target, Viewport};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::utils::{document, window};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

fn attribute(element: &Element, name: &str) -> Option<f64> {
    element.get_attribute(name)?.parse().ok().filter(|size: &f64| *size > 0.0)
}

fn scroller(kind: &str) -> Option<Element> {
    document().query_selector(&format!("[data-scroller='{kind}']")).ok().flatten()
}

/// From one row to the next, as the page draws them.
fn row_height(board: &Element) -> Option<f64> {
    let rows = board.query_selector_all("[data-subnet]").ok()?;
    let top = |at| rows.get(at).and_then(|row| row.dyn_into::<Element>().ok()).map(|row| row.get_bounding_client_rect().top());
    Some(top(1)? - top(0)?).filter(|height| *height > 0.0)
}

fn measure(known: Viewport) -> Viewport {
    let mut seen = known;
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    if let Some(board) = scroller("board") {
        let rect = board.get_bounding_client_rect();
        if let Some(size) = attribute(&board, "data-row-height") {
            let size = row_height(&board).unwrap_or(size);
            seen.row_height = size.round() as u32;
            // The rows scroll with the page, or inside the board where it has a height of its own.
            let inside = f64::from(board.scroll_top());
            let offset = inside - rect.top().min(0.0);
            let (wanted, sight) = (window_of(offset, height, size), in_sight(offset, height, size));
            (seen.first_row, seen.rows) = next_rows((known.first_row, known.rows), wanted, sight);
        }
        if let Some(size) = attribute(&board, "data-column-width") {
            (seen.first_column, seen.columns) = window_of(f64::from(board.scroll_left()), rect.width(), size);
        }
    }
    if let Some(head) = document().query_selector("[data-fit]").ok().flatten()
        && let Some(size) = attribute(&head, "data-fit")
    {
        seen.fit_columns = (f64::from(head.client_width()) / size) as u32;
    }
    if let Some(cards) = scroller("cards")
        && let Some(size) = attribute(&cards, "data-row-height")
    {
        (seen.first_card, seen.cards) = window_of(f64::from(cards.scroll_top()), f64::from(cards.client_height()), size);
    }
    seen
}

/// Scrolls a large board so that this target will be drawn.
pub(super) fn towards(state: &AppState, target: Target) {
    let topology = state.topology();
    let Some(board) = scroller("board") else { return };
    let (row, set) = match target {
        Target::Cell(subnet, set) => (Some(subnet), Some(set)),
        Target::Row(subnet) => (Some(subnet), None),
        Target::Column(set) => (None, Some(set)),
        Target::NewSet(_) | Target::Tray => return,
    };
    if let Some(at) = set.and_then(|set| topology.sets.iter().position(|other| other.key == set))
        && let Some(width) = attribute(&board, "data-column-width")
    {
        board.set_scroll_left((at as f64 * width) as i32);
    }
    if let Some(at) = row.and_then(|row| topology.subnets.iter().position(|other| other.key == row))
        && attribute(&board, "data-row-height").is_some()
    {
        let top = board.get_bounding_client_rect().top() + window().scroll_y().unwrap_or(0.0);
        window().scroll_to_with_x_and_y(0.0, top + at as f64 * f64::from(state.ui.viewport.row_height) - 200.0);
    }
}

/// Whether what scrolls is drawn in part only.
fn is_windowed(event: &Event) -> bool {
    let scrolls = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let board = || scroller("board");
    scrolls
        .or_else(board)
        .is_some_and(|scroller| scroller.has_attribute("data-row-height") || scroller.has_attribute("data-column-width"))
}

pub(super) fn listen(store: &Rc<Store>) {
    let frame: Rc<RefCell<Option<AnimationFrame>>> = Rc::default();
    let listened = Rc::clone(store);
    let store = Rc::clone(store);
    let measure_soon = move || {
        if frame.borrow().is_some() {
            return;
        }
        let (store, cell) = (Rc::clone(&store), Rc::clone(&frame));
        *frame.borrow_mut() = Some(request_animation_frame(move |_| {
            let _done = cell.borrow_mut().take();
            let known = store.state().ui.viewport;
            let seen = measure(known);
            if seen != known {
                store.dispatch(Msg::Viewport(seen));
            }
        }));
    };
    for name in ["scroll", "resize"] {
        let soon = measure_soon.clone();
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        EventListener::new_with_options(&window(), name, options, move |event| {
            // A board that is drawn whole has nothing to measure when it scrolls.
            if event.type_() != "scroll" || is_windowed(event) {
                soon();
            }
        })
        .forget();
    }
    measure_soon();
    listened.on_redraw(measure_soon);
}
