//! Pointer events of a drag, over the whole document: one message a frame at most.

use super::zones::{Area, Zones};
use super::{Store, roving};
use crate::network::{FunctionKey, SubnetKey};
use crate::scene::words;
use crate::state::{AppState, Drag, DragMsg, Hand, Modifiers, Msg, Point, Source, Step, Target, update};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

/// Pixels from an edge where a drag scrolls: 12 % of the window, 48 to 96.
fn band(length: f64) -> f64 {
    (length * 0.12).clamp(48.0, 96.0)
}

#[wasm_bindgen(module = "/src/platform/motion.js")]
extern "C" {
    fn follow(element: &Element, x: i32, y: i32);
    fn mark(element: &Element, left: i32, top: i32, width: i32, height: i32);
}

/// How far the outline of the tray stands off, with its width: as in the style sheet.
const TRAY_EDGE: f64 = 7.0;

/// Fastest scrolling, in px a frame: 900 px/s at 60 frames.
const FASTEST: f64 = 15.0;

struct Pointer {
    store: Rc<Store>,
    /// The copy of a card that follows the pointer, and the outline of what it is over: always in the page.
    followers: [OnceCell<Element>; 2],
    /// The height of the window, once asked for.
    height: Cell<Option<f64>>,
    at: Cell<Point>,
    /// What the browser itself found under the pointer; `None` after scrolling moved the page under it.
    under: RefCell<Option<Element>>,
    /// The targets, from the first move on that something is lifted in.
    zones: RefCell<Option<Zones>>,
    /// Whether they may lie elsewhere than read.
    unsettled: Cell<bool>,
    /// Whether anything scrolled since the last look.
    scrolled: Cell<bool>,
    modifiers: Cell<Modifiers>,
    /// The pointer that is down.
    id: Cell<i32>,
    /// Whether its events go to the copy that follows it, whatever it is over: else the browser would look for
    /// what is under it at every event, tell it so and draw it as hovered.
    captured: Cell<bool>,
    frame: RefCell<Option<AnimationFrame>>,
    /// Runs while a finger rests on what it may lift.
    hold: RefCell<Option<Timeout>>,
    /// A click that ends a drag selects nothing.
    swallow_click: Cell<bool>,
}

/// The element of this id, asked for once.
fn known<'a>(kept: &'a OnceCell<Element>, id: &str) -> Option<&'a Element> {
    if kept.get().is_none() {
        let _ = kept.set(document().get_element_by_id(id)?);
    }
    kept.get()
}

impl Pointer {
    fn copy(&self) -> Option<&Element> {
        known(&self.followers[0], "drag-copy")
    }

    fn outline(&self) -> Option<&Element> {
        known(&self.followers[1], "drop-mark")
    }

    /// Whether no pointer that is down holds anything.
    fn is_idle(&self) -> bool {
        !self.store.state().drag.follows_pointer()
    }

    fn hand(&self) -> Option<Hand> {
        self.store.state().drag.hand()
    }

    fn send(&self, msg: DragMsg) {
        self.store.dispatch(Msg::Drag(msg));
    }

    /// Forgets where the targets lie, not which there are.
    fn moved_under(&self) {
        self.under.replace(None);
        self.unsettled.set(true);
    }

    /// The same when something scrolled: all moves by as much, and is read anew once it rests, as what came into sight
    /// may have changed its size.
    fn scrolled(&self) {
        self.moved_under();
        self.scrolled.set(true);
    }

    /// Forgets the targets: others are drawn.
    fn redrawn(&self) {
        self.under.replace(None);
        self.zones.replace(None);
        // The next look reads them where they lie.
        self.scrolled.set(false);
        self.unsettled.set(false);
    }

    /// Whether a pointer that is down has lifted something.
    fn has_lifted(&self) -> bool {
        matches!(self.store.state().drag, Drag::Lifted { hand: Hand::Mouse | Hand::Pen | Hand::Touch, .. })
    }

    fn target(&self) -> Option<Target> {
        let known = self.under.borrow().clone();
        let Point { x, y } = self.at.get();
        if known.is_none() && self.has_lifted() {
            let mut kept = self.zones.borrow_mut();
            let zones = kept.get_or_insert_with(Zones::read);
            if self.scrolled.replace(false) {
                zones.scroll();
            } else if self.unsettled.replace(false) {
                zones.measure();
            }
            return zones.at(x.into(), y.into());
        }
        let element = known.or_else(|| document().element_from_point(x as f32, y as f32))?;
        self.under.replace(Some(element.clone()));
        Target::parse(&element.closest("[data-drop]").ok()??.get_attribute("data-drop")?)
    }

    /// Reads the targets while nothing moves yet: the frames of a lift have enough to do.
    fn look_ahead(&self) {
        if !self.is_idle() {
            self.zones.borrow_mut().get_or_insert_with(Zones::read);
        }
    }

    /// Tells the state what lies under the pointer; moves the copy that follows it.
    fn flush(&self) {
        let over = self.target();
        self.tell(over, (0, 0));
    }

    /// `scrolled`: how far the board has moved to the left and up since it was asked for `over`.
    fn tell(&self, over: Option<Target>, scrolled: (i32, i32)) {
        let state = self.store.state();
        let at = self.at.get();
        if state.drag.follows_pointer() {
            self.place_copy();
            self.place_mark(over, scrolled);
        }
        match &state.drag {
            Drag::Idle => {}
            Drag::Pressed { .. } => {
                self.send(DragMsg::Move { at, over, modifiers: self.modifiers.get() });
                self.capture();
            }
            Drag::Lifted { hand: Hand::Keyboard, .. } => {}
            Drag::Lifted { hand: Hand::Tap, target, .. } => {
                let over = over.filter(|over| *over != Target::Tray);
                if over != *target {
                    self.send(DragMsg::Move { at, over, modifiers: Modifiers::default() });
                }
            }
            Drag::Lifted { target, modifiers, .. } => {
                if over != *target || self.modifiers.get() != *modifiers {
                    self.send(DragMsg::Move { at, over, modifiers: self.modifiers.get() });
                } else {
                    self.send(DragMsg::Price);
                }
            }
        }
    }

    /// Takes the pointer's events once it has lifted something.
    fn capture(&self) {
        let lifted = matches!(self.store.state().drag, Drag::Lifted { hand: Hand::Mouse | Hand::Pen, .. });
        if lifted && !self.captured.get() {
            let taken = self.copy().is_some_and(|copy| copy.set_pointer_capture(self.id.get()).is_ok());
            self.captured.set(taken);
        }
    }

    /// Gives them back: the pointer is up, or what it held is let go before it is.
    fn set_free(&self) {
        if self.captured.replace(false) {
            // It fails where the pointer is up already.
            let _ = self.copy().map(|copy| copy.release_pointer_capture(self.id.get()));
        }
    }

    fn place_copy(&self) {
        if let Some(copy) = self.copy() {
            let Point { x, y } = self.at.get();
            follow(copy, x + 10, y + 8);
        }
    }

    /// Draws the outline of what is under the pointer: over the board, which is not painted anew for it.
    fn place_mark(&self, over: Option<Target>, scrolled: (i32, i32)) {
        let Some(element) = self.outline() else { return };
        let Point { x, y } = self.at.get();
        let over = over.filter(|_| self.has_lifted());
        let area = over.and_then(|over| self.zones.borrow().as_ref()?.outline(over, x.into(), y.into()));
        // The tray's own outline stands off.
        let area = area.map(|area| if over == Some(Target::Tray) { area.grown(TRAY_EDGE) } else { area });
        let Area { left, top, right, bottom } = area.unwrap_or(Area { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 });
        let (left, top, right, bottom) = (left.round() as i32, top.round() as i32, right.round() as i32, bottom.round() as i32);
        // Heads of rows stay at the left.
        let across = if matches!(over, Some(Target::Row(_))) { 0 } else { scrolled.0 };
        mark(element, left - across, top - scrolled.1, right - left, bottom - top);
    }

    fn schedule(self: &Rc<Self>) {
        if self.frame.borrow().is_some() {
            return;
        }
        let pointer = Rc::clone(self);
        *self.frame.borrow_mut() = Some(request_animation_frame(move |_| {
            let _done = pointer.frame.borrow_mut().take();
            // What asks the browser comes first, while its styles are clean; then what changes the page.
            let over = pointer.target();
            let scrolled = pointer.scroll_edges();
            pointer.tell(over, scrolled);
            if scrolled != (0, 0) {
                pointer.scrolled();
                pointer.schedule();
            } else if pointer.store.state().drag.awaits_price() {
                pointer.schedule();
            }
        }));
    }

    /// Scrolls near an edge while something is lifted; how far the board moved to the left and up.
    fn scroll_edges(&self) -> (i32, i32) {
        if !self.has_lifted() {
            return (0, 0);
        }
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
        let mut left = 0;
        if let Some(pane) = self.zones.borrow_mut().as_mut().and_then(|zones| zones.board_at(y)) {
            let right = pull(x, pane.area.left, pane.area.right);
            left = pane.scroll_by(right as i32);
        }
        let height = self.height.get().unwrap_or_else(|| {
            let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
            self.height.set(Some(height));
            height
        });
        let down = pull(y, 0.0, height);
        if down.abs() < 1.0 {
            return (left, 0);
        }
        let window = window();
        let before = window.scroll_y().unwrap_or(0.0);
        window.scroll_by_with_x_and_y(0.0, down);
        (left, (window.scroll_y().unwrap_or(0.0) - before).round() as i32)
    }

    fn cancel(&self) {
        let state = self.store.state();
        let Some(hand) = state.drag.hand() else { return };
        self.swallow_click.set(!self.is_idle() && matches!(state.drag, Drag::Lifted { .. }));
        self.hold.replace(None);
        if let (Hand::Keyboard, Drag::Lifted { source, .. }) = (hand, &state.drag) {
            focus_soon(&self.store, After::Source(*source));
        }
        self.send(DragMsg::Cancel);
        self.set_free();
        self.rest();
    }

    /// Nothing is held any more: nothing is outlined.
    fn rest(&self) {
        if let Some(element) = self.outline() {
            mark(element, 0, 0, 0, 0);
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
        followers: Default::default(),
        height: Cell::default(),
        at: Cell::default(),
        under: RefCell::default(),
        zones: RefCell::default(),
        unsettled: Cell::default(),
        scrolled: Cell::default(),
        modifiers: Cell::default(),
        id: Cell::default(),
        captured: Cell::default(),
        frame: RefCell::default(),
        hold: RefCell::default(),
        swallow_click: Cell::default(),
    });
    let note = |pointer: &Pointer, event: &Event| {
        if let Some(event) = event.dyn_ref::<PointerEvent>() {
            pointer.at.set(Point { x: event.client_x(), y: event.client_y() });
            pointer.modifiers.set(modifiers_of(event));
            pointer.id.set(event.pointer_id());
            // A finger's events go to where it went down, whatever it is over.
            let is_under = event.pointer_type() != "touch" && !pointer.captured.get();
            let found = event.target().filter(|_| is_under).and_then(|target| target.dyn_into().ok());
            pointer.under.replace(found);
        }
    };
    // Before the components hear of it, so that their message finds the place known.
    let p = Rc::clone(&pointer);
    on("pointerdown", true, move |event| {
        p.swallow_click.set(false);
        p.redrawn();
        if p.is_idle() && p.hand() != Some(Hand::Keyboard) {
            note(&p, event);
        } else {
            p.cancel();
        }
    });
    // After the components have heard of it: a finger has to rest before it lifts.
    let p = Rc::clone(&pointer);
    on("pointerdown", false, move |_| match p.store.state().drag {
        Drag::Pressed { hand: Hand::Touch, .. } => {
            let held = Rc::clone(&p);
            *p.hold.borrow_mut() = Some(Timeout::new(HOLD_MS, move || {
                held.send(DragMsg::Hold);
                held.lifted_by_finger();
            }));
        }
        Drag::Lifted { hand: Hand::Touch, .. } => p.lifted_by_finger(),
        Drag::Pressed { .. } => {
            let pressed = Rc::clone(&p);
            Timeout::new(0, move || pressed.look_ahead()).forget();
        }
        _ => p.capture(),
    });
    let p = Rc::clone(&pointer);
    on("pointermove", true, move |event| {
        if !p.is_idle() || p.hand() == Some(Hand::Tap) {
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
        p.hold.replace(None);
        p.flush();
        p.swallow_click.set(matches!(p.store.state().drag, Drag::Lifted { .. }));
        p.send(DragMsg::Release);
        p.set_free();
        p.rest();
    });
    let p = Rc::clone(&pointer);
    on("scroll", true, move |_| {
        p.scrolled();
        if !p.is_idle() {
            p.schedule();
        }
    });
    let p = Rc::clone(&pointer);
    on("resize", false, move |_| {
        p.height.set(None);
        p.moved_under();
    });
    let p = Rc::clone(&pointer);
    store.on_redraw(move || p.redrawn());
    for name in ["pointercancel", "blur"] {
        let p = Rc::clone(&pointer);
        on(name, false, move |event| {
            // `blur` of a field bubbles nowhere, but the window's own comes here.
            let of_window = event.target().is_some_and(|target| target.is_instance_of::<web_sys::Window>());
            if (event.type_() != "blur" || of_window) && p.hand() != Some(Hand::Tap) {
                p.cancel();
            }
        });
    }
    let p = Rc::clone(&pointer);
    on("mousedown", true, move |event| {
        if !p.is_idle() && event.dyn_ref::<MouseEvent>().is_some_and(|event| event.button() != 0) {
            // Else the cell under it would take the focus.
            event.prevent_default();
            p.cancel();
        }
    });
    let p = Rc::clone(&pointer);
    on("contextmenu", true, move |event| {
        if !p.is_idle() {
            event.prevent_default();
            // A long press asks for the menu too, but it has lifted.
            if p.hand() != Some(Hand::Touch) {
                p.cancel();
            }
        }
    });
    let p = Rc::clone(&pointer);
    on("click", true, move |event| {
        if p.swallow_click.replace(false) || p.tapped(event) {
            event.stop_propagation();
            event.prevent_default();
        }
    });
    // Native scrolling under a lifted card can only be stopped here: Yew's own listeners are passive.
    for id in ["tray", "board"] {
        let p = Rc::clone(&pointer);
        let Some(part) = document().get_element_by_id(id) else { continue };
        let options = EventListenerOptions { phase: EventListenerPhase::Bubble, passive: false };
        EventListener::new_with_options(&part, "touchmove", options, move |event| {
            if matches!(p.store.state().drag, Drag::Lifted { hand: Hand::Touch, .. }) && event.cancelable() {
                event.prevent_default();
            }
        })
        .forget();
    }
    let p = Rc::clone(&pointer);
    let at_rest = move || {
        let ui = &p.store.state().ui;
        rehearse(&Rc::new(AppState::start(ui.lang, ui.theme)));
        // The layers that a drag moves are there before it.
        if p.is_idle() {
            p.place_copy();
            p.rest();
        }
    };
    Timeout::new(AT_REST_MS, at_rest).forget();
    for name in ["keydown", "keyup"] {
        let p = Rc::clone(&pointer);
        on(name, true, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            let (Some(hand), false) = (p.hand(), event.is_composing()) else { return };
            let down = event.type_() == "keydown";
            let used = match event.key().as_str() {
                "Escape" if down && hand == Hand::Tap => {
                    p.store.dispatch(Msg::Pick(None));
                    true
                }
                "Escape" if down => {
                    p.cancel();
                    true
                }
                "Alt" | "Control" | "Meta" if hand != Hand::Tap => {
                    let modifiers = Modifiers { ctrl: event.ctrl_key() || event.meta_key(), alt: event.alt_key() };
                    p.modifiers.set(modifiers);
                    p.send(DragMsg::Modifiers(modifiers));
                    true
                }
                _ if hand == Hand::Keyboard => p.key(event, down),
                _ => false,
            };
            if used {
                event.prevent_default();
                event.stop_propagation();
            }
        });
    }
}

/// How long a finger rests before it lifts, in ms.
const HOLD_MS: u32 = 250;

/// When the page has come to rest after its start, in ms.
const AT_REST_MS: u32 = 1200;

/// Drags once in thought, over the article's small board. Browsers compile a function when it first runs: on a slow
/// machine the first drag would wait for that in the midst of its moves.
fn rehearse(start: &Rc<AppState>) {
    let topology = start.topology();
    // Where the first function is, and where it would change its set.
    let (Some(function), Some(subnet)) = (topology.functions.iter().next(), topology.subnets.iter().next()) else { return };
    let (source, hand, at) = (Source::Card(function.key), Hand::Mouse, Point::default());
    let held = update(start, Msg::Drag(DragMsg::Press { source, hand, at, grip: true }));
    for over in topology.sets.iter().flat_map(|set| [Target::Cell(subnet.key, set.key), Target::Column(set.key)]) {
        let over = Some(over);
        let over = update(&held, Msg::Drag(DragMsg::Move { at, over, modifiers: Modifiers::default() }));
        let priced = update(&over, Msg::Drag(DragMsg::Price));
        if let Drag::Lifted { preview: Some(preview), .. } = &priced.drag {
            // The words of its price are what takes the most code.
            let _words = (words::pill(start.ui.lang, preview), words::reasons(start.ui.lang, preview));
        }
        let _dropped = update(&priced, Msg::Drag(DragMsg::Cancel));
    }
    let zones = Zones::read();
    let _outline = zones.at(0.0, 0.0).and_then(|target| zones.outline(target, 0.0, 0.0));
}

impl Pointer {
    fn lifted_by_finger(self: &Rc<Self>) {
        self.hold.replace(None);
        self.moved_under();
        // `false` where the device cannot.
        let _ = window().navigator().vibrate_with_duration(10);
        self.place_copy();
        self.schedule();
    }

    /// A click while something is picked: on a target it is the drop, on the page it ends the pick.
    fn tapped(&self, event: &Event) -> bool {
        if !matches!(self.store.state().drag, Drag::Lifted { hand: Hand::Tap, .. }) {
            return false;
        }
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
        let is_in = |selector: &str| element.closest(selector).ok().flatten();
        if is_in("dialog, #pick, #tray, [role=menu], .menu-shield").is_some() {
            return false;
        }
        let over = is_in("[data-drop]").and_then(|found| Target::parse(&found.get_attribute("data-drop")?));
        match over {
            Some(over) => {
                self.send(DragMsg::Move { at: self.at.get(), over: Some(over), modifiers: Modifiers::default() });
                self.send(DragMsg::Release);
                true
            }
            None => {
                self.store.dispatch(Msg::Pick(None));
                false
            }
        }
    }

    /// A key while keys hold something; whether it is used up.
    fn key(&self, event: &KeyboardEvent, down: bool) -> bool {
        let key = event.key();
        let step = match key.as_str() {
            "ArrowLeft" => Step::Left,
            "ArrowRight" => Step::Right,
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "Tab" if event.shift_key() => Step::Previous,
            "Tab" => Step::Next,
            "Home" => Step::First,
            "End" => Step::Last,
            // The click that a button makes of these must not come either.
            "Enter" | " " => {
                if down && !event.repeat() {
                    self.drop_by_key();
                }
                return true;
            }
            _ => return false,
        };
        if down {
            self.send(DragMsg::Step(step));
            focus_soon(&self.store, After::Target);
        }
        true
    }

    fn drop_by_key(&self) {
        let state = self.store.state();
        let Drag::Lifted { source, target, .. } = &state.drag else { return };
        let (source, target) = (*source, *target);
        self.send(DragMsg::Release);
        if self.store.state().ui.dialog.is_none() {
            focus_soon(&self.store, After::Drop(source, target));
        }
    }
}

/// What gets the focus after a key.
#[derive(Clone, Copy)]
enum After {
    /// The target it leads to.
    Target,
    /// What was held, where it is now.
    Drop(Source, Option<Target>),
    /// What was held, where it was.
    Source(Source),
}

fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
}

fn card_of(function: FunctionKey) -> Option<HtmlElement> {
    find(&format!("[data-card='{}'] .card-name", function.0))
}

fn chip_of(function: FunctionKey, subnet: Option<SubnetKey>) -> Option<HtmlElement> {
    match subnet {
        Some(subnet) => find(&format!("[data-chip='{}:{}']", function.0, subnet.0)),
        None => find(&format!("[data-chip^='{}:']", function.0)),
    }
}

fn focus_of(state: &AppState, after: After) -> Option<HtmlElement> {
    match after {
        After::Target => match &state.drag {
            Drag::Lifted { target: Some(target), .. } => find(&format!("[data-drop='{target}']")),
            _ => None,
        },
        After::Source(Source::Card(function)) => card_of(function),
        After::Source(Source::Chip(function, subnet)) => chip_of(function, Some(subnet)).or_else(|| card_of(function)),
        After::Drop(source, target) => {
            let function = source.function();
            let on_board = match target {
                Some(Target::Cell(subnet, _) | Target::Row(subnet)) => chip_of(function, Some(subnet)),
                Some(Target::Column(_)) => chip_of(function, None),
                _ => None,
            };
            on_board.or_else(|| card_of(function))
        }
    }
}

/// Moves the focus once the page shows what the state says; scrolls a large board there first.
fn focus_soon(store: &Rc<Store>, after: After) {
    fn attempt(store: Rc<Store>, after: After, left: u32) {
        let frame = request_animation_frame(move |_| {
            let state = store.state();
            if let Some(element) = focus_of(&state, after) {
                roving::go(&element);
            } else if left > 0 {
                if let (After::Target, Drag::Lifted { target: Some(target), .. }) = (after, &state.drag) {
                    super::scroll::towards(&state, *target);
                }
                attempt(store, after, left - 1);
            }
        });
        // It runs once and is done; nobody has to hold it.
        std::mem::forget(frame);
    }
    attempt(Rc::clone(store), after, 8);
}

/// Lifts by a key what a card or a chip stands for.
pub(super) fn lift_by_key(store: &Rc<Store>, source: Source) {
    if matches!(store.state().drag, Drag::Lifted { hand: Hand::Tap, .. }) {
        store.dispatch(Msg::Drag(DragMsg::Cancel));
    }
    store.dispatch(Msg::Drag(DragMsg::Press { source, hand: Hand::Keyboard, at: Point::default(), grip: false }));
}
