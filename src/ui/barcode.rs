//! A text as a bar code that every hand scanner reads: Code 128, set B. The crates for this draw pictures of many kinds of
//! code; this is one table and a sum.

use crate::view::prelude::*;

/// The bars and gaps of each of the 106 signs, as widths; from the standard, ISO/IEC 15417.
#[rustfmt::skip]
const SIGNS: [u32; 106] = [
    212222, 222122, 222221, 121223, 121322, 131222, 122213, 122312, 132212, 221213, 221312, 231212, 112232, 122132, 122231,
    113222, 123122, 123221, 223211, 221132, 221231, 213212, 223112, 312131, 311222, 321122, 321221, 312212, 322112, 322211,
    212123, 212321, 232121, 111323, 131123, 131321, 112313, 132113, 132311, 211313, 231113, 231311, 112133, 112331, 132131,
    113123, 113321, 133121, 313121, 211331, 231131, 213113, 213311, 213131, 311123, 311321, 331121, 312113, 312311, 332111,
    314111, 221411, 431111, 111224, 111422, 121124, 121421, 141122, 141221, 112214, 112412, 122114, 122411, 142112, 142211,
    241211, 221114, 413111, 241112, 134111, 111242, 121142, 121241, 114212, 124112, 124211, 411212, 421112, 421211, 212141,
    214121, 412121, 111143, 111341, 131141, 114113, 114311, 411113, 411311, 113141, 114131, 311141, 411131, 211412, 211214,
    211232,
];
const START_B: usize = 104;
/// The blank that a scanner needs on both sides.
const QUIET: u32 = 10;
const STOP: u32 = 2_331_112;
/// Longer ones have bars too thin for paper: at 182 mm this is a quarter of a millimetre each.
const LONGEST: usize = 60;

/// The code as bars `(from, width)` and how wide it is in all; nothing for a text that set B has not, or that is too long.
fn bars(text: &str) -> Option<(Vec<(u32, u32)>, u32)> {
    let signs: Option<Vec<usize>> =
        text.bytes().map(|it| (32..127).contains(&it).then(|| usize::from(it) - 32)).collect();
    let signs = signs.filter(|signs| (1..=LONGEST).contains(&signs.len()))?;
    let check = (1..).zip(&signs).fold(START_B, |sum, (at, sign)| sum + at * sign) % 103;
    let all = [START_B].into_iter().chain(signs).chain([check]);
    let widths: Option<Vec<u32>> = all.map(|sign| SIGNS.get(sign).copied()).chain([Some(STOP)]).collect();
    let digits: String = widths?.iter().map(u32::to_string).collect();
    let mut bars = Vec::new();
    let mut at = 0;
    for (number, width) in digits.chars().filter_map(|it| it.to_digit(10)).enumerate() {
        if number % 2 == 0 {
            bars.push((at, width));
        }
        at += width;
    }
    Some((bars, at))
}

/// The bar code, with what it says in words for who cannot see it. Nothing where a text cannot be one.
pub fn barcode(text: &str, label: String) -> Option<AnyView> {
    let (bars, width) = bars(text)?;
    let path: String = bars.iter().map(|(at, width)| format!("M{at} 0h{width}v40h-{width}z")).collect();
    let view = view! {
        <svg viewBox=format!("-{QUIET} 0 {} 40", width + 2 * QUIET) preserveAspectRatio="none" shape-rendering="crispEdges" role="img" aria-label=label>
            <path d=path/>
        </svg>
    };
    Some(view.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_start_signs_check_and_stop() {
        // As another encoder draws it: start B, W, …, check sign 48, stop.
        let (bars, width) = bars("WB/fabrikam-rushes-07").unwrap();
        assert_eq!(bars.get(..6).unwrap(), [(0, 2), (3, 1), (6, 1), (11, 3), (15, 1), (19, 2)]);
        assert_eq!(bars.get(66..).unwrap(), [(242, 3), (246, 3), (250, 2), (253, 2), (258, 3), (262, 1), (264, 2)]);
        assert_eq!(width, 266);
    }

    #[test]
    fn every_sign_is_eleven_wide() {
        let sum = |sign: &u32| sign.to_string().chars().filter_map(|it| it.to_digit(10)).sum::<u32>();
        assert!(SIGNS.iter().all(|sign| sum(sign) == 11));
    }

    #[test]
    fn what_set_b_has_not_is_no_code() {
        assert!(bars("WB/荷物").is_none());
        assert!(bars("").is_none());
        assert!(bars(&"a".repeat(LONGEST + 1)).is_none());
    }
}
