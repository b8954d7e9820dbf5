//! Text as Flink SQL tokens, by the rules of Flink 1.20's own lexer (Calcite, back-tick state). Every byte
//! belongs to exactly one token, white space and comments too, and each is looked at a fixed number of times.

/// A range of bytes in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

impl Span {
    /// The text in the range; nothing where the range does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// From the start of this one to the end of that one.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start,
            end: other.end.max(self.start),
        }
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// White space.
    Space,
    /// `-- …` or `// …`, with the line break that ends it.
    LineComment,
    /// `/* … */`.
    BlockComment,
    /// A word without quotes: a keyword or a name.
    Word,
    /// A name in backticks.
    Name,
    /// A name as `U&"…"`.
    UnicodeName,
    /// `'…'`.
    Text,
    /// A string behind a prefix: `N'…'`, `U&'…'`, `X'…'`, `E'…'`, `_charset'…'`.
    PrefixedText,
    /// Digits only.
    Integer,
    /// A number with a point or an exponent.
    Decimal,
    /// An operator or a bracket; also `"`, which quotes nothing, and the marks of a hint, `/*+` and `*/`.
    Symbol,
    /// A character that no token begins with.
    Stray,
    /// A backtick that is not closed on its line.
    OpenName,
    /// Two backticks with nothing between them.
    EmptyName,
    /// A quote that is not closed.
    OpenText,
    /// A comment that is not closed.
    OpenComment,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
}

impl Kind {
    /// Whether it stands between tokens and says nothing.
    pub fn is_gap(self) -> bool {
        matches!(self, Self::Space | Self::LineComment | Self::BlockComment)
    }
}

/// Cuts a text into tokens that tile it.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(token) = token_at(text, start) {
        found.push(token);
        start = token.span.end;
    }
    found
}

/// Cuts a text into tokens again, after it was changed from `old`. What a token is depends on itself and what stands
/// behind it in its line: what lies in the lines before a change stays, and so does what follows it, from where the
/// new tokens meet the old ones.
pub fn tokens_again(old: &str, tokens: &mut Vec<Token>, text: &str) {
    let is_same = |(one, other): &(u8, u8)| one == other;
    let front = old.bytes().zip(text.bytes()).take_while(is_same).count();
    let ends = old.bytes().rev().zip(text.bytes().rev());
    let most = old.len().min(text.len()) - front;
    let back = ends.take(most).take_while(is_same).count();
    let line = text.as_bytes()[..front].iter().rposition(|c| *c == b'\n');
    let first = tokens.partition_point(|token| token.span.end <= line.unwrap_or(0));
    let mut start = tokens.get(first).map_or(0, |token| token.span.start);
    let mut found = Vec::new();
    // The first of the old tokens that stays.
    let mut next = first;
    while let Some(token) = token_at(text, start) {
        let left = text.len() - start;
        if left <= back {
            while tokens
                .get(next)
                .is_some_and(|it| it.span.start + left < old.len())
            {
                next += 1;
            }
            if tokens
                .get(next)
                .is_some_and(|it| it.span.start + left == old.len())
            {
                break;
            }
        }
        found.push(token);
        start = token.span.end;
    }
    if start == text.len() {
        next = tokens.len();
    }
    for Token { span, .. } in &mut tokens[next..] {
        span.start = span.start + text.len() - old.len();
        span.end = span.end + text.len() - old.len();
    }
    tokens.splice(first..next, found);
}

/// The token that begins at a byte.
fn token_at(text: &str, start: usize) -> Option<Token> {
    let rest = text.get(start..)?;
    let (kind, len) = token(rest, rest.chars().next()?);
    let end = start + len;
    Some(Token {
        kind,
        span: Span { start, end },
    })
}

/// The token that a text begins with, and its length: at least the first character.
fn token(rest: &str, first: char) -> (Kind, usize) {
    match first {
        ' ' | '\t' | '\n' | '\r' | '\x0c' => (
            Kind::Space,
            run(rest, |c| matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')),
        ),
        '-' if rest.starts_with("--") => (Kind::LineComment, line_len(rest)),
        '/' if rest.starts_with("//") => (Kind::LineComment, line_len(rest)),
        '/' if rest.starts_with("/*") && !rest.starts_with("/*+") => comment(rest),
        '`' => name(rest),
        '\'' => quoted(rest, 0, Kind::Text),
        '0'..='9' => number(rest),
        '.' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => number(rest),
        c if is_letter(c) => word(rest),
        c => symbol(rest, c),
    }
}

fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

fn line_len(rest: &str) -> usize {
    let end = run(rest, |c| !matches!(c, '\n' | '\r'));
    let closing = match rest.as_bytes().get(end..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([_, ..]) => 1,
        _ => 0,
    };
    end + closing
}

/// `/**` swallows the character behind it, as in Flink: `/***/` is open, `/**/` is closed.
fn comment(rest: &str) -> (Kind, usize) {
    let body = match rest.strip_prefix("/**").map(|body| body.chars().next()) {
        Some(Some(c)) if c != '/' => 3 + c.len_utf8(),
        _ => 2,
    };
    match rest[body..].find("*/") {
        Some(at) => (Kind::BlockComment, body + at + 2),
        None => (Kind::OpenComment, rest.len()),
    }
}

/// A name in backticks ends on its line; a backtick in it is doubled.
fn name(rest: &str) -> (Kind, usize) {
    let bytes = rest.as_bytes();
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'`' if bytes.get(at + 1) == Some(&b'`') => at += 2,
            b'`' if at == 1 => return (Kind::EmptyName, 2),
            b'`' => return (Kind::Name, at + 1),
            b'\n' | b'\r' => break,
            _ => at += 1,
        }
    }
    (Kind::OpenName, at.min(bytes.len()))
}

/// A string whose prefix is so long; a quote in it is doubled.
fn quoted(rest: &str, prefix: usize, kind: Kind) -> (Kind, usize) {
    let bytes = rest.as_bytes();
    let mut at = prefix + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\'' if bytes.get(at + 1) == Some(&b'\'') => at += 2,
            b'\'' => return (kind, at + 1),
            // Only in `E'…'` is a backslash more than itself.
            b'\\' if prefix == 1 && matches!(bytes[0], b'e' | b'E') => at += 2,
            _ => at += 1,
        }
    }
    (Kind::OpenText, rest.len())
}

fn number(rest: &str) -> (Kind, usize) {
    let digits = |text: &str| run(text, |c| c.is_ascii_digit());
    let mut len = digits(rest);
    let mut kind = Kind::Integer;
    if rest[len..].starts_with('.') {
        kind = Kind::Decimal;
        len += 1 + digits(&rest[len + 1..]);
    }
    let exponent = &rest[len..];
    if exponent.starts_with(['e', 'E']) {
        let sign = usize::from(exponent[1..].starts_with(['+', '-']));
        let power = digits(&exponent[1 + sign..]);
        if power > 0 {
            kind = Kind::Decimal;
            len += 1 + sign + power;
        }
    }
    (kind, len)
}

fn word(rest: &str) -> (Kind, usize) {
    let len = word_len(rest);
    let (word, behind) = rest.split_at(len);
    if behind.starts_with('\'') && (word.starts_with('_') && len > 1 || is_one_of(word, "NXE")) {
        return quoted(rest, len, Kind::PrefixedText);
    }
    if is_one_of(word, "U") && behind.starts_with("&'") {
        return quoted(rest, 2, Kind::PrefixedText);
    }
    if is_one_of(word, "U") && behind.starts_with("&\"") {
        let body = &rest[3..];
        let end = body.find(['"', '\n', '\r']).unwrap_or(0);
        if end > 0 && body[end..].starts_with('"') {
            return (Kind::UnicodeName, 3 + end + 1);
        }
    }
    (Kind::Word, len)
}

/// How much of a text's start belongs to a word that began before it.
pub(super) fn word_len(rest: &str) -> usize {
    run(rest, |c| is_letter(c) || is_digit(c))
}

fn is_one_of(word: &str, letters: &str) -> bool {
    word.len() == 1 && letters.contains(word.to_ascii_uppercase().as_str())
}

fn symbol(rest: &str, first: char) -> (Kind, usize) {
    for long in ["/*+", "*/", "<=", ">=", "<>", "!=", "||", "=>", ".."] {
        if rest.starts_with(long) {
            return (Kind::Symbol, long.len());
        }
    }
    if "(){}[];.,=<>?:+-*/%|^\"".contains(first) {
        (Kind::Symbol, 1)
    } else {
        (Kind::Stray, first.len_utf8())
    }
}

/// What Flink counts as a letter: its lexer's own table.
fn is_letter(c: char) -> bool {
    matches!(c,
        '$' | '_' | 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{1fff}' | '\u{3040}'..='\u{318f}' | '\u{3300}'..='\u{337f}'
        | '\u{3400}'..='\u{3d2d}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// A digit inside a word. All but the ten of ASCII are letters in the table above already.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}
