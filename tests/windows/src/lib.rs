//! How the programs of Windows read a text, written from their documentation and without the code under test.
//!
//! - [`cmd`]: cmd.exe, up to the programs that it would start.
//! - [`runtime`]: how a program that it starts takes its command line apart.
//! - [`powershell`]: the literal strings of a script, found by a grammar of PowerShell.
//! - [`wine`]: a stand-in for curl.exe, run by Wine's cmd.

pub mod cmd;
pub mod powershell;
pub mod runtime;
pub mod wine;
