//! The list of parts (an SBOM, in the form of `CycloneDX` 1.5) that the build lays beside the page: every package that is
//! compiled into it, with its version, its licence and the hash by which Cargo knows it. No time and no number of its
//! own stands in it, so the same sources give the same list.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Value, json};

use crate::tools::TARGET;
use crate::{Outcome, licence, place};

/// What the list is called.
pub(crate) const FILE: &str = "parts.cdx.json";

/// The list of the page's parts.
pub(crate) fn list() -> Outcome<String> {
    let metadata = licence::metadata(&["--filter-platform", TARGET])?;
    let lock = fs::read_to_string(place::root().join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock could not be read: {error}."))?;
    let list = listed(&metadata, &hashes(&lock), "millrace")?;
    Ok(format!("{list:#}\n"))
}

/// The hashes of a lock file, by name and version.
fn hashes(lock: &str) -> BTreeMap<(String, String), String> {
    let mut hashes = BTreeMap::new();
    for entry in lock.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let start = format!("{key} = \"");
            let line = entry.lines().find_map(|line| line.strip_prefix(&start))?;
            Some(line.trim_end_matches('"').to_owned())
        };
        if let (Some(name), Some(version), Some(hash)) =
            (value("name"), value("version"), value("checksum"))
        {
            hashes.insert((name, version), hash);
        }
    }
    hashes
}

/// The packages that are compiled into the one of this name: not those that only compile, such as macros, or test.
fn listed(
    metadata: &Value,
    hashes: &BTreeMap<(String, String), String>,
    name: &str,
) -> Outcome<Value> {
    let packages = by_id(&metadata["packages"]);
    let nodes = by_id(&metadata["resolve"]["nodes"]);
    let whole = packages.values().find(|package| package["name"] == name);
    let whole = whole.ok_or_else(|| format!("Cargo knows no package {name}."))?;
    let parts = |id: &str| parts_of(nodes.get(id).copied(), &packages);
    let mut found = BTreeSet::new();
    let mut open = vec![text(&whole["id"])];
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(parts(id));
        }
    }
    let mut components = Vec::new();
    let mut dependencies = Vec::new();
    for id in &found {
        let Some(package) = packages.get(id) else {
            continue;
        };
        let mut on: Vec<String> = parts(id)
            .into_iter()
            .filter_map(|part| packages.get(part))
            .map(|part| reference(part))
            .collect();
        on.sort();
        dependencies.push(json!({"ref": reference(package), "dependsOn": on}));
        if *id != text(&whole["id"]) {
            components.push(component("library", package, hashes));
        }
    }
    // Cargo's own order follows the folder that the project lies in.
    let sorted = |mut list: Vec<Value>, key: &str| {
        list.sort_by_key(|entry| text(&entry[key]).to_owned());
        list
    };
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component("application", whole, hashes) },
        "components": sorted(components, "bom-ref"),
        "dependencies": sorted(dependencies, "ref"),
    }))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn by_id(list: &Value) -> BTreeMap<&str, &Value> {
    let list = list.as_array().map_or(&[][..], Vec::as_slice);
    list.iter()
        .map(|entry| (text(&entry["id"]), entry))
        .collect()
}

/// What a package is compiled with and holds afterwards.
fn parts_of<'a>(node: Option<&'a Value>, packages: &BTreeMap<&str, &Value>) -> Vec<&'a str> {
    let edges = node.and_then(|node| node["deps"].as_array());
    let is_linked = |edge: &&Value| {
        let kinds = edge["dep_kinds"].as_array().map_or(&[][..], Vec::as_slice);
        kinds.iter().any(|kind| kind["kind"].is_null())
    };
    let is_macro = |id: &&str| {
        let targets = packages
            .get(id)
            .and_then(|package| package["targets"].as_array());
        let mut kinds = targets
            .into_iter()
            .flatten()
            .map(|target| target["kind"].to_string());
        kinds.any(|kind| kind.contains("proc-macro"))
    };
    let edges = edges.into_iter().flatten().filter(is_linked);
    let linked = edges.map(|edge| text(&edge["pkg"]));
    linked.filter(|id| !is_macro(id)).collect()
}

/// A package's address as purl has it.
fn reference(package: &Value) -> String {
    format!(
        "pkg:cargo/{}@{}",
        text(&package["name"]),
        text(&package["version"])
    )
}

fn component(kind: &str, package: &Value, hashes: &BTreeMap<(String, String), String>) -> Value {
    let (name, version) = (text(&package["name"]), text(&package["version"]));
    let reference = reference(package);
    let licence = text(&package["license"]).replace('/', " OR ");
    let mut component = json!({
        "type": kind,
        "bom-ref": reference,
        "name": name,
        "version": version,
        "purl": reference,
        "licenses": [{ "expression": licence }],
    });
    if let Some(hash) = hashes.get(&(name.to_owned(), version.to_owned())) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": hash }]);
    }
    component
}

#[cfg(test)]
mod tests {
    use super::{hashes, listed};
    use serde_json::json;

    #[test]
    fn what_is_linked_is_listed_and_what_only_compiles_or_tests_is_not() {
        let package = |name: &str, kind: &str| {
            json!({
                "id": format!("id of {name}"), "name": name, "version": "1.0.0",
                "license": "MIT/Apache-2.0", "targets": [{ "kind": [kind] }],
            })
        };
        let edge = |name: &str, kind: Option<&str>| json!({ "pkg": format!("id of {name}"), "dep_kinds": [{ "kind": kind }] });
        let node = |name: &str, deps: serde_json::Value| json!({ "id": format!("id of {name}"), "deps": deps });
        let metadata = json!({
            "packages": [
                package("page", "bin"), package("b", "lib"), package("a", "lib"),
                package("macros", "proc-macro"), package("builds", "lib"), package("tests", "lib"),
            ],
            "resolve": { "nodes": [
                node("page", json!([
                    edge("b", None), edge("macros", None), edge("builds", Some("build")), edge("tests", Some("dev")),
                ])),
                node("b", json!([edge("a", None)])),
                node("a", json!([])),
                node("macros", json!([edge("builds", None)])),
            ] },
        });
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"abc\"\n";
        let list = listed(&metadata, &hashes(lock), "page").expect("a list");
        let component = |name: &str| {
            json!({
                "type": "library", "bom-ref": format!("pkg:cargo/{name}@1.0.0"), "name": name,
                "version": "1.0.0", "purl": format!("pkg:cargo/{name}@1.0.0"),
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            })
        };
        let mut a = component("a");
        a["hashes"] = json!([{ "alg": "SHA-256", "content": "abc" }]);
        assert_eq!(list["components"], json!([a, component("b")]));
        assert_eq!(list["metadata"]["component"]["name"], "page");
        assert_eq!(
            list["dependencies"],
            json!([
                { "ref": "pkg:cargo/a@1.0.0", "dependsOn": [] },
                { "ref": "pkg:cargo/b@1.0.0", "dependsOn": ["pkg:cargo/a@1.0.0"] },
                { "ref": "pkg:cargo/page@1.0.0", "dependsOn": ["pkg:cargo/b@1.0.0"] },
            ])
        );
    }
}
