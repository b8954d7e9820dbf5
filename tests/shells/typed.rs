//! Everything that a user can type, with a liking for what shells, terminals, curl and URLs could take for
//! more than a text.

use millrace::api::token::AuthScheme;
use millrace::workspace::job::TablesBy;
use proptest::prelude::*;
use proptest::sample::select;

/// Texts that some program on the way could take for more than a text.
const FRAGMENTS: [&str; 78] = [
    "'",
    "''",
    "'\\''",
    "\"",
    "\\\"",
    "`",
    "`id`",
    "`touch x`",
    "$(hostname)",
    "$(touch x)",
    "${HOME}",
    "$x",
    "$'\\n'",
    "$",
    "\\",
    "\\\\",
    "\\n",
    "\\u0041",
    "\\'",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\u{7f}",
    "\u{7f}\u{7f}\u{7f}",
    "\u{1b}",
    "\u{1b}[201~",
    "\u{1b}]0;x\u{7}",
    "\u{3}",
    "\u{4}",
    "\u{8}",
    "\u{15}",
    "\u{16}",
    "\u{1a}",
    "!",
    "!!",
    "!x",
    "!-1",
    "^x^a",
    "~",
    "~root",
    "*",
    "?",
    "[a-z]",
    "[1-3]",
    "{a,b}",
    "{1..3}",
    ";x;",
    "; touch x #",
    "&&x",
    "||x",
    "|x",
    "&",
    "#",
    "<x",
    ">x",
    "%s",
    "%n",
    "%2e%2e",
    "@/etc/hostname",
    "@-",
    "-",
    "--",
    "-K",
    "/",
    "//",
    "../",
    " ",
    "  ",
    ",",
    "é",
    "e\u{301}",
    "\u{301}",
    "👩‍🔬",
    "\u{202e}cba\u{202c}",
    "\u{200b}\u{feff}",
    "日本語\u{2028}",
];

fn text() -> impl Strategy<Value = String> {
    let plain = proptest::char::range(' ', '~').prop_map(String::from);
    let piece = prop_oneof![
        5 => select(&FRAGMENTS[..]).prop_map(str::to_owned),
        3 => plain,
        1 => any::<char>().prop_map(String::from),
    ];
    let pieces = prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat());
    prop_oneof![
        20 => pieces,
        3 => Just(String::new()),
        2 => select(&FRAGMENTS[..]).prop_map(str::to_owned),
    ]
}

/// Mostly as [`text`], now and then far longer than Linux lets an argument be.
fn long_text() -> impl Strategy<Value = String> {
    prop_oneof![
        60 => text(),
        2 => text().prop_map(|text| text.repeat(40)),
        1 => (text(), 8_000_usize..20_000).prop_map(|(text, times)| format!("é'\"\u{7f}{text}").repeat(times).chars().take(70_000).collect()),
    ]
}

/// Segments of a path: any text, and the ones that clients resolve instead of sending.
fn segment() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => text(),
        2 => select(&["my-test-project", ".", "..", "%2e%2e", "...", "a/../b", "\\..\\"][..]).prop_map(str::to_owned),
    ]
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(
        text().prop_filter_map("a name", |text| (!text.is_empty()).then_some(text)),
        0..5,
    )
}

/// What a user gives to the fields of the target and of a draft.
#[derive(Debug, Clone)]
pub struct Typed {
    /// The target's project.
    pub project: String,
    /// The target's service.
    pub service: String,
    /// The scheme of the settings.
    pub scheme: AuthScheme,
    /// The draft's own fields.
    pub fields: Fields,
}

/// What a user gives to the fields of a draft.
#[derive(Debug, Clone)]
pub enum Fields {
    /// Name, integration, schema and PostgreSQL table.
    Postgres([String; 4]),
    /// Name, integration, schema and topic; the options in the order of the real client's help; key fields.
    Kafka([String; 4], [String; 5], Vec<String>),
    /// Name and statement; the tables.
    Job([String; 2], Vec<String>, TablesBy),
}

/// Anything that can be typed.
pub fn typed() -> impl Strategy<Value = Typed> {
    let table = || (text(), text(), long_text(), text()).prop_map(|(a, b, c, d)| [a, b, c, d]);
    let options =
        (text(), text(), text(), text(), text()).prop_map(|(a, b, c, d, e)| [a, b, c, d, e]);
    let ways = select(&TablesBy::ALL[..]);
    let fields = prop_oneof![
        table().prop_map(Fields::Postgres),
        (table(), options, names())
            .prop_map(|(table, options, keys)| Fields::Kafka(table, options, keys)),
        (text(), long_text(), names(), ways).prop_map(|(name, statement, tables, by)| {
            Fields::Job([name, statement], tables, by)
        }),
    ];
    (segment(), segment(), select(&AuthScheme::ALL[..]), fields).prop_map(
        |(project, service, scheme, fields)| Typed {
            project,
            service,
            scheme,
            fields,
        },
    )
}
