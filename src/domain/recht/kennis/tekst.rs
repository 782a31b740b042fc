//! Text in plain letters, as names and words are compared.

use std::borrow::Cow;

use crate::domain::woorden::zoekwoord::normaal;

/// Lower case, without diacritics, with one space for everything that is no letter or digit.
pub(super) fn plat(tekst: &str) -> String {
    let laag = if tekst.is_ascii() { tekst.to_ascii_lowercase() } else { normaal(tekst) };
    let mut plat = String::with_capacity(laag.len());
    for teken in laag.chars() {
        if teken.is_alphanumeric() {
            plat.push(teken);
        } else if !plat.is_empty() && !plat.ends_with(' ') {
            plat.push(' ');
        }
    }
    plat.truncate(plat.trim_end().len());
    plat
}

/// The same for the name of a law: "W.b.p." is "wbp".
pub(super) fn platte_titel(titel: &str) -> String {
    let zonder = |teken: char| matches!(teken, '.' | '\'' | '’');
    let titel = if titel.contains(zonder) { Cow::Owned(titel.replace(zonder, "")) } else { Cow::Borrowed(titel) };
    plat(&titel)
}

/// The title without an abbreviation at its end: "Wet bescherming persoonsgegevens (Wbp)". A year is no abbreviation.
pub(super) fn zonder_afkorting(titel: &str) -> Option<&str> {
    let (begin, afkorting) = titel.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let is_afkorting = !afkorting.is_empty() && afkorting.chars().all(|teken| teken.is_alphabetic() || " .-".contains(teken));
    is_afkorting.then(|| begin.trim_end())
}

/// Whether a cited article is this one: "5.3.4", "artikel 5.3.4, lid 1" and, for the Burgerlijk Wetboek, "7:454" for "454".
pub(super) fn is_artikel(geciteerd: &str, artikel: &str) -> bool {
    let geciteerd = geciteerd.trim();
    let zonder_woord = geciteerd.trim_start_matches(|teken: char| teken.is_alphabetic() || matches!(teken, '.' | ' '));
    let na_boek = zonder_woord.split_once(':').map(|(_, rest)| rest);
    [Some(geciteerd), Some(zonder_woord), na_boek].into_iter().flatten().any(|tekst| begint_met(tekst, artikel))
}

fn begint_met(tekst: &str, artikel: &str) -> bool {
    let Some((begin, rest)) = tekst.split_at_checked(artikel.len()) else { return false };
    let mut rest = rest.chars();
    let is_einde = match rest.next() {
        None => true,
        Some('.' | ':') => !rest.next().is_some_and(char::is_alphanumeric),
        Some(teken) => !teken.is_alphanumeric(),
    };
    is_einde && begin.eq_ignore_ascii_case(artikel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_diacritics_and_punctuation_do_not_count() {
        assert_eq!(plat("  Drank- en  Horecawet. "), "drank en horecawet");
        assert_eq!(plat("Beëindigd"), "beeindigd");
        assert_eq!(platte_titel("W.b.p."), "wbp");
        assert_eq!(platte_titel("Wet veiligheidsregio’s"), platte_titel("Wet veiligheidsregio's"));
    }

    #[test]
    fn an_abbreviation_in_brackets_is_left_off_and_a_year_is_not() {
        assert_eq!(zonder_afkorting("Wet bescherming persoonsgegevens (Wbp) "), Some("Wet bescherming persoonsgegevens"));
        assert_eq!(zonder_afkorting("Wet maatschappelijke ondersteuning (2015)"), None);
        assert_eq!(zonder_afkorting("Wet maatschappelijke ondersteuning (Wmo 2015)"), None);
        assert_eq!(zonder_afkorting("Jeugdwet"), None);
        assert_eq!(zonder_afkorting("Jeugdwet ()"), None);
    }

    #[test]
    fn an_article_is_the_same_with_more_behind_it_but_not_another_number() {
        for geciteerd in ["5.3.4", "5.3.4, lid 1", "5.3.4 lid 1", "artikel 5.3.4", "Art. 5.3.4.", "art.5.3.4"] {
            assert!(is_artikel(geciteerd, "5.3.4"), "{geciteerd}");
        }
        for geciteerd in ["5.3.41", "5.3.4a", "5.3.4.1", "5.3", "15.3.4", "", "lid 1", "é"] {
            assert!(!is_artikel(geciteerd, "5.3.4"), "{geciteerd}");
        }
        assert!(is_artikel("7:454", "454") && is_artikel("454 lid 3", "454") && is_artikel("7:454, derde lid", "454"));
        assert!(is_artikel("15I", "15i") && !is_artikel("15", "15i"));
    }
}
