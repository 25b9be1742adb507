//! The function tray as data: which cards are on it, which are in sight, what each says.

use crate::model::Comparison;
use crate::network::{Concurrency, Function, FunctionKey, NetworkError, Topology, VersionLabel};
use crate::state::{AppState, Viewport};
use std::collections::HashMap;
use std::rc::Rc;

/// Functions above which cards become rows and the filter appears.
pub const ROWS_ABOVE: usize = 12;
/// Functions above which only the cards in sight are drawn.
pub const WINDOW_ABOVE: usize = 60;
/// Height of a row in CSS px; the style sheet draws it so.
pub const ROW_HEIGHT: u64 = 44;

/// What one card says. Two are equal when they look alike, so an unchanged card is not drawn again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The function.
    pub key: FunctionKey,
    /// Its badge: `01`.
    pub badge: String,
    /// Its name.
    pub name: Rc<str>,
    /// Its set of security groups; `None`: not attached.
    pub set: Option<String>,
    /// How many subnets.
    pub subnets: u64,
    /// Memory in MB.
    pub memory_mb: u64,
    /// A concurrency of its own.
    pub own: Option<u64>,
    /// Published versions on the board.
    pub versions: u64,
    /// Event sources that invoke it.
    pub sources: u64,
    /// AWS's name for why a version of it failed.
    pub failed: Option<&'static str>,
}

/// A badge: two digits at least.
pub fn badge(function: &Function) -> String {
    format!("{:02}", function.badge())
}

/// The places, in board order, of the functions whose name or set matches the filter.
pub fn matching(topology: &Topology, filter: &str) -> Vec<usize> {
    let wanted = filter.trim().to_lowercase();
    if wanted.is_empty() {
        return (0..topology.functions.len()).collect();
    }
    // A set's label is put together once, not once for every function in it.
    let sets: HashMap<_, bool> =
        topology.sets.iter().map(|set| (set.key, topology.set_label(set.key).to_lowercase().contains(&wanted))).collect();
    let hit = |function: &Function| {
        function.name.to_lowercase().contains(&wanted)
            || function.attachment().is_some_and(|attachment| sets.get(&attachment.set).copied().unwrap_or(false))
    };
    topology.functions.iter().enumerate().filter(|(_, function)| hit(function)).map(|(at, _)| at).collect()
}

/// Why functions failed Now, by place in board order: the first reason of each.
pub fn failures(both: &Comparison) -> HashMap<usize, &'static str> {
    let mut failures = HashMap::new();
    for version in &both.hyperplane.versions {
        if let (Some(failure), Ok(at)) = (version.failure, usize::try_from(version.function)) {
            failures.entry(at).or_insert(failure.code());
        }
    }
    failures
}

/// Which of `count` cards to draw and how much space stands for those before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first card drawn.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// Px above.
    pub above: u64,
    /// Px below.
    pub below: u64,
}

impl Window {
    /// Everything up to 60 cards; above, what is in sight.
    pub fn of(count: usize, viewport: &Viewport) -> Self {
        if count <= WINDOW_ABOVE {
            return Self { first: 0, end: count, above: 0, below: 0 };
        }
        let size = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        let drawn = size(viewport.cards).max(1);
        // A filter can shorten the list under the scroll position.
        let first = size(viewport.first_card).min(count.saturating_sub(drawn));
        let end = first.saturating_add(drawn).min(count);
        Self { first, end, above: first as u64 * ROW_HEIGHT, below: (count - end) as u64 * ROW_HEIGHT }
    }
}

/// The card of the function at this place.
pub fn card(topology: &Topology, at: usize, failures: &HashMap<usize, &'static str>) -> Option<Card> {
    let function = topology.functions.get(at)?;
    let attachment = function.attachment();
    Some(Card {
        key: function.key,
        badge: badge(function),
        name: Rc::clone(&function.name),
        set: attachment.map(|attachment| topology.set_label(attachment.set)),
        subnets: attachment.map_or(0, |attachment| attachment.subnets.len() as u64),
        memory_mb: function.carrier().map_or(0, |version| version.memory_mb),
        own: match function.concurrency {
            Concurrency::Global => None,
            own => Some(own.at(0)),
        },
        versions: function.versions.iter().filter(|version| matches!(version.label, VersionLabel::Published(_))).count() as u64,
        sources: topology.event_sources.iter().filter(|source| source.function == function.key).count() as u64,
        failed: failures.get(&at).copied(),
    })
}

/// The names in a pasted text: one on each line, blanks left out.
pub fn names(text: &str) -> Vec<Rc<str>> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Into::into).collect()
}

/// What is wrong with adding these names, if anything: as the edit itself would find it.
pub fn adding_fails(state: &AppState, names: &[Rc<str>]) -> Option<NetworkError> {
    if names.is_empty() {
        return Some(NetworkError::NameEmpty);
    }
    let mut trial = Topology::clone(state.topology());
    names.iter().find_map(|name| trial.add_function(name).err())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::default_board_topology;

    #[test]
    fn the_filter_finds_names_and_sets() {
        let topology = default_board_topology();
        assert_eq!(matching(&topology, ""), [0, 1, 2]);
        assert_eq!(matching(&topology, " LAMBDA-02 "), [1]);
        assert_eq!(matching(&topology, "vpc-sg"), [1, 2]);
        assert_eq!(matching(&topology, "nothing"), [0usize; 0]);
    }

    #[test]
    fn a_card_says_where_its_function_is() {
        let mut topology = default_board_topology();
        let loose = topology.add_function("report").unwrap();
        topology.set_concurrency(loose, Concurrency::Own(50)).unwrap();
        let first = card(&topology, 0, &HashMap::new()).unwrap();
        assert_eq!((first.badge.as_str(), first.set.as_deref(), first.subnets), ("01", Some("outbound-full-sg"), 2));
        let last = card(&topology, 3, &HashMap::from([(3, "EniLimitExceeded")])).unwrap();
        assert_eq!((last.set, last.own, last.failed), (None, Some(50), Some("EniLimitExceeded")));
        assert_eq!(card(&topology, 4, &HashMap::new()), None);
    }

    #[test]
    fn few_cards_are_all_drawn_and_many_only_in_sight() {
        let viewport = Viewport { first_card: 100, cards: 20, ..Viewport::default() };
        assert_eq!(Window::of(60, &viewport), Window { first: 0, end: 60, above: 0, below: 0 });
        assert_eq!(Window::of(10_000, &viewport), Window { first: 100, end: 120, above: 4_400, below: 434_720 });
        // The filter left 70 while the list was scrolled to 100.
        assert_eq!(Window::of(70, &viewport), Window { first: 50, end: 70, above: 2_200, below: 0 });
        let none = Viewport { cards: 0, ..viewport };
        assert_eq!(Window::of(61, &none).end, 61);
    }

    #[test]
    fn names_come_one_to_a_line() {
        assert_eq!(names(" a \r\n\n b\n"), [Rc::from("a"), Rc::from("b")]);
    }
}
