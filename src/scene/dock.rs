//! The concurrency slider's arithmetic: a log scale in integers.

use crate::model::{Comparison, Metric};
use crate::network::limits;
use std::collections::HashMap;

/// The slider's last position: 100 for each power of ten from 1 to 10,000.
pub const LAST: u64 = 400;
/// The highest value the slider reaches (the field takes more).
pub const TOP: u64 = 10_000;
/// The buttons under the slider.
pub const PRESETS: [u64; 6] = [1, 10, 100, 300, 1_000, 3_000];

/// 10^18, and 10^(18 + 1/100): one position of the slider.
const ONE: u128 = 1_000_000_000_000_000_000;
const STEP: u128 = 1_023_292_992_280_754_131;

/// The value at a position: 10^(position / 100), rounded.
pub fn value_at(position: u64) -> u64 {
    let position = position.min(LAST);
    let mut value = ONE;
    for _ in 0..position % 100 {
        value = value * STEP / ONE;
    }
    for _ in 0..position / 100 {
        value *= 10;
    }
    u64::try_from((value + ONE / 2) / ONE).unwrap_or(TOP)
}

/// The position of a value: the first at which the value is reached.
pub fn position_of(value: u64) -> u64 {
    (0..=LAST).find(|position| value_at(*position) >= value).unwrap_or(LAST)
}

/// Where a released slider comes to rest: steps of 1-2-3-5 above 10, so that a round number is easy
/// to hit.
pub fn snap(value: u64) -> u64 {
    if value <= 10 {
        return value.max(1);
    }
    let position = position_of(value);
    rungs().min_by_key(|rung| position_of(*rung).abs_diff(position)).unwrap_or(value)
}

/// The next round value above or below: what + and - do.
pub fn stepped(value: u64, up: bool) -> u64 {
    if up {
        rungs().find(|rung| *rung > value).unwrap_or(value)
    } else {
        rungs().rev().find(|rung| *rung < value).unwrap_or(value)
    }
}

/// The next value one notch of the log scale away: what the arrow keys do.
pub fn nudged(value: u64, up: bool) -> u64 {
    let position = position_of(value);
    if up {
        (position..=LAST).map(value_at).find(|next| *next > value).unwrap_or(value)
    } else {
        (0..=position).rev().map(value_at).find(|next| *next < value).unwrap_or(value)
    }
}

/// Twice as much, within the slider.
pub fn doubled(value: u64) -> u64 {
    value.saturating_mul(2).clamp(1, TOP.max(value))
}

/// Half as much, within the slider.
pub fn halved(value: u64) -> u64 {
    (value / 2).max(1)
}

/// So many more, within what may be entered.
pub fn added(value: u64, more: u64) -> u64 {
    value.saturating_add(more).min(limits::CONCURRENCY_MAX)
}

/// The account's limit on the slider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountTick {
    /// The limit.
    pub limit: u64,
    /// The slider's value at which the account is full; `None`: nobody follows the slider.
    pub at: Option<u64>,
    /// Whether an account is over its limit now.
    pub beyond: bool,
}

/// Where the account is full: (limit - fixed values) / functions that follow. Of several accounts
/// the one that is full first.
pub fn account_tick(comparison: &Comparison) -> AccountTick {
    let (limit, global) = (comparison.assumptions.account_concurrency, comparison.assumptions.concurrency);
    let mut accounts: HashMap<&str, u64> = HashMap::new();
    for function in comparison.topology.functions.iter() {
        let total = accounts.entry(&function.account).or_default();
        *total = total.saturating_add(function.concurrency_or(global));
    }
    AccountTick {
        limit,
        at: comparison.figure(Metric::AccountTick).map(|figure| figure.value()),
        beyond: accounts.values().any(|total| *total > limit),
    }
}

fn rungs() -> impl DoubleEndedIterator<Item = u64> {
    const RUNGS: [u64; 22] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 50, 100, 200, 300, 500, 1_000, 2_000, 3_000, 5_000, 10_000];
    RUNGS.into_iter()
}

/// Reads a typed number: separators and full-width digits are let through. `None`: not a whole
/// number from 0 up.
pub fn typed(text: &str) -> Option<u64> {
    let digits: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ',' | '，'))
        .map(|c| match c {
            '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
            other => other,
        })
        .collect();
    let whole = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    // More digits than fit are still a number, just a very large one.
    whole.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Concurrency;

    #[test]
    fn the_scale_is_exact_at_the_powers_of_ten() {
        for (position, value) in [(0, 1), (100, 10), (200, 100), (300, 1_000), (400, 10_000), (999, 10_000)] {
            assert_eq!(value_at(position), value);
        }
        for position in 0..LAST {
            assert!(value_at(position) <= value_at(position + 1));
        }
    }

    #[test]
    fn every_value_finds_its_way_back_within_half_a_position() {
        for value in [1, 2, 9, 10, 11, 167, 168, 300, 301, 2_999, 10_000] {
            let back = value_at(position_of(value));
            assert!(back >= value && (back - value) * 40 <= value, "{value} came back as {back}");
        }
        assert_eq!(position_of(0), 0);
        assert_eq!(position_of(1_000_000), LAST);
    }

    #[test]
    fn release_lands_on_round_numbers() {
        assert_eq!([0, 7, 10, 12, 17, 290, 380, 400, 3_100, 9_999].map(snap), [1, 7, 10, 10, 20, 300, 300, 500, 3_000, 10_000]);
    }

    #[test]
    fn a_key_always_moves_and_stops_at_the_ends() {
        assert_eq!((nudged(1, true), nudged(2, false), nudged(1, false), nudged(10_000, true)), (2, 1, 1, 10_000));
        let mut value = 1;
        while value < TOP {
            let next = nudged(value, true);
            assert!(next > value);
            value = next;
        }
        assert_eq!((stepped(300, true), stepped(300, false), stepped(0, true), stepped(167, true)), (500, 200, 1, 200));
        assert_eq!((stepped(50_000, true), stepped(50_000, false)), (50_000, 10_000));
    }

    #[test]
    fn the_account_is_full_at_the_limit_less_fixed_values_over_those_that_follow() {
        use crate::model::Board;
        use crate::network::FunctionKey;
        let tick = |own: &[Concurrency], concurrency: u64| {
            let mut board = Board::article();
            board.assumptions.concurrency = concurrency;
            let mut topology = (*board.topology).clone();
            for (at, own) in own.iter().enumerate() {
                topology.set_concurrency(FunctionKey(at as u32), *own).unwrap();
            }
            board.topology = std::rc::Rc::new(topology);
            account_tick(&Comparison::new(board.topology, board.assumptions))
        };
        assert_eq!(tick(&[], 300), AccountTick { limit: 1_000, at: Some(333), beyond: false });
        assert!(!tick(&[], 333).beyond && tick(&[], 334).beyond);
        assert_eq!(tick(&[Concurrency::Own(400)], 300).at, Some(300));
        assert_eq!(tick(&[Concurrency::Own(400), Concurrency::Relative(50)], 300).at, Some(400));
        assert_eq!(tick(&[Concurrency::Own(1_400)], 300), AccountTick { limit: 1_000, at: Some(0), beyond: true });
        assert_eq!(tick(&[Concurrency::Own(1); 3], 9_000), AccountTick { limit: 1_000, at: None, beyond: false });
    }

    #[test]
    fn typed_numbers() {
        assert_eq!(typed(" 1,000 "), Some(1_000));
        assert_eq!(typed("３００"), Some(300));
        assert_eq!(typed("99999999999999999999999"), Some(u64::MAX));
        for wrong in ["", "-1", "1.5", "abc", "1e3"] {
            assert_eq!(typed(wrong), None, "{wrong}");
        }
    }
}
