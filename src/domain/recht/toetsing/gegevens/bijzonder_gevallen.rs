//! Cases for special categories of data and their exceptions.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::{
    gegevens::gevallen::{categorieen, gegevens, samen},
    tests::{BEDRIJF, GEMEENTE, Geval, compleet, vuurt, zwijgt},
};

fn uitzonderingen(uitzonderingen: &Value) -> Value {
    json!({"inhoud": {"uitzonderingenBijzondereGegevens": uitzonderingen}})
}

/// Health data under one exception.
fn gezondheid(uitzondering: &Value) -> Value {
    samen(&categorieen(&["gezondheid"]), &uitzonderingen(&json!([uitzondering])))
}

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    [van_het_verbod(), wettelijk(), toestemming(), geheimhouding(), bij_gemeente(), biometrie()].into_iter().flatten().collect()
}

fn van_het_verbod() -> Vec<Geval> {
    let toestemming = |codes: Value| json!([{"uitzondering": "uitdrukkelijke_toestemming", "gegevens": codes}]);
    let met = |codes: &[&str], genoemd: Value| samen(&categorieen(codes), &uitzonderingen(&toestemming(genoemd)));
    vec![
        vuurt(&["VR-D03 /betrokkenen/0/gegevens/1"], categorieen(&["naam", "gezondheid", "gezondheid"])),
        vuurt(
            &["VR-D03 /betrokkenen/0/gegevens/0", "VR-D03 /betrokkenen/0/gegevens/1"],
            categorieen(&["gezondheid", "politiek"]),
        ),
        vuurt(&["VR-D03 /betrokkenen/0/gegevens/0"], gegevens(&[json!({"gevoeligheid": "bijzonder"})])),
        vuurt(&["VR-D03 /betrokkenen/0/gegevens/1"], met(&["gezondheid", "politiek"], json!(["gezondheid"]))),
        vuurt(&["VR-D03 /betrokkenen/0/gegevens/0"], gezondheid(&json!({"gegevens": ["gezondheid"]}))),
        vuurt(
            &["VR-D03 /betrokkenen/0/gegevens/0"],
            samen(
                &categorieen(&["gezondheid"]),
                &json!({"inhoud": {"rol": "verwerker", "opdrachtgevers": [
                {"organisatie": BEDRIJF, "werkzaamheden": "Hosting"}]}}),
            ),
        ),
        zwijgt("VR-D03", met(&["gezondheid", "politiek"], json!(["gezondheid", "politiek"]))),
        zwijgt("VR-D03", met(&["gezondheid", "politiek"], json!([]))),
        zwijgt("VR-D03", categorieen(&["camerabeelden", "strafrechtelijk", "bsn"])),
    ]
}

fn wettelijk() -> Vec<Geval> {
    let pointer = &["VR-D04 /uitzonderingenBijzondereGegevens/0/wettelijkeBepaling"];
    let zonder = |code: &str| gezondheid(&json!({"uitzondering": code}));
    vec![
        vuurt(pointer, zonder("arbeids_socialezekerheidsrecht")),
        vuurt(
            pointer,
            gezondheid(&json!({"uitzondering": "zwaarwegend_algemeen_belang", "wettelijkeBepaling": {"artikel": " "}})),
        ),
        vuurt(
            pointer,
            samen(
                &zonder("gezondheidszorg_sociale_diensten"),
                &json!({"inhoud": {"beveiliging": {"maatregelen": [{"soort": "toegangsbeperking"}, {"soort": "geheimhouding"}]}}}),
            ),
        ),
        vuurt(pointer, zonder("volksgezondheid")),
        vuurt(pointer, zonder("archivering_onderzoek_statistiek")),
        zwijgt("VR-D04", zonder("rechtsvordering")),
        zwijgt(
            "VR-D04",
            gezondheid(&json!({"uitzondering": "zwaarwegend_algemeen_belang",
                "wettelijkeBepaling": {"regeling": "BWBR0040940", "artikel": "30"}})),
        ),
    ]
}

fn toestemming() -> Vec<Geval> {
    let uitzondering = gezondheid(&json!({"uitzondering": "uitdrukkelijke_toestemming"}));
    let doel = |wijziging: Value| {
        let doel = compleet()["inhoud"]["doelen"][0].clone();
        let grondslag = samen(&doel["grondslagen"][0], &wijziging);
        let doel = samen(&doel, &json!({"grondslagen": [grondslag]}));
        samen(&uitzondering, &json!({"inhoud": {"doelen": [doel]}}))
    };
    let pointer = "VR-D05 /uitzonderingenBijzondereGegevens/0/uitzondering";
    vec![
        vuurt(&[pointer], doel(json!({"toestemming": {"uitdrukkelijk": false}}))),
        vuurt(
            &[pointer],
            doel(json!({"grondslag": "overeenkomst", "overeenkomst": {"omschrijving": "Lidmaatschap van de sportschool"}})),
        ),
        zwijgt("VR-D05", uitzondering.clone()),
        // Without any basis that rule speaks, not this one.
        zwijgt("VR-D05", doel(json!({"grondslag": null}))),
        zwijgt("VR-D05", samen(&doel(json!({"toestemming": null})), &gezondheid(&json!({"uitzondering": "rechtsvordering"})))),
    ]
}

fn geheimhouding() -> Vec<Geval> {
    let zorg = json!({"uitzondering": "gezondheidszorg_sociale_diensten",
        "wettelijkeBepaling": {"regeling": "BWBR0040940", "artikel": "30"}});
    let met = |soort: &str| {
        let maatregelen = json!([{"soort": "toegangsbeperking"}, {"soort": soort}]);
        samen(&gezondheid(&zorg), &json!({"inhoud": {"beveiliging": {"maatregelen": maatregelen}}}))
    };
    vec![
        vuurt(&["VR-D06 /beveiliging/maatregelen"], met("logging")),
        zwijgt("VR-D06", met("geheimhouding")),
        zwijgt("VR-D06", gezondheid(&json!({"uitzondering": "uitdrukkelijke_toestemming"}))),
    ]
}

fn bij_gemeente() -> Vec<Geval> {
    let pointer = &["VR-D07 /uitzonderingenBijzondereGegevens/0/uitzondering"];
    let openbaar = gezondheid(&json!({"uitzondering": "kennelijk_openbaar_gemaakt"}));
    let verantwoordelijk = |partijen: Value| {
        let contact = json!({"organisaties": {BEDRIJF: {"email": "info@bedrijf.example"}}});
        samen(&samen(&openbaar, &contact), &json!({"inhoud": {"verwerkingsverantwoordelijken": partijen}}))
    };
    vec![
        vuurt(pointer, openbaar.clone()),
        vuurt(pointer, gezondheid(&json!({"uitzondering": "stichting_vereniging"}))),
        // Without a controller the registerhouder counts.
        vuurt(&["VR-A01 /verwerkingsverantwoordelijken", pointer[0]], verantwoordelijk(json!(null))),
        zwijgt("VR-D07", verantwoordelijk(json!([{"organisatie": BEDRIJF}]))),
        // Who speaks in a public meeting makes his opinion public himself.
        zwijgt(
            "VR-D07",
            samen(
                &openbaar,
                &json!({"inhoud": {"betrokkenen": [{"categorie": "raadslid_bestuurder", "gegevens": [
                {"categorie": "politiek", "bronnen": [{"bron": "betrokkene"}]}]}]}}),
            ),
        ),
        zwijgt("VR-D07", samen(&openbaar, &json!({"organisaties": {GEMEENTE: {"soort": "provincie"}}}))),
        zwijgt("VR-D07", gezondheid(&json!({"uitzondering": "vitaal_belang_onbekwaam"}))),
    ]
}

fn biometrie() -> Vec<Geval> {
    let met = |codes: &[&str], wijziging: Value| {
        let uitzondering = uitzonderingen(&json!([{"uitzondering": "uitdrukkelijke_toestemming"}]));
        samen(&samen(&categorieen(codes), &uitzondering), &json!({ "inhoud": wijziging }))
    };
    let doel = |omschrijving: &str| {
        let doel = samen(&compleet()["inhoud"]["doelen"][0], &json!({ "omschrijving": omschrijving }));
        met(&["vingerafdruk"], json!({ "doelen": [doel] }))
    };
    vec![
        vuurt(
            &["VR-D12 /betrokkenen/0/gegevens/0", "VR-D12 /betrokkenen/0/gegevens/2"],
            met(&["vingerafdruk", "vingerafdruk", "biometrisch_overig"], json!({})),
        ),
        vuurt(&["VR-D12 /betrokkenen/0/gegevens/0"], doel("Controleren wie de ontoegankelijke ruimte in gaat")),
        zwijgt("VR-D12", doel("Controleren wie toegang heeft tot de kluis")),
        zwijgt("VR-D12", doel("Reisdocumenten uitgeven aan wie erom vraagt")),
        zwijgt("VR-D12", met(&["vingerafdruk"], json!({"naam": "Beveiliging van de kluis"}))),
        zwijgt("VR-D12", met(&["pasfoto", "genetisch"], json!({}))),
    ]
}
