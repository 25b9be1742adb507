//! The one place where state changes.

use super::*;
use std::rc::Rc;

/// The next state. Total and deterministic: every message is legal in every state. Returns the
/// same `Rc` when nothing changed.
pub fn update(state: &Rc<AppState>, msg: Msg) -> Rc<AppState> {
    let _ = msg;
    Rc::clone(state)
}

/// The price of an edit in both worlds, for dialogs: as a drop of the same edit would show it.
pub fn preview_edit(state: &AppState, edit: &Edit) -> Preview {
    let _ = (state, edit);
    Preview {
        kind: PreviewKind::NoChange,
        edit: None,
        after: None,
        legacy_delta: 0,
        refused_delta: 0,
        other_delta: 0,
        hyperplane_delta: 0,
        shared_with: 0,
    }
}

impl AppState {
    /// The page at its start: the article's board at 300.
    pub fn start(lang: Lang, theme: Theme) -> Self {
        let topology = Rc::new(crate::network::default_board_topology());
        let assumptions = crate::model::Assumptions { concurrency: 300, ..Default::default() };
        let comparison = Rc::new(crate::model::Comparison::new(Rc::clone(&topology), assumptions.clone()));
        let board = Board { title: Title::Article, topology, assumptions };
        Self {
            history: History::new(board),
            comparison,
            drag: Drag::Idle,
            ui: Ui {
                lang,
                theme,
                coming: Coming::Nothing,
                dialog: None,
                menu: None,
                scenario_menu: false,
                selected: None,
                filter: "".into(),
                unfolded: false,
                notice: None,
                speech: Speech::default(),
                viewport: Viewport::default(),
            },
        }
    }
}

use crate::text::Lang;
