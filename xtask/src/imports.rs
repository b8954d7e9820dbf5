//! Gives short names to what a module calls of its script: `wasm-bindgen` names each after what it calls and ends it with
//! sixteen digits of a hash, which stand in both files. Within one build a number tells them apart.

use crate::Outcome;
use crate::wasm::{self, Reader};

const IMPORTS: u8 = 2;
const FUNCTION: u8 = 0;
/// How many digits of a hash a name ends with.
const DIGITS: usize = 16;

/// Names as they are, and as they are to be.
pub(crate) type Names = Vec<(String, String)>;

/// The module with shorter names, and what has become of which.
pub(crate) fn shortened(module: &[u8]) -> Outcome<(Vec<u8>, Names)> {
    let (head, sections) = wasm::sections(module)?;
    let mut short = head.to_vec();
    let mut names = Names::new();
    for section in sections {
        match (section.kind, renamed(section.body)) {
            (IMPORTS, Some((body, new))) => {
                names = new;
                wasm::add(&mut short, section.kind, &body);
            }
            (kind, _) => wasm::add(&mut short, kind, section.body),
        }
    }
    Ok((short, names))
}

/// The script with the same names.
pub(crate) fn told(script: &[u8], names: &Names) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(script).into_owned();
    for (old, new) in names {
        text = text.replace(old, new);
    }
    text.into_bytes()
}

/// The section of imports with shorter names. `None` where something other than a function is imported: `wasm-bindgen`
/// imports nothing else.
fn renamed(body: &[u8]) -> Option<(Vec<u8>, Names)> {
    let mut reader = Reader { rest: body };
    let count = reader.number()?;
    let mut renamed = Vec::with_capacity(body.len());
    wasm::write(&mut renamed, count);
    let mut names = Names::new();
    for number in 0..count {
        let from = reader.text()?;
        let name = std::str::from_utf8(reader.text()?).ok()?;
        if reader.bytes(1)? != [FUNCTION] {
            return None;
        }
        let signature = reader.number()?;
        // No other name begins so.
        let new = if has_hash(name) {
            format!("i{number}")
        } else {
            name.to_owned()
        };
        wasm::write(&mut renamed, from.len());
        renamed.extend_from_slice(from);
        wasm::write(&mut renamed, new.len());
        renamed.extend_from_slice(new.as_bytes());
        renamed.push(FUNCTION);
        wasm::write(&mut renamed, signature);
        if new != name {
            names.push((name.to_owned(), new));
        }
    }
    reader.rest.is_empty().then_some((renamed, names))
}

/// Whether a name ends with a hash: these stand in the module and in one place of the script, and nowhere else.
fn has_hash(name: &str) -> bool {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    name.split_at_checked(name.len().saturating_sub(DIGITS))
        .is_some_and(|(plain, digits)| plain.ends_with('_') && digits.bytes().all(is_digit))
}

#[cfg(test)]
mod tests {
    use super::{shortened, told};

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";

    fn import(name: &str) -> Vec<u8> {
        let mut import = vec![1, b'm', u8::try_from(name.len()).expect("a short name")];
        import.extend_from_slice(name.as_bytes());
        import.extend_from_slice(&[0, 7]);
        import
    }

    fn module(names: &[&str]) -> Vec<u8> {
        let mut body = vec![u8::try_from(names.len()).expect("few names")];
        body.extend(names.iter().flat_map(|name| import(name)));
        let len = u8::try_from(body.len()).expect("a short section");
        [HEAD, &[2, len], &body].concat()
    }

    #[test]
    fn names_with_a_hash_become_numbers_in_both_files() {
        let [one, two] = ["__wbg_body_0123456789abcdef", "__wbg_body_fedcba9876543210"];
        let (short, names) = shortened(&module(&[one, "plain", two])).expect("a module");
        assert_eq!(short, module(&["i0", "plain", "i2"]));
        let script = format!("{{ {two}: f, plain: g, {one}: h }}");
        let expect = "{ i2: f, plain: g, i0: h }";
        assert_eq!(told(script.as_bytes(), &names), expect.as_bytes());
    }

    #[test]
    fn what_ends_otherwise_keeps_its_name() {
        let names = [
            "x_0123456789abcdeF",
            "0123456789abcdef",
            "x0123456789abcdef",
            "é",
        ];
        let (short, renamed) = shortened(&module(&names)).expect("a module");
        assert_eq!(short, module(&names));
        assert_eq!(renamed, []);
    }
}
