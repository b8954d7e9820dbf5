//! A piece of a page as a value: what is large, repeats itself or is loaded behind the page is described this way by
//! pure functions, and `browser::surface` changes the page where two descriptions differ.

use std::rc::Rc;

/// An element, or text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element. Where a description takes it over from the last, the two are told to be equal without a look inside.
    Element(Rc<Element>),
    /// Text.
    Text(String),
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name; of SVG, where it stands in an `svg`.
    pub tag: &'static str,
    /// Its attributes. One whose name begins with a dot is a property, `.value`; with `style:`, a style.
    pub attributes: Vec<(&'static str, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// An element with nothing in it.
pub fn element(tag: &'static str) -> Element {
    Element {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

/// Text.
pub fn text(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}

/// What is folded away under a summary. It tells `act` with each turn; what stands in it is added where it `is_open`, so
/// that nobody writes what nobody sees.
pub fn fold(act: &str, summary: &str, is_open: bool) -> Element {
    element("details")
        .with("class", "request-options")
        .with("data-act", act)
        .with(".open", if is_open { "true" } else { "false" })
        .child(element("summary").text(summary))
}

/// A button that does `act`.
pub fn button(class: &'static str, act: &str, label: &str) -> Element {
    element("button")
        .with("type", "button")
        .with("class", class)
        .with("data-act", act)
        .text(label)
}

impl Element {
    /// With this attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With this in it.
    #[must_use]
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// With these in it.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Node>) -> Self {
        self.children.extend(children);
        self
    }

    /// With this text in it.
    #[must_use]
    pub fn text(self, said: impl Into<String>) -> Self {
        self.child(text(said))
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(Rc::new(element))
    }
}
