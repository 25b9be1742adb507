//! Where the targets lie, so that a drag need not ask the browser at every move: it looks through
//! thousands of boxes for what is under a point, and its styles have to be clean first.

use crate::state::Target;
use gloo::utils::window;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/src/platform/zones.js")]
extern "C" {
    fn boards() -> Array;
    fn spots(boards: &Array) -> Array;
    fn words(spots: &Array, boards: &Array) -> String;
    fn areas(elements: &Array) -> Vec<f64>;
}

/// A rectangle of the window, in CSS px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
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

    /// Larger by so much on every side.
    pub(super) fn grown(self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    fn holds(&self, x: f64, y: f64) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }

    fn is_empty(&self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }
}

/// A place of a target (a new set has one in every row), or what covers places.
struct Spot {
    /// `None`: it covers.
    target: Option<Target>,
    /// The scroller that cuts it off.
    board: Option<usize>,
    /// Where all of it lies.
    whole: Area,
    /// Where it is in sight.
    area: Area,
}

/// A scroller of rows.
pub(super) struct Board {
    element: Element,
    pub(super) area: Area,
    /// How far it was scrolled when the areas were read.
    left: i32,
    /// How far it can be.
    most: i32,
    /// How far it should be since.
    asked: i32,
}

impl Board {
    /// Scrolls it by as much to the right, at most to its end, without asking where it came to: how far.
    pub(super) fn scroll_by(&mut self, right: i32) -> i32 {
        let to = (self.left + right).clamp(0, self.most.max(0));
        if to != self.left {
            self.asked = to;
            self.element.set_scroll_left(to);
        }
        to - self.left
    }
}

/// The targets in the page and what may cover them, what is on top first. The elements are those of one drawing of the
/// board; where they lie is read again whenever something may have moved them.
pub(super) struct Zones {
    boards: Vec<Board>,
    spots: Vec<Spot>,
    /// The elements of both.
    elements: [Array; 2],
    /// Those outside of boards, and their numbers.
    loose: (Array, Vec<usize>),
    /// How far the page was scrolled when the areas were read.
    top: f64,
}

fn scrolled() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

/// Where these elements lie.
fn read(elements: &Array) -> Vec<Area> {
    let sides = areas(elements);
    sides
        .as_chunks()
        .0
        .iter()
        .map(|[left, top, right, bottom]| Area { left: *left, top: *top, right: *right, bottom: *bottom })
        .collect()
}

impl Zones {
    /// Reads them from the page, whose layout should be clean.
    pub(super) fn read() -> Self {
        let grids = boards();
        let found = spots(&grids);
        let nowhere = Area { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 };
        let boards = grids
            .iter()
            .map(|grid| Board { element: grid.unchecked_into(), area: nowhere, left: 0, most: 0, asked: 0 })
            .collect();
        let (loose, mut numbers) = (Array::new(), Vec::new());
        let mut spots = Vec::new();
        for ((at, line), element) in words(&found, &grids).lines().enumerate().zip(found.iter()) {
            let (board, target) = line.split_once(' ').unwrap_or_default();
            let board = board.parse().ok();
            if board.is_none() {
                loose.push(&element);
                numbers.push(at);
            }
            spots.push(Spot { target: Target::parse(target), board, whole: nowhere, area: nowhere });
        }
        let mut zones = Self { boards, spots, elements: [grids, found], loose: (loose, numbers), top: 0.0 };
        zones.measure();
        zones
    }

    /// Reads where they lie now.
    pub(super) fn measure(&mut self) {
        let [grids, found] = &self.elements;
        for (board, area) in self.boards.iter_mut().zip(read(grids)) {
            board.area = area;
            board.left = board.element.scroll_left();
            board.most = board.element.scroll_width() - board.element.client_width();
            board.asked = board.left;
        }
        for (spot, area) in self.spots.iter_mut().zip(read(found)) {
            spot.whole = area;
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
            if left < board.asked && board.asked == board.most {
                // Its end is no whole number of px.
                board.most = left;
            }
            (board.left, board.asked) = (left, left);
            board.area = board.area.moved(0.0, down);
        }
        for spot in &mut self.spots {
            if let Some(across) = spot.board.and_then(|at| across.get(at)) {
                // The ends of rows stay where they are sideways.
                let is_end = matches!(spot.target, None | Some(Target::Row(_)));
                spot.whole = spot.whole.moved(if is_end { 0.0 } else { *across }, down);
            }
        }
        // Sideways only boards scroll.
        if down != 0.0 {
            for (number, area) in self.loose.1.iter().zip(read(&self.loose.0)) {
                if let Some(spot) = self.spots.get_mut(*number) {
                    spot.whole = area;
                }
            }
        }
        self.cut();
    }

    /// Leaves of every spot what its scroller shows.
    fn cut(&mut self) {
        for spot in &mut self.spots {
            let board = spot.board.and_then(|at| self.boards.get(at));
            spot.area = board.map_or(spot.whole, |board| spot.whole.within(board.area));
        }
    }

    /// The target at a point of the window.
    pub(super) fn at(&self, x: f64, y: f64) -> Option<Target> {
        self.spots.iter().find(|spot| spot.area.holds(x, y))?.target
    }

    /// The board at this height of the window that scrolls sideways.
    pub(super) fn board_at(&mut self, y: f64) -> Option<&mut Board> {
        self.boards.iter_mut().find(|board| (board.area.top..board.area.bottom).contains(&y))
    }

    /// What a target takes up in sight: a column's head with its cells; of a new set's places the one at the point.
    pub(super) fn outline(&self, target: Target, x: f64, y: f64) -> Option<Area> {
        let is_of = |spot: &&Spot| match (target, spot.target) {
            (Target::Column(set), Some(Target::Cell(_, of))) => set == of,
            (Target::NewSet(_), of) => of == Some(target) && spot.area.holds(x, y),
            (_, of) => of == Some(target),
        };
        let areas = self.spots.iter().filter(is_of).filter(|spot| !spot.area.is_empty()).map(|spot| self.uncovered(spot));
        areas.reduce(Area::with).filter(|area| !area.is_empty())
    }

    /// A place without what stays over its ends while it scrolls: the head and the address box of its row.
    fn uncovered(&self, place: &Spot) -> Area {
        let mut area = place.area;
        if !matches!(place.target, Some(Target::Cell(..) | Target::Column(_))) {
            return area;
        }
        let beside = |other: &Area| !other.is_empty() && other.top < area.bottom && other.bottom > area.top;
        let of_rows = |wanted: fn(Option<Target>) -> bool| {
            let ends = self.spots.iter().filter(move |spot| spot.board.is_some() && wanted(spot.target));
            ends.map(|spot| spot.area).filter(beside)
        };
        let (left, right) = (area.left, area.right);
        let heads = of_rows(|target| matches!(target, Some(Target::Row(_))));
        let from = heads.map(|head| head.right).filter(|edge| *edge < right).fold(left, f64::max);
        let boxes = of_rows(|target| target.is_none()).filter(|end| end.right >= right);
        let to = boxes.map(|end| end.left).filter(|edge| *edge > left).fold(right, f64::min);
        (area.left, area.right) = (from, to);
        area
    }
}
