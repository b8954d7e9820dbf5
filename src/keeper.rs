//! Which tab of a browser keeps the workspace. Tabs share one storage: the one that was there first keeps, and another
//! is its guest, until the user says otherwise or the other is gone. No tab writes over what it has not seen, unless it can
//! bring that back.

/// What a new tab asks the others.
pub const IS_KEPT: &str = "is it kept?";
/// What the tab that keeps answers, and says when it takes over.
pub const KEPT_HERE: &str = "kept here";

/// What a tab knows of the others.
#[derive(Debug, Default)]
pub struct Keeper {
    /// What this tab last read from the storage, or wrote there.
    stored: Option<String>,
    /// What it showed then, as it would be stored.
    shown: String,
    is_guest: bool,
    asking: Asking,
}

/// Whether a guest has asked for the tab that keeps.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Asking {
    #[default]
    No,
    Unanswered,
    Answered,
    /// It was answered, and the user has turned to the guest since.
    Again,
}

/// What a guest does when the time for an answer is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The tab that kept is there.
    Nothing,
    /// It may have gone since it answered.
    Ask,
    /// It is gone.
    TakeOver,
}

impl Keeper {
    /// Whether another tab keeps the workspace.
    pub fn is_guest(&self) -> bool {
        self.is_guest
    }

    /// Whether leaving the page, which shows this, loses something.
    pub fn is_at_risk(&self, shown: &str) -> bool {
        self.is_guest && self.shown != shown
    }

    /// What is stored is what this tab shows.
    pub fn agrees(&mut self, stored: Option<String>, shown: String) {
        self.stored = stored;
        self.shown = shown;
    }

    /// This is the tab that keeps from now on.
    pub fn takes_over(&mut self) {
        self.is_guest = false;
    }

    /// Whether this tab may write over what is stored now. What another tab has deleted is nothing to lose.
    pub fn may_write(&mut self, stored: Option<&str>) -> bool {
        self.is_guest |= stored.is_some() && !self.has_seen(stored);
        !self.is_guest
    }

    /// Whether what is stored now is what this tab last read or wrote.
    pub fn has_seen(&self, stored: Option<&str>) -> bool {
        stored == self.stored.as_deref()
    }

    /// The user turns to this tab. Whether it is to ask now who keeps: as a guest that does not wait for an answer yet.
    pub fn is_to_ask(&mut self) -> bool {
        let is_to_ask = self.is_guest && self.asking == Asking::No;
        self.asking = match self.asking {
            Asking::No if self.is_guest => Asking::Unanswered,
            Asking::Answered => Asking::Again,
            asking => asking,
        };
        is_to_ask
    }

    /// The time for an answer is over.
    pub fn has_waited(&mut self) -> Next {
        match std::mem::take(&mut self.asking) {
            Asking::Unanswered if self.is_guest => Next::TakeOver,
            Asking::Again => Next::Ask,
            _ => Next::Nothing,
        }
    }

    /// Another tab says this. Gives the answer to it.
    pub fn hears(&mut self, said: &str) -> Option<&'static str> {
        if said == KEPT_HERE {
            self.is_guest = true;
            if self.asking == Asking::Unanswered {
                self.asking = Asking::Answered;
            }
        }
        (said == IS_KEPT && !self.is_guest).then_some(KEPT_HERE)
    }
}
