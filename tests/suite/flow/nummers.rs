//! Numbers by which organisations are known elsewhere: they find one, and are of one.

use diesel::connection::SimpleConnection as _;
use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::{domain::inhoud::organisatie::Nummer, store::organisaties::dubbele_nummers};

use super::stappen::uuid;
use crate::support::{
    Response, TestApp,
    files::{NDJSON, rijen},
};

const PAD: &str = "/v1/organisaties";

async fn maak(app: &TestApp, gegevens: &Value) -> Response {
    app.beheerder().post(PAD).json(gegevens).send().await
}

async fn gevonden(app: &TestApp, query: &str) -> Vec<Uuid> {
    let lijst = app.beheerder().get(format!("{PAD}?{query}")).send().await.expect(200).body;
    let uuids: Vec<Uuid> = lijst["results"].as_array().unwrap().iter().map(uuid).collect();
    assert_eq!(lijst["count"], uuids.len(), "{query}");
    uuids
}

#[actix_web::test]
async fn a_number_finds_the_organisation_that_has_it() {
    let app = TestApp::start().await;
    let oin = "00000001001234567000";
    let een = app.organisatie(&json!({"naam": "Een", "kvkNummer": "12345678", "oin": oin})).await;
    let twee = app.organisatie(&json!({"naam": "Twee", "rsin": "123456782"})).await;
    assert_eq!(gevonden(&app, "kvkNummer=12345678").await, [een]);
    assert_eq!(gevonden(&app, &format!("oin={oin}&kvkNummer=12345678&zoek=een")).await, [een]);
    assert_eq!(gevonden(&app, "rsin=123456782").await, [twee]);
    for niets in [format!("oin={oin}&rsin=123456782"), "kvkNummer=12345679".to_owned(), "kvkNummer=12345678&zoek=twee".to_owned()]
    {
        assert_eq!(gevonden(&app, &niets).await, Vec::<Uuid>::new(), "{niets}");
    }
    let fout = app.beheerder().get(format!("{PAD}?kvkNummer=1234567&oin=x")).send().await.expect(400);
    assert_eq!(fout.problem_codes(), [("kvkNummer", "vorm"), ("oin", "vorm")]);
    // Of the public list it is no question: there the numbers are not shown.
    app.anonymous().get("/v1/register/organisaties?kvkNummer=12345678").send().await.expect(400);
}

#[actix_web::test]
async fn a_number_is_of_one_organisation() {
    let app = TestApp::start().await;
    let een = app.organisatie(&json!({"naam": "Een", "kvkNummer": "12345678"})).await;
    let weer = maak(&app, &json!({"naam": "Een weer", "kvkNummer": "12345678"})).await.expect(409);
    assert_eq!((weer.problem(), weer.problem_codes()), ("nummer-bestaat-al", vec![("/kvkNummer", "nummer-bestaat-al")]));
    assert!(weer.body["detail"].as_str().unwrap().contains(&een.to_string()), "it names the one to use");
    for (soort, nummer) in [("oin", "00000001001234567000"), ("rsin", "123456782")] {
        maak(&app, &json!({"naam": soort, soort: nummer})).await.expect(201);
        let weer = maak(&app, &json!({"naam": format!("{soort} weer"), soort: nummer})).await.expect(409);
        let plaats = format!("/{soort}");
        assert_eq!(weer.problem_codes(), [(plaats.as_str(), "nummer-bestaat-al")]);
    }
    let twee = maak(&app, &json!({"naam": "Twee"})).await.expect(201);
    let pad = format!("{PAD}/{}", twee.body["uuid"].as_str().unwrap());
    let put = |gegevens: Value| app.beheerder().put(&pad).if_match("*").json(&gegevens).send();
    put(json!({"naam": "Twee", "kvkNummer": "12345678"})).await.expect(409);
    put(json!({"naam": "Twee", "kvkNummer": "87654321"})).await.expect(200);
    put(json!({"naam": "Twee B.V.", "kvkNummer": "87654321"})).await.expect(200);
    // A file is refused as a call is.
    let kop = json!({"soort": "kop", "formaat": "verwerkingsregister", "versie": 1});
    let regel =
        json!({"soort": "organisatie", "uuid": Uuid::from_u128(7), "gegevens": {"naam": "Drie", "kvkNummer": "87654321"}});
    let sturen = app.with_every_right("alles").post("/v1/inlezingen").body(NDJSON, format!("{kop}\n{regel}\n"));
    let path = format!("/v1/inlezingen/{}", sturen.send().await.expect(202).body["uuid"].as_str().unwrap());
    app.wacht_op(&path, "klaar").await;
    let rij = &rijen(&app.with_every_right("alles"), &path).await[0];
    assert_eq!((&rij["uitkomst"], &rij["bevindingen"][0]["code"]), (&json!("geweigerd"), &json!("nummer-bestaat-al")), "{rij:#}");
    // What became free is free.
    put(json!({"naam": "Twee B.V."})).await.expect(200);
    maak(&app, &json!({"naam": "Vier", "kvkNummer": "87654321"})).await.expect(201);
}

/// A supplier knows its processors by name and number; what nobody here knows becomes one as soon as somebody adds it.
#[actix_web::test]
async fn who_is_delivered_by_name_and_number_is_a_processor_or_a_proposal() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bekend = app.organisatie(&json!({"naam": "Softhuis", "kvkNummer": "12345678"})).await;
    app.organisatie(&json!({"naam": "Ander", "rsin": "123456782"})).await;
    let adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/T-1?registerhouder={gemeente}");
    let levering = json!({"inhoud": {"naam": "Afvalpas"}, "verwerkersBijNaam": [
        {"naam": "Softhuis Nederland", "kvkNummer": "12345678", "werkzaamheden": "Hosting"},
        {"naam": "Softhuis"},
        {"naam": "Softhuis", "kvkNummer": "11112222"},
        {"naam": "Verward", "kvkNummer": "12345678", "rsin": "123456782"},
        {"naam": "Drukkerij", "kvkNummer": "87654321", "werkzaamheden": "Drukken"},
    ]});
    let lever = async |status: u16| {
        let gedaan = app.redacteur().put(&adres).json(&levering).send().await.expect(status);
        let pad = format!("/v1/verwerkingsactiviteiten/{}/concept", gedaan.body["uuid"].as_str().unwrap());
        let concept = app.redacteur().get(pad).send().await.expect(200).body;
        let verwerkers: Vec<_> =
            concept["inhoud"]["verwerkers"].as_array().unwrap().iter().map(|een| een["organisatie"].clone()).collect();
        let voorstellen: Vec<_> = concept["ingelezen"].as_array().unwrap().iter().map(|een| een["tekst"].clone()).collect();
        (verwerkers, voorstellen, gedaan.body["revisie"].clone())
    };
    let (verwerkers, voorstellen, revisie) = lever(201).await;
    assert_eq!(verwerkers, [json!(bekend)], "once, by number and by name");
    let onbekend = "Softhuis (KvK-nummer 11112222)";
    let verward = "Verward (RSIN 123456782, KvK-nummer 12345678). De nummers zijn van meer dan één organisatie.";
    assert_eq!(voorstellen, [onbekend, verward, "Drukkerij (KvK-nummer 87654321): Drukken"]);
    assert_eq!(lever(200).await.2, revisie, "the same delivery writes nothing");
    let nieuw = app.organisatie(&json!({"naam": "Drukkerij Noord BV", "kvkNummer": "87654321"})).await;
    let (verwerkers, voorstellen, _) = lever(200).await;
    assert_eq!(verwerkers, [json!(bekend), json!(nieuw)]);
    assert_eq!(voorstellen, [onbekend, verward]);
}

#[actix_web::test]
async fn what_is_said_twice_of_a_processor_is_kept_and_another_name_is_told() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let softhuis = app.organisatie(&json!({"naam": "Softhuis BV", "kvkNummer": "12345678"})).await;
    let regel = json!({
        "kenmerk": "T-1",
        "inhoud": {"naam": "Afvalpas", "verwerkers": [{"organisatie": softhuis, "werkzaamheden": "Hosting"}]},
        "verwerkersBijNaam": [
            {"naam": "Softhuis BV", "werkzaamheden": "Beheer"},
            {"naam": "Drukkerij BV", "kvkNummer": "12345678", "werkzaamheden": "Hosting"},
            {"naam": "Onbekend"},
        ],
    });
    let adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem?registerhouder={gemeente}");
    let stuur = app.redacteur().post(adres).body("application/x-ndjson", regel.to_string());
    let uitkomst = stuur.send().await.expect(200).body["results"][0].clone();
    let tekst = |een: &Value| een["tekst"].as_str().unwrap().to_owned();
    let voorstellen: Vec<_> = uitkomst["ingelezen"].as_array().unwrap().iter().map(tekst).collect();
    let anders = "Drukkerij BV (KvK-nummer 12345678): Hosting. Overgenomen als Softhuis BV: die heeft dit nummer. Klopt dat?";
    assert_eq!(voorstellen, [anders, "Onbekend"]);
    let pad = format!("/v1/verwerkingsactiviteiten/{}/concept", uitkomst["uuid"].as_str().unwrap());
    let concept = app.redacteur().get(pad).send().await.expect(200).body;
    assert_eq!(concept["ingelezen"], uitkomst["ingelezen"]);
    let verwerkers = concept["inhoud"]["verwerkers"].as_array().unwrap();
    assert_eq!((verwerkers.len(), &verwerkers[0]["werkzaamheden"]), (1, &json!("Hosting; Beheer")));
}

/// As a register from before numbers were unique can be.
#[actix_web::test]
async fn doubles_of_before_are_told_and_stand_in_nobodys_way() {
    let app = TestApp::start().await;
    let een = app.organisatie(&json!({"naam": "Een", "kvkNummer": "12345678"})).await;
    let twee = app.organisatie(&json!({"naam": "Twee", "rsin": "123456782"})).await;
    let terug = include_str!("../../../migrations/sqlite/2026-11-30-000013_nummers/down.sql");
    let dubbel = format!(
        "{terug} DELETE FROM __diesel_schema_migrations WHERE version = '20261130000013'; \
         UPDATE organisaties SET tekst = replace(tekst, '\"kvkNummer\":null', '\"kvkNummer\":\"12345678\"') WHERE uuid = '{twee}'"
    );
    app.raw_connection().batch_execute(&dubbel).unwrap();
    app.store().migrate().await.unwrap();
    let mut beide = vec![een, twee];
    beide.sort();
    let verteld = app.store().read(|tx| dubbele_nummers(tx.conn)).await.unwrap();
    assert_eq!(verteld, [(Nummer::KvkNummer, "12345678".to_owned(), beide)]);
    assert_eq!(gevonden(&app, "kvkNummer=12345678").await.len(), 2);
    assert_eq!(gevonden(&app, "rsin=123456782").await, [twee]);
    let pad = format!("{PAD}/{twee}");
    let put = |gegevens: Value| app.beheerder().put(&pad).if_match("*").json(&gegevens).send();
    put(json!({"naam": "Twee", "telefoon": "14 0999", "kvkNummer": "12345678"})).await.expect(200);
    put(json!({"naam": "Twee"})).await.expect(200);
    put(json!({"naam": "Twee", "kvkNummer": "12345678"})).await.expect(409);
}
