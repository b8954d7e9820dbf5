//! Names the files that are fetched behind the page after their content, and tells the page these names together with
//! their integrity. Trunk does this for the module that the page starts with, and leaves it out for every other.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::language::Language;
use crate::{Outcome, html, strip, styles};

/// The files, as Trunk names them and as `index.html` does.
const FILES: [&str; 4] = ["desk.js", MODULE, "desk.css", OFFLINE];
const OFFLINE: &str = "offline.js";
const MODULE: &str = "desk_bg.wasm";

/// The folder of the desk's styles, and its files in their order: they become one.
const STYLES: (&str, [&str; 10]) = (
    "desk",
    [
        "everywhere",
        "columns",
        "fields",
        "editor",
        "picture",
        "request",
        "history",
        "pick",
        "service",
        "applications",
    ],
);

/// Whether a file is fetched behind the page.
pub(crate) fn owns(file: &str) -> bool {
    ["desk-", "offline-", "worker.js", "manifest."]
        .iter()
        .any(|start| file.starts_with(start))
}

fn kind(file: &str) -> &str {
    let kind = Path::new(file).extension();
    kind.and_then(OsStr::to_str).unwrap_or_default()
}

/// Renames the files below a folder and gives the page with their new names.
pub(crate) fn settle(folder: &Path, page: &str, language: Language) -> Outcome<String> {
    let mut names = Vec::new();
    let mut integrities = Vec::new();
    let read = |file: &str| {
        fs::read(folder.join(file))
            .map_err(|error| format!("dist/{file} could not be read: {error}."))
    };
    gather(folder)?;
    let (module, short) = strip::stripped(&read(MODULE)?)?;
    for file in FILES {
        let content = match kind(file) {
            _ if file == OFFLINE => {
                let script = read(file)?;
                let said = language.newer(&String::from_utf8_lossy(&script))?;
                strip::slim(said.as_bytes(), &short)
            }
            "wasm" => module.clone(),
            "js" => strip::slim(&read(file)?, &short),
            "css" => styles::bare(&String::from_utf8_lossy(&read(file)?)).into_bytes(),
            _ => read(file)?,
        };
        let (name, integrity) = named(file, &content);
        fs::write(folder.join(&name), content)
            .and_then(|()| fs::remove_file(folder.join(file)))
            .map_err(|error| format!("dist/{file} could not be renamed: {error}."))?;
        names.push(name);
        integrities.push(integrity);
    }
    names.append(&mut integrities);
    tell(page, &names.join(" "))
}

/// Makes one file of the desk's styles.
fn gather(folder: &Path) -> Outcome {
    let (of_styles, names) = STYLES;
    let parts = folder.join(of_styles);
    let mut whole = String::new();
    for name in names {
        let file = parts.join(name).with_extension("css");
        let style = fs::read_to_string(&file)
            .and_then(|style| fs::remove_file(&file).map(|()| style))
            .map_err(|error| format!("style/desk/{name}.css could not be taken: {error}."))?;
        whole.push_str(&style);
    }
    // What is left there is a style that nobody would see.
    fs::remove_dir(&parts).map_err(|error| {
        format!("STYLES in xtask/src/desk.rs does not name all of style/desk: {error}.")
    })?;
    fs::write(folder.join("desk.css"), whole)
        .map_err(|error| format!("dist/desk.css could not be written: {error}."))
}

/// The name with a part of the hash in it, as Trunk has it, and the hash as browsers check it.
fn named(file: &str, content: &[u8]) -> (String, String) {
    let stem = file.find(['.', '_']).unwrap_or(file.len());
    let (stem, rest) = file.split_at(stem);
    let name = format!("{stem}-{}{rest}", short(content));
    (name, integrity(content))
}

/// The beginning of a hash, as it stands in names.
pub(crate) fn short(content: &[u8]) -> String {
    let hash = Sha256::digest(content);
    hash[..8].iter().fold(String::new(), |mut hex, byte| {
        // A string takes whatever is written.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A hash as browsers check it.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

fn tell(page: &str, names: &str) -> Outcome<String> {
    html::with_meta(page, "millrace-desk", names)
}

#[cfg(test)]
mod tests {
    use super::{STYLES, gather, named, owns, tell};
    use crate::place;
    use std::fs;

    #[test]
    fn the_desks_styles_are_one_file_and_none_is_left_out() {
        let folder = place::target().join("xtask").join("desk-test");
        let _ = fs::remove_dir_all(&folder);
        let fill = || {
            fs::create_dir_all(folder.join("desk")).expect("a folder to write in");
            for name in STYLES.1 {
                let file = folder.join("desk").join(name).with_extension("css");
                fs::write(file, format!("{name}\n")).expect("a file to write");
            }
        };
        fill();
        assert_eq!(gather(&folder), Ok(()));
        let whole = fs::read_to_string(folder.join("desk.css")).expect("a file");
        assert!(whole.starts_with("everywhere\ncolumns\n"), "{whole}");
        assert!(!folder.join("desk").exists());
        fill();
        fs::write(folder.join("desk/other.css"), "").expect("a file to write");
        assert!(gather(&folder).unwrap_err().contains("does not name all"));
        fs::remove_dir_all(&folder).expect("a folder to remove");
        fs::create_dir_all(&folder).expect("a folder to write in");
        assert!(gather(&folder).unwrap_err().contains("everywhere.css"));
    }

    #[test]
    fn a_name_holds_the_hash_and_the_integrity_is_a_browsers() {
        // Counted with `openssl dgst -sha256 -binary | base64`.
        let (name, integrity) = named("desk_bg.wasm", b"abc");
        assert_eq!(name, "desk-ba7816bf8f01cfea_bg.wasm");
        assert_eq!(
            integrity,
            "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
        assert!(owns(&name));
    }

    #[test]
    fn the_page_is_told_the_names_and_nothing_else_changes() {
        let page = "<meta name=\"x\"><meta name=\"millrace-desk\" content=\"desk.js\"><p>desk.js";
        let expect = "<meta name=\"x\"><meta name=\"millrace-desk\" content=\"a b\"><p>desk.js";
        assert_eq!(tell(page, "a b").as_deref(), Ok(expect));
        assert!(tell("<p>", "a b").unwrap_err().contains("millrace-desk"));
    }
}
