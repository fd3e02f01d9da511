//! A stop's shape, glyph, ring, count and texts. Shape and glyph tell the state without colour.

use crate::view::prelude::*;

use crate::ui::diagram::Stop;
use crate::view::El;

/// Circle, label, square, octagon: 26 wide around the origin.
fn shape(mood: &str) -> &'static str {
    match mood {
        "waiting" => "M-13 0a13 13 0 1 0 26 0a13 13 0 1 0-26 0z",
        "moving" => "M-12-11.5H3L14 0 3 11.5H-12z",
        "done" => "M-11.5-11.5h23v23h-23z",
        _ => "M-5.4-13H5.4L13-5.4V5.4L5.4 13H-5.4L-13 5.4V-5.4z",
    }
}

/// What stands inside a stop that is passed or current.
fn inner(stop: &Stop) -> Option<&'static str> {
    match (stop.standing, stop.mood) {
        ("passed", _) => Some("m-5.5.5 3.75 3.75L6-4"),
        ("now", "waiting") => Some("M0-6.5V0L4.5 2.5"),
        ("now", "moving") => Some("M-6 0H3.5M0-4 4 0 0 4"),
        ("now", "done") => Some("m-5.5.5 3.75 3.75L6-4"),
        ("now", _) => Some("M0-6V1M0 5.5v.5"),
        _ => None,
    }
}

pub(super) fn mark(stop: &Stop) -> AnyView {
    let ring = stop.percent.map(|percent| {
        let value = El::svg("circle")
            .attr("class", "stop__ring-value")
            .attr("r", "23")
            .attr("transform", "rotate(-90)")
            .attr("pathLength", "100")
            .attr("stroke-dasharray", format!("{percent} 100"));
        (El::svg("circle").attr("class", "stop__ring").attr("r", "23"), value)
    });
    let scale = match (stop.count, stop.percent) {
        (Some(0), _) => Some("scale(.62)"),
        (_, Some(_)) => Some("scale(.92)"),
        _ => None,
    };
    let body = El::svg("path").attr("class", "stop__shape").attr("d", shape(stop.mood)).attr("transform", scale);
    let glyph = match stop.count {
        Some(_) => None,
        None => inner(stop).map(|d| El::svg("path").attr("class", "stop__glyph").attr("d", d)),
    };
    let count = stop.count.filter(|count| *count > 0).map(|count| {
        let x = if stop.mood == "moving" { "-2" } else { "0" };
        El::svg("text")
            .attr("class", "stop__count")
            .attr("x", x)
            .attr("y", "5")
            .attr("text-anchor", "middle")
            .child(count.to_string())
    });
    (ring, body, glyph, count).into_any()
}

/// The name, then a line each 18 and 16 below. With spaces between, for those who read the link as one text.
pub(super) fn texts(stop: &Stop) -> AnyView {
    let (x, y) = stop.name_at;
    let text = |class: &'static str, y: i32, words: String| {
        let text = El::svg("text")
            .attr("class", class)
            .attr("x", x.to_string())
            .attr("y", y.to_string())
            .attr("text-anchor", stop.anchor)
            .child(words);
        (" ", text)
    };
    let lines = stop.lines.iter().zip(0..).map(|(line, at)| text("stop__line", y + 18 + 16 * at, line.clone()));
    (text("stop__name", y, stop.name.clone()), lines.collect_view()).into_any()
}
