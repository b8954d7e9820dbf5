//! What this browser keeps for the page, in its `localStorage`.

use web_sys::Storage;

/// The browser keeps nothing: storage is forbidden, missing or full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

fn storage() -> Result<Storage, Refused> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(Refused)
}

/// Reads what is kept under a key.
///
/// # Errors
/// Where storage is forbidden.
pub fn read(key: &str) -> Result<Option<String>, Refused> {
    storage()?.get_item(key).map_err(|_| Refused)
}

/// Keeps a text under a key.
///
/// # Errors
/// Where storage is forbidden or full.
pub fn write(key: &str, text: &str) -> Result<(), Refused> {
    storage()?.set_item(key, text).map_err(|_| Refused)
}

/// Deletes what is kept under a key.
///
/// # Errors
/// Where storage is forbidden.
pub fn delete(key: &str) -> Result<(), Refused> {
    storage()?.remove_item(key).map_err(|_| Refused)
}
