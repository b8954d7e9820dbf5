//! The words of the picture of the pipeline.

pub use super::workspace::called;

/// The title.
pub const TITLE: &str = "Pipeline";

/// Said of a table that no draft describes.
pub const NOT_HERE: &str = "not in this workspace";

/// What a table or a job is and what it is connected with, for those who can't see the picture.
pub fn spot(is_job: bool, state: &str, before: &[&str], behind: &[&str]) -> String {
    let kind = if is_job { "job" } else { "table" };
    let mut said = format!("{kind}, {}", state.to_lowercase());
    let (from, to) = if is_job {
        ("reads", "writes")
    } else {
        ("written by", "read by")
    };
    for (verb, names) in [(from, before), (to, behind)] {
        if !names.is_empty() {
            let names: Vec<String> = names.iter().map(|name| called(name)).collect();
            said.extend([", ", verb, " ", &names.join(" and ")]);
        }
    }
    said
}
