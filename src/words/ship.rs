//! Words of the page `ship`.

use super::catalogue;

catalogue! {
    title = "Shipping details";
}
