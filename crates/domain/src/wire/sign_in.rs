//! How one signs in and out.

use serde::{Deserialize, Serialize};

/// What the sign-in page offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignInWays {
    /// Whether links that work once are redeemed.
    pub one_time_links: bool,
    /// Whether one can be asked for by mail.
    pub by_mail: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<SignInProvider>,
}

/// Somebody who wants a sign-in link by mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkByMail {
    pub email: String,
}

/// An identity provider, as people know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInProvider {
    pub name: String,
    /// Whom somebody asks who has no access.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
}

/// Signed out here; where to go on to sign out at the identity provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignedOut {
    pub continue_at: String,
}
