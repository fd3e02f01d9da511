//! Icons from the sprite in `index.html`. They never stand alone: a word is beside each, or hidden words for "close".

use crate::view::prelude::*;
use waybill_domain::next_step::Mood;

/// An icon of the sprite.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Mark,
    Waiting,
    Moving,
    Done,
    Stopped,
    Passed,
    Possible,
    Gone,
    Search,
    Plus,
    Print,
    Calendar,
    Copy,
    Download,
    Upload,
    Out,
    Edit,
    Lock,
    Box,
    Drive,
    Theme,
    Next,
    Back,
    Close,
    Person,
    Link,
}

impl Icon {
    const fn href(self) -> &'static str {
        match self {
            Self::Mark => "#i-mark",
            Self::Waiting => "#i-waiting",
            Self::Moving => "#i-moving",
            Self::Done => "#i-done",
            Self::Stopped => "#i-stopped",
            Self::Passed => "#i-passed",
            Self::Possible => "#i-possible",
            Self::Gone => "#i-gone",
            Self::Search => "#i-search",
            Self::Plus => "#i-plus",
            Self::Print => "#i-print",
            Self::Calendar => "#i-calendar",
            Self::Copy => "#i-copy",
            Self::Download => "#i-download",
            Self::Upload => "#i-upload",
            Self::Out => "#i-out",
            Self::Edit => "#i-edit",
            Self::Lock => "#i-lock",
            Self::Box => "#i-box",
            Self::Drive => "#i-drive",
            Self::Theme => "#i-theme",
            Self::Next => "#i-next",
            Self::Back => "#i-back",
            Self::Close => "#i-close",
            Self::Person => "#i-person",
            Self::Link => "#i-link",
        }
    }
}

impl From<Mood> for Icon {
    fn from(mood: Mood) -> Self {
        match mood {
            Mood::Waiting => Self::Waiting,
            Mood::Moving => Self::Moving,
            Mood::Done => Self::Done,
            Mood::Stopped => Self::Stopped,
        }
    }
}

/// The icon, as tall as the text beside it.
pub fn icon(icon: Icon) -> AnyView {
    view! { <svg class="icon" aria-hidden="true"><use href=icon.href()/></svg> }.into_any()
}
