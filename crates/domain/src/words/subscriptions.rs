//! What is said of a subscription as a whole.

use super::all_of;
use crate::lang::{Lang, Said};
use crate::said;

/// Why a subscription was not removed.
pub fn in_use(company: &str, jobs: i64, people: i64, packages: i64) -> Said {
    said!(
        lang;
        "{company} has {has}. It was kept: a subscription can be removed when it has no jobs, no people, and no packages waiting at the data center",
        "{company} har {has}. Den finns kvar: en prenumeration kan tas bort när den inte har några jobb eller personer, och inga paket som väntar hos datacentret",
        has = has(lang, [jobs, people, packages])
    )
}

/// "32 jobs and 1 person"; of what there is none nothing is said.
fn has(lang: Lang, [jobs, people, packages]: [i64; 3]) -> String {
    let counted = |count: i64, one: &str, several: &str| match count {
        0 => String::new(),
        1 => ["1 ", one].concat(),
        count => [&count.to_string(), " ", several].concat(),
    };
    let all = [
        counted(jobs, lang.pick("job", "jobb"), lang.pick("jobs", "jobb")),
        counted(people, "person", lang.pick("people", "personer")),
        counted(
            packages,
            lang.pick("package waiting at the data center", "paket som väntar hos datacentret"),
            lang.pick("packages waiting at the data center", "paket som väntar hos datacentret"),
        ),
    ];
    let some: Vec<&str> = all.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    all_of(lang, &some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_none_of_is_not_counted() {
        assert_eq!(has(Lang::English, [32, 1, 0]), "32 jobs and 1 person");
        assert_eq!(has(Lang::English, [1, 0, 0]), "1 job");
        assert_eq!(has(Lang::Swedish, [0, 2, 0]), "2 personer");
        let all = "2 jobs, 2 people and 1 package waiting at the data center";
        assert_eq!(has(Lang::English, [2, 2, 1]), all);
    }
}
