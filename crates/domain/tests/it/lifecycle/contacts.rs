//! Questions, answers and what is noted of a contact.

use waybill_domain::event::Event;
use waybill_domain::next_step::Step;
use waybill_domain::refusal::Refusal;

use crate::world::*;

#[test]
fn a_question_waits_for_its_answer() {
    let ask = Event::NoteContact {
        how: "phone".to_owned(),
        whom: "Ada".to_owned(),
        said: "Which of the two?".to_owned(),
        awaits_until: Some(day(9)),
    };
    let job = after(import(&["A"]), vec![(1, ship()), (2, ask)]);
    let step = job.next_step(day(2));
    assert_eq!((step.step, step.at), (Step::AnswerQuestion, day(9)));
    let job = after(job, vec![(3, Event::Answer { text: "The first".to_owned() })]);
    assert_eq!(job.next_step(day(3)).step, Step::PackageUnderWay);
}

#[test]
fn everything_wrong_with_a_contact_is_told_at_once() {
    let note = |text: &str| Event::NoteContact {
        how: text.to_owned(),
        whom: text.to_owned(),
        said: text.to_owned(),
        awaits_until: Some(day(1)),
    };
    let job = after(import(&["A"]), vec![(1, ship())]);
    let targets = |event| match try_put(&job, event, 2).unwrap_err() {
        Refusal::Problems(all) => all.into_iter().map(|it| it.target).collect::<Vec<_>>(),
        other => panic!("{other}"),
    };
    assert_eq!(targets(note(" ")), ["how", "whom", "said", "awaitsUntil"]);
    assert_eq!(targets(note("Ada")), ["awaitsUntil"]);
}
