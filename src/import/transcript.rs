//! Text as it comes by way of a terminal's window or a word processor: with prompts in front of the commands, and with
//! quotes and dashes that no shell knows.

use std::borrow::Cow;

/// What a prompt ends with.
const PROMPT_ENDS: [char; 6] = ['$', '%', '#', '>', '❯', '➜'];
/// How far into a line a prompt reaches at most, in characters.
const PROMPT_MAX: usize = 120;
/// What stands behind a prompt for the line to be taken for a command.
const COMMANDS: [&str; 12] = [
    "curl",
    "curl.exe",
    "avn",
    "irm",
    "iwr",
    "invoke-restmethod",
    "invoke-webrequest",
    "export",
    "cat",
    "printf",
    "read",
    "set",
];

/// The text without prompts, and with the signs that a shell knows. The same text where it has none of these. Its lines
/// stay its lines.
pub fn plain(text: &str) -> Cow<'_, str> {
    let spelt = spelt_plainly(text);
    match without_prompts(&spelt) {
        Some(bare) => Cow::Owned(bare),
        None => spelt,
    }
}

/// The text with straight quotes, plain spaces and hyphens.
fn spelt_plainly(text: &str) -> Cow<'_, str> {
    let is_odd = |c: char| is_dash(c) || !matches!(straight(c), Some(same) if same == c);
    if !text.contains(is_odd) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if is_dash(c) && (plain.is_empty() || plain.ends_with(char::is_whitespace)) {
            // A word processor makes one dash of two hyphens, and also one of one.
            let behind = &text[at + c.len_utf8()..];
            let word = behind.find(|c: char| !c.is_ascii_alphanumeric());
            plain.push_str(match word.unwrap_or(behind.len()) {
                0 => "-",
                1 if !behind.starts_with(|c: char| c.is_ascii_digit()) => "-",
                _ => "--",
            });
        } else {
            plain.extend(straight(c));
        }
    }
    Cow::Owned(plain)
}

fn is_dash(c: char) -> bool {
    matches!(c, '–' | '—')
}

/// The sign that a shell knows in the place of another. `None` where it would see none.
fn straight(c: char) -> Option<char> {
    Some(match c {
        '“' | '”' | '„' | '‟' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        '\u{a0}' | '\u{2007}' | '\u{202f}' => ' ',
        '\u{200b}' | '\u{2060}' => return None,
        c => c,
    })
}

/// The text without prompts. `None` where there is none.
fn without_prompts(text: &str) -> Option<String> {
    let mut bare = String::with_capacity(text.len());
    let mut is_command = false;
    let mut is_any = false;
    for line in text.split_inclusive('\n') {
        let rest = match command(line) {
            Some(command) => {
                is_command = true;
                Some(command)
            }
            None if is_command => {
                let rest = continuation(line);
                is_command = rest.is_some();
                rest
            }
            None => None,
        };
        is_any |= rest.is_some_and(|rest| rest.len() < line.len());
        bare.push_str(rest.unwrap_or(line));
    }
    is_any.then_some(bare)
}

/// The command of a line behind its prompt.
fn command(line: &str) -> Option<&str> {
    let ends = line
        .char_indices()
        .take(PROMPT_MAX)
        .take_while(|(_, c)| !matches!(c, '"' | '\'' | '`' | '|' | '=' | '{'))
        .filter(|(_, c)| PROMPT_ENDS.contains(c));
    let behind = ends.map(|(at, c)| &line[at + c.len_utf8()..]);
    // `PS C:\> $body = …` of PowerShell: a variable is a command there.
    let is_powershell = line.starts_with("PS ");
    behind
        .map(|behind| behind.trim_start_matches(' '))
        .find(|rest| {
            let word = rest.split_whitespace().next().unwrap_or_default();
            COMMANDS.contains(&word.to_ascii_lowercase().as_str())
                || is_powershell && rest.starts_with('$') && rest.contains('=')
        })
}

/// What stands behind the prompt of a line that goes on with a command: `>` of bash, `quote>` of zsh, `>>` of
/// PowerShell, `More?` of cmd.
fn continuation(line: &str) -> Option<&str> {
    if let Some(rest) = line.strip_prefix("More?") {
        return Some(rest.strip_prefix(' ').unwrap_or(rest));
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == ' ');
    let rest = rest.strip_prefix('>')?;
    let rest = rest.strip_prefix('>').unwrap_or(rest);
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}
