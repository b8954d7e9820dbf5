//! The words of the picture of the pipeline.

pub use super::workspace::called;

/// The title.
pub const TITLE: &str = "Pipeline";

/// Said of a table that no draft describes.
pub const NOT_HERE: &str = "nicht in diesem Arbeitsbereich";

/// What a table or a job is and what it is connected with, for those who can't see the picture.
pub fn spot(is_job: bool, state: &str, before: &[&str], behind: &[&str]) -> String {
    let kind = if is_job { "Job" } else { "Tabelle" };
    let mut said = format!("{kind}: {state}");
    let (from, to) = if is_job {
        ("liest", "schreibt")
    } else {
        ("geschrieben von", "gelesen von")
    };
    for (verb, names) in [(from, before), (to, behind)] {
        if !names.is_empty() {
            let names: Vec<String> = names.iter().map(|name| called(name)).collect();
            said.extend([", ", verb, " ", &names.join(" und ")]);
        }
    }
    said
}
