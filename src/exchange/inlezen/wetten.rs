//! Legal bases and laws in the words of a cell: "Wettelijke taak, artikel 2.3.2 Wmo 2015", "art. 6 lid 1 sub e AVG".

use std::collections::HashMap;

use strum::VariantArray;

use super::woorden::Woordenboek;
use crate::domain::{
    inhoud::WettelijkeBepaling,
    recht::kennis::{Kennis, Referentie},
    woorden::{
        codes::{Grondslag, GrondslagGroep, Uitzondering},
        zoekwoord::{normaal, woorden},
    },
};

const AVG: &str = "32016R0679";
/// The longest text in which laws are looked for, in bytes: each word of it is held against each law.
const LANGSTE: usize = 4000;
/// Words that say nothing by themselves beside a legal basis or a law.
const VULSEL: [&str; 35] = [
    "ex",
    "de",
    "het",
    "een",
    "van",
    "op",
    "grond",
    "en",
    "in",
    "ingevolge",
    "krachtens",
    "conform",
    "volgens",
    "o",
    "a",
    "juncto",
    "jo",
    "lid",
    "artikel",
    "artikelen",
    "art",
    "sub",
    "onder",
    "avg",
    "zie",
    "basis",
    "is",
    "voor",
    "die",
    "dit",
    "i",
    "v",
    "m",
    "grondslag",
    "noodzakelijk",
];
/// Words that turn the meaning round.
const ONTKENNING: [&str; 5] = ["geen", "niet", "zonder", "nooit", "indien"];

/// What a text says about why the processing is allowed.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Gelezen {
    /// The legal bases.
    pub(super) grondslagen: Vec<Grondslag>,
    /// The everyday words, where they say no more.
    pub(super) groepen: Vec<GrondslagGroep>,
    /// The exceptions of article 9 of the AVG.
    pub(super) uitzonderingen: Vec<Uitzondering>,
    /// The laws.
    pub(super) bepalingen: Vec<WettelijkeBepaling>,
    /// Nothing else stands in the text.
    pub(super) alles: bool,
}

/// The laws by name.
#[derive(Debug)]
pub(super) struct Wetten {
    /// Words of a name, number and proper name; the longest first.
    namen: Vec<(Vec<String>, String, String)>,
}

impl Wetten {
    /// The laws of the reference list, and the names for them that the mapping adds.
    pub(super) fn new(kennis: &Kennis, eigen: Option<&HashMap<String, Vec<String>>>) -> Self {
        let mut op_naam: HashMap<Vec<String>, Vec<&Referentie>> = HashMap::new();
        let wetten = kennis.lijsten().iter().filter(|lijst| lijst.lijst == "regeling").flat_map(|lijst| &lijst.items);
        for wet in wetten {
            let ook = wet.eigenschappen.get("citeertitels").and_then(|namen| namen.as_array());
            let ook = ook.into_iter().flatten().filter_map(|naam| naam.as_str());
            for naam in ook.chain([wet.naam.as_str()]) {
                op_naam.entry(tekens(naam)).or_default().push(wet);
            }
        }
        for (naam, codes) in eigen.into_iter().flatten() {
            op_naam.insert(tekens(naam), codes.iter().filter_map(|code| kennis.zoek("regeling", code)).collect());
        }
        let eenduidig = op_naam.into_iter().filter(|(_, wetten)| wetten.len() == 1);
        let mut namen: Vec<_> = eenduidig.map(|(naam, wetten)| (naam, wetten[0].code.clone(), wetten[0].naam.clone())).collect();
        namen.sort_by(|een, ander| ander.0.len().cmp(&een.0.len()).then_with(|| een.0.cmp(&ander.0)));
        Self { namen }
    }

    /// What a text says about why the processing is allowed.
    pub(super) fn lees(&self, tekst: &str, boek: &Woordenboek) -> Gelezen {
        let mut gelezen = Gelezen::default();
        if tekst.len() > LANGSTE {
            return gelezen;
        }
        let rest = self.bepalingen(zonder_opsomming(tekst), &mut gelezen.bepalingen);
        let mut rest: Vec<String> = woorden(&rest).into_iter().flat_map(los).collect();
        notaties(&mut rest, &mut gelezen.grondslagen, gelezen.bepalingen.is_empty());
        van_artikel(&mut rest, ("9", "2"), &mut gelezen.uitzonderingen, |plaats| Uitzondering::VARIANTS.get(plaats).copied());
        let genoteerd = gelezen.grondslagen.clone();
        let ontkent = rest.iter().any(|woord| ONTKENNING.contains(&woord.as_str()));
        if !ontkent {
            zinnen(&mut rest, boek, &mut gelezen);
        }
        // Two letters say nothing more; a letter alone is a legal basis only when nothing else is said.
        rest.retain(|woord| !VULSEL.contains(&woord.as_str()));
        // "Wet Bibob" is known as Bibob.
        if !gelezen.bepalingen.is_empty() {
            rest.retain(|woord| !["wet", "regeling", "besluit"].contains(&woord.as_str()));
        }
        gelezen.alles = rest.is_empty();
        let (een, ander) = gelezen.grondslagen.split_at(genoteerd.len());
        // Words and article that say different things say nothing.
        let gelijk =
            een.iter().all(|grondslag| ander.contains(grondslag)) && ander.iter().all(|grondslag| een.contains(grondslag));
        if !een.is_empty() && !ander.is_empty() && !gelijk {
            gelezen.grondslagen.clear();
            gelezen.alles = false;
        }
        gelezen.groepen.retain(|groep| !gelezen.grondslagen.iter().any(|grondslag| grondslag.groep() == *groep));
        gelezen
    }

    /// Takes the laws with their articles out of a text and returns what is left.
    fn bepalingen(&self, tekst: &str, gevonden: &mut Vec<WettelijkeBepaling>) -> String {
        let tekens = tekens(tekst);
        let mut gebruikt = vec![false; tekens.len()];
        let mut plaats = 0;
        while plaats < tekens.len() {
            let past = |naam: &[String]| !naam.is_empty() && tekens[plaats..].starts_with(naam);
            let Some((naam, code, titel)) = self.namen.iter().find(|(naam, ..)| past(naam)) else {
                plaats += 1;
                continue;
            };
            let einde = plaats + naam.len();
            let is_wet =
                |plaats: usize| self.namen.iter().any(|(naam, ..)| !naam.is_empty() && tekens[plaats..].starts_with(naam));
            let (begin, stop, artikelen) = artikelen(&tekens, &gebruikt, plaats, einde, is_wet);
            // Article 6 of the AVG is the legal basis itself, and article 9 an exception; neither is a law behind it.
            if code == AVG {
                gebruikt[plaats..einde].fill(true);
            } else {
                gebruikt[begin..stop].fill(true);
                let bepaling = |artikel: Option<Artikel>| {
                    let (artikel, lid, toelichting) =
                        artikel.map_or((None, None, None), |(artikel, lid, letter)| (Some(artikel), lid, letter));
                    let wet = WettelijkeBepaling {
                        regeling: Some(code.clone()),
                        citeertitel: Some(titel.clone()),
                        ..WettelijkeBepaling::default()
                    };
                    WettelijkeBepaling { artikel, lid, toelichting, ..wet }
                };
                if artikelen.is_empty() {
                    gevonden.push(bepaling(None));
                }
                gevonden.extend(artikelen.into_iter().map(|artikel| bepaling(Some(artikel))));
            }
            plaats = einde.max(stop);
        }
        let over = tekens.iter().zip(&gebruikt).filter(|(_, gebruikt)| !**gebruikt).map(|(teken, _)| teken.as_str());
        over.collect::<Vec<_>>().join(" ")
    }
}

/// "e) taak van algemeen belang": the letter may be of the article or of a list, the words say it.
fn zonder_opsomming(tekst: &str) -> &str {
    let na_letter = tekst.trim().strip_prefix(|teken: char| teken.is_ascii_alphabetic()).map(str::trim_start);
    let rest = na_letter.and_then(|rest| rest.strip_prefix(['.', ')', ':', '-', '–']));
    rest.filter(|rest| woorden(rest).iter().any(|woord| woord.chars().count() > 4)).unwrap_or(tekst)
}

/// The words of a text, with the points and colons that belong to the number of an article.
fn tekens(tekst: &str) -> Vec<String> {
    let tekst = normaal(tekst).replace('’', "'").replace("art.", "art ").replace("artt.", "art ");
    let delen = tekst.split(|teken: char| teken.is_whitespace() || "(),;/[]\"".contains(teken));
    let delen = delen.map(|deel| deel.trim_matches(['.', ':', '-', '•', '\'']).to_owned()).filter(|deel| !deel.is_empty());
    let mut tekens = delen.collect();
    op_volgorde(&mut tekens);
    tekens
}

/// "Eerste lid" as "lid 1", and "7:629 BW" as article 629 of "BW 7".
fn op_volgorde(tekens: &mut Vec<String>) {
    const RANG: [&str; 6] = ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde"];
    for plaats in 1..tekens.len() {
        if let Some(rang) = RANG.iter().position(|rang| tekens[plaats] == "lid" && tekens[plaats - 1] == *rang) {
            tekens[plaats] = (rang + 1).to_string();
            "lid".clone_into(&mut tekens[plaats - 1]);
        }
    }
    let boek_en_artikel = |teken: &String| {
        let (boek, artikel) = teken.split_once(':')?;
        (boek.len() == 1 && is_nummer(boek) && is_nummer(artikel)).then(|| (boek.to_owned(), artikel.to_owned()))
    };
    for plaats in (0..tekens.len()).rev().filter(|plaats| tekens[*plaats] == "bw").collect::<Vec<_>>() {
        let erna = tekens.get(plaats + 1).filter(|teken| is_artikelwoord(teken)).map(|_| plaats + 2);
        let plaatsen = [plaats.checked_sub(1), erna, Some(plaats + 1)];
        let gevonden = plaatsen.into_iter().flatten().find_map(|plaats| Some((plaats, boek_en_artikel(tekens.get(plaats)?)?)));
        if let Some((artikel, (boek, nummer))) = gevonden {
            tekens[artikel] = nummer;
            tekens.insert(plaats + 1, boek);
            // "7:658 BW" needs no word before it.
            if artikel + 1 == plaats && !artikel.checked_sub(1).is_some_and(|ervoor| is_artikelwoord(&tekens[ervoor])) {
                tekens.insert(artikel, "art".to_owned());
            }
        }
    }
}

fn is_artikelwoord(teken: &str) -> bool {
    ["art", "artikel", "artikelen"].contains(&teken)
}

fn is_nummer(teken: &str) -> bool {
    let is_artikel = |teken: char| teken.is_ascii_alphanumeric() || ".:-".contains(teken);
    teken.len() <= 20 && teken.starts_with(|teken: char| teken.is_ascii_digit()) && teken.chars().all(is_artikel)
}

/// The articles behind or before the name of a law, each with its paragraph, and from where to where it all stands.
fn artikelen(
    tekens: &[String],
    gebruikt: &[bool],
    begin: usize,
    einde: usize,
    is_wet: impl Fn(usize) -> bool,
) -> (usize, usize, Vec<Artikel>) {
    let mut stop = einde;
    // "Artikel 7, artikel 17 en artikel 53a", but an article with a law behind it is of that law.
    while tekens.get(stop).is_some_and(|teken| is_artikelwoord(teken)) {
        let verder = |plaats: &usize| {
            let teken = tekens[*plaats].as_str();
            // A letter is of the paragraph before it: "lid 1 onder b".
            let letter = is_letter(teken) && ONDERDEEL.contains(&tekens[*plaats - 1].as_str());
            is_nummer(teken) || letter || ONDERDEEL.contains(&teken) || ["lid", "en"].contains(&teken)
        };
        let na = stop + 1 + (stop + 1..tekens.len()).take_while(verder).count();
        let lidwoorden = tekens[na..].iter().take_while(|teken| ["van", "de", "het"].contains(&teken.as_str())).count();
        if stop > einde && is_wet(na + lidwoorden) {
            break;
        }
        stop = na;
    }
    // "Gemeentewet 151c": a number that is more than a number is an article too.
    if stop == einde
        && tekens.get(einde).is_some_and(|teken| is_nummer(teken) && !teken.chars().all(|teken| teken.is_ascii_digit()))
    {
        stop = einde + 1;
    }
    let nummers_erna = nummers(&tekens[einde..stop]);
    if !nummers_erna.is_empty() {
        return (begin, stop, nummers_erna);
    }
    let verbindt = |teken: &str| {
        is_nummer(teken) || is_letter(teken) || ONDERDEEL.contains(&teken) || ["lid", "en", "van", "de", "het"].contains(&teken)
    };
    let ervoor = (0..begin).rev().take_while(|plaats| !gebruikt[*plaats] && verbindt(&tekens[*plaats])).last();
    let woord =
        ervoor.and_then(|plaats| plaats.checked_sub(1)).filter(|plaats| !gebruikt[*plaats] && is_artikelwoord(&tekens[*plaats]));
    match woord {
        Some(woord) => (woord, einde, nummers(&tekens[woord + 1..begin])),
        // "2.3.2 Wmo", "5:39 Awb": a number that is more than a number.
        None => match begin.checked_sub(1).filter(|plaats| !gebruikt[*plaats] && is_samengesteld(&tekens[*plaats])) {
            Some(plaats) => (plaats, einde, nummers(&tekens[plaats..begin])),
            None => (begin, einde, Vec::new()),
        },
    }
}

/// Words between a paragraph and the letter in it.
const ONDERDEEL: [&str; 5] = ["onder", "sub", "onderdeel", "aanhef", "letter"];

fn is_letter(teken: &str) -> bool {
    matches!(teken.as_bytes(), [b'a'..=b'z'])
}

fn is_samengesteld(teken: &str) -> bool {
    is_nummer(teken) && !teken.chars().all(|teken| teken.is_ascii_digit())
}

/// Article, paragraph, and the letter in it.
type Artikel = (String, Option<String>, Option<String>);

fn nummers(tekens: &[String]) -> Vec<Artikel> {
    let mut gevonden: Vec<Artikel> = Vec::new();
    let mut vorige = "";
    for teken in tekens {
        match gevonden.last_mut() {
            Some((_, lid, _)) if vorige == "lid" && is_nummer(teken) => *lid = Some(teken.clone()),
            Some((_, _, letter)) if ONDERDEEL.contains(&vorige) && is_letter(teken) => *letter = Some(format!("onder {teken}")),
            _ if is_nummer(teken) => gevonden.push((teken.clone(), None, None)),
            _ => {}
        }
        vorige = teken;
    }
    gevonden
}

/// "1b" in "lid 1b" and "6.1c" are a paragraph and its letter.
fn los(woord: String) -> Vec<String> {
    let mut tekens = woord.chars();
    match (tekens.next(), tekens.next(), tekens.next()) {
        (Some(lid @ ('1' | '2')), Some(letter @ 'a'..='j'), None) => vec![lid.to_string(), letter.to_string()],
        _ => vec![woord],
    }
}

/// Takes "6 lid 1 sub e" and its like out of the words; also a text of nothing but letters: "c, e", and "lid 1 b" where no other law is named.
fn notaties(rest: &mut Vec<String>, gevonden: &mut Vec<Grondslag>, zonder_wet: bool) {
    let grondslag = |plaats: usize| Grondslag::VARIANTS.get(plaats).copied();
    let letter = |woord: &str| plaats_van_letter(woord).and_then(grondslag);
    let alleen = !rest.is_empty() && rest.iter().all(|woord| letter(woord).is_some() || woord == "en");
    if alleen {
        gevonden.extend(rest.drain(..).filter_map(|woord| letter(&woord)));
        return;
    }
    let genoemd = rest.iter().any(|woord| ["6", "9"].contains(&woord.as_str()));
    if let Some(plaats) = rest.windows(2).position(|twee| twee == ["lid", "1"]).filter(|_| zonder_wet && !genoemd) {
        rest.insert(plaats, "6".to_owned());
    }
    van_artikel(rest, ("6", "1"), gevonden, grondslag);
}

fn plaats_van_letter(woord: &str) -> Option<usize> {
    let [letter @ b'a'..=b'j'] = woord.as_bytes() else { return None };
    Some(usize::from(letter - b'a'))
}

/// Takes the letters of one paragraph of an article out of the words, each for what it stands for.
fn van_artikel<T>(
    rest: &mut Vec<String>,
    (artikel, lid): (&str, &str),
    gevonden: &mut Vec<T>,
    waarde: impl Fn(usize) -> Option<T>,
) {
    let rang = if lid == "1" { ["eerste", "1e"] } else { ["tweede", "2e"] };
    let noemt_lid = |woord: &str| woord == lid || rang.contains(&woord) || ["sub", "onder", "onderdeel"].contains(&woord);
    let tussen = |woord: &&String| noemt_lid(woord) || ["lid", "letter", "aanhef", "en"].contains(&woord.as_str());
    let mut plaats = 0;
    while let Some(begin) = rest.iter().skip(plaats).position(|woord| woord == artikel).map(|begin| begin + plaats) {
        let mut einde = begin + 1 + rest[begin + 1..].iter().take_while(tussen).count();
        let met_lid = rest[begin + 1..einde].iter().any(|woord| noemt_lid(woord));
        let mut aantal = 0;
        while met_lid && let Some(waarde) = rest.get(einde).and_then(|woord| plaats_van_letter(woord)).and_then(&waarde) {
            gevonden.push(waarde);
            aantal += 1;
            einde += 1;
            if rest.get(einde).is_some_and(|woord| ["en", "of", "sub", "onder"].contains(&woord.as_str())) {
                let volgt = rest.get(einde + 1).is_some_and(|woord| plaats_van_letter(woord).is_some());
                einde += usize::from(volgt);
            }
        }
        if aantal == 0 {
            plaats = begin + 1;
        } else {
            rest.drain(begin..einde);
            plaats = begin;
        }
    }
}

/// Takes the names of legal bases out of the words, the longest first.
fn zinnen(rest: &mut Vec<String>, boek: &Woordenboek, gelezen: &mut Gelezen) {
    let mut lengte = rest.len().min(14);
    while lengte > 0 {
        let mut begin = 0;
        while begin + lengte <= rest.len() {
            let zin = rest[begin..begin + lengte].join(" ");
            let grondslag = boek.code("grondslag", &zin).and_then(|code| code.parse::<Grondslag>().ok());
            let groep = || boek.code("grondslag_groep", &zin).and_then(|code| code.parse::<GrondslagGroep>().ok());
            if let Some(grondslag) = grondslag {
                gelezen.grondslagen.push(grondslag);
                rest.drain(begin..begin + lengte);
            } else if let Some(groep) = groep().filter(|groep| *groep != GrondslagGroep::Overig) {
                gelezen.groepen.push(groep);
                rest.drain(begin..begin + lengte);
            } else {
                begin += 1;
            }
        }
        lengte = (lengte - 1).min(rest.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gelezen(tekst: &str) -> (Vec<Grondslag>, Vec<GrondslagGroep>, Vec<String>, bool) {
        let kennis = Kennis::new(None).unwrap();
        let boek = Woordenboek::new(&kennis, &HashMap::new());
        let gelezen = Wetten::new(&kennis, None).lees(tekst, &boek);
        let bepaling = |bepaling: WettelijkeBepaling| {
            [bepaling.citeertitel, bepaling.artikel, bepaling.lid, bepaling.toelichting]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        };
        (gelezen.grondslagen, gelezen.groepen, gelezen.bepalingen.into_iter().map(bepaling).collect(), gelezen.alles)
    }

    #[test]
    fn notations_of_article_6_are_legal_bases() {
        use Grondslag::{TaakAlgemeenBelang, Toestemming, WettelijkeVerplichting};
        for tekst in ["art. 6 lid 1 sub e AVG", "6.1.e", "Artikel 6, eerste lid, onder e, AVG", "6(1)(e)", "e"] {
            assert_eq!(gelezen(tekst), (vec![TaakAlgemeenBelang], vec![], vec![], true), "{tekst}");
        }
        assert_eq!(gelezen("art. 6 lid 1 sub c en e AVG").0, [WettelijkeVerplichting, TaakAlgemeenBelang]);
        assert_eq!(gelezen("Toestemming (art 6 lid 1 onder a)"), (vec![Toestemming, Toestemming], vec![], vec![], true));
        assert_eq!(gelezen("artikel 6 Gemeentewet").0, []);
        assert_eq!(gelezen("Toestemming (art. 6 lid 1 sub e)"), (vec![], vec![], vec![], false));
    }

    #[test]
    fn short_notations_are_read() {
        use Grondslag::{Overeenkomst, WettelijkeVerplichting};
        for tekst in ["6.1c", "art. 6 lid 1c AVG", "lid 1c", "6(1)c"] {
            assert_eq!(gelezen(tekst), (vec![WettelijkeVerplichting], vec![], vec![], true), "{tekst}");
        }
        assert_eq!(gelezen("Overeenkomst (art. 6 lid 1b)"), (vec![Overeenkomst, Overeenkomst], vec![], vec![], true));
        let wet = |tekst: &str| (gelezen(tekst).2, gelezen(tekst).3);
        assert_eq!(wet("art. 229 lid 1 onder b Gemeentewet"), (vec!["Gemeentewet 229 1 onder b".to_owned()], true));
        assert_eq!(wet("Gemeentewet artikel 229, lid 1, onder b"), (vec!["Gemeentewet 229 1 onder b".to_owned()], true));
        assert_eq!(wet("7:658 BW"), (vec!["Burgerlijk Wetboek Boek 7 658".to_owned()], true));
        assert_eq!(wet("2.3.2 Wmo 2015"), (vec!["Wet maatschappelijke ondersteuning 2015 2.3.2".to_owned()], true));
        assert!(wet("Wet Bibob").1);
        assert_eq!(gelezen("artikel 12 lid 1b Gemeentewet").0, [], "the paragraph is of another law");
        assert_eq!(gelezen("AVG"), (vec![], vec![], vec![], true), "nothing is said, and nothing is strange");
        let kennis = Kennis::new(None).unwrap();
        let boek = Woordenboek::new(&kennis, &HashMap::new());
        let negen = Wetten::new(&kennis, None).lees("art. 9 lid 2 onder h AVG", &boek);
        assert_eq!((negen.uitzonderingen, negen.alles), (vec![Uitzondering::GezondheidszorgSocialeDiensten], true));
    }

    #[test]
    fn everyday_words_are_a_group_and_a_denial_is_nothing() {
        assert_eq!(gelezen("Wettelijke taak"), (vec![], vec![GrondslagGroep::WettelijkeTaak], vec![], true));
        assert_eq!(gelezen("Wettelijke taak (6 lid 1 sub e)"), (vec![Grondslag::TaakAlgemeenBelang], vec![], vec![], true));
        assert_eq!(gelezen("geen toestemming nodig"), (vec![], vec![], vec![], false));
        assert!(!gelezen("Toestemming van de ouders").3);
        assert!(gelezen("d - vitaal belang").3);
        assert_eq!(gelezen("e) toestemming"), (vec![Grondslag::Toestemming], vec![], vec![], true), "a list has letters too");
    }

    #[test]
    fn laws_are_found_with_their_articles() {
        let wet = |tekst: &str| (gelezen(tekst).2, gelezen(tekst).3);
        assert_eq!(wet("artikel 2.3.2 Wmo 2015"), (vec!["Wet maatschappelijke ondersteuning 2015 2.3.2".to_owned()], true));
        assert_eq!(wet("Gemeentewet art. 151c, lid 1"), (vec!["Gemeentewet 151c 1".to_owned()], true));
        assert_eq!(
            wet("Art. 2 en 5 van de Jeugdwet; Participatiewet"),
            (vec!["Jeugdwet 2".to_owned(), "Jeugdwet 5".to_owned(), "Participatiewet".to_owned()], true)
        );
        assert_eq!(
            wet("Participatiewet artikel 7, artikel 17 en artikel 53a"),
            (["7", "17", "53a"].map(|artikel| format!("Participatiewet {artikel}")).to_vec(), true)
        );
        assert_eq!(
            wet("Jeugdwet art. 2.3, art. 7 Participatiewet"),
            (vec!["Jeugdwet 2.3".to_owned(), "Participatiewet 7".to_owned()], true)
        );
        assert_eq!(wet("Gemw 151c"), (vec!["Gemeentewet 151c".to_owned()], true));
        assert_eq!(wet("Participatiewet 2015").0, ["Participatiewet"], "a year is no article");
        assert_eq!(wet("artikel 7:629, eerste lid, BW"), (vec![], false), "the paragraph stands between");
        assert_eq!(wet("art. 7:629 BW"), (vec!["Burgerlijk Wetboek Boek 7 629".to_owned()], true));
        assert_eq!(wet("Leerplichtwet 1969, artikel 16, tweede lid"), (vec!["Leerplichtwet 1969 16 2".to_owned()], true));
        assert_eq!(wet("Verordening leerlingenvervoer"), (vec![], false));
    }
}
