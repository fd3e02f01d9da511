//! The long form: every value in every stage of a job.

use super::try_all;
use super::values::Extent;
use super::views;

/// In these, none of the samples' values is shown.
const WITHOUT_VALUES: [&str; 0] = [];

#[tokio::test]
#[ignore = "takes minutes: `cargo xtask soak values` runs it"]
async fn all_odd_values_in_all_stages_are_refused_at_their_fields_or_read_back() {
    let figures = try_all(|_| true, Extent::All).await;
    let unread = views::names().filter(|view| !figures.read_back.contains_key(view)).collect::<Vec<_>>();
    assert_eq!(unread, WITHOUT_VALUES, "views that no value was read back in");
}
