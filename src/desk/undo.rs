//! What a browser may take back in a field. Its own undo replays its steps on whatever stands there by then: where a
//! script has written since, that doubles or tears the text. So it may go back no further than to the text that was
//! written last.

use super::columns::Way;

/// What is known of a field. `T` is its text, as whoever asks holds it.
#[derive(Debug)]
pub struct Steps<T> {
    /// The text that a script has written, or the page began with: what the browser knows from before does not fit it.
    base: T,
    /// The text as the browser left it.
    known: T,
    /// How many steps the browser has taken back since it was typed.
    back: usize,
}

impl<T: PartialEq + Clone> Steps<T> {
    /// A field in which nothing was typed since this text was written into it.
    pub fn of(text: T) -> Self {
        Self {
            base: text.clone(),
            known: text,
            back: 0,
        }
    }

    /// Takes in the text as it stands there now: if it is another than the browser left, it was written by a script.
    pub fn meet(&mut self, text: T) {
        if self.known != text {
            *self = Self::of(text);
        }
    }

    /// Whether the browser may go this way.
    pub fn may(&self, way: Way) -> bool {
        match way {
            Way::Back => self.known != self.base,
            Way::Forth => self.back > 0,
        }
    }

    /// Takes in the text that is there after the browser has changed it: by typing, or by going a way.
    pub fn changed(&mut self, way: Option<Way>, text: T) {
        self.known = text;
        self.back = match way {
            Some(Way::Back) => self.back + 1,
            Some(Way::Forth) => self.back.saturating_sub(1),
            None => 0,
        };
    }
}
