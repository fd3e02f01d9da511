//! Text as one segment of a URI.

/// A job's name may be Japanese; a URI may not.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_japanese_name_fits_into_a_uri() {
        assert_eq!(super::encoded("å 写_1.xml"), "%C3%A5%20%E5%86%99_1.xml");
    }
}
