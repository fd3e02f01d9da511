//! Text as one segment of a path, or one value of a query.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but what RFC 3986 calls unreserved: so that the same text always has the same form.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A job's name may be Japanese; a URI may not.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_japanese_name_fits_into_a_uri() {
        assert_eq!(super::encoded("å 写_1.xml"), "%C3%A5%20%E5%86%99_1.xml");
    }
}
