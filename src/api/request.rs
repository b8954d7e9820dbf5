//! A request as a value: the one thing that the preview, every command and the network are made of.

use super::base::ApiBase;
use super::endpoints::Endpoint;
use super::json::Body;
use super::token::AuthScheme;

/// A request to the API. It has no place for a token: `browser::fetch` adds the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// Where the API is served.
    pub base: ApiBase,
    /// The path's segments behind the base.
    pub path: Vec<Segment>,
    /// How the header names the token.
    pub scheme: AuthScheme,
    /// The JSON body.
    pub body: Option<Body>,
}

/// A segment of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Given by the endpoint.
    Fixed(&'static str),
    /// Given by the user.
    Given {
        /// The name between the braces of the endpoint's path.
        name: &'static str,
        /// As typed.
        value: String,
    },
}

impl Segment {
    /// Whether no URL can carry the value: an empty segment, and `.` and `..`, which clients resolve
    /// whether they are escaped or not.
    pub fn is_impossible(&self) -> bool {
        matches!(self, Self::Given { value, .. } if is_impossible(value))
    }

    /// The segment as it stands in the URL. Everything but the unreserved characters of RFC 3986 is
    /// percent-encoded, so that it stays one segment and means nothing to a shell or to curl's globbing.
    /// In the place of an impossible value stands its name in capitals, which no project or service
    /// can have.
    pub fn encoded(&self) -> String {
        match self {
            Self::Fixed(text) => (*text).to_owned(),
            Self::Given { name, .. } if self.is_impossible() => name.to_ascii_uppercase(),
            Self::Given { value, .. } => percent_encoded(value),
        }
    }
}

/// Whether no URL can carry this value as a segment of its path.
pub fn is_impossible(value: &str) -> bool {
    matches!(value, "" | "." | "..")
}

impl Request {
    /// The request to an endpoint. `given` answers for each name in the endpoint's path.
    pub fn to(
        endpoint: &'static Endpoint,
        base: ApiBase,
        scheme: AuthScheme,
        given: impl Fn(&str) -> String,
    ) -> Self {
        Self {
            endpoint,
            base,
            path: segments(endpoint, given),
            scheme,
            body: None,
        }
    }

    /// The full URL, printable ASCII.
    pub fn url(&self) -> String {
        [self.base.as_str(), &written(&self.path)].concat()
    }

    /// The names of the segments that no URL can carry.
    pub fn missing(&self) -> impl Iterator<Item = &'static str> {
        self.path.iter().filter_map(|segment| match segment {
            Segment::Given { name, .. } if segment.is_impossible() => Some(*name),
            _ => None,
        })
    }
}

/// The segments of an endpoint's path. `given` answers for each name in it.
pub fn segments(endpoint: &'static Endpoint, given: impl Fn(&str) -> String) -> Vec<Segment> {
    let parts = endpoint.path.split('/');
    let segment =
        |part: &'static str| match part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
            Some(name) => Segment::Given {
                name,
                value: given(name),
            },
            None => Segment::Fixed(part),
        };
    parts.map(segment).collect()
}

/// A path as it stands in a URL, each segment behind a slash.
pub fn written(path: &[Segment]) -> String {
    let mut text = String::new();
    for segment in path {
        text.push('/');
        text.push_str(&segment.encoded());
    }
    text
}

fn percent_encoded(value: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            text.push(char::from(byte));
        } else {
            text.push('%');
            text.push(char::from(DIGITS[usize::from(byte >> 4)]));
            text.push(char::from(DIGITS[usize::from(byte & 0xf)]));
        }
    }
    text
}
