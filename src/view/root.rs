//! The page as a whole: one DOM order at every width.

use super::advice::{Bars, Difference, use_difference};
use super::drag_copy::DragCopy;
use super::{board, dialogs, frame, inspector};
use crate::state::{AppState, Drag, Hand, Msg, Preview, Source, Target};
use std::rc::Rc;
use yew::prelude::*;

/// What of the state a part looks at: a pointer that moves over the board changes the drag many
/// times, and most parts need not be drawn again for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sight {
    /// Everything.
    #[default]
    All,
    /// Everything but the drag and what is said.
    NoDrag,
    /// Of the drag only what is held and whether it is over the tray.
    DragOfTray,
    /// Of the drag only what is held and at what price.
    DragPrice,
    /// Everything but the drag: what is said, too.
    Said,
}

/// What every large part gets: the state and where messages go. Two are equal when what the part
/// looks at is one in memory.
#[derive(Clone, Properties)]
pub struct Props {
    /// The state.
    pub state: Rc<AppState>,
    /// Where messages go: one callback for the whole page, stable.
    pub dispatch: Callback<Msg>,
    /// What the part looks at.
    #[prop_or_default]
    pub sight: Sight,
}

impl Props {
    /// The whole state.
    pub fn new(state: Rc<AppState>, dispatch: Callback<Msg>) -> Self {
        Self { state, dispatch, sight: Sight::All }
    }
}

/// What the tray shows of a drag.
fn seen_of_tray(state: &AppState) -> Option<(Source, bool)> {
    match &state.drag {
        Drag::Lifted { source, target, .. } => Some((*source, *target == Some(Target::Tray))),
        _ => None,
    }
}

/// What is held, by a hand or a key, and its price.
fn seen_of_price(state: &AppState) -> Option<(Source, Hand, Option<*const Preview>)> {
    match &state.drag {
        Drag::Lifted { source, hand, preview, .. } => Some((*source, *hand, preview.as_ref().map(Rc::as_ptr))),
        _ => None,
    }
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.state, &other.state);
        let same = Rc::ptr_eq(a, b)
            || match self.sight {
                Sight::All => false,
                Sight::NoDrag => a.is_same_but_drag(b),
                Sight::DragOfTray => a.is_same_but_drag(b) && seen_of_tray(a) == seen_of_tray(b),
                Sight::Said => a.is_same_but_drag(b) && a.ui.speech == b.ui.speech,
                Sight::DragPrice => a.is_same_but_drag(b) && seen_of_price(a) == seen_of_price(b),
            };
        same && self.sight == other.sight && self.dispatch == other.dispatch
    }
}

/// Hatches that the style sheet may fill marks with: for those who tell the colours apart badly.
fn patterns() -> Html {
    html! {
        <svg class="patterns" aria-hidden="true">
            <pattern id="pattern-before" width="4" height="4" patternUnits="userSpaceOnUse">
                <rect class="pattern-ground-before" width="4" height="4" /><path class="pattern-line" d="M-1 1l2-2M0 4l4-4M3 5l2-2" />
            </pattern>
            <pattern id="pattern-refused" width="5" height="5" patternUnits="userSpaceOnUse">
                <rect class="pattern-ground-refused" width="5" height="5" /><path class="pattern-line-refused" d="M.8 .8l3.4 3.4m0-3.4l-3.4 3.4" />
            </pattern>
        </svg>
    }
}

/// The page: bar, strip, board, tray, dock; then what lies over it.
#[component]
pub fn Root(props: &Props) -> Html {
    let Props { state, dispatch, .. } = props.clone();
    // Strip and board show the change that is tried out; everything else is about the work.
    let shown = state.as_shown();
    let difference = use_difference(&shown);
    html! {
        <ContextProvider<Difference> context={difference}>
            <frame::TopBar state={state.clone()} dispatch={dispatch.clone()} sight={Sight::NoDrag} />
            <frame::Banner state={state.clone()} dispatch={dispatch.clone()} sight={Sight::NoDrag} />
            <frame::BadLinkBanner state={state.clone()} dispatch={dispatch.clone()} sight={Sight::NoDrag} />
            <Bars state={state.clone()} dispatch={dispatch.clone()} sight={Sight::NoDrag} />
            <main id="main" class={classes!("page", state.ui.inspector.map(|_| "has-inspector"))}>
                <frame::Strip state={shown.clone()} dispatch={dispatch.clone()} sight={Sight::DragPrice} />
                <board::Board state={shown.clone()} dispatch={dispatch.clone()} />
                <frame::Tray state={state.clone()} dispatch={dispatch.clone()} sight={Sight::DragOfTray} />
            </main>
            <frame::Dock state={state.clone()} dispatch={dispatch.clone()} sight={Sight::NoDrag} />
            <inspector::Inspector state={state.clone()} dispatch={dispatch.clone()} sight={Sight::NoDrag} />
            <super::terms::Terms state={state.clone()} dispatch={dispatch.clone()} sight={Sight::NoDrag} />
            <super::why::Why state={shown} dispatch={dispatch.clone()} sight={Sight::NoDrag} />
            <frame::PickBar state={state.clone()} dispatch={dispatch.clone()} sight={Sight::DragPrice} />
            <DragCopy state={state.clone()} dispatch={dispatch.clone()} sight={Sight::DragPrice} />
            <dialogs::Dialogs {state} {dispatch} sight={Sight::Said} />
            { patterns() }
        </ContextProvider<Difference>>
    }
}
