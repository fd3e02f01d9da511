//! A state in one of four roles: shape, icon, word and colour together.

use crate::view::prelude::*;
use waybill_domain::next_step::Mood;

use super::icon::icon;

/// In a line or a table.
pub fn badge(mood: Mood, word: &str) -> AnyView {
    made("badge", mood, word)
}

/// Where it stands first, on its own well.
pub fn badge_tag(mood: Mood, word: &str) -> AnyView {
    made("badge badge--tag", mood, word)
}

fn made(class: &'static str, mood: Mood, word: &str) -> AnyView {
    view! { <span class=class data-role=mood.word()>{icon(mood.into())}{word.to_owned()}</span> }.into_any()
}

/// How many, beside a heading. In a role's colour where the number calls for somebody.
pub fn count(number: &str, mood: Option<Mood>) -> AnyView {
    let class = if mood.is_some() { "count count--role" } else { "count" };
    view! { <span class=class data-role=mood.map(Mood::word)>{number.to_owned()}</span> }.into_any()
}
