//! `soak`: the long versions of the tests that flood and fuzz. Each is a part of its own; `test` runs a hundredth of each.

mod floods;
mod keys;
mod replicas;
mod requests;
mod values;

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::build;
use crate::run::root;

/// Something that can be done for long or for short.
struct Part {
    name: &'static str,
    what: &'static str,
    /// How much of it: 100 is all, 1 is what `test` runs.
    run: fn(hundredths: u32) -> Result<()>,
}

const PARTS: &[Part] = &[
    Part {
        name: "floods",
        what: "strangers and customers who ask for much and take little, while somebody who is signed in reads",
        run: floods::floods,
    },
    Part {
        name: "requests",
        what: "generated requests on everything that the API documents describe, with and without a token",
        run: requests::requests,
    },
    Part {
        name: "replicas",
        what: "three replicas on one PostgreSQL, killed at random while writers write and a thousand watchers watch",
        run: replicas::replicas,
    },
    Part {
        name: "keys",
        what: "key rotate and backup by four processes at once, killed at random: every key readable, every backup whole",
        run: keys::keys,
    },
    Part {
        name: "values",
        what: "every field with every odd value in every stage of a job, read back in every view, on both databases",
        run: values::values,
    },
];

pub(crate) fn names() -> String {
    PARTS.iter().map(|part| part.name).collect::<Vec<_>>().join(", ")
}

pub(crate) fn soak(wanted: &[String]) -> Result<()> {
    if let Some(unknown) = wanted.iter().find(|name| PARTS.iter().all(|part| part.name != **name)) {
        bail!("there is no part {unknown:?}; there are {}", names());
    }
    all(wanted, 100)
}

/// The program as it is released, built if it is not; or the one that `WAYBILL` names.
fn released() -> Result<PathBuf> {
    if let Some(binary) = std::env::var_os("WAYBILL") {
        return Ok(root().join(binary));
    }
    build::portal()?;
    build::service()?;
    Ok(build::binary())
}

/// A hundredth of every part.
pub(crate) fn short() -> Result<()> {
    all(&[], 1)
}

fn all(wanted: &[String], hundredths: u32) -> Result<()> {
    for part in PARTS.iter().filter(|part| wanted.is_empty() || wanted.iter().any(|name| name == part.name)) {
        println!("\n=== soak {}: {}", part.name, part.what);
        (part.run)(hundredths)?;
    }
    Ok(())
}
