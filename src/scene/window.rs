//! What of a long list is drawn: what is in sight, and some more on either side.

/// Rows, columns or cards drawn beyond each edge.
const SPARE: u32 = 6;
/// First places move in steps of so many, so that few messages are sent.
const STEP: u32 = 4;
/// Rows drawn at most in one frame beyond those in sight: they take longest, and a task that draws many of
/// them holds up everything else.
const AT_ONCE: u32 = 4;

/// First place and how many, for a scroller that shows `length` px from `offset` px on.
pub fn window_of(offset: f64, length: f64, size: f64) -> (u32, u32) {
    let first = (offset.max(0.0) / size) as u32;
    let first = first.saturating_sub(SPARE) / STEP * STEP;
    (first, (length / size).ceil() as u32 + 2 * SPARE + STEP)
}

/// The rows in sight: the first, and the one after the last.
pub fn in_sight(offset: f64, length: f64, size: f64) -> (u32, u32) {
    let offset = offset.max(0.0);
    ((offset / size) as u32, ((offset + length) / size).ceil() as u32)
}

/// The rows to draw next on the way from those `known` to those `wanted` (first row, how many): all that are
/// in `sight`, and a few more.
pub fn next_rows(known: (u32, u32), wanted: (u32, u32), (top, bottom): (u32, u32)) -> (u32, u32) {
    let ends = |(first, rows): (u32, u32)| (first, first.saturating_add(rows));
    let ((old_first, old_last), (first, last)) = (ends(known), ends(wanted));
    if old_last <= top || old_first >= bottom {
        // Elsewhere: what is in sight, then the rest.
        let from = top.saturating_sub(AT_ONCE / 2).max(first);
        return (from, bottom.saturating_add(AT_ONCE / 2).min(last).saturating_sub(from));
    }
    let step = |old: u32, new: u32| new.clamp(old.saturating_sub(AT_ONCE), old.saturating_add(AT_ONCE));
    let from = step(old_first, first).min(top);
    (from, step(old_last, last).max(bottom).saturating_sub(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_down_draws_few_rows_at_once_and_arrives() {
        // 600 px down a board of 72 px rows, 864 px of them in sight: 8 rows in all, never more than 4 at once.
        let (mut rows, wanted, sight) = ((0, 28), window_of(600.0, 864.0, 72.0), in_sight(600.0, 864.0, 72.0));
        assert_eq!((wanted, sight), ((0, 28), (8, 21)));
        let (wanted, sight) = (window_of(1_200.0, 864.0, 72.0), in_sight(1_200.0, 864.0, 72.0));
        for _ in 0..2 {
            let next = next_rows(rows, wanted, sight);
            assert!((next.0 + next.1).saturating_sub(rows.0 + rows.1) <= 4, "{rows:?} to {next:?}");
            rows = next;
        }
        assert_eq!(rows, wanted);
    }

    #[test]
    fn what_is_in_sight_is_drawn_at_once_and_the_rest_soon() {
        let known = [(0, 0), (0, 24), (3, 57), (120, 28), (390, 60)];
        for (offset, length, size) in (0..20_000u32).step_by(613).flat_map(|offset| {
            [(100u32, 20u32), (864, 72), (864, 214), (2_900, 31), (150, 290)].map(|(length, size)| (offset, length, size))
        }) {
            let (offset, length, size) = (f64::from(offset), f64::from(length), f64::from(size));
            let (wanted, (seen, below)) = (window_of(offset, length, size), in_sight(offset, length, size));
            for known in known {
                let mut rows = known;
                for turn in 0.. {
                    let next = next_rows(rows, wanted, (seen, below));
                    assert!(next.0 <= seen && below <= next.0 + next.1, "{next:?} shows {seen} to {below}");
                    if next == rows {
                        break;
                    }
                    assert!(turn < 200, "it never arrives: {rows:?} to {wanted:?}");
                    rows = next;
                }
                assert_eq!(rows, wanted);
            }
        }
    }
}
