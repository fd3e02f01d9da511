//! Words of the building blocks.

use super::catalogue;

catalogue! {
    optional = "(optional)";
    error = "Error:";
    problems_heading = "There is a problem";
    error_title(title) = "Error: {title}";
    try_again = "Try again";
    failed_heading = "This could not be loaded";
    copy = "Copy";
    copied = "Copied";
    copy_failed = "The browser did not allow it. Select the text and copy it yourself";
    close = "Close";
    cancel = "Cancel";
    remove = "remove";
    working = "Working…";
    theme = "Theme";
    theme_light = "Light";
    theme_dark = "Dark";
    theme_system = "As the system";
    copied_of(name) = "Copied of {name}";
    live = "Changes arrive by themselves";
    reconnecting = "The live line is interrupted: read again every few seconds";
}
