//! What of a job is searched, and what of it a fragment was found in.

use super::{Fragment, fold, phone, runs};
use crate::fields::AddressField;
use crate::job::Job;
use crate::listed;

listed! {
    /// The field that a fragment was found in, in the order in which they are told.
    pub enum FoundIn {
        Name = "name",
        Delivery = "delivery",
        FurtherPackage = "furtherPackage",
        ReturnPackage = "returnPackage",
        Drive = "drive",
        ExtraDrive = "extraDrive",
        Company = "company",
        Contact = "contact",
        Recipient = "recipient",
        Email = "email",
        Phone = "phone",
    }
}

/// The subscription's company and contact, which are searched with each of its jobs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Owner<'a> {
    pub company: &'a str,
    pub contact: &'a str,
}

impl Job {
    /// What is searched of the job: each field with its text as people wrote it.
    pub fn searched<'a>(&'a self, owner: Owner<'a>) -> Vec<(FoundIn, &'a str)> {
        let mut all = vec![(FoundIn::Name, self.id.name.as_str())];
        let number = |at: FoundIn| move |it: &'a crate::job::Package| (at, it.tracking_number.as_str());
        all.extend(self.delivery_package.iter().map(number(FoundIn::Delivery)));
        all.extend(self.further_packages.iter().map(number(FoundIn::FurtherPackage)));
        all.extend(self.return_package.iter().map(number(FoundIn::ReturnPackage)));
        all.extend(self.drives.iter().map(|it| (FoundIn::Drive, it.serial.as_str())));
        all.extend(self.extra_drives.iter().map(|it| (FoundIn::ExtraDrive, it.serial.as_str())));
        all.extend([(FoundIn::Company, owner.company), (FoundIn::Contact, owner.contact)]);
        let address = self.return_address.iter().flat_map(|address| {
            let field = |at, field| (at, address.get(field));
            [
                field(FoundIn::Recipient, AddressField::RecipientName),
                field(FoundIn::Email, AddressField::Email),
                field(FoundIn::Phone, AddressField::Phone),
            ]
        });
        all.extend(address);
        all.retain(|(_, text)| !text.is_empty());
        all
    }

    /// All that a search looks into, folded, a line for each field. No fragment has a line break, so none reaches
    /// from one field into the next. Words of runs stand at the end ([`Fragment::words`]); none is part of a fragment.
    pub fn search_text(&self, owner: Owner<'_>) -> String {
        let mut lines: Vec<String> = self.searched(owner).into_iter().flat_map(|(at, text)| lines(at, text)).collect();
        lines.retain(|line| !line.is_empty());
        let mut seen = Vec::new();
        lines.retain(|line| {
            let new = !seen.contains(line);
            if new {
                seen.push(line.clone());
            }
            new
        });
        let words = runs::kept(&lines.join("\n"));
        lines.extend(words);
        lines.join("\n")
    }

    /// The fields that a fragment stands in, with their texts.
    pub fn found<'a>(&'a self, fragment: &Fragment, owner: Owner<'a>) -> Vec<(FoundIn, &'a str)> {
        let mut all = self.searched(owner);
        all.retain(|(at, text)| lines(*at, text).iter().any(|line| fragment.is_in(line)));
        all
    }
}

fn lines(at: FoundIn, text: &str) -> Vec<String> {
    if at == FoundIn::Phone { [vec![fold(text)], phone::kept(text)].concat() } else { vec![fold(text)] }
}
