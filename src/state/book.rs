//! The rules' words as the page has them: loaded when a reader first asks why.

use crate::text::Lang;
use crate::text::rules::RuleText;
use std::rc::Rc;

/// The rules' words.
#[derive(Debug, Clone, Default)]
pub enum RuleBook {
    /// Nobody asked yet.
    #[default]
    Closed,
    /// On their way.
    Loading,
    /// They did not come.
    Failed,
    /// There, in a language.
    Open(Lang, Rc<[RuleText]>),
}

/// Equal when it is one value in memory: the words never change.
impl PartialEq for RuleBook {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Open(a, words), Self::Open(b, others)) => a == b && Rc::ptr_eq(words, others),
            (Self::Closed, Self::Closed) | (Self::Loading, Self::Loading) | (Self::Failed, Self::Failed) => true,
            _ => false,
        }
    }
}

impl RuleBook {
    /// The rule of this id in this language, if it is there.
    pub fn rule(&self, lang: Lang, id: &str) -> Option<&RuleText> {
        match self {
            Self::Open(of, words) if *of == lang => words.iter().find(|rule| rule.id == id),
            _ => None,
        }
    }

    /// Whether the words of a language are there or on their way.
    pub fn has(&self, lang: Lang) -> bool {
        matches!(self, Self::Loading) || matches!(self, Self::Open(of, _) if *of == lang)
    }
}
