//! People, and where somebody is signed in. Only the programs with forms and for staff call it, so serde reads the answers.

use waybill_domain::wire::{
    Access, Company, ListBody, NewSubscription, PeoplePage, PersonInfo, PersonWish, Proof, SignInLink, Subscription,
};

use super::Answer;
use super::send::{Call, derived, nothing};
use crate::route::encode;

/// Where the asker is signed in.
///
/// # Errors
/// The service does not answer.
pub async fn sessions() -> Answer<Vec<Proof>> {
    let list: ListBody<Proof> = derived(Call::new("GET", "/v1/sessions")).await?;
    Ok(list.value)
}

/// Signs the asker out in another browser; without an id in all others.
///
/// # Errors
/// It has ended already, or the service does not answer.
pub async fn end_session(id: Option<&str>) -> Answer<()> {
    let one = id.map_or(String::new(), |id| ["/", &encode(id)].concat());
    nothing(Call::new("DELETE", &["/v1/sessions", &one].concat())).await
}

/// A page of people; `query` is what stands behind the question mark.
///
/// # Errors
/// The asker is no administrator, or the service does not answer.
pub async fn people(query: &str) -> Answer<PeoplePage> {
    derived(Call::new("GET", &["/v1/people?", query].concat())).await
}

/// # Errors
/// There is no such person, or the service does not answer.
pub async fn person(id: &str) -> Answer<PersonInfo> {
    derived(Call::new("GET", &at(id, ""))).await
}

/// Adds somebody; with an id, changes who is there.
///
/// # Errors
/// A field is wrong, or the service does not answer.
pub async fn keep(id: Option<&str>, wish: &PersonWish) -> Answer<PersonInfo> {
    let call = match id {
        Some(id) => Call::new("PUT", &at(id, "")),
        None => Call::new("POST", "/v1/people"),
    };
    derived(call.body(wish)).await
}

/// A link that signs somebody in once. It is told only here.
///
/// # Errors
/// They are switched off, links are, or the service does not answer.
pub async fn link(id: &str) -> Answer<SignInLink> {
    derived(Call::new("POST", &at(id, "/link"))).await
}

/// Somebody's sessions and tokens.
///
/// # Errors
/// There is no such person, or the service does not answer.
pub async fn access(id: &str) -> Answer<Access> {
    derived(Call::new("GET", &at(id, "/access"))).await
}

/// Ends one of them.
///
/// # Errors
/// It has ended already, or the service does not answer.
pub async fn revoke(id: &str, proof: &str) -> Answer<()> {
    nothing(Call::new("DELETE", &at(id, &["/access/", &encode(proof)].concat()))).await
}

/// The subscriptions that people can be given.
///
/// # Errors
/// The service does not answer.
pub async fn subscriptions() -> Answer<Vec<Subscription>> {
    let list: ListBody<Subscription> = derived(Call::new("GET", "/v1/subscriptions")).await?;
    Ok(list.value)
}

/// Adds a subscription.
///
/// # Errors
/// A field is wrong, it is there, or the service does not answer.
pub async fn add_subscription(new: &NewSubscription) -> Answer<Subscription> {
    derived(Call::new("POST", "/v1/subscriptions").body(new)).await
}

/// Gives a subscription another company's name.
///
/// # Errors
/// A field is wrong, or the service does not answer.
pub async fn rename_subscription(id: &str, company: String) -> Answer<()> {
    nothing(Call::new("PUT", &["/v1/subscriptions/", &encode(id)].concat()).body(&Company { company })).await
}

/// Removes a subscription.
///
/// # Errors
/// It has jobs or people, or the service does not answer.
pub async fn remove_subscription(id: &str) -> Answer<()> {
    nothing(Call::new("DELETE", &["/v1/subscriptions/", &encode(id)].concat())).await
}

fn at(id: &str, below: &str) -> String {
    ["/v1/people/", &encode(id), below].concat()
}
