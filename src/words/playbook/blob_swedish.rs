//! What became of files, and what was done with their names, in Swedish.

use waybill_domain::log::{BlobStatus, Disposition};

use super::Entry;

pub(super) const fn entry(status: BlobStatus) -> Entry {
    match status {
        BlobStatus::Completed => (
            "Kom fram, delvis",
            "Filen är där den ska vara, men inte allt som hör till den. Vid varje fil står det vad som saknas.",
            "Lägg till det som saknas för hand, eller låt det vara om du inte behöver det.",
        ),
        BlobStatus::CompletedWithErrors => (
            "Ofullständiga",
            "Några block eller sidor i filerna, deras metadata eller deras egenskaper misslyckades. Vid varje fil står det vilka.",
            "Använd inte det som kom fram. Skicka filerna igen i sin helhet: de ersätter de här.",
        ),
        BlobStatus::FileNameInvalid => (
            "Otillåtet namn",
            "Namnet i manifestet kan inte vara en fil på en NTFS-disk: det har ett förbjudet tecken, eller är reserverat för Windows, som AUX eller CON.",
            "Byt namn på filen eller bloben och skicka den igen.",
        ),
        BlobStatus::FileNameTooLong => (
            "För lång sökväg",
            "Sökvägen är längre än de 260 tecken som Windows tillåter på disken.",
            "Förkorta mappnamnen, eller flytta filerna närmare diskens rot, och skicka dem igen.",
        ),
        BlobStatus::FileNotFound => (
            "Finns inte på disken",
            "Filerna står i manifestet men finns inte på disken: de har flyttats, bytt namn eller tagits bort efter förberedelsen.",
            "Leta upp dem bland originalen och skicka dem igen. Ändra inget på en disk när den väl är förberedd.",
        ),
        BlobStatus::FileAccessDenied => (
            "Får inte läsas",
            "Filernas behörigheter, eller Windows egen kryptering (EFS), låter ingen på datacentret läsa dem.",
            "Ge gruppen Alla rätt att läsa dem, stäng av filkrypteringen och skicka dem igen.",
        ),
        BlobStatus::BlobRequestFailed => (
            "Lagringen tog inte emot dem",
            "Lagringskontot svarade med ett fel gång på gång, eller inte alls.",
            "Kontrollera om kontot var fullt, begränsat eller under flytt vid den tiden. Skicka sedan filerna igen.",
        ),
        BlobStatus::BlobRequestForbidden => (
            "Lagringen nekade åtkomst",
            "Lagringskontot lät inte datacentret nå blobarna: nyckeln eller åtkomstsignaturen är ändrad eller har gått ut, eller containern är skyddad.",
            "Ge tjänsten åtkomst till containern igen och skicka sedan filerna på nytt.",
        ),
        BlobStatus::RenameFailed => (
            "Kunde inte byta namn",
            "Namnet var upptaget, och inget ledigt kunde ges i stället.",
            "Rensa bland det som ligger under de här namnen, eller välj att skriva över, och skicka filerna igen.",
        ),
        BlobStatus::BlobUnexpectedChange => (
            "Ändrades under tiden",
            "Någon skrev till blobarna medan de kopierades till disken, så kopian kan blanda gammalt och nytt.",
            "Stoppa det som skriver till dem, eller ta en ögonblicksbild, och exportera dem igen.",
        ),
        BlobStatus::LeasePresent => (
            "Låsta av ett lån",
            "Ett program har ett lån på blobarna, som en virtuell dator har på sina diskar. Ingen annan får skriva till dem.",
            "Stoppa den virtuella datorn eller bryt lånet, och skicka sedan filerna igen.",
        ),
        BlobStatus::IoFailed => (
            "Kunde inte läsas eller skrivas",
            "Disken eller nätverket slutade fungera mitt i filerna. Gäller det flera filer på samma disk är det oftast en dålig sektor.",
            "Skicka filerna igen från originalen. Fyller de många mappar, ta en annan disk.",
        ),
        BlobStatus::Failed => (
            "Misslyckades",
            "Filerna misslyckades av en orsak som kopieringsverktyget inte angav.",
            "Skicka dem igen. Om samma filer misslyckas en gång till, fråga datacentret och skicka med den råa loggen.",
        ),
    }
}

pub(super) const fn disposition(done: Disposition) -> Entry {
    match done {
        Disposition::Created => ("Skapade", "Filerna kom fram under sina egna namn.", "Du behöver inte göra något."),
        Disposition::Renamed => (
            "Kom fram med annat namn",
            "Det fanns redan en blob med samma namn, så filerna fick ett nytt, så som manifestet anger.",
            "Bestäm vilken av de två du vill behålla, och byt namn på den om du behöver det gamla namnet.",
        ),
        Disposition::Skipped => (
            "Utelämnade",
            "Det fanns redan en blob med samma namn, och den behölls, så som manifestet anger. Filerna kopierades inte.",
            "Om de på disken är de rätta, skicka dem igen och välj att skriva över.",
        ),
        Disposition::Overwritten => (
            "Skrev över en äldre blob",
            "Det fanns redan en blob med samma namn. Den ersattes, så som manifestet anger.",
            "Du behöver inte göra något om det var vad du ville. Leta annars efter den gamla bloben bland ögonblicksbilder eller mjukt borttagna blobar.",
        ),
        Disposition::Cancelled => (
            "Inte påbörjade",
            "Kopieringen stoppades innan den kom till filerna.",
            "Skicka dem igen med ett nytt jobb.",
        ),
    }
}
