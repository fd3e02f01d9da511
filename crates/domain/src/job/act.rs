//! Everything that can be done to a job, and the verb that a sentence says for it.

use crate::lang::Lang;
use crate::listed;

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
