//! The page as a whole: one DOM order at every width.

use super::drag_copy::DragCopy;
use super::{board, dialogs, frame};
use crate::state::{AppState, Msg};
use std::rc::Rc;
use yew::prelude::*;

/// What every large part gets: the state and where messages go. Two are equal when the state is
/// one in memory.
#[derive(Clone, Properties)]
pub struct Props {
    /// The state.
    pub state: Rc<AppState>,
    /// Where messages go: one callback for the whole page, stable.
    pub dispatch: Callback<Msg>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.dispatch == other.dispatch
    }
}

/// The page: bar, strip, board, tray, dock; then what lies over it.
#[component]
pub fn Root(props: &Props) -> Html {
    let Props { state, dispatch } = props.clone();
    html! {
        <>
            <frame::TopBar state={state.clone()} dispatch={dispatch.clone()} />
            <main id="main" class="page">
                <frame::Strip state={state.clone()} dispatch={dispatch.clone()} />
                <board::Board state={state.clone()} dispatch={dispatch.clone()} />
                <frame::Tray state={state.clone()} dispatch={dispatch.clone()} />
            </main>
            <frame::Dock state={state.clone()} dispatch={dispatch.clone()} />
            <DragCopy state={state.clone()} dispatch={dispatch.clone()} />
            <dialogs::Dialogs {state} {dispatch} />
        </>
    }
}
