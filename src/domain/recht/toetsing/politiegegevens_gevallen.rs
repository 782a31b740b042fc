//! Cases for the Wet politiegegevens.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::{
    gegevens::gevallen::samen,
    tests::{BEDRIJF, Geval, OVEREENKOMST, bevindingen, compleet, vuurt, zwijgt},
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
    gevallen.extend(van_elders());
    gevallen.extend(eigen());
    // None of them holds under the AVG.
    let codes = ["VR-W01", "VR-W02", "VR-W03", "VR-W04", "VR-W05", "VR-W06", "VR-W07", "VR-W08", "VR-W09", "VR-W10"];
    gevallen.extend(codes.map(|code| zwijgt(code, samen(&zonder(&leeg), &json!({"inhoud": {"regime": "avg"}})))));
    gevallen
}

/// What the law asks in its own way: basis, sensitive data, decisions, transfers.
fn eigen() -> Vec<Geval> {
    let met = |inhoud: Value| boa(&json!({ "inhoud": inhoud }));
    let grond = |bepalingen: Value, toelichting: Value| {
        let grondslag = json!({"wettelijkeBepalingen": bepalingen, "toelichting": toelichting});
        met(json!({"doelen": [{"omschrijving": "Opsporen", "grondslagen": [grondslag]}]}))
    };
    let sv = json!({"regeling": "BWBR0001903", "artikel": "142"});
    let wpg = json!({"citeertitel": "Wpg", "artikel": "9"});
    let avg = json!({"citeertitel": "AVG", "artikel": "6"});
    let gezond = |uitzonderingen: Value| {
        let groep = json!({"categorie": "verdachte", "gegevens": [{"categorie": "gezondheid"}, {"categorie": "gezondheid"}]});
        met(json!({"betrokkenen": [groep], "uitzonderingenBijzondereGegevens": uitzonderingen}))
    };
    let besluit = |mens: Value| {
        met(json!({"geautomatiseerdeBesluitvorming": {"aanwezig": true, "profilering": false, "menselijkeTussenkomst": mens}}))
    };
    let verwerker = json!({"inhoud": {"rol": "verwerker"}});
    let doorgifte = |land: &str, instrument: &str, toelichting: Value| {
        let doorgifte = json!({"land": land, "instrument": instrument, "toelichting": toelichting});
        met(json!({"doorgifteBuitenEer": true, "doorgiften": [doorgifte]}))
    };
    vec![
        vuurt(&["VR-W02 /doelen/0/grondslagen"], grond(json!([avg]), json!(null))),
        vuurt(&["VR-W10 /doelen/0/grondslagen"], grond(json!([sv]), json!(null))),
        vuurt(&["VR-W10 /doelen/0/grondslagen"], grond(json!([avg, sv]), json!(null))),
        zwijgt("VR-W10", grond(json!([sv, wpg]), json!(null))),
        zwijgt("VR-W10", grond(json!([sv]), json!("Alleen de tenuitvoerlegging."))),
        // A processor does not decide on the basis, nor on what it is given.
        zwijgt("VR-W10", samen(&grond(json!([sv]), json!(null)), &verwerker)),
        zwijgt("VR-W11", samen(&gezond(json!([])), &verwerker)),
        vuurt(&["VR-W11 /uitzonderingenBijzondereGegevens"], gezond(json!([]))),
        vuurt(&["VR-W11 /uitzonderingenBijzondereGegevens"], gezond(json!([{"gegevens": ["vakbond"], "toelichting": "Nodig."}]))),
        zwijgt("VR-W11", gezond(json!([{"toelichting": "Anders is niet te zien of iemand verhoord kan worden."}]))),
        zwijgt("VR-W11", gezond(json!([{"wettelijkeBepaling": wpg}]))),
        zwijgt("VR-W11", samen(&gezond(json!([])), &json!({"inhoud": {"regime": "avg"}}))),
        vuurt(&["VR-W12 /geautomatiseerdeBesluitvorming/menselijkeTussenkomst"], besluit(json!(" "))),
        zwijgt("VR-W12", besluit(json!("De coördinator kijkt vooraf; dat staat op de site."))),
        vuurt(&["VR-W13 /doorgiften/0/instrument"], doorgifte("US", "modelcontractbepalingen", json!(null))),
        zwijgt("VR-W13", doorgifte("US", "overeenkomst_overheden", json!(null))),
        zwijgt("VR-W13", doorgifte("US", "administratieve_regeling", json!(null))),
        zwijgt("VR-W13", doorgifte("US", "algemeen_belang", json!(null))),
        zwijgt("VR-W13", doorgifte("US", "rechtsvordering", json!(null))),
        zwijgt("VR-W13", doorgifte("US", "vitaal_belang", json!(null))),
        // That there is no instrument is asked already.
        vuurt(&["VR-F04 /doorgiften/0/instrument"], met(json!({"doorgifteBuitenEer": true, "doorgiften": [{"land": "US"}]}))),
        zwijgt("VR-W13", doorgifte("US", "ad_hoc_contract", json!("Artikel 37 lid 1 onder b: waarborgen beoordeeld."))),
        // The decision on the United Kingdom was also taken under the directive; the one on Brazil was not.
        vuurt(&[], doorgifte("GB", "adequaatheidsbesluit", json!(null))),
        vuurt(&["VR-F05 /doorgiften/0/instrument"], doorgifte("BR", "adequaatheidsbesluit", json!(null))),
    ]
}

/// What other themes ask here too, each with the article of this law.
fn van_elders() -> Vec<Geval> {
    let met = |inhoud: Value| boa(&json!({ "inhoud": inhoud }));
    let verwerker = |wijziging: &Value| met(json!({"verwerkers": [samen(&json!({"organisatie": BEDRIJF}), wijziging)]}));
    let dpia = |dpia: Value| met(json!({"beginGeldigheid": "2025-01-01", "dpia": dpia}));
    let stop = |stop: Value| samen(&boa(&json!({})), &json!({"beheer": {"vernietigingsstops": [stop]}}));
    let overeenkomst = json!({ "overeenkomst": OVEREENKOMST });
    vec![
        vuurt(&["VR-E03 /verwerkers/0/overeenkomst"], verwerker(&json!({}))),
        vuurt(&[], verwerker(&overeenkomst)),
        vuurt(
            &["VR-E04 /verwerkers/0/overeenkomst"],
            samen(&verwerker(&overeenkomst), &json!({"overeenkomsten": {OVEREENKOMST: {"einddatum": "2026-05-31"}}})),
        ),
        // What article 28 of the AVG lists is not asked here.
        zwijgt(
            "VR-E15",
            samen(&verwerker(&overeenkomst), &json!({"overeenkomsten": {OVEREENKOMST: {"afspraken": ["instructies"]}}})),
        ),
        vuurt(&["VR-E02 /geenOntvangers"], met(json!({"geenOntvangers": true}))),
        vuurt(&["VR-E09 /doorgiften"], samen(&verwerker(&overeenkomst), &json!({"organisaties": {BEDRIJF: {"land": "US"}}}))),
        // Countries of Schengen are bound by the directive.
        vuurt(&[], samen(&verwerker(&overeenkomst), &json!({"organisaties": {BEDRIJF: {"land": "CH"}}}))),
        vuurt(&["VR-H09 /dpia/status"], dpia(json!({"status": "in_uitvoering"}))),
        vuurt(&["VR-H06 /dpia/datum"], dpia(json!({"status": "uitgevoerd"}))),
        vuurt(
            &["VR-H08 /dpia/voorafgaandeRaadpleging"],
            dpia(json!({"status": "uitgevoerd", "datum": "2024-12-01", "hoogRestrisico": true})),
        ),
        vuurt(&["VR-G19 /vernietigingsstops/0/tot"], stop(json!({"reden": "geding", "tot": "2026-05-31"}))),
        vuurt(&["VR-G20 /vernietigingsstops/0/reden"], stop(json!({}))),
        vuurt(&[], stop(json!({"reden": "geding"}))),
    ]
}

#[test]
fn what_holds_under_both_laws_cites_the_law_of_the_activity() {
    let zonder = json!({"inhoud": {"verwerkers": [{"organisatie": BEDRIJF}], "geenOntvangers": null}});
    let bron = |zaak: &Value| {
        let gevonden = bevindingen(&samen(&compleet(), zaak));
        gevonden.into_iter().find(|bevinding| bevinding.code == "VR-E03").unwrap().bron
    };
    assert_eq!(bron(&zonder), "AVG artikel 28 lid 3");
    assert_eq!(bron(&boa(&zonder)), "Wpg artikel 6c");
}
