//! `cargo xtask reproduce`: whether the sources alone make the page. It is built a second time, from a copy of the
//! sources in another folder and from nothing that was compiled before, and must come out the same to the byte.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs, io, process};

use crate::tools::{self, Job};
use crate::{Outcome, build, child, fingerprint, place};

/// What a build leaves in the sources' folder, and what Git keeps there.
const NO_SOURCES: [&str; 3] = ["target", "dist", ".git"];

/// Builds twice and compares.
pub(crate) fn reproduce() -> Outcome {
    tools::provide(&[Job::Page])?;
    build::current()?;
    let copy = env::temp_dir().join(format!("millrace-{}", process::id()));
    copy_sources(&copy).map_err(|error| {
        format!(
            "The sources could not be copied to {}: {error}.",
            copy.display()
        )
    })?;
    println!("The second build, in {}:", copy.display());
    let own =
        env::current_exe().map_err(|error| format!("Our own file could not be found: {error}."))?;
    let mut second = child::command(own);
    second
        .arg("build")
        .current_dir(&copy)
        // Where these commands look for the workspace.
        .env("CARGO_MANIFEST_DIR", copy.join("xtask"))
        .env_remove("CARGO_TARGET_DIR");
    child::run(&mut second)?;
    let differing = differing(&place::dist(), &copy.join("dist"))
        .map_err(|error| format!("The two builds could not be compared: {error}."))?;
    if !differing.is_empty() {
        return Err(format!(
            "The two builds differ in {}. The second one is in {}.",
            differing.join(", "),
            copy.join("dist").display()
        ));
    }
    println!("Both builds are the same to the byte.");
    fs::remove_dir_all(&copy)
        .map_err(|error| format!("{} could not be removed: {error}.", copy.display()))
}

fn copy_sources(copy: &Path) -> io::Result<()> {
    let root = place::root();
    for entry in fs::read_dir(&root)? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        if NO_SOURCES.contains(&&*name) {
            continue;
        }
        for file in fingerprint::files(&root, &name)? {
            let to = copy.join(&file);
            fs::create_dir_all(to.parent().unwrap_or(copy))?;
            fs::copy(root.join(&file), to)?;
        }
    }
    Ok(())
}

/// The files that are not the same in both folders, or are in one alone.
fn differing(one: &Path, other: &Path) -> io::Result<Vec<String>> {
    let mut names = BTreeSet::from_iter(fingerprint::files(one, "")?);
    names.extend(fingerprint::files(other, "")?);
    let same = |name: &String| {
        let [one, other] = [one, other].map(|folder| fs::read(folder.join(name)));
        matches!((one, other), (Ok(one), Ok(other)) if one == other)
    };
    Ok(names.iter().filter(|name| !same(name)).cloned().collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::differing;
    use crate::place;

    #[test]
    fn a_changed_byte_and_a_missing_file_are_differences() {
        let folder = place::target().join("xtask").join("reproduce-test");
        let sides = ["a", "b"].map(|side| folder.join(side));
        for (side, files) in sides.iter().zip([
            [("same", "x"), ("changed", "x"), ("first", "")],
            [("same", "x"), ("changed", "y"), ("second", "")],
        ]) {
            fs::create_dir_all(side).expect("a folder to write in");
            for (name, content) in files {
                fs::write(side.join(name), content).expect("a file to write");
            }
        }
        let [a, b] = &sides;
        let found = differing(a, b).expect("folders to read");
        assert_eq!(found, ["changed", "first", "second"]);
        assert!(differing(a, a).expect("folders to read").is_empty());
    }
}
