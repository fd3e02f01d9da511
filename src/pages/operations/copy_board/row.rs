//! A drive on the board, with what may be done to it. What moves is followed; buttons stay, since the focus may be on one.

use crate::view::prelude::*;
use waybill_domain::drive::Drive;
use waybill_domain::next_step::Mood;
use waybill_domain::wire::BoardDrive;

use super::acts::{Ask, Asked};
use super::{Drives, Lane};
use crate::numbers;
use crate::pages::operations::parts::job_link;
use crate::time;
use crate::ui::badge::badge;
use crate::ui::ruler::gauge;
use crate::words::{machines, operations as w};

pub(super) fn key(it: &BoardDrive) -> String {
    [&it.job.resource_id(), "/", it.drive.serial.as_str()].concat()
}

pub(super) fn row(lane: Lane, drives: Drives, first: BoardDrive, asked: Asked) -> AnyView {
    let this = key(&first);
    let it = {
        let first = first.clone();
        memo(move || {
            let drives = drives.read();
            let all = drives.ready().map(Vec::as_slice).unwrap_or_default();
            all.iter().find(|it| key(it) == this).unwrap_or(&first).clone()
        })
    };
    let serial = first.drive.serial.to_string();
    let since = move || it.read().drive.since().map(time::ago);
    view! {
        <tr role="row" data-role=(lane == Lane::Faulted).then_some("stopped")>
            <th role="rowheader" scope="row"><span class="serial">{serial.clone()}</span></th>
            <td role="cell" data-label=w::col_job()>
                <span>{job_link(&first.job)}<br/><span class="quiet">{w::kind_at(machines::job_type(first.job_type), &first.location)}</span></span>
            </td>
            <td role="cell" data-label=w::col_copied()>{copied(lane, it, &serial)}</td>
            <td role="cell" data-label=w::col_since()>{since}</td>
            <td role="cell" data-label=w::col_acts()>{acts(lane, it, &serial, asked)}</td>
        </tr>
    }
    .into_any()
}

fn copied(lane: Lane, it: Memo<BoardDrive>, serial: &str) -> AnyView {
    match lane {
        Lane::Waiting => badge(Mood::Waiting, w::waits()),
        Lane::Faulted => {
            let why = move || {
                let it = it.read();
                let alone = it.drive.fault.clone();
                alone.or_else(|| it.job_fault.as_deref().map(w::job_stands)).unwrap_or_default()
            };
            view! { <span>{badge(Mood::Stopped, w::stands_still())}<br/><span>{why}</span></span> }.into_any()
        }
        Lane::Copying => {
            let percent = derive(move || it.read().drive.copied.map(|it| it.percent).unwrap_or_default());
            let line = move || pace(&it.read().drive);
            view! { <div>{gauge(percent, Signal::stored(Mood::Moving), serial)}<span class="small quiet">{line}</span></div> }.into_any()
        }
    }
}

/// "168 MB/s, about 3 h left", as far as it is known.
fn pace(drive: &Drive) -> String {
    let Some(copied) = drive.copied else { return w::begun().to_owned() };
    let Some(rate) = copied.rate.filter(|rate| *rate > 0) else { return w::begun().to_owned() };
    let left = copied.bytes_total.map(|all| all.saturating_sub(copied.bytes) / rate);
    let Some(left) = left.and_then(|it| u32::try_from(it).ok()) else { return numbers::rate(rate) };
    w::pace(&numbers::rate(rate), &time::length(f64::from(left) * 1000.0))
}

fn acts(lane: Lane, it: Memo<BoardDrive>, serial: &str, asked: Asked) -> AnyView {
    let button = move |words: &'static str, ask: fn(BoardDrive) -> Ask| {
        let serial = serial.to_owned();
        view! {
            <button class="button button--plain button--small" type="button" on:click=move |_| asked.set(Some(ask(it.get_untracked())))>
                {words}<span class="hear">" "{serial}</span>
            </button>
        }
        .into_any()
    };
    let all = match lane {
        Lane::Waiting => vec![button(w::start(), Ask::Start), button(w::fault(), Ask::Fault)],
        Lane::Copying => vec![button(w::finish(), Ask::Finish), button(w::fault(), Ask::Fault)],
        Lane::Faulted => vec![button(w::resolve(), Ask::Resolve)],
    };
    view! { <div class="cluster">{all}</div> }.into_any()
}
