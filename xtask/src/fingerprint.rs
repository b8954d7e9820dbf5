//! Tells whether the built page is still that of the sources: a fingerprint of both, kept in the target folder.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

use crate::build::Choices;
use crate::{html, place};

/// What the page is made of, beside what `index.html` links to. The last two make it, so a change there counts too.
const SOURCES: [&str; 8] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "src",
    "style",
    ".cargo",
    "xtask/src",
];

/// Whether `dist` was built from the sources as they are, with these choices, and not touched since.
pub(crate) fn is_current(choices: &Choices) -> bool {
    fs::read_to_string(stamp())
        .is_ok_and(|stamp| fingerprint(choices).is_ok_and(|now| stamp == now))
}

/// Remembers that `dist` is built from the sources as they are.
pub(crate) fn remember(choices: &Choices) -> io::Result<()> {
    let stamp = stamp();
    fs::create_dir_all(stamp.parent().unwrap_or(&stamp))?;
    fs::write(stamp, fingerprint(choices)?)
}

fn stamp() -> PathBuf {
    place::target().join("xtask").join("page")
}

fn fingerprint(choices: &Choices) -> io::Result<String> {
    let root = place::root();
    let linked = linked(&fs::read_to_string(root.join("index.html"))?);
    let sources = SOURCES.iter().map(|name| (*name).to_owned()).chain(linked);
    let mut hasher = DefaultHasher::new();
    for source in sources {
        add(&root, &source, &mut hasher)?;
    }
    choices.hash(&mut hasher);
    let sources = hasher.finish();
    let mut hasher = DefaultHasher::new();
    add(&root, "dist", &mut hasher)?;
    Ok(format!("{sources:016x} {:016x}", hasher.finish()))
}

/// The files and folders that Trunk takes into the page.
fn linked(page: &str) -> Vec<String> {
    let tags = html::tags(page);
    let assets = tags
        .iter()
        .filter(|tag| tag.attribute("data-trunk").is_some());
    assets
        .filter_map(|tag| tag.value("href").or_else(|| tag.value("src")))
        .map(str::to_owned)
        .collect()
}

/// Adds the names and contents of a file, or of all files below a folder. What is not there counts as nothing.
fn add(root: &Path, name: &str, hasher: &mut DefaultHasher) -> io::Result<()> {
    for file in files(root, name)? {
        let content = fs::read(root.join(&file))?;
        (file, content).hash(hasher);
    }
    Ok(())
}

/// All files below a name, sorted, with their paths from the root.
pub(crate) fn files(root: &Path, name: &str) -> io::Result<Vec<String>> {
    let path = root.join(name);
    if path.is_file() {
        return Ok(vec![name.to_owned()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?.file_name();
        let inner = Path::new(name).join(entry);
        found.extend(files(root, &inner.to_string_lossy())?);
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::hash::{DefaultHasher, Hasher as _};

    use super::{add, files, linked};
    use crate::place;

    #[test]
    fn only_what_trunk_takes_counts_as_linked() {
        let page = "<link data-trunk rel=css href=style/base.css><script data-trunk src=src/boot.js></script>\
                    <a href=help.html>x</a><link data-trunk rel=rust>";
        assert_eq!(linked(page), ["style/base.css", "src/boot.js"]);
    }

    #[test]
    fn the_fingerprint_follows_names_and_contents() {
        let folder = place::target().join("xtask").join("fingerprint-test");
        fs::create_dir_all(folder.join("a")).expect("a folder to write in");
        let hash = |content: &str| {
            fs::write(folder.join("a/file"), content).expect("a file to write");
            let mut hasher = DefaultHasher::new();
            add(&folder, "a", &mut hasher).expect("a file to read");
            hasher.finish()
        };
        assert_eq!(hash("one"), hash("one"));
        assert_ne!(hash("one"), hash("two"));
        assert_eq!(files(&folder, "").expect("a folder to read"), ["a/file"]);
        assert_eq!(files(&folder, "none").expect("nothing to read"), [""; 0]);
    }
}
