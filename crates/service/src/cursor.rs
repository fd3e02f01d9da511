//! Where a list goes on, as it travels: opaque, and safe in a URL.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::unstorable;

/// The token of a place.
pub(crate) fn written<T: Serialize>(place: &T) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(place).unwrap_or_default())
}

/// The place of a token, if it is one of ours: people can make up any.
pub(crate) fn read<T: DeserializeOwned>(token: &str) -> Option<T> {
    let json = URL_SAFE_NO_PAD.decode(token).ok()?;
    if unstorable::in_json(&json).is_some() {
        return None;
    }
    serde_json::from_slice(&json).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_no_database_could_be_asked_with_is_none_of_ours() {
        assert_eq!(read::<Vec<String>>(&written(&["a"])), Some(vec!["a".to_owned()]));
        assert_eq!(read::<Vec<String>>(&written(&["a\0"])), None);
        assert_eq!(read::<Vec<String>>("no base64!"), None);
    }
}
