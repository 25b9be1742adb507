//! Lists of one element each by the thousand, such as the holders of every ENI, in one list together:
//! one piece of memory instead of as many as there are ENIs.

use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// A slice of a list that others share.
#[derive(Clone)]
pub struct Dealt<T> {
    all: Rc<Vec<T>>,
    start: u32,
    end: u32,
}

/// Deals elements out to owners, of which each is known to get so many at most.
pub(super) struct Deal<T> {
    starts: Vec<u32>,
    /// Where the next element of each owner goes.
    ends: Vec<u32>,
    all: Vec<T>,
}

impl<T: Copy> Deal<T> {
    /// `most[n]`: how many the n-th owner gets at most. `blank` fills what is not given.
    pub fn new(most: &[u32], blank: T) -> Self {
        let mut end = 0;
        let start = |most: &u32| {
            end += most;
            end - most
        };
        let starts: Vec<u32> = most.iter().map(start).collect();
        Self { ends: starts.clone(), starts, all: vec![blank; end as usize] }
    }

    /// Gives the owner at this place one more, the last in order. Where the element lies now.
    pub fn give(&mut self, owner: u32, element: T) -> u32 {
        let Some(end) = self.ends.get_mut(owner as usize) else { return u32::MAX };
        let at = *end;
        if let Some(slot) = self.all.get_mut(at as usize) {
            *slot = element;
            *end += 1;
        }
        at
    }

    /// What lies where [`Self::give`] said.
    pub fn at(&mut self, at: u32) -> Option<&mut T> {
        self.all.get_mut(at as usize)
    }

    /// What an owner got so far, and where that begins.
    pub fn of(&mut self, owner: usize) -> (u32, &mut [T]) {
        let (start, end) = (self.starts.get(owner).copied().unwrap_or(0), self.ends.get(owner).copied().unwrap_or(0));
        (start, self.all.get_mut(start as usize..end as usize).unwrap_or_default())
    }

    /// Takes from an owner what is not worth keeping; the rest moves up.
    pub fn keep(&mut self, owner: usize, is_kept: impl Fn(&T) -> bool) {
        let (start, own) = self.of(owner);
        let mut kept = 0;
        for n in 0..own.len() {
            if let Some(element) = own.get(n).copied().filter(&is_kept)
                && let Some(slot) = own.get_mut(kept)
            {
                *slot = element;
                kept += 1;
            }
        }
        if let Some(end) = self.ends.get_mut(owner) {
            *end = start + kept as u32;
        }
    }

    /// What each owner got, by place.
    pub fn done(self) -> impl Iterator<Item = Dealt<T>> {
        let all = Rc::new(self.all);
        self.starts.into_iter().zip(self.ends).map(move |(start, end)| Dealt { all: Rc::clone(&all), start, end })
    }
}

impl<T> Default for Dealt<T> {
    fn default() -> Self {
        Self { all: Rc::default(), start: 0, end: 0 }
    }
}

impl<T: PartialEq> PartialEq for Dealt<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Dealt<T> {}

impl<T: fmt::Debug> fmt::Debug for Dealt<T> {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        (**self).fmt(out)
    }
}

impl<T> Deref for Dealt<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.all.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl<'a, T> IntoIterator for &'a Dealt<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dealt(most: &[u32], given: &[(u32, char)]) -> Vec<Dealt<char>> {
        let mut deal = Deal::new(most, ' ');
        for (owner, element) in given {
            deal.give(*owner, *element);
        }
        deal.done().collect()
    }

    #[test]
    fn each_owner_gets_its_own_in_the_order_they_came_in() {
        let dealt = dealt(&[2, 0, 4, 1], &[(2, 'a'), (0, 'b'), (2, 'c'), (3, 'd'), (0, 'e'), (2, 'a')]);
        let expected: [&[char]; 4] = [&['b', 'e'], &[], &['a', 'c', 'a'], &['d']];
        assert_eq!(dealt.len(), expected.len());
        for (own, expected) in dealt.iter().zip(expected) {
            assert_eq!(**own, *expected);
            assert!(own.into_iter().eq(expected));
        }
    }

    #[test]
    fn what_was_given_can_be_changed_and_taken_back() {
        let mut deal = Deal::new(&[3, 2], ' ');
        deal.give(1, 'a');
        let at = deal.give(0, 'b');
        deal.give(0, 'c');
        deal.give(0, 'd');
        assert_eq!(deal.at(at).copied(), Some('b'));
        if let Some(slot) = deal.at(at) {
            *slot = 'e';
        }
        assert_eq!(deal.of(0), (0, ['e', 'c', 'd'].as_mut_slice()));
        assert_eq!(deal.of(1), (3, ['a'].as_mut_slice()));
        deal.keep(0, |element| *element != 'c');
        deal.keep(1, |element| *element == 'a');
        let dealt: Vec<Dealt<char>> = deal.done().collect();
        assert_eq!(dealt.iter().map(|own| own.to_vec()).collect::<Vec<_>>(), [vec!['e', 'd'], vec!['a']]);
    }

    #[test]
    fn they_are_equal_by_what_they_hold() {
        let one = dealt(&[1, 2], &[(0, 'a'), (1, 'b'), (1, 'c')]);
        let other = dealt(&[3, 1], &[(1, 'a'), (0, 'b'), (0, 'c')]);
        assert_eq!(one.first(), other.get(1));
        assert_eq!(one.get(1), other.first());
        assert_ne!(one.first(), other.first());
        assert_eq!(dealt(&[1], &[]), [Dealt::default()]);
    }
}
