//! `audit`: the book of administrative acts, to read and to keep elsewhere.

use clap::Args;

use super::{CliProblem, Data, one_line, say};
use crate::store::{AuditAction, Audited, StoreProblem};

/// How many rows are read at once.
const AT_ONCE: i64 = 500;

#[derive(Debug, Args)]
pub(super) struct Audit {
    #[command(flatten)]
    data: Data,
    /// Only rows after this number
    #[arg(long, default_value_t = 0)]
    after: i64,
    /// Only this deed; repeat it for several: token-made, person-added, key-rotated …
    #[arg(long = "deed")]
    deeds: Vec<AuditAction>,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

impl Audit {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let store = self.data.open().await?;
        let mut after = self.after;
        loop {
            let failed = CliProblem::because::<StoreProblem>("cannot read the book");
            let (rows, next) = store.audited(after, AT_ONCE).await.map_err(failed)?;
            let Some(next) = next else { break };
            after = next;
            for row in rows.iter().filter(|row| self.deeds.is_empty() || self.deeds.contains(&row.deed)) {
                say(&if self.json { json(row)? } else { line(row) });
            }
        }
        store.close().await;
        Ok(())
    }
}

fn json(row: &Audited) -> Result<String, CliProblem> {
    serde_json::to_string(row).map_err(CliProblem::because("cannot write a row"))
}

fn line(row: &Audited) -> String {
    let Audited { seq, at, who, origin, deed, subject, detail, .. } = row;
    let line =
        format!("{seq:>6}  {}  {deed}  {subject}  by {who} ({origin})  {detail}", at.format("%Y-%m-%d %H:%M:%S"));
    one_line(&line)
}
