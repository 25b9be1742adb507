//! Pointer events of a drag, over the whole document: one message a frame at most.

use super::Store;
use crate::state::{Drag, DragMsg, Modifiers, Msg, Point, Target};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::utils::{document, window};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent};

/// Pixels from an edge where a drag scrolls: 12 % of the window, 48 to 96.
fn band(length: f64) -> f64 {
    (length * 0.12).clamp(48.0, 96.0)
}

#[wasm_bindgen(module = "/src/platform/motion.js")]
extern "C" {
    fn follow(element: &Element, x: i32, y: i32);
    fn rest();
}

/// Fastest scrolling, in px a frame: 900 px/s at 60 frames.
const FASTEST: f64 = 15.0;

struct Pointer {
    store: Rc<Store>,
    at: Cell<Point>,
    /// What the browser itself found under the pointer; `None` after scrolling moved the page under it.
    under: RefCell<Option<Element>>,
    modifiers: Cell<Modifiers>,
    frame: RefCell<Option<AnimationFrame>>,
    /// A click that ends a drag selects nothing.
    swallow_click: Cell<bool>,
}

impl Pointer {
    fn is_idle(&self) -> bool {
        matches!(self.store.state().drag, Drag::Idle)
    }

    fn send(&self, msg: DragMsg) {
        self.store.dispatch(Msg::Drag(msg));
    }

    fn target(&self) -> Option<Target> {
        let known = self.under.borrow().clone();
        let element = known.or_else(|| {
            let Point { x, y } = self.at.get();
            document().element_from_point(x as f32, y as f32)
        })?;
        Target::parse(&element.closest("[data-drop]").ok()??.get_attribute("data-drop")?)
    }

    /// Tells the state what lies under the pointer; moves the copy that follows it.
    fn flush(&self) {
        let state = self.store.state();
        let at = self.at.get();
        if !matches!(state.drag, Drag::Idle) {
            // First: it asks the browser for styles, which are clean still.
            self.place_copy();
        }
        match &state.drag {
            Drag::Idle => {}
            Drag::Pressed { .. } => self.send(DragMsg::Move { at, over: self.target(), modifiers: self.modifiers.get() }),
            Drag::Lifted { target, modifiers, .. } => {
                let over = self.target();
                if over != *target || self.modifiers.get() != *modifiers {
                    self.send(DragMsg::Move { at, over, modifiers: self.modifiers.get() });
                } else {
                    self.send(DragMsg::Price);
                }
            }
        }
    }

    fn place_copy(&self) {
        if let Some(copy) = document().get_element_by_id("drag-copy") {
            let Point { x, y } = self.at.get();
            follow(&copy, x + 10, y + 8);
        }
    }

    fn schedule(self: &Rc<Self>) {
        if self.frame.borrow().is_some() {
            return;
        }
        let pointer = Rc::clone(self);
        *self.frame.borrow_mut() = Some(request_animation_frame(move |_| {
            let _done = pointer.frame.borrow_mut().take();
            pointer.flush();
            if pointer.scroll_edges() {
                pointer.under.replace(None);
                pointer.schedule();
            } else if pointer.store.state().drag.awaits_price() {
                pointer.schedule();
            }
        }));
    }

    /// Scrolls near an edge while something is lifted; whether anything moved.
    fn scroll_edges(&self) -> bool {
        if !matches!(self.store.state().drag, Drag::Lifted { .. }) {
            return false;
        }
        let window = window();
        let size = |value: Result<JsValue, JsValue>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
        let (x, y) = (f64::from(self.at.get().x), f64::from(self.at.get().y));
        let pull = |at: f64, low: f64, high: f64| {
            let edge = band(high - low);
            let depth = if at < low + edge {
                at - low - edge
            } else if at > high - edge {
                at - high + edge
            } else {
                0.0
            };
            let share = (depth / edge).clamp(-1.0, 1.0);
            share * share.abs() * FASTEST
        };
        let height = size(window.inner_height());
        let before = window.scroll_y().unwrap_or(0.0);
        let down = pull(y, 0.0, height);
        if down.abs() >= 1.0 {
            window.scroll_by_with_x_and_y(0.0, down);
        }
        let mut moved = window.scroll_y().unwrap_or(0.0) != before;
        if let Some(pane) = document().query_selector("[data-scroller='board']").ok().flatten() {
            let rect = pane.get_bounding_client_rect();
            let right = if y >= rect.top() && y <= rect.bottom() { pull(x, rect.left(), rect.right()) } else { 0.0 };
            if right.abs() >= 1.0 {
                let left = pane.scroll_left();
                pane.set_scroll_left(left + right as i32);
                moved |= pane.scroll_left() != left;
            }
        }
        moved
    }

    fn cancel(&self) {
        if !self.is_idle() {
            self.swallow_click.set(matches!(self.store.state().drag, Drag::Lifted { .. }));
            self.send(DragMsg::Cancel);
            rest();
        }
    }
}

fn modifiers_of(event: &MouseEvent) -> Modifiers {
    Modifiers { ctrl: event.ctrl_key() || event.meta_key(), alt: event.alt_key() }
}

fn on(name: &'static str, capture: bool, handler: impl FnMut(&Event) + 'static) {
    let phase = if capture { EventListenerPhase::Capture } else { EventListenerPhase::Bubble };
    let options = EventListenerOptions { phase, passive: false };
    EventListener::new_with_options(&window(), name, options, handler).forget();
}

pub(super) fn listen(store: &Rc<Store>) {
    let pointer = Rc::new(Pointer {
        store: Rc::clone(store),
        at: Cell::default(),
        under: RefCell::default(),
        modifiers: Cell::default(),
        frame: RefCell::default(),
        swallow_click: Cell::default(),
    });
    let note = |pointer: &Pointer, event: &Event| {
        if let Some(event) = event.dyn_ref::<PointerEvent>() {
            pointer.at.set(Point { x: event.client_x(), y: event.client_y() });
            pointer.modifiers.set(modifiers_of(event));
            // A finger's events go to where it went down, whatever it is over.
            let found = event.target().filter(|_| event.pointer_type() != "touch").and_then(|target| target.dyn_into().ok());
            pointer.under.replace(found);
        }
    };
    // Before the components hear of it, so that their message finds the place known.
    let p = Rc::clone(&pointer);
    on("pointerdown", true, move |event| {
        p.swallow_click.set(false);
        if p.is_idle() {
            note(&p, event);
        } else {
            p.cancel();
        }
    });
    let p = Rc::clone(&pointer);
    on("pointermove", true, move |event| {
        if !p.is_idle() {
            note(&p, event);
            p.schedule();
        }
    });
    let p = Rc::clone(&pointer);
    on("pointerup", true, move |event| {
        if p.is_idle() || event.dyn_ref::<PointerEvent>().is_some_and(|event| event.button() != 0) {
            return;
        }
        note(&p, event);
        p.flush();
        p.swallow_click.set(matches!(p.store.state().drag, Drag::Lifted { .. }));
        p.send(DragMsg::Release);
        rest();
    });
    let p = Rc::clone(&pointer);
    on("scroll", true, move |_| {
        if !p.is_idle() {
            p.under.replace(None);
            p.schedule();
        }
    });
    for name in ["pointercancel", "blur"] {
        let p = Rc::clone(&pointer);
        on(name, false, move |event| {
            // `blur` of a field bubbles nowhere, but the window's own comes here.
            let of_window = event.target().is_some_and(|target| target.is_instance_of::<web_sys::Window>());
            if event.type_() != "blur" || of_window {
                p.cancel();
            }
        });
    }
    let p = Rc::clone(&pointer);
    on("mousedown", true, move |event| {
        if !p.is_idle() && event.dyn_ref::<MouseEvent>().is_some_and(|event| event.button() != 0) {
            p.cancel();
        }
    });
    let p = Rc::clone(&pointer);
    on("contextmenu", true, move |event| {
        if !p.is_idle() {
            event.prevent_default();
            p.cancel();
        }
    });
    let p = Rc::clone(&pointer);
    on("click", true, move |event| {
        if p.swallow_click.replace(false) {
            event.stop_propagation();
            event.prevent_default();
        }
    });
    for name in ["keydown", "keyup"] {
        let p = Rc::clone(&pointer);
        on(name, true, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if p.is_idle() {
                return;
            }
            if event.key() == "Escape" && event.type_() == "keydown" {
                event.prevent_default();
                event.stop_propagation();
                p.cancel();
            } else if matches!(event.key().as_str(), "Alt" | "Control" | "Meta") {
                event.prevent_default();
                let modifiers = Modifiers { ctrl: event.ctrl_key() || event.meta_key(), alt: event.alt_key() };
                p.modifiers.set(modifiers);
                p.send(DragMsg::Modifiers(modifiers));
            }
        });
    }
}
