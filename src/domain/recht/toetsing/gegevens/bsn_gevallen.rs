//! Cases for the burgerservicenummer.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::{
    gegevens::gevallen::{categorieen, gegevens, publieke_taak, samen},
    tests::{Geval, compleet, vuurt, zwijgt},
};

/// A public task with the BSN and what the law asks for it.
fn bsn() -> Value {
    let grond = json!({"inhoud": {"bsnGrond": {"wettelijkeBepaling": {"regeling": "BWBR0022428", "artikel": "10"}}}});
    samen(&samen(&publieke_taak(), &categorieen(&["naam", "bsn"])), &grond)
}

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    let met = |inhoud: Value| samen(&bsn(), &json!({ "inhoud": inhoud }));
    let grondslagen = |grondslagen: Value| {
        met(json!({"doelen": [{"omschrijving": "Toesturen van de nieuwsbrief", "grondslagen": grondslagen}]}))
    };
    let ontvanger = |ontvanger: Value| met(json!({"geenOntvangers": null, "ontvangers": [ontvanger]}));
    let gebruikers = [
        "andere_overheid",
        "landelijke_voorziening_basisregistratie",
        "belastingdienst",
        "uitvoeringsorganisatie",
        "zorgaanbieder",
        "politie_justitie",
        "rechterlijke_instantie",
        "toezichthouder",
        "intern_ander_onderdeel",
        "onderwijsinstelling",
    ];
    let loonbelasting = json!({"citeertitel": "Wet op de loonbelasting 1964", "artikel": "28 onder f"});
    let a_nummer =
        json!({"categorie": "klantnummer", "gevoeligheid": "wettelijk_identificatienummer", "omschrijving": "A-nummer"});
    let toestemming = compleet()["inhoud"]["doelen"][0]["grondslagen"][0].clone();
    vec![
        vuurt(&["VR-D09 /bsnGrond/wettelijkeBepaling"], met(json!({"bsnGrond": null}))),
        vuurt(
            &["VR-D09 /bsnGrond/wettelijkeBepaling"],
            met(json!({"bsnGrond": {"toelichting": "Voor de basisregistratie", "wettelijkeBepaling": null}})),
        ),
        zwijgt("VR-D09", bsn()),
        zwijgt("VR-D09", categorieen(&["identiteitsdocument"])),
        vuurt(&["VR-D10 /doelen"], grondslagen(json!([toestemming]))),
        zwijgt("VR-D10", bsn()),
        zwijgt("VR-D10", grondslagen(json!([{"grondslag": "wettelijke_verplichting"}]))),
        zwijgt("VR-D10", grondslagen(json!([{"grondslagGroep": "wettelijke_taak"}]))),
        // Without any basis that rule speaks, not this one.
        zwijgt("VR-D10", grondslagen(json!([{}]))),
        vuurt(&["VR-D11 /ontvangers/0"], ontvanger(json!({"soort": "leverancier"}))),
        vuurt(&["VR-D11 /ontvangers/0"], ontvanger(json!({"naam": "Onderzoeksbureau", "gegevens": ["naam", "bsn"]}))),
        zwijgt("VR-D11", ontvanger(json!({"soort": "leverancier", "gegevens": ["naam"]}))),
        zwijgt("VR-D11", met(json!({"ontvangers": gebruikers.map(|soort| json!({ "soort": soort }))}))),
        zwijgt("VR-D11", samen(&ontvanger(json!({"soort": "leverancier"})), &categorieen(&["naam"]))),
        vuurt(
            &["VR-D14 /betrokkenen/0/gegevens/1"],
            categorieen(&["naam", "kopie_identiteitsbewijs", "kopie_identiteitsbewijs"]),
        ),
        zwijgt("VR-D14", categorieen(&["identiteitsdocument"])),
        // A law prescribes the copy of an employee.
        zwijgt(
            "VR-D14",
            samen(
                &categorieen(&["kopie_identiteitsbewijs"]),
                &json!({"inhoud": {"bsnGrond": {"wettelijkeBepaling": loonbelasting}}}),
            ),
        ),
        // A partner of which a law is named.
        vuurt(
            &["VR-D11 /ontvangers/0", "VR-E07 /ontvangers/0/grondslagVerstrekking"],
            ontvanger(json!({"soort": "ketenpartner_samenwerkingsverband"})),
        ),
        zwijgt(
            "VR-D11",
            ontvanger(
                json!({"soort": "ketenpartner_samenwerkingsverband", "grondslagVerstrekking": "Wet gegevensverwerking door samenwerkingsverbanden"}),
            ),
        ),
        zwijgt("VR-D11", ontvanger(json!({"soort": "overig", "naam": "School", "grondslagVerstrekking": "artikel 10 Wabb"}))),
        vuurt(&["VR-D18 /betrokkenen/0/gegevens/0"], gegevens(std::slice::from_ref(&a_nummer))),
        zwijgt(
            "VR-D18",
            samen(
                &gegevens(&[a_nummer]),
                &json!({"inhoud": {"bsnGrond": {"wettelijkeBepaling": {"regeling": "BWBR0033715", "artikel": "4.9"}}}}),
            ),
        ),
        vuurt(&["VR-D18 /betrokkenen/0/gegevens/0"], categorieen(&["a_nummer"])),
        zwijgt("VR-D18", categorieen(&["kopie_identiteitsbewijs"])),
    ]
}
