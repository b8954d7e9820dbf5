//! The API's base: what `config.json` may name, and what is refused before a token goes there. What a
//! browser makes of each text (WHATWG URL) stands beside it, worked out by hand.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use BaseFault::{Host, Path, Scheme, Unencrypted};
use millrace::api::base::{ApiBase, BaseFault};
use proptest::prelude::*;

const PAGE: &str = "http://127.0.0.1:8080";

/// `expect` is the URL, and its origin is the part in front of `|`.
fn check_taken(text: &str, expect: &str) {
    let base =
        ApiBase::parse(text, PAGE).unwrap_or_else(|fault| panic!("{text:?} is refused: {fault:?}"));
    let (origin, path) = expect.split_once('|').expect("a bar behind the origin");
    assert_eq!(base.as_str(), format!("{origin}{path}"), "{text:?}");
    assert_eq!(base.origin(), origin, "{text:?}");
    assert_eq!(base.to_string(), base.as_str());
}

fn check_refused(text: &str, expect: BaseFault) {
    assert_eq!(ApiBase::parse(text, PAGE), Err(expect), "{text:?}");
}

#[test]
fn plain_bases_are_taken_with_the_host_that_a_browser_sees() {
    for (text, expect) in [
        ("https://api.aiven.io/v1", "https://api.aiven.io|/v1"),
        ("https://api.aiven.io/v1/", "https://api.aiven.io|/v1"),
        ("https://api.aiven.io", "https://api.aiven.io|"),
        ("https://api.aiven.io/", "https://api.aiven.io|"),
        (
            "https://api.aiven.io:8443/v1",
            "https://api.aiven.io:8443|/v1",
        ),
        (
            "https://gateway.example/aiven/v1",
            "https://gateway.example|/aiven/v1",
        ),
        ("https://intranet/v1", "https://intranet|/v1"),
        (
            "https://xn--pi-6kc.aiven.io/v1",
            "https://xn--pi-6kc.aiven.io|/v1",
        ),
        (
            "https://10.0.0.255:65535/v1",
            "https://10.0.0.255:65535|/v1",
        ),
        (
            "https://127.0.0.1.nip.io/v1",
            "https://127.0.0.1.nip.io|/v1",
        ),
        ("https://[::1]:8443/v1", "https://[::1]:8443|/v1"),
        ("http://127.0.0.1:8085/v1", "http://127.0.0.1:8085|/v1"),
        ("http://localhost/v1", "http://localhost|/v1"),
        ("http://[::1]", "http://[::1]|"),
        ("/v1", "http://127.0.0.1:8080|/v1"),
        ("/", "http://127.0.0.1:8080|"),
        (
            "/Some_path/with-all~kinds.of.9/",
            "http://127.0.0.1:8080|/Some_path/with-all~kinds.of.9",
        ),
    ] {
        check_taken(text, expect);
    }
    assert_eq!(
        ApiBase::parse("https://api.aiven.io/v1", PAGE),
        Ok(ApiBase::aiven())
    );
}

#[test]
fn hosts_that_look_like_another_are_refused() {
    for (text, what_a_browser_does, expect) in [
        (
            "https://api.aiven.io@evil.example/v1",
            "goes to evil.example",
            Host,
        ),
        (
            "https://api.aiven.io:443@evil.example",
            "goes to evil.example",
            Host,
        ),
        (
            "https://api.aiven.io:443@evil.example/v1",
            "goes to evil.example",
            Host,
        ),
        ("https://@evil.example/v1", "goes to evil.example", Host),
        (
            r"https://api.aiven.io\@evil.example/v1",
            "goes to api.aiven.io, curl not",
            Host,
        ),
        (
            r"https://evil.example\.api.aiven.io/v1",
            "goes to evil.example",
            Host,
        ),
        ("https:evil.example", "goes to evil.example", Scheme),
        ("https:/evil.example", "goes to evil.example", Scheme),
        (r"https:\\evil.example", "goes to evil.example", Scheme),
        ("https:///evil.example", "goes to evil.example", Host),
        ("ht\ntps://evil.example", "goes to evil.example", Scheme),
        ("https://evil\t.example", "goes to evil.example", Host),
        (
            "https://api.aiven.io\n.evil.example",
            "goes to api.aiven.io.evil.example",
            Host,
        ),
        (
            "https://api.aiven.io%2eevil.example",
            "goes to api.aiven.io.evil.example",
            Host,
        ),
        ("https://%65vil.example", "goes to evil.example", Host),
        (
            "https://\u{430}pi.aiven.io/v1",
            "goes to xn--pi-6kc.aiven.io",
            Host,
        ),
        (
            "https://api\u{3002}aiven\u{3002}io/v1",
            "goes to api.aiven.io",
            Host,
        ),
        (
            "https://\u{ff41}pi.aiven.io/v1",
            "goes to api.aiven.io",
            Host,
        ),
        (
            "https://api.ai\u{ad}ven.io/v1",
            "goes to api.aiven.io",
            Host,
        ),
        ("https://api.aiven.io./v1", "goes to api.aiven.io.", Host),
        ("https://API.aiven.io/v1", "goes to api.aiven.io", Host),
        ("HTTPS://api.aiven.io/v1", "goes to api.aiven.io", Scheme),
        (" https://api.aiven.io/v1", "goes to api.aiven.io", Scheme),
        (
            "https://api.aiven.io?.evil.example",
            "goes to api.aiven.io",
            Host,
        ),
        (
            "https://evil.example#.aiven.io",
            "goes to evil.example",
            Host,
        ),
    ] {
        assert!(!what_a_browser_does.is_empty());
        check_refused(text, expect);
    }
}

#[test]
fn addresses_that_are_read_in_more_than_one_way_are_refused() {
    for (text, what_a_browser_does, expect) in [
        ("//evil.example/v1", "goes to evil.example", Scheme),
        ("///evil.example/v1", "goes to evil.example", Scheme),
        (r"\\evil.example/v1", "goes to evil.example", Scheme),
        (r"/\evil.example/v1", "goes to evil.example", Path),
        ("/\t/evil.example/v1", "goes to evil.example", Path),
        ("http://127.1/", "goes to 127.0.0.1", Host),
        ("http://0x7f.1/", "goes to 127.0.0.1", Host),
        ("http://2130706433/", "goes to 127.0.0.1", Host),
        ("http://0177.0.0.1/", "goes to 127.0.0.1", Host),
        ("http://127.0.0.1./", "goes to 127.0.0.1", Host),
        ("https://1.2.3.256/", "refuses", Host),
        ("https://1.2.3.4.5/", "refuses", Host),
        ("https://example.0x/", "refuses", Host),
        ("https://[::1]evil.example/", "refuses", Host),
        ("https://[::1].evil.example/", "refuses", Host),
        (
            "https://[::1]:80@evil.example/",
            "goes to evil.example",
            Host,
        ),
        (
            "https://[::ffff:127.0.0.1]/",
            "goes to [::ffff:7f00:1]",
            Host,
        ),
        ("https://[::1%25lo]/", "refuses", Host),
        ("https://api_x.aiven.io/", "goes there", Host),
        ("https://-api.aiven.io/", "goes there", Host),
        ("https://api..aiven.io/", "goes there", Host),
        ("https://", "refuses", Host),
        ("https://:443/v1", "refuses", Host),
    ] {
        assert!(!what_a_browser_does.is_empty());
        check_refused(text, expect);
    }
    check_refused(&format!("https://{}.example/", "a".repeat(64)), Host);
}

#[test]
fn ports_that_are_no_plain_number_are_refused() {
    for port in [
        "",
        "0",
        "65536",
        "080",
        "+80",
        "-1",
        " 80",
        "80 ",
        "8o",
        "\u{661}",
        "99999999999999999999",
        "80:80",
    ] {
        check_refused(&format!("https://api.aiven.io:{port}/v1"), Host);
        check_refused(&format!("https://[::1]:{port}/v1"), Host);
    }
}

#[test]
fn only_this_machine_is_reached_without_encryption() {
    for host in [
        "api.aiven.io",
        "0.0.0.0",
        "127.0.0.2",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "evil.example:127",
        "mylocalhost",
        "192.168.0.1",
    ] {
        check_refused(&format!("http://{host}/v1"), Unencrypted);
    }
    check_refused("http://localhost@evil.example/v1", Host);
}

#[test]
fn other_schemes_and_no_schemes_are_refused() {
    for text in [
        "",
        "v1",
        "api.aiven.io/v1",
        "javascript:alert(1)",
        "javascript://api.aiven.io/%0aalert(1)",
        "data:text/html,x",
        "blob:https://api.aiven.io/x",
        "ftp://api.aiven.io/v1",
        "ws://api.aiven.io/v1",
        "wss://api.aiven.io/v1",
        "file://localhost/etc/hostname",
        "view-source:https://api.aiven.io",
        "\u{feff}https://api.aiven.io/v1",
    ] {
        check_refused(text, Scheme);
    }
}

#[test]
fn paths_that_a_client_would_change_are_refused() {
    for path in [
        "/v1/\t../x",
        "/v1/../x",
        "/v1/..",
        "/v1/.",
        "/./v1",
        "/v1/%2e%2e/x",
        "/v1%2fx",
        "//v1",
        "/v1//",
        "/v1//x",
        "/v1?x",
        "/v1#x",
        "/v1;x",
        "/v1 ",
        "/v 1",
        "/v1\n",
        "/v1\\x",
        "/{a,b}",
        "/[1-3]",
        "/\u{e9}",
        "/v1:x",
        "/v1@x",
        "/'$(id)'",
    ] {
        check_refused(&format!("https://api.aiven.io{path}"), Path);
        if !path.starts_with("//") {
            check_refused(path, Path);
        }
    }
}

proptest! {
    #![proptest_config(common::properties(3000))]

    #[test]
    fn whatever_is_taken_has_nothing_that_two_readers_could_read_in_two_ways(
        scheme in prop::sample::select(&["https://", "http://", "https:", "/", "//", ""][..]),
        pieces in prop::collection::vec(prop::sample::select(&[
            "api.aiven.io", "localhost", "127.0.0.1", "[::1]", "evil.example", "v1", "/", "..", ".", ":", "@", "\\", "?", "#",
            "%2e", "443", "0", "-", "\t", "\n", " ", "\u{430}", "x", "X", "_", "~",
        ][..]), 0..6),
    ) {
        let text = format!("{scheme}{}", pieces.concat());
        if let Ok(base) = ApiBase::parse(&text, PAGE) {
            let (scheme, rest) = base.as_str().split_once("://").expect("an absolute URL");
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            prop_assert_eq!(base.origin(), format!("{scheme}://{authority}"));
            prop_assert!(authority.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.:[]".contains(&b)));
            prop_assert!(path.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-._~".contains(&b)));
            prop_assert!(path.split('/').skip(1).all(|segment| !["", ".", ".."].contains(&segment)));
            let own = ["127.0.0.1", "localhost", "[::1]"].iter().any(|host| {
                authority.strip_prefix(host).is_some_and(|port| port.is_empty() || port.starts_with(':'))
            });
            prop_assert!(scheme == "https" || scheme == "http" && own);
        }
    }
}
