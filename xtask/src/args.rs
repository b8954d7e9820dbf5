//! The command line: words in, one [`Command`] out, or a sentence on what to write instead.

use std::net::SocketAddr;

use crate::policy::Origin;
use crate::test::Group;

/// What `cargo xtask help` prints.
pub(crate) const USAGE: &str = "\
cargo xtask COMMAND

  serve [--addr 127.0.0.1:8080] [--no-open]
        Builds the page if it changed, starts the stand-in API and opens the page in the browser.
  test [lint|host|sandbox|components|browser]...
        Checks everything, or only the named parts.
  build [--connect ORIGIN]...
        Builds the page for a host into dist/ and weighs it; each ORIGIN is a further API the page may call.
  doctor
        Lists the tools that the commands need and which are missing; changes nothing.
  help  Prints this.

serve, test and build install what they need and lack, and say so before they do.";

/// A command with its options, checked.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    /// Print the usage.
    Help,
    /// Build the page and serve it with the stand-in API.
    Serve {
        /// Where to listen.
        address: SocketAddr,
        /// Whether a browser is opened.
        desktop: Desktop,
    },
    /// Run checks.
    Test {
        /// Those asked for; empty for all.
        groups: Vec<Group>,
    },
    /// Build the page for a host.
    Build {
        /// Further origins that the page may call.
        connect: Vec<Origin>,
    },
    /// List the tools.
    Doctor,
    /// Wait for the server and open the page. `serve` calls it on itself, so it is not in the usage.
    OpenPage {
        /// Where the server will listen.
        address: SocketAddr,
    },
}

/// Whether `serve` opens the page in the default browser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Desktop {
    /// Where there is a desktop.
    Open,
    /// Never.
    Leave,
}

/// The words behind `cargo xtask`.
pub(crate) fn parse(words: impl IntoIterator<Item = String>) -> Result<Command, String> {
    let words: Vec<String> = words.into_iter().collect();
    let asks_help = |word: &String| matches!(word.as_str(), "help" | "--help" | "-h");
    let Some((command, rest)) = words.split_first().filter(|_| !words.iter().any(asks_help)) else {
        return Ok(Command::Help);
    };
    match command.as_str() {
        "serve" => serve(rest),
        "test" => test(rest),
        "build" => build(rest),
        "doctor" => match rest.first() {
            None => Ok(Command::Doctor),
            Some(word) => Err(format!("`cargo xtask doctor` takes no {word}.")),
        },
        "open-page" => Ok(Command::OpenPage {
            address: address(rest.first().map_or("", String::as_str))?,
        }),
        other => Err(unknown(
            "command",
            other,
            &["serve", "test", "build", "doctor", "help"],
        )),
    }
}

fn serve(words: &[String]) -> Result<Command, String> {
    let mut listen = SocketAddr::from(([127, 0, 0, 1], 8080));
    let mut desktop = Desktop::Open;
    let mut words = Words(words.iter());
    while let Some((name, value)) = words.next() {
        match name {
            "--addr" => listen = address(&words.value(name, value)?)?,
            "--no-open" if value.is_none() => desktop = Desktop::Leave,
            other => return Err(unknown("option of serve", other, &["--addr", "--no-open"])),
        }
    }
    Ok(Command::Serve {
        address: listen,
        desktop,
    })
}

fn test(words: &[String]) -> Result<Command, String> {
    let names = Group::ALL.map(Group::name);
    let group = |word: &String| {
        let known = Group::ALL
            .into_iter()
            .find(|group| group.name() == word.as_str());
        known.ok_or_else(|| unknown("part of test", word, &names))
    };
    Ok(Command::Test {
        groups: words.iter().map(group).collect::<Result<_, _>>()?,
    })
}

fn build(words: &[String]) -> Result<Command, String> {
    let mut connect = Vec::new();
    let mut words = Words(words.iter());
    while let Some((name, value)) = words.next() {
        match name {
            "--connect" => connect.push(Origin::parse(&words.value(name, value)?)?),
            other => return Err(unknown("option of build", other, &["--connect"])),
        }
    }
    Ok(Command::Build { connect })
}

/// Options as `--name value` and `--name=value`.
struct Words<'a>(std::slice::Iter<'a, String>);

impl<'a> Words<'a> {
    fn next(&mut self) -> Option<(&'a str, Option<&'a str>)> {
        let word = self.0.next()?.as_str();
        Some(match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value)),
            _ => (word, None),
        })
    }

    fn value(&mut self, name: &str, inline: Option<&str>) -> Result<String, String> {
        let value = inline.map(str::to_owned).or_else(|| self.0.next().cloned());
        value.ok_or_else(|| format!("{name} needs a value behind it."))
    }
}

fn address(text: &str) -> Result<SocketAddr, String> {
    let text = text.replace("localhost:", "127.0.0.1:");
    text.parse()
        .map_err(|_| format!("--addr {text}: write an address and a port, as in 127.0.0.1:8081."))
}

fn unknown(kind: &str, word: &str, known: &[&str]) -> String {
    let nearest = known.iter().map(|name| (distance(word, name), name)).min();
    match nearest {
        // A word that shares less than half with any name was meant otherwise: then all names help more than one.
        Some((steps, name)) if steps * 2 <= name.len() => {
            format!("`{word}` is no {kind}; did you mean `{name}`?")
        }
        _ => format!("`{word}` is no {kind}; there are {}.", known.join(", ")),
    }
}

/// How many characters must be added, dropped or changed to turn one word into the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, a) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::{Command, Desktop, distance, parse};
    use crate::policy::Origin;
    use crate::test::Group;

    fn read(line: &str) -> Result<Command, String> {
        parse(line.split_ascii_whitespace().map(str::to_owned))
    }

    fn check(line: &str, expect: Command) {
        assert_eq!(read(line), Ok(expect), "{line}");
    }

    fn refused(line: &str, expect: &str) {
        assert_eq!(read(line), Err(expect.to_owned()), "{line}");
    }

    #[test]
    fn nothing_or_a_call_for_help_prints_the_usage() {
        for line in ["", "help", "--help", "-h", "serve --help", "test -h"] {
            check(line, Command::Help);
        }
    }

    #[test]
    fn serve_listens_on_8080_of_this_machine_unless_told_otherwise() {
        let serve = |address: &str, desktop| Command::Serve {
            address: address.parse().expect("an address"),
            desktop,
        };
        check("serve", serve("127.0.0.1:8080", Desktop::Open));
        check(
            "serve --no-open --addr 0.0.0.0:9000",
            serve("0.0.0.0:9000", Desktop::Leave),
        );
        check(
            "serve --addr=localhost:0",
            serve("127.0.0.1:0", Desktop::Open),
        );
        refused(
            "serve --addr 8081",
            "--addr 8081: write an address and a port, as in 127.0.0.1:8081.",
        );
        refused("serve --addr", "--addr needs a value behind it.");
    }

    #[test]
    fn test_takes_any_parts() {
        check("test", Command::Test { groups: vec![] });
        check(
            "test sandbox lint",
            Command::Test {
                groups: vec![Group::Sandbox, Group::Lint],
            },
        );
        refused(
            "test linter",
            "`linter` is no part of test; did you mean `lint`?",
        );
    }

    #[test]
    fn build_takes_any_number_of_origins() {
        let origin = |text| Origin::parse(text).expect("an origin");
        check(
            "build --connect https://a.example --connect=https://b.example",
            Command::Build {
                connect: vec![origin("https://a.example"), origin("https://b.example")],
            },
        );
        refused(
            "build --connect a.example",
            "--connect a.example: an origin begins with https://, as in https://api.example.com.",
        );
    }

    #[test]
    fn a_wrong_word_is_answered_with_the_nearest_right_one() {
        refused("sevre", "`sevre` is no command; did you mean `serve`?");
        refused(
            "deploy",
            "`deploy` is no command; there are serve, test, build, doctor, help.",
        );
        refused(
            "serve --adr x",
            "`--adr` is no option of serve; did you mean `--addr`?",
        );
        refused(
            "build --conect=x",
            "`--conect` is no option of build; did you mean `--connect`?",
        );
        refused("doctor --fix", "`cargo xtask doctor` takes no --fix.");
    }

    #[test]
    fn the_distance_counts_single_edits() {
        for (from, to, expect) in [
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("test", "test", 0),
            ("tset", "test", 2),
        ] {
            assert_eq!(distance(from, to), expect);
        }
    }
}
