//! All tools that the commands need beyond Rust's own, in the order in which they are installed.

use super::Job::{Bench, Browser, Components, Firefox, Fuzz, Host, Lint, Page, Sandbox, WebKit};
use super::{Job, Probe, Source, TARGET, Tool};
use crate::{Outcome, version};

/// The jobs that need the built page.
const PAGE: &[Job] = &[Page, Browser, Firefox, WebKit];

/// The whole list.
pub(crate) fn all() -> Outcome<Vec<Tool>> {
    let mut tools = debian();
    tools.extend(toolchain());
    tools.extend(crates()?);
    Ok(tools)
}

fn debian() -> Vec<Tool> {
    let mut tools = vec![
        tool(
            "cc",
            "links what Cargo compiles",
            &Job::ALL,
            Probe::Program(&["cc"]),
            &["gcc", "libc6-dev"],
        ),
        tool(
            "c++",
            "compiles the fuzzer's library",
            &[Fuzz],
            Probe::Program(&["c++"]),
            &["g++"],
        ),
        tool(
            "python3 with venv",
            "types commands into shells, runs the generated scripts and the real avn",
            &[Host, Sandbox],
            Probe::Call(
                "python3",
                &["-c", "import ensurepip, sys, venv; print(sys.version)"],
            ),
            &["python3-venv"],
        ),
        tool(
            "chromium",
            "shows the page to the tests",
            &[Components, Browser, Bench],
            Probe::Program(&["chromium", "chromium-browser", "google-chrome"]),
            &["chromium"],
        ),
        tool(
            "chromedriver",
            "steers the browser",
            &[Components, Browser, Bench],
            Probe::Program(&["chromedriver"]),
            &["chromium-driver"],
        ),
        tool(
            "firefox",
            "shows the page to the tests",
            &[Firefox],
            Probe::Program(&["firefox-esr", "firefox"]),
            &["firefox-esr"],
        ),
        tool(
            "webkit",
            "shows the page to the tests, and brings what steers it",
            &[WebKit],
            Probe::File("WebKitWebDriver"),
            &["webkit2gtk-driver"],
        ),
        tool(
            "xvfb",
            "is the screen that WebKit needs",
            &[WebKit],
            Probe::File("Xvfb"),
            &["xvfb"],
        ),
        tool(
            "npm",
            "fetches what the page is measured beside, and Lighthouse",
            &[Bench],
            Probe::Program(&["npm"]),
            &["npm"],
        ),
        tool(
            "wasm-opt",
            "makes the WebAssembly smaller",
            PAGE,
            Probe::Program(&["wasm-opt"]),
            &["binaryen"],
        ),
    ];
    tools.extend(servers());
    tools.extend(of_commands());
    tools
}

/// What serves the page to the tests as a host would.
fn servers() -> [Tool; 2] {
    let server = |name, jobs, probe, packages| {
        let purpose = "serves the page with the configuration in hosting/";
        tool(name, purpose, jobs, probe, packages)
    };
    [
        server(
            "nginx",
            &[Browser, Bench],
            // Debian keeps it where only an administrator's PATH leads.
            Probe::File("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
            &["nginx", "libnginx-mod-http-brotli-static"],
        ),
        server(
            "caddy",
            &[Browser],
            Probe::Call("caddy", &["version"]),
            &["caddy"],
        ),
    ]
}

/// What the generated texts are tried with.
fn of_commands() -> Vec<Tool> {
    let shell = |name, packages| {
        tool(
            name,
            "runs the generated commands",
            &[Host],
            Probe::File(name),
            packages,
        )
    };
    vec![
        shell("bash", &["bash"]),
        shell("dash", &["dash"]),
        shell("zsh", &["zsh"]),
        shell("fish", &["fish"]),
        shell("tcsh", &["tcsh"]),
        shell("mksh", &["mksh"]),
        shell("busybox", &["busybox"]),
        tool(
            "curl",
            "sends the generated requests, and asks the web servers",
            &[Host, Browser],
            Probe::Program(&["curl"]),
            &["curl"],
        ),
        tool(
            "wine64",
            "runs the commands for Windows",
            &[Host],
            Probe::Call("/usr/lib/wine/wine64", &["--version"]),
            &["wine64"],
        ),
        tool(
            "gcc for Windows",
            "compiles what stands in for curl.exe",
            &[Host],
            Probe::Call("x86_64-w64-mingw32-gcc", &["--version"]),
            &["gcc-mingw-w64-x86-64"],
        ),
        tool(
            "jq",
            "reads answers for the generated scripts",
            &[Host],
            Probe::Program(&["jq"]),
            &["jq"],
        ),
        tool(
            "shellcheck",
            "reviews the generated scripts",
            &[Host],
            Probe::File("shellcheck"),
            &["shellcheck"],
        ),
    ]
}

/// A tool of Debian's.
fn tool(
    name: &'static str,
    purpose: &'static str,
    jobs: &'static [Job],
    probe: Probe,
    packages: &'static [&'static str],
) -> Tool {
    Tool {
        name,
        purpose,
        jobs,
        probe,
        source: Source::Debian(packages),
    }
}

fn toolchain() -> [Tool; 3] {
    let tool = |name, purpose, jobs, probe, words| {
        let source = Source::Rustup(words);
        Tool {
            name,
            purpose,
            jobs,
            probe,
            source,
        }
    };
    let part = |name, purpose, call, words| {
        tool(name, purpose, &[Lint], Probe::Call("cargo", call), words)
    };
    [
        part(
            "rustfmt",
            "checks the format",
            &["fmt", "--version"],
            &["component", "add", "rustfmt"],
        ),
        part(
            "clippy",
            "checks the code",
            &["clippy", "--version"],
            &["component", "add", "clippy"],
        ),
        tool(
            TARGET,
            "lets Rust compile the page",
            &[Page, Lint, Components, Browser, Firefox, WebKit],
            Probe::Target,
            &["target", "add", TARGET],
        ),
    ]
}

fn crates() -> Outcome<[Tool; 4]> {
    let tool = |name, purpose, jobs, package, version: String| {
        let probe = Probe::Version(name, version.clone());
        let source = Source::Cargo(package, version);
        Tool {
            name,
            purpose,
            jobs,
            probe,
            source,
        }
    };
    Ok([
        tool(
            "wasm-bindgen",
            "joins WebAssembly and script, in the version that Cargo.lock names",
            &[Page, Components, Browser, Firefox, WebKit],
            "wasm-bindgen-cli",
            version::wasm_bindgen()?,
        ),
        tool(
            "trunk",
            "bundles the page",
            PAGE,
            "trunk",
            version::trunk()?,
        ),
        tool(
            "geckodriver",
            "steers Firefox",
            &[Firefox],
            "geckodriver",
            "0.37.1".to_owned(),
        ),
        tool(
            "cargo-fuzz",
            "throws texts at the parsers",
            &[Fuzz],
            "cargo-fuzz",
            "0.13.2".to_owned(),
        ),
    ])
}
