//! What the data center's pages share: the way between them, and small pieces that stand in several.

use crate::view::prelude::*;
use leptos::leptos_dom::helpers::TimeoutHandle;
use wasm_bindgen::JsCast as _;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::JobId;

use crate::api::Load;
use crate::live;
use crate::route::Route;
use crate::session;
use crate::words::{self, operations as w};

/// Links to the data center's pages. Support has the arrivals only, and goes back to its own.
pub(super) fn parts(here: &Route) -> AnyView {
    if !untrack(session::is_operator) {
        return view! { <nav class="crumb" aria-label=words::staff_job::way()><a href=Route::Support.path()>{words::app::support()}</a></nav> }
            .into_any();
    }
    let all = [
        (w::title(), Route::Operations),
        (w::arrivals_title(), Route::Arrivals),
        (w::copy_title(), Route::CopyBoard),
        (w::packing_title(), Route::Packing),
    ];
    let link = |(words, to): (&'static str, Route)| {
        view! { <li><a href=to.path() aria-current=(to == *here).then_some("page")>{words}</a></li> }
    };
    let nav = NodeRef::new();
    // Where they do not fit side by side, the one that is open is in sight.
    let reveal = move || {
        let nav = nav.get_untracked();
        let here = nav.as_ref().and_then(|nav| nav.query_selector("[aria-current]").ok()?);
        if let Some((nav, here)) = nav.zip(here.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok())) {
            nav.set_scroll_left(here.offset_left() - nav.offset_left());
        }
    };
    set_timeout(reveal, core::time::Duration::ZERO);
    view! { <nav class="sections" aria-label=w::parts() node_ref=nav><ul>{all.map(link).collect_view()}</ul></nav> }
        .into_any()
}

/// A job's name, leading to its page for staff.
pub(super) fn job_link(id: &JobId) -> AnyView {
    let href = Route::SupportJob(id.clone()).path();
    view! { <a class="serial" href=href>{id.name.to_string()}</a> }.into_any()
}

/// Serial numbers, as they are read out.
pub(super) fn serials(drives: &[DriveSerial]) -> AnyView {
    let one = |serial: &DriveSerial| view! { <li class="serial">{serial.to_string()}</li> };
    view! { <ul class="cluster">{drives.iter().map(one).collect_view()}</ul> }.into_any()
}

/// Where a list stands, apart from what is in it: rows that change must not be made anew.
#[derive(Clone, PartialEq)]
pub(super) enum Stage {
    Loading,
    Failed(String),
    None,
    Some,
}

impl Stage {
    pub(super) fn of<T>(load: &Load<T>, is_none: impl Fn(&T) -> bool) -> Self {
        match load {
            Load::Loading => Self::Loading,
            Load::Failed(error) => Self::Failed(error.message.clone()),
            Load::Ready(it) if is_none(it) => Self::None,
            Load::Ready(_) => Self::Some,
        }
    }
}

/// As much of a list as is shown: one page at first, one more with each press.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) pages: RwSignal<usize>,
    pub(super) more: RwSignal<bool>,
}

impl Shown {
    pub(super) fn one() -> Self {
        Self { pages: RwSignal::new(1), more: RwSignal::new(false) }
    }

    /// How many pages to read; none once the page is left, when an act's answer may still come.
    pub(super) fn count(self) -> Option<usize> {
        self.pages.try_get_untracked()
    }

    /// What of an answer goes into the list; whether there is more is kept.
    pub(super) fn keep<T>(self, (all, more): (Vec<T>, bool)) -> Vec<T> {
        self.more.try_set(more);
        all
    }

    /// The button, as long as there is more. Where it was pressed for the last time, the focus stays.
    pub(super) fn button(self, read: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
        let (is_pressed, end) = (StoredValue::new(false), NodeRef::new());
        let press = move |_| {
            is_pressed.set_value(true);
            self.pages.update(|pages| *pages += 1);
            read();
        };
        effect(move || {
            if let Some(end) = end.get()
                && is_pressed.get_value()
            {
                is_pressed.set_value(false);
                let _focused = end.focus();
            }
        });
        // A memo: a list that is read again makes no button anew, since the focus may be on it.
        let is_end = memo(move || (!self.more.get()).then(|| self.pages.get() > 1));
        let shown = move || match is_end.get() {
            None => {
                let button = view! { <button class="button button--plain" type="button" on:click=press>{w::show_more()}</button> };
                view! { <p>{button}</p> }.into_any()
            }
            Some(true) => view! { <p class="small quiet" tabindex="-1" node_ref=end>{w::all_shown()}</p> }.into_any(),
            Some(false) => ().into_any(),
        };
        shown.into_any()
    }
}

/// Long enough to gather what one act changes.
const PAUSE: core::time::Duration = core::time::Duration::from_millis(300);

/// Reads again when something happens: progress comes many times a second, a list is read at most every so often.
pub(super) fn follow(read: impl Fn() + Copy + 'static) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    live::subscribe(move |_| {
        if waiting.with_value(Option::is_none) {
            let go = move || {
                waiting.try_set_value(None);
                read();
            };
            waiting.set_value(set_timeout_with_handle(go, PAUSE).ok());
        }
    });
}
