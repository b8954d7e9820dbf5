//! Strings of HCL: in quotes, and as heredocs, with what is inserted into them.

use super::skip::Reader;
use super::tree::{Expr, Kind, Piece};
use std::ops::Range;

/// Reads the string that begins here.
pub fn quoted<'a>(reader: &mut Reader<'a>, depth: usize) -> Kind<'a> {
    let open = reader.at;
    reader.at += 1;
    let mut pieces = Vec::new();
    let mut start = reader.at;
    loop {
        let from = reader.at;
        match reader.byte(0) {
            // A string ends on its line.
            None | Some(b'\n') => {
                reader.fault(open);
                plain(&mut pieces, start..from);
                break;
            }
            Some(b'"') => {
                plain(&mut pieces, start..from);
                reader.at += 1;
                break;
            }
            Some(b'\\') => {
                plain(&mut pieces, start..from);
                escape(reader, &mut pieces);
                start = reader.at;
            }
            Some(byte) => {
                if !inserted(reader, byte, &mut start, &mut pieces, depth) {
                    reader.at += 1;
                }
            }
        }
    }
    Kind::Template(pieces)
}

/// Reads the heredoc that begins here, if one does.
pub fn heredoc<'a>(reader: &mut Reader<'a>, depth: usize) -> Option<Kind<'a>> {
    let (body, end) = reader.heredoc()?;
    let is_indented = reader.byte(2) == Some(b'-');
    let end_of_all = std::mem::replace(&mut reader.end, body.end);
    reader.at = body.start;
    let mut pieces = Vec::new();
    let mut start = reader.at;
    while let Some(byte) = reader.byte(0) {
        if byte == b'\n' && is_indented {
            reader.at += 1;
            plain(&mut pieces, start..reader.at);
            start = reader.at;
        } else if !inserted(reader, byte, &mut start, &mut pieces, depth) {
            reader.at += 1;
        }
    }
    plain(&mut pieces, start..reader.end);
    reader.end = end_of_all;
    reader.at = end;
    if is_indented {
        unindent(reader.text, &mut pieces);
    }
    Some(Kind::Template(pieces))
}

fn plain(pieces: &mut Vec<Piece>, span: Range<usize>) {
    if span.start < span.end {
        pieces.push(Piece::Plain(span));
    }
}

fn escape(reader: &mut Reader, pieces: &mut Vec<Piece>) {
    let from = reader.at;
    let rest = reader.rest();
    let (said, len) = match reader.byte(1) {
        Some(b'n') => (Some('\n'), 2),
        Some(b'r') => (Some('\r'), 2),
        Some(b't') => (Some('\t'), 2),
        Some(b'"') => (Some('"'), 2),
        Some(b'\\') => (Some('\\'), 2),
        Some(b'u') => (code(rest.get(2..6)), 6),
        Some(b'U') => (code(rest.get(2..10)), 10),
        _ => (None, 1),
    };
    let Some(said) = said else {
        reader.fault(from);
        reader.at += 1;
        pieces.push(Piece::Plain(from..reader.at));
        return;
    };
    reader.at += len;
    pieces.push(Piece::Escape(from..reader.at, said));
}

fn code(digits: Option<&str>) -> Option<char> {
    let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

/// Reads `${ … }`, `%{ … }` and what stands for their signs, if one of them begins here.
fn inserted<'a>(
    reader: &mut Reader<'a>,
    byte: u8,
    start: &mut usize,
    pieces: &mut Vec<Piece<'a>>,
    depth: usize,
) -> bool {
    let from = reader.at;
    let (next, third) = (reader.byte(1), reader.byte(2));
    if !matches!(byte, b'$' | b'%') {
        return false;
    }
    if next == Some(byte) && third == Some(b'{') {
        plain(pieces, *start..from);
        reader.at += 3;
        pieces.push(Piece::Doubled(from..reader.at));
    } else if next == Some(b'{') {
        plain(pieces, *start..from);
        let value = if byte == b'$' && third != Some(b'~') {
            reader.at += 2;
            let mut value = reader.expression(true, depth + 1);
            if reader.byte(0) != Some(b'}') {
                value.kind = Kind::Computed;
            }
            reader.close(b'}', from);
            value
        } else {
            reader.at += 1;
            reader.pass();
            Expr {
                span: from..reader.at,
                kind: Kind::Computed,
            }
        };
        pieces.push(Piece::Inserted(from..reader.at, value));
    } else {
        return false;
    }
    *start = reader.at;
    true
}

/// Takes the white space that all lines begin with from each of them, as `<<-` wants it. Lines of nothing else neither
/// count nor change.
fn unindent(text: &str, pieces: &mut [Piece]) {
    let mut least = usize::MAX;
    let mut firsts = Vec::new();
    let mut is_start = true;
    for (at, piece) in pieces.iter().enumerate() {
        let line = match piece {
            Piece::Plain(span) => &text[span.clone()],
            _ => "",
        };
        if is_start {
            let lead = line.len() - line.trim_start().len();
            let is_blank = lead == line.len() && line.ends_with('\n');
            if !is_blank {
                least = least.min(line[..lead].chars().count());
                firsts.push(at);
            }
        }
        is_start = line.ends_with('\n');
    }
    for at in firsts {
        if let Piece::Plain(span) = &mut pieces[at] {
            let taken = text[span.clone()].char_indices().nth(least);
            span.start = taken.map_or(span.end, |(len, _)| span.start + len);
        }
    }
}
