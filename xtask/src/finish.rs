//! From what Trunk leaves to what is served.
//!
//! 1. The style files become one, in the order of `index.html`: one request, and one Brotli dictionary. Those that are named
//!    for a program become a second one, which only that program's page loads.
//! 2. The wasm of all programs goes through wasm-opt, scripts through esbuild; another program's page is the first's with its names.
//! 3. Scripts, styles and wasm move to `assets/` under the hash of their *final* content, and the page is told. So everything
//!    below `/assets/` may be cached for ever, and nothing else may.
//! 4. Everything that compresses lies beside its Brotli and gzip form, so that the service never compresses a file twice.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::build::{PROGRAMS, TONGUES, page_name, program_name};
use crate::compress::compress;
use crate::html;
use crate::run::{program, root, run};
use crate::stamp::short_hash;
use crate::tools::Smaller;

/// Served under the name they have, because something outside the page knows it.
const KEEP_NAME: &[&str] = &["html", "svg"];

/// Where Trunk works; it stays when a build fails.
const TRUNKS_OWN: &str = ".stage";

pub(crate) fn finish(from: &Path, to: &Path, smaller: Option<&Smaller>) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("could not empty {}", to.display()))?;
    }
    let assets = to.join("assets");
    fs::create_dir_all(&assets).with_context(|| format!("could not make {}", assets.display()))?;

    let page = fs::read_to_string(from.join("index.html")).context("Trunk left no index.html")?;
    let page = html::without_comments(&page);

    let mut pages = pages(from, &assets, &page)?;

    for entry in fs::read_dir(from)? {
        let file = entry?.path();
        if file.file_name().is_some_and(|name| name == TRUNKS_OWN) {
            continue;
        }
        // Snippets of JavaScript inside Rust crates land in a folder, under names that their content does not change.
        ensure!(file.is_file(), "{} is not a file, and finishing knows only files", file.display());
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        if name == "index.html" || extension == "css" {
            continue;
        }
        let content = match smaller {
            Some(smaller) if extension == "wasm" => optimised(&smaller.wasm_opt, &file)?,
            Some(smaller) if extension == "js" => minified(&smaller.esbuild, &file)?,
            _ => fs::read(&file)?,
        };
        if KEEP_NAME.contains(&extension) {
            put(&to.join(&name), &content)?;
            continue;
        }
        let hashed = format!("{stem}-{}.{extension}", short_hash(&content));
        let (before, after) = (format!("\"/{name}\""), format!("\"/assets/{hashed}\""));
        ensure!(pages.iter().any(|(_, page)| page.contains(&before)), "{name} is built, but no page names it");
        pages.iter_mut().for_each(|(_, page)| *page = page.replace(&before, &after));
        put(&assets.join(hashed), &content)?;
    }
    pages.iter().try_for_each(|(file, page)| put(&to.join(file), page.as_bytes()))
}

/// The page of each program in each language, with its styles and its name.
fn pages(from: &Path, assets: &Path, page: &str) -> Result<Vec<(String, String)>> {
    let styles = html::styles(page);
    // `staff-job.css` is for `waybill-staff`.
    let of = |style: &str, program: &str| {
        program.strip_prefix("waybill-").is_some_and(|own| style.starts_with(&format!("{own}-")))
    };
    let shared = styles.iter().filter(|style| !PROGRAMS.iter().any(|(_, program)| of(style, program)));
    let shared = one_style(from, assets, "waybill", shared)?;
    let [(_, first), ..] = PROGRAMS;
    let mut pages = Vec::new();
    for (file, program) in &PROGRAMS {
        let own: Vec<&&str> = styles.iter().filter(|style| of(style, program)).collect();
        let mut urls = vec![shared.clone()];
        if !own.is_empty() {
            urls.push(one_style(from, assets, program, own.into_iter())?);
        }
        let page = html::with_styles(page, &urls);
        for tongue in &TONGUES {
            let own = page.replace(&format!("/{first}"), &format!("/{}", program_name(program, tongue)));
            pages.push((page_name(file, tongue), html::in_language(&own, tongue.tag)));
        }
    }
    Ok(pages)
}

/// Makes one file of several; its URL.
fn one_style<'a>(from: &Path, assets: &Path, stem: &str, styles: impl Iterator<Item = &'a &'a str>) -> Result<String> {
    let mut css = String::new();
    for style in styles {
        let text = fs::read_to_string(from.join(style)).with_context(|| format!("the page names {style}"))?;
        css.push_str(&html::tight_css(&text));
    }
    let name = format!("{stem}-{}.css", short_hash(css.as_bytes()));
    put(&assets.join(&name), css.as_bytes())?;
    Ok(format!("/assets/{name}"))
}

fn optimised(wasm_opt: &Path, wasm: &Path) -> Result<Vec<u8>> {
    let smaller = root().join("target/optimised.wasm");
    run(program(wasm_opt).arg("-Oz").arg(wasm).arg("-o").arg(&smaller))?;
    fs::read(&smaller).context("wasm-opt left nothing")
}

fn minified(esbuild: &Path, script: &Path) -> Result<Vec<u8>> {
    let smaller = root().join("target/minified.js");
    run(program(esbuild)
        .args(["--minify", "--log-level=warning"])
        .arg(script)
        .arg(format!("--outfile={}", smaller.display())))?;
    fs::read(&smaller).context("esbuild left nothing")
}

fn put(file: &Path, content: &[u8]) -> Result<()> {
    fs::write(file, content).with_context(|| format!("could not write {}", file.display()))?;
    compress(file, content)
}
