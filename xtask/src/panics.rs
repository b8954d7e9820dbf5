//! Takes out of a module where in the sources it could panic: names of files, lines and columns, two kilobytes of the
//! first load. No page shows them: on a panic it says a sentence of its own, whatever was wrong.

use crate::Outcome;
use crate::wasm::{self, Reader};
use std::ops::Range;

const DATA: u8 = 11;
/// How the instruction begins that gives a number, and the one that ends an expression.
const CONST: u8 = 0x41;
const END: u8 = 0x0b;
/// A place: address and length of the file's name, line, column, each of four bytes.
const PLACE: usize = 16;
/// Longer than every name of a file, and more than every line and column: what is beyond is something else.
const NAME_MAX: usize = 200;
const LINE_MAX: u32 = 100_000;
const COLUMN_MAX: u32 = 1_000;
/// What stands in the place of a name's address: of an empty text, no byte is read.
const NOWHERE: u32 = 1;

/// The module without the places.
pub(crate) fn taken_out(module: &[u8]) -> Outcome<Vec<u8>> {
    let (head, sections) = wasm::sections(module)?;
    let mut bare = head.to_vec();
    for section in sections {
        let mut body = section.body.to_vec();
        if section.kind == DATA
            && let Some(segments) = segments(section.body)
        {
            take_out(&mut body, &segments);
        }
        wasm::add(&mut bare, section.kind, &body);
    }
    Ok(bare)
}

/// A piece of the memory's first content.
struct Segment {
    /// Where it comes to lie.
    address: usize,
    /// Where it stands in the section.
    span: Range<usize>,
}

/// The segments, unless one is of a kind that this does not read.
fn segments(body: &[u8]) -> Option<Vec<Segment>> {
    let mut reader = Reader { rest: body };
    let count = reader.number()?;
    let mut segments = Vec::new();
    for _ in 0..count {
        if reader.bytes(2)? != [0, CONST] {
            return None;
        }
        // An address below two gigabytes: its sign takes no part.
        let address = reader.number()?;
        if reader.bytes(1)? != [END] {
            return None;
        }
        let len = reader.number()?;
        let start = body.len() - reader.rest.len();
        reader.bytes(len)?;
        segments.push(Segment {
            address,
            span: start..start + len,
        });
    }
    Some(segments)
}

fn take_out(body: &mut [u8], segments: &[Segment]) {
    let mut names = Vec::new();
    for segment in segments {
        let mut at = segment.span.start + segment.address.wrapping_neg() % 4;
        while at + PLACE <= segment.span.end {
            let words: Vec<u32> = body[at..at + PLACE]
                .as_chunks::<4>()
                .0
                .iter()
                .map(|word| u32::from_le_bytes(*word))
                .collect();
            let name = match words[..] {
                [address, len, 1..LINE_MAX, 1..COLUMN_MAX] => name(body, segments, address, len),
                _ => None,
            };
            if let Some(name) = name {
                body[at..at + PLACE].fill(0);
                body[at..at + 4].copy_from_slice(&NOWHERE.to_le_bytes());
                names.push(name);
                at += PLACE;
            } else {
                at += 4;
            }
        }
    }
    for name in names {
        body[name].fill(0);
    }
}

/// Where the name of a file stands in the section.
fn name(body: &[u8], segments: &[Segment], address: u32, len: u32) -> Option<Range<usize>> {
    let address = usize::try_from(address).ok()?;
    let len = usize::try_from(len).ok().filter(|len| *len <= NAME_MAX)?;
    let segment = segments.iter().find(|segment| {
        let end = segment.address + segment.span.len();
        segment.address <= address && address + len <= end
    })?;
    let start = segment.span.start + address - segment.address;
    let name = std::str::from_utf8(&body[start..start + len]).ok()?;
    let is_in_path = |c: char| c.is_ascii_alphanumeric() || "/_-.".contains(c);
    let is_source = name.starts_with("src/") || name.contains("/src/");
    let is_name = name.strip_suffix(".rs").is_some() && is_source;
    (is_name && name.chars().all(is_in_path)).then_some(start..start + len)
}

#[cfg(test)]
mod tests {
    use super::taken_out;

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";
    const NAME: &[u8] = b"src/a.rs";

    /// A module whose memory has this from address 8 on.
    fn module(memory: &[u8]) -> Vec<u8> {
        let len = u8::try_from(memory.len()).expect("a short memory");
        let body = [&[1, 0, 0x41, 8, 0x0b, len][..], memory].concat();
        let whole = u8::try_from(body.len()).expect("a short section");
        [HEAD, &[11, whole], &body].concat()
    }

    fn place(words: [u32; 4]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    #[test]
    fn names_of_files_lines_and_columns_go_and_everything_else_stays() {
        let given = [NAME, &place([8, 8, 120, 9]), b"text", &place([8, 8, 7, 1])].concat();
        let expect = [
            &[0; 8][..],
            &place([1, 0, 0, 0]),
            b"text",
            &place([1, 0, 0, 0]),
        ]
        .concat();
        assert_eq!(taken_out(&module(&given)), Ok(module(&expect)));
    }

    #[test]
    fn what_only_looks_like_a_place_stays() {
        for words in [
            [8, 8, 0, 9],
            [8, 8, 120, 5_000],
            [8, 7, 120, 9],
            [8, 90, 120, 9],
            [200, 8, 120, 9],
        ] {
            let given = module(&[NAME, &place(words)].concat());
            assert_eq!(taken_out(&given), Ok(given.clone()), "{words:?}");
        }
    }
}
