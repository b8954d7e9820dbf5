//! How the C runtime of Microsoft splits a command line, from its documentation, "Parsing C++ command-line arguments"
//! <https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments>.

/// The arguments of a command line behind the program's name.
pub fn arguments(line: &str) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let mut at = 0;
    // In the program's name a backslash is nothing special.
    let mut is_quoted = false;
    while at < chars.len() && (is_quoted || !is_space(chars[at])) {
        is_quoted ^= chars[at] == '"';
        at += 1;
    }
    let mut arguments = Vec::new();
    loop {
        while at < chars.len() && is_space(chars[at]) {
            at += 1;
        }
        if at == chars.len() {
            return arguments;
        }
        arguments.push(argument(&chars, &mut at));
    }
}

fn argument(chars: &[char], at: &mut usize) -> String {
    let mut text = String::new();
    let mut is_quoted = false;
    while *at < chars.len() && (is_quoted || !is_space(chars[*at])) {
        let backslashes = chars[*at..].iter().take_while(|c| **c == '\\').count();
        *at += backslashes;
        if chars.get(*at) == Some(&'"') {
            text.extend(std::iter::repeat_n('\\', backslashes / 2));
            *at += 1;
            if backslashes % 2 == 1 {
                text.push('"');
            } else if is_quoted && chars.get(*at) == Some(&'"') {
                text.push('"');
                *at += 1;
            } else {
                is_quoted = !is_quoted;
            }
        } else if backslashes > 0 {
            text.extend(std::iter::repeat_n('\\', backslashes));
        } else {
            text.push(chars[*at]);
            *at += 1;
        }
    }
    text
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

#[cfg(test)]
mod tests {
    use super::arguments;

    #[test]
    fn the_examples_of_the_documentation_come_out_as_it_has_them() {
        for (line, expected) in [
            (r#""abc" d e"#, ["abc", "d", "e"]),
            (r#"a\\b d"e f"g h"#, [r"a\\b", "de fg", "h"]),
            (r#"a\\\"b c d"#, [r#"a\"b"#, "c", "d"]),
            (r#"a\\\\"b c" d e"#, [r"a\\b c", "d", "e"]),
        ] {
            assert_eq!(arguments(&format!("program {line}")), expected, "{line}");
        }
        assert_eq!(arguments(r#"program a"b"" c d"#), [r#"ab" c d"#]);
    }
}
