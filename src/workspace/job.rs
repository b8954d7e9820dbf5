//! The draft of a Flink job.

/// A job, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Job {
    /// The job's name.
    pub name: String,
    /// An `INSERT INTO … SELECT …`.
    pub statement: String,
    /// The tables that the statement reads and writes, as `sql::name::split_list` reads them.
    pub tables: String,
    /// Where that list comes from.
    pub tables_from: TablesFrom,
    /// How the request refers to the tables.
    pub tables_by: TablesBy,
}

/// Where the list of a job's tables comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TablesFrom {
    /// Read from the statement: the list follows it.
    #[default]
    Statement,
    /// Typed: the user knows better.
    Hand,
}

/// How a job's request refers to its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TablesBy {
    /// `tables`, as the cheat sheet has it.
    #[default]
    Name,
    /// `table_ids`, which the API wanted from October 2021 on.
    Id,
}

impl TablesBy {
    /// Every way, in the order in which the form offers them.
    pub const ALL: [Self; 2] = [Self::Name, Self::Id];

    /// The way as it is shown and kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Id => "id",
        }
    }

    /// The way of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}
