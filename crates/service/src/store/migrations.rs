//! The schemas of the database, in the order in which they came into use.
//!
//! A store keeps as its version how many of them it has seen: a schema in use never moves and never changes. The number in
//! a file's name is part of the name only, and says nothing of the order.

use super::database::Database;

/// A step from one schema to the next.
pub(super) struct Migration {
    name: &'static str,
    /// For both databases, in SQLite's words.
    pub(super) both: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

impl Migration {
    /// What one of the databases needs beside [`Migration::both`].
    pub(super) const fn own(&self, database: Database) -> &'static str {
        match database {
            Database::Sqlite => self.sqlite,
            Database::Postgres => self.postgres,
        }
    }
}

/// `both "name"`: the schema of that name. `sqlite "file"` and `postgres "file"`: what only that database is told.
macro_rules! migration {
    (both $name:literal) => {
        migration!(@ $name, include_str!(concat!("../../migrations/", $name, ".sql")), "", "")
    };
    (both $name:literal, sqlite $sqlite:literal, postgres $postgres:literal) => {
        migration!(
            @ $name,
            include_str!(concat!("../../migrations/", $name, ".sql")),
            include_str!(concat!("../../migrations/sqlite/", $sqlite, ".sql")),
            include_str!(concat!("../../migrations/postgres/", $postgres, ".sql"))
        )
    };
    (both $name:literal, postgres $postgres:literal) => {
        migration!(
            @ $name,
            include_str!(concat!("../../migrations/", $name, ".sql")),
            "",
            include_str!(concat!("../../migrations/postgres/", $postgres, ".sql"))
        )
    };
    (postgres $name:literal) => {
        migration!(@ $name, "", "", include_str!(concat!("../../migrations/postgres/", $name, ".sql")))
    };
    (@ $name:literal, $both:expr, $sqlite:expr, $postgres:expr) => {
        Migration { name: $name, both: $both, sqlite: $sqlite, postgres: $postgres }
    };
}

/// Every schema there ever was; a store is brought from any of them to the last. New ones go to the end.
pub(super) const MIGRATIONS: &[Migration] = &[
    migration!(both "0001_start"),
    migration!(both "0002_search", sqlite "0002_fragments", postgres "0002_fragments"),
    migration!(both "0003_logs"),
    migration!(both "0004_notices"),
    migration!(both "0005_arrivals"),
    migration!(both "0006_shares"),
    migration!(both "0010_audit"),
    migration!(both "0012_people"),
    migration!(both "0007_identities"),
    migration!(both "0015_links_by_mail"),
    migration!(both "0008_folded"),
    migration!(both "0011_language"),
    migration!(both "0016_runs", postgres "0016_statistics"),
    migration!(postgres "0017_eras"),
    migration!(both "0020_endings"),
    migration!(both "0021_mail_secrets"),
    migration!(both "0022_under_keys"),
    migration!(both "0018_deleted_jobs"),
    migration!(both "0023_paced_links"),
    migration!(both "0024_returns"),
];

/// The version of a store that has seen the schema of this name and those before it; a name that is not there is above
/// every version, and a test finds it.
pub(super) fn version_of(name: &str) -> usize {
    MIGRATIONS.iter().position(|migration| migration.name == name).map_or(usize::MAX, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::hash;
    use crate::store::Store;

    /// The hash of each schema that has been in use, in their order. Stores keep its place in the list as their version:
    /// a schema that is on this list never changes, and another one goes to the end of both.
    const IN_USE: [&str; 14] = [
        "JQYPJXH2TezEVBt5dPrd7dDDmZ0evOCnp4hWcjUUIyM",
        "gOvWQzMBOZ-FRMO6QlzJQ3fvddA5DM6GUFkLSMcvRtQ",
        "JdyAlkSp3AAOC_6wt_EHPxPRleHLwHVQaTZP3VWLCCk",
        "WbbKWn6HZlMcfR9WlEnUAm9yBY6I90JrtdNv5Aj4XoQ",
        "A4IBQ76FrzvbxDRWNPXq5Sys3QVR7q3PiHC7wp_sZGI",
        "F2WDQARaI_CnvCYEPkOYzmSRNoPoOF2ZeiHhEJeh8hI",
        "YcLe6cPMu_IvLxnPOkhTEFGKyeuJg0FE8GGlCGXadrQ",
        "xpIWeNxvbmZgs45Su4JHuzu--72Nvih4R4A_EQT4OkA",
        "NQ_SzE6_FuacV7-r4Re5AmX5daPuLZpffhehuI_AZEI",
        "zBTWqeh7axsuPDRbGyoQtuxkFZWz_5INX8Xf2UqPvJQ",
        "OGqCyO17fSwTyuZ2NHtrvJC7tSj1vLztedqcyVs_kYU",
        "4Hs_yJJTxp2m-qBaFNjSZKfehyT8XK_On3AHopaYXo0",
        "cVY7wf0QDmY9tFjw3owfb5E1fO-Z6xSbZgS7oF74z48",
        "zXEjIFgI8snDe83JImQznMcHQHujmgq4KFmrHVByY8o",
    ];

    #[test]
    fn schemas_that_are_in_use_keep_their_text_and_their_place() {
        let hashes: Vec<String> = MIGRATIONS
            .iter()
            .map(|Migration { both, sqlite, postgres, .. }| hash(&format!("{both}\0{sqlite}\0{postgres}\0")))
            .collect();
        assert_eq!(hashes.get(..IN_USE.len()), Some(&IN_USE.map(str::to_owned)[..]));
    }

    #[tokio::test]
    async fn the_version_of_a_store_is_how_many_schemas_it_has_seen() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        let sql = "select version from schema_version order by version";
        let versions: Vec<i64> = sqlx::query_scalar(sql).fetch_all(&store.read).await.unwrap();
        assert_eq!(versions, (1..=i64::try_from(MIGRATIONS.len()).unwrap()).collect::<Vec<_>>());
    }

    /// Guards against a step that is taken for the wrong versions: a schema that moved, or whose name changed.
    #[test]
    fn schemas_with_work_of_their_own_stand_where_they_always_stood() {
        let versions = ["0005_arrivals", "0016_runs", "0021_mail_secrets", "0024_returns"].map(version_of);
        assert_eq!(versions, [5, 13, 16, 20]);
        let mut names: Vec<&str> = MIGRATIONS.iter().map(|migration| migration.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), MIGRATIONS.len(), "each name once");
    }
}
