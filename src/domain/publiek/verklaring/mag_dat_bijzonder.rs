//! "Mag dat?", for data that need a permission of their own: special categories, BSN, criminal data (AVG 9, 10, 87).

use super::{
    Deel,
    woorden::{categorieen, tekst, wetten},
};
use crate::domain::{
    publiek::openbaar::{OpenbaarGegeven, OpenbareGrond, OpenbareUitzondering, Romp},
    recht::kennis::Kennis,
    woorden::{
        eenmaal::eenmaal,
        zinnen::{klein, opsomming, zin},
    },
};

pub(super) fn schrijf(romp: &Romp, kennis: &Kennis, deel: &mut Deel) {
    // The Wet politiegegevens is itself the permission; it asks the register for no other one.
    let avg = romp.regime.code != "wpg";
    let gebruikt =
        |past: fn(&OpenbaarGegeven) -> bool| avg && romp.betrokkenen.iter().flat_map(|groep| &groep.gegevens).any(past);
    for uitzondering in &romp.uitzonderingen_bijzondere_gegevens {
        bijzonder(uitzondering, kennis, deel);
    }
    if romp.uitzonderingen_bijzondere_gegevens.is_empty() && gebruikt(|gegeven| gegeven.gevoeligheid.code == "bijzonder") {
        deel.mist("waarom wij bijzondere persoonsgegevens mogen gebruiken");
    }
    let bsn = gebruikt(|gegeven| gegeven.categorie.as_ref().is_some_and(|categorie| categorie.code == "bsn"));
    grond(&nummers(romp), romp.bsn_grond.as_ref(), bsn, deel);
    let strafrechtelijk = gebruikt(|gegeven| gegeven.gevoeligheid.code == "strafrechtelijk");
    grond("strafrechtelijke gegevens", romp.strafrechtelijke_grond.as_ref(), strafrechtelijk, deel);
}

/// The numbers by which a law points at people, as they stand in a sentence.
fn nummers(romp: &Romp) -> String {
    let gegevens = romp.betrokkenen.iter().flat_map(|groep| &groep.gegevens);
    let uit_een_wet = gegevens.filter(|gegeven| gegeven.gevoeligheid.code == "wettelijk_identificatienummer");
    let namen = eenmaal(uit_een_wet.filter_map(|gegeven| gegeven.categorie.as_ref()).map(|code| match code.code.as_str() {
        "bsn" => BSN.to_owned(),
        _ if code.naam.contains("nummer") => format!("het {}", klein(&code.naam)),
        _ => klein(&code.naam),
    }));
    if namen.is_empty() { BSN.to_owned() } else { opsomming(&namen, "en") }
}

const BSN: &str = "het burgerservicenummer (BSN)";

fn bijzonder(uitzondering: &OpenbareUitzondering, kennis: &Kennis, deel: &mut Deel) {
    let welke = if uitzondering.gegevens.is_empty() {
        "bijzondere persoonsgegevens".to_owned()
    } else {
        format!("deze bijzondere persoonsgegevens: {}", categorieen(&uitzondering.gegevens))
    };
    let mut zinnen = vec![format!("Wij gebruiken {welke}.")];
    match &uitzondering.uitzondering {
        Some(code) => {
            zinnen.push(format!("Dat mag door deze uitzondering: {}.", klein(&code.naam)));
            let uitleg = kennis.zoek("uitzondering", &code.code).and_then(|item| item.omschrijving.clone());
            zinnen.extend(uitleg.map(|uitleg| zin(&uitleg)));
            if code.code == "uitdrukkelijke_toestemming" {
                zinnen.push("U kunt deze toestemming altijd intrekken.".to_owned());
            }
        }
        None => zinnen.push(deel.gat("welke uitzondering hiervoor geldt")),
    }
    zinnen.extend(wetten(&uitzondering.wettelijke_bepaling).map(|wet| format!("Dit staat in {wet}.")));
    zinnen.extend(tekst(uitzondering.toelichting.as_ref()).map(|toelichting| zin(&toelichting)));
    deel.zeg(zinnen.join(" "));
    uitzondering.wettelijke_bepaling.iter().for_each(|bepaling| deel.verwijs_naar_wet(bepaling));
}

fn grond(wat: &str, grond: Option<&OpenbareGrond>, gebruikt: bool, deel: &mut Deel) {
    let Some(grond) = grond else {
        if gebruikt {
            deel.mist(&format!("waarom wij {wat} mogen gebruiken"));
        }
        return;
    };
    let toelichting = tekst(grond.toelichting.as_ref()).map(|toelichting| format!(" {}", zin(&toelichting))).unwrap_or_default();
    let waar = match wetten(&grond.wettelijke_bepaling) {
        Some(wet) => format!("Wij mogen {wat} gebruiken. Dit staat in {wet}."),
        None => deel.gat(&format!("in welke wet staat dat wij {wat} mogen gebruiken")),
    };
    deel.zeg(format!("{waar}{toelichting}"));
    grond.wettelijke_bepaling.iter().for_each(|bepaling| deel.verwijs_naar_wet(bepaling));
}
