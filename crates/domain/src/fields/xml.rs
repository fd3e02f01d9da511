//! A tolerant reader of the little XML that the preparation tool, blob lists and drive logs use: tags, attributes, text,
//! entities. It knows no namespaces, checks no nesting and never fails; what it does not understand it passes over.
//! Entities that a document declares itself stay as they are, so none can blow up.

/// A piece of a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// The name, and the text of the attributes behind it: see [`attribute`].
    Open(&'a str, &'a str),
    Close(&'a str),
    Text(String),
    /// `<!DOCTYPE …>` and its like.
    Declaration,
}

/// The pieces of a document, in order. An element without content is an `Open` and a `Close`.
pub(crate) struct Pieces<'a> {
    rest: &'a str,
    closing: Option<&'a str>,
}

impl<'a> Pieces<'a> {
    pub(crate) fn new(document: &'a str) -> Self {
        Self { rest: document, closing: None }
    }

    /// What stands before `end`, which is passed over too; all of the rest if it never comes.
    fn until(&mut self, end: &str) -> &'a str {
        let (it, rest) = self.rest.split_once(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        it
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(name) = self.closing.take() {
            return Some(Piece::Close(name));
        }
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(tag) = self.rest.strip_prefix('<') else {
                let at = self.rest.find('<').unwrap_or(self.rest.len());
                let (it, rest) = self.rest.split_at(at);
                self.rest = rest;
                return Some(Piece::Text(decoded(it)));
            };
            self.rest = tag;
            if let Some(rest) = tag.strip_prefix("![CDATA[") {
                self.rest = rest;
                return Some(Piece::Text(self.until("]]>").to_owned()));
            }
            if tag.starts_with("!--") {
                self.until("-->");
            } else if tag.starts_with('!') {
                self.until(">");
                return Some(Piece::Declaration);
            } else if tag.starts_with('?') {
                self.until(">");
            } else {
                let tag = self.until(">");
                if let Some(name) = tag.strip_prefix('/') {
                    return Some(Piece::Close(name.trim()));
                }
                let name = tag.split([' ', '\t', '\r', '\n', '/']).next().unwrap_or_default();
                let behind = tag.get(name.len()..).unwrap_or_default();
                self.closing = tag.ends_with('/').then_some(name);
                return Some(Piece::Open(name, behind));
            }
        }
    }
}

/// The value of an attribute, decoded; `attributes` is what stands behind the name of a [`Piece::Open`].
pub(crate) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let (value, next) = after.get(1..)?.split_once(quote)?;
        if name.trim() == wanted {
            return Some(decoded(value));
        }
        rest = next;
    }
    None
}

/// The text with the five entities and numbered characters decoded; an unknown entity stays as it is.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // The longest there is, `&#x10FFFF;`, has nine characters after the ampersand.
        let entity =
            after.bytes().take(10).position(|it| it == b';').and_then(|at| Some((at, character(after.get(..at)?)?)));
        match entity {
            Some((at, it)) => {
                out.push(it);
                rest = after.get(at + 1..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(document: &str, want: &str) {
        let said: Vec<String> = Pieces::new(document)
            .map(|it| match it {
                Piece::Open(name, _) => format!("<{name}"),
                Piece::Close(name) => format!("{name}>"),
                Piece::Text(text) => text,
                Piece::Declaration => "!".to_owned(),
            })
            .collect();
        assert_eq!(said.join("|"), want);
    }

    #[test]
    fn tags_and_text_come_in_order() {
        check("<?xml version=\"1.0\"?><!-- <b> --><a x=\"1\">t<b/></a >", "<a|t|<b|b>|a>");
        check("<a><![CDATA[1 < 2 &amp;]]></a>", "<a|1 < 2 &amp;|a>");
        check("<!DOCTYPE a><a>\n</a>", "!|<a|\n|a>");
    }

    #[test]
    fn attributes_are_found_by_name() {
        let of = |it: &str, name: &str| match Pieces::new(it).next() {
            Some(Piece::Open(_, attributes)) => attribute(attributes, name),
            _ => None,
        };
        assert_eq!(of("<a b='1' Status = \"R&amp;D\"/>", "Status"), Some("R&D".to_owned()));
        assert_eq!(of("<a xStatus=\"1\" Status=''>", "Status"), Some(String::new()));
        assert_eq!(of("<a Status=x b=\"1\">", "b"), None);
        assert_eq!(of("<a>", "Status"), None);
        assert_eq!(of("<a Status=\"å", "Status"), None);
    }

    #[test]
    fn entities_are_decoded() {
        check("&lt;&gt;&amp;&quot;&apos;", "<>&\"'");
        check("&#229;&#xE5;&#X1F4E6;", "åå📦");
        check("R&D &nbsp; &amp;amp; &#xD800; &", "R&D &nbsp; &amp; &#xD800; &");
        check("&å;", "&å;");
    }

    #[test]
    fn what_is_broken_ends_quietly() {
        check("", "");
        check("<", "<");
        check("<a", "<a");
        check("<a><!-- b", "<a");
        check("a>b", "a>b");
    }
}
