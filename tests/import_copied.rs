//! Commands that were copied out of a terminal's window or a document read as the commands that were typed: what bash,
//! zsh, cmd and PowerShell put in front of a line, and what a word processor makes of quotes, hyphens and spaces.

#![cfg(not(target_arch = "wasm32"))]

use millrace::import::{read, read_copied};
use millrace::workspace::Subject;
use millrace::workspace::table::Connector;

const URL: &str = "https://api.aiven.io/v1/project/p/service/s/flink/table";

/// The name, the Kafka topic and the columns of the tables that are found.
fn tables(text: &str) -> Vec<[String; 3]> {
    let (_, import) = read_copied(text);
    let tables = import.drafts.iter().map(|found| match &found.subject {
        Subject::Table(table) => [
            table.name.clone(),
            match &table.connector {
                Connector::Kafka(kafka) => kafka.topic.clone(),
                other => panic!("{other:?}"),
            },
            table.schema_sql.clone(),
        ],
        Subject::Job(job) => panic!("the job {}", job.name),
    });
    tables.collect()
}

fn orders() -> Vec<[String; 3]> {
    vec![["orders", "in", "`id` BIGINT"].map(str::to_owned)]
}

#[test]
fn the_prompts_of_a_terminal_are_no_part_of_a_command() {
    let bash = format!(
        "me@host:~/work$ curl -X POST {URL} \\\n>   -d '{{\"name\":\"orders\",\"integration_id\":\"i\",\n> \
         \"kafka_topic\":\"in\",\"schema_sql\":\"`id` BIGINT\"}}'\n{{\"table_id\": \"t-9\"}}\nme@host:~/work$ "
    );
    let zsh = format!(
        "host% curl {URL} -d '{{\"name\":\"orders\",\nquote> \"integration_id\":\"i\",\"kafka_topic\":\"in\",\nquote> \
         \"schema_sql\":\"`id` BIGINT\"}}'\n"
    );
    let here = format!(
        "$ curl {URL} --data-binary @- <<'EOF'\n> {{\"name\": \"orders\", \"integration_id\": \"i\", \"kafka_topic\": \"in\",\n\
         > \"schema_sql\": \"`id` BIGINT\"}}\n> EOF\n"
    );
    let cmd = format!(
        "C:\\Users\\me>curl.exe -X POST \"{URL}\" ^\r\nMore?   -d \"{{\\\"name\\\":\\\"orders\\\",\\\"integration_id\\\":\\\"i\\\",\
         \\\"kafka_topic\\\":\\\"in\\\",\\\"schema_sql\\\":\\\"`id` BIGINT\\\"}}\"\r\n"
    );
    let powershell = format!(
        "PS C:\\> $body = '{{\"name\":\"orders\",\"integration_id\":\"i\",\n>> \"kafka_topic\":\"in\",\"schema_sql\":\"`id` BIGINT\"}}'\n\
         PS C:\\> Invoke-RestMethod -Method Post `\n>>   -Uri '{URL}' -Body $body\n"
    );
    for text in [bash, zsh, here, cmd, powershell] {
        assert_eq!(tables(&text), orders(), "{text}");
    }
}

#[test]
fn what_a_word_processor_makes_of_a_command_is_read_as_it_was() {
    let text = format!(
        "curl –X POST “{URL}” \\\n\u{a0}\u{a0}—header ‘Content-Type: application/json’ \\\n\u{a0}\u{a0}–d \
         ‘{{“name”:“orders”,“integration_id”:“i”,“kafka_topic”:“in”,“schema_sql”:“`id` BIGINT”}}’"
    );
    assert_eq!(tables(&text), orders());
}

#[test]
fn a_text_that_reads_as_it_is_stays_as_it_is() {
    // A quote of print in a comment is the user's own.
    let text = format!(
        "curl {URL} -d '{{\"name\":\"orders\",\"integration_id\":\"i\",\"kafka_topic\":\"in\",\"schema_sql\":\"a INT COMMENT '\\''the shop’s – own'\\''\"}}'"
    );
    let (kept, import) = read_copied(&text);
    assert_eq!(kept, text);
    assert_eq!(import, read(&text));
    assert_eq!(tables(&text)[0][2], "a INT COMMENT 'the shop’s – own'");
}

#[test]
fn no_text_of_prompts_and_signs_can_stop_the_reading() {
    for text in [
        "$",
        "> ",
        "PS ",
        "C:\\>",
        "–",
        "—",
        "“",
        "$ curl",
        "$ curl\n> ",
        "More?",
        "% avn\nquote>",
        "\u{200b}",
        "é$ curl\n>é",
    ] {
        assert_eq!(tables(text), Vec::<[String; 3]>::new(), "{text}");
    }
}
