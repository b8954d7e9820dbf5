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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::root;

    #[test]
    fn every_test_that_the_security_page_names_is_there() {
        let page = fs::read_to_string(root().join("SECURITY.md")).expect("SECURITY.md");
        let mut named = 0;
        for link in page.split("[`").skip(1) {
            let (name, rest) = link.split_once("`](").expect("the end of a link's text");
            let (file, _) = rest.split_once(')').expect("the end of a link");
            let text = fs::read_to_string(root().join(file)).expect(file);
            if !name.contains('/') {
                assert!(
                    text.contains(&format!("fn {name}(")),
                    "{file} has no {name}"
                );
                named += 1;
            }
        }
        assert!(named > 25, "{named}");
    }
}
