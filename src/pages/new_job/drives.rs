//! The drives of an import: from journal files, or typed in.

use crate::view::prelude::*;
use waybill_domain::next_step::Mood;
use waybill_domain::wire::DriveInput;

use super::body::key_field;
use super::drive_list::{KeyState, serial};
use super::files::Files;
use super::form::Form;
use super::typed_drive;
use crate::browser;
use crate::session;
use crate::ui::badge::badge;
use crate::ui::field::{self, Field, Input};
use crate::ui::icon::{Icon, icon};
use crate::ui::page::announce;
use crate::words as w;

/// The field that asks for journal files; problems with the list as a whole lead to it.
const FILES: &str = "properties.driveList";
const LIST: &str = "list";

pub(super) fn fields(form: Form) -> AnyView {
    let files = Files::new(form.drives);
    let over = RwSignal::new(false);
    view! {
        <div
            class="stack stack--wide"
            on:dragover=move |ev| { ev.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false)
            on:drop=move |ev| { ev.prevent_default(); over.set(false); files.take(&ev); }
        >
            <div class="pair">{drop_zone(form, files, over)}{files.view()}</div>
            {list(form)}
        </div>
        <p class="small quiet">{icon(Icon::Lock)}" "{w::new_job::secret_keys()}</p>
    }
    .into_any()
}

fn drop_zone(form: Form, files: Files, over: RwSignal<bool>) -> AnyView {
    let problem = form.sending.problems.at(FILES);
    effect(move || {
        // What was missing from the list is there, or is no longer wrong with it: told anew on the way on.
        if !form.drives.drives().is_empty() && untrack(|| problem.get()).is_some() {
            form.sending.problems.clear();
        }
    });
    let hint = [FILES, "-hint"].concat();
    let problem_id = [FILES, "-problem"].concat();
    let described = [&hint, " ", &problem_id].concat();
    let told = problem_id.clone();
    let words = move || {
        let id = told.clone();
        problem.get().map(|words| {
            view! {
                <p class="field__problem" id=id>
                    {icon(Icon::Stopped)}<span><span class="hear">{w::ui::error()}" "</span>{words}</span>
                </p>
            }
        })
    };
    view! {
        <div class="field" aria-invalid=move || problem.get().map(|_| "true")>
            {words}
            <div class="drop" data-over=move || over.get().then_some("true")>
                {icon(Icon::Upload)}
                <p><b>{w::new_job::drop()}</b></p>
                <p class="small quiet" id=hint>{w::new_job::drop_hint()}</p>
                <input class="hear" id=FILES type="file" multiple aria-describedby=described on:change=move |ev| files.take(&ev)/>
                <label class="button button--plain" for=FILES>{w::new_job::choose_files()}</label>
            </div>
            {samples(files)}
        </div>
    }
    .into_any()
}

/// In a demonstration nobody has a journal file.
fn samples(files: Files) -> Option<AnyView> {
    untrack(session::session).filter(|it| it.demo)?;
    let sample = |url: &'static str, words: &'static str| {
        view! {
            <button class="button button--quiet button--small" type="button" on:click=move |_| files.take(&url.into())>{words}</button>
        }
    };
    let view = view! {
        <p class="small">
            {w::new_job::samples()}
            {sample("/demo/two-drives.jrn", w::new_job::sample_two())}
            {sample("/demo/masked-key.jrn", w::new_job::sample_masked())}
        </p>
    };
    Some(view.into_any())
}

fn list(form: Form) -> AnyView {
    let count = move || w::new_job::list_count(&form.drives.drives().len().to_string());
    view! {
        <section class="box" aria-labelledby=LIST>
            <div class="box__head cluster">
                <h2 id=LIST tabindex="-1">{w::new_job::list()}</h2>
                <div class="cluster"><span class="small quiet">{count}</span></div>
            </div>
            {move || rows(form)}
            {typed_drive::fields(form)}
        </section>
    }
    .into_any()
}

fn rows(form: Form) -> AnyView {
    let drives = form.drives.drives();
    if drives.is_empty() {
        return view! { <p class="quiet">{w::new_job::list_empty()}</p> }.into_any();
    }
    let asked = drives.iter().enumerate().filter(|(_, drive)| form.drives.key_state(drive) != KeyState::Known);
    let keys = asked.map(|(at, drive)| key(form, at, drive)).collect_view();
    let rows = drives.into_iter().map(|drive| row(form, drive)).collect_view();
    let head = |words: &'static str| view! { <th role="columnheader" scope="col">{words}</th> };
    view! {
        <div class="holds">
            <table class="ledger" role="table">
                <caption class="hear">{w::new_job::list()}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {head(w::new_job::serial())}
                        {head(w::new_job::manifest())}
                        {head(w::new_job::hash())}
                        {head(w::new_job::key())}
                        <th role="columnheader" scope="col"><span class="hear">{w::new_job::actions()}</span></th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
        {keys}
    }
    .into_any()
}

fn row(form: Form, drive: DriveInput) -> AnyView {
    let serial = serial(&drive);
    let (mood, words) = match form.drives.key_state(&drive) {
        KeyState::Known => (Mood::Done, w::new_job::key_read()),
        KeyState::Masked => (Mood::Waiting, w::new_job::key_masked()),
        KeyState::Missing => (Mood::Waiting, w::new_job::key_missing()),
    };
    let label = w::new_job::remove_drive(&serial);
    let gone = serial.clone();
    let remove = move |_| {
        form.drives.remove(&gone);
        // What was wrong with the drives was told by their places on the list, which are others now.
        form.sending.problems.clear();
        announce(&w::new_job::removed(&gone));
        // The button is gone.
        browser::focus_field(LIST);
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><b class="serial">{serial}</b></th>
            <td role="cell" data-label=w::new_job::manifest()><span class="serial">{drive.manifest_file}</span></td>
            <td role="cell" data-label=w::new_job::hash()><span class="serial">{short(&drive.manifest_hash.unwrap_or_default())}</span></td>
            <td role="cell" data-label=w::new_job::key()>{badge(mood, words)}</td>
            <td role="cell">
                <button class="button button--quiet button--small" type="button" aria-label=label on:click=remove>
                    {icon(Icon::Close)}{w::new_job::remove()}
                </button>
            </td>
        </tr>
    }
    .into_any()
}

/// A hash's two ends: enough to compare with the tool's output.
fn short(hash: &str) -> String {
    match (hash.get(..6), hash.len().checked_sub(5).and_then(|from| hash.get(from..))) {
        (Some(begin), Some(end)) if hash.len() > 16 => [begin, "…", end].concat(),
        _ => hash.to_owned(),
    }
}

/// Asks for a key that the file did not tell.
fn key(form: Form, at: usize, drive: &DriveInput) -> AnyView {
    let serial = serial(drive);
    let hint = match form.drives.key_state(drive) {
        KeyState::Masked => w::new_job::key_hint_masked(),
        KeyState::Missing | KeyState::Known => w::new_job::key_hint_missing(),
    };
    let value = form.drives.key_of(&serial);
    let digits = move || value.read().chars().filter(|it| it.is_numeric()).count();
    // Beside the field and not of it: nobody wants to hear it with each digit.
    let room = move || w::new_job::key_room(&digits().to_string());
    let field = Field::new(key_field(at), w::new_job::key_of(&serial)).hint(hint).problems(form.sending.problems);
    let input = Input { class: "input input--serial", inputmode: "numeric", ..Input::TEXT };
    view! { <div class="measure stack stack--tight">{field::text(field, input, value)}<p class="small quiet">{room}</p></div> }.into_any()
}
