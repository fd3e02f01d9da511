//! The Waybill service as a library: the binary and the tests start it alike.

mod app;
mod auth;
mod body;
pub mod cli;
mod client;
mod clock;
mod config;
mod deadlines;
mod demo;
mod events;
mod failure;
mod job_api;
mod language;
mod limits;
mod listen;
mod locations;
pub mod mail;
mod metrics;
mod openapi;
mod percent;
mod portal;
mod request;
mod secret;
mod seed;
mod settings;
mod shared;
pub mod store;
mod tls;
mod v1;
mod work;

pub use app::{App, router};
pub use clock::Clock;
pub use config::{Config, ConfigProblem};
pub use locations::{Locations, LocationsProblem};
pub use settings::Settings;
pub use store::{Store, StoreProblem};
