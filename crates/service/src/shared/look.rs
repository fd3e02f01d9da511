//! Colours and marks of badge and card: the portal's own, of which a test makes sure.

use waybill_domain::next_step::Mood;

/// A colour in light and in dark.
pub(super) type Pair = (&'static str, &'static str);

pub(super) const SHEET: Pair = ("#fff", "#1d1f24");
pub(super) const TEXT: Pair = ("#14161b", "#eeeff2");
pub(super) const QUIET: Pair = ("#4d5159", "#b0b6c0");
pub(super) const EDGE: Pair = ("#83878d", "#7d838f");

/// A role's colour; without a role there is nothing to tell.
pub(super) const fn role(mood: Option<Mood>) -> Pair {
    match mood {
        Some(Mood::Waiting) => ("#8a4f00", "#f2b65c"),
        Some(Mood::Moving) => ("#00629a", "#70c4f2"),
        Some(Mood::Done) => ("#1d6b3a", "#80d49c"),
        Some(Mood::Stopped) => ("#b0261c", "#ff9f93"),
        None => QUIET,
    }
}

/// A role's mark, 16 units wide around the origin. `c` cuts into what is filled with the colour behind.
pub(super) const fn mark(mood: Option<Mood>) -> &'static str {
    match mood {
        Some(Mood::Waiting) => "<circle class=\"o\" r=\"6.25\"/><path class=\"o\" d=\"M0-3.5V0l2.25 1.5\"/>",
        Some(Mood::Moving) => {
            "<path d=\"M-6.5-5.5h8l5 5.5-5 5.5h-8z\"/><path class=\"c\" d=\"M-3.5 0h5M-.5-2.5 2 0-.5 2.5\"/>"
        }
        Some(Mood::Done) => "<path d=\"M-6-6H6V6H-6z\"/><path class=\"c\" d=\"m-3.25.25 2.25 2.25 4.25-5\"/>",
        Some(Mood::Stopped) => {
            "<path d=\"M-2.75-6.5h5.5L6.5-2.75v5.5L2.75 6.5h-5.5L-6.5 2.75v-5.5z\"/><path class=\"c\" d=\"M0-3.5v4M0 3.25v.25\"/>"
        }
        None => "<circle class=\"o\" r=\"5.5\" stroke-dasharray=\"2 2.3\"/>",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_is_one_of_the_portals() {
        let tokens = include_str!("../../../../style/tokens.css");
        let roles = Mood::ALL.iter().map(|mood| role(Some(*mood)));
        let css = include_str!("card.css").match_indices('#').map(|(at, _)| {
            let rest = &include_str!("card.css")[at..];
            &rest[..rest.find([';', ',', ')', '}']).unwrap()]
        });
        for colour in roles.chain([SHEET, TEXT, QUIET, EDGE]).flat_map(|(light, dark)| [light, dark]).chain(css) {
            let whole = |end: char| tokens.contains(&format!("{colour}{end}"));
            assert!(whole(';') || whole(',') || whole(')'), "{colour} is no colour of the portal's");
        }
    }
}
