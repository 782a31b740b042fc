//! Cases for decisions, rights and sources.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::tests::{BEDRIJF, GEMEENTE, Geval, compleet, samen, vuurt, zwijgt};

/// The complete case with automated decisions, changed by a merge patch.
fn besluiten(wijziging: &Value) -> Value {
    let besluiten = json!({"aanwezig": true, "onderliggendeLogica": "De computer telt het inkomen op.",
        "verwachteGevolgen": "Iemand krijgt de korting of niet.", "grondslagArtikel22": "wettelijke_bepaling",
        "wettelijkeBepaling": {"citeertitel": "UAVG", "artikel": "40"}});
    json!({"inhoud": {"geautomatiseerdeBesluitvorming": samen(&besluiten, wijziging)}})
}

/// The complete case with its one kind of data changed by a merge patch.
fn gegeven(wijziging: &Value) -> Value {
    let gegeven = samen(&compleet()["inhoud"]["betrokkenen"][0]["gegevens"][0], wijziging);
    json!({"inhoud": {"betrokkenen": [{"categorie": "abonnee", "gegevens": [gegeven]}]}})
}

fn register(wijziging: &Value) -> Value {
    json!({"organisaties": {GEMEENTE: { "register": wijziging }}})
}

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    [automatisch(), rechten(), verzoeken(), herkomst()].into_iter().flatten().collect()
}

fn automatisch() -> Vec<Geval> {
    let zonder = json!({"inhoud": {"geautomatiseerdeBesluitvorming": null}});
    let toestemming = json!({"grondslagArtikel22": "uitdrukkelijke_toestemming"});
    let gezond = |uitzonderingen: Value| {
        let beveiliging = json!({"openbareOmschrijving": "Alleen met een pas.", "maatregelen": [
            {"soort": "toegangsbeperking"}, {"soort": "geheimhouding"}]});
        let gegeven = gegeven(&json!({"categorie": "gezondheid"}));
        let delen = json!({"inhoud": {"uitzonderingenBijzondereGegevens": uitzonderingen, "beveiliging": beveiliging}});
        samen(&samen(&gegeven, &delen), &besluiten(&json!({})))
    };
    let wet = json!({"regeling": "BWBR0040940", "artikel": "30"});
    let zorg = json!({"uitzondering": "gezondheidszorg_sociale_diensten", "gegevens": ["gezondheid"], "wettelijkeBepaling": wet});
    let belang = json!({"uitzondering": "zwaarwegend_algemeen_belang", "wettelijkeBepaling": wet});
    let ander = json!({"uitzondering": "zwaarwegend_algemeen_belang", "gegevens": ["vakbond"], "wettelijkeBepaling": wet});
    vec![
        vuurt(&["VR-I01 /geautomatiseerdeBesluitvorming/aanwezig"], zonder.clone()),
        zwijgt("VR-I01", samen(&zonder, &json!({"inhoud": {"rol": "verwerker"}}))),
        vuurt(
            &["VR-I02 /geautomatiseerdeBesluitvorming/onderliggendeLogica"],
            besluiten(&json!({"onderliggendeLogica": " ", "verwachteGevolgen": null})),
        ),
        vuurt(&["VR-I02 /geautomatiseerdeBesluitvorming/verwachteGevolgen"], besluiten(&json!({"verwachteGevolgen": null}))),
        zwijgt("VR-I02", besluiten(&json!({}))),
        zwijgt("VR-I02", besluiten(&json!({"aanwezig": false, "verwachteGevolgen": null}))),
        vuurt(&["VR-I03 /geautomatiseerdeBesluitvorming/grondslagArtikel22"], besluiten(&json!({"grondslagArtikel22": null}))),
        zwijgt("VR-I03", besluiten(&json!({}))),
        // Article 40 of the UAVG allows decisions, without profiling.
        vuurt(&["VR-I16 /geautomatiseerdeBesluitvorming/wettelijkeBepaling"], besluiten(&json!({"profilering": true}))),
        vuurt(
            &["VR-I16 /geautomatiseerdeBesluitvorming/wettelijkeBepaling"],
            besluiten(&json!({"profilering": true, "wettelijkeBepaling": {"citeertitel": null, "artikel": null}})),
        ),
        zwijgt("VR-I16", besluiten(&json!({"profilering": false}))),
        zwijgt(
            "VR-I16",
            besluiten(&json!({"profilering": true, "wettelijkeBepaling": {"citeertitel": "Participatiewet", "artikel": "64"}})),
        ),
        zwijgt("VR-I16", besluiten(&json!({"aanwezig": false, "profilering": true}))),
        vuurt(
            &["VR-I18 /geautomatiseerdeBesluitvorming/wettelijkeBepaling"],
            besluiten(&json!({"profilering": true, "wettelijkeBepaling": {"citeertitel": "Participatiewet", "artikel": "64"}})),
        ),
        zwijgt(
            "VR-I18",
            besluiten(&json!({"profilering": true, "wettelijkeBepaling": {
                "citeertitel": "Participatiewet", "artikel": "64", "toelichting": "Lid 2 noemt risicoprofielen."}})),
        ),
        vuurt(
            &["VR-I17 /geautomatiseerdeBesluitvorming/wettelijkeBepaling"],
            besluiten(&json!({"wettelijkeBepaling": {"citeertitel": null, "artikel": null}})),
        ),
        zwijgt("VR-I17", besluiten(&json!({}))),
        zwijgt("VR-I17", besluiten(&json!({"grondslagArtikel22": "overeenkomst", "wettelijkeBepaling": null}))),
        vuurt(&["VR-I04 /uitzonderingenBijzondereGegevens"], gezond(json!([zorg]))),
        zwijgt("VR-I04", gezond(json!([zorg, belang]))),
        zwijgt("VR-I04", gezond(json!([]))),
        zwijgt("VR-I04", samen(&gezond(json!([zorg])), &besluiten(&json!({"aanwezig": false})))),
        zwijgt("VR-I04", samen(&gezond(json!([zorg])), &gegeven(&json!({})))),
        zwijgt("VR-I04", gezond(json!([ander]))),
        vuurt(&["VR-I05 /geautomatiseerdeBesluitvorming/menselijkeTussenkomst"], besluiten(&toestemming)),
        zwijgt("VR-I05", besluiten(&samen(&toestemming, &json!({"menselijkeTussenkomst": "Bel de afdeling Belastingen."})))),
        zwijgt("VR-I05", besluiten(&json!({}))),
        vuurt(
            &["VR-I06 /algoritmes/1/algoritmeregisterUrl"],
            json!({"inhoud": {"algoritmes": [
                {"naam": "Korting", "algoritmeregisterUrl": "https://algoritmes.overheid.nl/1"}, {"naam": "Toeslag"}]}}),
        ),
        zwijgt("VR-I06", json!({"inhoud": {"algoritmes": [{"algoritmeregisterUrl": "https://algoritmes.overheid.nl/1"}]}})),
    ]
}

fn rechten() -> Vec<Geval> {
    let wet = json!({"regeling": "BWBR0040940", "artikel": "41"});
    let afwijking = |wijziging: &Value| {
        let afwijking = json!({"recht": "overdraagbaarheid", "toepasselijkheid": "ja", "wettelijkeBepaling": wet});
        json!({"inhoud": {"rechtenAfwijkingen": [samen(&afwijking, wijziging)]}})
    };
    let sectorwet = json!({"citeertitel": "Wet bescherming klokkenluiders", "artikel": "1a"});
    let nee =
        |recht: &str, wet: &Value| afwijking(&json!({"recht": recht, "toepasselijkheid": "nee", "wettelijkeBepaling": wet}));
    let belang = json!({"inhoud": {"doelen": [{
        "omschrijving": "Beveiligen van het gebouw tegen inbraak",
        "grondslagen": [{"grondslag": "gerechtvaardigd_belang", "gerechtvaardigdBelang": {
            "belang": "Beveiliging", "belangenafweging": "Er is geen lichter middel.", "bedrijfsvoering": true}}]
    }]}});
    let bijzonder = json!({"inhoud": {"uitzonderingenBijzondereGegevens": [{"uitzondering": "uitdrukkelijke_toestemming"}]}});
    let minderjarig = json!({"inhoud": {"betrokkenen": [
        samen(&compleet()["inhoud"]["betrokkenen"][0], &json!({"betreftMinderjarigen": true}))]}});
    let ouders = json!({"inhoud": {"doelen": [samen(&compleet()["inhoud"]["doelen"][0], &json!({"grondslagen": [
        samen(&compleet()["inhoud"]["doelen"][0]["grondslagen"][0], &json!({"toestemming": {"ouderlijkeToestemming": true}}))]}))]}});
    vec![
        vuurt(&["VR-I07 /rechtenAfwijkingen/0/toepasselijkheid"], samen(&afwijking(&json!({})), &belang)),
        zwijgt("VR-I07", afwijking(&json!({}))),
        zwijgt("VR-I07", samen(&samen(&afwijking(&json!({})), &belang), &bijzonder)),
        zwijgt("VR-I07", samen(&afwijking(&json!({"toepasselijkheid": "nee"})), &belang)),
        vuurt(&["VR-I08 /rechtenAfwijkingen/0/wettelijkeBepaling"], afwijking(&json!({"wettelijkeBepaling": null}))),
        vuurt(
            &["VR-I08 /rechtenAfwijkingen/0/wettelijkeBepaling"],
            json!({"inhoud": {"rechtenAfwijkingen": [{"recht": "wissing", "toepasselijkheid": "nee", "wettelijkeBepaling": {"artikel": " "}}]}}),
        ),
        zwijgt("VR-I08", afwijking(&json!({}))),
        zwijgt("VR-I08", json!({"inhoud": {"rechtenAfwijkingen": [{"toelichting": " "}]}})),
        // No law takes away the complaint or, where there is consent, its withdrawal.
        vuurt(&["VR-I14 /rechtenAfwijkingen/0/toepasselijkheid"], nee("klacht_toezichthouder", &sectorwet)),
        vuurt(&["VR-I14 /rechtenAfwijkingen/0/toepasselijkheid"], nee("intrekken_toestemming", &sectorwet)),
        zwijgt("VR-I14", samen(&nee("intrekken_toestemming", &sectorwet), &belang)),
        // Consent is also asked beside a basis (AVG 9(2)(a)).
        vuurt(
            &[
                "VR-D05 /uitzonderingenBijzondereGegevens/0/uitzondering",
                "VR-D17 /uitzonderingenBijzondereGegevens/0",
                "VR-I14 /rechtenAfwijkingen/0/toepasselijkheid",
            ],
            samen(&samen(&nee("intrekken_toestemming", &sectorwet), &belang), &bijzonder),
        ),
        zwijgt("VR-I14", nee("inzage", &sectorwet)),
        vuurt(&["VR-I15 /rechtenAfwijkingen/0/wettelijkeBepaling"], nee("inzage", &wet)),
        zwijgt("VR-I15", nee("inzage", &sectorwet)),
        zwijgt("VR-I15", nee("bezwaar", &wet)),
        zwijgt("VR-I15", afwijking(&json!({"recht": "inzage", "toepasselijkheid": "beperkt"}))),
        vuurt(&["VR-I13 /privacyverklaringUrl"], samen(&minderjarig, &ouders)),
        zwijgt("VR-I13", samen(&minderjarig, &json!({"inhoud": {"privacyverklaringUrl": "https://voorbeeld.example/kinderen"}}))),
        zwijgt("VR-I13", json!({})),
    ]
}

fn verzoeken() -> Vec<Geval> {
    let kanaal = |kanaal: Value| register(&json!({"verzoekKanalen": [kanaal]}));
    let termijn = |termijn: &str| register(&json!({ "reactietermijn": termijn }));
    let op_papier = kanaal(json!({"kanaal": "post", "correspondentieadres": {"regels": ["Postbus 1", "Voorbeeld"]}}));
    vec![
        vuurt(&["VR-I09 /register/verzoekKanalen"], register(&json!(null))),
        vuurt(
            &["VR-I09 /register/verzoekKanalen"],
            kanaal(json!({"kanaal": "post", "email": " ", "correspondentieadres": {"regels": [" "]}})),
        ),
        zwijgt("VR-I09", kanaal(json!({"kanaal": "post", "correspondentieadres": {"regels": ["Postbus 1", "Voorbeeld"]}}))),
        zwijgt("VR-I09", kanaal(json!({"kanaal": "formulier", "url": "https://voorbeeld.example/verzoek"}))),
        vuurt(&["VR-I19 /register/verzoekKanalen"], samen(&op_papier, &json!({"peildatum": "2026-01-01"}))),
        zwijgt("VR-I19", samen(&op_papier, &json!({"peildatum": "2025-12-31"}))),
        zwijgt("VR-I19", kanaal(json!({"kanaal": "formulier", "url": "https://voorbeeld.example/verzoek"}))),
        vuurt(&["VR-I10 /register/reactietermijn"], termijn("P6W")),
        vuurt(&["VR-I10 /register/reactietermijn"], termijn("P2M")),
        zwijgt("VR-I10", termijn("P4W")),
        zwijgt("VR-I10", termijn("P1M")),
    ]
}

fn herkomst() -> Vec<Geval> {
    let bron = |bronnen: Value| gegeven(&json!({ "bronnen": bronnen }));
    let verwerker =
        json!({"inhoud": {"rol": "verwerker", "opdrachtgevers": [{"organisatie": BEDRIJF, "werkzaamheden": "Hosting"}]}});
    vec![
        vuurt(&["VR-I11 /betrokkenen/0/gegevens/0/bronnen"], bron(json!([]))),
        vuurt(&["VR-I11 /betrokkenen/0/gegevens/0/bronnen"], bron(json!([{"omschrijving": " "}]))),
        vuurt(
            &["VR-I20 /betrokkenen/0/gegevens/0/bronnen"],
            bron(json!([{"bron": "waarneming"}, {"bron": "derden"}, {"bron": "andere_overheid", "omschrijving": ""}])),
        ),
        // What a processor fills in is judged.
        vuurt(&["VR-I20 /betrokkenen/0/gegevens/0/bronnen"], samen(&bron(json!([{"bron": "onbekend"}])), &verwerker)),
        zwijgt("VR-I20", bron(json!([{"bron": "brp"}, {"bron": "derden", "omschrijving": "De werkgever"}]))),
        zwijgt("VR-I11", bron(json!([{"bron": "derden"}]))),
        zwijgt("VR-I11", bron(json!([{"omschrijving": "De huisarts"}]))),
        zwijgt("VR-I11", samen(&bron(json!([])), &verwerker)),
        vuurt(&["VR-I12 /betrokkenen/0/gegevens/0/verstrekkingVerplicht"], gegeven(&json!({"verstrekkingVerplicht": null}))),
        zwijgt("VR-I12", gegeven(&json!({"verstrekkingVerplicht": true}))),
        zwijgt("VR-I12", gegeven(&json!({"verstrekkingVerplicht": null, "bronnen": [{"bron": "waarneming"}]}))),
        zwijgt("VR-I12", samen(&gegeven(&json!({"verstrekkingVerplicht": null})), &verwerker)),
    ]
}
