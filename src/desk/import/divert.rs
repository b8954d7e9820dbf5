//! What becomes of a text with a token or another secret in it that is pasted into a field.

use super::{Here, Importer, Outcome, Source};
use crate::api::token::Token;
use crate::import::secret;
use crate::text::writing::import as say;

/// What becomes of a text with a token or another secret in it that is pasted into a field.
#[derive(Debug, PartialEq, Eq)]
pub enum Diverted {
    /// It is a request, and was imported instead: the dialog tells of it.
    Imported(Outcome),
    /// This goes into the field in its place.
    Masked(String, Outcome),
}

impl Importer {
    /// Looks at a text that is pasted into another field than the token's: a token in it must not come to stand there.
    /// Nothing where there is none. `can_open`: the dialog can be opened.
    pub fn divert(&mut self, text: &str, can_open: bool, here: Here) -> Option<Diverted> {
        let own = own_token(text, here);
        let found = secret::find(text);
        if can_open && found.as_ref().is_some_and(|found| found.is_request) {
            let outcome = self.read(text, Some(say::DIVERTED), &Source::Text, here);
            return Some(Diverted::Imported(outcome));
        }
        if found.is_none() && own.is_none() {
            return None;
        }
        let (mut masked, token) = match found {
            Some(found) => (found.masked, found.token),
            None => (text.to_owned(), None),
        };
        let said = if token.is_some() || own.is_some() {
            [say::MASKED, " ", token_words(here)].concat()
        } else {
            say::MASKED_OTHER.to_owned()
        };
        if let Some(own) = own {
            masked = own.mask(&masked);
        }
        let outcome = Outcome {
            told: vec![["told  ", &said].concat()],
            token: token.filter(|_| here.token.is_empty()),
        };
        Some(Diverted::Masked(masked, outcome))
    }
}

/// The token that stands in its field, where a text holds it.
pub(super) fn own_token(text: &str, here: Here) -> Option<Token> {
    let own = Token::parse(here.token).ok()?.token;
    own.is_in(text).then_some(own)
}

/// What became of a token that was found.
pub(super) fn token_words(here: Here) -> &'static str {
    if here.token.is_empty() {
        say::TOKEN_TAKEN
    } else {
        say::TOKEN_KEPT
    }
}
