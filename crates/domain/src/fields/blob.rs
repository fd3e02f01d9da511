//! Which blobs an export job copies: paths, prefixes, and the list of both that people bring along.

use super::text::{is_control, text_field};
use super::xml::{Piece, Pieces};
use crate::spoken;
use serde::{Deserialize, Serialize};

/// One blob: its container, a slash, its name (`music/love.mp3`). In the root container: `$root/love.mp3`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct BlobPath(String);

text_field!(BlobPath, BlobPathProblem);

/// The most characters of a blob's name, as Azure Storage has it.
const NAME_MAX: usize = 1024;

impl BlobPath {
    /// Reads a path, without the space around it.
    pub fn parse(input: &str) -> Result<Self, BlobPathProblem> {
        let it = plain(input)?;
        if it.starts_with('/') {
            return Err(BlobPathProblem::LeadingSlash);
        }
        let Some((container, name)) = it.split_once('/') else { return Err(BlobPathProblem::NoContainer) };
        if !is_container(container) {
            return Err(BlobPathProblem::Container);
        }
        match name.is_empty() {
            true => Err(BlobPathProblem::NoName),
            false => Ok(Self(it.to_owned())),
        }
    }
}

/// All blobs whose path begins so. A slash, then part of a container's name (`/book`), or a container, a slash, and part
/// of a blob's name (`/music/`, `/music/love`, `/$root/`). A slash alone is everything.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct BlobPathPrefix(String);

text_field!(BlobPathPrefix, BlobPathProblem);

impl BlobPathPrefix {
    /// Reads a prefix, without the space around it.
    pub fn parse(input: &str) -> Result<Self, BlobPathProblem> {
        let it = plain(input)?;
        let Some(rest) = it.strip_prefix('/') else { return Err(BlobPathProblem::NoLeadingSlash) };
        let right = match rest.split_once('/') {
            Some((container, _)) => is_container(container),
            None => is_container_start(rest),
        };
        match right {
            true => Ok(Self(it.to_owned())),
            false => Err(BlobPathProblem::Container),
        }
    }

    /// Whether this takes every blob of the account.
    pub fn is_everything(&self) -> bool {
        self.0 == "/"
    }
}

fn plain(input: &str) -> Result<&str, BlobPathProblem> {
    let it = input.trim();
    if it.is_empty() {
        return Err(BlobPathProblem::Empty);
    }
    if it.contains(is_control) {
        return Err(BlobPathProblem::Control);
    }
    match it.chars().count() > NAME_MAX + 65 {
        true => Err(BlobPathProblem::TooLong),
        false => Ok(it),
    }
}

/// 3 to 63 lowercase letters, digits and hyphens; a letter or digit at both ends and around each hyphen. Or one of the
/// containers that Azure Storage makes itself.
fn is_container(it: &str) -> bool {
    matches!(it, "$root" | "$logs" | "$web" | "$blobchangefeed")
        || (3..=63).contains(&it.len()) && is_container_start(it) && !it.ends_with('-') && !it.starts_with('$')
}

fn is_container_start(it: &str) -> bool {
    let name = it.strip_prefix('$').unwrap_or(it);
    name.len() <= 63
        && name.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
        && !name.starts_with('-')
        && !name.contains("--")
}

/// Why a text is not a blob's path, or a prefix of paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlobPathProblem {
    Empty,
    TooLong,
    Control,
    LeadingSlash,
    NoLeadingSlash,
    NoContainer,
    Container,
    NoName,
}

spoken! { BlobPathProblem, lang;
    Self::Empty => "Enter a blob path, for example music/love.mp3", "Ange en blobsökväg, till exempel music/love.mp3";
    Self::TooLong => "The path is too long: a blob’s name has at most {NAME_MAX} characters", "Sökvägen är för lång: en blobs namn har högst {NAME_MAX} tecken";
    Self::Control => "Leave control characters out of the path", "Ta bort styrtecknen ur sökvägen";
    Self::LeadingSlash => "Leave out the slash at the start of a blob path, or enter it as a prefix", "Ta bort snedstrecket i början av blobsökvägen, eller ange den som ett prefix";
    Self::NoLeadingSlash => "Begin a prefix with a slash, for example /music/. A slash alone is everything", "Börja ett prefix med ett snedstreck, till exempel /music/. Ett ensamt snedstreck är allt";
    Self::NoContainer => "Begin the path with its container, for example music/love.mp3. The root container is $root", "Börja sökvägen med dess container, till exempel music/love.mp3. Rotcontainern är $root";
    Self::Container => "Container names have 3 to 63 lowercase letters, digits and single hyphens. The root container is $root", "Containernamn har 3 till 63 små bokstäver, siffror och enkla bindestreck. Rotcontainern är $root";
    Self::NoName => "Name the blob after the container, or enter the container as a prefix", "Ange bloben efter containern, eller ange containern som ett prefix";
}

/// The blobs of an export job: at least one path or prefix, and at most 32 KB of JSON, as the contract has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Lists", into = "Lists")]
pub struct BlobList {
    paths: Vec<BlobPath>,
    prefixes: Vec<BlobPathPrefix>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Lists {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    blob_path: Vec<BlobPath>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    blob_path_prefix: Vec<BlobPathPrefix>,
}

impl BlobList {
    /// The most bytes of the list as JSON. Longer ones the contract wants as a blob of their own.
    pub const MAX_BYTES: usize = 32 * 1024;

    /// A list of what was read.
    pub fn new(paths: Vec<BlobPath>, prefixes: Vec<BlobPathPrefix>) -> Result<Self, BlobListProblem> {
        if paths.is_empty() && prefixes.is_empty() {
            return Err(BlobListProblem::Empty);
        }
        let texts = paths.iter().map(BlobPath::as_str).chain(prefixes.iter().map(BlobPathPrefix::as_str));
        let have = r#"{"blobPath":[],"blobPathPrefix":[]}"#.len() + texts.map(json_len).sum::<usize>();
        match have > Self::MAX_BYTES {
            true => Err(BlobListProblem::TooLong { have }),
            false => Ok(Self { paths, prefixes }),
        }
    }

    /// Every blob of the account.
    pub fn everything() -> Self {
        Self { paths: Vec::new(), prefixes: vec![BlobPathPrefix("/".to_owned())] }
    }

    /// Reads a blob-list file (XML), or text with one path a line, where lines that begin with a slash are prefixes.
    /// Snapshots that the XML asks for are passed over: the contract's JSON cannot name them.
    pub fn read(text: &str) -> Result<Self, BlobListProblem> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let (mut paths, mut prefixes) = (Vec::new(), Vec::new());
        if text.starts_with('<') {
            let mut number = 0;
            let mut element: Option<(&str, String)> = None;
            for piece in Pieces::new(text) {
                match piece {
                    Piece::Open(name @ ("BlobPath" | "BlobPathPrefix"), _) => element = Some((name, String::new())),
                    Piece::Text(more) => {
                        if let Some((_, text)) = &mut element {
                            text.push_str(&more);
                        }
                    }
                    Piece::Close(_) => {
                        let Some((name, text)) = element.take() else { continue };
                        number += 1;
                        let problem = |problem| BlobListProblem::Entry { number, problem };
                        match name {
                            "BlobPath" => paths.push(BlobPath::parse(&text).map_err(problem)?),
                            _ => prefixes.push(BlobPathPrefix::parse(&text).map_err(problem)?),
                        }
                    }
                    Piece::Open(..) | Piece::Declaration => {}
                }
            }
        } else {
            for (number, line) in (1..).zip(text.lines()).filter(|it| !it.1.trim().is_empty()) {
                let problem = |problem| BlobListProblem::Line { number, problem };
                match line.trim_start().starts_with('/') {
                    true => prefixes.push(BlobPathPrefix::parse(line).map_err(problem)?),
                    false => paths.push(BlobPath::parse(line).map_err(problem)?),
                }
            }
        }
        Self::new(paths, prefixes)
    }

    /// The single blobs.
    pub fn paths(&self) -> &[BlobPath] {
        &self.paths
    }

    /// The beginnings of paths.
    pub fn prefixes(&self) -> &[BlobPathPrefix] {
        &self.prefixes
    }
}

/// The bytes of a text in a JSON array: quotes, comma and escapes included. There are no control characters in it.
fn json_len(text: &str) -> usize {
    text.len() + text.bytes().filter(|it| matches!(it, b'"' | b'\\')).count() + 3
}

impl TryFrom<Lists> for BlobList {
    type Error = BlobListProblem;

    fn try_from(it: Lists) -> Result<Self, BlobListProblem> {
        Self::new(it.blob_path, it.blob_path_prefix)
    }
}

impl From<BlobList> for Lists {
    fn from(it: BlobList) -> Self {
        Self { blob_path: it.paths, blob_path_prefix: it.prefixes }
    }
}

/// Why a text is not a list of blobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlobListProblem {
    Empty,
    TooLong {
        have: usize,
    },
    /// Lines are counted from 1, from the first that is not empty.
    Line {
        number: usize,
        problem: BlobPathProblem,
    },
    /// Elements of an XML list are counted from 1.
    Entry {
        number: usize,
        problem: BlobPathProblem,
    },
}

spoken! { BlobListProblem, lang;
    Self::Empty => "Enter at least one blob path or prefix. The prefix / is everything", "Ange minst en blobsökväg eller ett prefix. Prefixet / är allt";
    Self::TooLong { have } => "The blob list takes {have} bytes, the most is {max}. Use prefixes to shorten it", "Bloblistan tar {have} byte, högst {max} går. Använd prefix för att korta den", max = BlobList::MAX_BYTES;
    Self::Line { number, problem } => "Line {number}: {problem}", "Rad {number}: {problem}", problem = problem.within(lang);
    Self::Entry { number, problem } => "Entry {number} of the blob list: {problem}", "Post {number} i bloblistan: {problem}", problem = problem.within(lang);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_with_its_container() {
        let read = |it: &str| BlobPath::parse(it).map(String::from);
        for it in ["pictures/animals/koala.jpg", "$root/example.jpg", "m-1/ä ö.txt", "abc//x"] {
            assert_eq!(read(it), Ok(it.to_owned()));
        }
        let rows = [
            ("", BlobPathProblem::Empty),
            ("/music/love", BlobPathProblem::LeadingSlash),
            ("love.mp3", BlobPathProblem::NoContainer),
            ("music/", BlobPathProblem::NoName),
            ("Music/love", BlobPathProblem::Container),
            ("ab/love", BlobPathProblem::Container),
            ("a--b/love", BlobPathProblem::Container),
            ("-ab/love", BlobPathProblem::Container),
            ("ab-/love", BlobPathProblem::Container),
            ("$abc/love", BlobPathProblem::Container),
            ("music/a\tb", BlobPathProblem::Control),
        ];
        for (it, problem) in rows {
            assert_eq!(read(it), Err(problem), "{it}");
        }
        assert_eq!(read(&format!("abc/{}", "å".repeat(1086))), Err(BlobPathProblem::TooLong));
    }

    #[test]
    fn a_prefix_begins_with_a_slash() {
        let read = |it: &str| BlobPathPrefix::parse(it).map(|it| it.is_everything());
        assert_eq!(read("/"), Ok(true));
        for it in ["/$root/", "/book", "/music/", "/music/love", "/$", "/b", "/my-"] {
            assert_eq!(read(it), Ok(false), "{it}");
        }
        assert_eq!(read("book"), Err(BlobPathProblem::NoLeadingSlash));
        assert_eq!(read("/Book"), Err(BlobPathProblem::Container));
        assert_eq!(read("/my-/x"), Err(BlobPathProblem::Container));
        assert_eq!(read(" "), Err(BlobPathProblem::Empty));
    }

    #[track_caller]
    fn check(text: &str, want: &str) {
        let said = match BlobList::read(text) {
            Ok(it) => serde_json::to_string(&it).unwrap(),
            Err(it) => it.to_string(),
        };
        assert_eq!(said, want);
    }

    #[test]
    fn lists_are_read_from_xml_and_from_lines() {
        let want = r#"{"blobPath":["$root/a&b.txt"],"blobPathPrefix":["/music/","/book"]}"#;
        check(
            "\u{feff}<?xml version=\"1.0\"?>\r\n<BlobList>\r\n<BlobPathPrefix>/music/</BlobPathPrefix>\
             <BlobPath IncludeSnapshots=\"true\">$root/a&amp;b.txt</BlobPath><BlobPathPrefix>/book</BlobPathPrefix></BlobList>",
            want,
        );
        check("$root/a&b.txt\r\n\r\n/music/\n /book ", want);
        check(r"/", r#"{"blobPathPrefix":["/"]}"#);
    }

    #[test]
    fn a_problem_says_where() {
        check(
            "music/a\nmusic",
            "Line 2: Begin the path with its container, for example music/love.mp3. The root container is $root",
        );
        check(
            "<BlobList><BlobPath>/music</BlobPath></BlobList>",
            "Entry 1 of the blob list: Leave out the slash at the start of a blob path, or enter it as a prefix",
        );
        check("<BlobList/>", "Enter at least one blob path or prefix. The prefix / is everything");
        check(" \n", "Enter at least one blob path or prefix. The prefix / is everything");
    }

    #[test]
    fn the_list_is_measured_as_json() {
        let list = BlobList::read("music/\"a\\\nmusic/b\n/book").unwrap();
        let json = serde_json::to_string(&list).unwrap();
        // One comma too many for each of the two arrays.
        let counted = 35 + [r#"music/"a\"#, "music/b", "/book"].into_iter().map(json_len).sum::<usize>();
        assert_eq!(counted, json.len() + 2);
        let long = "abc/123456\n".repeat(3000);
        assert_eq!(BlobList::read(&long), Err(BlobListProblem::TooLong { have: 35 + 3000 * 13 }));
        assert_eq!(serde_json::from_str::<BlobList>("{}").unwrap_err().to_string(), BlobListProblem::Empty.to_string());
        assert_eq!(BlobList::everything(), BlobList::read("/").unwrap());
    }
}
