//! The grid of columns, by examples: what rows show, and what each edit makes of a text.

#![cfg(not(target_arch = "wasm32"))]

mod parts;
mod rows;
mod shown;
