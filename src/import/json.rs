//! Reading single fields out of raw JSON: what is not asked for is skipped, never built.

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The values under `names` of an object, in that order; `None` where absent or `null`. A name that
/// occurs twice counts with its last value, as everywhere in JSON's practice. `None` when `raw` is
/// no object.
pub(crate) fn fields<'a, const N: usize>(raw: &'a RawValue, names: &[&str; N]) -> Option<[Option<&'a RawValue>; N]> {
    struct Fields<'n, const N: usize>(&'n [&'n str; N]);
    impl<'de, const N: usize> Visitor<'de> for Fields<'_, N> {
        type Value = [Option<&'de RawValue>; N];

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut found = [None; N];
            // Keys are read raw: a lone surrogate in a name that is dropped anyway is harmless.
            while let Some(key) = map.next_key::<&RawValue>()? {
                let slot = text(key).and_then(|key| self.0.iter().position(|name| *name == key));
                match slot.and_then(|at| found.get_mut(at)) {
                    Some(slot) => *slot = Some(map.next_value::<&RawValue>()?).filter(|value| value.get() != "null"),
                    None => drop(map.next_value::<IgnoredAny>()?),
                }
            }
            Ok(found)
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            Err(A::Error::custom("a list"))
        }
    }
    if !is_object(raw) {
        return None;
    }
    serde_json::Deserializer::from_str(raw.get()).deserialize_map(Fields(names)).ok()
}

/// The names of an object, at most `most` of them.
pub(crate) fn names(raw: &RawValue, most: usize) -> Vec<String> {
    struct Names(usize);
    impl<'de> Visitor<'de> for Names {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut found = Vec::new();
            while let Some((key, _)) = map.next_entry::<&RawValue, IgnoredAny>()? {
                if found.len() < self.0
                    && let Some(key) = text(key)
                {
                    found.push(key.into_owned());
                }
            }
            Ok(found)
        }
    }
    if !is_object(raw) {
        return Vec::new();
    }
    serde_json::Deserializer::from_str(raw.get()).deserialize_map(Names(most)).unwrap_or_default()
}

/// Whether it is an object.
pub(crate) fn is_object(raw: &RawValue) -> bool {
    raw.get().starts_with('{')
}

/// The elements of a list; `None` when it is none.
pub(crate) fn list(raw: &RawValue) -> Option<Vec<&RawValue>> {
    if !raw.get().starts_with('[') {
        return None;
    }
    Vec::<&RawValue>::deserialize(&mut serde_json::Deserializer::from_str(raw.get())).ok()
}

/// A string; `None` when it is none or holds half a character (a lone surrogate).
pub(crate) fn text(raw: &RawValue) -> Option<Cow<'_, str>> {
    let inner = raw.get().strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('\\') {
        return Some(Cow::Borrowed(inner));
    }
    serde_json::from_str(raw.get()).ok().map(Cow::Owned)
}

/// A whole number from 0 up.
pub(crate) fn number(raw: &RawValue) -> Option<u64> {
    raw.get().parse().ok()
}

/// How deep the brackets of `json` nest, counted without building anything; stops at `most + 1`
/// and then says where.
pub(crate) fn too_deep(json: &str, most: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut in_text = false;
    let mut escaped = false;
    for (at, byte) in json.bytes().enumerate() {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => {
                depth += 1;
                if depth > most {
                    return Some(at);
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
