//! Every text the reader sees, in both languages. A text without one of them does not compile.

use std::fmt;

/// The language of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language of a BCP 47 tag: Japanese for `ja` and `ja-…`, else English.
    pub fn from_tag(tag: &str) -> Self {
        if tag.get(..2).is_some_and(|two| two.eq_ignore_ascii_case("ja")) { Self::Ja } else { Self::En }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Ja => Self::En,
            Self::En => Self::Ja,
        }
    }
}

/// A number as both languages write it: `1,234`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct N(pub u64);

impl fmt::Display for N {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// Declares texts: `name { ja: "…", en: "…" }` without arguments, or
/// `name(count: N, who: &str) { ja: "… {count} …", en: "…" }` with them.
/// A literal with arguments captures them by name, as in `format!`.
#[macro_export]
macro_rules! texts {
    () => {};
    ($(#[$doc:meta])* $name:ident { ja: $ja:literal, en: $en:literal $(,)? } $($rest:tt)*) => {
        #[doc = $en]
        $(#[$doc])*
        pub const fn $name(lang: $crate::text::Lang) -> &'static str {
            match lang { $crate::text::Lang::Ja => $ja, $crate::text::Lang::En => $en }
        }
        $crate::texts! { $($rest)* }
    };
    ($(#[$doc:meta])* $name:ident($($arg:ident: $kind:ty),+ $(,)?) { ja: $ja:literal, en: $en:literal $(,)? } $($rest:tt)*) => {
        #[doc = $en]
        $(#[$doc])*
        pub fn $name(lang: $crate::text::Lang, $($arg: $kind),+) -> String {
            match lang { $crate::text::Lang::Ja => format!($ja), $crate::text::Lang::En => format!($en) }
        }
        $crate::texts! { $($rest)* }
    };
}

pub mod advice;
pub mod board;
pub mod dialogs;
pub mod errors;
pub mod failures;
pub mod import;
pub mod inspector;
pub mod keep;
pub mod limits;
pub mod link;
pub mod rules;
pub mod shell;
pub mod sizing;
pub mod sources;
pub mod speech;
pub mod terms;
pub mod ui;
pub mod why;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!(N(0).to_string(), "0");
        assert_eq!(N(999).to_string(), "999");
        assert_eq!(N(1_000).to_string(), "1,000");
        assert_eq!(N(1_234_567).to_string(), "1,234,567");
    }
}
