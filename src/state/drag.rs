//! The drag as a state machine: pointer, touch and keyboard drive the same one.

use super::{Board, Edit, SetChoice, Step};
use crate::model::Comparison;
use crate::network::{FunctionKey, NetworkError, SetKey, SubnetKey, Topology, VpcKey, limits};
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
    /// A finger: lifts after a long press, at once on the grip.
    Touch,
    /// Keys.
    Keyboard,
    /// Taps: one on what goes, one on where to.
    Tap,
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

/// The price of a drop in both worlds, before release. Two are equal when what follows is one in
/// memory: comparing whole worlds at every move of a pointer would be felt.
#[derive(Debug, Clone)]
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

impl PartialEq for Preview {
    fn eq(&self, other: &Self) -> bool {
        let one = match (&self.after, &other.after) {
            (Some((a, b)), Some((c, d))) => Rc::ptr_eq(a, c) && Rc::ptr_eq(b, d),
            (a, b) => a.is_none() && b.is_none(),
        };
        one && self.kind == other.kind && self.edit == other.edit
    }
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
        /// What was picked by a tap before, and is again if this press becomes nothing.
        picked: Option<Source>,
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
        /// Whether it has left the tray since it was lifted: a card let go where it was taken stays.
        away: bool,
        /// What a drop here would do; of the target before this one while `priced` is false.
        preview: Option<Rc<Preview>>,
        /// Whether `preview` is of this target.
        priced: bool,
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
    /// Moves; `over` is what lies under the pointer. Keys get the price at once; for a pointer it
    /// follows with [`DragMsg::Price`], so that no frame has to carry both.
    Move {
        /// Where.
        at: Point,
        /// Over what.
        over: Option<Target>,
        /// With which keys held.
        modifiers: Modifiers,
    },
    /// A finger has rested long enough: what it pressed is lifted.
    Hold,
    /// A key goes to another target.
    Step(Step),
    /// Computes the price of a drop on the current target.
    Price,
    /// A modifier key went down or up.
    Modifiers(Modifiers),
    /// Lets go over the current target.
    Release,
    /// Esc, right button, blur, `pointercancel`: as if it never was.
    Cancel,
}

impl Drag {
    /// The hand that holds something.
    pub fn hand(&self) -> Option<Hand> {
        match self {
            Self::Idle => None,
            Self::Pressed { hand, .. } | Self::Lifted { hand, .. } => Some(*hand),
        }
    }

    /// Whether a pointer that is down holds something: it must not be told apart from its motion.
    pub fn follows_pointer(&self) -> bool {
        matches!(self.hand(), Some(Hand::Mouse | Hand::Pen | Hand::Touch))
    }

    /// What was picked by a tap and waits for the tap on where to.
    pub fn picked(&self) -> Option<Source> {
        match self {
            Self::Lifted { source, hand: Hand::Tap, .. } => Some(*source),
            Self::Pressed { picked, .. } => *picked,
            _ => None,
        }
    }

    /// Whether something is lifted whose price has yet to be computed.
    pub fn awaits_price(&self) -> bool {
        matches!(self, Self::Lifted { priced: false, .. })
    }
}

impl Hand {
    /// How far it moves before a press becomes a lift, in CSS px.
    pub fn threshold(self) -> i32 {
        match self {
            Self::Mouse => 4,
            Self::Pen | Self::Touch => 5,
            Self::Keyboard | Self::Tap => 0,
        }
    }
}

impl Point {
    /// Whether `other` is at least `distance` away.
    pub fn is_beyond(self, other: Self, distance: i32) -> bool {
        let (dx, dy) = (i64::from(self.x) - i64::from(other.x), i64::from(self.y) - i64::from(other.y));
        dx * dx + dy * dy >= i64::from(distance) * i64::from(distance)
    }
}

/// What letting go of `source` over `target` means: a function has **one** set of groups and many
/// subnets. The edit is `None` when nothing changes or it is refused; for [`PreviewKind::NewSet`]
/// and [`PreviewKind::AsksForSet`] a dialog asks first.
pub fn plan(
    topology: &Topology,
    source: Source,
    target: Target,
    modifiers: Modifiers,
    away: bool,
) -> (PreviewKind, Option<Edit>) {
    let function = source.function();
    let Some(found) = topology.function(function) else { return (PreviewKind::Refused(NetworkError::Gone), None) };
    let now = found.attachment();
    let own_vpc = now.and_then(|attachment| topology.set(attachment.set)).map(|set| set.vpc);
    let attach = |subnets: Vec<SubnetKey>, set: SetKey| Some(Edit::Attach(function, subnets.into(), SetChoice::Existing(set)));
    let with = |subnet: SubnetKey| {
        let mut subnets = now.map(|attachment| attachment.subnets.to_vec()).unwrap_or_default();
        if !subnets.contains(&subnet) {
            subnets.push(subnet);
        }
        subnets
    };
    let has = |subnet: SubnetKey| now.is_some_and(|attachment| attachment.subnets.contains(&subnet));
    let target_vpc = match target {
        Target::Cell(_, set) | Target::Column(set) => topology.set(set).map(|set| set.vpc),
        Target::Row(subnet) => topology.subnet(subnet).map(|subnet| subnet.vpc),
        Target::NewSet(vpc) => topology.vpc(vpc).map(|vpc| vpc.key),
        Target::Tray => own_vpc,
    };
    let copies = modifiers.ctrl && matches!(target, Target::Cell(..));
    match (own_vpc, target_vpc) {
        (_, None) if target != Target::Tray => return (PreviewKind::Refused(NetworkError::Gone), None),
        (Some(own), Some(other)) if own != other && !copies => {
            return (PreviewKind::Refused(topology.two_vpcs(own, other)), None);
        }
        _ => {}
    }
    let (kind, edit) = match (target, now) {
        (Target::Cell(subnet, set), Some(attachment))
            if attachment.set == set && modifiers.ctrl && matches!(source, Source::Chip(..)) =>
        {
            if has(subnet) {
                (PreviewKind::NoChange, None)
            } else {
                (PreviewKind::Attach, attach(with(subnet), set))
            }
        }
        (Target::Cell(subnet, set), _) if modifiers.ctrl => {
            (PreviewKind::Duplicate, Some(Edit::DuplicateTo(function, [subnet].into(), SetChoice::Existing(set))))
        }
        (Target::Cell(subnet, set), Some(attachment)) if modifiers.alt => {
            if attachment.set == set && *attachment.subnets == [subnet] {
                (PreviewKind::NoChange, None)
            } else {
                (PreviewKind::Attach, attach(vec![subnet], set))
            }
        }
        (Target::Cell(subnet, set), None) => (PreviewKind::Attach, attach(vec![subnet], set)),
        (Target::Cell(subnet, set), Some(attachment)) if attachment.set == set => match source {
            _ if has(subnet) => (PreviewKind::NoChange, None),
            Source::Chip(_, from) if has(from) => {
                let moved = with(subnet).into_iter().filter(|kept| *kept != from).collect();
                (PreviewKind::MoveSubnet, attach(moved, set))
            }
            _ => (PreviewKind::Attach, attach(with(subnet), set)),
        },
        (Target::Cell(subnet, set), Some(attachment)) => {
            (PreviewKind::ChangeSet(attachment.subnets.len() as u64), attach(with(subnet), set))
        }
        (Target::Column(set), Some(attachment)) if attachment.set != set => {
            (PreviewKind::ChangeSet(attachment.subnets.len() as u64), attach(attachment.subnets.to_vec(), set))
        }
        (Target::Column(set), _) => {
            let all: Vec<SubnetKey> =
                topology.subnets.iter().filter(|subnet| Some(subnet.vpc) == target_vpc).map(|subnet| subnet.key).collect();
            match all.len() {
                0 => (PreviewKind::Refused(NetworkError::GroupsWithoutSubnets), None),
                many if many > limits::SUBNETS_PER_FUNCTION => (PreviewKind::Refused(NetworkError::TooManySubnets(many)), None),
                _ if all.iter().all(|subnet| has(*subnet)) => (PreviewKind::NoChange, None),
                _ => (PreviewKind::Attach, attach(all, set)),
            }
        }
        (Target::Row(_), None) => (PreviewKind::AsksForSet, None),
        (Target::Row(subnet), Some(_)) if has(subnet) => (PreviewKind::NoChange, None),
        (Target::Row(subnet), Some(attachment)) => (PreviewKind::Attach, attach(with(subnet), attachment.set)),
        (Target::NewSet(vpc), _) => {
            let subnets: Vec<SubnetKey> = match now {
                Some(attachment) => attachment.subnets.to_vec(),
                None => topology
                    .subnets
                    .iter()
                    .filter(|subnet| subnet.vpc == vpc)
                    .map(|subnet| subnet.key)
                    .take(limits::SUBNETS_PER_FUNCTION)
                    .collect(),
            };
            if subnets.is_empty() {
                (PreviewKind::Refused(NetworkError::GroupsWithoutSubnets), None)
            } else {
                let name = free_group_name(topology, vpc);
                let set = SetChoice::New { vpc, members: [].into(), new_groups: [name].into() };
                (PreviewKind::NewSet, Some(Edit::Attach(function, subnets.into(), set)))
            }
        }
        (Target::Tray, Some(attachment)) if away => {
            let others = topology.functions.iter().filter(|other| {
                other.key != function
                    && other
                        .attachment()
                        .is_some_and(|theirs| theirs.set == attachment.set && theirs.subnets.iter().any(|s| has(*s)))
            });
            (PreviewKind::Detach(others.count() as u64), Some(Edit::Detach(function)))
        }
        (Target::Tray, _) => (PreviewKind::NoChange, None),
    };
    (kind, edit)
}

/// A group name that is free in the VPC: `new-sg`, `new-sg-2`, ...
pub fn free_group_name(topology: &Topology, vpc: VpcKey) -> Rc<str> {
    let taken = |name: &str| topology.groups.iter().any(|group| group.vpc == vpc && &*group.label() == name);
    (1u64..)
        .map(|n| if n == 1 { "new-sg".to_owned() } else { format!("new-sg-{n}") })
        .find(|name| !taken(name))
        .unwrap_or_default()
        .into()
}
