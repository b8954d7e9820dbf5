//! The token that the user pastes. It has no `Display`, its `Debug` is blank, and nothing but the header
//! of a request is ever made of it.

use std::fmt;

/// How the `Authorization` header names the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AuthScheme {
    /// `Bearer`, as the cheat sheet and most of Aiven's documentation.
    #[default]
    Bearer,
    /// `aivenv1`, as Aiven's own clients.
    Aivenv1,
}

impl AuthScheme {
    /// Every scheme, in the order in which settings offer them.
    pub const ALL: [Self; 2] = [Self::Bearer, Self::Aivenv1];

    /// The word in the header.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bearer => "Bearer",
            Self::Aivenv1 => "aivenv1",
        }
    }

    /// The scheme of that name, in any case, as HTTP has it (RFC 9110, section 11.1).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|scheme| scheme.name().eq_ignore_ascii_case(name))
    }
}

/// The fewest characters of a token that is worth masking. Aiven's have hundreds.
const SECRET_MIN: usize = 8;

/// A token that can stand in a header.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// What was pasted, read as a token.
#[derive(Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The token alone.
    pub token: Token,
    /// White space or a scheme's name around it was left out.
    pub trimmed: bool,
}

/// Why a text can't be a token. Says nothing of the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenFault {
    /// Nothing but white space or a scheme's name.
    Empty,
    /// White space inside: two things were pasted, or a line break came along.
    Space,
    /// A character that RFC 6750 has no place for.
    Character,
}

impl Token {
    /// Reads what the user pasted. White space around it, a scheme's name and a header's name in front
    /// of it are left out; what remains must be a `b64token` of RFC 6750, section 2.1, so that it can't
    /// end the header and begin another.
    ///
    /// # Errors
    /// See [`TokenFault`].
    pub fn parse(typed: &str) -> Result<Pasted, TokenFault> {
        let mut rest = typed.trim();
        for prefix in ["authorization:", "bearer", "aivenv1"] {
            let fits = rest
                .get(..prefix.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(prefix));
            let tail = rest.get(prefix.len()..).unwrap_or_default();
            if fits
                && (prefix.ends_with(':')
                    || tail.is_empty()
                    || tail.starts_with(char::is_whitespace))
            {
                rest = tail.trim_start();
            }
        }
        if rest.is_empty() {
            return Err(TokenFault::Empty);
        }
        if rest.contains(char::is_whitespace) {
            return Err(TokenFault::Space);
        }
        let stem = rest.trim_end_matches('=');
        let fits = |b: u8| b.is_ascii_alphanumeric() || b"-._~+/".contains(&b);
        if stem.is_empty() || !stem.bytes().all(fits) {
            return Err(TokenFault::Character);
        }
        Ok(Pasted {
            token: Self(rest.to_owned()),
            trimmed: rest.len() != typed.len(),
        })
    }

    /// The value of the `Authorization` header.
    pub fn header(&self, scheme: AuthScheme) -> String {
        format!("{} {}", scheme.name(), self.0)
    }

    /// Whether a text holds the token as it is. One as short as a word is no secret.
    pub fn is_in(&self, text: &str) -> bool {
        self.0.len() >= SECRET_MIN && text.contains(&self.0)
    }

    /// The text with the token masked wherever it stands in it: as it is, escaped as JSON, a URL or HTML escapes
    /// characters, and as far as a text that was cut off holds it; and what it is in hexadecimal digits and within
    /// base64. A token as short as a word is no secret, and would be found inside ids and names: it is left alone.
    pub fn mask(&self, text: &str) -> String {
        if self.0.len() < SECRET_MIN {
            return text.to_owned();
        }
        let mut masked = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some(length) = self.length_in(rest) {
                masked.push_str("•••");
                rest = &rest[length..];
            } else {
                masked.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        for mut form in self.encoded() {
            masked = masked.replace(&form, "•••");
            wipe(&mut form);
        }
        masked
    }

    fn encoded(&self) -> Vec<String> {
        let hex = self.0.bytes().map(|byte| format!("{byte:02x}"));
        let hex: String = hex.collect();
        let mut forms = vec![hex.to_ascii_uppercase(), hex];
        for skipped in [0, 4, 2] {
            let inner = base64(self.0.as_bytes(), skipped);
            forms.push(inner.replace('+', "-").replace('/', "_"));
            forms.push(inner);
        }
        forms
    }

    /// How much of a text the token takes that stands at its beginning, or the beginning of one that ends with the text.
    fn length_in(&self, text: &str) -> Option<usize> {
        let mut at = 0;
        for (count, wanted) in self.0.bytes().enumerate() {
            let rest = &text[at..];
            match written(rest, wanted) {
                Some(length) => at += length,
                // The text ends here, in the middle of an escape perhaps.
                None if count >= SECRET_MIN && is_end(rest) => return Some(text.len()),
                None => return None,
            }
        }
        Some(at)
    }
}

/// The digits of base64 that these bytes alone decide: behind others, their first bits belong to a digit that is shared.
fn base64(bytes: &[u8], skipped: usize) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |index: usize| {
        let bit = skipped + index * 6;
        let [high, low] = [0, 1].map(|next| bytes.get(bit / 8 + next).copied().unwrap_or(0));
        let six = u16::from_be_bytes([high, low]) >> (10 - bit % 8) & 63;
        char::from(DIGITS[usize::from(six)])
    };
    (0..(bytes.len() * 8 - skipped) / 6).map(digit).collect()
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

/// Whether a text that was cut off may end with this, but for a character that is whole.
fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.len() < 8 && rest.starts_with(['\\', '%', '&'])
}

/// The most backslashes in front of an escape: JSON within JSON doubles them.
const BACKSLASHES_MAX: usize = 4;

/// How many bytes a character takes that a text begins with, if it is this one, as it is or escaped.
fn written(text: &str, wanted: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    if first == wanted {
        return Some(1);
    }
    // What stands before the number of a character, its digits, their radix, and what stands behind them.
    let (before, digits, radix, behind): (usize, _, _, &[u8]) = match first {
        b'\\' => {
            let end = bytes
                .iter()
                .take(BACKSLASHES_MAX + 1)
                .position(|byte| *byte != b'\\')?;
            match bytes[end] {
                b'/' if wanted == b'/' => return Some(end + 1),
                b'u' => (end + 1, 4, 16, b""),
                _ => return None,
            }
        }
        b'%' if text.starts_with("%25") && wanted != b'%' => (3, 2, 16, b""),
        b'%' => (1, 2, 16, b""),
        b'&' => {
            let radix = if matches!(bytes.get(2)?, b'x' | b'X') {
                16
            } else {
                10
            };
            let before = if radix == 16 { 3 } else { 2 };
            let window = bytes.iter().skip(before).take(8);
            let digits = window.copied().position(|byte| byte == b';')?;
            (before, digits, radix, b";")
        }
        _ => return None,
    };
    let number = text.get(before..before + digits)?;
    let is_it = u32::from_str_radix(number, radix) == Ok(wanted.into());
    is_it.then_some(before + digits + behind.len())
}

/// Overwrites a text that held a token before its memory is given back.
pub fn wipe(text: &mut String) {
    let mut bytes = std::mem::take(text).into_bytes();
    bytes.fill(0);
    // Without this the compiler may drop the writes: nobody reads them.
    std::hint::black_box(&bytes);
}
