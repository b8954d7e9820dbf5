//! What can stand in a cell that holds a name and nothing else: it is written there as it is, without quotes.

use super::offer::{begins, holds};
use super::{Candidate, Detail, Kind, MOST};
use crate::sql::schema::connector::METADATA;

/// The metadata of Kafka that someone may mean who has typed this, each with its type.
pub fn metadata_keys(typed: &str) -> Vec<Candidate> {
    let keys = METADATA.iter();
    listed(
        typed,
        keys.map(|(key, kind)| ((*key).to_owned(), Detail::Code((*kind).to_owned()))),
    )
}

/// Those of the names that begin so, then those that hold it. Each comes with what is said of it.
pub fn listed(typed: &str, names: impl Iterator<Item = (String, Detail)>) -> Vec<Candidate> {
    let typed = typed.trim();
    let (mut near, mut far) = (Vec::new(), Vec::new());
    for (text, detail) in names {
        let is_near = begins(&text, typed);
        if is_near || holds(&text, typed) {
            let found = if is_near { &mut near } else { &mut far };
            if found.len() < MOST {
                found.push(Candidate {
                    text,
                    kind: Kind::Column,
                    detail,
                });
            }
        }
    }
    near.append(&mut far);
    near.truncate(MOST);
    near
}
