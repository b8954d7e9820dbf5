//! A driver as a process of ours, and sessions with it. Nothing is downloaded: the drivers and the browsers are
//! those on the `PATH`.

mod chromium;
mod firefox;
mod webkit;

use crate::engine::Engine;
use serde_json::{Value, json};
use std::cell::Cell;
use std::io::{BufRead as _, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// What `watch.js` has noted in the tab that is in sight.
pub(crate) const NOTED: &str =
    "return JSON.parse(sessionStorage.getItem('browser-tests.complaints') ?? '[]');";

/// A browser that nothing but its test controls. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) session: WebDriver,
    pub(crate) engine: Engine,
    /// Whether the page may have violated its policy when the test ends.
    pub(crate) may_violate: Cell<bool>,
    /// Where the driver listens.
    port: u16,
    _driver: Child,
    _screen: Option<Child>,
}

impl Browser {
    pub(crate) async fn start(profile: &Path, size: (u32, u32)) -> Self {
        let engine = Engine::of_this_run();
        let wanted = match engine {
            Engine::Chromium => chromium::capabilities(profile, size),
            Engine::Gecko => firefox::capabilities(profile, size),
            Engine::WebKit => webkit::capabilities(),
        };
        Self::begin(engine, wanted, profile).await
    }

    /// Chromium as it is measured.
    pub(crate) async fn measured(profile: &Path, is_traced: bool) -> Self {
        let wanted = chromium::measured(profile, is_traced);
        Self::begin(Engine::Chromium, wanted, profile).await
    }

    async fn begin(engine: Engine, wanted: WebDriverResult<Capabilities>, profile: &Path) -> Self {
        let program = match engine {
            Engine::Chromium => chromium::DRIVER,
            Engine::Gecko => firefox::DRIVER,
            Engine::WebKit => webkit::DRIVER,
        };
        let (screen, display) = match engine {
            Engine::WebKit => {
                let (screen, display) = webkit::screen().await;
                (Some(screen), Some(display))
            }
            Engine::Chromium | Engine::Gecko => (None, None),
        };
        let (driver, port) = start_driver(program, profile, display.as_deref()).await;
        let wanted = wanted.expect("what a browser is asked for is text");
        let session = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted)
            .await
            .expect("the driver starts the browser");
        Self {
            session,
            engine,
            may_violate: Cell::new(false),
            port,
            _driver: driver,
            _screen: screen,
        }
    }

    /// Asks the driver for something of this session, without the runtime, which may be ending itself. thirtyfour's own
    /// drop waits for a connection of this thread's runtime while it blocks this thread.
    fn ask(&self, method: &str, of: &str, body: &str) -> std::io::Result<Value> {
        let mut driver = TcpStream::connect(("127.0.0.1", self.port))?;
        driver.set_read_timeout(Some(Duration::from_secs(10)))?;
        let session = self.session.session_id();
        write!(
            driver,
            "{method} /session/{session}{of} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        // The driver keeps the connection, whatever it is asked: the answer ends where it says.
        let mut answer = std::io::BufReader::new(driver);
        let mut length = 0;
        loop {
            let mut line = String::new();
            let is_end = answer.read_line(&mut line)? <= 2;
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().map_err(std::io::Error::other)?;
            }
            if is_end {
                break;
            }
        }
        let mut body = vec![0; length];
        answer.read_exact(&mut body)?;
        Ok(serde_json::from_slice(&body)?)
    }

    /// What the page has done against its policy, as `watch.js` has noted it in the tab that is in sight: nothing, where
    /// no page of ours is in it. An answer that is no list is an error, since it says nothing of the page.
    pub(crate) fn violations(&self) -> std::io::Result<Vec<String>> {
        // Another page, such as about:blank, may have no storage.
        let script = [
            "try { sessionStorage.length; } catch { return []; }\n",
            NOTED,
        ]
        .concat();
        let script = json!({ "script": script, "args": [] }).to_string();
        let noted = self.ask("POST", "/execute/sync", &script)?;
        let mut noted: Vec<String> = serde_json::from_value(noted["value"].clone())
            .map_err(|_| std::io::Error::other(noted.to_string()))?;
        noted.retain(|complaint| complaint.starts_with("policy: "));
        Ok(noted)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if self.session.clone().leak().is_err() {
            return;
        }
        let is_held = !self.may_violate.get() && !std::thread::panicking();
        let violations = is_held.then(|| self.violations());
        if let Err(error) = self.ask("DELETE", "", "") {
            eprintln!("the browser may still run: {error}");
        }
        if let Some(violations) = violations {
            let violations = violations.expect("the driver tells what the page has violated");
            assert_eq!(violations, [""; 0], "against the page's policy");
        }
    }
}

/// How often a driver is started before a test fails: beside others, one may find the port taken that was chosen.
const STARTS: usize = 5;

async fn start_driver(program: &[&str], home: &Path, display: Option<&str>) -> (Child, u16) {
    for _ in 0..STARTS {
        if let Some(started) = try_driver(program, home, display).await {
            return started;
        }
    }
    panic!("{program:?} ended {STARTS} times before it listened");
}

async fn try_driver(program: &[&str], home: &Path, display: Option<&str>) -> Option<(Child, u16)> {
    let mut command = Command::new(on_path(&program[..1]));
    command
        .args(&program[1..])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    if let Some(display) = display {
        // What it keeps goes with the test.
        command.env("DISPLAY", display).env("HOME", home);
        return listening(command).await;
    }
    let mut driver = command
        .arg("--port=0")
        .spawn()
        .expect("the driver can be started");
    let output = driver.stdout.take().expect("the driver's output");
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await.expect("the driver's output") {
        if let Some(port) = port_in(&line) {
            // It must be read to the end, or the driver would wait for a reader one day.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Some((driver, port));
        }
    }
    None
}

/// The port in `ChromeDriver was started successfully on port 41229.` or `… Listening on 127.0.0.1:41229`.
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line
        .split_once("started successfully on port ")
        .or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    port.trim_end_matches('.').parse().ok()
}

/// A driver that can't choose its port, and does not say when it listens.
async fn listening(mut command: Command) -> Option<(Child, u16)> {
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = free.local_addr().expect("its address").port();
    drop(free);
    command.arg(format!("--port={port}")).stdout(Stdio::null());
    let mut driver = command.spawn().expect("the driver can be started");
    while driver.try_wait().expect("the driver's state").is_none() {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Some((driver, port));
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    None
}

/// The first of these programs that the `PATH` has.
pub(crate) fn on_path(names: &[&str]) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let found = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("None of {names:?} is on the PATH: install it."))
}
