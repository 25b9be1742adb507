//! Bytes out and in: numbers in base 128, texts, words that repeat.

use super::{LinkError, base64};
use std::collections::HashMap;
use std::rc::Rc;

/// CRC-32 as in zip and PNG.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0u32; 16];
        let mut at = 0;
        while at < 16 {
            let mut value = at as u32;
            let mut bit = 0;
            while bit < 4 {
                value = if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 };
                bit += 1;
            }
            table[at] = value;
            at += 1;
        }
        table
    };
    let half = |crc: u32| (crc >> 4) ^ TABLE.get((crc & 15) as usize).copied().unwrap_or(0);
    !bytes.iter().fold(!0u32, |crc, byte| half(half(crc ^ u32::from(*byte))))
}

/// Words that most boards hold: known to both sides from the start. Never changed, or old links break.
const KNOWN: [&str; 8] =
    [crate::network::UNKNOWN_ACCOUNT, "", "ap-northeast-1", "us-east-1", "0.0.0.0/0", "us-west-2", "eu-west-1", "eu-central-1"];

/// What is written.
#[derive(Debug)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
    words: HashMap<Rc<str>, u64>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { bytes: Vec::new(), words: (0..).zip(KNOWN).map(|(at, word)| (word.into(), at)).collect() }
    }

    /// A number: seven bits a byte, the lowest first.
    pub(super) fn number(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// A text whose head is told apart from the numbers below `free`, which mean something else.
    pub(super) fn text_after(&mut self, text: &str, free: u64) {
        let packed = base64::fits(text);
        self.number(((text.len() as u64) << 1 | u64::from(packed)) + free);
        if packed {
            self.bytes.extend(base64::pack(text));
        } else {
            self.bytes.extend_from_slice(text.as_bytes());
        }
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.text_after(text, 0);
    }

    /// A text that may be missing or the same as another one, which stands before it.
    pub(super) fn name(&mut self, name: Option<&str>, id: &str) {
        match name {
            None => self.number(0),
            Some(name) if name == id => self.number(1),
            Some(name) => self.text_after(name, 2),
        }
    }

    /// A word: when it stood before, only its place; its head leaves out the numbers below `free`.
    pub(super) fn word_after(&mut self, word: &Rc<str>, free: u64) {
        if let Some(known) = self.words.get(word) {
            return self.number(known + free + 1);
        }
        self.number(free);
        self.text(word);
        self.words.insert(Rc::clone(word), self.words.len() as u64);
    }
}

/// What is read. Nothing is allocated by a count that was read: only what is there is taken.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    words: Vec<Rc<str>>,
    /// How many bytes of memory may still be made of it.
    budget: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], budget: usize) -> Self {
        Self { rest: bytes, words: KNOWN.iter().map(|word| Rc::from(*word)).collect(), budget }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// How many bytes are left.
    pub(super) fn rest_len(&self) -> usize {
        self.rest.len()
    }

    /// Reads a part by itself, with words of its own, to its end.
    pub(super) fn nested(
        &mut self,
        body: &'a [u8],
        read: impl FnOnce(&mut Self) -> Result<(), LinkError>,
    ) -> Result<(), LinkError> {
        let mut inner = Self::new(body, self.budget);
        read(&mut inner)?;
        self.budget = inner.budget;
        if inner.is_empty() { Ok(()) } else { Err(LinkError::Damaged) }
    }

    /// Accounts for `bytes` of memory.
    pub(super) fn charge(&mut self, bytes: usize) -> Result<(), LinkError> {
        self.budget = self.budget.checked_sub(bytes).ok_or(LinkError::TooBig)?;
        Ok(())
    }

    /// The next `count` bytes.
    pub(super) fn take(&mut self, count: u64) -> Result<&'a [u8], LinkError> {
        let count = usize::try_from(count).map_err(|_| LinkError::Damaged)?;
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(LinkError::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, LinkError> {
        let (first, rest) = self.rest.split_first().ok_or(LinkError::Damaged)?;
        self.rest = rest;
        Ok(*first)
    }

    pub(super) fn number(&mut self) -> Result<u64, LinkError> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x7F);
            if shift == 63 && part > 1 {
                break;
            }
            value |= part << shift;
            if byte < 0x80 {
                // A leading zero would be a second way to write the same.
                return if byte == 0 && shift > 0 { Err(LinkError::Damaged) } else { Ok(value) };
            }
        }
        Err(LinkError::Damaged)
    }

    /// A place among `count` elements.
    pub(super) fn place(&mut self, count: usize) -> Result<u32, LinkError> {
        let place = self.number()?;
        within(place, count)
    }

    fn text_of(&mut self, head: u64) -> Result<String, LinkError> {
        let (length, packed) = (head >> 1, head & 1 == 1);
        let length = usize::try_from(length).ok().filter(|length| *length <= self.rest.len().saturating_mul(2));
        let length = length.ok_or(LinkError::Damaged)?;
        self.charge(length)?;
        if packed {
            Ok(base64::unpack(self.take(base64::packed_len(length) as u64)?, length))
        } else {
            let bytes = self.take(length as u64)?;
            std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| LinkError::Damaged)
        }
    }

    pub(super) fn text(&mut self) -> Result<String, LinkError> {
        let head = self.number()?;
        self.text_of(head)
    }

    pub(super) fn name(&mut self, id: &str) -> Result<Option<String>, LinkError> {
        match self.number()? {
            0 => Ok(None),
            1 => {
                self.charge(id.len())?;
                Ok(Some(id.to_owned()))
            }
            head => self.text_of(head - 2).map(Some),
        }
    }

    /// A word whose head was read already, less what it leaves out.
    pub(super) fn word_of(&mut self, head: u64) -> Result<Rc<str>, LinkError> {
        if head == 0 {
            let word: Rc<str> = self.text()?.into();
            self.words.push(Rc::clone(&word));
            return Ok(word);
        }
        let known = usize::try_from(head - 1).ok().and_then(|at| self.words.get(at)).cloned();
        known.ok_or(LinkError::Damaged)
    }

    pub(super) fn word(&mut self) -> Result<Rc<str>, LinkError> {
        let head = self.number()?;
        self.word_of(head)
    }
}

/// `place`, if so many elements have it.
pub(super) fn within(place: u64, count: usize) -> Result<u32, LinkError> {
    u32::try_from(place).ok().filter(|place| (*place as usize) < count).ok_or(LinkError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_everybody_knows() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn numbers_and_texts_come_back() {
        let mut writer = Writer::new();
        let numbers = [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX];
        numbers.iter().for_each(|number| writer.number(*number));
        writer.text("名前");
        writer.name(Some("a"), "a");
        writer.name(Some("b"), "a");
        writer.name(None, "a");
        let word: Rc<str> = "123".into();
        writer.word_after(&word, 5);
        writer.word_after(&word, 5);
        let mut reader = Reader::new(&writer.bytes, 1_000);
        for number in numbers {
            assert_eq!(reader.number(), Ok(number));
        }
        assert_eq!(reader.text().unwrap(), "名前");
        assert_eq!(reader.name("a"), Ok(Some("a".to_owned())));
        assert_eq!(reader.name("a"), Ok(Some("b".to_owned())));
        assert_eq!(reader.name("a"), Ok(None));
        for _ in 0..2 {
            let head = reader.number().unwrap();
            assert_eq!(reader.word_of(head - 5).as_deref(), Ok("123"));
        }
        assert!(reader.is_empty());
        for bad in [&[0x80, 0x00][..], &[0xFF; 11], &[0x80], &[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02]] {
            assert_eq!(Reader::new(bad, 10).number(), Err(LinkError::Damaged), "{bad:?}");
        }
        let huge = [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01];
        assert_eq!(Reader::new(&huge, 10).text(), Err(LinkError::Damaged), "a length is no allocation");
    }
}
