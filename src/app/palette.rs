//! Ctrl K: to any page and any job, by a part of its name. Found by the service, as on the list; a link each, so that the
//! keys of links work as everywhere.

use crate::view::prelude::*;
use leptos::ev::KeyboardEvent;
use leptos::task::spawn_local;

use crate::api;
use crate::browser;
use crate::route::{Route, encode};
use crate::router::use_location;
use crate::session;
use crate::text;
use crate::ui::dialog::dialog;
use crate::ui::field::{self, Field, Input};
use crate::words as w;

const ID: &str = "palette";
/// As many as stay in sight.
const JOBS: &str = "8";

pub(super) fn palette(open: RwSignal<bool>) -> AnyView {
    dialog(open, w::app::palette_heading().to_owned(), move || body(open))
}

fn body(open: RwSignal<bool>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let jobs = RwSignal::new(Vec::new());
    effect(move || look_for(typed.get(), typed, jobs));
    let pages = pages();
    let fits = move |words: &str| text::has(&words.to_ascii_lowercase(), &typed.read().trim().to_ascii_lowercase());
    let link = move |words: &str, to: String| {
        view! { <li><a href=to on:click=move |_| open.set(false)>{words}</a></li> }.into_any()
    };
    let found = move || {
        let pages = pages.iter().filter(|(words, _)| fits(words)).map(|(words, to)| link(words, to.path()));
        let jobs = jobs.read();
        let jobs = jobs.iter().map(|(name, to): &(String, String)| link(name, to.clone()));
        let found: Vec<AnyView> = pages.chain(jobs).collect();
        if found.is_empty() {
            view! { <p>{w::app::palette_nothing()}</p> }.into_any()
        } else {
            view! { <ul class="queue">{found}</ul> }.into_any()
        }
    };
    let walk = |ev: KeyboardEvent| {
        let step = match ev.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        ev.prevent_default();
        browser::step_through(ID, step);
    };
    view! {
        <form class="stack" id=ID on:keydown=walk on:submit=|ev| { ev.prevent_default(); browser::press_first(ID); }>
            {field::text(Field::new("palette-typed", w::app::palette_label()).hint(w::app::palette_hint()), Input::TEXT, typed)}
            {found}
        </form>
    }
    .into_any()
}

/// The pages that the person may open.
fn pages() -> Vec<(&'static str, Route)> {
    let mut pages = vec![(w::app::states(), Route::States), (w::app::settings(), Route::Settings)];
    if untrack(session::home) == Route::Jobs {
        pages.extend([(w::app::jobs(), Route::Jobs), (w::app::new_job(), Route::NewJob)]);
    }
    if untrack(session::is_staff) {
        pages.extend([(w::app::support(), Route::Support), (w::app::arrivals(), Route::Arrivals)]);
    }
    if untrack(session::is_operator) {
        pages.extend([
            (w::app::operations(), Route::Operations),
            (w::app::copy_board(), Route::CopyBoard),
            (w::app::packing(), Route::Packing),
        ]);
    }
    if untrack(session::is_administrator) {
        pages.push((w::app::people(), Route::People));
    }
    if untrack(|| session::is_customer() || session::is_staff()) {
        pages.push((w::app::notices(), Route::Notices));
    }
    // What one came for stands first.
    pages.rotate_left(2);
    if let Route::Job(id) | Route::SupportJob(id) = Route::read(&use_location().pathname.get_untracked()) {
        pages.insert(0, (w::job::act_share(), Route::Share(id)));
    }
    pages
}

/// An answer to what is no longer typed is dropped.
fn look_for(words: String, typed: RwSignal<String>, jobs: RwSignal<Vec<(String, String)>>) {
    if untrack(session::session).is_none() {
        return;
    }
    spawn_local(async move {
        let query = ["q=", &encode(words.trim()), "&sort=changed&top=", JOBS].concat();
        let Ok(page) = api::jobs(&query).await else { return };
        if typed.try_get_untracked().as_ref() == Some(&words) {
            let owns = untrack(session::home) == Route::Jobs;
            let to = |id| if owns { Route::Job(id) } else { Route::SupportJob(id) };
            let line = |id: waybill_domain::job::JobId| (id.name.to_string(), to(id).path());
            jobs.try_set(page.value.into_iter().map(|row| line(row.id)).collect());
        }
    });
}
