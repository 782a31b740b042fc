//! Another system keeps a concept up to date by its own key.

use serde_json::{Value, json};
use verwerkingsregister::auth::Scope::{Invoeren, Lezen};

use crate::support::{Activiteit, Client, TestApp, complete_inhoud};

#[actix_web::test]
async fn the_same_key_makes_one_activity_and_never_touches_a_version() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/ZT%2F42?registerhouder={gemeente}");
    let aanlevering = json!({"inhoud": complete_inhoud(gemeente)});
    app.redacteur().get(&adres).send().await.expect(404);
    let made = app.redacteur().put(&adres).json(&aanlevering).send().await.expect(201);
    let voor = app.rows().await;
    let again = app.redacteur().put(&adres).json(&aanlevering).send().await.expect(200);
    assert_eq!((&again.body, app.rows().await), (&made.body, voor), "the same wrote something");
    assert_eq!(app.redacteur().get(&adres).send().await.expect(200).body, made.body);

    let activiteit = Activiteit { uuid: made.body["uuid"].as_str().unwrap().parse().unwrap(), etag: made.etag() };
    let ingediend = app.indienen(&activiteit).await;
    let anders = json!({"inhoud": {"naam": "Nieuwsbrief"}, "beheer": {"afdeling": "Communicatie"}});
    assert_eq!(app.redacteur().put(&adres).json(&anders).send().await.expect(409).problem(), "concept-ter-beoordeling");
    let path = activiteit.path("/concept/_vaststellen");
    app.beoordelaar().post(path).if_match(&ingediend.etag).send().await.expect(201);
    let versie = app.redacteur().get(activiteit.path("/versies/1")).send().await.expect(200).body;
    let voor = app.rows().await;
    app.redacteur().put(&adres).json(&aanlevering).send().await.expect(200);
    assert_eq!(app.rows().await, voor, "what the version says already starts no concept");
    let changed = app.redacteur().put(&adres).json(&anders).send().await.expect(200);
    assert_eq!(changed.body["concept"]["inhoud"]["naam"], "Nieuwsbrief");
    assert_eq!(app.redacteur().get(activiteit.path("/versies/1")).send().await.expect(200).body, versie);
    let beheer = app.redacteur().get(activiteit.path("/beheer")).send().await.expect(200).body;
    assert_eq!(beheer["beheer"]["externeKenmerken"], json!([{"bron": "zaaksysteem", "kenmerk": "ZT/42"}]));
    assert_eq!(beheer["beheer"]["afdeling"], "Communicatie");
}

#[actix_web::test]
async fn who_delivered_a_concept_does_not_settle_it() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/1?registerhouder={gemeente}");
    let wie = app.caller("beoordelaar", &[Lezen, Invoeren]);
    let made = wie.put(&adres).json(&json!({"inhoud": complete_inhoud(gemeente)})).send().await.expect(201);
    let activiteit = Activiteit { uuid: made.body["uuid"].as_str().unwrap().parse().unwrap(), etag: made.etag() };
    let ingediend = app.indienen(&activiteit).await;
    let path = activiteit.path("/concept/_vaststellen");
    app.beoordelaar().post(path).if_match(&ingediend.etag).send().await.expect(403);
}

#[actix_web::test]
async fn a_key_belongs_to_a_register_and_hides_what_is_confidential() {
    let app = TestApp::start().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    let adres = |gemeente| format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/1?registerhouder={gemeente}");
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["vertrouwelijkheid"] = "vertrouwelijk".into();
    let een = app.redacteur().put(adres(gemeente)).json(&json!({"inhoud": inhoud})).send().await.expect(201);
    let twee = app.redacteur().put(adres(andere)).json(&json!({"inhoud": {"naam": "Elders"}})).send().await.expect(201);
    assert_ne!(een.body["uuid"], twee.body["uuid"]);
    let zonder = app.caller("zonder", &[Lezen, Invoeren]);
    zonder.get(adres(gemeente)).send().await.expect(404);
    zonder.put(adres(gemeente)).json(&json!({"inhoud": {"naam": "x"}})).send().await.expect(404);
    zonder.put(adres(andere)).json(&json!({"inhoud": inhoud})).send().await.expect(403);
    let elders = app.limited("elders", &[Lezen, Invoeren], &[andere]);
    elders.put(adres(gemeente)).json(&json!({"inhoud": {"naam": "x"}})).send().await.expect(400);
    elders
        .put("/v1/verwerkingsactiviteiten/extern/zaaksysteem/1")
        .json(&json!({"inhoud": {"naam": "x"}}))
        .send()
        .await
        .expect(400);
}

#[actix_web::test]
async fn many_deliveries_are_each_what_they_would_be_alone() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bron = "/v1/verwerkingsactiviteiten/extern/zaaksysteem";
    let regel = |kenmerk: &str, inhoud: Value| json!({"kenmerk": kenmerk, "inhoud": inhoud}).to_string();
    let stuur = |regels: Vec<String>| {
        let client = app.redacteur();
        let adres = format!("{bron}?registerhouder={gemeente}");
        async move { client.post(adres).body("application/x-ndjson", regels.join("\n")).send().await.expect(200).body }
    };
    let regels = vec![
        regel("1", complete_inhoud(gemeente)),
        String::new(),
        regel("2", json!({"naam": "Tweede", "doel": []})),
        "{".to_owned(),
        json!({"inhoud": {"naam": "Zonder kenmerk"}}).to_string(),
        regel("3", json!({"naam": "Derde"})),
    ];
    let verslag = stuur(regels.clone()).await;
    let kort = |verslag: &Value| -> Vec<_> {
        let regels = verslag["results"].as_array().unwrap().iter();
        regels.map(|regel| (regel["regel"].as_u64().unwrap(), regel["uitkomst"].as_str().unwrap().to_owned())).collect()
    };
    let geweigerd = || "geweigerd".to_owned();
    let nieuw = || "nieuw".to_owned();
    assert_eq!(kort(&verslag), [(1, nieuw()), (3, geweigerd()), (4, geweigerd()), (5, geweigerd()), (6, nieuw())]);
    let fout = &verslag["results"][1]["probleem"]["invalidParams"][0];
    assert_eq!((&fout["name"], &fout["code"]), (&json!("/inhoud/doel"), &json!("onbekend-veld")));
    assert!(fout["reason"].as_str().unwrap().contains("“doelen”"), "{fout}");
    // A key is told off as any field.
    let lang = "x".repeat(401);
    let kenmerken = [(json!(3), "verkeerd-type"), (json!(null), "verplicht"), (json!(""), "te-kort"), (json!(lang), "te-lang")];
    for (kenmerk, code) in kenmerken {
        let fout = stuur(vec![json!({"kenmerk": kenmerk, "inhoud": {"naam": "x"}}).to_string()]).await;
        let fout = &fout["results"][0]["probleem"]["invalidParams"];
        assert_eq!((&fout[0]["name"], &fout[0]["code"], &fout[1]), (&json!("/kenmerk"), &json!(code), &Value::Null));
    }
    // The same again writes nothing, and one line is what PUT would do.
    let voor = app.rows().await;
    let again = stuur(regels).await;
    assert_eq!(kort(&again)[0], (1, "ongewijzigd".to_owned()));
    assert_eq!(app.rows().await, voor);
    let alleen = app.redacteur().get(format!("{bron}/1?registerhouder={gemeente}")).send().await.expect(200);
    assert_eq!(alleen.body["uuid"], again["results"][0]["uuid"]);
}

#[actix_web::test]
async fn a_system_sees_in_one_call_what_became_of_its_deliveries() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bron = "/v1/verwerkingsactiviteiten/extern/zaaksysteem";
    let adres = |kenmerk: &str| format!("{bron}/{kenmerk}?registerhouder={gemeente}");
    let lijst = format!("{bron}?registerhouder={gemeente}");
    for (kenmerk, inhoud) in [("b", complete_inhoud(gemeente)), ("a", json!({"naam": "Half"})), ("c", complete_inhoud(gemeente))]
    {
        app.redacteur().put(adres(kenmerk)).json(&json!({"inhoud": inhoud})).send().await.expect(201);
    }
    let heel = app.redacteur().get(adres("b")).send().await.expect(200);
    let een = Activiteit { uuid: heel.body["uuid"].as_str().unwrap().parse().unwrap(), etag: heel.etag() };
    let ingediend = app.indienen(&een).await;
    app.beoordelaar().post(een.path("/concept/_vaststellen")).if_match(&ingediend.etag).send().await.expect(201);
    let terug = app.redacteur().get(adres("c")).send().await.expect(200);
    let terug = Activiteit { uuid: terug.body["uuid"].as_str().unwrap().parse().unwrap(), etag: terug.etag() };
    let ingediend = app.indienen(&terug).await;
    let reden = json!({"reden": "Noem het doel"});
    let path = terug.path("/concept/_terugsturen");
    app.beoordelaar().post(path).if_match(&ingediend.etag).json(&reden).send().await.expect(200);

    let regels = app.redacteur().get(&lijst).send().await.expect(200).body["results"].clone();
    let van = |veld: &str| -> Vec<_> { regels.as_array().unwrap().iter().map(|regel| regel[veld].clone()).collect() };
    assert_eq!(van("kenmerk"), ["a", "b", "c"]);
    assert_eq!(van("concept"), [json!("concept"), Value::Null, json!("concept")]);
    assert_eq!(van("versie"), [Value::Null, json!(1), Value::Null]);
    assert_eq!(regels[2]["terugsturing"]["reden"], "Noem het doel");
    let toetsing =
        app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{}/concept/toetsing", regels[0]["uuid"].as_str().unwrap()));
    let toetsing = toetsing.send().await.expect(200).body;
    assert_eq!(regels[0]["blokkades"], toetsing["blokkades"].as_array().unwrap().len());
    assert!(van("blokkades")[0] != 0 && van("blokkades")[1..] == [json!(0), json!(0)]);
    crate::support::life_cycle::ingetrokken(
        &app,
        &een.after(&app.redacteur().get(een.path("")).send().await.expect(200)),
        1,
        "Fout.",
    )
    .await;
    let weg = app.redacteur().get(&lijst).send().await.expect(200).body["results"].clone();
    assert_eq!((&regels[1]["status"], &regels[0]["status"]), (&json!("geldig"), &Value::Null));
    assert_eq!((&weg[1]["versie"], &weg[1]["status"]), (&json!(1), &json!("ingetrokken")));
    let lang = "x".repeat(101);
    app.redacteur().get(lijst.replace("zaaksysteem", &lang)).send().await.expect(400);
    // Another system, another register and who may not see it find nothing.
    let leeg = json!([]);
    assert_eq!(app.redacteur().get(lijst.replace("zaaksysteem", "ander")).send().await.expect(200).body["results"], leeg);
    let mut geheim = complete_inhoud(gemeente);
    geheim["vertrouwelijkheid"] = "vertrouwelijk".into();
    app.redacteur().put(adres("d")).json(&json!({"inhoud": geheim})).send().await.expect(201);
    let ziet = |client: Client| {
        let lijst = lijst.clone();
        async move { client.get(lijst).send().await.expect(200).body["count"].clone() }
    };
    assert_eq!((ziet(app.redacteur()).await, ziet(app.caller("lezer", &[Lezen])).await), (json!(4), json!(3)));
}
