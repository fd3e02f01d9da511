//! A fragment as conditions of PostgreSQL on the text of `job_search`. Folded text has letters and digits only, so nothing in
//! a form means something to `like`.

use waybill_domain::search::{FRAGMENT_MIN, Fragment};

use super::super::list::Sql;

/// A form up to this length the index is asked for whole.
const WHOLE: usize = 9;
/// Of a longer one it is asked for at most so many pieces.
const PIECES: usize = 6;

/// For the index of trigrams.
pub(super) fn indexed(sql: &mut Sql, fragment: &Fragment) -> String {
    any(fragment, |form| {
        let words = Fragment::words(form);
        let pieces = pieces(form);
        let parts = words.iter().chain([&pieces]);
        let mut all: Vec<String> = parts.map(|part| format!("text like {}", sql.text(&format!("%{part}%")))).collect();
        if pieces != *form {
            all.push(inside(sql, form));
        }
        all.join(" and ")
    })
}

/// For who reads the texts: no index answers it.
pub(super) fn read(sql: &mut Sql, fragment: &Fragment) -> String {
    any(fragment, |form| inside(sql, form))
}

fn any(fragment: &Fragment, condition: impl FnMut(&String) -> String) -> String {
    format!("({})", fragment.forms().iter().map(condition).collect::<Vec<_>>().join(" or "))
}

fn inside(sql: &mut Sql, form: &str) -> String {
    format!("strpos(text, {}) > 0", sql.text(form))
}

/// Three characters each from all over a long form, as a pattern: all of its trigrams would be compared with each other,
/// those too that every text has, such as the end of an e-mail address.
fn pieces(form: &str) -> String {
    let letters: Vec<char> = form.chars().collect();
    if letters.len() <= WHOLE {
        return form.to_owned();
    }
    let (last, count) = (letters.len() - FRAGMENT_MIN, PIECES.min(letters.len() / FRAGMENT_MIN) - 1);
    let piece = |at: usize| letters.iter().skip(last * at / count).take(FRAGMENT_MIN).collect::<String>();
    (0..=count).map(piece).collect::<Vec<_>>().join("%")
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_long_form_is_asked_for_in_pieces_none_of_which_overlap() {
        assert_eq!(pieces("wxbz"), "wxbz");
        assert_eq!(pieces("324443821"), "324443821");
        assert_eq!(pieces("1z7w292781"), "1z7%w29%781");
        assert_eq!(pieces("1z7w29278132444382"), "1z7%w29%278%132%444%382");
        assert_eq!(pieces("annc0nt0s0examp1ec0m1"), "ann%c0n%0s0%exa%p1e%0m1");
    }
}
