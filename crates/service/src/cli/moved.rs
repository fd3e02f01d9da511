//! `move`: carries a site from a SQLite folder to a PostgreSQL server.

use std::path::Path;

use clap::Args;

use super::{CliProblem, say};
use crate::config::DatabaseServer;
use crate::files;
use crate::store::Store;

/// The folder keeps the key file: the service is started with the same --data and the new --database-url.
#[derive(Debug, Args)]
pub(super) struct Move {
    /// The folder of the site, stopped: sqlite:./data
    #[arg(long, value_name = "sqlite:DIR")]
    from: String,
    /// An empty database: postgres://user@host/database. Its password is in PGPASSWORD; or the whole URL in
    /// WAYBILL_DATABASE_URL
    #[arg(long, value_name = "URL")]
    to: Option<String>,
}

impl Move {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let folder = self.from.strip_prefix("sqlite:").map(|it| it.strip_prefix("//").unwrap_or(it));
        let folder = folder.map(Path::new).filter(|folder| folder.join("waybill.db").is_file());
        let Some(folder) = folder else {
            return Err(CliProblem::Usage("name the folder with waybill.db in it: --from sqlite:./data".to_owned()));
        };
        let place = folder.canonicalize().map_err(CliProblem::because("cannot find the folder"))?;
        let server = DatabaseServer { url: self.to, ..DatabaseServer::default() };
        let url = server.address().map_err(CliProblem::because("cannot use the target"))?;
        let url =
            url.ok_or_else(|| CliProblem::Usage("name the target: --to postgres://user@host/database".to_owned()))?;
        let _alone = files::alone(folder, "move").map_err(CliProblem::because("the site was not moved"))?;
        let from = Store::open(folder).await.map_err(CliProblem::because("cannot open the source"))?;
        let to = Store::connect_to_move(&url, folder).await.map_err(CliProblem::because("cannot open the target"))?;
        say("The site is moved as it is at this moment; let no service write to it meanwhile.");
        let compared = from.move_to(&to, &place.to_string_lossy(), |table| say(&format!("  {table}"))).await;
        let compared = compared.map_err(CliProblem::because("the site was not moved"))?;
        say("Source and target hold the same:");
        for it in &compared {
            say(&format!("  {:<20} {:>10} rows  {}", it.table, it.rows, it.sum));
        }
        from.close().await;
        to.close().await;
        say(&format!(
            "Moved. Start the service with --data {} (it holds the key file) and --database-url; the old waybill.db is as it was.",
            folder.display()
        ));
        Ok(())
    }
}
