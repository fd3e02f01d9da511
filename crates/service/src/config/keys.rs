//! Every key of `waybill.toml` in a line each: for `waybill serve --help`.

/// A section (empty: the top of the file), a key, what it is for.
pub(crate) const KEYS: &[(&str, &str, &str)] = &[
    ("", "listen", "where to listen: \"127.0.0.1:8087\""),
    ("", "data", "the folder of the database and the key file: \"./data\""),
    ("", "public-url", "where browsers and programs reach the service"),
    ("", "portal", "the folder of a built portal, in place of the one inside this program"),
    ("", "locations", "a JSON file with the data centers"),
    ("", "log-json", "true: the log is JSON"),
    ("", "drain-seconds", "seconds of saying 503 at /readyz before stopping"),
    ("", "clock-gap", "how far the clock may be ahead unexplained before deadlines wait: \"24h\""),
    ("", "trusted-proxies", "proxies whose X-Forwarded-For is believed: [\"127.0.0.1\", \"10.0.0.0/8\"]"),
    ("database", "url", "a PostgreSQL server, in place of SQLite: \"postgres://user@host/database\""),
    ("database", "password-file", "a file that holds its password"),
    ("database", "password-env", "or the variable that does: \"WAYBILL_DATABASE_PASSWORD\""),
    ("tls", "cert", "a PEM file with the certificate and those above it"),
    ("tls", "key", "a PEM file with its private key"),
    ("mail", "url", "the mail server: \"smtp://user@host:port\" or \"smtps://…\""),
    ("mail", "from", "who mail is from: \"Waybill <waybill@company.example>\""),
    ("mail", "password-file", "a file that holds the mail server's password"),
    ("mail", "password-env", "or the variable that does: \"WAYBILL_SMTP_PASSWORD\""),
    ("metrics", "listen", "an address of its own for /metrics: \"127.0.0.1:9187\""),
    ("metrics", "token-file", "a file that holds the token for /metrics beside everything else"),
    ("metrics", "token-env", "or the variable that does"),
    ("sign-in", "session", "how long a browser stays signed in: \"12h\""),
    ("sign-in", "one-time-links", "false: no sign-in links are made or redeemed"),
    ("sign-in", "links-by-mail", "false: nobody can ask for one by mail"),
    ("oidc", "issuer", "the identity provider: \"https://login.company.example\""),
    ("oidc", "client-id", "Waybill's id there"),
    ("oidc", "client-secret-file", "a file that holds Waybill's secret there"),
    ("oidc", "client-secret-env", "or the variable that does"),
    ("oidc", "name", "what people call it: \"Sign in with …\""),
    ("oidc", "contact", "whom somebody asks who has no access"),
    ("oidc", "scopes", "what is asked for besides openid: [\"profile\", \"email\"]"),
    ("oidc", "name-claim", "the claim that timelines show: \"name\""),
    ("oidc.roles", "claim", "the claim that gives roles: \"groups\", \"realm_access.roles\""),
    ("oidc.roles", "customer", "its values that make a customer: [\"waybill-customers\"]"),
    ("oidc.roles", "support", "… that make support"),
    ("oidc.roles", "operator", "… that make an operator"),
    ("oidc.roles", "administrator", "… that make an administrator"),
    ("oidc.subscriptions", "claim", "the claim that names a customer's subscriptions"),
    ("oidc.subscriptions", "map", "what its values stand for: { \"contoso.com\" = [\"contoso\"] }"),
    ("oidc.programs", "audience", "programs may use access tokens whose aud this is"),
    ("limits", "url-bytes", "the longest address, in bytes"),
    ("limits", "header-bytes", "all header lines together, in bytes"),
    ("limits", "requests-per-address", "requests a second from one address"),
    ("limits", "requests-per-token", "requests a second with one token or session"),
    ("limits", "at-once-per-address", "requests of one address worked on at once"),
    ("limits", "at-once", "requests worked on at once, all together"),
    ("limits", "waiting-per-address", "requests of one address, without proof, whose body is waited for"),
    ("limits", "held-megabytes", "megabytes held for clients who send or read slowly"),
    ("limits", "jobs-per-subscription", "jobs of one subscription that have not ended"),
    ("limits", "unlimited-addresses", "addresses whose own requests are not limited: [\"127.0.0.1\"]"),
    ("limits", "connections", "connections, all together, as far as there are files for them"),
    ("limits", "connections-per-address", "connections of one address"),
    ("limits", "streams-per-address", "event streams of one address"),
    ("limits", "streams-per-token", "event streams of one token or session"),
    ("limits", "head-seconds", "seconds for a request's head, and for an idle connection"),
    ("limits", "body-seconds", "seconds for a body; 4 kB give one more"),
    ("limits", "answer-seconds", "seconds for a client to take some of an answer"),
];

/// The keys as `--help` lists them.
pub(crate) fn help() -> String {
    let mut text =
        String::from("waybill.toml (--config FILE; a flag wins over it; docs/configuration.md says more):\n");
    let mut last = "";
    for (section, key, meaning) in KEYS {
        if *section != last {
            text.push_str(&format!("  [{section}]\n"));
            last = section;
        }
        text.push_str(&format!("  {key:<18} {meaning}\n"));
    }
    text.push_str("Secrets stand in files or in the environment, never in waybill.toml or on the command line.");
    text
}
