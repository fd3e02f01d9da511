//! Classes and colours: a name that is searched for is found on both sides, and a colour has one home.

use std::collections::BTreeSet;

use super::source::{Source, is_name, none, read, sources, without_comments, words_after, words_in_strings};

/// In no style file, and right so: marks for scripts or tests would stand here. There are none.
const WITHOUT_STYLE: &[&str] = &[];
/// Used only by what the service writes, or by a page that is still to come.
const NOT_YET_USED: &[&str] = &[];

#[test]
fn every_class_in_the_source_has_a_style() {
    let styled = styled_classes();
    let mut findings = Vec::new();
    for source in markup() {
        let used = words_after(&source.text, "class=\"");
        let used = used.into_iter().chain(toggled(&source.text));
        let unknown = used.filter(|class| !styled.contains(class) && !WITHOUT_STYLE.contains(&class.as_str()));
        findings.extend(unknown.map(|class| format!("{}: {class}", source.path)));
    }
    none(&findings, "classes that no file in style/ knows");
}

#[test]
fn every_style_is_used() {
    // Before the portal has pages there is nothing to compare with.
    if sources("src/pages", ".rs").is_empty() {
        return;
    }
    let mut used = BTreeSet::new();
    for source in markup() {
        used.extend(words_in_strings(&source.text));
        used.extend(toggled(&source.text));
    }
    let unused =
        styled_classes().into_iter().filter(|class| !used.contains(class) && !NOT_YET_USED.contains(&class.as_str()));
    none(&unused.collect::<Vec<_>>(), "classes that nothing in src/ or index.html uses");
}

#[test]
fn colours_live_in_tokens() {
    let mut findings = Vec::new();
    for style in styles().iter().filter(|style| style.path != "style/tokens.css") {
        for line in without_comments(&style.text).lines() {
            let hex = line.split('#').skip(1).any(|rest| {
                let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
                matches!(digits, 3 | 4 | 6 | 8) && !rest.chars().nth(digits).is_some_and(is_name)
            });
            let function = ["rgb(", "rgba(", "hsl(", "oklch(", "light-dark("].iter().any(|name| line.contains(name));
            if hex || function {
                findings.push(format!("{}: {}", style.path, line.trim()));
            }
        }
    }
    none(&findings, "colours outside style/tokens.css");
}

#[test]
fn important_is_kept_for_overrides() {
    let others = styles().into_iter().filter(|style| style.path != "style/overrides.css");
    let found = others.filter(|style| without_comments(&style.text).contains("!important")).map(|style| style.path);
    none(&found.collect::<Vec<_>>(), "!important outside style/overrides.css");
}

#[test]
fn every_style_file_is_linked_and_every_link_has_its_file() {
    let linked: Vec<String> = read("index.html")
        .lines()
        .filter(|line| line.contains("rel=\"css\""))
        .filter_map(|line| line.split("href=\"").nth(1)?.split('"').next().map(str::to_owned))
        .collect();
    let files: Vec<String> = styles().into_iter().map(|style| style.path).collect();
    let unlinked = files.iter().filter(|file| !linked.contains(file)).map(|file| format!("not linked: {file}"));
    let missing = linked.iter().filter(|file| !files.contains(file)).map(|file| format!("not there: {file}"));
    none(&unlinked.chain(missing).collect::<Vec<_>>(), "index.html is the table of contents of style/");

    // Trunk copies all of them into one folder.
    let names: BTreeSet<&str> = files.iter().filter_map(|file| file.rsplit('/').next()).collect();
    assert_eq!(names.len(), files.len(), "two style files have the same name");
}

#[test]
fn every_style_file_is_one_layer() {
    let stray = styles().into_iter().filter(|style| style.path != "style/layers.css").filter(|style| {
        let text = without_comments(&style.text);
        let text = text.trim();
        !text.starts_with("@layer ") || text.matches("@layer").count() != 1 || !text.ends_with('}')
    });
    none(&stray.map(|style| style.path).collect::<Vec<_>>(), "style files that are not one @layer block");
}

#[test]
fn the_theme_has_one_key() {
    let pages = sources("src", ".rs");
    if !pages.iter().any(|source| source.text.contains("data-theme")) {
        return;
    }
    assert!(read("public/theme.js").contains("\"waybill.theme\""), "public/theme.js reads another key");
    assert!(
        pages.iter().any(|source| source.text.contains("\"waybill.theme\"")),
        "src/ stores the theme under another key"
    );
}

/// Where classes are used: the portal's source without comments, and the page.
fn markup() -> Vec<Source> {
    let mut markup = sources("src", ".rs");
    for source in &mut markup {
        source.text = without_comments(&source.text);
    }
    markup.push(Source { path: "index.html".to_owned(), text: read("index.html") });
    markup
}

fn styles() -> Vec<Source> {
    sources("style", ".css")
}

/// Names after `class:` in a view, which switch one class.
fn toggled(text: &str) -> BTreeSet<String> {
    text.split("class:")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| is_name(*c)).collect())
        .filter(|name: &String| !name.is_empty())
        .collect()
}

/// Every class that a selector names.
fn styled_classes() -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for style in styles() {
        let text = without_comments(&style.text);
        // What stands before a brace is a selector; a number's point (`.5rem`) stands in what follows one.
        for selector in text.split('{').filter_map(|before| before.rsplit(['}', ';']).next()) {
            let names =
                selector.split('.').skip(1).map(|rest| rest.chars().take_while(|c| is_name(*c)).collect::<String>());
            classes.extend(names.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())));
        }
    }
    classes
}
