//! NDJSON of a register of our own, and the JSON of the AVG-register Rijksoverheid.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{NDJSON, codes, concept, proef, rijen, uitvoeren};
use crate::support::{TestApp, complete_inhoud};

async fn stuur(app: &TestApp, bestand: String, status: &str) -> (String, Value) {
    let beheerder = app.caller(
        "alles",
        &[
            verwerkingsregister::auth::Scope::Lezen,
            verwerkingsregister::auth::Scope::Invoeren,
            verwerkingsregister::auth::Scope::Beheren,
        ],
    );
    let made = beheerder.post("/v1/inlezingen").body(NDJSON, bestand).send().await.expect(202);
    let path = format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap());
    let body = app.wacht_op(&path, status).await;
    if status == "klaar" {
        beheerder.post(format!("{path}/_uitvoeren")).json(&json!({"omvang": "alles_of_niets"})).send().await.expect(202);
        app.wacht_op(&path, "uitgevoerd").await;
    }
    (path, body)
}

#[actix_web::test]
async fn a_register_moves_to_an_empty_one_with_its_keys_and_back_changes_nothing() {
    let [gemeente, verwerker, overeenkomst, activiteit] = [1, 2, 3, 4].map(Uuid::from_u128);
    let regels = [
        json!({"soort": "kop", "formaat": "verwerkingsregister", "versie": 1}),
        json!({"soort": "verwerkingsactiviteit", "uuid": activiteit, "identificatie": "VA-0007", "registerhouder": gemeente,
            "inhoud": complete_inhoud(gemeente), "beheer": {"afdeling": "Communicatie"}, "versies": []}),
        json!({"soort": "organisatie", "uuid": gemeente, "gegevens": {"naam": "Gemeente Voorbeeld", "register": {}}}),
        json!({"soort": "organisatie", "uuid": verwerker, "gegevens": {"naam": "Mailhuis BV"}}),
        json!({"soort": "verwerkersovereenkomst", "uuid": overeenkomst, "registerhouder": gemeente,
            "gegevens": {"registerhouder": gemeente, "verwerker": verwerker, "kenmerk": "VO-1"}}),
    ];
    let bestand = regels.map(|regel| regel.to_string()).join("\n");
    let app = TestApp::start().await;
    let (_, body) = stuur(&app, bestand.clone(), "klaar").await;
    assert_eq!(body["verslag"]["nieuw"], json!(4), "{body:#}");
    let gelezen = app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{activiteit}")).send().await.expect(200).body;
    assert_eq!(gelezen["identificatie"], "VA-0007");
    let voor = app.rows().await;
    let (path, body) = stuur(&app, bestand, "klaar").await;
    assert_eq!(body["verslag"]["ongewijzigd"], json!(4), "{:#?}", rijen(&app.redacteur(), &path).await);
    assert_eq!(app.rows().await, voor);
}

#[actix_web::test]
async fn a_line_that_the_api_would_not_take_is_refused_with_its_places() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let kop = json!({"soort": "kop", "formaat": "verwerkingsregister"});
    let fout = json!({"soort": "verwerkingsactiviteit", "uuid": Uuid::from_u128(9), "registerhouder": gemeente,
        "inhoud": {"naam": "", "rol": "baas", "themas": ["onzin"]}});
    let (path, body) = proef(&app, gemeente, NDJSON, format!("{kop}\n{fout}\nonzin\n"), "klaar").await;
    assert_eq!(body["verslag"]["geweigerd"], json!(2));
    let rijen = rijen(&app.redacteur(), &path).await;
    assert_eq!(codes(&rijen[0]).len(), 3, "{rijen:#?}");
    assert_eq!(codes(&rijen[1]), ["json"]);
    let (_, body) = proef(&app, gemeente, NDJSON, "{}\n", "onleesbaar").await;
    assert_eq!(body["bevindingen"][0]["code"], "geen-kop");
}

#[actix_web::test]
async fn the_register_of_the_state_is_read_by_its_keys() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let records = json!([{
        "Id": 12, "Nummer": "AVG-12", "Naam": "Subsidies", "Dienst": "Financiën", "Status": "Vastgesteld",
        "Doelen": [{"Doel": "Subsidie verlenen", "Rechtsgrond": "Taak van algemeen belang (6.1.e)"}],
        "Betrokkenen": [{"Omschrijving": "Aanvragers", "Gezondheid": true, "Gegevens": [
            {"Omschrijving": "Naam", "IsBronBetrokkene": true, "IsBetrokkeneVerplicht": true, "Bewaartermijn": "5 jaar"}
        ]}],
        "Ontvangers": [{"Omschrijving": "Belastingdienst"}],
        "Besluitvorming": {"HasBesluitvorming": false}, "Doorgifte": {"BuitenEu": false}
    }, {"Naam": "Zonder sleutel"}]);
    let (path, body) = proef(&app, gemeente, "application/json", records.to_string(), "klaar").await;
    assert_eq!((&body["verslag"]["nieuw"], &body["verslag"]["geweigerd"]), (&json!(1), &json!(1)));
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    let (_, een) = concept(&app, "Subsidies").await;
    let inhoud = &een["inhoud"];
    assert_eq!(inhoud["doelen"][0]["grondslagen"][0]["grondslag"], "taak_algemeen_belang");
    assert_eq!(inhoud["betrokkenen"][0]["categorie"], "aanvrager");
    let gegevens = &inhoud["betrokkenen"][0]["gegevens"];
    assert_eq!((&gegevens[0]["categorie"], &gegevens[1]["categorie"]), (&json!("naam"), &json!("gezondheid")));
    assert_eq!(inhoud["doorgifteBuitenEer"], json!(false));
    let kolommen: Vec<_> = een["ingelezen"].as_array().unwrap().iter().map(|een| een["kolom"].as_str().unwrap()).collect();
    assert_eq!(kolommen, ["Nummer", "Status"]);
    assert_eq!(inhoud["bewaartermijnen"][0]["termijn"], "P5Y");
}
