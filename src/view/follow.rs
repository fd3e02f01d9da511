//! Leptos's memos, effects and derived signals, made from boxed closures: one body in the binary for each type of value,
//! not one for each place that makes one.

use leptos::prelude::{Effect, Memo, Signal};

/// A value that is worked out anew when a signal it read changes, and tells others only if it is another.
pub fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    boxed_memo(Box::new(value))
}

#[inline(never)]
fn boxed_memo<T: PartialEq + Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| value())
}

/// Something done to the world outside whenever a signal that it read changes.
pub fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

#[inline(never)]
fn boxed_effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// A value that is worked out each time it is asked for.
pub fn derive<T: Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    boxed_derive(Box::new(value))
}

#[inline(never)]
fn boxed_derive<T: Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Signal::derive(value)
}
