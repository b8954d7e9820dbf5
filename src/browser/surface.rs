//! Puts what is described as nodes into the page, and changes the page where a new description differs from the
//! last. One listener at the root hears what happens to all that is in it.

use super::document;
use crate::desk::node::{Element, Node};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, NodeList};

/// The namespace of what stands in an `svg`.
const SVG: &str = "http://www.w3.org/2000/svg";
const SVG_TAG: &str = "svg";

/// A place in the page that is described as nodes.
pub struct Surface {
    root: web_sys::Element,
    shown: Vec<Node>,
}

/// What elements are made in: the document, and whether it is a picture's part of it, which has names of its own.
#[derive(Clone, Copy)]
struct Place<'a> {
    document: &'a Document,
    is_svg: bool,
}

impl Place<'_> {
    /// In an element of that name.
    fn within(self, tag: &str) -> Self {
        Self {
            is_svg: self.is_svg || tag == SVG_TAG,
            ..self
        }
    }
}

impl Surface {
    /// The element of that id, with nothing in it.
    pub fn at(id: &str) -> Option<Self> {
        let root = document()?.get_element_by_id(id)?;
        root.set_text_content(None);
        Some(Self {
            root,
            shown: Vec::new(),
        })
    }

    /// The element.
    pub fn root(&self) -> &web_sys::Element {
        &self.root
    }

    /// Whether it is the element that bears the id now.
    pub fn is_at(&self, id: &str) -> bool {
        let element = document().and_then(|document| document.get_element_by_id(id));
        element.as_ref() == Some(&self.root)
    }

    /// Shows these nodes.
    pub fn show(&mut self, nodes: Vec<Node>) {
        if let Some(document) = document() {
            // No root stands in a picture.
            let place = Place {
                document: &document,
                is_svg: false,
            };
            patch_children(place, &self.root, &self.shown, &nodes);
            self.shown = nodes;
        }
    }
}

/// How many pixels there are for what is in the element of that id.
pub fn width(id: &str) -> usize {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let width = element.map_or(0, |element| element.client_width());
    usize::try_from(width).unwrap_or(0)
}

/// Nothing below can fail in a document whose elements are those of `old`; what another script has changed there
/// stays as that script left it.
fn patch_children(place: Place, parent: &web_sys::Element, old: &[Node], new: &[Node]) {
    let children = parent.child_nodes();
    for (index, node) in new.iter().enumerate() {
        let last = old.get(index);
        // What the user changes in a control is in its description by then: nothing here has to be looked at.
        if last == Some(node) {
            continue;
        }
        match (at(&children, index), last) {
            (Some(shown), Some(last)) => patch(place, parent, &shown, last, node),
            _ => {
                let _ = parent.append_child(&create(place, node));
            }
        }
    }
    while let Some(left) = at(&children, new.len()) {
        let _ = parent.remove_child(&left);
    }
}

fn at(children: &NodeList, index: usize) -> Option<web_sys::Node> {
    children.item(u32::try_from(index).ok()?)
}

fn patch(place: Place, parent: &web_sys::Element, shown: &web_sys::Node, old: &Node, new: &Node) {
    match (old, new) {
        (Node::Text(_), Node::Text(new)) => shown.set_text_content(Some(new)),
        (Node::Element(old), Node::Element(new)) if old.tag == new.tag => {
            if let Some(element) = shown.dyn_ref::<web_sys::Element>() {
                for (name, _) in &old.attributes {
                    if !new.attributes.iter().any(|(kept, _)| kept == name) {
                        let _ = element.remove_attribute(name);
                    }
                }
                for attribute in &new.attributes {
                    if attribute.0.starts_with('.') || !old.attributes.contains(attribute) {
                        set(element, attribute.0, &attribute.1);
                    }
                }
                patch_children(place.within(new.tag), element, &old.children, &new.children);
            }
        }
        _ => {
            let _ = parent.replace_child(&create(place, new), shown);
        }
    }
}

fn create(place: Place, node: &Node) -> web_sys::Node {
    let element = match node {
        Node::Text(text) => return place.document.create_text_node(text).into(),
        Node::Element(element) => element,
    };
    let place = place.within(element.tag);
    let created = if place.is_svg {
        place.document.create_element_ns(Some(SVG), element.tag)
    } else {
        place.document.create_element(element.tag)
    };
    match created {
        Ok(created) => {
            fill(place, &created, element);
            created.into()
        }
        // The tags are the desk's own and well-formed.
        Err(_) => place.document.create_text_node("").into(),
    }
}

fn fill(place: Place, created: &web_sys::Element, element: &Element) {
    for (name, value) in &element.attributes {
        set(created, name, value);
    }
    for child in &element.children {
        let _ = created.append_child(&create(place, child));
    }
}

/// A property is compared with what the page holds: the user may have changed it since. A style goes through the
/// object model: the page's policy allows no attribute for it.
fn set(element: &web_sys::Element, name: &str, value: &str) {
    if let (Some(style), Some(styled)) = (
        name.strip_prefix("style:"),
        element.dyn_ref::<HtmlElement>(),
    ) {
        // Fails for a read-only style only; an element's own is none.
        let _ = styled.style().set_property(style, value);
        return;
    }
    let Some(property) = name.strip_prefix('.') else {
        let _ = element.set_attribute(name, value);
        return;
    };
    let name = JsValue::from_str(property);
    let value = match property {
        "value" => JsValue::from_str(value),
        _ => JsValue::from_bool(value == "true"),
    };
    if js_sys::Reflect::get(element, &name).is_ok_and(|held| held != value) {
        let _ = js_sys::Reflect::set(element, &name, &value);
    }
}

/// What is called may cause the next event: moving the focus does.
type React = Closure<dyn Fn(web_sys::Event)>;

/// Listens to an element for as long as it is kept.
pub struct Ear {
    target: web_sys::EventTarget,
    heard: Vec<(&'static str, bool)>,
    react: React,
}

impl Ear {
    /// Calls `react` on these events; with `true`, on their way down already.
    pub fn to(
        target: &web_sys::EventTarget,
        events: &[(&'static str, bool)],
        react: impl Fn(web_sys::Event) + 'static,
    ) -> Self {
        let react = Closure::<dyn Fn(web_sys::Event)>::new(react);
        for (event, on_way_down) in events {
            let _ = target.add_event_listener_with_callback_and_bool(
                event,
                react.as_ref().unchecked_ref(),
                *on_way_down,
            );
        }
        Self {
            target: target.clone(),
            heard: events.to_vec(),
            react,
        }
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        for (event, on_way_down) in &self.heard {
            let _ = self.target.remove_event_listener_with_callback_and_bool(
                event,
                self.react.as_ref().unchecked_ref(),
                *on_way_down,
            );
        }
    }
}
