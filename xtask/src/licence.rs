//! The licences of all packages that the lock file names, against those that this project may be built from and shipped
//! with. What Cargo tells of the packages is read here, for the list of parts in `parts.rs` too.

use serde_json::Value;

use crate::{Outcome, child};

/// Licences that ask for no more than to be named. The project's own is Apache-2.0.
const TAKEN: [&str; 10] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Fails with a sentence for each package under another licence.
pub(crate) fn check() -> Outcome {
    let metadata = metadata(&[])?;
    let packages = metadata["packages"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let refused: Vec<String> = packages.iter().filter_map(refused).collect();
    if !refused.is_empty() {
        return Err(refused.join("\n"));
    }
    println!("The licences of {} packages are taken.", packages.len());
    Ok(())
}

/// What Cargo knows of the packages; more words narrow it.
pub(crate) fn metadata(words: &[&str]) -> Outcome<Value> {
    child::run(&mut child::cargo(["fetch", "--locked", "--quiet"]))?;
    let mut cargo = child::cargo(["metadata", "--format-version=1", "--locked", "--offline"]);
    let output = cargo
        .args(words)
        .output()
        .map_err(|error| format!("`cargo metadata` could not be started: {error}."))?;
    serde_json::from_slice(&output.stdout).map_err(|error| {
        let said = String::from_utf8_lossy(&output.stderr);
        format!("`cargo metadata` gave nothing to read ({error}). {said}")
    })
}

fn refused(package: &Value) -> Option<String> {
    let name = package["name"].as_str().unwrap_or_default();
    let Some(licence) = package["license"].as_str() else {
        return Some(format!("{name} names no licence."));
    };
    (!is_taken(licence)).then(|| {
        format!("{name} is under {licence}: do without it, or add the licence to xtask/src/licence.rs with a reason.")
    })
}

/// Whether an SPDX expression leaves a way to take the package. Old ones write a stroke for OR.
fn is_taken(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_ascii_whitespace().collect();
    let mut rest = words.as_slice();
    let taken = any(&mut rest);
    rest.is_empty() && taken
}

/// `… OR …`, in which one that is taken is enough.
fn any(words: &mut &[&str]) -> bool {
    let mut taken = all(words);
    while let ["OR", rest @ ..] = words {
        *words = rest;
        taken |= all(words);
    }
    taken
}

/// `… AND …`, which binds more tightly and asks for each.
fn all(words: &mut &[&str]) -> bool {
    let mut taken = one(words);
    while let ["AND", rest @ ..] = words {
        *words = rest;
        taken &= one(words);
    }
    taken
}

fn one(words: &mut &[&str]) -> bool {
    match words {
        ["(", rest @ ..] => {
            *words = rest;
            let taken = any(words);
            let closed = words.first() == Some(&")");
            *words = words.get(1..).unwrap_or_default();
            closed && taken
        }
        [name, "WITH", exception, rest @ ..] => {
            let whole = format!("{name} WITH {exception}");
            *words = rest;
            TAKEN.contains(&whole.as_str())
        }
        [name, rest @ ..] => {
            let taken = TAKEN.contains(name);
            *words = rest;
            taken
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_taken, refused};
    use serde_json::json;

    #[test]
    fn an_expression_is_taken_if_it_leaves_a_way() {
        for (expression, expect) in [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("GPL-3.0-only OR MIT", true),
            ("Unlicense/MIT", true),
            ("GPL-3.0-only AND MIT", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("MIT AND (GPL-2.0-only OR Zlib)", true),
            ("MIT AND GPL-2.0-only OR Zlib", true),
            ("Zlib OR GPL-2.0-only AND MIT", true),
            ("GPL-2.0-only WITH Classpath-exception-2.0", false),
            ("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", true),
            ("(MIT", false),
            ("MIT MIT", false),
            ("", false),
        ] {
            assert_eq!(is_taken(expression), expect, "{expression}");
        }
    }

    #[test]
    fn a_package_without_a_licence_is_refused_by_its_name() {
        let sentence = refused(&json!({"name": "a", "license": null}));
        assert_eq!(sentence.as_deref(), Some("a names no licence."));
        assert_eq!(refused(&json!({"name": "a", "license": "MIT"})), None);
    }
}
