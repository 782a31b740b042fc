//! A step whose outcome is not known is sent again with the same key: it is done once, and answered as the first time.

use serde_json::{Value, json};

use crate::support::TestApp;

#[actix_web::test]
async fn a_step_that_is_sent_again_with_its_key_is_done_once() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let concept = app.concept_named(gemeente, "Nieuwsbrief").await;
    let kop = || app.metric("journal_head");
    let indienen = || {
        let verzoek = app.redacteur().post(concept.path("/concept/_indienen"));
        verzoek.if_match(&concept.etag).header("Idempotency-Key", "indienen-1").send()
    };
    let eerste = indienen().await.expect(200);
    let na_eerste = kop();
    let weer = indienen().await.expect(200);
    assert_eq!((&weer.body, weer.etag()), (&eerste.body, eerste.etag()));
    assert_eq!(kop(), na_eerste, "nothing was written");
    // Without the key it is the old ETag that is refused, and the key is of this step only.
    app.redacteur().post(concept.path("/concept/_indienen")).if_match(&concept.etag).send().await.expect(412);
    let ander = app.redacteur().post(concept.path("/concept/_terugnemen")).if_match("*");
    assert_eq!(ander.header("Idempotency-Key", "indienen-1").send().await.expect(409).problem(), "sleutel-al-gebruikt");
    // Also who repeats a step says what he read.
    let zonder = app.redacteur().post(concept.path("/concept/_terugnemen")).header("Idempotency-Key", "indienen-1");
    assert_eq!(zonder.send().await.expect(428).problem(), "if-match-ontbreekt");
    let vaststellen = || {
        let verzoek = app.beoordelaar().post(concept.path("/concept/_vaststellen"));
        verzoek.if_match(&eerste.etag()).header("Idempotency-Key", "vaststellen-1").send()
    };
    let versie = vaststellen().await.expect(201);
    let weer = vaststellen().await.expect(201);
    assert_eq!((&weer.body, weer.header("Location")), (&versie.body, versie.header("Location")));
    let beeindigen = || {
        let einde = json!({"reden": "De regeling is gestopt.", "eindeGeldigheid": "2026-12-31"});
        let verzoek = app.beoordelaar().post(concept.path("/_beeindigen")).if_match(&versie.etag()).json(&einde);
        verzoek.header("Idempotency-Key", "beeindigen-1").send()
    };
    let einde = beeindigen().await.expect(201);
    assert_eq!(beeindigen().await.expect(201).body, einde.body);
    let versies = app.redacteur().get(concept.path("/versies")).send().await.expect(200).body;
    assert_eq!(versies["count"], 2);
}

#[actix_web::test]
async fn a_withdrawal_and_an_erasure_that_are_sent_again_are_done_once() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let activiteit = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let kop = || app.metric("journal_head");
    let intrekken = || {
        let reden = json!({"reden": "fout_in_inhoud", "tekst": "Deze versie bevatte een fout."});
        let verzoek = app.with_every_right("een").post(activiteit.path("/versies/1/_intrekken")).json(&reden);
        verzoek.if_match(&activiteit.etag).header("Idempotency-Key", "intrekken-1").send()
    };
    let (eerste, na_eerste) = (intrekken().await.expect(200), kop());
    let weer = intrekken().await.expect(200);
    assert_eq!((&weer.body, weer.etag(), kop()), (&eerste.body, eerste.etag(), na_eerste));
    let wissen = async |wie: &str, etag: &str| {
        let reden = json!({"reden": "Er stond een naam in."});
        let verzoek = app.with_every_right(wie).post(activiteit.path("/versies/1/_wissen")).json(&reden);
        verzoek.if_match(etag).header("Idempotency-Key", "wissen-1").send().await
    };
    let gevraagd = wissen("een", &eerste.etag()).await.expect(202);
    let na_vraag = kop();
    assert_eq!((wissen("een", &eerste.etag()).await.expect(202).body, kop()), (gevraagd.body.clone(), na_vraag));
    let gewist = wissen("twee", &gevraagd.etag()).await.expect(200);
    let na_wissing = kop();
    assert_eq!((wissen("twee", &gevraagd.etag()).await.expect(200).body, kop()), (gewist.body, na_wissing));
}

#[actix_web::test]
async fn a_step_for_many_that_is_sent_again_is_done_once() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut concepten = Vec::new();
    for naam in ["Een", "Twee"] {
        concepten.push(app.concept_named(gemeente, naam).await);
    }
    let lijst = app.redacteur().get("/v1/verwerkingsactiviteiten").send().await.expect(200);
    let gelezen: Vec<_> = lijst.body["results"].as_array().unwrap().clone();
    assert_eq!(gelezen[0]["etag"], concepten[0].etag);
    let keuze = |etags: &dyn Fn(&Value) -> Value| {
        let een = |regel: &Value| json!({"uuid": regel["uuid"], "revisie": regel["revisie"], "etag": etags(regel)});
        json!({"activiteiten": gelezen.iter().map(een).collect::<Vec<_>>()})
    };
    let pad = "/v1/verwerkingsactiviteiten/_indienen";
    // The same number of another history.
    let ander = keuze(&|regel| format!("\"{}-00000000\"", regel["revisie"]).into());
    let geweigerd = app.redacteur().post(pad).json(&ander).send().await.expect(409);
    let codes = [("/activiteiten/0", "intussen-gewijzigd"), ("/activiteiten/1", "intussen-gewijzigd")];
    assert_eq!(geweigerd.problem_codes(), codes);
    let invoer = keuze(&|regel| regel["etag"].clone());
    let indienen = || app.redacteur().post(pad).json(&invoer).header("Idempotency-Key", "samen-1").send();
    let eerste = indienen().await.expect(200);
    let na_eerste = app.metric("journal_head");
    assert_eq!((indienen().await.expect(200).body, app.metric("journal_head")), (eerste.body.clone(), na_eerste));
    let pad = "/v1/verwerkingsactiviteiten/_vaststellen";
    let een = |regel: &Value| json!({"uuid": regel["uuid"], "revisie": regel["revisie"]});
    let invoer = json!({"activiteiten": eerste.body["activiteiten"].as_array().unwrap().iter().map(een).collect::<Vec<_>>()});
    let vaststellen = || app.beoordelaar().post(pad).json(&invoer).header("Idempotency-Key", "samen-1").send();
    let eerste = vaststellen().await.expect(200);
    let na_eerste = app.metric("journal_head");
    assert_eq!((vaststellen().await.expect(200).body, app.metric("journal_head")), (eerste.body, na_eerste));
    app.beoordelaar().post(pad).json(&invoer).send().await.expect(409);
}
