//! What is typed into a form and not yet sent: a text for each field, by the field's path in the JSON that it becomes. This
//! browser keeps it as it is typed, so that no error, reload, dropped network or expired session loses it.

use std::collections::BTreeMap;

use crate::view::prelude::*;

use waybill_domain::wire::Session;

use crate::{browser, session};

/// What is typed, at one moment. What is not typed is empty.
#[derive(Clone, Default)]
pub struct Texts(BTreeMap<String, String>);

impl Texts {
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map(String::as_str).unwrap_or_default()
    }

    /// The text as the contract's structs have it: absent if there is none.
    pub fn some(&self, field: &str) -> Option<String> {
        Some(self.get(field).trim()).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// Whether a box is ticked.
    pub fn is_yes(&self, field: &str) -> bool {
        self.get(field) == YES
    }

    #[cfg(test)]
    pub(crate) fn of(texts: &[(&str, &str)]) -> Self {
        Self(texts.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect())
    }
}

/// The text of a box that is ticked.
pub const YES: &str = "yes";

/// How long a draft is kept: secrets until the tab is closed, the rest until it is sent or thrown away.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    Browser,
    Tab,
}

impl Keep {
    fn stored(self, key: &str) -> Option<String> {
        match self {
            Self::Browser => browser::stored(key),
            Self::Tab => browser::stored_in_tab(key),
        }
    }

    fn store(self, key: &str, text: Option<&str>) -> bool {
        match self {
            Self::Browser => browser::store(key, text),
            Self::Tab => browser::store_in_tab(key, text),
        }
    }
}

/// A form's texts. A handle: copies are the same draft.
#[derive(Clone, Copy)]
pub struct Draft {
    inner: StoredValue<Inner>,
    kept: RwSignal<Option<f64>>,
}

/// Forgets a draft that was sent, also when its page has gone meanwhile.
pub fn discard(name: &str) {
    for keep in [Keep::Browser, Keep::Tab] {
        keep.store(&key(name), None);
        keep.store(&earlier_key(name), None);
    }
}

/// Begins a draft for a page that is still to be opened; one that is there is left alone.
pub fn begin(name: &str, field: &str, text: &str) {
    if stored(name, Keep::Browser).is_none() {
        let texts = BTreeMap::from([(field.to_owned(), text.to_owned())]);
        browser::store(&key(name), serde_json::to_string(&texts).ok().as_deref());
    }
}

/// Each person's drafts are their own, also where several use one browser, and two of them have one name. Signing out
/// forgets them ([`session::sign_out`]).
fn key(name: &str) -> String {
    key_of(name, |session| &session.id)
}

/// Where an earlier version kept the same: by the person's name.
fn earlier_key(name: &str) -> String {
    key_of(name, |session| &session.name)
}

fn key_of(name: &str, who: impl Fn(&Session) -> &String) -> String {
    let who = session::state().with_untracked(|it| it.session().map(|it| who(it).clone()));
    ["draft/", &who.unwrap_or_default(), "/", name].concat()
}

/// What is kept under a name; what an earlier version kept is taken over, once.
fn stored(name: &str, keep: Keep) -> Option<String> {
    let earlier = earlier_key(name);
    let key = key(name);
    let text = keep.stored(&key).or_else(|| keep.stored(&earlier))?;
    if keep.store(&key, Some(&text)) {
        keep.store(&earlier, None);
    }
    Some(text)
}

/// The fields of a draft as it is kept.
fn read(text: &str) -> BTreeMap<String, String> {
    serde_json::from_str(text).unwrap_or_default()
}

struct Inner {
    key: String,
    keep: Keep,
    /// Reference-counted, because a field may first be asked for by a part of the page that goes before the draft does.
    fields: BTreeMap<String, ArcRwSignal<String>>,
    /// Says that there are other fields than before.
    shape: ArcTrigger,
    /// What is there without anybody having typed: not worth keeping.
    clean: String,
}

impl Draft {
    /// Opens what was kept under a name, or an empty draft; and keeps what is typed from now on. Each person has their own.
    pub fn open(name: &str, keep: Keep) -> Self {
        let key = key(name);
        let text = stored(name, keep).unwrap_or_default();
        let fields = read(&text).into_iter().map(|(field, text)| (field, ArcRwSignal::new(text))).collect();
        let inner = Inner { key, keep, fields, shape: ArcTrigger::new(), clean: String::new() };
        let it = Self { inner: StoredValue::new(inner), kept: RwSignal::new(None) };
        it.mark_clean();
        effect(move || it.keep());
        it
    }

    /// A field's text, to bind an input to.
    pub fn field(self, field: &str) -> RwSignal<String> {
        let known = self.inner.with_value(|it| it.fields.get(field).cloned());
        let signal = known.unwrap_or_else(|| {
            let new = ArcRwSignal::new(String::new());
            let shape = self.inner.with_value(|it| it.shape.clone());
            self.inner.update_value(|it| drop(it.fields.insert(field.to_owned(), new.clone())));
            shape.notify();
            new
        });
        signal.into()
    }

    /// What stands in a field; followed.
    pub fn text(self, field: &str) -> String {
        self.field(field).get()
    }

    /// Types for the person: what the form proposes. Nothing that is there is overwritten.
    pub fn propose(self, field: &str, text: &str) {
        let signal = self.field(field);
        if signal.with_untracked(String::is_empty) && !text.is_empty() {
            let was_clean = self.is_clean();
            signal.set(text.to_owned());
            if was_clean {
                self.mark_clean();
            }
        }
    }

    /// All texts as they are now.
    pub fn texts(self) -> Texts {
        let fields = self.inner.with_value(|it| it.fields.clone());
        Texts(fields.into_iter().map(|(field, text)| (field, text.get_untracked())).collect())
    }

    /// Whether nobody has typed anything.
    pub fn is_clean(self) -> bool {
        let json = untrack(|| self.json());
        self.inner.with_value(|it| it.clean == json)
    }

    /// When it was last kept, in milliseconds; followed.
    pub fn kept(self) -> Option<f64> {
        self.kept.get()
    }

    /// Empties it, and forgets what was kept.
    pub fn forget(self) {
        let fields = self.inner.with_value(|it| it.fields.clone());
        fields.into_values().for_each(|text| text.set(String::new()));
        self.mark_clean();
        self.kept.set(None);
        self.store(None);
    }

    fn mark_clean(self) {
        let json = untrack(|| self.json());
        self.inner.update_value(|it| it.clean = json);
    }

    fn keep(self) {
        let json = self.json();
        if self.inner.with_value(|it| it.clean != json) && self.store(Some(&json)) {
            self.kept.set(Some(browser::now()));
            // From here on going back to the beginning is a change too.
            self.inner.update_value(|it| it.clean = String::new());
        }
    }

    fn store(self, json: Option<&str>) -> bool {
        self.inner.with_value(|it| it.keep.store(&it.key, json))
    }

    /// All that is typed, followed.
    fn json(self) -> String {
        let (fields, shape) = self.inner.with_value(|it| (it.fields.clone(), it.shape.clone()));
        shape.track();
        let texts = fields.into_iter().map(|(field, text)| (field, text.get())).filter(|(_, text)| !text.is_empty());
        serde_json::to_string(&texts.collect::<BTreeMap<_, _>>()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Kept {
        browser: BTreeMap<String, String>,
        tab: BTreeMap<String, String>,
    }

    const KEPT: [&str; 2] = [
        include_str!("../crates/service/tests/recorded/421bcc4/drafts/customer.json"),
        include_str!("../crates/service/tests/recorded/421bcc4/drafts/operator.json"),
    ];

    /// Guards against an update that loses what somebody typed before it. That the forms find it is a journey.
    #[test]
    fn what_earlier_versions_kept_is_read_whole() {
        let mut count = 0;
        for file in KEPT {
            let Kept { browser, tab } = serde_json::from_str(file).unwrap();
            for (key, text) in browser.iter().chain(&tab) {
                let fields = read(text);
                assert!(!fields.is_empty(), "{key}");
                assert_eq!(serde_json::to_string(&fields).unwrap(), *text, "{key}");
                count += 1;
            }
        }
        assert_eq!(count, 6);
    }
}
