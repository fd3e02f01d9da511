//! What the clock said when it was last believed.

use super::{AuditAction, By, Store, StoreProblem, audit};
use crate::clock::Sighting;

/// The setting that holds it.
const LAST: &str = "clock";

impl Store {
    /// `None`: this store has seen none yet.
    pub(crate) async fn last_sighting(&self) -> Result<Option<Sighting>, StoreProblem> {
        let text = self.setting(LAST).await?;
        Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
    }

    pub(crate) async fn keep_sighting(&self, seen: &Sighting) -> Result<(), StoreProblem> {
        self.set_setting(LAST, &serde_json::to_string(seen)?).await
    }

    /// A person says that the clock is right.
    pub(crate) async fn agree_to_clock(&self, by: &By, now: &Sighting) -> Result<(), StoreProblem> {
        let before = self.last_sighting().await?.map(|seen| format!(", last seen {}", seen.at())).unwrap_or_default();
        let detail = format!("{}{before}", now.at());
        let text = serde_json::to_string(now)?;
        let mut tx = self.begin().await?;
        let sql =
            "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";
        sqlx::query(sql).bind(LAST).bind(text).execute(&mut *tx).await?;
        audit::append(&mut tx, by, AuditAction::ClockAgreed, LAST, &detail).await?;
        tx.commit().await?;
        Ok(())
    }
}
