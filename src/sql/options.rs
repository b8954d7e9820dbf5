//! The options of a table as `WITH` has them: `'key' = 'value'`, separated by commas.

use super::name::unquoted;
use super::token::{Kind, tokens};

/// The options of a text, with their values. `None` where it is no list of options.
pub fn read(text: &str) -> Option<Vec<(String, String)>> {
    let tokens = tokens(text);
    let mut parts = tokens.iter().filter(|token| !token.kind.is_gap());
    let mut options = Vec::new();
    while let Some(key) = parts.next() {
        let sign = parts.next()?;
        let value = parts.next()?;
        let are_texts = key.kind == Kind::Text && value.kind == Kind::Text;
        if !are_texts || sign.span.of(text) != "=" {
            return None;
        }
        let said = |at: super::token::Span| unquoted(at.of(text), '\'');
        options.push((said(key.span), said(value.span)));
        if parts.next().is_some_and(|comma| comma.span.of(text) != ",") {
            return None;
        }
    }
    Some(options)
}

/// Options as a text.
pub fn written(options: &[(String, String)], between: &str) -> String {
    let options = options.iter();
    let options: Vec<String> = options
        .map(|(key, value)| [&quoted(key), " = ", &quoted(value)].concat())
        .collect();
    options.join(between)
}

/// A text of SQL in its quotes.
pub fn quoted(text: &str) -> String {
    ["'", &text.replace('\'', "''"), "'"].concat()
}
