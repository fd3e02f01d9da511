//! Words for failures that the service could not word itself.

use super::catalogue;

catalogue! {
    unreachable = "The service does not answer. Look at your network connection, then try again. Nothing you typed is lost.";
    unreadable = "The service answered in a way that this page does not understand. Load the page again.";
    answered(status) = "The service could not do this (status {status}). Try again in a moment.";
}
