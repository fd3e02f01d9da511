//! `[oidc]`: the identity provider, and what its claims mean here.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use waybill_domain::role::Role;

/// A provider of OpenID Connect that people sign in with.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Oidc {
    /// Who the provider is: what stands before `/.well-known/openid-configuration`.
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    /// Where the client's secret is; a public client has none.
    #[serde(default)]
    pub(crate) client_secret_file: Option<PathBuf>,
    #[serde(default)]
    pub(crate) client_secret_env: Option<String>,
    /// What people call the provider: "Sign in with …".
    pub(crate) name: String,
    /// Whom somebody asks who has no access.
    #[serde(default)]
    pub(crate) contact: Option<String>,
    /// What is asked for besides `openid`.
    #[serde(default = "usual_scopes")]
    pub(crate) scopes: Vec<String>,
    /// The claim that timelines show.
    #[serde(default = "usual_name")]
    pub(crate) name_claim: ClaimPath,
    /// Without it, roles are what an administrator gave.
    #[serde(default)]
    pub(crate) roles: Option<Roles>,
    /// Without it, subscriptions are what an administrator gave.
    #[serde(default)]
    pub(crate) subscriptions: Option<Subscriptions>,
    /// Without it, the provider's access tokens are not accepted.
    #[serde(default)]
    pub(crate) programs: Option<Programs>,
}

/// `[oidc.roles]`: a role is held by anyone who has one of its values in the claim.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Roles {
    pub(crate) claim: ClaimPath,
    #[serde(default)]
    customer: Vec<String>,
    #[serde(default)]
    support: Vec<String>,
    #[serde(default)]
    operator: Vec<String>,
    #[serde(default)]
    administrator: Vec<String>,
}

impl Roles {
    /// The roles, each with the values that give it.
    pub(crate) fn all(&self) -> [(Role, &[String]); 4] {
        [
            (Role::Customer, &self.customer),
            (Role::Support, &self.support),
            (Role::Operator, &self.operator),
            (Role::Administrator, &self.administrator),
        ]
    }
}

/// `[oidc.subscriptions]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Subscriptions {
    pub(crate) claim: ClaimPath,
    /// The subscriptions that a value stands for; without a map, each value is a subscription's id.
    #[serde(default)]
    pub(crate) map: Option<BTreeMap<String, Vec<String>>>,
}

/// `[oidc.programs]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Programs {
    /// What must stand in a token's `aud`: Waybill as the provider knows it as a resource.
    pub(crate) audience: String,
}

/// Where a claim lies: `groups`, `realm_access.roles`, or as a list where a name has dots of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Written")]
pub(crate) struct ClaimPath(pub(crate) Vec<String>);

#[derive(Deserialize)]
#[serde(untagged, expecting = "a claim's name as a text, or its path as a list of texts")]
enum Written {
    Dotted(String),
    List(Vec<String>),
}

impl From<Written> for ClaimPath {
    fn from(written: Written) -> Self {
        match written {
            Written::Dotted(text) => Self(text.split('.').map(str::to_owned).collect()),
            Written::List(parts) => Self(parts),
        }
    }
}

fn usual_scopes() -> Vec<String> {
    ["profile", "email"].map(str::to_owned).to_vec()
}

fn usual_name() -> ClaimPath {
    ClaimPath(vec!["name".to_owned()])
}
