//! Why a part of Terraform, of SQL or of a page has no place in a draft. The words are not here.

use super::columns::LeftOut;
use super::payload::PayloadFault;

/// Why a part was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It refers to something that the text does not say.
    Unknown,
    /// A table that the text does not describe: its resource's label is taken for its name.
    Label,
    /// Terraform computes it.
    Computed,
    /// Aiven fills it in from the integration.
    Filled,
    /// It says nothing that the fields do not say.
    Implied,
    /// No field holds what goes by this name.
    NoField(String),
    /// A table that does not say what connector it is for.
    NoConnector,
    /// A statement that makes neither a table nor a job.
    Statement,
    /// A block that describes something else.
    Block,
    /// It is put where it is referred to.
    Definition,
    /// Terraform's own business.
    OnlyTerraform,
    /// Another project or service than the one that was found first.
    OtherTarget,
    /// It can't be read.
    Unreadable,
    /// A bracket that does not close.
    OpenBracket,
    /// A bracket that should have closed before this.
    NoBracket,
    /// A quote that does not close.
    OpenQuote,
    /// An option without a comma in front of it.
    NoComma,
    /// A statement without a semicolon in front of it.
    NoSemicolon,
    /// What stands here and behind it is more than is taken at once.
    TooMuch,
    /// A part of a table's columns that Flink has no equivalent for.
    Column(LeftOut),
    /// What is wrong with a payload.
    Payload(PayloadFault),
    /// Another host than Aiven's: imports never change where requests go.
    Host,
    /// A word that stands for the token.
    Placeholder,
    /// Text of a page that is no part of a request.
    Prose,
    /// `/test` in the cheat sheet's addresses, which no API ever had.
    StrayTest,
}

impl Unfit {
    /// Whether it is a slip of the pen, whose place in the text helps to mend it.
    pub fn is_slip(&self) -> bool {
        self.costs_a_draft() || matches!(self, Self::Unreadable | Self::NoComma)
    }

    /// Whether it is a slip of the pen without which there would be one draft more.
    pub fn costs_a_draft(&self) -> bool {
        matches!(
            self,
            Self::OpenBracket
                | Self::NoBracket
                | Self::OpenQuote
                | Self::NoSemicolon
                | Self::Payload(_)
        )
    }
}
