//! The one holder of the state outside the components.

use super::page;
use crate::state::keep::Trouble;
use crate::state::{AppState, Msg, update};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// How long the slider rests before its result is spoken, in ms.
const REST_MS: u32 = 400;

/// How long after a change of the filter the board follows, in ms: the next frame, and once for letters typed in one rush.
const SIFT_MS: u32 = 20;

type Reaction = Rc<dyn Fn(&Rc<AppState>, &Rc<AppState>)>;
type Listener = Rc<dyn Fn(Rc<AppState>)>;
type Hearer = Rc<dyn Fn(&Msg, &AppState)>;

/// Holds the state, applies messages and tells the root component.
pub struct Store {
    state: RefCell<Rc<AppState>>,
    listener: RefCell<Option<Listener>>,
    redrawn: RefCell<Vec<Rc<dyn Fn()>>>,
    /// Runs while the slider rests.
    rest: RefCell<Option<Timeout>>,
    /// Runs while the board has yet to follow the filter.
    sift: RefCell<Option<Timeout>>,
    hearer: RefCell<Option<Hearer>>,
    trouble: Option<Trouble>,
    reactions: RefCell<Vec<Reaction>>,
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    /// A store that starts with `state`.
    pub fn new(state: AppState) -> Rc<Self> {
        Self::starting(state, None)
    }

    /// What kept the saved board from being read, if anything did.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    pub(super) fn starting(state: AppState, trouble: Option<Trouble>) -> Rc<Self> {
        Rc::new(Self {
            state: RefCell::new(Rc::new(state)),
            listener: RefCell::new(None),
            redrawn: RefCell::default(),
            rest: RefCell::default(),
            sift: RefCell::default(),
            hearer: RefCell::new(None),
            trouble,
            reactions: RefCell::default(),
        })
    }

    /// The state now.
    pub fn state(&self) -> Rc<AppState> {
        Rc::clone(&self.state.borrow())
    }

    /// Who hears of every change.
    pub fn subscribe(&self, listener: impl Fn(Rc<AppState>) + 'static) {
        *self.listener.borrow_mut() = Some(Rc::new(listener));
    }

    /// Who hears that another board is being drawn, or another part of it, to look at it afterwards.
    pub(super) fn on_redraw(&self, listener: impl Fn() + 'static) {
        self.redrawn.borrow_mut().push(Rc::new(listener));
    }

    /// Who hears every message, after it was applied, with the state before it.
    pub(super) fn on_message(&self, hearer: impl Fn(&Msg, &AppState) + 'static) {
        *self.hearer.borrow_mut() = Some(Rc::new(hearer));
    }

    /// Who does outside of the page's components what a change asks for; gets both states.
    pub(super) fn on_change(&self, reaction: impl Fn(&Rc<AppState>, &Rc<AppState>) + 'static) {
        self.reactions.borrow_mut().push(Rc::new(reaction));
    }

    /// Applies a message. The listener runs after the state is in place, so it may dispatch again.
    pub fn dispatch(self: &Rc<Self>, msg: Msg) {
        let before = self.state();
        // A drag sends many and changes no board but by the one that ends it.
        let hearer = self.hearer.borrow().clone().filter(|_| !matches!(msg, Msg::SlideConcurrency(_) | Msg::Viewport(_)));
        let told = hearer.is_some().then(|| msg.clone());
        let after = update(&before, msg);
        if !Rc::ptr_eq(&before, &after) {
            self.put(&before, after);
        }
        if let (Some(hearer), Some(msg)) = (hearer, told) {
            hearer(&msg, &before);
        }
    }

    fn put(self: &Rc<Self>, before: &Rc<AppState>, after: Rc<AppState>) {
        *self.state.borrow_mut() = Rc::clone(&after);
        page::reflect(before, &after);
        if before.ui.unsaid != after.ui.unsaid {
            let store = Rc::clone(self);
            *self.rest.borrow_mut() =
                after.ui.unsaid.is_some().then(|| Timeout::new(REST_MS, move || store.dispatch(Msg::Rested)));
        }
        if before.ui.filter != after.ui.filter {
            let store = Rc::clone(self);
            let behind = after.ui.filter != after.ui.sifted;
            *self.sift.borrow_mut() = behind.then(|| Timeout::new(SIFT_MS, move || store.dispatch(Msg::Sift)));
        }
        let listener = self.listener.borrow().clone();
        let other_board = !Rc::ptr_eq(&before.comparison, &after.comparison)
            || before.ui.unfolded != after.ui.unfolded
            || before.ui.filter != after.ui.filter
            || before.ui.sifted != after.ui.sifted
            || before.ui.viewport != after.ui.viewport;
        if let Some(listener) = listener {
            listener(Rc::clone(&after));
        }
        let reactions = self.reactions.borrow().clone();
        for reaction in reactions.iter() {
            reaction(before, &after);
        }
        let redrawn = self.redrawn.borrow().clone();
        for redrawn in redrawn.iter().filter(|_| other_board) {
            redrawn();
        }
    }
}
