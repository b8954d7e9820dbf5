//! Which tab of a browser keeps the workspace. Tabs share one storage: the one that was there first keeps, and another
//! is its guest until the user says otherwise. No tab writes over what it has not seen.

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
        self.is_guest |= stored.is_some() && stored != self.stored.as_deref();
        !self.is_guest
    }

    /// Another tab says this. Gives the answer to it.
    pub fn hears(&mut self, said: &str) -> Option<&'static str> {
        self.is_guest |= said == KEPT_HERE;
        (said == IS_KEPT && !self.is_guest).then_some(KEPT_HERE)
    }
}
