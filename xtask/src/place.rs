//! Where things lie: the workspace, its target folder and the built page. Nothing here reads or writes a file.

use std::env;
use std::path::PathBuf;

/// The workspace's top folder, whatever folder the command was called from.
pub(crate) fn root() -> PathBuf {
    // Cargo sets the variable for `cargo run`; the value from compile time serves a direct call of the binary.
    let own = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.parent().map_or_else(|| own.clone(), PathBuf::from)
}

/// Cargo's target folder. A relative `CARGO_TARGET_DIR` counts from the root, where all our children run.
pub(crate) fn target() -> PathBuf {
    root().join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// The built page: what a host serves.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}
