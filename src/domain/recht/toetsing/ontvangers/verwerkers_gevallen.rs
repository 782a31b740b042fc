//! Cases for processors and the agreements with them.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::{
    gegevens::gevallen::samen,
    ontvangers::gevallen::{verwerker, verwerkers},
    tests::{BEDRIJF, GEMEENTE, Geval, OVEREENKOMST, vuurt, zwijgt},
};

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
