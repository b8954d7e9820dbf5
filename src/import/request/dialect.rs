//! What a text is written for, by the first of its lines that tells. What stands behind it, such as a payload, may hold
//! anything.

use super::script::is_command;

/// What a text is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// bash, dash and zsh.
    Posix,
    /// cmd.
    Cmd {
        /// It is a copy of Chromium's developer tools, which double backslashes.
        is_doubled: bool,
    },
    /// PowerShell.
    PowerShell,
    /// JavaScript or Python.
    Program,
}

/// What a text is written for. Where no line tells, it is read as a shell's.
pub(super) fn dialect(text: &str) -> Dialect {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(dialect) = of_line(line.trim(), &text[start..]) {
            return dialect;
        }
        start += line.len();
    }
    Dialect::Posix
}

fn of_line(line: &str, text: &str) -> Option<Dialect> {
    let line = match line
        .strip_prefix("PS ")
        .and_then(|rest| rest.split_once("> "))
    {
        Some((_, command)) => command,
        None => line.strip_prefix("$ ").unwrap_or(line),
    };
    let line = line.trim_start_matches(['(', ' ']);
    let lower = line
        .get(..20.min(line.len()))
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_variable = line
        .strip_prefix('$')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic()));
    if is_variable
        || ["& {", "invoke-", "irm ", "iwr ", "try {", "param("]
            .iter()
            .any(|start| lower.starts_with(start))
    {
        return Some(Dialect::PowerShell);
    }
    if lower.starts_with("@if \"%") || lower.starts_with("@curl") {
        return Some(Dialect::Cmd { is_doubled: false });
    }
    if lower.starts_with("curl") && is_command(line) {
        return Some(of_curl(text));
    }
    if lower.starts_with("set ") {
        return line
            .contains('=')
            .then_some(Dialect::Cmd { is_doubled: false });
    }
    let starts = [
        "import ",
        "from ",
        "const ",
        "let ",
        "var ",
        "await ",
        "async ",
        "requests.",
    ];
    if starts.iter().any(|start| lower.starts_with(start))
        || line.contains("fetch(")
        || line.contains("= requests.")
    {
        return Some(Dialect::Program);
    }
    is_command(line).then_some(Dialect::Posix)
}

/// What a command of curl is written for: the first quote or escape tells, or what stands at its end.
fn of_curl(text: &str) -> Dialect {
    let at = text
        .find(['\'', '"', '^', '`', '\\', '%', '\n'])
        .unwrap_or(text.len());
    let rest = &text[at..];
    let line = text.lines().next().unwrap_or_default().trim_end();
    if rest.starts_with('^') {
        return Dialect::Cmd {
            is_doubled: rest.starts_with("^\""),
        };
    }
    let ends = |sign: &str| line.ends_with(sign);
    let is_of_cmd = line.contains("\"%AIVEN_TOKEN%\"")
        || line.starts_with("curl.exe") && !rest.starts_with('\'');
    if ends(" `") {
        Dialect::PowerShell
    } else if ends(" ^") || is_of_cmd && !ends(" \\") {
        Dialect::Cmd { is_doubled: false }
    } else {
        Dialect::Posix
    }
}
