//! The few changes a finished page needs, on text: the page is ours, and simple by design.

const STYLE: &str = "<link rel=\"stylesheet\" href=\"/";

/// Comments explain the source; nobody reads them from the wire.
pub(crate) fn without_comments(page: &str) -> String {
    let page = between(page, "<!--", "-->");
    let lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The names of the page's stylesheets, in order.
pub(crate) fn styles(page: &str) -> Vec<&str> {
    page.lines().filter_map(style).collect()
}

/// The page with one stylesheet, at the place of its first.
pub(crate) fn with_one_style(page: &str, url: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut put = false;
    for line in page.lines() {
        match style(line) {
            Some(_) if put => {}
            Some(_) => {
                lines.push(format!("<link rel=\"stylesheet\" href=\"{url}\">"));
                put = true;
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

fn style(line: &str) -> Option<&str> {
    line.strip_prefix(STYLE)?.split('"').next()
}

/// Without comments and indentation; what remains is left to the compression.
pub(crate) fn tight_css(css: &str) -> String {
    let css = between(css, "/*", "*/");
    css.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

/// The text without what stands between two marks. Neither mark may stand inside a string; ours do not.
fn between(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        rest = after.split_once(close).map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_style_stands_where_the_first_stood() {
        let page = "<p>1</p>\n<link rel=\"stylesheet\" href=\"/a.css\"/>\n<p>2</p>\n<link rel=\"stylesheet\" href=\"/b.css\"/>";
        assert_eq!(styles(page), ["a.css", "b.css"]);
        assert_eq!(with_one_style(page, "/all.css"), "<p>1</p>\n<link rel=\"stylesheet\" href=\"/all.css\">\n<p>2</p>");
    }

    #[test]
    fn comments_and_indentation_go() {
        assert_eq!(without_comments("<!-- why -->\n  <p>a</p> <!-- b\n c -->\n<p>d</p>"), "<p>a</p>\n<p>d</p>");
        assert_eq!(
            tight_css("/* why */\n@layer ui {\n  .a { color: red; } /* b */\n}\n"),
            "@layer ui {\n.a { color: red; }\n}\n"
        );
    }
}
