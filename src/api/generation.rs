//! The generations of the API, and the two forms of a table in the older one.

/// A generation of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Generation {
    /// Tables and jobs: from September 2021 to January 2023.
    #[default]
    Classic,
    /// Applications with versions and deployments: since January 2023.
    Applications,
}

impl Generation {
    /// Every generation, in the order in which the page offers them.
    pub const ALL: [Self; 2] = [Self::Classic, Self::Applications];

    /// The generation as it is kept, and named in `config.json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Classic => "tables-and-jobs",
            Self::Applications => "applications",
        }
    }

    /// The generation of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }
}

/// How the body of a classic table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TableForm {
    /// Every member at the top: `kafka_topic`, as in 2021.
    #[default]
    Flat,
    /// What belongs to a connector in an object of its name, as in July 2022.
    Nested,
}

impl TableForm {
    /// Every form, in the order in which settings offer them.
    pub const ALL: [Self; 2] = [Self::Flat, Self::Nested];

    /// The form as it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Nested => "nested",
        }
    }

    /// The form of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }
}
