//! Calls of functions, those with words between their arguments too.

use super::expr::{Known, Reader};
use super::form::{AGGREGATIONS, FUNCTIONS, unit};
use super::infer;
use crate::sql::cursor::Parsed;
use crate::sql::problem::Fault;
use crate::sql::reserved::find;
use crate::sql::token::{Kind, Span};

/// Words that stand between the arguments of some functions.
static SEPARATORS: [&str; 7] = ["FROM", "FOR", "IN", "TO", "PLACING", "USING", "SEPARATOR"];

/// Functions over one row whose names are no reserved words, sorted. A service of Aiven has no others.
#[rustfmt::skip]
static MORE_FUNCTIONS: [&str; 126] = [
    "ACOS", "ARRAY_APPEND", "ARRAY_CONCAT", "ARRAY_CONTAINS", "ARRAY_DISTINCT", "ARRAY_EXCEPT",
    "ARRAY_INTERSECT", "ARRAY_JOIN", "ARRAY_MAX", "ARRAY_MIN", "ARRAY_POSITION", "ARRAY_PREPEND",
    "ARRAY_REMOVE", "ARRAY_REVERSE", "ARRAY_SLICE", "ARRAY_SORT", "ARRAY_UNION", "ASCII", "ASIN", "ATAN",
    "ATAN2", "BIN", "BTRIM", "CHR", "CONCAT", "CONCAT_WS", "CONVERT_TZ", "COS", "COSH", "COT",
    "CURRENT_DATABASE", "CURRENT_ROW_TIMESTAMP", "CURRENT_WATERMARK", "DATE_FORMAT", "DAYOFMONTH",
    "DAYOFWEEK", "DAYOFYEAR", "DECODE", "DEGREES", "E", "ELT", "ENCODE", "ENDSWITH", "FROM_BASE64",
    "FROM_UNIXTIME", "GREATEST", "HASH_CODE", "HEX", "IF", "IFNULL", "INITCAP", "INSTR", "IS_ALPHA",
    "IS_DECIMAL", "IS_DIGIT", "JSON", "JSON_QUOTE", "JSON_STRING", "JSON_UNQUOTE", "LEAST", "LOCATE", "LOG",
    "LOG10", "LOG2", "LPAD", "LTRIM", "MAP_ENTRIES", "MAP_FROM_ARRAYS", "MAP_KEYS", "MAP_UNION",
    "MAP_VALUES", "MD5", "NOW", "PARSE_URL", "PI", "PRINTF", "PROCTIME", "QUARTER", "RADIANS", "RAND",
    "RAND_INTEGER", "REGEXP", "REGEXP_COUNT", "REGEXP_EXTRACT", "REGEXP_EXTRACT_ALL", "REGEXP_INSTR",
    "REGEXP_REPLACE", "REGEXP_SUBSTR", "REPEAT", "REPLACE", "REVERSE", "ROUND", "RPAD", "RTRIM", "SHA1",
    "SHA2", "SHA224", "SHA256", "SHA384", "SHA512", "SIGN", "SIMILAR", "SIN", "SINH", "SOURCE_WATERMARK",
    "SPLIT", "SPLIT_INDEX", "STARTSWITH", "STR_TO_MAP", "SUBSTR", "SUBSTRING_INDEX", "TAN", "TANH",
    "TIMESTAMPADD", "TIMESTAMPDIFF", "TO_BASE64", "TO_DATE", "TO_TIMESTAMP", "TO_TIMESTAMP_LTZ", "TYPEOF",
    "UNHEX", "UNIX_TIMESTAMP", "URL_DECODE", "URL_ENCODE", "UUID", "WEEK",
];

impl Reader<'_, '_, '_> {
    /// A call, from its opening bracket on.
    pub fn call(&mut self, name: &str, span: Span, depth: usize) -> Parsed<Known> {
        if find(&AGGREGATIONS, name).is_some() {
            return Err(self.cursor.error(span, Fault::NotARowExpression));
        }
        if find(&FUNCTIONS, name)
            .or(find(&MORE_FUNCTIONS, name))
            .is_none()
        {
            self.tell(span, Fault::UnknownFunction);
        }
        self.cursor.sign("(")?;
        if name
            .get(..5)
            .is_some_and(|start| start.eq_ignore_ascii_case("JSON_"))
        {
            return self.json_call(name, depth);
        }
        let mut types: Vec<Known> = Vec::new();
        if !self.cursor.is_sign(")") {
            loop {
                types.push(self.argument(name, depth)?);
                let goes_on = self.cursor.takes_sign(",")
                    || SEPARATORS.iter().any(|word| self.cursor.takes_word(word));
                if !goes_on {
                    break;
                }
            }
        }
        self.cursor.sign(")")?;
        Ok(infer::call(name, &types))
    }

    fn argument(&mut self, name: &str, depth: usize) -> Parsed<Known> {
        for word in ["BOTH", "LEADING", "TRAILING", "DISTINCT", "ALL"] {
            if self.cursor.takes_word(word) && self.cursor.takes_word("FROM") {
                break;
            }
        }
        let ends = self.cursor.is_sign_ahead(1, ",")
            || self.cursor.is_sign_ahead(1, ")")
            || self.cursor.is_word_ahead(1, "FROM");
        if ends && is_time_unit(self.cursor.ahead(0)) && !self.cursor.is_name() {
            self.cursor.pass();
            return Ok(None);
        }
        let takes_units = name.len() > 8 && name[..1].eq_ignore_ascii_case("T")
            || name.eq_ignore_ascii_case("EXTRACT");
        if ends && takes_units && is_time_unit(self.cursor.ahead(0)) {
            self.cursor.pass();
            return Ok(None);
        }
        // `POSITION(a IN b)`: its IN is no operator.
        let at_least = if name.eq_ignore_ascii_case("POSITION") {
            40
        } else {
            0
        };
        self.binary(at_least, depth + 1)
    }

    /// JSON functions have clauses of their own behind their arguments: only the brackets are followed.
    fn json_call(&mut self, name: &str, depth: usize) -> Parsed<Known> {
        if !self.cursor.is_sign(")") {
            let is_pair = self.cursor.is_word("KEY");
            if !is_pair && !self.cursor.is_word("ABSENT") && !self.cursor.is_word("NULL") {
                self.expression(depth + 1)?;
            }
        }
        let mut open = 1_usize;
        let mut is_plain = true;
        while let Some(kind) = self.cursor.kind() {
            let is_broken = matches!(
                kind,
                Kind::Stray | Kind::OpenName | Kind::EmptyName | Kind::OpenText | Kind::OpenComment
            );
            if is_broken || self.cursor.is_sign(";") || self.cursor.is_sign("\"") {
                break;
            }
            is_plain &= !self.cursor.is_word("RETURNING") && !self.cursor.is_word("DEFAULT");
            match self.cursor.ahead(0) {
                "(" | "[" => open += 1,
                ")" | "]" => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
            self.cursor.pass();
        }
        self.cursor.sign(")")?;
        Ok(infer::call(name, &[]).filter(|_| is_plain))
    }
}

/// Units that are names too are taken for units only in functions of time.
fn is_time_unit(word: &str) -> bool {
    unit(word).is_some()
        || [
            "MILLISECOND",
            "MICROSECOND",
            "NANOSECOND",
            "EPOCH",
            "DOW",
            "DOY",
            "ISODOW",
            "ISOYEAR",
            "DECADE",
            "CENTURY",
            "MILLENNIUM",
        ]
        .iter()
        .any(|unit| word.eq_ignore_ascii_case(unit))
}
