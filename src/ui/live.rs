//! The few shapes in which the interface changes. Leptos compiles its machinery anew for every closure that
//! it is given; behind one type each, all closures of a kind share one copy. This is what keeps the app
//! within its budget of bytes.

use crate::browser::page;
use leptos::ev::{Event, FocusEvent, MouseEvent};
use leptos::prelude::*;

/// A value that is read again whenever what it depends on changes: a text, an attribute, a view.
pub(super) type Live<T> = Box<dyn FnMut() -> T + Send>;

/// What a derived value is read by: its last value is offered, and ignored.
type Read<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;

/// What the page does on an event.
pub(super) type React<E> = Box<dyn FnMut(E)>;

/// A live text, property or view.
pub(super) fn live<T>(read: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Box::new(read)
}

/// A live attribute, which may be there or not. All attributes are of this type, so that they share one copy
/// of the machinery as well.
pub(super) type Attribute = Live<Option<String>>;

/// A live attribute that is always there.
pub(super) fn attribute(read: impl Fn() -> &'static str + Send + 'static) -> Attribute {
    Box::new(move || Some(read().to_owned()))
}

/// A live attribute that says `true` or `false`, such as `aria-expanded`.
pub(super) fn switch(read: impl Fn() -> bool + Send + 'static) -> Attribute {
    attribute(move || if read() { "true" } else { "false" })
}

/// A live attribute that says `true` or is not there, such as `aria-invalid`.
pub(super) fn flag(read: impl Fn() -> bool + Send + 'static) -> Attribute {
    Box::new(move || read().then(|| "true".to_owned()))
}

/// A derived value that is told on only when it has changed.
pub(super) fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let read: Read<T> = Box::new(move |_| read());
    Memo::new(read)
}

/// A view that is there while a condition holds.
pub(super) fn when(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> Live<AnyView> {
    let holds = memo(holds);
    Box::new(move || if holds.get() { view() } else { ().into_any() })
}

/// A view for each item, drawn anew when the items change. Elements of the same kind are kept, and with them
/// the focus.
pub(super) fn each<T: PartialEq + Clone + Send + Sync + 'static>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    view: impl Fn(T) -> AnyView + Send + 'static,
) -> Live<AnyView> {
    let items = memo(items);
    Box::new(move || {
        items
            .get()
            .into_iter()
            .map(&view)
            .collect::<Vec<_>>()
            .into_any()
    })
}

/// Does something now, and again whenever what it reads has changed.
pub(super) fn effect(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_: Option<()>| act());
}

/// Does something when the browser draws next: what the signals have changed is in the page by then.
pub(super) fn next_frame(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    request_animation_frame(act);
}

/// What a click does.
pub(super) fn on_click(act: impl Fn() + 'static) -> React<MouseEvent> {
    Box::new(move |_| act())
}

/// What leaving a control does. It waits for the end of the click that the user leaves by, lest the page move
/// under it.
pub(super) fn on_leave(act: impl Fn() + Copy + 'static) -> React<FocusEvent> {
    Box::new(move |_| page::after_press(act))
}

/// What typing or choosing does, with the control's new value.
pub(super) fn on_value(act: impl Fn(String) + 'static) -> React<Event> {
    Box::new(move |event| act(event_target_value(&event)))
}
