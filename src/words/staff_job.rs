//! Words of a job's page for staff.

use super::catalogue;

catalogue! {
    way = "Way back to support";
}
