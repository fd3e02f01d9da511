//! One of those that are known, or another that is typed.

use crate::view::prelude::*;
use waybill_domain::lang::Said;
use waybill_domain::problem::Problem;

use crate::draft::{Draft, Texts};
use crate::ui::field::{self, Field, Input};
use crate::words as w;

/// What stands in the list for what is typed below it.
const OTHER: &str = "…";

fn below(id: &str) -> String {
    [id, ".other"].concat()
}

/// The list, and below it a line for what is not on it. `field` has the id `id`; the line is labelled `other`.
/// Where nothing is known, the line alone.
pub fn pick(
    id: &str,
    field: impl Fn(String, &'static str) -> Field + Send + Sync + 'static,
    labels: [&'static str; 3],
    known: Signal<Vec<(String, String)>>,
    draft: Draft,
) -> AnyView {
    let [label, other, other_label] = labels;
    let chosen = draft.field(id);
    let typed = draft.field(&below(id));
    let has_list = memo(move || !known.read().is_empty());
    let is_other = memo(move || !has_list.get() || *chosen.read() == OTHER);
    let options = derive(move || {
        let ends = |value: &str, words: &str| (value.to_owned(), words.to_owned());
        let first = ends("", w::form::choose());
        [first].into_iter().chain(known.get()).chain([ends(OTHER, other)]).collect::<Vec<_>>()
    });
    let id = id.to_owned();
    let field = StoredValue::new(field);
    let list = {
        let id = id.clone();
        move || {
            has_list
                .get()
                .then(|| field::select(field.with_value(|it| it(id.clone(), label)), "input", options, chosen))
        }
    };
    let line = move || {
        is_other.get().then(|| {
            let label = if has_list.get() { other_label } else { label };
            field::text(field.with_value(|it| it(below(&id), label)), Input::TEXT, typed)
        })
    };
    view! { {list}{line} }.into_any()
}

/// What is chosen or typed.
pub fn picked<'a>(texts: &'a Texts, id: &str) -> &'a str {
    match texts.get(id) {
        "" | OTHER => texts.get(&below(id)).trim(),
        chosen => chosen,
    }
}

/// As [`picked`], followed.
pub fn picked_now(draft: Draft, id: &str) -> String {
    match draft.text(id) {
        chosen if chosen.is_empty() || chosen == OTHER => draft.text(&below(id)).trim().to_owned(),
        chosen => chosen,
    }
}

/// Chooses a value that is on the list, or types it.
pub fn propose(draft: Draft, id: &str, value: &str, known: &[(String, String)]) {
    match known.iter().find(|(known, _)| known.eq_ignore_ascii_case(value)) {
        Some((known, _)) => draft.propose(id, known),
        None if value.is_empty() => {}
        None => {
            draft.propose(id, OTHER);
            draft.propose(&below(id), value);
        }
    }
}

/// Chooses a value that is on the list, or types it, whatever stood there.
pub fn set(draft: Draft, id: &str, value: &str, known: &[(String, String)]) {
    let is_known = value.is_empty() || known.iter().any(|(known, _)| known == value);
    let (chosen, typed) = if is_known { (value, "") } else { (OTHER, value) };
    draft.field(id).set(chosen.to_owned());
    draft.field(&below(id)).set(typed.to_owned());
}

/// Takes back a choice that is not on the list any more.
pub fn keep_known(draft: Draft, id: &str, known: &[(String, String)]) {
    let chosen = draft.field(id);
    let is_known =
        |chosen: &String| chosen.is_empty() || chosen == OTHER || known.iter().any(|(known, _)| known == chosen);
    if !chosen.with_untracked(is_known) {
        chosen.set(String::new());
    }
}

/// Puts a problem to the line where that is what the value came from. Where nothing is chosen, it asks to `choose`.
/// `has_list` as the page shows it.
pub fn place(problems: &mut [Problem], texts: &Texts, id: &str, has_list: bool, choose: &'static str) {
    for problem in problems.iter_mut().filter(|problem| problem.target == id) {
        if !has_list || texts.get(id) == OTHER {
            problem.target = below(id);
        } else if texts.get(id).is_empty() {
            problem.message = Said::as_is(choose);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_where_it_is_chosen_or_typed() {
        let told = |chosen: &str, has_list: bool| {
            let mut problems = [Problem::told("carrier", "Enter it".to_owned())];
            place(&mut problems, &Texts::of(&[("carrier", chosen)]), "carrier", has_list, "Choose it");
            [problems[0].target.clone(), problems[0].to_string()]
        };
        assert_eq!(told("", true), ["carrier", "Choose it"]);
        assert_eq!(told("UPS", true), ["carrier", "Enter it"]);
        assert_eq!(told(OTHER, true), ["carrier.other", "Enter it"]);
        assert_eq!(told("", false), ["carrier.other", "Enter it"]);
    }

    #[test]
    fn what_is_typed_counts_only_while_other_is_chosen() {
        let texts = |chosen| Texts::of(&[("carrier", chosen), ("carrier.other", " Bud AB ")]);
        assert_eq!(picked(&texts("UPS"), "carrier"), "UPS");
        assert_eq!(picked(&texts(OTHER), "carrier"), "Bud AB");
        assert_eq!(picked(&texts(""), "carrier"), "Bud AB");
    }
}
