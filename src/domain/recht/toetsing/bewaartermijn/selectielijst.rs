//! The selectielijst and the laws that make one keep things (Archiefwet 1995).

use super::{bij_termijn, zeggende};
use crate::domain::{
    inhoud::{Bewaartermijn, SelectielijstResultaat, WettelijkeBepaling},
    recht::{
        dossier::Dossier,
        kennis::{Kennis, Referentie},
        toetsing::{Vondsten, leeg, vondst_als},
    },
    woorden::{
        codes::{BewaartermijnSoort, Waardering},
        datum::in_woorden,
        termijn::Termijn,
    },
};

/// The number of the result that a term rests on, and its copy in the content.
pub(super) fn nummer(termijn: &Bewaartermijn) -> Option<(&str, &SelectielijstResultaat)> {
    let resultaat = termijn.selectielijst.as_ref()?;
    let nummer = resultaat.volledig_nummer.as_deref()?.trim();
    (!nummer.is_empty()).then_some((nummer, resultaat))
}

/// Compares with the copy in the content, and a duration with the list where the copy is silent; an explanation instead of a term is enough.
pub(super) fn afwijking(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "termijn", |termijn| {
        let (nummer, resultaat) = nummer(termijn)?;
        let toegelicht =
            // A reasoned exception is an explanation (Archiefbesluit 1995, article 5).
            termijn.uitzondering_vernietiging.is_some()
                || !leeg(termijn.afwijking_toelichting.as_ref()) || (termijn.termijn.is_none() && !leeg(termijn.toelichting.as_ref()));
        let lijst =
            || dossier.kennis.selectielijst_resultaat(resultaat.lijst.as_deref().filter(|_| termijn.termijn.is_some())?, nummer);
        let termijn_van = || eigenschap(lijst()?, "bewaartermijn")?.parse().ok();
        let waardering_van = || eigenschap(lijst()?, "waardering")?.parse().ok();
        let volgens_lijst = match (resultaat.bewaartermijn.or_else(termijn_van), resultaat.waardering.or_else(waardering_van)) {
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
        let minimum = dossier.kennis.wettelijke_duur(bepaling, dossier.dag())?.minimum?;
        let melding = || {
            let wet = bepaling_in_woorden(dossier, bepaling);
            format!("Deze termijn is korter dan de wettelijke bewaarplicht in {wet} ({}).", minimum.in_woorden())
        };
        minimum.kan_langer_duren_dan(duur).then(melding)
    })
}

/// "artikel 5.3.4, Wet maatschappelijke ondersteuning 2015".
pub(super) fn bepaling_in_woorden(dossier: &Dossier<'_>, bepaling: &WettelijkeBepaling) -> String {
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
    let procestermijn = eigenschap(resultaat, "procestermijn");
    let andere_procestermijn = kopie.procestermijn.as_deref().and_then(Kennis::als_procestermijn);
    let andere_procestermijn = andere_procestermijn.is_some_and(|code| Some(code) != procestermijn);
    let andere_waardering = kopie.waardering.is_some() && kopie.waardering != waardering;
    let termijn = termijn
        .map_or_else(|| "er geen bewaartermijn".to_owned(), |termijn| format!("de bewaartermijn {}", termijn.in_woorden()));
    let waardering = match waardering {
        Some(Waardering::Vernietigen) => "de waardering “vernietigen”",
        Some(Waardering::BlijvendBewaren) => "de waardering “blijvend bewaren”",
        None => "er geen waardering",
    };
    let procestermijn = match procestermijn {
        Some(code) => format!("de procestermijn “{}”", code.replace('_', " ")),
        None => "er geen procestermijn".to_owned(),
    };
    let verschillen = [
        andere_termijn.then_some(termijn),
        andere_waardering.then(|| waardering.to_owned()),
        andere_procestermijn.then_some(procestermijn),
    ];
    verschillen.into_iter().flatten().collect()
}

/// The list gave way to another one. Silent where the content says for what it still holds.
pub(super) fn oude_lijst(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "selectielijst", |termijn| {
        let code = termijn.selectielijst.as_ref()?.lijst.as_deref()?;
        let oud = dossier.kennis.vervallen_code("selectielijst", code, dossier.dag())?;
        let teksten = [&termijn.onderdeel, &termijn.toelichting, &termijn.afwijking_toelichting];
        let melding = || format!("“{}” geldt alleen voor stukken tot en met {}.", oud.naam, in_woorden(oud.einde));
        teksten.into_iter().all(|tekst| leeg(tekst.as_ref())).then(melding)
    })
}

/// A term that begins before the process of the list is over ends too early.
pub(super) fn te_vroeg(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "startmoment", |termijn| {
        let startmoment = termijn.startmoment.as_deref().filter(|_| termijn.soort == Some(BewaartermijnSoort::VasteTermijn))?;
        let (nummer, _) = nummer(termijn)?;
        let procestermijn = dossier.kennis.procestermijn(termijn)?;
        let naam = dossier.kennis.naam("startmoment", startmoment);
        let melding = || format!("“{naam}” is te vroeg bij selectielijst {nummer}: {}.", Kennis::begint_pas(procestermijn));
        (!dossier.kennis.past_bij(startmoment, procestermijn)).then(melding)
    })
}

fn eigenschap<'a>(item: &'a Referentie, naam: &str) -> Option<&'a str> {
    item.eigenschappen.get(naam)?.as_str()
}
