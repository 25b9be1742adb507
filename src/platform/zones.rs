//! Where the targets lie, so that a drag need not ask the browser at every move: it looks through
//! thousands of boxes for what is under a point, and its styles have to be clean first.

use crate::state::Target;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What may lie over a target without being one: inside of these the browser is asked.
const OVER: &str =
    ".map, .corner, .top, #dock, #inspector, .notices > *, .advice-bars, #pick, dialog[open], [role=menu], #why > *";

#[derive(Clone, Copy)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn of(element: &Element) -> Self {
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

    fn holds(&self, x: f64, y: f64) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }
}

/// The targets in sight and what may cover them, until anything scrolls or changes its size.
pub(super) struct Zones {
    covers: Vec<Area>,
    targets: Vec<(Target, Area)>,
}

/// What the zones know of a point.
pub(super) enum Known {
    /// This target, or none.
    Target(Option<Target>),
    /// Only the browser knows: something may lie over it.
    Unsure,
}

fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

impl Zones {
    /// Reads them from the page, whose layout should be clean.
    pub(super) fn read() -> Self {
        let mut targets: Vec<(Target, Area)> = Vec::new();
        for element in all("[data-drop]") {
            let Some(target) = element.get_attribute("data-drop").as_deref().and_then(Target::parse) else { continue };
            let mut area = Area::of(&element);
            if let Ok(Some(board)) = element.closest("[data-scroller='board']") {
                area = area.within(Area::of(&board));
            }
            targets.push((target, area));
        }
        // Heads of rows stay in place while the cells scroll under them.
        targets.sort_by_key(|(target, _)| !matches!(target, Target::Row(_)));
        Self { covers: all(OVER).iter().map(Area::of).collect(), targets }
    }

    /// What is at a point of the window.
    pub(super) fn at(&self, x: f64, y: f64) -> Known {
        if self.covers.iter().any(|cover| cover.holds(x, y)) {
            return Known::Unsure;
        }
        Known::Target(self.targets.iter().find(|(_, area)| area.holds(x, y)).map(|(target, _)| *target))
    }
}
