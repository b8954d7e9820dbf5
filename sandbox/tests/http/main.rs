//! The sandbox's rules, held against it through a plain HTTP client. What is expected here comes
//! from the facts about the API, never from the sandbox.

mod client;
mod columns;
mod cors;
mod discovery;
mod doors;
mod faults;
mod files;
mod jobs;
mod program;
mod recording;
mod sockets;
mod table_rules;
mod tables;
