//! Whose a secret is: the table in whose `CREATE TABLE` it stands.

use super::gaps::Gaps;

/// The last quote that opens or closes a text of JSON.
pub fn closed_before(text: &str) -> Option<usize> {
    let is_bare = |at: &usize| {
        let before = text[..*at].bytes().rev();
        before.take_while(|byte| *byte == b'\\').count() % 2 == 0
    };
    let mut quotes = text.rmatch_indices('"').map(|(at, _)| at);
    quotes.find(is_bare)
}

/// The name of the table whose `CREATE TABLE` begins last in a text.
pub fn created(text: &str) -> Option<String> {
    let gaps = Gaps::of(text);
    let mut starts = (0..text.len()).rev();
    starts.find_map(|at| {
        let at = behind_word(&gaps, at, b"CREATE")?;
        let at = behind_word(&gaps, at, b"TEMPORARY").unwrap_or(at);
        let at = behind_word(&gaps, at, b"TABLE")?;
        let exists = behind_word(&gaps, at, b"IF")
            .and_then(|at| behind_word(&gaps, at, b"NOT"))
            .and_then(|at| behind_word(&gaps, at, b"EXISTS"));
        last_part(&text[exists.unwrap_or(at)..])
    })
}

fn behind_word(gaps: &Gaps, at: usize, word: &[u8]) -> Option<usize> {
    let end = at + word.len();
    if !gaps.bytes.get(at..end)?.eq_ignore_ascii_case(word) {
        return None;
    }
    let next = gaps.behind(end);
    (next > end || gaps.bytes.get(end) == Some(&b'`')).then_some(next)
}

/// The last part of a name, as `catalog.database.table` has it.
fn last_part(text: &str) -> Option<String> {
    let mut rest = text;
    loop {
        let (part, behind) = if let Some(quoted) = rest.strip_prefix('`') {
            let mut at = quoted.find('`')?;
            while quoted[at + 1..].starts_with('`') {
                at += 2 + quoted[at + 2..].find('`')?;
            }
            (quoted[..at].replace("``", "`"), &quoted[at + 1..])
        } else {
            // What is a letter beyond ASCII is a table of its own, and this is part of the first load.
            let is_of_name =
                |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || c == '_' || c == '$';
            let at = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
            (rest[..at].to_owned(), &rest[at..])
        };
        match behind.strip_prefix('.') {
            Some(next) => rest = next,
            None => return (!part.is_empty()).then(|| unescaped(&part)),
        }
    }
}

/// A name without the escapes of JSON.
fn unescaped(name: &str) -> String {
    let mut parts = name.split("\\u");
    let mut said = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part
            .get(..4)
            .and_then(|code| u32::from_str_radix(code, 16).ok());
        match code {
            // Two of these make one character: which it is, no variable's name tells.
            Some(0xdc00..0xe000) => {}
            Some(code) => said.push(char::from_u32(code).unwrap_or('_')),
            None => said.push('_'),
        }
        said.push_str(part.get(4..).unwrap_or_default());
    }
    said
}
