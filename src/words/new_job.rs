//! Words of the page `new_job`.

use super::catalogue;

catalogue! {
    title = "New job";
}
