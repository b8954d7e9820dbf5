//! A piece of a text without its quotes and escapes, and the way from each of its bytes back to where it was written.

use std::ops::Range;

/// What a piece says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word {
    /// Without quotes and escapes.
    pub(super) text: String,
    /// Where it stands, with its quotes.
    pub(super) span: Range<usize>,
    /// The variables in it that the text does not set, as they are written, and where they stand in `text`.
    pub(super) holes: Vec<Range<usize>>,
    runs: Vec<Run>,
}

/// Bytes that were written in one way: as they are, or as one escape.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    /// Where they begin in the word.
    at: usize,
    /// Where they are written.
    written: Range<usize>,
    /// Written as they are.
    is_copy: bool,
}

impl Word {
    /// A word that stands at this place.
    pub(super) fn at(start: usize) -> Self {
        Self {
            span: start..start,
            ..Self::default()
        }
    }

    /// A part of the text as it stands.
    pub(super) fn copied(text: &str, span: Range<usize>) -> Self {
        let mut word = Self::at(span.start);
        word.copy(text, span.clone());
        word.span = span;
        word
    }

    /// How much memory a copy takes, roughly.
    pub(super) fn weight(&self) -> usize {
        self.text.len() + 32 * self.runs.len()
    }

    /// A name for what stands at a place.
    pub(super) fn named(text: &str, span: Range<usize>) -> Self {
        let mut word = Self::at(span.start);
        word.push(text, span.clone());
        word.span = span;
        word
    }

    /// Adds a part of the text as it stands.
    pub(super) fn copy(&mut self, text: &str, span: Range<usize>) {
        let Some(said) = text.get(span.clone()).filter(|said| !said.is_empty()) else {
            return;
        };
        match self.runs.last_mut() {
            Some(run) if run.is_copy && run.written.end == span.start => run.written.end = span.end,
            _ => self.runs.push(Run {
                at: self.text.len(),
                written: span,
                is_copy: true,
            }),
        }
        self.text.push_str(said);
    }

    /// Adds what is written in another way.
    pub(super) fn push(&mut self, said: &str, written: Range<usize>) {
        if said.is_empty() {
            return;
        }
        self.runs.push(Run {
            at: self.text.len(),
            written,
            is_copy: false,
        });
        self.text.push_str(said);
    }

    /// Adds a variable that the text does not set.
    pub(super) fn push_hole(&mut self, text: &str, span: Range<usize>) {
        let start = self.text.len();
        self.copy(text, span);
        self.holes.push(start..self.text.len());
    }

    /// Adds another word.
    pub(super) fn append(&mut self, other: &Self) {
        let base = self.text.len();
        self.text.push_str(&other.text);
        self.runs.extend(other.runs.iter().map(|run| Run {
            at: base + run.at,
            ..run.clone()
        }));
        self.holes.extend(
            other
                .holes
                .iter()
                .map(|hole| base + hole.start..base + hole.end),
        );
    }

    /// A part of the word.
    pub(super) fn part(&self, part: Range<usize>) -> Self {
        let text = self.text.get(part.clone()).unwrap_or_default().to_owned();
        let mut word = Self {
            span: self.place(part.clone()),
            holes: Vec::new(),
            runs: Vec::new(),
            text,
        };
        let first = self.runs.partition_point(|run| run.at <= part.start);
        for (i, run) in self.runs.iter().enumerate().skip(first.saturating_sub(1)) {
            if run.at >= part.end {
                break;
            }
            let end = self.runs.get(i + 1).map_or(self.text.len(), |next| next.at);
            let (from, to) = (run.at.max(part.start), end.min(part.end));
            if from < to {
                let written = if run.is_copy {
                    run.written.start + (from - run.at)..run.written.start + (to - run.at)
                } else {
                    run.written.clone()
                };
                word.runs.push(Run {
                    at: from - part.start,
                    written,
                    is_copy: run.is_copy,
                });
            }
        }
        let first = self.holes.partition_point(|hole| hole.end <= part.start);
        for hole in &self.holes[first..] {
            if hole.start >= part.end {
                break;
            }
            word.holes
                .push(hole.start.max(part.start) - part.start..hole.end.min(part.end) - part.start);
        }
        word
    }

    /// The word without white space at its ends.
    pub(super) fn trimmed(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let len = self.text.trim().len();
        self.part(start..start + len)
    }

    /// Where a part of the word is written. What comes from different places is only told by its first.
    pub(super) fn place(&self, part: Range<usize>) -> Range<usize> {
        if part.start >= self.text.len() {
            return self.span.end..self.span.end;
        }
        let Some(first) = self.run(part.start) else {
            return self.span.clone();
        };
        let start = if first.is_copy {
            first.written.start + (part.start - first.at)
        } else {
            first.written.start
        };
        let end = match self.run(part.end.saturating_sub(1).max(part.start)) {
            Some(last) if last.is_copy => last.written.start + (part.end.max(part.start) - last.at),
            Some(last) => last.written.end,
            None => start,
        };
        if end < start {
            return start..first.written.end.max(start);
        }
        start..end
    }

    /// The run that a byte belongs to.
    fn run(&self, byte: usize) -> Option<&Run> {
        let behind = self.runs.partition_point(|run| run.at <= byte);
        self.runs.get(behind.checked_sub(1)?)
    }
}
