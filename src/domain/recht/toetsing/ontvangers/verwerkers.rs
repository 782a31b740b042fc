//! Processors and the agreements with them (AVG 4(8), 28(3)).

use strum::VariantArray;
use uuid::Uuid;

use crate::domain::{
    inhoud::{Verwerker, overeenkomst::OvereenkomstInvoer},
    recht::{dossier::Dossier, toetsing::Vondsten},
    woorden::{
        codes::{AfspraakArtikel28, ToestemmingSubverwerkers},
        datum::in_woorden,
        zoekwoord::woorden,
    },
};

fn naam_verwerker<'a>(dossier: &Dossier<'a>, verwerker: &Verwerker) -> &'a str {
    dossier.organisatie(verwerker.organisatie).map_or("deze verwerker", |organisatie| &organisatie.naam)
}

/// Reasons that give none.
const LOZE_REDENEN: &[&str] = &["", "n v t", "nvt", "niet van toepassing", "onbekend", "geen", "nog niet", "volgt", "x"];

fn zegt_niets(reden: &str) -> bool {
    LOZE_REDENEN.contains(&woorden(reden).join(" ").as_str())
}

pub(super) fn zonder_overeenkomst(dossier: &Dossier<'_>) -> Vondsten {
    let verwerkers = dossier.inhoud.verwerkers.iter().enumerate();
    verwerkers
        .filter(|(_, verwerker)| {
            let reden = verwerker.geen_overeenkomst.as_ref().and_then(|geen| geen.reden.as_ref());
            verwerker.overeenkomst.is_none() && reden.is_none_or(|reden| zegt_niets(reden))
        })
        .map(|(nummer, verwerker)| {
            let melding = format!("Voor “{}” is geen verwerkersovereenkomst vastgelegd.", naam_verwerker(dossier, verwerker));
            (format!("/verwerkers/{nummer}/overeenkomst"), melding)
        })
        .collect()
}

/// A finding at every processor whose agreement a question is about; the answer is the message.
fn bij_overeenkomst(dossier: &Dossier<'_>, fout: impl Fn(&Verwerker, &OvereenkomstInvoer, &str) -> Option<String>) -> Vondsten {
    let verwerkers = dossier.inhoud.verwerkers.iter().enumerate();
    verwerkers
        .filter_map(|(nummer, verwerker)| {
            let overeenkomst = dossier.overeenkomst(verwerker.overeenkomst?)?;
            let melding = fout(verwerker, overeenkomst, naam_verwerker(dossier, verwerker))?;
            Some((format!("/verwerkers/{nummer}/overeenkomst"), melding))
        })
        .collect()
}

pub(super) fn verlopen_overeenkomst(dossier: &Dossier<'_>) -> Vondsten {
    bij_overeenkomst(dossier, |_, overeenkomst, naam| {
        let einde = overeenkomst.einddatum.filter(|einde| *einde < dossier.dag())?;
        Some(format!("De verwerkersovereenkomst met “{naam}” is verlopen op {}.", einde.format("%d-%m-%Y")))
    })
}

/// What is settled ahead may begin together with the agreement.
pub(super) fn nog_niet_begonnen(dossier: &Dossier<'_>) -> Vondsten {
    let vanaf = dossier.dag();
    bij_overeenkomst(dossier, |_, overeenkomst, naam| {
        let begin = overeenkomst.startdatum.filter(|begin| *begin > vanaf)?;
        Some(format!("De verwerkersovereenkomst met “{naam}” begint pas op {}.", in_woorden(begin)))
    })
}

pub(super) fn zonder_geheimhouding(dossier: &Dossier<'_>) -> Vondsten {
    bij_overeenkomst(dossier, |_, overeenkomst, naam| {
        let zonder = overeenkomst.geheimhouding == Some(false);
        zonder.then(|| format!("In de overeenkomst met “{naam}” staat geen geheimhouding."))
    })
}

/// The processor itself, or one that it engages, outside the European Economic Area.
pub(super) fn toch_buiten_eer(dossier: &Dossier<'_>) -> Vondsten {
    let (kennis, regime, dag) = (dossier.kennis, dossier.inhoud.regime(), dossier.dag());
    bij_overeenkomst(dossier, |verwerker, overeenkomst, naam| {
        let partijen = verwerker.organisatie.into_iter().chain(verwerker.subverwerkers.iter().copied());
        let buiten = |land: &String| !kennis.is_binnen(land, regime, dag) && !kennis.is_overbrugd(land, dag);
        let mut buiten =
            partijen.filter_map(|uuid| dossier.organisatie(Some(uuid))).filter(|een| een.land.as_ref().is_some_and(buiten));
        let ander = buiten.next().filter(|_| overeenkomst.doorgifte_buiten_eer == Some(false))?;
        Some(format!("Volgens de overeenkomst met “{naam}” blijven gegevens in de EER, maar “{}” zit daarbuiten.", ander.naam))
    })
}

/// With a general permission the agreement need not name them. One that allows nobody and still names somebody contradicts itself.
pub(super) fn onbekende_subverwerker(dossier: &Dossier<'_>) -> Vondsten {
    bij_overeenkomst(dossier, |verwerker, overeenkomst, naam| {
        let toestemming = overeenkomst.toestemming_subverwerkers;
        let mag = |uuid: &Uuid| match toestemming {
            Some(ToestemmingSubverwerkers::Algemeen) => true,
            Some(ToestemmingSubverwerkers::Geen) => false,
            Some(ToestemmingSubverwerkers::Specifiek) | None => overeenkomst.subverwerkers.contains(uuid),
        };
        let Some(onbekend) = verwerker.subverwerkers.iter().find(|uuid| !mag(uuid)) else {
            let tegenspraak = toestemming == Some(ToestemmingSubverwerkers::Geen) && !overeenkomst.subverwerkers.is_empty();
            return tegenspraak.then(|| format!("De overeenkomst met “{naam}” staat geen subverwerkers toe, maar noemt er wel."));
        };
        let wie = dossier.organisatie(Some(*onbekend)).map_or("deze subverwerker", |organisatie| &organisatie.naam);
        Some(if toestemming == Some(ToestemmingSubverwerkers::Geen) {
            format!("De overeenkomst met “{naam}” staat geen subverwerkers toe, maar “{wie}” is er een.")
        } else {
            format!("“{wie}” staat niet bij de overeenkomst met “{naam}”; is er toestemming voor deze subverwerker?")
        })
    })
}

/// Silent as long as nobody looked; secrecy can be told in a field of its own, which has a rule of its own.
pub(super) fn onvolledige_overeenkomst(dossier: &Dossier<'_>) -> Vondsten {
    bij_overeenkomst(dossier, |_, overeenkomst, naam| {
        let afspraken = &overeenkomst.afspraken;
        let geregeld = |afspraak: &AfspraakArtikel28| {
            afspraken.contains(afspraak)
                || (*afspraak == AfspraakArtikel28::Geheimhouding && overeenkomst.geheimhouding.is_some())
                // Who may engage nobody needs no terms for whom he engages.
                || (*afspraak == AfspraakArtikel28::Subverwerkers
                    && overeenkomst.toestemming_subverwerkers == Some(ToestemmingSubverwerkers::Geen))
        };
        let ontbreekt = AfspraakArtikel28::VARIANTS.iter().filter(|afspraak| !geregeld(afspraak));
        let ontbreekt: Vec<_> = ontbreekt.map(|afspraak| dossier.kennis.naam_van(*afspraak)).collect();
        let melding = || format!("In de overeenkomst met “{naam}” ontbreekt: {}.", ontbreekt.join("; "));
        (!afspraken.is_empty() && !ontbreekt.is_empty()).then(melding)
    })
}

pub(super) fn andermans_overeenkomst(dossier: &Dossier<'_>) -> Vondsten {
    bij_overeenkomst(dossier, |verwerker, overeenkomst, naam| {
        let ander = verwerker.organisatie.is_some_and(|organisatie| organisatie != overeenkomst.verwerker);
        ander.then(|| format!("De overeenkomst bij “{naam}” is met een andere verwerker gesloten."))
    })
}

pub(super) fn verwerker_is_verantwoordelijk(dossier: &Dossier<'_>) -> Vondsten {
    let verantwoordelijken = &dossier.inhoud.verwerkingsverantwoordelijken;
    let beide = |organisatie: Uuid| verantwoordelijken.iter().any(|partij| partij.organisatie == Some(organisatie));
    let verwerkers = dossier.inhoud.verwerkers.iter().enumerate();
    let fouten = verwerkers.filter(|(_, verwerker)| verwerker.organisatie.is_some_and(beide));
    let melding = "Een organisatie kan niet tegelijk verantwoordelijke en verwerker zijn van dezelfde activiteit.";
    fouten.map(|(nummer, _)| (format!("/verwerkers/{nummer}/organisatie"), melding.to_owned())).collect()
}

pub(super) fn verwerker_en_ontvanger(dossier: &Dossier<'_>) -> Vondsten {
    let verwerkers = &dossier.inhoud.verwerkers;
    let beide = |organisatie: Uuid| verwerkers.iter().any(|verwerker| verwerker.organisatie == Some(organisatie));
    let ontvangers = dossier.inhoud.ontvangers.iter().enumerate();
    ontvangers
        .filter(|(_, ontvanger)| ontvanger.organisatie.is_some_and(beide))
        .map(|(nummer, ontvanger)| {
            let naam = dossier.naam_ontvanger(ontvanger);
            let melding = format!("“{naam}” staat als verwerker en als zelfstandige ontvanger; kies één rol.");
            (format!("/ontvangers/{nummer}/organisatie"), melding)
        })
        .collect()
}

#[cfg(test)]
#[path = "verwerkers_gevallen.rs"]
pub(super) mod gevallen;
