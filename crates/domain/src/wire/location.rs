//! A data center that drives are sent to, in the contract's words.

use serde::{Deserialize, Serialize};

/// A location. Some have a sentence where the address should be, some point to another location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Location {
    /// `/providers/Microsoft.ImportExport/locations/{slug}`
    pub id: String,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub properties: LocationProperties,
}

/// Where parcels go. Texts are empty where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LocationProperties {
    pub recipient_name: String,
    pub street_address1: String,
    pub street_address2: String,
    pub city: String,
    pub state_or_province: String,
    pub postal_code: String,
    pub country_or_region: String,
    pub phone: String,
    /// What else a sender must know: an inbound ID to ask for, opening hours, customs.
    pub additional_shipping_information: String,
    pub supported_carriers: Vec<String>,
    /// Ids of the locations to ship to; if the location itself is not among them, ship to the first.
    pub alternate_locations: Vec<String>,
}

impl Location {
    /// The last part of the id: "westeurope".
    pub fn slug(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or_default()
    }

    /// Whether a name or slug means this location, without regard to case and spaces.
    pub fn is_called(&self, name: &str) -> bool {
        slug_of(name) == slug_of(self.slug())
    }

    /// The location that drives for this one are really sent to.
    pub fn ships_to<'a>(&'a self, all: &'a [Self]) -> &'a Self {
        let others = &self.properties.alternate_locations;
        if others.is_empty() || others.iter().any(|id| id.eq_ignore_ascii_case(&self.id)) {
            return self;
        }
        let named = |location: &&Self| others.iter().any(|id| id.eq_ignore_ascii_case(&location.id));
        all.iter().find(named).unwrap_or(self)
    }

    /// Whether the address is one that a carrier can deliver to, not a sentence in its place.
    pub fn has_address(&self) -> bool {
        !self.properties.street_address1.trim().is_empty()
    }
}

fn slug_of(name: &str) -> String {
    name.chars().filter(|c| *c != ' ').map(|c| c.to_ascii_lowercase()).collect()
}
