//! Just enough HTML to read the tags of a page that Trunk wrote: names, attributes and where they stand. Entities are
//! left as they are, and no tree is built.

use std::ops::Range;

use crate::Outcome;

/// An opening tag.
#[derive(Debug, PartialEq)]
pub(crate) struct Tag {
    /// In lower case.
    pub(crate) name: String,
    /// In the order of the page.
    pub(crate) attributes: Vec<Attribute>,
}

/// One attribute of a tag.
#[derive(Debug, PartialEq)]
pub(crate) struct Attribute {
    /// In lower case.
    pub(crate) name: String,
    /// Without its quotes; empty if there is none.
    pub(crate) value: String,
    /// Where the value stands in the page, without its quotes.
    pub(crate) span: Range<usize>,
}

impl Tag {
    /// The attribute of this name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
    }

    /// The value of the attribute of this name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.attribute(name)
            .map(|attribute| attribute.value.as_str())
    }
}

/// All opening tags of a page. Comments and the text inside scripts and styles hold none.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = next(page, at, "<") {
        let rest = &page[open..];
        if rest.starts_with("<!--") {
            at = next(page, open + 4, "-->").map_or(page.len(), |end| end + 3);
        } else if rest[1..].starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (tag, end) = tag(page, open + 1);
            at = if matches!(tag.name.as_str(), "script" | "style" | "textarea" | "title") {
                closing(page, end, &tag.name)
            } else {
                end
            };
            found.push(tag);
        } else {
            at = open + 1;
        }
    }
    found
}

/// A page with another content in the `<meta>` of that name.
pub(crate) fn with_meta(page: &str, name: &str, content: &str) -> Outcome<String> {
    let tags = tags(page);
    let meta = tags
        .iter()
        .find(|tag| tag.name == "meta" && tag.value("name") == Some(name))
        .and_then(|tag| tag.attribute("content"))
        .ok_or_else(|| format!("index.html must have a <meta name=\"{name}\"> with a content."))?;
    let (before, behind) = (&page[..meta.span.start], &page[meta.span.end..]);
    Ok(format!("{before}{content}{behind}"))
}

fn next(page: &str, from: usize, what: &str) -> Option<usize> {
    page.get(from..)?.find(what).map(|offset| from + offset)
}

/// Where the end tag of an element without inner tags begins.
fn closing(page: &str, from: usize, name: &str) -> usize {
    let end = format!("</{name}");
    page[from..]
        .to_ascii_lowercase()
        .find(&end)
        .map_or(page.len(), |offset| from + offset)
}

/// Reads a tag from its name on; the number is where the text behind it begins.
fn tag(page: &str, start: usize) -> (Tag, usize) {
    let mut at = run(page, start, |c| {
        !c.is_ascii_whitespace() && c != '>' && c != '/'
    });
    let mut tag = Tag {
        name: page[start..at].to_ascii_lowercase(),
        attributes: Vec::new(),
    };
    loop {
        at = run(page, at, |c| c.is_ascii_whitespace() || c == '/');
        if at >= page.len() {
            return (tag, at);
        }
        if page[at..].starts_with('>') {
            return (tag, at + 1);
        }
        let (attribute, end) = attribute(page, at);
        tag.attributes.push(attribute);
        at = end;
    }
}

fn attribute(page: &str, start: usize) -> (Attribute, usize) {
    // An equals sign at the front belongs to the name, as browsers have it; so each call moves on.
    let name_end = run(page, start + 1, |c| {
        !c.is_ascii_whitespace() && !matches!(c, '>' | '/' | '=')
    });
    let equals = run(page, name_end, |c| c.is_ascii_whitespace());
    let (span, end) = if page[equals..].starts_with('=') {
        let value = run(page, equals + 1, |c| c.is_ascii_whitespace());
        if let Some(quote @ ('"' | '\'')) = page[value..].chars().next() {
            let close = run(page, value + 1, |c| c != quote);
            (value + 1..close, page.len().min(close + 1))
        } else {
            let close = run(page, value, |c| !c.is_ascii_whitespace() && c != '>');
            (value..close, close)
        }
    } else {
        (name_end..name_end, name_end)
    };
    let name = page[start..name_end].to_ascii_lowercase();
    (
        Attribute {
            name,
            value: page[span.clone()].to_owned(),
            span,
        },
        end,
    )
}

/// Where a run of such characters ends.
fn run(page: &str, from: usize, belongs: impl Fn(char) -> bool) -> usize {
    let mut from = from.min(page.len());
    // The byte behind the first of a name may lie inside a character.
    while !page.is_char_boundary(from) {
        from += 1;
    }
    page[from..]
        .find(|c| !belongs(c))
        .map_or(page.len(), |offset| from + offset)
}

#[cfg(test)]
mod tests {
    use super::tags;

    fn check(page: &str, expect: &str) {
        let shown: Vec<_> = tags(page)
            .iter()
            .map(|tag| {
                let attributes = tag
                    .attributes
                    .iter()
                    .map(|a| format!(" {}={}", a.name, a.value));
                attributes.fold(tag.name.clone(), |line, next| line + &next)
            })
            .collect();
        assert_eq!(shown.join("|"), expect);
    }

    #[test]
    fn attributes_are_read_in_every_notation() {
        check(
            "<LINK rel=icon HREF='a b' data-x = \"1>2\" async/>",
            "link rel=icon href=a b data-x=1>2 async=",
        );
        check("<p =x é=1><br/>", "p =x= é=1|br");
    }

    #[test]
    fn comments_end_tags_and_doctype_are_no_tags() {
        check("<!doctype html><!-- <p> --><html></html> 1 < 2", "html");
    }

    #[test]
    fn the_text_of_a_script_holds_no_tags() {
        check("<script>if (a<b) '<p style=x>'</SCRIPT><i>", "script|i");
    }

    #[test]
    fn a_page_that_breaks_off_is_read_as_far_as_it_goes() {
        check("<p class=\"a", "p class=a");
        check("<script>x", "script");
        check("<!-- x", "");
        check("<", "");
    }

    #[test]
    fn a_span_is_where_the_value_stands() {
        let page = "<meta content=\"abc\">";
        assert_eq!(&page[tags(page)[0].attributes[0].span.clone()], "abc");
    }
}
