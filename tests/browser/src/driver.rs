//! chromedriver as a process of ours, and sessions with it. Nothing is downloaded: the driver and the
//! browser are those on the `PATH`.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A browser that nothing but its test controls. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) session: WebDriver,
    /// Where the driver listens.
    port: u16,
    _driver: Child,
}

/// What the browser is started with, beside its profile.
const ARGUMENTS: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--force-device-scale-factor=1",
    // No test reaches a real host, whatever the page does.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

impl Browser {
    pub(crate) async fn start(profile: &Path, size: (u32, u32)) -> Self {
        let (driver, port) = start_driver().await;
        let mut wanted = ChromeCapabilities::new();
        let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).to_vec();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        arguments.push(format!("--window-size={},{}", size.0, size.1));
        for argument in &arguments {
            wanted.add_arg(argument).expect("a text as an argument");
        }
        let binary = on_path(&["chromium", "chromium-browser", "google-chrome"]);
        wanted
            .set_binary(&binary.to_string_lossy())
            .expect("a path as the browser");
        wanted
            .set_browser_log_level(LoggingPrefsLogLevel::All)
            .expect("a log level");
        let session = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted)
            .await
            .expect("chromedriver starts the browser");
        Self {
            session,
            port,
            _driver: driver,
        }
    }

    /// Asks the driver to end the browser, without the runtime, which may be ending itself. thirtyfour's own
    /// drop waits for a connection of this thread's runtime while it blocks this thread.
    fn end(&self) -> std::io::Result<()> {
        let mut driver = TcpStream::connect(("127.0.0.1", self.port))?;
        driver.set_read_timeout(Some(Duration::from_secs(10)))?;
        let session = self.session.session_id();
        let request = format!(
            "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        );
        driver.write_all(request.as_bytes())?;
        // The driver answers when the browser has ended, and keeps the connection.
        driver.read(&mut [0; 1024]).map(drop)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let is_open = self.session.clone().leak().is_ok();
        if let (true, Err(error)) = (is_open, self.end()) {
            eprintln!("the browser may still run: {error}");
        }
    }
}

/// How often a driver is started before a test fails: beside others, one may find the port taken that it chose.
const STARTS: usize = 5;

async fn start_driver() -> (Child, u16) {
    for _ in 0..STARTS {
        if let Some(started) = try_driver().await {
            return started;
        }
    }
    panic!("chromedriver ended {STARTS} times before it said its port");
}

async fn try_driver() -> Option<(Child, u16)> {
    let mut driver = Command::new(on_path(&["chromedriver"]))
        .arg("--port=0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("chromedriver can be started");
    let output = driver.stdout.take().expect("chromedriver's output");
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await.expect("chromedriver's output") {
        // "ChromeDriver was started successfully on port 41229."
        let port = line.split_once("started successfully on port ");
        let port = port.and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
        if let Some(port) = port {
            // It must be read to the end, or chromedriver would wait for a reader one day.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Some((driver, port));
        }
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
