//! Millrace: a request builder for the Aiven for Apache Flink REST API.
//!
//! What the user typed, a [`workspace`] of drafts, is turned by pure functions into one neutral
//! [`api::request::Request`]. That one value feeds the preview, every command in [`snippet`] and the
//! network, so they can't disagree. What comes back is read by pure functions as well: [`api::answer`]
//! decodes it, [`workspace::learn`] says what it means for the drafts.
//!
//! - [`api`]: facts of the Aiven API as data, and requests and answers as values.
//! - [`workspace`]: what the user typed, its problems, and the way from it to a request.
//! - [`sql`]: Flink SQL.
//! - [`desk`]: where SQL is read, checked and edited: a module that the page loads once it stands.
//! - [`import`]: text from elsewhere, such as pasted columns.
//! - [`snippet`]: a request as text.
//! - [`saved`] and [`config`]: what this browser keeps, and what the host of the page sets.
//! - [`keeper`]: which of several tabs keeps it.
//! - [`text`]: every word that a user reads.
//! - `browser` and `ui` exist for `wasm32` only. The rest knows no browser, and is tested on the host.
//!
//! This file holds no logic. `ARCHITECTURE.md` says who may import whom.

pub mod api;
pub mod config;
pub mod desk;
pub mod import;
pub mod keeper;
pub mod saved;
pub mod snippet;
pub mod sql;
pub mod text;
pub mod workspace;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
