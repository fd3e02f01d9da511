//! What journals say, and that nothing else makes the reader stumble.

use super::*;
use proptest::prelude::*;

const KEY: &str = "238810-662376-448998-450120-652806-203390-606320-483076";
const HASH: &str = "109B21108597EF36D5785F08303F3638";

fn drive(serial: &str, key: &str) -> String {
    format!(
        "<Drive>\r\n   <DriveId>{serial}</DriveId>\r\n   <BitLockerKey>{key}</BitLockerKey>\r\n   \
         <ManifestFile>\\Drive&amp;Manifest.xml</ManifestFile>\r\n   <ManifestHash>{HASH}</ManifestHash>\r\n   \
         <DriveHeaderHash></DriveHeaderHash>\r\n</Drive>\r\n"
    )
}

fn record(activity: &str, value: &str) -> String {
    format!(
        "[BeginUpdateRecord][2026/11/01 21:22:25.379][Type:ActivityRecord]\r\nActivityId: {activity}\r\n\
         DriveState: [BeginValue]\r\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n{value}[EndValue]\r\n\
         SaveCommandOutput: Completed\r\n[EndUpdateRecord]\r\n"
    )
}

fn journal() -> String {
    record("PrepareDrive", &drive("OTHER", KEY))
        + &record("DriveInfo", &drive("9CA995BB", KEY))
        + "[BeginUpdateRecord][2026/11/01 21:24:14.735][Type:NewJournalFile]\r\nVocabularyVersion: 2013-02-01\r\n[EndUpdateRecord]\r\n"
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
}

/// Each drive as `serial key`, or the problem's words.
fn said(read: Result<Vec<JournalDrive>, JournalProblem>) -> String {
    let drives = match read {
        Ok(drives) => drives,
        Err(problem) => return problem.to_string(),
    };
    let words = drives.iter().map(|it| {
        let key = match &it.key {
            JournalKey::Read(key) => key.expose().get(..6).unwrap().to_owned(),
            JournalKey::Masked => "masked".to_owned(),
            JournalKey::Missing => "missing".to_owned(),
        };
        format!("{} {key}", it.serial)
    });
    words.collect::<Vec<_>>().join(", ")
}

fn sliced(bytes: &[u8], slice: usize) -> Result<Vec<JournalDrive>, JournalProblem> {
    let mut reader = JournalReader::new(bytes.len() as u64);
    bytes.chunks(slice).try_for_each(|it| reader.feed(it))?;
    reader.finish()
}

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, want: &str) {
    assert_eq!(said(read_journal(bytes.as_ref())), want);
    assert_eq!(said(sliced(bytes.as_ref(), 3)), want);
}

#[test]
fn a_journal_names_its_drive() {
    let found = read_journal(journal().as_bytes()).unwrap();
    let want = JournalDrive {
        serial: "9CA995BB".to_owned(),
        key: JournalKey::Read(BitLockerKey::parse(KEY).unwrap()),
        manifest_file: "\\Drive&Manifest.xml".to_owned(),
        manifest_hash: HASH.to_owned(),
        drive_header_hash: String::new(),
    };
    assert_eq!(found, [want]);
}

#[test]
fn every_encoding_of_the_tool_is_read() {
    let text = journal();
    check(&text, "9CA995BB 238810");
    check(format!("\u{feff}{text}"), "9CA995BB 238810");
    check(utf16(&text, u16::to_le_bytes), "9CA995BB 238810");
    check(utf16(&text, u16::to_be_bytes), "9CA995BB 238810");
    check(&utf16(&text, u16::to_le_bytes)[2..], "9CA995BB 238810");
    check(text.replace("\r\n", "\n"), "9CA995BB 238810");
}

#[test]
fn the_last_record_of_a_drive_wins() {
    let masked = record("DriveInfo", &drive("9CA995BB", "******-******"));
    check(masked.clone() + &record("DriveInfo", &drive("9ca995bb", KEY)), "9ca995bb 238810");
    check(journal() + &masked + &record("DriveInfo", &drive("7PHR882C", "")), "9CA995BB masked, 7PHR882C missing");
}

#[test]
fn a_record_that_was_cut_off_is_dropped() {
    let whole = record("DriveInfo", &drive("9CA995BB", KEY));
    let torn = &record("DriveInfo", &drive("9CA995BB", "***"))[..200];
    check(whole.clone() + torn, "9CA995BB 238810");
    check(format!("{torn}\r\n{whole}"), "9CA995BB 238810");
    check(torn, "The file ends in the middle of a drive. Copy it again from where the preparation tool wrote it");
}

#[test]
fn newer_files_are_xml_documents() {
    let xml = "<?xml version=\"1.0\"?>\r\n";
    check(format!("{xml}{}", drive("9CA995BB", KEY)), "9CA995BB 238810");
    let list = format!("{xml}<DriveList Version=\"1\">{}{}</DriveList>", drive("A", KEY), drive("B", "****"));
    check(utf16(&list, u16::to_le_bytes), "A 238810, B masked");
    check(&list, "A 238810, B masked");
    check(list.replace("\r\n", ""), "A 238810, B masked");
}

#[test]
fn what_is_no_journal_is_named() {
    let choose = "Choose the .jrn or .xml file that your preparation tool wrote";
    check("", &format!("The file is empty. {choose}"));
    check(" \r\n", &format!("The file is empty. {choose}"));
    check(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", &format!("This is a JPEG picture, not a journal file. {choose}"));
    check(b"\x89PNG\r\n\x1a\n\x00\x00", &format!("This is a PNG picture, not a journal file. {choose}"));
    check(
        b"PK\x03\x04\x14\x00\x06\x00\x08",
        &format!("This is a ZIP archive or Office document, not a journal file. {choose}"),
    );
    check(b"SQLite format 3\x00\x10", &format!("This is a binary file, not a journal file. {choose}"));
    check("Dear all,\nplease find attached", &format!("This is not a journal file. {choose}"));
    check("<!DOCTYPE html><html><body>Drive</body></html>", &format!("This is not a journal file. {choose}"));
    check(
        record("PrepareDrive", ""),
        "This journal names no drive yet. Let the preparation tool finish, then choose the file again",
    );
    check(
        "<DriveList/>",
        "This journal names no drive yet. Let the preparation tool finish, then choose the file again",
    );
    check(
        "<Drive><DriveId> </DriveId></Drive>",
        "This journal names no drive yet. Let the preparation tool finish, then choose the file again",
    );
    check(b"<Drive><DriveId>\xe5\xe4</DriveId></Drive>", &JournalProblem::Encoding.to_string());
}

#[test]
fn sizes_are_bounded() {
    let mut reader = JournalReader::new(JOURNAL_MAX_BYTES + 1);
    assert_eq!(reader.feed(b"[").unwrap_err().to_string(), "The file is 257 MB, the most is 256 MB");
    let long = "x".repeat(VALUE_MAX);
    let too_long = "The file says more than 1 MB of one drive. Choose it as the preparation tool wrote it";
    check(record("DriveInfo", &drive(&long, KEY)), too_long);
    check(drive(&long, KEY), too_long);
    check(record("DriveInfo", &"a\r\n".repeat(VALUE_MAX / 3 + 1)), too_long);
    // Elsewhere lines may be as long as they like.
    check(record("CopySession", &(long.repeat(3) + "\r\n")) + &journal(), "9CA995BB 238810");
    check(record("CopySession", &long.repeat(3)) + &journal(), "9CA995BB 238810");
    let many: String = (0..=drives::FOUND_MAX).map(|it| drive(&format!("D{it}"), KEY)).collect();
    check(many, "The file names more than 100 drives, a job has at most 10");
}

/// Text made of the words that matter to the reader, in any order.
fn shuffled() -> impl Strategy<Value = Vec<u8>> {
    let word = prop_oneof![
        Just("[BeginUpdateRecord]"),
        Just("ActivityId: DriveInfo"),
        Just("DriveState: [BeginValue]"),
        Just("[EndValue]"),
        Just("\n"),
        Just("\r\n"),
        Just("<Drive>"),
        Just("</Drive>"),
        Just("<DriveId>9CA</DriveId>"),
        Just("<DriveId>"),
        Just("<BitLockerKey/>"),
        Just("<!--"),
        Just("&#x"),
        Just("<"),
        Just(">"),
        Just("å"),
    ];
    proptest::collection::vec(word, 0..60).prop_map(|it| it.concat().into_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_journal(&bytes);
    }

    #[test]
    fn no_bytes_after_a_mark_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600), big: bool) {
        let mark: &[u8] = if big { b"\xfe\xff" } else { b"\xff\xfe" };
        let _ = read_journal(&[mark, &bytes].concat());
    }

    #[test]
    fn no_end_too_early_makes_it_panic(part in 0.0..=1.0, wide: bool) {
        let bytes = if wide { utf16(&journal(), u16::to_le_bytes) } else { journal().into_bytes() };
        let end = (bytes.len() as f64 * part) as usize;
        let _ = read_journal(&bytes[..end]);
    }

    #[test]
    fn slices_do_not_matter(bytes in shuffled(), document: bool, slice in 1..40_usize) {
        let bytes = if document { [b"<", bytes.as_slice()].concat() } else { bytes };
        prop_assert_eq!(read_journal(&bytes), sliced(&bytes, slice));
    }
}

#[test]
fn forty_megabytes_are_read() {
    let filler =
        record("CopySession", &"BlobPath: music/some/longer/path/to/a/file.mp3 Status: Completed\r\n".repeat(1000));
    let text = filler.repeat(40_000_000 / filler.len()) + &journal();
    assert_eq!(read_journal(text.as_bytes()).unwrap().len(), 1);
}
