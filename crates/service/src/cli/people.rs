//! `token` and `sign-in-link`: they work beside a running service, on the same folder.

use chrono::TimeDelta;
use clap::{Args, Subcommand};
use waybill_domain::fields::{PersonName, SubscriptionId};
use waybill_domain::job::Time;
use waybill_domain::role::Role;

use super::duration::ttl;
use super::{CliProblem, Data, open, say, say_row};
use crate::config::public_url;
use crate::store::{AuditAction, By, Person, Store, StoreProblem};

/// How long a sign-in link can be used.
pub(super) const LINK_MINUTES: i64 = 15;
/// The setting that tells other processes where the running service is reached.
pub(super) const PUBLIC_URL: &str = "public-url";
/// The setting that tells them whether it redeems links: `on` or `off`.
pub(super) const ONE_TIME_LINKS: &str = "one-time-links";

#[derive(Debug, Args)]
#[command(subcommand_negates_reqs = true, args_conflicts_with_subcommands = true)]
pub(super) struct Token {
    #[command(subcommand)]
    of_all: Option<Tokens>,
    #[command(flatten)]
    who: Who,
    /// How long it is good for: 8h, 30d
    #[arg(long, default_value = "8h", value_parser = ttl)]
    ttl: TimeDelta,
}

/// What is done with tokens that are there.
#[derive(Debug, Subcommand)]
pub(super) enum Tokens {
    /// Lists tokens: whose, the token's name, made, last used, until
    List {
        #[command(flatten)]
        data: Data,
    },
    /// Ends a token, by its name in `token list`; a running service believes it for five seconds more
    Revoke {
        #[command(flatten)]
        data: Data,
        #[arg(allow_hyphen_values = true)]
        token: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct SignInLink {
    #[command(flatten)]
    who: Who,
    /// Where the service is reached; as the running service says when absent
    #[arg(long, value_parser = public_url)]
    public_url: Option<String>,
}

#[derive(Debug, Args)]
struct Who {
    #[command(flatten)]
    data: Data,
    /// Somebody who is there, by id or e-mail address, in place of a new person
    #[arg(long, conflicts_with_all = ["roles", "subscriptions", "name"])]
    person: Option<String>,
    /// customer, support, operator or administrator; repeat it for several
    #[arg(long = "role", required_unless_present = "person", value_parser = role)]
    roles: Vec<Role>,
    /// A customer's subscription; repeat it for several. One that is not there yet is made
    #[arg(long = "subscription")]
    subscriptions: Vec<SubscriptionId>,
    /// The name that timelines show
    #[arg(long)]
    name: Option<PersonName>,
}

impl Token {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        if let Some(tokens) = self.of_all {
            return tokens.run().await;
        }
        let store = self.who.data.open().await?;
        let person = self.who.person(&store, "program").await?;
        let failed = || CliProblem::because::<StoreProblem>("cannot make a token");
        let token = store.add_token(&person, self.ttl).await.map_err(failed())?;
        let detail = format!("{}, for {} h", described(&person), self.ttl.num_hours());
        store.audit(&By::command_line(), AuditAction::TokenMade, &person.id, &detail).await.map_err(failed())?;
        say(token.expose());
        store.close().await;
        Ok(())
    }
}

impl Tokens {
    async fn run(self) -> Result<(), CliProblem> {
        let failed = || CliProblem::because::<StoreProblem>("cannot use the store");
        let (Self::List { data } | Self::Revoke { data, .. }) = &self;
        let store = data.open().await?;
        let all = store.all_tokens().await.map_err(failed())?;
        match &self {
            Self::List { .. } => {
                for (_, name, token) in all {
                    let day = |it: Option<Time>| it.map_or("-".to_owned(), |it| it.format("%F %T").to_string());
                    let days = [day(token.created), day(token.seen), day(Some(token.expires))];
                    let [made, used, until] = days.each_ref().map(String::as_str);
                    say_row(&[&name, &token.id, made, used, until]);
                }
            }
            Self::Revoke { token, .. } => {
                let Some((person, ..)) = all.into_iter().find(|(.., it)| it.id == *token) else {
                    return Err(CliProblem::Usage("there is no such token: see waybill token list".to_owned()));
                };
                store.revoke(&By::command_line(), &person, token).await.map_err(failed())?;
                say("Ended");
            }
        }
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

impl Who {
    async fn person(&self, store: &Store, otherwise: &str) -> Result<Person, CliProblem> {
        let failed = || CliProblem::because::<StoreProblem>("cannot add the person");
        if let Some(who) = &self.person {
            let found = store.person_of(who).await.map_err(failed())?;
            return found
                .ok_or_else(|| CliProblem::Usage("there is no such person, or they are switched off".to_owned()));
        }
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
            let company = id.as_str().to_ascii_lowercase();
            store.new_subscription(&By::command_line(), id, &company, "").await.map_err(failed())?;
        }
        let roles: Vec<&str> = self.roles.iter().map(|role| role.word()).collect();
        let otherwise = if otherwise.is_empty() { roles.join(" and ") } else { otherwise.to_owned() };
        let name = self.name.clone().map_or(otherwise, String::from);
        let person = store.add_person(&name, &self.roles, &owned).await.map_err(failed())?;
        let noted = store.audit(&By::command_line(), AuditAction::PersonAdded, &person.id, &described(&person)).await;
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
    store.audit(by, AuditAction::LinkMade, &person.id, &described(person)).await?;
    Ok(format!("{public_url}/sign-in#{}", code.expose()))
}

/// A role that a person can hold: nobody is the clock.
pub(super) fn role(word: &str) -> Result<Role, String> {
    let found = Role::OF_PEOPLE.iter().copied().find(|role| role.word().eq_ignore_ascii_case(word));
    found.ok_or_else(|| "use customer, support, operator or administrator".to_owned())
}
