//! One `CREATE TABLE`: its name, its columns, and the clauses behind them.

use super::name;
use super::options;
use super::statements::Statement;
use crate::import::columns::{self, Origin, Why as ColumnWhy};
use crate::import::join::add_member;
use crate::import::unfit::Unfit;
use crate::import::{Fate, Found, Import};
use crate::sql::name::unquoted;
use crate::sql::token::Kind;
use crate::workspace::Subject;
use crate::workspace::field::Field;
use crate::workspace::table::{Connector, Postgres, Table};
use std::ops::Range;

/// Reads a table of Flink: one that has options, or is like another. Tells whether it is one.
pub fn read(text: &str, statement: &Statement, name_at: usize, import: &mut Import) -> bool {
    let Some(name) = name::read(statement, name_at, false) else {
        return false;
    };
    let list = inside(statement, name.end);
    let mut at = name.end;
    let mut schema = None;
    if let Some((tokens, span)) = list {
        at = tokens.end + 1;
        schema = Some(span);
    }
    if !is_flinks(statement, at) {
        return false;
    }
    let draft = import.drafts.len();
    let first = import.parts.len();
    let mut table = Table::default();
    let mut parts = name.parts;
    table.name = parts.pop().unwrap_or_default();
    import.note(name.last.clone(), Fate::Field(draft, Field::TableName));
    if !parts.is_empty() {
        // The catalog and the database: the service has one of each.
        let span = name.span.start..name.last.start;
        import.miss(span, Unfit::NoField(parts.join(".")));
    }
    if let Some(span) = schema {
        text[span.clone()].clone_into(&mut table.schema_sql);
        import.note(span, Fate::Field(draft, Field::SchemaSql));
    }
    let mut subject = Subject::Table(table);
    let mut extra = String::new();
    clauses(statement, at, &mut subject, &mut extra, import);
    if let Subject::Table(table) = &mut subject
        && table.connector == Connector::Free
    {
        import.parts.truncate(first);
        extra.clear();
        text[statement.span()].clone_into(&mut table.schema_sql);
        import.note(statement.head(), Fate::Field(draft, Field::CreateTable));
    }
    if !extra.is_empty() {
        extra.push('}');
    }
    import.drafts.push(Found { subject, extra });
    true
}

/// Reads a table that has nothing of Flink but perhaps its columns: they are read as if they were pasted. What stands
/// up to `rest` may say more about it.
pub fn read_foreign(
    text: &str,
    statement: &Statement,
    name_at: usize,
    rest: usize,
    import: &mut Import,
) -> bool {
    let span = statement.span();
    let Some(pasted) = text.get(span.start..rest).and_then(columns::read) else {
        return false;
    };
    let is_foreign = match pasted.origin {
        Origin::PostgresDdl => true,
        Origin::FlinkDdl => false,
        _ => return false,
    };
    let Some(name) = name::read(statement, name_at, is_foreign) else {
        return false;
    };
    let Some((_, list)) = inside(statement, name.end) else {
        return false;
    };
    let draft = import.drafts.len();
    let mut table = Table {
        name: name.parts.last().cloned().unwrap_or_default(),
        ..Table::default()
    };
    import.note(name.last, Fate::Field(draft, Field::TableName));
    if is_foreign {
        // The statement made the very table that the connector reads.
        table.connector = Connector::Postgres(Postgres {
            jdbc_table: name.parts.join("."),
        });
        import.note(name.span, Fate::Field(draft, Field::JdbcTable));
        table.schema_sql = pasted.schema_sql();
    } else {
        text[list.clone()].clone_into(&mut table.schema_sql);
        import.miss(name.span, Unfit::NoConnector);
    }
    import.note(list.clone(), Fate::Field(draft, Field::SchemaSql));
    for left_out in pasted.left_out {
        if left_out.why != ColumnWhy::OtherTable {
            import.miss(list.clone(), Unfit::Column(left_out));
        }
    }
    import.drafts.push(Found {
        subject: Subject::Table(table),
        extra: String::new(),
    });
    true
}

/// What stands in the brackets that open at a token: its tokens and its bytes. Where they do not close, everything.
pub fn inside(statement: &Statement, open: usize) -> Option<(Range<usize>, Range<usize>)> {
    if !statement.is(open, "(") {
        return None;
    }
    let mut depth = 0_usize;
    let count = statement.tokens.len();
    for at in open..count {
        match statement.word(at) {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let span = statement.at(open).end..statement.at(at).start;
            return Some((open + 1..at, span));
        }
    }
    let span = statement.at(open).end..statement.span().end;
    Some((open + 1..count, span))
}

/// Whether what stands behind the columns is Flink's: `WITH ('…'`, or a clause of its own.
pub fn is_flinks(statement: &Statement, behind: usize) -> bool {
    let mut at = behind;
    while at < statement.tokens.len() {
        if statement.is(at, "WITH") && statement.is(at + 1, "(") {
            let key = statement.kind(at + 2);
            return matches!(key, Some(Kind::Text | Kind::Name | Kind::OpenText))
                || statement.is(at + 2, ")");
        }
        if statement.is(at, "LIKE") || statement.is(at, "PARTITIONED") {
            return true;
        }
        at += 1;
    }
    false
}

fn clauses(
    statement: &Statement,
    behind: usize,
    subject: &mut Subject,
    extra: &mut String,
    import: &mut Import,
) {
    let draft = import.drafts.len();
    let mut at = behind;
    while at < statement.tokens.len() {
        let start = statement.at(at);
        if statement.is(at, "WITH")
            && let Some((tokens, _)) = inside(statement, at + 1)
        {
            at = tokens.end + 1;
            options::read(statement, tokens, subject, import);
        } else if statement.is(at, "PARTITIONED") && statement.is(at + 1, "BY") {
            let Some((tokens, span)) = inside(statement, at + 2) else {
                at += 2;
                continue;
            };
            at = tokens.end + 1;
            let whole = start.start..statement.at(tokens.end).end;
            if tokens.len() == 1 {
                let column = unquoted(statement.word(tokens.start), '`');
                add_member(extra, "partitioned_by", &column);
                import.note(span, Fate::Kept(draft, "partitioned_by".to_owned()));
            } else {
                import.miss(whole, Unfit::NoField("PARTITIONED BY".to_owned()));
            }
        } else if statement.is(at, "LIKE") {
            let span = statement.at(at + 1).start..statement.span().end;
            add_member(extra, "like_options", &statement.text[span.clone()]);
            import.note(span, Fate::Kept(draft, "like_options".to_owned()));
            return;
        } else if statement.is(at, "AS") {
            import.miss(start, Unfit::NoField("AS".to_owned()));
            return;
        } else if statement.is(at, "CREATE") || statement.is(at, "INSERT") {
            // What follows says nothing about this table.
            import.miss(start, Unfit::NoSemicolon);
            return;
        } else {
            // COMMENT, DISTRIBUTED and what else there may be, up to the next clause.
            if statement.kind(at) == Some(Kind::Word) {
                let name = statement.word(at).to_ascii_uppercase();
                import.miss(start, Unfit::NoField(name));
            } else {
                import.miss(statement.first_of(at), Unfit::Unreadable);
            }
            at += 1;
            while at < statement.tokens.len() && !begins_clause(statement, at) {
                at += 1;
            }
        }
    }
}

/// Whether a clause begins at this token.
pub fn begins_clause(statement: &Statement, at: usize) -> bool {
    [
        "WITH",
        "PARTITIONED",
        "LIKE",
        "AS",
        "COMMENT",
        "DISTRIBUTED",
    ]
    .iter()
    .any(|word| statement.is(at, word))
}
