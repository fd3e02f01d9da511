//! `person`: the people who may use the service, beside a running one. It believes what is ended here for at most five
//! seconds more.

use clap::Subcommand;
use waybill_domain::fields::{PersonName, SubscriptionId};
use waybill_domain::role::Role;
use waybill_domain::wire::{Access, PersonInfo, Proof};

use super::people::role;
use super::{CliProblem, Data, say, say_row};
use crate::mail::is_address;
use crate::store::{By, Changed, Known, PeopleAsked, Store, StoreProblem};

#[derive(Debug, Subcommand)]
pub(super) enum Person {
    /// Adds somebody, and prints their id on the last line
    Add {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        what: What,
    },
    /// Lists people: id, name, roles, e-mail address, subscriptions
    List {
        #[command(flatten)]
        data: Data,
        /// A piece of a name, an address or a subscription's id
        #[arg(default_value = "")]
        words: String,
    },
    /// Changes what is named and leaves the rest; `--off` signs them out everywhere
    Change {
        #[command(flatten)]
        data: Data,
        id: String,
        #[command(flatten)]
        what: What,
        /// Switches them off: nothing proves them any more
        #[arg(long, conflicts_with = "on")]
        off: bool,
        /// Switches them on again
        #[arg(long)]
        on: bool,
    },
    /// Forgets somebody; what they did keeps their name
    Remove {
        #[command(flatten)]
        data: Data,
        id: String,
    },
    /// Lists where somebody is signed in, and their tokens
    Sessions {
        #[command(flatten)]
        data: Data,
        id: String,
    },
    /// Ends one session or token of somebody, or all of them
    Revoke {
        #[command(flatten)]
        data: Data,
        id: String,
        /// As `person sessions` names it; all when absent
        #[arg(allow_hyphen_values = true)]
        proof: Option<String>,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct What {
    #[arg(long)]
    name: Option<PersonName>,
    /// How to reach them; empty for none. Nobody else may have the same
    #[arg(long)]
    email: Option<String>,
    /// customer, support, operator or administrator; repeat it for several
    #[arg(long = "role", value_parser = role)]
    roles: Vec<Role>,
    /// A customer's subscription; repeat it for several. One that is not there yet is made
    #[arg(long = "subscription")]
    subscriptions: Vec<SubscriptionId>,
}

fn failed() -> impl FnOnce(StoreProblem) -> CliProblem {
    CliProblem::because("cannot use the store")
}

impl Person {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let data = match &self {
            Self::Add { data, .. }
            | Self::List { data, .. }
            | Self::Change { data, .. }
            | Self::Remove { data, .. }
            | Self::Sessions { data, .. }
            | Self::Revoke { data, .. } => data,
        };
        let store = data.open().await?;
        let done = self.on(&store).await;
        store.close().await;
        done
    }

    async fn on(self, store: &Store) -> Result<(), CliProblem> {
        match self {
            Self::Add { what, .. } => {
                let name = what.name.clone().ok_or_else(|| CliProblem::Usage("give them a --name".to_owned()))?.into();
                let nobody = Known { name, email: None, roles: Vec::new(), subscriptions: Vec::new(), disabled: false };
                keep(store, None, what.over(nobody, store).await?).await.map(|info| say(&info.id))
            }
            Self::List { words, .. } => list(store, words).await,
            Self::Change { id, what, off, on, .. } => {
                let PersonInfo { name, email, roles, subscriptions, disabled, .. } = there(store, &id).await?;
                let disabled = off || disabled.is_some() && !on;
                let known = Known { name, email, roles, subscriptions, disabled };
                keep(store, Some(&id), what.over(known, store).await?).await.map(|info| tell(&info))
            }
            Self::Remove { id, .. } => {
                there(store, &id).await?;
                store.remove_person(&By::command_line(), &id).await.map_err(failed()).map(|_| say("Gone"))
            }
            Self::Sessions { id, .. } => {
                there(store, &id).await?;
                let Access { sessions, tokens } = store.access(&id, "").await.map_err(failed())?;
                sessions.iter().for_each(|it| tell_proof("session", it));
                tokens.iter().for_each(|it| tell_proof("token", it));
                Ok(())
            }
            Self::Revoke { id, proof, .. } => revoke(store, &id, proof.as_deref()).await,
        }
    }
}

impl What {
    async fn over(self, known: Known, store: &Store) -> Result<Known, CliProblem> {
        let Self { name, email, roles, subscriptions } = self;
        for id in &subscriptions {
            let company = id.as_str().to_ascii_lowercase();
            store.new_subscription(&By::command_line(), id, &company, "").await.map_err(failed())?;
        }
        let owned: Vec<String> = subscriptions.iter().map(|id| id.as_str().to_ascii_lowercase()).collect();
        let email = email.map_or(known.email, |it| Some(it.trim().to_lowercase()).filter(|it| !it.is_empty()));
        if email.as_deref().is_some_and(|it| !is_address(it)) {
            return Err(CliProblem::Usage("write an --email such as ann@contoso.example".to_owned()));
        }
        let roles = if roles.is_empty() { known.roles } else { roles };
        let subscriptions = if owned.is_empty() { known.subscriptions } else { owned };
        if roles.is_empty() {
            return Err(CliProblem::Usage("give them a --role".to_owned()));
        }
        if roles.contains(&Role::Customer) && subscriptions.is_empty() {
            return Err(CliProblem::Usage("name the customer's --subscription".to_owned()));
        }
        Ok(Known { name: name.map_or(known.name, String::from), email, roles, subscriptions, disabled: known.disabled })
    }
}

async fn keep(store: &Store, id: Option<&str>, known: Known) -> Result<PersonInfo, CliProblem> {
    match store.keep_person(&By::command_line(), id, &known).await.map_err(failed())? {
        Changed::Done(info) => Ok(*info),
        Changed::EmailTaken => Err(CliProblem::Usage("somebody else has this --email".to_owned())),
        Changed::NoSubscription => Err(CliProblem::Usage("a --subscription was removed meanwhile".to_owned())),
        Changed::NotThere => Err(nobody()),
    }
}

async fn there(store: &Store, id: &str) -> Result<PersonInfo, CliProblem> {
    store.person_info(id).await.map_err(failed())?.ok_or_else(nobody)
}

fn nobody() -> CliProblem {
    CliProblem::Usage("there is nobody with this id: see waybill person list".to_owned())
}

async fn list(store: &Store, words: String) -> Result<(), CliProblem> {
    let mut asked = PeopleAsked { q: words, after: None, top: 100 };
    loop {
        let page = store.people(&asked).await.map_err(failed())?;
        page.value.iter().for_each(tell);
        asked.after = page.value.last().map(|it| (it.name.clone(), it.id.clone()));
        if page.next.is_none() {
            return Ok(());
        }
    }
}

async fn revoke(store: &Store, id: &str, proof: Option<&str>) -> Result<(), CliProblem> {
    there(store, id).await?;
    let Some(proof) = proof else {
        return store
            .revoke_all(&By::command_line(), id)
            .await
            .map_err(failed())
            .map(|()| say("Signed out everywhere"));
    };
    if store.revoke(&By::command_line(), id, proof).await.map_err(failed())? {
        say("Ended");
        return Ok(());
    }
    Err(CliProblem::Usage("they have no such session or token: see waybill person sessions".to_owned()))
}

/// One person, one line; tabs stand between what a script may want apart.
fn tell(it: &PersonInfo) {
    let roles: Vec<&str> = it.roles.iter().map(|role| role.word()).collect();
    let (roles, subscriptions) = (roles.join(","), it.subscriptions.join(","));
    let mut cells = vec![&*it.id, &it.name, &roles, it.email.as_deref().unwrap_or("-"), &subscriptions];
    cells.extend(it.disabled.map(|_| "off"));
    say_row(&cells);
}

fn tell_proof(kind: &str, it: &Proof) {
    let day =
        |time: Option<waybill_domain::job::Time>| time.map_or("-".to_owned(), |it| it.format("%F %T").to_string());
    let agent = [it.browser.as_str(), it.system.as_str()].join(" ");
    say_row(&[kind, &it.id, agent.trim(), &day(it.created), &day(it.seen), &day(Some(it.expires))]);
}
