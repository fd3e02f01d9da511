//! Writing a log, as the copy tool would.

use super::{Code, DriveStatus, LOG_VERSION, LogBlob, LogPart, Part};

/// The log of a drive with these blobs.
pub fn write_log(drive: &str, blobs: &[LogBlob], status: &Code<DriveStatus>) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.push_str(&format!("<DriveLog Version=\"{LOG_VERSION}\">\n  <DriveId>{}</DriveId>\n", escaped(drive)));
    blobs.iter().for_each(|it| blob(&mut xml, it));
    xml.push_str(&format!("  <Status>{}</Status>\n</DriveLog>\n", escaped(&status.to_string())));
    xml
}

fn blob(xml: &mut String, it: &LogBlob) {
    xml.push_str(&format!("  <Blob Status=\"{}\">\n", escaped(&it.status.to_string())));
    let mut element = |name: &str, value: &str| xml.push_str(&format!("    <{name}>{}</{name}>\n", escaped(value)));
    element("BlobPath", &it.blob_path);
    it.file_path.iter().for_each(|path| element("FilePath", path));
    it.length.iter().for_each(|length| element("Length", &length.to_string()));
    it.snapshot.iter().for_each(|snapshot| element("Snapshot", snapshot));
    if let Some(done) = &it.disposition {
        xml.push_str(&format!("    <ImportDisposition Status=\"{}\"/>\n", escaped(&done.to_string())));
    }
    list(xml, it, Part::Blocks, "BlockList", "Block");
    list(xml, it, Part::Pages, "PageRangeList", "PageRange");
    for (part, name) in [(Part::Metadata, "Metadata"), (Part::Properties, "Properties")] {
        let status = it.parts.iter().find(|it| it.part == part).map(|it| it.status.to_string());
        status.iter().for_each(|it| xml.push_str(&format!("    <{name} Status=\"{}\"/>\n", escaped(it))));
    }
    xml.push_str("  </Blob>\n");
}

/// Only what went wrong stands in it: the rest is not known here.
fn list(xml: &mut String, of: &LogBlob, part: Part, list: &str, one: &str) {
    /// Bytes of a block, as the copy tool cuts them.
    const BLOCK: u64 = 4 << 20;
    let wrong: Vec<&LogPart> = of.parts.iter().filter(|it| it.part == part).collect();
    if wrong.is_empty() {
        return;
    }
    let all = wrong.iter().flat_map(|it| (0..it.count).map(|_| it.status.to_string()));
    xml.push_str(&format!("    <{list}>\n"));
    for (at, status) in (0_u64..).zip(all) {
        let offset = at.saturating_mul(BLOCK);
        let status = escaped(&status);
        xml.push_str(&format!("      <{one} Offset=\"{offset}\" Length=\"{BLOCK}\" Status=\"{status}\"/>\n"));
    }
    xml.push_str(&format!("    </{list}>\n"));
}

/// As it stands in an element or between quotes; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(it),
            '\u{0}'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(it),
        }
    }
    out
}
