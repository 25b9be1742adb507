//! Where the targets lie, so that a drag need not ask the browser at every move: it looks through
//! thousands of boxes for what is under a point, and its styles have to be clean first.

use crate::state::Target;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCollection};

/// What may lie over a target without being one, outside of the board: by id, by class, and what stands in a list.
/// (One selector for all of them has the browser try every element of the page on each part of it.)
const COVER_IDS: [&str; 4] = ["dock", "inspector", "pick", "why"];
const COVER_CLASSES: [&str; 3] = ["top", "advice-bars", "menu"];

/// A rectangle of the window, in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    pub(super) fn of(element: &Element) -> Self {
        let rect = element.get_bounding_client_rect();
        Self { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
    }

    fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn moved(self, across: f64, down: f64) -> Self {
        Self { left: self.left + across, top: self.top + down, right: self.right + across, bottom: self.bottom + down }
    }

    fn holds(&self, x: f64, y: f64) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }

    fn is_empty(&self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }
}

/// A place of a target: a new set has one in every row.
struct Place {
    target: Target,
    element: Element,
    /// The scroller that cuts it off.
    board: Option<usize>,
    /// Where all of it lies.
    whole: Area,
    /// Where it is in sight.
    area: Area,
}

/// What may lie over places; `ends`: what stays in place over the end of a row that scrolls.
struct Cover {
    element: Element,
    ends: bool,
    area: Area,
}

/// A scroller of rows.
struct Board {
    element: Element,
    area: Area,
    /// How far it was scrolled when the areas were read.
    left: i32,
}

/// The targets in the page and what may cover them. The elements are those of one drawing of the board; where they
/// lie is read again whenever something may have moved them.
pub(super) struct Zones {
    covers: Vec<Cover>,
    boards: Vec<Board>,
    places: Vec<Place>,
    /// How far the page was scrolled when the areas were read.
    top: f64,
}

fn each(found: &HtmlCollection) -> Vec<Element> {
    (0..found.length()).filter_map(|at| found.item(at)).collect()
}

/// What lies over the page.
fn covers() -> Vec<Element> {
    let page = document();
    let mut covers: Vec<Element> = COVER_IDS.iter().filter_map(|id| page.get_element_by_id(id)).collect();
    covers.extend(COVER_CLASSES.iter().flat_map(|class| each(&page.get_elements_by_class_name(class))));
    covers.extend(each(&page.get_elements_by_class_name("notices")).iter().flat_map(|list| each(&list.children())));
    covers.extend(each(&page.get_elements_by_tag_name("dialog")));
    covers
}

/// Of a part of the page, the targets, or what stays over the ends of rows.
fn within(part: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = part.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)).map(JsCast::unchecked_into).collect()
}

fn scrolled() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

impl Zones {
    /// Reads them from the page, whose layout should be clean.
    pub(super) fn read() -> Self {
        let grids = each(&document().get_elements_by_class_name("grid")).into_iter();
        let boards: Vec<Board> = grids
            .filter(|grid| grid.has_attribute("data-scroller"))
            .map(|element| Board { area: Area::of(&element), left: element.scroll_left(), element })
            .collect();
        let mut places = Vec::new();
        let mut add = |element: Element, board: Option<usize>| {
            let area = Area::of(&element);
            if let Some(target) = element.get_attribute("data-drop").as_deref().and_then(Target::parse) {
                places.push(Place { target, element, board, whole: area, area });
                None
            } else {
                Some(Cover { ends: board.is_some(), area, element })
            }
        };
        let mut over: Vec<Cover> = covers().into_iter().filter_map(|element| add(element, None)).collect();
        for (at, board) in boards.iter().enumerate() {
            over.extend(within(&board.element, "[data-drop], .map, .corner").into_iter().filter_map(|element| add(element, Some(at))));
        }
        if let Some(tray) = document().get_element_by_id("tray") {
            add(tray, None);
        }
        // Heads of rows stay in place while the cells scroll under them.
        places.sort_by_key(|place: &Place| !matches!(place.target, Target::Row(_)));
        let mut zones = Self { covers: over, boards, places, top: scrolled() };
        zones.cut();
        zones
    }

    /// Reads where they lie now.
    pub(super) fn measure(&mut self) {
        for cover in &mut self.covers {
            cover.area = Area::of(&cover.element);
        }
        for board in &mut self.boards {
            (board.area, board.left) = (Area::of(&board.element), board.element.scroll_left());
        }
        for place in &mut self.places {
            place.whole = Area::of(&place.element);
        }
        self.top = scrolled();
        self.cut();
    }

    /// Moves all by what was scrolled since: to read every place in every frame that scrolls would be felt.
    pub(super) fn scroll(&mut self) {
        let top = scrolled();
        let down = self.top - top;
        self.top = top;
        let mut across = Vec::new();
        for board in &mut self.boards {
            let left = board.element.scroll_left();
            across.push(f64::from(board.left - left));
            board.left = left;
            board.area = board.area.moved(0.0, down);
        }
        for cover in &mut self.covers {
            // The ends of rows stay where they are sideways; the rest is not in the board, and little.
            cover.area = if cover.ends { cover.area.moved(0.0, down) } else { Area::of(&cover.element) };
        }
        for place in &mut self.places {
            place.whole = match place.board.and_then(|at| across.get(at)) {
                Some(_) if matches!(place.target, Target::Row(_)) => place.whole.moved(0.0, down),
                Some(across) => place.whole.moved(*across, down),
                None => Area::of(&place.element),
            };
        }
        self.cut();
    }

    /// Leaves of every place what its scroller shows.
    fn cut(&mut self) {
        for place in &mut self.places {
            let board = place.board.and_then(|at| self.boards.get(at));
            place.area = board.map_or(place.whole, |board| place.whole.within(board.area));
        }
    }

    /// The target at a point of the window.
    pub(super) fn at(&self, x: f64, y: f64) -> Option<Target> {
        if self.covers.iter().any(|cover| cover.area.holds(x, y)) {
            return None;
        }
        self.places.iter().find(|place| place.area.holds(x, y)).map(|place| place.target)
    }

    /// The board at this height of the window that scrolls sideways.
    pub(super) fn board_at(&self, y: f64) -> Option<(Element, Area)> {
        let board = self.boards.iter().find(|board| (board.area.top..board.area.bottom).contains(&y))?;
        Some((board.element.clone(), board.area))
    }

    /// What a target takes up in sight: a column's head with its cells; of a new set's places the one at the point.
    pub(super) fn outline(&self, target: Target, x: f64, y: f64) -> Option<Area> {
        let is_of = |place: &&Place| match (target, place.target) {
            (Target::Column(set), Target::Cell(_, of)) => set == of,
            (Target::NewSet(_), of) => of == target && place.area.holds(x, y),
            (_, of) => of == target,
        };
        let areas = self.places.iter().filter(is_of).filter(|place| !place.area.is_empty()).map(|place| self.uncovered(place));
        areas.reduce(Area::with).filter(|area| !area.is_empty())
    }

    /// A place without what stays over its ends while it scrolls: the head and the address box of its row.
    fn uncovered(&self, place: &Place) -> Area {
        let mut area = place.area;
        if !matches!(place.target, Target::Cell(..) | Target::Column(_)) {
            return area;
        }
        let beside = |other: &Area| !other.is_empty() && other.top < area.bottom && other.bottom > area.top;
        let heads = self.places.iter().filter(|place| matches!(place.target, Target::Row(_))).map(|place| place.area);
        let (left, right) = (area.left, area.right);
        let from = heads.filter(beside).map(|head| head.right).filter(|edge| *edge < right).fold(left, f64::max);
        let ends = self.covers.iter().filter(|cover| cover.ends).map(|cover| cover.area);
        let to = ends.filter(beside).filter(|end| end.right >= right);
        let to = to.map(|cover| cover.left).filter(|edge| *edge > left).fold(right, f64::min);
        (area.left, area.right) = (from, to);
        area
    }
}
