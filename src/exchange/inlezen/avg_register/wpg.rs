//! What only records of the Wet politiegegevens have: articles as purposes, groups and recipients that are ticked.

use serde_json::{Map, Value};

use super::{
    betrokkenen::bijzondere,
    rest::{bewaar, ja_nee, kaal, neem, neem_naam, neem_tekst},
};
use crate::{
    domain::inhoud::{Betrokkene, Doel, DoelGrondslag, Ontvanger, WettelijkeBepaling, lengte::hoogstens},
    exchange::inlezen::rijmaker::Rijmaker,
};

const WPG: (&str, &str) = ("BWBR0022463", "Wet politiegegevens");
/// The groups that are ticked.
const GROEPEN: [(&str, Option<&str>); 6] = [
    ("Verdachten", Some("verdachte")),
    ("Slachtoffers", Some("getuige_slachtoffer")),
    ("Getuigen", Some("getuige_slachtoffer")),
    ("Veroordeelden", None),
    ("Derden", None),
    ("Overigen", None),
];

/// A purpose with the articles that it is based on.
pub(super) fn van_doel(maker: &mut Rijmaker<'_>, mut doel: Value) -> Doel {
    let omschrijving = neem_naam(&mut doel, &["Omschrijving", "Doel", "Naam"]);
    let omschrijving = omschrijving.filter(|tekst| maker.past(("Doelen", tekst), hoogstens::<Doel>("omschrijving")));
    let mut grondslagen = Vec::new();
    if let Some(leden) = doel.as_object_mut() {
        let wettelijke_bepalingen = artikelen(leden);
        let toelichting = neem_tekst(leden, "Toelichting");
        let toelichting =
            toelichting.filter(|tekst| maker.past(("Doelen/Toelichting", tekst), hoogstens::<DoelGrondslag>("toelichting")));
        if !wettelijke_bepalingen.is_empty() || toelichting.is_some() {
            grondslagen.push(DoelGrondslag { wettelijke_bepalingen, toelichting, ..DoelGrondslag::default() });
        }
    }
    bewaar(maker, "Doelen", &doel);
    Doel { omschrijving, grondslagen, ..Doel::default() }
}

/// Takes "Artikel10Lid1A: true" and "Artikel: 8" out of an object.
fn artikelen(leden: &mut Map<String, Value>) -> Vec<WettelijkeBepaling> {
    let mut bepalingen = Vec::new();
    let namen: Vec<String> = leden.keys().filter(|naam| naam.starts_with("Artikel")).cloned().collect();
    for naam in namen {
        let aangekruist = ja_nee(&leden[&naam]) == Some(true) && naam.len() > "Artikel".len();
        let genoemd =
            kaal(&leden[&naam]).filter(|tekst| naam == "Artikel" && tekst.starts_with(|teken: char| teken.is_ascii_digit()));
        if aangekruist {
            bepalingen.push(bepaling(&naam));
        } else if let Some(genoemd) = genoemd {
            bepalingen.push(bepaling(&genoemd));
        } else {
            continue;
        }
        neem(leden, &naam);
    }
    bepalingen
}

/// "Artikel10Lid1A" is article 10, paragraph 1 under a; "Artikel17A" is article 17a.
fn bepaling(sleutel: &str) -> WettelijkeBepaling {
    let kaal = sleutel.trim_start_matches("Artikel").trim();
    let (artikel, lid) = kaal.split_once("Lid").map_or((kaal, None), |(artikel, lid)| (artikel, Some(lid)));
    let plaats = |lid: &str| lid.find(|teken: char| !teken.is_ascii_digit()).unwrap_or(lid.len());
    let (lid, letter) =
        lid.map_or((None, None), |lid| (Some(lid[..plaats(lid)].to_owned()), Some(lid[plaats(lid)..].to_lowercase())));
    let toelichting = letter.filter(|letter| !letter.is_empty()).map(|letter| format!("onder {letter}"));
    WettelijkeBepaling {
        regeling: Some(WPG.0.to_owned()),
        citeertitel: Some(WPG.1.to_owned()),
        artikel: Some(artikel.trim().to_lowercase()),
        lid,
        toelichting,
        ..WettelijkeBepaling::default()
    }
}

/// The groups that are ticked. The special categories are ticked of the whole, so they are with each group.
pub(super) fn betrokkenen(maker: &mut Rijmaker<'_>, leden: &mut Map<String, Value>) -> Vec<Betrokkene> {
    let mut groepen = Vec::new();
    for naam in ["Betrokkenen", "Betrokkene"] {
        let Some(aangekruist) = leden.get_mut(naam).and_then(Value::as_object_mut) else { continue };
        let toelichting = neem_tekst(aangekruist, "ToelichtingDerden");
        for (soort, code) in GROEPEN {
            if aangekruist.get(soort).and_then(ja_nee) != Some(true) {
                continue;
            }
            neem(aangekruist, soort);
            let omschrijving = match (soort, &toelichting, code) {
                ("Derden", Some(toelichting), _) => Some(format!("Derden: {toelichting}")),
                (_, _, None) => Some(soort.to_owned()),
                _ => None,
            };
            let groep = Betrokkene { categorie: code.map(str::to_owned), omschrijving, ..Betrokkene::default() };
            if !groepen.contains(&groep) {
                groepen.push(groep);
            }
        }
    }
    let gegevens = leden.get_mut("BijzondereGegevens").and_then(Value::as_object_mut).map(bijzondere).unwrap_or_default();
    if !gegevens.is_empty() && groepen.is_empty() {
        groepen.push(Betrokkene::default());
    }
    if !gegevens.is_empty() && groepen.len() > 1 {
        let melding =
            "Deze gegevens zijn aangekruist voor de hele verwerking en staan nu bij iedere groep. Haal weg wat niet klopt.";
        maker.meld("BijzondereGegevens", "bij-alle-groepen", melding, "");
    }
    for groep in &mut groepen {
        groep.gegevens.extend(gegevens.iter().cloned());
    }
    groepen
}

/// The recipients by the article that allows it, and whether it is said that there are none.
pub(super) fn ontvangers(leden: &mut Map<String, Value>) -> (Vec<Ontvanger>, bool) {
    let Some(ontvanger) = leden.get_mut("Ontvanger").and_then(Value::as_object_mut) else { return (Vec::new(), false) };
    let geen = ["GeenTerBeschikking", "GeenVerstrekking"].iter().all(|naam| ontvanger.get(*naam).and_then(ja_nee) == Some(true));
    let geen = geen || ontvanger.get("HeeftOntvangers").and_then(ja_nee) == Some(false);
    if geen {
        for naam in ["GeenTerBeschikking", "GeenVerstrekking", "HeeftOntvangers"] {
            neem(ontvanger, naam);
        }
    }
    let van_artikel = |bepaling: WettelijkeBepaling| {
        let grond = format!("artikel {} {}", bepaling.artikel.unwrap_or_default(), WPG.1);
        Ontvanger {
            omschrijving: Some(format!("Verstrekking op grond van {grond}")),
            grondslag_verstrekking: Some(grond),
            ..Ontvanger::default()
        }
    };
    (artikelen(ontvanger).into_iter().map(van_artikel).collect(), geen)
}
