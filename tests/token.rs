//! The token: how a pasted text is read, what can stand in a header, and that nothing else is made of it.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use TokenFault::{Character, Empty, Space};
use millrace::api::token::{AuthScheme, Token, TokenFault, wipe};
use proptest::prelude::*;

/// `expect`: the token in the header, and whether something around it was left out.
fn check(typed: &str, expect: Result<(&str, bool), TokenFault>) {
    let read =
        Token::parse(typed).map(|pasted| (pasted.token.header(AuthScheme::Bearer), pasted.trimmed));
    let expect = expect.map(|(token, trimmed)| (format!("Bearer {token}"), trimmed));
    assert_eq!(read, expect, "{typed:?}");
}

#[test]
fn white_space_and_names_in_front_are_left_out() {
    for (typed, token, trimmed) in [
        ("abc", "abc", false),
        ("AZaz09-._~+/==", "AZaz09-._~+/==", false),
        ("a", "a", false),
        (" abc\r\n", "abc", true),
        ("\u{a0}abc\u{3000}", "abc", true),
        ("Bearer abc", "abc", true),
        ("bearer\tabc", "abc", true),
        ("BEARER   abc", "abc", true),
        ("aivenv1 abc", "abc", true),
        ("Authorization: Bearer abc", "abc", true),
        ("authorization:aivenv1 abc", "abc", true),
        ("Authorization: abc", "abc", true),
        ("Bearerabc", "Bearerabc", false),
        ("aivenv1abc", "aivenv1abc", false),
        ("abcBearer", "abcBearer", false),
    ] {
        check(typed, Ok((token, trimmed)));
    }
}

#[test]
fn what_cannot_stand_in_a_header_is_refused() {
    for (typed, fault) in [
        ("", Empty),
        (" \r\n\t", Empty),
        ("Bearer", Empty),
        ("Bearer ", Empty),
        ("Authorization:", Empty),
        ("authorization: aivenv1", Empty),
        ("abc def", Space),
        ("abc\tdef", Space),
        ("abc\r\nX-Evil: 1", Space),
        ("abc\nX-Evil:1", Space),
        ("abc\rX-Evil:1", Space),
        ("abc\u{b}def", Space),
        ("abc\u{a0}def", Space),
        ("abc\u{2028}def", Space),
        ("Bearer abc Bearer def", Space),
        ("abc\0", Character),
        ("abc\u{7f}", Character),
        ("abc\u{200b}", Character),
        ("\u{feff}abc", Character),
        ("abcé", Character),
        ("\"abc\"", Character),
        ("'abc'", Character),
        ("$(id)", Character),
        ("abc,", Character),
        ("abc:def", Character),
        ("a=b", Character),
        ("==", Character),
        ("<token>", Character),
        ("•••", Character),
    ] {
        check(typed, Err(fault));
    }
}

#[test]
fn the_header_names_the_scheme_and_then_the_token() {
    let token = Token::parse("abc==").expect("a token").token;
    assert_eq!(token.header(AuthScheme::Bearer), "Bearer abc==");
    assert_eq!(token.header(AuthScheme::Aivenv1), "aivenv1 abc==");
}

#[test]
fn a_scheme_is_found_by_its_name_in_any_case() {
    for (name, expect) in [
        ("Bearer", Some(AuthScheme::Bearer)),
        ("bEARER", Some(AuthScheme::Bearer)),
        ("aivenv1", Some(AuthScheme::Aivenv1)),
        ("AIVENV1", Some(AuthScheme::Aivenv1)),
        ("", None),
        ("Basic", None),
        ("Bearer ", None),
    ] {
        assert_eq!(AuthScheme::from_name(name), expect, "{name:?}");
    }
    assert_eq!(
        AuthScheme::default(),
        AuthScheme::Bearer,
        "the cheat sheet's"
    );
}

#[test]
fn debugging_shows_nothing_of_the_token() {
    let pasted = Token::parse("sesame").expect("a token");
    assert_eq!(format!("{:?}", pasted.token), "Token(…)");
    assert!(!format!("{pasted:#?}").contains("sesame"));
    for typed in ["sesame sesame", "sesame\0", "Bearer sesame\u{200b}"] {
        assert!(!format!("{:?}", Token::parse(typed)).contains("sesame"));
    }
}

#[test]
fn the_token_is_masked_wherever_it_stands() {
    let token = Token::parse("a+b/c+d/e=").expect("a token").token;
    for (text, expect) in [
        ("", ""),
        ("nothing of it", "nothing of it"),
        ("a+b/c+d/e=", "•••"),
        (
            "{\"message\": \"a+b/c+d/e= is not a+b/c+d/e=\"}",
            "{\"message\": \"••• is not •••\"}",
        ),
        ("a+b/c+d/e, or nearly", "a+b/c+d/e, or nearly"),
        // As JSON, JSON in JSON, a URL, a URL in a URL, and HTML write it.
        (r#"{"m":"a+b\/c+d\/e="}"#, r#"{"m":"•••"}"#),
        (r#"{"m":"a\u002bb\u002Fc+d\/e\u003d!"}"#, r#"{"m":"•••!"}"#),
        (
            r#""{\"m\":\"a+b\\/c\\u002bd\\/e=\"}""#,
            r#""{\"m\":\"•••\"}""#,
        ),
        ("?token=a%2Bb%2fc%2Bd%2Fe%3D&x", "?token=•••&x"),
        ("a%252Bb%252Fc+d/e%253D", "•••"),
        ("<p>a&#43;b&#x2F;c&#X2b;d&#47;e&#x3D;</p>", "<p>•••</p>"),
        (r"\u0061+b/c+d/e=", "•••"),
        // As far as a text that was cut off holds it.
        (r#"{"m":"a+b/c+d/e"#, r#"{"m":"•••"#),
        (r#"{"m":"a+b/c+d/e\u00"#, r#"{"m":"•••"#),
        ("a+b/c+d/e%3", "•••"),
        ("a+b/c+d/e&#6", "•••"),
        ("a+b/c", "a+b/c"),
        (
            r"\\ % & &# &#x \u \u00zz %zz",
            r"\\ % & &# &#x \u \u00zz %zz",
        ),
    ] {
        assert_eq!(token.mask(text), expect);
    }
}

/// What Python 3 makes of the token: `urllib.parse.quote`, `json.dumps` with slashes escaped, `bytes.hex`, and
/// `base64.b64encode` of it behind nothing, behind `:` and behind `x:`, the last also as `urlsafe_b64encode`.
#[test]
fn the_token_is_masked_in_what_other_programs_make_of_it() {
    let token = Token::parse("a+b/c+d/e~").expect("a token").token;
    for (text, expect) in [
        ("/me?token=a%2Bb%2Fc%2Bd%2Fe~&x=1", "/me?token=•••&x=1"),
        (r#"{"got":"a+b\/c+d\/e~"}"#, r#"{"got":"•••"}"#),
        ("612b622f632b642f657e", "•••"),
        ("612B622F632B642F657E", "•••"),
        ("YStiL2MrZC9lfg==", "•••g=="),
        ("OmErYi9jK2QvZX4=", "Om•••4="),
        ("eDphK2IvYytkL2V+", "eDp•••"),
        ("eDphK2IvYytkL2V-", "eDp•••"),
    ] {
        assert_eq!(token.mask(text), expect);
    }
}

#[test]
fn a_long_text_that_looks_like_a_token_or_an_escape_is_masked_in_no_time() {
    let token = Token::parse("0123456789abcdef").expect("a token").token;
    for piece in ["\\", "&#", "%", "0123456789abcde", "\\u", "&#x0"] {
        let text = piece.repeat((1 << 20) / piece.len());
        let text = [text.as_str(), " end"].concat();
        assert_eq!(token.mask(&text), text);
    }
}

#[test]
fn a_text_as_short_as_a_word_is_no_secret_and_masks_no_ids() {
    let mask = |typed: &str, text: &str| Token::parse(typed).expect("a token").token.mask(text);
    assert_eq!(mask("a4af740", "a4af7409-d167"), "a4af7409-d167");
    assert_eq!(mask("a4af7409", "a4af7409-d167"), "•••-d167");
}

#[test]
fn wiping_leaves_an_empty_text() {
    let mut text = "sesame".to_owned();
    wipe(&mut text);
    assert_eq!(text, "");
}

proptest! {
    #![proptest_config(common::properties(3000))]

    #[test]
    fn masking_changes_nothing_but_the_token(text in any::<String>(), at in any::<prop::sample::Index>()) {
        let token = Token::parse("0123456789abcdef").expect("a token").token;
        prop_assert_eq!(token.mask(&text), text.clone());
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (before, behind) = text.split_at(*at.get(&places));
        let told = [before, "0123456789abcdef", behind].concat();
        prop_assert_eq!(token.mask(&told), [before, "•••", behind].concat());
    }

    #[test]
    fn whatever_is_taken_fits_into_one_header(
        typed in prop_oneof![any::<String>(), "[ -~\r\n\t]{0,12}", "(Bearer )?[a-z0-9=. \r\n-]{0,12}"],
    ) {
        if let Ok(pasted) = Token::parse(&typed) {
            let header = pasted.token.header(AuthScheme::Bearer);
            let token = header.strip_prefix("Bearer ").expect("the scheme");
            prop_assert!(!token.is_empty());
            prop_assert!(token.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~+/=".contains(&b)));
            prop_assert!(typed.contains(token));
            prop_assert_eq!(pasted.trimmed, typed != token);
        }
    }
}

#[test]
fn a_token_is_found_where_it_stands_whole_unless_it_is_as_short_as_a_word() {
    let token = |typed: &str| Token::parse(typed).expect("a token").token;
    assert!(token("Zq7+k3/Rw9").is_in("`Zq7+k3/Rw9` INT"));
    assert!(!token("Zq7+k3/Rw9").is_in("Zq7+k3/Rw"));
    assert!(!token("node").is_in("node_info"));
}
