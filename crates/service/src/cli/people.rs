//! `token`, `sign-in-link` and `subscription`: they work beside a running service, on the same folder.

use chrono::TimeDelta;
use clap::{Args, Subcommand};
use waybill_domain::fields::SubscriptionId;
use waybill_domain::role::Role;

use super::duration::ttl;
use super::{CliProblem, Data, open, say};
use crate::store::{By, Deed, Person, Store, StoreProblem};

/// How long a sign-in link can be used.
pub(super) const LINK_MINUTES: i64 = 15;
/// The setting that tells other processes where the running service is reached.
pub(super) const PUBLIC_URL: &str = "public-url";
/// The setting that tells them whether it redeems links: `on` or `off`.
pub(super) const ONE_TIME_LINKS: &str = "one-time-links";

#[derive(Debug, Args)]
pub(super) struct Token {
    #[command(flatten)]
    who: Who,
    /// How long it is good for: 8h, 30d
    #[arg(long, default_value = "8h", value_parser = ttl)]
    ttl: TimeDelta,
}

#[derive(Debug, Args)]
pub(super) struct SignInLink {
    #[command(flatten)]
    who: Who,
    /// Where the service is reached; as the running service says when absent
    #[arg(long)]
    public_url: Option<String>,
}

#[derive(Debug, Args)]
struct Who {
    #[command(flatten)]
    data: Data,
    /// customer, support or operator; repeat it for several
    #[arg(long = "role", required = true, value_parser = role)]
    roles: Vec<Role>,
    /// A customer's subscription; repeat it for several. One that is not there yet is made
    #[arg(long = "subscription")]
    subscriptions: Vec<SubscriptionId>,
    /// The name that timelines show
    #[arg(long)]
    name: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Subscription {
    /// Adds a subscription, or changes its company and contact
    Add {
        #[command(flatten)]
        data: Data,
        id: SubscriptionId,
        #[arg(long)]
        company: Option<String>,
        /// Whom to write to
        #[arg(long)]
        contact: Option<String>,
    },
}

impl Token {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let store = self.who.data.open().await?;
        let person = self.who.person(&store, "program").await?;
        let failed = || CliProblem::because::<StoreProblem>("cannot make a token");
        let token = store.add_token(&person, self.ttl).await.map_err(failed())?;
        let detail = format!("{}, for {} h", described(&person), self.ttl.num_hours());
        store.audit(&By::command_line(), Deed::TokenMade, &person.id, &detail).await.map_err(failed())?;
        say(token.expose());
        store.close().await;
        Ok(())
    }
}

impl SignInLink {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let config = self.who.data.config()?;
        let store = open(&config).await?;
        let failed = || CliProblem::because::<StoreProblem>("cannot make a sign-in link");
        let told = store.setting(ONE_TIME_LINKS).await.map_err(failed())?;
        if !config.sign_in.one_time_links || told.as_deref() == Some("off") {
            let why = "one-time links are switched off (one-time-links under [sign-in]): people sign in otherwise";
            return Err(CliProblem::Usage(why.to_owned()));
        }
        let person = self.who.person(&store, "").await?;
        let known = store.setting(PUBLIC_URL).await.map_err(failed())?;
        let url = self
            .public_url
            .or(known)
            .ok_or_else(|| CliProblem::Usage("start the service once, or name --public-url".to_owned()))?;
        let link = link(&store, &By::command_line(), &person, &url).await.map_err(failed())?;
        say(&link);
        store.close().await;
        Ok(())
    }
}

impl Subscription {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let Self::Add { data, id, company, contact } = self;
        let store = data.open().await?;
        let added = store.add_subscription(&id, company.as_deref(), contact.as_deref()).await;
        added.map_err(CliProblem::because("cannot add the subscription"))?;
        let detail = [("company", company), ("contact", contact)];
        let detail = detail.into_iter().filter_map(|(what, it)| Some(format!("{what} {}", it?)));
        let detail = detail.collect::<Vec<_>>().join(", ");
        let noted = store.audit(&By::command_line(), Deed::SubscriptionAdded, id.as_str(), &detail).await;
        noted.map_err(CliProblem::because("cannot write down who added it"))?;
        say(&format!("Subscription {id} is there"));
        store.close().await;
        Ok(())
    }
}

impl Who {
    async fn person(&self, store: &Store, otherwise: &str) -> Result<Person, CliProblem> {
        let failed = || CliProblem::because::<StoreProblem>("cannot add the person");
        let customer = self.roles.contains(&Role::Customer);
        let mut owned: Vec<String> = self.subscriptions.iter().map(|id| id.as_str().to_ascii_lowercase()).collect();
        if customer && owned.is_empty() {
            let all = store.subscriptions().await.map_err(failed())?;
            let [only] = all.as_slice() else {
                return Err(CliProblem::Usage("name the customer's --subscription".to_owned()));
            };
            owned.push(only.id.clone());
        }
        for id in &self.subscriptions {
            store.add_subscription(id, None, None).await.map_err(failed())?;
        }
        let roles: Vec<&str> = self.roles.iter().map(|role| role.word()).collect();
        let otherwise = if otherwise.is_empty() { roles.join(" and ") } else { otherwise.to_owned() };
        let name = self.name.clone().unwrap_or(otherwise);
        let person = store.add_person(&name, &self.roles, &owned).await.map_err(failed())?;
        let noted = store.audit(&By::command_line(), Deed::PersonAdded, &person.id, &described(&person)).await;
        noted.map_err(failed())?;
        Ok(person)
    }
}

/// A person for the book of administrative acts.
fn described(person: &Person) -> String {
    let roles: Vec<&str> = person.roles.iter().map(|role| role.word()).collect();
    let owned = person.subscriptions.join(", ");
    let of = if owned.is_empty() { owned } else { format!(" of {owned}") };
    format!("{}, {}{of}", person.name, roles.join(" and "))
}

/// A new sign-in link for somebody.
pub(super) async fn link(store: &Store, by: &By, person: &Person, public_url: &str) -> Result<String, StoreProblem> {
    let code = store.add_code(person, TimeDelta::minutes(LINK_MINUTES)).await?;
    store.audit(by, Deed::LinkMade, &person.id, &described(person)).await?;
    Ok(format!("{}/sign-in#{}", public_url.trim_end_matches('/'), code.expose()))
}

/// A role that a person can hold: nobody is the clock.
fn role(word: &str) -> Result<Role, String> {
    let people = [Role::Customer, Role::Support, Role::Operator];
    let found = people.into_iter().find(|role| role.word().eq_ignore_ascii_case(word));
    found.ok_or_else(|| "use customer, support or operator".to_owned())
}
