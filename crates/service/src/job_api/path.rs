//! The contract's paths: fixed segments are read without regard to case, names as they are.

use axum::extract::{FromRequestParts, Path, Request};
use axum::http::Method;
use axum::http::request::Parts;
use axum::http::uri::{PathAndQuery, Uri};
use waybill_domain::fields::{JobName, ResourceGroup, SubscriptionId};
use waybill_domain::job::JobId;
use waybill_domain::problem::Problems;
use waybill_domain::said;

use crate::App;
use crate::failure::Failure;

/// The fixed segments, as the routes spell them.
const FIXED: [&str; 8] = [
    "subscriptions",
    "resourceGroups",
    "providers",
    "Microsoft.ImportExport",
    "jobs",
    "listBitLockerKeys",
    "locations",
    "operations",
];

/// Spells the fixed segments of a path of the contract as the routes do, before a route is looked for.
pub(crate) fn spell_path(mut request: Request) -> Request {
    if let Some(uri) = spelled(request.uri()) {
        *request.uri_mut() = uri;
    }
    request
}

fn spelled(uri: &Uri) -> Option<Uri> {
    let segments: Vec<&str> = uri.path().split('/').collect();
    let first = *segments.get(1)?;
    // Every other segment of a path under /subscriptions is a name, which may look like a fixed one; the last
    // parts of a job's path, and all under /providers, are fixed up to the name.
    let names: &[usize] = if first.eq_ignore_ascii_case("subscriptions") {
        if segments.get(3)?.eq_ignore_ascii_case("resourceGroups") { &[2, 4, 8] } else { &[2] }
    } else if first.eq_ignore_ascii_case("providers") {
        &[4]
    } else {
        return None;
    };
    let spell = |(at, segment): (usize, &&str)| {
        let fixed = FIXED.iter().find(|fixed| fixed.eq_ignore_ascii_case(segment));
        fixed.filter(|fixed| **fixed != *segment && !names.contains(&at)).copied()
    };
    // Most are spelled as they should be.
    if segments.iter().enumerate().all(|it| spell(it).is_none()) {
        return None;
    }
    let spelled = segments.iter().enumerate().map(|it| spell(it).unwrap_or(it.1));
    let path = spelled.collect::<Vec<_>>().join("/");
    let text = uri.query().map_or_else(|| path.clone(), |query| format!("{path}?{query}"));
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(text).ok()?);
    Uri::from_parts(parts).ok()
}

/// The job that a path names, in the contract and under `/v1` alike.
#[derive(Debug)]
pub(crate) struct JobPath(pub(crate) JobId);

impl FromRequestParts<App> for JobPath {
    type Rejection = Failure;

    /// A name that no job can have is an error when a job is put, and nothing that could be found otherwise.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let path = Path::<(String, String, String)>::from_request_parts(parts, app).await;
        let Path((subscription, group, name)) = path.map_err(|_| nothing())?;
        job_id(&parts.method, &subscription, &group, &name).map(Self)
    }
}

/// The job of these names.
pub(crate) fn job_id(method: &Method, subscription: &str, group: &str, name: &str) -> Result<JobId, Failure> {
    let mut problems = Problems::default();
    let subscription = problems.take("subscriptionId", subscription.to_ascii_lowercase().parse::<SubscriptionId>());
    let group = problems.take("resourceGroupName", group.parse::<ResourceGroup>());
    let name = problems.take("jobName", name.parse::<JobName>());
    match subscription.zip(group).zip(name) {
        Some(((subscription, group), name)) => Ok(JobId { subscription, group, name }),
        None if method == Method::PUT => Err(Failure::from(problems)),
        None => Err(nothing()),
    }
}

fn nothing() -> Failure {
    Failure::NotFound(said!(
        "There is no such job: its name could not be one",
        "Det finns inget sådant jobb: så kan inget jobb heta"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, want: &str) {
        let uri: Uri = path.parse().unwrap();
        let got = spelled(&uri).unwrap_or(uri);
        assert_eq!(got.to_string(), want);
    }

    #[test]
    fn fixed_segments_are_spelled_and_names_are_left() {
        check(
            "/SUBSCRIPTIONS/Jobs/resourcegroups/LOCATIONS/Providers/microsoft.importexport/JOBS/OPERATIONS/listbitlockerkeys?$top=1",
            "/subscriptions/Jobs/resourceGroups/LOCATIONS/providers/Microsoft.ImportExport/jobs/OPERATIONS/listBitLockerKeys?$top=1",
        );
        check(
            "/subscriptions/a/PROVIDERS/Microsoft.ImportExport/Jobs",
            "/subscriptions/a/providers/Microsoft.ImportExport/jobs",
        );
        check("/providers/microsoft.importexport/Locations/JOBS", "/providers/Microsoft.ImportExport/locations/JOBS");
        check("/v1/Jobs", "/v1/Jobs");
    }
}
