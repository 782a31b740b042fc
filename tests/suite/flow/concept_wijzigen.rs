//! Writing a concept: replaced as a whole, by merge patch, thrown away, started anew.

use serde_json::{Value, json};

use crate::support::{TestApp, complete_inhoud, life_cycle::nieuwe_versie};

#[actix_web::test]
async fn what_is_shown_is_taken_back_unchanged_also_from_a_settled_version() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let settled = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let redacteur = app.redacteur();
    let versie = redacteur.get(settled.path("/versies/1")).send().await.expect(200);
    let started = redacteur.post(settled.path("/concept")).if_match(&settled.etag).send().await.expect(201);
    // A new content gets a begin of its own; all else is what counts now.
    let mut verwacht = versie.body["inhoud"].clone();
    verwacht["beginGeldigheid"] = Value::Null;
    assert_eq!(started.body["inhoud"], verwacht);
    let address = format!("https://register.voorbeeld.example{}", settled.path("/concept"));
    assert_eq!(started.header("Location"), Some(address.as_str()));
    for inhoud in [&started.body["inhoud"], &versie.body["inhoud"]] {
        let put = redacteur.put(settled.path("/concept")).if_match("*").json(&json!({"inhoud": inhoud})).send().await.expect(200);
        assert_eq!(&put.body["inhoud"], inhoud);
        let shown = redacteur.get(settled.path("/concept")).send().await.expect(200);
        assert_eq!((shown.etag(), &shown.body), (put.etag(), &put.body));
    }
}

#[actix_web::test]
async fn put_replaces_everything_and_a_patch_only_what_it_names() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["omschrijving"] = "Voor wie zich aanmeldt.".into();
    inhoud["beveiliging"] = json!({"openbareOmschrijving": "Versleuteld.", "maatregelen": [{"omschrijving": "Sloten"}]});
    let concept = app.concept(gemeente, &inhoud).await;
    let (redacteur, pad) = (app.redacteur(), concept.path("/concept"));
    let before = redacteur.get(&pad).send().await.expect(200).body;
    let patch = json!({"inhoud": {"omschrijving": null, "doelen": null, "themas": ["sport_cultuur_vrije_tijd"],
        "beveiliging": {"maatregelen": null}}});
    let changed = redacteur.patch(&pad).if_match(&concept.etag).json(&patch).send().await.expect(200).body;
    let mut verwacht = before["inhoud"].clone();
    verwacht["omschrijving"] = Value::Null;
    verwacht["doelen"] = json!([]);
    verwacht["themas"] = json!(["sport_cultuur_vrije_tijd"]);
    verwacht["beveiliging"]["maatregelen"] = json!([]);
    assert_eq!(changed["inhoud"], verwacht);
    assert_eq!(changed["aangemaaktOp"], before["aangemaaktOp"]);
    let put = redacteur.put(&pad).if_match("*").json(&json!({"inhoud": {"naam": "Kort"}})).send().await.expect(200).body;
    assert_eq!((&put["inhoud"]["naam"], &put["inhoud"]["betrokkenen"]), (&json!("Kort"), &json!([])));
}

#[actix_web::test]
async fn a_patch_that_does_not_fit_changes_nothing_and_names_every_fault() {
    let app = TestApp::start().await;
    let concept = app.concept_named(app.gemeente().await, "Nieuwsbrief").await;
    let patch = json!({"inhoud": {"naam": null, "rol": "baas", "betrokkenen": [{"categorie": "marsmannetje"}]}});
    let refused = app.redacteur().patch(concept.path("/concept")).if_match(&concept.etag).json(&patch).send().await.expect(400);
    let mut places: Vec<_> = refused.problem_codes().into_iter().map(|(place, _)| place).collect();
    places.sort_unstable();
    assert_eq!(places, ["/inhoud/betrokkenen/0/categorie", "/inhoud/naam", "/inhoud/rol"]);
    let read = app.redacteur().get(concept.path("/concept")).send().await.expect(200);
    assert_eq!(read.etag(), concept.etag);
}

#[actix_web::test]
async fn a_concept_that_is_thrown_away_leaves_the_versions_as_they_were() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let eerste = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let (tweede, _) = nieuwe_versie(&app, &eerste, &json!({"naam": "Nieuwsbrief 2", "beginGeldigheid": "2026-02-01"})).await;
    let redacteur = app.redacteur();
    let versies = redacteur.get(tweede.path("/versies")).send().await.expect(200).body;
    let openbaar = app.anonymous().get(tweede.public_path("")).send().await.expect(200);
    let started = redacteur.post(tweede.path("/concept")).if_match(&tweede.etag).send().await.expect(201);
    let thrown = redacteur.delete(tweede.path("/concept")).if_match(&started.etag()).send().await.expect(204);
    assert!(thrown.bytes.is_empty());
    redacteur.get(tweede.path("/concept")).send().await.expect(404);
    redacteur.delete(tweede.path("/concept")).if_match("*").send().await.expect(404);
    assert_eq!(redacteur.get(tweede.path("/versies")).send().await.expect(200).body, versies);
    let nu = app.anonymous().get(tweede.public_path("")).send().await.expect(200);
    assert_eq!((nu.etag(), nu.bytes), (openbaar.etag(), openbaar.bytes));
}

#[actix_web::test]
async fn a_concept_starts_from_the_planned_version_when_none_counts_yet() {
    let app = TestApp::start().await;
    let gepland = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2027-01-01").await;
    let started = app.redacteur().post(gepland.path("/concept")).if_match(&gepland.etag).send().await.expect(201);
    assert_eq!(started.body["inhoud"]["naam"], "Nieuwsbrief");
}
