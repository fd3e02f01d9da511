//! The portal's second program: the forms. Loaded when one is opened.

fn main() {
    waybill_portal::mount(waybill_portal::pages::to_fill_in);
}
