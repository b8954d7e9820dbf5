//! Takes out of the WebAssembly and its script what no browser reads: `wasm-bindgen` leaves the names of its own functions
//! in a section that Trunk has no option against, half a kilobyte of the first load, and comments in the script, almost
//! as much again. Puts right, too, what an older `wasm-opt` gets wrong.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};
use std::fs;
use std::path::Path;

use crate::imports::{self, Names};
use crate::wasm::{self, Reader, Section, number};
use crate::{Outcome, html, panics};

/// The custom sections that are for people and tools.
const UNREAD: [&[u8]; 2] = [b"name", b"producers"];

/// Sections by their numbers.
const TABLES: u8 = 4;
const EXPORTS: u8 = 7;
/// The type of a table that holds JavaScript's values, and the name by which `wasm-bindgen` exports it.
const VALUES: u8 = 0x6f;
const VALUES_NAME: &[u8] = b"__wbindgen_externrefs";
/// Numbers below this take one byte.
const ONE_BYTE: u8 = 0x80;

/// Strips the module that the page starts with and its script, and tells the page their new integrity.
pub(crate) fn settle(folder: &Path, page: &str) -> Outcome<String> {
    let mut names = Names::new();
    let page = rewritten(folder, page, ("type", "application/wasm"), |module| {
        let (module, short) = stripped(module)?;
        names = short;
        Ok(module)
    })?;
    let page = rewritten(folder, &page, ("rel", "modulepreload"), |script| {
        Ok(slim(script, &names))
    })?;
    rewritten(folder, &page, ("type", "module"), |script| Ok(bare(script)))
}

/// A script of ours without its indents and the comments on lines of their own.
fn bare(script: &[u8]) -> Vec<u8> {
    let lines = script.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let kept = lines.filter(|line| !line.is_empty() && !line.starts_with(b"//"));
    kept.flat_map(|line| [line, b"\n"].concat()).collect()
}

/// Rewrites the file that the page links to by this attribute, and tells the page its new integrity.
fn rewritten(
    folder: &Path,
    page: &str,
    (attribute, value): (&str, &str),
    rewrite: impl FnOnce(&[u8]) -> Outcome<Vec<u8>>,
) -> Outcome<String> {
    let tags = html::tags(page);
    let link = tags
        .iter()
        .find(|tag| tag.value(attribute) == Some(value))
        .ok_or_else(|| format!("index.html has no link with {attribute}=\"{value}\"."))?;
    let (Some(href), Some(integrity)) = (
        link.value("href").or_else(|| link.value("src")),
        link.attribute("integrity"),
    ) else {
        return Err(format!(
            "The link with {attribute}=\"{value}\" has no address or no integrity."
        ));
    };
    let file = folder.join(href);
    let content = fs::read(&file).map_err(|error| format!("{href} could not be read: {error}."))?;
    let content = rewrite(&content)?;
    let hash = STANDARD.encode(Sha384::digest(&content));
    fs::write(&file, content).map_err(|error| format!("{href} could not be written: {error}."))?;
    Ok(format!(
        "{}sha384-{hash}{}",
        &page[..integrity.span.start],
        &page[integrity.span.end..]
    ))
}

/// A script of `wasm-bindgen` without its indents and its comments, which stand on lines of their own, and with the names
/// that its module has for its functions.
pub(crate) fn slim(script: &[u8], names: &Names) -> Vec<u8> {
    let mut slim = Vec::with_capacity(script.len());
    let mut is_comment = false;
    for line in script.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii) {
        is_comment |= line.starts_with(b"/*");
        if !is_comment && !line.is_empty() && !line.starts_with(b"//") {
            slim.extend_from_slice(line);
            slim.push(b'\n');
        }
        is_comment &= !line.ends_with(b"*/");
    }
    imports::told(&slim, names)
}

/// A module without the sections and the places that nobody reads, with short names for what it imports, which are given
/// too, and with the export of its table of JavaScript's values put right: `wasm-opt` 108, which Debian 12 has, exports
/// the first table, whichever was meant; 132 does not.
pub(crate) fn stripped(module: &[u8]) -> Outcome<(Vec<u8>, Names)> {
    let (head, sections) = wasm::sections(module)?;
    let mut kept = head.to_vec();
    let mut values = None;
    for Section { kind, body } in sections {
        let is_unread = kind == 0
            && Reader { rest: body }
                .text()
                .is_some_and(|name| UNREAD.contains(&name));
        if is_unread {
            continue;
        }
        let mut body = body.to_vec();
        match kind {
            TABLES => values = table_of_values(&body),
            EXPORTS => {
                if let (Some(values), Some(at)) = (values, export_of_values(&body)) {
                    body[at] = values;
                }
            }
            _ => {}
        }
        wasm::add(&mut kept, kind, &body);
    }
    imports::shortened(&panics::taken_out(&kept)?)
}

/// Which of the tables holds JavaScript's values.
fn table_of_values(body: &[u8]) -> Option<u8> {
    let (count, mut at) = number(body)?;
    for place in 0..u8::try_from(count).ok()?.min(ONE_BYTE) {
        let &[kind, limits] = body.get(at..at + 2)? else {
            return None;
        };
        if kind == VALUES {
            return Some(place);
        }
        at += 2;
        for _ in 0..=limits & 1 {
            at += number(body.get(at..)?)?.1;
        }
    }
    None
}

/// Where in the section of exports the number of that table stands, if it takes one byte.
fn export_of_values(body: &[u8]) -> Option<usize> {
    let (_, mut at) = number(body)?;
    while at < body.len() {
        let (len, head) = number(body.get(at..)?)?;
        let name = body.get(at + head..at + head + len)?;
        // Behind the name, a byte tells what is exported.
        at += head + len + 1;
        if name == VALUES_NAME {
            return body.get(at).filter(|byte| **byte < ONE_BYTE).map(|_| at);
        }
        at += number(body.get(at..)?)?.1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{slim, stripped};

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn names_go_and_everything_else_stays() {
        let type_section = b"\x01\x04\x01\x60\0\0";
        let name = b"\0\x07\x04name\x01\x02";
        let features = b"\0\x10\x0ftarget_features";
        let module = [HEAD, type_section, name, features].concat();
        let expect = [HEAD, type_section, features].concat();
        assert_eq!(stripped(&module), Ok((expect, Vec::new())));
    }

    #[test]
    fn the_table_of_values_is_exported_whichever_wasm_opt_took() {
        // Of functions, from 3 to 3; of values, from 8 on.
        let tables = b"\x04\x08\x02\x70\x01\x03\x03\x6f\0\x08";
        let exports = |place| {
            let rest = [&b"\x01f\0\x05\x15__wbindgen_externrefs\x01"[..], &[place]].concat();
            [&b"\x07\x1d\x02"[..], &rest].concat()
        };
        let module = |place| [HEAD, tables, &exports(place)].concat();
        for given in [0, 1] {
            assert_eq!(stripped(&module(given)), Ok((module(1), Vec::new())));
        }
    }

    #[test]
    fn a_script_keeps_its_code() {
        let script = "/**\n * Takes it.\n */\nexport function f() {\n    // why\n    return `a / b`;\n}\n/* x */\nf();\n";
        let expect = "export function f() {\nreturn `a / b`;\n}\nf();\n";
        assert_eq!(slim(script.as_bytes(), &Vec::new()), expect.as_bytes());
    }

    #[test]
    fn what_is_no_whole_module_is_refused() {
        for broken in [
            &b"\0asm"[..],
            b"\0asm\x01\0\0\0\x01\x04\x01",
            b"\0asm\x01\0\0\0\x01\xff",
        ] {
            assert!(stripped(broken).unwrap_err().contains("too early"));
        }
    }
}
