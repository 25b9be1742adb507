//! A persistent list: two levels of shared chunks.

use std::rc::Rc;

/// Elements in one chunk before it is split.
const CHUNK: usize = 64;

/// An ordered list whose clone costs one pointer and whose edit copies one chunk and the list of
/// chunks: for n elements about 64 + n/64 pointers, never n.
#[derive(Debug)]
pub struct PList<T> {
    chunks: Rc<Vec<Rc<Vec<Rc<T>>>>>,
    len: usize,
}

impl<T> Clone for PList<T> {
    fn clone(&self) -> Self {
        Self { chunks: Rc::clone(&self.chunks), len: self.len }
    }
}

impl<T> Default for PList<T> {
    fn default() -> Self {
        Self { chunks: Rc::new(Vec::new()), len: 0 }
    }
}

impl<T: PartialEq> PartialEq for PList<T> {
    fn eq(&self, other: &Self) -> bool {
        self.ptr_eq(other)
            || (self.len == other.len && self.shared().zip(other.shared()).all(|(a, b)| Rc::ptr_eq(a, b) || a == b))
    }
}

impl<T: Eq> Eq for PList<T> {}

impl<T> FromIterator<T> for PList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut chunks = Vec::new();
        let mut chunk = Vec::with_capacity(CHUNK);
        let mut len = 0;
        for item in items {
            chunk.push(Rc::new(item));
            len += 1;
            if chunk.len() == CHUNK {
                chunks.push(Rc::new(std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK))));
            }
        }
        if !chunk.is_empty() {
            chunks.push(Rc::new(chunk));
        }
        Self { chunks: Rc::new(chunks), len }
    }
}

impl<T> PList<T> {
    /// How many elements.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether both are one list in memory (a quick "unchanged").
    pub fn ptr_eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.chunks, &other.chunks)
    }

    /// The elements in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.iter()).map(Rc::as_ref)
    }

    /// The elements in order, as the pointers that are shared between states.
    pub fn shared(&self) -> impl Iterator<Item = &Rc<T>> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// The element at `index`.
    pub fn get(&self, index: usize) -> Option<&Rc<T>> {
        let (chunk, at) = self.locate(index)?;
        self.chunks.get(chunk)?.get(at)
    }

    /// Appends one element.
    pub fn push(&mut self, item: T) {
        let chunks = Rc::make_mut(&mut self.chunks);
        match chunks.last_mut() {
            Some(last) if last.len() < CHUNK => Rc::make_mut(last).push(Rc::new(item)),
            _ => chunks.push(Rc::new(vec![Rc::new(item)])),
        }
        self.len += 1;
    }

    /// Puts `item` before the element at `index`; at the end when `index` is the length or more.
    pub fn insert(&mut self, index: usize, item: T) {
        let Some((chunk, at)) = self.locate(index) else {
            return self.push(item);
        };
        let chunks = Rc::make_mut(&mut self.chunks);
        if let Some(found) = chunks.get_mut(chunk) {
            let found = Rc::make_mut(found);
            found.insert(at, Rc::new(item));
            if found.len() > 2 * CHUNK {
                let rest = found.split_off(CHUNK);
                chunks.insert(chunk + 1, Rc::new(rest));
            }
            self.len += 1;
        }
    }

    /// Replaces the element at `index`; nothing where there is none.
    pub fn set(&mut self, index: usize, item: T) {
        if let Some((chunk, at)) = self.locate(index)
            && let Some(slot) = Rc::make_mut(&mut self.chunks).get_mut(chunk).and_then(|found| Rc::make_mut(found).get_mut(at))
        {
            *slot = Rc::new(item);
        }
    }

    /// Takes the element at `index` out.
    pub fn remove(&mut self, index: usize) -> Option<Rc<T>> {
        let (chunk, at) = self.locate(index)?;
        let chunks = Rc::make_mut(&mut self.chunks);
        let found = Rc::make_mut(chunks.get_mut(chunk)?);
        let taken = found.remove(at);
        if found.is_empty() {
            chunks.remove(chunk);
        }
        self.len -= 1;
        Some(taken)
    }

    /// How many elements two lists do **not** share in memory: what an edit really cost.
    pub fn unshared_with(&self, other: &Self) -> usize {
        let theirs: std::collections::HashSet<*const T> = other.shared().map(Rc::as_ptr).collect();
        self.shared().filter(|item| !theirs.contains(&Rc::as_ptr(item))).count()
    }

    fn locate(&self, index: usize) -> Option<(usize, usize)> {
        let mut rest = index;
        for (number, chunk) in self.chunks.iter().enumerate() {
            if rest < chunk.len() {
                return Some((number, rest));
            }
            rest -= chunk.len();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_copies_one_element_and_leaves_the_old_list_as_it_was() {
        let old: PList<u32> = (0..10_000).collect();
        let mut new = old.clone();
        new.set(5_000, 7);
        assert_eq!(new.unshared_with(&old), 1);
        assert_eq!(old.get(5_000).map(|n| **n), Some(5_000));
        assert_eq!(new.get(5_000).map(|n| **n), Some(7));
        let shared_chunks = new.chunks.iter().zip(old.chunks.iter()).filter(|(a, b)| Rc::ptr_eq(a, b)).count();
        assert_eq!(shared_chunks, old.chunks.len() - 1);
    }

    #[test]
    fn it_behaves_like_a_vector() {
        let mut list = PList::default();
        let mut plain: Vec<u32> = Vec::new();
        let mut seed = 1u32;
        for step in 0..5_000u32 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = (seed >> 8) as usize % (plain.len() + 1);
            match seed >> 30 {
                0 if !plain.is_empty() => {
                    let at = at.min(plain.len() - 1);
                    assert_eq!(list.remove(at).map(|n| *n), Some(plain.remove(at)));
                }
                1 => {
                    list.push(step);
                    plain.push(step);
                }
                _ => {
                    list.insert(at, step);
                    plain.insert(at, step);
                }
            }
            assert_eq!(list.len(), plain.len());
        }
        assert!(list.iter().copied().eq(plain.iter().copied()));
    }
}
