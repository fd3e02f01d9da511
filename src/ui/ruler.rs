//! Progress, as on a ruler, with the percent in figures beside it.

use crate::view::prelude::*;
use waybill_domain::next_step::Mood;

use crate::numbers;
use crate::words as w;

/// `of` is what is being copied, for those who hear it.
pub fn gauge(percent: Signal<u8>, mood: Signal<Mood>, of: &str) -> AnyView {
    view! {
        <div class="gauge" data-role=move || mood.get().word()>
            <span>{move || numbers::percent(percent.get())}</span>
            <progress class="ruler" max="100" prop:value=move || f64::from(percent.get()) aria-label=w::ui::copied_of(of)></progress>
        </div>
    }
    .into_any()
}
