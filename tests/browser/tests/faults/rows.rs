//! The rows. The bodies are those of the API's facts where these have one; what the page must say is written here.
//! It is one file because it is one table, whose rows share the sentences at its head.

use crate::ending::Ending::{
    ApiFailed, Asked, AskedToWait, Broken, Cancelled, Created, ErrorReported, GivenUp, HeldBack,
    NotTheApi, NothingSent, Refused,
};
use crate::row::{Api, Doing, Row};
use browser_tests::Engine;
use sandbox::{Act, Answer, Cors, Drip, Huge, Moment, Partial, Redirect, Then};

const CREATED: &str = "Created the table {name}.";
const ID_FLOWS: &str = "Its id now flows into the jobs that list it by id.";
const NO_ID: &str = "The answer holds no table_id, so jobs can list it by name only.";
const BROKE_OFF: &str = "The connection broke before the answer was whole.";
const ERROR: &str = "The API reports an error about the table {name}.";
const MEND_AND_SEND: &str = "Read the server's message, mend the draft and send again.";
const AS_IT_IS: &str = "The API refuses the table {name} as it is.";
const MEND: &str = "Mend what the server's message names, then send again.";
const TOKEN: &str = "The API does not accept the token.";
const OTHER_TOKEN: &str =
    "Paste a current token, or try the other authorization scheme in Settings, then send again.";
const MAY_NOT: &str = "The token is valid, but may not do this.";
const ASK_ADMIN: &str =
    "Ask a project admin for the permission service:data:write, or use a token that has it.";
const NOT_THERE: &str = "Something that the request names does not exist.";
const LOOK_IN_CONSOLE: &str = "Check the marked fields against the Aiven console, then send again. Where they are right, the service may no longer have this API: Aiven ended it in January 2023.";
const EXISTS: &str = "The table {name} exists already.";
const OTHER_NAME: &str =
    "Choose another name, or delete the old table first: tables can't be changed.";
const RETIRED: &str = "Aiven ended the table and job API in January 2023, and a service that still has it is needed. Check the service, and the API base URL in Settings.";
const UNKNOWN_STATUS: &str = "An answer that the API's documentation does not know.";
const READ_BODY: &str = "Read the body below; the command shows the whole exchange with --verbose.";
const TOO_MANY: &str = "Too many requests: the API asks to wait.";
const FAILED: &str = "The API failed.";
const FAILED_NEXT: &str =
    "It may have created this before it failed: check whether it exists before you send again.";
const FOREIGN: &str = "Something answered, but not the API.";
const FOREIGN_NEXT: &str = "A login page or a proxy may stand in between: read the body below, and check whether it exists before you send again.";
const CANCELLED: &str = "Cancelled.";
const TIMED_OUT: &str = "No answer came from {api} within 60 seconds.";
const MAY_ALL_THE_SAME: &str =
    "The request may have arrived all the same: check whether it exists before you send again.";
const BROKEN: &str = "{api} answers, but this request got nothing back that a browser may read: the connection broke, or it redirects.";
const REFUSED: &str =
    "{api} answers, but not to pages like this one: its CORS headers are missing, or it redirects.";
const NOTHING_CAME: &str = "Nothing that a browser can read came from {api}: a network failure, a wrong address, or a refused certificate.";
const MAY_COMMAND_SHOWS: &str = "The request may have arrived: check whether it exists before you send again. The command shows more.";
const MAY_COMMAND_WORKS: &str = "The request may have arrived: check whether it exists before you send again. The command always works.";

const HTML: &str = "<html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>";
const GOOD: &str = r#"{"integration_id":"a4af7409-d167-4f31-af13-ddd4cd06564f","table_id":"f7bbe17b-ab47-46fd-83cb-2f5d23656018","table_name":"node_info"}"#;

/// Every row, those of one API beside each other: the page is loaded anew for another.
pub fn rows() -> Vec<Row> {
    let groups = [
        good(),
        good_and_broken(),
        errors_in_good(),
        hasty(),
        refused(),
        failed(),
        silent(),
        elsewhere(),
        out_of_reach(),
    ];
    groups.into_iter().flatten().collect()
}

fn good() -> Vec<Row> {
    let created = |what, next| Row::new(what, Created, CREATED, next);
    vec![
        created("200 with the table's id", ID_FLOWS),
        created("201 with the table's id", ID_FLOWS).answer(201, GOOD),
        created("204 without a body", NO_ID).typed(204, "", ""),
        created("200 without a body", NO_ID).answer(200, ""),
        created("200 with an empty object", NO_ID).answer(200, "{}"),
        created("200 with an empty list of errors", ID_FLOWS)
            .answer(200, GOOD.replacen('{', r#"{"errors":[],"error":null,"#, 1)),
        created("200, JSON that is called text/plain", ID_FLOWS).typed(200, "text/plain", GOOD),
        created("200, JSON without a content type", ID_FLOWS).typed(200, "", GOOD),
        created("200, JSON behind a byte order mark", ID_FLOWS)
            .answer(200, format!("\u{feff}{GOOD}")),
        created("200, JSON with bytes that are not UTF-8", ID_FLOWS).answer(
            200,
            [b"{\"x\":\"\xff\xfe\",", &GOOD.as_bytes()[1..]].concat(),
        ),
        created("200 with a JSON list", NO_ID).answer(200, "[1,2,3]"),
        created("headers that come late", ID_FLOWS).late(400),
        created("a body that comes slowly", ID_FLOWS).act(Act::Drip(Drip {
            pieces: 5,
            pause_ms: 120,
        })),
    ]
}

fn good_and_broken() -> Vec<Row> {
    let broken = |what, act| Row::new(what, Created, CREATED, BROKE_OFF).act(act);
    let partial = |then, chunked| Act::Partial(Partial { then, chunked });
    let no_gzip = Answer {
        headers: vec![("Content-Encoding".to_owned(), "gzip".to_owned())],
        body: Some(GOOD.into()),
        ..Answer::default()
    };
    vec![
        Row::new(
            "200, JSON that stops in the middle",
            Created,
            CREATED,
            NO_ID,
        )
        .answer(200, &GOOD[..60]),
        Row::new("200, JSON of 100,000 levels", Created, CREATED, NO_ID)
            .answer(200, ["[".repeat(100_000), "]".repeat(100_000)].concat()),
        Row::new(
            "200 with 64 MiB",
            Created,
            CREATED,
            "The answer is longer than 1 MiB.",
        )
        .act(Act::Huge(Huge { bytes: 64 << 20 })),
        broken(
            "200, then the connection closes before the promised length",
            partial(Then::Close, false),
        ),
        broken(
            "200, then the connection closes between two chunks",
            partial(Then::Close, true),
        )
        .ends_otherwise(
            Engine::WebKit,
            "WebKitGTK takes what came for the whole body.",
            (Created, CREATED, NO_ID),
        ),
        broken(
            "200, then the connection is reset in the body",
            partial(Then::Reset, false),
        ),
        broken(
            "200, then a body that never ends",
            partial(Then::Hang, true),
        ),
        broken(
            "200, then `Cancel` while the body comes",
            partial(Then::Hang, true),
        )
        .doing(Doing::Cancel),
        broken("200, said to be gzip and is none", Act::Answer(no_gzip)).ends_otherwise(
            Engine::WebKit,
            "WebKitGTK takes what can't be unpacked as it came.",
            (Created, CREATED, ID_FLOWS),
        ),
        Row::new("200 with a web page", NotTheApi, FOREIGN, FOREIGN_NEXT).typed(
            200,
            "text/html",
            HTML,
        ),
        Row::new("200 with a word", NotTheApi, FOREIGN, FOREIGN_NEXT).typed(
            200,
            "text/plain",
            "OK",
        ),
    ]
}

fn errors_in_good() -> Vec<Row> {
    let error = |what, body| Row::new(what, ErrorReported, ERROR, MEND_AND_SEND).answer(200, body);
    vec![
        error(
            "200 with `errors` and a message",
            r#"{"message":"No such column","errors":[{"message":"No such column","status":400}]}"#,
        ),
        error(
            "200 with `errors` as a list of texts",
            r#"{"errors":["No such column"]}"#,
        ),
        error(
            "200 with `error` as a text",
            r#"{"error":"No such column"}"#,
        ),
        error(
            "200 with `error` as an object",
            r#"{"error":{"message":"No such column"}}"#,
        ),
    ]
}

/// A body in the API's error shape.
fn with_errors(status: u16, message: &str) -> String {
    format!(r#"{{"errors":[{{"message":"{message}","status":{status}}}],"message":"{message}"}}"#)
}

fn without_errors(message: &str) -> String {
    format!(r#"{{"message":"{message}"}}"#)
}

fn refused() -> Vec<Row> {
    let row = |what, says, next| Row::new(what, Refused, says, next);
    let expired = "Missing (expired) db token";
    let limit = "The user has sent too many requests in a given amount of time: Rate limit 120 exceeded - try again in 28s";
    let wait = |what, next| Row::new(what, AskedToWait, TOO_MANY, next);
    let minute = "Wait a minute, then send again. Nothing was created.";
    vec![
        row("400 with `errors`", AS_IT_IS, MEND).answer(400, with_errors(400, "Invalid schema")),
        row("400 without `errors`", AS_IT_IS, MEND).answer(400, without_errors("Invalid schema")),
        row("400 with `errors` as a list of texts", AS_IT_IS, MEND)
            .answer(400, r#"{"errors":["Invalid schema"]}"#),
        row("400 with an empty list of errors", AS_IT_IS, MEND)
            .answer(400, r#"{"errors":[],"message":"Invalid schema"}"#),
        row("400 with a web page", AS_IT_IS, MEND).typed(400, "text/html", HTML),
        row("400 without a body", AS_IT_IS, MEND).typed(400, "", ""),
        row("400 with markup in the message", AS_IT_IS, MEND)
            .answer(400, without_errors("<img src=x onerror=alert(1)>")),
        row("401 with `errors`", TOKEN, OTHER_TOKEN).answer(401, with_errors(401, expired)),
        row("401 without `errors`", TOKEN, OTHER_TOKEN)
            .answer(401, without_errors("Invalid token")),
        row("403 that calls itself a failed authentication", TOKEN, OTHER_TOKEN)
            .act(Act::answer(403)),
        row("403 with `errors`", MAY_NOT, ASK_ADMIN)
            .answer(403, with_errors(403, "Not allowed")),
        row("403 without `errors`", MAY_NOT, ASK_ADMIN)
            .answer(403, without_errors("Authentication failed")),
        row("404 with `errors`", NOT_THERE, LOOK_IN_CONSOLE).act(Act::answer(404)),
        row("404 without `errors`", NOT_THERE, LOOK_IN_CONSOLE).answer(
            404,
            without_errors("Project my-test-project does not exist"),
        ),
        row("404 with a web page", NOT_THERE, LOOK_IN_CONSOLE).typed(404, "text/html", HTML),
        row("405", "The API does not offer this operation here.", RETIRED).act(Act::answer(405)),
        row("408", "The API did not get the whole request in time.", "The connection may be slow, or the request very long. Send it again.")
            .act(Act::answer(408)),
        row("409 with `errors`", EXISTS, OTHER_NAME).act(Act::answer(409)),
        row("409 of a service that is off", "The service is powered off.", "Start it in the Aiven console, then send again.")
            .answer(409, r#"{"errors":[{"error_code":"not_powered","message":"Database not powered on","status":409}],"message":"Database not powered on"}"#),
        row("409 without `errors`", EXISTS, OTHER_NAME)
            .answer(409, without_errors("Table already exists")),
        row("413 as plain text", "The request is too large.", "Shorten the columns or the statement. Where a proxy passes requests on, its limit may be too low: its host can raise it.")
            .typed(413, "text/plain", "too large"),
        row("415", "The API does not take a body of this type.", "A proxy may have changed the header Content-Type, which is application/json. The command shows the whole exchange with --verbose.")
            .act(Act::answer(415)),
        row("417", "The API can't do this in the service's present state.", "Do first what the server's message asks for, then send again.")
            .act(Act::answer(417)),
        row("418, which the API's documentation does not know", UNKNOWN_STATUS, READ_BODY).act(Act::answer(418)),
        row("422", AS_IT_IS, MEND).act(Act::answer(422)),
        wait(
            "429 that names seconds",
            "Send again in 28 seconds. Nothing was created.",
        )
        .answer(429, with_errors(429, limit)),
        wait(
            "429 without `errors`",
            "Send again in 28 seconds. Nothing was created.",
        )
        .answer(429, without_errors(limit)),
        wait("429 that names none", minute).answer(429, without_errors("Too many requests")),
        wait("429 with a web page", minute).typed(429, "text/html", HTML),
    ]
}

fn failed() -> Vec<Row> {
    let row = |what| Row::new(what, ApiFailed, FAILED, FAILED_NEXT);
    let known = |what, says| Row::new(what, ApiFailed, says, FAILED_NEXT);
    let not_offered = "Check whether it exists, then the service, and the API base URL in Settings: Aiven ended the table and job API in January 2023.";
    vec![
        row("500 with `errors`").act(Act::answer(500)),
        row("500 without `errors`").answer(500, without_errors("Internal Server Error")),
        row("500 without a body").typed(500, "", ""),
        Row::new(
            "501",
            ApiFailed,
            "The API does not offer this operation here.",
            not_offered,
        )
        .act(Act::answer(501)),
        known(
            "502 with a web page",
            "A proxy got no proper answer from the API.",
        )
        .act(Act::answer(502)),
        known("503 with a web page", "The API is not available now.").act(Act::answer(503)),
        known("503 with JSON", "The API is not available now.")
            .answer(503, without_errors("Service Unavailable")),
        known(
            "504 with a web page",
            "A proxy gave up waiting for the API.",
        )
        .act(Act::answer(504)),
        row("599").act(Act::answer(599)),
    ]
}

fn redirect(status: u16) -> Act {
    Act::Redirect(Redirect {
        status,
        location: "/v1/elsewhere".to_owned(),
    })
}

fn silent() -> Vec<Row> {
    let broken = |what, act| Row::new(what, Broken, BROKEN, MAY_COMMAND_SHOWS).act(act);
    vec![
        broken(
            "closed before the request was read",
            Act::Close(Moment::Before),
        )
        .nothing_arrives(),
        broken(
            "reset before the request was read",
            Act::Reset(Moment::Before),
        )
        .nothing_arrives(),
        broken(
            "closed after the request was read",
            Act::Close(Moment::After),
        ),
        broken(
            "reset after the request was read",
            Act::Reset(Moment::After),
        ),
        broken(
            "reset after the table was created",
            Act::Reset(Moment::Done),
        ),
        broken("bytes that are not HTTP", Act::Garbage).ends_otherwise(
            Engine::Gecko,
            "Firefox reads them as the body of an answer without a head, 200 OK.",
            (NotTheApi, FOREIGN, FOREIGN_NEXT),
        ),
        broken("redirect, 301", redirect(301)),
        broken("redirect, 302", redirect(302)),
        broken("redirect, 303", redirect(303)),
        broken("redirect, 307", redirect(307)),
        broken("redirect, 308", redirect(308)),
        Row::new("no headers at all", GivenUp, TIMED_OUT, MAY_ALL_THE_SAME).act(Act::Hang),
        Row::new(
            "`Cancel` before the headers",
            Cancelled,
            CANCELLED,
            MAY_ALL_THE_SAME,
        )
        .act(Act::Hang)
        .doing(Doing::Cancel),
        Row::new(
            "no network",
            NothingSent,
            "This computer is offline. Nothing was sent.",
            "Connect it, then send again.",
        )
        .doing(Doing::SendOffline)
        .nothing_arrives()
        .not_played(Engine::WebKit, "its driver can't take the network away."),
    ]
}

fn hasty() -> Vec<Row> {
    let slow = |what, doing| {
        Row::new(what, Created, CREATED, ID_FLOWS)
            .late(1_200)
            .doing(doing)
    };
    vec![
        slow("a double click", Doing::DoubleClick),
        slow("Ctrl+Enter pressed twice", Doing::KeysTwice),
        slow("a click and Ctrl+Enter", Doing::ClickAndKeys),
        Row::new("storage that is full", Created, CREATED, ID_FLOWS)
            .doing(Doing::SendWithFullStorage),
        Row::new("another tab has the workspace", Created, CREATED, ID_FLOWS)
            .doing(Doing::SendBesideAnotherTab)
            .not_played(
                Engine::WebKit,
                "its driver clicks in the tab that was opened last.",
            ),
        Row::new("the second of two tabs", Created, CREATED, ID_FLOWS)
            .doing(Doing::SendFromSecondTab),
        Row::new(
            "sent again after it was created",
            Asked,
            "Not sent: this was created already.",
            "Send again",
        )
        .doing(Doing::SendOnceMore),
        Row::new(
            "a field that is missing",
            HeldBack,
            "Not sent: 1 problem holds it back.",
            "Name the PostgreSQL table, such as public.orders.",
        )
        .doing(Doing::SendWithoutName)
        .nothing_arrives(),
        Row::new("no token", HeldBack, "", "Paste an API token first.")
            .doing(Doing::SendWithoutToken)
            .nothing_arrives(),
    ]
}

fn elsewhere() -> Vec<Row> {
    let refused = |what| Row::new(what, Broken, REFUSED, MAY_COMMAND_WORKS);
    let nothing = |what| Row::new(what, Broken, NOTHING_CAME, MAY_COMMAND_SHOWS);
    let bare = Answer {
        status: 204,
        content_type: Some(String::new()),
        ..Answer::default()
    };
    vec![
        Row::new(
            "an API elsewhere that allows pages",
            Created,
            CREATED,
            ID_FLOWS,
        )
        .elsewhere(),
        refused("no allow-origin on the answer").cors("POST", Cors::None),
        refused("another's allow-origin on the answer").cors("POST", Cors::OtherOrigin),
        refused("allow-origin twice on the answer").cors("POST", Cors::Doubled),
        refused("a redirect to another address")
            .act(redirect(307))
            .elsewhere(),
        refused("preflight answered with 403").preflight(Act::answer(403)),
        refused("preflight without allow-origin")
            .cors("OPTIONS", Cors::None)
            .nothing_arrives(),
        refused("preflight that does not allow the headers").preflight(Act::Answer(bare)),
        refused("preflight that redirects").preflight(redirect(307)),
        refused("preflight that is reset").preflight_always(Act::Reset(Moment::After)),
        Row::new("preflight that hangs", GivenUp, TIMED_OUT, MAY_ALL_THE_SAME).preflight(Act::Hang),
        Row::new(
            "`Cancel` while the preflight hangs",
            Cancelled,
            CANCELLED,
            MAY_ALL_THE_SAME,
        )
        .preflight(Act::Hang)
        .doing(Doing::Cancel),
        refused("reset after the request was read, elsewhere")
            .act(Act::Reset(Moment::After))
            .elsewhere(),
        nothing("a port that nobody listens on")
            .at(Api::ClosedPort)
            .nothing_arrives(),
        nothing("a host that has no address")
            .at(Api::NoSuchHost)
            .nothing_arrives(),
    ]
}

fn out_of_reach() -> Vec<Row> {
    vec![
        Row::new(
            "an origin that the page's policy forbids",
            NothingSent,
            "This page may not send requests to {api}: its own security policy forbids it. Nothing was sent.",
            "Its host must build it with cargo xtask build --connect for that address. The command works meanwhile.",
        )
        .at(Api::NotAllowed)
        .nothing_arrives(),
    ]
}
