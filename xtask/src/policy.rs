//! The content security policy in the built page: which further origins a host lets it talk to. Policy text in, policy
//! text out; the files are read and written by `build.rs`.

use std::fmt;
use std::ops::Range;

use crate::{Outcome, html};

/// An origin that may stand in `connect-src`: `https`, or `http` on this machine; host and port, nothing else.
#[derive(Clone, Debug, Hash, PartialEq)]
pub(crate) struct Origin(String);

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Origin {
    /// Takes `https://host[:port][/]`, else says what is wrong. The rules are narrower than a browser's, so nothing
    /// that two readers could take for two hosts gets through.
    pub(crate) fn parse(text: &str) -> Outcome<Self> {
        let refuse = |why: &str| Err(format!("{text}: {why}"));
        let lower = text.to_ascii_lowercase();
        let (secure, rest) = if let Some(rest) = lower.strip_prefix("https://") {
            (true, rest)
        } else if let Some(rest) = lower.strip_prefix("http://") {
            (false, rest)
        } else {
            return refuse("an origin begins with https://, as in https://api.example.com.");
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        if authority.contains('@') {
            return refuse("an origin has no user name.");
        }
        if authority.contains(['/', '?', '#', '\\']) {
            return refuse("an origin ends behind the host and its port; leave the path out.");
        }
        if authority.starts_with('[') {
            // A policy has no notation for IPv6: Chromium says "invalid source" and ignores it.
            return refuse("a policy cannot name an IPv6 address; write localhost or a name.");
        }
        let (host, port) = match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        };
        if port.is_some_and(|port| !is_port(port)) {
            return refuse("the port is not a number from 1 to 65535.");
        }
        if !is_name(host) {
            return refuse("the host is not a plain name: letters, digits, hyphens and dots.");
        }
        if !secure && !matches!(host, "127.0.0.1" | "localhost") {
            return refuse("http is for this machine only (127.0.0.1, localhost); use https.");
        }
        let scheme = if secure { "https" } else { "http" };
        Ok(Self(format!("{scheme}://{authority}")))
    }
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok_and(|port| port > 0)
}

fn is_name(host: &str) -> bool {
    host.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

/// What becomes of the API that the page's policy names already.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Known {
    /// It may be called as well.
    Kept,
    /// Only the origins that are added may be called, beside the page's own.
    Dropped,
}

/// The page with the origins added to the `connect-src` of its one policy.
pub(crate) fn allow(page: &str, origins: &[Origin], known: Known) -> Outcome<String> {
    let (policy, span) = policy(page)?;
    let policy = extended(&policy, origins, known)?;
    Ok(format!(
        "{}{policy}{}",
        &page[..span.start],
        &page[span.end..]
    ))
}

/// The sources of `connect-src` in the page's one policy.
pub(crate) fn connect(page: &str) -> Outcome<String> {
    let (policy, _) = policy(page)?;
    let directive = policy.split(';').find(|directive| is_connect(directive));
    let sources = directive.map(|directive| directive.split_ascii_whitespace().skip(1));
    let sources = sources.ok_or_else(no_connect)?;
    Ok(sources.collect::<Vec<_>>().join(" "))
}

/// The page's one policy, and where it stands.
fn policy(page: &str) -> Outcome<(String, Range<usize>)> {
    let tags = html::tags(page);
    let mut policies = tags.iter().filter(|tag| {
        tag.name == "meta"
            && tag
                .value("http-equiv")
                .is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"))
    });
    let (Some(meta), None) = (policies.next(), policies.next()) else {
        return Err(
            "index.html must have exactly one <meta http-equiv=\"Content-Security-Policy\">."
                .to_owned(),
        );
    };
    let content = meta
        .attribute("content")
        .ok_or_else(|| "The policy in index.html has no content.".to_owned())?;
    Ok((content.value.clone(), content.span.clone()))
}

/// A policy with the origins added to its `connect-src`, each once.
fn extended(policy: &str, origins: &[Origin], known: Known) -> Outcome<String> {
    let mut directives: Vec<String> = policy.split(';').map(str::to_owned).collect();
    let connect = directives
        .iter_mut()
        .find(|directive| is_connect(directive))
        .ok_or_else(no_connect)?;
    if known == Known::Dropped {
        let indent = connect.len() - connect.trim_start().len();
        *connect = format!("{}connect-src 'self'", &connect[..indent]);
    }
    for origin in origins {
        if !connect
            .split_ascii_whitespace()
            .any(|source| source == origin.0)
        {
            connect.truncate(connect.trim_end().len());
            connect.push(' ');
            connect.push_str(&origin.0);
        }
    }
    Ok(directives.join(";"))
}

fn is_connect(directive: &str) -> bool {
    directive.split_ascii_whitespace().next() == Some("connect-src")
}

fn no_connect() -> String {
    "The policy in index.html has no connect-src.".to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Known, Origin, allow, connect};

    fn origin(text: &str) -> Origin {
        Origin::parse(text).expect("a good origin")
    }

    #[test]
    fn good_origins_are_kept_without_the_slash_and_in_lower_case() {
        for (text, expect) in [
            ("https://api.example.com", "https://api.example.com"),
            (
                "https://API.example.com:8443/",
                "https://api.example.com:8443",
            ),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://localhost", "http://localhost"),
        ] {
            assert_eq!(origin(text).to_string(), expect);
        }
    }

    #[test]
    fn anything_else_is_refused_with_its_reason() {
        for (text, reason) in [
            ("api.example.com", "begins with https://"),
            ("ftp://api.example.com", "begins with https://"),
            ("https:api.example.com", "begins with https://"),
            ("http://api.example.com", "for this machine only"),
            ("http://127.0.0.1.example.com", "for this machine only"),
            ("https://api.example.com/v1", "leave the path out"),
            ("https://api.example.com?x", "leave the path out"),
            ("https://api.example.com\\x", "leave the path out"),
            ("https://user@api.example.com", "no user name"),
            ("https://api.example.com:0", "not a number from 1 to 65535"),
            (
                "https://api.example.com:70000",
                "not a number from 1 to 65535",
            ),
            (
                "https://api.example.com:+80",
                "not a number from 1 to 65535",
            ),
            ("https://", "not a plain name"),
            ("https://*.example.com", "not a plain name"),
            ("https://api.example.com.", "not a plain name"),
            ("https://api example.com", "not a plain name"),
            ("https://a.example.com;script-src", "not a plain name"),
            ("https://аpi.example.com", "not a plain name"),
            ("http://[::1]:8080", "cannot name an IPv6 address"),
        ] {
            let sentence = Origin::parse(text).expect_err(text);
            assert!(sentence.contains(reason), "{text}: {sentence}");
        }
    }

    #[test]
    fn origins_are_added_to_connect_src_and_nothing_else_changes() {
        let page = "<head><meta http-equiv=\"content-security-policy\" content=\"default-src 'none'; connect-src 'self' \
                    https://a.example; base-uri 'none'\"><p>connect-src</p>";
        let expect = "<head><meta http-equiv=\"content-security-policy\" content=\"default-src 'none'; connect-src 'self' \
                      https://a.example https://b.example http://localhost:1; base-uri 'none'\"><p>connect-src</p>";
        let origins = [
            "https://a.example",
            "https://b.example",
            "http://localhost:1",
            "https://b.example",
        ];
        let origins = origins.map(origin);
        assert_eq!(allow(page, &origins, Known::Kept).as_deref(), Ok(expect));
    }

    #[test]
    fn a_host_that_names_its_own_api_allows_no_other() {
        let page = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; connect-src 'self' \
                    https://a.example; base-uri 'none'\">";
        let allowed = |origins: &[Origin]| {
            allow(page, origins, Known::Dropped).and_then(|page| connect(&page))
        };
        assert_eq!(connect(page).as_deref(), Ok("'self' https://a.example"));
        assert_eq!(allowed(&[]).as_deref(), Ok("'self'"));
        assert_eq!(
            allowed(&[origin("https://b.example")]).as_deref(),
            Ok("'self' https://b.example")
        );
    }

    #[test]
    fn without_origins_the_page_stays_as_it_is() {
        let page = "<meta http-equiv=Content-Security-Policy content=\"connect-src 'self' ; img-src data:\">";
        assert_eq!(allow(page, &[], Known::Kept).as_deref(), Ok(page));
    }

    #[test]
    fn a_page_needs_exactly_one_policy_with_a_connect_src() {
        let meta = "<meta http-equiv='Content-Security-Policy' content=\"connect-src 'self'\">";
        assert!(
            allow(&meta.repeat(2), &[], Known::Kept)
                .unwrap_err()
                .contains("exactly one")
        );
        assert!(
            allow("<p>", &[], Known::Kept)
                .unwrap_err()
                .contains("exactly one")
        );
        assert!(
            allow(&format!("<!--{meta}-->"), &[], Known::Kept)
                .unwrap_err()
                .contains("exactly one")
        );
        assert!(
            allow(&meta.replace("connect", "img"), &[], Known::Kept)
                .unwrap_err()
                .contains("no connect-src")
        );
        assert!(
            allow(&meta.replace("content=", "x="), &[], Known::Kept)
                .unwrap_err()
                .contains("no content")
        );
    }
}
