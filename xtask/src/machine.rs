//! Keeps this machine out of the page: a compiler writes where each source lies into what it compiles, so two people
//! would get different bytes from the same sources, and a visitor would read the names of a builder's folders.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Outcome, child, place};

/// The variable that gives Cargo the compiler's flags, in place of those of `.cargo/config.toml`. It takes paths with
/// spaces, which the other ways do not.
pub(crate) const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";

/// The flags of `.cargo/config.toml`, and one for each folder whose name is left out of the page.
pub(crate) fn flags() -> Outcome<String> {
    let config = fs::read_to_string(place::root().join(".cargo/config.toml"))
        .map_err(|error| format!(".cargo/config.toml could not be read: {error}."))?;
    let mut flags = configured(&config);
    // Of several that fit, the compiler takes the last.
    let mut unsaid = vec![place::root(), place::target()];
    unsaid.extend(registries());
    let remap = |folder: PathBuf| format!("--remap-path-prefix={}=", folder.display());
    flags.extend(unsaid.into_iter().map(remap));
    Ok(flags.join("\u{1f}"))
}

/// The texts of the list `rustflags` in a Cargo configuration that has one.
fn configured(config: &str) -> Vec<String> {
    let lines = config.lines().map(str::trim);
    lines
        .skip_while(|line| !line.starts_with("rustflags"))
        .skip(1)
        .take_while(|line| *line != "]")
        .filter_map(|line| line.strip_prefix('"')?.split('"').next())
        .map(str::to_owned)
        .collect()
}

/// Cargo's folder.
fn cargo() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The folders that the sources of crates lie in, one for each registry.
fn registries() -> Vec<PathBuf> {
    let folder = cargo().map(|cargo| cargo.join("registry").join("src"));
    let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
    let entries = entries.into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

/// Fails for a file of the page that names a folder of this machine.
pub(crate) fn unnamed(folder: &Path, files: &[String]) -> Outcome {
    let toolchain = child::answer("rustc", &["--print", "sysroot"]).map(PathBuf::from);
    let own = [
        Some(place::root()),
        Some(place::target()),
        cargo(),
        toolchain,
    ];
    let own: Vec<String> = own
        .iter()
        .flatten()
        .map(|path| path.display().to_string())
        .collect();
    for file in files {
        let content = fs::read(folder.join(file))
            .map_err(|error| format!("dist/{file} could not be read: {error}."))?;
        if let Some(name) = own.iter().find(|name| holds(&content, name)) {
            return Err(format!(
                "dist/{file} holds {name}, a folder of this machine. xtask/src/machine.rs should keep it out."
            ));
        }
    }
    Ok(())
}

fn holds(content: &[u8], name: &str) -> bool {
    let name = name.as_bytes();
    let Some((first, rest)) = name.split_first() else {
        return false;
    };
    let starts = content
        .iter()
        .enumerate()
        .filter(|(_, byte)| *byte == first);
    starts
        .into_iter()
        .any(|(at, _)| content[at + 1..].starts_with(rest))
}

#[cfg(test)]
mod tests {
    use super::{configured, holds};

    #[test]
    fn the_flags_of_the_configuration_are_kept() {
        let config = "[alias]\nx = \"run\"\n[target.a]\nrustflags = [\n  # \"why\"\n  \"--cfg=a\",\n  \"-Clink-arg=--b\",\n]\ny = [\n\"z\"\n]";
        assert_eq!(configured(config), ["--cfg=a", "-Clink-arg=--b"]);
        let own = configured(include_str!("../../.cargo/config.toml"));
        assert_eq!(own.len(), 3, "{own:?}");
    }

    #[test]
    fn a_name_is_found_wherever_it_stands() {
        for (content, expect) in [
            ("/home/a/b", true),
            ("x//home/a", true),
            ("/home/b", false),
            ("", false),
        ] {
            assert_eq!(holds(content.as_bytes(), "/home/a"), expect, "{content}");
        }
    }
}
