//! Words of the data center's pages.

use super::catalogue;

catalogue! {
    title = "Operations";
    loading = "Loading the receiving desk…";
    arrivals_title = "Arrivals";
    arrivals_loading = "Loading the arrivals…";
    copy_title = "Copy board";
    copy_loading = "Loading the drives…";
    packing_title = "Packing";
    packing_loading = "Loading the jobs to pack…";
}
