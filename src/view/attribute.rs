//! Values of attributes and properties, and how they follow signals.

use leptos::prelude::{Get, Memo, RwSignal, Signal};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::dynamic::follow;

/// A value as it stands in an attribute; `None` takes the attribute away.
pub trait Value {
    fn words(self) -> Option<String>;
}

impl Value for &str {
    fn words(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl Value for String {
    fn words(self) -> Option<String> {
        Some(self)
    }
}

impl Value for &String {
    fn words(self) -> Option<String> {
        Some(self.clone())
    }
}

/// An attribute that is there or not.
impl Value for bool {
    fn words(self) -> Option<String> {
        self.then(String::new)
    }
}

impl<T: Value> Value for Option<T> {
    fn words(self) -> Option<String> {
        self.and_then(T::words)
    }
}

/// What an attribute can be set to: a value, or something that gives one and is followed.
pub trait Attribute {
    fn set(self, element: &Element, name: &'static str);
}

fn write(element: &Element, name: &str, words: Option<String>) {
    // Names come from the macro and are names.
    let _set = match words {
        Some(words) => element.set_attribute(name, &words),
        None => element.remove_attribute(name),
    };
}

fn write_when_changed(element: &Element, name: &'static str, words: Box<dyn Fn() -> Option<String>>) {
    let element = element.clone();
    let mut last = None;
    follow(Box::new(move || {
        let words = words();
        if last.as_ref() != Some(&words) {
            write(&element, name, words.clone());
            last = Some(words);
        }
    }));
}

macro_rules! values {
    ($($kind:ty),+) => { $(
        impl Attribute for $kind {
            fn set(self, element: &Element, name: &'static str) {
                write(element, name, self.words());
            }
        }
    )+ };
}
values!(&str, String, &String, bool);

impl<T: Value> Attribute for Option<T> {
    fn set(self, element: &Element, name: &'static str) {
        write(element, name, self.words());
    }
}

impl<F: Fn() -> T + 'static, T: Value> Attribute for F {
    fn set(self, element: &Element, name: &'static str) {
        write_when_changed(element, name, Box::new(move || self().words()));
    }
}

macro_rules! followed {
    ($($kind:ident),+) => { $(
        impl<T: Value + Clone + Send + Sync + 'static> Attribute for $kind<T> {
            fn set(self, element: &Element, name: &'static str) {
                write_when_changed(element, name, Box::new(move || self.get().words()));
            }
        }
    )+ };
}
followed!(Memo, Signal, RwSignal);

/// What a property can be set to.
pub trait Property {
    fn set(self, element: &Element, name: &'static str);
}

fn put(element: &Element, name: &str, value: &JsValue) {
    // A value that is already there is left: writing it again would move the cursor.
    let name = JsValue::from_str(name);
    if js_sys::Reflect::get(element, &name).as_ref() != Ok(value) {
        let _set = js_sys::Reflect::set(element, &name, value);
    }
}

fn put_when_changed(element: &Element, name: &'static str, value: Box<dyn Fn() -> JsValue>) {
    let element = element.clone();
    follow(Box::new(move || put(&element, name, &value())));
}

impl<F: Fn() -> T + 'static, T: Into<JsValue>> Property for F {
    fn set(self, element: &Element, name: &'static str) {
        put_when_changed(element, name, Box::new(move || self().into()));
    }
}

impl Property for bool {
    fn set(self, element: &Element, name: &'static str) {
        put(element, name, &self.into());
    }
}

impl Property for String {
    fn set(self, element: &Element, name: &'static str) {
        put(element, name, &self.into());
    }
}

impl<T: Into<JsValue> + Clone + Send + Sync + 'static> Property for RwSignal<T> {
    fn set(self, element: &Element, name: &'static str) {
        put_when_changed(element, name, Box::new(move || self.get().into()));
    }
}

impl<T: Into<JsValue> + Clone + Send + Sync + 'static> Property for Memo<T> {
    fn set(self, element: &Element, name: &'static str) {
        put_when_changed(element, name, Box::new(move || self.get().into()));
    }
}

impl<T: Into<JsValue> + Clone + Send + Sync + 'static> Property for Signal<T> {
    fn set(self, element: &Element, name: &'static str) {
        put_when_changed(element, name, Box::new(move || self.get().into()));
    }
}
