//! base64url without padding (RFC 4648, section 5), and texts of its 64 characters in six bits each.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn digit(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    }))
}

fn letter(six: u32) -> char {
    char::from(ALPHABET.get((six & 63) as usize).copied().unwrap_or(b'A'))
}

/// Whether every character is one of the 64.
pub(super) fn fits(text: &str) -> bool {
    text.bytes().all(|byte| digit(byte).is_some())
}

/// The characters of `bytes`.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..=three.len() {
            text.push(letter(bits >> (18 - 6 * at)));
        }
    }
    text
}

/// The bytes of `text`, and whether the bits that are left over are zero and make no character too
/// many; `None` for a character outside the alphabet.
pub(super) fn decode(text: &str) -> Option<(Vec<u8>, bool)> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in text.bytes() {
        bits = (bits << 6 | digit(byte)?) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some((bytes, count < 6 && bits & ((1 << count) - 1) == 0))
}

/// A text of the 64 characters, packed; the last byte is filled up with zeros.
pub(super) fn pack(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(packed_len(text.len()));
    let (mut bits, mut count) = (0u32, 0u32);
    for six in text.bytes().filter_map(digit) {
        bits = (bits << 6 | six) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    if count > 0 {
        bytes.push((bits << (8 - count)) as u8);
    }
    bytes
}

/// How many bytes so many characters take when packed.
pub(super) fn packed_len(characters: usize) -> usize {
    (characters * 6).div_ceil(8)
}

/// The first `characters` characters of packed bytes.
pub(super) fn unpack(bytes: &[u8], characters: usize) -> String {
    let mut text = encode(bytes);
    text.truncate(characters);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_only_one_text_says_them() {
        for length in 0..70u8 {
            let bytes: Vec<u8> = (0..length).map(|n| n.wrapping_mul(151) ^ length).collect();
            let text = encode(&bytes);
            assert_eq!(decode(&text), Some((bytes, true)), "{text}");
        }
        assert_eq!(encode(&[0xFB, 0xFF]), "-_8");
        assert_eq!(decode("-_9"), Some((vec![0xFB, 0xFF], false)), "left-over bits");
        assert_eq!(decode("AAAAA"), Some((vec![0, 0, 0], false)), "half a byte");
        assert_eq!(decode("AA=="), None);
        assert_eq!(decode("é"), None);
    }

    #[test]
    fn names_take_six_bits_a_character() {
        for name in ["", "a", "ab", "abc", "test-lambda-01", "_-AZaz09"] {
            let packed = pack(name);
            assert_eq!(packed.len(), packed_len(name.len()));
            assert_eq!(unpack(&packed, name.len()), name);
        }
    }
}
