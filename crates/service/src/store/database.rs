//! Which database the store is in, and the little that differs between the two.

use sqlx::AnyConnection;

/// SQLite in the data folder, or a PostgreSQL server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

impl Database {
    pub(super) fn of(connection: &AnyConnection) -> Self {
        if connection.backend_name() == "PostgreSQL" { Self::Postgres } else { Self::Sqlite }
    }

    /// What every connection is told first.
    pub(super) const fn set_up(self) -> &'static str {
        match self {
            // `synchronous = full`: what was acknowledged survives a power cut, not only a crash.
            Self::Sqlite => {
                "pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full; \
                 pragma foreign_keys = on; pragma cache_size = -8000;"
            }
            // A replica that hangs in the midst of a transaction holds the writers' lock: the server ends it.
            // No question here takes so long that compiling it, or starting others to help, would pay.
            // A row by its key costs little more than the next one: not on turning disks, for which the server's default is.
            Self::Postgres => {
                "set idle_in_transaction_session_timeout = '30s'; set lock_timeout = '30s'; set random_page_cost = 1.1; \
                 set jit = off; set max_parallel_workers_per_gather = 0;"
            }
        }
    }

    /// Begins a transaction that writes. There is one at a time, on both: what it reads stays true until it commits.
    pub(super) const fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "begin immediate",
            Self::Postgres => "begin",
        }
    }

    /// How rows on the left are joined with what belongs to each, beginning with the left: SQLite is told so by this word,
    /// PostgreSQL finds it out.
    pub(super) const fn join_from_left(self) -> &'static str {
        match self {
            Self::Sqlite => "cross join",
            Self::Postgres => "join",
        }
    }

    /// A schema, written for both, in the words of this one. PostgreSQL has small integers and compares text by the
    /// rules of a language, SQLite has neither.
    pub(super) fn schema(self, text: &str) -> String {
        match self {
            Self::Sqlite => text.to_owned(),
            Self::Postgres => text
                .lines()
                .filter(|line| !line.trim_start().starts_with("--"))
                .map(|line| {
                    let line = line.replace(" integer ", " bigint ").replace(" text ", " text collate \"C\" ");
                    line.replace(" text,", " text collate \"C\",") + "\n"
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Database;

    #[test]
    fn postgres_has_large_integers_and_compares_text_by_its_bytes() {
        let text = "-- a text of integer size\ncreate table t (id integer primary key, a text not null, b text,\n  c text\n);\n";
        let said = Database::Postgres.schema(text);
        assert!(
            said.contains("id bigint primary key, a text collate \"C\" not null, b text collate \"C\",\n"),
            "{said}"
        );
        assert!(!said.contains("--"));
        assert_eq!(Database::Sqlite.schema(text), text);
    }
}
