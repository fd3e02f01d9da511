//! The page of a share link: a card that is whole without script, and with it follows the status.

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use waybill_domain::fields::Site;
use waybill_domain::job::Time;
use waybill_domain::share::Status;
use waybill_domain::words::status as words;

use super::answer::Answer;
use super::asked::{Asked, Theme};
use super::card::{card, short};
use super::draw::SHAPES;
use super::markup::Markup;

/// The most characters of a name in a title: as a tab or a chat shows it.
const LONG: usize = 28;

static STYLE: LazyLock<String> = LazyLock::new(|| packed(include_str!("card.css"), ""));
static SCRIPT: LazyLock<String> = LazyLock::new(|| packed(include_str!("follow.js"), "\n"));
static INLINE: LazyLock<[String; 2]> = LazyLock::new(|| [&STYLE, &SCRIPT].map(|text| hashed(text)));

/// Where the page lies, and what unfolds it.
pub(super) struct Place {
    pub(super) page: String,
    pub(super) oembed: String,
}

/// What the page may do: its own style and script by their hashes, and ask its own service. Which sites may frame it is the
/// share's to say; a page that tells nothing may be anywhere.
pub(super) fn policy(sites: &[Site]) -> String {
    let [style, script] = &*INLINE;
    let ancestors = match sites {
        [] => "*".to_owned(),
        // The portal shows it to the person who makes the link.
        sites => core::iter::once("'self'").chain(sites.iter().map(Site::as_str)).collect::<Vec<_>>().join(" "),
    };
    format!(
        "default-src 'none'; style-src '{style}'; script-src '{script}'; connect-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors {ancestors}"
    )
}

/// The whole page.
pub(super) fn page(status: Option<&Status>, asked: &Asked, place: &Place, now: Time) -> String {
    let lang = asked.lang;
    let card = card(status, asked, now);
    let have = Answer::tag(card.as_str());
    let title = match status {
        Some(status) => [short(&status.job, LONG).as_str(), ": ", words::badge(lang, status).as_str()].concat(),
        None => words::nothing(lang).to_owned(),
    };
    let theme = match asked.theme {
        Theme::Auto => "",
        Theme::Light => " data-theme=light",
        Theme::Dark => " data-theme=dark",
    };
    let head = Markup::default()
        .raw("<!doctype html><html lang=")
        .raw(lang.tag())
        .raw(theme)
        .raw(if asked.alone { " class=z" } else { "" })
        .raw("><meta charset=utf-8><title>")
        .text(&title)
        .raw(" – Waybill</title><meta name=viewport content=\"width=device-width\">");
    let head = match status {
        Some(status) => head.and(unfolds(status, asked, &title, place, now)),
        None => head,
    };
    head.raw("<style>")
        .and(ours(&STYLE))
        .raw("</style>")
        .raw(SHAPES)
        .raw("<main data-h=")
        .text(&have)
        .raw(">")
        .and(card)
        .raw("</main><p class=y role=status></p>")
        .and(if status.is_some() {
            Markup::default().raw("<script>").and(ours(&SCRIPT)).raw("</script>")
        } else {
            Markup::default()
        })
        .finish()
}

/// What a pasted link shows in a chat: Open Graph, and where oEmbed asks.
fn unfolds(status: &Status, asked: &Asked, title: &str, place: &Place, now: Time) -> Markup {
    let told = match status.percent {
        Some(percent) => words::copied(asked.lang, percent, status.copied_by.map(|by| by - now)),
        None => words::state(asked.lang, &status.at),
    };
    Markup::default()
        .raw("<meta property=og:site_name content=Waybill><meta property=og:title content=\"")
        .text(title)
        .raw("\"><meta property=og:description content=\"")
        .text(&told)
        .raw("\"><meta property=og:url content=\"")
        .text(&place.page)
        .raw("\"><link rel=alternate type=application/json+oembed href=\"")
        .text(&place.oembed)
        .raw("\">")
}

fn ours(text: &'static LazyLock<String>) -> Markup {
    Markup::default().raw(text.as_str())
}

/// Without comments and the space that is there for people.
fn packed(text: &str, between: &str) -> String {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with("/*") && !line.starts_with("//"))
        .collect::<Vec<_>>()
        .join(between)
}

fn hashed(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
