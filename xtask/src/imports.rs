//! Takes the hashes out of the names by which a module calls its script: `wasm-bindgen` ends each with sixteen digits of
//! one, which no compression makes shorter, and which stand in both files. Within one build the names differ without.

use crate::Outcome;
use crate::wasm::{self, Reader};
use std::collections::HashSet;

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
    let mut taken = HashSet::new();
    for _ in 0..count {
        let from = reader.text()?;
        let name = std::str::from_utf8(reader.text()?).ok()?;
        if reader.bytes(1)? != [FUNCTION] {
            return None;
        }
        let signature = reader.number()?;
        let new = free(name, &mut taken);
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

/// A name without its hash, with a number in its place where another has the name already.
fn free(name: &str, taken: &mut HashSet<String>) -> String {
    let hash = name.len().saturating_sub(DIGITS);
    let is_hash = |digits: &str| {
        digits
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let Some((plain, _)) = name
        .split_at_checked(hash)
        .filter(|(plain, digits)| plain.ends_with('_') && is_hash(digits))
    else {
        taken.insert(name.to_owned());
        return name.to_owned();
    };
    // The line that is left in front of the hash keeps it from being the name of something else in the script.
    let numbered = (1..).map(|number| match number {
        1 => plain.to_owned(),
        _ => [plain, &number.to_string()].concat(),
    });
    let free = numbered.into_iter().find(|name| !taken.contains(name));
    let free = free.unwrap_or_else(|| name.to_owned());
    taken.insert(free.clone());
    free
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
    fn names_lose_their_hashes_in_both_files_and_stay_apart() {
        let [one, two] = ["__wbg_body_0123456789abcdef", "__wbg_body_fedcba9876543210"];
        let (short, names) = shortened(&module(&[one, "plain", two])).expect("a module");
        assert_eq!(short, module(&["__wbg_body_", "plain", "__wbg_body_2"]));
        let script = format!("{{ {two}: f, plain: g, {one}: h }}");
        let expect = "{ __wbg_body_2: f, plain: g, __wbg_body_: h }";
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
