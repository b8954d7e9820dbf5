//! Links and files that hold drafts: what goes into them, how a link is written, and what an opened one holds. There is no
//! place in either for a token or for an address of the API.
//!
//! - [`view`](mod@view): the button and the dialog as nodes.

pub mod view;

use crate::api::token::Token;
use crate::import::{Found, Import, secret};
use crate::saved::{self, SavedFault};
use crate::workspace::{Draft, DraftId, Progress, Workspace, secrets};

/// How the fragment of a link begins, with the version of what follows.
const OPENING: &str = "#share=1.";
/// How the fragment of a link of any version begins.
const ANY_OPENING: &str = "#share=";
/// The longest link that is offered, in characters: programs for mail and chat cut what is longer.
pub const LINK_MAX: usize = 8_000;
/// The most drafts that are opened at once.
const DRAFTS_MAX: usize = 500;
/// The name of the file.
pub const FILE_NAME: &str = "millrace-workspace.json";

/// Why a link or a file could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareFault {
    /// A part of it is missing, or it was never one.
    Damaged,
    /// It was made by a newer Millrace.
    Newer,
    /// It holds more drafts than are opened at once.
    TooMany,
    /// It holds no draft.
    Empty,
}

/// What the dialog remembers.
#[derive(Debug, Default)]
pub struct Share {
    is_one: bool,
    link: Link,
    notice: Option<&'static str>,
}

/// The link of the drafts that are shared.
#[derive(Debug, Default)]
enum Link {
    /// It is being made.
    #[default]
    Awaited,
    /// It can't be made here.
    Unavailable,
    /// It would be so many characters long.
    TooLong(usize),
    Made(String),
}

impl Share {
    /// What is shared: the drafts, or the one that is shown, where the user wants it alone. `token` stands in the token's
    /// field.
    pub fn text(&self, workspace: &Workspace, shown: Option<DraftId>, token: &str) -> String {
        write(workspace, shown.filter(|_| self.is_one), token)
    }

    /// Takes whether the draft that is shown goes alone. The link is made anew.
    pub fn choose(&mut self, is_one: bool) {
        self.is_one = is_one;
        self.begin();
    }

    /// The link is being made.
    pub fn begin(&mut self) {
        self.link = Link::Awaited;
        self.notice = None;
    }

    /// Takes what a link to this page carries, or that it could not be packed.
    pub fn take(&mut self, page: &str, packed: Option<&str>) {
        let link = packed.map(|packed| [page, OPENING, packed].concat());
        self.link = match link {
            None => Link::Unavailable,
            Some(link) if link.len() > LINK_MAX => Link::TooLong(link.len()),
            Some(link) => Link::Made(link),
        };
    }

    /// The link, once there is one.
    pub fn link(&self) -> Option<&str> {
        match &self.link {
            Link::Made(link) => Some(link),
            _ => None,
        }
    }

    /// What came of copying the link.
    pub fn note(&mut self, notice: &'static str) {
        self.notice = Some(notice);
    }
}

/// The drafts as they are shared: without what became of them, without the secrets of their SQL, and without what looks
/// like a token.
fn write(workspace: &Workspace, only: Option<DraftId>, token: &str) -> String {
    let is_shared = |draft: &&Draft| only.is_none_or(|only| only == draft.id);
    let drafts = workspace.drafts.iter().filter(is_shared).cloned();
    let drafts = drafts.map(|draft| Draft {
        progress: Progress::Draft,
        elsewhere: Vec::new(),
        ..draft
    });
    let shared = Workspace::restored(workspace.target.clone(), drafts);
    let mut text = saved::write_workspace(&secrets::without(&shared));
    if let Some(found) = secret::find(&text) {
        text = found.masked;
    }
    match Token::parse(token) {
        Ok(own) => own.token.mask(&text),
        Err(_) => text,
    }
}

/// What the fragment of a link carries. `None` where it is no such link.
///
/// # Errors
/// Where it is of another version.
pub fn packed(fragment: &str) -> Option<Result<&str, ShareFault>> {
    if let Some(packed) = fragment.strip_prefix(OPENING) {
        return Some(Ok(packed));
    }
    let version = fragment.strip_prefix(ANY_OPENING)?;
    let digits = version.split('.').next().unwrap_or_default();
    let is_version = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    Some(Err(if is_version {
        ShareFault::Newer
    } else {
        ShareFault::Damaged
    }))
}

/// Whether a text may be a file of drafts, as [`Share::text`] writes it.
pub fn fits(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('{') && text.contains("\"drafts\"") && text.contains("\"version\"")
}

/// Reads what was shared. Nothing of it is taken but drafts and where they go.
///
/// # Errors
/// See [`ShareFault`].
pub fn read(text: &str) -> Result<Import, ShareFault> {
    read_beside(text, "")
}

/// Reads what was shared, where this token stands in its field: in a draft it is masked. Once the page had masked it, the
/// drafts would not be known again when they are to be taken back.
///
/// # Errors
/// See [`ShareFault`].
pub fn read_beside(text: &str, token: &str) -> Result<Import, ShareFault> {
    let opened = |text: &str| {
        saved::read(text).map_err(|fault| match fault {
            SavedFault::Newer => ShareFault::Newer,
            SavedFault::Damaged => ShareFault::Damaged,
        })
    };
    let mut visit = opened(text.trim_start_matches('\u{feff}'))?;
    if let Ok(own) = Token::parse(token) {
        // Read first: what JSON spells otherwise is a token once it is read.
        let plain = saved::write_workspace(&visit.workspace);
        if own.token.is_in(&plain) {
            visit = opened(&own.token.mask(&plain))?;
        }
    }
    match visit.workspace.drafts.len() {
        0 => return Err(ShareFault::Empty),
        1..=DRAFTS_MAX => {}
        _ => return Err(ShareFault::TooMany),
    }
    let drafts = visit.workspace.drafts.into_iter().map(|draft| Found {
        subject: draft.subject,
        extra: draft.extra,
    });
    Ok(Import {
        drafts: drafts.collect(),
        target: visit.workspace.target,
        ..Import::default()
    })
}
