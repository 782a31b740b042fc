//! Who changes something must have read it.

use serde_json::{Value, json};

use super::Ground;
use crate::support::{Operation, Request, operations};

#[actix_web::test]
async fn a_change_without_or_with_an_old_etag_is_refused() {
    let ground = Ground::prepare().await;
    let concept = ground.activiteit.path("/concept");
    let patch = json!({"inhoud": {"naam": "Nieuwsbrief per e-mail"}});
    let change = || ground.redacteur.patch(&concept).json(&patch);
    assert_eq!(change().send().await.expect(428).problem(), "if-match-ontbreekt");
    for wrong in ["\"0\"", "\"999\"", "0", "\"\"", "W/\"0\"", "onzin"] {
        assert_eq!(change().if_match(wrong).send().await.expect(412).problem(), "intussen-gewijzigd", "{wrong}");
    }
    ground.nothing_changed().await;
    let changed = change().if_match(&ground.activiteit.etag).send().await.expect(200);
    assert_ne!(changed.etag(), ground.activiteit.etag);
    change().if_match(&ground.activiteit.etag).send().await.expect(412);
    let weak = format!("\"1\", W/{}", changed.etag());
    change().if_match(&weak).send().await.expect(200);
}

/// One revisie for the activity, its concept and its beheer: whoever read one of them knows whether anything changed.
#[actix_web::test]
async fn the_etag_of_the_activity_its_concept_and_its_beheer_are_one() {
    let ground = Ground::prepare().await;
    for path in ["", "/concept", "/beheer"] {
        let read = ground.redacteur.get(ground.activiteit.path(path)).send().await.expect(200);
        assert_eq!(read.etag(), ground.activiteit.etag, "{path}");
    }
    let beheer = json!({"beheer": {"afdeling": "Communicatie"}});
    let patch = ground.redacteur.patch(ground.activiteit.path("/beheer")).if_match(&ground.activiteit.etag);
    let changed = patch.json(&beheer).send().await.expect(200);
    let indienen = |etag: &str| ground.redacteur.post(ground.activiteit.path("/concept/_indienen")).if_match(etag);
    indienen(&ground.activiteit.etag).send().await.expect(412);
    indienen(&changed.etag()).send().await.expect(200);
}

/// The order in which things are checked: what comes first hides what comes after it.
#[actix_web::test]
async fn the_checks_come_in_their_order() {
    let ground = Ground::prepare().await;
    let path = ground.activiteit.path("/concept/_terugsturen");
    let (lezer, beoordelaar) = (ground.app.caller("lezer", &[verwerkingsregister::auth::Scope::Lezen]), ground.app.beoordelaar());
    let bad = |request: Request| request.header("Accept", "image/png").body("text/plain", "{");
    bad(ground.app.anonymous().post(&path)).send().await.expect(401);
    bad(lezer.post(&path)).send().await.expect(403);
    bad(beoordelaar.post("/v1/verwerkingsactiviteiten/00000000-0000-0000-0000-000000000001/concept/_terugsturen"))
        .send()
        .await
        .expect(404);
    bad(beoordelaar.post(&path)).send().await.expect(406);
    beoordelaar.post(&path).body("text/plain", "{").send().await.expect(415);
    beoordelaar.post(&path).body("application/json", "{").send().await.expect(400);
    let good = || beoordelaar.post(&path).json(&json!({"reden": "x"}));
    good().send().await.expect(428);
    good().if_match("\"0\"").send().await.expect(412);
    good().if_match(&ground.activiteit.etag).send().await.expect(409);
    ground.nothing_changed().await;
}

/// Every operation that documents `If-Match` refuses to go on without it, and says so only after all else is right.
#[actix_web::test]
async fn no_operation_forgets_to_ask_for_the_etag() {
    let asking = operations().into_iter().filter(Operation::wants_if_match).count();
    // Trying a subscription changes nothing, a delivery by key may be sent again as it is, and an import belongs to one person.
    let without = ["/verwerkingsactiviteiten/extern/", "/inlezingen/"];
    let below = |operation: &Operation| {
        let asks = !without.iter().any(|path| operation.path.starts_with(path));
        operation.method != "GET" && operation.path.contains('{') && asks && operation.id() != "abonnement_testen"
    };
    let changing: Vec<_> = operations().into_iter().filter(below).collect();
    assert_eq!(asking, changing.len());
    for operation in changing {
        assert!(operation.wants_if_match(), "{}", operation.id());
        assert_ne!(operation.value["responses"]["428"], Value::Null, "{}", operation.id());
    }
}

/// A key is kept only together with what it made.
#[actix_web::test]
async fn a_creation_that_is_refused_leaves_its_idempotency_key_free() {
    let ground = Ground::prepare().await;
    let uuid = ground.nieuw["registerhouder"].clone();
    let beheerder = ground.app.beheerder();
    let make = |body: Value| beheerder.post("/v1/organisaties").header("Idempotency-Key", "sleutel-1").json(&body);
    let refused = make(json!({"uuid": uuid, "naam": "Mailhuis BV"})).send().await.expect(409);
    assert_eq!(refused.problem(), "bestaat-al");
    ground.nothing_changed().await;
    let made = make(json!({"naam": "Mailhuis BV"})).send().await.expect(201);
    let again = make(json!({"naam": "Mailhuis BV"})).send().await.expect(201);
    assert_eq!(made.body["uuid"], again.body["uuid"]);
    assert_eq!(make(json!({"naam": "Een ander"})).send().await.expect(409).problem(), "sleutel-al-gebruikt");
    for strange in ["", "met spatie", &"x".repeat(201)] {
        let request = beheerder.post("/v1/organisaties").header("Idempotency-Key", strange).json(&json!({"naam": "Mailhuis BV"}));
        assert_eq!(request.send().await.expect(400).problem_codes(), [("Idempotency-Key", "vorm")], "{strange}");
    }
}
