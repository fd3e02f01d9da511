//! `$filter`: `type eq 'Import'`, `state eq '…'`, `trackingnumber eq '…'`, joined by `and`.

use waybill_domain::fields::TrackingNumber;
use waybill_domain::job::JobType;
use waybill_domain::lang::{Said, Say as _};
use waybill_domain::said;

use crate::store::{Filter, StateFilter};

fn help() -> Said {
    said!(
        "Use type eq 'Import', state eq 'Shipping' or trackingnumber eq '…', joined by and",
        "Använd type eq 'Import', state eq 'Shipping' eller trackingnumber eq '…', med and emellan"
    )
}

/// Reads a filter.
///
/// # Errors
/// Says what could not be read.
pub(super) fn read_filter(text: &str) -> Result<Filter, Said> {
    let mut filter = Filter::default();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (field, after) = word(rest);
        let (eq, after) = word(after);
        if !eq.eq_ignore_ascii_case("eq") {
            return Err(help());
        }
        let (value, after) = quoted(after).ok_or_else(help)?;
        add(&mut filter, field, &value)?;
        rest = after;
        if !rest.is_empty() {
            let (and, after) = word(rest);
            if !and.eq_ignore_ascii_case("and") || after.is_empty() {
                return Err(help());
            }
            rest = after;
        }
    }
    Ok(filter)
}

fn add(filter: &mut Filter, field: &str, value: &str) -> Result<(), Said> {
    let twice = match field.to_ascii_lowercase().as_str() {
        "type" | "jobtype" => {
            let job_type = value
                .parse::<JobType>()
                .map_err(|words| said!(lang; "type: {words}", "type: {words}", words = words.within(lang)))?;
            filter.job_type.replace(job_type).is_some()
        }
        "state" => {
            let state = value.parse().map_err(
                |words| said!(lang; "state: {words}", "state: {words}", words = waybill_domain::machine::NotListed::within(&words, lang)),
            )?;
            filter.state.replace(StateFilter::State(state)).is_some()
        }
        "trackingnumber" => {
            let number = value.parse::<TrackingNumber>().map_err(|words| Said::of(&words))?;
            filter.tracking.replace(number).is_some()
        }
        _ => return Err(help()),
    };
    if twice { Err(said!("Name {field} once", "Ange {field} en gång")) } else { Ok(()) }
}

fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(|c: char| c.is_whitespace() || c == '\'').unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    (word, rest.trim_start())
}

/// A text in single quotes; two of them stand for one.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('\'')?;
    let mut value = String::new();
    loop {
        let (piece, after) = rest.split_once('\'')?;
        value.push_str(piece);
        match after.strip_prefix('\'') {
            Some(more) => {
                value.push('\'');
                rest = more;
            }
            None if after.is_empty() || after.starts_with(char::is_whitespace) => {
                return Some((value, after.trim_start()));
            }
            None => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &str) {
        let got = match read_filter(text) {
            Ok(Filter { job_type, state, tracking, .. }) => {
                format!("{job_type:?} {state:?} {:?}", tracking.map(|it| it.key()))
            }
            Err(words) => words.to_string(),
        };
        assert_eq!(got, want);
    }

    #[test]
    fn the_grammar_of_the_contract() {
        check("", "None None None");
        check("type eq 'Import' and state eq 'Transferring'", "Some(Import) Some(State(Transferring)) None");
        check("  State EQ 'faulted' ", "None Some(State(Faulted)) None");
        check("trackingnumber eq '1Z 999''AA1'", "None None Some(\"1Z999AA1\")");
    }

    #[test]
    fn anything_else_is_refused_with_words() {
        check("type ne 'Import'", &help().to_string());
        check("name eq 'x'", &help().to_string());
        check("type eq Import", &help().to_string());
        check("type eq 'Import' or state eq 'Closed'", &help().to_string());
        check("type eq 'Import' and", &help().to_string());
        check("type eq 'Import'state eq 'Closed'", &help().to_string());
        check("type eq 'Both'", "type: Use Import or Export");
        check("type eq 'Import' and type eq 'Export'", "Name type once");
    }
}
