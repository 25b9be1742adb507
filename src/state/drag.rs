//! The drag as a state machine: pointer, touch and keyboard drive the same one.

use super::{Board, Edit};
use crate::model::Comparison;
use crate::network::{FunctionKey, NetworkError, SetKey, SubnetKey, VpcKey};
use std::fmt;
use std::rc::Rc;

/// A point in CSS px of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Point {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// Which hand drags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hand {
    /// A mouse: lifts after 4 px, at once on the grip.
    Mouse,
    /// A pen: lifts after 5 px, at once on the grip.
    Pen,
    /// A finger (its rules come with their own issue).
    Touch,
    /// Keys.
    Keyboard,
}

/// Modifier keys that change what a drop means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Modifiers {
    /// Ctrl or Cmd: copy (from a card), keep the old subnet (from a chip).
    pub ctrl: bool,
    /// Alt: only this pair.
    pub alt: bool,
}

/// What is dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// A card of the tray.
    Card(FunctionKey),
    /// A chip in a cell.
    Chip(FunctionKey, SubnetKey),
}

impl Source {
    /// The function.
    pub fn function(self) -> FunctionKey {
        match self {
            Self::Card(function) | Self::Chip(function, _) => function,
        }
    }
}

/// Where it may land. Its text form stands in `data-drop` attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A subnet and a set.
    Cell(SubnetKey, SetKey),
    /// All subnets (of the set's VPC), a set.
    Column(SetKey),
    /// A subnet.
    Row(SubnetKey),
    /// A new set in this VPC.
    NewSet(VpcKey),
    /// Detach.
    Tray,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cell(subnet, set) => write!(f, "cell:{}:{}", subnet.0, set.0),
            Self::Column(set) => write!(f, "column:{}", set.0),
            Self::Row(subnet) => write!(f, "row:{}", subnet.0),
            Self::NewSet(vpc) => write!(f, "new:{}", vpc.0),
            Self::Tray => f.write_str("tray"),
        }
    }
}

impl Target {
    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let kind = parts.next()?;
        let mut number = || parts.next()?.parse::<u32>().ok();
        let target = match kind {
            "cell" => Self::Cell(SubnetKey(number()?), SetKey(number()?)),
            "column" => Self::Column(SetKey(number()?)),
            "row" => Self::Row(SubnetKey(number()?)),
            "new" => Self::NewSet(VpcKey(number()?)),
            "tray" => Self::Tray,
            _ => return None,
        };
        parts.next().is_none().then_some(target)
    }
}

/// What a drop would mean.
#[derive(Debug, Clone, PartialEq)]
pub enum PreviewKind {
    /// It lands on keys that exist or makes new ones.
    Attach,
    /// A chip goes from one subnet to another.
    MoveSubnet,
    /// The set changes in all of its subnets: how many.
    ChangeSet(u64),
    /// A new set.
    NewSet,
    /// A copy of the function.
    Duplicate,
    /// Out of the VPC; how many other functions still hold its keys.
    Detach(u64),
    /// Nothing would change.
    NoChange,
    /// A dialog opens to ask for the set.
    AsksForSet,
    /// Refused, and why.
    Refused(NetworkError),
}

/// The price of a drop in both worlds, before release.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// What it would mean.
    pub kind: PreviewKind,
    /// The edit; `None` when nothing changes, it is refused, or a dialog asks first.
    pub edit: Option<Edit>,
    /// The board and both worlds after it.
    pub after: Option<(Rc<Board>, Rc<Comparison>)>,
    /// Before: interfaces needed, after less before.
    pub legacy_delta: i64,
    /// Before, of those how many more are refused.
    pub refused_delta: i64,
    /// Before by the other estimate, after less before.
    pub other_delta: i64,
    /// Now: interfaces needed, after less before.
    pub hyperplane_delta: i64,
    /// Now: other functions that share the target's key (or keys), at most.
    pub shared_with: u64,
}

/// Where a drag stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Drag {
    /// Nothing is held.
    #[default]
    Idle,
    /// Pressed, not yet moved far enough.
    Pressed {
        /// What.
        source: Source,
        /// By which hand.
        hand: Hand,
        /// Where.
        start: Point,
    },
    /// Lifted.
    Lifted {
        /// What.
        source: Source,
        /// By which hand.
        hand: Hand,
        /// Over what, if anything.
        target: Option<Target>,
        /// With which keys held.
        modifiers: Modifiers,
        /// What a drop here would do.
        preview: Option<Rc<Preview>>,
    },
}

/// What a hand does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DragMsg {
    /// Presses on a card or chip; `grip`: on the handle, which lifts at once.
    Press {
        /// What.
        source: Source,
        /// By which hand.
        hand: Hand,
        /// Where.
        at: Point,
        /// On the handle.
        grip: bool,
    },
    /// Moves; `over` is what lies under the pointer.
    Move {
        /// Where.
        at: Point,
        /// Over what.
        over: Option<Target>,
        /// With which keys held.
        modifiers: Modifiers,
    },
    /// A modifier key went down or up.
    Modifiers(Modifiers),
    /// Lets go over the current target.
    Release,
    /// Esc, right button, blur, `pointercancel`: as if it never was.
    Cancel,
}
