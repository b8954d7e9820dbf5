//! Makes one file of the page's styles, without what only people read. Each file of its own costs a request, a hash in the
//! page, and what a compressor would have learnt from the others; comments and white space cost most of a kilobyte.

use std::fs;
use std::ops::Range;
use std::path::Path;

use crate::{Outcome, desk, html};

/// Puts the styles that the page links to into one file, in their order, and gives the page that links to it.
pub(crate) fn settle(folder: &Path, page: &str) -> Outcome<String> {
    let links = links(page);
    let mut whole = String::new();
    for (_, file) in &links {
        let path = folder.join(file);
        let style = fs::read_to_string(&path)
            .map_err(|error| format!("dist/{file} could not be read: {error}."))?;
        whole.push_str(&style);
        fs::remove_file(&path)
            .map_err(|error| format!("dist/{file} could not be removed: {error}."))?;
    }
    let whole = bare(&whole);
    let name = format!("style-{}.css", desk::short(whole.as_bytes()));
    fs::write(folder.join(&name), &whole)
        .map_err(|error| format!("dist/{name} could not be written: {error}."))?;
    let integrity = desk::integrity(whole.as_bytes());
    let link = format!(r#"<link rel="stylesheet" href="./{name}" integrity="{integrity}">"#);
    let places: Vec<Range<usize>> = links.into_iter().map(|(place, _)| place).collect();
    replaced(page, &places, &link).ok_or_else(|| "dist/index.html links to no style.".to_owned())
}

/// White space that no browser needs, and what stands in its place.
const TIGHT: [(&str, &str); 8] = [
    ("{ ", "{"),
    (" {", "{"),
    ("} ", "}"),
    (" }", "}"),
    ("; ", ";"),
    (": ", ":"),
    (", ", ","),
    (";}", "}"),
];

/// A style without its comments and the white space that only people need. No text in it may hold what begins a comment.
pub(crate) fn bare(style: &str) -> String {
    let mut parts = style.split("/*");
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // What is behind the comment; nothing where it has no end.
        bare.push_str(part.split_once("*/").map_or("", |(_, rest)| rest));
    }
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    let line: String = lines.flat_map(|line| [line, " "]).collect();
    let mut parts: Vec<String> = line.split('"').map(str::to_owned).collect();
    // Every other part is a text.
    for part in parts.iter_mut().step_by(2) {
        for (loose, tight) in TIGHT {
            *part = part.replace(loose, tight);
        }
    }
    parts.join("\"")
}

/// Where the page links to a style, and the file's name.
fn links(page: &str) -> Vec<(Range<usize>, String)> {
    let tags = html::tags(page).into_iter();
    let styles = tags.filter(|tag| tag.name == "link" && tag.value("rel") == Some("stylesheet"));
    let place = |tag: html::Tag| {
        let href = tag.attribute("href")?;
        let start = page[..href.span.start].rfind('<')?;
        let end = href.span.end + page[href.span.end..].find('>')? + 1;
        Some((start..end, href.value.trim_start_matches("./").to_owned()))
    };
    styles.filter_map(place).collect()
}

/// The page with one link in the place of the first, and without the others and the white space before them.
fn replaced(page: &str, places: &[Range<usize>], link: &str) -> Option<String> {
    let (first, others) = places.split_first()?;
    let mut replaced = [&page[..first.start], link].concat();
    let mut done = first.end;
    for other in others {
        replaced.push_str(page[done..other.start].trim_end());
        done = other.end;
    }
    replaced.push_str(&page[done..]);
    Some(replaced)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{bare, settle};
    use crate::place;

    #[test]
    fn the_styles_are_one_file_in_their_order_and_the_page_links_to_it() {
        let folder = place::target().join("xtask").join("styles-test");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder to write in");
        fs::write(folder.join("b-1.css"), "/* A */\na {\n").expect("a file to write");
        fs::write(folder.join("a-2.css"), "  b: c; /* d */\n\n}\n").expect("a file to write");
        let page = "<link rel=icon href=./i.svg>\n  <link rel=\"stylesheet\" href=\"./b-1.css\" integrity=\"x\"/>\n  \
                    <link rel=\"stylesheet\" href=\"./a-2.css\"/>\n  <p>";
        // The hash of that text, counted with `openssl dgst -sha256`.
        let expect = "<link rel=icon href=./i.svg>\n  <link rel=\"stylesheet\" href=\"./style-d1c45455844ac0dc.css\" \
                      integrity=\"sha256-0cRUVYRKwNwnl1hkfkPGjkht16b039TjFdJzmXfFK2o=\">\n  <p>";
        assert_eq!(settle(&folder, page).as_deref(), Ok(expect));
        let files: Vec<String> = fs::read_dir(&folder)
            .expect("a folder")
            .map(|file| {
                file.expect("a file")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        assert_eq!(files, ["style-d1c45455844ac0dc.css"]);
        let whole = fs::read_to_string(folder.join(&files[0])).expect("a file");
        assert_eq!(whole, "a{b:c}");
        assert!(settle(&folder, "<p>").unwrap_err().contains("no style"));
    }

    #[test]
    fn white_space_that_means_something_stays() {
        let style = "a > b, c :hover {\n  font: 1px / 2 \"A: { b, c; }\", d;\n}\n\n@media (width < 1px) { e { f: g } }\n";
        let expect = "a > b,c :hover{font:1px / 2 \"A: { b, c; }\",d}@media (width < 1px){e{f:g}}";
        assert_eq!(bare(style), expect);
    }

    #[test]
    fn the_desk_and_the_style_mean_the_same_screens_by_narrow() {
        let read = |file| fs::read_to_string(place::root().join(file)).expect(file);
        let order = read("src/browser/workbench/order.rs");
        let (_, rest) = order
            .split_once("const NARROW: &str = \"(width < ")
            .expect("the width");
        let (width, _) = rest.split_once(')').expect("its end");
        let style = read("style/layout.css");
        for part in ["width < ", "width >= "] {
            let query = ["@media (", part, width, ") {"].concat();
            assert!(style.contains(&query), "{query}");
        }
    }
}
