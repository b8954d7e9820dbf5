//! Where a token may have gone to, in the page and on the disk.

use crate::folder::Folder;
use crate::page::Page;
use serde_json::json;
use std::fs;

impl Page {
    /// The places of the page, beside the token's own field, in which a token stands, in plain letters or in
    /// one of the forms in which texts travel.
    pub async fn leaks(&self, token: &str) -> Vec<String> {
        let script = include_str!("leaks.js");
        let found = self.session().execute_async(script, vec![json!(token)]);
        let found = found.await.expect("the page can be searched");
        found.convert().expect("a list of places")
    }
}

/// The files of a browser's profile in which a text stands, as UTF-8 or as UTF-16.
pub fn files_with(profile: &Folder, text: &str) -> Vec<String> {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let holds = |bytes: &[u8], form: &[u8]| bytes.windows(form.len()).any(|part| part == form);
    let files = profile.files().into_iter().filter(|file| {
        let bytes = fs::read(file).unwrap_or_default();
        holds(&bytes, text.as_bytes()) || holds(&bytes, &wide)
    });
    files.map(|file| file.display().to_string()).collect()
}
