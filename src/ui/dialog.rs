//! A second step before what cannot be undone. The native element: it holds the focus, gives it back, and closes on Escape.

use crate::view::prelude::*;

use crate::browser;

/// A modal dialog that is open while `open` is true. The body is made anew each time, so that nothing of the last stays.
pub fn dialog(open: RwSignal<bool>, heading: String, body: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let element = NodeRef::new();
    effect(move || {
        let is_open = open.get();
        let Some(element) = element.get() else { return };
        if is_open {
            browser::show_modal(&element);
        } else {
            browser::close(&element);
        }
    });
    let name = heading.clone();
    view! {
        <dialog class="dialog" node_ref=element aria-label=name on:close=move |_| open.set(false)>
            {move || open.get().then(|| view! { <div class="stack"><h2>{heading.clone()}</h2>{body()}</div> })}
        </dialog>
    }
    .into_any()
}

/// The dialog about what `asked` holds, while it holds something: one of several, made anew for each. Its body is told
/// what, and closes it through the signal.
pub fn dialog_about<T: Clone + Send + Sync + 'static>(
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
