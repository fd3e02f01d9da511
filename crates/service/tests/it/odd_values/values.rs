//! Odd values, each of the kind that stands in a field.

use chrono::DateTime;
use serde_json::{Value, json};

/// Stands for text that is JSON by its grammar and no Unicode: a `Value` cannot hold it.
const HALVES: [(&str, &str); 2] = [("@half-high@", r"\ud800"), ("@half-low@", r"\udc00x")];
/// Stands for a number that no `Value` can hold.
const HUGE: (&str, &str) = ("\"@huge@\"", "1e400");

/// What is put in place of a value.
pub(super) fn odd(there: &Value) -> Vec<Value> {
    let mut all = match there {
        Value::String(text) if DateTime::parse_from_rfc3339(text).is_ok() => moments(),
        Value::String(_) => texts(),
        Value::Number(_) => numbers(),
        Value::Bool(_) => vec![json!("yes"), json!(0)],
        Value::Null | Value::Array(_) | Value::Object(_) => Vec::new(),
    };
    all.extend([Value::Null, json!([]), json!({})]);
    all
}

/// How many of the values are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// The most telling ones, and others by turns.
    Some,
    /// All of them, in every stage of a job.
    All,
}

/// Those for a field: `turn` is its number.
pub(super) fn of(there: &Value, turn: usize, extent: Extent) -> Vec<Value> {
    let all = odd(there);
    let count = all.len();
    let by_turns = |at: usize| (at + count - turn % count) % count < BY_TURNS;
    let is_chosen = |at: usize| extent == Extent::All || at < ALWAYS || by_turns(at);
    all.into_iter().enumerate().filter(|(at, _)| is_chosen(*at)).map(|(_, it)| it).collect()
}

/// Whether a view can show it: nothing and space are not kept.
pub(super) fn says_something(odd: &Value) -> bool {
    odd.is_number() || odd.as_str().is_some_and(|text| !text.trim().is_empty())
}

/// The first values of each kind are tried with every field.
const ALWAYS: usize = 3;
const BY_TURNS: usize = 5;

/// The body as it is sent.
pub(super) fn sent(body: &Value) -> String {
    let text = HALVES.iter().fold(body.to_string(), |text, (mark, half)| text.replace(mark, half));
    text.replace(HUGE.0, HUGE.1)
}

/// Whether a body could not be sent as a `Value`.
pub(super) fn is_no_value(it: &Value) -> bool {
    it.as_str().is_some_and(|text| text.starts_with('@'))
}

fn texts() -> Vec<Value> {
    let long = ["x".repeat(200), "y".repeat(201), "é".repeat(4000)];
    let odd = [
        "a\0b",
        "@half-high@",
        "e\u{301} \u{202e}שלום 👩‍👩‍👧‍👦 <b>",
        "@half-low@",
        "",
        " ",
        "e\u{301}e\u{301}e\u{301}",
        "\u{202e}שלום עולם",
        "👩‍👩‍👧‍👦 📦",
        "one\r\ntwo",
        "tab\tbed",
        "\u{7f}\u{1b}[2J",
        "line\u{2028}line",
        "\u{feff}mark",
        "'; drop table job; --",
        "<script>alert(1)</script>&amp;\"",
        "=1+1,\"x\"",
        "ＦＵＬＬ１２３",
        "İıßŒ",
        "100%_\\!",
        "2027-06-30T23:59:60Z",
    ];
    odd.iter().map(|it| (*it).to_owned()).chain(long).map(Value::from).collect()
}

fn numbers() -> Vec<Value> {
    let large = [json!(255), json!(256), json!(u32::MAX), json!(i64::MAX), json!(u64::MAX), json!("@huge@")];
    let odd = [json!(-1), json!(0), json!(1), json!(1.5), json!(i64::MIN), json!("1")];
    odd.into_iter().chain(large).collect()
}

fn moments() -> Vec<Value> {
    [
        "2027-06-30T23:59:60Z",
        "2028-12-31T23:59:60.999999999+00:00",
        "2030-05-05T24:00:00Z",
        "2030-02-30T00:00:00Z",
        "+12027-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "9999-12-31T23:59:59-00:01",
        "2031-03-03T03:03:03.123456789+05:45",
        "2032-02-29T12:00:00-23:59",
        "2033-01-01t00:00:00z",
        "2033-01-01 00:00:00Z",
        "2033-01-01",
        "soon",
        "a\0b",
        "@half-high@",
        "",
    ]
    .map(Value::from)
    .to_vec()
}
