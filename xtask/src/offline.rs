//! Tells the worker that keeps the page for a time without network which version it is and what belongs to it, the page
//! its version, and the manifest the icon's name.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::language::Language;
use crate::{Outcome, desk, html};

/// The files that the worker does not keep: itself, and what is the host's own.
const NOT_KEPT: [&str; 2] = ["worker.js", "config.json"];

/// Completes the manifest, the page and the worker, in this order, since each holds a hash of those before.
pub(crate) fn settle(
    folder: &Path,
    files: &[String],
    page: &str,
    language: Language,
) -> Outcome<String> {
    let icon = files
        .iter()
        .find(|file| file.starts_with("icon-"))
        .ok_or("dist/ has no icon.")?;
    let manifest = language.manifest(&read(folder, "manifest.webmanifest")?)?;
    let manifest = filled(&manifest, "\"icon.svg\"", &format!("\"{icon}\""))?;
    write(folder, "manifest.webmanifest", &manifest)?;
    let mut kept = Map::new();
    for file in files {
        if file != "index.html" && !NOT_KEPT.contains(&file.as_str()) {
            let content = fs::read(folder.join(file))
                .map_err(|error| format!("dist/{file} could not be read: {error}."))?;
            kept.insert(file.clone(), desk::integrity(&content).into());
        }
    }
    // A name for the page and all that belongs to it.
    let whole = kept
        .iter()
        .map(|(file, integrity)| format!("{file} {integrity}\n"));
    let whole: String = whole.chain([page.to_owned()]).collect();
    let version = desk::short(whole.as_bytes());
    let page = html::with_meta(page, "millrace-version", &version)?;
    // The page itself is what a host answers for its folder.
    kept.insert(String::new(), desk::integrity(page.as_bytes()).into());
    let worker = language.worker(&read(folder, "worker.js")?)?;
    let worker = filled(
        &worker,
        "const VERSION = \"\";",
        &format!("const VERSION = \"{version}\";"),
    )?;
    let kept = Value::Object(kept);
    let worker = filled(
        &worker,
        "const FILES = {};",
        &format!("const FILES = {kept:#};"),
    )?;
    write(folder, "worker.js", &worker)?;
    Ok(page)
}

/// Changes what must be there once.
fn filled(text: &str, from: &str, to: &str) -> Outcome<String> {
    if text.matches(from).count() == 1 {
        Ok(text.replace(from, to))
    } else {
        Err(format!("A file in src/offline/ must have {from} once."))
    }
}

fn read(folder: &Path, file: &str) -> Outcome<String> {
    fs::read_to_string(folder.join(file))
        .map_err(|error| format!("dist/{file} could not be read: {error}."))
}

fn write(folder: &Path, file: &str, text: &str) -> Outcome {
    fs::write(folder.join(file), text)
        .map_err(|error| format!("dist/{file} could not be written: {error}."))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::settle;
    use crate::language::Language;
    use crate::place;

    #[test]
    fn the_worker_knows_every_file_but_itself_and_the_hosts_own() {
        let folder = place::target().join("xtask").join("offline-test");
        fs::create_dir_all(&folder).expect("a folder to write in");
        let page = "<meta name=\"millrace-version\" content=\"\">";
        let built = [
            ("index.html", page),
            ("a.js", "abc"),
            ("config.json", "{}"),
            ("icon-12.svg", "abc"),
            (
                "manifest.webmanifest",
                include_str!("../../src/offline/manifest.webmanifest"),
            ),
            ("worker.js", include_str!("../../src/offline/worker.js")),
        ];
        let settled = |page: &str| {
            for (name, content) in built {
                fs::write(folder.join(name), content).expect("a file to write");
            }
            let files = built.map(|(name, _)| name.to_owned());
            let page = settle(&folder, &files, page, Language::English).expect("whole files");
            let read = |name| fs::read_to_string(folder.join(name)).expect("a file to read");
            (page, read("worker.js"), read("manifest.webmanifest"))
        };
        let (told, worker, manifest) = settled(page);
        assert!(manifest.contains("\"src\": \"icon-12.svg\""), "{manifest}");
        // Counted with `openssl dgst -sha256 -binary | base64`.
        let abc = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        for file in ["a.js", "icon-12.svg"] {
            assert!(
                worker.contains(&format!("\"{file}\": \"{abc}\"")),
                "{worker}"
            );
        }
        assert!(worker.contains("\"\": \"sha256-"), "{worker}");
        assert!(!worker.contains("\"worker.js\":") && !worker.contains("\"config.json\":"));
        let version = told.split('"').nth(3).expect("a version").to_owned();
        assert_eq!(version.len(), 16);
        assert!(worker.contains(&format!("const VERSION = \"{version}\";")));
        let (other, ..) = settled(&page.replace("><", "> <").replace("<meta", "<p><meta"));
        assert!(!other.contains(&version), "another page is another version");
    }
}
