//! The badge: one line of words in an SVG, for `<img>`.

use waybill_domain::lang::Lang;
use waybill_domain::next_step::Mood;
use waybill_domain::share::Status;
use waybill_domain::words::status as words;

use super::asked::{Asked, Theme};
use super::look::{self, Pair};
use super::markup::Markup;
use super::widths::width;

/// The size of its text in pixels. The weight is 600, for which fonts with these metrics have only their bold.
const SIZE: u32 = 12;
const NAME: &str = "Waybill";
/// What lies left and right of words.
const PAD: u32 = 9;
/// From the perforation to the words: room for the mark.
const MARK: u32 = 25;

/// A badge for a status, or for none.
pub(super) fn badge(status: Option<&Status>, asked: &Asked) -> String {
    let (mood, told) = match status {
        Some(status) => (Some(status.mood), words::badge(asked.lang, status)),
        None => (None, words::nothing(asked.lang).to_owned()),
    };
    draw(mood, &told, asked.lang, asked.theme)
}

fn draw(mood: Option<Mood>, told: &str, lang: Lang, theme: Theme) -> String {
    let (name_wide, told_wide) = (width(NAME, SIZE), width(told, SIZE));
    let perforation = PAD + name_wide + PAD;
    let words_at = perforation + MARK;
    let wide = words_at + told_wide + PAD;
    let number = |it: u32| Markup::default().number(i32::try_from(it).unwrap_or(i32::MAX));
    let colours = match theme {
        Theme::Light => style(mood, light),
        Theme::Dark => style(mood, dark),
        Theme::Auto => style(mood, light).raw("@media(prefers-color-scheme:dark){").and(style(mood, dark)).raw("}"),
    };
    Markup::default()
        .raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .and(number(wide))
        .raw("\" height=\"24\" viewBox=\"0 0 ")
        .and(number(wide))
        .raw(" 24\" role=\"img\" lang=\"")
        .raw(lang.tag())
        .raw("\"><title>Waybill: ")
        .text(told)
        .raw("</title><style>text{font:600 12px Arial,Helvetica,\"Liberation Sans\",sans-serif}.o,.c,.l{fill:none;stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}.l{stroke-width:1}")
        .and(colours)
        .raw("</style><rect class=\"s\" x=\".5\" y=\".5\" width=\"")
        .and(number(wide - 1))
        .raw("\" height=\"23\" rx=\"2.5\"/><path class=\"l\" stroke-dasharray=\"2 2\" d=\"M")
        .and(number(perforation))
        .raw(".5 1v22\"/><text class=\"n\" x=\"9\" y=\"16.2\" textLength=\"")
        .and(number(name_wide))
        .raw("\" lengthAdjust=\"spacingAndGlyphs\">Waybill</text><g class=\"r\" transform=\"translate(")
        .and(number(perforation + 13))
        .raw(" 12) scale(.85)\">")
        .raw(look::mark(mood))
        .raw("</g><text class=\"r\" x=\"")
        .and(number(words_at))
        .raw("\" y=\"16.2\" textLength=\"")
        .and(number(told_wide))
        .raw("\" lengthAdjust=\"spacingAndGlyphs\">")
        .text(told)
        .raw("</text></svg>")
        .finish()
}

/// The colours of one theme.
fn style(mood: Option<Mood>, of: fn(Pair) -> &'static str) -> Markup {
    let role = of(look::role(mood));
    Markup::default()
        .raw(".s{fill:")
        .raw(of(look::SHEET))
        .raw("}.s,.l{stroke:")
        .raw(of(look::EDGE))
        .raw("}.n{fill:")
        .raw(of(look::TEXT))
        .raw("}.r{fill:")
        .raw(role)
        .raw("}.o{stroke:")
        .raw(role)
        .raw("}.c{stroke:")
        .raw(of(look::SHEET))
        .raw("}")
}

fn light((light, _): Pair) -> &'static str {
    light
}

fn dark((_, dark): Pair) -> &'static str {
    dark
}
