//! What any portal is made of: knows no job, no page and no HTTP. Functions that give an [`leptos::prelude::AnyView`], not
//! generic components: each stands in the binary once.

pub mod badge;
pub mod barcode;
pub mod button;
pub mod copy;
pub mod diagram;
pub mod dialog;
pub mod empty;
pub mod field;
pub mod icon;
pub mod ledger;
pub mod loading;
pub mod page;
pub mod problem_summary;
pub mod ruler;
pub mod theme;
pub mod toast;
