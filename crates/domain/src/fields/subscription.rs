//! Whose a job is, and where its data lies: subscription, resource group, storage account.

use super::text::text_field;
use crate::spoken;
use serde::Deserialize;

/// A subscription's id: 1 to 64 of letters, digits, `-` and `_`. Usually a GUID.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct SubscriptionId(String);

text_field!(SubscriptionId, SubscriptionIdProblem);

impl SubscriptionId {
    /// The most characters of an id.
    pub const MAX: usize = 64;

    /// Reads an id, without the space around it.
    pub fn parse(input: &str) -> Result<Self, SubscriptionIdProblem> {
        let it = input.trim();
        if it.is_empty() {
            return Err(SubscriptionIdProblem::Empty);
        }
        if it.chars().count() > Self::MAX {
            return Err(SubscriptionIdProblem::TooLong);
        }
        match it.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_')) {
            true => Ok(Self(it.to_owned())),
            false => Err(SubscriptionIdProblem::Character),
        }
    }
}

/// Why a text is not a subscription's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscriptionIdProblem {
    Empty,
    TooLong,
    Character,
}

spoken! { SubscriptionIdProblem, lang;
    Self::Empty => "Enter the subscription ID", "Ange prenumerationens ID";
    Self::TooLong => "The subscription ID is too long, the most is {max} characters", "Prenumerationens ID är för långt, högst {max} tecken går", max = SubscriptionId::MAX;
    Self::Character => "Use only letters, digits, hyphens and underscores in the subscription ID", "Använd bara bokstäver, siffror, bindestreck och understreck i prenumerationens ID";
}

/// A resource group's name: 1 to 90 of letters, digits and `-_.()`, not ending in a full stop; case kept but not told
/// apart. The rule is Azure Resource Manager's, which allows the letters of every script.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct ResourceGroup(String);

text_field!(ResourceGroup, ResourceGroupProblem);

impl ResourceGroup {
    /// The most characters of a name.
    pub const MAX: usize = 90;

    /// Reads a name, without the space around it.
    pub fn parse(input: &str) -> Result<Self, ResourceGroupProblem> {
        let it = input.trim();
        if it.is_empty() {
            return Err(ResourceGroupProblem::Empty);
        }
        if it.chars().count() > Self::MAX {
            return Err(ResourceGroupProblem::TooLong);
        }
        if !it.chars().all(|it| it.is_alphanumeric() || matches!(it, '-' | '_' | '.' | '(' | ')')) {
            return Err(ResourceGroupProblem::Character);
        }
        match it.ends_with('.') {
            true => Err(ResourceGroupProblem::LastDot),
            false => Ok(Self(it.to_owned())),
        }
    }

    /// The form in which two names are compared.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

/// Why a text is not a resource group's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResourceGroupProblem {
    Empty,
    TooLong,
    Character,
    LastDot,
}

spoken! { ResourceGroupProblem, lang;
    Self::Empty => "Enter the resource group", "Ange resursgruppen";
    Self::TooLong => "The resource group is too long, the most is {max} characters", "Resursgruppens namn är för långt, högst {max} tecken går", max = ResourceGroup::MAX;
    Self::Character => "Use only letters, digits and - _ . ( ) in the resource group", "Använd bara bokstäver, siffror och - _ . ( ) i resursgruppens namn";
    Self::LastDot => "The resource group must not end in a full stop", "Resursgruppens namn får inte sluta med punkt";
}

/// The resource id of a storage account, kept as typed:
/// `/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.Storage/storageAccounts/{name}`.
/// The fixed words in any case; `Microsoft.ClassicStorage` too, as the published examples have it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct StorageAccountId(String);

text_field!(StorageAccountId, StorageAccountIdProblem);

impl StorageAccountId {
    /// Reads a resource id, without the space around it.
    pub fn parse(input: &str) -> Result<Self, StorageAccountIdProblem> {
        let it = input.trim();
        if it.is_empty() {
            return Err(StorageAccountIdProblem::Empty);
        }
        let parts: Vec<&str> = it.split('/').collect();
        let &["", subscriptions, subscription, groups, group, providers, provider, accounts, name] = parts.as_slice()
        else {
            return Err(StorageAccountIdProblem::Shape);
        };
        let fixed = subscriptions.eq_ignore_ascii_case("subscriptions")
            && groups.eq_ignore_ascii_case("resourceGroups")
            && providers.eq_ignore_ascii_case("providers")
            && accounts.eq_ignore_ascii_case("storageAccounts")
            && (provider.eq_ignore_ascii_case("Microsoft.Storage")
                || provider.eq_ignore_ascii_case("Microsoft.ClassicStorage"));
        if !fixed {
            return Err(StorageAccountIdProblem::Shape);
        }
        SubscriptionId::parse(subscription).map_err(StorageAccountIdProblem::Subscription)?;
        ResourceGroup::parse(group).map_err(StorageAccountIdProblem::ResourceGroup)?;
        // Azure makes them of lowercase letters only; a host name does not tell case apart, so neither does this.
        let plain = name.bytes().all(|it| it.is_ascii_alphanumeric());
        match plain && (3..=24).contains(&name.len()) {
            true => Ok(Self(it.to_owned())),
            false => Err(StorageAccountIdProblem::AccountName),
        }
    }

    /// The account's own name, the last part of the id.
    pub fn account_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The id of the subscription that owns the account.
    pub fn subscription(&self) -> &str {
        self.0.split('/').nth(2).unwrap_or_default()
    }

    /// The form in which two ids are compared.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

/// Why a text is not a storage account's resource id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageAccountIdProblem {
    Empty,
    Shape,
    AccountName,
    Subscription(SubscriptionIdProblem),
    ResourceGroup(ResourceGroupProblem),
}

spoken! { StorageAccountIdProblem, lang;
    Self::Empty => "Choose a storage account, or enter its resource ID", "Välj ett lagringskonto, eller ange dess resurs-ID";
    Self::Shape => "Enter the whole resource ID of the storage account: \
         /subscriptions/…/resourceGroups/…/providers/Microsoft.Storage/storageAccounts/…", "Ange lagringskontots hela resurs-ID: \
         /subscriptions/…/resourceGroups/…/providers/Microsoft.Storage/storageAccounts/…";
    Self::AccountName => "The storage account’s name, at the end of its resource ID, must be 3 to 24 letters and digits", "Lagringskontots namn, sist i dess resurs-ID, ska vara 3 till 24 bokstäver och siffror";
    Self::Subscription(it) => "{it}", "{it}", it = it.within(lang);
    Self::ResourceGroup(it) => "{it}", "{it}", it = it.within(lang);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subscription_ids_are_short_words() {
        let read = |it: &str| SubscriptionId::parse(it).map(String::from);
        assert_eq!(read(" 6f1c9f3e-98b1-4f0e "), Ok("6f1c9f3e-98b1-4f0e".to_owned()));
        assert_eq!(read("contoso_1"), Ok("contoso_1".to_owned()));
        assert_eq!(read(""), Err(SubscriptionIdProblem::Empty));
        assert_eq!(read(&"a".repeat(65)), Err(SubscriptionIdProblem::TooLong));
        assert_eq!(read("a b"), Err(SubscriptionIdProblem::Character));
    }

    #[test]
    fn resource_groups_follow_azures_rule() {
        let read = |it: &str| ResourceGroup::parse(it).map(|it| it.key());
        assert_eq!(read("My-Group_(1).x"), Ok("my-group_(1).x".to_owned()));
        assert_eq!(read("Göteborg"), Ok("göteborg".to_owned()));
        assert_eq!(read(" "), Err(ResourceGroupProblem::Empty));
        assert_eq!(read("a."), Err(ResourceGroupProblem::LastDot));
        assert_eq!(read("a/b"), Err(ResourceGroupProblem::Character));
        assert_eq!(read(&"a".repeat(91)), Err(ResourceGroupProblem::TooLong));
    }

    #[test]
    fn storage_accounts_are_known_by_their_resource_id() {
        let it = "/subscriptions/xxxxxxxx-xxxx/resourceGroups/myGroup/providers/Microsoft.ClassicStorage/storageAccounts/test";
        let id = StorageAccountId::parse(it).unwrap();
        assert_eq!((id.as_str(), id.account_name(), id.subscription()), (it, "test", "xxxxxxxx-xxxx"));
        assert_eq!(StorageAccountId::parse(&it.to_uppercase()).unwrap().key(), id.key());
        let read = |it: &str| StorageAccountId::parse(it).unwrap_err();
        assert_eq!(read(""), StorageAccountIdProblem::Empty);
        assert_eq!(read("test"), StorageAccountIdProblem::Shape);
        assert_eq!(read(&format!("{it}/")), StorageAccountIdProblem::Shape);
        assert_eq!(read(&it.replace("Classic", "Blob")), StorageAccountIdProblem::Shape);
        assert_eq!(read(&it.replace("/test", "/a-b")), StorageAccountIdProblem::AccountName);
        assert_eq!(
            read(&it.replace("xxxxxxxx-xxxx", "x x")),
            StorageAccountIdProblem::Subscription(SubscriptionIdProblem::Character)
        );
    }
}
