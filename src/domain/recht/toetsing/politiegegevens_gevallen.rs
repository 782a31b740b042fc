//! Cases for the Wet politiegegevens.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::{
    gegevens::gevallen::samen,
    tests::{Geval, vuurt, zwijgt},
};

/// What a boa processes, complete under the Wpg, changed by a merge patch.
pub(in crate::domain::recht::toetsing) fn boa(wijziging: &Value) -> Value {
    let wpg = json!({"regeling": "BWBR0022463", "citeertitel": "Wet politiegegevens", "artikel": "8"});
    let compleet = json!({"inhoud": {
        "regime": "wpg",
        "doelen": [{"omschrijving": "Opsporen van strafbare feiten door buitengewoon opsporingsambtenaren",
            "grondslagen": [{"grondslag": "taak_algemeen_belang", "wettelijkeBepalingen": [wpg]}]}],
        "betrokkenen": [{"categorie": "verdachte", "gegevens": [{"categorie": "naam"}, {"categorie": "strafrechtelijk"}]}],
        "ontvangers": [{"soort": "politie_justitie", "naam": "Openbaar ministerie"}],
        "geenOntvangers": null,
        "geautomatiseerdeBesluitvorming": {"aanwezig": false, "profilering": false}
    }});
    samen(&compleet, wijziging)
}

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    let zonder = |inhoud: &Value| boa(&json!({ "inhoud": inhoud }));
    let leeg = json!({"doelen": null, "betrokkenen": null, "ontvangers": null, "bewaartermijnen": null, "beveiliging": null, "dpia": null,
        "geautomatiseerdeBesluitvorming": {"profilering": null}});
    let zonder_grond = json!({"doelen": [{"omschrijving": "Opsporen van strafbare feiten", "grondslagen": [{}]}]});
    let verwerker = json!({"rol": "verwerker", "opdrachtgevers": null});
    let mut gevallen = vec![
        vuurt(
            &[
                "VR-W01 /doelen",
                "VR-W02 /doelen",
                "VR-W03 /betrokkenen",
                "VR-W04 /betrokkenen",
                "VR-W05 /ontvangers",
                "VR-W09 /geautomatiseerdeBesluitvorming/profilering",
                "VR-W06 /bewaartermijnen",
                "VR-W07 /beveiliging/openbareOmschrijving",
                "VR-W08 /dpia/status",
            ],
            zonder(&leeg),
        ),
        vuurt(&["VR-W02 /doelen/0/grondslagen"], zonder(&zonder_grond)),
        vuurt(&["VR-W04 /betrokkenen/0/gegevens"], zonder(&json!({"betrokkenen": [{"categorie": "verdachte"}]}))),
        vuurt(&["VR-A09 /opdrachtgevers"], zonder(&verwerker)),
        vuurt(&[], boa(&json!({}))),
        zwijgt("VR-W05", zonder(&json!({"ontvangers": [], "geenOntvangers": true}))),
        zwijgt(
            "VR-W02",
            zonder(&json!({"doelen": [{"omschrijving": "Opsporen", "grondslagen": [{"toelichting": "Artikel 8 Wpg"}]}]})),
        ),
    ];
    // None of them holds under the AVG.
    let codes = ["VR-W01", "VR-W02", "VR-W03", "VR-W04", "VR-W05", "VR-W06", "VR-W07", "VR-W08", "VR-W09"];
    gevallen.extend(codes.map(|code| zwijgt(code, samen(&zonder(&leeg), &json!({"inhoud": {"regime": "avg"}})))));
    gevallen
}
