//! What happens now, who acts; by when tears off.

use crate::view::prelude::*;
use waybill_domain::job::{Act, Job};
use waybill_domain::job_state::JobState;
use waybill_domain::next_step::{By, NextStep, Step, Turn};

use super::calendar;
use super::here::Here;
use crate::route::{Route, encode, job_path};
use crate::time;
use crate::ui::badge::badge_tag;
use crate::ui::icon::{Icon, icon};
use crate::words::{job as w, machines, steps};

pub(super) fn now(here: Here) -> AnyView {
    let step = memo(move || here.job.with(|job| job.next_step(time::now())));
    let mood = memo(move || here.job.with(Job::mood));
    let tag = memo(move || here.job.with(state_words));
    let what = memo(move || {
        let NextStep { step, turn, .. } = step.get();
        (step, turn)
    });
    let kind = here.job.with_untracked(|job| job.job_type);
    view! {
        <div class="now" data-role=move || mood.get().word()>
            <div class="stack">
                <p class="cluster">
                    {move || badge_tag(mood.get(), &tag.get())}
                    <span class="quiet small">
                        {machines::job_type(kind)}
                        ", "
                        {w::type_updated()}
                        " "
                        {move || time::ago(here.job.with(|job| job.changed))}
                    </span>
                </p>
                <p class="now__line">
                    {move || steps::now(what.get().0, what.get().1)}
                    " "
                    <b>{move || steps::turn(what.get().1)}</b>
                </p>
                {move || reason(here).map(|reason| view! { <p class="measure"><q>{reason}</q></p> })}
                {move || (!here.is_of_staff).then(|| buttons(here, what.get()))}
            </div>
            <div class="now__stub">{move || stub(here, step.get())}</div>
        </div>
    }
    .into_any()
}

/// The state in words, as people say it: a cancelled job that has ended is "Cancelled", one that waits too long "overdue".
pub(super) fn state_words(job: &Job) -> String {
    let state = machines::job_state(*job.state);
    match *job.state {
        JobState::Completed if job.cancel_requested => w::cancelled_tag().to_owned(),
        JobState::Shipping if job.is_overdue() => w::overdue_tag(state),
        _ if job.cancel_requested && job.ended().is_none() => w::dot(state, w::cancelled_tag()),
        _ => state.to_owned(),
    }
}

/// Why the job stands still, in the data center's words. One that has ended does not, whatever stood open.
pub(super) fn reason(here: Here) -> Option<String> {
    here.job.with(|job| {
        if job.ended().is_some() {
            return None;
        }
        let fault = job.fault.as_ref().map(|fault| &fault.reason);
        let address = job.address_fault.as_ref().map(|fault| &fault.reason);
        let question = job.question.as_ref().map(|question| &question.asked);
        fault.or(address).or(question).cloned()
    })
}

fn buttons(here: Here, (step, turn): (Step, Turn)) -> AnyView {
    let id = here.id.get_value();
    let big = |href: String, words: &'static str| {
        view! { <a class="button button--big" href=href>{words}" "{icon(Icon::Next)}</a> }.into_any()
    };
    let ask = |open: RwSignal<bool>, class: &'static str, words: &'static str| {
        view! { <button class=class type="button" on:click=move |_| open.set(true)>{words}</button> }.into_any()
    };
    let inside = match step {
        Step::EnterShipping => {
            let slip = Route::Slip(id.clone()).path();
            let slip = view! { <a class="button button--quiet" href=slip>{icon(Icon::Print)}{w::act_slip_first()}</a> };
            (big(Route::Ship(id).path(), w::act_ship()), slip).into_any()
        }
        Step::CancelledInCreating => {
            let ship = view! { <a class="button button--quiet" href=Route::Ship(id).path()>{w::act_ship()}</a> };
            (ask(here.dialogs.delete, "button", w::act_delete()), ship).into_any()
        }
        Step::DrivesCameLate => {
            let again = view! { <a class="button" href=again(here)>{w::act_again()}</a> };
            (again, ask(here.dialogs.answer, "button button--quiet", w::act_answer())).into_any()
        }
        Step::DrivesCame => big(Route::Ship(id).path(), w::act_ship()),
        Step::SendMissing => ask(here.dialogs.further, "button button--big", steps::act(Act::SendFurtherPackage)),
        Step::AnswerQuestion | Step::CorrectAddress => ask(here.dialogs.answer, "button button--big", w::act_answer()),
        Step::FindPackage => ask(here.dialogs.answer, "button button--big", w::act_more_time()),
        Step::DriveFaulted | Step::AnswerDataCenter if turn == Turn::Customer => {
            ask(here.dialogs.answer, "button button--big", w::act_answer())
        }
        Step::Done | Step::EndedWithErrors | Step::DoneCancelled | Step::ClosedOverdue => {
            view! { <a class="button button--plain" href=again(here)>{w::act_again()}</a> }.into_any()
        }
        Step::PackageUnderWay
        | Step::AnswerRead
        | Step::AddressBeingCorrected
        | Step::OverdueCancelled
        | Step::WaitForCopy
        | Step::Copying
        | Step::DriveFaulted
        | Step::Packing
        | Step::PackingUncopied
        | Step::AnswerDataCenter => return ().into_any(),
    };
    view! { <div class="cluster">{inside}</div> }.into_any()
}

/// Where another job like this one is made.
pub(super) fn again(here: Here) -> String {
    [&Route::NewJob.path(), "?like=", &encode(&here.id.with_value(job_path))].concat()
}

/// The stub holds the time and nothing else.
fn stub(here: Here, step: NextStep) -> AnyView {
    let NextStep { by, at, step, .. } = step;
    let in_creating = matches!(step, Step::EnterShipping | Step::CancelledInCreating);
    let (label, after) = match by {
        By::Deleted if in_creating => (w::your_deadline(), w::then_deleted()),
        By::Deleted => (w::deleted_on(), w::then_gone()),
        By::Overdue => (w::expected_by(), w::then_overdue()),
        By::Closable => (w::closable_from(), w::then_closed()),
        By::Answered | By::Destroyed | By::Returned => (steps::by(by), ""),
        By::CopyFinished => (w::copy_finished(), w::then_packaging()),
        By::Since => (w::since_label(), ""),
    };
    let big = match by {
        By::Since | By::CopyFinished => time::relative(at),
        By::Deleted | By::Overdue | By::Closable | By::Answered | By::Destroyed | By::Returned => {
            time::countdown_to(at)
        }
    };
    view! {
        <p class="label">{label}</p>
        <p class="now__big">{big}</p>
        <p class="small">{time::exact(at)}</p>
        {(!after.is_empty()).then(|| view! { <p class="small">{after}</p> })}
        {in_creating.then(|| view! { <p class="small quiet">{w::why_14()}</p> })}
        {calendar::button(here, by, at)}
    }
    .into_any()
}
