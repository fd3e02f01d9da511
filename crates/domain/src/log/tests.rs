//! Logs as they come, and what must never happen whatever comes.

use proptest::prelude::*;

use super::*;

const GOOD: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<DriveLog Version="2014-11-01">
  <DriveId>WD-WX123456</DriveId>
  <Blob Status="Completed"><BlobPath>pictures/a.jpg</BlobPath><FilePath>\pictures\a.jpg</FilePath><Length>98304</Length>
    <ImportDisposition Status="Created">rename</ImportDisposition>
    <PageRangeList><PageRange Offset="0" Length="65536" Status="Completed"/></PageRangeList></Blob>
  <Blob Status="CompletedWithErrors"><BlobPath>pictures/R&amp;D.tif</BlobPath><FilePath>\pictures\R&amp;D.tif</FilePath><Length>163840</Length>
    <BlockList>
      <Block Offset="0" Length="65536" Id="AAAAAA==" Status="Committed"/>
      <Block Offset="65536" Length="65536" Hash="9C8A" Status="Corrupted"/>
      <Block Offset="131072" Length="65536" Status="Corrupted"/>
    </BlockList>
    <Metadata Status="XmlReadFailed"><GlobalPath Status="Completed">\meta.xml</GlobalPath></Metadata>
    <Properties Status="Completed"/></Blob>
  <Blob Status="Completed"><BlobPath>old.vhd</BlobPath><Length>1</Length><ImportDisposition Status="Overwritten">overwrite</ImportDisposition></Blob>
  <Status>CompletedWithErrors</Status>
</DriveLog>"#;

fn read(log: &[u8]) -> Result<(LogSummary, Vec<(u64, LogBlob)>), LogProblem> {
    let mut rows = Vec::new();
    let summary = read_log(log, |number, blob| rows.push((number, blob)))?;
    Ok((summary, rows))
}

#[track_caller]
fn refused(log: &str, want: &str) {
    let problem = read(log.as_bytes()).unwrap_err().to_string();
    assert!(problem.contains(want), "{problem}");
}

#[test]
fn a_log_tells_what_went_wrong_and_where() {
    let (summary, rows) = read(GOOD.as_bytes()).unwrap();
    assert_eq!((summary.version.as_str(), summary.drive.as_str()), ("2014-11-01", "WD-WX123456"));
    assert_eq!(summary.status, Some(Code::Known(DriveStatus::CompletedWithErrors)));
    assert_eq!((summary.blobs, summary.failed, summary.noticed), (3, 1, 1));
    let [(2, failed), (3, over)] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(failed.blob_path, "pictures/R&D.tif");
    assert_eq!(failed.file_path.as_deref(), Some("\\pictures\\R&D.tif"));
    assert_eq!(failed.length, Some(163_840));
    let part = |part, status, count| LogPart { part, status: Code::Known(status), count };
    let wrong = [part(Part::Blocks, PartStatus::Corrupted, 2), part(Part::Metadata, PartStatus::XmlReadFailed, 1)];
    assert_eq!(failed.parts, wrong);
    assert_eq!((failed.verdict(), over.verdict()), ("CompletedWithErrors".to_owned(), "Overwritten".to_owned()));
    assert!(over.noticed() && !over.failed());
}

#[test]
fn what_is_not_known_is_kept_or_passed_over() {
    let log = r#"<w:DriveLog xmlns:w="u" Version="2018-10-01"><w:DriveId> A1 </w:DriveId><Weather><Blob Status="Failed"/></Weather>
        <File Status="ContainerRenamed"><BlobPath><![CDATA[a<b]]></BlobPath><Length>9223372036854775808</Length><Moon/></File>
        <Blob><BlobPath>c</BlobPath></Blob><w:Status>DiskRenamed</w:Status></w:DriveLog>"#;
    let (summary, rows) = read(log.as_bytes()).unwrap();
    assert_eq!(summary.status, Some(Code::Other("DiskRenamed".to_owned())));
    assert_eq!((summary.drive.as_str(), summary.blobs, summary.failed), ("A1", 2, 2));
    assert_eq!(rows[0].1.status.to_string(), "ContainerRenamed");
    assert_eq!((rows[0].1.blob_path.as_str(), rows[0].1.length), ("a<b", None));
    assert_eq!(rows[1].1.status, Code::Other(String::new()));
}

#[test]
fn windows_writes_utf_16_and_marks() {
    let wide = |unit: fn(u16) -> [u8; 2], mark: &[u8]| {
        let units = GOOD.encode_utf16().flat_map(unit);
        mark.iter().copied().chain(units).collect::<Vec<u8>>()
    };
    for log in [
        wide(u16::to_le_bytes, &[0xff, 0xfe]),
        wide(u16::to_be_bytes, &[0xfe, 0xff]),
        wide(u16::to_le_bytes, &[]),
        [b"\xef\xbb\xbf", GOOD.as_bytes()].concat(),
    ] {
        assert_eq!(read(&log), read(GOOD.as_bytes()));
    }
    let old_code_page =
        b"<DriveLog><DriveId>A</DriveId><Blob Status='Failed'><BlobPath>\xe5.txt</BlobPath></Blob></DriveLog>";
    assert_eq!(read(old_code_page).unwrap().1[0].1.blob_path, "\u{fffd}.txt");
}

#[test]
fn what_is_no_log_is_refused_in_words() {
    refused("", "holds no XML");
    refused("\u{1}\u{2}PK", "holds no XML");
    refused("<html><body/></html>", "not a DriveLog: it begins with <html>");
    refused("<DriveLog><DriveId>A</DriveId>", "ends within <DriveLog>");
    refused("<DriveLog><DriveId>A</DriveLog>", "</DriveLog> stands where </DriveId> should");
    refused("</DriveLog>", "</DriveLog> stands where");
    refused("<DriveLog/><DriveLog/>", "begins with <DriveLog>");
    refused("<DriveLog><Status>Completed</Status></DriveLog>", "<DriveId> is missing");
    refused(&["<DriveLog>", &"<a>".repeat(40), &"</a>".repeat(40), "</DriveLog>"].concat(), "32 deep");
    let bomb = "<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]><DriveLog><DriveId>&b;</DriveId></DriveLog>";
    refused(bomb, "document type declaration");
    let large = vec![b' '; LOG_MAX_BYTES + 1];
    assert_eq!(read(&large), Err(LogProblem::TooLarge));
}

#[test]
fn a_manifest_is_told_from_a_log() {
    let manifest = b"<?xml version=\"1.0\"?><DriveManifest Version=\"2014-11-01\"><Drive><DriveId>A</DriveId></Drive></DriveManifest>";
    assert_eq!(check_manifest(manifest), Ok(()));
    assert!(check_manifest(GOOD.as_bytes()).unwrap_err().to_string().contains("not a DriveManifest"));
}

fn word<T: Copy + core::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Code<T>> {
    prop_oneof![
        4 => proptest::sample::select(all).prop_map(Code::Known),
        1 => "[A-Z][a-z&<\"]{1,8}Zz".prop_map(Code::Other),
    ]
}

fn part() -> impl Strategy<Value = LogPart> {
    let wrong = word(PartStatus::ALL).prop_filter("fine", |it| it.known().is_none_or(|it| !it.is_fine()));
    (proptest::sample::select(Part::ALL), wrong, 1_u64..4).prop_map(|(part, status, count)| {
        let single = matches!(part, Part::Metadata | Part::Properties);
        LogPart { part, status, count: if single { 1 } else { count } }
    })
}

prop_compose! {
    fn blob()(
        status in word(BlobStatus::ALL),
        blob_path in "[a-zåäö写&<>'\"/]{1,20}",
        file_path in proptest::option::of("\\\\[a-z&;#]{1,12}\\.[a-z]{3}"),
        length in proptest::option::of(0..=i64::MAX.unsigned_abs()),
        disposition in proptest::option::of(word(Disposition::ALL)),
        mut parts in proptest::collection::vec(part(), 0..3),
    ) -> LogBlob {
        parts.sort_by_key(|it| it.part);
        parts.dedup_by_key(|it| it.part);
        LogBlob { status, blob_path, file_path, length, snapshot: None, disposition, parts }
    }
}

proptest! {
    #[test]
    fn what_was_written_is_read_back(blobs in proptest::collection::vec(blob(), 0..8), status in word(DriveStatus::ALL)) {
        let (summary, rows) = read(write_log("A&1", &blobs, &status).as_bytes()).unwrap();
        prop_assert_eq!(summary.drive, "A&1");
        prop_assert_eq!(summary.status, Some(status));
        prop_assert_eq!(summary.blobs, blobs.len() as u64);
        let told = (1..).zip(blobs).filter(|(_, it)| it.failed() || it.noticed());
        prop_assert_eq!(rows, told.collect::<Vec<_>>());
    }

    #[test]
    fn nothing_that_comes_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let _ = check_manifest(&bytes);
    }

    #[test]
    fn nor_does_a_damaged_log(at in 0..GOOD.len(), cut in 0..60_usize, with in proptest::collection::vec(any::<u8>(), 0..6)) {
        let mut log = GOOD.as_bytes().to_vec();
        let end = (at + cut).min(log.len());
        log.splice(at..end, with);
        if let Ok((summary, rows)) = read(&log) {
            prop_assert!(rows.len() as u64 <= summary.blobs);
        }
    }
}
