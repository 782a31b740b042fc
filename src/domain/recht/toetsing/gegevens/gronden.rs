//! The provisions that data need (AVG 10, UAVG 31 to 33), and those that no data need.

use crate::domain::{
    inhoud::{GegevenGrond, UitzonderingBijzondereGegevens, WettelijkeBepaling},
    recht::{
        dossier::Dossier,
        toetsing::{Vondsten, leeg, vondst_als},
    },
    woorden::codes::Gevoeligheid::{self, Bijzonder, Strafrechtelijk},
};

fn heeft(dossier: &Dossier<'_>, gevoeligheid: Gevoeligheid) -> bool {
    dossier.gegevens().any(|(.., gegeven)| dossier.is_gevoelig(gegeven, gevoeligheid))
}

fn zonder_bepaling(bepaling: Option<&WettelijkeBepaling>) -> bool {
    bepaling.is_none_or(WettelijkeBepaling::is_leeg)
}

pub(super) fn strafrechtelijk(dossier: &Dossier<'_>) -> Vondsten {
    let bepaling = dossier.inhoud.strafrechtelijke_grond.as_ref().and_then(|grond| grond.wettelijke_bepaling.as_ref());
    let fout = heeft(dossier, Strafrechtelijk) && zonder_bepaling(bepaling);
    let melding = "Noem de wettelijke bepaling op grond waarvan strafrechtelijke gegevens worden verwerkt.";
    vondst_als(fout, "/strafrechtelijkeGrond/wettelijkeBepaling", melding)
}

pub(super) fn zonder_gegevens(dossier: &Dossier<'_>) -> Vondsten {
    let uitzonderingen = dossier.inhoud.uitzonderingen_bijzondere_gegevens.iter().enumerate();
    let overbodig = uitzonderingen.filter(|(_, deel)| is_ingevuld(deel) && !is_nodig(dossier, deel));
    let melding = "Deze uitzondering is niet nodig: er zijn geen gegevens waarop zij ziet.";
    let plaats = |nummer: usize| format!("/uitzonderingenBijzondereGegevens/{nummer}");
    let mut gevonden: Vondsten = overbodig.map(|(nummer, _)| (plaats(nummer), melding.to_owned())).collect();
    let met_bsn = heeft(dossier, Gevoeligheid::WettelijkIdentificatienummer);
    let gronden = [
        ("/bsnGrond", &dossier.inhoud.bsn_grond, met_bsn),
        ("/strafrechtelijkeGrond", &dossier.inhoud.strafrechtelijke_grond, heeft(dossier, Strafrechtelijk)),
    ];
    for (pointer, grond, nodig) in gronden {
        let overbodig = grond.as_ref().is_some_and(zegt_iets) && !nodig;
        let melding = "Deze grond is niet nodig: er zijn geen gegevens waarop hij ziet.";
        gevonden.extend(vondst_als(overbodig, pointer, melding));
    }
    gevonden
}

fn zegt_iets(grond: &GegevenGrond) -> bool {
    !zonder_bepaling(grond.wettelijke_bepaling.as_ref()) || !leeg(grond.toelichting.as_ref())
}

fn is_ingevuld(deel: &UitzonderingBijzondereGegevens) -> bool {
    let keuze = deel.uitzondering.is_some() || !deel.gegevens.is_empty();
    keuze || !zonder_bepaling(deel.wettelijke_bepaling.as_ref()) || !leeg(deel.toelichting.as_ref())
}

/// Whether there are data for an exception: of a category that it names, or special ones when it names none.
fn is_nodig(dossier: &Dossier<'_>, deel: &UitzonderingBijzondereGegevens) -> bool {
    if deel.gegevens.is_empty() {
        return heeft(dossier, Bijzonder);
    }
    deel.gegevens.iter().any(|code| dossier.heeft_gegeven(code))
}

#[cfg(test)]
#[path = "gronden_gevallen.rs"]
pub(super) mod gevallen;
