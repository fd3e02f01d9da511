//! What changes: the nodes between two marks are replaced, or a text is given other words.

use leptos::prelude::{RenderEffect, document, on_cleanup};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast as _;
use web_sys::{Node, Text};

use super::node::AnyView;

/// Runs at once, and again whenever a signal that it read changes, as long as the view's owner lives.
pub(super) fn follow(mut run: Box<dyn FnMut()>) {
    let effect = SendWrapper::new(RenderEffect::new(move |_| run()));
    on_cleanup(move || drop(effect));
}

/// A view that is made anew with each change. Marks stand before and after it, so that it knows its place.
pub(super) fn dynamic(make: Box<dyn Fn() -> AnyView>) -> AnyView {
    let place = AnyView::none();
    let (from, to) = (mark(), mark());
    let (first, last) = (from.clone(), to.clone());
    place.append(AnyView(from));
    place.append(AnyView(to));
    follow(Box::new(move || {
        let view = make();
        if !reworded(&first, &last, &view.0) {
            clear(&first, &last);
            if let Some(parent) = last.parent_node() {
                let _put = parent.insert_before(&view.0, Some(&last));
            }
        }
    }));
    place
}

/// A node that shows nothing.
pub(super) fn mark() -> Node {
    document().create_text_node("").unchecked_into()
}

/// Where a text takes the place of a text, the node stays: a selection in it survives.
fn reworded(first: &Node, last: &Node, new: &Node) -> bool {
    let Some(words) = new.dyn_ref::<Text>() else { return false };
    let Some(old) = first.next_sibling() else { return false };
    let alone = old.next_sibling().is_some_and(|next| next.is_same_node(Some(last)));
    match old.dyn_ref::<Text>().filter(|_| alone) {
        Some(old) => {
            if old.data() != words.data() {
                old.set_data(&words.data());
            }
            true
        }
        None => false,
    }
}

/// Takes out everything between two marks.
pub(super) fn clear(first: &Node, last: &Node) {
    while let Some(next) = first.next_sibling().filter(|next| !next.is_same_node(Some(last))) {
        let Some(parent) = next.parent_node() else { return };
        let _gone = parent.remove_child(&next);
    }
}
