//! What is told, word for word.

use serde_json::json;
use uuid::Uuid;

use super::*;

fn zinnen(wijzig: impl FnOnce(&mut Value)) -> Vec<String> {
    na(wijzig).into_iter().map(|verschil| verschil.zin).collect()
}

/// The one sentence after a value is set.
fn zet(pad: &str, waarde: Value) -> String {
    let zinnen = zinnen(|romp| *romp.pointer_mut(pad).unwrap() = waarde);
    assert_eq!(zinnen.len(), 1, "{pad}: {zinnen:#?}");
    zinnen.into_iter().next().unwrap()
}

/// The sentences after an element of a list went.
fn zonder(lijst: &str, nummer: usize) -> Vec<String> {
    zinnen(|romp| drop(romp[lijst].as_array_mut().unwrap().remove(nummer)))
}

#[test]
fn a_record_without_change_tells_nothing() {
    assert_eq!(na(|_| {}), []);
}

#[test]
fn a_field_says_what_it_was_and_what_it_is() {
    for (pad, waarde, zin) in [
        ("/bewaartermijnen/0/tekst", json!("7 jaar"), "De bewaartermijn van camerabeelden is gewijzigd van 5 jaar naar 7 jaar."),
        (
            "/rol",
            json!({"code": "g", "naam": "Gezamenlijk"}),
            "De rol van de organisatie is gewijzigd van verwerker naar gezamenlijk.",
        ),
        ("/naam", json!("Camera’s"), "De naam is gewijzigd van “Cameratoezicht” naar “Camera’s”."),
        (
            "/ontvangers/0/land",
            json!({"code": "FR", "naam": "Frankrijk"}),
            "Het land van ontvanger Politie is gewijzigd van Duitsland naar Frankrijk.",
        ),
        ("/dpia/status", Value::Null, "De status van de DPIA staat er niet meer bij."),
        ("/doelen/0/omschrijving", json!("Toezicht"), "Het doel is gewijzigd van “Toezicht op straat” naar “Toezicht”."),
        (
            "/geautomatiseerdeBesluitvorming/aanwezig",
            json!(false),
            "Het antwoord op de vraag of er besluiten zonder tussenkomst van een mens worden genomen, is gewijzigd van ja naar nee.",
        ),
        (
            "/bewaartermijnen/0/tekst",
            json!("tot dit gebeurt: de zaak is klaar"),
            "De bewaartermijn van camerabeelden is gewijzigd van 5 jaar naar “tot dit gebeurt: de zaak is klaar”.",
        ),
    ] {
        assert_eq!(zet(pad, waarde), zin);
    }
}

#[test]
fn what_comes_and_goes_is_told_in_its_own_words() {
    assert_eq!(zonder("ontvangers", 0), ["Politie is geen ontvanger meer."]);
    assert_eq!(zonder("verwerkers", 0), ["Cameraatje is geen verwerker meer."]);
    assert_eq!(zonder("bewaartermijnen", 0), ["De bewaartermijn van camerabeelden (5 jaar) is vervallen."]);
    assert_eq!(zonder("geldtVoor", 1), ["De verwerking geldt niet meer voor Gemeente Vier."]);
    assert_eq!(
        zonder("doelen", 1),
        [
            "Het doel “Opsporing” is vervallen.",
            "De grondslag “Wettelijke verplichting” van het doel “Opsporing” is vervallen.",
            "De grondslag “Taak van algemeen belang” van het doel “Opsporing” is vervallen."
        ]
    );
    let nieuw = zinnen(|romp| {
        romp["doelen"]
            .as_array_mut()
            .unwrap()
            .push(json!({"uuid": null, "omschrijving": "Tellen.", "grondslagen": [], "rechten": []}));
    });
    assert_eq!(nieuw, ["Nieuw doel: Tellen."]);
    let thema = zinnen(|romp| romp["themas"][0] = json!({"code": "sport", "naam": "Sport"}));
    assert_eq!(thema, ["Nieuw thema: Sport.", "Het thema Veiligheid is vervallen."]);
}

#[test]
fn an_element_is_told_with_its_section_and_its_place() {
    let nieuw = na(|romp| {
        romp["doorgiften"].as_array_mut().unwrap().push(json!({"land": {"code": "IN", "naam": "India"}, "ontvanger": "Hulp"}));
    });
    let [Verschil { onderdeel, soort, van_pointer, pointer, wat, zin, stil: false }] = nieuw.as_slice() else {
        panic!("{nieuw:#?}")
    };
    assert_eq!((*onderdeel, *soort), ("doorgifte", VerschilSoort::Toegevoegd));
    assert_eq!((van_pointer.as_deref(), pointer.as_deref()), (None, Some("/doorgiften/2")));
    assert_eq!(wat, "Doorgifte buiten de Europese Economische Ruimte");
    assert_eq!(zin, "Nieuwe doorgifte buiten de Europese Economische Ruimte: India.");
}

#[test]
fn a_long_text_is_only_said_to_differ() {
    let lang = "Camera's hangen op straat. ".repeat(8);
    let verschil = na(|romp| romp["omschrijving"] = json!(lang)).remove(0);
    assert_eq!(verschil.zin, "De omschrijving is anders beschreven.");
    let doel = zet("/doelen/1/omschrijving", json!(lang));
    assert_eq!(doel, "Het doel “Camera's hangen op straat. Camera's hangen op straat…” is anders beschreven.");
}

#[test]
fn elements_belong_together_by_meaning() {
    // A purpose without a key that reads the same; another first in the list.
    assert_eq!(
        na(|romp| {
            let doelen = romp["doelen"].as_array_mut().unwrap();
            doelen.reverse();
            for doel in doelen.iter_mut() {
                doel["uuid"] = Value::Null;
            }
        }),
        []
    );
    // Another processor for the same work, and one whose name is no longer public.
    let ander = json!({"uuid": Uuid::from_u128(99), "naam": "Zicht", "soort": null, "land": null});
    assert_eq!(zet("/verwerkers/0/organisatie", ander), "De verwerker voor “Onderhoud” is gewijzigd van Cameraatje naar Zicht.");
    assert_eq!(zet("/verwerkers/0/organisatie", Value::Null), "De verwerker voor “Onderhoud” staat er niet meer bij.");
    // The same organisation under another name.
    assert_eq!(zet("/ontvangers/0/organisatie/naam", json!("Nationale politie")), "Politie heet nu Nationale politie.");
    // Another organisation is another recipient.
    let ander = json!({"uuid": Uuid::from_u128(99), "naam": "Marechaussee", "soort": null, "land": null});
    let anders = zinnen(|romp| romp["ontvangers"][0]["organisatie"] = ander);
    assert_eq!(anders, ["Nieuwe ontvanger: Marechaussee.", "Politie is geen ontvanger meer."]);
    // A basis that takes the place of another.
    let basis = zet(
        "/doelen/0/grondslagen/0/grondslag",
        json!({"code": "t", "naam": "Toestemming", "groep": {"code": "t", "naam": "Toestemming"}}),
    );
    assert_eq!(
        basis,
        "De grondslag van het doel “Toezicht op straat” is gewijzigd van wettelijke verplichting naar toestemming."
    );
}

#[test]
fn an_organisation_in_two_places_is_told_once() {
    let mut oud = vol::romp();
    oud["verwerkingsverantwoordelijken"][0]["organisatie"] = oud["registerhouder"].clone();
    let mut nieuw = oud.clone();
    nieuw["registerhouder"]["naam"] = json!("Gemeente Nieuw");
    nieuw["verwerkingsverantwoordelijken"][0]["organisatie"]["naam"] = json!("Gemeente Nieuw");
    let zinnen: Vec<_> = verschillen(&romp(&oud), &romp(&nieuw)).into_iter().map(|verschil| verschil.zin).collect();
    assert_eq!(zinnen, ["Gemeente Voorbeeld heet nu Gemeente Nieuw."]);
}

#[test]
fn side_by_side_keeps_what_is_equal_and_puts_pairs_in_one_row() {
    let mut nieuw = vol::romp();
    nieuw["nummer"] = json!(2);
    nieuw["bewaartermijnen"][0]["tekst"] = json!("7 jaar");
    nieuw["ontvangers"].as_array_mut().unwrap().remove(0);
    let rijen = naast_elkaar(&romp(&vol::romp()), &romp(&nieuw));
    let rij = |wat: &str| {
        let rij = rijen.iter().find(|rij| rij.wat == wat).unwrap();
        (rij.oud.as_deref(), rij.nieuw.as_deref(), rij.gelijk)
    };
    assert_eq!(rij("Versie"), (Some("1"), Some("2"), false));
    assert_eq!(rij("Eerste dag"), (Some("1 januari 2026"), Some("1 januari 2026"), true));
    assert_eq!(rij("Naam"), (Some("Cameratoezicht"), Some("Cameratoezicht"), true));
    assert_eq!(rij("Bewaartermijn van camerabeelden"), (Some("5 jaar"), Some("7 jaar"), false));
    assert_eq!(rij("Organisatie van ontvanger Politie"), (Some("Politie"), None, false));
    assert_eq!(rij("Organisatie van ontvanger Omgevingsdienst"), (Some("Omgevingsdienst"), Some("Omgevingsdienst"), true));
}
