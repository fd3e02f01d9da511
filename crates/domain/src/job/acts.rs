//! Who may do what while the job is where: one table, asked by the service, the portal and the documents.

use serde::{Deserialize, Serialize};

use crate::job::{Job, Time};
use crate::job_state::{JobNeed, JobState};
use crate::lang::{Lang, Said};
use crate::listed;
use crate::role::Role;
use crate::spoken;
use crate::words::states::quoted_state;
use crate::words::{all_of, either};

listed! {
    /// Anything somebody can do to a job.
    pub enum Act {
        PutAgain = "putAgain",
        Ship = "ship",
        Cancel = "cancel",
        ChangeReturnAddress = "changeReturnAddress",
        ChangeReturnShipping = "changeReturnShipping",
        ChangeLogs = "changeLogs",
        ChangeDelivery = "changeDelivery",
        ChangeDrives = "changeDrives",
        ChangeTags = "changeTags",
        SendFurtherPackage = "sendFurtherPackage",
        ReplaceKey = "replaceKey",
        Answer = "answer",
        Share = "share",
        RevokeShare = "revokeShare",
        ReadKeys = "readKeys",
        Delete = "delete",
        BookIn = "bookIn",
        Start = "start",
        Report = "report",
        Finish = "finish",
        KeepLog = "keepLog",
        ShipBack = "shipBack",
        FaultDrive = "faultDrive",
        ResolveDrive = "resolveDrive",
        FaultJob = "faultJob",
        ResolveJob = "resolveJob",
        Extend = "extend",
        Close = "close",
        HoldDrives = "holdDrives",
        ReleaseDrives = "releaseDrives",
        ReportAddress = "reportAddress",
        MarkForDestruction = "markForDestruction",
        Destroy = "destroy",
        NoteContact = "noteContact",
        WarnOfEnd = "warnOfEnd",
        Expire = "expire",
        BecomeOverdue = "becomeOverdue",
        FallDue = "fallDue",
        Purge = "purge",
    }
}

impl Act {
    /// Whether somebody does it to the job itself. The others follow from what is done elsewhere: to packages that
    /// arrived for no job.
    pub const fn is_direct(self) -> bool {
        !matches!(self, Self::HoldDrives | Self::ReleaseDrives)
    }

    /// The act as a sentence says it: "An operator may …".
    pub const fn verb(self, lang: Lang) -> &'static str {
        match self {
            Self::PutAgain => lang.pick("put the job again", "skicka in jobbet på nytt"),
            Self::Ship => lang.pick("mark it as shipped", "markera det som skickat"),
            Self::Cancel => lang.pick("cancel it", "avbryta det"),
            Self::ChangeReturnAddress => lang.pick("change the return address", "ändra returadressen"),
            Self::ChangeReturnShipping => lang.pick("change the return carrier", "ändra fraktbolaget för returen"),
            Self::ChangeLogs => lang.pick("change the logs", "ändra loggarna"),
            Self::ChangeDelivery => lang.pick("change the delivery package", "ändra leveransen"),
            Self::ChangeDrives => lang.pick("change the drive list", "ändra disklistan"),
            Self::ChangeTags => lang.pick("change tags", "ändra taggar"),
            Self::SendFurtherPackage => lang.pick("announce a further package", "anmäla ytterligare ett paket"),
            Self::ReplaceKey => lang.pick("send a new BitLocker key", "skicka en ny BitLocker-nyckel"),
            Self::Answer => lang.pick("answer the data center", "svara datacentret"),
            Self::Share => lang.pick("make a share link", "skapa en delningslänk"),
            Self::RevokeShare => lang.pick("revoke a share link", "återkalla en delningslänk"),
            Self::ReadKeys => lang.pick("read BitLocker keys", "läsa BitLocker-nycklar"),
            Self::Delete => lang.pick("delete it", "ta bort det"),
            Self::BookIn => lang.pick("book drives in", "registrera diskar"),
            Self::Start => lang.pick("start a copy", "starta en kopiering"),
            Self::Report => lang.pick("report progress", "rapportera framsteg"),
            Self::Finish => lang.pick("finish a drive", "avsluta en disk"),
            Self::KeepLog => lang.pick("send a drive’s log", "skicka en disks logg"),
            Self::ShipBack => lang.pick("ship drives back", "skicka tillbaka diskar"),
            Self::FaultDrive => lang.pick("fault a drive", "stoppa en disk"),
            Self::ResolveDrive => lang.pick("resolve a drive’s fault", "häva stoppet för en disk"),
            Self::FaultJob => lang.pick("fault the job", "stoppa jobbet"),
            Self::ResolveJob => lang.pick("resolve the job’s fault", "häva stoppet för jobbet"),
            Self::Extend => lang.pick("extend the shipping window", "förlänga tiden för frakten"),
            Self::Close => lang.pick("close it", "stänga det"),
            Self::HoldDrives => lang.pick("keep drives for it", "hålla kvar diskar till det"),
            Self::ReleaseDrives => {
                lang.pick("release the drives kept for it", "släppa diskarna som hålls kvar till det")
            }
            Self::ReportAddress => {
                lang.pick("report that the return address is wrong", "anmäla att returadressen är fel")
            }
            Self::MarkForDestruction => lang.pick("mark a drive to be destroyed", "märka en disk för att förstöras"),
            Self::Destroy => lang.pick("mark a drive as destroyed", "markera en disk som förstörd"),
            Self::NoteContact => lang.pick("note a contact", "anteckna en kontakt"),
            Self::WarnOfEnd => lang.pick("say that its time is nearly up", "säga att dess tid snart är ute"),
            Self::Expire => lang.pick("let it expire", "låta det gå ut"),
            Self::BecomeOverdue => lang.pick("make it overdue", "göra det försenat"),
            Self::FallDue => lang.pick("let its drives be destroyed", "låta dess diskar förstöras"),
            Self::Purge => lang.pick("purge it", "rensa bort det"),
        }
    }
}

/// A row of the table: `by` may do `act` while the job is in one of `states`, if `needs` hold.
#[derive(Debug, Clone, Copy)]
pub struct Permit {
    pub act: Act,
    pub states: &'static [JobState],
    pub by: &'static [Role],
    pub needs: &'static [JobNeed],
    /// In a faulted job drives stand still: the act asks for the job's own state, not for that which it left.
    pub moves_drives: bool,
}

const fn may(act: Act, by: &'static [Role], states: &'static [JobState], needs: &'static [JobNeed]) -> Permit {
    Permit { act, states, by, needs, moves_drives: false }
}

const fn moves(act: Act, states: &'static [JobState]) -> Permit {
    Permit { act, states, by: &[Role::Operator], needs: &[], moves_drives: true }
}

/// The table. An act with several rows is allowed if one of them allows it.
#[rustfmt::skip]
pub const ACTS: &[Permit] = {
    use {Act::*, JobNeed::*, JobState::*, Role::*};
    const ANY: &[JobState] = JobState::ALL;
    const OPEN: &[JobState] = &[Creating, Shipping, Received, Transferring];
    const HERE: &[JobState] = &[Shipping, Received, Transferring];
    &[
        may(Ship,                 &[Customer],          &[Creating],                    &[ReturnAddress, DeliveryPackage]),
        may(Cancel,               &[Customer],          OPEN,                           &[]),
        may(Cancel,               &[Operator],          &[Shipping],                    &[]),
        may(ChangeDelivery,       &[Customer],          &[Creating, Shipping],          &[]),
        may(ChangeReturnAddress,  &[Customer],          OPEN,                           &[]),
        may(ChangeReturnAddress,  &[Operator],          &[Creating, Shipping, Received, Transferring, Packaging], &[]),
        may(ChangeReturnShipping, &[Customer],          OPEN,                           &[]),
        may(ChangeLogs,           &[Customer],          OPEN,                           &[]),
        may(ChangeDrives,         &[Customer],          &[Creating],                    &[]),
        may(PutAgain,             &[Customer],          &[Creating],                    &[]),
        may(SendFurtherPackage,   &[Customer],          HERE,                           &[DriveNeverReceived]),
        may(ReplaceKey,           &[Customer],          &[Received, Transferring, Faulted], &[DriveFaulted]),
        may(Answer,               &[Customer, Support], ANY,                            &[]),
        may(Share,                &[Customer],          ANY,                            &[]),
        may(RevokeShare,          &[Customer, Support, Operator], ANY,                  &[]),
        may(ReadKeys,             &[Customer],          ANY,                            &[]),
        may(ReadKeys,             &[Operator],          &[Received, Transferring],      &[]),
        may(ChangeTags,           &[Customer],          ANY,                            &[]),
        may(Delete,               &[Customer],          &[Creating, Completed, Closed], &[]),
        moves(BookIn,                                   &[Shipping, Received, Transferring, Packaging]),
        moves(Start,                                    &[Received, Transferring]),
        moves(Report,                                   &[Transferring]),
        moves(Finish,                                   &[Transferring]),
        may(KeepLog,              &[Operator],          &[Transferring, Packaging, Completed, Closed], &[]),
        Permit { needs: &[AddressRight], ..moves(ShipBack,             &[Packaging]) },
        moves(FaultDrive,                               &[Received, Transferring]),
        moves(ResolveDrive,                             &[Received, Transferring]),
        moves(FaultJob,                                 &[Shipping, Received, Transferring, Packaging]),
        moves(ResolveJob,                               &[Faulted]),
        may(Extend,               &[Operator],          &[Shipping],                    &[]),
        may(Close,                &[Operator],          &[Shipping],                    &[Overdue, NoAnswerOrCancelled, NoDriveHere]),
        may(HoldDrives,           &[Operator],          &[Creating, Completed, Closed], &[]),
        may(ReleaseDrives,        &[Operator],          ANY,                            &[DrivesWait]),
        may(ReportAddress,        &[Operator],          &[Transferring, Packaging],     &[]),
        may(MarkForDestruction,   &[Operator],          &[Transferring, Packaging],     &[AddressUnanswered]),
        may(Destroy,              &[Operator],          &[Transferring, Packaging],     &[DriveToDestroy]),
        may(NoteContact,          &[Operator, Support], ANY,                            &[]),
        may(WarnOfEnd,            &[Clock],             &[Creating, Shipping],          &[NearlyUp]),
        may(Expire,               &[Clock],             &[Creating],                    &[FourteenDaysUntouched, NoDriveWaits]),
        may(BecomeOverdue,        &[Clock],             &[Shipping],                    &[WindowPassed]),
        may(FallDue,              &[Clock],             &[Transferring, Packaging],     &[AddressUnanswered]),
        may(Purge,                &[Clock],             &[Completed, Closed],           &[NinetyDaysEnded]),
    ]
};

/// Why something may not be done, and what may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// Some other role's business.
    NotYours { act: Act, by: Vec<Role> },
    /// Not while the job is in this state.
    State { act: Act, state: JobState, allowed_in: Vec<JobState> },
    /// The state is right, something else is missing.
    Missing { act: Act, needs: Vec<JobNeed> },
}

spoken! { WhyNot, lang;
    Self::NotYours { act, by } => "Only {who} may {verb}", "Bara {who} får {verb}",
        who = either(lang, &by.iter().map(|role| role.noun(lang)).collect::<Vec<_>>()), verb = act.verb(lang);
    Self::State { state, allowed_in, .. } => "Allowed while the job is {states}; it is {state}", "Tillåtet när jobbet är {states}; det är {state}",
        states = either_state(lang, allowed_in), state = quoted_state(lang, *state);
    Self::Missing { needs, .. } => "This needs {needs}", "Det här kräver {needs}",
        needs = all_of(lang, &needs.iter().map(|need| need.missing(lang)).collect::<Vec<_>>());
}

/// "Creating, Shipping or Received".
fn either_state(lang: Lang, states: &[JobState]) -> String {
    let words: Vec<String> = states.iter().map(|state| quoted_state(lang, *state)).collect();
    either(lang, &words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// An act, and whether a role may do it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    pub act: Act,
    pub allowed: bool,
    /// Why not, as a sentence; absent when allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<Said>,
}

impl Job {
    /// Whether a role may do something now.
    ///
    /// # Errors
    /// Says whose business it is, in which states it is allowed, or what is missing.
    pub fn permits(&self, act: Act, by: Role, now: Time) -> Result<(), WhyNot> {
        let rows: Vec<&Permit> = ACTS.iter().filter(|row| row.act == act).collect();
        let mine: Vec<&&Permit> = rows.iter().filter(|row| row.by.contains(&by)).collect();
        if mine.is_empty() {
            return Err(WhyNot::NotYours { act, by: rows.iter().flat_map(|row| row.by).copied().collect() });
        }
        let fits = |row: &Permit| {
            row.states.contains(&self.state) || !row.moves_drives && row.states.contains(&self.rights_state())
        };
        let Some(row) = mine.iter().find(|row| fits(row)) else {
            let allowed_in = mine.iter().flat_map(|row| row.states).copied().collect();
            return Err(WhyNot::State { act, state: self.state, allowed_in });
        };
        let needs: Vec<JobNeed> = row.needs.iter().copied().filter(|need| !self.holds(*need, now)).collect();
        if needs.is_empty() { Ok(()) } else { Err(WhyNot::Missing { act, needs }) }
    }

    /// Everything a role has any business with, and whether it may be done now.
    pub fn offers(&self, by: Role, now: Time) -> Vec<Offer> {
        let mut acts: Vec<Act> = ACTS.iter().filter(|row| row.by.contains(&by)).map(|row| row.act).collect();
        acts.dedup();
        acts.retain(|act| act.is_direct());
        let offer = |act| {
            let why_not = self.permits(act, by, now).err().map(|why| Said::of(&why));
            Offer { act, allowed: why_not.is_none(), why_not }
        };
        acts.into_iter().map(offer).collect()
    }
}
