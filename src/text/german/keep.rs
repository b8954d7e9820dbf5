//! The words about tabs that share what this browser keeps.

#![allow(missing_docs, reason = "each constant is the text that it names")]

pub const ELSEWHERE: &str = "Ein anderer Tab speichert diesen Arbeitsbereich. Was Sie in diesem Tab ändern, wird nicht gespeichert.";
pub const USE_TAB: &str = "Diesen Tab verwenden";
pub const SHOW: &str = "Gespeichertes zeigen";
pub const TOOK_OVER: &str = "Dieser Tab speichert jetzt den Arbeitsbereich. „Rückgängig“ bringt zurück, was der andere gespeichert hatte.";
pub const SHOWN: &str = "Dies hat der andere Tab gespeichert. „Rückgängig“ bringt zurück, was Sie hier geändert hatten.";
