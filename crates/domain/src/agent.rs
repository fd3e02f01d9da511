//! What a browser says of itself, in two words. Only enough for somebody to know their own browser again.

/// Browser and system of a `User-Agent`; empty where it is none that people know.
pub fn read(agent: &str) -> (&'static str, &'static str) {
    // The order matters: many say that they are others, too.
    const BROWSERS: [(&str, &str); 8] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Windows", "Windows"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    (first(&BROWSERS, agent), first(&SYSTEMS, agent))
}

fn first(known: &[(&str, &'static str)], agent: &str) -> &'static str {
    known.iter().find(|(mark, _)| agent.contains(mark)).map_or("", |(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn browsers_are_told_by_their_own_name_and_not_by_those_they_imitate() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 \
                    Safari/537.36 Edg/140.0.0.0";
        assert_eq!(read(edge), ("Edge", "Windows"));
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
        assert_eq!(read(firefox), ("Firefox", "Linux"));
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                     Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(read(phone), ("Safari", "iPhone"));
        assert_eq!(read("curl/8.5.0"), ("", ""));
    }
}
