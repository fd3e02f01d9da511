//! What the service asks to be confirmed before it does an act: its reason, with a box to tick. The act is sent again with
//! what was ticked: a field of the act, and the word that belongs into it.

use crate::view::prelude::*;
use serde_json::{Value, json};

use crate::api::ApiError;
use crate::browser;
use crate::ui::field::checkbox;
use crate::ui::icon::{Icon, icon};
use crate::words::{ship, staff_job as w};

/// One box.
#[derive(Clone)]
struct Question {
    /// Of what the act is; empty where a form has but one.
    of: String,
    /// The act that was refused. Another act is another question.
    act: Value,
    /// The field and the word: `confirmed.inbound`, `decided.WD-1`.
    target: String,
    label: String,
    yes: RwSignal<bool>,
}

impl Question {
    fn id(&self) -> String {
        ["confirm-", &self.of, "-", &self.target].concat()
    }
}

/// The boxes of a form. A handle.
#[derive(Clone, Copy)]
pub struct Confirm(RwSignal<Vec<Question>>);

impl Default for Confirm {
    fn default() -> Self {
        Self(RwSignal::new(Vec::new()))
    }
}

impl Confirm {
    /// Shows what a refusal says may be confirmed. Whether it says so. `name` is the job's, where the form has several.
    pub fn ask(self, (of, name): (&str, &str), act: &Value, error: &ApiError) -> bool {
        let asked = asked(error);
        let is_asked = !asked.is_empty();
        let question = |(target, what): (String, String)| {
            let label = label(&target, name, &what);
            Question { of: of.to_owned(), act: act.clone(), target, label, yes: RwSignal::new(false) }
        };
        self.0.try_update(|all| {
            all.retain(|it| it.of != of);
            all.extend(asked.into_iter().map(question));
        });
        is_asked
    }

    /// The act with what was ticked. Nothing while a box of it is not ticked, which then takes the focus.
    pub fn with(self, of: &str, act: &Value) -> Option<Value> {
        let mut all = self.0.get_untracked();
        all.retain(|it| it.of == of && it.act == *act);
        if let Some(open) = all.iter().find(|it| !it.yes.get_untracked()) {
            browser::focus_field(&open.id());
            return None;
        }
        Some(with(act.clone(), all.iter().map(|it| it.target.as_str())))
    }

    /// Forgets what is not about one of these acts.
    pub fn keep<'a>(self, acts: impl Iterator<Item = (&'a str, &'a Value)> + Clone) {
        let is_about = |it: &Question| acts.clone().any(|(of, act)| it.of == of && it.act == *act);
        if self.0.with_untracked(|all| !all.iter().all(is_about)) {
            self.0.update(|all| all.retain(is_about));
        }
    }

    /// Forgets what was asked about an act that is done.
    pub fn forget(self, of: &str) {
        self.0.try_update(|all| all.retain(|it| it.of != of));
    }

    /// Forgets all.
    pub fn clear(self) {
        self.keep(core::iter::empty());
    }

    /// The boxes, to stand above the form's buttons. Takes the focus, as problems do.
    pub fn boxes(self) -> AnyView {
        let element = NodeRef::new();
        effect(move || {
            if !self.0.read().is_empty()
                && let Some(element) = element.get()
            {
                _ = element.focus();
            }
        });
        let shown = move || {
            let all = self.0.get();
            let one = |it: &Question| checkbox(&it.id(), it.label.clone(), String::new(), it.yes);
            (!all.is_empty()).then(|| {
                view! {
                    <div class="banner" data-role="waiting" role="alert" tabindex="-1" node_ref=element>
                        {icon(Icon::Waiting)}
                        <h3>{ship::doubts_heading()}</h3>
                        <p>{w::confirm_way_on()}</p>
                        {all.iter().map(one).collect_view()}
                    </div>
                }
            })
        };
        view! { {shown} }.into_any()
    }
}

fn label(target: &str, job: &str, what: &str) -> String {
    match (target.starts_with("decided."), job) {
        (true, _) => w::decide_this_job(what),
        (false, "") => w::send_anyway(what),
        (false, job) => w::send_job_anyway(job, what),
    }
}

/// What a refusal says may be confirmed, and why it asks; each field and word once. Nothing for other refusals.
fn asked(error: &ApiError) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    let is_asked = |target: &str| target.starts_with("confirmed.") || target.starts_with("decided.");
    for it in error.problems.iter().filter(|it| is_asked(&it.target)) {
        match all.iter_mut().find(|(target, _)| *target == it.target) {
            Some((_, what)) => what.push_str(&[". ", &it.to_string()].concat()),
            None => all.push((it.target.clone(), it.to_string())),
        }
    }
    all
}

/// The act, with what was confirmed.
fn with<'a>(mut act: Value, confirmed: impl Iterator<Item = &'a str>) -> Value {
    for (field, word) in confirmed.filter_map(|it| it.split_once('.')) {
        if let Some(Value::Array(all)) = act.as_object_mut().map(|it| it.entry(field).or_insert_with(|| json!([]))) {
            all.push(json!(word));
        }
    }
    act
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Failure;
    use waybill_domain::problem::Problem;

    #[test]
    fn what_was_confirmed_stands_in_the_act() {
        let act = with(json!({"act": "x"}), ["confirmed.inbound", "decided.WD.1"].into_iter());
        assert_eq!(act, json!({"act": "x", "confirmed": ["inbound"], "decided": ["WD.1"]}));
    }

    #[test]
    fn one_box_confirms_one_word_and_names_all_that_it_stands_for() {
        let told = |target: &str, what: &str| Problem::told(target, what.to_owned());
        let problems = vec![
            told("confirmed.otherCompany", "Job a"),
            told("confirmed.inbound", "Job b"),
            told("confirmed.otherCompany", "Job c"),
            told("package.trackingNumber", "Wrong"),
        ];
        let error = ApiError { kind: Failure::Conflict, code: String::new(), message: String::new(), problems };
        let expected = [("confirmed.otherCompany", "Job a. Job c"), ("confirmed.inbound", "Job b")];
        assert_eq!(asked(&error), expected.map(|(target, what)| (target.to_owned(), what.to_owned())));
    }
}
