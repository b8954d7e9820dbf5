//! Any text as a statement. What must hold stands in `judge::promise`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        judge::promise::statement(text);
    }
});
