//! A cell that no spreadsheet takes for a formula, whichever separator it reads the file by.

/// What a formula begins with: also in the wide and small forms that some spreadsheets take for the same.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];
/// Where a reader that does not separate by commas, as Swedish spreadsheets do not, may begin another cell: it splits
/// within quotes too, as it does not know them for quotes.
const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

/// Before each piece that looks like a formula stands an apostrophe: spreadsheets then take it for text.
pub(super) fn cell(text: &str) -> String {
    let mut cell = String::new();
    if text.starts_with(SEPARATORS) {
        cell.push('\'');
    }
    for piece in text.split_inclusive(SEPARATORS) {
        if is_formula(piece) {
            cell.push('\'');
        }
        cell.push_str(piece);
    }
    cell
}

/// Spaces, quotes and what cannot be seen are passed over, as readers do.
fn is_formula(piece: &str) -> bool {
    let passed_over = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\u{feff}' | '\u{200b}');
    piece.trim_start_matches(passed_over).starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use csv::{ReaderBuilder, StringRecord};
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::super::text;
    use super::*;

    /// The cells of one row, as a reader with this separator has them.
    fn read(row: &[u8], separator: u8) -> Vec<String> {
        let mut reader = ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(row);
        let rows: Vec<StringRecord> = reader.records().map(Result::unwrap).collect();
        rows.iter().flatten().map(str::to_owned).collect()
    }

    fn begins_a_formula(cell: &str) -> bool {
        cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"').starts_with(FORMULA)
    }

    #[test]
    fn a_formula_is_a_text() {
        assert_eq!(cell("plain 1"), "plain 1");
        assert_eq!(cell("a,\"b\""), "a,\"b\"");
        for formula in ["=1+1", "+46 8", " @x", "-1", "＝1+1", "－1", "\u{feff}=1"] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        assert_eq!(cell("a;=A1&B1;"), "a;'=A1&B1;");
        assert_eq!(cell("a;\"=1"), "a;'\"=1");
        assert_eq!(cell("\t=1"), "'\t'=1");
        assert_eq!(cell("a-b=c"), "a-b=c", "in the middle it is none");
    }

    proptest! {
        #[test]
        fn no_reader_has_a_formula_and_the_right_one_has_the_text(
            texts in vec(vec(select(vec!["=", "＋", "-", "@", ";", ",", "\t", "\r", "\n", "\"", "'", " ", "a", "1"]), 0..9), 4),
        ) {
            let texts: Vec<String> = texts.iter().map(|pieces| pieces.concat()).collect();
            let cells: [String; 4] = std::array::from_fn(|at| cell(&texts[at]));
            let row = text([cells]).unwrap();
            let right = read(&row, b',');
            prop_assert_eq!(right.len(), texts.len());
            for (read, text) in right.iter().zip(&texts) {
                // Nothing but apostrophes was put in.
                prop_assert_eq!(read.replace('\'', ""), text.replace('\'', ""));
            }
            for separator in [b',', b';', b'\t'] {
                for cell in read(&row, separator) {
                    prop_assert!(!begins_a_formula(&cell), "{cell:?} of {texts:?} by {separator}");
                }
            }
        }
    }
}
