//! Brotli and gzip forms of a file, beside it, in Rust: a fresh machine has neither command.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// Forms that would be no smaller are left out; the service then sends the file as it is.
pub(crate) fn compress(file: &Path, content: &[u8]) -> Result<()> {
    for (extension, form) in [("br", brotli(content)?), ("gz", gzip(content)?)] {
        if form.len() < content.len() {
            let file = beside(file, extension);
            fs::write(&file, form).with_context(|| format!("could not write {}", file.display()))?;
        }
    }
    Ok(())
}

/// `a.js` and `br` make `a.js.br`.
pub(crate) fn beside(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

fn brotli(mut content: &[u8]) -> Result<Vec<u8>> {
    let settings = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut form = Vec::new();
    brotli::BrotliCompress(&mut content, &mut form, &settings).context("could not compress with Brotli")?;
    Ok(form)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    // No time and no name inside: the same content gives the same bytes.
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
