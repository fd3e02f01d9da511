//! The drives' diagram: one for all drives of a job, each stop with how many are there.

use crate::diagram::{Anchor, Diagram, Drawn, Form, Stop, Way};
use crate::drive_state::{DriveState, DriveTrigger};

use Anchor::{End, Middle, Start};
use DriveState::{
    Completed, CompletedMoreInfo, Faulted, NeverReceived, Received, ShippedBack, Specified, Transferring,
};

impl Drawn for DriveState {
    fn diagram(form: Form) -> Diagram<Self> {
        match form {
            Form::Wide => Diagram { width: 1080, height: 242, stops: wide_stops(), ways: wide_ways() },
            Form::Tall => Diagram { width: 288, height: 500, stops: tall_stops(), ways: tall_ways() },
        }
    }
}

fn wide_stops() -> Vec<Stop<DriveState>> {
    let stop = |state: &DriveState| {
        let below = |x, y| Stop { state: *state, x, y, name: (0, 36), anchor: Middle, halo: (-62, -22, 124, 68) };
        match state {
            Specified => below(80, 128),
            Received => below(310, 128),
            Transferring => below(540, 128),
            Completed => below(770, 128),
            ShippedBack => below(1000, 128),
            NeverReceived => below(195, 194),
            Faulted => Stop { state: *state, x: 425, y: 58, name: (0, 34), anchor: Middle, halo: (-50, -22, 100, 66) },
            CompletedMoreInfo => {
                Stop { state: *state, x: 770, y: 58, name: (22, -12), anchor: Start, halo: (-20, -30, 212, 48) }
            }
        }
    };
    DriveState::ALL.iter().map(stop).collect()
}

fn wide_ways() -> Vec<Way<DriveState>> {
    use DriveTrigger::{
        Arrived, BookIn, Fault, FinishClean, FinishIssues, GiveUp, NotSeen, Resolve, ShipBack, Start as Begin,
    };
    vec![
        Way::beginning("M26 128H58", (20, 128), Specified).head(57, 128, 0),
        Way::beginning("M258 70v32q0 26 26 26", (258, 64), Received).label(248, 68, End, Arrived),
        Way::between("M106 128h8q22 0 22 22v22q0 22 22 22h20", Specified, NeverReceived)
            .head(177, 194, 0)
            .label(132, 200, End, NotSeen),
        Way::between("M214 194h20q22 0 22-22v-22q0-22 22-22", NeverReceived, Received).head(256, 156, -90),
        Way::of("M310 108v-34q0-16 16-16H405M540 108v-34q0-16-16-16H445", |edge| {
            edge.on == Fault || edge.on == Resolve
        })
        .label(362, 48, Middle, Fault)
        .label(488, 48, Middle, Resolve),
        Way::between("M425 38v-8q0-12 12-12H758q12 0 12 12v8", Faulted, CompletedMoreInfo)
            .head(600, 18, 0)
            .label(600, 34, Middle, GiveUp),
        Way::between("M568 128h10q22 0 22-22v-26q0-22 22-22H750", Transferring, CompletedMoreInfo)
            .head(748, 58, 0)
            .label(684, 50, Middle, FinishIssues),
        Way::between("M790 58h72q22 0 22 22v26q0 22 22 22", CompletedMoreInfo, ShippedBack).head(884, 96, 90),
        Way::between("M338 128h10q22 0 22 22v22q0 22 22 22H896q22 0 22-22v-22q0-22 22-22", Received, ShippedBack)
            .head(710, 194, 0)
            .label(660, 212, Middle, ShipBack),
        Way::between("M100 128H288", Specified, Received).main().head(285, 128, 0).label(195, 118, Middle, BookIn),
        Way::between("M332 128H518", Received, Transferring).main().head(515, 128, 0).label(425, 122, Middle, Begin),
        Way::between("M562 128H748", Transferring, Completed).main().head(745, 128, 0).label(
            684,
            118,
            Middle,
            FinishClean,
        ),
        Way::between("M792 128H978", Completed, ShippedBack).main().head(975, 128, 0).label(908, 146, End, ShipBack),
    ]
}

fn tall_stops() -> Vec<Stop<DriveState>> {
    let stop = |state: &DriveState| {
        // All frames end at the same place, short of the road to the right.
        let row =
            |x, y, name| Stop { state: *state, x, y, name: (name, 5), anchor: Start, halo: (-18, -20, 274 - x, 40) };
        match state {
            Specified => row(60, 44, 28),
            NeverReceived => row(24, 112, 64),
            Received => row(60, 180, 28),
            Transferring => row(60, 260, 28),
            Completed => row(60, 340, 28),
            CompletedMoreInfo => row(24, 404, 64),
            ShippedBack => row(60, 470, 28),
            Faulted => Stop { state: *state, x: 266, y: 220, name: (-18, 5), anchor: End, halo: (-88, -20, 106, 40) },
        }
    };
    DriveState::ALL.iter().map(stop).collect()
}

fn tall_ways() -> Vec<Way<DriveState>> {
    use DriveTrigger::{Fault, FinishClean, Resolve, ShipBack, Start as Begin};
    vec![
        Way::beginning("M60 14V24", (60, 8), Specified).head(60, 23, 90),
        Way::beginning("M94 154q0 12-18 20", (94, 150), Received),
        Way::between("M46 50q-22 6-22 24V90", Specified, NeverReceived).head(24, 89, 90),
        Way::between("M24 134v18q0 18 16 24", NeverReceived, Received),
        Way::of("M266 200v-8q0-12-12-12H170M266 240v8q0 12-12 12H190", |edge| edge.on == Fault || edge.on == Resolve),
        Way::between("M278 232q8 4 8 14V392q0 12-12 12h-16", Faulted, CompletedMoreInfo).head(259, 404, 180),
        Way::between("M44 266q-20 4-20 22V382", Transferring, CompletedMoreInfo).head(24, 381, 90),
        Way::between("M24 426v16q0 22 16 26", CompletedMoreInfo, ShippedBack),
        Way::between("M42 180H16q-12 0-12 12V462q0 12 12 12H40", Received, ShippedBack).head(38, 474, 0),
        Way::between("M60 66V158", Specified, Received).main().head(60, 155, 90),
        Way::between("M60 202V238", Received, Transferring).main().head(60, 235, 90).label(88, 224, Start, Begin),
        Way::between("M60 282V318", Transferring, Completed).main().head(60, 315, 90).label(
            88,
            304,
            Start,
            FinishClean,
        ),
        Way::between("M60 362V448", Completed, ShippedBack).main().head(60, 445, 90).label(88, 378, Start, ShipBack),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::Machine;

    #[test]
    fn every_edge_is_drawn_once() {
        for form in [Form::Wide, Form::Tall] {
            for edge in DriveState::EDGES {
                let drawn = DriveState::diagram(form).ways.iter().filter(|way| way.edges.contains(&edge)).count();
                assert_eq!(drawn, 1, "{form:?}: {edge:?}");
            }
        }
    }
}
