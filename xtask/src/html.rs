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

/// What a tag says in Swedish, as an attribute of it.
const SWEDISH: &str = " data-sv=\"";

/// The page in one language. A tag with `data-sv` has its text, or its `content`, in both: one is kept.
pub(crate) fn in_language(page: &str, tag: &str) -> String {
    let swedish = tag == "sv";
    let lines = page.lines().map(|line| {
        let Some((before, after)) = line.split_once(SWEDISH) else { return line.to_owned() };
        let Some((text, after)) = after.split_once('"') else { return line.to_owned() };
        match (swedish, after.split_once('>')) {
            (false, _) | (true, None) => [before, after].concat(),
            (true, Some((end, ""))) => [&with_content(before, text), end, ">"].concat(),
            (true, Some((end, inside))) => {
                let rest = inside.find('<').and_then(|at| inside.get(at..)).unwrap_or_default();
                [before, end, ">", text, rest].concat()
            }
        }
    });
    let page = lines.collect::<Vec<_>>().join("\n");
    page.replacen("<html lang=\"en\">", &format!("<html lang=\"{tag}\">"), 1)
}

/// A tag with another `content`.
fn with_content(tag: &str, text: &str) -> String {
    match tag.split_once(" content=\"") {
        Some((before, _)) => [before, " content=\"", text, "\""].concat(),
        None => tag.to_owned(),
    }
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
    fn a_page_speaks_one_language() {
        let page = "<html lang=\"en\">\n<meta name=\"d\" content=\"Jobs\" data-sv=\"Jobb\">\n<p><a href=\"\" data-sv=\"Igen\">Again</a></p>";
        assert_eq!(
            in_language(page, "en"),
            "<html lang=\"en\">\n<meta name=\"d\" content=\"Jobs\">\n<p><a href=\"\">Again</a></p>"
        );
        assert_eq!(
            in_language(page, "sv"),
            "<html lang=\"sv\">\n<meta name=\"d\" content=\"Jobb\">\n<p><a href=\"\">Igen</a></p>"
        );
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
