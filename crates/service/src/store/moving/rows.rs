//! Rows on their way from one database to the other: text and whole numbers, and what they add up to.

use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::super::bulk::values;
use super::tables::Table;

/// A batch is written once it has so many rows, or so many bytes of text.
const ROWS: usize = 500;
const BYTES: usize = 4 << 20;

enum Cell {
    Int(Option<i64>),
    Text(Option<String>),
}

/// Rows to be written together.
pub(super) struct Batch {
    from: i64,
    last: i64,
    bytes: usize,
    rows: Vec<Vec<Cell>>,
}

impl Batch {
    pub(super) const fn after(last: i64) -> Self {
        Self { from: last, last, bytes: 0, rows: Vec::new() }
    }

    pub(super) fn add(&mut self, row: &AnyRow, table: &Table) -> Result<(), sqlx::Error> {
        self.last = row.try_get(0)?;
        let cells = cells(row, table)?;
        let text = |cell: &Cell| if let Cell::Text(Some(text)) = cell { text.len() } else { 8 };
        self.bytes += cells.iter().map(text).sum::<usize>();
        self.rows.push(cells);
        Ok(())
    }

    /// Where the last row holds what PostgreSQL cannot keep: its number, and the column.
    pub(super) fn nul(&self, table: &Table) -> Option<(i64, String)> {
        let has = |cell: &Cell| matches!(cell, Cell::Text(Some(text)) if text.contains('\0'));
        let at = self.rows.last()?.iter().position(has)?;
        table.columns.get(at).map(|column| (self.last, column.name.clone()))
    }

    pub(super) fn is_full(&self) -> bool {
        self.rows.len() >= ROWS || self.bytes >= BYTES
    }

    /// The row's number before the first, and that of the last; nothing if there are none.
    pub(super) fn span(&self) -> Option<(i64, i64)> {
        (!self.rows.is_empty()).then_some((self.from, self.last))
    }

    pub(super) async fn insert(self, tx: &mut AnyConnection, table: &Table) -> Result<(), sqlx::Error> {
        let names = table.names(super::Database::Postgres);
        let sql = values(&format!("insert into {} ({names})", table.name), table.columns.len(), self.rows.len());
        let mut query = sqlx::query(AssertSqlSafe(sql)).persistent(false);
        for cell in self.rows.into_iter().flatten() {
            query = match cell {
                Cell::Int(value) => query.bind(value),
                Cell::Text(value) => query.bind(value),
            };
        }
        query.execute(tx).await.map(drop)
    }
}

/// How many rows, and their hashes added up.
#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct Sum {
    pub(super) rows: u64,
    high: u128,
    low: u128,
}

impl Sum {
    pub(super) async fn of(connection: &mut AnyConnection, sql: String, table: &Table) -> Result<Self, sqlx::Error> {
        let mut sum = Self::default();
        let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(connection);
        while let Some(row) = rows.try_next().await? {
            sum.add(&cells(&row, table)?);
        }
        Ok(sum)
    }

    fn add(&mut self, cells: &[Cell]) {
        let mut hash = Sha256::new();
        for cell in cells {
            match cell {
                Cell::Int(None) | Cell::Text(None) => hash.update([0]),
                Cell::Int(Some(value)) => {
                    hash.update([1]);
                    hash.update(value.to_be_bytes());
                }
                Cell::Text(Some(text)) => {
                    hash.update([2]);
                    hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
                    hash.update(text.as_bytes());
                }
            }
        }
        let number = |bytes: &[u8]| bytes.iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        let hash = hash.finalize();
        let (high, low) = hash.split_at(16);
        self.rows += 1;
        self.high = self.high.wrapping_add(number(high));
        self.low = self.low.wrapping_add(number(low));
    }

    pub(super) fn hex(&self) -> String {
        format!("{:032x}{:032x}", self.high, self.low)
    }
}

/// The first column is the row's number and no part of it.
fn cells(row: &AnyRow, table: &Table) -> Result<Vec<Cell>, sqlx::Error> {
    let cell = |(at, column): (usize, &super::tables::Column)| match column.is_text {
        true => row.try_get(at + 1).map(Cell::Text),
        false => row.try_get(at + 1).map(Cell::Int),
    };
    table.columns.iter().enumerate().map(cell).collect()
}
