//! Addresses and numbers within a sentence as links: a reader with a phone does not type them over.

use super::adres::{mailto, tel, weblink};
use crate::domain::publiek::verklaring::OnderdeelCode;

/// A part of a sentence, which may lead somewhere.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stuk {
    pub tekst: String,
    pub adres: Option<String>,
}

/// A sentence of a section; only sections about how to reach somebody have links, for elsewhere text of the record stays text.
pub(super) fn in_onderdeel(onderdeel: OnderdeelCode, zin: &str) -> Vec<Stuk> {
    if matches!(onderdeel, OnderdeelCode::Contact | OnderdeelCode::Klacht | OnderdeelCode::UwRechten | OnderdeelCode::Datalek) {
        gelinkt(zin)
    } else {
        vec![Stuk { tekst: zin.to_owned(), adres: None }]
    }
}

/// Words before a telephone number.
const BEL: [&str; 2] = ["elefoon: ", "bel "];

/// The sentence in parts.
pub(super) fn gelinkt(zin: &str) -> Vec<Stuk> {
    let nummer = BEL.iter().find_map(|voor| {
        let begin = zin.find(voor)? + voor.len();
        let nummer: String =
            zin[begin..].chars().take_while(|teken| teken.is_ascii_digit() || "+()- ".contains(*teken)).collect();
        let nummer = nummer.trim_end();
        (nummer.chars().filter(char::is_ascii_digit).count() >= 5).then_some((begin, begin + nummer.len()))
    });
    let Some((begin, einde)) = nummer else { return woorden(zin) };
    let mut stukken = woorden(&zin[..begin]);
    stukken.push(Stuk { tekst: zin[begin..einde].to_owned(), adres: tel(&zin[begin..einde]) });
    stukken.extend(woorden(&zin[einde..]));
    stukken
}

/// Addresses among the words.
fn woorden(zin: &str) -> Vec<Stuk> {
    let mut stukken: Vec<Stuk> = Vec::new();
    let mut los = |tekst: &str, adres: Option<String>| match stukken.last_mut() {
        Some(stuk) if stuk.adres.is_none() && adres.is_none() => stuk.tekst.push_str(tekst),
        _ if tekst.is_empty() => {}
        _ => stukken.push(Stuk { tekst: tekst.to_owned(), adres }),
    };
    for woord in zin.split_inclusive(' ') {
        let kern = woord.trim_end().trim_end_matches(['.', ',', ';', ':', ')']);
        let adres = weblink(kern).map(str::to_owned).or_else(|| is_email(kern).then(|| mailto(kern)));
        match adres {
            Some(adres) => {
                los(kern, Some(adres));
                los(&woord[kern.len()..], None);
            }
            None => los(woord, None),
        }
    }
    stukken
}

fn is_email(woord: &str) -> bool {
    let teken = |teken: char| teken.is_ascii_alphanumeric() || "._%+-".contains(teken);
    woord.split_once('@').is_some_and(|(naam, domein)| {
        !naam.is_empty() && naam.chars().all(teken) && domein.contains('.') && domein.chars().all(teken)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adressen(zin: &str) -> Vec<(String, String)> {
        let stukken = gelinkt(zin);
        assert_eq!(stukken.iter().map(|stuk| stuk.tekst.as_str()).collect::<String>(), zin);
        stukken.into_iter().filter_map(|stuk| Some((stuk.tekst, stuk.adres?))).collect()
    }

    #[test]
    fn addresses_and_numbers_lead_somewhere_and_no_letter_is_lost() {
        let paar = |tekst: &str, adres: &str| vec![(tekst.to_owned(), adres.to_owned())];
        assert_eq!(adressen("Bij de AP, https://ap.example/x."), paar("https://ap.example/x", "https://ap.example/x"));
        assert_eq!(adressen("Voor dit: stuur een e-mail naar a@b.nl. Dank."), paar("a@b.nl", "mailto:a@b.nl"));
        assert_eq!(adressen("FG, telefoon: 14 0999"), paar("14 0999", "tel:140999"));
        assert_eq!(adressen("Voor ieder verzoek: bel (0348) 12 34 56."), paar("(0348) 12 34 56", "tel:0348123456"));
        for zin in ["javascript:alert(1) en @x en a@b", "bel ons.", "Post: Postbus 999, 9990 ZZ Voorbeeld"] {
            assert_eq!(adressen(zin), [], "{zin}");
        }
    }
}
