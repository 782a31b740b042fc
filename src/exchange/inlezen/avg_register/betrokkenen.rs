//! Groups of people in a record, with their data.

use serde_json::{Map, Value};

use super::rest::{bewaar, ja_nee, lijst, neem, neem_naam, neem_tekst};
use crate::{
    domain::inhoud::{Betrokkene, Bewaartermijn, BronVermelding, Gegeven, lengte::hoogstens},
    exchange::inlezen::rijmaker::Rijmaker,
};

/// Begins of the keys that say which special categories of data there are.
const BIJZONDER: [(&str, &str); 11] = [
    ("Biometri", "biometrisch_overig"),
    ("Geneti", "genetisch"),
    ("Gezondheid", "gezondheid"),
    ("Godsdienst", "levensovertuiging"),
    ("Levensovertuiging", "levensovertuiging"),
    ("LidmaatschapVak", "vakbond"),
    ("Vakbond", "vakbond"),
    ("Politiek", "politiek"),
    ("Ras", "ras_etniciteit"),
    ("Seksu", "seksueel"),
    ("Strafrecht", "strafrechtelijk"),
];

/// Takes the special categories that are ticked out of an object.
pub(super) fn bijzondere(leden: &mut Map<String, Value>) -> Vec<Gegeven> {
    let mut gegevens = Vec::new();
    let namen: Vec<String> = leden.keys().cloned().collect();
    for naam in namen {
        let code = BIJZONDER.iter().find(|(begin, _)| naam.starts_with(begin)).map(|(_, code)| *code);
        if let (Some(code), Some(true)) = (code, ja_nee(&leden[&naam])) {
            neem(leden, &naam);
            gegevens.push(Gegeven { categorie: Some(code.to_owned()), ..Gegeven::default() });
        }
    }
    // That there are none is said by their absence.
    neem(leden, "GeenBijzondereGegevens");
    gegevens
}

pub(super) fn van_groep(maker: &mut Rijmaker<'_>, mut groep: Value, termijnen: &mut Vec<Bewaartermijn>) -> Betrokkene {
    let tekst = neem_naam(&mut groep, &["Omschrijving", "Naam"]);
    let mut gegevens = Vec::new();
    if let Some(leden) = groep.as_object_mut() {
        gegevens = lijst(neem(leden, "Gegevens")).into_iter().map(|gegeven| van_gegeven(maker, gegeven, termijnen)).collect();
        for nieuw in bijzondere(leden) {
            if !gegevens.iter().any(|gegeven| gegeven.categorie == nieuw.categorie) {
                gegevens.push(nieuw);
            }
        }
    }
    bewaar(maker, "Betrokkenen", &groep);
    let categorie = tekst.as_deref().and_then(|tekst| maker.code("betrokkene_categorie", tekst));
    let omschrijving = tekst.filter(|_| categorie.is_none());
    let omschrijving = omschrijving.filter(|tekst| maker.past(("Betrokkenen", tekst), hoogstens::<Betrokkene>("omschrijving")));
    if let (None, Some(tekst)) = (&categorie, &omschrijving) {
        maker.meld("Betrokkenen", "onbekend-woord", "Dit is geen woord van de referentielijst betrokkene_categorie.", tekst);
    }
    Betrokkene { categorie, omschrijving, gegevens, ..Betrokkene::default() }
}

fn van_gegeven(maker: &mut Rijmaker<'_>, mut gegeven: Value, termijnen: &mut Vec<Bewaartermijn>) -> Gegeven {
    const PAD: &str = "Betrokkenen/Gegevens";
    let tekst = neem_naam(&mut gegeven, &["Omschrijving", "Naam"]);
    let categorie = tekst.as_deref().and_then(|tekst| maker.code("gegevenscategorie", tekst));
    if let (None, Some(tekst)) = (&categorie, &tekst) {
        maker.meld(PAD, "onbekend-woord", "Dit is geen woord van de referentielijst gegevenscategorie.", tekst);
    }
    let mut nieuw = Gegeven { categorie, ..Gegeven::default() };
    if let Some(leden) = gegeven.as_object_mut() {
        let mut passend = |leden: &mut Map<String, Value>, naam: &str, hoogstens: usize| {
            neem_tekst(leden, naam).filter(|tekst| maker.past((&format!("{PAD}/{naam}"), tekst), hoogstens))
        };
        let bron = passend(leden, "BronOmschrijving", hoogstens::<BronVermelding>("omschrijving"));
        nieuw.gevolg_niet_verstrekken = passend(leden, "BetrokkeneConsequenties", hoogstens::<Gegeven>("gevolgNietVerstrekken"));
        nieuw.verstrekking_verplicht = ja_nee(&neem(leden, "IsBetrokkeneVerplicht"));
        if ja_nee(&neem(leden, "IsBronBetrokkene")) == Some(true) {
            nieuw.bronnen.push(BronVermelding { bron: Some("betrokkene".to_owned()), omschrijving: None });
        }
        if let Some(bron) = bron {
            let code = maker.code("bron", &bron);
            let omschrijving = code.is_none().then_some(bron);
            nieuw.bronnen.push(BronVermelding { bron: code, omschrijving });
        }
        nieuw.bronnen.dedup();
        if let Some(termijn) = neem_tekst(leden, "Bewaartermijn") {
            bewaartermijn(maker, &termijn, &nieuw, tekst.as_deref(), termijnen);
        }
    }
    // What is said per datum and has no place of its own is kept with the datum that it is about.
    let pad = tekst
        .as_deref()
        .map_or_else(|| PAD.to_owned(), |tekst| format!("{PAD} ({})", tekst.chars().take(60).collect::<String>()));
    bewaar(maker, &pad, &gegeven);
    let omschrijving = tekst.filter(|_| nieuw.categorie.is_none());
    nieuw.omschrijving = omschrijving.filter(|tekst| maker.past((PAD, tekst), hoogstens::<Gegeven>("omschrijving")));
    nieuw
}

/// The term of one datum; the same term of several is one, for all of them.
fn bewaartermijn(
    maker: &mut Rijmaker<'_>,
    tekst: &str,
    gegeven: &Gegeven,
    naam: Option<&str>,
    termijnen: &mut Vec<Bewaartermijn>,
) {
    const PAD: &str = "Betrokkenen/Gegevens/Bewaartermijn";
    let Some(gelezen) = maker.termijnen(tekst) else {
        let tekst = format!("{}: {tekst}", naam.unwrap_or("?"));
        maker.bewaar(PAD, &tekst);
        return maker.meld(
            PAD,
            "onbekende-termijn",
            "Dit is geen termijn die zeker te herkennen is. Vul de termijn zelf in.",
            &tekst,
        );
    };
    for termijn in gelezen {
        let bekend = termijnen.iter_mut().find(|eerder| {
            let kaal = Bewaartermijn { gegevens: Vec::new(), ..(**eerder).clone() };
            gegeven.categorie.is_some() && !eerder.gegevens.is_empty() && kaal == termijn
        });
        match (bekend, &gegeven.categorie) {
            (Some(eerder), Some(code)) if !eerder.gegevens.contains(code) => eerder.gegevens.push(code.clone()),
            (Some(_), _) => {}
            (None, Some(code)) => termijnen.push(Bewaartermijn { gegevens: vec![code.clone()], ..termijn }),
            (None, None) => {
                let onderdeel =
                    naam.filter(|naam| naam.chars().count() <= hoogstens::<Bewaartermijn>("onderdeel")).map(str::to_owned);
                termijnen.push(Bewaartermijn { onderdeel: onderdeel.or_else(|| termijn.onderdeel.clone()), ..termijn });
            }
        }
    }
}
