//! What one sees, by route. Three programs share them (docs/decisions/0005-two-programs.md): one to read, which a customer's
//! first visit loads, one with the forms and what is looked up now and then, and one for staff.

use crate::route::Route;
use crate::view::prelude::*;

pub mod confirmed;
pub mod edit;
pub mod form;
pub mod job;
pub mod jobs;
pub mod log;
pub mod new_job;
pub mod not_found;
pub mod notices;
pub mod operations;
pub mod people;
pub mod proofs;
pub mod settings;
pub mod share;
pub mod ship;
pub mod sign_in;
pub mod slip;
pub mod staff;
pub mod staff_job;
pub mod states;
pub mod support;

/// The pages of the program that reads.
pub fn to_read(route: Route) -> Option<AnyView> {
    match route {
        Route::Jobs => Some(jobs::page()),
        Route::Job(id) => Some(job::page(id)),
        Route::SignIn => Some(sign_in::page()),
        Route::NotFound => Some(not_found::page()),
        Route::NewJob
        | Route::Ship(_)
        | Route::Slip(_)
        | Route::Edit(_)
        | Route::Share(_)
        | Route::Log(..)
        | Route::States
        | Route::Settings
        | Route::Notices
        | Route::Support
        | Route::SupportJob(_)
        | Route::Operations
        | Route::Arrivals
        | Route::CopyBoard
        | Route::Packing
        | Route::People
        | Route::NewPerson
        | Route::Person(_) => None,
    }
}

/// The pages of the program with the forms, and those that are seldom opened.
pub fn to_fill_in(route: Route) -> Option<AnyView> {
    match route {
        Route::NewJob => Some(new_job::page()),
        Route::Ship(id) => Some(ship::page(id)),
        Route::Slip(id) => Some(slip::page(id)),
        Route::Edit(id) => Some(edit::page(id)),
        Route::Share(id) => Some(share::page(id)),
        Route::Log(id, serial) => Some(log::page(id, serial)),
        Route::States => Some(states::page()),
        Route::Settings => Some(settings::page()),
        Route::Notices => Some(notices::page()),
        Route::Jobs
        | Route::Job(_)
        | Route::Support
        | Route::SupportJob(_)
        | Route::Operations
        | Route::Arrivals
        | Route::CopyBoard
        | Route::Packing
        | Route::People
        | Route::NewPerson
        | Route::Person(_)
        | Route::SignIn
        | Route::NotFound => None,
    }
}

/// The pages of the program for staff. Who is not gets none of their data.
pub fn for_staff(route: Route) -> Option<AnyView> {
    match route {
        Route::Support => Some(staff::only(support::page)),
        Route::SupportJob(id) => Some(staff::only(move || staff_job::page(id.clone()))),
        Route::Operations => Some(staff::operators_only(operations::page)),
        // Support notes what was said about a package, too.
        Route::Arrivals => Some(staff::only(operations::arrivals::page)),
        Route::CopyBoard => Some(staff::operators_only(operations::copy_board::page)),
        Route::Packing => Some(staff::operators_only(operations::packing::page)),
        Route::People => Some(staff::administrators_only(people::page)),
        Route::NewPerson => Some(staff::administrators_only(people::new_page)),
        Route::Person(id) => Some(staff::administrators_only(move || people::person_page(&id))),
        Route::Jobs
        | Route::Job(_)
        | Route::NewJob
        | Route::Ship(_)
        | Route::Slip(_)
        | Route::Edit(_)
        | Route::Share(_)
        | Route::Log(..)
        | Route::States
        | Route::Settings
        | Route::Notices
        | Route::SignIn
        | Route::NotFound => None,
    }
}
