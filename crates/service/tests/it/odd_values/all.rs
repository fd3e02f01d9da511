//! The long form: every value in every stage of a job.

use super::try_all;
use super::values::Extent;
use super::views;

/// In these, no value is compared: settings and languages are chosen from lists, and it takes days or further acts until a
/// job is in these queues and on this board. Their rows are those of other views; `whole_way` looks for jobs in them.
const WITHOUT_VALUES: [&str; 6] =
    ["mail settings", "language", "queue answerDue", "queue answered", "queue unmatched", "drives waiting"];

#[tokio::test]
#[ignore = "takes minutes: `cargo xtask soak values` runs it"]
async fn all_odd_values_in_all_stages_are_refused_at_their_fields_or_read_back() {
    let figures = try_all(|_| true, Extent::All).await;
    let unread = views::names().filter(|view| !figures.read_back.contains_key(view)).collect::<Vec<_>>();
    assert_eq!(unread, WITHOUT_VALUES, "views that no value was read back in");
}
