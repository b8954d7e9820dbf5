//! Any table, for properties.

use millrace::workspace::table::{Connector, Kafka, OpenSearch, Postgres, Table};
use proptest::prelude::*;

/// Tables of every connector, their fields made of `text`, and the list of key fields of `keys`.
pub fn tables(
    text: impl Strategy<Value = String> + Clone + 'static,
    keys: impl Strategy<Value = String> + Clone + 'static,
) -> impl Strategy<Value = Table> {
    let options = prop::collection::vec(text.clone(), 6);
    let connector = prop_oneof![
        text.clone()
            .prop_map(|jdbc_table| Connector::Postgres(Postgres { jdbc_table })),
        text.clone()
            .prop_map(|index| Connector::OpenSearch(OpenSearch { index })),
        (options, keys).prop_map(|(options, key_fields)| {
            let [
                topic,
                connector_type,
                key_format,
                value_format,
                value_fields_include,
                startup_mode,
            ] = options.try_into().expect("six");
            Connector::Kafka(Kafka {
                topic,
                connector_type,
                key_format,
                key_fields,
                value_format,
                value_fields_include,
                startup_mode,
            })
        }),
    ];
    (text.clone(), text.clone(), text, connector).prop_map(
        |(name, integration_id, schema_sql, connector)| Table {
            name,
            integration_id,
            schema_sql,
            connector,
        },
    )
}
