//! What a line of arithmetic comes to, by a reader that knows nothing of the engine.

/// A reader of arithmetic that knows nothing of the engine: words are left out, decimals are
/// fractions, and only what is written rounds.
struct Reader<'a>(&'a str);

/// A number as a fraction: above, below.
pub type Fraction = (i128, i128);

impl Reader<'_> {
    fn skip_words(&mut self) {
        loop {
            let Some(next) = self.0.chars().next() else { return };
            if next.is_ascii_digit()
                || "+−×÷(),".contains(next)
                || ["ceil(", "floor(", "max("].iter().any(|call| self.0.starts_with(call))
            {
                return;
            }
            self.0 = &self.0[next.len_utf8()..];
        }
    }

    fn takes(&mut self, text: &str) -> bool {
        self.skip_words();
        self.0.strip_prefix(text).map(|rest| self.0 = rest).is_some()
    }

    fn number(&mut self) -> Fraction {
        self.skip_words();
        let digit_follows = |at: usize| self.0[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        let end = self.0.char_indices().find(|(at, c)| !(c.is_ascii_digit() || (",.".contains(*c) && digit_follows(*at))));
        let (digits, rest) = self.0.split_at(end.map_or(self.0.len(), |(at, _)| at));
        self.0 = rest;
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let scale = 10i128.pow(part.len() as u32);
        (format!("{}{part}", whole.replace(',', "")).parse().unwrap_or_else(|_| panic!("no number at {digits:?}{rest:?}")), scale)
    }

    fn factor(&mut self) -> Fraction {
        for (call, up) in [("ceil(", true), ("floor(", false)] {
            if self.takes(call) {
                let (a, b) = self.sum();
                assert!(self.takes(")"), "a bracket is missing at {:?}", self.0);
                return (if up { (a + b - 1).div_euclid(b) } else { a.div_euclid(b) }, 1);
            }
        }
        if self.takes("max(") {
            let a = self.sum();
            assert!(self.takes(","), "two arguments at {:?}", self.0);
            let b = self.sum();
            assert!(self.takes(")"), "a bracket is missing at {:?}", self.0);
            return if a.0 * b.1 >= b.0 * a.1 { a } else { b };
        }
        if self.takes("(") {
            let inside = self.sum();
            assert!(self.takes(")"), "a bracket is missing at {:?}", self.0);
            return inside;
        }
        self.number()
    }

    fn product(&mut self) -> Fraction {
        let mut value = self.factor();
        loop {
            if self.takes("×") {
                let next = self.factor();
                value = (value.0 * next.0, value.1 * next.1);
            } else if self.takes("÷") {
                let next = self.factor();
                value = (value.0 * next.1, value.1 * next.0);
            } else {
                return value;
            }
        }
    }

    fn sum(&mut self) -> Fraction {
        let mut value = self.product();
        loop {
            let sign = match (self.takes("+"), self.takes("−")) {
                (true, _) => 1,
                (_, true) => -1,
                _ => return value,
            };
            let next = self.product();
            value = (value.0 * next.1 + sign * next.0 * value.1, value.1 * next.1);
        }
    }
}

/// What a whole line comes to, words left out.
pub fn evaluate(line: &str) -> Fraction {
    let mut reader = Reader(line);
    let value = reader.sum();
    reader.skip_words();
    assert!(reader.0.is_empty(), "not read to its end: {line}");
    value
}
