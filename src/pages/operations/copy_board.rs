//! `/operations/copy`: drives that wait, that are being copied, and that stand still. Live.

mod acts;
mod row;

use waybill_domain::wire::BoardDrive;

use super::parts::{Shown, Stage, follow, parts};
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

/// What a lane shows.
type Drives = RwSignal<Load<Vec<BoardDrive>>>;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::copy_title().to_owned());
    let lanes = Lane::ALL.map(|lane| (lane, RwSignal::new(Load::Loading), Shown::one()));
    let read = move || lanes.into_iter().for_each(|(lane, drives, shown)| fetch(lane, drives, shown));
    read();
    follow(read);
    let asked = RwSignal::new(None);
    view! {
        {parts(&Route::CopyBoard)}
        <div class="cluster cluster--apart">
            <h1 tabindex="-1">{w::copy_title()}</h1>
            <span class="small quiet">{live::words}</span>
        </div>
        {lanes.map(|(lane, drives, shown)| part(lane, drives, shown, asked))}
        {acts::dialogs(asked, read)}
    }
    .into_any()
}

fn fetch(lane: Lane, into: Drives, shown: Shown) {
    let Some(count) = shown.count() else { return };
    load(into, async move { api::drives(lane.word(), count).await.map(|pages| shown.keep(pages)) });
}

fn part(lane: Lane, drives: Drives, shown: Shown, asked: acts::Asked) -> AnyView {
    let stage = memo(move || Stage::of(&drives.read(), Vec::is_empty));
    let how_many = move || {
        let number = drives.read().ready().map(|all| numbers::number(u64::try_from(all.len()).unwrap_or_default()))?;
        Some(count(&if shown.more.get() { w::at_least(&number) } else { number }, None))
    };
    let body = move || match stage.get() {
        Stage::Loading => loading(w::copy_loading()),
        Stage::Failed(why) => failed(&why, move || fetch(lane, drives, shown)),
        Stage::None => view! { <p class="quiet">{lane.none()}</p> }.into_any(),
        Stage::Some => table(lane, drives, shown, asked),
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

fn table(lane: Lane, drives: Drives, shown: Shown, asked: acts::Asked) -> AnyView {
    let id = lane.word();
    let columns = [
        (w::col_drive(), false),
        (w::col_job(), false),
        (w::col_copied(), false),
        (w::col_since(), false),
        (w::col_acts(), false),
    ];
    let items = move || drives.read().ready().cloned().unwrap_or_default();
    let more = move || shown.more.get().then(|| view! { <p class="small quiet">{w::more_drives()}</p> });
    view! {
        <div class="holds">
            <table class="ledger board" role="table" data-lane=id>
                <caption class="hear">{lane.heading()}</caption>
                {ledger::head(&columns)}
                <tbody role="rowgroup">{keyed(items, row::key, move |first| row::row(lane, drives, first, asked))}</tbody>
            </table>
        </div>
        {more}
        {shown.button(move || fetch(lane, drives, shown))}
    }
    .into_any()
}
