//! What is known of a service beside what was created from here.

use super::target::Target;

/// Tables that exist on a service, whoever made them. One text holds where they are, their names and their ids: it is
/// passed on and compared as a whole, and only looked into for a single id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Existing {
    /// The project and the service, then the name and the id of each table; empty where there are none.
    pub text: String,
}

impl Existing {
    /// Stands between the parts of the text.
    const BETWEEN: char = '\u{1f}';

    /// Tables of a target, by name and id.
    pub fn of<'a>(target: &Target, tables: impl Iterator<Item = [&'a str; 2]>) -> Self {
        // No name of a table can hold it; whatever does is not looked up.
        let mut tables = tables
            .filter(|table| !table.concat().contains(Self::BETWEEN))
            .peekable();
        if tables.peek().is_none() {
            return Self::default();
        }
        let mut text = target.project.clone();
        let mut add = |part: &str| {
            text.push(Self::BETWEEN);
            text.push_str(part);
        };
        add(&target.service);
        tables.flatten().for_each(add);
        Self { text }
    }

    /// The same but for the table of that id.
    #[must_use]
    pub fn without(&self, id: &str) -> Self {
        let mut parts = self.text.split(Self::BETWEEN);
        let mut part = || parts.next().map(str::to_owned);
        let (Some(project), Some(service)) = (part(), part()) else {
            return Self::default();
        };
        let parts: Vec<&str> = parts.collect();
        let kept = parts.chunks_exact(2).filter(|table| table[1] != id);
        let target = Target {
            project,
            service,
            ..Target::default()
        };
        Self::of(&target, kept.map(|table| [table[0], table[1]]))
    }

    /// The id of the table of that name, if one is known at that target.
    pub(super) fn id_of(&self, name: &str, target: &Target) -> Option<&str> {
        let mut parts = self.text.split(Self::BETWEEN);
        if parts.next()? != target.project || parts.next()? != target.service {
            return None;
        }
        while let (Some(known), Some(id)) = (parts.next(), parts.next()) {
            if known == name {
                return Some(id);
            }
        }
        None
    }
}
