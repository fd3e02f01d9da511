//! The portal's first program: what is read. A customer's first visit loads it and nothing else.

use waybill_portal::{mount, pages};

fn main() {
    // While developing, Trunk serves this one program for every path.
    mount(if cfg!(debug_assertions) {
        |route| pages::to_read(route.clone()).or_else(|| pages::to_fill_in(route))
    } else {
        pages::to_read
    });
}
