//! A thing that is being fetched: one enum, so that a page has a view for each case and no other case exists.

use core::future::Future;

use crate::view::prelude::*;
use leptos::task::spawn_local;

use super::ApiError;

/// Where a fetch stands.
#[derive(Clone, PartialEq)]
pub enum Load<T> {
    Loading,
    Failed(ApiError),
    Ready(T),
}

impl<T> Load<T> {
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(it) => Some(it),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

/// Fetches into a signal. What is there stays until the answer comes: a live page must not flicker.
/// An answer that comes after the page is gone is dropped; one that fails over something ready leaves it.
pub fn load<T: Send + Sync + 'static>(
    into: RwSignal<Load<T>>,
    call: impl Future<Output = Result<T, ApiError>> + 'static,
) {
    spawn_local(async move {
        match call.await {
            Ok(it) => drop(into.try_set(Load::Ready(it))),
            Err(error) => drop(into.try_update(|load| {
                if load.ready().is_none() {
                    *load = Load::Failed(error);
                }
            })),
        }
    });
}
