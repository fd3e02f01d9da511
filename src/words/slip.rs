//! Words of the page `slip`.

use super::catalogue;

catalogue! {
    title = "Packing slip";
}
