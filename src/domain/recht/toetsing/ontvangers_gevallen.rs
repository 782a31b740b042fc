//! Cases for recipients and processors.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::{
    gegevens::gevallen::samen,
    tests::{BEDRIJF, Geval, OVEREENKOMST, vuurt, zwijgt},
};

/// An organisation that a processor engages.
const ONDERAANNEMER: &str = "5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a04";

pub(super) fn verwerkers(verwerkers: &Value) -> Value {
    json!({"inhoud": {"geenOntvangers": null, "verwerkers": verwerkers}})
}

/// The company as processor, with an agreement.
pub(super) fn verwerker(wijziging: &Value) -> Value {
    verwerkers(&json!([samen(&json!({"organisatie": BEDRIJF, "overeenkomst": OVEREENKOMST}), wijziging)]))
}

fn ontvangers(ontvangers: &Value) -> Value {
    json!({"inhoud": {"geenOntvangers": null, "ontvangers": ontvangers}})
}

/// The company as a recipient of a kind that asks no more.
fn ontvanger(wijziging: &Value) -> Value {
    ontvangers(&json!([samen(&json!({"soort": "leverancier"}), wijziging)]))
}

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    let mut gevallen = genoemd();
    gevallen.extend(super::verwerkers::gevallen::gevallen());
    gevallen.extend(verstrekking());
    gevallen.extend(personen());
    gevallen.extend(landen());
    gevallen
}

fn genoemd() -> Vec<Geval> {
    let toch = |partijen: &Value| samen(partijen, &json!({"inhoud": {"geenOntvangers": true}}));
    vec![
        vuurt(&["VR-E01 /ontvangers"], json!({"inhoud": {"geenOntvangers": null}})),
        vuurt(&["VR-E01 /ontvangers"], ontvangers(&json!([{"naam": " "}, {}]))),
        vuurt(&["VR-E01 /ontvangers"], json!({"inhoud": {"geenOntvangers": false}})),
        zwijgt("VR-E01", json!({"inhoud": {"rol": "verwerker", "geenOntvangers": null}})),
        zwijgt("VR-E01", ontvangers(&json!([{"omschrijving": "De drukker, bij iedere uitgave"}]))),
        zwijgt("VR-E01", verwerker(&json!({}))),
        vuurt(&["VR-E02 /geenOntvangers"], toch(&ontvanger(&json!({})))),
        vuurt(&["VR-E02 /geenOntvangers"], toch(&verwerker(&json!({})))),
        zwijgt("VR-E02", verwerker(&json!({}))),
        zwijgt("VR-E02", toch(&ontvangers(&json!([{}])))),
    ]
}

fn verstrekking() -> Vec<Geval> {
    let pointer = &["VR-E07 /ontvangers/0/grondslagVerstrekking"];
    vec![
        vuurt(pointer, ontvanger(&json!({"soort": "andere_overheid"}))),
        vuurt(pointer, ontvanger(&json!({"soort": "overig", "naam": "Drukkerij", "grondslagVerstrekking": " "}))),
        zwijgt(
            "VR-E07",
            ontvanger(
                &json!({"soort": "andere_overheid", "grondslagVerstrekking": "Wet basisregistratie personen, artikel 3.5"}),
            ),
        ),
        zwijgt("VR-E07", ontvanger(&json!({"soort": null, "naam": "Drukkerij"}))),
        zwijgt(
            "VR-E07",
            ontvangers(&json!([
                {"soort": "intern_ander_onderdeel"}, {"soort": "vertegenwoordiger_betrokkene"}, {"soort": "leverancier"}
            ])),
        ),
    ]
}

fn personen() -> Vec<Geval> {
    let organisatie = |naam: &str, partij: &Value| samen(partij, &json!({"organisaties": {BEDRIJF: {"naam": naam}}}));
    let als_ontvanger = ontvanger(&json!({"organisatie": BEDRIJF}));
    vec![
        vuurt(&["VR-E08 /ontvangers/0/naam"], ontvanger(&json!({"naam": "Mevr. Jansen"}))),
        vuurt(&["VR-E08 /ontvangers/0/naam"], ontvanger(&json!({"naam": "Drukkerij (j.jansen@drukkerij.example)"}))),
        vuurt(
            &["VR-E08 /ontvangers/0/naam"],
            organisatie("Dhr. Jansen", &ontvanger(&json!({"organisatie": BEDRIJF, "naam": "Dhr. Jansen"}))),
        ),
        vuurt(&["VR-E08 /ontvangers/0/organisatie"], organisatie("Dhr. Jansen", &als_ontvanger)),
        vuurt(&["VR-E08 /verwerkers/0/organisatie"], organisatie("de heer Jansen", &verwerker(&json!({})))),
        // What is told of the party counts too, for readers as well.
        vuurt(
            &["VR-E08 /ontvangers/0/omschrijving", "VR-J06 /ontvangers/0/omschrijving"],
            ontvanger(&json!({"omschrijving": "Vragen gaan naar mevrouw Jansen"})),
        ),
        vuurt(
            &["VR-E08 /verwerkers/0/werkzaamheden", "VR-J06 /verwerkers/0/werkzaamheden"],
            verwerker(&json!({"werkzaamheden": "Beheer door dhr. Jansen"})),
        ),
        zwijgt("VR-E08", ontvanger(&json!({"omschrijving": "De heer des huizes krijgt een brief"}))),
        zwijgt("VR-E08", ontvanger(&json!({"naam": "Drukkerij Jansen"}))),
        zwijgt("VR-E08", organisatie("Jansen en Zonen B.V.", &verwerker(&json!({})))),
    ]
}

fn landen() -> Vec<Geval> {
    let gevestigd = |land: &str, partij: &Value| samen(partij, &json!({"organisaties": {BEDRIJF: {"land": land}}}));
    let als_ontvanger = |wijziging: &Value| ontvanger(&samen(&json!({"organisatie": BEDRIJF}), wijziging));
    let op = |dag: &str, zaak: &Value| samen(zaak, &json!({ "peildatum": dag }));
    let oud = json!({"overeenkomsten": {OVEREENKOMST: {"startdatum": "2020-01-01"}}});
    let brits = samen(&gevestigd("GB", &verwerker(&json!({}))), &oud);
    let onderaannemer = json!({
        "organisaties": {ONDERAANNEMER: {"naam": "Example Cloud Inc.", "land": "US"}},
        "overeenkomsten": {OVEREENKOMST: {"subverwerkers": [ONDERAANNEMER], "startdatum": "2020-01-01"}}
    });
    let met_onderaannemer = samen(&verwerker(&json!({"subverwerkers": [ONDERAANNEMER]})), &onderaannemer);
    let doorgifte = |land: &str| {
        let doorgifte =
            json!({"land": land, "instrument": "modelcontractbepalingen", "documentatie": {"omschrijving": "Bijlage 3"}});
        json!({"inhoud": {"doorgifteBuitenEer": true, "doorgiften": [doorgifte]}})
    };
    vec![
        vuurt(&["VR-E09 /doorgiften"], gevestigd("US", &verwerker(&json!({})))),
        vuurt(&["VR-E09 /doorgiften"], gevestigd("US", &als_ontvanger(&json!({})))),
        vuurt(&["VR-E09 /doorgiften"], als_ontvanger(&json!({"land": "US"}))),
        vuurt(&["VR-E09 /doorgiften"], ontvanger(&json!({"naam": "Example Inc.", "land": "US"}))),
        // A party that is named twice is one party.
        vuurt(
            &["VR-E09 /doorgiften"],
            samen(&verwerker(&json!({"subverwerkers": [ONDERAANNEMER, ONDERAANNEMER]})), &onderaannemer),
        ),
        vuurt(&["VR-E09 /doorgiften", "VR-E09 /doorgiften"], gevestigd("CN", &met_onderaannemer)),
        vuurt(&["VR-E09 /doorgiften"], samen(&met_onderaannemer, &doorgifte("JP"))),
        zwijgt("VR-E09", samen(&met_onderaannemer, &doorgifte("US"))),
        zwijgt("VR-E09", gevestigd("US", &als_ontvanger(&json!({"land": "DE"})))),
        zwijgt("VR-E09", gevestigd("IS", &verwerker(&json!({})))),
        // The United Kingdom: a member state until the end of 2020, then bridged until 28 June 2021.
        zwijgt("VR-E09", op("2020-12-31", &brits)),
        zwijgt("VR-E09", op("2021-06-28", &brits)),
        vuurt(&["VR-E09 /doorgiften"], op("2021-07-01", &brits)),
    ]
}
