//! The languages that the page is built in, each as a page of its own. Nearly all of its words stand in `src/text`, where a
//! feature chooses them; the few that stand in no Rust file are here in every language but English, in which the sources
//! have them.

use std::path::PathBuf;

use crate::{Outcome, place};

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Language {
    English,
    German,
}

/// A word of a source, and what stands in its place.
type Word = (&'static str, &'static str);

/// Those of `index.html`.
const PAGE: [Word; 6] = [
    ("<html lang=\"en\">", "<html lang=\"de\">"),
    (
        "Millrace could not start: a file is missing or was altered, or this browser has no WebAssembly. Reload the page, or tell the person who hosts it.",
        "Millrace konnte nicht starten: Eine Datei fehlt oder wurde verändert, oder dieser Browser hat kein WebAssembly. Laden Sie die Seite neu, oder sagen Sie es ihrem Betreiber.",
    ),
    (
        "\"Builds, checks and sends requests to the Aiven for Apache Flink REST API.\"",
        "\"Erstellt, prüft und sendet Anfragen an die REST-API von Aiven for Apache Flink.\"",
    ),
    (
        "Millrace builds, checks and sends requests to the Aiven for Apache Flink REST API. It is loading…",
        "Millrace erstellt, prüft und sendet Anfragen an die REST-API von Aiven for Apache Flink. Es wird geladen …",
    ),
    (
        "If this stays, a file is missing or was altered: reload, or tell the person who hosts it.",
        "Wenn das so bleibt, fehlt eine Datei oder wurde verändert: Laden Sie neu, oder sagen Sie es dem Betreiber.",
    ),
    (
        "Millrace needs JavaScript and WebAssembly.",
        "Millrace braucht JavaScript und WebAssembly.",
    ),
];

/// Those of `src/offline/offline.js`.
const NEWER: [Word; 2] = [
    (
        "There is a new version of this page. Drafts and settings stay; the token has to be typed again.",
        "Es gibt eine neue Version dieser Seite. Entwürfe und Einstellungen bleiben; das Token muss neu eingegeben werden.",
    ),
    ("\"Reload\"", "\"Neu laden\""),
];

/// Those of the manifest.
const MANIFEST: [Word; 1] = [(
    "Builds, checks and sends requests to the Aiven for Apache Flink REST API.",
    "Erstellt, prüft und sendet Anfragen an die REST-API von Aiven for Apache Flink.",
)];

/// Where the worker finds the host's own file, from its page.
const CONFIG: [Word; 1] = [(
    "new URL(\"config.json\", HOME)",
    "new URL(\"../config.json\", HOME)",
)];

impl Language {
    /// Every language, English first, since Trunk empties the folder that the others lie in.
    pub(crate) const ALL: [Self; 2] = [Self::English, Self::German];

    /// Where its page lies within `dist`, with a slash behind it. `src/boot.js` and
    /// `src/browser/workbench/settings.rs` go there.
    pub(crate) fn place(self) -> &'static str {
        match self {
            Self::English => "",
            Self::German => "de/",
        }
    }

    /// Its page's folder.
    pub(crate) fn folder(self) -> PathBuf {
        place::dist().join(self.place())
    }

    /// The feature that it is compiled with.
    pub(crate) fn feature(self) -> Option<&'static str> {
        match self {
            Self::English => None,
            Self::German => Some("german"),
        }
    }

    /// Whether a file below `dist` is its page's.
    pub(crate) fn owns(self, file: &str) -> bool {
        let is_german = file.starts_with(Self::German.place());
        is_german == (self == Self::German)
    }

    /// `index.html` in this language.
    pub(crate) fn page(self, text: &str) -> Outcome<String> {
        self.said(text, &PAGE)
    }

    /// `offline.js` in this language.
    pub(crate) fn newer(self, text: &str) -> Outcome<String> {
        self.said(text, &NEWER)
    }

    /// The manifest in this language.
    pub(crate) fn manifest(self, text: &str) -> Outcome<String> {
        self.said(text, &MANIFEST)
    }

    /// The worker of this language's page.
    pub(crate) fn worker(self, text: &str) -> Outcome<String> {
        self.said(text, &CONFIG)
    }

    fn said(self, text: &str, words: &[Word]) -> Outcome<String> {
        if self == Self::English {
            return Ok(text.to_owned());
        }
        words.iter().try_fold(text.to_owned(), |text, (from, to)| {
            if text.matches(from).count() == 1 {
                Ok(text.replace(from, to))
            } else {
                Err(format!(
                    "xtask/src/language.rs translates a text that must stand in its file once: {from}"
                ))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    const INDEX: &str = include_str!("../../index.html");
    const OFFLINE: &str = include_str!("../../src/offline/offline.js");
    const MANIFEST: &str = include_str!("../../src/offline/manifest.webmanifest");
    const WORKER: &str = include_str!("../../src/offline/worker.js");
    const BOOT: &str = include_str!("../../src/boot.js");
    const SETTINGS: &str = include_str!("../../src/browser/workbench/settings.rs");

    /// The texts that stand between the tags of a page, and in two attributes of them.
    fn read(page: &str) -> Vec<&str> {
        let texts = page.split('>').filter_map(|part| part.split('<').next());
        let texts = texts.chain(
            ["data-failed=\"", "name=\"description\" content=\""]
                .iter()
                .flat_map(|attribute| page.split(attribute).skip(1))
                .filter_map(|part| part.split('"').next()),
        );
        texts
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .collect()
    }

    #[test]
    fn english_is_what_the_sources_have() {
        assert_eq!(Language::English.page(INDEX).as_deref(), Ok(INDEX));
        assert_eq!(Language::English.worker(WORKER).as_deref(), Ok(WORKER));
    }

    #[test]
    fn every_text_of_the_page_is_german_but_its_name() {
        let german = Language::German.page(INDEX).expect("German");
        let english = read(INDEX);
        assert!(english.len() > 4, "{english:?}");
        let same: Vec<_> = read(&german)
            .into_iter()
            .filter(|text| english.contains(text))
            .collect();
        assert_eq!(same, ["Millrace"]);
        assert!(german.contains("<html lang=\"de\">"));
    }

    #[test]
    fn the_other_files_are_german_and_the_worker_looks_for_the_one_config() {
        let newer = Language::German.newer(OFFLINE).expect("German");
        assert!(newer.contains("Neu laden") && !newer.contains("There is a new version"));
        assert!(
            Language::German
                .manifest(MANIFEST)
                .expect("German")
                .contains("Erstellt")
        );
        assert!(
            Language::German
                .worker(WORKER)
                .expect("German")
                .contains("\"../config.json\"")
        );
    }

    #[test]
    fn the_page_looks_for_the_other_language_where_it_lies() {
        let place = Language::German.place();
        assert!(BOOT.contains(&format!("? \"../\" : \"{place}\"")));
        assert!(SETTINGS.contains(&format!("Language::English => \"{place}\"")));
        assert!(SETTINGS.contains("Language::German => \"../\""));
    }

    #[test]
    fn a_text_that_has_moved_is_told() {
        let moved = INDEX.replace("It is loading", "It loads");
        assert!(
            Language::German
                .page(&moved)
                .unwrap_err()
                .contains("It is loading…")
        );
    }

    #[test]
    fn a_file_is_one_languages() {
        assert!(Language::English.owns("desk-1.js") && !Language::German.owns("desk-1.js"));
        assert!(Language::German.owns("de/desk-1.js") && !Language::English.owns("de/desk-1.js"));
    }
}
