//! What the tests of the page are written in: a stage that sets up a stand-in API and a browser, and a page
//! on which everything is found by role and accessible name, as a person with a screen reader finds it.
//! Nothing here knows what the page should do; the tests in `tests/journeys` do.
//!
//! | room | what it holds |
//! | --- | --- |
//! | `stage` | what a test begins with: the API, the built page, a browser with a profile of its own |
//! | `dist`, `folder` | the built page, copies of it with a change, folders that go when they are dropped |
//! | `engine` | the three engines in which the tests run |
//! | `measured` | Chromium for `cargo xtask bench`, with any page, and what its threads did |
//! | `driver`, `command` | their drivers as processes, and what these can do beyond thirtyfour |
//! | `host` | real web servers, with the configurations of `hosting/` |
//! | `page` | what a user does with the page and reads on it |
//! | `role` | the roles in which things are found |
//! | `wait` | waiting for what is expected |
//! | `shell` | a command as a user pastes it into bash |
//! | `secret` | where a token may have gone to |
#![allow(
    clippy::missing_panics_doc,
    reason = "a step that fails fails its test: all of them panic, and say what they saw"
)]

mod command;
pub mod dist;
mod driver;
pub mod engine;
pub mod folder;
pub mod host;
pub mod measured;
pub mod page;
pub mod role;
pub mod secret;
pub mod shell;
pub mod stage;
pub mod wait;

pub use engine::Engine;
pub use page::Page;
pub use role::Role;
pub use stage::{Stage, open};
