//! How a drive's copy ended, in Swedish.

use waybill_domain::log::DriveStatus;

use super::Entry;

pub(super) const fn entry(status: DriveStatus) -> Entry {
    match status {
        DriveStatus::Completed => (
            "Kopierad",
            "Alla filer på disken har kopierats.",
            "Jämför några filer med originalen innan du tar bort dem.",
        ),
        DriveStatus::CompletedWithWarnings => (
            "Kopierad, med varningar",
            "Kopieringen är klar. Några namn var upptagna, och manifestets val för det fallet följdes: blobar döptes om, skrevs över eller utelämnades.",
            "Gå igenom filerna nedan och kontrollera att var och en är där du vill ha den.",
        ),
        DriveStatus::CompletedWithErrors => (
            "Kopierad, med fel",
            "Kopieringen gick till slutet, men några filer är inte där de ska vara, eller bara delvis. Alla andra är det.",
            "Rätta det som står vid varje grupp nedan. Skicka sedan filerna igen: över nätet om de är få, annars på en disk med ett nytt jobb.",
        ),
        DriveStatus::DiskNotFound => (
            "Disken hittades inte",
            "Disken anslöts men svarade inte: den har gått sönder, eller skadades på vägen.",
            "Förbered en annan disk från originalen och skapa ett nytt jobb. Kontakta fraktbolaget om paketet var skadat.",
        ),
        DriveStatus::VolumeNotNtfs => (
            "Inte en NTFS-volym",
            "Diskens första datavolym är inte formaterad med NTFS, så inget på den lästes.",
            "Formatera disken med NTFS, kör förberedelseverktyget igen och skicka den med ett nytt jobb.",
        ),
        DriveStatus::DiskOperationFailed => (
            "Disken slutade fungera",
            "Disken slutade svara medan den lästes eller skrevs. Det beror oftast på dåliga sektorer eller utsliten elektronik.",
            "Använd inte disken mer. Skicka det som saknas på en annan disk med ett nytt jobb; originalen är det enda exemplaret.",
        ),
        DriveStatus::BitLockerVolumeNotFound => (
            "Ingen BitLocker-volym",
            "Disken har ingen volym som BitLocker kunde kryptera. Den har partitionerats eller formaterats om efter förberedelsen.",
            "Förbered disken igen med förberedelseverktyget, ändra inget på den efteråt och skapa ett nytt jobb.",
        ),
        DriveStatus::BitLockerNotActivated => (
            "BitLocker är avstängt",
            "Diskens volym är inte krypterad med BitLocker. Bara krypterade diskar kopieras.",
            "Slå på BitLocker för volymen, eller låt förberedelseverktyget göra det, och skicka disken med ett nytt jobb.",
        ),
        DriveStatus::BitLockerProtectorNotFound => (
            "Återställningslösen saknas",
            "BitLocker är på, men volymen har inget numeriskt lösenord: de 48 siffror som datacentret låser upp den med.",
            "Lägg till ett med manage-bde -protectors -add E: -RecoveryPassword (E: är disken), och ange det i det nya jobbet.",
        ),
        DriveStatus::BitLockerKeyInvalid => (
            "Fel BitLocker-nyckel",
            "De 48 siffrorna i jobbet låser inte upp disken. Ofta har nycklarna till två diskar förväxlats.",
            "Ta nyckeln från den här diskens journalfil. Skicka den på jobbets sida om den efterfrågas där, annars med ett nytt jobb.",
        ),
        DriveStatus::BitLockerUnlockVolumeFailed => (
            "Kunde inte låsas upp",
            "Volymen kunde inte låsas upp, fast inget tyder på att nyckeln är fel. BitLockers metadata kan vara skadade.",
            "När disken är tillbaka: lås upp den på en egen dator med samma nyckel. Går inte heller det, förbered en annan disk.",
        ),
        DriveStatus::BitLockerFailed => (
            "BitLocker misslyckades",
            "BitLocker misslyckades på disken utan att ange någon orsak.",
            "När disken är tillbaka: kontrollera den med manage-bde -status och chkdsk. Hittar de inget, förbered den på nytt och skicka den med ett nytt jobb.",
        ),
        DriveStatus::ManifestNameInvalid => (
            "Otillåtet manifestnamn",
            "Jobbet anger en manifestfil vars namn inte är en giltig sökväg på disken.",
            "Skapa ett nytt jobb med sökvägen så som förberedelseverktyget skriver den, oftast \\DriveManifest.xml.",
        ),
        DriveStatus::ManifestNameTooLong => (
            "För långt manifestnamn",
            "Manifestfilens sökväg i jobbet är längre än Windows tillåter.",
            "Låt manifestet ligga där förberedelseverktyget lägger det, på \\DriveManifest.xml, och skapa ett nytt jobb.",
        ),
        DriveStatus::ManifestNotFound => (
            "Manifestet hittades inte",
            "Disken har inget manifest på sökvägen som jobbet anger. Utan det vet ingen vilken fil som ska bli vilken blob.",
            "Leta efter DriveManifest.xml när disken är tillbaka. Är filen borta, kör förberedelseverktyget igen; skapa sedan ett nytt jobb.",
        ),
        DriveStatus::ManifestAccessDenied => (
            "Manifestet får inte läsas",
            "Manifestet finns på disken, men behörigheterna låter ingen på datacentret läsa det.",
            "Ge gruppen Alla rätt att läsa DriveManifest.xml, eller förbered disken på nytt, och skapa ett nytt jobb.",
        ),
        DriveStatus::ManifestCorrupted => (
            "Manifestet har ändrats",
            "Manifestet stämmer inte med jobbets hashvärde: det har redigerats eller skadats sedan verktyget skrev det, eller så är hashvärdet en annan disks.",
            "Ta hashvärde och manifest från samma körning av förberedelseverktyget. Har du ändrat filer sedan dess, kör det igen.",
        ),
        DriveStatus::ManifestFormatInvalid => (
            "Manifestet är oläsligt",
            "Manifestet finns, men det är inte den XML som förberedelseverktyget skriver.",
            "Skriv eller ändra inte manifest för hand: kör förberedelseverktyget igen och skapa ett nytt jobb.",
        ),
        DriveStatus::ManifestDriveIdMismatch => (
            "En annan disks manifest",
            "Manifestet anger ett annat serienummer än det på disken som datacentret har.",
            "Kontrollera om manifest har kopierats från disk till disk. Förbered varje disk för sig och skapa ett nytt jobb.",
        ),
        DriveStatus::ReadManifestFailed => (
            "Manifestet gick inte att läsa",
            "Disken slutade fungera medan manifestet lästes: oftast en dålig sektor.",
            "Kopiera data till en annan disk, förbered den och skapa ett nytt jobb.",
        ),
        DriveStatus::BlobListFormatInvalid => (
            "Bloblistan är oläslig",
            "Listan över blobar att exportera är inte den XML som ett exportjobb behöver.",
            "Kontrollera listan: blobarnas sökvägar ska stå i elementen BlobPath i BlobList. Skapa sedan ett nytt exportjobb med den.",
        ),
        DriveStatus::BlobRequestForbidden => (
            "Lagringen nekade åtkomst",
            "Lagringskontot släppte inte in datacentret: nyckeln eller åtkomstsignaturen är ändrad eller har gått ut, eller en brandvägg är i vägen.",
            "Ge tjänsten åtkomst till kontot igen och skapa ett nytt jobb.",
        ),
        DriveStatus::InternalError => (
            "Fel på datacentret",
            "Något gick fel på datacentret, och det beror inte på din disk.",
            "Behåll originalen, och fråga datacentret om disken ska kopieras igen innan du skickar en ny.",
        ),
    }
}
