//! Cases for processors and the agreements with them.

use serde_json::{Value, json};
use strum::VariantArray;

use crate::domain::{
    recht::toetsing::{
        gegevens::gevallen::samen,
        ontvangers::gevallen::{verwerker, verwerkers},
        tests::{BEDRIJF, GEMEENTE, Geval, OVEREENKOMST, vuurt, zwijgt},
    },
    woorden::codes::{AfspraakArtikel28, GeslotenCode},
};

/// An organisation that the processor engages.
const ANDER: &str = "5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a05";

fn met_overeenkomst(overeenkomst: &Value) -> Value {
    json!({"overeenkomsten": {OVEREENKOMST: overeenkomst}})
}

fn met_subverwerker() -> Value {
    let organisatie = json!({"organisaties": {ANDER: {"naam": "Rekencentrum", "land": "NL"}}});
    samen(&verwerker(&json!({"subverwerkers": [ANDER]})), &organisatie)
}

/// The one that the processor engages sits in the United States.
fn buiten() -> Value {
    samen(&met_subverwerker(), &json!({"organisaties": {ANDER: {"land": "US"}}}))
}

fn alles_zonder(weg: &str) -> Vec<&'static str> {
    AfspraakArtikel28::VARIANTS.iter().map(|afspraak| afspraak.code()).filter(|code| *code != weg).collect()
}

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    let pointer_zonder = &["VR-E03 /verwerkers/0/overeenkomst"];
    let met = |overeenkomst: Value| samen(&verwerker(&json!({})), &json!({"overeenkomsten": {OVEREENKOMST: overeenkomst}}));
    let reden = json!({"overeenkomst": null, "geenOvereenkomst": {"reden": "De afspraken staan in een convenant."}});
    let van_gemeente = json!({"organisatie": GEMEENTE, "geenOvereenkomst": {"reden": "Eigen dienst"}});
    let ook_ontvanger = |uuid: &str| {
        let ontvangers = json!([{"soort": "leverancier"}, {"soort": "leverancier", "organisatie": uuid}]);
        samen(&verwerker(&json!({})), &json!({"inhoud": {"ontvangers": ontvangers}}))
    };
    vec![
        vuurt(pointer_zonder, verwerker(&json!({"overeenkomst": null}))),
        vuurt(pointer_zonder, verwerker(&json!({"overeenkomst": null, "geenOvereenkomst": {"reden": " "}}))),
        vuurt(pointer_zonder, verwerkers(&json!([{"werkzaamheden": "Verzenden van de nieuwsbrief"}]))),
        zwijgt("VR-E03", verwerker(&json!({}))),
        zwijgt("VR-E03", verwerker(&reden)),
        vuurt(&["VR-E04 /verwerkers/0/overeenkomst"], met(json!({"einddatum": "2026-05-31"}))),
        zwijgt("VR-E04", met(json!({"einddatum": "2026-06-01"}))),
        // A reason that gives none is no reason.
        vuurt(pointer_zonder, verwerker(&json!({"overeenkomst": null, "geenOvereenkomst": {"reden": "n.v.t."}}))),
        vuurt(&["VR-E11 /verwerkers/0/overeenkomst"], met(json!({"startdatum": "2026-06-02"}))),
        zwijgt("VR-E11", met(json!({"startdatum": "2026-06-01"}))),
        zwijgt(
            "VR-E11",
            samen(
                &met(json!({"startdatum": "2027-01-01"})),
                &json!({"vandaag": true, "inhoud": {"beginGeldigheid": "2027-01-01"}}),
            ),
        ),
        vuurt(
            &["VR-E11 /verwerkers/0/overeenkomst"],
            samen(&met(json!({"startdatum": "2027-01-01"})), &json!({"inhoud": {"beginGeldigheid": "2027-01-01"}})),
        ),
        vuurt(&["VR-E12 /verwerkers/0/overeenkomst"], met(json!({"geheimhouding": false}))),
        zwijgt("VR-E12", met(json!({"geheimhouding": true}))),
        zwijgt("VR-E12", met(json!({}))),
        vuurt(
            &["VR-E13 /verwerkers/0/overeenkomst", "VR-E09 /doorgiften"],
            samen(&buiten(), &met_overeenkomst(&json!({"doorgifteBuitenEer": false, "subverwerkers": [ANDER]}))),
        ),
        zwijgt("VR-E13", samen(&buiten(), &met_overeenkomst(&json!({"doorgifteBuitenEer": true})))),
        zwijgt("VR-E13", met(json!({"doorgifteBuitenEer": false}))),
        vuurt(&["VR-E14 /verwerkers/0/overeenkomst"], met_subverwerker()),
        zwijgt("VR-E14", samen(&met_subverwerker(), &met_overeenkomst(&json!({"subverwerkers": [ANDER]})))),
        zwijgt("VR-E14", verwerker(&json!({}))),
        zwijgt("VR-E14", samen(&met_subverwerker(), &met_overeenkomst(&json!({"toestemmingSubverwerkers": "algemeen"})))),
        vuurt(
            &["VR-E14 /verwerkers/0/overeenkomst"],
            samen(&met_subverwerker(), &met_overeenkomst(&json!({"subverwerkers": [ANDER], "toestemmingSubverwerkers": "geen"}))),
        ),
        vuurt(
            &["VR-E14 /verwerkers/0/overeenkomst"],
            met(json!({"subverwerkers": [ANDER], "toestemmingSubverwerkers": "geen", "afspraken": alles_zonder("")})),
        ),
        zwijgt("VR-E14", met(json!({"toestemmingSubverwerkers": "geen", "afspraken": alles_zonder("")}))),
        vuurt(&["VR-E15 /verwerkers/0/overeenkomst"], met(json!({"afspraken": ["instructies", "geheimhouding"]}))),
        vuurt(&["VR-E15 /verwerkers/0/overeenkomst"], met(json!({"afspraken": alles_zonder("controle")}))),
        zwijgt("VR-E15", met(json!({"afspraken": alles_zonder("geheimhouding"), "geheimhouding": true}))),
        zwijgt("VR-E15", met(json!({"afspraken": alles_zonder("")}))),
        zwijgt("VR-E15", met(json!({"afspraken": alles_zonder("subverwerkers"), "toestemmingSubverwerkers": "geen"}))),
        vuurt(
            &["VR-E15 /verwerkers/0/overeenkomst"],
            met(json!({"afspraken": alles_zonder("subverwerkers"), "toestemmingSubverwerkers": "algemeen"})),
        ),
        // Nobody looked yet.
        zwijgt("VR-E15", met(json!({"afspraken": []}))),
        zwijgt("VR-E04", verwerker(&json!({}))),
        vuurt(&["VR-E10 /verwerkers/0/overeenkomst"], met(json!({"verwerker": GEMEENTE}))),
        // Of an agreement of another register nothing is told, not even that it ended.
        vuurt(&["VR-V01 /verwerkers/0/overeenkomst"], met(json!({"registerhouder": BEDRIJF}))),
        zwijgt("VR-E04", met(json!({"registerhouder": BEDRIJF, "einddatum": "2026-05-31"}))),
        zwijgt("VR-E10", met(json!({"registerhouder": BEDRIJF, "verwerker": GEMEENTE}))),
        zwijgt("VR-E10", verwerker(&json!({}))),
        zwijgt("VR-E10", verwerker(&json!({"organisatie": null}))),
        vuurt(
            &["VR-E05 /verwerkers/1/organisatie"],
            verwerkers(&json!([
                {"organisatie": BEDRIJF, "overeenkomst": OVEREENKOMST}, van_gemeente
            ])),
        ),
        zwijgt("VR-E05", verwerker(&json!({}))),
        vuurt(&["VR-E06 /ontvangers/1/organisatie"], ook_ontvanger(BEDRIJF)),
        zwijgt("VR-E06", ook_ontvanger(GEMEENTE)),
    ]
}
