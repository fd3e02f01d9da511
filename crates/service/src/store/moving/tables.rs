//! The tables of a store, as SQLite itself lists them: one that a later migration adds is moved like the others.

use sqlx::AnyConnection;

use super::super::Database;

/// The index of fragments: virtual in SQLite, where its rows' numbers are the jobs'.
const FRAGMENTS: &str = "job_search";

#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) is_text: bool,
}

#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
}

/// All of them, none before one that it refers to: they were made in that order. Each store keeps its own
/// `schema_version`.
pub(super) async fn tables(source: &mut AnyConnection) -> Result<Vec<Table>, sqlx::Error> {
    let sql = "select m.name from sqlite_master m join pragma_table_list l on l.name = m.name and l.schema = 'main' \
               where l.type in ('table', 'virtual') and m.name not like 'sqlite!_%' escape '!' \
               and m.name <> 'schema_version' order by m.rowid";
    let names: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *source).await?;
    let mut tables = Vec::new();
    for name in names {
        let sql = "select name, lower(type) from pragma_table_info($1) order by cid";
        let columns: Vec<(String, String)> = sqlx::query_as(sql).bind(&name).fetch_all(&mut *source).await?;
        let column = |(name, kind): (String, String)| Column { name, is_text: !kind.contains("int") };
        let mut columns: Vec<Column> = columns.into_iter().map(column).collect();
        if name == FRAGMENTS {
            columns = vec![column(("job_id".into(), "bigint".into())), column(("text".into(), "text".into()))];
        }
        tables.push(Table { name, columns });
    }
    Ok(tables)
}

impl Table {
    pub(super) fn is_counter(&self) -> bool {
        self.name == "counter"
    }

    /// The columns' names, of which SQLite calls one otherwise.
    pub(super) fn names(&self, database: Database) -> String {
        let name = |column: &Column| match database {
            Database::Sqlite if self.name == FRAGMENTS && column.name == "job_id" => "rowid as job_id".to_owned(),
            Database::Sqlite | Database::Postgres => column.name.clone(),
        };
        self.columns.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// The source's rows after one, each beginning with its number.
    pub(super) fn read(&self) -> String {
        let (names, name) = (self.names(Database::Sqlite), &self.name);
        format!("select rowid as num, {names} from {name} where rowid > $1 order by rowid")
    }

    pub(super) fn all(&self, database: Database) -> String {
        format!("select 0 as num, {} from {}", self.names(database), self.name)
    }
}
