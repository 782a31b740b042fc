//! "Gaan uw gegevens naar landen buiten Europa?": transfers and their safeguards (AVG 13(1)(f), 44 to 49).

use super::{
    Deel, Stof,
    woorden::{code, tekst},
};
use crate::domain::{
    publiek::openbaar::{OpenbareDoorgifte, Romp},
    recht::kennis::Kennis,
    woorden::zinnen::{klein, zin},
};

/// With these a person may ask for a copy of the safeguard (AVG 13(1)(f)).
const MET_KOPIE: [&str; 9] = [
    "overeenkomst_overheden",
    "bindende_bedrijfsvoorschriften",
    "modelcontractbepalingen",
    "modelcontract_toezichthouder",
    "gedragscode",
    "certificering",
    "ad_hoc_contract",
    "administratieve_regeling",
    "dwingend_gerechtvaardigd_belang",
];

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    let doorgiften = &stof.romp.doorgiften;
    match stof.romp.doorgifte_buiten_eer {
        Some(false) => deel.zeg("Nee. Uw gegevens blijven binnen de Europese Economische Ruimte."),
        Some(true) => deel.zeg(waarheen(doorgiften)),
        None => deel.mist("of uw gegevens naar landen buiten de Europese Economische Ruimte gaan"),
    }
    if stof.romp.doorgifte_buiten_eer == Some(true) && doorgiften.is_empty() {
        deel.mist("naar welk land, en hoe ze daar zijn beschermd");
    }
    for doorgifte in doorgiften {
        let zinnen = over(doorgifte, stof, deel);
        deel.noem(zinnen.join(" "));
        kopie(doorgifte, deel);
    }
}

/// An international organisation can sit within Europe, so it is told apart from countries outside it (AVG 44).
fn waarheen(doorgiften: &[OpenbareDoorgifte]) -> &'static str {
    let naar_organisatie = |doorgifte: &&OpenbareDoorgifte| {
        doorgifte.land.is_none() && tekst(doorgifte.internationale_organisatie.as_ref()).is_some()
    };
    match (doorgiften.iter().filter(naar_organisatie).count(), doorgiften.len()) {
        (0, _) => "Ja. Uw gegevens gaan ook naar landen buiten de Europese Economische Ruimte.",
        (1, 1) => "Niet naar een land, maar wel naar een internationale organisatie.",
        (naar, alle) if naar == alle => "Niet naar een land, maar wel naar internationale organisaties.",
        _ => {
            "Ja. Uw gegevens gaan ook naar landen buiten de Europese Economische Ruimte, en naar een internationale organisatie."
        }
    }
}

fn over(doorgifte: &OpenbareDoorgifte, stof: &Stof<'_>, deel: &mut Deel) -> Vec<String> {
    let land = doorgifte.land.as_ref().map(|land| land.naam.clone());
    let waar = land.or_else(|| tekst(doorgifte.internationale_organisatie.as_ref()));
    let mut zinnen = vec![waar.map_or_else(|| deel.gat("naar welk land"), |waar| zin(&waar))];
    zinnen.extend(tekst(doorgifte.ontvanger.as_ref()).map(|wie| format!("Ontvanger: {}", zin(&wie))));
    let waarborg = waarborg(doorgifte, stof.romp, stof.kennis);
    zinnen.push(waarborg.unwrap_or_else(|| deel.gat("hoe uw gegevens daar zijn beschermd")));
    if doorgifte.dpf_certificering == Some(true) {
        zinnen.push("De ontvanger in de Verenigde Staten is gecertificeerd.".to_owned());
    }
    zinnen.extend(tekst(doorgifte.toelichting.as_ref()).map(|toelichting| zin(&toelichting)));
    zinnen
}

/// What protects the data there, and what that is.
pub(crate) fn waarborg(doorgifte: &OpenbareDoorgifte, romp: &Romp, kennis: &Kennis) -> Option<String> {
    let instrument = doorgifte.instrument.as_ref()?;
    let algemeen = || kennis.zoek("doorgifte_instrument", &instrument.code)?.omschrijving.clone();
    let uitleg = if instrument.code == BESLUIT { besluit(doorgifte, romp, kennis) } else { algemeen() };
    let uitleg = uitleg.map(|uitleg| format!(" {}", zin(&uitleg))).unwrap_or_default();
    Some(format!("Dit mag met deze waarborg: {}.{uitleg}", klein(&instrument.naam)))
}

const BESLUIT: &str = "adequaatheidsbesluit";

/// What the European Commission decided for this destination, as far as the register knows: often not for the whole country.
fn besluit(doorgifte: &OpenbareDoorgifte, romp: &Romp, kennis: &Kennis) -> Option<String> {
    let (regime, dag) = (romp.regime.code.parse().ok()?, romp.begin_geldigheid);
    let organisatie = || kennis.adequaatheid_organisatie(doorgifte.internationale_organisatie.as_deref()?, regime, dag);
    let van_land = doorgifte.land.as_ref().map(|land| kennis.adequaatheid(&land.code, regime, dag));
    let besluit = van_land.unwrap_or_else(organisatie)?;
    Some(match (Kennis::bereik(besluit), &doorgifte.land) {
        (Some(bereik), _) => {
            format!("De Europese Commissie heeft dit alleen besloten voor {bereik}. Zij beschermen uw gegevens goed genoeg")
        }
        (None, Some(_)) => "De Europese Commissie heeft besloten dat dit land persoonsgegevens goed genoeg beschermt".to_owned(),
        (None, None) => {
            "De Europese Commissie heeft besloten dat deze organisatie persoonsgegevens goed genoeg beschermt".to_owned()
        }
    })
}

/// Where a person can read the safeguard.
fn kopie(doorgifte: &OpenbareDoorgifte, deel: &mut Deel) {
    let document = doorgifte.documentatie.as_ref();
    let wat = document.and_then(|document| tekst(document.omschrijving.as_ref()));
    let url = document.and_then(|document| document.url.as_ref());
    let met_kopie = MET_KOPIE.contains(&code(doorgifte.instrument.as_ref()));
    match (wat, url) {
        (Some(wat), None) if met_kopie => {
            deel.noem(format!("De waarborg staat in: {} U kunt ons om een kopie vragen.", zin(&wat)));
        }
        (Some(wat), url) => deel.verwijs(format!("De waarborg staat in: {}", zin(&wat)), url),
        (None, Some(_)) => deel.verwijs("Lees de waarborg.", url),
        (None, None) if met_kopie => {
            let gat = deel.gat("waar u een kopie van de waarborg krijgt");
            deel.noem(gat);
        }
        (None, None) => {}
    }
}
