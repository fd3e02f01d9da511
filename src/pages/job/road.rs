//! The job's diagram, what the pressed state means, and the same as a list.

use crate::view::prelude::*;
use waybill_domain::diagram::Form;

use super::here::{Here, go_quietly};
use super::picture::job_picture;
use super::{detail, part, trail};
use crate::route::Route;
use crate::time;
use crate::ui::diagram::{diagram, key};
use crate::words::job as w;

pub(super) fn road(here: Here) -> AnyView {
    let picture = move |form| {
        memo(move || here.job.with(|job| job_picture(form, Some(job), Some(here.state.get()), time::now())))
    };
    let go = go_quietly();
    let href = move |state: &str| here.href("state", Some(state));
    let press = move |state: &'static str| go(&here.href("state", Some(state)));
    let states = view! { <a class="small" href=Route::States.path()>{w::states_link()}</a> };
    let inside = view! {
        <div class="route">
            {diagram("route__wide", w::job_diagram().to_owned(), picture(Form::Wide), href, press)}
            <div class="route__split">
                {diagram("route__tall", w::job_diagram().to_owned(), picture(Form::Tall), href, press)}
                <div class="pair">{detail::detail(here)}{trail::trail(here)}</div>
            </div>
        </div>
        {key(w::key_label(), [("passed", w::is_passed()), ("open", w::is_open()), ("gone", w::is_gone())])}
    };
    part("1", "road", w::road_heading(), states.into_any(), inside.into_any())
}
