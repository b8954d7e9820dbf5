//! Finds what is in a described piece of a page as people find it: by role and name, never by its place.

#![allow(dead_code, reason = "each test uses a part of it")]

use millrace::desk::node::{Element, Node};

/// All elements, each before what is in it.
pub fn elements(nodes: &[Node]) -> Vec<&Element> {
    let mut found = Vec::new();
    for node in nodes {
        if let Node::Element(element) = node {
            found.push(&**element);
            found.extend(elements(&element.children));
        }
    }
    found
}

/// The text in these nodes.
pub fn text(nodes: &[Node]) -> String {
    let of = |node: &Node| match node {
        Node::Element(element) => text(&element.children),
        Node::Text(text) => text.clone(),
    };
    nodes.iter().map(of).collect()
}

/// An attribute, or a property.
pub fn get<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    let mut attributes = element.attributes.iter();
    let found = attributes.find(|(attribute, _)| *attribute == name);
    found.map(|(_, value)| value.as_str())
}

/// The role that is given, else the tag's own.
pub fn role(element: &Element) -> &str {
    let own = match (element.tag, get(element, "type")) {
        ("a", _) => "link",
        ("button", _) => "button",
        ("input", Some("checkbox")) => "checkbox",
        ("input" | "textarea", _) => "textbox",
        ("li", _) => "listitem",
        ("ul", _) => "list",
        _ => "",
    };
    get(element, "role").unwrap_or(own)
}

/// The accessible name: a label, else the text. Elements that stand side by side are read as words of their own.
pub fn name(element: &Element) -> String {
    if let Some(label) = get(element, "aria-label") {
        return label.to_owned();
    }
    let is_read = |node: &&Node| match node {
        Node::Element(element) => get(element, "aria-hidden") != Some("true"),
        Node::Text(_) => true,
    };
    let words: Vec<String> = element
        .children
        .iter()
        .filter(is_read)
        .map(|child| match child {
            Node::Element(element) => name(element),
            Node::Text(text) => text.clone(),
        })
        .collect();
    let is_text = |node: &Node| matches!(node, Node::Text(_));
    words.join(if element.children.iter().any(is_text) {
        ""
    } else {
        " "
    })
}

/// The names of all that have this role.
pub fn names(nodes: &[Node], of_role: &str) -> Vec<String> {
    let all = elements(nodes).into_iter();
    all.filter(|element| role(element) == of_role)
        .map(name)
        .collect()
}

/// The one element of this role and name.
pub fn find<'a>(nodes: &'a [Node], of_role: &str, called: &str) -> &'a Element {
    let all = elements(nodes).into_iter();
    let is_meant = |element: &&Element| role(element) == of_role && name(element) == called;
    let found: Vec<&Element> = all.filter(is_meant).collect();
    match found[..] {
        [only] => only,
        _ => panic!(
            "{} of role {of_role} are called {called:?}, of {:?}",
            found.len(),
            names(nodes, of_role)
        ),
    }
}

/// The element of this id.
pub fn by_id<'a>(nodes: &'a [Node], id: &str) -> Option<&'a Element> {
    let mut all = elements(nodes).into_iter();
    all.find(|element| get(element, "id") == Some(id))
}
