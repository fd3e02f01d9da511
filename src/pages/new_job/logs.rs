//! What the copy writes down, and in which container.

use crate::view::prelude::*;

use super::body::CONTAINER;
use super::form::Form;
use crate::pages::form::logs;
use crate::ui::field::{self, Field, Input};
use crate::words as w;

pub(super) fn fields(form: Form) -> AnyView {
    let container =
        Field::new(CONTAINER, w::form::container()).hint(w::form::container_hint()).problems(form.sending.problems);
    let input = Input { class: "input input--serial input--20", ..Input::TEXT };
    view! {
        <div class="form">
            {logs::fields(form.draft, form.sending.problems)}
            {field::text(container, input, form.draft.field(CONTAINER))}
        </div>
    }
    .into_any()
}
