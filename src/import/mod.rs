//! Text from elsewhere as what the workspace holds. Total functions: any text is taken, none panics.

pub mod application;
pub mod columns;
pub mod create_table;
mod credentials;
mod fill;
pub mod hcl;
mod join;
pub mod json;
pub mod page;
pub mod payload;
pub mod request;
pub mod secret;
mod transcript;
pub mod unfit;

use crate::api::token::AuthScheme;
use crate::workspace::Subject;
use crate::workspace::field::Field;
use crate::workspace::target::Target;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// What was found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Import {
    /// Drafts, in the order of the text.
    pub drafts: Vec<Found>,
    /// Where the text sends them. What it does not name is empty.
    pub target: Target,
    /// How its header names the token.
    pub scheme: Option<AuthScheme>,
    /// The token that it holds: for the token's field, and for nothing else.
    pub token: Option<Secret>,
    /// What became of every part, in the order of the text.
    pub parts: Vec<Part>,
}

/// A draft that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it creates.
    pub subject: Subject,
    /// The members of its payload that no field fills, as [`crate::workspace::Draft::extra`] holds them.
    pub extra: String,
}

/// What became of a part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it stands, in bytes. It holds no more than what it is about: a token is never in the span of anything but
    /// [`Fate::Token`].
    pub span: Range<usize>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It fills this field of the target.
    Target(Field),
    /// It fills this field of the draft of that place in [`Import::drafts`].
    Field(usize, Field),
    /// It is a member of that draft's payload under this key, and no field fills it: it is kept as it is.
    Kept(usize, String),
    /// It is the token.
    Token,
    /// It is how the header names the token.
    Scheme,
    /// It is left out, and nothing is lost with it.
    LeftOut(Why),
    /// It was meant, and could not be taken.
    Missed(Why),
}

/// Why a part was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The same key stands in the payload once more, and the last one holds.
    Twice(String),
    /// A part of a page, of Terraform or of SQL.
    Unfit(unfit::Unfit),
    /// A part of a request, as other programs write it.
    Request(request::Snag),
}

/// Reads any text that is known to hold tables, jobs or where they belong. Where it holds none, nothing is found, and the
/// whole text is told as such.
pub fn read(text: &str) -> Import {
    // A page holds messages, and Terraform what looks like SQL and commands: the wider form is asked first.
    let readers: [fn(&str) -> Option<Import>; 4] =
        [page::read, hcl::read, request::read, create_table::read];
    let found = readers.into_iter().find_map(|read| read(text));
    found.unwrap_or_else(|| Import {
        parts: vec![Part {
            span: 0..text.len(),
            fate: Fate::Missed(Why::Request(request::Snag::Prose)),
        }],
        ..Import::default()
    })
}

/// Reads a text that was copied by way of a terminal or a word processor too, and gives the text that was read: what they
/// put into it is left out where more is found without it. The spans of the parts are those of that text.
pub fn read_copied(text: &str) -> (Cow<'_, str>, Import) {
    let import = read(text);
    if let Cow::Owned(plain) = transcript::plain(text) {
        let again = read(&plain);
        if again.drafts.len() > import.drafts.len() {
            return (Cow::Owned(plain), again);
        }
    }
    (Cow::Borrowed(text), import)
}

/// A token on its way to its field. Its `Debug` is blank, so that no log and no failed test can show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
