//! Tokens in a text that is on its way elsewhere than into the import: whether it holds one, and the text without it.

use super::{Import, Secret, credentials, read_copied};
use crate::api::token::Token;

/// What stands in the place of a token in a text that is shown.
pub const MASK: &str = "•••";
/// How many tokens are looked for in one text.
const TOKENS_MAX: usize = 16;

/// A text that holds a token or another secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carrier {
    /// The text, with [`MASK`] in the place of every one.
    pub masked: String,
    /// The first token of the API's.
    pub token: Option<Secret>,
    /// It is a request with a token, or several: the import reads more in it than the token.
    pub is_request: bool,
}

/// Looks for a token in a text, where the import finds one too, and for what else is a secret by its name.
pub fn find(text: &str) -> Option<Carrier> {
    if let Some(import) = import_with_token(text)
        && let Some(token) = import.token.clone()
    {
        return Some(Carrier {
            masked: masked(text, &token),
            is_request: is_request(&import, text),
            token: Some(token),
        });
    }
    let found = credentials::find(text);
    let token = found
        .iter()
        .filter(|found| found.is_token)
        .map(|found| &text[found.span.clone()])
        .find(|token| Token::parse(token).is_ok())
        .map(|token| Secret(token.to_owned()));
    let is_any = !found.is_empty();
    is_any.then(|| Carrier {
        masked: without(text, &found),
        token,
        is_request: false,
    })
}

/// The text with [`MASK`] in the place of what was found in it.
fn without(text: &str, found: &[credentials::Credential]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for found in found {
        masked.push_str(&text[end..found.span.start]);
        masked.push_str(MASK);
        end = found.span.end;
    }
    masked.push_str(&text[end..]);
    masked
}

/// The text with every token masked. One that is written with escapes can't be found in it: then nothing of it stays.
pub fn masked(text: &str, token: &Secret) -> String {
    let mut masked = text.replace(&token.0, MASK);
    let mut last = text.len();
    for _ in 0..TOKENS_MAX {
        match import_with_token(&masked).and_then(|import| import.token) {
            None => return without(&masked, &credentials::find(&masked)),
            Some(_) if masked.len() == last => break,
            Some(Secret(token)) => {
                last = masked.len();
                masked = masked.replace(&token, MASK);
            }
        }
    }
    MASK.to_owned()
}

fn import_with_token(text: &str) -> Option<Import> {
    // Most of what is pasted has none of these words, and is not read at all.
    const WORDS: [&str; 4] = ["bearer", "aivenv1", "authorization", "token"];
    let lower = text.to_ascii_lowercase();
    if !WORDS.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let (_, import) = read_copied(text);
    let token = import.token.as_ref()?;
    (is_request(&import, text) || is_named(text, &token.0)).then_some(import)
}

fn is_request(import: &Import, text: &str) -> bool {
    // A payload alone belongs where it is pasted.
    let is_payload = text.trim_start().starts_with(['{', '[']);
    !is_payload
        && (!import.drafts.is_empty()
            || !import.target.project.is_empty()
            || !import.target.service.is_empty())
}

/// Whether the words in front of a token say that it is one. `token=t.name` may be a line of SQL.
fn is_named(text: &str, token: &str) -> bool {
    let is_behind_name = |(at, _)| {
        let signs = |c: char| c.is_whitespace() || "\"'`=:^".contains(c);
        let front = text[..at].trim_end_matches(signs);
        if front.ends_with("--auth-token") {
            return true;
        }
        let start = front
            .rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .map_or(0, |at| at + 1);
        let word = front[start..].to_ascii_lowercase();
        ["bearer", "authorization", "api_token"]
            .iter()
            .any(|name| word.ends_with(name))
            || word.starts_with("aiven")
    };
    text.match_indices(token).any(is_behind_name)
        // A token that is written with escapes.
        || !text.contains(token)
}
