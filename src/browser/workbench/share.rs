//! Sharing at work: the link and the file that are made, and the link with which the page was opened.

use super::import::{finish, own_token, show, with_here};
use super::{Bench, at_bench};
use crate::browser::{clipboard, location, pack, page, save, task};
use crate::desk::import::Source;
use crate::desk::share::view::{CLOSE_ID, DIALOG_ID, LINK_ID};
use crate::desk::share::{FILE_NAME, ShareFault, packed, read_beside};
use crate::text::share as say;

/// Opens the link with which the page was opened, and each that is followed to it later.
pub(super) fn start() {
    open(&location::hash());
    location::on_hash(|hash| open(&hash));
}

/// Does what a button of the dialog says.
pub(super) fn act(act: &str) {
    match act {
        "share-open" => {
            make(|bench| bench.share.begin());
            page::open_dialog(DIALOG_ID);
            page::focus(CLOSE_ID);
        }
        "share-all" => make(|bench| bench.share.choose(false)),
        "share-one" => make(|bench| bench.share.choose(true)),
        "share-copy" => copy(),
        "share-file" => {
            if let Some(text) = at_bench(|bench| bench.shared()) {
                save::file(FILE_NAME, &text);
            }
        }
        "share-close" => page::close_dialog(DIALOG_ID),
        _ => {}
    }
}

impl Bench {
    fn shared(&self) -> String {
        own_token(|token| self.share.text(&self.given, self.shown, token))
    }
}

/// Makes the link of what is to be shared.
fn make(change: impl FnOnce(&mut Bench)) {
    let text = at_bench(|bench| {
        change(bench);
        bench.draw_import();
        bench.shared()
    });
    let Some(text) = text else { return };
    task::spawn(async move {
        let packed = pack::pack(&text).await;
        at_bench(|bench| {
            // What was chosen or typed since is being packed itself.
            if bench.shared() == text {
                bench.share.take(&location::page(), packed.as_deref());
                bench.draw_import();
            }
        });
    });
}

fn copy() {
    let link = at_bench(|bench| bench.share.link().map(str::to_owned));
    let Some(link) = link.flatten() else { return };
    task::spawn(async move {
        let is_copied = clipboard::write(&link).await;
        if !is_copied {
            page::select_field(LINK_ID);
        }
        at_bench(|bench| {
            bench.share.note(if is_copied {
                say::COPIED
            } else {
                say::SELECTED
            });
            bench.draw_import();
        });
    });
}

/// Opens a link. Its fragment goes out of the address: a reload is not to open it again.
fn open(hash: &str) {
    let Some(packed) = packed(hash) else { return };
    let packed = packed.map(str::to_owned);
    location::replace("#/");
    task::spawn(async move {
        let text = match packed {
            Ok(packed) => pack::unpack(&packed).await.ok_or(ShareFault::Damaged),
            Err(fault) => Err(fault),
        };
        finish(at_bench(|bench| {
            with_here(bench, |importer, here| {
                let shared = text.and_then(|text| read_beside(&text, here.token));
                importer.open_shared(shared, &Source::Link, here)
            })
        }));
        show();
    });
}
