//! What a text of HCL consists of, as far as an import needs it. What any of it means is not said here.

use std::ops::Range;

/// The inside of a block, or a whole file.
#[derive(Debug, Default)]
pub struct Body<'a> {
    /// `name = value`, in the order of the text.
    pub attributes: Vec<Attribute<'a>>,
    /// In the order of the text.
    pub blocks: Vec<Block<'a>>,
}

/// `name = value`.
#[derive(Debug)]
pub struct Attribute<'a> {
    /// The name.
    pub name: &'a str,
    /// Where the name stands.
    pub name_span: Range<usize>,
    /// The value.
    pub value: Expr<'a>,
}

/// `kind "label" { … }`.
#[derive(Debug)]
pub struct Block<'a> {
    /// The first word.
    pub kind: &'a str,
    /// What stands between it and the bracket, without quotes.
    pub labels: Vec<&'a str>,
    /// Where the word and the labels stand.
    pub header: Range<usize>,
    /// What stands between the brackets.
    pub body: Body<'a>,
}

/// A value.
#[derive(Debug)]
pub struct Expr<'a> {
    /// Where it stands.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind<'a>,
}

/// What a value is.
#[derive(Debug)]
pub enum Kind<'a> {
    /// A string, in quotes or as a heredoc.
    Template(Vec<Piece<'a>>),
    /// A number, `true`, `false`.
    Word(&'a str),
    /// `null`: as if nothing were given.
    Null,
    /// `a.b.c`.
    Reference(&'a str),
    /// `[ … ]`.
    List(Vec<Expr<'a>>),
    /// `{ … }` with plain keys.
    Object(Vec<(&'a str, Expr<'a>)>),
    /// Anything that Terraform computes: a call, a condition, an index, a sum.
    Computed,
}

/// A piece of a string.
#[derive(Debug)]
pub enum Piece<'a> {
    /// Characters that stand for themselves.
    Plain(Range<usize>),
    /// An escape, and what it stands for.
    Escape(Range<usize>, char),
    /// `$${` or `%%{`, which stand for all but their first character.
    Doubled(Range<usize>),
    /// `${ … }`, and `%{ … }`, which is never more than computed.
    Inserted(Range<usize>, Expr<'a>),
}
