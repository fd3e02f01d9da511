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

/// The page with these stylesheets only, at the place of its first.
pub(crate) fn with_styles(page: &str, urls: &[String]) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut put = false;
    for line in page.lines() {
        match style(line) {
            Some(_) if put => {}
            Some(_) => {
                lines.extend(urls.iter().map(|url| format!("<link rel=\"stylesheet\" href=\"{url}\">")));
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
    fn styles_stand_where_the_first_stood() {
        let page = "<p>1</p>\n<link rel=\"stylesheet\" href=\"/a.css\"/>\n<p>2</p>\n<link rel=\"stylesheet\" href=\"/b.css\"/>";
        assert_eq!(styles(page), ["a.css", "b.css"]);
        let urls = ["/all.css".to_owned(), "/own.css".to_owned()];
        let links = urls.clone().map(|url| format!("<link rel=\"stylesheet\" href=\"{url}\">")).join("\n");
        assert_eq!(with_styles(page, &urls), format!("<p>1</p>\n{links}\n<p>2</p>"));
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
