//! Pages that answer what somebody looks for better than a list does: a situation, a kind of data, a country, a right.

use std::cmp::Reverse;

use crate::{
    domain::{
        publiek::verklaring::soort_gegevens,
        recht::kennis::{Kennis, Referentie},
        woorden::{
            zinnen::klein,
            zoekwoord::{LANG, Zoekwoord, gezocht},
        },
        zoeken::kenmerk::Kenmerk,
    },
    site::{situaties, waar},
    store::Lijsten,
};

/// So many pages are offered.
const MEEST: usize = 3;

/// Pages of their own, with the words by which they are found.
const VAST: [(&str, &str, &str); 8] = [
    ("/waar#landen", "Gegevens buiten Europa", "europa buitenland doorgifte"),
    ("/waar#computer", "Besluit een computer over u?", "computer algoritme profilering robot automatisch mens menselijk"),
    (
        "/rechten",
        "Uw rechten: gegevens opvragen, verbeteren of wissen",
        "inzage opvragen inzien dossier wissen verwijderen verbeteren rectificatie privacyverzoek rechten klopt fout fouten verkeerd",
    ),
    ("/rechten", "Een klacht indienen of bezwaar maken", "klacht klagen bezwaar toezichthouder"),
    (
        "/rechten#fg",
        "Contact met de functionaris gegevensbescherming (FG)",
        "fg functionaris gegevensbescherming officer privacyofficer dpo contact",
    ),
    ("/waar", "Hoe lang gegevens blijven: kies een soort gegeven", "lang bewaren bewaard bewaartermijn bewaartermijnen"),
    ("/waar#bedrijven", "Welke bedrijven werken met uw gegevens", "bedrijf bedrijven leverancier leveranciers"),
    ("/wijzigingen", "Wat er is veranderd", "wijziging veranderd veranderingen"),
];

/// Where who asks about himself goes.
const OVER_MIJ: (&str, &str) = ("/rechten", "Weten wat een organisatie van u heeft: vraag uw gegevens op");

/// How well a word of the question matches a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Past {
    /// A word of it begins so.
    Begin = 1,
    /// It is one of its words.
    Woord,
    /// It is in its name.
    Naam,
}

/// A page, and the words that lead there.
struct Weg {
    pad: String,
    naam: String,
    eigen: Vec<String>,
    gewoon: Vec<String>,
    /// Whether it is about a thing, and not about what somebody wants with it.
    is_onderwerp: bool,
}

impl Weg {
    fn past(&self, woord: &Zoekwoord) -> Option<Past> {
        if self.eigen.iter().any(|eigen| woord.is_woord(eigen)) {
            return Some(Past::Naam);
        }
        let mut alle = self.eigen.iter().chain(&self.gewoon);
        if self.gewoon.iter().any(|gewoon| woord.is_woord(gewoon)) {
            return Some(Past::Woord);
        }
        let is_lang = woord.begin.chars().count() >= LANG;
        (is_lang && alle.any(|ander| woord.vindt(ander))).then_some(Past::Begin)
    }
}

/// All ways that lead to a page that is not empty.
pub(in crate::site) struct Wegwijzer(Vec<Weg>);

impl Wegwijzer {
    pub(in crate::site) fn new(tx: &Lijsten<'_>, kennis: &Kennis) -> Self {
        let mut wegen = Vec::new();
        for (soort, voor) in [
            (Kenmerk::Gegevens, "Uw gegevens: "),
            (Kenmerk::Land, "Uw gegevens in: "),
            (Kenmerk::Ontvanger, "Welke gegevens gaan naar: "),
        ] {
            let lijst = soort.lijst().unwrap_or_default();
            for telling in tx.index.per_kenmerk(soort, None) {
                let Some(bekend) = kennis.zoek(lijst, &telling.code) else { continue };
                let thuis = soort == Kenmerk::Land && kennis.ligt_in_eer(&telling.code, tx.moment.datum());
                let Some(pad) = waar::adres(soort, &telling.code).filter(|_| !thuis) else { continue };
                let naam = match soort {
                    Kenmerk::Gegevens => klein(&soort_gegevens(&telling.code, &bekend.naam)),
                    _ => bekend.naam.clone(),
                };
                let gewoon = woorden(kennis.gewone_woorden(lijst, &telling.code));
                wegen.push(Weg { pad, naam: format!("{voor}{naam}"), eigen: woorden(eigen(bekend)), gewoon, is_onderwerp: true });
            }
        }
        wegen.extend(VAST.iter().map(|(pad, naam, gewoon)| Weg {
            pad: (*pad).to_owned(),
            naam: (*naam).to_owned(),
            eigen: Vec::new(),
            gewoon: woorden([gewoon]),
            is_onderwerp: false,
        }));
        wegen.extend(situaties::lijst(kennis).iter().map(|situatie| Weg {
            pad: situaties::pad(situatie),
            naam: situatie.naam.clone(),
            eigen: kennis.zoekwoorden(&situatie.naam),
            gewoon: woorden(situaties::woorden(situatie)),
            is_onderwerp: true,
        }));
        Self(wegen)
    }

    /// Whether a word is one of those by which something is called.
    pub(super) fn noemt(&self, woord: &str) -> bool {
        let woord = Zoekwoord::new(woord);
        self.0.iter().filter(|weg| weg.is_onderwerp).any(|weg| weg.past(&woord) >= Some(Past::Woord))
    }

    /// Path and name of what answers these words best. A word that is one of a way's own does not lead to what only begins with it.
    pub(in crate::site) fn voor(&self, kennis: &Kennis, zoek: &[String]) -> Vec<(String, String)> {
        // Everything here is about those.
        let gezocht = zoek.iter().filter(|woord| *woord != "gegevens" && !kennis.is_stopwoord(woord));
        let gezocht: Vec<_> = gezocht.map(|woord| Zoekwoord::new(woord)).collect();
        if gezocht.is_empty() && zoek.len() > 1 {
            // "Wat weten zij over mij?"
            let (pad, naam) = OVER_MIJ;
            return vec![(pad.to_owned(), naam.to_owned())];
        }
        let mut punten = vec![0; self.0.len()];
        for woord in &gezocht {
            let past: Vec<_> = self.0.iter().map(|weg| weg.past(woord)).collect();
            let is_woord = past.iter().any(|past| *past >= Some(Past::Woord));
            for (punten, past) in punten.iter_mut().zip(past) {
                *punten += past.filter(|past| !is_woord || *past >= Past::Woord).map_or(0, |past| past as u32);
            }
        }
        let mut wegen: Vec<_> = punten.into_iter().zip(&self.0).filter(|(punten, _)| *punten > 0).collect();
        wegen.sort_by_key(|(punten, _)| Reverse(*punten));
        wegen.into_iter().take(MEEST).map(|(_, weg)| (weg.pad.clone(), weg.naam.clone())).collect()
    }
}

/// Words as somebody looks for them: what a hyphen holds together is one.
fn woorden<T: AsRef<str>>(teksten: impl IntoIterator<Item = T>) -> Vec<String> {
    teksten.into_iter().flat_map(|tekst| gezocht(tekst.as_ref())).collect()
}

/// The words of a name that say what it is about: every kind of data is "gegevens".
fn eigen(bekend: &Referentie) -> impl Iterator<Item = &str> {
    bekend.naam.split([' ', '/', ',']).filter(|woord| !matches!(*woord, "gegevens" | "Andere" | "andere" | "en" | "van" | "of"))
}
