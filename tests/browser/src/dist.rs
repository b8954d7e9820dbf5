//! The built page: where it is, and copies of it with a change.

use crate::folder::Folder;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the built page: `MILLRACE_DIST`, else `dist` of the workspace.
pub fn built() -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let folder = std::env::var_os("MILLRACE_DIST").map_or(workspace, PathBuf::from);
    assert!(
        folder.join("index.html").is_file(),
        "There is no built page in {}: run `cargo xtask test browser`.",
        folder.display()
    );
    folder
}

/// A copy of the built page.
pub fn copy() -> Folder {
    let copy = Folder::default();
    copy_all(&built(), copy.path());
    copy
}

/// Copies the files of a folder, and of those in it, into another.
pub(crate) fn copy_all(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the built page can be listed") {
        let path = entry.expect("an entry of the built page").path();
        let to = to.join(path.file_name().expect("a name in the built page"));
        if path.is_dir() {
            fs::create_dir(&to).expect("a folder of the built page can be copied");
            copy_all(&path, &to);
        } else {
            fs::copy(&path, to).expect("a file of the built page can be copied");
        }
    }
}

/// A copy of the built page whose policy lets it send to one more origin, as `cargo xtask build --connect`
/// makes it.
pub fn connecting_to(origin: &str) -> Folder {
    let copy = copy();
    let index = copy.path().join("index.html");
    let page = fs::read_to_string(&index).expect("the page's index.html");
    let usual = "connect-src 'self' https://api.aiven.io";
    assert!(page.contains(usual), "the policy of index.html has changed");
    let wider = page.replace(usual, &format!("{usual} {origin}"));
    fs::write(&index, wider).expect("the copy can be written");
    copy
}

/// The copy with a script that runs before the page's own, as the page's policy allows. The worker is told of it.
pub(crate) fn beginning_with(copy: Folder, script: &str) -> Folder {
    let index = read(&copy, "index.html");
    let changed = index.replacen("<title>", "<script src=\"before.js\"></script><title>", 1);
    let worker = read(&copy, "worker.js").replace(&hash(&index), &hash(&changed));
    // It leaves no element of its own: the page is then what it would be without it.
    let script = [script, "\ndocument.currentScript.remove();\n"].concat();
    write(&copy, "before.js", &script);
    write(&copy, "worker.js", &worker);
    write(&copy, "index.html", &changed);
    copy
}

/// A copy of the built page in which one byte of a file is another: of that which begins and ends so, such as
/// `desk-` and `.js`; what stands between is a hash.
pub fn tampered(beginning: &str, ending: &str) -> Folder {
    let copy = copy();
    let file = file(&copy, beginning, ending);
    let mut bytes = fs::read(&file).expect("a file of the copy");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).expect("the copy can be written");
    copy
}

/// A copy of the built page without the file that begins and ends so.
pub fn without(beginning: &str, ending: &str) -> Folder {
    let copy = copy();
    let file = file(&copy, beginning, ending);
    fs::remove_file(file).expect("a file of the copy can be removed");
    copy
}

/// A file of a copy, as text.
pub fn read(copy: &Folder, name: &str) -> String {
    fs::read_to_string(copy.path().join(name)).expect("a file of the copy")
}

/// Writes a file of a copy.
pub fn write(copy: &Folder, name: &str, text: &str) {
    fs::write(copy.path().join(name), text).expect("the copy can be written");
}

/// Makes a copy the next version of the page, whole and in one go, and returns the version's name.
pub fn publish_next(copy: &Folder) -> String {
    let next = "f".repeat(16);
    let index = read(copy, "index.html");
    let (_, version) = index
        .split_once("name=\"millrace-version\" content=\"")
        .expect("the page's version");
    let version = version[..16].to_owned();
    let changed = index.replace(&version, &next);
    let worker = read(copy, "worker.js");
    assert!(worker.contains(&hash(&index)), "the worker knows the page");
    let worker = worker.replace(&version, &next);
    let worker = worker.replace(&hash(&index), &hash(&changed));
    write(copy, "index.html", &changed);
    write(copy, "worker.js", &worker);
    next
}

/// The hash by which the worker knows a file.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// The one file of the English page that begins and ends so.
fn file(folder: &Folder, beginning: &str, ending: &str) -> PathBuf {
    let mut files = folder.files();
    files.retain(|file| file.parent() == Some(folder.path()));
    files.retain(|file| {
        let name = file.file_name().map(|name| name.to_string_lossy());
        name.is_some_and(|name| name.starts_with(beginning) && name.ends_with(ending))
    });
    assert_eq!(files.len(), 1, "{beginning}…{ending} is one of {files:?}");
    files.remove(0)
}
