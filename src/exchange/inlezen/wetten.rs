//! Legal bases and laws in the words of a cell: "Wettelijke taak, artikel 2.3.2 Wmo 2015", "art. 6 lid 1 sub e AVG".

mod lokaal;
mod notaties;

use std::collections::HashMap;

use strum::VariantArray;

use notaties::{los, notaties, van_artikel};

use super::woorden::{Woordenboek, codedelen};
use crate::domain::{
    inhoud::WettelijkeBepaling,
    recht::{
        kennis::{Kennis, Referentie},
        wetsnaam::meest_gelijk,
    },
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
            for naam in wet.citeertitels().chain([wet.naam.as_str()]) {
                op_naam.entry(tekens(naam)).or_default().push(wet);
            }
        }
        for (naam, codes) in eigen.into_iter().flatten() {
            op_naam.insert(tekens(naam), codes.iter().filter_map(|code| kennis.zoek("regeling", code)).collect());
        }
        let is_een = |wetten: &[&Referentie]| wetten.first().is_some_and(|een| wetten.iter().all(|ander| ander.code == een.code));
        let eenduidig = op_naam.into_iter().filter(|(_, wetten)| is_een(wetten));
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
        let tekst = codedelen(tekst).next().unwrap_or(tekst);
        let (tekst, eigen) = lokaal::neem_uit(zonder_opsomming(tekst));
        let rest = self.bepalingen(&tekst, &mut gelezen.bepalingen);
        gelezen.bepalingen.extend(eigen);
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

    /// The known law that is most like what a text calls a law.
    pub(super) fn lijkt_op(&self, tekst: &str) -> Option<&str> {
        let tekens = tekens(tekst);
        let naam: Vec<&str> = tekens.iter().map(String::as_str).take_while(|teken| !is_artikelwoord(teken)).collect();
        let bekend: Vec<String> = self.namen.iter().map(|(naam, ..)| naam.join(" ")).collect();
        let gelijk = meest_gelijk(&naam.join(" "), bekend.iter().map(String::as_str))?;
        self.namen.iter().zip(&bekend).find(|(_, bekend)| *bekend == gelijk).map(|((_, _, titel), _)| titel.as_str())
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
    // A series is one text: who reads it as two articles loses those between them.
    let tekst = normaal(tekst).replace(" t/m ", "-").replace(" tot en met ", "-");
    let tekst = tekst.replace('’', "'").replace("art.", "art ").replace("artt.", "art ");
    let delen = tekst.split(|teken: char| teken.is_whitespace() || "(),;/[]\"".contains(teken));
    let delen = delen.map(|deel| deel.trim_matches(['.', ':', '-', '•', '\'']).to_owned()).filter(|deel| !deel.is_empty());
    let mut tekens: Vec<String> = delen.map(|teken| in_het_nederlands(&teken)).collect();
    burgerlijk_wetboek(&mut tekens);
    op_volgorde(&mut tekens);
    tekens
}

/// "Art. 6 Abs. 1 lit. b DSGVO", "Article 6 §1 b RGPD": the words of other languages for the parts of an article, and for the AVG.
fn in_het_nederlands(teken: &str) -> String {
    match teken {
        "abs" | "absatz" | "paragraph" | "par" | "§" => "lid".to_owned(),
        "lit" | "buchst" | "buchstabe" | "point" => "sub".to_owned(),
        "article" => "artikel".to_owned(),
        "dsgvo" | "ds-gvo" | "rgpd" => "avg".to_owned(),
        _ => teken.strip_prefix('§').filter(|rest| is_nummer(rest)).unwrap_or(teken).to_owned(),
    }
}

/// "Burgerlijk Wetboek Boek 7" is "BW 7".
fn burgerlijk_wetboek(tekens: &mut Vec<String>) {
    let mut plaats = 0;
    while plaats < tekens.len() {
        if tekens[plaats] == "burgerlijk" && tekens.get(plaats + 1).is_some_and(|teken| teken == "wetboek") {
            tekens.splice(plaats..plaats + 2, ["bw".to_owned()]);
        }
        if tekens[plaats] == "bw" && tekens.get(plaats + 1).is_some_and(|teken| teken == "boek") {
            tekens.remove(plaats + 1);
        }
        plaats += 1;
    }
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
            // "BW 7:658" neither.
            if artikel == plaats + 1 {
                tekens.insert(plaats + 2, "art".to_owned());
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
    // "Gemeentewet 151c", "Gemeentewet 229 lid 1 sub b"; a year is no article.
    let is_artikel = |teken: &String| is_samengesteld(teken) || (teken.len() <= 3 && is_nummer(teken));
    if stop == einde && tekens.get(einde).is_some_and(is_artikel) && !is_wet(einde) {
        let van_lid = |plaats: &usize| {
            let vorige = tekens[*plaats - 1].as_str();
            let na_lid = vorige == "lid" || ONDERDEEL.contains(&vorige);
            tekens[*plaats] == "lid" || ONDERDEEL.contains(&tekens[*plaats].as_str()) || na_lid
        };
        stop = einde + 1 + (einde + 1..tekens.len()).take_while(van_lid).count();
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
mod tests;
