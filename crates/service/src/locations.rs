//! The data centers that drives are sent to: the ten of `locations.json`, or those of a file of one's own.
//! Nothing here knows about jobs; a file that cannot be used stops the service at its start, not a customer later.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use waybill_domain::lang::Lang;
use waybill_domain::wire::Location;

/// Compiled in, so that the binary alone is enough.
const EMBEDDED: &str = include_str!("../locations.json");
const ID: &str = "/providers/Microsoft.ImportExport/locations/";
const KIND: &str = "Microsoft.ImportExport/locations";

/// All locations, in the order of their file, as each language tells them.
#[derive(Debug, Clone)]
pub struct Locations {
    english: Vec<Location>,
    swedish: Vec<Location>,
}

/// A location as the file has it: the contract's, and beside it what it says in Swedish.
#[derive(Deserialize)]
struct Entry {
    #[serde(flatten)]
    location: Location,
    #[serde(default)]
    swedish: Sentences,
}

/// What a location tells in sentences. What is empty is told as in `properties`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct Sentences {
    recipient_name: String,
    additional_shipping_information: String,
}

impl Entry {
    fn in_swedish(&self) -> Location {
        let mut location = self.location.clone();
        let it = &mut location.properties;
        let sentences = [
            (&self.swedish.recipient_name, &mut it.recipient_name),
            (&self.swedish.additional_shipping_information, &mut it.additional_shipping_information),
        ];
        for (swedish, told) in sentences.into_iter().filter(|(swedish, _)| !swedish.is_empty()) {
            swedish.clone_into(told);
        }
        location
    }
}

/// Why a file of locations cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LocationsProblem {
    #[error("Could not read the locations file {}: {cause}", .file.display())]
    Unreadable { file: PathBuf, cause: std::io::Error },
    #[error("The locations file is not a list of locations: {0}")]
    NotLocations(#[from] serde_json::Error),
    #[error("The locations file names no location")]
    Empty,
    #[error("Location {id}: its id must be {ID} and then letters and digits in lower case")]
    Id { id: String },
    #[error("Location {id}: its type must be {KIND}")]
    Kind { id: String },
    #[error("Location {id}: it has no name")]
    Name { id: String },
    #[error("Location {id}: its name must be its id's last part, but for case and spaces")]
    NameUnlikeId { id: String },
    #[error("Location {id}: it is there twice")]
    Twice { id: String },
    #[error("Location {id}: it has neither an address nor a sentence in recipientName that says how to get one")]
    NowhereToShip { id: String },
    #[error("Location {id}: it names no carrier in supportedCarriers")]
    NoCarrier { id: String },
    #[error("Location {id}: its alternate {alternate} is not in the file")]
    NoSuchAlternate { id: String, alternate: String },
    #[error("Location {id}: its alternate {alternate} itself ships elsewhere")]
    Detour { id: String, alternate: String },
}

impl Locations {
    /// Those of a file, or the ten that Waybill comes with.
    ///
    /// # Errors
    /// The file cannot be read, or its first location that cannot be used, and why.
    pub fn load(file: Option<&Path>) -> Result<Self, LocationsProblem> {
        let Some(file) = file else { return Self::parse(EMBEDDED) };
        let text = std::fs::read_to_string(file);
        Self::parse(&text.map_err(|cause| LocationsProblem::Unreadable { file: file.to_owned(), cause })?)
    }

    /// Reads the JSON of a file: an array of the contract's `Location`, each with what it says in Swedish if it may.
    ///
    /// # Errors
    /// The first location that cannot be used, and why.
    pub fn parse(json: &str) -> Result<Self, LocationsProblem> {
        let entries: Vec<Entry> = serde_json::from_str(json)?;
        let swedish = entries.iter().map(Entry::in_swedish).collect();
        let all: Vec<Location> = entries.into_iter().map(|entry| entry.location).collect();
        if all.is_empty() {
            return Err(LocationsProblem::Empty);
        }
        let mut seen = BTreeSet::new();
        for location in &all {
            check_alone(location)?;
            if !seen.insert(location.id.as_str()) {
                return Err(LocationsProblem::Twice { id: location.id.clone() });
            }
        }
        all.iter().try_for_each(|location| check_alternates(location, &all))?;
        Ok(Self { english: all, swedish })
    }

    /// As the contract has them without a wish for a language: in English.
    pub fn all(&self) -> &[Location] {
        &self.english
    }

    /// As a reader of this language is told them.
    pub fn told(&self, lang: Lang) -> &[Location] {
        match lang {
            Lang::English => &self.english,
            Lang::Swedish => &self.swedish,
        }
    }

    /// By display name or slug, without regard to case and spaces.
    pub fn find(&self, name: &str) -> Option<&Location> {
        self.find_told(name, Lang::English)
    }

    /// The same, as a reader of this language is told it.
    pub fn find_told(&self, name: &str, lang: Lang) -> Option<&Location> {
        self.told(lang).iter().find(|location| location.is_called(name))
    }
}

fn check_alone(location: &Location) -> Result<(), LocationsProblem> {
    let id = location.id.clone();
    let slug = location.id.strip_prefix(ID).unwrap_or_default();
    if slug.is_empty() || !slug.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit()) {
        return Err(LocationsProblem::Id { id });
    }
    if location.kind != KIND {
        return Err(LocationsProblem::Kind { id });
    }
    if location.name.trim().is_empty() {
        return Err(LocationsProblem::Name { id });
    }
    // A job names its location by this name, and the contract's Get by the slug: both must find it.
    if !location.is_called(&location.name) {
        return Err(LocationsProblem::NameUnlikeId { id });
    }
    let it = &location.properties;
    if it.recipient_name.trim().is_empty() {
        return Err(LocationsProblem::NowhereToShip { id });
    }
    if it.supported_carriers.is_empty() {
        return Err(LocationsProblem::NoCarrier { id });
    }
    Ok(())
}

/// One step away at most: nobody follows a parcel's address through three data centers.
fn check_alternates(location: &Location, all: &[Location]) -> Result<(), LocationsProblem> {
    for alternate in &location.properties.alternate_locations {
        let (id, alternate) = (location.id.clone(), alternate.clone());
        let Some(named) = all.iter().find(|it| it.id == alternate) else {
            return Err(LocationsProblem::NoSuchAlternate { id, alternate });
        };
        if named.id != location.id && named.ships_to(all).id != named.id {
            return Err(LocationsProblem::Detour { id, alternate });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ten() -> Locations {
        Locations::load(None).unwrap()
    }

    #[test]
    fn ten_come_with_waybill_in_the_designs_order() {
        let names: Vec<String> = ten().all().iter().map(|location| location.name.clone()).collect();
        let want = "West US, East US, North Europe, West Europe, Sweden Central, UK South, Southeast Asia, Australia East, \
                    Australia Southeast, Korea South";
        assert_eq!(names.join(", "), want);
    }

    #[test]
    fn a_location_is_found_by_name_and_by_slug() {
        for name in ["Sweden Central", "swedencentral", "SWEDEN central"] {
            assert_eq!(ten().find(name).unwrap().slug(), "swedencentral");
        }
        assert!(ten().find("Atlantis").is_none());
    }

    #[test]
    fn korea_south_is_closed_and_ships_to_australia_southeast() {
        for location in ten().all() {
            let want = if location.name == "Korea South" { "Australia Southeast" } else { &location.name };
            assert_eq!(location.ships_to(ten().all()).name, want);
        }
    }

    #[test]
    fn only_australia_east_has_a_sentence_for_an_address() {
        let ten = ten();
        let without: Vec<&Location> = ten.all().iter().filter(|location| !location.has_address()).collect();
        assert_eq!(without.len(), 1);
        assert!(without[0].properties.recipient_name.starts_with("Ask for an inbound ID first"));
        assert!(without[0].properties.additional_shipping_information.contains("inbound@"));
    }

    #[test]
    fn sweden_central_takes_postnord() {
        assert!(ten().find("swedencentral").unwrap().properties.supported_carriers.contains(&"PostNord".to_owned()));
    }

    #[test]
    fn the_ten_say_in_swedish_what_they_say_in_english() {
        let ten = ten();
        for (english, swedish) in ten.all().iter().zip(ten.told(Lang::Swedish)) {
            let (here, there) = (&english.properties, &swedish.properties);
            assert_ne!(here.additional_shipping_information, there.additional_shipping_information, "{}", english.id);
            // A sentence in place of an address is one that people read; a name on a parcel is not.
            assert_eq!(here.recipient_name == there.recipient_name, english.has_address(), "{}", english.id);
            assert_eq!((&here.city, &english.name), (&there.city, &swedish.name));
        }
        assert!(
            ten.find_told("West Europe", Lang::Swedish)
                .unwrap()
                .properties
                .additional_shipping_information
                .contains("tull")
        );
    }

    #[test]
    fn a_location_without_swedish_is_told_in_english() {
        let english = ten().english;
        let own = Locations::parse(&serde_json::to_string(&english).unwrap()).unwrap();
        assert_eq!(own.told(Lang::Swedish), english);
    }

    #[track_caller]
    fn refused(change: impl FnOnce(&mut Vec<Location>), want: &str) {
        let mut all = ten().english;
        change(&mut all);
        let problem = Locations::parse(&serde_json::to_string(&all).unwrap()).unwrap_err().to_string();
        assert!(problem.contains(want), "{problem}");
    }

    #[test]
    fn a_bad_file_is_a_clear_error() {
        refused(Vec::clear, "names no location");
        refused(|all| all[0].id = "westus".to_owned(), "Location westus: its id must be");
        refused(|all| all[0].kind.clear(), "its type must be");
        refused(|all| all[0].name = " ".to_owned(), "it has no name");
        refused(|all| all[0].name = "East US".to_owned(), "must be its id's last part");
        refused(|all| all[1] = all[0].clone(), "it is there twice");
        refused(|all| all[0].properties.recipient_name.clear(), "neither an address nor a sentence");
        refused(|all| all[0].properties.supported_carriers.clear(), "names no carrier");
        refused(|all| all[0].properties.alternate_locations = vec!["nowhere".to_owned()], "is not in the file");
        let korea = format!("{ID}koreasouth");
        refused(|all| all[0].properties.alternate_locations = vec![korea], "itself ships elsewhere");
    }

    #[test]
    fn a_file_that_is_none_is_named() {
        assert!(Locations::parse("{}").unwrap_err().to_string().starts_with("The locations file is not a list"));
        let missing = Locations::load(Some(Path::new("/nowhere/locations.json"))).unwrap_err().to_string();
        assert!(missing.starts_with("Could not read the locations file /nowhere/locations.json"), "{missing}");
    }
}
