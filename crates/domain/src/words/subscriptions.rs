//! What is said of a subscription as a whole.

use super::all_of;
use crate::lang::{Lang, Said};
use crate::said;

/// Why a subscription was not removed.
pub fn in_use(company: &str, jobs: i64, people: i64) -> Said {
    said!(
        lang;
        "{company} has {has}. It was kept: a subscription can be removed when it has no jobs and no people",
        "{company} har {has}. Den finns kvar: en prenumeration kan tas bort när den inte har några jobb eller personer",
        has = has(lang, jobs, people)
    )
}

/// "32 jobs and 1 person"; of what there is none nothing is said.
fn has(lang: Lang, jobs: i64, people: i64) -> String {
    let jobs = match jobs {
        0 => String::new(),
        1 => lang.pick("1 job", "1 jobb").to_owned(),
        jobs => [&jobs.to_string(), lang.pick(" jobs", " jobb")].concat(),
    };
    let people = match people {
        0 => String::new(),
        1 => "1 person".to_owned(),
        people => [&people.to_string(), lang.pick(" people", " personer")].concat(),
    };
    let some: Vec<&str> = [&*jobs, &*people].into_iter().filter(|it| !it.is_empty()).collect();
    all_of(lang, &some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_none_of_is_not_counted() {
        assert_eq!(has(Lang::English, 32, 1), "32 jobs and 1 person");
        assert_eq!(has(Lang::English, 1, 0), "1 job");
        assert_eq!(has(Lang::Swedish, 0, 2), "2 personer");
    }
}
