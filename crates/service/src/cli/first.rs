//! What starting does for the person who starts the service for the first time: a company, and a way in.

use std::io::IsTerminal as _;

use waybill_domain::fields::SubscriptionId;
use waybill_domain::role::Role;

use super::people::{LINK_MINUTES, ONE_TIME_LINKS, PUBLIC_URL, link};
use super::say;
use crate::store::{By, Person, StoreProblem};
use crate::{App, demo};

/// The subscription of a service that nobody has given one.
const FIRST: &str = "default";
/// The id of the person who is let in while nobody can administer the service.
const ADMINISTRATOR: &str = "first-administrator";

/// Tells other processes how this service is reached, and makes a company to begin with unless the demo brings its own.
pub(super) async fn prepare(app: &App) -> Result<(), StoreProblem> {
    app.store.set_setting(PUBLIC_URL, &app.settings.public_url).await?;
    let links = if app.settings.config.sign_in.one_time_links { "on" } else { "off" };
    app.store.set_setting(ONE_TIME_LINKS, links).await?;
    if let Some(first) = FIRST.parse::<SubscriptionId>().ok().filter(|_| !app.settings.demo) {
        app.store.first_subscription(&first, "Your company").await?;
    }
    for retired in app.store.retire_start_people().await? {
        let roles: Vec<&str> = retired.roles.iter().map(|role| role.word()).collect();
        tracing::warn!(
            person = retired.id,
            roles = roles.join(" "),
            "earlier versions gave this person access at every start; what nobody gave them was taken away, and they \
             were signed out. To give it again: waybill person change"
        );
    }
    Ok(())
}

/// Tells where the service is. Sign-in links are printed for the demo's made-up people; otherwise a single one, to a
/// terminal, while nobody can administer the service: what is printed elsewhere ends up in a log that others read.
pub(super) async fn announce(app: &App, here: &str) -> Result<(), StoreProblem> {
    say(&format!("Waybill is ready at {here}"));
    let links = app.settings.config.sign_in.one_time_links;
    if app.settings.demo {
        let visitors = demo::visitors(app).await?;
        if links {
            greet(app, &visitors).await?;
        }
        return Ok(());
    }
    if can_be_administered(app).await? {
        return Ok(());
    }
    if links
        && std::io::stdout().is_terminal()
        && let Some(person) = first_administrator(app).await?
    {
        return greet(app, &[("administrator".to_owned(), person)]).await;
    }
    let data = app.settings.config.data.display();
    let command = match links {
        true => format!("waybill sign-in-link --role administrator --data {data}"),
        false => format!("waybill person add --role administrator --name NAME --data {data}"),
    };
    tracing::warn!(command, "nobody can administer this service. To let somebody in, type the command");
    Ok(())
}

async fn greet(app: &App, people: &[(String, Person)]) -> Result<(), StoreProblem> {
    for (what, person) in people {
        let link = link(&app.store, &By::service(), person, &app.settings.public_url).await?;
        say(&format!("  {what}: {link}"));
    }
    say(&format!("Each link works once, within {LINK_MINUTES} minutes. For more: waybill sign-in-link --help"));
    Ok(())
}

/// Whether somebody is an administrator, or becomes one by signing in at the identity provider.
async fn can_be_administered(app: &App) -> Result<bool, StoreProblem> {
    let roles = app.settings.config.oidc.as_ref().and_then(|oidc| oidc.roles.as_ref());
    let is_given = |(role, values): (Role, &[String])| role == Role::Administrator && !values.is_empty();
    Ok(roles.is_some_and(|roles| roles.all().into_iter().any(is_given))
        || app.store.has_administrator(ADMINISTRATOR).await?)
}

/// The first person who is let in, unless somebody has decided otherwise about them since.
async fn first_administrator(app: &App) -> Result<Option<Person>, StoreProblem> {
    let (id, name) = (ADMINISTRATOR.to_owned(), "First administrator".to_owned());
    let person = Person { id, name, roles: vec![Role::Administrator], subscriptions: Vec::new() };
    let made = app.store.make_once(&person).await?.map(|(person, _)| person);
    Ok(made.filter(|person| person.roles.contains(&Role::Administrator)))
}
