//! The newest jobs with a fragment, on PostgreSQL. Its index of trigrams gives all jobs with a fragment or none; to take the
//! newest of a common one it would read them all, or all jobs from the newest on. So the newest are read first, and the
//! index also knows the spans of numbers that a job belongs to (`job_eras`, migration 17): it is asked for ever longer
//! ones until enough is found.

use waybill_domain::search::Fragment;

use super::super::list::Sql;
use super::patterns;

/// How a span of the newest numbers, as a power of two, is looked through.
#[derive(Clone, Copy)]
enum Span {
    /// By reading its texts.
    Read(u32),
    /// By reading its texts, if those before had an eighth of what is wanted.
    ReadOn(u32),
    /// By the index, if there are older jobs than these.
    Index(u32),
}

/// For some hundred jobs: each span is so much longer than that before that a rare fragment is not looked for too often,
/// and so little that not many more are found than are wanted.
const FEW: [Span; 4] = [Span::Read(10), Span::Index(13), Span::Index(16), Span::Index(20)];
/// For some thousand.
const MANY: [Span; 5] = [Span::Read(12), Span::ReadOn(15), Span::Index(16), Span::Index(18), Span::Index(20)];
/// More than so many are some thousand.
const LIMIT: i64 = 500;

/// A query of `id`: the newest jobs that hold a fragment, `most` of them or somewhat more, of numbers lower than `before`.
pub(super) fn newest(sql: &mut Sql, fragment: &Fragment, before: Option<&str>, most: i64) -> String {
    let (read, indexed) = (patterns::read(sql, fragment), patterns::indexed(sql, fragment));
    let newest = match before {
        Some(before) => format!("select {before} - 1 as id"),
        None => "select coalesce(max(job_id), 0) as id from job_search".to_owned(),
    };
    let mut steps = Steps { all: vec![format!("newest as materialized ({newest})")], most };
    let mut upper = "job_id <= (select id from newest)".to_owned();
    for span in if most > LIMIT { &MANY[..] } else { &FEW[..] } {
        let (Span::Read(bits) | Span::ReadOn(bits) | Span::Index(bits)) = *span;
        let here = format!("((select id from newest) >> {bits})");
        let lower = format!("(({here} - 1) << {bits})");
        let runs = match span {
            Span::Read(_) => "true".to_owned(),
            Span::ReadOn(_) => format!("({}) * 8 >= {most}", steps.found()),
            Span::Index(_) => format!("{lower} > 0"),
        };
        let texts = match span {
            Span::Read(_) | Span::ReadOn(_) => {
                format!("job_id >= {lower} and {upper} and {read} order by job_id desc limit {most}")
            }
            Span::Index(_) => {
                let eras = format!("array[{here} << 5 | {bits}, ({here} - 1) << 5 | {bits}]");
                format!("job_eras(job_id) && {eras} and {upper} and {indexed}")
            }
        };
        steps.add(&format!("{runs} and {texts}"));
        upper.push_str(&format!(" and (not ({runs}) or job_id < {lower})"));
    }
    // All that is left: without the spans, which would only be compared in vain.
    steps.add(&format!("{upper} and {indexed}"));
    steps.query()
}

struct Steps {
    all: Vec<String>,
    most: i64,
}

impl Steps {
    /// How many the steps so far have found.
    fn found(&self) -> String {
        let counts = (1..self.all.len()).map(|step| format!(" + (select count(*) from step{step})"));
        format!("0{}", counts.collect::<String>())
    }

    /// What one more step finds, unless those before have enough.
    fn add(&mut self, condition: &str) {
        let (step, found, most) = (self.all.len(), self.found(), self.most);
        self.all.push(format!(
            "step{step} as materialized (select job_id as id from job_search where {found} < {most} and {condition})"
        ));
    }

    fn query(&self) -> String {
        let found: Vec<String> = (1..self.all.len()).map(|it| format!("select id from step{it}")).collect();
        format!("with {} {}", self.all.join(", "), found.join(" union all "))
    }
}
