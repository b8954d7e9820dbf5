//! The sandbox: a stand-in for both APIs of Aiven for Apache Flink, that of tables and jobs of 2021
//! to 2023, which no longer exists, and that of applications, and a file server for the built page.
//! It judges raw JSON by rules of its own and shares no type with the page's crate, so a mistake
//! there cannot be repeated here.
//!
//! | room | what it holds |
//! | --- | --- |
//! | `api` | the API: token, routes, rules for bodies and SQL, all that is made in memory, discovery |
//! | `files` | the built page, and the deployment's `config.json` |
//! | `control` | `/sandbox/…`: reading what arrived, arming faults, moving deployments, starting over |
//! | `fault`, `misbehave`, `connection` | what a fault is, how it is acted out, and how a socket is cut |
//! | `server`, `handle` | starting and stopping; the in-process view of a running sandbox |
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use sandbox::{Act, Fault, Options, Sandbox};
//!
//! let running = Sandbox::start(Options::default()).await?;
//! running.handle.arm(Fault {
//!     method: Some("POST".into()),
//!     act: Act::answer(429),
//!     ..Fault::default()
//! });
//! // … drive a client against running.url() …
//! let arrived = running.handle.requests();
//! # Ok(()) }
//! ```

mod api;
mod config;
mod connection;
mod control;
mod cors;
mod entry;
mod fault;
mod files;
mod handle;
mod misbehave;
mod record;
mod server;

pub use api::Pace;
pub use config::Config;
pub use fault::{Act, Answer, Cors, Drip, Fault, Huge, Moment, Partial, Redirect, Then};
pub use handle::Handle;
pub use record::Recorded;
pub use server::{Options, Running, Sandbox};
