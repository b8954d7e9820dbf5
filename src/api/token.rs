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

    /// The text with the token masked wherever it stands in it. A text as short as a word is no secret, and
    /// would be found inside ids and names: it is left alone.
    pub fn mask(&self, text: &str) -> String {
        if self.0.len() < SECRET_MIN {
            return text.to_owned();
        }
        text.replace(&self.0, "•••")
    }
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

/// Overwrites a text that held a token before its memory is given back.
pub fn wipe(text: &mut String) {
    let mut bytes = std::mem::take(text).into_bytes();
    bytes.fill(0);
    // Without this the compiler may drop the writes: nobody reads them.
    std::hint::black_box(&bytes);
}
