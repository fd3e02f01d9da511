//! How wide a badge's words are: an image cannot ask the browser.

/// Advance widths in thousandths of the font's size, from the space to the tilde. These are those of Helvetica Bold as Adobe
/// published them (Helvetica-Bold.afm, WX); Arial Bold and Liberation Sans Bold were made to the same. The badge names these
/// fonts, and `textLength` fits the words where a reader has none of them.
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, //   ! " # $ % & ' ( ) * + , - . /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, // 0 … 9 : ; < = > ?
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, // @ A … O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, // P … Z [ \ ] ^ _
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, // ` a … o
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,      // p … z { | } ~
];

/// The width of a text at a size, in pixels, rounded up.
pub(super) fn width(text: &str, size: u32) -> u32 {
    let all: u32 = text.chars().map(|character| u32::from(advance(character))).sum();
    (all * size).div_ceil(1000)
}

/// Letters of both languages; anything else is as wide as a capital.
fn advance(character: char) -> u16 {
    let plain = match character {
        'å' | 'ä' | 'à' | 'á' => 'a',
        'ö' => 'o',
        'é' => 'e',
        'Å' | 'Ä' => 'A',
        'Ö' => 'O',
        '\u{a0}' => ' ',
        other => other,
    };
    let at = u32::from(plain).checked_sub(32).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| WIDTHS.get(at).copied()).unwrap_or(722)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_as_wide_as_the_font_draws_them() {
        assert_eq!(width("Waybill", 12), 43);
        assert_eq!(width("Transferring 41\u{a0}%", 12), 102);
        assert_eq!(width("Förbereds", 12), width("Forbereds", 12));
    }
}
