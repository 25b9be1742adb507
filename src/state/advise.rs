//! Trying advice out without touching the work, taking it, and comparing with a pinned board.

use super::{AppState, Board, DragMsg, Inspected, Msg, NoticeKind};
use crate::advice::{Change, Deed};
use crate::model::Comparison;
use crate::text::{Lang, N, advice as text};
use std::rc::Rc;

/// What can happen with advice and the baseline.
#[derive(Debug, Clone, PartialEq)]
pub enum AdviceMsg {
    /// Show the board as it would be. The work stays as it is.
    Preview(Change),
    /// Show the board as it is.
    Back,
    /// Make the change: one undo step.
    Apply(Change),
    /// Pin the present board as the baseline.
    Pin,
    /// Compare with no baseline any more.
    Unpin,
}

/// A change that is shown and not made.
#[derive(Debug)]
pub struct Trial {
    /// The change.
    pub change: Change,
    /// What it is called.
    pub deed: Deed,
    /// Both worlds after it.
    pub comparison: Rc<Comparison>,
}

/// A board others are compared with.
#[derive(Debug)]
pub struct Pinned {
    /// The board.
    pub board: Rc<Board>,
    /// Its two worlds.
    pub comparison: Rc<Comparison>,
}

/// What is tried out, and what the board is compared with. Cloning costs two pointers.
#[derive(Debug, Clone, Default)]
pub struct Advised {
    /// The change that is shown.
    pub trial: Option<Rc<Trial>>,
    /// The baseline.
    pub baseline: Option<Rc<Pinned>>,
}

fn same<T>(a: Option<&Rc<T>>, b: Option<&Rc<T>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Rc::ptr_eq(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Equal when both are the same in memory: boards are not compared element by element.
impl PartialEq for Advised {
    fn eq(&self, other: &Self) -> bool {
        same(self.trial.as_ref(), other.trial.as_ref()) && same(self.baseline.as_ref(), other.baseline.as_ref())
    }
}

/// Whether a preview may stay open beside it. Everything else first shows the board as it is.
fn is_harmless(msg: &Msg) -> bool {
    match msg {
        Msg::SetLang(_)
        | Msg::SetTheme(_)
        | Msg::Rested
        | Msg::Menu(_)
        | Msg::ScenarioMenu(_)
        | Msg::Select(_)
        | Msg::SelectMore(_)
        | Msg::Filter(_)
        | Msg::Sift
        | Msg::Unfold(_)
        | Msg::DismissNotice
        | Msg::Copied(_)
        | Msg::LinkCopied(_)
        | Msg::Viewport(_)
        | Msg::Arrived
        | Msg::Inspect(None | Some(Inspected::Checks))
        | Msg::Keep(_)
        | Msg::DismissLink
        | Msg::QrDrawn(_)
        | Msg::Why(_)
        | Msg::Term(_)
        | Msg::Rules(_)
        | Msg::Advice(_) => true,
        Msg::Drag(msg) => !matches!(msg, DragMsg::Press { .. }),
        _ => false,
    }
}

impl AppState {
    /// Both worlds as they are shown: of the change that is tried out, else of the work.
    pub fn shown(&self) -> &Rc<Comparison> {
        self.ui.advice.trial.as_ref().map_or(&self.comparison, |trial| &trial.comparison)
    }

    /// The state as strip and board show it: the change that is tried out in place of the work.
    pub fn as_shown(self: &Rc<Self>) -> Rc<Self> {
        match &self.ui.advice.trial {
            None => Rc::clone(self),
            Some(trial) => Rc::new(Self { comparison: Rc::clone(&trial.comparison), ..Self::clone(self) }),
        }
    }

    /// Before any message: what changes the work leaves the preview first.
    pub(super) fn before_message(&mut self, msg: &Msg) {
        if self.ui.advice.trial.is_some() && !is_harmless(msg) {
            self.leave_preview();
        }
    }

    /// After any message: another board is not what was previewed.
    pub(super) fn after_message(&mut self, before: &Self) {
        if self.ui.advice.trial.is_some() && !Rc::ptr_eq(before.history.present(), self.history.present()) {
            self.leave_preview();
        }
    }

    fn leave_preview(&mut self) {
        self.ui.advice.trial = None;
        if self.ui.why.is_some_and(|metric| self.comparison.figure(metric).is_none()) {
            self.ui.why = None;
        }
    }

    pub(super) fn advise(&mut self, msg: AdviceMsg) {
        match msg {
            AdviceMsg::Preview(change) => self.preview(change),
            AdviceMsg::Back => self.leave_preview(),
            AdviceMsg::Apply(change) => self.take(&change),
            AdviceMsg::Pin => {
                let board = Rc::clone(self.history.present());
                self.ui.advice.baseline = Some(Rc::new(Pinned { comparison: board.compare(), board }));
                self.ui.scenario_menu = false;
            }
            AdviceMsg::Unpin => {
                self.ui.advice.baseline = None;
                self.ui.scenario_menu = false;
            }
        }
    }

    fn preview(&mut self, change: Change) {
        self.leave_preview();
        let board = self.board();
        match change.apply(&board.topology, &board.assumptions) {
            Ok((topology, assumptions)) => {
                let deed = change.deed(&board.topology);
                let comparison = Rc::new(Comparison::new(Rc::new(topology), assumptions));
                self.ui.why = None;
                self.ui.advice.trial = Some(Rc::new(Trial { change, deed, comparison }));
            }
            Err(error) => self.notify(NoticeKind::Refused(error)),
        }
    }

    fn take(&mut self, change: &Change) {
        self.leave_preview();
        let board = self.board();
        match change.apply(&board.topology, &board.assumptions) {
            Ok((topology, assumptions)) if topology == *board.topology && assumptions == board.assumptions => {}
            Ok((topology, assumptions)) => {
                let deed = change.deed(&board.topology);
                let same = topology == *board.topology;
                let topology = if same { Rc::clone(&board.topology) } else { Rc::new(topology) };
                let next = Board { title: board.title.clone(), topology, assumptions };
                self.history.push(next);
                self.board_changed();
                self.notify(NoticeKind::Advised(deed));
            }
            Err(error) => self.notify(NoticeKind::Refused(error)),
        }
    }
}

/// What is said of advice and the baseline.
pub(super) fn said(before: &AppState, after: &AppState, msg: &AdviceMsg) -> Option<String> {
    let lang = after.ui.lang;
    match msg {
        AdviceMsg::Preview(_) => {
            let trial = after.ui.advice.trial.as_ref()?;
            Some(text::said_preview(lang, &text::deed(lang, &trial.deed), &result(lang, &before.comparison, &trial.comparison)))
        }
        AdviceMsg::Back => before.ui.advice.trial.as_ref().map(|_| text::said_back(lang).to_owned()),
        AdviceMsg::Apply(change) if !Rc::ptr_eq(before.history.present(), after.history.present()) => {
            let deed = text::deed(lang, &change.deed(before.topology()));
            Some(text::said_applied(lang, &deed, &result(lang, &before.comparison, &after.comparison)))
        }
        AdviceMsg::Apply(_) => None,
        AdviceMsg::Pin => Some(text::said_pinned(lang).to_owned()),
        AdviceMsg::Unpin => before.ui.advice.baseline.as_ref().map(|_| text::said_unpinned(lang).to_owned()),
    }
}

/// What differs between two boards, in a few words.
fn result(lang: Lang, from: &Comparison, to: &Comparison) -> String {
    let (was, is) = (&from.hyperplane, &to.hyperplane);
    let mut words = vec![text::said_enis(lang, N(was.needed), N(is.needed))];
    if was.functions_failed != is.functions_failed {
        words.push(text::said_fail(lang, N(was.functions_failed), N(is.functions_failed)));
    }
    if from.legacy.refused != to.legacy.refused {
        words.push(text::said_refused(lang, N(from.legacy.refused), N(to.legacy.refused)));
    }
    words.join(" ")
}
