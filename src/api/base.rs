//! The API's base URL, checked by strict rules: a token goes wherever this points.

use std::fmt;

/// Where Aiven serves its API.
pub const AIVEN: &str = "https://api.aiven.io/v1";

/// An absolute base URL without a trailing slash, such as `https://api.aiven.io/v1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiBase {
    url: String,
    origin_len: usize,
}

/// Why a text is refused as the API's base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaseFault {
    /// Neither `https://…` nor a path of the page's own origin.
    Scheme,
    /// `http://` to a host that is not this machine: the token would travel in the clear.
    Unencrypted,
    /// The host is empty or holds something that a host name can't: a user name, a port that is no
    /// number, letters outside ASCII, an address in an unusual notation.
    Host,
    /// The path holds a query, a fragment, a dot segment or a character that would need escaping.
    Path,
}

impl ApiBase {
    /// Reads a base as `config.json` gives it: an `https` URL, an `http` URL to this machine, or a path
    /// of the page's own origin such as `/v1`. `page_origin` is the page's, such as
    /// `http://127.0.0.1:8080`, and is trusted: the browser gives it.
    ///
    /// # Errors
    /// Anything that a browser and curl could understand differently is refused, with the first fault.
    pub fn parse(text: &str, page_origin: &str) -> Result<Self, BaseFault> {
        if text.starts_with('/') && !text.starts_with("//") {
            return Self::assemble(page_origin, text);
        }
        let (scheme, rest) = text.split_once("://").ok_or(BaseFault::Scheme)?;
        let cut = rest.find('/').unwrap_or(rest.len());
        let (authority, path) = rest.split_at(cut);
        if !is_authority(authority) {
            return Err(BaseFault::Host);
        }
        match scheme {
            "https" => {}
            "http" if is_loopback(authority) => {}
            "http" => return Err(BaseFault::Unencrypted),
            _ => return Err(BaseFault::Scheme),
        }
        Self::assemble(&text[..scheme.len() + 3 + cut], path)
    }

    /// Aiven's own base, which holds where the host of the page names no other.
    pub fn aiven() -> Self {
        Self {
            url: AIVEN.to_owned(),
            origin_len: "https://api.aiven.io".len(),
        }
    }

    fn assemble(origin: &str, path: &str) -> Result<Self, BaseFault> {
        let path = path.strip_suffix('/').unwrap_or(path);
        let segments_are_plain = path.split('/').skip(1).all(|segment| {
            !matches!(segment, "" | "." | "..") && segment.bytes().all(is_plain_path_byte)
        });
        if !segments_are_plain {
            return Err(BaseFault::Path);
        }
        Ok(Self {
            url: format!("{origin}{path}"),
            origin_len: origin.len(),
        })
    }

    /// The URL, without a trailing slash.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// Scheme, host and port, such as `https://api.aiven.io`.
    pub fn origin(&self) -> &str {
        &self.url[..self.origin_len]
    }
}

impl fmt::Display for ApiBase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}

fn is_plain_path_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

fn is_authority(authority: &str) -> bool {
    let (host, port) = match authority.strip_prefix("[::1]") {
        Some("") => return true,
        Some(rest) => ("localhost", rest.strip_prefix(':')),
        None => match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => return is_host(authority),
        },
    };
    is_host(host)
        && port.is_some_and(|p| {
            !p.starts_with('0') && p.parse::<u16>().is_ok_and(|n| n > 0) && is_digits(p)
        })
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// A name of lower-case letters, digits and hyphens, or an IPv4 address in its four-part notation:
/// browsers read `127.1`, `0x7f.1` and a trailing dot too, but not as everybody else does.
fn is_host(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let plain = labels.iter().all(|label| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    });
    let last_starts_with_digit = labels
        .last()
        .is_some_and(|label| label.starts_with(|c: char| c.is_ascii_digit()));
    plain && (!last_starts_with_digit || is_ipv4(&labels))
}

fn is_ipv4(labels: &[&str]) -> bool {
    labels.len() == 4
        && labels.iter().all(|part| {
            is_digits(part)
                && part.parse::<u8>().is_ok()
                && (part.len() == 1 || !part.starts_with('0'))
        })
}

fn is_loopback(authority: &str) -> bool {
    if authority.starts_with("[::1]") {
        return true;
    }
    let host = authority.split(':').next().unwrap_or_default();
    host == "127.0.0.1" || host == "localhost"
}
