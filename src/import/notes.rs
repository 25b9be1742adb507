//! Problems while they are found: equal ones are counted, the first place is kept.

use super::read::{At, places};
use super::{Problem, ProblemKind, SourceFile};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::mem::{Discriminant, discriminant};

#[derive(Debug, Default)]
pub(crate) struct Notes {
    index: HashMap<(Discriminant<ProblemKind>, String), usize>,
    list: Vec<(ProblemKind, Option<At>, u64)>,
}

impl Notes {
    /// One more of these.
    pub(crate) fn say(&mut self, kind: ProblemKind, at: Option<At>) {
        self.say_times(kind, at, 1);
    }

    /// As many more of these.
    pub(crate) fn say_times(&mut self, kind: ProblemKind, at: Option<At>, times: u64) {
        let key = (discriminant(&kind), apart(&kind, at));
        let at_index = *self.index.entry(key).or_insert(self.list.len());
        match self.list.get_mut(at_index) {
            Some((_, _, count)) => *count += times,
            None => self.list.push((kind, at, times)),
        }
    }

    /// Puts numbers that are known in the end into what was said before.
    pub(crate) fn amend(&mut self, change: impl Fn(&mut ProblemKind)) {
        self.list.iter_mut().for_each(|(kind, _, _)| change(kind));
    }

    /// Whether something is said of this file already.
    pub(crate) fn speaks_of_file(&self, file: usize) -> bool {
        self.list.iter().any(|(_, at, _)| at.is_some_and(|at| at.file == file))
    }

    /// All of them, the worst first, otherwise as found.
    pub(crate) fn finish(self, files: &[SourceFile], texts: &[Cow<'_, str>]) -> Vec<Problem> {
        let wanted: BTreeSet<At> = self.list.iter().filter_map(|(_, at, _)| *at).collect();
        let found: HashMap<(usize, usize), _> =
            places(files, texts, wanted).into_iter().map(|(at, place)| ((at.file, at.byte), place)).collect();
        let place = |at: At| found.get(&(at.file, at.byte)).cloned();
        let mut problems: Vec<Problem> =
            self.list.into_iter().map(|(kind, at, count)| Problem { kind, place: at.and_then(place), count }).collect();
        problems.sort_by_key(|problem| problem.kind.severity());
        problems
    }
}

/// What keeps two problems of one kind apart; all others of a kind are one with a count.
fn apart(kind: &ProblemKind, at: Option<At>) -> String {
    match kind {
        ProblemKind::Incomplete { property, .. }
        | ProblemKind::BadValue { property, .. }
        | ProblemKind::Contradiction { property, .. } => property.clone(),
        ProblemKind::SubnetNotInFiles { subnet, .. } | ProblemKind::InterfaceInUnknownSubnet { subnet } => subnet.clone(),
        ProblemKind::BadCidr { subject, .. } | ProblemKind::NegativeOccupants { subject, .. } => subject.clone(),
        ProblemKind::Empty
        | ProblemKind::TooLarge { .. }
        | ProblemKind::NotText
        | ProblemKind::CutOff
        | ProblemKind::NotJson(_)
        | ProblemKind::TooDeep
        | ProblemKind::UnknownShape(_)
        | ProblemKind::SameFileTwice(_) => at.map(|at| at.file.to_string()).unwrap_or_default(),
        // Every word about a board file stands for itself.
        ProblemKind::Board(_) => at.map(|at| at.byte.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}
