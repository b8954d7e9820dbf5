//! The threats as data: what an attacker tries, what stands in the way, and the tests that play it. `SECURITY.md` is made
//! of this. It is one file because it is one table: a threat has the number of its place in it.

use crate::threats::Threat;

/// The threats, in the order of the page.
pub const THREATS: [Threat; 24] = [
    Threat {
        tries: "A link, a file, an import, a parameter of the address or a kept text names another address for the API, so that the token goes there.",
        defence: "The address comes from the build or from `config.json`, is shown beside the button, and is in the page's policy. Of several that `config.json` names one is chosen, and another choice forgets the token.",
        attacks: &[
            "a_crafted_link_adds_drafts_at_most_and_one_step_takes_them_back",
            "a_crafted_file_adds_drafts_at_most_and_one_step_takes_them_back",
            "no_parameter_of_the_address_moves_the_api_or_sets_the_token",
            "nothing_that_the_browser_kept_moves_the_api_or_sets_the_token",
            "a_command_with_traps_makes_drafts_at_most_and_reaches_nobody",
        ],
        others: &[
            (
                "a_base_is_chosen_among_those_of_the_host_and_the_token_stays_with_the_other",
                "config",
            ),
            (
                "what_leads_elsewhere_is_told_and_not_taken",
                "import_requests",
            ),
            (
                "the_policy_refuses_a_request_to_a_host_that_is_not_named_in_it",
                "policy",
            ),
            (
                "an_origin_that_the_pages_policy_forbids_gets_nothing_and_the_page_says_so",
                "silence",
            ),
        ],
    },
    Threat {
        tries: "An address that looks like the API's and leads elsewhere.",
        defence: "The page reads addresses by rules narrower than a browser's: `https`, or this machine, a plain host and a plain path.",
        attacks: &["a_base_that_looks_like_another_is_refused_or_shown_as_the_browser_reads_it"],
        others: &[
            ("hosts_that_look_like_another_are_refused", "base"),
            (
                "addresses_that_are_read_in_more_than_one_way_are_refused",
                "base",
            ),
            ("only_this_machine_is_reached_without_encryption", "base"),
            (
                "each_mistake_in_the_config_is_told_and_the_default_holds",
                "config",
            ),
        ],
    },
    Threat {
        tries: "A project, a service or an id such as `..`, `%2e%2e` or `a/b?c#d` makes another path of the request.",
        defence: "All but letters, digits and `-._~` is sent with percent signs. What clients resolve all the same, a part that is empty, `.` or `..`, is held back for good.",
        attacks: &["no_name_changes_the_path_around_it_or_doubles_the_request"],
        others: &[("a_path_has_the_same_segments_whatever_was_typed", "plan")],
    },
    Threat {
        tries: "Braces and brackets make curl send a request several times.",
        defence: "They stand in no address but as percent signs and digits.",
        attacks: &["no_name_changes_the_path_around_it_or_doubles_the_request"],
        others: &[(
            "whatever_was_typed_arrives_once_and_as_the_page_would_send_it",
            "scripts",
        )],
    },
    Threat {
        tries: "A name or SQL that a shell runs once the command is pasted.",
        defence: "Bodies are printable ASCII in single quotes, and the token is read from a variable. The same tests catch commands that are quoted wrongly.",
        attacks: &[],
        others: &[
            (
                "whatever_was_typed_arrives_once_and_as_the_page_would_send_it",
                "scripts",
            ),
            (
                "a_command_typed_into_an_interactive_shell_sends_the_same",
                "typing",
            ),
            (
                "a_program_that_is_run_and_a_file_that_is_written_leave_traces",
                "scripts",
            ),
            (
                "the_same_checks_catch_commands_that_are_quoted_wrongly",
                "scripts",
            ),
        ],
    },
    Threat {
        tries: "Characters that hide, turn or type: control characters, escapes of a terminal, bidirectional and zero-width ones.",
        defence: "Bodies have them as escapes. What is shown has them as `\\u{…}`, but for the field in which they are typed.",
        attacks: &[
            "no_text_in_any_field_becomes_markup_or_runs",
            "no_text_to_import_becomes_markup_or_runs",
            "no_text_of_a_hosts_file_becomes_markup_or_hides_what_it_says",
            "no_name_in_a_list_of_the_api_becomes_markup_or_hides_what_it_says",
            "no_refusal_of_the_api_becomes_markup_or_hides_what_it_says",
        ],
        others: &[
            (
                "a_body_is_sent_in_printable_ascii_and_shown_as_it_was_typed",
                "json",
            ),
            ("what_hides_or_turns_text_is_made_visible", "json"),
            (
                "a_command_typed_into_an_interactive_shell_sends_the_same",
                "typing",
            ),
        ],
    },
    Threat {
        tries: "A text that begins with `@`, so that curl sends a file.",
        defence: "Commands say `--data-raw`, or read the payload from a file that they name themselves. Nothing is read from a path in a pasted command.",
        attacks: &["a_command_with_traps_makes_drafts_at_most_and_reaches_nobody"],
        others: &[(
            "whatever_was_typed_arrives_once_and_as_the_page_would_send_it",
            "scripts",
        )],
    },
    Threat {
        tries: "A token with a line break brings a header of its own.",
        defence: "It may have the characters of RFC 6750 only. The sentence that says so does not quote it.",
        attacks: &["no_token_brings_a_header_along"],
        others: &[
            ("what_cannot_stand_in_a_header_is_refused", "token"),
            (
                "what_can_not_be_a_token_is_told_at_its_field_without_a_word_of_it",
                "secrecy",
            ),
        ],
    },
    Threat {
        tries: "A name or SQL that PowerShell or `cmd` runs once the command is pasted.",
        defence: "What was typed stands in literal strings. Tests read the commands by a grammar, a model and Wine: no Windows ran them.",
        attacks: &[],
        others: &[
            (
                "whatever_was_typed_stands_in_literal_strings_and_nothing_else_is_run",
                "powershell",
            ),
            (
                "whatever_was_typed_at_the_prompt_wines_cmd_starts_curl_once_with_it",
                "cmd",
            ),
            (
                "whatever_was_typed_in_a_batch_file_wines_cmd_starts_curl_once_with_it",
                "cmd",
            ),
        ],
    },
    Threat {
        tries: "Markup or script in a field, an import, a link, `config.json` or an answer.",
        defence: "Texts become texts: a lint forbids all else. The policy has no exception, for inline scripts and styles neither, and asks for Trusted Types.",
        attacks: &[
            "a_crafted_link_adds_drafts_at_most_and_one_step_takes_them_back",
            "a_crafted_file_adds_drafts_at_most_and_one_step_takes_them_back",
            "no_text_in_any_field_becomes_markup_or_runs",
            "no_text_to_import_becomes_markup_or_runs",
            "no_text_of_a_hosts_file_becomes_markup_or_hides_what_it_says",
            "no_name_in_a_list_of_the_api_becomes_markup_or_hides_what_it_says",
            "no_refusal_of_the_api_becomes_markup_or_hides_what_it_says",
        ],
        others: &[
            (
                "the_examples_journey_violates_no_policy_and_logs_no_error",
                "policy",
            ),
            ("what_the_policy_refuses_is_named_with_its_place", "inline"),
        ],
    },
    Threat {
        tries: "The token, or a secret in SQL, is found in a store, a link, a file, a command, the history, the console or another request.",
        defence: "The token is in memory, in its field and in one header. Commands are made of words in which it has no value, and in another field it becomes •••. Secrets in SQL are in the request that the page sends alone.",
        attacks: &[
            "the_token_is_in_no_store_link_file_command_request_or_log_after_any_flow",
            "the_search_finds_a_token_wherever_it_was_put",
        ],
        others: &[
            (
                "the_token_is_found_nowhere_but_in_its_field_whatever_is_done",
                "secrecy",
            ),
            (
                "a_token_that_is_put_into_other_fields_too_stands_in_its_own_alone",
                "secrecy",
            ),
            ("the_desk_never_has_the_token", "secrecy"),
            (
                "a_token_that_came_into_a_draft_does_not_go_with_it",
                "desk_packed",
            ),
            ("nothing_that_is_kept_holds_a_secret", "secrets"),
            (
                "the_history_and_what_it_saves_hold_no_secret_not_even_where_the_server_repeats_it",
                "secrets",
            ),
            (
                "no_target_holds_a_secret_and_each_says_what_stands_in_its_place",
                "secrets",
            ),
            (
                "every_shell_of_posix_puts_the_secrets_into_the_body_and_shows_them_to_nobody",
                "secret_commands",
            ),
        ],
    },
    Threat {
        tries: "Somebody at the same computer brings the token back: by Back, a reload, the browser's own helpers, or its files.",
        defence: "The field is a password outside any form. It is emptied whenever the page is left, and after 15 minutes without use or what the settings say.",
        attacks: &["the_token_is_in_no_store_link_file_command_request_or_log_after_any_flow"],
        others: &[
            (
                "the_tokens_field_is_empty_after_leaving_and_coming_back",
                "keeping",
            ),
            (
                "a_token_that_nobody_uses_is_forgotten_and_that_is_said",
                "secrecy",
            ),
            ("the_time_is_over_with_its_last_millisecond", "desk_idle"),
            (
                "the_token_is_not_asked_for_by_the_browsers_own_helpers",
                "policy",
            ),
        ],
    },
    Threat {
        tries: "The memory of the page is read after `Forget token`.",
        defence: "What held the token is overwritten. The tests search the memory of both WebAssembly modules; a browser's own copies are out of reach.",
        attacks: &["no_copy_of_a_forgotten_token_is_left_in_the_memory_of_either_module"],
        others: &[("debugging_shows_nothing_of_the_token", "token")],
    },
    Threat {
        tries: "The API redirects the request to another host.",
        defence: "It is sent with `redirect: error`, and the policy names no other host.",
        attacks: &["a_redirect_of_any_kind_brings_nothing_to_another_host"],
        others: &[("a_redirect_to_another_host_is_not_followed", "silence")],
    },
    Threat {
        tries: "The address of the page, a cookie or the token is read on the way: from `Referer`, from a log, or without encryption.",
        defence: "Requests are sent with no referrer and no cookie, and without encryption to this machine only. Behind nginx and Caddy, set up as in `hosting/`, no log has the token.",
        attacks: &[
            "a_redirect_of_any_kind_brings_nothing_to_another_host",
            "the_token_is_in_no_store_link_file_command_request_or_log_after_any_flow",
        ],
        others: &[
            (
                "a_request_goes_through_nginx_from_the_top_of_a_host",
                "hosting",
            ),
            (
                "a_request_goes_through_caddy_from_the_top_of_a_host",
                "hosting",
            ),
            (
                "the_api_gets_the_path_as_it_was_sent_and_nothing_of_the_browsers_own",
                "hosting",
            ),
            ("only_this_machine_is_reached_without_encryption", "base"),
        ],
    },
    Threat {
        tries: "Another page shows this one in a frame and gets a token typed into it.",
        defence: "The header `frame-ancestors` in `hosting/`; where it is missing, a page inside another has no field for the token.",
        attacks: &["however_another_page_shows_this_one_there_is_no_field_for_the_token_in_it"],
        others: &[
            (
                "inside_another_page_there_is_no_field_for_the_token",
                "policy",
            ),
            (
                "every_file_comes_with_its_headers_type_and_lifetime",
                "hosting",
            ),
        ],
    },
    Threat {
        tries: "The clipboard holds the token, or something else than the page says.",
        defence: "Nothing copies the token. `Copied` is said once the browser has confirmed it; else the text is selected, and the page says so.",
        attacks: &["the_token_is_in_no_store_link_file_command_request_or_log_after_any_flow"],
        others: &[
            ("copying_gives_the_text_of_the_shown_tab", "commands"),
            (
                "a_browser_that_refuses_the_clipboard_leads_to_selected_text_and_says_so",
                "commands",
            ),
        ],
    },
    Threat {
        tries: "A file is altered on the host or on the way, or versions are mixed.",
        defence: "Each has its hash in `index.html`, `boot.js` checks the WebAssembly, which browsers do not do by themselves, and the worker keeps one version, whole. Nothing comes from another host.",
        attacks: &[],
        others: &[
            (
                "an_altered_program_does_not_run_and_the_page_says_so",
                "policy",
            ),
            ("an_altered_style_is_refused_and_the_page_says_so", "policy"),
            ("an_altered_boot_script_starts_nothing", "policy"),
            ("an_altered_file_of_the_desk_does_not_run", "deskless"),
            (
                "an_altered_script_for_the_time_without_network_does_not_run",
                "policy",
            ),
            ("no_request_goes_to_another_origin", "policy"),
            ("a_version_that_is_half_there_is_not_kept", "offline"),
            (
                "a_new_version_is_told_and_comes_whole_when_the_user_wants_it",
                "offline",
            ),
            (
                "the_hosts_settings_are_never_old_and_nothing_of_the_api_is_kept",
                "offline",
            ),
        ],
    },
    Threat {
        tries: "An answer that carries the token back, never ends, unfolds to gigabytes, is nested without end, or is none.",
        defence: "Of a body 1 MiB is read, JSON to a depth of 128, and the token is masked in whatever a server says.",
        attacks: &[
            "an_answer_that_carries_the_token_back_is_shown_without_it",
            "an_answer_of_any_shape_or_size_leaves_a_page_that_works",
            "no_refusal_of_the_api_becomes_markup_or_hides_what_it_says",
        ],
        others: &[
            (
                "a_server_that_repeats_the_token_is_not_shown_with_it",
                "secrecy",
            ),
            ("the_token_is_masked_wherever_it_stands", "token"),
            (
                "a_long_or_deep_body_is_shown_as_it_came_and_its_digits_stay",
                "desk_answer",
            ),
        ],
    },
    Threat {
        tries: "Something is created twice, or changed or deleted where nobody meant to.",
        defence: "One request is under way at a time, and none is repeated by itself. What was created, or may have been, is asked about. A production service, which `config.json` names, is read-only until its name is typed, and again after ten minutes.",
        attacks: &[],
        others: &[
            ("a_double_click_sends_once_and_cancels_nothing", "once"),
            (
                "what_was_created_is_asked_about_again_after_it_was_refused_elsewhere",
                "once",
            ),
            (
                "what_may_have_arrived_is_not_sent_again_before_the_user_says_so",
                "knowing",
            ),
            (
                "a_production_service_is_changed_only_once_its_name_is_typed_and_for_ten_minutes",
                "production",
            ),
            (
                "nothing_on_a_production_service_is_deleted_while_it_is_locked",
                "production",
            ),
        ],
    },
    Threat {
        tries: "Drafts are lost: by a failure, a link, a file or a closed tab.",
        defence: "They are kept, without the token, with each change. A failure leaves the fields as they are, and what is opened is taken back in one step.",
        attacks: &[
            "a_crafted_link_adds_drafts_at_most_and_one_step_takes_them_back",
            "a_crafted_file_adds_drafts_at_most_and_one_step_takes_them_back",
        ],
        others: &[
            (
                "whatever_goes_wrong_ends_in_one_of_twelve_ways_and_loses_nothing",
                "faults",
            ),
            ("the_last_key_before_leaving_is_kept", "keeping"),
            (
                "a_link_brings_the_drafts_to_somebody_else_and_sends_nothing",
                "sharing",
            ),
        ],
    },
    Threat {
        tries: "Names such as `__proto__`, `constructor` or `body` change how the page works; a link unfolds without end.",
        defence: "Nothing is built of data but values of Rust, by the names that are known. A link is unpacked up to 1 MiB.",
        attacks: &[
            "a_crafted_link_adds_drafts_at_most_and_one_step_takes_them_back",
            "a_crafted_file_adds_drafts_at_most_and_one_step_takes_them_back",
            "a_hosts_file_of_any_shape_leaves_a_page_that_works",
        ],
        others: &[
            (
                "no_link_that_somebody_makes_does_more_than_add_drafts",
                "desk_opened",
            ),
            (
                "a_link_that_was_cut_or_unfolds_without_end_says_so_and_changes_nothing",
                "sharing",
            ),
        ],
    },
    Threat {
        tries: "A package that the page is made of brings something along.",
        defence: "`Cargo.lock` pins each by its hash, a build takes nothing from the network beside them, and two builds give the same bytes. The next section says more.",
        attacks: &[],
        others: &[(
            "a_package_without_a_licence_is_refused_by_its_name",
            "licence",
        )],
    },
    Threat {
        tries: "A crash of the page writes the token into the console.",
        defence: "It says one fixed sentence and nothing of what was typed.",
        attacks: &["a_crash_with_a_token_in_its_field_says_nothing_of_it"],
        others: &[],
    },
];
