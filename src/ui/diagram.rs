//! Draws a diagram of states: stops that can be pressed, and ways between them. It is handed a picture of plain
//! values, made from the domain's coordinates, and knows neither jobs nor drives.

mod glyph;

use leptos::ev;
use wasm_bindgen::JsCast as _;

use crate::view::El;
use crate::view::prelude::*;

/// A diagram with everything that changes about it. The numbers of stops and ways never change.
#[derive(Clone, PartialEq, Default)]
pub struct Picture {
    pub width: i32,
    pub height: i32,
    pub stops: Vec<Stop>,
    pub ways: Vec<Way>,
}

#[derive(Clone, PartialEq, Default)]
pub struct Stop {
    /// What stands in the URL for it.
    pub key: &'static str,
    pub x: i32,
    pub y: i32,
    pub name_at: (i32, i32),
    pub anchor: &'static str,
    pub halo: (i32, i32, i32, i32),
    pub mood: &'static str,
    /// passed, now, open or gone.
    pub standing: &'static str,
    pub name: String,
    /// Lines under the name.
    pub lines: Vec<String>,
    /// The accessible name: begins with the words seen.
    pub spoken: String,
    pub percent: Option<u8>,
    /// How many are here, for a diagram of several things; an empty stop shrinks.
    pub count: Option<usize>,
    pub pressed: bool,
}

#[derive(Clone, PartialEq, Default)]
pub struct Way {
    /// The edges it stands for, as the tables name them.
    pub edges: String,
    pub path: &'static str,
    /// passed, open, gone or picked.
    pub course: &'static str,
    pub is_main: bool,
    pub begins: Option<(i32, i32)>,
    /// x, y, turn, and whether it is an end mark.
    pub head: Option<(i32, i32, i32, bool)>,
    /// x, y, anchor, words.
    pub labels: Vec<(i32, i32, &'static str, String)>,
}

/// The drawing. `press` gets the key of the stop that was pressed, `href` says where that leads.
pub fn diagram(
    class: &'static str,
    label: String,
    picture: Memo<Picture>,
    href: impl Fn(&str) -> String + Copy + Send + 'static,
    press: impl Fn(&'static str) + Copy + 'static,
) -> AnyView {
    let first = picture.get_untracked();
    let ways = draw_order(&first).into_iter().map(|at| way(picture, at, &first)).collect_view();
    let labels = (0..first.ways.len()).map(|at| labels(picture, at, &first)).collect_view();
    let stops = (0..first.stops.len()).map(|at| stop(picture, at, href, press)).collect_view();
    let view_box = format!("0 0 {} {}", first.width, first.height);
    El::svg("svg")
        .attr("class", class)
        .attr("viewBox", view_box)
        .attr("role", "group")
        .attr("aria-label", label)
        .child((ways, labels, stops))
        .on(ev::keydown, walk)
        .into_any()
}

/// Ways that are gone first, then those still open, then those passed: what matters lies on top. The order is that of
/// the first picture; a way passed later is drawn where it was.
fn draw_order(picture: &Picture) -> Vec<usize> {
    let rank = |course: &str| if course == "gone" { 0 } else { usize::from(course != "open") + 1 };
    let of_rank = |wanted: usize| {
        let ways = picture.ways.iter().enumerate();
        ways.filter_map(move |(at, way)| (rank(way.course) == wanted).then_some(at))
    };
    (0..3).flat_map(of_rank).collect()
}

fn way(picture: Memo<Picture>, at: usize, first: &Picture) -> AnyView {
    let Some(drawn) = first.ways.get(at).cloned() else { return ().into_any() };
    let course = move || picture.with(|it| it.ways.get(at).map_or("open", |way| way.course));
    let class = if drawn.is_main { "way way--main" } else { "way" };
    let line = El::svg("path")
        .attr("class", class)
        .attr("d", drawn.path)
        .attr("data-way", course)
        .attr("data-edges", drawn.edges);
    let begins = drawn.begins.map(|(x, y)| {
        El::svg("circle").attr("class", "way__begin").attr("cx", x.to_string()).attr("cy", y.to_string()).attr("r", "4")
    });
    let head = drawn.head.map(|(x, y, turn, ends)| {
        let (class, d) = if ends { ("way__end", "M-5-5 5 5M5-5-5 5") } else { ("head", "M-3.5-4.5 2-0 -3.5 4.5") };
        let place = format!("translate({x} {y}) rotate({turn})");
        El::svg("path").attr("class", class).attr("d", d).attr("transform", place).attr("data-way", course)
    });
    (line, begins, head).into_any()
}

/// Words beside the ways. Screen readers read the list beside the diagram instead.
fn labels(picture: Memo<Picture>, at: usize, first: &Picture) -> AnyView {
    let Some(drawn) = first.ways.get(at) else { return ().into_any() };
    let course = move || picture.with(|it| it.ways.get(at).map_or("open", |way| way.course));
    let text = |(x, y, anchor, words): &(i32, i32, &'static str, String)| {
        El::svg("text")
            .attr("class", "way__words")
            .attr("x", x.to_string())
            .attr("y", y.to_string())
            .attr("text-anchor", *anchor)
            .attr("aria-hidden", "true")
            .attr("data-way", course)
            .child(words.clone())
    };
    drawn.labels.iter().map(text).collect_view().into_any()
}

fn stop(
    picture: Memo<Picture>,
    at: usize,
    href: impl Fn(&str) -> String + Copy + Send + 'static,
    press: impl Fn(&'static str) + Copy + 'static,
) -> AnyView {
    let it = move || picture.with(|picture| picture.stops.get(at).cloned().unwrap_or_default());
    let field = move |read: fn(&Stop) -> &'static str| picture.with(|p| p.stops.get(at).map_or("", read));
    // Not followed: the page that draws this must not be made anew with every tick of the clock.
    let Stop { key, x, y, .. } = untrack(it);
    let tab = move || picture.with(|picture| if tab_stop(picture) == at { "0" } else { "-1" });
    // What is pressed reaches from above the shape to below the last line.
    let hit = move || {
        let Stop { halo: (left, top, width, height), .. } = it();
        let from = top.min(-24);
        let rect = El::svg("rect").attr("class", "stop__hit").attr("x", left.to_string()).attr("y", from.to_string());
        rect.attr("width", width.to_string()).attr("height", (top + height - from).to_string())
    };
    let halo = move || {
        let Stop { halo: (left, top, width, height), anchor, lines, .. } = it();
        let more = if anchor == "middle" { 16 * i32::try_from(lines.len()).unwrap_or(0) } else { 0 };
        let height = (height + more).to_string();
        El::svg("rect")
            .attr("class", "stop__halo")
            .attr("x", left.to_string())
            .attr("y", top.to_string())
            .attr("width", width.to_string())
            .attr("height", height)
            .attr("rx", "3")
    };
    El::svg("a")
        .attr("class", "stop")
        .attr("href", href(key))
        .attr("data-key", key)
        .attr("data-stop", move || field(|stop| stop.standing))
        .attr("data-role", move || field(|stop| stop.mood))
        .attr("aria-current", move || it().pressed.then_some("true"))
        .attr("aria-label", move || it().spoken)
        .attr("tabindex", tab)
        .attr("transform", format!("translate({x} {y})"))
        .child((hit, halo, move || glyph::mark(&it()), move || glyph::texts(&it())))
        .on(ev::click, move |event| {
            let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0);
            if plain {
                event.prevent_default();
                // The router listens on the window and does not know links inside SVG.
                event.stop_propagation();
                press(key);
            }
        })
        .into_any()
}

/// The one stop that Tab reaches: the pressed one, else the current one, else the first.
fn tab_stop(picture: &Picture) -> usize {
    let find = |wanted: fn(&Stop) -> bool| picture.stops.iter().position(wanted);
    find(|stop| stop.pressed).or_else(|| find(|stop| stop.standing == "now")).unwrap_or(0)
}

/// Arrow keys walk from stop to stop, Home and End to the first and last. Stops are the drawing's last children.
fn walk(event: ev::KeyboardEvent) {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()) else { return };
    let (Ok(Some(here)), Ok(Some(drawing))) = (target.closest(".stop"), target.closest("svg")) else { return };
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => here.next_element_sibling(),
        "ArrowLeft" | "ArrowUp" => here.previous_element_sibling(),
        "Home" => drawing.query_selector(".stop").ok().flatten(),
        "End" => drawing.last_element_child(),
        _ => return,
    };
    event.prevent_default();
    let to = to.filter(|to| to.matches(".stop").unwrap_or(false));
    if let Some(stop) = to.and_then(|to| to.dyn_into::<web_sys::SvgElement>().ok()) {
        let _moved = stop.focus();
    }
}

/// How strokes are to be read.
pub fn key(label: &'static str, rows: [(&'static str, &'static str); 3]) -> AnyView {
    let row = |(way, words): (&'static str, &'static str)| {
        view! { <li><svg viewBox="0 0 28 16" aria-hidden="true"><path class="way" data-way=way d="M1 8h26"></path></svg>{words}</li> }
    };
    view! { <ul class="key cluster" aria-label=label>{rows.map(row).collect_view()}</ul> }.into_any()
}
