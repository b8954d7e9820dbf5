//! The literal strings of a PowerShell script, found by a grammar that others wrote, and what they stand for, by
//! `about_Quoting_Rules` <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules>.

use tree_sitter::{Node, Parser};

/// A script taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct Script {
    /// The text with `''` in the place of each literal string.
    pub frame: String,
    /// What the literal strings stand for, in order.
    pub strings: Vec<String>,
    /// The commands that it names, in order.
    pub commands: Vec<String>,
}

/// Takes a script apart. `None` where it does not fit the grammar.
pub fn script(text: &str) -> Option<Script> {
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_powershell::LANGUAGE.into())
        .ok()?;
    let tree = parser.parse(text, None)?;
    if tree.root_node().has_error() {
        return None;
    }
    let mut script = Script {
        frame: String::new(),
        strings: Vec::new(),
        commands: Vec::new(),
    };
    let mut done = 0;
    visit(tree.root_node(), &mut |node| {
        let own = &text[node.byte_range()];
        match node.kind() {
            "command_name" => script.commands.push(own.to_owned()),
            "verbatim_string_characters" | "verbatim_here_string_characters" => {
                script.frame.push_str(&text[done..node.start_byte()]);
                script.frame.push_str("''");
                script.strings.push(value(own)?);
                done = node.end_byte();
            }
            _ => {}
        }
        Some(())
    })?;
    script.frame.push_str(&text[done..]);
    Some(script)
}

fn visit(node: Node<'_>, see: &mut impl FnMut(Node<'_>) -> Option<()>) -> Option<()> {
    see(node)?;
    let mut cursor = node.walk();
    for child in node.children(&mut cursor) {
        visit(child, see)?;
    }
    Some(())
}

/// What a literal string stands for: an apostrophe is doubled in it; between `@'` with its line break and a line
/// that begins with `'@` everything is as it stands.
fn value(literal: &str) -> Option<String> {
    if let Some(inner) = literal.strip_prefix("@'") {
        let inner = inner.strip_suffix("'@")?;
        let inner = inner
            .strip_prefix("\r\n")
            .or_else(|| inner.strip_prefix('\n'))?;
        let inner = inner
            .strip_suffix("\r\n")
            .or_else(|| inner.strip_suffix('\n'))?;
        let ends = |line: &str| line.starts_with("'@");
        return (!inner.split('\n').any(ends)).then(|| inner.to_owned());
    }
    let inner = literal.strip_prefix('\'')?.strip_suffix('\'')?;
    let parts: Vec<&str> = inner.split("''").collect();
    let is_alone = parts.iter().any(|part| part.contains('\''));
    (!is_alone).then(|| parts.join("'"))
}
