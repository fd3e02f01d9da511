//! `/notices`: what others did to one's jobs, newest first. A visit marks nothing as read; the button does.

mod row;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::wire::NoticePage;

use crate::api::notices as api;
use crate::api::{Load, load};
use crate::live;
use crate::route::Route;
use crate::session;
use crate::ui::button::{Press, busy_while, button};
use crate::ui::empty::empty;
use crate::ui::loading::{failed, loading, refused};
use crate::ui::page;
use crate::unread;
use crate::words::notices as w;

/// Everything the page keeps. A handle.
#[derive(Clone, Copy)]
struct Notices {
    page: RwSignal<Load<NoticePage>>,
    busy: RwSignal<bool>,
    refusal: RwSignal<Option<String>>,
}

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::title().to_owned());
    let here = Notices { page: RwSignal::new(Load::Loading), busy: RwSignal::new(false), refusal: RwSignal::new(None) };
    let read = move || load(here.page, api::notices(None));
    read();
    live::subscribe(move |_| newer(here));
    effect(move || {
        if let Some(unread) = here.page.read().ready().map(|page| page.unread) {
            unread::set(unread);
        }
    });
    // A change of the list leaves the buttons around it alone, and the focus on them.
    let stand = memo(move || match &*here.page.read() {
        Load::Loading => Load::Loading,
        Load::Failed(error) => Load::Failed(error.clone()),
        Load::Ready(page) => Load::Ready(page.value.is_empty()),
    });
    let body = move || match stand.get() {
        Load::Loading => loading(w::loading()),
        Load::Failed(error) => failed(&error.message, read),
        Load::Ready(true) => empty(w::none().to_owned(), view! { <p>{w::none_text()}</p> }),
        Load::Ready(false) => list(here),
    };
    view! {
        <h1 tabindex="-1">{w::title()}</h1>
        <div class="stack measure">
            <p class="quiet">{move || if session::is_staff() { w::lead_staff() } else { w::lead() }}</p>
            {body}
            <p><a href=Route::Settings.path()>{w::mail()}</a></p>
        </div>
    }
    .into_any()
}

fn list(here: Notices) -> AnyView {
    let unread = memo(move || here.page.read().ready().map_or(0, |page| page.unread));
    let press = derive(move || match unread.get() {
        0 => Press::Off(w::all_read().to_owned()),
        _ if here.busy.get() => Press::Busy,
        _ => Press::Ready,
    });
    let rows = move || here.page.read().ready().map(|page| page.value.iter().map(row::row).collect_view());
    let has_older = memo(move || here.page.read().ready().is_some_and(|page| page.next.is_some()));
    let more = move || {
        let busy = busy_while(here.busy.into());
        has_older.get().then(|| button("button button--plain", w::older(), busy, move || older(here)))
    };
    let count = move || if unread.get() == 0 { String::new() } else { w::count(unread.get()) };
    view! {
        <div class="cluster">
            <span role="status">{count}</span>
            {button("button button--plain button--small", w::mark(), press, move || mark(here))}
        </div>
        <ol class="trail">{rows}</ol>
        {move || here.refusal.get().map(|why| refused(&why))}
        <div>{more}</div>
    }
    .into_any()
}

/// What has come since; what was read before stays.
fn newer(here: Notices) {
    spawn_local(async move {
        let Ok(mut fresh) = api::notices(None).await else { return };
        here.page.try_update(|load| {
            let Load::Ready(page) = load else { return *load = Load::Ready(fresh) };
            let known = page.value.first().map_or(i64::MIN, |it| it.seq);
            // So many came that some lie between: begin anew.
            if !page.value.is_empty() && fresh.value.last().is_some_and(|it| it.seq > known) && fresh.next.is_some() {
                return *page = fresh;
            }
            fresh.value.retain(|it| it.seq > known);
            page.unread = fresh.unread;
            page.value.splice(0..0, fresh.value);
        });
    });
}

/// Fetches older ones below.
fn older(here: Notices) {
    let Some(before) = here.page.read_untracked().ready().and_then(|page| page.next) else { return };
    begin(here);
    spawn_local(async move {
        let answer = api::notices(Some(before)).await;
        end(here, answer, |page, more| {
            page.value.extend(more.value);
            page.next = more.next;
        });
    });
}

/// All that are known here are read; one that comes meanwhile is not.
fn mark(here: Notices) {
    let newest = here.page.read_untracked().ready().and_then(|page| page.value.first().map(|it| it.seq));
    let Some(newest) = newest else { return };
    begin(here);
    spawn_local(async move {
        let answer = api::read(newest).await;
        end(here, answer, |page, ()| {
            page.unread = 0;
            for it in &mut page.value {
                it.unread = it.unread && it.seq > newest;
                page.unread += u64::from(it.unread);
            }
        });
    });
}

fn begin(here: Notices) {
    here.refusal.set(None);
    here.busy.set(true);
}

fn end<T>(here: Notices, answer: Result<T, crate::api::ApiError>, change: impl FnOnce(&mut NoticePage, T)) {
    here.busy.try_set(false);
    match answer {
        Ok(it) => drop(here.page.try_update(|load| {
            if let Load::Ready(page) = load {
                change(page, it);
            }
        })),
        Err(error) => drop(here.refusal.try_set(Some(error.message))),
    }
}
