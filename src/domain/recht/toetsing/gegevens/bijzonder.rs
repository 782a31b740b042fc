//! Special categories of data and the exceptions that allow them (AVG 9, UAVG 22 to 30).

use super::eerste_per_categorie;
use crate::domain::{
    inhoud::{Gegeven, UitzonderingBijzondereGegevens, WettelijkeBepaling},
    recht::{
        dossier::Dossier,
        toetsing::{Vondsten, vondst_als},
    },
    woorden::{
        codes::{
            Gevoeligheid::Bijzonder,
            GrondslagGroep,
            Uitzondering::{
                self, ArbeidsSocialezekerheidsrecht, ArchiveringOnderzoekStatistiek, GezondheidszorgSocialeDiensten,
                KennelijkOpenbaarGemaakt, StichtingVereniging, UitdrukkelijkeToestemming, Volksgezondheid,
                ZwaarwegendAlgemeenBelang,
            },
        },
        zoekwoord::woorden,
    },
};

/// Categories of biometric data (rule table of the register).
const BIOMETRISCH: &[&str] = &["vingerafdruk", "biometrisch_overig"];

/// Beginnings of words for a purpose that allows biometric data: authentication or security (UAVG 29), or the Paspoortwet.
const BIOMETRISCH_DOEL: &[&str] =
    &["authenticatie", "beveilig", "toegang", "identificatie", "identiteit", "reisdocument", "paspoort"];

/// A finding at every exception that a question is about, below its place.
fn bij_uitzondering(
    dossier: &Dossier<'_>,
    onder: &str,
    melding: &str,
    fout: impl Fn(&UitzonderingBijzondereGegevens) -> bool,
) -> Vondsten {
    let uitzonderingen = dossier.inhoud.uitzonderingen_bijzondere_gegevens.iter().enumerate();
    let fouten = uitzonderingen.filter(|(_, uitzondering)| fout(uitzondering));
    fouten.map(|(nummer, _)| (format!("/uitzonderingenBijzondereGegevens/{nummer}/{onder}"), melding.to_owned())).collect()
}

pub(super) fn zonder_uitzondering(dossier: &Dossier<'_>) -> Vondsten {
    let open = |gegeven: &Gegeven| dossier.is_gevoelig(gegeven, Bijzonder) && !is_gedekt(dossier, gegeven);
    let melding = |gegeven| format!("Voor “{}” is een uitzondering van artikel 9 lid 2 nodig.", dossier.naam_gegeven(gegeven));
    eerste_per_categorie(dossier, open).into_iter().map(|(pointer, gegeven)| (pointer, melding(gegeven))).collect()
}

/// Whether an exception holds for the data: one that names their category, or none at all.
fn is_gedekt(dossier: &Dossier<'_>, gegeven: &Gegeven) -> bool {
    let genoemd = |codes: &[String]| gegeven.categorie.as_ref().is_some_and(|code| codes.contains(code));
    let mut uitzonderingen = dossier.inhoud.uitzonderingen_bijzondere_gegevens.iter();
    uitzonderingen.any(|deel| deel.uitzondering.is_some() && (deel.gegevens.is_empty() || genoemd(&deel.gegevens)))
}

pub(super) fn zonder_bepaling(dossier: &Dossier<'_>) -> Vondsten {
    let melding = "Noem de wettelijke bepaling die deze uitzondering mogelijk maakt.";
    bij_uitzondering(dossier, "wettelijkeBepaling", melding, |deel| {
        deel.uitzondering.is_some_and(berust_op_wet) && deel.wettelijke_bepaling.as_ref().is_none_or(WettelijkeBepaling::is_leeg)
    })
}

/// Whether an exception only holds by virtue of another law.
pub(in crate::domain::recht::toetsing) fn berust_op_wet(uitzondering: Uitzondering) -> bool {
    matches!(
        uitzondering,
        ArbeidsSocialezekerheidsrecht
            | ZwaarwegendAlgemeenBelang
            | GezondheidszorgSocialeDiensten
            | Volksgezondheid
            | ArchiveringOnderzoekStatistiek
    )
}

/// Silent as long as no purpose has a basis: that has a rule of its own.
pub(super) fn zonder_toestemming(dossier: &Dossier<'_>) -> Vondsten {
    let uitdrukkelijk = dossier.grondslagen().any(|(.., grondslag)| {
        let toestemming = grondslag.toestemming.as_ref().and_then(|toestemming| toestemming.uitdrukkelijk);
        grondslag.groep() == Some(GrondslagGroep::Toestemming) && toestemming == Some(true)
    });
    let melding = "U beroept zich op uitdrukkelijke toestemming, maar geen enkel doel heeft uitdrukkelijke toestemming als \
                   grondslag; controleer dit.";
    bij_uitzondering(dossier, "uitzondering", melding, |deel| {
        deel.uitzondering == Some(UitdrukkelijkeToestemming) && dossier.heeft_grondslag() && !uitdrukkelijk
    })
}

pub(super) fn zonder_geheimhouding(dossier: &Dossier<'_>) -> Vondsten {
    let mut uitzonderingen = dossier.inhoud.uitzonderingen_bijzondere_gegevens.iter();
    let zorg = uitzonderingen.any(|deel| deel.uitzondering == Some(GezondheidszorgSocialeDiensten));
    let maatregelen = dossier.inhoud.beveiliging.as_ref().map(|beveiliging| beveiliging.maatregelen.iter());
    let geheim = maatregelen.into_iter().flatten().any(|maatregel| maatregel.soort.as_deref() == Some("geheimhouding"));
    let melding = "Bij zorggegevens hoort een geheimhoudingsplicht; beschrijf die.";
    vondst_als(zorg && !geheim, "/beveiliging/maatregelen", melding)
}

pub(super) fn past_niet_bij_gemeente(dossier: &Dossier<'_>) -> Vondsten {
    let gemeente = voor_gemeente(dossier);
    // Who speaks in a public meeting makes his opinion public himself.
    let raad = dossier.inhoud.betrokkenen.iter().any(|groep| groep.categorie.as_deref() == Some("raadslid_bestuurder"));
    bij_uitzondering(dossier, "uitzondering", "Deze uitzondering past zelden bij een gemeente.", |deel| match deel.uitzondering {
        Some(StichtingVereniging) => gemeente,
        Some(KennelijkOpenbaarGemaakt) => gemeente && !raad,
        _ => false,
    })
}

/// Whether a municipality is responsible; when nobody is known to be, whether one keeps the register.
fn voor_gemeente(dossier: &Dossier<'_>) -> bool {
    let mut soorten = dossier.verantwoordelijken().map(|(_, organisatie)| organisatie.soort.as_deref()).peekable();
    if soorten.peek().is_some() {
        return soorten.any(|soort| soort == Some("gemeente"));
    }
    dossier.registerhouder().is_some_and(|houder| houder.soort.as_deref() == Some("gemeente"))
}

pub(super) fn biometrie(dossier: &Dossier<'_>) -> Vondsten {
    let doelen = dossier.inhoud.doelen.iter().filter_map(|doel| doel.omschrijving.as_deref());
    let mut genoemd = doelen.chain([dossier.inhoud.naam.as_str()]).flat_map(woorden);
    if genoemd.any(|woord| BIOMETRISCH_DOEL.iter().any(|begin| woord.starts_with(begin))) {
        return Vec::new();
    }
    let biometrisch = |gegeven: &Gegeven| gegeven.categorie.as_deref().is_some_and(|categorie| BIOMETRISCH.contains(&categorie));
    let melding = "Biometrische gegevens mogen alleen voor authenticatie, beveiliging of op grond van een specifieke wet.";
    eerste_per_categorie(dossier, biometrisch).into_iter().map(|(pointer, _)| (pointer, melding.to_owned())).collect()
}

#[cfg(test)]
#[path = "bijzonder_gevallen.rs"]
pub(super) mod gevallen;
