//! Views: pieces of a page, made of DOM nodes. Leptos's signals and effects keep them up to date; its own views give each
//! piece a type, and each type its code, which costs three times what a customer's first visit may
//! (docs/decisions/0004-own-views.md). Here every element is made by the same few functions.

mod attribute;
mod dynamic;
mod element;
mod follow;
mod keyed;
mod node;

pub use attribute::{Attribute, Property};
pub use element::{El, Fragment, NodeRef};
pub use follow::{derive, effect, memo};
pub use keyed::keyed;
pub use node::{AnyView, CollectView, IntoAny, IntoView, ViewFn};
pub use waybill_view_macro::view;

/// What a page needs: views, and Leptos's signals.
pub mod prelude {
    pub use super::{AnyView, CollectView, IntoAny, IntoView, NodeRef, ViewFn, derive, effect, memo, view};
    pub use leptos::prelude::{
        ArcRwSignal, ArcTrigger, Effect, Memo, Owner, RwSignal, Signal, StoredValue, document, event_target_checked,
        event_target_value, on_cleanup, provide_context, set_timeout, set_timeout_with_handle, untrack, use_context,
        window, window_event_listener,
    };
    pub use leptos::reactive::prelude::*;
}
