//! `subscription`: the companies whose people and jobs are here; beside a running service.

use clap::Subcommand;
use waybill_domain::fields::{Company, Contact, SubscriptionId};
use waybill_domain::words::subscriptions::in_use;

use super::{CliProblem, Data, say, say_row};
use crate::store::{AuditAction, By, Removed, Store, StoreProblem};

#[derive(Debug, Subcommand)]
pub(super) enum Subscription {
    /// Adds a subscription; one that is there gets the company and contact that are named
    Add {
        #[command(flatten)]
        data: Data,
        id: SubscriptionId,
        #[arg(long)]
        company: Option<Company>,
        /// Whom to write to
        #[arg(long)]
        contact: Option<Contact>,
    },
    /// Lists subscriptions: id and company
    List {
        #[command(flatten)]
        data: Data,
    },
    /// Removes one that has no jobs and no people
    Remove {
        #[command(flatten)]
        data: Data,
        id: SubscriptionId,
    },
}

fn failed() -> impl FnOnce(StoreProblem) -> CliProblem {
    CliProblem::because("cannot use the store")
}

impl Subscription {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let (Self::Add { data, .. } | Self::List { data } | Self::Remove { data, .. }) = &self;
        let store = data.open().await?;
        let done = self.on(&store).await;
        store.close().await;
        done
    }

    async fn on(self, store: &Store) -> Result<(), CliProblem> {
        match self {
            Self::Add { id, company, contact, .. } => add(store, &id, company, contact).await,
            Self::List { .. } => {
                let all = store.subscriptions().await.map_err(failed())?;
                all.iter().for_each(|it| say_row(&[&it.id, &it.company]));
                Ok(())
            }
            Self::Remove { id, .. } => {
                let removed = store.remove_subscription(&By::command_line(), id.as_str()).await.map_err(failed())?;
                match removed {
                    Removed::Done => say("Gone"),
                    Removed::NotThere => return Err(CliProblem::Usage(format!("there is no subscription {id}"))),
                    Removed::InUse { company, jobs, people, packages } => {
                        return Err(CliProblem::Usage(in_use(&company, jobs, people, packages).to_string()));
                    }
                }
                Ok(())
            }
        }
    }
}

async fn add(
    store: &Store,
    id: &SubscriptionId,
    company: Option<Company>,
    contact: Option<Contact>,
) -> Result<(), CliProblem> {
    let (company, contact) = (company.as_ref().map(Company::as_str), contact.as_ref().map(Contact::as_str));
    store.add_subscription(id, company, contact).await.map_err(failed())?;
    let detail = [("company", company), ("contact", contact)];
    let detail = detail.into_iter().filter_map(|(what, it)| Some(format!("{what} {}", it?)));
    let detail = detail.collect::<Vec<_>>().join(", ");
    store.audit(&By::command_line(), AuditAction::SubscriptionAdded, id.as_str(), &detail).await.map_err(failed())?;
    say(&format!("Subscription {id} is there"));
    Ok(())
}
