//! When a DPIA was made: before the processing began, and again when that changed (AVG 35(1) and (11)).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::bij_dpia;
use crate::domain::{
    inhoud::{Dpia, Inhoud},
    recht::{
        dossier::{Dossier, Eerder},
        toetsing::Vondsten,
    },
    woorden::{
        codes::{
            DpiaStatus::{InUitvoering, NietNodig, Nodig, Uitgevoerd},
            Regime,
        },
        datum::in_woorden,
        termijn::Termijn,
        zinnen::opsomming,
        zoekwoord::woorden,
    },
};

/// After this time a DPIA is looked at again (rule table of the register).
const HOUDBAARHEID: Termijn = Termijn::van_jaren(3);

/// The first day on which a DPIA was a duty under a law.
fn plicht_sinds(regime: Regime) -> Option<NaiveDate> {
    match regime {
        Regime::Avg => NaiveDate::from_ymd_opt(2018, 5, 25),
        Regime::Wpg => NaiveDate::from_ymd_opt(2019, 1, 1),
    }
}

/// Once: too old, after the start, or before a change. Silent while a DPIA is still to be made or under way.
pub(super) fn past_niet_bij_de_verwerking(dossier: &Dossier<'_>) -> Vondsten {
    bij_dpia(dossier, "datum", |dpia| {
        let (status, datum) = (dpia.status?, dpia.datum?);
        let af = matches!(status, Uitgevoerd | NietNodig);
        let waarom =
            || te_oud(dossier, datum).or_else(|| na_de_start(dossier, dpia, datum)).or_else(|| gewijzigd(dossier, datum));
        af.then(waarom).flatten()
    })
}

fn te_oud(dossier: &Dossier<'_>, datum: NaiveDate) -> Option<String> {
    let oud = HOUDBAARHEID.vanaf(datum).is_some_and(|houdbaar_tot| houdbaar_tot < dossier.peildatum());
    let wat = match dossier.inhoud.dpia.as_ref().and_then(|dpia| dpia.status) {
        Some(NietNodig) => "opnieuw of een DPIA nodig is: dat oordeel",
        _ => "de DPIA opnieuw: die",
    };
    oud.then(|| format!("Beoordeel {wat} is van {} en dus ouder dan drie jaar.", in_woorden(datum)))
}

/// What began before the law asked for it had no such duty at its start, and the first day of a later version is no start at all. A DPIA from after the
/// time in which one is looked at again is likely a second one.
fn na_de_start(dossier: &Dossier<'_>, dpia: &Dpia, datum: NaiveDate) -> Option<String> {
    let sinds = plicht_sinds(dossier.inhoud.regime());
    let begin = dossier.loopt_sinds().filter(|begin| Some(*begin) >= sinds && *begin < datum && datum <= dossier.peildatum())?;
    let opnieuw = HOUDBAARHEID.vanaf(begin).is_some_and(|einde| einde <= datum);
    let eerste = matches!(dossier.eerder, Eerder::Niets) && dpia.status == Some(Uitgevoerd) && !opnieuw;
    eerste.then(|| {
        let (datum, begin) = (in_woorden(datum), in_woorden(begin));
        format!("De DPIA is van {datum}. Begon de verwerking op {begin}, dan was de DPIA te laat.")
    })
}

/// What the activity said on the day of the DPIA against what it says now.
fn gewijzigd(dossier: &Dossier<'_>, datum: NaiveDate) -> Option<String> {
    let Eerder::Versie { bij_dpia: Some(eerder), .. } = dossier.eerder else { return None };
    let (toen, nu) = (wezenlijk(eerder), wezenlijk(dossier.inhoud));
    let anders: Vec<_> = toen.iter().zip(&nu).filter(|(toen, nu)| toen != nu).map(|((naam, _), _)| *naam).collect();
    let melding = || format!("Herbeoordeel de DPIA: sinds {} is dit gewijzigd: {}.", in_woorden(datum), opsomming(&anders, "en"));
    (!anders.is_empty()).then(melding)
}

/// The parts of a processing that carry its risk: what they are, not in which words or order.
fn wezenlijk(inhoud: &Inhoud) -> Vec<(&'static str, BTreeSet<String>)> {
    let doelen = inhoud.doelen.iter().map(|doel| woorden(doel.omschrijving.as_deref().unwrap_or_default()).join(" "));
    let gegevens = inhoud.betrokkenen.iter().flat_map(|groep| {
        let gegevens = groep.gegevens.iter().map(|gegeven| format!("{:?} {:?}", gegeven.categorie, gegeven.gevoeligheid));
        gegevens.map(move |gegeven| format!("{:?} {gegeven}", groep.categorie))
    });
    let betrokkenen = inhoud.betrokkenen.iter().map(|groep| format!("{:?} {:?}", groep.categorie, groep.betreft_minderjarigen));
    let ontvangers = inhoud.ontvangers.iter().map(|een| format!("{:?} {:?} {:?}", een.soort, een.organisatie, een.naam));
    let verwerkers = inhoud.verwerkers.iter().map(|een| format!("{:?} {:?}", een.organisatie, een.subverwerkers));
    let doorgiften = inhoud.doorgiften.iter();
    let doorgiften = doorgiften.map(|een| format!("{:?} {:?} {:?}", een.land, een.internationale_organisatie, een.instrument));
    let besluiten = inhoud.geautomatiseerde_besluitvorming.iter();
    let besluiten = besluiten.map(|een| format!("{:?} {:?}", een.aanwezig, een.grondslag_artikel22));
    let algoritmes = inhoud.algoritmes.iter().map(|een| format!("{:?}", een.naam));
    vec![
        ("de doelen", doelen.collect()),
        ("de groepen mensen", betrokkenen.collect()),
        ("de gegevens", gegevens.collect()),
        ("de ontvangers", ontvangers.collect()),
        ("de verwerkers", verwerkers.collect()),
        ("de doorgiften", doorgiften.collect()),
        ("de automatische besluiten", besluiten.collect()),
        ("de algoritmes", algoritmes.collect()),
    ]
}

/// Only where the content says since when it holds: a concept without a first day has not begun.
pub(super) fn niet_klaar(dossier: &Dossier<'_>) -> Vondsten {
    bij_dpia(dossier, "status", |dpia| {
        let begin = dossier.loopt_sinds().filter(|_| matches!(dpia.status, Some(Nodig | InUitvoering)))?;
        Some(format!("De DPIA is nog niet klaar, terwijl deze activiteit sinds {} geldt.", in_woorden(begin)))
    })
}

pub(super) fn in_de_toekomst(dossier: &Dossier<'_>) -> Vondsten {
    bij_dpia(dossier, "datum", |dpia| {
        let datum = dpia.datum.filter(|datum| dpia.status == Some(Uitgevoerd) && *datum > dossier.peildatum())?;
        Some(format!("De DPIA staat op uitgevoerd, maar {} is nog niet geweest.", in_woorden(datum)))
    })
}
