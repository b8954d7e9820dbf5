//! Names of tables and columns, alone and in lists, with their quotes and without.

/// Reads a list of names as a person types it: separated by commas or line breaks, white space around
/// them left out, in backticks where a name holds one of these. A backtick inside backticks is doubled.
/// Empty entries are left out. A missing closing backtick is taken to stand at the end.
pub fn split_list(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut name = String::new();
    let mut quoted_len = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            ',' | '\n' => {
                finish(&mut name, &mut quoted_len, &mut names);
            }
            '`' => {
                while let Some(c) = chars.next() {
                    if c == '`' && chars.next_if_eq(&'`').is_none() {
                        break;
                    }
                    name.push(c);
                }
                quoted_len = name.len();
            }
            c if name.is_empty() && c.is_whitespace() => {}
            c => name.push(c),
        }
    }
    finish(&mut name, &mut quoted_len, &mut names);
    names
}

/// White space behind a name is the list's; white space inside its backticks is the name's.
fn finish(name: &mut String, quoted_len: &mut usize, names: &mut Vec<String>) {
    let len = name.trim_end().len().max(*quoted_len);
    name.truncate(len);
    *quoted_len = 0;
    if !name.is_empty() {
        names.push(std::mem::take(name));
    }
}

/// Writes a list so that [`split_list`] reads it back.
pub fn join_list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let written: Vec<String> = names.into_iter().map(in_list).collect();
    written.join(", ")
}

fn in_list(name: &str) -> String {
    if name.contains([',', '\n', '`']) || name.trim() != name {
        in_backticks(name)
    } else {
        name.to_owned()
    }
}

/// What stands between quotes, the doubled ones single.
pub(crate) fn unquoted(written: &str, quote: char) -> String {
    let body = written
        .strip_prefix(quote)
        .and_then(|rest| rest.strip_suffix(quote))
        .unwrap_or(written);
    let mut name = String::with_capacity(body.len());
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        name.push(c);
        if c == quote {
            chars.next_if_eq(&quote);
        }
    }
    name
}

/// A name in backticks.
pub fn in_backticks(name: &str) -> String {
    let mut quoted = String::with_capacity(name.len() + 2);
    quoted.push('`');
    for c in name.chars() {
        if c == '`' {
            quoted.push('`');
        }
        quoted.push(c);
    }
    quoted.push('`');
    quoted
}
