//! What a source changes goes in, and nothing that somebody wrote is lost.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{
    super::{NietOvergenomen, voeg_samen},
    willekeurig::{Dobbelsteen, paar, voorraad},
};
use crate::domain::{inhoud::Inhoud, recht::kennis::Kennis};

fn samen(basis: Option<&Value>, huidig: &Value, nieuw: &Value) -> (Value, Vec<NietOvergenomen>) {
    let gelezen = |json: &Value| serde_json::from_value::<Inhoud>(json.clone()).unwrap();
    let kennis = Kennis::new(None).unwrap();
    let (samen, verteld) = voeg_samen((basis.map(gelezen).as_ref(), &gelezen(huidig), &gelezen(nieuw)), &kennis, "").unwrap();
    (serde_json::to_value(samen).unwrap(), verteld)
}

#[test]
fn each_changes_its_own_field_of_one_element() {
    let basis = json!({"naam": "a", "doelen": [{"omschrijving": "een", "grondslagen": [{"grondslag": "toestemming"}]}]});
    let (mut huidig, mut nieuw) = (basis.clone(), basis.clone());
    huidig["doelen"][0]["grondslagen"][0]["toelichting"] = "van een mens".into();
    huidig["naam"] = "van een mens".into();
    nieuw["doelen"].as_array_mut().unwrap().insert(0, json!({"omschrijving": "erbij"}));
    nieuw["doelen"][1]["grondslagen"].as_array_mut().unwrap().push(json!({"grondslag": "vitaal_belang"}));
    let (samen, verteld) = samen(Some(&basis), &huidig, &nieuw);
    assert_eq!(verteld, []);
    assert_eq!(samen["naam"], "van een mens");
    assert_eq!(samen["doelen"][0]["grondslagen"][0]["toelichting"], "van een mens");
    assert_eq!(samen["doelen"][0]["grondslagen"][1]["grondslag"], "vitaal_belang");
    assert_eq!(samen["doelen"][1]["omschrijving"], "erbij");
}

#[test]
fn what_both_change_stays_and_is_told_with_its_place() {
    let basis = json!({"naam": "a", "themas": ["x", "y"], "doelen": [{"omschrijving": "een"}, {"omschrijving": "twee"}]});
    let huidig = json!({"naam": "mens", "themas": ["y"], "doelen": [{"omschrijving": "twee"}]});
    let nieuw = json!({"naam": "bron", "themas": ["x", "y", "z"], "doelen": [{"omschrijving": "een", "grondslagen": [{}]},
        {"omschrijving": "twee"}]});
    let (samen, verteld) = samen(Some(&basis), &huidig, &nieuw);
    assert_eq!((&samen["naam"], &samen["themas"]), (&json!("mens"), &json!(["y", "z"])));
    let plaatsen: Vec<_> = verteld.iter().map(|een| (een.pointer.as_str(), &een.huidig)).collect();
    assert_eq!(plaatsen, [("/naam", &json!("mens")), ("/doelen/-", &Value::Null)]);
    assert_eq!(verteld[1].aangeboden["omschrijving"], "een");
}

#[test]
fn an_element_that_nobody_is_sure_of_is_not_written_into() {
    let termijn = |jaren: &str, onderdeel: &str| json!({"soort": "vaste_termijn", "termijn": jaren, "onderdeel": onderdeel});
    let zonder = |jaren: &str, extra: &str| json!({"soort": "vaste_termijn", "termijn": jaren, "toelichting": extra});
    let met = |termijnen: Vec<Value>| json!({"naam": "a", "bewaartermijnen": termijnen});
    // A person put an element of his own before that of the source, and wrote in that of the source.
    let mut geschreven = zonder("P3Y", "bron");
    geschreven["startmoment"] = "einde_overeenkomst".into();
    let huidig = met(vec![termijn("P3Y", "van een mens"), geschreven.clone()]);
    let (samen_met, verteld) = samen(Some(&met(vec![zonder("P3Y", "bron")])), &huidig, &met(vec![zonder("P7Y", "bron")]));
    assert_eq!(samen_met, samen(None, &huidig, &huidig).0);
    assert_eq!((verteld.len(), &verteld[0].aangeboden["termijn"]), (1, &json!("P7Y")));
    // The element of the source is there no more, and two others are.
    let basis = met(vec![termijn("P5Y", "bron")]);
    let huidig = met(vec![termijn("P3Y", "een"), termijn("P5Y", "twee")]);
    let (samen_met, verteld) = samen(Some(&basis), &huidig, &met(vec![termijn("P3Y", "bron")]));
    assert_eq!(samen_met, samen(None, &huidig, &huidig).0);
    assert_eq!(verteld.iter().map(|een| een.pointer.as_str()).collect::<Vec<_>>(), ["/bewaartermijnen/-"]);
    // Two groups of one kind are of a person; the source adds a third.
    let groep = |omschrijving: &str| json!({"categorie": "inwoner", "omschrijving": omschrijving});
    let met = |groepen: Vec<Value>| json!({"naam": "a", "betrokkenen": groepen});
    let huidig = met(vec![groep("een"), groep("twee")]);
    let nieuw = json!({"naam": "a", "betrokkenen": [{"categorie": "inwoner", "betreftMinderjarigen": true}]});
    let (samen_met, verteld) = samen(Some(&met(vec![])), &huidig, &nieuw);
    assert_eq!((samen_met["betrokkenen"].as_array().unwrap().len(), verteld), (3, Vec::new()));
    assert_eq!(samen_met["betrokkenen"][0]["betreftMinderjarigen"], Value::Null);
}

#[test]
fn without_a_basis_only_what_is_empty_is_filled() {
    let (samen, verteld) = samen(None, &json!({"naam": "mens"}), &json!({"naam": "bron", "omschrijving": "bron"}));
    assert_eq!((&samen["naam"], &samen["omschrijving"]), (&json!("mens"), &json!("bron")));
    assert_eq!(verteld.len(), 1);
}

#[test]
fn nothing_that_was_written_is_lost_without_being_told() {
    let (kennis, voorraad) = (Kennis::new(None).unwrap(), voorraad());
    for zaad in 0..300 {
        let mut dobbel = Dobbelsteen(zaad);
        let (basis, huidig) = paar(&mut dobbel, &voorraad);
        let nieuw = super::willekeurig::nog_een(&basis, &mut dobbel, &voorraad);
        let (samen, verteld) = voeg_samen((Some(&basis), &huidig, &nieuw), &kennis, "").unwrap();
        let (oud, van_mens, van_bron, na) = (teksten(&basis), teksten(&huidig), teksten(&nieuw), teksten(&samen));
        let weg: Vec<_> = van_mens.difference(&oud).filter(|tekst| !na.contains(*tekst)).collect();
        assert!(weg.is_empty(), "{zaad}: lost {weg:?}");
        let mut aangeboden = BTreeSet::new();
        for een in &verteld {
            verzamel(&een.aangeboden, &mut aangeboden);
        }
        let stil: Vec<_> =
            van_bron.difference(&oud).filter(|tekst| !na.contains(*tekst) && !aangeboden.contains(*tekst)).collect();
        assert!(stil.is_empty(), "{zaad}: not told {stil:?}");
        let json = serde_json::to_value(&samen).unwrap();
        for een in verteld.iter().filter(|een| !een.huidig.is_null()) {
            assert_eq!(json.pointer(&een.pointer), Some(&een.huidig), "{zaad}: {}", een.pointer);
        }
        assert_eq!(voeg_samen((Some(&basis), &huidig, &basis), &kennis, "").unwrap(), (huidig, Vec::new()), "{zaad}");
        assert_eq!(voeg_samen((Some(&basis), &basis, &nieuw), &kennis, "").unwrap(), (nieuw, Vec::new()), "{zaad}");
    }
}

fn teksten(inhoud: &Inhoud) -> BTreeSet<String> {
    let mut uit = BTreeSet::new();
    verzamel(&serde_json::to_value(inhoud).unwrap(), &mut uit);
    uit
}

fn verzamel(json: &Value, uit: &mut BTreeSet<String>) {
    match json {
        Value::String(tekst) => drop(uit.insert(tekst.clone())),
        Value::Array(items) => items.iter().for_each(|item| verzamel(item, uit)),
        Value::Object(velden) => velden.values().for_each(|veld| verzamel(veld, uit)),
        _ => {}
    }
}
