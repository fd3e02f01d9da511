use chrono::{DateTime, TimeDelta};

use super::*;
use crate::job::Time;

fn day(days: i64) -> Time {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap() + TimeDelta::days(days)
}

fn arrived() -> Arrival {
    let drives = vec!["9CA995BB".parse().unwrap()];
    Arrival::record("a".to_owned(), "1Z999AA10123456784".parse().ok(), None, drives, None, "Olga", day(0))
}

fn put(arrival: Arrival, event: ArrivalEvent, by: Role, at: i64) -> Result<Arrival, String> {
    arrival.apply(event, by, "", day(at)).map_err(|refusal| refusal.to_string())
}

fn answered() -> ArrivalEvent {
    ArrivalEvent::Answered { text: "It is ours".to_owned() }
}

#[test]
fn nobody_answers_and_it_is_destroyed() {
    let it = arrived();
    assert_eq!(it.due(), Some(ArrivalDue { at: day(14), on: ArrivalTrigger::ReturnFallsDue }));
    assert!(put(it.clone(), ArrivalEvent::FallDue, Role::Clock, 13).unwrap_err().contains("14 days without an answer"));
    let it = put(it, ArrivalEvent::FallDue, Role::Clock, 14).unwrap();
    assert_eq!((*it.state, it.due().unwrap().at), (ArrivalState::ReturnDue, day(90)));
    assert!(put(it.clone(), ArrivalEvent::Destroy, Role::Operator, 89).unwrap_err().contains("DestructionDue"));
    let it = put(it, ArrivalEvent::FallDue, Role::Clock, 90).unwrap();
    let it = put(it, ArrivalEvent::Destroy, Role::Operator, 91).unwrap();
    assert!(it.state.has_ended() && it.due().is_none());
    assert!(put(it, answered(), Role::Support, 92).is_err());
}

#[test]
fn an_answer_begins_the_14_days_anew() {
    let it = put(arrived(), answered(), Role::Support, 10).unwrap();
    assert_eq!(it.due().unwrap().at, day(24));
    let it = put(it, ArrivalEvent::FallDue, Role::Clock, 24).unwrap();
    let it = put(it, answered(), Role::Support, 80).unwrap();
    assert_eq!(it.state, ArrivalState::Waiting);
    assert_eq!(it.due().unwrap(), ArrivalDue { at: day(90), on: ArrivalTrigger::DestructionFallsDue });
}

#[test]
fn only_operators_decide_what_becomes_of_it() {
    for by in [Role::Customer, Role::Support] {
        assert!(put(arrived(), ArrivalEvent::Destroy, by, 1).is_err());
    }
    let package = crate::job::Package {
        carrier_name: "UPS".parse().unwrap(),
        tracking_number: "1Z999AA10123456784".parse().unwrap(),
        drive_count: None,
        ship_date: None,
    };
    let back = ArrivalEvent::SendBack { package };
    assert!(put(arrived(), back.clone(), Role::Support, 1).unwrap_err().contains("Only an operator"));
    assert_eq!(put(arrived(), back, Role::Operator, 1).unwrap().state, ArrivalState::SentBack);
    let empty = ArrivalEvent::Answered { text: " ".to_owned() };
    assert_eq!(put(arrived(), empty, Role::Operator, 1), Err("Write what the answer was".to_owned()));
}
