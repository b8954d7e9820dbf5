//! The words about tabs that share what this browser keeps.

#![allow(missing_docs, reason = "each constant is the text that it names")]

pub const ELSEWHERE: &str =
    "Another tab keeps this workspace. What you change in this tab is not kept.";
pub const USE_TAB: &str = "Use this tab";
pub const SHOW: &str = "Show what is kept";
pub const TOOK_OVER: &str =
    "This tab keeps the workspace now. What the other tab had kept is one Undo away.";
pub const SHOWN: &str =
    "This is what the other tab keeps. What you had changed here is one Undo away.";
