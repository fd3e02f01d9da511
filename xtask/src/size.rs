//! `size`: what a customer's first visit costs over the wire, held to its budget.

use std::fs;

use anyhow::{Result, ensure};

use crate::compress::beside;
use crate::run::root;
use crate::stamp::files_below;
use crate::{build, languages};

/// Brotli, all files: the page, scripts, wasm, style, icons.
const BUDGET: u64 = 200_000;

pub(crate) fn size() -> Result<()> {
    build::portal()?;
    build::TONGUES.iter().try_for_each(of_language)?;
    languages::check()
}

/// A reader pays for one language only, and each must fit.
fn of_language(tongue: &build::Tongue) -> Result<()> {
    let folder = root().join(build::PORTAL);
    let pages = build::PROGRAMS.map(|(page, _)| build::page_name(page, tongue));
    let [first, ..] = &pages;
    let read = |page: &String| fs::read_to_string(folder.join(page));
    let (seen, all) = (read(first)?, pages.iter().map(read).collect::<Result<String, _>>()?);
    let (mut total, mut later) = (0, 0);
    println!("{:>10} {:>10}  file ({})", "bytes", "Brotli", tongue.tag);
    for file in files_below(&folder)? {
        if file.extension().is_some_and(|extension| extension == "br" || extension == "gz") {
            continue;
        }
        let name = file.strip_prefix(&folder)?.display().to_string();
        let named = |page: &str| page.contains(&format!("\"/{name}\""));
        if !pages.contains(&name) && !named(&all) {
            continue;
        }
        let raw = fs::metadata(&file)?.len();
        let sent = fs::metadata(beside(&file, "br")).map_or(raw, |form| form.len());
        let when = if name == *first || named(&seen) { "" } else { ", later" };
        println!("{raw:>10} {sent:>10}  {name}{when}");
        *(if when.is_empty() { &mut total } else { &mut later }) += sent;
    }
    println!("{later:>21}  more with the forms and for staff");
    println!("{total:>21}  a customer's first visit; the budget is {BUDGET}");
    ensure!(total <= BUDGET, "a first visit costs {total} bytes, {} over its budget", total - BUDGET);
    Ok(())
}
