//! An event put to an arrival.

use serde::{Deserialize, Serialize};

use super::{Arrival, ArrivalNote, ArrivalState, ArrivalTrigger};
use crate::bounds::NOTES_MAX;
use crate::fields::{Carrier, DriveSerial, TrackingNumber};
use crate::job::{Contact, JobId, Package, Time};
use crate::lang::{Lang, Said};
use crate::machine::{At, Machine};
use crate::problem::{Problem, Problems};
use crate::refusal::problem_words;
use crate::role::Role;
use crate::words::states::quoted_arrival_state;
use crate::words::{all_of, either};
use crate::{said, spoken};

/// What people, or the clock, do to an arrival. Travels as JSON, told apart by `act`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ArrivalEvent {
    /// It belongs to this job; its drives are then booked in there.
    Match {
        job: JobId,
        /// Drives that the operator has decided are this job's, though other live jobs name them too.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        decided: Vec<DriveSerial>,
    },
    SendBack {
        package: Package,
    },
    Destroy,
    NoteContact {
        how: String,
        whom: String,
        said: String,
    },
    /// Somebody said whose it is, or asked for time: the 14 days begin again.
    Answered {
        text: String,
    },
    #[serde(skip)]
    FallDue,
}

/// A refused event: nothing of it was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArrivalRefusal {
    NotAllowed { state: ArrivalState, done: Said, why: Said },
    Problems(Vec<Problem>),
}

spoken! { ArrivalRefusal, lang;
    Self::NotAllowed { state, done, why } =>
        "The package is {state}: it cannot be {done} now. {why}",
        "Paketet är {state}: det kan inte {done} nu. {why}",
        state = quoted_arrival_state(lang, *state), done = done.within(lang), why = why.within(lang);
    Self::Problems(problems) => "{words}", "{words}", words = problem_words(lang, problems);
}

impl Arrival {
    /// A package for which there is no job that could take it in.
    pub fn record(
        id: String,
        tracking_number: Option<TrackingNumber>,
        carrier_name: Option<Carrier>,
        drives: Vec<DriveSerial>,
        job: Option<JobId>,
        who: &str,
        now: Time,
    ) -> Self {
        let recorded = ArrivalNote {
            at: now,
            role: Role::Operator,
            who: who.to_owned(),
            what: Some(ArrivalTrigger::Record),
            text: String::new(),
        };
        Self {
            id,
            state: At::FIRST,
            revision: 1,
            tracking_number,
            carrier_name,
            drives,
            job,
            recorded: now,
            answered: None,
            return_package: None,
            notes: vec![recorded],
        }
    }

    /// Puts an event to the table.
    ///
    /// # Errors
    /// Nothing was applied; the refusal says why.
    pub fn apply(&self, event: ArrivalEvent, by: Role, who: &str, now: Time) -> Result<Self, ArrivalRefusal> {
        let mut problems = Problems::default();
        event.check_bounds(&mut problems);
        problems.or(Some(())).map_err(|all| ArrivalRefusal::Problems(all.told()))?;
        let mut it = self.clone();
        if let ArrivalEvent::NoteContact { .. } | ArrivalEvent::Answered { .. } = event {
            it.has_room()?;
        }
        let (what, text) = match event {
            ArrivalEvent::Match { job, .. } => {
                it.go(ArrivalTrigger::Match, by, now)?;
                it.job = Some(job);
                (Some(ArrivalTrigger::Match), String::new())
            }
            ArrivalEvent::SendBack { package } => {
                it.go(ArrivalTrigger::SendBack, by, now)?;
                let text = format!("{} {}", package.carrier_name, package.tracking_number);
                it.return_package = Some(package);
                (Some(ArrivalTrigger::SendBack), text)
            }
            ArrivalEvent::Destroy => {
                it.go(ArrivalTrigger::Destroy, by, now)?;
                (Some(ArrivalTrigger::Destroy), String::new())
            }
            ArrivalEvent::NoteContact { how, whom, said } => {
                it.open_to(by)?;
                let mut problems = Problems::default();
                let contact = Contact::read([&how, &whom, &said], &mut problems);
                let all = problems.or(contact).map_err(|all| ArrivalRefusal::Problems(all.told()));
                let Contact { how, whom, said } = all?;
                (None, format!("{whom}, {how}: {said}"))
            }
            ArrivalEvent::Answered { text } => {
                it.open_to(by)?;
                let text = written("text", said!("Write what the answer was", "Skriv vad svaret var"), &text)?;
                if it.state == ArrivalState::ReturnDue {
                    it.go(ArrivalTrigger::Answered, by, now)?;
                }
                it.answered = Some(now);
                (Some(ArrivalTrigger::Answered), text)
            }
            ArrivalEvent::FallDue => {
                let on =
                    it.due().map(|due| due.on).ok_or_else(|| it.refusal(ArrivalTrigger::ReturnFallsDue, by, now))?;
                it.go(on, by, now)?;
                (Some(on), String::new())
            }
        };
        it.revision = it.revision.saturating_add(1);
        it.notes.push(ArrivalNote { at: now, role: by, who: who.to_owned(), what, text });
        Ok(it)
    }

    fn go(&mut self, on: ArrivalTrigger, by: Role, now: Time) -> Result<(), ArrivalRefusal> {
        let edge = self.state.step(on, |need| self.holds(need, now)).filter(|_| on.by().contains(&by));
        match edge.and_then(|edge| self.state.go(edge)) {
            Some(_) => Ok(()),
            None => Err(self.refusal(on, by, now)),
        }
    }

    fn refusal(&self, on: ArrivalTrigger, by: Role, now: Time) -> ArrivalRefusal {
        let edges = ArrivalState::EDGES.iter().filter(|edge| edge.on == on);
        let here = edges.clone().find(|edge| edge.from == Some(*self.state));
        let why = match here {
            Some(_) if !on.by().contains(&by) => {
                let who = |lang| either(lang, &on.by().iter().map(|role| role.noun(lang)).collect::<Vec<_>>());
                said!(lang; "Only {who} may do that", "Bara {who} får göra det", who = who(lang))
            }
            Some(edge) => {
                let missing: Vec<_> = edge.needs.iter().filter(|need| !self.holds(*need, now)).collect();
                let needs = |lang| all_of(lang, &missing.iter().map(|need| need.missing(lang)).collect::<Vec<_>>());
                said!(lang; "This needs {needs}", "Det här kräver {needs}", needs = needs(lang))
            }
            None => {
                let from: Vec<ArrivalState> = edges.filter_map(|edge| edge.from).collect();
                let states = |lang| {
                    let words: Vec<String> = from.iter().map(|state| quoted_arrival_state(lang, *state)).collect();
                    either(lang, &words.iter().map(String::as_str).collect::<Vec<_>>())
                };
                said!(lang; "Allowed while it is {states}", "Tillåtet när det är {states}", states = states(lang))
            }
        };
        let done = Said::each(|lang| on.done(lang).to_owned());
        ArrivalRefusal::NotAllowed { state: *self.state, done, why }
    }

    fn has_room(&self) -> Result<(), ArrivalRefusal> {
        if self.notes.len() < NOTES_MAX {
            return Ok(());
        }
        let why = said!(
            "It has {NOTES_MAX} notes, and takes no more",
            "Det har {NOTES_MAX} anteckningar och tar inte emot fler"
        );
        Err(ArrivalRefusal::NotAllowed { state: *self.state, done: said!("noted about", "antecknas om"), why })
    }

    /// Whether notes may still be made, by these people.
    fn open_to(&self, by: Role) -> Result<(), ArrivalRefusal> {
        if ArrivalTrigger::Answered.by().contains(&by) && !self.state.has_ended() {
            return Ok(());
        }
        let why = said!(
            "Only operators and support may, while it waits",
            "Bara operatörer och support får det, medan det väntar"
        );
        Err(ArrivalRefusal::NotAllowed { state: *self.state, done: said!("noted about", "antecknas om"), why })
    }
}

impl ArrivalTrigger {
    /// The end of "it cannot be …".
    const fn done(self, lang: Lang) -> &'static str {
        match self {
            Self::Record => lang.pick("recorded", "antecknas"),
            Self::ReturnFallsDue | Self::DestructionFallsDue => lang.pick("due", "bli aktuellt"),
            Self::Answered => lang.pick("answered for", "besvaras"),
            Self::Match => lang.pick("matched to a job", "kopplas till ett jobb"),
            Self::SendBack => lang.pick("sent back", "skickas tillbaka"),
            Self::Destroy => lang.pick("destroyed", "förstöras"),
        }
    }
}

fn written(target: &'static str, missing: Said, text: &str) -> Result<String, ArrivalRefusal> {
    crate::job::text(missing, text)
        .map_err(|message| ArrivalRefusal::Problems(vec![Problem { target: target.to_owned(), message }]))
}
