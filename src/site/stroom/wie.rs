//! Who stands left, in the middle and right.

use chrono::NaiveDate;

use super::Knoop;
use crate::domain::{
    publiek::{
        openbaar::{OpenbaarGegeven, OpenbareBron, OpenbareCode, OpenbareDoorgifte, OpenbareOntvanger, OpenbareVerwerker, Romp},
        verklaring::{bron_in_woorden, categorieen, gegeven, groep, ontvanger, tekst},
    },
    recht::kennis::Kennis,
    woorden::{
        eenmaal::eenmaal,
        zinnen::{groot, klein, opsomming, schoon},
    },
};

/// People who give data themselves, then every other source, each with its data.
pub(super) fn bronnen(romp: &Romp) -> Vec<Knoop> {
    let mut mensen: Vec<(String, Vec<String>)> = Vec::new();
    let mut andere: Vec<(String, Vec<String>)> = Vec::new();
    for betrokkene in &romp.betrokkenen {
        for gegeven in &betrokkene.gegevens {
            if gegeven.bronnen.is_empty() {
                voeg_toe(&mut andere, "De bron staat nog niet in het register".to_owned(), gegeven);
            }
            for bron in &gegeven.bronnen {
                if zelf(bron) {
                    voeg_toe(&mut mensen, groep(betrokkene), gegeven);
                } else {
                    voeg_toe(&mut andere, groot(&bron_in_woorden(bron)), gegeven);
                }
            }
        }
    }
    mensen.into_iter().chain(andere).map(|(naam, gegevens)| knoop(&naam, &opsomming(&gegevens, "en"), None)).collect()
}

/// Whom the data are about, each group once.
pub(super) fn mensen(romp: &Romp) -> Vec<String> {
    eenmaal(romp.betrokkenen.iter().map(|betrokkene| schoon(&groep(betrokkene))))
}

fn zelf(bron: &OpenbareBron) -> bool {
    bron.bron.as_ref().is_some_and(|code| code.code == "betrokkene")
}

/// Data under who gives them, each name once.
fn voeg_toe(bronnen: &mut Vec<(String, Vec<String>)>, naam: String, welk: &OpenbaarGegeven) {
    let welk = gegeven(welk);
    match bronnen.iter_mut().find(|(eerder, _)| *eerder == naam) {
        Some((_, gegevens)) if gegevens.contains(&welk) => {}
        Some((_, gegevens)) => gegevens.push(welk),
        None => bronnen.push((naam, vec![welk])),
    }
}

/// Who works for us; a name that is not public is its kind.
pub(super) fn verwerkers(romp: &Romp, dag: NaiveDate, kennis: &Kennis) -> Vec<Knoop> {
    let verwerker = |verwerker: &OpenbareVerwerker| {
        let soort = verwerker.soort.as_ref().map(|soort| soort.naam.clone());
        let naam = verwerker.organisatie.as_ref().map(|organisatie| organisatie.naam.clone()).or(soort);
        let werk = tekst(verwerker.werkzaamheden.as_ref()).unwrap_or_default();
        knoop(&naam.unwrap_or_else(|| "Een organisatie".to_owned()), &werk, buiten(verwerker.land.as_ref(), dag, kennis))
    };
    buiten_eerst(romp.verwerkers.iter().map(verwerker).collect())
}

/// Who receives data, and where they leave Europe: a transfer to a recipient that stands there already is told with it.
pub(super) fn ontvangers(romp: &Romp, dag: NaiveDate, kennis: &Kennis) -> Vec<Knoop> {
    let mut knopen: Vec<_> = romp.ontvangers.iter().map(|wie| van_ontvanger(wie, dag, kennis)).collect();
    for doorgifte in romp.doorgiften.iter().map(van_doorgifte) {
        match knopen.iter_mut().find(|knoop| knoop.naam == doorgifte.naam && knoop.buiten == doorgifte.buiten) {
            Some(knoop) => knoop.wat = format!("{}; {}", knoop.wat, doorgifte.wat),
            None => knopen.push(doorgifte),
        }
    }
    buiten_eerst(knopen)
}

fn van_ontvanger(wie: &OpenbareOntvanger, dag: NaiveDate, kennis: &Kennis) -> Knoop {
    let naam = ontvanger(wie).or_else(|| tekst(wie.omschrijving.as_ref()));
    let wat = if wie.gegevens.is_empty() { "alle gegevens".to_owned() } else { categorieen(&wie.gegevens) };
    knoop(&naam.unwrap_or_else(|| "Een andere ontvanger".to_owned()), &wat, buiten(wie.land.as_ref(), dag, kennis))
}

fn van_doorgifte(doorgifte: &OpenbareDoorgifte) -> Knoop {
    let waar = doorgifte.land.as_ref().map(|land| land.naam.clone());
    let waar =
        waar.or_else(|| tekst(doorgifte.internationale_organisatie.as_ref())).unwrap_or_else(|| "land niet bekend".to_owned());
    let wie = tekst(doorgifte.ontvanger.as_ref()).unwrap_or_else(|| "Een ontvanger in een ander land".to_owned());
    let waarborg = doorgifte.instrument.as_ref().map(|instrument| klein(&instrument.naam));
    knoop(&wie, &format!("waarborg: {}", waarborg.as_deref().unwrap_or("nog niet bekend")), Some(waar))
}

/// The name of a country outside the European Economic Area.
fn buiten(land: Option<&OpenbareCode>, dag: NaiveDate, kennis: &Kennis) -> Option<String> {
    land.filter(|land| !kennis.ligt_in_eer(&land.code, dag)).map(|land| land.naam.clone())
}

/// What leaves Europe comes first.
fn buiten_eerst(mut knopen: Vec<Knoop>) -> Vec<Knoop> {
    knopen.sort_by_key(|knoop| knoop.buiten.is_none());
    knopen
}

fn knoop(naam: &str, wat: &str, buiten: Option<String>) -> Knoop {
    Knoop { naam: schoon(naam), wat: schoon(wat), buiten: buiten.map(|waar| schoon(&waar)) }
}
