//! Elements in which the desk shows something beside the app's own.

use super::document;
use super::typing::element;

/// Where the desk makes room for what it shows.
pub enum Room<'a> {
    /// Right behind the element of that id.
    Behind(&'a str),
    /// At the end of the notes below the field of that id.
    InNotes(&'a str),
    /// At the end of the page.
    End,
}

/// Makes an element of that id and class where it is not there yet. One that is left elsewhere goes.
pub fn make_room(room: &Room, id: &str, class: &str) {
    let Some(document) = document() else { return };
    let place = match room {
        Room::Behind(field) => element(field).and_then(|field| field.parent_element()),
        Room::InNotes(field) => {
            let field = element(field).and_then(|field| field.parent_element());
            field.and_then(|field| field.query_selector(".field-notes").ok().flatten())
        }
        Room::End => document.body().map(Into::into),
    };
    let Some(place) = place else { return };
    if let Some(there) = element(id) {
        if there.parent_element().as_ref() == Some(&place) {
            return;
        }
        there.remove();
    }
    if let Ok(made) = document.create_element("div") {
        made.set_id(id);
        made.set_class_name(class);
        // What was just made has no place that could be in the way.
        let _ = match room {
            Room::Behind(field) => {
                element(field).is_some_and(|field| field.after_with_node_1(&made).is_ok())
            }
            _ => place.append_child(&made).is_ok(),
        };
    }
}
