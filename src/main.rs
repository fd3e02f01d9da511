//! The portal's first program: what is read. A customer's first visit loads it and nothing else.

use waybill_portal::{mount, pages};

fn main() {
    // While developing, Trunk serves this one program for every path.
    mount(if cfg!(debug_assertions) {
        |route| {
            let reads = pages::to_read(route.clone());
            reads.or_else(|| pages::to_fill_in(route.clone())).or_else(|| pages::for_staff(route))
        }
    } else {
        pages::to_read
    });
}
