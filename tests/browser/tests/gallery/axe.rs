//! axe, run in the page. The page's policy lets no script in but its own files; a driver's script is the browser's.

use browser_tests::Page;
use serde_json::json;

/// `tests/browser/axe/README.md` says where it is from.
const AXE: &str = include_str!("../../axe/axe.min.js");

/// How much is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audit {
    /// Every rule.
    Whole,
    /// Only whether what can be hit is large enough: what else depends on the width is `fit`'s to find.
    Targets,
}

/// A list that opens beside a field scrolls as the arrow keys, which the field hears, go through it: the focus never comes
/// there. axe knows this of a combobox's list alone, and no textarea, such as an editor of SQL, may be a combobox.
const LISTS: &str = "axe.configure({ rules: [
    { id: 'scrollable-region-focusable', selector: '*:not(select, textarea, [role=listbox])' },
]});";

/// Gives the page axe.
pub async fn bring(page: &Page) {
    page.run(AXE, vec![]).await;
    page.run(LISTS, vec![]).await;
}

/// What axe finds against WCAG 2.2 in the levels A and AA, against its own best practice, and against the contrast of
/// level AAA: each rule with the first elements that break it.
pub async fn violations(page: &Page, audit: Audit) -> Vec<String> {
    let only = match audit {
        Audit::Whole => json!({
            "type": "tag",
            "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
        }),
        Audit::Targets => json!({ "type": "rule", "values": ["target-size"] }),
    };
    let mut options = json!({ "runOnly": only, "resultTypes": ["violations"] });
    if audit == Audit::Whole {
        options["rules"] = json!({
            "color-contrast-enhanced": { "enabled": true }, "target-size": { "enabled": true },
        });
    }
    let script = "return axe.run(document, arguments[0]).then(({ violations }) => violations.map(({ id, nodes }) =>
        `${id}, ${nodes.length} times: ${nodes.slice(0, 4).map((node) => `${node.html.slice(0, 160)} (${node.failureSummary})`).join(' · ')}`));";
    let found = page.run(script, vec![options]).await;
    serde_json::from_value(found).expect("axe's findings")
}
