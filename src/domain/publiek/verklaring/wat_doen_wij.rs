//! "Wat doen wij?": the activity, and who "wij" are (AVG 13(1)(a), 26(2), 28).

use super::{
    Deel, Stof,
    woorden::{code, tekst},
};
use crate::domain::{
    publiek::openbaar::{OpenbareVerantwoordelijke, Romp},
    woorden::{
        datum::in_woorden,
        zinnen::{klein, opsomming, zin},
    },
};

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    let romp = stof.romp;
    match tekst(romp.omschrijving.as_ref()) {
        Some(omschrijving) => deel.zeg(zin(&omschrijving)),
        None => deel.mist("wat dit inhoudt"),
    }
    wie(romp, deel);
    if stof.kop.status.code == "beeindigd" {
        let dag = stof.kop.einde_geldigheid.map(|dag| format!(" De laatste dag was {}.", in_woorden(dag))).unwrap_or_default();
        deel.zeg(format!("Wij doen dit niet meer.{dag}"));
    }
    if !romp.geldt_voor.is_empty() {
        let namen: Vec<_> = romp.geldt_voor.iter().map(|organisatie| &organisatie.naam).collect();
        deel.zeg(format!("Dit geldt ook voor: {}", zin(&opsomming(&namen, "en"))));
    }
    if romp.privacyverklaring_url.is_some() {
        deel.verwijs("Hierover is er nog een privacyverklaring.", romp.privacyverklaring_url.as_ref());
    }
}

/// Who "wij" are and what their role is.
fn wie(romp: &Romp, deel: &mut Deel) {
    let wij: Vec<_> = romp.verwerkingsverantwoordelijken.iter().filter_map(naam).collect();
    match code(romp.rol.as_ref()) {
        "verwerker" => in_opdracht(romp, deel),
        _ if wij.is_empty() => deel.mist("wie verantwoordelijk is"),
        "gezamenlijk" => {
            deel.zeg(format!("Wij zijn {}. Wij zijn hiervoor samen verantwoordelijk.", opsomming(&wij, "en")));
            regeling(romp, deel);
        }
        "verwerkingsverantwoordelijke" => {
            deel.zeg(format!("Wij zijn {}. Wij zijn hiervoor verantwoordelijk.", opsomming(&wij, "en")));
        }
        _ => {
            deel.zeg(format!("Wij zijn {}.", opsomming(&wij, "en")));
            deel.mist("welke rol wij hebben");
        }
    }
    for vertegenwoordiger in romp.verwerkingsverantwoordelijken.iter().filter_map(|partij| partij.vertegenwoordiger.as_ref()) {
        let delen = [tekst(vertegenwoordiger.naam.as_ref()), tekst(vertegenwoordiger.contact.as_ref())];
        let delen: Vec<_> = delen.into_iter().flatten().collect();
        deel.zeg(format!("Onze vertegenwoordiger in de Europese Unie is: {}", zin(&delen.join(", "))));
    }
}

/// "Gemeente Voorbeeld (college van burgemeester en wethouders)".
pub(crate) fn naam(partij: &OpenbareVerantwoordelijke) -> Option<String> {
    let naam = &partij.organisatie.as_ref()?.naam;
    Some(match partij.bestuursorgaan.as_ref().filter(|orgaan| orgaan.code != "overig") {
        Some(orgaan) => format!("{naam} ({})", klein(&orgaan.naam)),
        None => naam.clone(),
    })
}

fn regeling(romp: &Romp, deel: &mut Deel) {
    let Some(regeling) = &romp.onderlinge_regeling else { return deel.mist("welke afspraken wij samen hebben") };
    match tekst(regeling.omschrijving.as_ref()) {
        Some(omschrijving) => deel.zeg(format!("Wij hebben afgesproken: {}", zin(&omschrijving))),
        None if regeling.url.is_none() => deel.mist("welke afspraken wij samen hebben"),
        None => {}
    }
    if regeling.url.is_some() {
        deel.verwijs("Lees onze onderlinge regeling.", regeling.url.as_ref());
    }
}

fn in_opdracht(romp: &Romp, deel: &mut Deel) {
    deel.zeg(format!("Wij zijn {}. Wij doen dit in opdracht van een ander.", romp.registerhouder.naam));
    deel.zeg("De opdrachtgever beslist waarom dit gebeurt, of het mag en hoe lang gegevens blijven. Vraag dat daar.");
    let verantwoordelijk: Vec<_> = romp.verwerkingsverantwoordelijken.iter().filter_map(naam).collect();
    if !verantwoordelijk.is_empty() {
        deel.zeg(format!("Verantwoordelijk: {}", zin(&opsomming(&verantwoordelijk, "en"))));
    }
    if romp.opdrachtgevers.is_empty() {
        deel.mist("voor wie wij dit doen");
    }
    for opdrachtgever in &romp.opdrachtgevers {
        let naam = opdrachtgever.organisatie.as_ref().map(|organisatie| organisatie.naam.clone());
        let naam = naam.unwrap_or_else(|| deel.gat("wie de opdrachtgever is"));
        let werk = match tekst(opdrachtgever.werkzaamheden.as_ref()) {
            Some(werk) => zin(&werk),
            None => deel.gat("wat wij voor deze opdrachtgever doen"),
        };
        deel.noem(format!("Opdrachtgever: {} {werk}", zin(&naam)));
    }
}
