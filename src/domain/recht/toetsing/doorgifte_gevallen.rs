//! Cases for transfers outside the European Economic Area.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::{
    gegevens::gevallen::{publieke_taak, samen},
    politiegegevens::gevallen::boa,
    tests::{Geval, vuurt, zwijgt},
};

/// One transfer, to a country without a decision and with a model contract; changed by a merge patch.
fn doorgifte(wijziging: &Value) -> Value {
    let contract = json!({"land": "CN", "instrument": "modelcontractbepalingen", "documentatie": {"omschrijving": "Bijlage 3"}});
    json!({"inhoud": {"doorgifteBuitenEer": true, "doorgiften": [samen(&contract, wijziging)]}})
}

/// One that rests on an adequacy decision, on a day.
fn besluit(land: &str, dag: &str) -> Value {
    gecertificeerd(land, dag, None)
}

fn gecertificeerd(land: &str, dag: &str, antwoord: Option<bool>) -> Value {
    let wijziging =
        json!({"land": land, "instrument": "adequaatheidsbesluit", "documentatie": null, "dpfCertificering": antwoord});
    samen(&doorgifte(&wijziging), &json!({ "peildatum": dag }))
}

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    [antwoord(), bestemming(), adequaatheid(), bereik(), certificering(), uitzonderingen(), documenten()]
        .into_iter()
        .flatten()
        .collect()
}

fn antwoord() -> Vec<Geval> {
    let met = |antwoord: Option<bool>| samen(&doorgifte(&json!({})), &json!({"inhoud": {"doorgifteBuitenEer": antwoord}}));
    vec![
        vuurt(&["VR-F01 /doorgifteBuitenEer"], json!({"inhoud": {"doorgifteBuitenEer": null}})),
        vuurt(&["VR-F01 /doorgifteBuitenEer"], boa(&json!({"inhoud": {"doorgifteBuitenEer": null}}))),
        vuurt(&["VR-F01 /doorgifteBuitenEer"], met(None)),
        zwijgt("VR-F01", json!({"inhoud": {"doorgifteBuitenEer": false}})),
        vuurt(&["VR-F02 /doorgiften"], json!({"inhoud": {"doorgifteBuitenEer": true}})),
        vuurt(&["VR-F02 /doorgiften"], met(Some(false))),
        zwijgt("VR-F02", met(Some(true))),
        zwijgt("VR-F02", json!({"inhoud": {"doorgifteBuitenEer": false, "doorgiften": []}})),
    ]
}

fn bestemming() -> Vec<Geval> {
    let organisatie = |land: Option<&str>| doorgifte(&json!({"land": land, "internationaleOrganisatie": "Verenigde Naties"}));
    let nederland = doorgifte(&json!({"land": "NL"}));
    vec![
        vuurt(&["VR-F03 /doorgiften/0/land"], doorgifte(&json!({"land": null, "internationaleOrganisatie": " "}))),
        vuurt(&["VR-F03 /doorgiften/0/land"], boa(&doorgifte(&json!({"land": null})))),
        zwijgt("VR-F03", organisatie(None)),
        zwijgt("VR-F03", doorgifte(&json!({}))),
        vuurt(&["VR-F04 /doorgiften/0/instrument"], doorgifte(&json!({"instrument": null}))),
        zwijgt("VR-F04", doorgifte(&json!({}))),
        vuurt(&["VR-F07 /doorgiften/0/land"], nederland.clone()),
        vuurt(&["VR-F07 /doorgiften/0/land"], samen(&doorgifte(&json!({"land": "GB"})), &json!({"peildatum": "2020-12-31"}))),
        zwijgt("VR-F07", samen(&doorgifte(&json!({"land": "GB"})), &json!({"peildatum": "2021-01-01"}))),
        zwijgt("VR-F07", organisatie(Some("NL"))),
        zwijgt("VR-F07", samen(&nederland, &json!({"inhoud": {"regime": "wpg"}}))),
    ]
}

fn adequaatheid() -> Vec<Geval> {
    let organisatie = |naam: &str, dag: &str| {
        let besluit = json!({"land": null, "internationaleOrganisatie": naam, "instrument": "adequaatheidsbesluit"});
        samen(&doorgifte(&besluit), &json!({ "peildatum": dag }))
    };
    let wpg = |land: &str| boa(&besluit(land, "2026-06-01"));
    let pointer = &["VR-F05 /doorgiften/0/instrument"];
    vec![
        vuurt(pointer, besluit("CN", "2026-06-01")),
        // What is settled ahead answers to the decisions of its own first day, unless somebody chose another.
        vuurt(
            pointer,
            samen(&besluit("GB", "2026-12-01"), &json!({"vandaag": true, "inhoud": {"beginGeldigheid": "2032-01-01"}})),
        ),
        zwijgt("VR-F05", samen(&besluit("GB", "2026-12-01"), &json!({"inhoud": {"beginGeldigheid": "2032-01-01"}}))),
        zwijgt("VR-F05", besluit("JP", "2026-06-01")),
        // An organisation has a decision of its own, or none.
        vuurt(pointer, organisatie("UNHCR", "2026-06-01")),
        vuurt(pointer, organisatie("Europees Octrooibureau (EOB)", "2025-07-14")),
        zwijgt("VR-F05", organisatie("Europees Octrooibureau (EOB)", "2025-07-15")),
        // The police have other decisions, and Switzerland is no third country to them.
        vuurt(pointer, wpg("US")),
        vuurt(pointer, wpg("BR")),
        zwijgt("VR-F05", wpg("GB")),
        zwijgt("VR-F05", wpg("CH")),
        // Within the EEA another rule speaks.
        vuurt(&["VR-F07 /doorgiften/0/land"], besluit("NL", "2026-06-01")),
        // The United Kingdom was bridged until the decision of 28 June 2021.
        zwijgt("VR-F05", besluit("GB", "2021-03-01")),
        zwijgt("VR-F05", besluit("GB", "2021-07-01")),
        // The United States: Privacy Shield until July 2020, the Data Privacy Framework from July 2023.
        zwijgt("VR-F05", besluit("US", "2020-07-15")),
        vuurt(pointer, besluit("US", "2020-07-17")),
        vuurt(pointer, gecertificeerd("US", "2023-07-09", Some(true))),
        zwijgt("VR-F05", besluit("US", "2023-07-10")),
    ]
}

fn bereik() -> Vec<Geval> {
    let pointer = &["VR-F11 /doorgiften/0/toelichting"];
    let toegelicht = json!({"inhoud": {"doorgiften": [{"land": "CA", "instrument": "adequaatheidsbesluit",
        "toelichting": "Een bedrijf dat onder PIPEDA valt"}]}});
    let zetel = doorgifte(&json!({"land": "CH", "internationaleOrganisatie": "UNHCR", "instrument": "adequaatheidsbesluit"}));
    vec![
        vuurt(pointer, besluit("CA", "2026-06-01")),
        vuurt(pointer, besluit("JP", "2026-06-01")),
        vuurt(pointer, zetel),
        zwijgt("VR-F11", samen(&besluit("CA", "2026-06-01"), &toegelicht)),
        zwijgt("VR-F11", besluit("CH", "2026-06-01")),
        zwijgt("VR-F11", besluit("US", "2026-06-01")),
    ]
}

fn certificering() -> Vec<Geval> {
    let pointer = &["VR-F06 /doorgiften/0/dpfCertificering"];
    vec![
        vuurt(pointer, besluit("US", "2026-06-01")),
        vuurt(pointer, gecertificeerd("US", "2023-07-10", Some(false))),
        vuurt(pointer, besluit("US", "2019-06-01")),
        zwijgt("VR-F06", gecertificeerd("US", "2026-06-01", Some(true))),
        zwijgt("VR-F06", besluit("US", "2021-06-01")),
        zwijgt("VR-F06", besluit("JP", "2026-06-01")),
        zwijgt("VR-F06", doorgifte(&json!({"land": "US"}))),
    ]
}

fn uitzonderingen() -> Vec<Geval> {
    let met = |instrument: &str| doorgifte(&json!({"instrument": instrument}));
    let voor_taak = |instrument: &str| samen(&met(instrument), &publieke_taak());
    let pointer = &["VR-F09 /doorgiften/0/instrument"];
    vec![
        vuurt(pointer, voor_taak("uitdrukkelijke_toestemming")),
        vuurt(pointer, voor_taak("uitvoering_overeenkomst")),
        vuurt(pointer, voor_taak("overeenkomst_in_belang")),
        vuurt(pointer, voor_taak("dwingend_gerechtvaardigd_belang")),
        zwijgt("VR-F09", voor_taak("algemeen_belang")),
        zwijgt("VR-F09", voor_taak("modelcontractbepalingen")),
        zwijgt("VR-F09", met("uitdrukkelijke_toestemming")),
    ]
}

fn documenten() -> Vec<Geval> {
    let met = |instrument: &str, document: Value| doorgifte(&json!({"instrument": instrument, "documentatie": document}));
    let leeg = json!({"omschrijving": null});
    let passende_waarborgen = [
        "overeenkomst_overheden",
        "bindende_bedrijfsvoorschriften",
        "modelcontractbepalingen",
        "modelcontract_toezichthouder",
        "gedragscode",
        "certificering",
        "ad_hoc_contract",
        "administratieve_regeling",
    ];
    let mut gevallen = vec![
        vuurt(&["VR-F08 /doorgiften/0/documentatie"], met("dwingend_gerechtvaardigd_belang", json!(null))),
        vuurt(&["VR-F08 /doorgiften/0/documentatie"], met("dwingend_gerechtvaardigd_belang", leeg)),
        zwijgt("VR-F08", met("dwingend_gerechtvaardigd_belang", json!({}))),
        zwijgt("VR-F08", met("vitaal_belang", json!(null))),
        vuurt(&["VR-F10 /doorgiften/0/documentatie"], met("modelcontractbepalingen", json!({"omschrijving": " "}))),
        zwijgt(
            "VR-F10",
            met("modelcontractbepalingen", json!({"omschrijving": null, "url": "https://voorbeeld.example/contract"})),
        ),
        zwijgt("VR-F10", met("algemeen_belang", json!(null))),
        zwijgt("VR-F10", met("adequaatheidsbesluit", json!(null))),
    ];
    gevallen.extend(
        passende_waarborgen.map(|instrument| vuurt(&["VR-F10 /doorgiften/0/documentatie"], met(instrument, json!(null)))),
    );
    gevallen
}
