//! The sandbox's rules, held against it through a plain HTTP client. What is expected here comes
//! from the facts about the API, never from the sandbox.

mod application;
mod applications;
mod body_rules;
mod client;
mod columns;
mod cors;
mod deployments;
mod discovery;
mod doors;
mod failures;
mod faults;
mod files;
mod jobs;
mod nesting;
mod program;
mod recording;
mod recordings;
mod sockets;
mod table_rules;
mod tables;
mod validation;
mod verdicts;
