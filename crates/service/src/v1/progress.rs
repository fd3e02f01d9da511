//! Reports of progress, many at once: the data center's machines send what all drives have reached in one request.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use waybill_domain::drive::LogUris;
use waybill_domain::event::Event;
use waybill_domain::fields::{DriveSerial, JobName, ResourceGroup, SubscriptionId};
use waybill_domain::job::{Job, JobId};
use waybill_domain::lang::Lang;
use waybill_domain::said;
use waybill_domain::wire::ErrorDetail;

use crate::App;
use crate::auth::Asker;
use crate::body::Wire;
use crate::disclosure::Impersonal;
use crate::failure::Failure;
use crate::language::Reader;
use crate::store::{JobKey, Person};
use crate::work::Conditions;

/// The most reports of one request: they are written in one transaction.
const REPORTS_MAX: usize = 1000;

#[derive(Deserialize)]
pub(crate) struct Reports {
    reports: Vec<Report>,
}

/// How far one drive's copy has come.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    subscription: SubscriptionId,
    group: ResourceGroup,
    name: JobName,
    drive: DriveSerial,
    percent: u8,
    bytes: u64,
    #[serde(default)]
    bytes_total: Option<u64>,
    #[serde(default)]
    copy_status: Option<String>,
    #[serde(default, flatten)]
    logs: LogUris,
}

/// One result for each report, in their order.
#[derive(Serialize)]
pub(crate) struct Results {
    value: Vec<Outcome>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    accepted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent_complete: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorDetail>,
}

pub(crate) async fn report(
    State(app): State<App>,
    asker: Asker,
    Reader(lang): Reader,
    Wire(Reports { reports }): Wire<Reports>,
) -> Result<Impersonal<Json<Results>>, Failure> {
    if reports.len() > REPORTS_MAX {
        return Err(Failure::problem(
            "reports",
            said!("Send at most {REPORTS_MAX} reports at once", "Skicka högst {REPORTS_MAX} rapporter på en gång"),
        ));
    }
    let asked = reports.into_iter().map(|report| {
        let (id, event) = report.split();
        let decide = {
            let (app, person, id) = (&app, &*asker, id.clone());
            move |job: Option<&Job>| decide(app, person, &id, job, &event)
        };
        (JobKey::from(&id), decide)
    });
    let answers = app.store.decide_all(asked.collect()).await?;
    let value = answers.into_iter().map(|answer| Outcome::of(answer, lang)).collect();
    Ok(Impersonal(Json(Results { value })))
}

fn decide(
    app: &App,
    person: &Person,
    id: &JobId,
    job: Option<&Job>,
    event: &Event,
) -> Result<crate::store::Decision, Failure> {
    app.decision(person, id, job, event, &Conditions::default())
}

impl Report {
    fn split(self) -> (JobId, Event) {
        let Self { subscription, group, name, drive, percent, bytes, bytes_total, copy_status, logs } = self;
        let event = Event::Report { drive, percent, bytes, bytes_total, copy_status, logs };
        (JobId { subscription, group, name }, event)
    }
}

impl Outcome {
    fn of(answer: Result<Job, Failure>, lang: Lang) -> Self {
        match answer {
            Ok(job) => Self { accepted: true, percent_complete: job.percent_complete(), error: None },
            Err(failure) => {
                failure.log();
                Self { accepted: false, percent_complete: None, error: Some(failure.body(lang).error) }
            }
        }
    }
}
