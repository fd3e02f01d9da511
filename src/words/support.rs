//! Words of support's page: looking jobs up, and the queues.

use super::catalogue;

catalogue! {
    title = "Support";
    loading = "Loading the jobs…";
}
