//! An article of a law as a code, so that both are of the same provision: `BWBR0005537/4:23`, and with a lid `BWBR0005537/4:23/3`.
//! How a record writes the article does not matter: `4:23`, `artikel 4:23` and `4:23, derde lid` are article 4:23.

/// Ordinals of a lid, from the first.
const RANGTELWOORDEN: [&str; 20] = [
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
    "dertiende",
    "veertiende",
    "vijftiende",
    "zestiende",
    "zeventiende",
    "achttiende",
    "negentiende",
    "twintigste",
];

/// The article that a text names, and the leden of it; none when it names no article.
fn lees(tekst: &str) -> Option<(String, Vec<String>)> {
    let laag = tekst.to_lowercase();
    let mut woorden = laag
        .split(|teken: char| teken.is_whitespace() || matches!(teken, ',' | ';' | '(' | ')'))
        .map(|woord| woord.trim_matches('.').trim_end_matches('.'))
        .filter(|woord| !woord.is_empty() && !matches!(*woord, "artikel" | "artikelen" | "art"));
    let nummer = woorden.next().map(|woord| woord.strip_prefix("art.").unwrap_or(woord)).filter(|woord| is_nummer(woord))?;
    Some((nummer.to_owned(), leden(woorden)))
}

/// The numbers of leden among words: `lid 1`, `leden 1 en 2`, `derde lid`, `1`. What follows a part of a lid (`onder a`) says nothing.
fn leden<'a>(woorden: impl Iterator<Item = &'a str>) -> Vec<String> {
    let voor_onderdeel = woorden.take_while(|woord| !matches!(*woord, "onder" | "onderdeel" | "sub" | "aanhef"));
    let nummer = |woord: &str| {
        let rang = RANGTELWOORDEN.iter().position(|rang| *rang == woord).map(|plaats| (plaats + 1).to_string());
        rang.or_else(|| is_nummer(woord).then(|| woord.to_owned()))
    };
    voor_onderdeel.filter_map(nummer).collect()
}

/// `6`, `5.1`, `4:23`, `11.7a`.
fn is_nummer(woord: &str) -> bool {
    woord.starts_with(|teken: char| teken.is_ascii_digit())
        && woord.chars().all(|teken| teken.is_alphanumeric() || matches!(teken, '.' | ':'))
}

/// The codes of a provision: of its article, and of each lid that it names.
#[must_use]
pub fn codes(regeling: &str, artikel: &str, lid: Option<&str>) -> Vec<String> {
    let Some((nummer, mut genoemd)) = lees(artikel) else { return Vec::new() };
    if let Some(lid) = lid {
        genoemd.extend(leden(lid.to_lowercase().split(|teken: char| !teken.is_alphanumeric())));
    }
    let heel = format!("{regeling}/{nummer}");
    let met_lid: Vec<_> = genoemd.iter().map(|lid| format!("{heel}/{lid}")).collect();
    std::iter::once(heel).chain(met_lid).collect()
}

/// The codes of what somebody asks for: an article with all its leden (`6`), or some of these (`6 lid 1`). None when it is no article.
#[must_use]
pub fn gevraagd(regeling: &str, artikel: &str) -> Vec<String> {
    let mut codes = codes(regeling, artikel, None);
    let leden = codes.split_off(codes.len().min(1));
    if leden.is_empty() { codes } else { leden }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_the_same_however_it_is_written_and_another_number_is_another_article() {
        for (artikel, lid, verwacht) in [
            ("6", None, "W/6"),
            ("6", Some("1"), "W/6 W/6/1"),
            ("6.1", None, "W/6.1"),
            ("Artikel 4:23, derde lid", None, "W/4:23 W/4:23/3"),
            ("art. 11.7a", Some("1 en 2"), "W/11.7a W/11.7a/1 W/11.7a/2"),
            ("art.5", None, "W/5"),
            ("9 lid 2 onder 3", None, "W/9 W/9/2"),
            ("6 (eerste lid, onder b)", None, "W/6 W/6/1"),
            ("53A.", Some("2, onder b"), "W/53a W/53a/2"),
            ("hoofdstuk 2", None, ""),
            ("", Some("1"), ""),
        ] {
            assert_eq!(codes("W", artikel, lid).join(" "), verwacht, "{artikel} {lid:?}");
        }
    }

    #[test]
    fn who_asks_for_an_article_gets_all_of_it_and_who_names_a_lid_that_lid() {
        for (artikel, codes) in [
            ("6", "W/6"),
            ("artikel 6 lid 1", "W/6/1"),
            ("6, tweede lid", "W/6/2"),
            ("6 leden 1 en 2", "W/6/1 W/6/2"),
            ("6.1", "W/6.1"),
            ("lid 1", ""),
        ] {
            assert_eq!(gevraagd("W", artikel).join(" "), codes, "{artikel}");
        }
    }
}
