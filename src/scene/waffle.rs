//! The address box: a subnet's addresses as squares, as path data in units of ten to a square.
//!
//! Design 6.3: at most 256 squares, 16 to a row, one unit a square; counts exact, positions
//! illustrative.

use std::fmt::Write;

/// Squares in a row.
const COLUMNS: u64 = 16;
/// Squares in a box, at most.
const SQUARES: u64 = 256;
/// From one square to the next.
const PITCH: u64 = 10;
/// A square's side.
const SIDE: u64 = 8;
/// Thumbnails of whole boxes in a ghost, at most.
const THUMBNAILS: u64 = 16;

/// Squares and unit of a block of `size` addresses.
pub fn squares_and_unit(size: u64) -> (u64, u64) {
    (size.min(SQUARES), (size / SQUARES).max(1))
}

/// A box as path data. Width is always 160 units; paths are empty where there is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waffle {
    /// Height in units.
    pub height: u64,
    /// Addresses to a square.
    pub unit: u64,
    /// Ground of every square that is not wholly used.
    pub free: String,
    /// Used by Lambda.
    pub used: String,
    /// Held by others.
    pub others: String,
    /// Reserved by AWS: dots.
    pub reserved: String,
}

fn corner(square: u64) -> (u64, u64) {
    (square % COLUMNS * PITCH + 1, square / COLUMNS * PITCH + 1)
}

fn rect(path: &mut String, x: u64, y: u64, width: u64, height: u64) {
    let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
}

/// The overlap of `[a, b)` and `[c, d)`.
fn overlap(a: u64, b: u64, c: u64, d: u64) -> u64 {
    b.min(d).saturating_sub(a.max(c))
}

impl Waffle {
    /// The box of a block of `size` addresses of which Lambda holds `used` and others `others`.
    /// `hollow`: used squares keep an open centre (Now), so that they differ without colour.
    pub fn new(size: u64, used: u64, others: u64, hollow: bool) -> Self {
        let (squares, unit) = squares_and_unit(size);
        let mut waffle = Self { height: squares.div_ceil(COLUMNS) * PITCH, unit, ..Self::default() };
        let used_to = 4 + used;
        let others_to = used_to + others;
        for square in 0..squares {
            let (x, y) = corner(square);
            let (from, to) = (square * unit, (square + 1) * unit);
            let mine = overlap(from, to, 4, used_to);
            let theirs = overlap(from, to, used_to, others_to);
            if mine < unit {
                rect(&mut waffle.free, x, y, SIDE, SIDE);
            }
            if mine > 0 {
                // A partly used square fills from the bottom; any use shows as a fifth at least.
                let tall = (mine * SIDE).div_ceil(unit).clamp(SIDE / 5 + 1, SIDE);
                rect(&mut waffle.used, x, y + SIDE - tall, SIDE, tall);
                if hollow && tall == SIDE {
                    let _ = write!(waffle.used, "M{} {}v2h2v-2z", x + 3, y + 3);
                }
            } else if theirs > 0 {
                let _ = write!(waffle.others, "M{x} {y}h{SIDE}v{SIDE}h-{SIDE}zM{} {}v4h4v-4z", x + 2, y + 2);
            }
            let keeps = |address: u64| from <= address && address < to;
            if (unit == 1 && square < 4) || (unit > 1 && square == 0) || keeps(size - 1) {
                rect(&mut waffle.reserved, x + 3, y + 3, 2, 2);
            }
        }
        waffle
    }
}

/// What does not fit, outside the box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ghost {
    /// Up to one box: a cross for each square.
    Crosses {
        /// Height in units.
        height: u64,
        /// The crosses.
        path: String,
    },
    /// More than one box: a quarter-size picture for each.
    Boxes {
        /// Height in units.
        height: u64,
        /// Frames of the boxes.
        frames: String,
        /// What fills them, from the bottom.
        fill: String,
        /// Where the sixteenth says how many more there are: x, y and the number.
        more: Option<(u64, u64, u64)>,
        /// Addresses to a whole box.
        each: u64,
    },
}

impl Ghost {
    /// The ghost of `refused` in a subnet of `size` addresses.
    pub fn new(size: u64, refused: u64) -> Self {
        let (squares, unit) = squares_and_unit(size);
        let crosses = refused.div_ceil(unit);
        let height = squares.div_ceil(COLUMNS) * PITCH;
        if crosses <= squares {
            let mut path = String::new();
            for square in 0..crosses {
                let (x, y) = corner(square);
                let _ = write!(path, "M{} {}l5 5m0-5l-5 5", x + 1, y + 1);
            }
            return Self::Crosses { height, path };
        }
        let each = squares * unit;
        let boxes = refused.div_ceil(each);
        let (width, tall) = (40, (height / 4).max(PITCH));
        let (mut frames, mut fill, mut more) = (String::new(), String::new(), None);
        for place in 0..boxes.min(THUMBNAILS) {
            let (x, y) = (place % 4 * width + 2, place / 4 * tall + 2);
            let (inner, high) = (width - 4, tall - 4);
            if place + 1 == THUMBNAILS && boxes > THUMBNAILS {
                more = Some((x + inner / 2, y + high / 2, boxes - THUMBNAILS + 1));
                continue;
            }
            rect(&mut frames, x, y, inner, high);
            let held = (refused - place * each).min(each);
            let level = (held * high).div_ceil(each).max(1);
            rect(&mut fill, x, y + high - level, inner, level);
        }
        Self::Boxes { height: (boxes.min(THUMBNAILS)).div_ceil(4) * tall, frames, fill, more, each }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rects(path: &str) -> usize {
        path.matches('M').count()
    }

    #[test]
    fn squares_and_units_follow_the_prefix_table() {
        let table = [
            (28, 16, 1),
            (27, 32, 1),
            (26, 64, 1),
            (25, 128, 1),
            (24, 256, 1),
            (23, 256, 2),
            (22, 256, 4),
            (20, 256, 16),
            (18, 256, 64),
            (16, 256, 256),
        ];
        for (prefix, squares, unit) in table {
            assert_eq!(squares_and_unit(1 << (32 - prefix)), (squares, unit), "/{prefix}");
        }
    }

    #[test]
    fn a_full_24_is_251_squares_and_five_dots() {
        let full = Waffle::new(256, 251, 0, false);
        assert_eq!((rects(&full.used), rects(&full.reserved), rects(&full.free)), (251, 5, 5));
        assert_eq!((full.height, full.unit), (160, 1));
        let two = Waffle::new(256, 2, 3, true);
        assert_eq!((rects(&two.used), rects(&two.others)), (4, 6));
        assert_eq!(Waffle::new(16, 0, 0, false).height, 10);
    }

    #[test]
    fn a_partly_used_square_fills_from_the_bottom_and_shows_a_fifth_at_least() {
        let some = Waffle::new(65_536, 1, 0, false);
        assert_eq!(some.used, "M1 7h8v2h-8z");
        let half = Waffle::new(65_536, 124, 0, false);
        assert_eq!(half.used, "M1 5h8v4h-8z");
    }

    #[test]
    fn a_ghost_is_crosses_up_to_one_box_then_pictures_of_boxes() {
        assert!(matches!(Ghost::new(256, 199), Ghost::Crosses { height: 160, ref path } if rects(path) == 199));
        let Ghost::Boxes { frames, more, each, .. } = Ghost::new(256, 4_249) else { panic!("boxes") };
        assert_eq!((rects(&frames), more.map(|(_, _, n)| n), each), (15, Some(2), 256));
        let Ghost::Boxes { frames, more, .. } = Ghost::new(256, 300) else { panic!("boxes") };
        assert_eq!((rects(&frames), more), (2, None));
    }
}
