//! The two people as whom a visitor of the demo signs in. They are the demo's own, and made once: what is decided about
//! them outlives a restart.

use waybill_domain::role::Role;

use super::people::{CONTOSO, CUSTOMER, FABRIKAM};
use crate::App;
use crate::store::{Person, StoreProblem};

/// So many notices are new to a visitor; those of the months before are read.
const NEWS: u32 = 7;

/// A visitor's roles in words, and who that is; without those who were removed or switched off.
pub(crate) async fn visitors(app: &App) -> Result<Vec<(String, Person)>, StoreProblem> {
    let companies = [CONTOSO, FABRIKAM];
    let owned = companies.iter().map(|it| it.subscription.to_owned()).collect();
    let of = companies.map(|it| it.name).join(", ");
    let staff = vec![Role::Support, Role::Operator, Role::Administrator];
    let all = [
        (format!("customer ({of})"), person("demo-customer", CUSTOMER, vec![Role::Customer], owned)),
        (
            "support, operator and administrator".to_owned(),
            person("demo-staff", "Support and operations", staff, Vec::new()),
        ),
    ];
    let mut there = Vec::new();
    for (what, person) in all {
        let Some((person, is_new)) = app.store.make_once(&person).await? else { continue };
        if is_new && let Some(last) = app.store.notices(&person, None, NEWS).await?.next {
            app.store.read_notices(&person, last - 1).await?;
        }
        there.push((what, person));
    }
    Ok(there)
}

fn person(id: &str, name: &str, roles: Vec<Role>, subscriptions: Vec<String>) -> Person {
    Person { id: id.to_owned(), name: name.to_owned(), roles, subscriptions }
}
