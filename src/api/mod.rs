//! The Aiven API: its facts as data, its requests and answers as values. Knows nothing of drafts.

pub mod answer;
pub mod applications;
pub mod base;
pub mod classic;
pub mod discovery;
pub mod endpoints;
pub mod generation;
pub mod json;
pub mod request;
pub mod token;
