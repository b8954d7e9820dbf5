//! What is said of the candidates that an editor offers.

use crate::sql::complete::Detail;

/// What is said of one.
pub fn detail(detail: &Detail) -> String {
    match detail {
        Detail::Code(code) => code.clone(),
        Detail::Type(name) => held(name).to_owned(),
        Detail::Foreign(name, own) => format!("{name} ist in Flink {own}"),
        Detail::Filled => "leer: Aiven ergänzt es".to_owned(),
    }
}

/// What a type holds, by the way in which it is offered.
fn held(name: &str) -> &'static str {
    match name {
        "STRING" => "Text beliebiger Länge",
        "BIGINT" => "ganze Zahl bis ±9,2 × 10¹⁸",
        "INT" => "ganze Zahl bis ±2,1 × 10⁹",
        "DOUBLE" => "ungefähre Zahl, etwa 15 Stellen",
        "DECIMAL(10, 2)" => {
            "DECIMAL(p, s): exakte Zahl; p Stellen (1–38), davon s hinter dem Komma"
        }
        "BOOLEAN" => "TRUE oder FALSE",
        "TIMESTAMP(3)" => {
            "TIMESTAMP(p): Datum und Uhrzeit ohne Zeitzone; p Stellen der Sekunde (0–9, sonst 6), für eine Watermark höchstens 3"
        }
        "TIMESTAMP_LTZ(3)" => {
            "TIMESTAMP_LTZ(p): ein Zeitpunkt, gezeigt in der Zeitzone der Sitzung; p Stellen der Sekunde (0–9, sonst 6)"
        }
        "DATE" => "Kalendertag",
        "TIME" => "Uhrzeit in ganzen Sekunden",
        "VARCHAR(255)" => "VARCHAR(n): Text mit höchstens n Zeichen",
        "VARCHAR" => "Text beliebiger Länge, wie STRING",
        "CHAR(1)" => "CHAR(n): Text mit genau n Zeichen",
        "BYTES" => "beliebig viele Bytes",
        "VARBINARY(255)" => "VARBINARY(n): höchstens n Bytes",
        "BINARY(16)" => "BINARY(n): genau n Bytes",
        "ARRAY<STRING>" => "ARRAY<t>: eine Liste von t",
        "MAP<STRING, STRING>" => "MAP<k, v>: Werte v nach ihren Schlüsseln k",
        "ROW<`name` STRING>" => "ROW<name t, …>: benannte Felder, jedes mit seinem Typ",
        "MULTISET<STRING>" => "MULTISET<t>: eine Menge von t, jedes mit seiner Anzahl",
        "SMALLINT" => "ganze Zahl von −32.768 bis 32.767",
        "TINYINT" => "ganze Zahl von −128 bis 127",
        "FLOAT" => "ungefähre Zahl, etwa 7 Stellen",
        _ => "",
    }
}
