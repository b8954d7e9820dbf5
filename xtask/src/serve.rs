//! `cargo xtask serve`: the page together with the stand-in API, for trying it out and for working on it.

use std::env;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::args::Desktop;
use crate::tools::{self, Job};
use crate::{Outcome, build, child};

/// How long the browser waits for the server, which is built by then.
const START: Duration = Duration::from_secs(20);

/// Builds what changed and serves it until it is stopped.
pub(crate) fn serve(address: SocketAddr, desktop: Desktop) -> Outcome {
    let address = free(address)?;
    tools::provide(&[Job::Page])?;
    build::current()?;
    child::run(&mut child::cargo(["build", "--package", "sandbox"]))?;
    println!("The example is filled in: type any token but `wrong`, press Send request.");
    if desktop == Desktop::Open && opener().is_some() {
        let own = env::current_exe()
            .map_err(|error| format!("Our own file could not be found: {error}."))?;
        let mut waiting = child::command(own);
        waiting
            .args(["open-page", &address.to_string()])
            .stdin(Stdio::null());
        waiting
            .spawn()
            .map_err(|error| format!("The browser could not be opened: {error}; try --no-open."))?;
    }
    let address = address.to_string();
    become_server(child::cargo([
        "run",
        "--quiet",
        "--package",
        "sandbox",
        "--",
        "--dist",
        "dist",
        "--addr",
        &address,
    ]))
}

/// Waits until the server answers and opens the page; silent when either does not work out.
pub(crate) fn open_page(address: SocketAddr) {
    let address = reachable(address);
    let start = Instant::now();
    while TcpStream::connect(address).is_err() {
        if start.elapsed() > START {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    if let Some(program) = opener() {
        let mut browser = child::command(program);
        browser
            .arg(format!("http://{address}/"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        // No browser is no failure: the server has printed its address.
        let _ = browser.status();
    }
}

/// The program that opens a page in the default browser, where there is a desktop.
fn opener() -> Option<&'static str> {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "macos") {
        Some("open")
    } else if set("DISPLAY") || set("WAYLAND_DISPLAY") {
        child::find("xdg-open").map(|_| "xdg-open")
    } else {
        None
    }
}

/// The address, once it is known that nobody listens there; port 0 becomes a free one.
fn free(address: SocketAddr) -> Outcome<SocketAddr> {
    TcpListener::bind(address).and_then(|listener| listener.local_addr()).map_err(|error| {
        let other = SocketAddr::new(address.ip(), address.port().wrapping_add(1));
        format!("{address} cannot be used ({error}); choose another one, as in `cargo xtask serve --addr {other}`.")
    })
}

/// Where a browser on this machine reaches a server that listens there.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = if address.ip().is_unspecified() {
        IpAddr::V4(Ipv4Addr::LOCALHOST)
    } else {
        address.ip()
    };
    SocketAddr::new(ip, address.port())
}

/// Turns this process into the server, so that whoever stops the one stops the other, by whatever signal.
#[cfg(unix)]
fn become_server(mut server: Command) -> Outcome {
    use std::os::unix::process::CommandExt as _;
    Err(format!(
        "The stand-in API could not be started: {}.",
        server.exec()
    ))
}

/// Runs the server until it ends.
#[cfg(not(unix))]
fn become_server(mut server: Command) -> Outcome {
    child::run(&mut server)
}

#[cfg(test)]
mod tests {
    use std::net::{SocketAddr, TcpListener};

    use super::{free, reachable};

    fn address(text: &str) -> SocketAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn a_taken_address_is_refused_before_anything_is_built() {
        let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let sentence = free(taken.local_addr().expect("its address")).unwrap_err();
        assert!(
            sentence.contains("cannot be used") && sentence.contains("--addr 127.0.0.1:"),
            "{sentence}"
        );
    }

    #[test]
    fn port_zero_becomes_a_real_one() {
        assert_ne!(free(address("127.0.0.1:0")).expect("a free port").port(), 0);
    }

    #[test]
    fn a_server_for_all_addresses_is_opened_on_this_machine() {
        assert_eq!(reachable(address("0.0.0.0:80")), address("127.0.0.1:80"));
        assert_eq!(reachable(address("127.0.0.1:80")), address("127.0.0.1:80"));
    }
}
