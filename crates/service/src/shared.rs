//! Share links as others meet them: badge, page, element, oEmbed. For everybody who holds a token, signed in or not.

mod uses;

pub(crate) use uses::{Uses, keep as keep_uses};
