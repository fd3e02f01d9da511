//! What the browser can do better than the wasm; the other side is `public/browser.js`.
//! Thin on purpose: `Intl` already knows every calendar and plural, and a stream for all tabs is fewer bytes in JavaScript.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The language of all dates and numbers, such as `en-GB`.
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn language(tag: &str);
    /// Keeps the reader's choice, as a tag such as `sv`, and loads this address again.
    #[wasm_bindgen(js_namespace = waybill, js_name = chooseLanguage)]
    pub fn choose_language(tag: &str);
    /// Milliseconds since 1970, by this machine's clock.
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn now() -> f64;
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn iso(ms: f64) -> String;
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn moment(ms: f64, now: f64) -> String;
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn day(ms: f64, now: f64) -> String;
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn clock(ms: f64) -> String;
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn relative(count: f64, unit: &str) -> String;
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn unit(count: f64, unit: &str) -> String;
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn number(value: f64, digits: u8) -> String;
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn zone() -> String;

    #[wasm_bindgen(js_namespace = waybill, js_name = focusHeading)]
    pub fn focus_heading();
    /// The same, once what has the focus goes away, until the reader does something.
    #[wasm_bindgen(js_namespace = waybill, js_name = keepFocus)]
    pub fn keep_focus();
    /// Whether there is such a field.
    #[wasm_bindgen(js_namespace = waybill, js_name = focusField)]
    pub fn focus_field(id: &str) -> bool;
    /// To the next link below an element, or the one before.
    #[wasm_bindgen(js_namespace = waybill, js_name = stepThrough)]
    pub fn step_through(id: &str, by: i32);
    /// Follows the first link below an element.
    #[wasm_bindgen(js_namespace = waybill, js_name = pressFirst)]
    pub fn press_first(id: &str);
    #[wasm_bindgen(js_namespace = waybill, js_name = showModal)]
    pub fn show_modal(dialog: &JsValue);
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn close(dialog: &JsValue);
    /// Whether the clipboard took it.
    #[wasm_bindgen(js_namespace = waybill)]
    pub async fn copy(text: &str) -> JsValue;
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn save(name: &str, kind: &str, text: &str);
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn stored(key: &str) -> Option<String>;
    /// Whether it is kept; `None` forgets.
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn store(key: &str, value: Option<&str>) -> bool;

    /// Forgets all that [`store`] and [`store_in_tab`] keep under keys that begin so.
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn forget(prefix: &str);

    /// Whether two names are the same but for case.
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn alike(one: &str, other: &str) -> bool;
    /// Ids of fields, one a line, sorted as they stand on the page.
    #[wasm_bindgen(js_namespace = waybill, js_name = inPageOrder)]
    pub fn in_page_order(ids: &str) -> String;
    #[wasm_bindgen(js_namespace = waybill, js_name = storedInTab)]
    pub fn stored_in_tab(key: &str) -> Option<String>;
    /// As [`store`], until the tab is closed.
    #[wasm_bindgen(js_namespace = waybill, js_name = storeInTab)]
    pub fn store_in_tab(key: &str, value: Option<&str>) -> bool;
    /// Reads the files of an event, or what lies at a URL, slice by slice. `tell` gets name, size and the next bytes, and says
    /// whether to go on with this file; a size below zero means that it cannot be read.
    #[wasm_bindgen(js_namespace = waybill, js_name = readFiles)]
    pub fn read_files(from: &JsValue, tell: &JsValue);
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn print();
    /// The local date in the form of a date field.
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn date(ms: f64) -> String;

    /// Calls back with a kind (`job`, `gone`, `reset`, `live`, `lost`, `session`) and its data.
    #[wasm_bindgen(js_namespace = waybill)]
    pub fn live(tell: &JsValue);
    /// Tells the other tabs, not this one.
    #[wasm_bindgen(js_namespace = waybill, js_name = tellTabs)]
    pub fn tell_tabs(kind: &str);
}
