//! Where the portal's files are: inside the binary, or in a folder that the service was started with.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use axum::http::HeaderMap;

use super::encoding::{Form, taken};
use super::file::{File, kind_of};

/// Where files come from.
pub(super) enum Source {
    Folder(PathBuf),
    Inside,
}

impl Source {
    pub(super) fn of(folder: Option<&Path>) -> Self {
        folder.map_or(Self::Inside, |folder| Self::Folder(folder.to_owned()))
    }

    /// The file of a path in the best form that the request takes.
    pub(super) async fn best(&self, path: &str, asked: &HeaderMap) -> Option<File> {
        let path = plain_name(path)?;
        let kind = kind_of(path);
        for form in taken(asked) {
            if let Some(content) = self.content(&format!("{path}{}", form.suffix())).await {
                return Some(File { kind, form, content });
            }
        }
        None
    }

    async fn content(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Folder(folder) => within(folder, path).await.ok().flatten().map(Cow::Owned),
            Self::Inside => inside(path),
        }
    }
}

/// A file that really lies in the folder: no link leads out of it, and nothing is waited for that is no file.
async fn within(folder: &Path, path: &str) -> std::io::Result<Option<Vec<u8>>> {
    let folder = tokio::fs::canonicalize(folder).await?;
    let file = tokio::fs::canonicalize(folder.join(path)).await?;
    if !file.starts_with(&folder) || !tokio::fs::metadata(&file).await?.is_file() {
        return Ok(None);
    }
    tokio::fs::read(file).await.map(Some)
}

/// A path as the portal names its files, without the first slash: letters, digits and `-_.`, no part of it beginning
/// with a full stop. So nothing leads out of the folder, and the compressed forms have no address of their own.
fn plain_name(path: &str) -> Option<&str> {
    let path = path.strip_prefix('/')?;
    let plain = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.');
    let part_is_plain = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain);
    let form = [Form::Brotli, Form::Gzip].into_iter().any(|form| path.ends_with(form.suffix()));
    (path.split('/').all(part_is_plain) && !form).then_some(path)
}

#[cfg(feature = "embedded-portal")]
fn inside(path: &str) -> Option<Cow<'static, [u8]>> {
    /// What `cargo xtask build` left. In a debug build it is read from the disk.
    #[derive(rust_embed::Embed)]
    #[folder = "../../target/portal"]
    struct Portal;

    Portal::get(path).map(|file| file.data)
}

#[cfg(not(feature = "embedded-portal"))]
fn inside(_path: &str) -> Option<Cow<'static, [u8]>> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        assert_eq!(plain_name("/assets/waybill-1a2b.css"), Some("assets/waybill-1a2b.css"));
        for path in [
            "/../Cargo.toml",
            "/assets/../../x",
            "/.env",
            "/a//b",
            "/",
            "a",
            "/a\\b",
            "/%2e%2e/x",
            "/index.html.br",
            "/a/.",
        ] {
            assert_eq!(plain_name(path), None, "{path}");
        }
    }
}
