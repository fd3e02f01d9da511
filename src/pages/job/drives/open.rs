//! The drive that the URL opens: where it has been, and what is known of it.

use crate::view::prelude::*;
use waybill_domain::drive::Drive;

use crate::pages::job::here::Here;
use crate::time;
use crate::ui::badge::badge_tag;
use crate::ui::icon::{Icon, icon};
use crate::words::{job as w, machines};

pub(super) fn open(here: Here) -> Option<AnyView> {
    let serial = here.drive.get()?;
    here.revision.track();
    let view = here.job.with_untracked(|job| job.drive(&serial).map(|drive| shown(here, drive)))?;
    Some(view)
}

fn shown(here: Here, drive: &Drive) -> AnyView {
    let visit = |at: usize, visit: &waybill_domain::drive::DriveVisit| {
        let until = drive.visits.get(at + 1).map(|next| next.at);
        let (moment, is_last) = (time::ms(visit.at), until.is_none());
        let role = is_last.then(|| visit.state.mood().word());
        let mark = if is_last { icon(visit.state.mood().into()) } else { icon(Icon::Passed) };
        view! {
            <li data-role=role>
                {mark}
                <strong>{machines::drive_state(visit.state)}</strong>
                <span class="quiet">{time::exact_words(moment)}</span>
            </li>
        }
    };
    let visits: Vec<_> = drive.visits.iter().enumerate().map(|(at, it)| visit(at, it)).collect();
    let fact = |label: &'static str, value: Option<String>| {
        value.map(|value| view! { <div><dt>{label}</dt><dd class="serial">{value}</dd></div> })
    };
    let key = if drive.has_key { w::key_held_yes() } else { w::key_held_no() };
    let fault = drive.fault.clone().filter(|_| drive.given_up).map(|reason| view! { <p>{w::given_up(&reason)}</p> });
    let words = super::row::state_words((*drive.state, drive.outcome, drive.given_up));
    let close = [&here.href("drive", None), "#drives"].concat();
    view! {
        <section class="detail stack" aria-label=drive.serial.to_string()>
            <div class="cluster cluster--apart">
                <h3 class="serial">{drive.serial.to_string()}</h3>
                <span class="cluster">
                    {badge_tag(drive.state.mood(), &words)}
                    <a class="small" href=close>{w::pick_none()}</a>
                </span>
            </div>
            {fault}
            <div class="pair">
                <div class="stack stack--tight"><p class="label">{w::drive_history()}</p><ol class="trail">{visits}</ol></div>
                <dl class="manifest manifest--stack">
                    {fact(w::copy_status(), drive.copy_status.clone())}
                    {fact(w::manifest_file(), drive.manifest_file.as_ref().map(ToString::to_string))}
                    {fact(w::manifest_hash(), drive.manifest_hash.as_ref().map(ToString::to_string))}
                    <div><dt>{w::key_held()}</dt><dd>{key}</dd></div>
                </dl>
            </div>
        </section>
    }
    .into_any()
}
