//! How tightly operators bind, as in Calcite, Flink's parser.

/// OR.
pub const OR: u8 = 22;
/// AND.
pub const AND: u8 = 24;
/// NOT.
pub const NOT: u8 = 26;
/// IS and what follows it.
pub const IS: u8 = 28;
/// `=` and its like.
pub const COMPARE: u8 = 30;
/// BETWEEN, IN, LIKE.
pub const RANGE: u8 = 32;
/// `+` and `-`.
pub const ADD: u8 = 40;
/// `*` and its like, `||` too.
pub const MULTIPLY: u8 = 60;
