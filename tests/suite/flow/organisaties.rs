//! Organisations: names of then and contact of today, and who may write what.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Beheren, Lezen};

use super::stappen::uuid;
use crate::support::{Response, TestApp, complete_inhoud, life_cycle::nieuwe_versie};

/// Puts back what is shown with these changes.
async fn wijzig(app: &TestApp, organisatie: Uuid, wijziging: &[(&str, Value)]) -> Response {
    let pad = format!("/v1/organisaties/{organisatie}");
    let shown = app.beheerder().get(&pad).send().await.expect(200);
    let mut gegevens = shown.body["gegevens"].clone();
    for (veld, waarde) in wijziging {
        gegevens[*veld] = waarde.clone();
    }
    app.beheerder().put(pad).if_match(&shown.etag()).json(&gegevens).send().await
}

#[actix_web::test]
async fn what_is_shown_is_taken_back_unchanged() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let pad = format!("/v1/organisaties/{gemeente}");
    let before = app.beheerder().get(&pad).send().await.expect(200);
    let after = wijzig(&app, gemeente, &[]).await.expect(200);
    assert_eq!((&after.body["gegevens"], &after.body["eerdereNamen"]), (&before.body["gegevens"], &json!([])));
    assert_ne!(after.etag(), before.etag());
    let put = |etag: &str| app.beheerder().put(&pad).if_match(etag).json(&before.body["gegevens"]);
    put(&before.etag()).send().await.expect(412);
    app.beheerder().put(&pad).json(&before.body["gegevens"]).send().await.expect(428);
    put(&format!("W/{}", after.etag())).send().await.expect(200);
}

#[actix_web::test]
async fn a_former_name_is_kept_and_finds_the_organisation() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let oud = app.organisatie(&json!({"naam": "Posterijen Zuid", "soort": "bedrijf"})).await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["verwerkers"] = json!([{"organisatie": oud}]);
    let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
    app.clock.set("2027-01-15T10:00:00Z");
    let nieuw = wijzig(&app, oud, &[("naam", json!("Bezorgd BV")), ("soort", json!("stichting_vereniging"))]).await.expect(200);
    let eerder = json!([{"naam": "Posterijen Zuid", "tot": "2027-01-14"}]);
    assert_eq!(nieuw.body["eerdereNamen"], eerder);
    for zoek in ["posterijen", "Zuid", "bezorgd", "POSTERIJEN%20ZUID"] {
        for (wie, pad) in [(app.beheerder(), "/v1/organisaties"), (app.anonymous(), "/v1/register/organisaties")] {
            let found = wie.get(format!("{pad}?zoek={zoek}")).send().await.expect(200);
            assert_eq!((&found.body["count"], &found.body["results"][0]["uuid"]), (&json!(1), &json!(oud)), "{pad} {zoek}");
        }
    }
    let public = app.anonymous().get(format!("/v1/register/organisaties/{oud}")).send().await.expect(200);
    assert_eq!((&public.body["naam"], &public.body["eerdereNamen"]), (&json!("Bezorgd BV"), &eerder));
    // A version keeps name and kind of then; the next one takes those of today.
    let then = app.anonymous().get(activiteit.public_path("")).send().await.expect(200);
    let genoemd = &then.body["verwerkers"][0]["organisatie"];
    assert_eq!((&genoemd["naam"], &genoemd["soort"]["code"]), (&json!("Posterijen Zuid"), &json!("bedrijf")));
    let (weer, _) = nieuwe_versie(&app, &activiteit, &json!({})).await;
    let now = app.anonymous().get(weer.public_path("")).send().await.expect(200);
    let genoemd = &now.body["verwerkers"][0]["organisatie"];
    assert_eq!((&genoemd["naam"], &genoemd["soort"]["code"]), (&json!("Bezorgd BV"), &json!("stichting_vereniging")));
}

#[actix_web::test]
async fn every_former_name_stays_and_a_change_of_something_else_adds_none() {
    let app = TestApp::start().await;
    let organisatie = app.organisatie(&json!({"naam": "Een"})).await;
    for (dag, naam) in [("2027-01-02", "Twee"), ("2027-01-03", "Twee"), ("2027-01-04", "Drie")] {
        app.clock.set(&format!("{dag}T10:00:00Z"));
        wijzig(&app, organisatie, &[("naam", json!(naam)), ("telefoon", json!(dag))]).await.expect(200);
    }
    let shown = app.beheerder().get(format!("/v1/organisaties/{organisatie}")).send().await.expect(200);
    let verwacht = json!([{"naam": "Een", "tot": "2027-01-01"}, {"naam": "Twee", "tot": "2027-01-03"}]);
    assert_eq!(shown.body["eerdereNamen"], verwacht);
}

#[actix_web::test]
async fn contact_is_always_that_of_today_also_beside_an_old_version() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let activiteit = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let before = app.anonymous().get(activiteit.public_path("")).send().await.expect(200);
    assert_eq!(before.body["contact"]["functionarisGegevensbescherming"]["email"], "fg@gemeente-voorbeeld.example");
    let fg = json!({"naam": "G. Opvolger", "email": "privacy@gemeente-nieuw.example"});
    app.clock.set("2026-11-22T10:00:00Z");
    let wijziging = [("naam", json!("Gemeente Nieuw")), ("functionarisGegevensbescherming", fg)];
    wijzig(&app, gemeente, &wijziging).await.expect(200);
    for pad in ["", "/versies/1", "?geldigOp=2026-02-01&beschikbaarOp=2026-11-21T11:00:00Z"] {
        let etag = before.etag();
        let now = app.anonymous().get(activiteit.public_path(pad)).header("If-None-Match", &etag).send().await.expect(200);
        assert_eq!(now.body["contact"]["organisatie"], "Gemeente Nieuw", "{pad}");
        assert_eq!(now.body["contact"]["functionarisGegevensbescherming"]["email"], "privacy@gemeente-nieuw.example", "{pad}");
        assert_eq!(now.body["registerhouder"]["naam"], "Gemeente Voorbeeld", "{pad}");
        assert!(!now.text().contains("Opvolger"));
    }
}

#[actix_web::test]
async fn register_and_fg_are_written_by_callers_of_that_registerhouder_only() {
    let app = TestApp::start().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Verderop").await);
    let leverancier = app.organisatie(&json!({"naam": "Mailbedrijf"})).await;
    let beperkt = app.limited("beheerder", &[Lezen, Beheren], &[gemeente]);
    let put = |uuid: Uuid, gegevens: Value| beperkt.put(format!("/v1/organisaties/{uuid}")).if_match("*").json(&gegevens).send();
    let register = json!({"naam": "Gemeente", "register": {"titel": "Register"}});
    put(gemeente, register.clone()).await.expect(200);
    for (uuid, gegevens) in [
        (andere, register.clone()),
        (andere, json!({"naam": "Zonder register"})),
        (leverancier, register.clone()),
        (leverancier, json!({"naam": "Mailbedrijf", "functionarisGegevensbescherming": {"naam": "Iemand"}})),
    ] {
        assert_eq!(put(uuid, gegevens.clone()).await.expect(403).problem(), "niet-deze-persoon", "{gegevens}");
    }
    put(leverancier, json!({"naam": "Mailbedrijf 2"})).await.expect(200);
    let post = |gegevens: Value| beperkt.post("/v1/organisaties").json(&gegevens).send();
    post(register).await.expect(403);
    post(json!({"naam": "Met FG", "functionarisGegevensbescherming": {}})).await.expect(403);
    post(json!({"naam": "Drukker"})).await.expect(201);
}

#[actix_web::test]
async fn a_registerhouder_stays_one_and_a_key_stays_the_same() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let zonder = wijzig(&app, gemeente, &[("register", Value::Null)]).await.expect(409);
    assert_eq!(zonder.problem(), "houdt-register");
    let anders = wijzig(&app, gemeente, &[("uuid", json!(Uuid::from_u128(7)))]).await.expect(400);
    assert_eq!(anders.problem_codes(), [("/uuid", "andere-uuid")]);
    let eigen = json!({"uuid": Uuid::from_u128(7), "naam": "Drukker"});
    let made = app.beheerder().post("/v1/organisaties").json(&eigen).send().await.expect(201);
    assert_eq!(uuid(&made.body), Uuid::from_u128(7));
    let again = app.beheerder().post("/v1/organisaties").json(&eigen).send().await.expect(409);
    assert_eq!(again.problem(), "bestaat-al");
    // An organisation can begin to keep a register.
    let register = wijzig(&app, Uuid::from_u128(7), &[("register", json!({"titel": "Register"}))]).await.expect(200);
    assert_eq!(register.body["gegevens"]["register"]["titel"], "Register");
    app.concept_named(Uuid::from_u128(7), "Drukwerk").await;
}
