//! Processors and the agreements with them (AVG 4(8), 28(3)).

use uuid::Uuid;

use crate::domain::{
    inhoud::{Verwerker, overeenkomst::OvereenkomstInvoer},
    recht::{
        dossier::Dossier,
        toetsing::{Vondsten, leeg},
    },
};

fn naam_verwerker<'a>(dossier: &Dossier<'a>, verwerker: &Verwerker) -> &'a str {
    dossier.organisatie(verwerker.organisatie).map_or("deze verwerker", |organisatie| &organisatie.naam)
}

pub(super) fn zonder_overeenkomst(dossier: &Dossier<'_>) -> Vondsten {
    let verwerkers = dossier.inhoud.verwerkers.iter().enumerate();
    verwerkers
        .filter(|(_, verwerker)| {
            let reden = verwerker.geen_overeenkomst.as_ref().and_then(|geen| geen.reden.as_ref());
            verwerker.overeenkomst.is_none() && leeg(reden)
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
        let einde = overeenkomst.einddatum.filter(|einde| *einde < dossier.peildatum)?;
        Some(format!("De verwerkersovereenkomst met “{naam}” is verlopen op {}.", einde.format("%d-%m-%Y")))
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
