//! Everyday words for what a record says.

use super::*;
use crate::domain::woorden::zoekwoord::{Zoektermen, woorden};

fn gewoon(kennis: &Kennis, tekst: &str, regelingen: &[&str]) -> String {
    let mut termen = Zoektermen::default();
    termen.voeg_toe(tekst, 8);
    kennis.synoniemen(&termen, regelingen).join(" ")
}

#[test]
fn every_entry_stands_for_plain_words_or_a_known_law_and_adds_words_of_its_own() {
    let kennis = Kennis::new(None).unwrap();
    let lijst = kennis.lijsten().iter().find(|lijst| lijst.lijst == "synoniem").unwrap();
    assert!(lijst.items.len() >= 60, "{}", lijst.items.len());
    for item in &lijst.items {
        let code = &item.code;
        let is_wet = kennis.zoek("regeling", code).is_some();
        let van_lijst = code.split_once(':').map(|(lijst, code)| kennis.naam(lijst, code));
        let is_kaal = code.chars().all(|teken| teken.is_ascii_lowercase() || teken == '_');
        assert!(is_wet || is_kaal || van_lijst.is_some(), "{code} is no plain word, no known law and no code of a list");
        let naam = van_lijst.unwrap_or_else(|| code.replace('_', " "));
        assert!(is_wet || woorden(&item.naam) == woorden(&naam), "{code}: {}", item.naam);
        assert_eq!(item.bron.as_deref(), Some("Eigen keuze van dit register"), "{code}");
        let toegevoegd: Vec<&str> =
            item.eigenschappen["woorden"].as_array().unwrap().iter().map(|een| een.as_str().unwrap()).collect();
        assert!(!toegevoegd.is_empty() && toegevoegd.iter().all(|een| !woorden(een).is_empty()), "{code}");
        assert!(toegevoegd.iter().all(|een| woorden(een) != woorden(code)), "{code} stands for itself");
    }
}

#[test]
fn a_record_gets_the_words_that_belong_to_its_own_words_and_laws() {
    let kennis = Kennis::new(None).unwrap();
    assert!(gewoon(&kennis, "Reisdocumenten verstrekken", &[]).contains("paspoort"), "another form of the word");
    assert!(gewoon(&kennis, "Cameratoezicht", &[]).contains("cctv"), "a word that begins with it");
    assert!(gewoon(&kennis, "Hulp thuis", &["BWBR0035362"]).contains("traplift"), "its law");
    assert!(gewoon(&kennis, "Ondersteuning, maatschappelijke", &[]).contains("rolstoel"), "all words, in any order");
    for tekst in ["Maatschappelijke stage", "Ondersteuning van de raad", "Toezicht", ""] {
        assert_eq!(gewoon(&kennis, tekst, &["BWBR0005537"]), "", "{tekst}");
    }
}

#[test]
fn a_code_of_a_list_has_everyday_words_of_its_own() {
    let kennis = Kennis::new(None).unwrap();
    assert!(kennis.gewone_woorden("gegevenscategorie", "bsn").contains(&"sofinummer".to_owned()));
    assert!(kennis.gewone_woorden("land", "US").contains(&"Amerika".to_owned()));
    assert_eq!(kennis.gewone_woorden("land", "NL"), [""; 0]);
    assert_eq!(kennis.gewone_woorden("thema", "bsn"), [""; 0]);
}

#[test]
fn a_folder_adds_synonyms_and_takes_them_away() {
    let item = |code: &str, woorden: Value| {
        serde_json::json!([{"code": code, "naam": code, "omschrijving": null, "bron": null, "dpv": null, "geverifieerd": null,
            "eigenschappen": woorden, "beginGeldigheid": null, "eindeGeldigheid": null, "vervangenDoor": null}])
    };
    let nieuw = met_aanvulling("synoniem", &item("havengeld", serde_json::json!({"woorden": ["liggeld"]}))).unwrap();
    assert_eq!(gewoon(&nieuw, "Havengelden innen", &[]), "liggeld");
    let weg = met_aanvulling("synoniem", &item("camera", serde_json::json!({"woorden": []}))).unwrap();
    assert_eq!(gewoon(&weg, "Camera", &[]), "");
    let alles = serde_json::json!({"woorden": ["alles"]});
    for (code, eigenschappen) in
        [("haven", serde_json::json!({})), ("_", alles.clone()), ("thema:haven", alles.clone()), ("havens:haven", alles)]
    {
        let fout = met_aanvulling("synoniem", &item(code, eigenschappen)).unwrap_err();
        assert!(fout.contains(&format!("code {code}")), "{fout}");
    }
}
