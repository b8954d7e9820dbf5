//! The sandbox as a program: serves a built page and the stand-in API until Ctrl+C. No rule lives here.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use sandbox::{Options, Sandbox};

const USAGE: &str = "usage: sandbox --dist DIR [--addr 127.0.0.1:8080]

Serves the built page in DIR, and a stand-in for the Aiven for Apache Flink API under /v1: tables
and jobs as they were until 2023, and applications as they are.
Any token but `wrong` is taken. Nothing is kept: a restart starts empty.
A deployment moves on by one state whenever it is looked at. It fails where it needs more than the
4 slots there are, starts from a savepoint that nothing left, or where a topic, a database table or
an index is called `does_not_exist`.";

#[tokio::main]
async fn main() -> ExitCode {
    match run(std::env::args().skip(1)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: impl Iterator<Item = String>) -> Result<(), String> {
    let Some((dist, addr)) = parse(arguments)? else {
        println!("{USAGE}");
        return Ok(());
    };
    if !dist.join("index.html").is_file() {
        return Err(format!(
            "There is no index.html in {}. Build the page first: cargo xtask build",
            dist.display()
        ));
    }
    let options = Options {
        dist: Some(dist),
        addr,
        ..Options::default()
    };
    let running = Sandbox::start(options).await.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => format!(
            "Port {port} of {ip} is taken by another program. Stop that one, or choose another port: --addr {ip}:{next}",
            ip = addr.ip(),
            port = addr.port(),
            next = addr.port().checked_add(1).unwrap_or(8080),
        ),
        _ => format!("Cannot listen on {addr}: {error}"),
    })?;
    println!("Millrace: {}/", running.url());
    println!(
        "API:      {}/v1  (project my-test-project, service my-flink-service)",
        running.url()
    );
    println!("Ctrl+C stops it.");
    tokio::signal::ctrl_c()
        .await
        .map_err(|error| format!("Cannot wait for Ctrl+C: {error}"))?;
    running.stop().await;
    Ok(())
}

/// The folder and the address, or nothing when help was asked for.
fn parse(
    mut arguments: impl Iterator<Item = String>,
) -> Result<Option<(PathBuf, SocketAddr)>, String> {
    let mut dist = None;
    let mut addr = SocketAddr::from(([127, 0, 0, 1], 8080));
    while let Some(argument) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .ok_or(format!("{argument} needs a value\n\n{USAGE}"))
        };
        match argument.as_str() {
            "--dist" => dist = Some(PathBuf::from(value()?)),
            "--addr" => {
                let text = value()?;
                addr = text
                    .parse()
                    .map_err(|_| format!("{text:?} is no address; write it like 127.0.0.1:8080"))?;
            }
            "--help" | "-h" => return Ok(None),
            other => return Err(format!("unknown argument {other:?}\n\n{USAGE}")),
        }
    }
    match dist {
        Some(dist) => Ok(Some((dist, addr))),
        None => Err(format!("--dist is missing\n\n{USAGE}")),
    }
}
