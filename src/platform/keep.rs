//! What is kept in the browser: the present board after every change, named boards, settings. The
//! JavaScript side is `keep.js`; the board's form is the link's.

use super::Store;
use crate::link;
use crate::state::keep::{OtherTab, SavedBoard, Trouble};
use crate::state::{AppState, Board, Dialog, KeepMsg, KeptDialog, Msg, Settings, Title};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, document_element, window};
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen(module = "/src/platform/keep.js")]
extern "C" {
    /// A setting by its short name.
    pub(super) fn read(name: &str) -> Option<String>;
    /// Stores a setting, or takes it away; whether that was possible.
    pub(super) fn write(name: &str, value: Option<&str>) -> bool;
    fn once(name: &str) -> Option<String>;
    #[wasm_bindgen(catch)]
    async fn load() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn save(payload: &str, anyway: bool) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn clear(anyway: bool) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn claim(steal: bool, lost: &JsValue) -> Result<JsValue, JsValue>;
    fn release();
    #[wasm_bindgen(catch)]
    async fn boards() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn payload(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = keepBoard)]
    async fn keep_board(name: &str, payload: &str, functions: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn rename(from: &str, to: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn remove(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = bringBack)]
    async fn bring_back() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn wipe() -> Result<JsValue, JsValue>;
}

/// From a change to its saving: the changes of one gesture are one.
const DEBOUNCE_MS: u32 = 300;

fn trouble(error: &JsValue) -> Trouble {
    let words = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    if words.as_deref() == Some("full") { Trouble::Full } else { Trouble::Blocked }
}

/// The settings as they were stored.
pub(super) fn settings() -> Settings {
    let is = |name: &str, value: &str| read(name).as_deref() == Some(value);
    Settings {
        still: is("motion", "reduced"),
        keys: !is("keys", "off"),
        patterns: is("patterns", "on"),
        keep: !is("keep", "off"),
    }
}

/// Stores the settings that changed and puts them on `<html>`.
pub(super) fn reflect(before: Settings, after: Settings) {
    let html = document_element();
    let mark = |name: &str, value: Option<&str>| {
        // An attribute of `<html>` can always be set.
        let _ = match value {
            Some(value) => html.set_attribute(name, value),
            None => html.remove_attribute(name),
        };
    };
    if before.still != after.still {
        let value = after.still.then_some("reduced");
        mark("data-motion", value);
        write("motion", value);
    }
    if before.patterns != after.patterns {
        let value = after.patterns.then_some("on");
        mark("data-patterns", value);
        write("patterns", value);
    }
    if before.keys != after.keys {
        write("keys", (!after.keys).then_some("off"));
    }
    if before.keep != after.keep {
        write("keep", (!after.keep).then_some("off"));
    }
}

/// Whether the address asks for a board: it wins over the saved one.
fn is_linked() -> bool {
    let hash = window().location().hash().unwrap_or_default();
    link::parts(&hash).is_board()
}

/// The payload of the present work, newest first: what was written while the page went away.
async fn stored() -> Result<Option<String>, JsValue> {
    let record = load().await?;
    let late = read("last");
    Ok(late.or_else(|| record.dyn_ref::<Array>().and_then(|record| record.get(0).as_string())))
}

/// Calls `then` with the state to start from: at once, or after the saved board was read, so that
/// no other board is shown first.
pub(super) fn when_read(start: AppState, then: impl FnOnce(AppState, Option<Trouble>) + 'static) {
    if is_linked() || read("saved").is_none() || once("fresh").is_some() {
        return then(start, None);
    }
    spawn_local(async move {
        match stored().await {
            Ok(None) => {
                write("saved", None);
                then(start, None);
            }
            Ok(Some(payload)) => match link::decode(&payload) {
                Ok(board) => then(start.with_board(board), None),
                Err(_) => then(start, Some(Trouble::Unreadable)),
            },
            Err(error) => then(start, Some(trouble(&error))),
        }
    });
}

/// Which tab saves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// This one, as far as known.
    Mine,
    /// Another, and the user has been told.
    Other,
    /// The user wants this one to save nothing.
    Aside,
    /// The user wants this one to save, and the lock is asked for.
    Taking,
}

struct Keeper {
    store: Rc<Store>,
    /// The board that needs no saving: it is saved, or it is what the page opened with.
    settled: RefCell<Option<Rc<Board>>>,
    timer: RefCell<Option<Timeout>>,
    role: Cell<Role>,
    /// The board the page opens with, as text: that one is not kept.
    untouched: RefCell<Option<Rc<str>>>,
}

impl Keeper {
    fn send(&self, msg: KeepMsg) {
        self.store.dispatch(Msg::Keep(msg));
    }

    fn present(&self) -> Rc<Board> {
        Rc::clone(self.store.state().history.present())
    }

    fn is_settled(&self) -> bool {
        let present = self.present();
        self.settled.borrow().as_ref().is_some_and(|settled| Rc::ptr_eq(settled, &present))
    }

    fn keeps(&self) -> bool {
        self.store.state().ui.keep.settings.keep
    }

    /// Whether this tab saves, or would if the other one went away.
    fn saves(&self) -> bool {
        matches!(self.role.get(), Role::Mine | Role::Other)
    }

    fn untouched(&self) -> Rc<str> {
        let text = || link::encode(&Board::article()).into();
        Rc::clone(self.untouched.borrow_mut().get_or_insert_with(text))
    }

    /// Saves soon what changed. Changes in between wait for the same moment, so that none waits longer.
    fn schedule(self: &Rc<Self>) {
        if self.is_settled() || !self.keeps() || !self.saves() || self.timer.borrow().is_some() {
            return;
        }
        let keeper = Rc::clone(self);
        *self.timer.borrow_mut() = Some(Timeout::new(DEBOUNCE_MS, move || keeper.flush(false)));
    }

    /// Saves now. `anyway`: over what another tab has saved.
    fn flush(self: &Rc<Self>, anyway: bool) {
        self.timer.borrow_mut().take();
        if (self.is_settled() && !anyway) || !self.keeps() || !self.saves() {
            return;
        }
        let (keeper, board) = (Rc::clone(self), self.present());
        spawn_local(async move {
            if keeper.role.get() == Role::Other && !anyway {
                // The other tab may be gone by now. The answer takes a while: the user may have decided meanwhile.
                let mine = keeper.claim(false).await;
                match (keeper.role.get(), mine) {
                    (Role::Other, true) => {}
                    (Role::Other, false) => return keeper.send(KeepMsg::Other(OtherTab::Holds)),
                    (Role::Aside, true) => return release(),
                    _ => return,
                }
                keeper.role.set(Role::Mine);
            }
            let payload = link::encode(&board);
            let done = if *payload == *keeper.untouched() { clear(anyway).await } else { save(&payload, anyway).await };
            match done.map(|kept| kept.is_truthy()) {
                Ok(true) => {
                    *keeper.settled.borrow_mut() = Some(board);
                    if keeper.store.state().ui.keep.trouble.is_some() {
                        keeper.send(KeepMsg::Kept);
                    }
                }
                Ok(false) => {
                    keeper.role.set(Role::Other);
                    keeper.send(KeepMsg::Other(OtherTab::Took));
                }
                Err(error) => keeper.send(KeepMsg::Trouble(trouble(&error))),
            }
        });
    }

    /// The page goes away, perhaps for ever: what a transaction may not finish is written at once.
    fn leave(self: &Rc<Self>) {
        if !self.is_settled() && self.keeps() && self.role.get() == Role::Mine {
            let payload = link::encode(&self.present());
            if *payload != *self.untouched() {
                // A board too large for it is saved by the transaction alone.
                let _ = write("last", Some(&payload)) && write("saved", Some("1"));
            }
            self.flush(false);
        }
    }

    async fn claim(self: &Rc<Self>, steal: bool) -> bool {
        let keeper = Rc::clone(self);
        let lost = Closure::once_into_js(move || {
            if keeper.role.get() == Role::Mine {
                keeper.role.set(Role::Other);
                keeper.send(KeepMsg::Other(OtherTab::Took));
            }
        });
        // Without an answer the counter of the record decides.
        claim(steal, &lost).await.map_or(true, |mine| mine.is_truthy())
    }

    /// At the start, and when the page comes back out of the browser's cache.
    fn begin(self: &Rc<Self>) {
        let keeper = Rc::clone(self);
        spawn_local(async move {
            if !keeper.claim(false).await {
                keeper.role.set(Role::Other);
                // Two untouched tabs have nothing to quarrel about.
                if read("saved").is_some() {
                    keeper.send(KeepMsg::Other(OtherTab::Holds));
                }
            }
            keeper.schedule();
        });
    }

    fn list(self: &Rc<Self>) {
        let keeper = Rc::clone(self);
        spawn_local(async move {
            match boards().await {
                Ok(list) => keeper.send(KeepMsg::Boards(saved_boards(&list))),
                Err(error) => {
                    keeper.send(KeepMsg::Boards([].into()));
                    keeper.send(KeepMsg::Trouble(trouble(&error)));
                }
            }
        });
    }

    /// Opens what `found` answers, under `name` if it has one.
    fn open(self: &Rc<Self>, found: impl Future<Output = Result<Option<String>, JsValue>> + 'static, name: Option<Rc<str>>) {
        let keeper = Rc::clone(self);
        spawn_local(async move {
            let msg = match found.await {
                Ok(None) => return,
                Ok(Some(payload)) => match link::decode(&payload) {
                    Ok(board) => {
                        let title = name.map_or_else(|| board.title.clone(), Title::Named);
                        KeepMsg::Opened(Rc::new(Board { title, ..board }))
                    }
                    Err(_) => KeepMsg::Trouble(Trouble::Unreadable),
                },
                Err(error) => KeepMsg::Trouble(trouble(&error)),
            };
            keeper.send(msg);
        });
    }

    /// Runs `work`, says what follows, and reads the list of boards anew.
    fn work(self: &Rc<Self>, work: impl Future<Output = Result<JsValue, JsValue>> + 'static, then: Option<KeepMsg>) {
        let keeper = Rc::clone(self);
        spawn_local(async move {
            match work.await {
                Ok(_) => {
                    if let Some(msg) = then {
                        keeper.send(msg);
                    }
                    keeper.list();
                }
                Err(error) => keeper.send(KeepMsg::Trouble(trouble(&error))),
            }
        });
    }

    fn heard(self: &Rc<Self>, msg: &Msg, before: &AppState) {
        match msg {
            Msg::Open(Dialog::Kept(KeptDialog::SaveAs | KeptDialog::Boards)) => self.list(),
            Msg::Keep(msg) => self.told(msg, before),
            // It is in the address until it is edited.
            Msg::LinkOpened(_) => *self.settled.borrow_mut() = Some(self.present()),
            _ => {}
        }
        self.schedule();
    }

    fn told(self: &Rc<Self>, msg: &KeepMsg, before: &AppState) {
        match msg {
            KeepMsg::Settings(settings) if before.ui.keep.settings.keep && !settings.keep => {
                *self.settled.borrow_mut() = None;
                // What cannot be opened holds nothing.
                spawn_local(async { drop(clear(false).await) });
            }
            KeepMsg::SaveAs(name) => {
                let board = Board { title: Title::Named(Rc::clone(name)), ..Board::clone(&self.present()) };
                let (name, payload) = (Rc::clone(name), link::encode(&board));
                let count = board.topology.functions.len() as f64;
                let then = KeepMsg::Saved(Rc::clone(&name));
                self.work(async move { keep_board(&name, &payload, count).await }, Some(then));
            }
            KeepMsg::Open(name) => {
                let wanted = Rc::clone(name);
                self.open(async move { payload(&wanted).await.map(|text| text.as_string()) }, Some(Rc::clone(name)));
            }
            KeepMsg::Rename(from, to) => {
                let (from, to) = (Rc::clone(from), Rc::clone(to));
                self.work(async move { rename(&from, &to).await }, None);
            }
            KeepMsg::Delete(name) => {
                let (name, then) = (Rc::clone(name), KeepMsg::Deleted(Rc::clone(name)));
                self.work(async move { remove(&name).await }, Some(then));
            }
            KeepMsg::Undelete => self.work(bring_back(), None),
            KeepMsg::DeleteAll => {
                let keeper = Rc::clone(self);
                spawn_local(async move {
                    // A database that cannot be opened holds nothing.
                    let _ = wipe().await;
                    keeper.send(KeepMsg::Wiped);
                    *keeper.settled.borrow_mut() = Some(keeper.present());
                    keeper.timer.borrow_mut().take();
                });
            }
            KeepMsg::TakeOver => {
                let keeper = Rc::clone(self);
                // Until the lock is this tab's, nothing is saved: a save meanwhile would only report that another holds it.
                keeper.role.set(Role::Taking);
                keeper.timer.borrow_mut().take();
                spawn_local(async move {
                    keeper.claim(true).await;
                    keeper.role.set(Role::Mine);
                    keeper.flush(true);
                });
            }
            KeepMsg::Aside => self.role.set(Role::Aside),
            KeepMsg::Other(_) => self.role.set(Role::Other),
            KeepMsg::OpenTheirs => self.open(stored(), None),
            _ => {}
        }
    }
}

fn saved_boards(list: &JsValue) -> Rc<[SavedBoard]> {
    let rows = list.dyn_ref::<Array>().map(Array::to_vec).unwrap_or_default();
    rows.iter()
        .filter_map(|row| {
            let row = row.dyn_ref::<Array>()?;
            let functions = row.get(1).as_f64().unwrap_or_default() as u64;
            Some(SavedBoard { name: row.get(0).as_string()?.into(), functions, saved: row.get(2).as_string()?.into() })
        })
        .collect()
}

pub(super) fn listen(store: &Rc<Store>, trouble: Option<Trouble>) {
    let keeper = Rc::new(Keeper {
        store: Rc::clone(store),
        settled: RefCell::new(Some(Rc::clone(store.state().history.present()))),
        timer: RefCell::default(),
        role: Cell::new(Role::Mine),
        untouched: RefCell::default(),
    });
    if read("last").is_some() && !is_linked() {
        // It is in the small storage only.
        *keeper.settled.borrow_mut() = None;
    }
    let k = Rc::clone(&keeper);
    store.on_message(move |msg, before| k.heard(msg, before));
    let k = Rc::clone(&keeper);
    let hidden = move |_: &web_sys::Event| {
        if document().hidden() {
            k.flush(false);
        }
    };
    EventListener::new(&document(), "visibilitychange", hidden).forget();
    let k = Rc::clone(&keeper);
    let hide = move |_: &web_sys::Event| {
        k.leave();
        release();
    };
    EventListener::new(&window(), "pagehide", hide).forget();
    let k = Rc::clone(&keeper);
    let shown = move |event: &web_sys::Event| {
        let persisted = js_sys::Reflect::get(event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy());
        if persisted && k.role.get() == Role::Mine {
            k.begin();
        }
    };
    EventListener::new(&window(), "pageshow", shown).forget();
    if let Some(trouble) = trouble {
        keeper.send(KeepMsg::Trouble(trouble));
    }
    keeper.begin();
}
