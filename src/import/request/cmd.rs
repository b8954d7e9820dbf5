//! Commands of Windows' cmd. Two programs read a line: cmd, and then the start of the program that is called, which splits
//! it by the rules of Microsoft's C runtime.

use super::reading::Reading;
use super::script::{self, Command, State, Variables};
use super::word::Word;

/// Reads commands. Chromium's developer tools double every backslash of theirs, which the C runtime takes back only in
/// front of a quote; what was meant is read.
pub(super) fn read(text: &str, is_doubled: bool, out: &mut Reading) {
    let mut state = State::default();
    let mut at = 0;
    let mut depth = 0;
    let mut is_twin = false;
    while at < text.len() {
        let line = Line::read(text, at, &mut depth, &state.variables);
        at = line.end.max(at + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
        let start = line.cells.first().map_or(at, |cell| cell.from);
        let said: String = line.cells.iter().take(20).map(|cell| cell.c).collect();
        if said.trim_start_matches('@').starts_with("if \"%=%\"") {
            // The same command for batch files and for typing: the one that is typed is read.
            is_twin = true;
            continue;
        }
        if std::mem::take(&mut is_twin) || said.is_empty() || said.eq_ignore_ascii_case("else") {
            continue;
        }
        if !script::is_command(&said) && !said.contains(".exe") {
            out.prose(start..line.end);
            continue;
        }
        let (mut words, open) = words(&line.cells, is_doubled);
        if let Some(first) = words
            .first_mut()
            .filter(|first| first.text.starts_with('@'))
        {
            *first = first.part(1..first.text.len());
        }
        let command = Command {
            words,
            is_piped: line.is_piped,
            open,
            ..Command::default()
        };
        script::take(command, &mut state, out);
    }
}

/// A character as cmd hands it on.
#[derive(Clone, Copy)]
struct Cell {
    c: char,
    from: usize,
    to: usize,
    is_hole: bool,
}

/// What cmd hands on of a command.
struct Line {
    cells: Vec<Cell>,
    end: usize,
    is_piped: bool,
}

impl Line {
    /// Reads a command up to what ends it. `depth` counts the blocks that are open.
    fn read(text: &str, start: usize, depth: &mut usize, variables: &Variables) -> Self {
        let mut line = Self {
            cells: Vec::new(),
            end: start,
            is_piped: false,
        };
        let mut is_quoted = false;
        let mut chars = text[start..]
            .char_indices()
            .map(|(at, c)| (start + at, c))
            .peekable();
        while let Some((at, c)) = chars.next() {
            let after = at + c.len_utf8();
            line.end = after;
            match c {
                '\r' => continue,
                '\n' => break,
                '"' => is_quoted = !is_quoted,
                '^' if !is_quoted => {
                    let mut next = chars.next();
                    if let Some((_, '\r')) = next {
                        next = chars.next();
                    }
                    // A line break is taken away, and what follows stands for itself.
                    if let Some((_, '\n')) = next {
                        next = chars.next();
                        if let Some((_, '\r')) = next {
                            next = chars.next();
                        }
                    }
                    if let Some((from, c)) = next {
                        line.end = from + c.len_utf8();
                        line.push(c, at, line.end);
                    }
                    continue;
                }
                '%' => {
                    let rest = &text[after..];
                    let len = rest
                        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                        .unwrap_or(rest.len());
                    let is_name = rest[len..].starts_with('%')
                        && !rest.starts_with(|c: char| c.is_ascii_digit());
                    if is_name {
                        let end = after + len + 1;
                        while chars.next_if(|(at, _)| *at < end).is_some() {}
                        line.end = end;
                        if len > 0 {
                            line.variable(text, at..end, variables);
                            continue;
                        }
                    }
                    line.push('%', at, line.end);
                    continue;
                }
                '&' | '|' if !is_quoted => {
                    line.is_piped = c == '|' && !text[after..].starts_with('|');
                    break;
                }
                '(' if !is_quoted && line.opens() => {
                    *depth += 1;
                    break;
                }
                ')' if !is_quoted && *depth > 0 => {
                    *depth -= 1;
                    break;
                }
                _ => {}
            }
            if !(line.cells.is_empty() && c.is_whitespace()) {
                line.push(c, at, after);
            }
        }
        while line.cells.last().is_some_and(|cell| cell.c.is_whitespace()) {
            line.cells.pop();
        }
        line
    }

    fn push(&mut self, c: char, from: usize, to: usize) {
        self.cells.push(Cell {
            c,
            from,
            to,
            is_hole: false,
        });
    }

    /// A variable: what it was set to, or its name.
    fn variable(&mut self, text: &str, span: std::ops::Range<usize>, variables: &Variables) {
        let name = &text[span.start + 1..span.end - 1];
        let known = variables.get(name);
        // Two digits begin an escape of an address, which stays as it is where no such variable is set.
        let is_escape = name.len() > 1 && name.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
        let said = known.map_or(&text[span.clone()], |word| word.text.as_str());
        for c in said.chars() {
            self.cells.push(Cell {
                c,
                from: span.start,
                to: span.end,
                is_hole: known.is_none() && !is_escape,
            });
        }
    }

    /// Whether a bracket opens a block here: in front of a command, and behind `if` and `else`.
    fn opens(&self) -> bool {
        let said: String = self.cells.iter().take(5).map(|cell| cell.c).collect();
        let said = said.trim_start_matches('@').to_ascii_lowercase();
        said.is_empty() || said.starts_with("if ") || said.starts_with("else")
    }
}

/// Splits a line as the C runtime does, and tells where a quote is not closed.
fn words(cells: &[Cell], is_doubled: bool) -> (Vec<Word>, Option<usize>) {
    let mut words = Vec::new();
    let mut word: Option<Word> = None;
    let mut open = None;
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        if open.is_none() && matches!(cell.c, ' ' | '\t' | '\n' | '\r') {
            words.extend(word.take());
            at += 1;
            continue;
        }
        let current = word.get_or_insert_with(|| Word::at(cell.from));
        current.span.end = cell.to;
        let slashes = cells[at..].iter().take_while(|cell| cell.c == '\\').count();
        let is_before_quote = cells.get(at + slashes).is_some_and(|cell| cell.c == '"');
        if slashes > 0 && is_before_quote {
            for cell in &cells[at..at + slashes / 2] {
                push(current, *cell);
            }
            at += slashes;
            if slashes % 2 == 1 {
                push(current, cells[at]);
                current.span.end = cells[at].to;
                at += 1;
            }
        } else if slashes > 0 {
            let said = if is_doubled {
                slashes.div_ceil(2)
            } else {
                slashes
            };
            for cell in &cells[at..at + said] {
                push(current, *cell);
            }
            at += slashes;
        } else if cell.c == '"' {
            let is_doubled = open.is_some() && cells.get(at + 1).is_some_and(|next| next.c == '"');
            if is_doubled {
                push(current, *cell);
                at += 1;
            } else if open.is_some() {
                open = None;
            } else {
                open = Some(cell.from);
            }
            at += 1;
        } else {
            push(current, *cell);
            at += 1;
        }
    }
    words.extend(word);
    (words, open)
}

fn push(word: &mut Word, cell: Cell) {
    let start = word.text.len();
    word.push(cell.c.encode_utf8(&mut [0; 4]), cell.from..cell.to);
    if cell.is_hole {
        let end = word.text.len();
        match word.holes.last_mut() {
            Some(hole) if hole.end == start => hole.end = end,
            _ => word.holes.push(start..end),
        }
    }
}
