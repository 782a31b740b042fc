//! Every event with what readers see of it.

use serde_json::{Value, json};

use super::*;
use crate::domain::publiek::verschil::tests::vol;

use VersieSoort::{Beeindiging, Publicatie};

fn dag(tekst: &str) -> NaiveDate {
    tekst.parse().unwrap()
}

fn moment(tekst: &str) -> Moment {
    Moment::begin_van(dag(tekst))
}

/// A version, settled on the first of January of the year of its number after 2020.
fn versie(nummer: i32, soort: VersieSoort, begin: &str, romp: Option<Value>) -> PubliekeVersie {
    let romp = romp.map(|romp| serde_json::from_value(romp).unwrap());
    let vastgesteld_op = moment(&format!("{}-01-01", 2020 + nummer));
    PubliekeVersie { nummer, soort, begin: dag(begin), vastgesteld_op, romp, intrekking: None }
}

/// A content with this retention of camera images.
fn bewaard(termijn: &str) -> Value {
    let mut romp = vol::romp();
    romp["bewaartermijnen"][0]["tekst"] = json!(termijn);
    romp
}

/// The events on a day, one line each: number, day, kind and title.
fn regels(versies: &[PubliekeVersie], vandaag: &str) -> Vec<String> {
    let gebeurtenissen = verloop(versies, dag(vandaag));
    let soort = |gebeurtenis: &Gebeurtenis| serde_json::to_value(gebeurtenis.soort).unwrap().as_str().unwrap().to_owned();
    gebeurtenissen.iter().map(|een| format!("{} {} {}: {}", een.nummer, een.op, soort(een), een.titel)).collect()
}

#[test]
fn each_version_tells_what_it_changed_in_the_one_before_it() {
    let versies = [
        versie(1, Publicatie, "2020-01-01", Some(bewaard("5 jaar"))),
        versie(2, Publicatie, "2026-03-01", Some(bewaard("7 jaar"))),
        versie(3, Publicatie, "2027-01-01", Some(bewaard("7 jaar"))),
    ];
    assert_eq!(
        regels(&versies, "2026-06-01"),
        [
            "1 2020-01-01 eerste_versie: Eerste openbare versie, vanaf 1 januari 2020",
            "2 2026-03-01 nieuwe_versie: Bewaartermijn van camerabeelden van 5 jaar naar 7 jaar, vanaf 1 maart 2026",
            "3 2027-01-01 nieuwe_versie: Opnieuw vastgesteld, vanaf 1 januari 2027",
        ]
    );
    let zinnen: Vec<_> = verloop(&versies, dag("2026-06-01")).into_iter().map(|een| een.zinnen).collect();
    assert_eq!(zinnen[0], ["De verwerking “Cameratoezicht” staat in het register."]);
    assert_eq!(zinnen[1], ["De bewaartermijn van camerabeelden is gewijzigd van 5 jaar naar 7 jaar."]);
    assert_eq!(zinnen[2], ["Dit geldt vanaf 1 januari 2027.", "De verwerking is opnieuw vastgesteld. De tekst bleef gelijk."]);
}

#[test]
fn before_means_before_in_validity_and_not_in_number() {
    // The planned second version is overtaken by a third that begins earlier; the fourth corrects the first on its own day.
    let versies = [
        versie(1, Publicatie, "2020-01-01", Some(bewaard("1 jaar"))),
        versie(2, Publicatie, "2030-01-01", Some(bewaard("2 jaar"))),
        versie(3, Publicatie, "2025-01-01", Some(bewaard("3 jaar"))),
        versie(4, Publicatie, "2020-01-01", Some(bewaard("4 jaar"))),
    ];
    assert_eq!(
        regels(&versies, "2026-01-01"),
        [
            "1 2020-01-01 eerste_versie: Eerste openbare versie, vanaf 1 januari 2020",
            "4 2020-01-01 nieuwe_versie: Bewaartermijn van camerabeelden van 1 jaar naar 4 jaar, vanaf 1 januari 2020",
            "3 2025-01-01 nieuwe_versie: Bewaartermijn van camerabeelden van 4 jaar naar 3 jaar, vanaf 1 januari 2025",
            "2 2030-01-01 nieuwe_versie: Bewaartermijn van camerabeelden van 3 jaar naar 2 jaar, vanaf 1 januari 2030",
        ]
    );
}

#[test]
fn an_end_says_so_and_a_later_version_takes_it_up_again() {
    let versies = [
        versie(1, Publicatie, "2020-01-01", Some(bewaard("5 jaar"))),
        versie(2, Beeindiging, "2024-01-01", None),
        versie(3, Publicatie, "2026-01-01", Some(bewaard("7 jaar"))),
        versie(4, Beeindiging, "2028-01-01", None),
    ];
    assert_eq!(
        regels(&versies, "2026-01-01")[1..],
        [
            "2 2024-01-01 beeindigd: Beëindigd, laatste dag 31 december 2023",
            "3 2026-01-01 hervat: Hervat: Bewaartermijn van camerabeelden van 5 jaar naar 7 jaar, vanaf 1 januari 2026",
            "4 2028-01-01 beeindigd: Stopt, laatste dag 31 december 2027",
        ]
    );
    let zinnen = |nummer: usize| verloop(&versies, dag("2026-01-01"))[nummer].zinnen.clone();
    assert_eq!(zinnen(1), ["De verwerking is gestopt. De laatste dag was 31 december 2023."]);
    assert_eq!(zinnen(3), ["De verwerking stopt. De laatste dag is 31 december 2027."]);
}

#[test]
fn an_end_that_was_overtaken_is_no_event() {
    let versies = [
        versie(1, Publicatie, "2020-01-01", Some(bewaard("5 jaar"))),
        versie(2, Beeindiging, "2028-01-01", None),
        versie(3, Beeindiging, "2024-01-01", None),
        versie(4, Publicatie, "2024-01-01", Some(bewaard("6 jaar"))),
    ];
    let nummers =
        |versies: &[PubliekeVersie]| -> Vec<i32> { verloop(versies, dag("2026-01-01")).iter().map(|een| een.nummer).collect() };
    assert_eq!(nummers(&versies[..3]), [1, 3]);
    assert_eq!(nummers(&versies), [1, 4, 2]);
    assert!(verloop(&versies[1..3], dag("2026-01-01")).is_empty(), "an end of nothing");
}

#[test]
fn a_withdrawal_is_told_with_its_own_words_on_its_own_day() {
    let mut versies = [
        versie(1, Publicatie, "2020-01-01", Some(bewaard("5 jaar"))),
        versie(2, Publicatie, "2024-01-01", None),
        versie(3, Publicatie, "2026-01-01", Some(bewaard("7 jaar"))),
    ];
    versies[1].intrekking = Some(Intrekking { tekst: "Er stond een fout in".to_owned(), op: moment("2025-06-01") });
    let verteld = verloop(&versies, dag("2026-01-01"));
    assert_eq!((verteld[1].titel.as_str(), verteld[1].op), ("Versie 2 is ingetrokken", dag("2025-06-01")));
    assert_eq!(
        (&verteld[1].zinnen[..], verteld[1].vastgesteld_op),
        (&["Er stond een fout in.".to_owned()][..], moment("2025-06-01"))
    );
    assert_eq!(verteld[2].zinnen[0], "Vergeleken met versie 1, want versie 2 is ingetrokken.");
    assert_eq!(verteld[2].zinnen.len(), 2);
}

#[test]
fn of_what_was_erased_only_that_is_told() {
    let versies = [versie(1, Publicatie, "2020-01-01", None), versie(2, Publicatie, "2024-01-01", Some(bewaard("5 jaar")))];
    let verteld = verloop(&versies, dag("2026-01-01"));
    assert_eq!(verteld[0].zinnen, ["De inhoud van deze versie is gewist."]);
    assert_eq!(verteld[1].titel, "Nieuwe versie, vanaf 1 januari 2024");
    assert_eq!(verteld[1].zinnen, ["Wat er veranderde staat hier niet, want versie 1 is gewist."]);
}

#[test]
fn a_title_is_the_sentence_in_short() {
    let titel = |wijzig: &dyn Fn(&mut Value)| {
        let mut romp = vol::romp();
        wijzig(&mut romp);
        let versies = [versie(1, Publicatie, "2020-01-01", Some(vol::romp())), versie(2, Publicatie, "2024-01-01", Some(romp))];
        verloop(&versies, dag("2026-01-01"))[1].titel.replace(", vanaf 1 januari 2024", "")
    };
    assert_eq!(
        titel(&|romp| romp["geenOntvangers"] = json!(true)),
        "Het antwoord op de vraag of er geen ontvangers zijn, is gewijzigd van nee naar ja"
    );
    assert_eq!(titel(&|romp| romp["ontvangers"][0]["organisatie"]["naam"] = json!("Korps")), "Politie heet nu Korps");
    assert_eq!(titel(&|romp| drop(romp["ontvangers"].as_array_mut().unwrap().remove(0))), "Politie is geen ontvanger meer");
    assert_eq!(titel(&|romp| romp["omschrijving"] = json!("Lang. ".repeat(20))), "Omschrijving anders beschreven");
    assert_eq!(titel(&|romp| romp["naam"] = json!("Camera ".repeat(10))), "Naam gewijzigd");
    let twee = |romp: &mut Value| {
        romp["rol"] = Value::Null;
        romp["naam"] = json!("Camera's");
    };
    assert_eq!(titel(&twee), "2 wijzigingen");
}

#[test]
fn what_a_version_is_compared_with_is_known_without_reading_it() {
    let plek = |nummer, soort, begin, leesbaar| Plek { nummer, soort, begin: dag(begin), leesbaar };
    let plekken = [
        plek(1, Publicatie, "2020-01-01", true),
        plek(2, Publicatie, "2024-01-01", false),
        plek(3, Beeindiging, "2025-01-01", false),
        plek(4, Publicatie, "2026-01-01", true),
        plek(5, Beeindiging, "2025-01-01", false),
    ];
    assert_eq!([1, 2, 3, 4, 5].map(|nummer| vergeleken_met(&plekken, nummer)), [None, Some(1), None, Some(1), Some(1)]);
}
