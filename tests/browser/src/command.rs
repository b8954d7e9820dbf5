//! What the drivers can do beyond thirtyfour's own commands.

use http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{ElementId, RequestData, SessionId};

/// A command as the protocol spells it.
#[derive(Debug)]
pub(crate) enum Command {
    /// The role of an element in the browser's accessibility tree (W3C `WebDriver`, Get Computed Role).
    ComputedRole(ElementId),
    /// Its name there (Get Computed Label).
    ComputedLabel(ElementId),
    /// A command of the Chrome `DevTools` protocol.
    DevTools(&'static str, Value),
    /// What Chromium has noted in its log of that name since it was asked last.
    Log(&'static str),
    /// Where geckodriver runs scripts: in the page, `content`, or in the browser, `chrome`.
    MozContext(&'static str),
}

impl FormatRequestData for Command {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let of_element = |element: &ElementId, what: &str| {
            RequestData::new(
                Method::GET,
                format!("session/{session}/element/{element}/{what}"),
            )
        };
        match self {
            Self::ComputedRole(element) => of_element(element, "computedrole"),
            Self::ComputedLabel(element) => of_element(element, "computedlabel"),
            Self::DevTools(command, parameters) => {
                RequestData::new(Method::POST, format!("session/{session}/goog/cdp/execute"))
                    .add_body(json!({ "cmd": command, "params": parameters }))
            }
            Self::Log(name) => RequestData::new(Method::POST, format!("session/{session}/se/log"))
                .add_body(json!({ "type": name })),
            Self::MozContext(context) => {
                RequestData::new(Method::POST, format!("session/{session}/moz/context"))
                    .add_body(json!({ "context": context }))
            }
        }
    }
}
