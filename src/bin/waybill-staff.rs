//! The portal's third program: what staff see. Customers never load it.

fn main() {
    waybill_portal::mount(waybill_portal::pages::for_staff);
}
