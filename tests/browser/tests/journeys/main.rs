//! Journeys through the built page, in a real browser against the stand-in API. What is expected is written
//! by hand, from the cheat sheet, the API's documentation and the design; nothing is taken from the app.

mod answers;
mod cheat_sheet;
mod columns;
mod commands;
mod config;
mod deskless;
mod editor;
mod example;
mod forms;
mod grid;
mod grid_rows;
mod importing;
mod keeping;
mod keyboard;
mod knowing;
mod large;
mod layout;
mod mending;
mod names;
mod offline;
mod once;
mod pasting;
mod pipeline;
mod policy;
mod preview;
mod problems;
mod refusals;
mod secrecy;
mod sending;
mod silence;
mod statements;
mod storage;
mod types;
mod workspace;
mod writing;
