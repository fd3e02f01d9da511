//! Jobs whose stored text cannot be read, for administrators.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use waybill_domain::said;

use crate::App;
use crate::address::Named;
use crate::auth::Asker;
use crate::client::Client;
use crate::failure::Failure;
use crate::store::{By, StoredJob, UnreadableJob};

pub(crate) async fn get(
    State(app): State<App>,
    asker: Asker,
    client: Client,
    Named(number): Named,
) -> Result<Json<StoredJob>, Failure> {
    let by = By::person(&asker, &client.roughly());
    found(app.store.unreadable_job(&by, read(&number)?).await?, &number).map(Json)
}

pub(crate) async fn remove(
    State(app): State<App>,
    asker: Asker,
    client: Client,
    Named(number): Named,
) -> Result<StatusCode, Failure> {
    let by = By::person(&asker, &client.roughly());
    found(app.store.remove_unreadable_job(&by, read(&number)?).await?, &number).map(|_| StatusCode::NO_CONTENT)
}

fn read(number: &str) -> Result<i64, Failure> {
    number.parse().map_err(|_| {
        Failure::problem("number", said!("Give the job's number in the log", "Ange jobbets nummer i loggen"))
    })
}

fn found(found: UnreadableJob, number: &str) -> Result<StoredJob, Failure> {
    match found {
        UnreadableJob::Found(job) => Ok(job),
        UnreadableJob::Readable => Err(Failure::Conflict(said!(
            "Job number {number} can be read, so it is not shown or deleted here. Nothing was changed",
            "Jobb nummer {number} går att läsa, så det visas och tas inte bort här. Inget ändrades"
        ))),
        UnreadableJob::NotThere => Err(Failure::NotFound(said!(
            "There is no job with the number {number}",
            "Det finns inget jobb med numret {number}"
        ))),
    }
}
