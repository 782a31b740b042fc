//! Cases for who is responsible.

use serde_json::json;

use crate::domain::recht::toetsing::{
    gegevens::gevallen::samen,
    politiegegevens::gevallen::boa,
    tests::{BEDRIJF, GEMEENTE, Geval, vuurt, zwijgt},
};

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    let burgemeester = json!({"organisatie": GEMEENTE, "bestuursorgaan": "burgemeester"});
    let college = json!({"organisatie": GEMEENTE, "bestuursorgaan": "college_van_burgemeester_en_wethouders"});
    let verwerker = |opdrachtgevers| json!({"inhoud": {"rol": "verwerker", "opdrachtgevers": opdrachtgevers}});
    let buitenlands = |vertegenwoordiger| {
        json!({
            "organisaties": {BEDRIJF: {"land": "US", "email": "info@bedrijf.example"}},
            "inhoud": {"verwerkingsverantwoordelijken": [{"organisatie": BEDRIJF, "vertegenwoordiger": vertegenwoordiger}]}
        })
    };
    vec![
        vuurt(&["VR-A01 /verwerkingsverantwoordelijken"], json!({"inhoud": {"verwerkingsverantwoordelijken": null}})),
        vuurt(&["VR-A01 /verwerkingsverantwoordelijken"], boa(&json!({"inhoud": {"verwerkingsverantwoordelijken": [{}]}}))),
        zwijgt(
            "VR-A01",
            json!({"inhoud": {"rol": "verwerker", "verwerkingsverantwoordelijken": null, "opdrachtgevers": [
                {"organisatie": BEDRIJF, "werkzaamheden": "Hosting"}]}}),
        ),
        vuurt(&["VR-A02 /verwerkingsverantwoordelijken/0/organisatie"], json!({"organisaties": {GEMEENTE: {"email": " "}}})),
        zwijgt(
            "VR-A02",
            json!({"organisaties": {GEMEENTE: {"email": null, "bezoekadres": {"regels": ["Plein 1", "Voorbeeld"]}}}}),
        ),
        vuurt(
            &["VR-A03 /functionarisGegevensbescherming"],
            json!({"organisaties": {GEMEENTE: {"functionarisGegevensbescherming": null}}}),
        ),
        zwijgt(
            "VR-A03",
            json!({"organisaties": {GEMEENTE: {"functionarisGegevensbescherming": {"naam": null, "telefoon": "14 0999"}}}}),
        ),
        vuurt(
            &["VR-A04 /functionarisGegevensbescherming"],
            json!({"organisaties": {GEMEENTE: {"functionarisGegevensbescherming": {"email": null}}}}),
        ),
        zwijgt(
            "VR-A04",
            json!({"organisaties": {GEMEENTE: {"functionarisGegevensbescherming": {"email": null, "telefoon": "14 0999"}}}}),
        ),
        // Several organs of one municipality are several controllers: both rules speak.
        vuurt(
            &["VR-A05 /onderlingeRegeling", "VR-A11 /verwerkingsverantwoordelijken"],
            json!({"inhoud": {"verwerkingsverantwoordelijken": [college, burgemeester]}}),
        ),
        vuurt(
            &["VR-A05 /onderlingeRegeling"],
            json!({"inhoud": {"rol": "gezamenlijk", "verwerkingsverantwoordelijken": [college, burgemeester]}}),
        ),
        zwijgt(
            "VR-A05",
            json!({"inhoud": {"rol": "gezamenlijk", "verwerkingsverantwoordelijken": [college, burgemeester],
                "onderlingeRegeling": {"omschrijving": "Het college behandelt de verzoeken."}}}),
        ),
        vuurt(
            &["VR-A01 /verwerkingsverantwoordelijken", "VR-A06 /verwerkingsverantwoordelijken"],
            json!({"inhoud": {"rol": "gezamenlijk", "verwerkingsverantwoordelijken": null}}),
        ),
        vuurt(&["VR-A06 /verwerkingsverantwoordelijken"], json!({"inhoud": {"rol": "gezamenlijk"}})),
        zwijgt("VR-A06", json!({"inhoud": {"rol": "gezamenlijk", "verwerkingsverantwoordelijken": [college, burgemeester]}})),
        zwijgt("VR-A11", json!({"inhoud": {"rol": "gezamenlijk", "verwerkingsverantwoordelijken": [college, burgemeester]}})),
        vuurt(
            &["VR-A07 /verwerkingsverantwoordelijken/0/bestuursorgaan"],
            json!({"inhoud": {"verwerkingsverantwoordelijken": [{"organisatie": GEMEENTE}]}}),
        ),
        zwijgt(
            "VR-A07",
            json!({"organisaties": {GEMEENTE: {"soort": "gemeenschappelijke_regeling"}},
                "inhoud": {"verwerkingsverantwoordelijken": [{"organisatie": GEMEENTE}]}}),
        ),
        vuurt(&["VR-A08 /verwerkingsverantwoordelijken/0/vertegenwoordiger"], buitenlands(json!({"naam": ""}))),
        zwijgt("VR-A08", buitenlands(json!({"naam": "Voorbeeld Europa B.V."}))),
        // The United Kingdom was a member state until the end of 2020.
        zwijgt(
            "VR-A08",
            json!({"peildatum": "2020-12-31", "organisaties": {BEDRIJF: {"land": "GB", "email": "info@bedrijf.example"}},
                "inhoud": {"verwerkingsverantwoordelijken": [{"organisatie": BEDRIJF}]}}),
        ),
        // A processor tells how each client can be reached.
        vuurt(
            &["VR-A02 /opdrachtgevers/0/organisatie"],
            samen(
                &verwerker(json!([{"organisatie": BEDRIJF, "werkzaamheden": "Hosting"}])),
                &json!({"organisaties": {BEDRIJF: {"email": null}}}),
            ),
        ),
        zwijgt("VR-A02", verwerker(json!([{"organisatie": BEDRIJF, "werkzaamheden": "Hosting"}]))),
        vuurt(&["VR-A09 /opdrachtgevers"], verwerker(json!([]))),
        zwijgt("VR-A09", verwerker(json!([{"organisatie": BEDRIJF, "werkzaamheden": "Hosting"}]))),
        vuurt(&["VR-A10 /opdrachtgevers/0/werkzaamheden"], verwerker(json!([{"organisatie": BEDRIJF}]))),
        zwijgt("VR-A10", verwerker(json!([{"organisatie": BEDRIJF, "werkzaamheden": "Hosting"}]))),
    ]
}
