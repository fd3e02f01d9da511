//! Words at the door of the pages for staff.

use super::catalogue;

catalogue! {
    closed_title = "This page is for staff", "Sidan är för personal";
    only = "Only people of support and of the data center work here. Your own jobs, and everything about them, are in your list.",
        "Här arbetar bara supporten och datacentrets personal. Dina egna jobb, och allt om dem, finns i din lista.";
    administrators_only = "People are managed by administrators. Ask one to give you that role.",
        "Personer hanteras av administratörer. Be en av dem att ge dig den rollen.";
    operators_only = "Only people of the data center work here.", "Här arbetar bara datacentrets personal.";
    to_support = "Go to support", "Gå till supporten";
}
