//! Waybill's portal: what a customer sees. It holds no rule of its own; what may be done is asked of `waybill_domain`,
//! what is the case of the service.

// In reading order: from the frame of every page to the pages, then what they stand on.
pub mod app;
pub mod route;
pub mod pages;

pub mod session;
pub mod api;
pub mod live;
pub mod draft;

pub mod time;
pub mod numbers;
pub mod words;
pub mod ui;
pub mod view;
pub mod browser;
