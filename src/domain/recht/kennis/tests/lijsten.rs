//! Every entry of the lists with dated facts has what its list needs.

use std::collections::HashSet;

use super::*;
use crate::domain::{
    inhoud::{WettelijkeBepaling, lengte::hoogstens},
    woorden::{codes::Waardering, termijn::Termijn},
};

fn lijst<'a>(kennis: &'a Kennis, naam: &str) -> &'a Referentielijst {
    kennis.lijsten().iter().find(|lijst| lijst.lijst == naam).expect(naam)
}

fn tekst<'a>(item: &'a Referentie, sleutel: &str) -> &'a str {
    item.eigenschappen[sleutel].as_str().unwrap_or_else(|| panic!("{}: {sleutel}", item.code))
}

#[test]
fn every_file_of_the_folder_is_in_the_binary() {
    let map = concat!(env!("CARGO_MANIFEST_DIR"), "/kennis/referentielijsten");
    let bestanden: HashSet<String> = std::fs::read_dir(map)
        .unwrap()
        .map(|bestand| bestand.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let kennis = Kennis::new(None).unwrap();
    assert_eq!(bestanden, kennis.lijsten().iter().map(|lijst| lijst.lijst.clone()).collect());
    assert!(kennis.lijsten().is_sorted_by_key(|lijst| &lijst.lijst));
}

#[test]
fn codes_are_unique_successors_exist_and_days_are_in_order() {
    let kennis = Kennis::new(None).unwrap();
    for lijst in kennis.lijsten() {
        let codes: HashSet<_> = lijst.items.iter().map(|item| &item.code).collect();
        assert_eq!(codes.len(), lijst.items.len(), "{}", lijst.lijst);
        for item in &lijst.items {
            assert!(
                item.vervangen_door.as_ref().is_none_or(|nieuw| codes.contains(nieuw) && *nieuw != item.code),
                "{}",
                item.code
            );
            assert!(
                item.begin_geldigheid.is_none_or(|begin| item.einde_geldigheid.is_none_or(|einde| begin <= einde)),
                "{}",
                item.code
            );
        }
    }
}

#[test]
fn a_decision_is_about_a_country_or_an_organisation_and_names_its_source() {
    let kennis = Kennis::new(None).unwrap();
    for besluit in &lijst(&kennis, "adequaatheidsbesluit").items {
        let land = besluit.eigenschappen.get("land").and_then(Value::as_str);
        assert_ne!(land.is_some(), besluit.eigenschappen.contains_key("internationaleOrganisatie"), "{}", besluit.code);
        assert!(land.is_none_or(|land| kennis.zoek("land", land).is_some()), "{}", besluit.code);
        assert!(besluit.bron.as_ref().is_some_and(|bron| bron.contains("CELEX 3")), "{}", besluit.code);
        assert!(besluit.begin_geldigheid.is_some(), "{}", besluit.code);
    }
}

#[test]
fn every_law_can_be_cited_by_its_code() {
    let kennis = Kennis::new(None).unwrap();
    let hoogstens = hoogstens::<WettelijkeBepaling>("regeling");
    for wet in &lijst(&kennis, "regeling").items {
        assert!(wet.code.len() <= hoogstens, "{}", wet.code);
    }
}

#[test]
fn a_duty_to_keep_names_a_known_law_and_signal_words_are_plain() {
    let kennis = Kennis::new(None).unwrap();
    for plicht in &lijst(&kennis, "wettelijke_bewaartermijn").items {
        assert!(kennis.zoek("regeling", tekst(plicht, "regeling")).is_some(), "{}", plicht.code);
        let duren = ["minimum", "maximum", "overbrenging"].map(|soort| plicht.eigenschappen.get(soort).and_then(Value::as_str));
        assert_eq!(duren.iter().flatten().filter(|duur| duur.parse::<Termijn>().is_ok()).count(), 1, "{}", plicht.code);
        assert!(!tekst(plicht, "artikel").is_empty(), "{}", plicht.code);
        assert!(plicht.bron.is_some(), "{}", plicht.code);
    }
    for artikel in &lijst(&kennis, "wetsartikel").items {
        assert!(kennis.zoek("regeling", tekst(artikel, "regeling")).is_some(), "{}", artikel.code);
    }
    for naam in ["signaalwoord", "functioneel_adres"] {
        for item in &lijst(&kennis, naam).items {
            let is_kaal = item.code.chars().all(|teken| teken.is_ascii_lowercase() || "_-".contains(teken));
            assert!(is_kaal, "{}", item.code);
            assert!(naam == "functioneel_adres" || kennis.signaalwoord(&item.naam).is_some(), "{}", item.code);
        }
    }
}

#[test]
fn the_selectielijst_is_whole_and_its_terms_are_periods() {
    let kennis = Kennis::new(None).unwrap();
    assert_eq!(lijst(&kennis, "selectielijst_procestype").items.len(), 29);
    let resultaten = &lijst(&kennis, "selectielijst_resultaat").items;
    assert_eq!(resultaten.len(), 346);
    let termijnen = [
        "nihil",
        "bestaansduur_procesobject",
        "ingeschatte_bestaansduur_procesobject",
        "vast_te_leggen_datum",
        "samengevoegd_met_bewaartermijn",
    ];
    for item in resultaten {
        let code = &item.code;
        let (van, nummer) = (tekst(item, "lijst"), tekst(item, "volledigNummer"));
        assert_eq!(*code, format!("{van}:{nummer}"));
        assert_eq!(kennis.selectielijst_resultaat(van, nummer), Some(item));
        assert!(kennis.zoek("selectielijst", van).is_some(), "{code}");
        assert!(kennis.zoek("selectielijst_procestype", tekst(item, "procestype")).is_some(), "{code}");
        let procestermijn = item.eigenschappen["procestermijn"].as_str();
        assert!(procestermijn.is_none_or(|termijn| termijnen.contains(&termijn)), "{code}");
        assert!(item.eigenschappen["procestermijnOpmerking"].is_null() || procestermijn.is_some(), "{code}");
        let bewaartermijn = item.eigenschappen["bewaartermijn"].as_str().map(|termijn| termijn.parse::<Termijn>().unwrap());
        match item.eigenschappen["waardering"].as_str() {
            None => assert!(item.vervangen_door.is_some() && bewaartermijn.is_none(), "{code}"),
            Some(waarde) => {
                let vernietigen = waarde.parse::<Waardering>().unwrap() == Waardering::Vernietigen;
                assert_eq!(bewaartermijn.is_some(), vernietigen, "{code}");
            }
        }
    }
}

#[test]
fn known_results_of_the_selectielijst() {
    let kennis = Kennis::new(None).unwrap();
    for (nummer, naam, bewaartermijn) in [
        ("8.1", "Verstrekt", "P10Y"),
        ("8.1.1", "Verstrekt: Wmo-voorziening", "P15Y"),
        ("8.1.2", "Verstrekt: Individuele jeugdhulpvoorziening", "P20Y"),
        ("12.1.9", "Toezicht uitgevoerd: Videocameratoezicht", "P28D"),
        ("17.2.1", "Niet aangesteld: Afgewezen (open) sollicitatie", "P28D"),
        (" 6.1.7 ", "Ingewilligd: Geheimhouding persoonsgegevens BRP", "P5Y"),
    ] {
        let resultaat = kennis.selectielijst_resultaat("gemeenten_2020", nummer).unwrap();
        assert_eq!((resultaat.naam.as_str(), tekst(resultaat, "bewaartermijn")), (naam, bewaartermijn), "{nummer}");
    }
    for (lijst, nummer) in [("gemeenten_2020", "8.1.99"), ("gemeenten_2020", ""), ("gemeenten_2017", "8.1"), ("", "8.1")] {
        assert_eq!(kennis.selectielijst_resultaat(lijst, nummer), None, "{lijst} {nummer}");
    }
    let vervallen = kennis.vervallen_code("selectielijst_resultaat", "gemeenten_2020:7.1.20", dag("2026-11-22")).unwrap();
    assert!(vervallen.opvolger.unwrap().contains("reisdocument"));
}

#[test]
fn the_norm_of_before_2020_has_ended_and_the_bio_has_not() {
    let kennis = Kennis::new(None).unwrap();
    assert_eq!(kennis.vervallen_code("normenkader", "big", dag("2019-12-31")), None);
    let big = kennis.vervallen_code("normenkader", "big", dag("2020-01-01")).unwrap();
    assert_eq!((big.einde, big.opvolger.unwrap().contains("(BIO)")), (dag("2019-12-31"), true));
    for code in ["bio", "bio2", "iso27001", "onbekend"] {
        assert_eq!(kennis.vervallen_code("normenkader", code, dag("2026-11-22")), None, "{code}");
    }
    assert!(!kennis.zoek("normenkader", "bio2").unwrap().geldt_op(dag("2025-09-22")));
    assert!(kennis.zoek("normenkader", "bio2").unwrap().geldt_op(dag("2025-09-23")));
}
