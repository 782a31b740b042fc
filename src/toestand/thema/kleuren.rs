//! A theme gives colours for light pages, and for dark ones either all of the same or none: half a set would mix with the default colours.

use std::collections::BTreeSet;

const DONKER: &str = "prefers-color-scheme:dark";

/// Whether a theme has colours for the dark.
///
/// # Errors
/// Names the colours that stand in only one of both.
pub(super) fn heeft_donker(stijl: &str) -> Result<bool, String> {
    let stijl = zonder_commentaar(stijl);
    let Some((voor, donker, na)) = donker_deel(&stijl) else { return Ok(false) };
    let licht: BTreeSet<_> = kleuren(voor).chain(kleuren(na)).collect();
    let donker: BTreeSet<_> = kleuren(donker).collect();
    let alleen: Vec<_> = licht.symmetric_difference(&donker).copied().collect();
    if alleen.is_empty() {
        return Ok(true);
    }
    Err(format!("thema.css geeft deze kleuren alleen voor licht of alleen voor donker: {}", alleen.join(", ")))
}

/// What stands before, in and after the block for the dark.
pub(super) fn donker_deel(stijl: &str) -> Option<(&str, &str, &str)> {
    let begin = stijl.find(DONKER)?;
    let open = begin + stijl[begin..].find('{')?;
    let mut diep = 0usize;
    for (plaats, teken) in stijl[open..].char_indices() {
        match teken {
            '{' => diep += 1,
            '}' if diep == 1 => return Some((&stijl[..begin], &stijl[open..open + plaats], &stijl[open + plaats + 1..])),
            '}' => diep -= 1,
            _ => {}
        }
    }
    None
}

/// The names of the colour tokens that get a value.
fn kleuren(stijl: &str) -> impl Iterator<Item = &str> {
    let namen = stijl.split(['{', ';', '}']).filter_map(|regel| regel.split_once(':').map(|(naam, _)| naam));
    namen.filter(|naam| naam.starts_with("--utrecht-") && naam.ends_with("-color"))
}

/// Without comments and white space, which mean nothing between names and values.
pub(super) fn zonder_commentaar(stijl: &str) -> String {
    let mut stukken = stijl.split("/*");
    let eerste = stukken.next().unwrap_or_default().to_owned();
    let rest = stukken.map(|stuk| stuk.split_once("*/").map_or("", |(_, na)| na));
    rest.fold(eerste, |tekst, stuk| tekst + stuk).split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_light_or_has_every_colour_twice() {
        let licht = ":root { --utrecht-link-color: #000; --utrecht-document-font-family: serif }";
        let donker = |naam: &str| format!("{licht} @media (prefers-color-scheme: dark) {{ :root {{ {naam}: #fff }} }}");
        assert_eq!(heeft_donker(licht), Ok(false));
        assert_eq!(heeft_donker(&donker("--utrecht-link-color")), Ok(true));
        let fout = heeft_donker(&donker("--utrecht-heading-color")).unwrap_err();
        assert!(fout.contains("--utrecht-link-color") && fout.contains("--utrecht-heading-color"), "{fout}");
        assert_eq!(heeft_donker("/* prefers-color-scheme: dark { */ :root {}"), Ok(false));
    }
}
