//! Who holds an interface: mostly one, so that most interfaces need no list of their own.

use crate::network::Holder;
use std::ops::Deref;

/// The holders of an ENI, in creation order: a slice that grows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holders(Few);

#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Few {
    #[default]
    Nobody,
    One(Holder),
    /// Two or more.
    Many(Vec<Holder>),
}

impl Holders {
    /// One more, the last in order.
    pub fn push(&mut self, holder: Holder) {
        match &mut self.0 {
            Few::Nobody => self.0 = Few::One(holder),
            Few::One(first) => self.0 = Few::Many(vec![*first, holder]),
            Few::Many(list) => list.push(holder),
        }
    }
}

impl Deref for Holders {
    type Target = [Holder];

    fn deref(&self) -> &[Holder] {
        match &self.0 {
            Few::Nobody => &[],
            Few::One(holder) => std::slice::from_ref(holder),
            Few::Many(list) => list,
        }
    }
}

impl<'a> IntoIterator for &'a Holders {
    type Item = &'a Holder;
    type IntoIter = std::slice::Iter<'a, Holder>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::FunctionKey;

    #[test]
    fn they_stay_in_the_order_they_came_in() {
        let of = |n: u32| Holder::Version { function: FunctionKey(n), version: 0 };
        let mut holders = Holders::default();
        let mut list = Vec::new();
        assert_eq!(*holders, []);
        for n in [7, 3, 7, 1] {
            holders.push(of(n));
            list.push(of(n));
            assert_eq!(*holders, *list);
        }
        assert!((&holders).into_iter().eq(&list));
    }
}
