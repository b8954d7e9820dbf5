//! `cargo xtask screenshots`: the gallery of the built page as pictures, on a page for review. Which states and settings
//! there are is the tests' own to say, in `tests/browser/tests/gallery`: each picture is a file `STATE-SETTING.png`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::tools::{self, Job};
use crate::{Outcome, build, child, place};

/// Where the pictures go, in Cargo's target folder.
const FOLDER: &str = "screenshots";

/// Takes the pictures anew and lists them. What the gallery's tests find wrong fails afterwards: its pictures are wanted.
pub(crate) fn screenshots() -> Outcome {
    tools::provide(&[Job::Browser])?;
    build::current()?;
    let folder = place::target().join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|error| format!("{} could not be removed: {error}.", folder.display()))?;
    }
    fs::create_dir_all(&folder)
        .map_err(|error| format!("{} could not be made: {error}.", folder.display()))?;
    let mut tests = child::cargo(["test", "-p", "browser-tests", "--test", "gallery"]);
    tests
        .env("MILLRACE_DIST", place::dist())
        .env("MILLRACE_SCREENSHOTS", &folder);
    let tried = child::run(&mut tests);
    let files = files(&folder)?;
    let page = folder.join("index.html");
    fs::write(&page, index(&files))
        .map_err(|error| format!("{} could not be written: {error}.", page.display()))?;
    println!("{} pictures: {}", files.len(), page.display());
    tried
}

fn files(folder: &Path) -> Outcome<Vec<String>> {
    let unread =
        |error: std::io::Error| format!("{} could not be read: {error}.", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let name = entry.map_err(unread)?.file_name();
        let name = name.to_string_lossy();
        files.extend(name.strip_suffix(".png").map(str::to_owned));
    }
    files.sort_unstable();
    Ok(files)
}

/// What the page begins with.
const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<title>Millrace in pictures</title>
<style>
  body { margin: 24px; font: 15px/1.5 system-ui, sans-serif; color-scheme: light dark; }
  div { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; }
  figure { margin: 0; }
  img { max-inline-size: 340px; max-block-size: 340px; border: 1px solid #8888; }
</style>
<h1>Millrace in pictures</h1>
";

/// The page: a part for each state, with a picture for each setting.
fn index(files: &[String]) -> String {
    let mut states: BTreeMap<&str, String> = BTreeMap::new();
    for file in files {
        if let Some((state, setting)) = file.split_once('-') {
            states
                .entry(state)
                .or_default()
                .push_str(&figure(file, setting));
        }
    }
    let part = |(state, figures): (&str, String)| {
        let title = state.replace('_', " ");
        format!("<h2 id=\"{state}\">{title}</h2>\n<div>\n{figures}</div>\n")
    };
    let parts: String = states.into_iter().map(part).collect();
    [HEAD, &parts].concat()
}

fn figure(file: &str, setting: &str) -> String {
    format!(
        "<figure><a href=\"{file}.png\"><img src=\"{file}.png\" alt=\"\" loading=\"lazy\"></a>\
         <figcaption>{setting}</figcaption></figure>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::index;

    #[test]
    fn each_picture_stands_below_its_state() {
        let files = [
            "first_page-1440-light",
            "first_page-zoomed",
            "settings-360-dark",
        ];
        let page = index(&files.map(str::to_owned));
        let places = [
            "<h2 id=\"first_page\">first page</h2>",
            "<img src=\"first_page-1440-light.png\"",
            "<figcaption>1440-light</figcaption>",
            "<img src=\"first_page-zoomed.png\"",
            "<h2 id=\"settings\">settings</h2>",
            "<img src=\"settings-360-dark.png\"",
        ]
        .map(|part| page.find(part));
        assert!(places.iter().all(Option::is_some), "{page}");
        assert!(places.is_sorted(), "{page}");
    }
}
