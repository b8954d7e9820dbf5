//! The arguments of curl.

use super::Snag;
use super::message::{Body, Message, split_header, take as take_message};
use super::reading::Reading;
use super::script::{State, joined};
use super::word::Word;

/// What an option of curl means here.
enum Means {
    Method,
    Header,
    Address,
    /// A body, of which `@` reads a file.
    Body,
    /// A body as it stands.
    RawBody,
    Bearer,
    /// A value that has nothing to do with the request.
    Manner,
    /// No value, and nothing to do with the request.
    Switch,
    /// A value that nothing here has.
    Other,
    /// Turns the body into a part of the address.
    Get,
}

/// The long options that matter, and the short ones that stand for them.
fn long(name: &str) -> Option<Means> {
    Some(match name {
        "request" => Means::Method,
        "header" => Means::Header,
        "url" => Means::Address,
        "data" | "data-ascii" | "data-binary" | "json" => Means::Body,
        "data-raw" => Means::RawBody,
        "oauth2-bearer" => Means::Bearer,
        "get" | "head" => Means::Get,
        "user-agent" | "referer" | "cookie" | "cookie-jar" | "output" | "write-out"
        | "max-time" | "connect-timeout" | "retry" | "retry-delay" | "retry-max-time"
        | "cacert" | "capath" | "cert" | "key" | "proxy" | "resolve" | "connect-to"
        | "interface" | "dump-header" | "limit-rate" | "max-redirs" | "noproxy" | "stderr"
        | "trace" | "trace-ascii" | "speed-limit" | "speed-time" | "tls-max" | "ciphers"
        | "dns-servers" | "output-dir" | "proto" | "proto-redir" | "keepalive-time" => {
            Means::Manner
        }
        "user" | "form" | "form-string" | "upload-file" | "config" | "data-urlencode"
        | "url-query" | "aws-sigv4" | "proxy-user" | "request-target" | "variable" => Means::Other,
        "compressed" | "silent" | "show-error" | "fail" | "fail-with-body" | "fail-early"
        | "globoff" | "insecure" | "location" | "verbose" | "include" | "no-progress-meter"
        | "progress-bar" | "http1.0" | "http1.1" | "http2" | "http3" | "ipv4" | "ipv6"
        | "no-buffer" | "remote-name" | "retry-all-errors" | "retry-connrefused" | "tlsv1.2"
        | "tlsv1.3" | "path-as-is" | "disable" | "post301" | "post302" | "post303"
        | "no-keepalive" | "parallel" | "raw" | "styled-output" | "no-sessionid"
        | "ssl-no-revoke" | "create-dirs" | "trace-time" | "netrc" => Means::Switch,
        _ => return None,
    })
}

fn short(letter: char) -> Option<Means> {
    Some(match letter {
        'X' => Means::Method,
        'H' => Means::Header,
        'd' => Means::Body,
        'G' | 'I' => Means::Get,
        'A' | 'e' | 'b' | 'c' | 'o' | 'w' | 'm' | 'E' | 'x' | 'D' | 'C' | 'Y' | 'y' | 'z' | 'r' => {
            Means::Manner
        }
        'u' | 'F' | 'T' | 'K' | 'U' | 'Q' | 'P' | 't' | 'h' => Means::Other,
        's' | 'S' | 'f' | 'g' | 'k' | 'L' | 'v' | 'i' | '#' | '0' | '1' | '2' | '3' | '4' | '6'
        | 'N' | 'O' | 'J' | 'j' | 'q' | 'R' | 'Z' | 'a' | 'B' | 'l' | 'M' | 'n' | 'p' | 'V' => {
            Means::Switch
        }
        _ => return None,
    })
}

/// A command while its arguments are read.
struct Curl<'a> {
    message: Message,
    bodies: Vec<Word>,
    is_elsewhere: bool,
    input: Option<Word>,
    state: &'a mut State,
}

/// Takes a command. `input` is what the text gives it on its standard input.
pub(super) fn take(
    name: &Word,
    arguments: &[Word],
    input: Option<Word>,
    state: &mut State,
    out: &mut Reading,
) {
    let mut curl = Curl {
        message: Message {
            head: name.span.clone(),
            ..Message::default()
        },
        bodies: Vec::new(),
        is_elsewhere: false,
        input,
        state,
    };
    let mut words = arguments.iter();
    let mut is_over = false;
    while let Some(word) = words.next() {
        if word.text == "--" && !is_over {
            is_over = true;
        } else if word.text.starts_with("--") && !is_over {
            let name = &word.text[2..];
            // curl itself takes no `=`; people write it.
            let (name, joined) = match name.find('=') {
                Some(at) => (&name[..at], Some(word.part(2 + at + 1..word.text.len()))),
                None => (name, None),
            };
            match long(name) {
                Some(Means::Switch) => {
                    out.leave(word.span.clone(), Snag::Manner(word.text.clone()));
                }
                Some(Means::Get) => out.miss(word.span.clone(), Snag::Option(word.text.clone())),
                Some(means) => match joined.or_else(|| words.next().cloned()) {
                    Some(value) => {
                        curl.option(&means, name, &word.part(0..2 + name.len()), &value, out);
                    }
                    None => out.miss(word.span.clone(), Snag::NoValue(word.text.clone())),
                },
                None => out.miss(
                    word.part(0..2 + name.len()).span,
                    Snag::Option(format!("--{name}")),
                ),
            }
        } else if word.text.starts_with('-') && word.text.len() > 1 && !is_over {
            curl.letters(word, &mut words, out);
        } else if !word.text.trim().is_empty() {
            curl.address(word, out);
        }
    }
    curl.finish(out);
}

impl Curl<'_> {
    /// Short options in one word. The first that takes a value takes the rest of the word for it.
    fn letters(&mut self, word: &Word, words: &mut std::slice::Iter<Word>, out: &mut Reading) {
        for (at, letter) in word.text.char_indices().skip(1) {
            let end = at + letter.len_utf8();
            let flag = word.part(at..end);
            let name = format!("-{letter}");
            let span = if word.text.len() == 2 {
                word.span.clone()
            } else {
                flag.span.clone()
            };
            match short(letter) {
                Some(Means::Switch) => out.leave(span, Snag::Manner(name)),
                Some(Means::Get) => out.miss(span, Snag::Option(name)),
                None => return out.miss(span, Snag::Option(name)),
                Some(means) => {
                    let rest = word.part(end..word.text.len());
                    let value = if rest.text.is_empty() {
                        words.next().cloned()
                    } else {
                        Some(rest)
                    };
                    return match value {
                        Some(value) => {
                            self.option(&means, &name, &Word::named(&flag.text, span), &value, out);
                        }
                        None => out.miss(span, Snag::NoValue(name)),
                    };
                }
            }
        }
    }

    fn option(&mut self, means: &Means, name: &str, flag: &Word, value: &Word, out: &mut Reading) {
        let span = flag.span.clone();
        match means {
            Means::Method => self.message.method = Some(value.clone()),
            Means::Address => self.address(value, out),
            Means::Header => self.header(value, span, out),
            Means::RawBody => self.bodies.push(value.clone()),
            Means::Body => self.body(value, out),
            Means::Bearer => {
                out.scheme(&Word::named("Bearer", span.clone()));
                out.token(value, span);
            }
            Means::Other => {
                // Names, passwords and what is in files are nobody's business.
                out.hide(value);
                out.miss(span, Snag::Option(name.to_owned()));
            }
            Means::Manner | Means::Switch | Means::Get => {
                out.leave(span, Snag::Manner(name.to_owned()));
            }
        }
    }

    /// curl's own escapes of what it reads as a pattern are left out.
    fn address(&mut self, word: &Word, out: &mut Reading) {
        if self.message.url.is_some() {
            return out.miss(word.span.clone(), Snag::Option("--url".to_owned()));
        }
        let mut url = Word::at(word.span.start);
        let mut done = 0;
        for (at, _) in word.text.match_indices('\\') {
            if at >= done && word.text[at + 1..].starts_with(['[', ']', '{', '}']) {
                url.append(&word.part(done..at));
                done = at + 1;
            }
        }
        url.append(&word.part(done..word.text.len()));
        url.span = word.span.clone();
        self.message.url = Some(url);
    }

    fn header(&mut self, value: &Word, flag: std::ops::Range<usize>, out: &mut Reading) {
        let value = match self.file(value, out) {
            Given::Text(value) => value,
            Given::Nowhere => return,
        };
        match split_header(&value) {
            Some(header) => self.message.headers.push(header),
            // Without a value, `-H 'Name;'` and `-H 'Name:'` send or drop a header.
            None => out.leave(
                flag,
                Snag::Header(value.text.trim_end_matches(';').to_ascii_lowercase()),
            ),
        }
    }

    fn body(&mut self, value: &Word, out: &mut Reading) {
        match self.file(value, out) {
            Given::Text(value) => self.bodies.push(value),
            Given::Nowhere => self.is_elsewhere = true,
        }
    }

    /// What an argument says that may name a file.
    fn file(&mut self, value: &Word, out: &mut Reading) -> Given {
        let Some(name) = value.text.strip_prefix('@') else {
            return Given::Text(value.clone());
        };
        let span = value.place(0..value.text.len());
        let said = match name {
            "-" | "/dev/stdin" => self.input.take(),
            // What went into the pipe first is what a descriptor keeps.
            _ if name.starts_with("/dev/fd/") => {
                (!self.state.piped.is_empty()).then(|| self.state.piped.remove(0))
            }
            _ => {
                let plain = name.trim_start_matches("./");
                if let Some(said) = self.state.files.get(plain).cloned() {
                    Some(said)
                } else {
                    out.miss(span, Snag::File(name.to_owned()));
                    return Given::Nowhere;
                }
            }
        };
        if let Some(said) = said {
            Given::Text(said)
        } else {
            out.miss(span, Snag::Pipe);
            Given::Nowhere
        }
    }

    fn finish(mut self, out: &mut Reading) {
        self.message.body = match joined(&self.bodies, "&") {
            Some(body) => Body::Text(body),
            None if self.is_elsewhere => Body::Elsewhere,
            None => Body::None,
        };
        take_message(self.message, out);
    }
}

/// What an argument gives.
enum Given {
    Text(Word),
    /// It is not in the text, and that is told.
    Nowhere,
}
