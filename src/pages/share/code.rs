//! What is pasted elsewhere: the same link as address, Markdown, badge, frame and element.

use waybill_domain::wire::ShareMade;

use crate::words::share as w;

/// Each with its name, in the order in which most need them. `job` is the job's name.
pub(super) fn codes(made: &ShareMade, job: &str) -> [(&'static str, String); 5] {
    let words = w::status_of(job);
    let (urls, label) = (&made.urls, html(&words));
    let image = ["<img src=\"", &html(&urls.badge), "\" alt=\"", &label, "\">"].concat();
    let markdown = ["[![", &markdown(&words), "](", &urls.badge, ")](", &urls.page, ")"];
    let badge = ["<a href=\"", &html(&urls.page), "\">", &image, "</a>"];
    let frame = [
        "<iframe src=\"",
        &html(&urls.embed),
        "\" title=\"",
        &label,
        "\" width=\"100%\" height=\"760\" loading=\"lazy\" referrerpolicy=\"no-referrer\" \
         sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"></iframe>",
    ];
    let element = [
        "<script type=\"module\" src=\"",
        &html(&urls.script),
        "\"></script>\n<waybill-status token=\"",
        &html(&made.token),
        "\" label=\"",
        &label,
        "\"></waybill-status>",
    ];
    [
        (w::code_link(), urls.page.clone()),
        (w::code_markdown(), markdown.concat()),
        (w::code_badge(), badge.concat()),
        (w::code_frame(), frame.concat()),
        (w::code_element(), element.concat()),
    ]
}

/// A text in an attribute.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text in an image's brackets.
fn markdown(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if letter.is_ascii_punctuation() && !"-.".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_place() {
        assert_eq!(html("a\"><script>&"), "a&quot;&gt;&lt;script&gt;&amp;");
        assert_eq!(markdown("a](b) rushes-2026"), "a\\]\\(b\\) rushes-2026");
    }
}
