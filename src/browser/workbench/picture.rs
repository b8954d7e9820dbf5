//! The picture of the pipeline at work: it is made for the room that there is.

use super::{Bench, at_bench, heard};
use crate::browser::{page, surface};
use crate::desk::{self, picture, study};

/// Draws it anew whenever there is another room.
pub fn start() {
    page::on_resize(|| {
        at_bench(|bench| {
            bench.picture_width = surface::width(desk::PICTURE_ID);
            bench.draw_picture();
        });
    });
}

impl Bench {
    pub(super) fn draw_picture(&mut self) {
        let id = desk::PICTURE_ID;
        let is_new = !matches!(&self.picture, Some(heard) if heard.surface.is_at(id));
        if is_new {
            self.picture_width = surface::width(id);
        }
        let flows = study::flows(&self.studied);
        let drawn = picture::view(&self.workspace, &flows, self.picture_width);
        heard(&mut self.picture, id, &[], |_| {}, drawn);
    }
}
