//! The templates that everybody is offered: tables and a job that only need what nobody else can know. What a form asks
//! for is left empty in them, and in the statement stand [`blanks`](crate::sql::blank).

use super::host::Template;
use super::share;
use crate::text::writing::templates::NAMES;
use serde_json::Value;

/// The templates of the page, in the order of their names.
pub fn own() -> Vec<Template> {
    let all = serde_json::from_str(include_str!("templates.json")).unwrap_or_default();
    let Value::Array(all) = all else {
        return Vec::new();
    };
    let read = NAMES.iter().zip(&all).map(|(name, workspace)| {
        Some(Template {
            name: (*name).to_owned(),
            drafts: share::read(&workspace.to_string()).ok()?,
        })
    });
    read.flatten().collect()
}
