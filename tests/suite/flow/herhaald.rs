//! A step whose outcome is not known is sent again with the same key: it is done once, and answered as the first time.

use serde_json::json;

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
