//! The one place where state changes.

use super::drag::{free_group_name, plan};
use super::targets;
use super::*;
use crate::import::Imported;
use crate::model::{Assumptions, Comparison};
use crate::network::{Cidr, Concurrency, FunctionKey, NetworkError, Topology, UNKNOWN_ACCOUNT, default_board_topology, limits};
use crate::text::Lang;
use std::rc::Rc;

/// The article's slider value.
const ARTICLE_CONCURRENCY: u64 = 300;

/// The next state. Total and deterministic: every message is legal in every state. Returns the
/// same `Rc` when nothing changed.
pub fn update(state: &Rc<AppState>, msg: Msg) -> Rc<AppState> {
    // Whoever lets go before the price was computed gets what it would have said.
    let priced =
        (msg == Msg::Drag(DragMsg::Release) && state.drag.awaits_price()).then(|| update(state, Msg::Drag(DragMsg::Price)));
    let state = priced.as_ref().unwrap_or(state);
    let mut next = AppState::clone(state);
    next.before_message(&msg);
    next.handle(msg.clone());
    next.after_message(state);
    if !matches!(msg, Msg::SlideConcurrency(_)) {
        super::speak::speak(state, &mut next, &msg);
    }
    if next.is_same(state) { Rc::clone(state) } else { Rc::new(next) }
}

/// The price of an edit in both worlds, for dialogs: as a drop of the same edit would show it.
pub fn preview_edit(state: &AppState, edit: &Edit) -> Preview {
    match edit.apply(state.topology()) {
        Ok(topology) if topology == **state.topology() => Preview::without_change(PreviewKind::NoChange),
        Ok(topology) => state.priced(PreviewKind::Attach, Some(edit.clone()), topology, edit.subject()),
        Err(error) => Preview::without_change(PreviewKind::Refused(error)),
    }
}

fn delta(after: u64, before: u64) -> i64 {
    let clip = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    clip(after).saturating_sub(clip(before))
}

impl Preview {
    fn without_change(kind: PreviewKind) -> Self {
        Self {
            kind,
            edit: None,
            after: None,
            legacy_delta: 0,
            refused_delta: 0,
            other_delta: 0,
            hyperplane_delta: 0,
            shared_with: 0,
        }
    }
}

impl Edit {
    /// The function it is about; for a copy, the original.
    pub fn subject(&self) -> Option<FunctionKey> {
        match self {
            Self::Rename(function, _)
            | Self::SetMemory(function, _)
            | Self::SetConcurrency(function, _)
            | Self::Configure { function, .. }
            | Self::Duplicate(function)
            | Self::DuplicateTo(function, ..)
            | Self::Delete(function)
            | Self::Attach(function, ..)
            | Self::Detach(function)
            | Self::AddAlias(function, ..)
            | Self::RemoveAlias(function, _)
            | Self::PointAlias(function, ..)
            | Self::Publish(function)
            | Self::DeleteVersion(function, _)
            | Self::SetCarrier(function, _)
            | Self::SetVersionMemory(function, ..)
            | Self::AttachVersion(function, ..)
            | Self::DetachVersion(function, _)
            | Self::SetDualStack(function, ..)
            | Self::SetRole(function, _)
            | Self::SetReserved(function, _)
            | Self::SetProvisioned(function, _)
            | Self::Move(function, _) => Some(*function),
            // Not about one function.
            _ => None,
        }
    }
}

impl Edit {
    /// The same for another function; `None` for what only one can do.
    fn about(&self, other: FunctionKey) -> Option<Self> {
        match self {
            Self::SetMemory(_, memory_mb) => Some(Self::SetMemory(other, *memory_mb)),
            Self::SetConcurrency(_, concurrency) => Some(Self::SetConcurrency(other, *concurrency)),
            Self::Delete(_) => Some(Self::Delete(other)),
            Self::Detach(_) => Some(Self::Detach(other)),
            _ => None,
        }
    }
}

impl Board {
    /// The hands-on of the article at 300.
    pub fn article() -> Self {
        let assumptions = Assumptions { concurrency: ARTICLE_CONCURRENCY, ..Assumptions::default() };
        Self { title: Title::Article, topology: Rc::new(default_board_topology()), assumptions }
    }

    /// One VPC and nothing in it.
    pub fn empty() -> Self {
        let mut topology = Topology::default();
        let whole: Vec<Cidr> = Cidr::subnet("10.0.0.0/16").into_iter().collect();
        topology.add_vpc("vpc-new", None, UNKNOWN_ACCOUNT, "ap-northeast-1", &whole);
        let assumptions = Assumptions { concurrency: ARTICLE_CONCURRENCY, ..Assumptions::default() };
        Self { title: Title::Empty, topology: Rc::new(topology), assumptions }
    }

    /// Both worlds of the board.
    pub fn compare(&self) -> Rc<Comparison> {
        Rc::new(Comparison::new(Rc::clone(&self.topology), self.assumptions.clone()))
    }
}

impl AppState {
    /// The page at its start: the article's board at 300.
    pub fn start(lang: Lang, theme: Theme) -> Self {
        let board = Board::article();
        let ui = Ui {
            lang,
            theme,
            coming: Coming::Nothing,
            dialog: None,
            menu: None,
            scenario_menu: false,
            selected: Selection::default(),
            filter: "".into(),
            sifted: "".into(),
            unfolded: false,
            notice: None,
            speech: Speech::default(),
            unsaid: None,
            viewport: Viewport::default(),
            inspector: None,
            why: None,
            term: None,
            rules: RuleBook::Closed,
            keep: Keep { import_kept: true, ..Keep::default() },
            links: Links::default(),
            advice: Advised::default(),
        };
        Self { comparison: board.compare(), history: History::new(board), drag: Drag::Idle, ui: ui.into() }
    }

    /// Whether both differ at most in the drag and in what is said. Compares pointers, not boards.
    pub fn is_same_but_drag(&self, other: &Self) -> bool {
        Rc::ptr_eq(self.history.present(), other.history.present())
            && (self.history.can_undo(), self.history.can_redo()) == (other.history.can_undo(), other.history.can_redo())
            && Rc::ptr_eq(&self.comparison, &other.comparison)
            && (self.ui.is_one(&other.ui)
                || Ui { speech: other.ui.speech.clone(), unsaid: other.ui.unsaid.clone(), ..Ui::clone(&self.ui) }
                    .is_same(&other.ui))
    }

    /// Nothing selected, filtered or unfolded.
    pub(super) fn pick_nothing(&mut self) {
        self.ui.selected = Selection::default();
        self.ui.filter = "".into();
        self.ui.sifted = "".into();
        self.ui.unfolded = false;
    }

    /// The same, and nothing scrolled: another board is coming.
    pub(super) fn look_at_all(&mut self) {
        self.pick_nothing();
        self.ui.viewport = Viewport::default();
    }

    fn is_same(&self, other: &Self) -> bool {
        self.is_same_but_drag(other)
            && self.ui.speech == other.ui.speech
            && self.ui.unsaid == other.ui.unsaid
            && self.drag == other.drag
    }

    fn handle(&mut self, msg: Msg) {
        match msg {
            Msg::SetLang(lang) => self.ui.lang = lang,
            Msg::SetTheme(theme) => self.ui.theme = theme,
            Msg::SlideConcurrency(value) => {
                let concurrency = value.min(limits::CONCURRENCY_MAX);
                if self.comparison.assumptions.concurrency != concurrency {
                    let assumptions = Assumptions { concurrency, ..self.board().assumptions.clone() };
                    self.comparison = Rc::new(Comparison::new(Rc::clone(self.topology()), assumptions));
                }
            }
            Msg::SetConcurrency(value) => {
                let concurrency = value.min(limits::CONCURRENCY_MAX);
                self.assume(|assumptions| assumptions.concurrency = concurrency);
            }
            Msg::SetEstimate(estimate) => self.assume(|assumptions| assumptions.estimate = estimate),
            Msg::Edit(edit) => self.edit(edit),
            Msg::RemoveSet(set) => self.edit(Edit::RemoveSet(set)),
            Msg::Undo => {
                let title = self.board().title.clone();
                if self.history.undo() {
                    self.close_other_boards(&title);
                    self.board_changed();
                    self.ui.notice = None;
                }
            }
            Msg::Redo => {
                let title = self.board().title.clone();
                if self.history.redo() {
                    self.close_other_boards(&title);
                    self.board_changed();
                }
            }
            Msg::Drag(msg) => self.drag(msg),
            Msg::Rested => {
                if let Some(speech) = self.ui.unsaid.take() {
                    self.ui.speech = speech;
                }
            }
            Msg::Open(dialog) => {
                self.drag = Drag::Idle;
                self.ui.why = None;
                self.ui.menu = None;
                self.ui.scenario_menu = false;
                self.opens(&dialog);
                self.ui.dialog = Some(dialog);
            }
            Msg::CloseDialog => self.ui.dialog = None,
            Msg::Menu(menu) => {
                self.ui.menu = menu;
                self.ui.scenario_menu = false;
            }
            Msg::ScenarioMenu(open) => {
                self.ui.scenario_menu = open;
                self.ui.menu = None;
            }
            Msg::Select(selected) => {
                self.ui.selected = Selection::one(selected.filter(|function| self.topology().function(*function).is_some()));
                // The drawer follows: beside it the list of functions is only badges.
                if let (Some(function), Some(Inspected::Function(_))) = (self.ui.selected.only(), self.ui.inspector) {
                    self.ui.inspector = Some(Inspected::Function(function));
                }
            }
            Msg::SelectMore(select) => self.select(select),
            Msg::Pick(source) => self.pick(source),
            Msg::Filter(filter) => self.ui.filter = filter,
            Msg::Sift => self.ui.sifted = Rc::clone(&self.ui.filter),
            Msg::Unfold(unfolded) => self.ui.unfolded = unfolded,
            Msg::ImportStarted(files) => {
                let dialog = Dialog::Import(ImportState::Reading(files));
                if !matches!(self.ui.dialog, Some(Dialog::Import(_))) {
                    self.opens(&dialog);
                }
                self.ui.dialog = Some(dialog);
            }
            Msg::ImportRead(imported) => self.import_read(imported, 1),
            Msg::ImportFailed => self.ui.dialog = Some(Dialog::Import(ImportState::WorkerFailed)),
            Msg::ImportConcurrency(concurrency) => {
                if let Some(Dialog::Import(ImportState::Read { imported, .. })) = &self.ui.dialog {
                    self.import_read(Rc::clone(imported), concurrency.min(limits::CONCURRENCY_MAX));
                }
            }
            Msg::ImportReplace => self.import_replace(),
            Msg::ImportAdd => self.import_add(),
            Msg::LoadArticle => self.load_preset(Board::article()),
            Msg::LoadEmpty => self.load_preset(Board::empty()),
            Msg::DismissNotice => self.ui.notice = None,
            Msg::Copied(done) => self.notify(if done { NoticeKind::Copied } else { NoticeKind::CopyFailed }),
            Msg::Viewport(viewport) => self.ui.viewport = viewport,
            Msg::Arrived => self.ui.coming = Coming::Nothing,
            Msg::Term(term) => self.ui.term = term,
            Msg::Rules(rules) => self.ui.rules = rules,
            Msg::Why(metric) => {
                self.ui.term = None;
                self.ui.menu = None;
                self.ui.scenario_menu = false;
                self.ui.why = metric.filter(|metric| self.shown().figure(*metric).is_some());
            }
            Msg::Inspect(inspected) => {
                self.ui.why = None;
                self.ui.menu = None;
                self.ui.scenario_menu = false;
                self.ui.inspector = inspected.filter(|inspected| inspected.is_there(&self.comparison));
            }
            Msg::AddEventSource(function) => {
                let edit = suggested_event_source(self.topology(), function);
                self.edit(edit);
            }
            Msg::Assume(edit) => self.assume(|assumptions| edit.apply(assumptions)),
            Msg::Keep(msg) => self.keep(msg),
            Msg::LinkOpened(board) => self.open_link(&board),
            Msg::LinkRefused(bad) => self.refuse_link(bad),
            Msg::DismissLink => self.ui.links.bad = None,
            Msg::FileOpened(board, problems) => self.open_file(&board, problems),
            Msg::ShareWith(options) => self.share_with(options),
            Msg::QrDrawn(qr) => self.ui.links.qr = Some(qr),
            Msg::LinkCopied(done) => self.notify(if done { NoticeKind::LinkCopied } else { NoticeKind::CopyFailed }),
            Msg::SaveFailed => self.notify(NoticeKind::SaveFailed),
            Msg::Sizing(msg) => self.sizing(msg),
            Msg::Advice(msg) => self.advise(msg),
        }
    }

    fn assume(&mut self, change: impl FnOnce(&mut Assumptions)) {
        let board = self.board();
        let mut assumptions = board.assumptions.clone();
        change(&mut assumptions);
        if assumptions != board.assumptions {
            let next = Board { assumptions, ..Board::clone(board) };
            self.history.push(next);
        }
        if self.comparison.assumptions != self.board().assumptions {
            self.board_changed();
        }
    }

    fn edit(&mut self, edit: Edit) {
        let before = Rc::clone(self.topology());
        let name = |key: FunctionKey| before.function(key).map_or_else(|| Rc::from(""), |function| Rc::clone(&function.name));
        match edit.apply(&before) {
            Ok(after) if after == *before => {}
            Ok(after) => {
                let board = Board { topology: Rc::new(after), ..Board::clone(self.board()) };
                self.history.push(board);
                self.board_changed();
                match &edit {
                    Edit::Delete(function) => self.notify(NoticeKind::Deleted(name(*function))),
                    Edit::DeleteSubnet(subnet) => {
                        let label = before.subnet(*subnet).map_or_else(|| Rc::from(""), |subnet| subnet.label());
                        self.notify(NoticeKind::Deleted(label));
                    }
                    Edit::DeleteVersion(function, version) => {
                        self.notify(NoticeKind::Deleted(format!("{}:{}", name(*function), version.as_str()).into()));
                    }
                    Edit::RemoveAlias(function, alias) => {
                        self.notify(NoticeKind::Deleted(format!("{}:{alias}", name(*function)).into()));
                    }
                    Edit::RemoveCidr(_, cidr) => self.notify(NoticeKind::Deleted(cidr.to_string().into())),
                    Edit::DeleteEventSource(source) => {
                        let gone = before.event_source(*source).map(|source| Rc::clone(&source.name));
                        self.notify(NoticeKind::Deleted(gone.unwrap_or_default()));
                    }
                    Edit::SetGroupRules(group, _) => self.rules_changed(&before, *group),
                    Edit::RemoveSet(set) => self.notify(NoticeKind::Deleted(before.set_label(*set).into())),
                    Edit::Detach(function) => self.notify(NoticeKind::Detached(name(*function))),
                    Edit::DetachVersion(function, version) => {
                        self.notify(NoticeKind::Detached(format!("{}:{}", name(*function), version.as_str()).into()));
                    }
                    Edit::Attach(function, subnets, _) if subnets.len() == 1 => {
                        self.notify(NoticeKind::OneZoneOnly(name(*function)))
                    }
                    Edit::Together(edits) => {
                        let many = edits.len() as u64;
                        match edits.first() {
                            Some(Edit::Delete(_)) => self.notify(NoticeKind::DeletedMany(many)),
                            Some(Edit::Detach(_)) => self.notify(NoticeKind::DetachedMany(many)),
                            _ => self.ui.notice = None,
                        }
                    }
                    _ => self.ui.notice = None,
                }
                self.ui.dialog = None;
                self.ui.menu = None;
                self.show_added(&edit);
            }
            Err(error) => self.notify(NoticeKind::Refused(error)),
        }
    }

    /// Another board's keys name other things: its inspector does not stay open on this one.
    fn close_other_boards(&mut self, title: &Title) {
        let of_any = matches!(self.ui.inspector, Some(Inspected::Assumptions | Inspected::Checks));
        if self.board().title != *title && !of_any {
            self.ui.inspector = None;
        }
    }

    pub(super) fn load(&mut self, board: Board) {
        self.ui.scenario_menu = false;
        let title = self.board().title.clone();
        self.history.push(board);
        self.close_other_boards(&title);
        self.board_changed();
    }

    /// One of the boards the page brings, in place of what is there: Undo is offered.
    fn load_preset(&mut self, board: Board) {
        let functions = board.topology.functions.len() as u64;
        let is_other = *self.board() != board;
        if is_other {
            self.look_at_all();
        }
        self.load(board);
        if is_other {
            self.notify(NoticeKind::Replaced(functions));
        }
    }

    pub(super) fn notify(&mut self, kind: NoticeKind) {
        let number = self.ui.notice.as_ref().map_or(1, |notice| notice.number + 1);
        self.ui.notice = Some(Notice { number, kind });
    }

    /// After the present board changed: derived data once, and nothing held that is gone.
    pub(super) fn board_changed(&mut self) {
        self.comparison = self.board().compare();
        self.drag = Drag::Idle;
        let topology = Rc::clone(self.topology());
        let gone = |key: &FunctionKey| topology.function(*key).is_none();
        self.ui.selected = self.ui.selected.kept(&topology);
        if self.ui.menu.as_ref().is_some_and(gone) {
            self.ui.menu = None;
        }
        let stale = match &self.ui.dialog {
            Some(Dialog::Attach { function, .. } | Dialog::Function(function)) => gone(function),
            _ => false,
        };
        if stale {
            self.ui.dialog = None;
        }
        if self.ui.inspector.is_some_and(|inspected| !inspected.is_there(&self.comparison)) {
            self.ui.inspector = None;
        }
    }

    fn import_read(&mut self, imported: Rc<Imported>, concurrency: u64) {
        let assumptions = Assumptions { concurrency, ..self.board().assumptions.clone() };
        let topology = match &self.ui.dialog {
            Some(Dialog::Import(ImportState::Read { imported: known, result, .. })) if Rc::ptr_eq(known, &imported) => {
                Rc::clone(&result.topology)
            }
            _ => Rc::new(imported.topology()),
        };
        let result = Rc::new(Comparison::new(topology, assumptions));
        self.ui.dialog = Some(Dialog::Import(ImportState::Read { imported, result, concurrency }));
    }

    fn import_replace(&mut self) {
        let Some(Dialog::Import(ImportState::Read { imported, result, .. })) = self.ui.dialog.take() else { return };
        self.ui.keep.settings.keep = self.ui.keep.import_kept;
        let region = imported.vpcs.first().map_or("", |vpc| vpc.region.as_str());
        let functions = imported.functions.len() as u64;
        let title = Title::Imported(functions, region.into());
        self.history.push(Board { title, topology: Rc::clone(&result.topology), assumptions: result.assumptions.clone() });
        self.look_at_all();
        self.ui.inspector = None;
        self.board_changed();
        self.notify(NoticeKind::Replaced(functions));
    }

    fn import_add(&mut self) {
        let Some(Dialog::Import(ImportState::Read { imported, concurrency, .. })) = self.ui.dialog.take() else { return };
        self.ui.keep.settings.keep = self.ui.keep.import_kept;
        let base = self.topology();
        let known: std::collections::HashSet<FunctionKey> = base.functions.iter().map(|function| function.key).collect();
        let mut topology = imported.add_to(base);
        topology.set_concurrency_where(Concurrency::Own(concurrency), |function| !known.contains(&function.key));
        let board = Board { topology: Rc::new(topology), ..Board::clone(self.board()) };
        self.history.push(board);
        self.board_changed();
        self.notify(NoticeKind::Added(imported.functions.len() as u64));
    }

    fn drag(&mut self, msg: DragMsg) {
        match (msg, self.drag.clone()) {
            (DragMsg::Press { source, hand, at, grip }, now)
                if !now.follows_pointer()
                    && now.hand() != Some(Hand::Keyboard)
                    && self.ui.dialog.is_none()
                    && self.topology().function(source.function()).is_some() =>
            {
                self.ui.menu = None;
                self.drag = match hand {
                    // What keys or taps lift has left its place already.
                    Hand::Keyboard | Hand::Tap => Drag::lifted(source, hand, Modifiers::default(), true),
                    _ if grip => Drag::lifted(source, hand, Modifiers::default(), false),
                    _ => Drag::Pressed { source, hand, start: at, picked: now.picked() },
                };
                if hand == Hand::Keyboard {
                    // Every column is a target, so every column must be there.
                    self.ui.unfolded = true;
                }
            }
            // A finger that moves before it has rested scrolls the page.
            (DragMsg::Move { at, .. }, Drag::Pressed { hand: Hand::Touch, start, picked, .. })
                if at.is_beyond(start, Hand::Touch.threshold()) =>
            {
                self.drag = Drag::resting(picked);
            }
            (DragMsg::Hold, Drag::Pressed { source, hand: Hand::Touch, .. }) => {
                self.drag = Drag::lifted(source, Hand::Touch, Modifiers::default(), false);
            }
            (DragMsg::Move { at, over, modifiers }, Drag::Pressed { source, hand, start, .. })
                if hand != Hand::Touch && at.is_beyond(start, hand.threshold()) =>
            {
                self.drag = Drag::lifted(source, hand, modifiers, false);
                self.drag_over(over, modifiers);
            }
            (DragMsg::Move { over, modifiers, .. }, Drag::Lifted { hand, .. }) => {
                self.drag_over(over, modifiers);
                if matches!(hand, Hand::Keyboard | Hand::Tap) {
                    self.price_drag();
                }
            }
            (DragMsg::Step(step), Drag::Lifted { source, hand: Hand::Keyboard, target, modifiers, .. }) => {
                if let Some(next) = targets::next(self.topology(), source, target, step) {
                    self.drag_over(Some(next), modifiers);
                    self.price_drag();
                }
            }
            (DragMsg::Modifiers(modifiers), Drag::Lifted { target, .. }) => {
                self.drag_over(target, modifiers);
                self.price_drag();
            }
            (DragMsg::Price, Drag::Lifted { .. }) => self.price_drag(),
            (DragMsg::Release | DragMsg::Cancel, Drag::Pressed { picked, .. }) => self.drag = Drag::resting(picked),
            (DragMsg::Cancel, _) => self.drag = Drag::Idle,
            (DragMsg::Release, Drag::Lifted { source, target, preview, .. }) => {
                self.drag = Drag::Idle;
                let (Some(target), Some(preview)) = (target, preview) else { return };
                self.drop_on(source, target, &preview);
            }
            _ => {}
        }
    }

    fn drag_over(&mut self, over: Option<Target>, held: Modifiers) {
        if let Drag::Lifted { target, modifiers, away, priced, .. } = &mut self.drag {
            *priced &= *target == over && *modifiers == held;
            (*target, *modifiers) = (over, held);
            *away |= over != Some(Target::Tray);
        }
    }

    fn price_drag(&mut self) {
        let found = match &self.drag {
            Drag::Lifted { source, target, modifiers, away, priced: false, .. } => {
                target.map(|target| Rc::new(self.price(*source, target, *modifiers, *away)))
            }
            _ => return,
        };
        if let Drag::Lifted { preview, priced, .. } = &mut self.drag {
            (*preview, *priced) = (found, true);
        }
    }

    fn price(&self, source: Source, target: Target, modifiers: Modifiers, away: bool) -> Preview {
        let (kind, edit) = plan(self.topology(), source, target, modifiers, away);
        // What is selected goes together.
        let edit = match edit {
            Some(edit) if self.drags_many(source) => self.together(source, target, modifiers, away, edit),
            None if self.drags_many(source) && kind == PreviewKind::NoChange => self.others(source, target, modifiers, away),
            other => other,
        };
        let Some(edit) = edit else { return Preview::without_change(kind) };
        let kind = if kind == PreviewKind::NoChange { PreviewKind::Attach } else { kind };
        match edit.apply(self.topology()) {
            Ok(topology) => self.priced(kind, Some(edit), topology, Some(source.function())),
            Err(error) => Preview::without_change(PreviewKind::Refused(error)),
        }
    }

    /// Whether a drag of this takes the rest of the selection along.
    pub fn drags_many(&self, source: Source) -> bool {
        self.ui.selected.len() > 1 && self.ui.selected.contains(source.function())
    }

    /// What the same drop means for the other selected functions, as one step.
    fn others(&self, source: Source, target: Target, modifiers: Modifiers, away: bool) -> Option<Edit> {
        let mates = self.ui.selected.keys().iter().filter(|key| **key != source.function());
        let edits: Vec<Edit> = mates
            .filter_map(|key| {
                let own = match source {
                    Source::Chip(_, from) => Source::Chip(*key, from),
                    Source::Card(_) => Source::Card(*key),
                };
                plan(self.topology(), own, target, modifiers, away).1
            })
            .collect();
        (!edits.is_empty()).then(|| Edit::Together(edits.into()))
    }

    fn together(&self, source: Source, target: Target, modifiers: Modifiers, away: bool, first: Edit) -> Option<Edit> {
        // A new set is made once; the others join it when the dialog has named it.
        if matches!(target, Target::NewSet(_)) {
            return Some(first);
        }
        let rest = self.others(source, target, modifiers, away);
        Some(match rest {
            Some(Edit::Together(rest)) => Edit::Together(std::iter::once(first).chain(rest.iter().cloned()).collect()),
            _ => first,
        })
    }

    /// The same edit for every selected function, when its subject is one of several.
    pub fn for_selection(&self, edit: Edit) -> Edit {
        let many = edit.subject().is_some_and(|subject| self.ui.selected.len() > 1 && self.ui.selected.contains(subject));
        if !many {
            return edit;
        }
        if let Edit::Attach(_, subnets, set) = edit {
            return Edit::AttachMany(Rc::clone(self.ui.selected.keys()), subnets, set);
        }
        let all: Option<Vec<Edit>> = self.ui.selected.keys().iter().map(|key| edit.about(*key)).collect();
        all.map_or(edit, |all| Edit::Together(all.into()))
    }

    fn pick(&mut self, source: Option<Source>) {
        let again = source.map(Source::function) == self.drag.picked().map(Source::function);
        if !self.drag.follows_pointer() {
            self.drag = Drag::Idle;
        }
        self.ui.menu = None;
        let source = source.filter(|_| !again);
        let Some(source) = source.filter(|source| self.topology().function(source.function()).is_some()) else {
            self.ui.selected = Selection::default();
            return;
        };
        if !self.drags_many(source) {
            self.ui.selected = Selection::one(Some(source.function()));
        }
        // The drawer follows, as with a selection.
        if let Some(Inspected::Function(_)) = self.ui.inspector {
            self.ui.inspector = Some(Inspected::Function(source.function()));
        }
        self.drag(DragMsg::Press { source, hand: Hand::Tap, at: Point::default(), grip: false });
    }

    fn select(&mut self, select: Select) {
        // Several are gone about by what their bar offers; a tap on the board would be one too many.
        if self.drag.picked().is_some() {
            self.drag = Drag::Idle;
        }
        let selected = match select {
            Select::Toggle(function) => self.ui.selected.toggled(function),
            Select::To(function, order) => self.ui.selected.range(function, &order),
            Select::These(functions) => Selection::of(functions.iter().copied()),
            Select::Mates(function) => {
                let topology = self.topology();
                let set = topology.function(function).and_then(|function| function.attachment()).map(|place| place.set);
                let mates = topology.functions.iter().filter(|other| other.attachment().map(|place| place.set) == set);
                Selection::of(std::iter::once(function).chain(mates.map(|other| other.key)))
            }
        };
        self.ui.selected = selected.kept(self.topology());
    }

    fn priced(&self, kind: PreviewKind, edit: Option<Edit>, topology: Topology, function: Option<FunctionKey>) -> Preview {
        let board = Board { topology: Rc::new(topology), ..Board::clone(self.board()) };
        let assumptions = self.comparison.assumptions.clone();
        let after = Rc::new(Comparison::new(Rc::clone(&board.topology), assumptions));
        let before = &self.comparison;
        let shared_with = function.map_or(0, |function| after.shared_with(function));
        Preview {
            kind,
            edit,
            legacy_delta: delta(after.legacy.needed, before.legacy.needed),
            refused_delta: delta(after.legacy.refused, before.legacy.refused),
            other_delta: delta(after.legacy.other_needed, before.legacy.other_needed),
            hyperplane_delta: delta(after.hyperplane.needed, before.hyperplane.needed),
            shared_with,
            after: Some((Rc::new(board), after)),
        }
    }

    fn drop_on(&mut self, source: Source, target: Target, preview: &Preview) {
        let function = source.function();
        match (&preview.kind, target) {
            (PreviewKind::AsksForSet, Target::Row(subnet)) => {
                self.ui.dialog = Some(Dialog::Attach { function, subnet: Some(subnet) });
            }
            (PreviewKind::NewSet, Target::NewSet(vpc)) => {
                self.ui.dialog = Some(Dialog::AddSet { vpc, function: Some(function) });
            }
            (PreviewKind::Refused(error), _) => self.notify(NoticeKind::Refused(error.clone())),
            _ => {
                if let Some(edit) = &preview.edit {
                    self.edit(edit.clone());
                }
            }
        }
    }

    /// A group name for the set made by a drop on `+`.
    pub fn suggested_group_name(&self, vpc: crate::network::VpcKey) -> Rc<str> {
        free_group_name(self.topology(), vpc)
    }
}

impl Drag {
    /// Nothing is held, but for what a tap had picked.
    fn resting(picked: Option<Source>) -> Self {
        picked.map_or(Self::Idle, |source| Self::lifted(source, Hand::Tap, Modifiers::default(), true))
    }

    fn lifted(source: Source, hand: Hand, modifiers: Modifiers, away: bool) -> Self {
        Self::Lifted { source, hand, target: None, modifiers, away, preview: None, priced: true }
    }
}

impl Ui {
    /// Equal, without comparing what an import holds element by element.
    fn is_same(&self, other: &Self) -> bool {
        let read = |ui: &Self| match &ui.dialog {
            Some(Dialog::Import(ImportState::Read { imported, result, .. })) => Some((Rc::as_ptr(imported), Rc::as_ptr(result))),
            _ => None,
        };
        match (read(self), read(other)) {
            (None, None) => self == other,
            (a, b) => a == b && Self { dialog: None, ..self.clone() } == Self { dialog: None, ..other.clone() },
        }
    }
}

/// A refused edit's error, for fields that check before they send.
pub fn check_edit(state: &AppState, edit: &Edit) -> Result<(), NetworkError> {
    edit.apply(state.topology()).map(|_| ())
}
