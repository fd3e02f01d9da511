//! Checks what is to be known of a person: every problem at once, each at its field.

use waybill_domain::bounds::SUBSCRIPTIONS_MAX;
use waybill_domain::fields::{PersonName, SubscriptionId};
use waybill_domain::lang::{Lang, Said};
use waybill_domain::problem::Problems;
use waybill_domain::role::Role;
use waybill_domain::said;
use waybill_domain::wire::PersonWish;
use waybill_domain::words::either;

use crate::App;
use crate::failure::Failure;
use crate::mail::is_address;
use crate::store::Known;

pub(super) async fn known(app: &App, wish: PersonWish) -> Result<Known, Failure> {
    let mut problems = Problems::default();
    let name = problems.take("name", wish.name.parse::<PersonName>());
    let email = wish.email.as_deref().map(|it| it.trim().to_lowercase()).filter(|it| !it.is_empty());
    if email.as_deref().is_some_and(|it| !is_address(it)) {
        problems.add(
            "email",
            said!(
                "Write an e-mail address such as ann@contoso.example",
                "Skriv en e-postadress som ann@contoso.example"
            ),
        );
    }
    let too_long =
        || said!("Name at most {SUBSCRIPTIONS_MAX} subscriptions", "Ange högst {SUBSCRIPTIONS_MAX} prenumerationer");
    let asked_for = problems.list("subscriptions", &wish.subscriptions, SUBSCRIPTIONS_MAX, too_long);
    let too_many = || said!("Name each role once", "Ange varje roll en gång");
    let words = problems.list("roles", &wish.roles, Role::OF_PEOPLE.len(), too_many);
    let roles: Vec<Option<Role>> = words.iter().map(|word| of_people(word)).collect();
    let roles = roles.into_iter().collect::<Option<Vec<Role>>>().filter(|roles| !roles.is_empty());
    let some = || said!(lang; "Choose at least one role: {words}", "Välj minst en roll: {words}", words = names(lang));
    let roles = problems.take("roles", roles.ok_or_else(some));
    let mut subscriptions = Vec::new();
    for id in asked_for {
        let there = match id.to_ascii_lowercase().parse::<SubscriptionId>() {
            Ok(id) if app.store.has_subscription(id.as_str()).await? => Some(id.as_str().to_owned()),
            Ok(_) | Err(_) => None,
        };
        match there {
            Some(id) => subscriptions.push(id),
            None => problems.add("subscriptions", no_subscription()),
        }
    }
    subscriptions.sort();
    subscriptions.dedup();
    if roles.as_ref().is_some_and(|it| it.contains(&Role::Customer)) && wish.subscriptions.is_empty() {
        problems.add(
            "subscriptions",
            said!("Choose at least one subscription for a customer", "Välj minst en prenumeration för en kund"),
        );
    }
    let disabled = wish.disabled;
    let known = name.zip(roles).map(|(name, roles)| Known { name: name.into(), email, roles, subscriptions, disabled });
    Ok(problems.or(known)?)
}

/// Also told when one is removed between the check and the write, which looks again.
pub(super) fn no_subscription() -> Said {
    said!(
        "One of these subscriptions is not there. Add it first",
        "En av prenumerationerna finns inte. Lägg till den först"
    )
}

fn names(lang: Lang) -> String {
    either(lang, &Role::OF_PEOPLE.iter().map(|role| role.name(lang)).collect::<Vec<_>>())
}

fn of_people(word: &str) -> Option<Role> {
    Role::OF_PEOPLE.iter().copied().find(|role| role.word().eq_ignore_ascii_case(word))
}
