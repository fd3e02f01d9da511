//! The job's diagram: one road with six stops, a brace to Faulted over it, lanes to Closed under it.

use crate::diagram::{Anchor, Diagram, Drawn, Form, Stop, Way};
use crate::job_state::{JobState, JobTrigger};

use Anchor::{End, Middle, Start};
use JobState::{Closed, Completed, Creating, Faulted, Packaging, Received, Shipping, Transferring};

impl Drawn for JobState {
    fn diagram(form: Form) -> Diagram<Self> {
        match form {
            Form::Wide => Diagram { width: 1080, height: 324, stops: wide_stops(), ways: wide_ways() },
            Form::Tall => Diagram { width: 288, height: 622, stops: tall_stops(), ways: tall_ways() },
        }
    }
}

fn on_the_road(state: JobState) -> Option<i32> {
    JobState::ROAD.iter().zip(0..).find(|(it, _)| **it == state).map(|(_, at)| at)
}

fn wide_stops() -> Vec<Stop<JobState>> {
    let stop = |state: &JobState| {
        // The percent stands beside this name.
        let half = if *state == Transferring { 88 } else { 78 };
        let beside =
            |x, y, width| Stop { state: *state, x, y, name: (24, -4), anchor: Start, halo: (-20, -25, width, 44) };
        match (on_the_road(*state), state) {
            (Some(at), _) => Stop {
                state: *state,
                x: 80 + 184 * at,
                y: 128,
                name: (0, 47),
                anchor: Middle,
                halo: (-half, 27, 2 * half, 28),
            },
            (None, Faulted) => beside(540, 30, 280),
            (None, _) => beside(976, 280, 124),
        }
    };
    JobState::ALL.iter().map(stop).collect()
}

fn wide_ways() -> Vec<Way<JobState>> {
    use JobTrigger::{
        AllBookedIn, AllFinished, CloseOverdue, Expire, Fault, FirstDriveBegins, Resolve, SentBack, Ship, SkipCopy,
        Update,
    };
    vec![
        Way::between("M476 128h28q24 0 24 24v54q0 24 24 24h160q24 0 24-24v-54q0-24 24-24h28", Received, Packaging)
            .head(632, 230, 0)
            .label(632, 248, Middle, SkipCopy),
        Way::between("M292 128h28q24 0 24 24v104q0 24 24 24H956", Shipping, Closed).head(632, 280, 0).label(
            632,
            298,
            Middle,
            CloseOverdue,
        ),
        Way::between("M844 128h28q24 0 24 24v104q0 24 24 24H956", Packaging, Closed)
            .head(896, 206, 90)
            .label(908, 240, Start, SentBack),
        Way::of("M264 86v-8q0-12 12-12H804q12 0 12 12v8M448 86v-20M632 86v-20M540 66v-22", |edge| {
            edge.on == Fault || edge.on == Resolve
        })
        .label(528, 60, End, Fault)
        .label(552, 60, Start, Resolve),
        Way::of("M70 108q-14-30 10-30t10 30", |edge| edge.on == Update)
            .head(90, 107, 106)
            .label(80, 66, Middle, Update),
        Way::ending("M80 222v24", 80, 251, Creating).label(94, 250, Start, Expire),
        Way::ending("M1020 128h28", 1053, 128, Completed),
        Way::ending("M976 300v10", 976, 315, Closed),
        Way::beginning("M26 128H58", (20, 128), Creating).head(57, 128, 0),
        Way::between("M98 128H246", Creating, Shipping).main().head(243, 128, 0).label(172, 116, Middle, Ship),
        Way::between("M282 128H430", Shipping, Received).main().head(427, 128, 0).label(356, 116, Middle, AllBookedIn),
        Way::between("M466 128H614", Received, Transferring).main().head(611, 128, 0).label(
            540,
            116,
            Middle,
            FirstDriveBegins,
        ),
        Way::between("M650 128H798", Transferring, Packaging).main().head(795, 128, 0).label(
            724,
            116,
            Middle,
            AllFinished,
        ),
        Way::between("M834 128H982", Packaging, Completed).main().head(979, 128, 0).label(908, 116, Middle, SentBack),
    ]
}

fn tall_stops() -> Vec<Stop<JobState>> {
    let stop = |state: &JobState| {
        let row = |y| Stop { state: *state, x: 60, y, name: (34, -3), anchor: Start, halo: (-30, -30, 218, 68) };
        match (on_the_road(*state), state) {
            (Some(at), _) => row(48 + 88 * at),
            (None, Faulted) => {
                Stop { state: *state, x: 270, y: 92, name: (-20, 5), anchor: End, halo: (-96, -20, 114, 50) }
            }
            (None, _) => row(576),
        }
    };
    JobState::ALL.iter().map(stop).collect()
}

fn tall_ways() -> Vec<Way<JobState>> {
    use JobTrigger::{AllBookedIn, AllFinished, Fault, FirstDriveBegins, Resolve, SentBack, Ship, Update};
    vec![
        Way::between("M42 224h-4q-12 0-12 12V388q0 12 12 12h4", Received, Packaging).head(41, 400, 0),
        Way::between("M42 136H22q-12 0-12 12V564q0 12 12 12H40", Shipping, Closed).head(39, 576, 0),
        Way::between("M42 406q-16 2-16 18V558q0 12 12 12h4", Packaging, Closed).label(94, 534, Start, SentBack),
        Way::of("M270 106V388q0 12-12 12M260 136h10M260 224h10M260 312h10", |edge| {
            edge.on == Fault || edge.on == Resolve
        }),
        Way::of("M44 40q-24-8-24 8t22 8", |edge| edge.on == Update).head(41, 56, 0),
        Way::ending("M71 60l6 7", 80, 71, Creating),
        Way::ending("M71 500l6 7", 80, 511, Completed),
        Way::ending("M71 588l6 7", 80, 599, Closed),
        Way::beginning("M60 10V27", (60, 6), Creating).head(60, 26, 90),
        Way::between("M60 66V118", Creating, Shipping).main().head(60, 115, 90).label(94, 98, Start, Ship),
        Way::between("M60 154V206", Shipping, Received).main().head(60, 203, 90).label(94, 186, Start, AllBookedIn),
        Way::between("M60 242V294", Received, Transferring).main().head(60, 291, 90).label(
            94,
            274,
            Start,
            FirstDriveBegins,
        ),
        Way::between("M60 330V382", Transferring, Packaging).main().head(60, 379, 90).label(
            94,
            362,
            Start,
            AllFinished,
        ),
        Way::between("M60 418V470", Packaging, Completed).main().head(60, 467, 90).label(94, 450, Start, SentBack),
    ]
}

/// Both forms stand for every edge of the table, and for each only once.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::Machine;

    #[test]
    fn every_edge_is_drawn_once() {
        for form in [Form::Wide, Form::Tall] {
            for edge in JobState::EDGES {
                let drawn = JobState::diagram(form).ways.iter().filter(|way| way.edges.contains(&edge)).count();
                assert_eq!(drawn, 1, "{form:?}: {edge:?}");
            }
        }
    }

    #[test]
    fn every_state_has_a_stop() {
        for form in [Form::Wide, Form::Tall] {
            let stops: Vec<JobState> = JobState::diagram(form).stops.iter().map(|stop| stop.state).collect();
            assert_eq!(stops, JobState::ALL);
        }
    }
}
