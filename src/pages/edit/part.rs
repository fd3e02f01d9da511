//! What can be changed of a job: one at a time.

use crate::view::prelude::*;
use waybill_domain::job::{Act, Job};
use waybill_domain::problem::Problem;
use waybill_domain::wire::{UpdateDetails, UpdateJobParameters};

use crate::draft::{Draft, Texts};
use crate::pages::form::doubts::Doubts;
use crate::pages::form::{address, delivery, logs, return_shipping};
use crate::ui::problem_summary::Problems;
use crate::words as w;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Address,
    Carrier,
    Logs,
    Delivery,
}

impl Part {
    pub(super) const ALL: [Self; 4] = [Self::Address, Self::Carrier, Self::Logs, Self::Delivery];

    pub(super) fn read(word: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.word() == word).unwrap_or(Self::Address)
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Carrier => "carrier",
            Self::Logs => "logs",
            Self::Delivery => "delivery",
        }
    }

    pub(super) fn act(self) -> Act {
        match self {
            Self::Address => Act::ChangeReturnAddress,
            Self::Carrier => Act::ChangeReturnShipping,
            Self::Logs => Act::ChangeLogs,
            Self::Delivery => Act::ChangeDelivery,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Address => w::edit::address(),
            Self::Carrier => w::edit::carrier(),
            Self::Logs => w::edit::logs(),
            Self::Delivery => w::edit::delivery(),
        }
    }

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Address => w::edit::title_address(),
            Self::Carrier => w::edit::title_carrier(),
            Self::Logs => w::edit::title_logs(),
            Self::Delivery => w::edit::title_delivery(),
        }
    }

    pub(super) fn lead(self) -> &'static str {
        match self {
            Self::Address => w::edit::lead_address(),
            Self::Carrier => w::edit::lead_carrier(),
            Self::Logs => w::edit::lead_logs(),
            Self::Delivery => w::edit::lead_delivery(),
        }
    }

    pub(super) fn saved(self) -> &'static str {
        match self {
            Self::Address => w::edit::saved_address(),
            Self::Carrier => w::edit::saved_carrier(),
            Self::Logs => w::edit::saved_logs(),
            Self::Delivery => w::edit::saved_delivery(),
        }
    }

    /// Fills in what the job has.
    pub(super) fn propose(self, draft: Draft, job: &Job, carriers: &[String]) {
        match self {
            Self::Address => {
                if let Some(known) = &job.return_address {
                    address::propose(draft, known.input());
                }
            }
            Self::Carrier => {
                if let Some(known) = &job.return_shipping {
                    return_shipping::propose(draft, known, carriers);
                }
            }
            Self::Logs => logs::propose(draft, job.log_level.word(), job.backup_drive_manifest),
            Self::Delivery => {
                delivery::propose(draft, job.delivery_package.as_ref(), carriers);
                delivery::propose_usual(draft, job);
            }
        }
    }

    pub(super) fn fields(self, draft: Draft, problems: Problems, doubts: Doubts, carriers: &[String]) -> AnyView {
        match self {
            Self::Address => address::fields(draft, problems),
            // Who comes here wants to name an account: an update cannot take one away.
            Self::Carrier => {
                return_shipping::choose_account(draft);
                return_shipping::fields(draft, problems, Signal::stored(carriers.to_vec()), true)
            }
            Self::Logs => logs::fields(draft, problems),
            Self::Delivery => delivery::fields(draft, problems, doubts, carriers),
        }
    }

    pub(super) fn update(self, texts: &Texts) -> UpdateJobParameters {
        let none = UpdateDetails::default();
        let details = match self {
            Self::Address => UpdateDetails { return_address: Some(address::typed(texts).unwrap_or_default()), ..none },
            Self::Carrier => UpdateDetails { return_shipping: return_shipping::typed(texts), ..none },
            Self::Logs => {
                UpdateDetails { log_level: logs::level(texts), backup_drive_manifest: logs::backup(texts), ..none }
            }
            Self::Delivery => UpdateDetails { delivery_package: Some(delivery::all(texts)), ..none },
        };
        UpdateJobParameters { properties: Some(details), ..UpdateJobParameters::default() }
    }

    pub(super) fn doubts(self, texts: &Texts, job: &Job, carriers: &[String]) -> Vec<Problem> {
        match self {
            Self::Delivery => delivery::doubts(texts, job, carriers),
            Self::Address | Self::Carrier | Self::Logs => Vec::new(),
        }
    }
}

/// Puts problems to the fields that are shown.
pub(super) fn place(problems: &mut [Problem], texts: &Texts) {
    delivery::place(problems, texts);
    return_shipping::place(problems, texts);
}
