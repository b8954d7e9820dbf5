//! What a threat is, and the tests that play it. Each attack holds `SECURITY.md` to the number of attempts that it has
//! played.

/// A threat.
pub struct Threat {
    pub tries: &'static str,
    pub defence: &'static str,
    /// The attacks that play it.
    pub attacks: &'static [&'static str],
    /// The tests that play it elsewhere, each with the name of its file in [`FILES`].
    pub others: &'static [(&'static str, &'static str)],
}

/// The attacks: the test, its file, and how many attempts it plays.
pub const ATTACKS: [(&str, &str, usize); 22] = [
    (
        "a_crafted_link_adds_drafts_at_most_and_one_step_takes_them_back",
        "links",
        400,
    ),
    (
        "a_crafted_file_adds_drafts_at_most_and_one_step_takes_them_back",
        "links",
        600,
    ),
    (
        "no_parameter_of_the_address_moves_the_api_or_sets_the_token",
        "addresses",
        1872,
    ),
    (
        "nothing_that_the_browser_kept_moves_the_api_or_sets_the_token",
        "addresses",
        624,
    ),
    (
        "however_another_page_shows_this_one_there_is_no_field_for_the_token_in_it",
        "addresses",
        5,
    ),
    (
        "a_base_that_looks_like_another_is_refused_or_shown_as_the_browser_reads_it",
        "host_file",
        28,
    ),
    (
        "no_text_of_a_hosts_file_becomes_markup_or_hides_what_it_says",
        "host_file",
        200,
    ),
    (
        "a_hosts_file_of_any_shape_leaves_a_page_that_works",
        "host_file",
        10,
    ),
    ("no_text_in_any_field_becomes_markup_or_runs", "markup", 200),
    (
        "no_name_in_a_list_of_the_api_becomes_markup_or_hides_what_it_says",
        "said",
        1400,
    ),
    (
        "no_refusal_of_the_api_becomes_markup_or_hides_what_it_says",
        "said",
        200,
    ),
    (
        "a_command_with_traps_makes_drafts_at_most_and_reaches_nobody",
        "commands",
        333,
    ),
    ("no_text_to_import_becomes_markup_or_runs", "commands", 200),
    (
        "no_name_changes_the_path_around_it_or_doubles_the_request",
        "names",
        140,
    ),
    ("no_token_brings_a_header_along", "names", 24),
    (
        "an_answer_that_carries_the_token_back_is_shown_without_it",
        "answers",
        11,
    ),
    (
        "a_redirect_of_any_kind_brings_nothing_to_another_host",
        "answers",
        10,
    ),
    (
        "an_answer_of_any_shape_or_size_leaves_a_page_that_works",
        "answers",
        18,
    ),
    (
        "the_token_is_in_no_store_link_file_command_request_or_log_after_any_flow",
        "canary",
        16,
    ),
    ("the_search_finds_a_token_wherever_it_was_put", "canary", 11),
    (
        "no_copy_of_a_forgotten_token_is_left_in_the_memory_of_either_module",
        "memory",
        3,
    ),
    (
        "a_crash_with_a_token_in_its_field_says_nothing_of_it",
        "memory",
        1,
    ),
];

/// The other files, by the names that the threats call them by.
pub const FILES: [(&str, &str); 31] = [
    ("base", "tests/base.rs"),
    ("cmd", "tests/windows/tests/cmd/main.rs"),
    ("commands", "tests/browser/tests/journeys/commands.rs"),
    ("config", "tests/browser/tests/journeys/config.rs"),
    ("desk_answer", "tests/desk_answer/said.rs"),
    ("desk_idle", "tests/desk_idle.rs"),
    ("desk_opened", "tests/desk_share/opened.rs"),
    ("desk_packed", "tests/desk_share/packed.rs"),
    ("deskless", "tests/browser/tests/journeys/deskless.rs"),
    ("faults", "tests/browser/tests/faults/main.rs"),
    ("hosting", "tests/browser/tests/journeys/hosting.rs"),
    ("import_requests", "tests/import_requests/told.rs"),
    ("inline", "xtask/src/inline.rs"),
    ("json", "tests/json.rs"),
    ("keeping", "tests/browser/tests/journeys/keeping.rs"),
    ("knowing", "tests/browser/tests/journeys/knowing.rs"),
    ("licence", "xtask/src/licence.rs"),
    ("offline", "tests/browser/tests/journeys/offline.rs"),
    ("once", "tests/browser/tests/journeys/once.rs"),
    ("plan", "tests/plan.rs"),
    ("policy", "tests/browser/tests/journeys/policy.rs"),
    ("powershell", "tests/windows/tests/powershell.rs"),
    ("production", "tests/browser/tests/journeys/production.rs"),
    ("scripts", "tests/shells/scripts.rs"),
    ("secrecy", "tests/browser/tests/journeys/secrecy.rs"),
    ("secret_commands", "tests/secrets/commands.rs"),
    ("secrets", "tests/secrets/kept.rs"),
    ("sharing", "tests/browser/tests/journeys/sharing.rs"),
    ("silence", "tests/browser/tests/journeys/silence.rs"),
    ("token", "tests/token.rs"),
    ("typing", "tests/shells/typing.rs"),
];

/// Holds a test to the number of attempts that the page tells of it.
pub fn played(test: &str, count: usize) {
    let told = ATTACKS.iter().find(|(name, ..)| *name == test);
    let told = told.map(|(_, _, count)| *count);
    assert_eq!(told, Some(count), "what `threats.rs` tells of {test}");
}
