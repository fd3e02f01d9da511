//! `/operations/copy`: drives that wait, that are being copied, and that stand still. Live.

mod acts;
mod row;

use leptos::leptos_dom::helpers::TimeoutHandle;
use waybill_domain::wire::BoardDrive;

use super::parts::parts;
use crate::api::operations as api;
use crate::api::{Load, load};
use crate::live;
use crate::numbers;
use crate::route::Route;
use crate::ui::badge::count;
use crate::ui::ledger;
use crate::ui::loading::{failed, loading};
use crate::ui::page;
use crate::view::keyed;
use crate::view::prelude::*;
use crate::words::operations as w;

/// Which drives a part of the board shows: the service's word, and ours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lane {
    Faulted,
    Copying,
    Waiting,
}

impl Lane {
    /// What stands still is seen first.
    const ALL: [Self; 3] = [Self::Faulted, Self::Copying, Self::Waiting];

    const fn word(self) -> &'static str {
        match self {
            Self::Faulted => "faulted",
            Self::Copying => "copying",
            Self::Waiting => "waiting",
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Faulted => w::lane_faulted(),
            Self::Copying => w::lane_copying(),
            Self::Waiting => w::lane_waiting(),
        }
    }

    fn none(self) -> &'static str {
        match self {
            Self::Faulted => w::none_faulted(),
            Self::Copying => w::none_copying(),
            Self::Waiting => w::none_waiting(),
        }
    }
}

/// What a lane shows: its drives, and whether there are more than these.
type Drives = RwSignal<Load<(Vec<BoardDrive>, bool)>>;

/// Long enough to gather what one act changes.
const PAUSE: core::time::Duration = core::time::Duration::from_millis(300);

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::copy_title().to_owned());
    let lanes = Lane::ALL.map(|lane| (lane, RwSignal::new(Load::Loading)));
    let read = move || lanes.into_iter().for_each(|(lane, drives)| fetch(lane, drives));
    read();
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    live::subscribe(move |_| {
        // Progress comes many times a second: the board is read at most every so often.
        if waiting.with_value(Option::is_none) {
            let go = move || {
                waiting.try_set_value(None);
                read();
            };
            waiting.set_value(set_timeout_with_handle(go, PAUSE).ok());
        }
    });
    let asked = RwSignal::new(None);
    view! {
        {parts(&Route::CopyBoard)}
        <div class="cluster cluster--apart">
            <h1 tabindex="-1">{w::copy_title()}</h1>
            <span class="small quiet">{live::words}</span>
        </div>
        {lanes.map(|(lane, drives)| part(lane, drives, asked))}
        {acts::dialogs(asked, read)}
    }
    .into_any()
}

fn fetch(lane: Lane, into: Drives) {
    load(into, async move {
        let page = api::drives(lane.word()).await?;
        Ok((page.value, page.next.is_some()))
    });
}

/// Where a lane stands, apart from what is in it: rows that change must not be made anew.
#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Failed(String),
    None,
    Some,
}

fn part(lane: Lane, drives: Drives, asked: acts::Asked) -> AnyView {
    let stage = memo(move || match &*drives.read() {
        Load::Loading => Stage::Loading,
        Load::Failed(error) => Stage::Failed(error.message.clone()),
        Load::Ready((drives, _)) if drives.is_empty() => Stage::None,
        Load::Ready(_) => Stage::Some,
    });
    let how_many = move || {
        let drives = drives.read();
        let (all, more) = drives.ready()?;
        let number = numbers::number(u64::try_from(all.len()).unwrap_or_default());
        Some(count(&if *more { w::at_least(&number) } else { number }, None))
    };
    let body = move || match stage.get() {
        Stage::Loading => loading(w::copy_loading()),
        Stage::Failed(why) => failed(&why, move || fetch(lane, drives)),
        Stage::None => view! { <p class="quiet">{lane.none()}</p> }.into_any(),
        Stage::Some => table(lane, drives, asked),
    };
    let id = lane.word();
    view! {
        <section class="box" aria-labelledby=id>
            <h2 id=id>{lane.heading()}" "{how_many}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn table(lane: Lane, drives: Drives, asked: acts::Asked) -> AnyView {
    let columns = [
        (w::col_drive(), false),
        (w::col_job(), false),
        (w::col_copied(), false),
        (w::col_since(), false),
        (w::col_acts(), false),
    ];
    let items = move || drives.read().ready().map(|(all, _)| all.clone()).unwrap_or_default();
    let more = move || {
        drives
            .read()
            .ready()
            .is_some_and(|(_, more)| *more)
            .then(|| view! { <p class="small quiet">{w::more_drives()}</p> })
    };
    view! {
        <div class="holds">
            <table class="ledger" role="table">
                <caption class="hear">{lane.heading()}</caption>
                {ledger::head(&columns)}
                <tbody role="rowgroup">{keyed(items, row::key, move |first| row::row(lane, drives, first, asked))}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}
