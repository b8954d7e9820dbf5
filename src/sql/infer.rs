//! The types of expressions, where Flink's rules for them are plain. What is not certain is not known.

use super::types::{DataType, Field, MAX_LENGTH, Type};

/// The type of an expression, where it is known.
pub type Known = Option<DataType>;

/// Types that an operator does not take.
pub struct Mismatch;

/// The type of an unsigned number as it is written.
pub fn number(written: &str) -> Known {
    if written.contains(['e', 'E']) {
        return Some(Type::Double.or_null(false));
    }
    if written.parse::<i32>().is_ok() {
        return Some(Type::Int.or_null(false));
    }
    if written.parse::<i64>().is_ok() {
        return Some(Type::Bigint.or_null(false));
    }
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let scale = u32::try_from(fraction.len()).ok()?;
    let whole = u32::try_from(whole.trim_start_matches('0').len()).ok()?;
    let precision = (whole + scale).max(1);
    (precision <= 38).then(|| Type::Decimal(precision, scale).or_null(false))
}

/// The rank of a whole number's type.
fn rank(kind: &Type) -> Option<u8> {
    match kind {
        Type::Tinyint => Some(1),
        Type::Smallint => Some(2),
        Type::Int => Some(3),
        Type::Bigint => Some(4),
        _ => None,
    }
}

fn is_numeric(kind: &Type) -> bool {
    rank(kind).is_some() || matches!(kind, Type::Decimal(..) | Type::Float | Type::Double)
}

fn is_time(kind: &Type) -> bool {
    matches!(
        kind,
        Type::Date | Type::Time | Type::Timestamp(_) | Type::TimestampLtz(_)
    )
}

fn length(kind: &Type) -> Option<u32> {
    match kind {
        Type::Char(length) | Type::Varchar(length) => Some(*length),
        _ => None,
    }
}

/// The type of `left operator right`.
pub fn arithmetic(operator: &str, left: Known, right: Known) -> Result<Known, Mismatch> {
    let (Some(left), Some(right)) = (left, right) else {
        return Ok(None);
    };
    let is_nullable = !(left.is_not_null && right.is_not_null);
    let (a, b) = (left.kind, right.kind);
    if operator == "||" {
        return match (length(&a), length(&b)) {
            (Some(MAX_LENGTH), Some(_)) | (Some(_), Some(MAX_LENGTH)) => {
                Ok(Some(Type::string().or_null(is_nullable)))
            }
            _ => Ok(None),
        };
    }
    let is_sum = matches!(operator, "+" | "-");
    if let (Some(x), Some(y)) = (rank(&a), rank(&b)) {
        return Ok(match operator {
            "%" => Some(b.or_null(is_nullable)),
            _ => Some(if x < y { b } else { a }.or_null(is_nullable)),
        });
    }
    if is_time(&a) && matches!(b, Type::Interval { .. }) && is_sum {
        return Ok(Some(a.or_null(is_nullable)));
    }
    if matches!(a, Type::Null) || matches!(b, Type::Null) || matches!(a, Type::Interval { .. }) {
        return Ok(None);
    }
    if is_numeric(&a) && is_numeric(&b) {
        let kind = match (&a, &b) {
            (Type::Double, _) | (_, Type::Double) => Some(Type::Double),
            _ if a == b && a == Type::Float => Some(Type::Float),
            _ if is_sum => decimal_sum(&a, &b),
            _ => None,
        };
        return Ok(kind.map(|kind| kind.or_null(is_nullable)));
    }
    if matches!(b, Type::Interval { .. }) && is_numeric(&a) && operator == "*" {
        return Ok(None);
    }
    Err(Mismatch)
}

fn decimal_sum(a: &Type, b: &Type) -> Option<Type> {
    let digits = |kind: &Type| match kind {
        Type::Decimal(precision, scale) => Some((precision - scale, *scale)),
        Type::Int => Some((10, 0)),
        _ => None,
    };
    let ((whole_a, scale_a), (whole_b, scale_b)) = (digits(a)?, digits(b)?);
    let scale = scale_a.max(scale_b);
    let precision = whole_a.max(whole_b) + scale + 1;
    (precision <= 38).then_some(Type::Decimal(precision, scale))
}

/// The type that takes both.
pub fn common(left: Known, right: Known) -> Known {
    let (left, right) = (left?, right?);
    let is_nullable = !(left.is_not_null && right.is_not_null);
    let kind = match (left.kind, right.kind) {
        (Type::Null, kind) | (kind, Type::Null) => kind,
        (a, b) if a == b => a,
        (a, b) => match (rank(&a), rank(&b), length(&a), length(&b)) {
            (Some(x), Some(y), ..) => {
                if x < y {
                    b
                } else {
                    a
                }
            }
            (_, _, Some(x), Some(y)) => Type::Varchar(x.max(y)),
            _ => return None,
        },
    };
    Some(kind.or_null(is_nullable))
}

/// The type of `ARRAY[…]`, `MAP[…]` and `MULTISET[…]`.
pub fn collection(form: &str, types: Vec<Known>) -> Known {
    let merged = |types: Vec<Known>| types.into_iter().reduce(common).flatten();
    let kind = if form == "MAP" {
        let (mut keys, mut values) = (Vec::new(), Vec::new());
        for (at, known) in types.into_iter().enumerate() {
            if at % 2 == 0 { &mut keys } else { &mut values }.push(known);
        }
        Type::Map(Box::new((merged(keys)?, merged(values)?)))
    } else {
        let element = Box::new(merged(types)?);
        match form {
            "ARRAY" => Type::Array(element),
            _ => Type::Multiset(element),
        }
    };
    Some(kind.or_null(false))
}

/// The type of `ROW(…)`.
pub fn row(types: Vec<Known>) -> Known {
    let mut fields = Vec::with_capacity(types.len());
    for (at, known) in types.into_iter().enumerate() {
        let mut name = "EXPR$".to_owned();
        name.push_str(&at.to_string());
        let data_type = known?;
        fields.push(Field { name, data_type });
    }
    Some(Type::Row(fields).or_null(false))
}

/// The type of a call, for the functions that stand in columns most.
pub fn call(name: &str, arguments: &[Known]) -> Known {
    let name = name.to_ascii_uppercase();
    let first: Option<&DataType> = arguments.first().and_then(Option::as_ref);
    let kind = match name.as_str() {
        "PROCTIME" | "NOW" | "CURRENT_ROW_TIMESTAMP" if arguments.is_empty() => {
            return Some(Type::TimestampLtz(3).or_null(false));
        }
        "TO_TIMESTAMP" => return Some(Type::Timestamp(3).nullable()),
        "TO_TIMESTAMP_LTZ" => return Some(Type::TimestampLtz(3).nullable()),
        "TO_DATE" => return Some(Type::Date.nullable()),
        "JSON_VALUE" | "JSON_QUERY" => return Some(Type::string().nullable()),
        "RAND" if arguments.is_empty() => return Some(Type::Double.or_null(false)),
        "UUID" if arguments.is_empty() => return Some(Type::Char(36).or_null(false)),
        "UPPER" | "LOWER" | "SUBSTRING" | "SUBSTR" | "LTRIM" | "RTRIM" | "REPLACE" | "CONCAT"
        | "REGEXP_REPLACE" | "REGEXP_EXTRACT" | "LPAD" | "RPAD" | "INITCAP" | "REVERSE"
        | "SPLIT_INDEX" | "REPEAT" => first
            .filter(|t| t.kind == Type::string() && !t.is_not_null)?
            .kind
            .clone(),
        "TRIM" => {
            let text = arguments.last()?.as_ref();
            text.filter(|t| t.kind == Type::string() && !t.is_not_null)?
                .kind
                .clone()
        }
        "FLOOR" | "CEIL" => first
            .filter(|t| is_time(&t.kind) || rank(&t.kind).is_some())?
            .kind
            .clone(),
        "TIMESTAMPADD" => {
            let time = arguments.get(2)?.as_ref()?;
            let is_nullable = !arguments.iter().skip(1).all(is_not_null);
            let is_timestamp = matches!(time.kind, Type::Timestamp(_) | Type::TimestampLtz(_));
            return is_timestamp.then(|| time.kind.clone().or_null(is_nullable));
        }
        "DATE_FORMAT" | "FROM_UNIXTIME" => {
            first.filter(|t| !t.is_not_null)?;
            Type::string()
        }
        "EXTRACT" => {
            let known = arguments.get(1)?.as_ref()?;
            return Some(Type::Bigint.or_null(!known.is_not_null));
        }
        "TIMESTAMPDIFF" => {
            let is_not_null = arguments.iter().skip(1).all(is_not_null);
            return Some(Type::Int.or_null(!is_not_null));
        }
        "ABS" => first.filter(|t| is_numeric(&t.kind))?.kind.clone(),
        "CHAR_LENGTH" | "CHARACTER_LENGTH" | "POSITION" => Type::Int,
        "UNIX_TIMESTAMP" | "YEAR" | "MONTH" | "HOUR" | "MINUTE" | "SECOND" => Type::Bigint,
        "COALESCE" => {
            let mut all = arguments.iter().cloned();
            let one = all.next()?;
            let kind = all.fold(one, common)?.kind;
            return Some(kind.or_null(!arguments.iter().any(is_not_null)));
        }
        _ => return None,
    };
    Some(kind.or_null(!arguments.iter().all(is_not_null)))
}

/// Whether it is known not to be NULL.
pub fn is_not_null(known: &Known) -> bool {
    known.as_ref().is_some_and(|known| known.is_not_null)
}

/// Whether it can stand where a truth value is expected.
pub fn may_be_true(known: &Known) -> bool {
    known
        .as_ref()
        .is_none_or(|known| matches!(known.kind, Type::Boolean | Type::Null))
}

/// The type of a comparison.
pub fn truth(left: &Known, right: &Known) -> DataType {
    Type::Boolean.or_null(!(is_not_null(left) && is_not_null(right)))
}
