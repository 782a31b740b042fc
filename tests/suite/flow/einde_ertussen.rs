//! An end is a version too, but no concept became it: what it comes between stays one concept.

use serde_json::json;
use verwerkingsregister::store::{Lezen, verificatie::verifieer};

use crate::support::{
    TestApp,
    life_cycle::{beeindigd, gewist, ingetrokken, nieuw_concept, nieuwe_versie},
};

#[actix_web::test]
async fn who_wrote_or_submitted_it_does_not_settle_it_after_an_end_in_between() {
    let app = TestApp::start().await;
    let (schrijver, indiener) = (app.with_every_right("anna"), app.with_every_right("bas"));
    let settled = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    schrijver.post(settled.path("/concept")).if_match("*").send().await.expect(201);
    indiener.post(settled.path("/concept/_indienen")).if_match("*").send().await.expect(200);
    let einde = json!({"reden": "Gestopt.", "eindeGeldigheid": "2030-12-31"});
    schrijver.post(settled.path("/_beeindigen")).if_match("*").json(&einde).send().await.expect(201);
    for wie in [&schrijver, &indiener] {
        let refused = wie.post(settled.path("/concept/_vaststellen")).if_match("*").send().await.expect(403);
        assert_eq!(refused.problem(), "niet-deze-persoon");
    }
    app.beoordelaar().post(settled.path("/concept/_vaststellen")).if_match("*").send().await.expect(201);
}

#[actix_web::test]
async fn erasing_the_reason_of_an_end_leaves_the_concept_beside_it() {
    let app = TestApp::start().await;
    let settled = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let concept = nieuw_concept(&app, &settled, &json!({"omschrijving": "Nieuw."})).await;
    let (einde, _) = beeindigd(&app, &concept, "2026-12-31").await;
    let weg = gewist(&app, &einde, 2).await;
    let versie = app.redacteur().get(weg.path("/versies/2")).send().await.expect(200);
    assert_eq!((&versie.body["reden"], &versie.body["wissing"]["uitgevoerd"]), (&json!(null), &json!(true)));
    let shown = app.redacteur().get(weg.path("/concept")).send().await.expect(200);
    assert_eq!(shown.body["inhoud"]["omschrijving"], "Nieuw.");
    app.settle(&weg).await;
}

#[actix_web::test]
async fn erasing_a_version_takes_every_revision_of_its_concept_and_nothing_else() {
    let app = TestApp::start().await;
    let settled = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let concept = nieuw_concept(&app, &settled, &json!({"omschrijving": "Zwaluwstaart"})).await;
    let (einde, _) = beeindigd(&app, &concept, "2026-12-31").await;
    let weg = ingetrokken(&app, &einde, 1, "Er stond een fout in.").await;
    let derde = app.settle(&weg).await;
    let (vierde, _) = nieuwe_versie(&app, &derde, &json!({"omschrijving": null})).await;
    gewist(&app, &vierde, 3).await;
    let gewist = app.store().read(|tx: &mut Lezen<'_>| verifieer(tx.conn, None)).await.unwrap().gewist;
    let journaal = app.with_every_right("lezer").get(vierde.path("/journaal?pageSize=100")).send().await.expect(200);
    let regels = journaal.body["results"].as_array().unwrap();
    let nummers = |handeling: &str| -> Vec<String> {
        let regels = regels.iter().filter(|regel| regel["handeling"] == handeling);
        regels.map(|regel| format!("regel {}:", regel["volgnummer"])).collect()
    };
    let is_gewist = |regel: &String| gewist.iter().any(|gewist| gewist.starts_with(regel.as_str()));
    // The newest comes first: the concept that became version 3 is the older of the two.
    assert!(nummers("update_concept").last().is_some_and(is_gewist), "{gewist:#?}");
    assert!(!nummers("versie_intrekken").iter().any(is_gewist), "the withdrawal of another version stays: {gewist:#?}");
    assert!(!nummers("verwerkingsactiviteit_beeindigen").iter().any(is_gewist), "{gewist:#?}");
}
