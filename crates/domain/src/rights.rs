//! Who reaches which door of the service: one table of operations and roles, asked by every handler and printed into
//! the documents. What may then be done to a job while it is where, the job's own table says (`job/acts.rs`).

use crate::lang::{Lang, Said};
use crate::listed;
use crate::role::Role;
use crate::said;
use crate::words::either;

listed! {
    /// What somebody can ask of the service. Every route is one of them.
    pub enum Operation {
        SignIn = "signIn",
        SignOut = "signOut",
        ReadSession = "readSession",
        ManageSessions = "manageSessions",
        ManageMail = "manageMail",
        ReadLocations = "readLocations",
        WatchJobs = "watchJobs",
        ListJobs = "listJobs",
        ReadJob = "readJob",
        CreateJob = "createJob",
        ActOnJob = "actOnJob",
        ReportProgress = "reportProgress",
        ReadNotices = "readNotices",
        LookUpJobs = "lookUpJobs",
        ReadArrivals = "readArrivals",
        NoteArrival = "noteArrival",
        MoveArrival = "moveArrival",
        ReceivePackages = "receivePackages",
        ReadBoards = "readBoards",
        ManagePeople = "managePeople",
        ManageSubscriptions = "manageSubscriptions",
        RepairJobs = "repairJobs",
    }
}

/// How far a role reaches with an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Refused, whatever it is about: nothing is looked for.
    Nothing,
    /// What is the asker's own: of a customer the jobs of their subscriptions, of everybody what they are and chose.
    /// Anything else answers as what is not there.
    Own,
    All,
}

/// A row of the table: how far each role reaches.
#[derive(Debug, Clone, Copy)]
pub struct Right {
    pub operation: Operation,
    /// Also for those of whom nobody knows who they are.
    pub open: bool,
    reach: [Reach; 4],
}

const fn row(operation: Operation, reach: [Reach; 4]) -> Right {
    Right { operation, open: false, reach }
}

const fn open(operation: Operation) -> Right {
    Right { operation, open: true, reach: [Reach::Own; 4] }
}

/// The table. Its columns are those of [`Role::OF_PEOPLE`].
#[rustfmt::skip]
pub const RIGHTS: &[Right] = {
    use {Operation::*, Reach::*};
    &[
        open(SignIn),
        open(SignOut),
        //                        customer support  operator administrator
        row(ReadSession,         [Own,     Own,     Own,     Own]),
        row(ManageSessions,      [Own,     Own,     Own,     Own]),
        row(ManageMail,          [Own,     Own,     Own,     Own]),
        row(ReadLocations,       [All,     All,     All,     All]),
        row(WatchJobs,           [Own,     All,     All,     Own]),
        row(ListJobs,            [Own,     All,     All,     Nothing]),
        row(ReadJob,             [Own,     All,     All,     Nothing]),
        row(CreateJob,           [Own,     Nothing, Nothing, Nothing]),
        row(ActOnJob,            [Own,     All,     All,     Nothing]),
        row(ReportProgress,      [Nothing, Nothing, All,     Nothing]),
        row(ReadNotices,         [Own,     All,     All,     Own]),
        row(LookUpJobs,          [Nothing, All,     All,     Nothing]),
        row(ReadArrivals,        [Nothing, All,     All,     Nothing]),
        row(NoteArrival,         [Nothing, All,     All,     Nothing]),
        row(MoveArrival,         [Nothing, Nothing, All,     Nothing]),
        row(ReceivePackages,     [Nothing, Nothing, All,     Nothing]),
        row(ReadBoards,          [Nothing, Nothing, All,     Nothing]),
        row(ManagePeople,        [Nothing, Nothing, Nothing, All]),
        row(ManageSubscriptions, [Nothing, Nothing, Nothing, All]),
        row(RepairJobs,          [Nothing, Nothing, Nothing, All]),
    ]
};

impl Right {
    /// How far one role reaches; the clock has its own ways.
    pub fn of(&self, role: Role) -> Reach {
        let at = Role::OF_PEOPLE.iter().position(|it| *it == role);
        at.and_then(|at| self.reach.get(at)).copied().unwrap_or(Reach::Nothing)
    }
}

impl Operation {
    fn rows(self) -> impl Iterator<Item = &'static Right> {
        RIGHTS.iter().filter(move |row| row.operation == self)
    }

    /// How far somebody with these roles reaches: as far as the role that reaches farthest.
    pub fn reach(self, roles: &[Role]) -> Reach {
        let reaches = self.rows().flat_map(|row| roles.iter().map(|role| row.of(*role)));
        reaches.max().unwrap_or(Reach::Nothing)
    }

    /// Whether it is for everybody, signed in or not.
    pub fn is_open(self) -> bool {
        self.rows().any(|row| row.open)
    }

    /// What somebody is told who reaches nothing with it.
    pub fn refusal(self) -> Said {
        let may = |role: &&Role| self.rows().any(|row| row.of(**role) != Reach::Nothing);
        let who = |lang| Role::OF_PEOPLE.iter().filter(may).map(|role| role.noun(lang)).collect::<Vec<_>>();
        said!(lang; "Only {who} may {verb}", "Bara {who} får {verb}", who = either(lang, &who(lang)), verb = self.verb(lang))
    }

    /// The operation as a sentence says it: "An operator may …".
    pub const fn verb(self, lang: Lang) -> &'static str {
        match self {
            Self::SignIn => lang.pick("sign in", "logga in"),
            Self::SignOut => lang.pick("sign out", "logga ut"),
            Self::ReadSession => lang.pick("see who is signed in", "se vem som är inloggad"),
            Self::ManageSessions => lang.pick("see and end sessions", "se och avsluta sessioner"),
            Self::ManageMail => lang.pick(
                "choose what comes by mail, and in which language",
                "välja vad som kommer med e-post, och på vilket språk",
            ),
            Self::ReadLocations => lang.pick("read locations and operations", "läsa platser och åtgärder"),
            Self::WatchJobs => lang.pick("watch jobs", "följa jobb"),
            Self::ListJobs => lang.pick("list jobs", "lista jobb"),
            Self::ReadJob => lang.pick("read a job", "läsa ett jobb"),
            Self::CreateJob => lang.pick("create a job", "skapa ett jobb"),
            Self::ActOnJob => lang.pick("act on a job", "göra något med ett jobb"),
            Self::ReportProgress => lang.pick("report progress", "rapportera framsteg"),
            Self::ReadNotices => lang.pick("read notices", "läsa notiser"),
            Self::LookUpJobs => lang.pick("look up jobs here", "söka jobb här"),
            Self::ReadArrivals => lang.pick("see packages of no job", "se paket utan jobb"),
            Self::NoteArrival => {
                lang.pick("note something on a package of no job", "anteckna något om ett paket utan jobb")
            }
            Self::MoveArrival => lang.pick(
                "match, send back or destroy a package of no job",
                "koppla, skicka tillbaka eller förstöra ett paket utan jobb",
            ),
            Self::ReceivePackages => lang.pick("receive packages", "ta emot paket"),
            Self::ReadBoards => lang.pick("see what is to be copied and packed", "se vad som ska kopieras och packas"),
            Self::ManagePeople => lang.pick("manage people", "hantera personer"),
            Self::ManageSubscriptions => lang.pick("manage subscriptions", "hantera prenumerationer"),
            Self::RepairJobs => {
                lang.pick("see and delete jobs that cannot be read", "se och ta bort jobb som inte går att läsa")
            }
        }
    }
}
