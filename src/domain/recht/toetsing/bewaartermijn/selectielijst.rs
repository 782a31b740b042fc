//! The selectielijst and the laws that make one keep things (Archiefwet 1995).

use super::{bij_termijn, zeggende};
use crate::domain::{
    inhoud::{Bewaartermijn, SelectielijstResultaat, WettelijkeBepaling},
    recht::{
        dossier::Dossier,
        kennis::Referentie,
        toetsing::{Vondsten, leeg, vondst_als},
    },
    woorden::{codes::Waardering, termijn::Termijn},
};

/// The number of the result that a term rests on, and its copy in the content.
pub(super) fn nummer(termijn: &Bewaartermijn) -> Option<(&str, &SelectielijstResultaat)> {
    let resultaat = termijn.selectielijst.as_ref()?;
    let nummer = resultaat.volledig_nummer.as_deref()?.trim();
    (!nummer.is_empty()).then_some((nummer, resultaat))
}

/// Compares with the copy in the content; an explanation instead of a term is enough.
pub(super) fn afwijking(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "termijn", |termijn| {
        let (nummer, resultaat) = nummer(termijn)?;
        let toegelicht =
            !leeg(termijn.afwijking_toelichting.as_ref()) || (termijn.termijn.is_none() && !leeg(termijn.toelichting.as_ref()));
        let volgens_lijst = match (resultaat.bewaartermijn, resultaat.waardering) {
            (Some(volgens_lijst), _) if termijn.termijn != Some(volgens_lijst) => volgens_lijst.in_woorden(),
            (None, Some(Waardering::BlijvendBewaren)) if termijn.termijn.is_some() => "blijvend bewaren".to_owned(),
            _ => return None,
        };
        (!toegelicht).then(|| format!("De termijn wijkt af van selectielijst {nummer} ({volgens_lijst}); licht dat toe."))
    })
}

/// Silent when there is no term at all, because that has a rule of its own.
pub(super) fn zonder_verwijzing(dossier: &Dossier<'_>) -> Vondsten {
    let termijnen: Vec<_> = zeggende(dossier).collect();
    let geen = !termijnen.is_empty() && termijnen.iter().all(|termijn| nummer(termijn).is_none());
    let melding = "Verwijs naar het resultaat in de selectielijst gemeenten.";
    vondst_als(geen && dossier.is_wettelijke_taak(), "/bewaartermijnen", melding)
}

pub(super) fn wettelijke_bewaarplicht(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "termijn", |termijn| {
        let (duur, bepaling) = (termijn.termijn?, termijn.wettelijke_bepaling.as_ref()?);
        let minimum = dossier.kennis.minimale_bewaartermijn(bepaling, dossier.peildatum)?;
        let melding = || {
            let wet = bepaling_in_woorden(dossier, bepaling);
            format!("Deze termijn is korter dan de wettelijke bewaarplicht in {wet} ({}).", minimum.in_woorden())
        };
        minimum.kan_langer_duren_dan(duur).then(melding)
    })
}

/// "artikel 5.3.4 van de Wet maatschappelijke ondersteuning 2015".
fn bepaling_in_woorden(dossier: &Dossier<'_>, bepaling: &WettelijkeBepaling) -> String {
    let regeling = || Some(dossier.kennis.naam("regeling", bepaling.regeling.as_deref()?));
    let wet = bepaling.citeertitel.clone().filter(|titel| !titel.trim().is_empty()).or_else(regeling);
    let wet = wet.unwrap_or_else(|| "de genoemde wet".to_owned());
    match bepaling.artikel.as_deref().map(str::trim) {
        None | Some("") => wet,
        Some(artikel) => format!("artikel {artikel}, {wet}"),
    }
}

/// Silent about a list of which the register knows no results.
pub(super) fn onjuiste_verwijzing(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "selectielijst", |termijn| {
        let (nummer, kopie) = nummer(termijn)?;
        let lijst = kopie.lijst.as_deref()?;
        let naam = dossier.kennis.naam("selectielijst", lijst);
        match dossier.kennis.selectielijst_resultaat(lijst, nummer) {
            Some(resultaat) => {
                let verschillen = verschillen(kopie, resultaat);
                let melding = || format!("Volgens “{naam}” is bij {nummer} {}.", verschillen.join(" en "));
                (!verschillen.is_empty()).then(melding)
            }
            None => kent_lijst(dossier, lijst).then(|| format!("“{nummer}” staat niet in “{naam}”.")),
        }
    })
}

fn kent_lijst(dossier: &Dossier<'_>, lijst: &str) -> bool {
    let mut lijsten = dossier.kennis.lijsten().iter().filter(|kennis| kennis.lijst == "selectielijst_resultaat");
    lijsten.any(|resultaten| resultaten.items.iter().any(|resultaat| eigenschap(resultaat, "lijst") == Some(lijst)))
}

/// What the list says where the copy says something else; what the copy leaves out is no difference.
fn verschillen(kopie: &SelectielijstResultaat, resultaat: &Referentie) -> Vec<String> {
    let termijn: Option<Termijn> = eigenschap(resultaat, "bewaartermijn").and_then(|tekst| tekst.parse().ok());
    let waardering: Option<Waardering> = eigenschap(resultaat, "waardering").and_then(|code| code.parse().ok());
    let andere_termijn = kopie.bewaartermijn.is_some() && kopie.bewaartermijn != termijn;
    let andere_waardering = kopie.waardering.is_some() && kopie.waardering != waardering;
    let termijn = termijn
        .map_or_else(|| "er geen bewaartermijn".to_owned(), |termijn| format!("de bewaartermijn {}", termijn.in_woorden()));
    let waardering = match waardering {
        Some(Waardering::Vernietigen) => "de waardering “vernietigen”",
        Some(Waardering::BlijvendBewaren) => "de waardering “blijvend bewaren”",
        None => "er geen waardering",
    };
    let verschillen = [andere_termijn.then_some(termijn), andere_waardering.then(|| waardering.to_owned())];
    verschillen.into_iter().flatten().collect()
}

fn eigenschap<'a>(item: &'a Referentie, naam: &str) -> Option<&'a str> {
    item.eigenschappen.get(naam)?.as_str()
}
