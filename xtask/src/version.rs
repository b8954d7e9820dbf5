//! The versions of the tools, read from the files that pin them, so that no version is written down twice.

use std::fs;

use crate::{Outcome, place};

/// The `wasm-bindgen` that the page is compiled with: its command line tool must be of the same version.
pub(crate) fn wasm_bindgen() -> Outcome<String> {
    locked(&read("Cargo.lock")?, "wasm-bindgen")
        .ok_or_else(|| "Cargo.lock names no version of wasm-bindgen; is it complete?".to_owned())
}

/// The Trunk that `Trunk.toml` asks for.
pub(crate) fn trunk() -> Outcome<String> {
    required_trunk(&read("Trunk.toml")?)
        .ok_or_else(|| "Trunk.toml has no line of the form trunk-version = \"=1.2.3\".".to_owned())
}

fn read(name: &str) -> Outcome<String> {
    fs::read_to_string(place::root().join(name))
        .map_err(|error| format!("{name} could not be read: {error}."))
}

/// The version of a package in a lock file.
fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    lock.lines()
        .zip(lock.lines().skip(1))
        .find(|(line, _)| *line == name)
        .and_then(|(_, next)| quoted(next.strip_prefix("version = ")?))
}

/// The version in `trunk-version = "=1.2.3"`.
fn required_trunk(config: &str) -> Option<String> {
    config.lines().find_map(|line| {
        let value = line
            .strip_prefix("trunk-version")?
            .trim_start()
            .strip_prefix('=')?;
        Some(
            quoted(value.trim())?
                .trim_start_matches(['=', '^', '~'])
                .to_owned(),
        )
    })
}

fn quoted(text: &str) -> Option<String> {
    Some(text.strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{locked, required_trunk};

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-test"
version = "0.3.79"

[[package]]
name = "wasm-bindgen"
version = "0.2.129"
source = "registry"
dependencies = [
 "wasm-bindgen-macro",
]
"#;

    #[test]
    fn a_locked_version_is_that_of_the_package_of_exactly_this_name() {
        assert_eq!(locked(LOCK, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(locked(LOCK, "wasm-bindgen-test").as_deref(), Some("0.3.79"));
    }

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        assert_eq!(locked(LOCK, "wasm"), None);
        assert_eq!(locked("", "wasm-bindgen"), None);
    }

    #[test]
    fn trunks_version_is_read_without_its_operator() {
        let read = |line: &str| required_trunk(&format!("# trunk-version\n{line}\n[build]\n"));
        assert_eq!(
            read("trunk-version = \"=0.21.14\"").as_deref(),
            Some("0.21.14")
        );
        assert_eq!(
            read("trunk-version=\"0.21.14\"").as_deref(),
            Some("0.21.14")
        );
        assert_eq!(read("version = \"0.21.14\""), None);
    }
}
