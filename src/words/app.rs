//! Words of the frame that every page stands in.

use super::catalogue;

catalogue! {
    name = "Waybill";
    title(page) = "{page} – Waybill";
    skip = "Skip to content";
    main = "Main";
    jobs = "Jobs";
    new_job = "New job";
    states = "States";
    settings = "Settings";
    notices = "Notices";
    support = "Support";
    operations = "Operations";
    arrivals = "Arrivals";
    copy_board = "Copy board";
    packing = "Packing";
    sign_in = "Sign in";
    person_of(name, company) = "{name}, {company}";
    demo_label = "Demonstration";
    demo = "This is a demonstration: jobs, addresses and the data center are made up.";
    loading = "Loading";
    loading_session = "Looking up who you are…";
    unreachable_heading = "The service does not answer";
    not_found_title = "Page not found";
    not_found = "There is no page at this address. If you typed it, look at it again; if you followed a link, the job may have been deleted.";
    to_jobs = "Go to your jobs";
    keys_heading = "Keys";
    keys_off = "Single keys can be switched off:";
    key_search = "Go to search";
    key_help = "Show these keys";
    key_close = "Close what is open";
    escape = "Esc";

    expired_heading = "You have been signed out";
    expired = "Your time here has run out. Nothing you typed is lost: sign in again, here or in another tab, and go on where you are.";
    opening = "Opening the page…";
    key_palette = "Go to any page or job";
    ctrl_k = "Ctrl K";
    palette_heading = "Go to";
    palette_label = "Page or job";
    palette_hint = "Type a part of the name.";
    palette_nothing = "Nothing has this in its name";
}
