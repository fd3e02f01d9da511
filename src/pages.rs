//! What one sees, by route. Two programs share them (docs/decisions/0005-two-programs.md): one to read, which a customer's
//! first visit loads, and one with the forms and what is looked up now and then.

use crate::route::Route;
use crate::view::prelude::*;

pub mod edit;
pub mod form;
pub mod job;
pub mod jobs;
pub mod log;
pub mod new_job;
pub mod not_found;
pub mod settings;
pub mod ship;
pub mod sign_in;
pub mod slip;
pub mod states;

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
        | Route::Log(..)
        | Route::States
        | Route::Settings => None,
    }
}

/// The pages of the program with the forms, and those that are seldom opened.
pub fn to_fill_in(route: Route) -> Option<AnyView> {
    match route {
        Route::NewJob => Some(new_job::page()),
        Route::Ship(id) => Some(ship::page(id)),
        Route::Slip(id) => Some(slip::page(id)),
        Route::Edit(id) => Some(edit::page(id)),
        Route::Log(id, serial) => Some(log::page(id, serial)),
        Route::States => Some(states::page()),
        Route::Settings => Some(settings::page()),
        Route::Jobs | Route::Job(_) | Route::SignIn | Route::NotFound => None,
    }
}
