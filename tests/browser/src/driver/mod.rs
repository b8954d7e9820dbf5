//! A driver as a process of ours, and sessions with it. Nothing is downloaded: the drivers and the browsers are
//! those on the `PATH`.

mod chromium;
mod firefox;
mod webkit;

use crate::engine::Engine;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use thirtyfour::prelude::*;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// A browser that nothing but its test controls. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) session: WebDriver,
    pub(crate) engine: Engine,
    /// Where the driver listens.
    port: u16,
    _driver: Child,
    _screen: Option<Child>,
}

impl Browser {
    pub(crate) async fn start(profile: &Path, size: (u32, u32)) -> Self {
        let engine = Engine::of_this_run();
        let (program, wanted) = match engine {
            Engine::Chromium => (chromium::DRIVER, chromium::capabilities(profile, size)),
            Engine::Gecko => (firefox::DRIVER, firefox::capabilities(profile, size)),
            Engine::WebKit => (webkit::DRIVER, webkit::capabilities()),
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
            port,
            _driver: driver,
            _screen: screen,
        }
    }

    /// Asks the driver to end the browser, without the runtime, which may be ending itself. thirtyfour's own
    /// drop waits for a connection of this thread's runtime while it blocks this thread.
    fn end(&self) -> std::io::Result<()> {
        let mut driver = TcpStream::connect(("127.0.0.1", self.port))?;
        driver.set_read_timeout(Some(Duration::from_secs(10)))?;
        let session = self.session.session_id();
        let request = format!(
            "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            self.port
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
