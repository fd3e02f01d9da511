//! The card: what a page shows, and what it fetches again while it is open.

use chrono::SecondsFormat;
use waybill_domain::diagram::Standing;
use waybill_domain::drive_state::DriveState;
use waybill_domain::job::Time;
use waybill_domain::job_state::JobState;
use waybill_domain::lang::Lang;
use waybill_domain::next_step::Mood;
use waybill_domain::share::{Road, Stand, Status};
use waybill_domain::words::{dates, states, status as words};

use super::asked::{Asked, Show};
use super::draw::{Named, draw, ids};
use super::markup::Markup;

/// Seconds until an open page asks again; and where nothing moves any more.
const EVERY: i32 = 4;
const SELDOM: i32 = 60;

/// The most characters of a job's name: more than anybody reads in a card, and what keeps a page small.
const NAME: usize = 50;

/// A card for a status, or for none.
pub(super) fn card(status: Option<&Status>, asked: &Asked, now: Time) -> Markup {
    match status {
        Some(status) => told(status, asked, now),
        None => nothing(asked.lang),
    }
}

fn told(status: &Status, asked: &Asked, now: Time) -> Markup {
    let (lang, show) = (asked.lang, asked.show.told(status.tells));
    let state = words::state(lang, &status.at);
    let every = if has_ended(status) { SELDOM } else { EVERY };
    let head = Markup::default().raw("<header><h1>").text(&short(&status.job, NAME)).raw("</h1>");
    let head = if show.state { head.and(badge(status.mood, &state)) } else { head };
    Markup::default()
        .raw("<article class=")
        .raw(ids(status.mood).0)
        .raw(" data-e=")
        .number(every)
        .raw(">")
        .and(head.raw("</header>"))
        .and(one_drive(status, lang))
        .and(progress(status, lang, show, now))
        .and(drives(status, lang, show))
        .and(if show.diagram { road(status, lang, show) } else { Markup::default() })
        .and(foot(status, asked))
        .raw("</article>")
}

fn nothing(lang: Lang) -> Markup {
    Markup::default()
        .raw("<article data-e=60><header><h1>")
        .raw(words::nothing(lang))
        .raw("</h1></header><p>")
        .raw(words::nothing_hint(lang))
        .raw("</p></article>")
}

/// A name within a number of characters.
pub(super) fn short(name: &str, most: usize) -> String {
    match name.char_indices().nth(most) {
        Some((end, _)) => [name.get(..end).unwrap_or_default().trim_end(), "…"].concat(),
        None => name.to_owned(),
    }
}

/// A state: shape, word and colour.
fn badge(mood: Mood, words: &str) -> Markup {
    Markup::default().raw("<em class=").raw(ids(mood).0).raw(">").text(words).raw("</em>")
}

/// That it is one drive of the job, whose number stands in the list if it is told at all.
fn one_drive(status: &Status, lang: Lang) -> Markup {
    match status.at {
        Stand::Drive { .. } => Markup::default().raw("<p>").raw(words::one_drive(lang)).raw("</p>"),
        Stand::Job { .. } => Markup::default(),
    }
}

fn progress(status: &Status, lang: Lang, show: Show, now: Time) -> Markup {
    let Some(percent) = status.percent.filter(|_| show.progress) else { return Markup::default() };
    let left = status.copied_by.map(|by| by - now);
    Markup::default()
        .raw("<progress max=100 value=")
        .number(i32::from(percent))
        .raw(" aria-label=")
        .raw(words::ruler(lang))
        .raw("></progress><p>")
        .text(&words::copied(lang, percent, left))
        .raw("</p>")
}

fn drives(status: &Status, lang: Lang, show: Show) -> Markup {
    if !show.drives || status.drives.is_empty() {
        return Markup::default();
    }
    let rows = status.drives.iter().map(|drive| {
        let percent = drive.percent.map(words::percent).unwrap_or_default();
        Markup::default()
            .raw("<li><b>")
            .text(&drive.drive)
            .raw("</b>")
            .and(badge(drive.state.mood(), states::drive_state(lang, drive.state)))
            .raw("<i>")
            .text(&percent)
            .raw("</i>")
    });
    Markup::default().raw("<ul aria-label=").raw(words::drives(lang)).raw(">").all(rows).raw("</ul>")
}

fn road(status: &Status, lang: Lang, show: Show) -> Markup {
    let percent = status.percent.filter(|_| show.progress && status.is_copying());
    match &status.at {
        Stand::Job { state: now, road, .. } => {
            let name = |state: JobState| states::job_state(lang, state);
            let named = |state: JobState| match percent.filter(|_| state == *now) {
                Some(done) => {
                    let name = [name(state), ", ", &words::percent(done)].concat();
                    Named { mood: status.mood, name, percent }
                }
                None => {
                    let mood = if state == *now { status.mood } else { state.mood() };
                    Named { mood, name: name(state).to_owned(), percent: None }
                }
            };
            draw(road, named, &spoken(road, JobState::ALL, lang, name))
        }
        Stand::Drive { state: now, road } => {
            let name = |state: DriveState| states::drive_state(lang, state);
            // The ring alone: a lane runs where the figure would stand.
            let percent = |state: DriveState| percent.filter(|_| state == *now);
            let named =
                |state: DriveState| Named { mood: state.mood(), name: name(state).to_owned(), percent: percent(state) };
            draw(road, named, &spoken(road, DriveState::ALL, lang, name))
        }
    }
}

/// The road in words: "The way: Creating, passed; Shipping, now; …".
fn spoken<M: waybill_domain::diagram::Drawn>(
    road: &Road<M>,
    all: &[M],
    lang: Lang,
    name: impl Fn(M) -> &'static str,
) -> String {
    let say = |state: &M| {
        let standing = road.standing(*state);
        (standing != Standing::Gone).then(|| [name(*state), ", ", words::standing(lang, standing)].concat())
    };
    [words::road(lang), ": ", &all.iter().filter_map(say).collect::<Vec<_>>().join("; ")].concat()
}

fn foot(status: &Status, asked: &Asked) -> Markup {
    let lang = asked.lang;
    // The empty address is the page itself.
    let name = if asked.alone { "Waybill" } else { "<a href=\"\" target=_blank rel=noopener>Waybill</a>" };
    let exact = status.since.to_rfc3339_opts(SecondsFormat::Secs, true);
    Markup::default()
        .raw("<footer><span><span class=x>")
        .raw(words::stale(lang))
        .raw("</span><span>")
        .raw(words::since(lang))
        .raw(" <time datetime=")
        .text(&exact)
        .raw(">")
        .text(&dates::moment(lang, status.since))
        .raw("</time></span></span>")
        .raw(name)
        .raw("</footer>")
}

fn has_ended(status: &Status) -> bool {
    match status.at {
        Stand::Job { state, .. } => state.has_ended(),
        Stand::Drive { state, .. } => state == DriveState::ShippedBack,
    }
}
