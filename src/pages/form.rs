//! Groups of fields that several forms have: how they look, what they become in the JSON, and what speaks against them.

pub mod address;
pub mod delivery;
pub mod doubts;
pub mod in_dialog;
pub mod job_page;
pub mod keeping;
pub mod logs;
pub mod pick;
pub mod return_shipping;
pub mod send_to;
pub mod sending;
