//! The functions of Flink 1.20, each with its arguments in one line. A real Flink 1.20.5 was asked for every
//! one of them: `tests/fixtures/flink/function-corpus.jsonl` holds its verdicts. No function of Flink 2 is here.

/// Functions over one row, sorted by their names; those without brackets take none.
#[rustfmt::skip]
pub static ROW_FUNCTIONS: [&str; 151] = [
    "ABS(number)", "ACOS(number)", "ARRAY_APPEND(array, element)", "ARRAY_CONCAT(array, …)",
    "ARRAY_CONTAINS(array, element)", "ARRAY_DISTINCT(array)", "ARRAY_EXCEPT(array, array)",
    "ARRAY_INTERSECT(array, array)", "ARRAY_JOIN(array, delimiter [, for_null])", "ARRAY_MAX(array)",
    "ARRAY_MIN(array)", "ARRAY_POSITION(array, element)", "ARRAY_PREPEND(array, element)",
    "ARRAY_REMOVE(array, element)", "ARRAY_REVERSE(array)", "ARRAY_SLICE(array, start [, end])",
    "ARRAY_SORT(array [, ascending [, nulls_first]])", "ARRAY_UNION(array, array)", "ASCII(string)",
    "ASIN(number)", "ATAN(number)", "ATAN2(y, x)", "BIN(integer)", "CARDINALITY(array or map)",
    "CAST(value AS type)", "CEIL(number), CEIL(time TO unit)", "CEILING(number)",
    "CHARACTER_LENGTH(string)", "CHAR_LENGTH(string)", "CHR(integer)", "COALESCE(value, …)",
    "CONCAT(string, …)", "CONCAT_WS(separator, string, …)", "CONVERT_TZ(string, from_zone, to_zone)",
    "COS(number)", "COSH(number)", "COT(number)", "CURRENT_DATABASE()", "CURRENT_DATE",
    "CURRENT_ROW_TIMESTAMP()", "CURRENT_TIME", "CURRENT_TIMESTAMP", "CURRENT_WATERMARK(rowtime)",
    "DATE_FORMAT(time, format)", "DAYOFMONTH(date)", "DAYOFWEEK(date)", "DAYOFYEAR(date)",
    "DECODE(bytes, charset)", "DEGREES(radians)", "E()", "ELEMENT(array)", "ENCODE(string, charset)",
    "EXP(number)", "EXTRACT(unit FROM time)", "FLOOR(number), FLOOR(time TO unit)", "FROM_BASE64(string)",
    "FROM_UNIXTIME(seconds [, format])", "GREATEST(value, …)", "HASH_CODE(value)", "HEX(number or string)",
    "HOUR(time)", "IF(condition, then, else)", "IFNULL(value, replacement)", "INITCAP(string)",
    "INSTR(string, part [, start [, nth]])", "IS_ALPHA(string)", "IS_DECIMAL(string)", "IS_DIGIT(string)",
    "JSON_ARRAY(value, … [NULL ON NULL])", "JSON_EXISTS(json, path)", "JSON_OBJECT(KEY key VALUE value, …)",
    "JSON_QUERY(json, path [WITH WRAPPER])", "JSON_STRING(value)",
    "JSON_VALUE(json, path [RETURNING type])", "LEAST(value, …)", "LEFT(string, length)", "LN(number)",
    "LOCALTIME", "LOCALTIMESTAMP", "LOCATE(part, string [, start])", "LOG([base,] number)", "LOG10(number)",
    "LOG2(number)", "LOWER(string)", "LPAD(string, length, pad)", "LTRIM(string)", "MAP_ENTRIES(map)",
    "MAP_FROM_ARRAYS(keys, values)", "MAP_KEYS(map)", "MAP_UNION(map, …)", "MAP_VALUES(map)", "MD5(string)",
    "MINUTE(time)", "MOD(number, divisor)", "MONTH(date)", "NOW()", "NULLIF(value, value)",
    "OVERLAY(string PLACING new FROM start [FOR length])", "PARSE_URL(url, part [, key])", "PI()",
    "POSITION(part IN string)", "POWER(number, exponent)", "PROCTIME()", "QUARTER(date)",
    "RADIANS(degrees)", "RAND([seed])", "RAND_INTEGER([seed,] bound)", "REGEXP(string, regex)",
    "REGEXP_EXTRACT(string, regex [, group])", "REGEXP_REPLACE(string, regex, new)",
    "REPEAT(string, count)", "REPLACE(string, old, new)", "REVERSE(string)", "RIGHT(string, length)",
    "ROUND(number [, digits])", "RPAD(string, length, pad)", "RTRIM(string)", "SECOND(time)",
    "SHA1(string)", "SHA2(string, bits)", "SHA224(string)", "SHA256(string)", "SHA384(string)",
    "SHA512(string)", "SIGN(number)", "SIN(number)", "SINH(number)", "SOURCE_WATERMARK()",
    "SPLIT(string, delimiter)", "SPLIT_INDEX(string, delimiter, index)", "SQRT(number)",
    "STR_TO_MAP(string [, between_pairs, between_key_and_value])", "SUBSTR(string, start [, length])",
    "SUBSTRING(string, start [, length])", "TAN(number)", "TANH(number)", "TIMESTAMPADD(unit, count, time)",
    "TIMESTAMPDIFF(unit, from, to)", "TO_BASE64(string)", "TO_DATE(string [, format])",
    "TO_TIMESTAMP(string [, format])", "TO_TIMESTAMP_LTZ(number, precision)",
    "TRIM([BOTH | LEADING | TRAILING] [part FROM] string)", "TRUNCATE(number [, digits])",
    "TRY_CAST(value AS type)", "TYPEOF(value [, full])", "UNIX_TIMESTAMP([string [, format]])",
    "UPPER(string)", "UUID()", "WEEK(date)", "YEAR(date)",
];

/// Functions over many rows that a streaming job can use, sorted by their names.
#[rustfmt::skip]
pub static AGGREGATES: [&str; 23] = [
    "ARRAY_AGG([DISTINCT] value)", "AVG([DISTINCT] number)", "COLLECT([DISTINCT] value)",
    "COUNT([DISTINCT] value), COUNT(*)", "DENSE_RANK() OVER (…)", "FIRST_VALUE(value)", "GROUPING(column)",
    "GROUPING_ID(column, …)", "GROUP_ID()", "JSON_ARRAYAGG(value)", "JSON_OBJECTAGG(KEY key VALUE value)",
    "LAG(value [, offset [, default]]) OVER (…)", "LAST_VALUE(value)", "LISTAGG(string [, separator])",
    "MAX(value)", "MIN(value)", "RANK() OVER (…)", "ROW_NUMBER() OVER (…)", "STDDEV_POP(number)",
    "STDDEV_SAMP(number)", "SUM([DISTINCT] number)", "VAR_POP(number)", "VAR_SAMP(number)",
];

/// Functions that stand in `FROM TABLE(…)`, sorted by their names.
#[rustfmt::skip]
pub static TABLE_FUNCTIONS: [&str; 4] = [
    "CUMULATE(TABLE t, DESCRIPTOR(time), step, size)", "HOP(TABLE t, DESCRIPTOR(time), slide, size)",
    "SESSION(TABLE t [PARTITION BY key], DESCRIPTOR(time), gap)", "TUMBLE(TABLE t, DESCRIPTOR(time), size)",
];

/// The name that a line of these tables begins with.
pub fn name_of(signature: &str) -> &str {
    signature.split('(').next().unwrap_or(signature)
}

/// Whether a table has a function of this name that takes brackets, in whatever case it is written.
pub fn has(table: &[&str], name: &str) -> bool {
    let upper = || name.bytes().map(|byte| byte.to_ascii_uppercase());
    table
        .binary_search_by(|entry| name_of(entry).bytes().cmp(upper()))
        .ok()
        .and_then(|at| table.get(at))
        .is_some_and(|entry| entry.contains('('))
}
