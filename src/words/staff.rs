//! Words at the door of the pages for staff.

use super::catalogue;

catalogue! {
    closed_title = "This page is for staff";
    only = "Only people of support and of the data center work here. Your own jobs, and everything about them, are in your list.";
    operators_only = "Only people of the data center work here.";
    to_support = "Go to support";
}
