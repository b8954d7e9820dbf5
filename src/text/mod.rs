//! Every word that a user reads, a folder for each language. No rule lives here: what is said is decided elsewhere. A page
//! speaks one language, which its build chooses, so that nobody loads two.

pub mod english;
pub mod german;

#[cfg(not(feature = "german"))]
pub use english::*;
#[cfg(feature = "german")]
pub use german::*;
