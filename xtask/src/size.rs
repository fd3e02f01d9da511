//! `size`: what a customer's first visit costs over the wire, held to its budget.

use std::fs;

use anyhow::{Result, ensure};

use crate::build;
use crate::compress::beside;
use crate::run::root;
use crate::stamp::files_below;

/// Brotli, all files: the page, scripts, wasm, style, icons.
const BUDGET: u64 = 200_000;

pub(crate) fn size() -> Result<()> {
    build::portal()?;
    let folder = root().join(build::PORTAL);
    let (mut total, mut plain) = (0, 0);
    println!("{:>10} {:>10}  file", "bytes", "Brotli");
    for file in files_below(&folder)? {
        if file.extension().is_some_and(|extension| extension == "br" || extension == "gz") {
            continue;
        }
        let raw = fs::metadata(&file)?.len();
        let sent = fs::metadata(beside(&file, "br")).map_or(raw, |form| form.len());
        println!("{raw:>10} {sent:>10}  {}", file.strip_prefix(&folder)?.display());
        (total, plain) = (total + sent, plain + raw);
    }
    println!("{plain:>10} {total:>10}  a customer's first visit; the budget is {BUDGET}");
    ensure!(total <= BUDGET, "a first visit costs {total} bytes, {} over its budget", total - BUDGET);
    Ok(())
}
