//! The diagram of a card: the domain's tall drawing, with the road of this link in it. Strokes that stand alike are one path.

use waybill_domain::diagram::{Anchor, Course, Diagram, Drawn, Form, Head, Standing, Way};
use waybill_domain::next_step::Mood;
use waybill_domain::share::Road;

use super::markup::Markup;

/// The shapes of the four roles, 26 wide around the origin, and their glyphs.
pub(super) const SHAPES: &str = "<svg class=y aria-hidden=true><defs>\
    <path id=w d=\"M-13 0a13 13 0 1 0 26 0a13 13 0 1 0-26 0z\" /><path id=wg d=\"M0-6.5V0L4.5 2.5\" />\
    <path id=m d=\"M-12-11.5H3L14 0 3 11.5H-12z\" /><path id=mg d=\"M-6 0H3.5M0-4 4 0 0 4\" />\
    <path id=d d=\"M-11.5-11.5h23v23h-23z\" /><path id=dg d=\"m-5.5.5 3.75 3.75L6-4\" />\
    <path id=s d=\"M-5.4-13H5.4L13-5.4V5.4L5.4 13H-5.4L-13 5.4V-5.4z\" /><path id=sg d=\"M0-6V1M0 5.5v.5\" /></defs></svg>";

/// A role's shape and glyph, by their ids. The shape's is the role's class as well.
pub(super) const fn ids(mood: Mood) -> (&'static str, &'static str) {
    match mood {
        Mood::Waiting => ("w", "wg"),
        Mood::Moving => ("m", "mg"),
        Mood::Done => ("d", "dg"),
        Mood::Stopped => ("s", "sg"),
    }
}

/// A state in words and role.
pub(super) struct Named {
    pub(super) mood: Mood,
    pub(super) name: String,
    pub(super) percent: Option<u8>,
}

/// The drawing of a machine. `spoken` is all of it in words.
pub(super) fn draw<M: Drawn>(road: &Road<M>, named: impl Fn(M) -> Named, spoken: &str) -> Markup {
    let plan = M::diagram(Form::Tall);
    let strokes = [Course::Gone, Course::Open, Course::Passed].into_iter().map(|course| strokes(&plan, road, course));
    let stops = plan.stops.iter().map(|stop| {
        let standing = road.standing(stop.state);
        let Named { mood, name, percent } = named(stop.state);
        let at = |markup: Markup| markup.raw(" x=").number(stop.x).raw(" y=").number(stop.y).raw(" />");
        let (shape, glyph) = ids(mood);
        let shape = at(Markup::default().raw("<use href=#").raw(shape).raw(class(standing)));
        let glyph = match standing {
            Standing::Passed => at(Markup::default().raw("<use href=#dg")),
            Standing::Now => at(Markup::default().raw("<use href=#").raw(glyph)),
            Standing::Open | Standing::Gone => Markup::default(),
        };
        let (x, y) = stop.name;
        let words = Markup::default()
            .raw("<text")
            .raw(class(standing))
            .raw(anchor(stop.anchor))
            .raw(" x=")
            .number(stop.x + x)
            .raw(" y=")
            .number(stop.y + y)
            .raw(">")
            .text(&name)
            .raw("</text>");
        ring(stop.x, stop.y, percent).and(shape).and(glyph).and(words)
    });
    Markup::default()
        .raw("<figure><svg viewBox=\"0 0 ")
        .number(plan.width)
        .raw(" ")
        .number(plan.height)
        .raw("\" role=img aria-label=\"")
        .text(spoken)
        .raw("\">")
        .all(strokes)
        .all(stops)
        .raw("</svg></figure>")
}

/// What is still possible looks like nothing in particular.
const fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::Passed => " class=p",
        Standing::Now => " class=n",
        Standing::Open => "",
        Standing::Gone => " class=g",
    }
}

/// All strokes of one course: side roads, then the main road, then the heads of those still ahead.
fn strokes<M: Drawn>(plan: &Diagram<M>, road: &Road<M>, course: Course) -> Markup {
    let here: Vec<&Way<M>> = plan.ways.iter().filter(|way| foremost(way, road) == course).collect();
    let path = |main: bool| {
        let mut paths = here.iter().filter(|way| way.is_main == main).map(|way| way.path).peekable();
        match paths.peek() {
            Some(_) => Markup::default()
                .raw("<path")
                .raw(match (main, course) {
                    (true, Course::Passed) => " class=\"k p\"",
                    (true, Course::Open) => " class=k",
                    (true, Course::Gone) => " class=\"k g\"",
                    (false, Course::Passed) => " class=p",
                    (false, Course::Open) => "",
                    (false, Course::Gone) => " class=g",
                })
                .raw(" d=\"")
                .all(paths.map(|path| Markup::default().raw(path)))
                .raw("\" />"),
            None => Markup::default(),
        }
    };
    let mut heads = here.iter().filter(|_| course == Course::Open).filter_map(|way| way.head).map(head).peekable();
    let heads = match heads.peek() {
        Some(_) => Markup::default().raw("<path class=h d=\"").all(heads).raw("\" />"),
        None => Markup::default(),
    };
    path(false).and(path(true)).and(heads)
}

/// The head of an arrow, or the cross where the thing ends, as a piece of a path. The tall drawings have only right angles.
fn head(head: Head) -> Markup {
    let (left, up, drawn) = match head {
        Head { ends: true, .. } => (-5, -5, "l10 10m0-10-10 10"),
        Head { turn: 90, .. } => (4, -3, "l-4 5-4-5"),
        Head { turn: 180, .. } => (3, 4, "l-5-4 5-4"),
        Head { turn: -90 | 270, .. } => (-4, 3, "l4-5 4 5"),
        Head { .. } => (-3, -4, "l5 4-5 4"),
    };
    Markup::default().raw("M").number(head.x + left).raw(" ").number(head.y + up).raw(drawn)
}

/// A stroke that stands for several edges shows the one that says most. A loop says that something happened at a stop; it
/// is no part of the road.
fn foremost<M: Drawn>(way: &Way<M>, road: &Road<M>) -> Course {
    if way.edges.iter().all(|edge| edge.from == edge.to) {
        return Course::Open;
    }
    let rank = |course: &Course| [Course::Gone, Course::Open, Course::Passed].iter().position(|it| it == course);
    way.edges.iter().map(|edge| road.course(edge)).max_by_key(rank).unwrap_or(Course::Gone)
}

fn ring(x: i32, y: i32, percent: Option<u8>) -> Markup {
    let Some(percent) = percent else { return Markup::default() };
    let place = |markup: Markup| markup.raw(" cx=").number(x).raw(" cy=").number(y);
    let under = place(Markup::default().raw("<circle class=r r=23")).raw(" />");
    let value = place(Markup::default().raw("<circle class=r r=23 pathLength=100"));
    let value = value.raw(" stroke-dasharray=\"").number(i32::from(percent)).raw(" 100\" transform=rotate(-90,");
    under.and(value.number(x).raw(",").number(y).raw(") />"))
}

const fn anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=middle",
        Anchor::End => " text-anchor=end",
    }
}

#[cfg(test)]
mod tests {
    use waybill_domain::drive_state::DriveState;
    use waybill_domain::job_state::JobState;

    use super::*;

    fn turns<M: Drawn>() -> Vec<i32> {
        M::diagram(Form::Tall).ways.iter().filter_map(|way| way.head).map(|head| head.turn).collect()
    }

    #[test]
    fn every_head_looks_along_its_stroke() {
        for turn in turns::<JobState>().into_iter().chain(turns::<DriveState>()) {
            assert!([0, 90, 180, -90, 270].contains(&turn), "{turn}");
        }
    }
}
