//! Journal files for a newcomer to drop into the portal: as the drive preparation tool writes them, Windows line ends
//! and all, of drives that do not exist.

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// A sample journal file.
#[derive(Clone, Copy)]
pub(crate) struct Journal {
    /// Its address.
    pub(crate) path: &'static str,
    name: &'static str,
    content: &'static [u8],
}

/// The samples. The portal links to them by these paths.
pub(crate) const JOURNALS: [Journal; 2] = [
    Journal {
        path: "/demo/two-drives.jrn",
        name: "attachment; filename=\"two-drives.jrn\"",
        content: include_bytes!("journals/two-drives.jrn"),
    },
    // The tool wrote stars in place of the key: the customer has to enter it.
    Journal {
        path: "/demo/masked-key.jrn",
        name: "attachment; filename=\"masked-key.jrn\"",
        content: include_bytes!("journals/masked-key.jrn"),
    },
];

/// The sample at a path.
pub(crate) fn journal(path: &str) -> Option<Journal> {
    JOURNALS.into_iter().find(|journal| journal.path == path)
}

impl IntoResponse for Journal {
    fn into_response(self) -> Response {
        let kind = "application/octet-stream";
        let headers = [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, self.name), (CACHE_CONTROL, "no-cache")];
        (headers, self.content).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use waybill_domain::fields::{JournalKey, read_journal};

    #[test]
    fn the_portal_can_read_them_and_one_key_is_masked() {
        let read = |path| read_journal(journal(path).unwrap().content).unwrap();
        let two = read("/demo/two-drives.jrn");
        assert_eq!(two.len(), 2);
        assert!(two.iter().all(|drive| matches!(drive.key, JournalKey::Read(_))));
        let masked = read("/demo/masked-key.jrn");
        assert_eq!((masked.len(), &masked[0].key), (1, &JournalKey::Masked));
        assert!(journal("/demo/other.jrn").is_none());
    }
}
