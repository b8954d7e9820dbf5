//! What can stand between the words of SQL.

use std::cell::OnceCell;

/// White space, as JSON writes it too, and comments.
pub struct Gaps<'a> {
    /// The text.
    pub bytes: &'a [u8],
    ends: OnceCell<Vec<usize>>,
}

impl<'a> Gaps<'a> {
    pub fn of(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            ends: OnceCell::new(),
        }
    }

    /// Where the gap ends that begins here; here where none does.
    pub fn behind(&self, mut at: usize) -> usize {
        loop {
            at += match self.bytes.get(at..).unwrap_or_default() {
                [b' ' | b'\t' | b'\n' | b'\r', ..] => 1,
                [b'\\', b'n' | b'r' | b't', ..] => 2,
                [b'/', b'*', ..] | [b'-', b'-', ..] => {
                    return self.ends.get_or_init(|| ends(self.bytes))[at];
                }
                _ => return at,
            };
        }
    }
}

/// Where the gap ends that begins at each place, from the last one on: what stands in a comment may begin others, and a
/// text that somebody else made up can have a hundred thousand in each other.
fn ends(bytes: &[u8]) -> Vec<usize> {
    let mut ends = vec![bytes.len(); bytes.len() + 1];
    let (mut comment, mut line) = (bytes.len(), bytes.len());
    for at in (0..bytes.len()).rev() {
        ends[at] = match &bytes[at..] {
            [b'/', b'*', ..] => ends[comment],
            [b'-', b'-', ..] => ends[line],
            [b' ' | b'\t' | b'\r', ..] => ends[at + 1],
            [b'\n', ..] => {
                line = at + 1;
                ends[line]
            }
            [b'\\', b'n', ..] => {
                line = at + 2;
                ends[line]
            }
            [b'\\', b'r' | b't', ..] => ends[at + 2],
            [b'*', b'/', ..] => {
                comment = at + 2;
                at
            }
            _ => at,
        };
    }
    ends
}
