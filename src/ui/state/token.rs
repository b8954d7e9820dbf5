//! The token: it stands in its field, and nothing that is kept or shown has it.

use super::State;
use crate::api::token::{Pasted, Token, TokenFault, wipe};
use crate::text;
use leptos::prelude::*;

impl State {
    /// What stands in the token's field.
    pub(in crate::ui) fn typed_token(self) -> String {
        self.token.get()
    }

    pub(in crate::ui) fn has_token(self) -> bool {
        self.token.with(|token| !token.is_empty())
    }

    pub(in crate::ui) fn set_token(self, mut typed: String) {
        self.token.update(|token| {
            wipe(token);
            token.push_str(&typed);
        });
        wipe(&mut typed);
        self.token_missed.set(false);
        self.token_refused.set(String::new());
    }

    /// The token, as far as what stands in its field is one.
    pub(in crate::ui) fn token(self) -> Result<Pasted, TokenFault> {
        self.token.with(|typed| Token::parse(typed))
    }

    /// A text that is to be kept and shown, without the token that stands in its own field. Whoever put it elsewhere too
    /// is told.
    pub(super) fn without_token(self, text: String) -> String {
        match untrack(|| self.token()) {
            Ok(found) if found.token.is_in(&text) => {
                self.tell(text::TOKEN_MASKED.to_owned(), None);
                found.token.mask(&text)
            }
            _ => text,
        }
    }

    /// Takes another base for the API's. What was typed for the one is nothing for the other to see.
    pub(in crate::ui) fn choose_base(self, base: String) {
        if self
            .settings
            .with_untracked(|settings| settings.base != base)
        {
            self.set_token(String::new());
            self.settings.update(|settings| settings.base = base);
        }
    }
}
