//! The ways in which a click on `Send request` can end. There are twelve, and no more: a user learns them once.

/// How an attempt ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    Created,
    ErrorReported,
    Refused,
    AskedToWait,
    ApiFailed,
    NotTheApi,
    Cancelled,
    GivenUp,
    Broken,
    NothingSent,
    Asked,
    HeldBack,
}

use Ending::{
    ApiFailed, Asked, AskedToWait, Broken, Cancelled, Created, ErrorReported, GivenUp, HeldBack,
    NotTheApi, NothingSent, Refused,
};

impl Ending {
    pub const ALL: [Self; 12] = [
        Created,
        ErrorReported,
        Refused,
        AskedToWait,
        ApiFailed,
        NotTheApi,
        Cancelled,
        GivenUp,
        Broken,
        NothingSent,
        Asked,
        HeldBack,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Created => "created",
            ErrorReported => "error reported",
            Refused => "refused",
            AskedToWait => "asked to wait",
            ApiFailed => "API failed",
            NotTheApi => "not the API",
            Cancelled => "cancelled",
            GivenUp => "given up",
            Broken => "no answer",
            NothingSent => "nothing sent",
            Asked => "asked first",
            HeldBack => "held back",
        }
    }

    pub fn means(self) -> &'static str {
        match self {
            Created => "The status is good, and nothing in the answer speaks against it.",
            ErrorReported => "The status is good, and the answer holds an error: it is no success.",
            Refused => "The API does not take the request.",
            AskedToWait => {
                "Too many requests. The seconds are counted down, and nothing is sent by itself."
            }
            ApiFailed => "A status of 500 or more. It may have created this before it failed.",
            NotTheApi => {
                "A good status and a body that is not the API's: a login page, say. It may have been created."
            }
            Cancelled => "The user gave it up. It may have arrived.",
            GivenUp => "No answer came in time. It may have arrived.",
            Broken => "Nothing that the browser lets a page read. It may have arrived.",
            NothingSent => "The request did not leave the browser.",
            Asked => "It exists or may exist, so the user is asked before it is sent again.",
            HeldBack => "Something is missing or wrong, and the page says where.",
        }
    }

    /// Whether the request may have been carried out, and nobody knows.
    pub fn is_unknown(self) -> bool {
        matches!(self, ApiFailed | NotTheApi | Cancelled | GivenUp | Broken)
    }

    /// What the workspace says of the draft.
    pub fn state(self) -> &'static str {
        match self {
            Created | Asked => "Created",
            ErrorReported | Refused | AskedToWait | NothingSent => "Failed",
            HeldBack => "problem",
            _ => "Unknown",
        }
    }
}
