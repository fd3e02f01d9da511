//! Before anything is written: what confirming will do, in words.

use crate::view::prelude::*;
use waybill_domain::wire::{PackageJob, PackageLook, Verdict};

use super::decide;
use super::lists::unseen;
use super::state::Desk;
use crate::ui::button::{Press, busy_while, button, ready};
use crate::ui::field::{Field, checkbox, select};
use crate::ui::loading::refused;
use crate::words::operations as w;

/// The id of its heading, which takes the focus.
pub(super) const HEADING: &str = "review";

pub(super) fn review(desk: Desk) -> AnyView {
    let shown = move || desk.reviewing.get().then(|| body(desk));
    shown.into_any()
}

fn body(desk: Desk) -> AnyView {
    let sentences = move || {
        let look = desk.look.read();
        let lines = look.as_ref().map(|look| consequences(look, desk.more.get())).unwrap_or_default();
        lines.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()
    };
    let refusal = move || desk.refusal.get().map(|why| refused(&why));
    let busy = busy_while(desk.busy.into());
    let press = derive(move || {
        let open = desk.look.read().as_ref().and_then(|look| decide::open(look, desk.more.get()));
        open.map_or_else(|| busy.get(), |why| Press::Off(why.to_owned()))
    });
    let unchecked = move || desk.look.read().is_none().then(|| view! { <p>{w::review_unchecked()}</p> });
    view! {
        <section class="box" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{w::review_heading()}</h2>
            {unchecked}
            <ul class="desk__will">{sentences}</ul>
            {choice(desk)}
            {checkbox("more", w::more().to_owned(), w::more_hint().to_owned(), desk.more)}
            {refusal}
            <div class="cluster">
                {button("button button--big", w::confirm(), press, move || desk.confirm())}
                {button("button button--quiet", w::scan_on(), ready(), move || { desk.reviewing.set(false); crate::browser::focus_field(super::scan::FIELD); })}
            </div>
        </section>
    }
    .into_any()
}

/// Where several jobs share the package, somebody must say whose a drive is that is on no list.
fn choice(desk: Desk) -> AnyView {
    let options = derive(move || {
        let look = desk.look.read();
        let jobs = look.as_ref().map(|it| it.jobs.as_slice()).unwrap_or_default();
        let first = (String::new(), w::choose_job().to_owned());
        let option = |it: &PackageJob| (it.id.resource_id(), w::candidate(it.id.name.as_str(), &it.company));
        core::iter::once(first).chain(jobs.iter().map(option)).collect()
    });
    let several = memo(move || desk.look.read().as_ref().is_some_and(|look| look.jobs.len() > 1));
    let undecided = memo(move || desk.look.read().as_ref().is_some_and(|look| look.undecided));
    effect(move || {
        desk.choice().track();
        desk.ask(None);
    });
    let shown = move || {
        several.get().then(|| {
            let told = move || undecided.get().then(|| view! { <p><b>{w::package_of_several()}</b></p> });
            view! { {told}{select(Field::new("job", w::choice()), "input", options, desk.choice())} }
        })
    };
    shown.into_any()
}

/// Everything that confirming writes, a sentence each.
pub(super) fn consequences(look: &PackageLook, more: bool) -> Vec<String> {
    let mut will = Vec::new();
    for job in &look.jobs {
        let name = job.id.name.to_string();
        let here = look.scanned.iter().filter(|it| it.job.as_ref() == Some(&job.id));
        let here = here.filter(|it| matches!(it.verdict, Verdict::Expected | Verdict::Late)).count();
        match here {
            0 => {}
            1 => will.push(w::will_book_one(&name)),
            _ => will.push(w::will_book(&here.to_string(), &name)),
        }
        if !more && job.takes_drives && job.belongs {
            will.extend(unseen(job).map(|it| w::will_miss(it.serial.as_str(), &name)));
        }
    }
    for it in &look.scanned {
        let job = it.job.as_ref().map(|id| id.name.to_string()).unwrap_or_default();
        // A late drive of a job that the label does not name is counted with no job above.
        let is_counted = look.jobs.iter().any(|job| it.job.as_ref() == Some(&job.id));
        let verdict = if it.verdict == Verdict::Late && !is_counted { Verdict::OtherJob } else { it.verdict };
        will.extend(w::will_do(verdict, it.serial.as_str(), &job));
    }
    if look.unmatched {
        will.push(w::will_record().to_owned());
    }
    if will.is_empty() {
        will.push(w::will_nothing().to_owned());
    }
    will
}
