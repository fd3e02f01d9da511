//! People, where they are signed in, and the tokens of their programs.

use serde::{Deserialize, Serialize};

use crate::job::Time;
use crate::role::Role;

/// Somebody, as administrators see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonInfo {
    pub id: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    pub roles: Vec<Role>,
    /// Ids of the subscriptions that a customer owns.
    pub subscriptions: Vec<String>,
    #[serde(deserialize_with = "crate::moment::read")]
    pub created: Time,
    /// Since when nothing proves them any more; absent while they may sign in.
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub disabled: Option<Time>,
    /// How many sessions and tokens are open.
    pub sessions: u64,
    pub tokens: u64,
}

/// A page of people, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeoplePage {
    pub value: Vec<PersonInfo>,
    /// Goes into `after`; absent on the last page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    pub total: u64,
    /// The service's clock is so many days further ahead than it can believe: deadlines wait.
    #[serde(default, rename = "clockAheadDays", skip_serializing_if = "Option::is_none")]
    pub clock_ahead_days: Option<i64>,
}

/// What is to be known of a person: to add one, or in place of what was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonWish {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Words of roles.
    pub roles: Vec<String>,
    pub subscriptions: Vec<String>,
    pub disabled: bool,
}

/// A subscription's company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    pub company: String,
}

/// A subscription that is to be added.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewSubscription {
    pub id: String,
    pub company: String,
}

/// A link that signs somebody in once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInLink {
    pub link: String,
    #[serde(deserialize_with = "crate::moment::read")]
    pub expires: Time,
}

/// A browser that somebody is signed in with, or a program's token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Names it; proves nothing.
    pub id: String,
    /// As words; empty where it is not known.
    pub browser: String,
    pub system: String,
    /// Absent of one that is older than this was kept.
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub created: Option<Time>,
    /// Last used, to about five minutes.
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub seen: Option<Time>,
    #[serde(deserialize_with = "crate::moment::read")]
    pub expires: Time,
    /// Whether it proves this very request.
    pub current: bool,
}

/// What proves a person, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    pub sessions: Vec<Proof>,
    pub tokens: Vec<Proof>,
}
