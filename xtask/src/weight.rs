//! What the built page weighs: every file raw and compressed, and the first load against its budget.

use std::fs;
use std::io;
use std::path::Path;

use crate::language::Language;
use crate::{Outcome, compress, desk};

/// The design's budget for a first visit: 150 KB after brotli for everything the page loads by itself. It buys a start
/// within a second on a slow mobile line; whoever raises it should measure that again.
pub(crate) const FIRST_LOAD_BUDGET: usize = 150_000;

/// The desk, which the page fetches once it stands: nobody waits for it, yet everybody pays for it once. It had
/// 348,000 before it took over `Send all`, the history and more of what is said of an answer, 400,000 before the lists at
/// fields and what exists on the service, 420,000 before the calls of applications, 445,000 before links, secrets in
/// SQL, and the versions of the applications that exist, 475,000 before a host's templates and the completion of a whole
/// CREATE TABLE, 490,000 before templates of the page's own and blanks in statements, and 495,000 before it gave drafts
/// that come beside others names of their own, which their jobs follow, and moved parts of a narrow page to where the
/// eye finds them.
pub(crate) const DESK_BUDGET: usize = 500_000;

/// Kinds of files that a browser fetches to show the page. `config.json` is the host's own and is not counted.
const LOADED: [&str; 10] = [
    "html",
    "css",
    "js",
    "wasm",
    "svg",
    "png",
    "ico",
    "webp",
    "woff2",
    "webmanifest",
];

/// The sizes of one file in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl std::ops::AddAssign for Sizes {
    fn add_assign(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// What German may have more of either, since it needs more letters for the same.
pub(crate) const GERMAN_MORE: usize = 6_000;

/// Prints the table for these files of a language's page, and fails when its first load is over its budget.
pub(crate) fn weigh(language: Language, files: &[String]) -> Outcome {
    let folder = language.folder();
    let (place, more) = match language {
        Language::English => ("dist/", 0),
        Language::German => ("dist/de/", GERMAN_MORE),
    };
    let width = files
        .iter()
        .map(String::len)
        .max()
        .unwrap_or(0)
        .max("desk, behind it".len());
    let [mut all, mut first, mut desk_sizes] = [Sizes::default(); 3];
    println!(
        "\n{:width$} {:>10} {:>10} {:>10}",
        place, "raw", "gzip -9", "brotli -11"
    );
    for file in files.iter().filter(|file| !compress::is_copy(file)) {
        let sizes = sizes(&folder.join(file))
            .map_err(|error| format!("{file} could not be read: {error}."))?;
        all += sizes;
        if desk::owns(file) {
            desk_sizes += sizes;
        } else if is_loaded(file) {
            first += sizes;
        }
        println!("{}", row(file, sizes, width));
    }
    println!("{}", row("all files", all, width));
    println!("{}", row("first load", first, width));
    println!("{}", row("desk, behind it", desk_sizes, width));
    within("The first load", first.brotli, FIRST_LOAD_BUDGET + more)?;
    within("The desk", desk_sizes.brotli, DESK_BUDGET + more)
}

fn within(what: &str, brotli: usize, budget: usize) -> Outcome {
    let (brotli_shown, budget_shown) = (grouped(brotli), grouped(budget));
    if brotli > budget {
        return Err(format!(
            "{what} weighs {brotli_shown} bytes after brotli, over its budget of {budget_shown}. Make it lighter, or \
             move the budget in xtask/src/weight.rs with a reason."
        ));
    }
    println!("{what} weighs {brotli_shown} bytes after brotli; its budget is {budget_shown}.");
    Ok(())
}

fn is_loaded(file: &str) -> bool {
    let kind = Path::new(file).extension().and_then(|kind| kind.to_str());
    kind.is_some_and(|kind| LOADED.contains(&kind))
}

/// The sizes of a file and of the copies beside it. What has no copy travels as it is.
fn sizes(file: &Path) -> io::Result<Sizes> {
    let len = |file: &Path| {
        fs::metadata(file).map(|data| usize::try_from(data.len()).unwrap_or(usize::MAX))
    };
    let raw = len(file)?;
    let [gzip, brotli] = compress::ENDINGS.map(|ending| {
        let mut copy = file.as_os_str().to_owned();
        copy.push(format!(".{ending}"));
        len(Path::new(&copy)).unwrap_or(raw)
    });
    Ok(Sizes { raw, gzip, brotli })
}

fn row(name: &str, sizes: Sizes, width: usize) -> String {
    let [raw, gzip, brotli] = [sizes.raw, sizes.gzip, sizes.brotli].map(grouped);
    format!("{name:width$} {raw:>10} {gzip:>10} {brotli:>10}")
}

/// A number with a comma between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{grouped, is_loaded, within};

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(
            [0, 999, 1_000, 1_234_567].map(grouped),
            ["0", "999", "1,000", "1,234,567"]
        );
    }

    #[test]
    fn the_hosts_own_file_and_notices_are_not_part_of_the_first_load() {
        assert!(
            ["index.html", "snippets/a/b.js", "x_bg.wasm", "icon.svg"]
                .iter()
                .all(|file| is_loaded(file))
        );
        assert!(
            !["config.json", "LICENSE", "robots.txt"]
                .iter()
                .any(|file| is_loaded(file))
        );
    }

    #[test]
    fn the_budget_holds_up_to_its_last_byte() {
        assert!(within("It", 150_000, 150_000).is_ok());
        let over = within("It", 150_001, 150_000).unwrap_err();
        assert!(over.contains("150,001 bytes"));
    }
}
