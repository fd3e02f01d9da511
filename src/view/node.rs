//! What can stand in a page, and how it becomes a DOM node.

use std::rc::Rc;

use leptos::prelude::{Get, Memo, RwSignal, Signal, document};
use wasm_bindgen::JsCast as _;
use web_sys::Node;

use super::dynamic::dynamic;

/// A piece of a page that is made: one node, or a fragment of several.
pub struct AnyView(pub(super) Node);

/// What can be a child of an element.
pub trait IntoView {
    fn into_view(self) -> AnyView;
}

/// `into_any()` on everything that can be a view.
pub trait IntoAny {
    fn into_any(self) -> AnyView;
}

impl<T: IntoView> IntoAny for T {
    fn into_any(self) -> AnyView {
        self.into_view()
    }
}

/// `collect_view()` on several views.
pub trait CollectView {
    fn collect_view(self) -> AnyView;
}

impl<I: IntoIterator<Item = T>, T: IntoView> CollectView for I {
    fn collect_view(self) -> AnyView {
        let all = AnyView::none();
        self.into_iter().for_each(|item| all.append(item.into_view()));
        all
    }
}

impl AnyView {
    /// Nothing: an empty fragment.
    pub(super) fn none() -> Self {
        Self(document().create_document_fragment().unchecked_into())
    }

    pub(super) fn text(text: &str) -> Self {
        Self(document().create_text_node(text).unchecked_into())
    }

    /// A fragment gives up its nodes when it is put somewhere.
    pub(super) fn append(&self, child: Self) {
        // Fails only where a node is put into itself, which a new one cannot be.
        let _put = self.0.append_child(&child.0);
    }

    /// Puts the view at the end of an element of the page.
    pub fn put_into(self, parent: &web_sys::Element) {
        let _put = parent.append_child(&self.0);
    }
}

impl IntoView for AnyView {
    fn into_view(self) -> AnyView {
        self
    }
}

impl IntoView for () {
    fn into_view(self) -> AnyView {
        AnyView::none()
    }
}

impl IntoView for &str {
    fn into_view(self) -> AnyView {
        AnyView::text(self)
    }
}

impl IntoView for String {
    fn into_view(self) -> AnyView {
        AnyView::text(&self)
    }
}

impl IntoView for usize {
    fn into_view(self) -> AnyView {
        AnyView::text(&self.to_string())
    }
}

impl<T: IntoView> IntoView for Option<T> {
    fn into_view(self) -> AnyView {
        self.map_or_else(AnyView::none, T::into_view)
    }
}

impl<T: IntoView> IntoView for Vec<T> {
    fn into_view(self) -> AnyView {
        self.into_iter().collect_view()
    }
}

impl<T: IntoView, const N: usize> IntoView for [T; N] {
    fn into_view(self) -> AnyView {
        self.into_iter().collect_view()
    }
}

impl<A: IntoView, B: IntoView> IntoView for (A, B) {
    fn into_view(self) -> AnyView {
        [self.0.into_view(), self.1.into_view()].into_view()
    }
}

impl<A: IntoView, B: IntoView, C: IntoView> IntoView for (A, B, C) {
    fn into_view(self) -> AnyView {
        [self.0.into_view(), self.1.into_view(), self.2.into_view()].into_view()
    }
}

impl<A: IntoView, B: IntoView, C: IntoView, D: IntoView> IntoView for (A, B, C, D) {
    fn into_view(self) -> AnyView {
        [self.0.into_view(), self.1.into_view(), self.2.into_view(), self.3.into_view()].into_view()
    }
}

/// A closure is made anew whenever a signal that it read changes.
impl<F: Fn() -> T + 'static, T: IntoView> IntoView for F {
    fn into_view(self) -> AnyView {
        dynamic(Box::new(move || self().into_view()))
    }
}

impl<T: IntoView + Clone + Send + Sync + 'static> IntoView for Memo<T> {
    fn into_view(self) -> AnyView {
        dynamic(Box::new(move || self.get().into_view()))
    }
}

impl<T: IntoView + Clone + Send + Sync + 'static> IntoView for Signal<T> {
    fn into_view(self) -> AnyView {
        dynamic(Box::new(move || self.get().into_view()))
    }
}

impl<T: IntoView + Clone + Send + Sync + 'static> IntoView for RwSignal<T> {
    fn into_view(self) -> AnyView {
        dynamic(Box::new(move || self.get().into_view()))
    }
}

/// A view that can be made more than once.
#[derive(Clone)]
pub struct ViewFn(Rc<dyn Fn() -> AnyView>);

impl ViewFn {
    pub fn run(&self) -> AnyView {
        (self.0)()
    }
}

impl<F: Fn() -> T + 'static, T: IntoView> From<F> for ViewFn {
    fn from(make: F) -> Self {
        Self(Rc::new(move || make().into_view()))
    }
}
