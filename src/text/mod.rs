//! Every word that a user reads, a folder for each language. No rule lives here: what is said is decided elsewhere. A page
//! speaks one language, which its build chooses, so that nobody loads two.

pub mod english;
pub mod german;

#[cfg(not(feature = "german"))]
pub use english::*;
#[cfg(feature = "german")]
pub use german::*;

/// A language with a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// The page in the folder itself.
    English,
    /// The page in the folder `de/` below it.
    German,
}

impl Language {
    /// Every language, in the order in which settings offer them.
    pub const ALL: [Self; 2] = [Self::English, Self::German];
    /// That of this page.
    pub const OWN: Self = if cfg!(feature = "german") {
        Self::German
    } else {
        Self::English
    };

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// Its code, as pages and browsers have it, and as it is kept.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }
}
