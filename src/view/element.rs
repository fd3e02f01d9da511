//! An element that is being put together.

use leptos::ev::EventDescriptor;
use leptos::prelude::{Get, GetUntracked, LocalStorage, RwSignal, Set, document};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::attribute::{Attribute, Property};
use super::node::{AnyView, IntoView};

/// An element, with its attributes and children as far as they are given.
pub struct El(Element);

const SVG: &str = "http://www.w3.org/2000/svg";

impl El {
    /// An element of HTML.
    pub fn html(name: &str) -> Self {
        Self(document().create_element(name).unwrap_throw())
    }

    /// An element of SVG.
    pub fn svg(name: &str) -> Self {
        Self(document().create_element_ns(Some(SVG), name).unwrap_throw())
    }

    pub fn attr(self, name: &'static str, value: impl Attribute) -> Self {
        value.set(&self.0, name);
        self
    }

    /// A property of the DOM object, such as what is typed into a field.
    pub fn prop(self, name: &'static str, value: impl Property) -> Self {
        value.set(&self.0, name);
        self
    }

    pub fn on<E: EventDescriptor>(self, event: E, mut handler: impl FnMut(E::EventType) + 'static) -> Self
    where
        E::EventType: JsCast,
    {
        self.listen(&event.name(), Box::new(move |event| handler(event.unchecked_into())))
    }

    /// The browser frees the closure together with the element.
    fn listen(self, name: &str, handler: Box<dyn FnMut(web_sys::Event)>) -> Self {
        let handler = Closure::wrap(handler).into_js_value();
        let _added = self.0.add_event_listener_with_callback(name, handler.unchecked_ref());
        self
    }

    pub fn node_ref(self, node: NodeRef) -> Self {
        node.0.set(self.0.dyn_ref::<HtmlElement>().cloned());
        self
    }

    pub fn child(self, child: impl IntoView) -> Self {
        let _put = self.0.append_child(&child.into_view().0);
        self
    }
}

impl IntoView for El {
    fn into_view(self) -> AnyView {
        AnyView(self.0.into())
    }
}

/// Several views side by side.
pub struct Fragment(AnyView);

impl Fragment {
    #[expect(clippy::new_without_default, reason = "only the macro makes one")]
    pub fn new() -> Self {
        Self(AnyView::none())
    }

    pub fn child(self, child: impl IntoView) -> Self {
        self.0.append(child.into_view());
        self
    }
}

impl IntoView for Fragment {
    fn into_view(self) -> AnyView {
        self.0
    }
}

/// A way to reach an element once it is made.
#[derive(Clone, Copy)]
pub struct NodeRef(RwSignal<Option<HtmlElement>, LocalStorage>);

impl NodeRef {
    #[expect(clippy::new_without_default, reason = "it belongs to the owner that makes it")]
    pub fn new() -> Self {
        Self(RwSignal::new_local(None))
    }

    /// The element; followed.
    pub fn get(self) -> Option<HtmlElement> {
        self.0.get()
    }

    pub fn get_untracked(self) -> Option<HtmlElement> {
        self.0.get_untracked()
    }
}
