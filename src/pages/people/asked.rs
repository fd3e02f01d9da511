//! A second step on the pages of people: about one of several, in a dialog that is made anew for each.

use crate::view::prelude::*;

use crate::ui::dialog::dialog;

/// The dialog about what `asked` holds, while it holds something.
pub(super) fn dialogs<T: Clone + Send + Sync + 'static>(
    asked: RwSignal<Option<T>>,
    heading: impl Fn(&T) -> String + Send + Sync + 'static,
    body: impl Fn(T, RwSignal<bool>) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let shown = move || {
        asked.get().map(|it| {
            let open = RwSignal::new(true);
            effect(move || {
                if !open.get() {
                    asked.set(None);
                }
            });
            dialog(open, heading(&it), move || body(it.clone(), open))
        })
    };
    shown.into_any()
}
