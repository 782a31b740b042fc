//! Pages that answer what somebody looks for better than a list does: a situation, a kind of data, a country, a right.

use crate::{
    domain::{
        publiek::verklaring::soort_gegevens,
        recht::kennis::{Kennis, Referentie},
        woorden::{
            zinnen::klein,
            zoekwoord::{Zoektermen, Zoekwoord},
        },
        zoeken::kenmerk::Kenmerk,
    },
    site::{situaties, waar},
    store::Lijsten,
};

/// So many pages are offered.
const MEEST: usize = 3;

/// Pages of their own, with the words by which they are found.
const VAST: [(&str, &str, &str); 7] = [
    ("/waar#landen", "Gegevens buiten Europa", "europa buitenland doorgifte"),
    ("/waar#computer", "Besluit een computer over u?", "computer algoritme profilering robot automatisch"),
    (
        "/rechten",
        "Uw rechten: gegevens opvragen, verbeteren of wissen",
        "inzage opvragen wissen verwijderen verbeteren rectificatie privacyverzoek rechten klopt fout fouten verkeerd",
    ),
    ("/rechten", "Een klacht indienen of bezwaar maken", "klacht klagen bezwaar toezichthouder"),
    ("/waar", "Hoe lang gegevens blijven: kies een soort gegeven", "lang bewaren bewaard bewaartermijn bewaartermijnen"),
    ("/waar#bedrijven", "Welke bedrijven werken met uw gegevens", "bedrijf bedrijven leverancier leveranciers"),
    ("/wijzigingen", "Wat er is veranderd", "wijziging veranderd veranderingen"),
];

/// Where who asks about himself goes.
const OVER_MIJ: (&str, &str) = ("/rechten", "Weten wat een organisatie van u heeft: vraag uw gegevens op");

/// Path and name of what answers one of these words; nothing that leads to an empty page.
pub(in crate::site) fn wegwijs(tx: &Lijsten<'_>, kennis: &Kennis, zoek: &[String]) -> Vec<(String, String)> {
    // Everything here is about those.
    let gezocht = zoek.iter().filter(|woord| *woord != "gegevens" && !kennis.is_stopwoord(woord));
    let gezocht: Vec<_> = gezocht.map(|woord| Zoekwoord::new(woord)).collect();
    if gezocht.is_empty() && zoek.len() > 1 {
        // "Wat weten zij over mij?"
        let (pad, naam) = OVER_MIJ;
        return vec![(pad.to_owned(), naam.to_owned())];
    }
    let past = |teksten: &[&str]| {
        let mut termen = Zoektermen::default();
        for tekst in teksten {
            termen.voeg_toe(tekst, 1);
        }
        gezocht.iter().any(|woord| termen.bevat(woord))
    };
    // What somebody names says more than what he asks of it.
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
            let gewoon = kennis.gewone_woorden(lijst, &telling.code).iter().map(String::as_str);
            if !thuis && past(&gewoon.chain(eigen(bekend)).collect::<Vec<_>>()) {
                let naam = match soort {
                    Kenmerk::Gegevens => klein(&soort_gegevens(&telling.code, &bekend.naam)),
                    _ => bekend.naam.clone(),
                };
                wegen.extend(waar::adres(soort, &telling.code).map(|pad| (pad, format!("{voor}{naam}"))));
            }
        }
    }
    // As many of each, so that one does not hide the other.
    wegen.truncate(MEEST - 1);
    let vast = VAST.iter().filter(|(.., woorden)| past(&[*woorden]));
    wegen.extend(vast.map(|(pad, naam, _)| ((*pad).to_owned(), (*naam).to_owned())));
    for situatie in situaties::lijst(kennis).iter().filter(|een| past(&situaties::woorden(een))) {
        wegen.push((situaties::pad(situatie), situatie.naam.clone()));
    }
    wegen.truncate(MEEST);
    wegen
}

/// The words of a name that say what it is about: every kind of data is "gegevens".
fn eigen(bekend: &Referentie) -> impl Iterator<Item = &str> {
    bekend.naam.split([' ', '/', ',']).filter(|woord| !matches!(*woord, "gegevens" | "Andere" | "andere" | "en" | "van" | "of"))
}
