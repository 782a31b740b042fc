//! Regulations that a municipality makes itself, taken out of a text before laws are looked for in it: "Beleidsregels Participatiewet" is no
//! law of the list, whatever law it is about.

use super::{is_artikelwoord, is_nummer, nummers, tekens};
use crate::domain::{inhoud::WettelijkeBepaling, recht::wetsnaam::is_lokaal};

/// A title is no longer than so many words; more is a sentence.
const LANGSTE: usize = 16;
/// Words before a title that are no part of it.
const ERVOOR: [&str; 14] =
    ["de", "het", "een", "op", "grond", "basis", "van", "conform", "volgens", "krachtens", "ingevolge", "zie", "en", "onze"];
/// Words that name no regulation by themselves.
const ALGEMEEN: [&str; 16] = [
    "verordening",
    "verordeningen",
    "beleidsregel",
    "beleidsregels",
    "nadere",
    "regels",
    "gemeente",
    "gemeentelijke",
    "lokale",
    "plaatselijke",
    "eigen",
    "relevante",
    "en",
    "of",
    "de",
    "van",
];

/// The text without them, and what they are.
pub(super) fn neem_uit(tekst: &str) -> (String, Vec<WettelijkeBepaling>) {
    let (mut rest, mut gevonden): (Vec<&str>, Vec<WettelijkeBepaling>) = (Vec::new(), Vec::new());
    // "APV, artikel 2:10": the article is of what stands before it.
    let mut open = false;
    for stuk in stukken(tekst) {
        let (ervoor, titel) = ervoor_en_titel(stuk);
        if let Some(nieuw) = bepalingen(titel) {
            rest.extend((!ervoor.is_empty()).then_some(ervoor));
            open = nieuw.last().is_some_and(|een| een.artikel.is_none());
            gevonden.extend(nieuw);
            continue;
        }
        let eigen = nummers(&tekens(stuk));
        let is_artikel = stuk.split_whitespace().next().is_some_and(|woord| is_artikelwoord(&kaal(woord)));
        match (gevonden.last_mut(), eigen.as_slice()) {
            (Some(laatste), [(artikel, lid, _)]) if open && is_artikel && alleen_artikel(stuk) => {
                (laatste.artikel, laatste.lid) = (Some(artikel.clone()), lid.clone());
                open = false;
            }
            _ => rest.push(stuk),
        }
    }
    if gevonden.is_empty() { (tekst.to_owned(), gevonden) } else { (rest.join(", "), gevonden) }
}

/// What commas, brackets and words like "juncto" separate.
fn stukken(tekst: &str) -> Vec<&str> {
    let mut stukken: Vec<&str> = tekst.split([',', ';', '(', ')', '\n']).collect();
    for woord in [" jo ", " jo. ", " juncto ", " i.c.m. "] {
        stukken = stukken.into_iter().flat_map(|stuk| stuk.split(woord)).collect();
    }
    // "… en artikel 3 Jeugdwet": the law behind the article is another one.
    let voor_artikel = |stuk: &'_ str| [" en artikel ", " en art. ", " en art "].iter().find_map(|en| stuk.find(en));
    let mut los = Vec::new();
    for mut stuk in stukken {
        while let Some(plaats) = voor_artikel(stuk) {
            los.push(stuk[..plaats].trim());
            stuk = &stuk[plaats + " en ".len()..];
        }
        los.push(stuk.trim());
    }
    los.retain(|stuk| !stuk.is_empty());
    los
}

/// "Participatiewet en Beleidsregels bijstand": a law, and then the title.
fn ervoor_en_titel(stuk: &str) -> (&str, &str) {
    let delen = stuk.match_indices(" en ").map(|(plaats, en)| (&stuk[..plaats], &stuk[plaats + en.len()..]));
    delen.last().filter(|(ervoor, titel)| is_lokaal(titel) && !is_lokaal(ervoor)).unwrap_or(("", stuk))
}

/// The title with its articles; `None` when it is none.
fn bepalingen(tekst: &str) -> Option<Vec<WettelijkeBepaling>> {
    if !is_lokaal(tekst) {
        return None;
    }
    let woorden: Vec<&str> = tekst.split_whitespace().collect();
    let begin = woorden.iter().position(|woord| is_artikelwoord(&kaal(woord))).unwrap_or(woorden.len());
    let einde = begin + woorden[begin..].iter().take_while(|woord| is_van_artikel(woord)).count();
    let (titel, artikelen) = (if begin == 0 { &woorden[einde..] } else { &woorden[..begin] }, &woorden[begin..einde]);
    // An article, and then something else than the title.
    if begin > 0 && einde < woorden.len() {
        return None;
    }
    let titel: Vec<&str> = titel.iter().copied().skip_while(|woord| ERVOOR.contains(&kaal(woord).as_str())).collect();
    let zegt_iets = |woord: &&str| {
        let kaal = kaal(woord);
        !ALGEMEEN.contains(&kaal.as_str()) && !kaal.bytes().all(|teken| teken.is_ascii_digit())
    };
    if titel.len() > LANGSTE || !titel.iter().any(zegt_iets) {
        return None;
    }
    let titel = titel.join(" ");
    let bepaling = |artikel: Option<String>, lid| WettelijkeBepaling {
        citeertitel: Some(titel.clone()),
        artikel,
        lid,
        ..WettelijkeBepaling::default()
    };
    let gevonden: Vec<_> =
        nummers(&tekens(&artikelen.join(" "))).into_iter().map(|(artikel, lid, _)| bepaling(Some(artikel), lid)).collect();
    Some(if gevonden.is_empty() { vec![bepaling(None, None)] } else { gevonden })
}

fn kaal(woord: &str) -> String {
    woord.to_lowercase().trim_matches(|teken: char| !teken.is_alphanumeric()).to_owned()
}

/// Whether a word can stand in what an article is called.
fn is_van_artikel(woord: &str) -> bool {
    let kaal = kaal(woord);
    is_artikelwoord(&kaal)
        || is_nummer(&kaal)
        || kaal.len() == 1
        || ["lid", "en", "onder", "sub", "eerste", "tweede", "derde"].contains(&kaal.as_str())
}

fn alleen_artikel(stuk: &str) -> bool {
    stuk.split_whitespace().all(is_van_artikel)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uit(tekst: &str) -> (String, Vec<String>) {
        let (rest, gevonden) = neem_uit(tekst);
        let een = |een: WettelijkeBepaling| {
            assert_eq!(een.regeling, None);
            [een.citeertitel, een.artikel, een.lid].into_iter().flatten().collect::<Vec<_>>().join("|")
        };
        (rest, gevonden.into_iter().map(een).collect())
    }

    #[test]
    fn a_regulation_of_a_municipality_is_not_the_law_in_its_title() {
        for (tekst, rest, titels) in [
            ("Beleidsregels Participatiewet 2024", "", vec!["Beleidsregels Participatiewet 2024"]),
            ("Verordening Wmo 2015 gemeente Voorbeeld, artikel 3", "", vec!["Verordening Wmo 2015 gemeente Voorbeeld|3"]),
            ("artikel 2:10, APV", "artikel 2:10", vec!["APV"]),
            ("art. 2:10 lid 1 APV Voorbeeld", "", vec!["APV Voorbeeld|2:10|1"]),
            (
                "Participatiewet en Beleidsregels bijzondere bijstand",
                "Participatiewet",
                vec!["Beleidsregels bijzondere bijstand"],
            ),
            ("Jeugdwet, Verordening jeugdhulp", "Jeugdwet", vec!["Verordening jeugdhulp"]),
            ("Verordening jeugdhulp (Jeugdwet)", "Jeugdwet", vec!["Verordening jeugdhulp"]),
            ("APV artikel 2:10 en artikel 174 Gemeentewet", "artikel 174 Gemeentewet", vec!["APV|2:10"]),
            ("op grond van de Afvalstoffenverordening 2023", "", vec!["Afvalstoffenverordening 2023"]),
        ] {
            assert_eq!(uit(tekst), (rest.to_owned(), titels.into_iter().map(str::to_owned).collect()), "{tekst}");
        }
    }

    #[test]
    fn what_names_none_is_left_alone() {
        for tekst in
            ["Algemene verordening gegevensbescherming", "gemeentelijke verordening", "Wmo 2015", "verordening (EU) 2016/679"]
        {
            assert_eq!(uit(tekst), (tekst.to_owned(), vec![]), "{tekst}");
        }
    }
}
