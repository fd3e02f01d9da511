//! What one sees, by route.

pub mod edit;
pub mod form;
pub mod job;
pub mod jobs;
pub mod new_job;
pub mod not_found;
pub mod settings;
pub mod ship;
pub mod sign_in;
pub mod slip;
pub mod states;
