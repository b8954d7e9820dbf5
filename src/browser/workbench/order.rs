//! On a narrow screen, the history and the settings stand in front of the bar's fields, and what concerns all drafts
//! behind the answer. They stand there in the document then, too: Tab and screen readers come to them where the eye does.

use crate::browser::surface::Ear;
use crate::browser::{document, page};
use crate::desk::{ALL_ID, IMPORT_ID, PICTURE_ID, SEND_ALL_ID, SETTINGS_ID};
use crate::text::workspace as say;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, MediaQueryList, Node};

/// The screens for which `style/layout.css` has one column.
const NARROW: &str = "(width < 1100px)";

/// Follows the width of the screen, for as long as the page lives.
pub(super) fn start() {
    let Some(document) = document() else { return };
    let query = web_sys::window().and_then(|window| window.match_media(NARROW).ok()?);
    let (Some(all), Some(query)) = (gathered(&document), query) else {
        return;
    };
    arrange(&document, &all, query.matches());
    // A dialog that covers the page would be left by it: its end is waited for.
    let targets = [(query.as_ref(), "change"), (document.as_ref(), "close")];
    for (target, event) in targets {
        let (query, document, all): (MediaQueryList, Document, Element) =
            (query.clone(), document.clone(), all.clone());
        let follow = move |_| {
            if !page::has_open_dialog() {
                arrange(&document, &all, query.matches());
            }
        };
        std::mem::forget(Ear::to(target, &[(event, true)], follow));
    }
}

/// Puts what concerns all drafts into one element.
fn gathered(document: &Document) -> Option<Element> {
    let all = document.create_element("div").ok()?;
    all.set_id(ALL_ID);
    let parts = [IMPORT_ID, PICTURE_ID, SEND_ALL_ID];
    let parts = parts.map(|id| document.get_element_by_id(id));
    let home = parts[0].as_ref()?.parent_element()?;
    for part in parts.iter().flatten() {
        all.append_child(part).ok()?;
    }
    home.append_child(&all).ok()?;
    Some(all)
}

/// Moves what stands in an element in front of one of its parts, to in front of another element.
fn move_before(to: &Element, from: &Element, part: &Element) {
    let (to, part): (&Node, &Node) = (to, part);
    let Some(home) = to.parent_node() else { return };
    while let Some(node) = from.first_child().filter(|node| node != part) {
        if home.insert_before(&node, Some(to)).is_err() {
            return;
        }
    }
}

fn arrange(document: &Document, all: &Element, is_narrow: bool) {
    let find = |selector| document.query_selector(selector).ok().flatten();
    let get = |id| document.get_element_by_id(id);
    let (Some(columns), Some(drafts), Some(first), Some(import)) = (
        find(".columns"),
        find(".workspace"),
        find(".workspace > section"),
        get(IMPORT_ID),
    ) else {
        return;
    };
    let (Some(brand), Some(end), Some(settings)) =
        (find(".brand"), find(".bar-end"), get(SETTINGS_ID))
    else {
        return;
    };
    let home = if is_narrow { &columns } else { &drafts };
    if all.parent_element().as_ref() == Some(home) {
        return;
    }
    let focused = document.active_element();
    // All of these are elements of one document, and none stands in another that it is put into.
    let _ = home.append_child(all);
    // What is said of the example stands in front of the drafts; the app finds it wherever it is.
    if is_narrow {
        move_before(&import, &drafts, &first);
    } else {
        move_before(&first, all, &import);
    }
    let _ = if is_narrow {
        let _ = all.set_attribute("role", "region");
        let _ = all.set_attribute("aria-label", say::ALL);
        brand.after_with_node_1(&end)
    } else {
        let _ = all.remove_attribute("role");
        let _ = all.remove_attribute("aria-label");
        settings.before_with_node_1(&end)
    };
    // What is moved has lost the focus.
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What can't take it leaves it where it is.
        let _ = focused.focus();
    }
}
