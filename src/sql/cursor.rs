//! A place in a text's tokens, and what parsers ask about it. White space and comments are left out.

use super::name::{in_backticks, unquoted};
use super::problem::{Expected, Fault, Mend, Problem, Severity};
use super::reserved::is_reserved;
use super::token::{Kind, Span, Token};

/// How deep types and expressions nest. Flink itself ends in a stack overflow not far behind.
pub const MAX_DEPTH: usize = 200;

/// A problem has been noted, and what was being read can't be read further.
pub struct Stop;

/// What a reader returns.
pub type Parsed<T> = Result<T, Stop>;

/// A place in the tokens.
pub struct Cursor<'a> {
    /// The whole text.
    pub text: &'a str,
    tokens: Vec<Token>,
    /// How many tokens lie behind.
    pub at: usize,
    /// How many tokens have been passed, however often: the measure of work.
    pub steps: usize,
    /// What has been found wrong.
    pub problems: Vec<Problem>,
    /// Problems are not noted: the same text is read a second time.
    pub is_silent: bool,
}

impl<'a> Cursor<'a> {
    /// Stands at the start of these tokens.
    pub fn at_start(text: &'a str, all: &[Token]) -> Self {
        let is_read = |token: &&Token| {
            !matches!(
                token.kind,
                Kind::Space | Kind::LineComment | Kind::BlockComment
            )
        };
        Self {
            text,
            tokens: all.iter().filter(is_read).copied().collect(),
            at: 0,
            steps: all.len(),
            problems: Vec::new(),
            is_silent: false,
        }
    }

    /// The token so many places ahead.
    pub fn token(&self, ahead: usize) -> Option<Token> {
        self.tokens.get(self.at + ahead).copied()
    }

    /// The token that was passed so many tokens ago; the next one for none.
    pub fn before(&self, back: usize) -> Option<Token> {
        self.tokens.get(self.at.checked_sub(back)?).copied()
    }

    /// The kind of the next token.
    pub fn kind(&self) -> Option<Kind> {
        self.token(0).map(|token| token.kind)
    }

    /// The text of the token so many places ahead.
    pub fn ahead(&self, ahead: usize) -> &'a str {
        self.token(ahead)
            .map_or("", |token| token.span.of(self.text))
    }

    /// Where the next token stands; the end of the text where there is none.
    pub fn span(&self) -> Span {
        let end = self.text.len();
        self.token(0)
            .map_or(Span { start: end, end }, |token| token.span)
    }

    /// From a token's start to the end of the last token passed.
    pub fn since(&self, start: Span) -> Span {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        last.map_or(start, |token| start.to(token.span))
    }

    /// Behind the last token passed, with nothing in it.
    pub fn behind(&self) -> Span {
        let end = self.since(Span::default()).end;
        Span { start: end, end }
    }

    /// The last token of all.
    pub fn last(&self) -> Span {
        self.tokens
            .last()
            .map_or(Span::default(), |token| token.span)
    }

    /// Whether no token is left.
    pub fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// Passes a token.
    pub fn pass(&mut self) {
        self.at += 1;
        self.steps += 1;
    }

    /// Whether the token so many places ahead is this word, in whatever case.
    pub fn is_word_ahead(&self, ahead: usize, word: &str) -> bool {
        self.token(ahead).is_some_and(|t| t.kind == Kind::Word)
            && self.ahead(ahead).eq_ignore_ascii_case(word)
    }

    /// Whether the next token is this word.
    pub fn is_word(&self, word: &str) -> bool {
        self.is_word_ahead(0, word)
    }

    /// Passes this word, if it is next.
    pub fn takes_word(&mut self, word: &str) -> bool {
        let takes = self.is_word(word);
        if takes {
            self.pass();
        }
        takes
    }

    /// Whether the token so many places ahead is this sign.
    pub fn is_sign_ahead(&self, ahead: usize, sign: &str) -> bool {
        self.token(ahead).is_some_and(|t| t.kind == Kind::Symbol) && self.ahead(ahead) == sign
    }

    /// Whether the next token is this sign.
    pub fn is_sign(&self, sign: &str) -> bool {
        self.is_sign_ahead(0, sign)
    }

    /// Passes this sign, if it is next.
    pub fn takes_sign(&mut self, sign: &str) -> bool {
        let takes = self.is_sign(sign);
        if takes {
            self.pass();
        }
        takes
    }

    /// Passes this word, or notes that it is missing.
    pub fn word(&mut self, word: &'static str) -> Parsed<()> {
        if self.takes_word(word) {
            return Ok(());
        }
        Err(self.expected(Expected::Word(word)))
    }

    /// Passes this sign, or notes that it is missing.
    pub fn sign(&mut self, sign: &'static str) -> Parsed<()> {
        if self.takes_sign(sign) {
            return Ok(());
        }
        Err(self.expected(Expected::Sign(sign)))
    }

    /// Passes a string and gives what it says.
    pub fn text(&mut self) -> Parsed<String> {
        let said = match self.kind() {
            Some(Kind::Text) => unquoted(self.ahead(0), '\''),
            Some(Kind::PrefixedText) => self.ahead(0).to_owned(),
            _ => return Err(self.expected(Expected::Text)),
        };
        self.pass();
        // A string goes on in the next one.
        while self.kind() == Some(Kind::Text) {
            self.pass();
        }
        Ok(said)
    }

    /// Whether the next token can be a name.
    pub fn is_name(&self) -> bool {
        match self.kind() {
            Some(Kind::Name | Kind::UnicodeName) => true,
            Some(Kind::Word) => !is_reserved(self.ahead(0)),
            _ => false,
        }
    }

    /// Passes a name and gives it without its quotes.
    pub fn name(&mut self) -> Parsed<String> {
        if !self.is_name() {
            return Err(self.expected_name());
        }
        let span = self.span();
        let written = self.ahead(0);
        let name = match self.kind() {
            Some(Kind::Name) => unquoted(written, '`'),
            Some(Kind::UnicodeName) => unquoted(&written[2..], '"'),
            _ => written.to_owned(),
        };
        self.pass();
        // Java counts in UTF-16.
        let length = name.encode_utf16().count();
        if length > 256 {
            return Err(self.error(span, Fault::NameTooLong { length }));
        }
        Ok(name)
    }

    /// Notes that a name should stand here.
    pub fn expected_name(&mut self) -> Stop {
        let span = self.span();
        match self.kind() {
            Some(Kind::Word) => {
                let text = in_backticks(span.of(self.text));
                self.error_with(span, Fault::Reserved, Some(Mend { span, text }))
            }
            Some(Kind::Text) => {
                let said = unquoted(self.ahead(0), '\'');
                let mend = (!said.is_empty()).then(|| in_backticks(&said));
                self.error_with(
                    span,
                    Fault::TextAsName,
                    mend.map(|text| Mend { span, text }),
                )
            }
            _ => self.expected(Expected::Name),
        }
    }

    /// Notes that something else should stand here; a token that can stand nowhere is named as what it is.
    pub fn expected(&mut self, expected: Expected) -> Stop {
        if self.is_sign("\"") && matches!(expected, Expected::Name | Expected::Text) {
            return self.double_quotes(expected);
        }
        self.wrong(Fault::Expected(expected))
    }

    /// Notes a fault of the next token, unless it can stand nowhere at all.
    pub fn wrong(&mut self, fault: Fault) -> Stop {
        if let Some(stop) = self.lone_quote() {
            return stop;
        }
        let span = self.span();
        let token = self.ahead(0);
        // Whatever stands here, it is one thing too much.
        let is_too_much = matches!(
            fault,
            Fault::Unexpected | Fault::Expected(Expected::Sign(")"))
        );
        let fault = match self.kind() {
            Some(Kind::Stray) => token.chars().next().map_or(fault, Fault::Character),
            Some(Kind::OpenName) => Fault::OpenName,
            Some(Kind::EmptyName) => Fault::EmptyName,
            Some(Kind::OpenText) => Fault::OpenText,
            Some(Kind::OpenComment) => Fault::OpenComment,
            Some(Kind::Symbol) => match token {
                "\"" => Fault::DoubleQuotes,
                ";" => Fault::Semicolon,
                "/*+" => Fault::Hint,
                _ => fault,
            },
            _ => fault,
        };
        let is_last = self.token(1).is_none() || self.is_sign_ahead(1, ")");
        let mend = (fault == Fault::Semicolon && is_too_much && is_last).then(|| Mend {
            span,
            text: String::new(),
        });
        self.error_with(span, fault, mend)
    }

    /// `"name"` is mended by backticks, `"text"` by single quotes, where the quotes close on their line.
    fn double_quotes(&mut self, expected: Expected) -> Stop {
        let start = self.span();
        let body = self.text.get(start.end..).unwrap_or_default();
        let closes = body
            .find(['"', '`', '\'', '\n', '\r'])
            .filter(|at| *at > 0 && body[*at..].starts_with('"'));
        let Some(len) = closes else {
            return self.error(start, Fault::DoubleQuotes);
        };
        let span = Span {
            start: start.start,
            end: start.end + len + 1,
        };
        let text = match expected {
            Expected::Name => in_backticks(&body[..len]),
            _ => ["'", &body[..len], "'"].concat(),
        };
        self.error_with(span, Fault::DoubleQuotes, Some(Mend { span, text }))
    }

    /// Notes an error.
    pub fn error(&mut self, span: Span, fault: Fault) -> Stop {
        self.error_with(span, fault, None)
    }

    /// Notes an error with its mend.
    pub fn error_with(&mut self, span: Span, fault: Fault, mend: Option<Mend>) -> Stop {
        self.note(span, Severity::Error, fault, mend);
        Stop
    }

    /// Notes a warning.
    pub fn warn(&mut self, span: Span, fault: Fault) {
        self.warn_with(span, fault, None);
    }

    /// Notes a warning with its mend.
    pub fn warn_with(&mut self, span: Span, fault: Fault, mend: Option<Mend>) {
        self.note(span, Severity::Warning, fault, mend);
    }

    fn note(&mut self, span: Span, severity: Severity, fault: Fault, mend: Option<Mend>) {
        if !self.is_silent {
            self.problems.push(Problem {
                span,
                severity,
                fault,
                mend,
            });
        }
    }
}
