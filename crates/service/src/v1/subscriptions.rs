//! Subscriptions, for administrators: the companies whose people and jobs are here.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use waybill_domain::fields::{Company as CompanyName, SubscriptionId};
use waybill_domain::lang::Said;
use waybill_domain::problem::Problems;
use waybill_domain::said;
use waybill_domain::wire::{Company, ListBody, NewSubscription, Subscription};
use waybill_domain::words::subscriptions::in_use;

use crate::App;
use crate::address::Named;
use crate::auth::{Asker, no_such_subscription};
use crate::body::Wire;
use crate::client::Client;
use crate::failure::Failure;
use crate::store::{AuditAction, By, Removed};

pub(crate) async fn list(State(app): State<App>, _: Asker) -> Result<Json<ListBody<Subscription>>, Failure> {
    Ok(Json(ListBody { value: app.store.subscriptions().await?, next_link: None }))
}

/// Adds one. One that is there stays as it is, and is named: its id may be mistyped.
pub(crate) async fn add(
    State(app): State<App>,
    asker: Asker,
    client: Client,
    Wire(NewSubscription { id, company }): Wire<NewSubscription>,
) -> Result<(StatusCode, Json<Subscription>), Failure> {
    let mut problems = Problems::default();
    let id = problems.take("id", id.parse::<SubscriptionId>());
    let company = problems.take("company", company.parse::<CompanyName>());
    let (id, company) = problems.or(id.zip(company))?;
    let by = By::person(&asker, &client.roughly());
    let is_new = app.store.new_subscription(&by, &id, company.as_str(), "").await?;
    let id = id.as_str().to_ascii_lowercase();
    let there = app.store.subscription(&id).await?.ok_or_else(|| no_such_subscription(&id))?;
    if is_new {
        return Ok((StatusCode::CREATED, Json(there)));
    }
    let company = &there.company;
    Err(Failure::problem(
        "id",
        said!(
            "The subscription {id} is there already, with the company {company}. Enter another ID",
            "Prenumerationen {id} finns redan, med företaget {company}. Ange ett annat id"
        ),
    ))
}

/// Adds one, or gives one that is there another company's name.
pub(crate) async fn put(
    State(app): State<App>,
    asker: Asker,
    client: Client,
    Named(id): Named,
    Wire(Company { company }): Wire<Company>,
) -> Result<(StatusCode, Json<Subscription>), Failure> {
    let mut problems = Problems::default();
    let id = problems.take("id", id.parse::<SubscriptionId>().map_err(|problem| Said::of(&problem)));
    let company = problems.take("company", company.parse::<CompanyName>());
    let (id, company) = problems.or(id.zip(company))?;
    let id_text = id.as_str().to_ascii_lowercase();
    let was_there = app.store.has_subscription(&id_text).await?;
    app.store.add_subscription(&id, Some(company.as_str()), None).await?;
    let deed = if was_there { AuditAction::SubscriptionChanged } else { AuditAction::SubscriptionAdded };
    app.store.audit(&By::person(&asker, &client.roughly()), deed, &id_text, company.as_str()).await?;
    let made = app.store.subscription(&id_text).await?.ok_or_else(|| no_such_subscription(&id_text))?;
    Ok((if was_there { StatusCode::OK } else { StatusCode::CREATED }, Json(made)))
}

/// Removes one that nobody needs.
pub(crate) async fn remove(
    State(app): State<App>,
    asker: Asker,
    client: Client,
    Named(id): Named,
) -> Result<StatusCode, Failure> {
    match app.store.remove_subscription(&By::person(&asker, &client.roughly()), &id).await? {
        Removed::Done => Ok(StatusCode::NO_CONTENT),
        Removed::NotThere => Err(no_such_subscription(&id)),
        Removed::InUse { company, jobs, people, packages } => {
            Err(Failure::Conflict(in_use(&company, jobs, people, packages)))
        }
    }
}
