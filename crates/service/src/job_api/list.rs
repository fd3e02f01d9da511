//! Lists of jobs, newest first, a page at a time.

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::Uri;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use waybill_domain::fields::ResourceGroup;
use waybill_domain::said;
use waybill_domain::wire::{JobResource, ListBody};

use super::filter::read_filter;
use super::jobs::ships_to;
use super::version::Version;
use crate::App;
use crate::auth::Asker;
use crate::careful::each;
use crate::failure::Failure;
use crate::store::{Filter, Page, Sort, Wanted};

/// The most rows of a page, and how many there are when nobody says.
const TOP_MAX: u32 = 100;

pub(crate) async fn by_subscription(
    State(app): State<App>,
    asker: Asker,
    _: Version,
    subscription: Result<Path<String>, axum::extract::rejection::PathRejection>,
    asked: Asked,
) -> Result<Response, Failure> {
    let Path(subscription) = subscription.map_err(|_| {
        Failure::NotFound(said!("There is no such subscription", "Det finns ingen sådan prenumeration"))
    })?;
    page(&app, &asker, &subscription, None, asked).await
}

pub(crate) async fn by_group(
    State(app): State<App>,
    asker: Asker,
    _: Version,
    path: Result<Path<(String, String)>, axum::extract::rejection::PathRejection>,
    asked: Asked,
) -> Result<Response, Failure> {
    let Path((subscription, group)) =
        path.map_err(|_| Failure::NotFound(said!("There is no such group", "Det finns ingen sådan grupp")))?;
    let key = group.parse::<ResourceGroup>().map_or(group, |group| group.key());
    page(&app, &asker, &subscription, Some(key), asked).await
}

async fn page(
    app: &App,
    asker: &Asker,
    subscription: &str,
    group: Option<String>,
    asked: Asked,
) -> Result<Response, Failure> {
    let subscription = Some(app.subscription_for(asker, subscription).await?);
    let filter = Filter { scope: asker.scope(), subscription, group, ..asked.filter };
    let wanted = Wanted { filter, sort: Sort::Newest, after: asked.after, top: asked.top };
    let listing = app.store.list(&wanted).await?;
    let next_link = listing.next.map(|next| next_link(app, &asked.uri, &next.token()));
    let value = each("a row of the contract's list", &listing.jobs, |job| JobResource::item(job, ships_to(app, job)));
    Ok(Json(ListBody { value, next_link }).into_response())
}

/// What the query asks for.
pub(crate) struct Asked {
    filter: Filter,
    after: Option<Page>,
    top: u32,
    uri: Uri,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let pairs = query_pairs(parts.uri.query().unwrap_or_default());
        let get =
            |name: &str| pairs.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str());
        let top =
            get("$top").map_or(Some(TOP_MAX), |top| top.trim().parse().ok().filter(|top| (1..=TOP_MAX).contains(top)));
        let top = top.ok_or_else(|| {
            Failure::problem("$top", said!("Ask for 1 to {TOP_MAX} jobs", "Be om 1 till {TOP_MAX} jobb"))
        })?;
        let filter =
            read_filter(get("$filter").unwrap_or_default()).map_err(|words| Failure::problem("$filter", words))?;
        let after = get("$skiptoken").map(|token| Page::read(token, Sort::Newest));
        let unreadable = || {
            Failure::problem(
                "$skiptoken",
                said!(
                    "Follow nextLink as it is; this is none of its tokens",
                    "Följ nextLink som den är; det här är inte en av dess koder"
                ),
            )
        };
        let after = after.map(|page| page.ok_or_else(unreadable)).transpose()?;
        // The path as the client sent it, also where a router was nested around this handler.
        let uri =
            parts.extensions.get::<axum::extract::OriginalUri>().map_or_else(|| parts.uri.clone(), |uri| uri.0.clone());
        Ok(Self { filter, after, top, uri })
    }
}

/// The whole query again, so that a client can follow the link as it is.
fn next_link(app: &App, uri: &Uri, token: &str) -> String {
    let query = uri.query().unwrap_or_default().split('&');
    let is_token = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        name.is_empty() || name.eq_ignore_ascii_case("$skiptoken") || name.eq_ignore_ascii_case("%24skiptoken")
    };
    let token = format!("%24skiptoken={token}");
    let query: Vec<&str> = query.filter(|pair| !is_token(pair)).chain([token.as_str()]).collect();
    format!("{}{}?{}", app.settings.public_url, uri.path(), query.join("&"))
}

/// The pairs of a query, decoded.
pub(super) fn query_pairs(query: &str) -> Vec<(String, String)> {
    let uri = Uri::builder().path_and_query(format!("/?{query}")).build().unwrap_or_default();
    axum::extract::Query::try_from_uri(&uri).map(|pairs| pairs.0).unwrap_or_default()
}
