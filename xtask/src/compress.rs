//! Lays a compressed copy beside each file of the page, so that a web server needs no time and no settings of its own
//! to send the small one. `config.json` has none: whoever edits it would leave the copy as it was.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use flate2::{Compression, write::GzEncoder};

use crate::Outcome;

/// The endings of the copies, as web servers look for them.
pub(crate) const ENDINGS: [&str; 2] = ["gz", "br"];

/// Kinds of files that shrink.
const KINDS: [&str; 6] = ["html", "css", "js", "wasm", "svg", "webmanifest"];

/// Whether a file is such a copy.
pub(crate) fn is_copy(file: &str) -> bool {
    kind(file).is_some_and(|kind| ENDINGS.contains(&kind))
}

/// Writes the copies of these files. One that would not be smaller is left out.
pub(crate) fn settle(folder: &Path, files: &[String]) -> Outcome {
    let shrinks = |file: &&String| kind(file).is_some_and(|kind| KINDS.contains(&kind));
    for file in files.iter().filter(shrinks) {
        beside(&folder.join(file))
            .map_err(|error| format!("dist/{file} could not be compressed: {error}."))?;
    }
    Ok(())
}

fn kind(file: &str) -> Option<&str> {
    Path::new(file).extension().and_then(|kind| kind.to_str())
}

fn beside(file: &Path) -> io::Result<()> {
    let content = fs::read(file)?;
    for (ending, copy) in ENDINGS.iter().zip([gzip(&content)?, brotli(&content)?]) {
        if copy.len() < content.len() {
            let mut name = file.as_os_str().to_owned();
            name.push(format!(".{ending}"));
            fs::write(name, copy)?;
        }
    }
    Ok(())
}

/// As `gzip -9n`: without a name and a time, so that the same content gives the same bytes.
fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::new(9));
    gzip.write_all(content)?;
    gzip.finish()
}

/// As `brotli -q 11 -w 22`.
fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{brotli, gzip, settle};
    use crate::{fingerprint, place};

    #[test]
    fn compression_is_that_of_gzip_and_brotli() {
        // Counted with `gzip -9n` and `brotli -q 11 -w 22`.
        let content = "millrace ".repeat(1_000);
        let gzip = gzip(content.as_bytes()).expect("memory to write to");
        let brotli = brotli(content.as_bytes()).expect("memory to write to");
        assert_eq!((content.len(), gzip.len(), brotli.len()), (9_000, 65, 30));
        // Of a gzip header, bytes 4 to 7 are the time (RFC 1952).
        assert_eq!(gzip[4..8], [0; 4]);
    }

    #[test]
    fn what_shrinks_has_two_copies_and_the_hosts_own_file_has_none() {
        let folder = place::target().join("xtask").join("compress-test");
        // What an earlier run left would be found again.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder to write in");
        let long = "millrace ".repeat(100);
        for (name, content) in [("a.js", &*long), ("config.json", &long), ("b.css", "x")] {
            fs::write(folder.join(name), content).expect("a file to write");
        }
        let files = |()| fingerprint::files(&folder, "").expect("a folder to read");
        settle(&folder, &files(())).expect("files to compress");
        let expect = ["a.js", "a.js.br", "a.js.gz", "b.css", "config.json"];
        assert_eq!(files(()), expect);
    }
}
