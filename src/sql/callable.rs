//! Words that a parser takes for functions, whether or not Flink has them, and the units of time.

use super::function::{AGGREGATES, ROW_FUNCTIONS, has, name_of};
use super::near::nearest;
use super::reserved::find;

/// Reserved words that are read as calls of functions over one row, sorted. Flink does not have them all:
/// `function.rs` says which.
#[rustfmt::skip]
pub static FUNCTIONS: [&str; 39] = [
    "ABS", "CARDINALITY", "CEIL", "CEILING", "CHARACTER_LENGTH", "CHAR_LENGTH", "COALESCE", "CONVERT",
    "ELEMENT", "EXP", "EXTRACT", "FLOOR", "GROUPING", "HOUR", "JSON_ARRAY", "JSON_EXISTS", "JSON_OBJECT",
    "JSON_QUERY", "JSON_VALUE", "LEFT", "LN", "LOWER", "MINUTE", "MOD", "MONTH", "NULLIF", "OCTET_LENGTH",
    "OVERLAY", "POSITION", "POWER", "RIGHT", "SECOND", "SQRT", "SUBSTRING", "TRANSLATE", "TRIM", "TRUNCATE",
    "UPPER", "YEAR",
];

/// Functions over many rows that no streaming job can use, beside those of `function.rs`; sorted.
#[rustfmt::skip]
static OTHER_AGGREGATIONS: [&str; 12] = [
    "APPROX_COUNT_DISTINCT", "COVAR_POP", "COVAR_SAMP", "CUME_DIST", "EVERY", "LEAD", "NTH_VALUE", "NTILE",
    "PERCENT_RANK", "SINGLE_VALUE", "STDDEV", "VARIANCE",
];

/// Whether it is a function over many rows: none of them can stand in a column.
pub fn is_aggregation(name: &str) -> bool {
    // GROUPING and the like tell of a group, and take no rows.
    let is_of_group = name
        .get(..5)
        .is_some_and(|it| it.eq_ignore_ascii_case("GROUP"));
    has(&AGGREGATES, name) && !is_of_group || find(&OTHER_AGGREGATIONS, name).is_some()
}

/// Functions that stand in queries only, of windows, groups and patterns; sorted.
#[rustfmt::skip]
pub static QUERY_FUNCTIONS: [&str; 27] = [
    "CLASSIFIER", "CUMULATE", "FINAL", "FIRST", "GROUPING_ID", "GROUP_ID", "HOP", "HOP_END", "HOP_PROCTIME",
    "HOP_ROWTIME", "HOP_START", "LAST", "MATCH_NUMBER", "MATCH_PROCTIME", "MATCH_ROWTIME", "NEXT", "PREV",
    "SESSION", "SESSION_END", "SESSION_PROCTIME", "SESSION_ROWTIME", "SESSION_START", "TUMBLE", "TUMBLE_END",
    "TUMBLE_PROCTIME", "TUMBLE_ROWTIME", "TUMBLE_START",
];

/// Reserved words that Calcite reads as functions, beside those above; sorted. Flink does not have them all.
#[rustfmt::skip]
pub static RESERVED_FUNCTIONS: [&str; 16] = [
    "CLASSIFIER", "CORR", "GROUP_CONCAT", "MATCH_NUMBER", "NEXT", "PERCENTILE_CONT", "PERCENTILE_DISC",
    "PREV", "REGR_COUNT", "REGR_SXX", "REGR_SYY", "STRING_AGG", "SUBSTRING_REGEX", "TRIM_ARRAY",
    "VAR_SAMP", "WIDTH_BUCKET",
];

/// Functions of other databases, each with that of Flink which takes the same arguments.
static FOREIGN: [(&str, &str); 9] = [
    ("AVERAGE", "AVG"),
    ("GROUP_CONCAT", "LISTAGG"),
    ("ISNULL", "IFNULL"),
    ("LCASE", "LOWER"),
    ("LEN", "CHAR_LENGTH"),
    ("LENGTH", "CHAR_LENGTH"),
    ("MEAN", "AVG"),
    ("NVL", "COALESCE"),
    ("STRING_AGG", "LISTAGG"),
];

/// The function of Flink that is meant by one that Flink does not have: another database's, or one with a
/// letter wrong.
pub fn meant_function(name: &str) -> Option<&'static str> {
    let foreign = FOREIGN
        .iter()
        .find(|(foreign, _)| name.eq_ignore_ascii_case(foreign));
    if let Some((_, meant)) = foreign {
        return Some(meant);
    }
    let all = ROW_FUNCTIONS.iter().chain(&AGGREGATES);
    let all = all.filter(|entry| entry.contains('('));
    nearest(name, all.map(|entry| name_of(entry)))
}

/// Units of time, sorted; each also in the plural.
static UNITS: [&str; 8] = [
    "DAY", "HOUR", "MINUTE", "MONTH", "QUARTER", "SECOND", "WEEK", "YEAR",
];

/// The unit that a word names, in the singular.
pub fn unit(word: &str) -> Option<&'static str> {
    find(&UNITS, word).or_else(|| find(&UNITS, word.strip_suffix(['s', 'S'])?))
}

/// Units that are names too are taken for units only in functions of time.
pub fn is_time_unit(word: &str) -> bool {
    let prefix = "SQL_TSI_";
    let word = match word.get(..prefix.len()) {
        Some(start) if start.eq_ignore_ascii_case(prefix) => &word[prefix.len()..],
        _ => word,
    };
    unit(word).is_some()
        || [
            "MILLISECOND",
            "MICROSECOND",
            "FRAC_SECOND",
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
